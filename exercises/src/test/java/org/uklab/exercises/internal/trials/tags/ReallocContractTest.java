/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials.tags;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.uklab.exercises.internal.trials.Answer;
import org.uklab.exercises.internal.trials.Model;
import org.uklab.exercises.internal.trials.Step;
import org.uklab.exercises.internal.trials.TrialsContract;

class ReallocContractTest extends TrialsContract {
    ReallocContractTest() {
        super(new ReallocContract());
    }

    private static Answer result(int size, int align) {
        return new ReallocContract()
                .begin()
                .answers(Step.of(ReallocContract.ALIGN, 0, size, align))
                .get(0);
    }

    @Test
    void an_alignment_is_a_power_of_two_and_a_multiple_of_a_pointer() {
        assertThat(result(10, 8).expected()).isEqualTo("the result: 0");
        assertThat(result(10, 4).expected()).isEqualTo("the result: EINVAL");
        assertThat(result(10, 24).expected()).isEqualTo("the result: EINVAL");
        assertThat(result(10, 0).expected()).isEqualTo("the result: EINVAL");
        assertThat(result(0, 8).expected()).isEqualTo("the result: EINVAL");
    }

    @Test
    void without_pages_memory_is_neither_moved_nor_freed() {
        Model model = new ReallocContract().begin();
        model.answers(Step.of(ReallocContract.MALLOC, 0, 100, 3));
        model.answers(Step.of(ReallocContract.EMPTY, 1));
        List<Answer> answers = model.answers(Step.of(ReallocContract.REALLOC, 0, 200));
        assertThat(answers.get(1).expected()).isEqualTo("what was returned: NULL");
        assertThat(answers.get(6).expected()).isEqualTo("calls of pfree: 0");
        assertThat(model.answers(Step.of(ReallocContract.LOOK, 0)).get(1).example())
                .isEqualTo(7);
    }
}
