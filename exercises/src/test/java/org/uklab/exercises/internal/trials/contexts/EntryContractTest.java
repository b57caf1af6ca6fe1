/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials.contexts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.uklab.exercises.internal.trials.Answer;
import org.uklab.exercises.internal.trials.Model;
import org.uklab.exercises.internal.trials.Step;
import org.uklab.exercises.internal.trials.TrialsContract;

class EntryContractTest extends TrialsContract {
    private static final Step TWO_ARGUMENTS = Step.of(EntryContract.MAKE, 1, 3, 1, 4, 0, 7, 8);

    EntryContractTest() {
        super(new EntryContract());
    }

    private static List<Answer> begun() {
        Model model = new EntryContract().begin();
        model.answers(TWO_ARGUMENTS);
        return model.answers(Step.of(EntryContract.ENTER, 1, 99, 0));
    }

    @Test
    void a_step_is_told_by_the_function_that_is_called() {
        assertThat(new EntryContract().words(TWO_ARGUMENTS)).isEqualTo("make c1 (init_entry2, keep_regs 1)");
    }

    @Test
    void swapped_arguments_are_told_by_their_numbers() {
        Answer first = begun().get(2);
        assertThat(first.expected()).isEqualTo("argument 0: what was given as argument 0 of c1");
        assertThat(first.words().apply(EntryContract.named("a1c1")))
                .isEqualTo("argument 0: what was given as argument 1 of c1");
    }

    @Test
    void control_that_got_lost_is_told_by_the_register_that_led_it_astray() {
        assertThat(begun().get(0).words().apply(EntryContract.named("x19")))
                .isEqualTo("control gets to: what x19 held before");
    }

    @Test
    void a_register_that_was_lost_has_a_name() {
        assertThat(begun().get(6).words().apply(EntryContract.named("r12"))).endsWith(": r12");
    }

    @Test
    void any_other_number_is_said_as_it_is() {
        assertThat(begun().get(2).words().apply(0x1234L)).endsWith(": 0x1234");
        assertThat(begun().get(2).words().apply(-2L)).endsWith(": 0xfffffffffffffffe");
    }
}
