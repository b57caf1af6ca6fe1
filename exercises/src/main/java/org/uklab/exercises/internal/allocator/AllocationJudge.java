/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.allocator;

import java.util.Optional;
import org.uklab.exercises.internal.allocator.Report.Call;
import org.uklab.exercises.internal.allocator.Report.Contents;
import org.uklab.exercises.internal.allocator.Report.Memory;
import org.uklab.exercises.internal.allocator.Step.Op;
import org.uklab.exercises.internal.judging.Findings;

/** Judge one step that allocates. Used once; one thread. */
final class AllocationJudge {
    private final Findings findings;
    private final Books books;
    private final int at;
    private final Step step;
    private final Report report;
    private final Memory memory;

    AllocationJudge(Findings findings, Books books, int at, Step step, Report report) {
        this.findings = findings;
        this.books = books;
        this.at = at;
        this.step = step;
        this.report = report;
        memory = report.memory();
    }

    void judge() {
        if (step.op() == Op.REALLOC) {
            new PagesJudge(findings, at, report).returned(books.live(step.slot()), TagSituation.MOVED_PAGES);
            books.moved(step.slot());
        }
        Optional<Call> pages = report.calls().stream()
                .filter(call -> !call.frees() && call.fine())
                .findFirst();
        if (pages.isEmpty() || memory.place() < 0) {
            findings.wrong(
                    TagAspect.PLACE,
                    at,
                    () -> "an address in the pages that were got for it",
                    () -> Words.place(memory.place()));
            return;
        }
        Block block = new Block(
                memory.place(),
                step.size(),
                memory.tag(),
                pages.get().page(),
                pages.get().pages());
        pointer(block);
        place(block);
        use();
        if (block.tagged()) {
            tags(block);
        }
        if (block.rightlyTagged() && report.fault().none()) {
            neighbours(block);
        }
        books.allocated(step.slot(), block);
    }

    private void pointer(Block block) {
        findings.compare(
                block.rightlyTagged(),
                switch (step.op()) {
                    case CALLOC -> TagSituation.CLEARED_POINTER;
                    case MEMALIGN, POSIX_MEMALIGN -> TagSituation.ALIGNED_POINTER;
                    case REALLOC -> TagSituation.MOVED_POINTER;
                    default -> TagSituation.MALLOC_POINTER;
                },
                at,
                () -> "the pointer has a tag from 1 to 14",
                () -> "tag " + memory.tag());
    }

    private void place(Block block) {
        boolean aligns = step.op().aligns();
        int start = block.page * Scenario.PAGE;
        int end = start + block.pages * Scenario.PAGE;
        int unaligned = aligns ? block.place % step.count() : block.place - start - Scenario.METADATA;
        boolean inside = block.place >= start + Scenario.METADATA && block.place + block.size <= end;
        if (unaligned == 0 && inside && !block.tagged()) {
            return;
        }
        findings.compare(
                unaligned == 0 && inside,
                aligns ? TagSituation.ALIGNED_PLACED : TagSituation.MALLOC_PLACED,
                at,
                () -> aligns
                        ? "an address aligned to " + step.count() + " in the pages from " + Words.place(start)
                        : "the address " + Words.place(start + Scenario.METADATA),
                () -> Words.place(block.place));
    }

    /** The agent has cleared, compared and filled it; the code under test has moved and cleared. */
    private void use() {
        boolean fine = report.fault().none() && memory.contents() == Contents.FINE;
        if (fine && memory.tag() == 0) {
            return;
        }
        findings.compare(
                fine,
                step.op() == Op.REALLOC ? TagSituation.OWNER_MOVES : TagSituation.OWNER_USES,
                at,
                () -> "no fault, and the contents that belong there",
                () -> Words.fault(report.fault())
                        + switch (memory.contents()) {
                            case FINE -> "";
                            case LOST -> "; the contents did not move along";
                            case DIRTY -> "; the memory is not cleared";
                            case FORGOTTEN -> "; it does not keep what is written";
                        });
    }

    private void tags(Block block) {
        int granules = Scenario.granules(block.size) / Scenario.GRANULE;
        TagSituation situation = TagSituation.ALL_PAGES_TAGGED;
        if (granules == 1) {
            situation = TagSituation.GRANULE_TAGGED;
        } else if (block.size <= Scenario.PAGE - Scenario.METADATA) {
            situation = TagSituation.GRANULES_TAGGED;
        }
        findings.compare(
                memory.differing() == 0,
                situation,
                at,
                () -> "all " + granules + " granules have the pointer's tag",
                () -> Words.tagged(memory, granules));

        boolean full = (block.place + Scenario.granules(block.size)) % Scenario.PAGE == 0;
        findings.compare(
                memory.before() == 0 && memory.behind() == 0,
                full ? TagSituation.EDGES_AT_PAGE_END : TagSituation.EDGES_INSIDE_PAGE,
                at,
                () -> "the granules before and behind it have tag 0",
                () -> "tags " + memory.before() + " and " + memory.behind());
    }

    private void neighbours(Block block) {
        for (Block other : books.others(block)) {
            if (other.rightlyTagged() && other.touches(block)) {
                findings.compare(
                        other.tag != block.tag,
                        TagSituation.ROW,
                        at,
                        () -> "another tag than that of the allocation beside it, at " + Words.place(other.place),
                        () -> "both have tag " + block.tag);
            }
        }
    }
}
