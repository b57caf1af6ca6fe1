/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.process;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.uklab.exercises.internal.judging.Draw;
import org.uklab.exercises.internal.process.Step.Op;

/**
 * Write down a trial step by step, with roles that are cast to children at random. One thread.
 *
 * <p>Every pointer is to a word of its own, whether or not a flag makes the kernel use it, and next to a word that is
 * nobody's.
 */
final class TrialBuilder {
    private static final int MAX_BELOW = 200;
    private static final int STACK_ALIGN = 16;
    private static final int MAX_AREA = 32;

    private final Draw draw;
    private final List<Integer> contents;
    private final List<Child> children;
    private final List<Integer> cast;
    private final List<Integer> fresh;
    private final Map<Integer, Integer> ctids = new HashMap<>();
    private final List<Step> steps = new ArrayList<>();
    private int waiters;

    TrialBuilder(Draw draw, int roles) {
        this.draw = draw;
        contents = IntStream.range(0, Scenario.WORDS).map(i -> number()).boxed().toList();
        children = IntStream.range(0, roles)
                .mapToObj(i -> new Child(STACK_ALIGN * (1 + draw.below(MAX_BELOW)), draw.below(MAX_AREA), number()))
                .toList();
        cast = shuffled(IntStream.range(0, roles));
        int parity = draw.below(2);
        fresh = shuffled(IntStream.range(0, Scenario.WORDS / 2 - 1).map(i -> 2 * i + parity));
    }

    /** Draw a number that no thread will have. */
    private int number() {
        return (0x100 + draw.below(0xff00)) << 16 | draw.below(0x10000);
    }

    private List<Integer> shuffled(IntStream numbers) {
        List<Integer> list = new ArrayList<>(numbers.boxed().toList());
        draw.shuffle(list);
        return list;
    }

    private int word() {
        return fresh.remove(fresh.size() - 1);
    }

    /** The main thread clones, with a word for both pointers. */
    TrialBuilder clone(int role, int flags) {
        return clone(Scenario.BY_MAIN, role, flags, word(), word(), 0);
    }

    /** A child clones another. */
    TrialBuilder cloneBy(int parent, int role, int flags) {
        return clone(cast.get(parent), role, flags, word(), word(), 0);
    }

    TrialBuilder cloneWithoutParentWord(int role, int flags) {
        return clone(Scenario.BY_MAIN, role, flags, Scenario.NO_WORD, word(), 0);
    }

    TrialBuilder cloneWithoutChildWord(int role, int flags) {
        return clone(Scenario.BY_MAIN, role, flags, word(), Scenario.NO_WORD, 0);
    }

    /** The main thread clones while an allocation fails; the first is that of the child's name, no student's work. */
    TrialBuilder cloneWithoutMemory(int role, int flags, int fail) {
        return clone(Scenario.BY_MAIN, role, flags, word(), word(), fail);
    }

    private TrialBuilder clone(int by, int role, int flags, int ptid, int ctid, int fail) {
        int child = cast.get(role);
        ctids.put(child, ctid);
        return add(new Step(Op.CLONE, by, child, false, flags, ptid, ctid, fail));
    }

    TrialBuilder run() {
        return add(new Step(Op.RUN, 0, 0, false, 0, 0, 0, 0));
    }

    /** One more thread waits for the word that was given with a child's clone. */
    TrialBuilder waitFor(int role) {
        int ctid = ctids.getOrDefault(cast.get(role), Scenario.NO_WORD);
        return add(new Step(Op.WAIT, 0, waiters++, draw.coin(), 0, 0, ctid, 0));
    }

    TrialBuilder setTidAddress(int role) {
        return setTidAddress(role, word());
    }

    TrialBuilder cancelTidAddress(int role) {
        return setTidAddress(role, Scenario.NO_WORD);
    }

    private TrialBuilder setTidAddress(int role, int word) {
        return add(new Step(Op.SET_TID_ADDRESS, cast.get(role), 0, false, 0, 0, word, 0));
    }

    TrialBuilder end(int role) {
        return add(new Step(Op.END, 0, cast.get(role), false, 0, 0, 0, 0));
    }

    TrialBuilder terminate(int role) {
        return add(new Step(Op.END, 0, cast.get(role), true, 0, 0, 0, 0));
    }

    TrialBuilder collect() {
        return add(new Step(Op.COLLECT, 0, 0, false, 0, 0, 0, 0));
    }

    private TrialBuilder add(Step step) {
        steps.add(step);
        return this;
    }

    Trial build() {
        return new Trial(contents, children, steps);
    }
}
