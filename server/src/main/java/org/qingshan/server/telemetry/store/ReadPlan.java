/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qingshan.pipeline.sample.Column;
import org.qingshan.pipeline.sample.Sample;
import org.qingshan.server.telemetry.model.Figures;
import org.qingshan.server.telemetry.model.Layout;

/**
 * How rows of one stored layout become samples: the columns are the items that are no flags, and each has its factor's flag.
 * A factor that sent a flag and nothing else (a stopped instrument) has its flag as a column without a number, at the end.
 *
 * @param flagItems per column the index of its factor's flag item, or -1
 * @param flagPlaces per item of the stored layout its place among the flags, or -1
 * @param instrumentItem index of the item that names an instrument by its factor ({@code PolId}), or -1
 */
@SuppressWarnings("ArrayRecordComponent") // on the way of every packet; nobody compares or changes it
record ReadPlan(
        String st, org.qingshan.pipeline.sample.Layout layout, int[] flagItems, int[] flagPlaces, int instrumentItem) {

    private static final String NORMAL = "N";
    private static final char SPARSE = '~';

    static ReadPlan of(Layout stored) {
        List<Column> columns = new ArrayList<>();
        List<Integer> flagItems = new ArrayList<>();
        int[] flagPlaces = new int[stored.items().size()];
        int flags = 0;
        for (int i = 0; i < flagPlaces.length; i++) {
            String item = stored.items().get(i);
            flagPlaces[i] = Layout.isFlag(item) ? flags++ : -1;
            if (!Layout.isFlag(item)) {
                columns.add(new Column(Layout.codeOf(item), Layout.suffixOf(item)));
                flagItems.add(stored.items().indexOf(Layout.codeOf(item) + "-Flag"));
            }
        }
        for (int i = 0; i < flagPlaces.length; i++) {
            String code = Layout.codeOf(stored.items().get(i));
            if (flagPlaces[i] >= 0
                    && columns.stream().noneMatch(column -> column.code().equals(code))) {
                columns.add(new Column(code, Layout.suffixOf(stored.items().get(i))));
                flagItems.add(i);
            }
        }
        return new ReadPlan(
                stored.st(),
                new org.qingshan.pipeline.sample.Layout(columns),
                flagItems.stream().mapToInt(Integer::intValue).toArray(),
                flagPlaces,
                stored.items().indexOf("PolId"));
    }

    /** The factor whose instrument speaks in a statement; empty = the logger. */
    String instrument(String @Nullable [] texts) {
        return instrumentItem < 0 ? "" : sparse(instrumentItem, texts);
    }

    void unpack(byte[] packed, long[] unscaled, byte[] scales) {
        Figures figures = Figures.unpack(packed);
        for (int i = 0; i < unscaled.length; i++) {
            boolean number = i < figures.size() && figures.isNumber(i);
            unscaled[i] = number ? figures.unscaled(i) : 0;
            scales[i] = number ? (byte) figures.scale(i) : Sample.NO_NUMBER;
        }
    }

    String @Nullable [] flags(@Nullable String packed, String @Nullable [] texts) {
        if (Arrays.stream(flagItems).allMatch(i -> i < 0)) {
            return null;
        }
        String[] flags = new String[flagItems.length];
        for (int i = 0; i < flags.length; i++) {
            flags[i] = flagItems[i] < 0 ? "" : flagOf(flagItems[i], packed, texts);
        }
        return flags;
    }

    private String flagOf(int item, @Nullable String packed, String @Nullable [] texts) {
        if (packed == null) {
            return NORMAL;
        }
        char sent = packed.charAt(flagPlaces[item]);
        return sent == SPARSE ? sparse(item, texts) : String.valueOf(sent);
    }

    private static String sparse(int item, String @Nullable [] texts) {
        String index = Integer.toString(item);
        for (int i = 0; texts != null && i + 1 < texts.length; i += 2) {
            if (texts[i].equals(index)) {
                return texts[i + 1];
            }
        }
        return "";
    }
}
