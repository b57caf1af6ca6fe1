/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CanariesTest {
    @Test
    void a_seed_draws_the_same_ones_for_ever() {
        assertThat(Arrays.hashCode(Canaries.of(1).toBytes())).isEqualTo(1819198424);
        assertThat(Canaries.of(1).toBytes()).isNotEqualTo(Canaries.of(2).toBytes());
    }

    @Test
    void what_the_guest_finds_is_what_the_host_believes() {
        Canaries canaries = Canaries.of(3);
        byte[] bits = canaries.toBytes();
        int first = Canaries.first("assign->a_case");

        for (int i = 0; i < 2 * Canaries.COUNT; i++) {
            int number = (first + i) % Canaries.COUNT;
            assertThat(canaries.inverts("assign->a_case", i)).isEqualTo((bits[number / 8] & 1 << number % 8) != 0);
        }
    }

    @Test
    void half_of_all_expectations_are_inverted() {
        long inverted = 0;
        for (int seed = 0; seed < 100; seed++) {
            for (byte eight : Canaries.of(seed).toBytes()) {
                inverted += Integer.bitCount(Byte.toUnsignedInt(eight));
            }
        }
        assertThat(inverted).isBetween(100L * Canaries.COUNT * 49 / 100, 100L * Canaries.COUNT * 51 / 100);
    }

    /** The same numbers stand in test_uktest_report.c. */
    @Test
    void the_first_canary_of_a_case_follows_from_its_name() {
        assertThat(Canaries.first("")).isEqualTo(1477);
        assertThat(Canaries.first("assign->a_refused_thread_stays_as_it_was")).isEqualTo(866);
    }
}
