/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.process;

import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.uklab.exercises.internal.judging.Finding;
import org.uklab.exercises.internal.judging.Findings;
import org.uklab.exercises.internal.process.Report.Kind;

/** Judge the reports of one trial. Used once; one thread. */
final class TrialJudge {
    private final int number;
    private final Trial trial;
    private final Findings findings;
    private final Books books;
    private long layout;
    private boolean held;

    TrialJudge(int number, Trial trial) {
        this.number = number;
        this.trial = trial;
        findings = new Findings(number, step -> Words.place(number, trial, step));
        books = new Books(trial.children().size());
    }

    /** Judge the next reports, one before the first step and one after each; fewer, or others, are missing ones. */
    List<Finding> judge(Iterator<byte[]> reports) {
        Optional<Report> before = next(reports, 0).filter(this::tellsLayout);
        for (int at = 1; at <= trial.steps().size(); at++) {
            Step step = trial.steps().get(at - 1);
            int missingAt = at;
            Optional<Report> after = before.isPresent() ? next(reports, at) : Optional.empty();
            if (after.isEmpty() || after.get().done() != able(step)) {
                // Also if the agent claims to have done what it could not, or not to have done what it could.
                concerned(step).forEach(aspect -> findings.missing(aspect, missingAt));
                after = Optional.empty();
            } else if (after.get().done()) {
                performed(at, step, before.get(), after.get());
            }
            before = after;
        }
        return findings.found();
    }

    private Optional<Report> next(Iterator<byte[]> reports, int step) {
        return reports.hasNext()
                ? Report.parse(reports.next()).filter(r -> r.trial() == number && r.step() == step)
                : Optional.empty();
    }

    private boolean tellsLayout(Report first) {
        List<Report.Event> events = first.events(Kind.LAYOUT);
        events.forEach(event -> layout = event.value());
        return events.size() == 1;
    }

    /** Say whether the agent can do a step, given what was seen so far. */
    private boolean able(Step step) {
        return switch (step.op()) {
            case CLONE -> books.alive(step.target()).isEmpty() && (step.byMain() || fit(step.by()));
            case SET_TID_ADDRESS -> fit(step.by());
            case END ->
                books.alive(step.target())
                        .filter(a -> step.arg() || a.started())
                        .isPresent();
            case RUN, WAIT, COLLECT -> true;
        };
    }

    private boolean fit(int child) {
        return books.alive(child).filter(a -> a.started() && a.fit()).isPresent();
    }

    private void performed(int at, Step step, Report before, Report after) {
        held |= before.held() > 0;
        Look look = new Look(findings, at, step, before, after);
        switch (step.op()) {
            case CLONE -> new CloneStep(look, books).judge();
            case END -> new EndStep(look, books).judge();
            case WAIT -> waits(look);
            case SET_TID_ADDRESS ->
                books.alive(step.by()).ifPresent(account -> account.name(Books.Namer.SET_TID_ADDRESS, step.ctid()));
            case COLLECT -> collected(look);
            case RUN -> {}
        }
        if (step.op() != Step.Op.CLONE && step.op() != Step.Op.END) {
            new WordsJudge(look, books).still();
        }
        if (step.letsRun()) {
            new StartJudge(look, books, trial.children(), layout).judge();
        }
    }

    private void waits(Look look) {
        books.await(look.step());
        look.after().events(Kind.RETURNED).forEach(event -> books.leave(event.who()));
    }

    private void collected(Look look) {
        List<Books.Account> all = books.all();
        if (books.anyAlive() || all.isEmpty() || !held) {
            return;
        }
        boolean given = all.stream().allMatch(a -> a.cloned().has(Flags.SETTLS));
        Report after = look.after();
        look.compare(
                after.held() == 0 && after.stray() == 0,
                given ? CloneSituation.BACK_GIVEN : CloneSituation.BACK_OWN,
                () -> "nothing is left of what clone allocated, and nothing was freed that was the caller's",
                () -> after.held() + " allocations are left, and " + after.stray()
                        + " times memory of the caller's was freed");
    }

    private static Set<CloneAspect> concerned(Step step) {
        return switch (step.op()) {
            case CLONE -> CloneStep.concerned(step);
            case RUN -> EnumSet.of(CloneAspect.TLS_REGISTER, CloneAspect.TLS_KERNEL);
            case WAIT -> EnumSet.of(CloneAspect.WAKE);
            case SET_TID_ADDRESS -> EnumSet.of(CloneAspect.SET_TID_ADDRESS);
            case END -> EnumSet.of(CloneAspect.CLEAR, CloneAspect.WAKE, CloneAspect.INDEPENDENT);
            case COLLECT -> EnumSet.of(CloneAspect.MEMORY);
        };
    }
}
