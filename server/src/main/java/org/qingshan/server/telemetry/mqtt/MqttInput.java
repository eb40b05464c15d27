/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.mqtt;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttClientSslConfig;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.lifecycle.MqttClientDisconnectedContext;
import com.hivemq.client.mqtt.mqtt3.Mqtt3AsyncClient;
import com.hivemq.client.mqtt.mqtt3.message.publish.Mqtt3Publish;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.qingshan.server.telemetry.ingest.CommitQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A client of an external broker. The session outlives connection and process, so the broker keeps what is not acknowledged; a
 * message is acknowledged (PUBACK) after its commit and in the order of arrival. While the queue of the commit is full nothing more is
 * taken, so the broker's window of unacknowledged messages holds it back.
 */
public final class MqttInput {

    private static final Logger LOG = LoggerFactory.getLogger(MqttInput.class);
    private static final int FIRST_PAUSE_SECONDS = 1;
    private static final int LONGEST_PAUSE_SECONDS = 30;
    private static final int KEEP_ALIVE_SECONDS = 30;
    private static final int FULL_PAUSE_MILLIS = 10;

    private final MqttSettings settings;
    private final @Nullable MqttClientSslConfig tls;
    private final MqttTopic topic;
    private final MqttClerk clerk;
    private final MqttFigures figures;
    private final CommitQueue queue;
    private final ExecutorService reader = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("mqtt-input").daemon().factory());
    private volatile InetAddress broker = InetAddress.getLoopbackAddress();
    private volatile boolean stopping;
    private volatile boolean listening;
    private @Nullable Mqtt3AsyncClient client;

    MqttInput(
            MqttSettings settings,
            @Nullable MqttClientSslConfig tls,
            MqttTopic topic,
            MqttClerk clerk,
            MqttFigures figures,
            CommitQueue queue) {
        this.settings = settings;
        this.tls = tls;
        this.topic = topic;
        this.clerk = clerk;
        this.figures = figures;
        this.queue = queue;
    }

    public MqttFigures figures() {
        return figures;
    }

    /** Connected, and the broker has confirmed the subscription. */
    public boolean isListening() {
        return listening;
    }

    /** Connects in the background, for ever; without being enabled does nothing. */
    public synchronized void start() {
        if (!settings.enabled()) {
            return;
        }
        Mqtt3AsyncClient started = build();
        client = started;
        started.publishes(MqttGlobalPublishFilter.ALL, this::received, reader, true);
        var _ = started.connectWith()
                .cleanSession(false)
                .keepAlive(KEEP_ALIVE_SECONDS)
                .send();
    }

    /** What is not acknowledged by now comes again after the next start. */
    public synchronized void stop() {
        stopping = true;
        Mqtt3AsyncClient running = client;
        if (running != null) {
            running.disconnect()
                    .orTimeout(2, TimeUnit.SECONDS)
                    .exceptionally(_ -> null)
                    .join();
        }
        reader.shutdownNow();
    }

    private Mqtt3AsyncClient build() {
        var builder = MqttClient.builder()
                .useMqttVersion3()
                .identifier(settings.clientId())
                .serverHost(settings.host())
                .serverPort(settings.port())
                .automaticReconnect()
                .initialDelay(FIRST_PAUSE_SECONDS, TimeUnit.SECONDS)
                .maxDelay(LONGEST_PAUSE_SECONDS, TimeUnit.SECONDS)
                .applyAutomaticReconnect()
                .addConnectedListener(_ -> connected())
                .addDisconnectedListener(this::disconnected);
        if (tls != null) {
            builder = builder.sslConfig(tls);
        }
        if (!settings.user().isEmpty()) {
            builder = builder.simpleAuth()
                    .username(settings.user())
                    .password(settings.password().getBytes(StandardCharsets.UTF_8))
                    .applySimpleAuth();
        }
        return builder.buildAsync();
    }

    private void connected() {
        LOG.info("event=mqtt.connected host={} port={}", settings.host(), settings.port());
        try {
            broker = InetAddress.getByName(settings.host());
        } catch (UnknownHostException e) {
            LOG.debug("event=mqtt.host-unknown message={}", e.getMessage());
        }
        subscribe();
    }

    private void disconnected(MqttClientDisconnectedContext context) {
        listening = false;
        if (!stopping) {
            LOG.warn("event=mqtt.disconnected message={}", context.getCause().getMessage());
        }
    }

    /** At each connection: a broker that forgot the session forgot what was subscribed. */
    private synchronized void subscribe() {
        Mqtt3AsyncClient connected = client;
        if (connected == null || stopping || !connected.getState().isConnected()) {
            return;
        }
        var _ = connected
                .subscribeWith()
                .topicFilter(topic.filter())
                .qos(MqttQos.AT_LEAST_ONCE)
                .send()
                .whenComplete((_, failure) -> {
                    listening = failure == null;
                    if (failure != null) {
                        LOG.warn(
                                "event=mqtt.subscribe-failed topic={} message={}",
                                topic.filter(),
                                failure.getMessage());
                        CompletableFuture.delayedExecutor(LONGEST_PAUSE_SECONDS, TimeUnit.SECONDS)
                                .execute(this::subscribe);
                    }
                });
    }

    /** On the reader's thread, one message after the other. */
    private void received(Mqtt3Publish message) {
        try {
            while (queue.isFull()) {
                Thread.sleep(FULL_PAUSE_MILLIS);
            }
            clerk.handle(
                    message.getTopic().toString(), message.getPayloadAsBytes(), broker, () -> acknowledge(message));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("event=mqtt.message-failed topic={}", message.getTopic(), e);
        }
    }

    private void acknowledge(Mqtt3Publish message) {
        figures.acknowledged.increment();
        try {
            message.acknowledge();
        } catch (RuntimeException e) {
            LOG.debug("event=mqtt.not-acknowledged message={}", e.getMessage());
        }
    }
}
