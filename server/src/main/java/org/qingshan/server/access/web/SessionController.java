/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;
import org.qingshan.server.access.Accounts.Person;
import org.qingshan.server.access.Right;
import org.qingshan.server.access.Role;
import org.qingshan.server.access.Scope;
import org.qingshan.server.access.internal.ScopeSentence;
import org.qingshan.server.access.internal.SignIn;
import org.qingshan.server.access.internal.SignIn.SignedIn;
import org.qingshan.server.platform.HttpSettings;
import org.qingshan.server.platform.Messages;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Sign in, ask who one is, sign out. */
@RestController
@RequestMapping(SessionController.PATH)
class SessionController {

    static final String PATH = "/api/v1/session";

    private final SignIn signIn;
    private final ScopeSentence sentences;
    private final HttpSettings http;

    SessionController(SignIn signIn, ScopeSentence sentences, HttpSettings http) {
        this.signIn = signIn;
        this.sentences = sentences;
        this.http = http;
    }

    record SignInRequest(@NotBlank String name, @NotNull String password) {}

    record PasswordRequest(
            @NotNull String current, @NotBlank String fresh) {}

    record SessionPerson(UUID id, String name, String login) {}

    record SessionScope(String sentenceZh, String sentenceEn) {}

    /**
     * @param mustChangePassword until then every other request is refused with access.password-must-change
     * @param plainHttp the server is reached from other machines without encryption, which screens say in a banner
     */
    record SessionBody(
            SessionPerson person,
            List<Role> roles,
            List<Right> rights,
            SessionScope scope,
            String csrf,
            boolean mustChangePassword,
            boolean plainHttp) {}

    @PostMapping
    SessionBody begin(
            @Valid @RequestBody SignInRequest body, HttpServletRequest request, HttpServletResponse response) {
        String cookie = signIn.signIn(body.name(), body.password(), request.getRemoteAddr());
        SessionCookie.set(request, response, cookie);
        return signIn.find(cookie).map(this::body).orElseThrow();
    }

    @GetMapping
    SessionBody current(@RequestAttribute(SessionFilter.ATTRIBUTE) SignedIn signedIn) {
        return body(signedIn);
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(HttpServletRequest request, HttpServletResponse response) {
        SessionCookie.find(request).ifPresent(signIn::signOut);
        SessionCookie.clear(request, response);
    }

    @PutMapping("/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changePassword(
            @Valid @RequestBody PasswordRequest body, @RequestAttribute(SessionFilter.ATTRIBUTE) SignedIn signedIn) {
        signIn.changePassword(signedIn.who(), body.current(), body.fresh());
    }

    private SessionBody body(SignedIn signedIn) {
        Person person = signedIn.who().person();
        Scope scope = signedIn.who().scope();
        return new SessionBody(
                new SessionPerson(person.id(), person.name(), person.login()),
                scope.roles().stream().sorted().toList(),
                scope.rights().stream().sorted().toList(),
                new SessionScope(sentences.of(person, Messages.CHINESE), sentences.of(person, Messages.ENGLISH)),
                signedIn.session().csrf(),
                signedIn.session().mustChange(),
                http.isPlainBeyondThisMachine());
    }
}
