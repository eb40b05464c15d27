/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.qingshan.standards.number.Ratio;

class ExactSumTest {

    @Property
    void equalsTheSumOfRatiosInAnyOrder(@ForAll @Size(max = 40) List<Long> values, @ForAll long seed) {
        Ratio expected = Ratio.ZERO;
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            expected = expected.plus(Ratio.ofUnscaled(values.get(i), i % 7));
            order.add(i);
        }
        Collections.shuffle(order, new Random(seed));
        ExactSum sum = new ExactSum();
        order.forEach(i -> sum.add(values.get(i), i % 7));
        assertThat(sum.toRatio()).isEqualTo(expected);
    }

    @Property
    void productsDoNotOverflow(@ForAll long left, @ForAll long right) {
        ExactSum sum = new ExactSum();
        sum.addProduct(left, 2, right, 3);
        sum.addProduct(right, 3, left, 2);
        assertThat(sum.toRatio())
                .isEqualTo(Ratio.ofUnscaled(left, 2)
                        .times(Ratio.ofUnscaled(right, 3))
                        .times(2));
    }
}
