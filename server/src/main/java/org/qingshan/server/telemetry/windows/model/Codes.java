/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.windows.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.qingshan.pipeline.aggregate.Source;
import org.qingshan.pipeline.judge.Verdict;
import org.qingshan.pipeline.state.Origin;
import org.qingshan.pipeline.state.ReferenceState;
import org.qingshan.pipeline.state.Review;
import org.qingshan.pipeline.state.Usability;
import org.qingshan.pipeline.state.Why;

/** Numbers of the pipeline's words in stored rows. They never change; a new word gets the next number. */
final class Codes {

    private static final List<Usability> USABILITY =
            List.of(Usability.VALID, Usability.SUSPECT, Usability.INVALID, Usability.MISSING);
    private static final List<Source> SOURCES = List.of(Source.DEVICE, Source.COMPUTED, Source.NONE);
    private static final List<Review> REVIEWS = List.of(Review.RAW, Review.SCREENED, Review.AUDITED);
    private static final List<Origin> ORIGINS =
            List.of(Origin.MEASURED, Origin.BACK_FILLED, Origin.SUBSTITUTED, Origin.ESTIMATED);
    private static final List<ReferenceState> REFERENCES = List.of(ReferenceState.ACTUAL, ReferenceState.STANDARD);
    private static final List<Verdict> VERDICTS =
            List.of(Verdict.NO_LIMIT, Verdict.WITHIN, Verdict.EXCEEDED, Verdict.NO_FIGURE, Verdict.EXCUSED);
    private static final List<Why> WHY = List.of(
            Why.NO_DATA,
            Why.NOT_DUE,
            Why.STILL_OPEN,
            Why.TOO_FEW,
            Why.DEVICE_FLAG,
            Why.UNKNOWN_FLAG,
            Why.OVER_RANGE,
            Why.ENTERPRISE_MARK,
            Why.WORKING_CONDITION,
            Why.RULING,
            Why.NEGATIVE,
            Why.ZERO_FLOW,
            Why.NOT_CONVERTIBLE,
            Why.NO_REFERENCE,
            Why.NO_FLOW_ARITHMETIC_MEAN,
            Why.IDENTITY);

    private Codes() {}

    static int of(Usability word) {
        return known(USABILITY.indexOf(word), word);
    }

    static Usability usability(int code) {
        return USABILITY.get(code);
    }

    static int of(Source word) {
        return known(SOURCES.indexOf(word), word);
    }

    static Source source(int code) {
        return SOURCES.get(code);
    }

    static int of(Review word) {
        return known(REVIEWS.indexOf(word), word);
    }

    static Review review(int code) {
        return REVIEWS.get(code);
    }

    static int of(Origin word) {
        return known(ORIGINS.indexOf(word), word);
    }

    static Origin origin(int code) {
        return ORIGINS.get(code);
    }

    static int of(ReferenceState word) {
        return known(REFERENCES.indexOf(word), word);
    }

    static ReferenceState reference(int code) {
        return REFERENCES.get(code);
    }

    static int of(Verdict word) {
        return known(VERDICTS.indexOf(word), word);
    }

    static Verdict verdict(int code) {
        return VERDICTS.get(code);
    }

    static long maskOf(Collection<Why> why) {
        long mask = 0;
        for (Why reason : why) {
            mask |= 1L << known(WHY.indexOf(reason), reason);
        }
        return mask;
    }

    static List<Why> whyOf(long mask) {
        if (mask == 0) {
            return List.of();
        }
        List<Why> why = new ArrayList<>();
        for (int i = 0; i < WHY.size(); i++) {
            if ((mask & 1L << i) != 0) {
                why.add(WHY.get(i));
            }
        }
        return org.qingshan.pipeline.state.DataState.reasons(why);
    }

    private static int known(int code, Enum<?> word) {
        if (code < 0) {
            throw new IllegalStateException(word.getDeclaringClass().getSimpleName() + " " + word
                    + " has no number for stored rows. Maybe it is new: append it to the list in Codes.");
        }
        return code;
    }
}
