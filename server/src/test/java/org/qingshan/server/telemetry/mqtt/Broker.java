/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.mqtt;

import static org.awaitility.Awaitility.await;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient;
import io.moquette.broker.Server;
import io.moquette.broker.config.MemoryConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Properties;

/** A real broker inside the test, and stations that publish to it. */
public final class Broker implements AutoCloseable {

    private final Server server;

    private Broker(Server server) {
        this.server = server;
    }

    /** @param port 0 = any */
    public static Broker start(int port) throws IOException {
        var settings = new Properties();
        settings.setProperty("host", "127.0.0.1");
        settings.setProperty("port", Integer.toString(port));
        settings.setProperty("allow_anonymous", "true");
        settings.setProperty("persistence_enabled", "false");
        settings.setProperty("netty.mqtt.message_size", Integer.toString(4 << 20));
        settings.setProperty("telemetry_enabled", "false");
        var server = new Server();
        server.startServer(new MemoryConfig(settings));
        // The broker learns its port from the event loop, a moment after it is bound.
        await().atMost(Duration.ofSeconds(10)).until(server::getPort, known -> known != 0);
        return new Broker(server);
    }

    public int port() {
        return server.getPort();
    }

    /** Publishes at least once and waits until the broker has it. */
    public void publish(String station, String topic, String json) {
        Mqtt3BlockingClient client = MqttClient.builder()
                .useMqttVersion3()
                .identifier(station)
                .serverHost("127.0.0.1")
                .serverPort(port())
                .buildBlocking();
        client.connect();
        client.publishWith()
                .topic(topic)
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(json.getBytes(StandardCharsets.UTF_8))
                .send();
        client.disconnect();
    }

    @Override
    public void close() {
        server.stopServer();
    }
}
