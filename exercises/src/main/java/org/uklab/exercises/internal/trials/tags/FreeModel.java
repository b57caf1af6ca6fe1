/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials.tags;

import java.util.List;
import org.uklab.exercises.internal.trials.Answer;
import org.uklab.exercises.internal.trials.Case;
import org.uklab.exercises.internal.trials.Model;
import org.uklab.exercises.internal.trials.Step;

/** Keep the books of an arena in which a correct kernel frees. One thread. */
final class FreeModel implements Model {
    private static final int TIMES = 60;
    private static final int NO_FAULT = -3;
    private static final int ANY_TAG = 7;

    private final Heap heap = new Heap();
    private int frees;

    @Override
    public List<Answer> answers(Step step) {
        return switch (step.op()) {
            case FreeContract.MALLOC -> taken(heap.take(step.arg(0), step.arg(1), 0));
            case FreeContract.MEMALIGN -> taken(heap.take(step.arg(0), step.arg(1), step.arg(2)));
            case FreeContract.FREE -> freed(step);
            case FreeContract.FREE_NULL ->
                List.of(noFault(FreeContract.PAGES_NULL), Answer.is(FreeContract.PAGES_NULL, "calls of pfree", 0));
            case FreeContract.FREE_OLD -> {
                Heap.Block block = heap.old(step.arg(0));
                yield refused(
                        heap.count() == 0 ? FreeContract.OWNER_TWICE : FreeContract.OWNER_NEXT, block, block.tag());
            }
            case FreeContract.FREE_PLAIN -> refused(FreeContract.OWNER_PLAIN, heap.live(step.arg(0)), 0);
            case FreeContract.READ_OLD -> List.of(yes(used(FreeContract.OLD_READ), "a tag fault", true));
            case FreeContract.WRITE_OLD -> List.of(yes(used(FreeContract.OLD_WRITE), "a tag fault", true));
            case FreeContract.AGAIN -> again(step);
            default ->
                List.of(
                        Answer.is(FreeContract.COUNTS, "allocations in use", heap.count()),
                        Answer.is(FreeContract.COUNTS, "bytes in use", heap.bytes()),
                        Answer.is(FreeContract.COUNTS, "allocations freed", frees));
        };
    }

    /** What malloc() does is not asked about here. */
    private static List<Answer> taken(Heap.Block block) {
        return List.of(Answer.free(block.place()), Answer.free(ANY_TAG));
    }

    private List<Answer> freed(Step step) {
        Heap.Block block = heap.free(step.arg(0));
        frees++;
        boolean one = block.pages() == 1;
        Case pages = one ? FreeContract.PAGES_ONE : FreeContract.PAGES_MANY;
        if (block.place() % Heap.PAGE == 0) {
            pages = FreeContract.PAGES_ALIGNED;
        }
        List<Answer> answers = List.of(
                noFault(pages),
                Answer.is(pages, "calls of pfree", 1),
                yes(pages, "pages of one allocation go back", true),
                Answer.is(pages, "the first page", block.page(), FreeModel::ofPages),
                Answer.is(pages, "pages", block.pages(), FreeModel::ofPages),
                Answer.is(
                        one ? FreeContract.TAGS_ONE : FreeContract.TAGS_MANY,
                        "granules that have a tag when the pages go back",
                        0,
                        FreeModel::ofPages),
                Answer.is(
                        one ? FreeContract.UNTOUCHED_ONE : FreeContract.UNTOUCHED_MANY,
                        "granules changed after the pages went back",
                        0,
                        FreeModel::ofPages),
                yes(FreeContract.REPORT_END, "a report would still say that somebody frees", false));
        return step.args().size() == 1
                ? answers
                : answers.stream().map(answer -> Answer.free(answer.example())).toList();
    }

    private static String ofPages(long value) {
        return value < 0 ? "nobody knows, since none went back" : Long.toString(value);
    }

    private static Answer noFault(Case about) {
        return Answer.is(
                about, "a tag fault", NO_FAULT, place -> place == NO_FAULT ? "none" : "at " + Heap.place(place));
    }

    private static Answer yes(Case about, String what, boolean expected) {
        return Answer.is(about, what, expected ? 1 : 0, value -> switch ((int) value) {
            case 0 -> "no";
            case 1 -> "yes";
            default -> "nobody knows";
        });
    }

    private List<Answer> refused(Case about, Heap.Block block, int tag) {
        return List.of(
                yes(about, "a tag fault", true),
                Answer.is(about, "where", block.place(), Heap::place),
                Answer.is(about, "by a pointer with tag", tag),
                Answer.free(0),
                Answer.is(about, "calls of pfree", 0),
                yes(FreeContract.REPORT_FAULT, "a report would say that it was a free of that pointer", true));
    }

    private Case used(Case alone) {
        return heap.count() == 0 ? alone : FreeContract.OLD_NEXT;
    }

    private List<Answer> again(Step step) {
        int pages = step.arg(2);
        Case about = pages == 1 ? FreeContract.REUSE_ONE : FreeContract.REUSE_MANY;
        return List.of(
                Answer.is(about, "allocations in pages that were given out before", (long) TIMES * pages),
                Answer.is(about, "of these with the tag that was freed there", 0));
    }

    @Override
    public void saw(Step step, List<Long> values) {
        if (step.op() == FreeContract.MALLOC || step.op() == FreeContract.MEMALIGN) {
            heap.tag(step.arg(0), (int) (values.get(1) & 15));
        }
    }
}
