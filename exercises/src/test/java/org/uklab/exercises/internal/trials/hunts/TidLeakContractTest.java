/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials.hunts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.uklab.exercises.internal.trials.hunts.TidLeakContract.FILL;
import static org.uklab.exercises.internal.trials.hunts.TidLeakContract.MAIN;
import static org.uklab.exercises.internal.trials.hunts.TidLeakContract.MAKE;
import static org.uklab.exercises.internal.trials.hunts.TidLeakContract.PROCESS;
import static org.uklab.exercises.internal.trials.hunts.TidLeakContract.TERMINATE;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.uklab.exercises.internal.trials.Answer;
import org.uklab.exercises.internal.trials.Model;
import org.uklab.exercises.internal.trials.Step;
import org.uklab.exercises.internal.trials.TrialsContract;

class TidLeakContractTest extends TrialsContract {
    private static final TidLeakContract CONTRACT = new TidLeakContract();
    private final Model model = CONTRACT.begin();

    TidLeakContractTest() {
        super(CONTRACT);
    }

    /** Perform a step on a kernel that gives 15 to the first thread of a trial. */
    private List<Long> perform(int op, long... args) {
        Step step = Step.of(op, args);
        List<Answer> answers = model.answers(step);
        List<Long> values = answers.stream()
                .map(one -> one.expected().contains("from 2") ? Long.valueOf(15) : (Long) one.example())
                .toList();
        model.saw(step, values);
        return values;
    }

    @Test
    void numbers_go_up_and_around_and_a_used_one_is_passed() {
        assertThat(perform(MAKE, 0, MAIN)).containsExactly(15L);
        assertThat(perform(MAKE, 1, MAIN)).containsExactly(16L);
        assertThat(perform(MAKE, 2, MAIN)).as("1 is main's").containsExactly(2L);
        assertThat(perform(TERMINATE, 0)).as("no such thread").containsExactly(-3L);
        assertThat(perform(MAKE, 0, MAIN)).as("15 is not used again at once").containsExactly(3L);
        assertThat(perform(FILL, 0)).containsExactly(12L);
        assertThat(perform(MAKE, 3, MAIN)).as("15 was the last").containsExactly(4L);
    }

    @Test
    void the_number_of_a_process_stays_taken_as_long_as_one_of_its_threads_lives() {
        perform(MAKE, 0, MAIN);
        perform(PROCESS, 0);
        perform(MAKE, 1, 0);
        assertThat(perform(FILL, 0)).containsExactly(13L);
        perform(TERMINATE, 0);
        assertThat(perform(FILL, 0)).containsExactly(13L);
        perform(TERMINATE, 1);
        assertThat(perform(FILL, 0)).containsExactly(15L);
    }
}
