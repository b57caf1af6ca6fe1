/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials.calls;

import java.util.List;
import java.util.Optional;
import org.uklab.exercises.internal.trials.Step;

/**
 * Make and say the steps that the agent of exercise futex-requeue performs; its agent.c has the same operations.
 *
 * <p>The last argument of each is for us alone: what the step shows, a {@link RequeueCase}, or {@link #NOTHING}.
 */
final class FutexStep {
    static final int WAIT = 1;
    static final int WAKE = 2;
    static final int REQUEUE = 3;
    static final int STORE = 4;
    static final int SLEEP = 5;
    static final int END = 6;

    static final int NOTHING = -1;
    static final int NO_WORD = -1;

    /** As in {@code <linux/futex.h>}. */
    static final int PLAIN = 3;

    static final int COMPARING = 4;
    static final int PRIVATE = 128;

    private FutexStep() {}

    static Step wait(int waiter, int word, int millis, int then) {
        return Step.of(WAIT, waiter, word, millis, then, NOTHING);
    }

    static Step wake(int word, int most, RequeueCase shows) {
        return Step.of(WAKE, word, most, number(shows));
    }

    static Step requeue(int op, int from, int to, int wake, int move, int expected, Optional<RequeueCase> shows) {
        return Step.of(REQUEUE, op, from, to, wake, move, expected, about(shows));
    }

    static Step store(int word, int value) {
        return Step.of(STORE, word, value, NOTHING);
    }

    static Step sleep(int millis, RequeueCase shows) {
        return Step.of(SLEEP, millis, number(shows));
    }

    static Step end(int waiter) {
        return Step.of(END, waiter, NOTHING);
    }

    private static int number(RequeueCase shows) {
        return List.of(RequeueCase.values()).indexOf(shows);
    }

    private static int about(Optional<RequeueCase> shows) {
        return shows.map(FutexStep::number).orElse(NOTHING);
    }

    static Optional<RequeueCase> shows(Step step) {
        int number = step.arg(step.args().size() - 1);
        return number == NOTHING
                ? Optional.empty()
                : Optional.of(List.of(RequeueCase.values()).get(number));
    }

    static boolean compares(Step requeue) {
        return (requeue.arg(0) & ~PRIVATE) == COMPARING;
    }

    static String words(Step step) {
        return switch (step.op()) {
            case WAIT ->
                "t" + step.arg(0) + " waits for w" + step.arg(1)
                        + (step.arg(2) == 0 ? "" : ", " + step.arg(2) + " ms at most")
                        + (step.arg(3) == NO_WORD ? "" : ", then wakes 1 of w" + step.arg(3));
            case WAKE -> "wake " + step.arg(1) + " of w" + step.arg(0);
            case REQUEUE ->
                (compares(step) ? "if w" + step.arg(1) + " is " + step.arg(5) + ": " : "") + "requeue w" + step.arg(1)
                        + " to w" + step.arg(2) + ", wake " + step.arg(3) + ", move " + step.arg(4);
            case STORE -> "w" + step.arg(0) + " becomes " + step.arg(1);
            case SLEEP -> step.arg(0) + " ms pass";
            default -> "t" + step.arg(0) + " is terminated";
        };
    }
}
