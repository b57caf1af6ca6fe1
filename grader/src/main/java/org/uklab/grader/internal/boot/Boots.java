/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.boot;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.uklab.exercises.CheckResult;
import org.uklab.grader.Report;
import org.uklab.grader.internal.Ending;

/**
 * Make one outcome of several boots of the same kernel: nothing holds that did not hold each time. Any thread.
 *
 * @param all in the order of their seeds, at least one
 */
public record Boots(List<Boot> all) {
    public Boots {
        all = List.copyOf(all);
    }

    /** Hold one boot and what was judged of it; {@code ending} is empty if the checks decide. */
    public record Boot(long seed, Run run, List<CheckResult> results, Optional<Ending> ending) {}

    /** Give the ending of the first boot that has one; a human should look if any boot asks for it. */
    public Optional<Ending> ending() {
        boolean tampered = all.stream().flatMap(boot -> boot.ending().stream()).anyMatch(Ending::tampered);
        return all.stream()
                .flatMap(boot -> boot.ending().stream())
                .findFirst()
                .map(first -> tampered ? first.flagged() : first);
    }

    /** Give for each check the first result that did not pass, or the first one. */
    public List<CheckResult> results() {
        Map<String, CheckResult> joined = new LinkedHashMap<>();
        for (Boot boot : all) {
            boot.results()
                    .forEach(result ->
                            joined.merge(result.id(), result, (first, later) -> first.passed() ? later : first));
        }
        return List.copyOf(joined.values());
    }

    /** Give the boot that a student sees: whose ending counts, or whom the first failed check is about, or the first. */
    public Boot shown() {
        return all.stream()
                .filter(boot -> boot.ending().isPresent())
                .findFirst()
                .or(this::firstFailure)
                .orElse(all.get(0));
    }

    private Optional<Boot> firstFailure() {
        return results().stream()
                .filter(result -> !result.passed())
                .findFirst()
                .flatMap(failed -> all.stream()
                        .filter(boot -> boot.results().contains(failed))
                        .findFirst());
    }

    /** List the boots for a report. */
    public List<Report.Boot> lines() {
        return all.stream().map(Boots::line).toList();
    }

    private static Report.Boot line(Boot boot) {
        OptionalLong counted = boot.run().result().instructions();
        Long instructions = counted.isPresent() ? counted.getAsLong() : null;
        return new Report.Boot(boot.seed(), instructions, boot.run().took().toMillis());
    }
}
