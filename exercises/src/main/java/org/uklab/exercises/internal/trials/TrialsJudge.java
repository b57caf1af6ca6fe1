/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.uklab.exercises.Check;
import org.uklab.exercises.CheckResult;
import org.uklab.exercises.Judge;
import org.uklab.exercises.Picture;
import org.uklab.exercises.internal.judging.Aspect;
import org.uklab.exercises.internal.judging.Draw;
import org.uklab.exercises.internal.judging.Finding;
import org.uklab.exercises.internal.judging.Progress;
import org.uklab.exercises.internal.judging.Skipped;
import org.uklab.exercises.internal.judging.Spot;
import org.uklab.exercises.internal.judging.Tally;

/** Judge trials by a contract. Any thread. */
public final class TrialsJudge implements Judge {
    /** Bounds what fits the guest's scenario memory. */
    public static final int MOST_EXTRA_TRIALS = 20;

    private final Contract contract;
    private final List<Check> checks;
    private final int extraTrials;

    /**
     * Judge the given checks, each of which has a case in the contract.
     *
     * @param extraTrials random trials besides those that every run has
     */
    public TrialsJudge(Contract contract, List<Check> checks, int extraTrials) {
        this.contract = contract;
        this.checks = List.copyOf(checks);
        this.extraTrials = extraTrials;
    }

    /** Name the checks that a contract knows. */
    public static Set<String> checkIds(Contract contract) {
        Set<String> ids = new TreeSet<>();
        contract.cases().forEach(one -> ids.add(one.check()));
        return ids;
    }

    private Scenario draw(long seed) {
        return new Scenario(contract.trials(new Draw(seed), extraTrials));
    }

    @Override
    public byte[] scenario(long seed) {
        return draw(seed).toBytes();
    }

    @Override
    public List<CheckResult> judge(long seed, List<byte[]> observations) {
        Scenario scenario = draw(seed);
        if (observations.size() > scenario.asked()) {
            return checks.stream()
                    .map(check -> Tally.failed(check, scenario.asked() + " reports", observations.size() + " reports"))
                    .toList();
        }
        Tally tally = tally(scenario, observations);
        return checks.stream()
                .map(check -> tally.result(check, Case.about(check.id())))
                .toList();
    }

    private Tally tally(Scenario scenario, List<byte[]> observations) {
        Iterator<byte[]> reports = observations.iterator();
        List<Finding> findings = new ArrayList<>();
        for (int number = 0; number < scenario.trials().size(); number++) {
            findings.addAll(new TrialJudge(contract, number, scenario.trials().get(number)).judge(reports));
        }
        return new Tally(contract.cases(), findings);
    }

    @Override
    public String reached(long seed, List<byte[]> observations) {
        Scenario scenario = draw(seed);
        return Progress.words(
                observations,
                scenario.steps(),
                (trial, step) ->
                        TrialJudge.story(contract, trial, scenario.trials().get(trial), step));
    }

    @Override
    public Optional<Picture> picture(long seed, List<byte[]> observations) {
        Scenario scenario = draw(seed);
        List<Aspect> aspects =
                checks.stream().map(check -> Case.about(check.id())).toList();
        Progress end = Progress.of(observations, scenario.steps());
        Spot spot = Spot.of(
                tally(scenario, observations), aspects, end, scenario.trials().size());
        List<Step> trial = scenario.trials().get(spot.trial());
        List<List<Long>> seen = new ArrayList<>();
        for (byte[] report : Progress.reports(observations, spot.trial())) {
            Optional<Report> next = Report.parse(report).filter(one -> one.step() == seen.size() + 1);
            if (next.isEmpty() || !next.get().done() || seen.size() == trial.size()) {
                break;
            }
            seen.add(next.get().values());
        }
        return contract.picture(spot, trial, seen);
    }

    @Override
    public Optional<String> forged(long seed, List<byte[]> observations) {
        return Skipped.steps(draw(seed).asked(), observations);
    }
}
