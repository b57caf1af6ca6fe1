/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials.calls;

import java.util.List;
import java.util.Optional;
import org.uklab.exercises.internal.trials.Step;

/**
 * Make and say the steps that the agent of exercise pthread-create performs; its agent.c has the same operations.
 *
 * <p>The last argument of each is for us alone: what the step shows, a {@link PthreadCase}, or {@link #NOTHING}.
 */
final class PthreadStep {
    static final int CREATE = 1;
    static final int END = 2;
    static final int JOIN = 3;
    static final int DETACH = 4;
    static final int NUDGE = 5;
    static final int SLEEP = 6;
    static final int LOOK = 7;
    static final int JOIN_SELF = 8;

    static final int NOTHING = -1;

    static final int RETURN = 0;
    static final int EXIT = 1;
    static final int KILL = 2;

    private PthreadStep() {}

    static Step create(Optional<PthreadCase> shows, int thread, int argument, int fail) {
        return Step.of(CREATE, thread, argument, fail, about(shows));
    }

    static Step end(Optional<PthreadCase> shows, int thread, int value, int how) {
        return Step.of(END, thread, value, how, about(shows));
    }

    static Step join(Optional<PthreadCase> shows, int joiner, int thread) {
        return Step.of(JOIN, joiner, thread, about(shows));
    }

    static Step of(int op, Optional<PthreadCase> shows, int who) {
        return Step.of(op, who, about(shows));
    }

    private static int about(Optional<PthreadCase> shows) {
        return shows.map(List.of(PthreadCase.values())::indexOf).orElse(NOTHING);
    }

    static Optional<PthreadCase> shows(Step step) {
        int number = step.arg(step.args().size() - 1);
        return number == NOTHING
                ? Optional.empty()
                : Optional.of(List.of(PthreadCase.values()).get(number));
    }

    static String words(Step step) {
        int who = step.arg(0);
        return switch (step.op()) {
            case CREATE ->
                "create t" + who + " with argument " + step.arg(1)
                        + (step.arg(2) == 0 ? "" : ", allocation " + step.arg(2) + " fails");
            case END ->
                switch (step.arg(2)) {
                    case RETURN -> "t" + who + " returns " + step.arg(1);
                    case EXIT -> "t" + who + " calls p0_exit(" + step.arg(1) + ")";
                    default -> "t" + who + " is terminated";
                };
            case JOIN -> "j" + who + " joins t" + step.arg(1);
            case DETACH -> "detach t" + who;
            case NUDGE -> "wake j" + who + " for no reason";
            case SLEEP -> "some time passes";
            case LOOK -> "t" + who + " reads its TLS variable";
            default -> "t" + who + " joins itself";
        };
    }
}
