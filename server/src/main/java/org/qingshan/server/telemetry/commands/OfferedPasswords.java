/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.commands;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.qingshan.server.telemetry.AdmittedDevice;

/**
 * Passwords that devices were asked to take and that the registry does not have yet. Some devices answer under the old one, some
 * under the new one, and some take it and their answer is lost: until it is known how it went, both open the door.
 */
final class OfferedPasswords {

    private final Map<Integer, Offer> offers = new ConcurrentHashMap<>();

    /** Holds as long as the registry has the password from before. */
    private record Offer(OpenCommand command, String before) {

        String password() {
            return command.parameters.getOrDefault("NewPW", "");
        }

        boolean holdsFor(AdmittedDevice device) {
            return isSame(before, device.password());
        }
    }

    void offer(OpenCommand command, AdmittedDevice device) {
        if (command.kind == CommandKind.SET_PASSWORD) {
            offers.put(command.device, new Offer(command, device.password()));
        }
    }

    /** The device said that it did not take it. */
    void withdraw(OpenCommand command) {
        offers.computeIfPresent(command.device, (_, offer) -> offer.command() == command ? null : offer);
    }

    /** Called on event loops. */
    boolean isOffered(AdmittedDevice device, String password) {
        return find(device).filter(offer -> isSame(offer.password(), password)).isPresent();
    }

    /** The command whose password a packet of the device shows to have been taken. Called on event loops. */
    Optional<OpenCommand> findTaken(AdmittedDevice device, String password) {
        return find(device)
                .filter(offer -> isSame(offer.password(), password) && !isSame(offer.password(), offer.before()))
                .map(Offer::command);
    }

    /** What a device is to be addressed with. */
    String passwordOf(AdmittedDevice device) {
        return find(device)
                .filter(offer -> offer.command().taken)
                .map(Offer::password)
                .orElse(device.password());
    }

    /** Forgets what the registry has decided. */
    private Optional<Offer> find(AdmittedDevice device) {
        Offer offer = offers.get(device.id());
        if (offer != null && !offer.holdsFor(device)) {
            offers.remove(device.id(), offer);
            return Optional.empty();
        }
        return Optional.ofNullable(offer);
    }

    private static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
