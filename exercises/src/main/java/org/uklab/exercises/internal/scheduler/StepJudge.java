/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.scheduler;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.uklab.exercises.internal.judging.Errno;
import org.uklab.exercises.internal.judging.Findings;
import org.uklab.exercises.internal.scheduler.Report.Call;
import org.uklab.exercises.internal.scheduler.Report.CallOp;
import org.uklab.exercises.internal.scheduler.Report.ThreadState;

/** Compare one performed ADD or REMOVE with the contract: from what was seen before to what is seen after. One thread. */
final class StepJudge {
    private static final int RUNNABLE_FLAG = 0x004;

    private final Findings findings;
    private final int number;
    private final Step step;
    private final int thread;
    private final Report before;
    private final Report after;

    StepJudge(Findings findings, int number, Step step, Report before, Report after) {
        this.findings = findings;
        this.number = number;
        this.step = step;
        this.thread = step.thread();
        this.before = before;
        this.after = after;
    }

    /**
     * Judge an ADD.
     *
     * @param movedFrom the scheduler that the thread had last in this trial, or NO_SCHED
     */
    void add(int movedFrom) {
        int sched = step.sched();
        Call wanted = new Call(CallOp.THREAD_ADD, sched, thread, true, Report.NO_SCHED, 0);
        calls(step.refused() ? AssignSituation.ASKED_AND_REFUSED : AssignSituation.ASKED_TO_ASSIGN, wanted);
        if (step.refused()) {
            refusal(sched);
            irqs(AssignSituation.REFUSED_WITH_IRQS_ON, AssignSituation.REFUSED_WITH_IRQS_OFF);
            return;
        }
        belongs(runnable() ? AssignSituation.SET_OF_RUNNABLE : AssignSituation.SET_OF_BLOCKED, sched);
        append(sched);
        irqs(AssignSituation.ADD_WITH_IRQS_ON, AssignSituation.ADD_WITH_IRQS_OFF);
        state(runnable() ? AssignSituation.RUNNABLE_ADDED : AssignSituation.BLOCKED_ADDED);
        if (movedFrom != Report.NO_SCHED) {
            move(movedFrom == sched ? AssignSituation.MOVED_BACK : AssignSituation.MOVED_ELSEWHERE, sched);
        }
    }

    void remove() {
        int sched = before.threads().get(thread).sched();
        Call wanted = new Call(CallOp.THREAD_REMOVE, sched, thread, true, sched, 1 << sched);
        calls(AssignSituation.TOLD_TO_REMOVE, wanted);
        belongs(AssignSituation.CLEARED, Report.NO_SCHED);
        unlink(sched);
        irqs(AssignSituation.REMOVE_WITH_IRQS_ON, AssignSituation.REMOVE_WITH_IRQS_OFF);
        state(runnable() ? AssignSituation.RUNNABLE_REMOVED : AssignSituation.BLOCKED_REMOVED);
    }

    /** The interrupt flag at the call has a check of its own, so it does not count here. */
    private void calls(AssignSituation situation, Call wanted) {
        boolean right =
                after.calls().size() == 1 && ignoringIrqs(after.calls().get(0)).equals(wanted);
        findings.compare(
                right,
                situation,
                number,
                () -> "exactly one call: " + Words.calls(List.of(wanted)),
                () -> Words.calls(after.calls()));
    }

    private static Call ignoringIrqs(Call c) {
        return new Call(c.op(), c.sched(), c.thread(), true, c.threadSched(), c.listed());
    }

    private void belongs(AssignSituation situation, int sched) {
        List<ThreadState> wanted = new ArrayList<>(before.threads());
        wanted.set(thread, new ThreadState(sched, 0));
        boolean right = after.result() == 0
                && IntStream.range(0, wanted.size())
                        .allMatch(t ->
                                after.threads().get(t).sched() == wanted.get(t).sched());
        findings.compare(
                right,
                situation,
                number,
                () -> "it returns 0, and " + owner(wanted),
                () -> "it returns " + Errno.result(after.result()) + ", and " + owner(after.threads()));
    }

    private static String owner(List<ThreadState> threads) {
        return IntStream.range(0, threads.size())
                .mapToObj(t -> Words.thread(t) + " belongs to "
                        + Words.sched(threads.get(t).sched()))
                .collect(Collectors.joining(", "));
    }

    private void refusal(int sched) {
        boolean right = after.result() == step.answer()
                && after.threads().get(thread).sched() == Report.NO_SCHED
                && after.lists().equals(before.lists())
                && after.calls().stream().anyMatch(c -> c.op() == CallOp.THREAD_ADD);
        boolean empty = before.lists().get(sched).threads().isEmpty();
        findings.compare(
                right,
                empty ? AssignSituation.REFUSED_BY_EMPTY : AssignSituation.REFUSED_BY_OTHER,
                number,
                () -> "it returns " + Errno.result(step.answer()) + ", " + Words.thread(thread)
                        + " belongs to no scheduler, and " + lists(before),
                () -> "it returns " + Errno.result(after.result()) + ", " + Words.thread(thread) + " belongs to "
                        + Words.sched(after.threads().get(thread).sched()) + ", and " + lists(after));
    }

    private void append(int sched) {
        if (before.listed(sched, thread)) {
            return; // it should not have been there, which was said when it did not leave
        }
        List<Integer> wanted = new ArrayList<>(before.lists().get(sched).threads());
        boolean none = wanted.isEmpty();
        wanted.add(thread);
        list(none ? AssignSituation.APPENDED_TO_NONE : AssignSituation.APPENDED_TO_SOME, sched, wanted);
    }

    private void unlink(int sched) {
        List<Integer> wanted = new ArrayList<>(before.lists().get(sched).threads());
        int at = wanted.indexOf(thread);
        int last = wanted.size() - 1;
        AssignSituation situation = last == 0
                ? AssignSituation.UNLINKED_ONLY
                : at == 0
                        ? AssignSituation.UNLINKED_FIRST
                        : at == last ? AssignSituation.UNLINKED_LAST : AssignSituation.UNLINKED_MIDDLE;
        wanted.remove(at);
        list(situation, sched, wanted);
    }

    /** Compare all lists, but for those that hold the thread although it belonged to nobody. */
    private void list(AssignSituation situation, int changed, List<Integer> wanted) {
        for (int sched = 0; sched < Scenario.SCHEDS; sched++) {
            Report.ThreadList was = before.lists().get(sched);
            Report.ThreadList is = after.lists().get(sched);
            List<Integer> want = sched == changed ? wanted : was.threads();
            boolean stale = sched != changed && was.threads().contains(thread);
            if (!stale && !(is.sound() && is.threads().equals(want))) {
                String whose = "the list of " + Words.sched(sched) + " is ";
                findings.wrong(situation.aspect(), number, () -> whose + Words.threads(want), () -> Words.list(is));
                return;
            }
        }
        findings.right(situation);
    }

    private void irqs(AssignSituation withOn, AssignSituation withOff) {
        boolean offInCalls = after.calls().stream().allMatch(Call::irqsOff);
        boolean kept = after.irqsOff() == step.irqsOff();
        if (offInCalls && kept && after.calls().isEmpty()) {
            return; // nothing was done that needs protection
        }
        findings.compare(
                offInCalls && kept,
                step.irqsOff() ? withOff : withOn,
                number,
                () -> "interrupts are disabled while the scheduler is called, and " + Words.enabled(step.irqsOff())
                        + " afterwards, as before",
                () -> (after.calls().isEmpty()
                                ? ""
                                : Words.enabled(offInCalls) + " while the scheduler is called, and ")
                        + Words.enabled(after.irqsOff()) + " afterwards");
    }

    private void state(AssignSituation situation) {
        for (int t = 0; t < after.threads().size(); t++) {
            int was = before.threads().get(t).flags();
            int is = after.threads().get(t).flags();
            if (was != is) {
                String whose = "the flags of " + Words.thread(t) + " are ";
                findings.wrong(situation.aspect(), number, () -> whose + Words.flags(was), () -> Words.flags(is));
                return;
            }
        }
        if (before.threads().get(thread).sched() != after.threads().get(thread).sched()) {
            findings.right(situation);
        }
    }

    private void move(AssignSituation situation, int sched) {
        Report.ThreadList list = after.lists().get(sched);
        List<Integer> on = list.threads();
        int lists = membership(after);
        boolean right = after.threads().get(thread).sched() == sched
                && lists == 1 << sched
                && list.sound()
                && on.get(on.size() - 1) == thread;
        findings.compare(
                right,
                situation,
                number,
                () -> Words.thread(thread) + " belongs to " + Words.sched(sched) + " and is the last on "
                        + Words.listed(1 << sched) + " alone",
                () -> Words.thread(thread) + " belongs to "
                        + Words.sched(after.threads().get(thread).sched()) + " and is on " + Words.listed(lists)
                        + "; " + lists(after));
    }

    private int membership(Report report) {
        return IntStream.range(0, Scenario.SCHEDS)
                .filter(s -> report.listed(s, thread))
                .map(s -> 1 << s)
                .sum();
    }

    private static String lists(Report report) {
        return IntStream.range(0, Scenario.SCHEDS)
                .mapToObj(s -> "the list of " + Words.sched(s) + " is "
                        + Words.list(report.lists().get(s)))
                .collect(Collectors.joining(", "));
    }

    private boolean runnable() {
        return (before.threads().get(thread).flags() & RUNNABLE_FLAG) != 0;
    }
}
