/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.gateway;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.qingshan.server.registry.RegistryCity;
import org.qingshan.server.telemetry.DeviceAdmission;
import org.qingshan.server.telemetry.fixture.Packets;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Registers devices, sends as them through the port of the application, and shows what was stored. */
@TestComponent
class RegisteredSender {

    private static final AtomicInteger NUMBERS = new AtomicInteger(100);

    private final RegistryCity city;
    private final DeviceAdmission admission;
    private final Gateway gateway;
    private final JdbcClient ingest;

    RegisteredSender(
            RegistryCity city, DeviceAdmission admission, Gateway gateway, @Qualifier("ingest") JdbcClient ingest) {
        this.city = city;
        this.admission = admission;
        this.gateway = gateway;
        this.ingest = ingest;
    }

    /** A line of the devices sheet without its number; the new number of the device. */
    String register(String x, String point, String columns, String cells) {
        String mn = x + "-S" + NUMBERS.incrementAndGet();
        city.importCsv(
                city.analyst(x),
                "devices",
                "mn,point,password," + columns + "\n" + mn + "," + x + "-" + point + ",123456," + cells + "\n");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> admission.findDevice(mn).isPresent());
        return mn;
    }

    Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), gateway.port());
    }

    /** {@code head} is what stands before PW, {@code tail} what stands behind MN. */
    static void send(Socket socket, String head, String mn, String tail) throws IOException {
        socket.getOutputStream().write(Packets.framed(head + ";PW=123456;MN=" + mn + ";" + tail));
    }

    /** Kind, data time (epoch second), items, figures, flags and texts of each stored row. */
    List<String> samples(String mn) {
        return ingest.sql("""
                        SELECT concat_ws(' | ', s.kind, extract(epoch FROM s.data_time)::bigint, array_to_string(l.items, ','),
                               array_to_string(telemetry.figures(s.figures), ',', '-'), coalesce(s.flags, 'N'),
                               coalesce(array_to_string(s.texts, ','), '-'))
                        FROM telemetry.sample s JOIN telemetry.layout l ON l.id = s.layout
                        JOIN registry.device d ON d.id = s.device WHERE d.mn = :mn ORDER BY s.data_time, s.arrival
                        """).param("mn", mn).query(String.class).list();
    }

    /** Codes of the packets that gave no sample. */
    List<String> notes(String mn) {
        return ingest.sql("SELECT array_to_string(n.codes, ',') FROM telemetry.packet_note n"
                        + " JOIN registry.device d ON d.id = n.device WHERE d.mn = :mn ORDER BY n.batch, n.ordinal")
                .param("mn", mn)
                .query(String.class)
                .list();
    }
}
