/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.uklab.exercises.Check;
import org.uklab.exercises.CheckResult;
import org.uklab.exercises.Exercise;
import org.uklab.exercises.Picture;
import org.uklab.exercises.TagMap;
import org.uklab.exercises.Timeline;
import org.uklab.grader.Report;
import org.uklab.grader.Report.CheckLine;
import org.uklab.grader.Verdict;
import org.uklab.grader.internal.boot.Boots;
import org.uklab.grader.internal.boot.VisibleTests;
import org.uklab.grader.internal.report.ConsoleText;
import org.uklab.vmpool.RunEnd;
import org.uklab.vmpool.RunResult;

/** Gather what becomes known about an attempt, and make its report of it, however early it ended. One thread. */
public final class Dossier {
    private final Exercise exercise;
    private String tree = "";
    private String toolchain = "";
    private String machine = "";
    private @Nullable String image;
    private List<Report.Diagnostic> warnings = List.of();
    private String remark = "";

    public Dossier(Exercise exercise) {
        this.exercise = exercise;
    }

    public void tree(String digest) {
        tree = digest;
    }

    public void toolchain(String digest) {
        toolchain = digest;
    }

    public void machine(String digest) {
        machine = digest;
    }

    public void image(String digest) {
        image = digest;
    }

    public void warnings(List<Report.Diagnostic> said) {
        warnings = said;
    }

    /** Tell the student which of the changed files are another machine's. */
    public void unread(Set<String> files, String target) {
        if (!files.isEmpty()) {
            remark = " Not built for " + target + ", and so not judged here: " + String.join(", ", files) + ".";
        }
    }

    /**
     * Make the report of a kernel that ran.
     *
     * @param seed of the attempt
     */
    public Report report(long seed, PhaseClock clock, Boots boots) {
        List<CheckResult> results = boots.results();
        int earned = results.stream().mapToInt(CheckResult::earned).sum();
        Optional<Ending> ending = boots.ending();
        int score = ending.isPresent() ? 0 : earned;
        Ending how = ending.orElseGet(() -> byChecks(results));
        Boots.Boot shown = boots.shown();
        Optional<Picture> picture =
                exercise.judge().picture(shown.seed(), shown.run().observations());
        return report(
                seed,
                score,
                clock,
                how,
                lines(results),
                boots.lines(),
                Optional.of(shown.run().result()),
                picture);
    }

    /** Make the report of one that never ran, or of which nothing is known. */
    public Report report(long seed, PhaseClock clock, Ending ending) {
        return report(seed, 0, clock, ending, lines(List.of()), List.of(), Optional.empty(), Optional.empty());
    }

    private Report report(
            long seed,
            int score,
            PhaseClock clock,
            Ending how,
            List<CheckLine> lines,
            List<Report.Boot> boots,
            Optional<RunResult> run,
            Optional<Picture> picture) {
        return new Report(
                how.verdict(),
                how.verdict().owner(),
                how.phase(),
                how.what(),
                score,
                lines.stream().mapToInt(CheckLine::points).sum(),
                exercise.id(),
                seed,
                how.message() + remark,
                lines,
                how.and(warnings).diagnostics(),
                clock.times(),
                new Report.Digests(tree, toolchain, image, machine),
                boots,
                how.tampered() ? List.of(Report.TAMPERED) : List.of(),
                run.map(Dossier::end).orElse(null),
                how.backtrace(),
                picture.orElse(null) instanceof Timeline timeline ? timeline : null,
                picture.orElse(null) instanceof TagMap tags ? tags : null,
                ConsoleText.shown(run.map(r -> r.console().text()).orElse(how.output())));
    }

    /** Make the report of a run of the visible tests: no seed, no points. */
    public Report visible(PhaseClock clock, Optional<Ending> ending, Optional<RunResult> run) {
        List<CheckLine> cases =
                run.map(ran -> VisibleTests.read(ran.console().text())).orElse(List.of());
        Ending how = ending.orElseGet(() -> byCases(cases));
        return report(0, 0, clock, how, cases, List.of(), run, Optional.empty());
    }

    private static Ending byCases(List<CheckLine> cases) {
        long passed = cases.stream().filter(CheckLine::passed).count();
        if (cases.isEmpty()) {
            return Ending.of(Verdict.FAILED, "No visible test ran.");
        }
        return Ending.of(
                passed == cases.size() ? Verdict.PASSED : Verdict.FAILED,
                passed + " of " + cases.size() + " visible tests passed. A run gives no points; submit to get them.");
    }

    private Ending byChecks(List<CheckResult> results) {
        long passed = results.stream().filter(CheckResult::passed).count();
        if (passed == results.size()) {
            return Ending.of(Verdict.PASSED, "All " + passed + " checks passed.");
        }
        CheckResult first =
                results.stream().filter(result -> !result.passed()).findFirst().orElseThrow();
        Verdict verdict = results.stream().anyMatch(r -> r.earned() > 0) ? Verdict.PARTIAL : Verdict.FAILED;
        return Ending.of(
                verdict,
                passed + " of " + results.size() + " checks passed. The first that did not is \"" + title(first.id())
                        + "\".");
    }

    /** Put results beside all checks of the exercise: what was never judged has not passed. */
    private List<CheckLine> lines(List<CheckResult> results) {
        Map<String, CheckResult> byId =
                results.stream().collect(Collectors.toMap(CheckResult::id, Function.identity(), (a, b) -> a));
        List<CheckLine> lines = new ArrayList<>();
        for (Check check : exercise.checks()) {
            CheckResult result = byId.getOrDefault(
                    check.id(),
                    new CheckResult(check.id(), false, check.points(), check.title(), "The kernel did not run."));
            lines.add(new CheckLine(
                    check.id(), check.title(), result.passed(), check.points(), result.expected(), result.seen()));
        }
        return lines;
    }

    private String title(String id) {
        return exercise.checks().stream()
                .filter(check -> check.id().equals(id))
                .map(Check::title)
                .findFirst()
                .orElse(id);
    }

    private static Report.@Nullable End end(RunResult run) {
        if (run.end() instanceof RunEnd.Ended ended) {
            String ip = "0x" + Long.toHexString(ended.ip());
            return new Report.End(ended.kind().name(), ended.value(), ip, ConsoleText.shown(ended.text()));
        }
        return null;
    }
}
