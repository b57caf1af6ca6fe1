/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import org.uklab.exercises.internal.judging.Finding;
import org.uklab.exercises.internal.judging.Findings;

/** Judge the reports of one trial. Used once; one thread. */
final class TrialJudge {
    private static final int STEPS_TOLD = 6;

    private final Contract contract;
    private final int number;
    private final List<Step> trial;
    private final Findings findings;

    TrialJudge(Contract contract, int number, List<Step> trial) {
        this.contract = contract;
        this.number = number;
        this.trial = trial;
        findings = new Findings(number, step -> story(contract, number, trial, step));
    }

    /** Say what led to a step, the step included. */
    static String story(Contract contract, int number, List<Step> trial, int step) {
        StringJoiner story = new StringJoiner("; ");
        int from = Math.max(0, step - STEPS_TOLD);
        if (from > 0) {
            story.add("...");
        }
        trial.subList(from, step).forEach(one -> story.add(contract.words(one)));
        return "step " + step + " of trial " + (number + 1) + " (" + story + ")";
    }

    /** Judge the next reports, one after each step; fewer, or others, are missing ones. */
    List<Finding> judge(Iterator<byte[]> reports) {
        Model model = contract.begin();
        boolean going = true;
        boolean seen = true;
        for (int at = 1; at <= trial.size(); at++) {
            Optional<Report> report = next(reports, at);
            if (!going) {
                continue; // to the next trial's report
            }
            Step step = trial.get(at - 1);
            List<Answer> answers = model.answers(step);
            seen = seen
                    && report.isPresent()
                    && (!report.get().done() || report.get().values().size() == answers.size());
            if (!seen) {
                missing(at, answers);
            } else if (!report.orElseThrow().done()) {
                leftOut(at, answers);
                going = false;
            } else {
                going = compare(at, answers, report.orElseThrow().values());
                if (going) {
                    model.saw(step, report.orElseThrow().values());
                }
            }
        }
        return findings.found();
    }

    private Optional<Report> next(Iterator<byte[]> reports, int step) {
        return reports.hasNext()
                ? Report.parse(reports.next()).filter(r -> r.trial() == number && r.step() == step)
                : Optional.empty();
    }

    private void missing(int at, List<Answer> answers) {
        for (Answer answer : answers) {
            if (answer.about() != null) {
                findings.missing(answer.about().aspect(), at);
            }
        }
    }

    private void leftOut(int at, List<Answer> answers) {
        for (Answer answer : answers) {
            if (answer.about() != null) {
                findings.wrong(
                        answer.about().aspect(),
                        at,
                        answer::expected,
                        () -> "nothing: the step was left out, since what is there by then cannot bear it");
            }
        }
    }

    private boolean compare(int at, List<Answer> answers, List<Long> values) {
        boolean right = true;
        for (int i = 0; i < answers.size(); i++) {
            Answer answer = answers.get(i);
            long value = values.get(i);
            if (answer.about() != null) {
                boolean fine = answer.right().test(value);
                findings.compare(
                        fine,
                        answer.about(),
                        at,
                        answer::expected,
                        () -> answer.words().apply(value));
                right &= fine;
            }
        }
        return right;
    }
}
