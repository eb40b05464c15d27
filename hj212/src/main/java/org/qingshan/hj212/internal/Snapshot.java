/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.hj212.internal;

import java.util.ArrayList;
import java.util.List;
import org.qingshan.hj212.Factor;
import org.qingshan.hj212.FactorDictionary;
import org.qingshan.hj212.FactorItem;
import org.qingshan.hj212.Param;
import org.qingshan.hj212.Problem;
import org.qingshan.hj212.ProblemCode;
import org.qingshan.hj212.Suffix;
import org.qingshan.hj212.Value;

/** Makes lasting values of what stands on a tape. */
public final class Snapshot {
    private static final Suffix[] SUFFIXES = Suffix.values();
    private static final ProblemCode[] CODES = ProblemCode.values();

    private Snapshot() {}

    /** Parameters other than DataTime, known names in their proper spelling. */
    public static List<Param> params(Tape tape, StringCache cache) {
        List<Param> params = new ArrayList<>();
        for (int i = 0; i < tape.count; i++) {
            if (tape.suffix[i] == Tape.PARAM && tape.item[i] != ParamNames.DATA_TIME) {
                String name = tape.item[i] >= 0
                        ? ParamNames.name(tape.item[i])
                        : Texts.decode(tape.bytes, tape.codeAt[i], tape.codeLength[i])
                                .text();
                params.add(new Param(name, text(tape, cache, i)));
            }
        }
        return params;
    }

    public static List<FactorItem> factors(Tape tape, StringCache cache) {
        List<FactorItem> factors = new ArrayList<>(tape.items);
        for (int item = 0; item < tape.items; item++) {
            List<Value> values = new ArrayList<>(4);
            for (int i = 0; i < tape.count; i++) {
                if (tape.item[i] == item && tape.suffix[i] != Tape.PARAM) {
                    values.add(value(tape, cache, i));
                }
            }
            String code = canonical(tape, cache, item);
            String sent = tape.itemExact[item]
                    ? code
                    : cache.get(tape.bytes, tape.itemCodeAt[item], tape.itemCodeLength[item]);
            factors.add(new FactorItem(code, sent, values));
        }
        return factors;
    }

    private static Value value(Tape tape, StringCache cache, int i) {
        Suffix suffix = SUFFIXES[tape.suffix[i]];
        String suffixText = cache.get(tape.bytes, tape.suffixAt[i], tape.suffixLength[i]);
        boolean number = tape.scale[i] != Tape.NO_NUMBER;
        return new Value(
                suffix,
                suffixText,
                text(tape, cache, i),
                number,
                number ? tape.unscaled[i] : 0,
                number ? tape.scale[i] : 0);
    }

    private static String text(Tape tape, StringCache cache, int i) {
        int at = tape.valueAt[i];
        int length = tape.valueLength[i];
        return length <= 2
                ? cache.get(tape.bytes, at, length)
                : Texts.decode(tape.bytes, at, length).text();
    }

    /** The code of an item in the spelling of the table, a renamed one in that of the edition. */
    public static String canonical(Tape tape, StringCache cache, int item) {
        int row = tape.itemRow[item];
        if (tape.itemExact[item]) {
            return FactorDictionary.standard().factor(row).code();
        }
        String sent = cache.get(tape.bytes, tape.itemCodeAt[item], tape.itemCodeLength[item]);
        if (tape.dialect.renames()) {
            return tape.dialect.codes().getOrDefault(sent, sent);
        }
        if (row < 0) {
            return sent;
        }
        Factor factor = FactorDictionary.standard().factor(row);
        String code = tape.itemOld[item] ? factor.code2005() : factor.code();
        return code.equalsIgnoreCase(sent) ? code : sent;
    }

    public static List<Problem> problems(Tape tape) {
        List<Problem> problems = new ArrayList<>();
        add(problems, tape, tape.problemsLow(), 0);
        add(problems, tape, tape.problemsHigh(), Long.SIZE);
        return problems;
    }

    private static void add(List<Problem> problems, Tape tape, long bits, int from) {
        for (long rest = bits; rest != 0; rest &= rest - 1) {
            ProblemCode code = CODES[from + Long.numberOfTrailingZeros(rest)];
            problems.add(new Problem(code, tape.detail(code)));
        }
    }
}
