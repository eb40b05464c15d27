/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.access.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qingshan.server.access.Scope;
import org.qingshan.server.access.ScopeContext;
import org.qingshan.server.access.internal.SignIn;
import org.qingshan.server.access.internal.SignIn.SignedIn;
import org.qingshan.server.platform.ProblemWriter;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Finds the session of the request and does the rest under its scope. Unsafe methods need the session's CSRF token. */
class SessionFilter extends OncePerRequestFilter {

    static final String ATTRIBUTE = "qingshan.signed-in";
    static final String CSRF_HEADER = "X-CSRF-TOKEN";

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private final SignIn signIn;
    private final ProblemWriter problems;

    SessionFilter(SignIn signIn, ProblemWriter problems) {
        this.signIn = signIn;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        SignedIn signedIn = signedIn(request).orElse(null);
        if (isFromAnotherSite(request) || lacksToken(request, signedIn)) {
            problems.write(request, response, 403, "access.csrf");
            return;
        }
        if (signedIn != null && signedIn.session().mustChange() && !isAboutTheSession(request)) {
            problems.write(request, response, 403, "access.password-must-change");
            return;
        }
        proceed(request, response, chain, signedIn);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return !path.startsWith("/api/") && !path.startsWith("/actuator/");
    }

    private Optional<SignedIn> signedIn(HttpServletRequest request) {
        // A stream that broke off is opened again by the browser itself.
        boolean byItself = request.getRequestURI().equals(LiveController.PATH);
        return SessionCookie.find(request).flatMap(byItself ? signIn::look : signIn::find);
    }

    private static void proceed(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain, @Nullable SignedIn signedIn)
            throws ServletException, IOException {
        Scope scope = signedIn == null ? Scope.NONE : signedIn.who().scope();
        if (signedIn != null) {
            request.setAttribute(ATTRIBUTE, signedIn);
            authenticate(scope);
        }
        try {
            ScopeContext.callAs(scope, request.getRemoteAddr(), () -> {
                chain.doFilter(request, response);
                return scope;
            });
        } catch (ServletException | IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }

    private static void authenticate(Scope scope) {
        var authorities = scope.roles().stream()
                .map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                .toList();
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new UsernamePasswordAuthenticationToken(scope, null, List.copyOf(authorities)));
        SecurityContextHolder.setContext(context);
    }

    private static boolean lacksToken(HttpServletRequest request, @Nullable SignedIn signedIn) {
        if (signedIn == null || SAFE.contains(request.getMethod()) || isSignIn(request)) {
            return false;
        }
        String token = request.getHeader(CSRF_HEADER);
        return token == null || !same(token, signedIn.session().csrf());
    }

    /** What browsers say of themselves; also guards the sign-in, for which there is no token yet. */
    private static boolean isFromAnotherSite(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        return !SAFE.contains(request.getMethod())
                && site != null
                && !site.equals("same-origin")
                && !site.equals("none");
    }

    private static boolean isSignIn(HttpServletRequest request) {
        return request.getMethod().equals("POST") && request.getRequestURI().equals(SessionController.PATH);
    }

    private static boolean isAboutTheSession(HttpServletRequest request) {
        return request.getRequestURI().startsWith(SessionController.PATH);
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
