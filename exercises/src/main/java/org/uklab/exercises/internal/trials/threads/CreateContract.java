/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials.threads;

import java.util.List;
import java.util.StringJoiner;
import org.uklab.exercises.internal.judging.Draw;
import org.uklab.exercises.internal.trials.Case;
import org.uklab.exercises.internal.trials.Contract;
import org.uklab.exercises.internal.trials.Model;
import org.uklab.exercises.internal.trials.Step;

/** Ask for threads to be made and to be given their entry. The agent's {@code scenario.h} numbers the steps. */
public final class CreateContract implements Contract {
    static final int MAKE = 1;
    static final int ENTRY = 2;
    static final int YIELD = 3;
    static final int RUN = 4;
    static final int RELEASE = 5;

    static final int FN2 = 3;
    static final int ADDRESS = 4;
    static final int TLS = 1;
    static final int NO_ECTX = 2;

    static final Case CONTAINER = new Case("container", "a container is made");
    static final Case FIELDS = new Case("fields", "a thread is made");
    static final Case ALL_PARTS = new Case("parts", "it has a stack, TLS and an extended context");
    static final Case NO_TLS = new Case("parts", "it has an extended context but no TLS");
    static final Case WITHOUT_ECTX = new Case("parts", "it has no extended context");
    static final Case NO_STACK = new Case("parts", "it has no stack");
    static final Case DEFAULT_STACK = new Case("parts", "the length of its stack is given as 0");
    static final Case MADE_WITH_ENTRY = new Case("entry", "a thread is made with a function");
    static final Case GETS_ENTRY = new Case("entry", "a container gets a function");
    static final Case GETS_ADDRESS = new Case("entry", "a container gets an address");
    static final Case RUNS_MADE = new Case("entry", "a thread that was made with a function runs");
    static final Case RUNS_FILLED = new Case("entry", "a container that got a function runs");
    static final Case APART_MADE = new Case("apart", "a thread is made");
    static final Case APART_ENTRY = new Case("apart", "a container gets its entry");
    static final Case APART_YIELD = new Case("apart", "others run before it is assigned");
    static final Case INIT = new Case("inittab", "a thread is made");
    static final Case NO_MEMORY = new Case("rollback", "the struct cannot be allocated");
    static final Case LESS_MEMORY = new Case("rollback", "a later request for memory fails");
    static final Case REFUSED = new Case("rollback", "the init table refuses the thread");
    static final Case RELEASED = new Case("release", "a thread that never ran is released");
    static final Case ENDED = new Case("release", "a thread has come to its end");

    private static final List<Case> CASES = List.of(
            CONTAINER,
            FIELDS,
            ALL_PARTS,
            NO_TLS,
            WITHOUT_ECTX,
            NO_STACK,
            DEFAULT_STACK,
            MADE_WITH_ENTRY,
            GETS_ENTRY,
            GETS_ADDRESS,
            RUNS_MADE,
            RUNS_FILLED,
            APART_MADE,
            APART_ENTRY,
            APART_YIELD,
            INIT,
            NO_MEMORY,
            LESS_MEMORY,
            REFUSED,
            RELEASED,
            ENDED);

    @Override
    public List<Case> cases() {
        return CASES;
    }

    @Override
    public List<List<Step>> trials(Draw draw, int extra) {
        return new CreateDraw(draw).trials(extra);
    }

    @Override
    public Model begin() {
        return new CreateModel();
    }

    @Override
    public String words(Step step) {
        return switch (step.op()) {
            case MAKE -> make(step);
            case ENTRY -> "give it " + entry(step.arg(0));
            case YIELD -> "yield";
            case RUN -> "assign it and let it run";
            default -> "release it";
        };
    }

    private static String make(Step step) {
        StringJoiner words = new StringJoiner(", ");
        words.add("make " + (step.arg(0) == 0 ? "a container" : "a thread with " + entry(step.arg(0))));
        words.add(step.arg(1) < 0 ? "no stack" : "stack " + step.arg(1));
        words.add((step.arg(2) & TLS) == 0 ? "no TLS" : "TLS");
        words.add((step.arg(2) & NO_ECTX) == 0 ? "extended context" : "no extended context");
        if (step.arg(3) > 0) {
            words.add("request " + step.arg(3) + " for memory fails");
        }
        if (step.arg(4) > 0) {
            words.add("refused by the init table");
        }
        return words.toString();
    }

    private static String entry(int kind) {
        return List.of("a function", "a function of one argument", "a function of two arguments", "an address")
                .get(kind - 1);
    }
}
