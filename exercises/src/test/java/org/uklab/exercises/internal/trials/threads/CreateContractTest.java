/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials.threads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.uklab.exercises.internal.trials.Answer;
import org.uklab.exercises.internal.trials.Model;
import org.uklab.exercises.internal.trials.Step;
import org.uklab.exercises.internal.trials.TrialsContract;

class CreateContractTest extends TrialsContract {
    private final Model model = new CreateContract().begin();

    CreateContractTest() {
        super(new CreateContract());
    }

    private List<Long> after(int op, long... args) {
        return model.answers(Step.of(op, args)).stream().map(Answer::example).toList();
    }

    @Test
    void an_extended_context_lies_behind_tls_or_else_behind_the_struct() {
        List<Long> withTls = after(CreateContract.MAKE, 0, 8192, CreateContract.TLS, 0, 0, 1, 2, 3);
        List<Long> withoutTls = after(CreateContract.MAKE, 0, 8192, 0, 0, 0, 1, 2, 3);
        List<Long> without = after(CreateContract.MAKE, 0, 8192, CreateContract.NO_ECTX, 0, 0, 1, 2, 3);

        assertThat(List.of(withTls.get(10), withoutTls.get(10), without.get(10)))
                .containsExactly(2L, 1L, 0L);
    }

    @Test
    void a_function_gets_the_arguments_that_were_drawn_as_far_as_it_takes_any() {
        after(CreateContract.MAKE, 0, 8192, CreateContract.TLS, 0, 0, 1, 2, 3);
        after(CreateContract.ENTRY, 2, 77, 88);

        assertThat(after(CreateContract.RUN)).startsWith(1L, 77L, 0L);
    }

    @Test
    void a_thread_that_is_refused_leaves_nothing_behind() {
        List<Answer> answers = model.answers(Step.of(CreateContract.MAKE, 0, 8192, 3, 2, 0, 1, 2, 3));

        assertThat(answers.get(1).right().test(1)).as("gave up before").isFalse();
        assertThat(answers.get(2).right().test(1)).as("kept the struct").isFalse();
    }
}
