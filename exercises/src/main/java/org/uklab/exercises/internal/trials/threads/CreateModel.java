/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials.threads;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.uklab.exercises.internal.trials.Answer;
import org.uklab.exercises.internal.trials.Case;
import org.uklab.exercises.internal.trials.Model;
import org.uklab.exercises.internal.trials.Step;

/** Keep what a correct kernel makes of one thread. */
final class CreateModel implements Model {
    private static final int DEFAULT_STACK = 64 * 1024;
    private static final int AT_THE_TOP = 64; // bytes that trampolines and alignment may take
    private static final int ENTRY_AT_THE_TOP = 512; // entry, arguments and trampolines
    private static final List<String> PLACES = List.of("the struct", "the stack", "TLS");
    private static final List<String> ECTX = List.of("nowhere", "behind the struct", "behind TLS", "not where it fits");
    private static final List<String> SAW = List.of("nothing", "a thread that was not finished", "all that was set");

    private int kind;
    private long stack;
    private int parts;
    private long arg0;
    private long arg1;
    private boolean filled;

    @Override
    public List<Answer> answers(Step step) {
        if (step.op() == CreateContract.MAKE) {
            kind = step.arg(0);
            stack = step.args().get(1);
            parts = step.arg(2);
            arg0 = kind >= 2 ? step.args().get(6) : 0;
            arg1 = kind == CreateContract.FN2 ? step.args().get(7) : 0;
            return step.arg(3) > 0 || step.arg(4) > 0 ? refused(step) : made();
        }
        return switch (step.op()) {
            case CreateContract.ENTRY -> entry(step);
            case CreateContract.YIELD -> later(CreateContract.APART_YIELD, false, true);
            case CreateContract.RUN -> run();
            default -> over(CreateContract.RELEASED, 0, 0, 0);
        };
    }

    private static LongFunction<String> words(List<String> of) {
        return value -> value >= 0 && value < of.size() ? of.get((int) value) : Long.toString(value);
    }

    private static Answer no(Case about, String what, boolean expected) {
        return Answer.is(about, what, expected ? 1 : 0, value -> value == 0 ? "no" : "yes");
    }

    private boolean tls() {
        return (parts & CreateContract.TLS) != 0;
    }

    private boolean ectx() {
        return (parts & CreateContract.NO_ECTX) == 0;
    }

    private Case about() {
        if (stack < 0) {
            return CreateContract.NO_STACK;
        }
        if (stack == 0) {
            return CreateContract.DEFAULT_STACK;
        }
        if (!ectx()) {
            return CreateContract.WITHOUT_ECTX;
        }
        return tls() ? CreateContract.ALL_PARTS : CreateContract.NO_TLS;
    }

    private static void live(List<Answer> answers, Case about, List<Integer> blocks) {
        for (int place = 0; place < PLACES.size(); place++) {
            answers.add(Answer.is(about, "allocated blocks for " + PLACES.get(place), blocks.get(place)));
        }
    }

    private List<Answer> made() {
        Case whole = kind == 0 ? CreateContract.CONTAINER : CreateContract.MADE_WITH_ENTRY;
        Case own = about();
        List<Answer> answers = new ArrayList<>();
        answers.add(no(whole, "there is a thread", true));
        answers.add(Answer.free(0));
        live(answers, own, List.of(1, stack < 0 ? 0 : 1, tls() ? 1 : 0));
        answers.add(no(whole, "it is runnable", kind != 0));
        answers.add(no(whole, "it has an entry", kind != 0));
        answers.add(Answer.is(own, "its flags for parts", (ectx() ? 1 : 0) | (tls() ? 2 : 0), CreateModel::parts));
        long length = stack == 0 ? DEFAULT_STACK : Math.max(stack, 0);
        answers.add(Answer.is(own, "length of its stack", length));
        int room = stack < 0 ? 1 : kind == 0 ? AT_THE_TOP : ENTRY_AT_THE_TOP;
        answers.add(Answer.such(
                own,
                "its stack pointer below the top",
                stack < 0 ? "0" : "less than " + room + " bytes",
                seen -> seen >= 0 && seen < room,
                0));
        answers.add(Answer.is(own, "its extended context lies", !ectx() ? 0 : tls() ? 2 : 1, words(ECTX)));
        answers.add(no(CreateContract.FIELDS, "its priv, name and dtor are the given ones", true));
        answers.add(no(CreateContract.APART_MADE, "it has a scheduler", false));
        answers.add(no(CreateContract.FIELDS, "it knows who allocated its struct", true));
        answers.add(Answer.is(CreateContract.INIT, "calls of the init table", 1));
        answers.add(Answer.is(CreateContract.INIT, "calls of the termination table", 0));
        answers.add(Answer.is(CreateContract.FIELDS, "calls of its dtor", 0));
        answers.add(Answer.is(CreateContract.INIT, "the init table saw", 2, words(SAW)));
        answers.add(Answer.is(CreateContract.FIELDS, "blocks that were freed wrongly", 0));
        return answers;
    }

    private static String parts(long flags) {
        String ectx = (flags & 1) == 0 ? "no extended context" : "an extended context";
        return ectx + ((flags & 2) == 0 ? ", no TLS" : ", TLS");
    }

    private static List<Answer> refused(Step step) {
        int fails = step.arg(3);
        Case about = fails == 0
                ? CreateContract.REFUSED
                : fails == 1 ? CreateContract.NO_MEMORY : CreateContract.LESS_MEMORY;
        List<Answer> answers = new ArrayList<>();
        answers.add(no(about, "there is a thread", false));
        answers.add(fails == 0 ? Answer.free(0) : Answer.is(about, "requests for memory", fails));
        live(answers, about, List.of(0, 0, 0));
        for (int i = 0; i < 9; i++) {
            answers.add(Answer.free(0));
        }
        answers.add(Answer.is(about, "calls of the init table", fails == 0 ? 1 : 0));
        answers.add(Answer.is(about, "calls of the termination table", 0));
        answers.add(Answer.is(about, "calls of its dtor", 0));
        answers.add(Answer.free(0));
        answers.add(Answer.is(about, "blocks that were freed wrongly", 0));
        return answers;
    }

    private List<Answer> entry(Step step) {
        boolean address = step.arg(0) == CreateContract.ADDRESS;
        kind = step.arg(0);
        filled = true;
        arg0 = kind == 2 || kind == CreateContract.FN2 ? step.args().get(1) : 0;
        arg1 = kind == CreateContract.FN2 ? step.args().get(2) : 0;
        return later(address ? CreateContract.GETS_ADDRESS : CreateContract.GETS_ENTRY, address, kind != 0);
    }

    /** Answer for a thread that nobody runs yet. */
    private List<Answer> later(Case about, boolean exact, boolean entry) {
        boolean yield = about.equals(CreateContract.APART_YIELD);
        Case apart = yield ? about : CreateContract.APART_ENTRY;
        boolean runnable = yield ? kind != 0 : entry;
        List<Answer> answers = new ArrayList<>();
        answers.add(Answer.is(apart, "times it ran", 0));
        answers.add(Answer.free(0));
        answers.add(Answer.free(0));
        answers.add(no(about, "it is runnable", runnable));
        answers.add(Answer.such(
                about,
                "its entry",
                exact ? "the given address" : runnable ? "some" : "none",
                seen -> exact ? seen == 2 : runnable == (seen != 0),
                words(List.of("none", "some", "the given address")),
                exact ? 2 : runnable ? 1 : 0));
        answers.add(no(apart, "it has a scheduler", false));
        live(answers, about, List.of(1, 1, tls() ? 1 : 0));
        answers.add(Answer.is(about, "calls of the termination table", 0));
        answers.add(Answer.is(about, "calls of its dtor", 0));
        answers.add(Answer.is(about, "blocks that were freed wrongly", 0));
        return answers;
    }

    private List<Answer> run() {
        List<Answer> answers = over(CreateContract.ENDED, 1, arg0, arg1);
        Case about = filled ? CreateContract.RUNS_FILLED : CreateContract.RUNS_MADE;
        answers.set(0, Answer.is(about, "times it ran", 1));
        answers.set(1, Answer.is(about, "its first argument", arg0));
        answers.set(2, Answer.is(about, "its second argument", arg1));
        return answers;
    }

    private static List<Answer> over(Case about, int runs, long arg0, long arg1) {
        List<Answer> answers = new ArrayList<>(List.of(Answer.free(runs), Answer.free(arg0), Answer.free(arg1)));
        for (int i = 0; i < 3; i++) {
            answers.add(Answer.free(0));
        }
        live(answers, about, List.of(0, 0, 0));
        answers.add(Answer.is(about, "calls of the termination table", 1));
        answers.add(Answer.is(about, "calls of its dtor", 1));
        answers.add(Answer.is(about, "blocks that were freed wrongly", 0));
        return answers;
    }
}
