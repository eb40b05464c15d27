/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.upgrade;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.qingshan.server.fixture.Client;
import org.qingshan.server.telemetry.fixture.Packets;

/** What an archive holds: one enterprise with a stack that sent one hour. */
final class SmallCity {

    static final String POINT = "UP-G";
    static final double MEAN = 83.0;

    private SmallCity() {}

    /** By kind, in the order of import. */
    static Map<String, String> files() {
        var files = new LinkedHashMap<String, String>();
        files.put("regions", """
                code,name,level,parent
                UP,旧数据市,city,
                UP-1,东区,district,UP
                """);
        files.put("enterprises", """
                code,name,name_en,region
                UP-E,旧数据水泥厂,Old Cement,UP-1
                """);
        files.put("points", """
                code,kind,name,enterprise,region,reference_o2
                UP-G,waste_gas_outlet,窑尾,UP-E,UP-1,10
                UP-W,waste_water_outlet,总排口,UP-E,UP-1,
                """);
        files.put("devices", """
                mn,point,password
                UPGRADE000000000000000001,UP-G,123456
                """);
        files.put("limits", """
                point,factor,averaging,basis,upper,unit,standard
                UP-G,a21002,hour,measured,50,mg/m³,GB 4915-2013
                """);
        return files;
    }

    /** The n-th ten minutes of the hour, whose mean is {@link #MEAN}. */
    static byte[] tenMinutes(Instant start, int n) {
        String qn = Packets.time(start.plusSeconds(600)) + "00" + n;
        return Packets.framed("QN=" + qn + ";ST=31;CN=2051;PW=123456;MN=UPGRADE000000000000000001;Flag=5;CP=&&DataTime="
                + Packets.time(start) + ";a21002-Avg=" + (80 + n) + ".5,a21002-Flag=N&&");
    }

    /** The hour figures of all days there may be. */
    static List<Double> hours(Client client) {
        String point = client.get("/points?q=" + POINT).body().at("/items/0/id").asString();
        var series = client.get(
                "/points/" + point
                        + "/series?kind=hour&factors=a21002&from=2026-01-01T00:00:00Z&to=2030-01-01T00:00:00Z&maxPoints=100000");
        return series.body()
                .path("series")
                .valueStream()
                .filter(curve -> curve.path("suffix").asString().equals("Avg"))
                .flatMap(curve -> curve.path("values").valueStream())
                .filter(value -> !value.isNull())
                .map(value -> value.asDouble())
                .toList();
    }
}
