/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.allocator;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.uklab.exercises.internal.allocator.Report.InRow;
import org.uklab.exercises.internal.allocator.Step.Op;
import org.uklab.exercises.internal.judging.Finding;
import org.uklab.exercises.internal.judging.Findings;

/** Judge the reports of one trial. Used once; one thread. */
final class TrialJudge {
    private final int number;
    private final List<Step> trial;
    private final Findings findings;
    private final Books books = new Books();

    TrialJudge(int number, List<Step> trial) {
        this.number = number;
        this.trial = trial;
        findings = new Findings(number, step -> Words.story(number, trial, step));
    }

    /** Judge the next reports, one after each step; fewer, or others, are missing ones. */
    List<Finding> judge(Iterator<byte[]> reports) {
        for (int at = 1; at <= trial.size(); at++) {
            Step step = trial.get(at - 1);
            Optional<Report> report = next(reports, at);
            if (report.isEmpty() || (!report.get().done() && books.allow(step))) {
                concerned(step.op()).forEach(missing(at));
            } else if (report.get().done()) {
                performed(at, step, report.get());
            }
        }
        return findings.found();
    }

    private Consumer<TagAspect> missing(int at) {
        return aspect -> findings.missing(aspect, at);
    }

    private Optional<Report> next(Iterator<byte[]> reports, int step) {
        return reports.hasNext()
                ? Report.parse(reports.next()).filter(r -> r.trial() == number && r.step() == step)
                : Optional.empty();
    }

    private void performed(int at, Step step, Report report) {
        switch (step.op()) {
            case MALLOC, CALLOC, MEMALIGN, POSIX_MEMALIGN, REALLOC ->
                new AllocationJudge(findings, books, at, step, report).judge();
            case FREE -> {
                owned(TagSituation.OWNER_FREES, at, step, report);
                new PagesJudge(findings, at, report).returned(books.live(step.slot()), TagSituation.FREED_PAGES);
                books.freed(step.slot());
            }
            case READ, WRITE -> access(at, step, report);
            case READ_OLD, WRITE_OLD -> accessOld(at, step, report);
            case FREE_OLD -> freeOld(at, step, report);
            case ROW -> row(at, report, true);
            case CHURN -> row(at, report, false);
        }
    }

    private void owned(TagSituation situation, int at, Step step, Report report) {
        Block block = books.live(step.slot());
        if (block == null || (!block.tagged() && report.fault().none())) {
            return;
        }
        findings.compare(report.fault().none(), situation, at, () -> "no fault", () -> Words.fault(report.fault()));
    }

    private void access(int at, Step step, Report report) {
        Block block = books.live(step.slot());
        if (block == null) {
            return;
        }
        if (block.inside(step.value())) {
            owned(TagSituation.OWNER_USES, at, step, report);
        } else if (block.tagged()) {
            mustFault(outside(step), at, block.place + step.value(), block, step, report);
        }
    }

    private static TagSituation outside(Step step) {
        if (step.value() < 0) {
            return step.op().writes() ? TagSituation.WRITE_BEFORE : TagSituation.READ_BEFORE;
        }
        return step.op().writes() ? TagSituation.WRITE_BEHIND : TagSituation.READ_BEHIND;
    }

    /** After two more owners, the tag may be the old one by chance. */
    private void accessOld(int at, Step step, Report report) {
        Block block = books.old(step.slot());
        if (block == null || !block.tagged() || block.successors > 1) {
            return;
        }
        TagSituation situation;
        if (block.successors == 1) {
            if (!block.rightlyTagged()) {
                return;
            }
            situation = TagSituation.OLD_POINTER;
        } else if (!step.op().writes()) {
            situation = TagSituation.READ_FREED;
        } else {
            situation = block.moved ? TagSituation.WRITE_MOVED : TagSituation.WRITE_FREED;
        }
        mustFault(situation, at, block.place + step.value(), block, step, report);
    }

    private void mustFault(TagSituation situation, int at, int place, Block block, Step step, Report report) {
        Report.Fault fault = report.fault();
        boolean right = fault.count() == 1
                && fault.place() == place
                && fault.tag() == block.tag
                && fault.write() == step.op().writes();
        findings.compare(
                right,
                situation,
                at,
                () -> "a tag fault at " + Words.place(place) + " by a pointer with tag " + block.tag,
                () -> Words.fault(fault));
    }

    private void freeOld(int at, Step step, Report report) {
        Block block = books.old(step.slot());
        if (block == null || !block.tagged() || block.successors > 0) {
            return;
        }
        boolean called = report.calls().stream().anyMatch(Report.Call::frees);
        findings.compare(
                !report.fault().none() && !called,
                TagSituation.FREED_TWICE,
                at,
                () -> "free() faults before anything is changed",
                () -> Words.fault(report.fault()) + (called ? ", and pages were returned again" : ""));
    }

    /** After a fault, the kernel that noted the tags was not quite itself. */
    private void row(int at, Report report, boolean together) {
        Map<Integer, Integer> tags = new HashMap<>();
        if (!report.fault().none()) {
            findings.wrong(TagAspect.ACCESS, at, () -> "no fault", () -> Words.fault(report.fault()));
            return;
        }
        for (InRow one : report.row()) {
            if (!rightTag(at, one)) {
                return;
            }
            if (together) {
                beside(at, one, tags, one.page() - 1);
                beside(at, one, tags, one.page() + 1);
            }
            again(at, one, tags.put(one.page(), one.tag()));
        }
    }

    private boolean rightTag(int at, InRow one) {
        boolean right = one.page() != Report.NO_PAGE && one.tag() >= 1 && one.tag() <= Block.HIGHEST_TAG;
        if (!right) {
            findings.wrong(
                    TagAspect.POINTER_TAG,
                    at,
                    () -> "each of these pointers has a tag from 1 to 14",
                    () -> one.page() == Report.NO_PAGE ? "NULL" : "tag " + one.tag());
        }
        return right;
    }

    private void beside(int at, InRow one, Map<Integer, Integer> tags, int page) {
        Integer tag = tags.get(page);
        if (tag != null) {
            findings.compare(
                    tag != one.tag(),
                    TagSituation.ROW,
                    at,
                    () -> "the allocation in page " + one.page() + " has another tag than the one in page " + page,
                    () -> "both have tag " + tag);
        }
    }

    private void again(int at, InRow one, @Nullable Integer before) {
        if (before != null) {
            findings.compare(
                    before != one.tag(),
                    TagSituation.USED_AGAIN,
                    at,
                    () -> "memory that is allocated again gets another tag than it had before",
                    () -> "tag " + one.tag() + " again, for page " + one.page());
        }
    }

    private static Set<TagAspect> concerned(Op op) {
        return switch (op) {
            case MALLOC, CALLOC, MEMALIGN, POSIX_MEMALIGN, REALLOC ->
                EnumSet.of(
                        TagAspect.PLACE,
                        TagAspect.POINTER_TAG,
                        TagAspect.MEMORY_TAG,
                        TagAspect.EDGES,
                        TagAspect.ACCESS);
            case FREE -> EnumSet.of(TagAspect.PAGES, TagAspect.ACCESS);
            case READ, WRITE -> EnumSet.of(TagAspect.ACCESS, TagAspect.OUTSIDE);
            case READ_OLD, WRITE_OLD -> EnumSet.of(TagAspect.AFTER_FREE);
            case FREE_OLD -> EnumSet.of(TagAspect.DOUBLE_FREE);
            case ROW -> EnumSet.of(TagAspect.NEIGHBOURS, TagAspect.REUSE);
            case CHURN -> EnumSet.of(TagAspect.REUSE);
        };
    }
}
