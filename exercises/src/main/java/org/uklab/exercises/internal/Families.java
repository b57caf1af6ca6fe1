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
import org.uklab.exercises.internal.allocator.TagJudge;
import org.uklab.exercises.internal.context.SwitchJudge;
import org.uklab.exercises.internal.process.CloneJudge;
import org.uklab.exercises.internal.scheduler.AssignJudge;
import org.uklab.exercises.internal.trials.Contract;
import org.uklab.exercises.internal.trials.Contracts;
import org.uklab.exercises.internal.trials.TrialsJudge;

/**
 * Name the families of judges. A new family is a class and a line here. Any thread.
 */
final class Families {

    /** Make a judge from the keys beside {@code family}, or report what is wrong with them. */
    @FunctionalInterface
    interface Family {
        Optional<Judge> judge(JsonNode params, List<Check> checks, Complaints complaints);
    }

    private static final Map<String, Family> BY_NAME = Map.of(
            "allocator",
            Families::allocator,
            "scheduler",
            Families::scheduler,
            "context",
            Families::context,
            "process",
            Families::process,
            "suite",
            SuitePlan::judge,
            "trials",
            Families::trials);

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

    private static Optional<Judge> allocator(JsonNode spec, List<Check> checks, Complaints complaints) {
        boolean fine = fine(spec, "tags", TagJudge.MOST_EXTRA_TRIALS, TagJudge.checkIds(), checks, complaints);
        return fine ? Optional.of(new TagJudge(checks, spec.path("extraTrials").asInt())) : Optional.empty();
    }

    private static Optional<Judge> scheduler(JsonNode spec, List<Check> checks, Complaints complaints) {
        boolean fine = fine(spec, "assign", AssignJudge.MOST_EXTRA_TRIALS, AssignJudge.checkIds(), checks, complaints);
        return fine
                ? Optional.of(new AssignJudge(checks, spec.path("extraTrials").asInt()))
                : Optional.empty();
    }

    private static Optional<Judge> context(JsonNode spec, List<Check> checks, Complaints complaints) {
        boolean fine = fine(spec, "switch", SwitchJudge.MOST_EXTRA_TRIALS, SwitchJudge.checkIds(), checks, complaints);
        return fine
                ? Optional.of(new SwitchJudge(checks, spec.path("extraTrials").asInt()))
                : Optional.empty();
    }

    private static Optional<Judge> process(JsonNode spec, List<Check> checks, Complaints complaints) {
        boolean fine = fine(spec, "clone", CloneJudge.MOST_EXTRA_TRIALS, CloneJudge.checkIds(), checks, complaints);
        return fine
                ? Optional.of(new CloneJudge(checks, spec.path("extraTrials").asInt()))
                : Optional.empty();
    }

    private static Optional<Judge> trials(JsonNode spec, List<Check> checks, Complaints complaints) {
        String name = spec.path("contract").asText();
        Optional<Contract> contract = Contracts.named(name);
        if (contract.isEmpty()) {
            complaints.about("judge.contract", "there is none '" + name + "'", "name one of " + Contracts.names());
            return Optional.empty();
        }
        Set<String> ids = TrialsJudge.checkIds(contract.get());
        boolean fine = fine(spec, name, TrialsJudge.MOST_EXTRA_TRIALS, ids, checks, complaints);
        return contract.filter(known -> fine)
                .map(known ->
                        new TrialsJudge(known, checks, spec.path("extraTrials").asInt()));
    }

    /** Say whether the parameters are right of a judge that has one contract and a number of extra trials. */
    private static boolean fine(
            JsonNode spec,
            String contract,
            int mostExtraTrials,
            Set<String> checkIds,
            List<Check> checks,
            Complaints complaints) {
        boolean fine = complaints.keysAmong("judge", spec, Set.of("family", "contract", "extraTrials"));
        if (!spec.path("contract").asText().equals(contract)) {
            complaints.about("judge.contract", "this family judges one contract so far", "write " + contract);
            fine = false;
        }
        JsonNode extra = spec.path("extraTrials");
        if (!extra.canConvertToInt() || extra.asInt() < 0 || extra.asInt() > mostExtraTrials) {
            complaints.about(
                    "judge.extraTrials", "not a number of trials", "write a whole number from 0 to " + mostExtraTrials);
            fine = false;
        }
        for (Check check : checks) {
            if (!checkIds.contains(check.id())) {
                complaints.about(
                        "checks", "this judge knows no check '" + check.id() + "'", "name some of " + checkIds);
                fine = false;
            }
        }
        return fine;
    }
}
