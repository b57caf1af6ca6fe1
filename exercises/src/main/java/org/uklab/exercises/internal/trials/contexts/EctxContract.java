/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials.contexts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.uklab.exercises.internal.judging.Draw;
import org.uklab.exercises.internal.trials.Answer;
import org.uklab.exercises.internal.trials.Case;
import org.uklab.exercises.internal.trials.Contract;
import org.uklab.exercises.internal.trials.Model;
import org.uklab.exercises.internal.trials.Step;

/** Judge how extended registers are stored, loaded and begun with (contract 2.2). Any thread. */
public final class EctxContract implements Contract {
    static final int INIT = 1;
    static final int STORE = 2;
    static final int LOAD = 3;
    static final int GUARDS = 4;
    static final int AREAS = 3;

    private static final Case CLEAN = new Case("clean-registers", "a fresh state is loaded");
    private static final Case CLEAN_AGAIN = new Case("clean-registers", "an area that was in use is fresh again");
    private static final Case CLEAN_0 = new Case("clean-control", "the creator rounded another way");
    private static final Case CLEAN_1 = new Case("clean-control", "the creator's other control word had changed");
    private static final Case STORED = new Case("registers", "what was stored is loaded");
    private static final Case STORED_TWICE = new Case("registers", "an area is stored to again");
    private static final Case CONTROL_0 = new Case("control", "the way of rounding is loaded");
    private static final Case CONTROL_1 = new Case("control", "the other control or status word is loaded");
    private static final Case ALONE = new Case("areas", "other states were stored meanwhile");
    private static final Case BOUNDS = new Case("bounds", "a fresh state is made");
    private static final Case BOUNDS_STORED = new Case("bounds", "a state is stored");

    @Override
    public List<Case> cases() {
        return List.of(
                CLEAN,
                CLEAN_AGAIN,
                CLEAN_0,
                CLEAN_1,
                STORED,
                STORED_TWICE,
                CONTROL_0,
                CONTROL_1,
                ALONE,
                BOUNDS,
                BOUNDS_STORED);
    }

    @Override
    public List<List<Step>> trials(Draw draw, int extra) {
        List<List<Step>> trials = new ArrayList<>();
        trials.add(new EctxDraw(draw).init(0).guards().steps());
        trials.add(new EctxDraw(draw).init(0).store(0).guards().steps());
        trials.add(new EctxDraw(draw).init(2).load(2).steps());
        trials.add(new EctxDraw(draw).init(1).store(1).init(1).load(1).steps());
        trials.add(new EctxDraw(draw).init(0).store(0).load(0).steps());
        trials.add(new EctxDraw(draw).init(2).store(2).store(2).load(2).steps());
        trials.add(new EctxDraw(draw)
                .init(0)
                .init(1)
                .store(0)
                .store(1)
                .load(0)
                .load(1)
                .guards()
                .steps());
        for (int i = 0; i < extra; i++) {
            trials.add(EctxDraw.wander(draw));
        }
        draw.shuffle(trials);
        return trials;
    }

    @Override
    public Model begin() {
        return new Books();
    }

    @Override
    public String words(Step step) {
        return switch (step.op()) {
            case INIT -> "init area " + step.arg(0);
            case STORE -> "store to area " + step.arg(0);
            case LOAD -> "load area " + step.arg(0);
            default -> "look around the areas";
        };
    }

    /** What an area holds, the number of the step that stored it, and whether it did so before. */
    private record Held(boolean fresh, boolean again, int number, long control0, long control1) {}

    private static final class Books implements Model {
        private final Map<Integer, Held> areas = new HashMap<>();
        private int changes;
        private boolean stored; // rather than made, in the last step that changed an area

        @Override
        public List<Answer> answers(Step step) {
            return switch (step.op()) {
                case INIT -> {
                    stored = false;
                    areas.put(step.arg(0), new Held(true, areas.containsKey(step.arg(0)), ++changes, 0, 0));
                    yield List.of();
                }
                case STORE -> {
                    Held before = areas.get(step.arg(0));
                    boolean again = before != null && !before.fresh();
                    stored = true;
                    areas.put(step.arg(0), new Held(false, again, ++changes, step.arg(2), step.arg(3)));
                    yield List.of();
                }
                case LOAD -> loaded(areas.getOrDefault(step.arg(0), new Held(true, false, 0, 0, 0)));
                default -> {
                    Case bounds = stored ? BOUNDS_STORED : BOUNDS;
                    String written = "an area is changed by " + (stored ? "store" : "init");
                    yield List.of(
                            Answer.is(bounds, "bytes written outside of the areas", 0),
                            Answer.is(bounds, written, 1, value -> value == 0 ? "no" : "yes"));
                }
            };
        }

        private List<Answer> loaded(Held held) {
            boolean meanwhile = !held.fresh() && held.number() < changes;
            Case registers = held.fresh()
                    ? held.again() ? CLEAN_AGAIN : CLEAN
                    : meanwhile ? ALONE : held.again() ? STORED_TWICE : STORED;
            String what = held.fresh()
                    ? "the first register that is not zero"
                    : "the first register that is not as it was stored";
            return List.of(
                    Answer.is(registers, what, 0, EctxContract::register),
                    Answer.is(
                            held.fresh() ? CLEAN_0 : CONTROL_0,
                            "rounding in MXCSR or FPCR",
                            held.control0(),
                            EctxContract::control),
                    Answer.is(
                            held.fresh() ? CLEAN_1 : CONTROL_1,
                            "rounding in the x87 control word, or flags in FPSR",
                            held.control1(),
                            EctxContract::control));
        }
    }

    private static String control(long value) {
        return value == 0 ? "as after a reset" : value < 0 ? "a value that nobody set" : "number " + value;
    }

    private static String register(long value) {
        if (value == 0) {
            return "none";
        }
        StringBuilder letters = new StringBuilder();
        for (long rest = value & 0xffff_ffff_ffffL; rest != 0; rest >>>= Byte.SIZE) {
            letters.append((char) Math.max(rest & 0x7f, ' '));
        }
        return letters.toString();
    }
}
