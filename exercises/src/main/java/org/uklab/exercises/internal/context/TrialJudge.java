/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.context;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.uklab.exercises.internal.judging.Finding;
import org.uklab.exercises.internal.judging.Findings;

/** Judge the reports of one trial. Used once; one thread. */
final class TrialJudge {
    private final int number;
    private Books books;
    private final Findings findings;
    private boolean strayed;

    TrialJudge(int number, Trial trial) {
        this.number = number;
        books = Books.before(trial);
        findings = new Findings(number, step -> Words.place(number, trial, step));
    }

    /**
     * Judge the next reports: one before the first step, and one after each until control is not where it belongs; fewer,
     * or others, are missing ones.
     */
    List<Finding> judge(Iterator<byte[]> reports) {
        boolean there = next(reports, 0).isPresent();
        for (int at = 1; at <= books.trial().steps().size() && !strayed; at++) {
            Optional<Report> report = there ? next(reports, at) : Optional.empty();
            Optional<Registers> registers =
                    report.flatMap(r -> Registers.of(r.registers().size()));
            there = registers.isPresent();
            if (there) {
                strayed = !new StepJudge(findings, books, at, report.get(), registers.get()).judge();
            } else {
                missing(at);
            }
            books = books.after(at);
        }
        return findings.found();
    }

    /** Say whether control was seen where it does not belong; then the trial ended there. */
    boolean strayed() {
        return strayed;
    }

    private Optional<Report> next(Iterator<byte[]> reports, int step) {
        return reports.hasNext()
                ? Report.parse(reports.next()).filter(r -> r.trial() == number && r.step() == step)
                : Optional.empty();
    }

    private void missing(int at) {
        for (SwitchAspect aspect : shownBy(at)) {
            findings.missing(aspect, at);
        }
    }

    private Set<SwitchAspect> shownBy(int at) {
        int to = books.step(at).to();
        if (books.fresh(to)) {
            return Set.of(
                    SwitchAspect.STORED,
                    SwitchAspect.FRESH_START,
                    SwitchAspect.START_REGISTERS,
                    SwitchAspect.STACKS,
                    SwitchAspect.STRUCTS,
                    SwitchAspect.FLAGS);
        }
        return books.many(to, at)
                ? Set.of(SwitchAspect.MANY)
                : Set.of(SwitchAspect.RESUME, SwitchAspect.STACK_POINTER, SwitchAspect.REGISTERS);
    }
}
