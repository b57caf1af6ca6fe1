/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.process;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.uklab.exercises.internal.judging.Errno;

/** Judge a call of clone: its result, and the words that it stores to. One thread. */
record CloneStep(Look look, Books books) {
    private static final long MAX_TID = 0x3fffffff;
    private static final int SETTIDS = Flags.PARENT_SETTID | Flags.CHILD_SETTID;

    /** Name what a call is about. */
    static Set<CloneAspect> concerned(Step step) {
        if (step.fail() > 0) {
            return EnumSet.of(CloneAspect.MEMORY);
        }
        if (step.lacksWord()) {
            return EnumSet.of(CloneAspect.SETTID_NULL);
        }
        Set<CloneAspect> concerned = EnumSet.of(CloneAspect.TLS_REGISTER, CloneAspect.TLS_KERNEL, CloneAspect.MEMORY);
        if (step.has(Flags.PARENT_SETTID)) {
            concerned.add(CloneAspect.PARENT_SETTID);
        }
        if (step.has(Flags.CHILD_SETTID)) {
            concerned.add(CloneAspect.CHILD_SETTID);
        }
        if (step.has(SETTIDS)) {
            concerned.add(CloneAspect.SETTID_EXACT);
        }
        if (step.has(Flags.CHILD_CLEARTID)) {
            concerned.add(CloneAspect.CLEAR);
        }
        return concerned;
    }

    void judge() {
        Step step = look.step();
        long result = look.after().result();
        boolean made = result > 0 && result <= MAX_TID;
        if (made) {
            books.open(step, result);
        }
        if (step.fail() > 0) {
            refused(
                    -Errno.ENOMEM,
                    step.has(Flags.SETTLS) ? CloneSituation.NO_MEMORY_GIVEN : CloneSituation.NO_MEMORY_OWN);
        } else if (step.lacksWord()) {
            refused(-Errno.EINVAL, nullSituation());
        } else if (made) {
            made((int) result);
        } else {
            concerned(step)
                    .forEach(aspect -> look.wrong(
                            aspect, () -> "clone returns the number of a new thread", () -> Errno.result(result)));
        }
    }

    private CloneSituation nullSituation() {
        if ((look.step().flags() & SETTIDS) == SETTIDS) {
            return CloneSituation.ONE_NULL;
        }
        return look.step().has(Flags.PARENT_SETTID) ? CloneSituation.PARENT_NULL : CloneSituation.CHILD_NULL;
    }

    private void refused(long code, CloneSituation situation) {
        Report before = look.before();
        Report after = look.after();
        List<Integer> changed = look.changedWords().stream()
                .filter(number -> !clearedThough(number))
                .toList();
        look.compare(
                after.result() == code
                        && after.threads() == before.threads()
                        && after.held() == before.held()
                        && changed.isEmpty(),
                situation,
                () -> "clone returns " + Errno.result(code)
                        + ", there is no new thread, no memory stays allocated, and "
                        + (changed.isEmpty() ? "no word changes" : Words.contents(changed, before.words())),
                () -> "clone returns " + Errno.result(after.result()) + ", the number of threads grows by "
                        + (after.threads() - before.threads()) + " and that of allocations by "
                        + (after.held() - before.held()) + ", and "
                        + (changed.isEmpty() ? "no word changes" : Words.contents(changed, after.words())));
    }

    /** A word that is to be cleared at the end of a thread that never was: a fault of whoever clears. */
    private boolean clearedThough(int number) {
        boolean cleared =
                look.step().has(Flags.CHILD_CLEARTID) && number == look.step().ctid() && look.word(number) == 0;
        if (cleared) {
            look.wrong(
                    CloneAspect.CLEAR,
                    () -> "clone fails, no thread ends, and "
                            + Words.contents(List.of(number), look.before().words()),
                    () -> Words.contents(List.of(number), look.after().words()));
        }
        return cleared;
    }

    private void made(int tid) {
        Step step = look.step();
        List<Integer> wanted = new ArrayList<>(look.before().words());
        boolean parent = !step.has(Flags.PARENT_SETTID) || stored(step.ptid(), tid, wanted, parentSituation());
        boolean child = !step.has(Flags.CHILD_SETTID) || stored(step.ctid(), tid, wanted, childSituation());

        List<Integer> others = look.changedWords().stream()
                .filter(number ->
                        wanted.get(number).equals(look.before().words().get(number)))
                .toList();
        if (!others.isEmpty()) {
            new WordsJudge(look, books).still(others);
        } else if (step.has(SETTIDS) && parent && child) {
            look.right(exactSituation());
        }
    }

    private boolean stored(int number, int tid, List<Integer> wanted, CloneSituation situation) {
        boolean right = look.word(number) == tid;
        wanted.set(number, tid);
        look.compare(
                right,
                situation,
                () -> "clone returns " + tid + ", and " + Words.word(number) + " is " + tid,
                () -> Words.word(number) + " is " + Words.value(look.word(number)));
        return right;
    }

    private CloneSituation parentSituation() {
        return look.step().flags() == Flags.PARENT_SETTID
                ? CloneSituation.PARENT_ALONE
                : CloneSituation.PARENT_COMBINED;
    }

    private CloneSituation childSituation() {
        return look.step().flags() == Flags.CHILD_SETTID ? CloneSituation.CHILD_ALONE : CloneSituation.CHILD_COMBINED;
    }

    private CloneSituation exactSituation() {
        if ((look.step().flags() & SETTIDS) == SETTIDS) {
            return CloneSituation.BOTH;
        }
        return look.step().has(Flags.PARENT_SETTID) ? CloneSituation.ONLY_PARENT : CloneSituation.ONLY_CHILD;
    }
}
