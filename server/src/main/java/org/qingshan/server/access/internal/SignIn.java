/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.access.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.qingshan.server.access.Accounts;
import org.qingshan.server.access.ScopeContext;
import org.qingshan.server.access.internal.ScopeResolver.Resolved;
import org.qingshan.server.access.store.SessionStore;
import org.qingshan.server.access.store.SessionStore.Credential;
import org.qingshan.server.access.store.SessionStore.Session;
import org.qingshan.server.platform.AuditEntry;
import org.qingshan.server.platform.AuditTrail;
import org.qingshan.server.platform.Jobs;
import org.qingshan.server.platform.ProblemException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sessions: a random cookie whose digest is stored. */
@Service
public class SignIn {

    private static final int TOKEN_BYTES = 32;
    private static final Duration TOUCH_AFTER = Duration.ofMinutes(1);

    private final SessionStore sessions;
    private final Passwords passwords;
    private final LoginThrottle throttle;
    private final ScopeResolver scopes;
    private final Accounts accounts;
    private final AuditTrail audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    SignIn(
            SessionStore sessions,
            Passwords passwords,
            LoginThrottle throttle,
            ScopeResolver scopes,
            Accounts accounts,
            AuditTrail audit,
            Clock clock,
            Jobs jobs) {
        this.sessions = sessions;
        this.passwords = passwords;
        this.throttle = throttle;
        this.scopes = scopes;
        this.accounts = accounts;
        this.audit = audit;
        this.clock = clock;
        jobs.every("sessions", Duration.ofMinutes(10), () -> sessions.deleteEnded(clock.instant()));
    }

    /** A session with the person and scope it stands for. */
    public record SignedIn(Session session, Resolved who) {}

    /** @return the cookie of the new session */
    @Transactional("ingest")
    public String signIn(String login, String password, String address) {
        String lower = login.strip().toLowerCase(Locale.ROOT);
        throttle.check(lower, address);
        Resolved who = check(lower, password).flatMap(scopes::find).orElseThrow(() -> {
            throttle.failed(lower, address);
            return new ProblemException(ProblemException.Kind.NOT_SIGNED_IN, "access.wrong-password", Map.of());
        });
        throttle.succeeded(lower, address);
        String cookie = token();
        sessions.insert(digest(cookie), token(), who.person().internalId(), address, clock.instant());
        recordAs(who, address, "access.session.begin");
        return cookie;
    }

    @Transactional("ingest")
    public void signOut(String cookie) {
        find(cookie).ifPresent(signedIn -> {
            sessions.delete(digest(cookie));
            recordAs(signedIn.who, ScopeContext.address(), "access.session.end");
        });
    }

    /** The session of a cookie, if it still lasts; it lasts on from now. */
    public Optional<SignedIn> find(String cookie) {
        Instant now = clock.instant();
        Optional<SignedIn> found = look(cookie);
        found.map(SignedIn::session)
                .filter(session -> Duration.between(session.seenAt(), now).compareTo(TOUCH_AFTER) > 0)
                .ifPresent(session -> sessions.touch(session.id(), now));
        return found;
    }

    /** The same for what happens without a person doing anything: the session does not last longer for it. */
    public Optional<SignedIn> look(String cookie) {
        return sessions.find(digest(cookie), clock.instant())
                .flatMap(session -> scopes.find(session.personId()).map(who -> new SignedIn(session, who)));
    }

    /** Replaces the own password; all sessions end, so one signs in again. */
    @Transactional("ingest")
    public void changePassword(Resolved who, String current, String fresh) {
        String hash = sessions.findCredential(who.person().internalId())
                .map(Credential::hash)
                .orElse("");
        if (!passwords.matches(current, hash)) {
            throw new ProblemException("access.wrong-current-password", Map.of());
        }
        if (current.equals(fresh)) {
            throw new ProblemException("access.password-unchanged", Map.of());
        }
        accounts.setPassword(who.person().id(), fresh, false);
    }

    private Optional<Integer> check(String login, String password) {
        Optional<Credential> credential = sessions.findCredential(login);
        if (credential.isEmpty()) {
            passwords.matchNobody(password);
        }
        return credential
                .filter(found -> passwords.matches(password, found.hash()))
                .map(Credential::personId);
    }

    private void recordAs(Resolved who, String address, String action) {
        ScopeContext.callAs(who.scope(), address, () -> {
            audit.record(AuditEntry.of(action, "person", who.person().id()));
            return who;
        });
    }

    private String token() {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] digest(String cookie) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(cookie.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
