/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.allocator;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.uklab.exercises.internal.allocator.Report.Call;
import org.uklab.exercises.internal.judging.Findings;

/** Judge how the pages of an allocation go back. One thread. */
final class PagesJudge {
    private final Findings findings;
    private final int at;
    private final Report report;

    PagesJudge(Findings findings, int at, Report report) {
        this.findings = findings;
        this.at = at;
        this.report = report;
    }

    /** Expects the pages of a block to go back once, without tags; never tagged ones prove nothing. */
    void returned(@Nullable Block block, TagSituation situation) {
        if (block == null) {
            return;
        }
        List<Call> frees = report.calls().stream().filter(Call::frees).toList();
        boolean once = frees.size() == 1
                && frees.get(0).fine()
                && frees.get(0).page() == block.page
                && frees.get(0).pages() == block.pages;
        int tagged = frees.stream().mapToInt(Call::tagged).sum();
        if (once && tagged == 0 && !block.tagged()) {
            return;
        }
        findings.compare(
                once && tagged == 0,
                situation,
                at,
                () -> block.pages + " pages go back to the page allocator, and no granule of them has a tag",
                () -> once ? tagged + " granules have one" : frees.size() + " calls of pfree, or for other pages");
    }
}
