/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.uklab.exercises.Check;
import org.uklab.exercises.Judge;
import org.uklab.exercises.internal.scheduler.AssignJudge;

/**
 * Name the families of judges. A new family is a class and a line here. Any thread.
 */
final class Families {

    /** Make a judge from the keys beside {@code family}, or report what is wrong with them. */
    @FunctionalInterface
    interface Family {
        Optional<Judge> judge(JsonNode params, List<Check> checks, Complaints complaints);
    }

    private static final Map<String, Family> BY_NAME = Map.of("scheduler", Families::scheduler);

    private Families() {}

    static Optional<Judge> judge(JsonNode spec, List<Check> checks, Complaints complaints) {
        String name = spec.path("family").asText();
        Family family = BY_NAME.get(name);
        if (family == null) {
            complaints.about(
                    "judge.family",
                    "there is no family '" + name + "'",
                    "name one of " + new TreeSet<>(BY_NAME.keySet()));
            return Optional.empty();
        }
        return family.judge(spec, checks, complaints);
    }

    private static Optional<Judge> scheduler(JsonNode spec, List<Check> checks, Complaints complaints) {
        boolean fine = complaints.keysAmong("judge", spec, Set.of("family", "contract", "extraTrials"));
        if (!spec.path("contract").asText().equals("assign")) {
            complaints.about("judge.contract", "this family judges one contract so far", "write assign");
            fine = false;
        }
        JsonNode extra = spec.path("extraTrials");
        if (!extra.canConvertToInt() || extra.asInt() < 0 || extra.asInt() > AssignJudge.MOST_EXTRA_TRIALS) {
            complaints.about(
                    "judge.extraTrials",
                    "not a number of trials",
                    "write a whole number from 0 to " + AssignJudge.MOST_EXTRA_TRIALS);
            fine = false;
        }
        for (Check check : checks) {
            if (!AssignJudge.checkIds().contains(check.id())) {
                complaints.about(
                        "checks",
                        "this judge knows no check '" + check.id() + "'",
                        "name some of " + AssignJudge.checkIds());
                fine = false;
            }
        }
        return fine ? Optional.of(new AssignJudge(checks, extra.asInt())) : Optional.empty();
    }
}
