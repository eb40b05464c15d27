/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.access.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.qingshan.server.platform.ProblemException;
import org.springframework.stereotype.Component;

/**
 * Slows guessing down. After five wrong passwords for a login from one address, or thirty from one address, the next try
 * waits a minute, then twice as long each time, up to a quarter of an hour. Bounded memory: the oldest are forgotten.
 */
@Component
class LoginThrottle {

    private static final int FREE_PER_LOGIN = 5;
    private static final int FREE_PER_ADDRESS = 30;
    private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
    private static final int MOST_DOUBLINGS = 4;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);
    private static final int MOST_KEYS = 20_000;

    private final Clock clock;
    private final Map<String, Failures> failures = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > MOST_KEYS;
        }
    };

    LoginThrottle(Clock clock) {
        this.clock = clock;
    }

    private record Failures(int count, Instant last) {}

    /** Throws when one has to wait. */
    synchronized void check(String login, String address) {
        Duration wait = longer(wait(pair(login, address), FREE_PER_LOGIN), wait(address, FREE_PER_ADDRESS));
        if (wait.isPositive()) {
            throw new ProblemException(
                    ProblemException.Kind.TOO_MANY, "access.too-many-tries", Map.of("seconds", wait.toSeconds() + 1));
        }
    }

    synchronized void failed(String login, String address) {
        count(pair(login, address));
        count(address);
    }

    synchronized void succeeded(String login, String address) {
        failures.remove(pair(login, address));
    }

    private void count(String key) {
        Failures before = failures.get(key);
        Instant now = clock.instant();
        boolean fresh = before == null || before.last.plus(FORGOTTEN_AFTER).isBefore(now);
        failures.put(key, new Failures(fresh || before == null ? 1 : before.count + 1, now));
    }

    private Duration wait(String key, int free) {
        Failures known = failures.get(key);
        if (known == null || known.count < free) {
            return Duration.ZERO;
        }
        int doublings = Math.min((known.count - free), MOST_DOUBLINGS);
        Duration whole = FIRST_WAIT.multipliedBy(1L << doublings);
        Duration bounded = whole.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : whole;
        return Duration.between(clock.instant(), known.last.plus(bounded));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static String pair(String login, String address) {
        return login + "\n" + address;
    }
}
