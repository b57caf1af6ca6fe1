/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials.hunts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.uklab.exercises.internal.judging.Draw;
import org.uklab.exercises.internal.trials.Answer;
import org.uklab.exercises.internal.trials.Model;
import org.uklab.exercises.internal.trials.Step;
import org.uklab.exercises.internal.trials.TrialsContract;

class ErrnoContractTest extends TrialsContract {
    private static final ErrnoContract CONTRACT = new ErrnoContract();

    ErrnoContractTest() {
        super(CONTRACT);
    }

    private static List<Long> values(Model model, Step step) {
        return model.answers(step).stream().map(Answer::example).toList();
    }

    @Test
    void every_trial_begins_with_the_symptom() {
        for (long seed = 0; seed < 50; seed++) {
            for (List<Step> trial : CONTRACT.trials(new Draw(seed), 4)) {
                assertThat(values(CONTRACT.begin(), trial.get(0))).containsExactly(-1L, 38L);
            }
        }
    }

    @Test
    void errno_tells_of_the_last_failure_in_errno_style() {
        Model model = CONTRACT.begin();

        assertThat(values(model, Step.of(1, 0, 0, 100_000))).containsExactly(-1L, 38L);
        assertThat(values(model, Step.of(1, 3, 2, -5))).containsExactly(-5L, 38L);
        assertThat(values(model, Step.of(1, 1, 2, -512))).containsExactly(-1L, 512L);
        assertThat(values(model, Step.of(1, 2, 2, -513))).containsExactly(-513L, 512L);
        assertThat(values(model, Step.of(1, 2, 4, 1, 1, 1, 0, 0, 1))).containsExactly(39L, 512L);
        assertThat(values(model, Step.of(1, 0, 3, 7))).containsExactly(-1L, 7L);
        assertThat(values(model, Step.of(2))).containsExactly(0L, 7L);
    }

    @Test
    void a_wrong_sign_is_called_that() {
        Answer errno = CONTRACT.begin().answers(Step.of(1, 0, 1, 0)).get(1);

        assertThat(errno.expected()).isEqualTo("errno: 38 (ENOSYS)");
        assertThat(errno.words().apply(-38L)).isEqualTo("errno: -38 (ENOSYS with the wrong sign)");
        assertThat(errno.words().apply(-39L)).isEqualTo("errno: -39");
        assertThat(CONTRACT.words(Step.of(1, 2, 1, 1))).isEqualTo("uk_syscall6 of acct, which nobody provides");
    }
}
