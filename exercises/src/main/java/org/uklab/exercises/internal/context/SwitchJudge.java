/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.context;

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
import org.uklab.exercises.internal.judging.Spot;
import org.uklab.exercises.internal.judging.Tally;

/** Judge how contexts are switched (contract 2.1). Any thread. */
public final class SwitchJudge implements Judge {
    /** Bounds what fits the guest's scenario memory. */
    public static final int MOST_EXTRA_TRIALS = 50;

    private final List<Check> checks;
    private final int extraTrials;

    /**
     * Judge the given checks, whose ids are among {@link #checkIds}.
     *
     * @param extraTrials random trials besides those that every run has
     */
    public SwitchJudge(List<Check> checks, int extraTrials) {
        this.checks = List.copyOf(checks);
        this.extraTrials = extraTrials;
    }

    /** Name the checks that this judge knows. */
    public static Set<String> checkIds() {
        return Arrays.stream(SwitchAspect.values())
                .map(SwitchAspect::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public byte[] scenario(long seed) {
        return ScenarioDraw.of(seed, extraTrials).toBytes();
    }

    @Override
    public List<CheckResult> judge(long seed, List<byte[]> observations) {
        List<Trial> trials = ScenarioDraw.of(seed, extraTrials).trials();
        Iterator<byte[]> reports = observations.iterator();
        Tally tally = tally(trials, reports);
        if (reports.hasNext()) {
            return checks.stream()
                    .map(check -> Tally.failed(check, "no reports but those that were asked for", "more reports"))
                    .toList();
        }
        return checks.stream()
                .map(check -> tally.result(check, aspect(check.id())))
                .toList();
    }

    private static Tally tally(List<Trial> trials, Iterator<byte[]> reports) {
        List<Finding> findings = new ArrayList<>();
        boolean strayed = false;
        for (int number = 0; number < trials.size(); number++) {
            if (strayed && trials.get(number).wide()) {
                continue; // the agent leaves them out then
            }
            TrialJudge judge = new TrialJudge(number, trials.get(number));
            findings.addAll(judge.judge(reports));
            strayed |= judge.strayed();
        }
        return new Tally(List.of(SwitchSituation.values()), findings);
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
        List<SwitchAspect> aspects =
                checks.stream().map(check -> aspect(check.id())).toList();
        Progress end = Progress.of(observations, steps(trials));
        Spot spot = Spot.of(tally(trials, observations.iterator()), aspects, end, trials.size());
        List<byte[]> reports = Progress.reports(observations, spot.trial());
        return Optional.of(SwitchTimeline.of(spot, trials.get(spot.trial()), reports));
    }

    private static List<Integer> steps(List<Trial> trials) {
        return trials.stream().map(t -> t.steps().size()).toList();
    }

    private static SwitchAspect aspect(String id) {
        return Arrays.stream(SwitchAspect.values())
                .filter(aspect -> aspect.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the catalogue let an unknown check pass: " + id));
    }
}
