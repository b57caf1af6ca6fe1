/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials.tags;

import java.util.List;
import org.uklab.exercises.internal.judging.Draw;
import org.uklab.exercises.internal.trials.Case;
import org.uklab.exercises.internal.trials.Contract;
import org.uklab.exercises.internal.trials.Model;
import org.uklab.exercises.internal.trials.Step;

/** Say how tagged memory is freed (exercise memtag-free). Any thread. */
public final class FreeContract implements Contract {
    static final int MALLOC = 1;
    static final int MEMALIGN = 2;
    /** With a second argument, for the sake of what follows: nobody judges it. */
    static final int FREE = 3;

    static final int FREE_NULL = 4;
    static final int FREE_OLD = 5;
    static final int FREE_PLAIN = 6;
    static final int READ_OLD = 7;
    static final int WRITE_OLD = 8;
    static final int AGAIN = 9;
    static final int COUNTED = 10;

    static final Case PAGES_ONE = new Case("pages", "memory in one page is freed");
    static final Case PAGES_MANY = new Case("pages", "memory in several pages is freed");
    static final Case PAGES_ALIGNED = new Case("pages", "memory at a page's start is freed");
    static final Case PAGES_NULL = new Case("pages", "NULL is freed");
    static final Case TAGS_ONE = new Case("tags", "a page goes back");
    static final Case TAGS_MANY = new Case("tags", "several pages go back");
    static final Case UNTOUCHED_ONE = new Case("untouched", "a page went back");
    static final Case UNTOUCHED_MANY = new Case("untouched", "several pages went back");
    static final Case OLD_READ = new Case("old-pointer", "freed memory is read");
    static final Case OLD_WRITE = new Case("old-pointer", "freed memory is written");
    static final Case OLD_NEXT = new Case("old-pointer", "the memory has a new owner");
    static final Case OWNER_TWICE = new Case("owner", "memory is freed twice");
    static final Case OWNER_NEXT = new Case("owner", "it has a new owner by then");
    static final Case OWNER_PLAIN = new Case("owner", "the pointer comes without its tag");
    static final Case REPORT_FAULT = new Case("report", "freeing is a fault");
    static final Case REPORT_END = new Case("report", "freeing went well");
    static final Case REUSE_ONE = new Case("reuse", "a page is given out again");
    static final Case REUSE_MANY = new Case("reuse", "parts of several pages are given out again");
    static final Case COUNTS = new Case("statistics", "some of several allocations were freed");

    @Override
    public List<Case> cases() {
        return List.of(
                PAGES_ONE,
                PAGES_MANY,
                PAGES_ALIGNED,
                PAGES_NULL,
                TAGS_ONE,
                TAGS_MANY,
                UNTOUCHED_ONE,
                UNTOUCHED_MANY,
                OLD_READ,
                OLD_WRITE,
                OLD_NEXT,
                OWNER_TWICE,
                OWNER_NEXT,
                OWNER_PLAIN,
                REPORT_FAULT,
                REPORT_END,
                REUSE_ONE,
                REUSE_MANY,
                COUNTS);
    }

    @Override
    public List<List<Step>> trials(Draw draw, int extra) {
        return new FreeDraw(draw).trials(extra);
    }

    @Override
    public Model begin() {
        return new FreeModel();
    }

    @Override
    public String words(Step step) {
        String p = "p" + step.args().stream().findFirst().orElse(0L);
        return switch (step.op()) {
            case MALLOC -> p + " = malloc(" + step.arg(1) + ")";
            case MEMALIGN -> p + " = memalign(" + step.arg(2) + ", " + step.arg(1) + ")";
            case FREE -> "free(" + p + ")";
            case FREE_NULL -> "free(NULL)";
            case FREE_OLD -> "free(old " + p + ")";
            case FREE_PLAIN -> "free(" + p + " without its tag)";
            case READ_OLD -> "read old " + p + "[" + step.arg(1) + "]";
            case WRITE_OLD -> "write old " + p + "[" + step.arg(1) + "]";
            case AGAIN ->
                "60 times " + (step.arg(1) == 0 ? "malloc(" : "memalign(" + step.arg(1) + ", ") + step.arg(0)
                        + "), free, and malloc(100) in each of its pages";
            default -> "look at the statistics";
        };
    }
}
