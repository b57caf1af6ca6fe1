/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials.threads;

import java.util.List;
import org.uklab.exercises.internal.judging.Draw;
import org.uklab.exercises.internal.trials.Case;
import org.uklab.exercises.internal.trials.Contract;
import org.uklab.exercises.internal.trials.Model;
import org.uklab.exercises.internal.trials.Step;

/** Judge how threads end and who frees what, {@code uksched-exit}. Any thread. */
public final class ExitContract implements Contract {
    /** As in the agent's C. */
    static final int MAKE = 1;

    static final int ASSIGN = 2;
    static final int WAIT = 3;
    static final int SET_EXITED = 4;
    static final int RELEASE = 5;
    static final int TERMINATE = 6;
    static final int EXIT = 7;
    static final int EXIT2 = 8;
    static final int TERMINATE_ITSELF = 9;
    static final int GC = 10;
    static final int LOOK = 11;
    static final int REAL = 12;

    static final int INIT_BARE = 0;
    static final int INIT = 1;
    static final int CREATE_BARE = 2;
    static final int CREATE = 4;
    static final int KINDS = 5;

    static final int NO_DTOR = 0;
    static final int DTOR_FREES = 2;
    static final int DTORS = 3;

    static final int THREADS = 4;

    private static final List<String> KIND_WORDS = List.of(
            "init_bare", "init_fn0 with stack and TLS", "create_bare", "create_container with a stack", "create_fn0");
    private static final List<String> DTOR_WORDS = List.of("", ", dtor", ", dtor that frees the struct");
    private static final List<String> PROBES = List.of("A", "B");

    @Override
    public List<Case> cases() {
        return ExitCases.ALL;
    }

    @Override
    public List<List<Step>> trials(Draw draw, int extra) {
        return new ExitDraw(draw).trials(extra);
    }

    @Override
    public Model begin() {
        return new ExitModel();
    }

    @Override
    public String words(Step step) {
        if (step.op() == GC) {
            return "collect the exited threads of " + PROBES.get(step.arg(0));
        }
        if (step.op() == REAL) {
            return step.arg(4) + " rounds: " + step.arg(0) + " threads exit, " + step.arg(1) + " with exit2, "
                    + step.arg(2) + " terminate themselves, " + step.arg(3) + " are terminated";
        }
        String t = "t" + step.arg(0);
        return switch (step.op()) {
            case MAKE -> t + " by " + KIND_WORDS.get(step.arg(1)) + DTOR_WORDS.get(step.arg(2));
            case ASSIGN -> "assign " + t + " to " + PROBES.get(step.arg(1));
            case WAIT -> t + " waits in " + step.arg(1) + (step.arg(1) == 1 ? " queue" : " queues");
            case SET_EXITED -> "make " + t + " exited";
            case RELEASE -> "release " + t;
            case TERMINATE -> "terminate " + t;
            case EXIT -> t + " exits";
            case EXIT2 -> t + " exits with a gc function";
            case TERMINATE_ITSELF -> t + " terminates itself";
            case LOOK -> "look at " + t;
            default -> "operation " + step.op();
        };
    }
}
