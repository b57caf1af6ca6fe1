/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.scheduler;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.uklab.exercises.Check;
import org.uklab.exercises.CheckResult;
import org.uklab.exercises.Judge;
import org.uklab.exercises.Picture;
import org.uklab.exercises.internal.judging.Finding;
import org.uklab.exercises.internal.judging.Progress;
import org.uklab.exercises.internal.judging.Skipped;
import org.uklab.exercises.internal.judging.Spot;
import org.uklab.exercises.internal.judging.Tally;

/** Judge how threads are assigned to schedulers (contract 1.5). Any thread. */
public final class AssignJudge implements Judge {
    /** Bounds what fits the guest's scenario memory. */
    public static final int MOST_EXTRA_TRIALS = 50;

    private final List<Check> checks;
    private final int extraTrials;

    /**
     * Judge the given checks, whose ids are among {@link #checkIds}.
     *
     * @param extraTrials random trials besides those that every run has
     */
    public AssignJudge(List<Check> checks, int extraTrials) {
        this.checks = List.copyOf(checks);
        this.extraTrials = extraTrials;
    }

    /** Name the checks that this judge knows. */
    public static Set<String> checkIds() {
        return Arrays.stream(AssignAspect.values())
                .map(AssignAspect::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public byte[] scenario(long seed) {
        return ScenarioDraw.of(seed, extraTrials).toBytes();
    }

    @Override
    public List<CheckResult> judge(long seed, List<byte[]> observations) {
        List<Trial> trials = ScenarioDraw.of(seed, extraTrials).trials();
        int asked = asked(trials);
        if (observations.size() > asked) {
            return checks.stream()
                    .map(check -> Tally.failed(check, asked + " reports", observations.size() + " reports"))
                    .toList();
        }
        Tally tally = tally(trials, observations);
        return checks.stream()
                .map(check -> tally.result(check, aspect(check.id())))
                .toList();
    }

    private static Tally tally(List<Trial> trials, List<byte[]> observations) {
        Iterator<byte[]> reports = observations.iterator();
        List<Finding> findings = new ArrayList<>();
        for (int number = 0; number < trials.size(); number++) {
            findings.addAll(new TrialJudge(number, trials.get(number)).judge(reports));
        }
        return new Tally(List.of(AssignSituation.values()), findings);
    }

    @Override
    public String reached(long seed, List<byte[]> observations) {
        List<Trial> trials = ScenarioDraw.of(seed, extraTrials).trials();
        return Progress.words(
                observations, steps(trials), (trial, step) -> Words.place(trial, trials.get(trial), step));
    }

    @Override
    public Optional<Picture> picture(long seed, List<byte[]> observations) {
        List<Trial> trials = ScenarioDraw.of(seed, extraTrials).trials();
        List<AssignAspect> aspects =
                checks.stream().map(check -> aspect(check.id())).toList();
        Progress end = Progress.of(observations, steps(trials));
        Spot spot = Spot.of(tally(trials, observations), aspects, end, trials.size());
        List<byte[]> reports = Progress.reports(observations, spot.trial());
        return Optional.of(AssignTimeline.of(spot, trials.get(spot.trial()), reports));
    }

    private static List<Integer> steps(List<Trial> trials) {
        return trials.stream().map(t -> t.steps().size()).toList();
    }

    @Override
    public Optional<String> forged(long seed, List<byte[]> observations) {
        return Skipped.steps(asked(ScenarioDraw.of(seed, extraTrials).trials()), observations);
    }

    /** Count the reports of an agent that performs them all. */
    private static int asked(List<Trial> trials) {
        return trials.stream().mapToInt(t -> t.steps().size() + 1).sum();
    }

    private static AssignAspect aspect(String id) {
        return Arrays.stream(AssignAspect.values())
                .filter(aspect -> aspect.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the catalogue let an unknown check pass: " + id));
    }
}
