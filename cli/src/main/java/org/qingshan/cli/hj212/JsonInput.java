/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.cli.hj212;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads JSON values one after the other: maps, lists and texts; numbers and truth values as their text, null as null. */
final class JsonInput implements AutoCloseable {
    private final JsonParser parser;

    JsonInput(InputStream in) {
        parser = new JsonFactory().createParser(ObjectReadContext.empty(), in);
    }

    /** The next object of the input, or null at its end. */
    @Nullable
    Map<String, @Nullable Object> next() {
        JsonToken token = parser.nextToken();
        if (token == null) {
            return null;
        }
        if (token != JsonToken.START_OBJECT) {
            throw new BadPacketException("hj212.json.no-object", "line " + line());
        }
        return object();
    }

    int line() {
        return parser.currentLocation().getLineNr();
    }

    private Map<String, @Nullable Object> object() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            map.put(name, value(parser.nextToken()));
        }
        return map;
    }

    private @Nullable Object value(@Nullable JsonToken token) {
        if (token == JsonToken.START_OBJECT) {
            return object();
        }
        if (token == JsonToken.START_ARRAY) {
            List<@Nullable Object> list = new ArrayList<>();
            for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
                list.add(value(next));
            }
            return list;
        }
        return token == JsonToken.VALUE_NULL ? null : parser.getString();
    }

    @Override
    public void close() {
        parser.close();
    }
}
