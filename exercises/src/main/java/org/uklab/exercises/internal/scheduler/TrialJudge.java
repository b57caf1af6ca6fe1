/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.scheduler;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.uklab.exercises.internal.judging.Finding;
import org.uklab.exercises.internal.judging.Findings;
import org.uklab.exercises.internal.scheduler.Step.Op;

/** Judge the reports of one trial. Used once; one thread. */
final class TrialJudge {
    private final int number;
    private final Trial trial;
    private final Findings findings;
    private final RunQueue queue;
    /** The scheduler that each thread had last, to tell a move from a first assignment. */
    private final int[] lastSched;
    /** Whether the queue is known: not if a step was left out, or a round went wrong. */
    private boolean queueKnown = true;

    TrialJudge(int number, Trial trial) {
        this.number = number;
        this.trial = trial;
        findings = new Findings(number, step -> Words.place(number, trial, step));
        queue = new RunQueue(trial.kinds());
        lastSched = new int[trial.kinds().size()];
        Arrays.fill(lastSched, Report.NO_SCHED);
    }

    /** Judge the next reports, one before the first step and one after each; fewer, or others, are missing ones. */
    List<Finding> judge(Iterator<byte[]> reports) {
        Optional<Report> before = next(reports, 0);
        for (int at = 1; at <= trial.steps().size(); at++) {
            Step step = trial.steps().get(at - 1);
            Optional<Report> after = before.isPresent() ? next(reports, at) : Optional.empty();
            if (after.isEmpty()) {
                missing(at, step);
            } else if (after.get().done()) {
                performed(at, step, before.get(), after.get());
            } else {
                leftOut(at, step, before.get());
            }
            before = after;
        }
        return findings.found();
    }

    private Optional<Report> next(Iterator<byte[]> reports, int step) {
        return reports.hasNext()
                ? Report.parse(reports.next(), trial.kinds().size())
                        .filter(r -> r.trial() == number && r.step() == step)
                : Optional.empty();
    }

    private void performed(int at, Step step, Report before, Report after) {
        StepJudge judge = new StepJudge(findings, at, step, before, after);
        int sched = before.threads().get(step.thread()).sched();
        if (!mayBePerformed(step, before)) {
            missing(at, step); // no agent of ours does that
            return;
        }
        switch (step.op()) {
            case ADD -> {
                judge.add(lastSched[step.thread()]);
                if (step.sched() == Scenario.RUNNING) {
                    assigned(step);
                }
            }
            case REMOVE -> {
                judge.remove();
                queue.unassign(step.thread());
                lastSched[step.thread()] = sched;
            }
            case WAKE -> queue.wake(step.thread());
            case BLOCK -> queue.block(step.thread());
            case ROUND -> round(at, after);
        }
    }

    private void assigned(Step step) {
        if (step.refused()) {
            queue.refuse(step.thread());
        } else {
            queue.assign(step.thread());
        }
    }

    private void round(int at, Report after) {
        List<Integer> wanted = queue.round();
        Set<AssignSituation> shown = queue.shownByRound();
        if (!queueKnown) {
            return;
        }
        if (after.runs().equals(wanted)) {
            shown.forEach(findings::right);
        } else {
            findings.wrong(
                    AssignAspect.RUNNING,
                    at,
                    () -> "until the agent runs again, these run: " + Words.threads(wanted),
                    () -> Words.threads(after.runs()));
            queueKnown = false;
        }
    }

    /**
     * A step may be left out only where the report before shows why; what is wrong there was found there. Besides, the
     * agent leaves the running scheduler alone for good once its list broke, maybe in another trial.
     */
    private void leftOut(int at, Step step, Report before) {
        queueKnown = false;
        if (step.op() == Op.ROUND) {
            findings.wrong(
                    AssignAspect.RUNNING,
                    at,
                    () -> "threads run",
                    () ->
                            "the list of the running scheduler had broken, here or in an earlier trial, so it was left alone");
        } else if (mayBePerformed(step, before) && (step.refused() || !queues(step))) {
            missing(at, step);
        }
    }

    private static boolean queues(Step step) {
        return step.op() == Op.ADD && step.sched() == Scenario.RUNNING;
    }

    private static boolean mayBePerformed(Step step, Report before) {
        int sched = before.threads().get(step.thread()).sched();
        return switch (step.op()) {
            case ADD -> before.listsSound() && sched == Report.NO_SCHED;
            case REMOVE -> before.listsSound() && sched < Scenario.SCHEDS && before.listed(sched, step.thread());
            case WAKE, BLOCK -> before.listsSound() && sched < Scenario.SCHEDS;
            case ROUND -> before.lists().get(Scenario.RUNNING).sound();
        };
    }

    private void missing(int at, Step step) {
        concerned(step).forEach(aspect -> findings.missing(aspect, at));
    }

    private static Set<AssignAspect> concerned(Step step) {
        return switch (step.op()) {
            case ADD ->
                step.refused()
                        ? EnumSet.of(AssignAspect.ADD_OP, AssignAspect.REFUSAL, AssignAspect.IRQS)
                        : EnumSet.of(
                                AssignAspect.ADD_OP,
                                AssignAspect.SCHED_SET,
                                AssignAspect.LIST_APPEND,
                                AssignAspect.IRQS,
                                AssignAspect.STATE,
                                AssignAspect.MOVE);
            case REMOVE ->
                EnumSet.of(
                        AssignAspect.REMOVE_OP,
                        AssignAspect.SCHED_CLEARED,
                        AssignAspect.LIST_UNLINK,
                        AssignAspect.IRQS,
                        AssignAspect.STATE);
            case ROUND -> EnumSet.of(AssignAspect.RUNNING);
            case WAKE, BLOCK -> EnumSet.noneOf(AssignAspect.class);
        };
    }
}
