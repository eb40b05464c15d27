/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.sample;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import org.qingshan.standards.number.PowersOfTen;
import org.qingshan.standards.number.Ratio;

/** A sum of decimals without rounding: in a {@code long} while it fits, in a {@link BigInteger} beyond. */
final class ExactSum {

    private long sum;
    private int scale;
    private @Nullable BigInteger big;

    void add(long unscaled, int addedScale) {
        if (big == null && addedScale == scale) {
            long next = sum + unscaled;
            if (((sum ^ next) & (unscaled ^ next)) >= 0) {
                sum = next;
                return;
            }
        }
        addSlowly(BigInteger.valueOf(unscaled), addedScale);
    }

    void addProduct(long left, int leftScale, long right, int rightScale) {
        long high = Math.multiplyHigh(left, right);
        long low = left * right;
        if ((high == 0 && low >= 0) || (high == -1 && low < 0)) {
            add(low, leftScale + rightScale);
        } else {
            addSlowly(BigInteger.valueOf(left).multiply(BigInteger.valueOf(right)), leftScale + rightScale);
        }
    }

    private void addSlowly(BigInteger unscaled, int addedScale) {
        int common = Math.max(scale, addedScale);
        BigInteger mine = (big == null ? BigInteger.valueOf(sum) : big).multiply(PowersOfTen.big(common - scale));
        BigInteger total = mine.add(unscaled.multiply(PowersOfTen.big(common - addedScale)));
        scale = common;
        if (total.bitLength() < Long.SIZE) {
            sum = total.longValue();
            big = null;
        } else {
            big = total;
        }
    }

    Ratio toRatio() {
        return big == null ? Ratio.ofUnscaled(sum, scale) : Ratio.of(big, PowersOfTen.big(scale));
    }
}
