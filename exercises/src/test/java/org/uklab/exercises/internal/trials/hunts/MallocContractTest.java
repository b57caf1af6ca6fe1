/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials.hunts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.uklab.exercises.internal.judging.Draw;
import org.uklab.exercises.internal.trials.Answer;
import org.uklab.exercises.internal.trials.Step;
import org.uklab.exercises.internal.trials.TrialsContract;

class MallocContractTest extends TrialsContract {
    private static final MallocContract CONTRACT = new MallocContract();

    MallocContractTest() {
        super(CONTRACT);
    }

    /** The fault puts 24 bytes in front: there it shows only where the block begins at a multiple of 16. */
    @Test
    void every_trial_begins_with_a_block_that_shows_the_fault() {
        for (long seed = 0; seed < 200; seed++) {
            assertThat(CONTRACT.trials(new Draw(seed), 4)).allSatisfy(trial -> {
                Step first = trial.get(0);
                assertThat(first.op()).isEqualTo(1);
                assertThat(CONTRACT.begin().answers(first).get(0).right().test((first.arg(1) + 24) % 16))
                        .isFalse();
            });
        }
    }

    @Test
    void a_block_may_be_larger_than_its_memory_by_the_alignment_and_a_little() {
        List<Answer> use = CONTRACT.begin().answers(Step.of(5, 0));
        assertThat(use.get(1).expected()).endsWith("bytes larger than the memory");

        var model = CONTRACT.begin();
        model.answers(Step.of(3, 2, 8, 100, 256));
        Answer larger = model.answers(Step.of(5, 2)).get(1);
        assertThat(larger.right().test(256 + 64)).isTrue();
        assertThat(larger.right().test(4096)).isFalse();
        assertThat(larger.right().test(-1)).isFalse();
    }

    @Test
    void a_wrong_place_is_told_in_bytes() {
        Answer place = CONTRACT.begin().answers(Step.of(1, 0, 32, 100)).get(0);

        assertThat(place.expected()).isEqualTo("the address: a multiple of 16");
        assertThat(place.words().apply(8L)).isEqualTo("the address: 8 behind a multiple of 16");
        assertThat(place.words().apply(-1L)).isEqualTo("the address: NULL");
    }
}
