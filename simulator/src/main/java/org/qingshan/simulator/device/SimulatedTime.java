/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.simulator.device;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that starts at a chosen moment and runs {@code speed} times as fast as the clock it is driven by. */
public final class SimulatedTime implements InstantSource {

    private final InstantSource driver;
    private final Instant driverStart;
    private final Instant origin;
    private final double speed;

    public SimulatedTime(InstantSource driver, Instant origin, double speed) {
        if (!(speed > 0)) {
            throw new IllegalArgumentException("speed is %s; expected a number above 0.".formatted(speed));
        }
        this.driver = driver;
        this.driverStart = driver.instant();
        this.origin = origin;
        this.speed = speed;
    }

    /** Real time at a speed, from now. */
    public static SimulatedTime from(Clock clock, double speed) {
        return new SimulatedTime(clock, clock.instant(), speed);
    }

    @Override
    public Instant instant() {
        long elapsed = Duration.between(driverStart, driver.instant()).toNanos();
        return origin.plusNanos((long) (elapsed * speed));
    }

    /** Real milliseconds until a moment; 0 when it has passed. */
    public long millisUntil(Instant moment) {
        return Math.max(0, (long) (Duration.between(instant(), moment).toMillis() / speed) + 1);
    }
}
