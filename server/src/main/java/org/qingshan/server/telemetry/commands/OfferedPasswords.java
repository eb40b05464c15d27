/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.commands;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.qingshan.server.telemetry.AdmittedDevice;

/**
 * Passwords that devices were asked to take and that the registry does not have yet. Some devices answer under the old one, some
 * under the new one, and some take it and their answer is lost: until it is known how it went, both open the door.
 */
final class OfferedPasswords {

    private final Map<Integer, OpenCommand> offers = new ConcurrentHashMap<>();

    void offer(OpenCommand command) {
        if (command.kind == CommandKind.SET_PASSWORD) {
            offers.put(command.device, command);
        }
    }

    /** The device said that it did not take it. */
    void withdraw(OpenCommand command) {
        offers.remove(command.device, command);
    }

    /** Called on event loops. */
    boolean isOffered(int device, String password) {
        return isOf(offers.get(device), password);
    }

    /** The command whose password a packet of the device shows to have been taken. Called on event loops. */
    Optional<OpenCommand> findTaken(AdmittedDevice device, String password) {
        OpenCommand offer = offers.get(device.id());
        if (isOf(offer, device.password())) {
            offers.remove(device.id(), offer);
            return Optional.empty();
        }
        return isOf(offer, password) ? Optional.ofNullable(offer) : Optional.empty();
    }

    /** What a device is to be addressed with. */
    String passwordOf(AdmittedDevice device) {
        OpenCommand offer = offers.get(device.id());
        return offer != null && offer.taken ? passwordIn(offer) : device.password();
    }

    private static boolean isOf(@Nullable OpenCommand offer, String password) {
        return offer != null
                && MessageDigest.isEqual(
                        passwordIn(offer).getBytes(StandardCharsets.UTF_8), password.getBytes(StandardCharsets.UTF_8));
    }

    private static String passwordIn(OpenCommand offer) {
        return offer.parameters.getOrDefault("NewPW", "");
    }
}
