/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials.tags;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.uklab.exercises.internal.trials.Answer;
import org.uklab.exercises.internal.trials.Model;
import org.uklab.exercises.internal.trials.Step;
import org.uklab.exercises.internal.trials.TrialsContract;

class FreeContractTest extends TrialsContract {
    FreeContractTest() {
        super(new FreeContract());
    }

    @Test
    void metadata_of_memory_at_a_page_start_is_in_the_page_before() {
        Model model = new FreeContract().begin();
        model.answers(Step.of(FreeContract.MALLOC, 0, 4065));
        List<Answer> taken = model.answers(Step.of(FreeContract.MEMALIGN, 1, 100, 4096));
        assertThat(taken.get(0).example()).isEqualTo(3 * 4096);
        List<Answer> freed = model.answers(Step.of(FreeContract.FREE, 1));
        assertThat(freed.get(3).expected()).isEqualTo("the first page: 2");
        assertThat(freed.get(4).expected()).isEqualTo("pages: 2");
    }

    @Test
    void a_second_free_must_fault_with_the_pointer_of_the_first_owner() {
        Model model = new FreeContract().begin();
        Step malloc = Step.of(FreeContract.MALLOC, 0, 10);
        model.answers(malloc);
        model.saw(malloc, List.of(32L, 9L));
        model.answers(Step.of(FreeContract.FREE, 0));
        List<Answer> again = model.answers(Step.of(FreeContract.FREE_OLD, 0));
        assertThat(again.get(2).right().test(9)).isTrue();
        assertThat(again.get(2).right().test(0)).isFalse();
    }
}
