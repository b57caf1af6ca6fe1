/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SeedsTest {
    @Test
    void an_old_seed_gives_the_same_two_for_ever() {
        assertThat(Seeds.of(0)).containsExactly(0L, 0xe220a8397b1dcdafL);
        assertThat(Seeds.of(-1)).containsExactly(-1L, 0xe4d971771b652c20L);
    }

    @Test
    void the_two_never_meet() {
        assertThat(LongStream.range(0, 1000).map(seed -> Seeds.of(seed).get(1)))
                .doesNotHaveDuplicates()
                .noneMatch(second -> second >= 0 && second < 1000);
    }
}
