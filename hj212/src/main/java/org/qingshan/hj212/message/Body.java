/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.hj212.message;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qingshan.hj212.FactorItem;
import org.qingshan.hj212.PacketEncoder;
import org.qingshan.hj212.Param;

/** A command and its data area. */
public record Body(String cn, @Nullable LocalDateTime dataTime, List<Param> params, List<FactorItem> factors) {
    public Body {
        params = List.copyOf(params);
        factors = List.copyOf(factors);
    }

    static Body of(String cn) {
        return new Body(cn, null, List.of(), List.of());
    }

    Body at(@Nullable LocalDateTime time) {
        return new Body(cn, time, params, factors);
    }

    /** With a parameter, unless its text is null. */
    Body with(String name, @Nullable String text) {
        if (text == null) {
            return this;
        }
        List<Param> more = new ArrayList<>(params);
        more.add(new Param(name, text));
        return new Body(cn, dataTime, more, factors);
    }

    Body with(String name, int number) {
        return with(name, Integer.toString(number));
    }

    Body with(String name, @Nullable LocalDateTime time) {
        return with(name, time == null ? null : time.format(PacketEncoder.TIME));
    }

    Body with(List<FactorItem> more) {
        return new Body(cn, dataTime, params, more);
    }
}
