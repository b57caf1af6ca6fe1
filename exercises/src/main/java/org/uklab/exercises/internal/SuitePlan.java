/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.uklab.exercises.Check;
import org.uklab.exercises.Judge;
import org.uklab.exercises.internal.suite.PlannedCase;
import org.uklab.exercises.internal.suite.SuiteJudge;

/** Read the plan of the suite family: which cases there are, how many expectations each has, which check each is for. */
final class SuitePlan {
    private final JsonNode spec;
    private final List<Check> checks;
    private final Complaints complaints;
    private final List<PlannedCase> plan = new ArrayList<>();
    private boolean fine = true;

    private SuitePlan(JsonNode spec, List<Check> checks, Complaints complaints) {
        this.spec = spec;
        this.checks = checks;
        this.complaints = complaints;
    }

    /** Make the judge of a plan, or report what is wrong with it. */
    static Optional<Judge> judge(JsonNode spec, List<Check> checks, Complaints complaints) {
        return new SuitePlan(spec, checks, complaints).read();
    }

    private Optional<Judge> read() {
        fine = complaints.keysAmong("judge", spec, Set.of("family", "cases"));
        JsonNode cases = spec.path("cases");
        for (int i = 0; i < cases.size(); i++) {
            add("judge.cases[" + i + "]", cases.path(i));
        }
        for (Check check : checks) {
            int expectations = plan.stream()
                    .filter(planned -> planned.check().equals(check.id()))
                    .mapToInt(PlannedCase::expectations)
                    .sum();
            if (expectations < SuiteJudge.FEWEST_EXPECTATIONS) {
                wrong(
                        "judge.cases",
                        "the check '" + check.id() + "' has " + expectations + " expectations",
                        "give it at least " + SuiteJudge.FEWEST_EXPECTATIONS + ", or a guess may pass");
            }
        }
        return fine ? Optional.of(new SuiteJudge(checks, plan)) : Optional.empty();
    }

    private void add(String at, JsonNode entry) {
        fine &= complaints.keysAmong(at, entry, Set.of("check", "case", "expectations"));
        PlannedCase planned = new PlannedCase(
                entry.path("check").asText(),
                entry.path("case").asText(),
                entry.path("expectations").asInt());
        if (checks.stream().noneMatch(check -> check.id().equals(planned.check()))) {
            wrong(at + ".check", "there is no check '" + planned.check() + "'", "name one of the checks");
        }
        if (!planned.name().matches("\\w+->\\w+")) {
            wrong(at + ".case", "'" + planned.name() + "' is no case", "write suite->case");
        }
        if (plan.stream().anyMatch(other -> other.name().equals(planned.name()))) {
            wrong(at + ".case", "it is planned twice", "a case belongs to one check");
        }
        if (!entry.path("expectations").isInt()
                || planned.expectations() < 1
                || planned.expectations() > SuiteJudge.MOST_EXPECTATIONS) {
            wrong(
                    at + ".expectations",
                    "not a number of expectations",
                    "write how many the reference states, 1 to " + SuiteJudge.MOST_EXPECTATIONS);
        }
        plan.add(planned);
    }

    private void wrong(String key, String message, String remedy) {
        complaints.about(key, message, remedy);
        fine = false;
    }
}
