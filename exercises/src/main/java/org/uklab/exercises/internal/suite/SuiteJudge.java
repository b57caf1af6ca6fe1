/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.suite;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.uklab.exercises.Canaries;
import org.uklab.exercises.Check;
import org.uklab.exercises.CheckResult;
import org.uklab.exercises.Judge;
import org.uklab.exercises.internal.judging.Tally;

/** Judge by the cases of a plan: each must report once, with as many expectations, each as the canaries turn it. */
public final class SuiteJudge implements Judge {
    /** A check has at least this many expectations: a blind guess passes it in one of 2 to that power. */
    public static final int FEWEST_EXPECTATIONS = 4;

    /** A case has at most this many. */
    public static final int MOST_EXPECTATIONS = Canaries.COUNT / 2;

    // With so many expectations, the failures of an honest kernel are exactly the inverted ones once in 2^16 runs.
    private static final int SURE = 16;

    private final List<Check> checks;
    private final List<PlannedCase> plan;

    /** Judge the given checks; each has a case in the plan, and each case a check. */
    public SuiteJudge(List<Check> checks, List<PlannedCase> plan) {
        this.checks = List.copyOf(checks);
        this.plan = List.copyOf(plan);
    }

    /** The canaries are not part of it: every scenario has them. */
    @Override
    public byte[] scenario(long seed) {
        return new byte[0];
    }

    @Override
    public List<CheckResult> judge(long seed, List<byte[]> observations) {
        Canaries canaries = Canaries.of(seed);
        Map<String, CaseReport> reports = new HashMap<>();
        Optional<String> forged = read(observations, reports).or(() -> blind(reports, canaries));
        return checks.stream()
                .map(check -> forged.map(why -> Tally.failed(check, "reports of the tests themselves", why))
                        .orElseGet(() -> result(check, reports, canaries)))
                .toList();
    }

    /** Cases run in the order of the linker, which the plan does not know. */
    @Override
    public String reached(long seed, List<byte[]> observations) {
        return observations.isEmpty()
                ? ""
                : CaseReport.parse(observations.get(observations.size() - 1))
                        .map(last -> "what comes after " + last.name())
                        .orElse("");
    }

    @Override
    public Optional<String> forged(long seed, List<byte[]> observations) {
        Map<String, CaseReport> reports = new HashMap<>();
        return read(observations, reports)
                .or(() -> blind(reports, Canaries.of(seed)))
                .or(() -> plan.stream()
                        .filter(planned -> !reports.containsKey(planned.name()))
                        .findFirst()
                        .map(planned -> "the tests are said to be over, but " + planned.name() + " never ran"));
    }

    /** Take in what uktest sends; say what is there that it never sends. */
    private Optional<String> read(List<byte[]> observations, Map<String, CaseReport> reports) {
        for (byte[] observation : observations) {
            Optional<CaseReport> report = CaseReport.parse(observation);
            if (report.isEmpty()
                    || plan.stream()
                            .noneMatch(planned ->
                                    planned.name().equals(report.get().name()))) {
                return Optional.of("a report of no test");
            }
            if (reports.put(report.get().name(), report.get()) != null) {
                return Optional.of(report.get().name() + " reports twice");
            }
        }
        return Optional.empty();
    }

    /** Say so if everything is said to be true, also what the host inverted. */
    private static Optional<String> blind(Map<String, CaseReport> reports, Canaries canaries) {
        int stated = 0;
        int inverted = 0;
        for (CaseReport report : reports.values()) {
            stated += report.expectations();
            inverted += report.inverted(canaries);
        }
        return stated >= SURE && inverted > 0 && reports.values().stream().allMatch(CaseReport::allTrue)
                ? Optional.of("all expectations are said to hold, also " + inverted + " that were inverted")
                : Optional.empty();
    }

    private CheckResult result(Check check, Map<String, CaseReport> reports, Canaries canaries) {
        int met = 0;
        for (PlannedCase planned : plan) {
            if (planned.check().equals(check.id())) {
                Optional<CheckResult> failed = failed(check, planned, reports.get(planned.name()), canaries);
                if (failed.isPresent()) {
                    return failed.get();
                }
                met += planned.expectations();
            }
        }
        return new CheckResult(check.id(), true, check.points(), "each expectation met", "all " + met + " met");
    }

    private static Optional<CheckResult> failed(
            Check check, PlannedCase planned, @Nullable CaseReport report, Canaries canaries) {
        String name = planned.name();
        if (report == null) {
            return Optional.of(Tally.failed(check, name + " to run to its end", "the run ended earlier, or left it"));
        }
        for (int i = 0; i < report.expectations(); i++) {
            if (!report.held(canaries, i)) {
                return Optional.of(refuted(check, name + ", expectation " + (i + 1) + ": ", report.text()));
            }
        }
        return report.expectations() == planned.expectations()
                ? Optional.empty()
                : Optional.of(Tally.failed(
                        check,
                        name + " to state " + planned.expectations() + " expectations",
                        "it stated " + report.expectations()));
    }

    /** The text is the kernel's, "expected `a` to be 3 but was 4": words, nothing more. */
    private static CheckResult refuted(Check check, String where, String text) {
        int but = text.indexOf(" but was ");
        return but < 0
                ? Tally.failed(check, where + (text.isEmpty() ? "to hold" : text), "not so")
                : Tally.failed(check, where + text.substring(0, but), text.substring(but + " but ".length()));
    }
}
