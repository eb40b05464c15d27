/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.access.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/** The cookie of a session: out of reach for scripts, for this site only, and over TLS only where there is TLS. */
final class SessionCookie {

    static final String NAME = "qs_session";

    private SessionCookie() {}

    static Optional<String> find(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(NAME))
                        .map(Cookie::getValue)
                        .findFirst();
    }

    static void set(HttpServletRequest request, HttpServletResponse response, String value) {
        response.addHeader(
                HttpHeaders.SET_COOKIE, cookie(request, value).build().toString());
    }

    static void clear(HttpServletRequest request, HttpServletResponse response) {
        response.addHeader(
                HttpHeaders.SET_COOKIE, cookie(request, "").maxAge(0).build().toString());
    }

    private static ResponseCookie.ResponseCookieBuilder cookie(HttpServletRequest request, String value) {
        return ResponseCookie.from(NAME, value)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Strict")
                .path("/");
    }
}
