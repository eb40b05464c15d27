/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.simulator.city;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.qingshan.hj212.Edition;

/** What happened at a site: its usual course and the episodes laid over it. Episodes may be added while it runs. */
final class SiteHistory {

    private final Site site;
    private final CopyOnWriteArrayList<Episode> episodes;

    SiteHistory(Site site, List<Episode> episodes) {
        this(site, new CopyOnWriteArrayList<>(episodes));
    }

    private SiteHistory(Site site, CopyOnWriteArrayList<Episode> episodes) {
        this.site = site;
        this.episodes = episodes;
    }

    /** The same history, further episodes included, as a logger of an edition shows it. */
    SiteHistory shownIn(Edition edition) {
        return new SiteHistory(site.shownIn(edition), episodes);
    }

    Site site() {
        return site;
    }

    void add(Episode episode) {
        episodes.add(episode);
    }

    double[] at(long minute) {
        double[] values = site.at(minute);
        for (var episode : listCovering(minute)) {
            switch (episode) {
                case Episode.Multiplied multiplied -> values[site.indexOf(multiplied.code())] *= multiplied.by();
                case Episode.Frozen frozen -> {
                    int index = site.indexOf(frozen.code());
                    values[index] = site.at(frozen.times().beginOf(minute))[index];
                }
                case Episode.Flagged _, Episode.CutOff _ -> {}
            }
        }
        return values;
    }

    boolean isFrozen(String code, long minute) {
        return listCovering(minute).stream()
                .anyMatch(
                        e -> e instanceof Episode.Frozen frozen && frozen.code().equals(code));
    }

    /** Whether the logger has a connection at a minute. */
    boolean isConnectedAt(long minute) {
        return listCovering(minute).stream().noneMatch(e -> e instanceof Episode.CutOff);
    }

    /** The flag of a minute; {@code N} when nothing is wrong. */
    String flagAt(long minute) {
        for (var episode : episodes) {
            if (episode instanceof Episode.Flagged flagged && flagged.covers(minute)) {
                return flagged.flag();
            }
        }
        return "N";
    }

    /**
     * The flag of a period: the device's own roll-up of HJ 212-2017 (notes to C.16 to C.18). Flue gas: N when three
     * quarters are normal; waste water: N when all are. Otherwise the flag that spoils it.
     */
    String flagOf(long from, long to, boolean water) {
        long abnormal = 0;
        String flag = "N";
        for (long minute = from; minute < to; minute++) {
            String now = flagAt(minute);
            if (!now.equals("N")) {
                abnormal++;
                flag = now;
            }
        }
        boolean normal = water ? abnormal == 0 : abnormal * 4 <= to - from;
        return normal ? "N" : flag;
    }

    private List<Episode> listCovering(long minute) {
        var covering = new ArrayList<Episode>();
        for (var episode : episodes) {
            if (episode.covers(minute)) {
                covering.add(episode);
            }
        }
        return covering;
    }
}
