/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.access.internal;

import java.security.SecureRandom;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.qingshan.server.platform.ProblemException;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/** Argon2id (RFC 9106): 16 MiB, 2 passes, 1 lane; two at a time, so that guessing cannot take the whole machine. */
@Component
class Passwords {

    static final int SHORTEST = 10;
    private static final int LONGEST = 200;
    private static final int AT_ONCE = 2;

    /** Without what is easily taken for something else. */
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

    private final Argon2PasswordEncoder encoder = Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
    private final SecureRandom random = new SecureRandom();
    private final Semaphore places = new Semaphore(AT_ONCE);
    private @Nullable String dummy;

    String hash(String password) {
        if (password.length() < SHORTEST || password.length() > LONGEST) {
            throw new ProblemException("access.password-length", Map.of("shortest", SHORTEST, "longest", LONGEST));
        }
        places.acquireUninterruptibly();
        try {
            return Objects.requireNonNull(encoder.encode(password));
        } finally {
            places.release();
        }
    }

    boolean matches(String password, String hash) {
        if (password.length() > LONGEST) {
            return false;
        }
        places.acquireUninterruptibly();
        try {
            return encoder.matches(password, hash);
        } finally {
            places.release();
        }
    }

    /** Takes as long as a real check, so that the time does not tell whether the login exists. */
    void matchNobody(String password) {
        matches(password, dummyHash());
    }

    /** Four groups of four, about 79 bits. */
    String generate() {
        var text = new StringBuilder();
        for (int i = 0; i < 16; i++) {
            text.append(i > 0 && i % 4 == 0 ? "-" : "").append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }

    private synchronized String dummyHash() {
        if (dummy == null) {
            dummy = hash(generate());
        }
        return dummy;
    }
}
