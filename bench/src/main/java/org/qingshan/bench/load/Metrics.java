/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.bench.load;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.qingshan.simulator.client.PackagedServer;

/** The figures a running server shows to a collector, those of the way of a packet. */
public final class Metrics {

    private final PackagedServer server;

    public Metrics(PackagedServer server) {
        this.server = server;
    }

    /** By name with labels. */
    public Map<String, Double> read() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(server.url("/actuator/prometheus"))
                .timeout(Duration.ofSeconds(20))
                .build();
        var figures = new TreeMap<String, Double>();
        try (HttpClient client = HttpClient.newHttpClient()) {
            client.send(request, HttpResponse.BodyHandlers.ofLines())
                    .body()
                    .filter(line -> line.startsWith("telemetry") || line.startsWith("qingshan"))
                    .forEach(line -> figures.put(
                            line.substring(0, line.lastIndexOf(' ')),
                            Double.valueOf(line.substring(line.lastIndexOf(' ') + 1))));
        }
        return figures;
    }
}
