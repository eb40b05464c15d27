/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.gateway;

import io.micrometer.core.instrument.MeterRegistry;
import io.netty.handler.ssl.SslContext;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qingshan.hj212.Packet;
import org.qingshan.server.telemetry.AdmittedDevice;
import org.qingshan.server.telemetry.DeviceAdmission;
import org.qingshan.server.telemetry.ingest.CommitQueue;
import org.qingshan.server.telemetry.ingest.Drafts;

/** Builds gateways. */
public final class Gateways {

    private Gateways() {}

    /** What a gateway works with. */
    public record Parts(
            CommitQueue queue,
            Drafts.SlotTable slots,
            DeviceAdmission admission,
            List<DeviceTraffic> traffic,
            UnknownSenders unknownSenders,
            MeterRegistry meters,
            Clock clock) {

        public Parts {
            traffic = List.copyOf(traffic);
        }
    }

    /** @param loopbackOnly when no address is set, listen on this machine only */
    public static Gateway create(GatewaySettings settings, boolean loopbackOnly, Parts parts) throws IOException {
        var figures = new GatewayFigures(parts.meters());
        var paces = new DevicePaces(settings.packetsPerSecond());
        DeviceTraffic traffic = new AllTraffic(parts.traffic());
        return new Gateway(
                settings,
                addressOf(settings, loopbackOnly),
                parts.queue(),
                () -> new PacketClerk(
                        parts.admission(),
                        parts.queue(),
                        new Drafts(parts.slots()),
                        traffic,
                        parts.unknownSenders(),
                        figures,
                        paces,
                        parts.clock()),
                tlsOf(settings),
                figures);
    }

    private record AllTraffic(List<DeviceTraffic> listeners) implements DeviceTraffic {

        @Override
        public void heard(AdmittedDevice device, Packet packet, DeviceConnection connection) {
            for (DeviceTraffic listener : listeners) {
                listener.heard(device, packet, connection);
            }
        }

        @Override
        public boolean isOffered(AdmittedDevice device, String password) {
            return listeners.stream().anyMatch(listener -> listener.isOffered(device, password));
        }

        @Override
        public void closed(DeviceConnection connection) {
            for (DeviceTraffic listener : listeners) {
                listener.closed(connection);
            }
        }
    }

    private static InetAddress addressOf(GatewaySettings settings, boolean loopbackOnly) throws IOException {
        if (!settings.address().isEmpty()) {
            return InetAddress.getByName(settings.address());
        }
        return loopbackOnly ? InetAddress.getLoopbackAddress() : InetAddress.getByName("0.0.0.0");
    }

    private static @Nullable SslContext tlsOf(GatewaySettings settings) throws IOException {
        if (settings.tlsPort() < 0) {
            return null;
        }
        return GatewayTls.of(settings.tlsCertificate(), settings.tlsKey());
    }
}
