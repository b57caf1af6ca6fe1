/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.uklab.exercises.internal.trials.Answer;
import org.uklab.exercises.internal.trials.Step;
import org.uklab.exercises.internal.trials.TrialsContract;
import org.uklab.exercises.internal.trials.calls.PthreadCase.Value;

class PthreadCreateContractTest extends TrialsContract {
    PthreadCreateContractTest() {
        super(new PthreadCreateContract());
    }

    private final PthreadBooks books = new PthreadBooks();

    private long after(Step step, Value value) {
        return books.answers(step).stream().map(Answer::example).toList().get(at(value));
    }

    private static int at(Value value) {
        return List.of(Value.values()).indexOf(value);
    }

    private static Step create(int thread) {
        return PthreadStep.create(Optional.empty(), thread, 77, 0);
    }

    private static Step join(int joiner, int thread) {
        return PthreadStep.join(Optional.empty(), joiner, thread);
    }

    private static Step end(int thread, int how) {
        return PthreadStep.end(Optional.empty(), thread, 42, how);
    }

    private static Step step(int op, int who) {
        return PthreadStep.of(op, Optional.empty(), who);
    }

    @Test
    void a_join_waits_gets_the_value_and_frees_the_block() {
        assertThat(after(create(3), Value.STARTED)).isEqualTo(4);
        assertThat(after(join(1, 3), Value.JOINER)).isZero();
        assertThat(after(step(PthreadStep.NUDGE, 1), Value.JOINER)).isZero();
        List<Long> end = books.answers(end(3, PthreadStep.RETURN)).stream()
                .map(Answer::example)
                .toList();
        assertThat(end.get(at(Value.JOINER))).isEqualTo(2);
        assertThat(end.get(at(Value.VALUE))).isEqualTo(42);
        assertThat(end.get(at(Value.HELD))).isZero();
    }

    @Test
    void one_that_was_terminated_has_no_value() {
        after(create(0), Value.HELD);
        after(end(0, PthreadStep.KILL), Value.HELD);
        assertThat(after(join(0, 0), Value.VALUE)).isZero();
    }

    @Test
    void a_detached_thread_is_freed_after_its_end_and_joined_by_nobody() {
        after(create(0), Value.HELD);
        assertThat(after(step(PthreadStep.DETACH, 0), Value.RESULT)).isZero();
        assertThat(after(step(PthreadStep.DETACH, 0), Value.RESULT)).isEqualTo(22);
        assertThat(after(join(0, 0), Value.JOINED)).isEqualTo(22);
        assertThat(after(step(PthreadStep.SLEEP, 0), Value.HELD)).isEqualTo(1);
        after(end(0, PthreadStep.EXIT), Value.HELD);
        assertThat(after(step(PthreadStep.SLEEP, 0), Value.HELD)).isZero();
    }

    @Test
    void a_creation_that_fails_leaves_nothing() {
        Step fails = PthreadStep.create(Optional.empty(), 2, 77, 1);
        assertThat(after(fails, Value.RESULT)).isEqualTo(11);
        assertThat(after(fails, Value.HELD)).isZero();
    }

    @Test
    void steps_are_said_in_words() {
        assertThat(PthreadStep.words(create(2))).isEqualTo("create t2 with argument 77");
        assertThat(PthreadStep.words(end(2, PthreadStep.KILL))).isEqualTo("t2 is terminated");
        assertThat(PthreadStep.words(join(1, 2))).isEqualTo("j1 joins t2");
    }
}
