/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials.tags;

import java.util.List;
import org.uklab.exercises.internal.judging.Draw;
import org.uklab.exercises.internal.trials.Case;
import org.uklab.exercises.internal.trials.Contract;
import org.uklab.exercises.internal.trials.Model;
import org.uklab.exercises.internal.trials.Step;

/** Say how tagged memory is moved and aligned (exercise memtag-realloc). Any thread. */
public final class ReallocContract implements Contract {
    static final int MALLOC = 1;
    static final int REALLOC = 2;
    static final int REALLOC_NULL = 3;
    static final int REALLOC_OLD = 4;
    static final int ALIGN = 5;
    static final int READ_OLD = 6;
    static final int WRITE_OLD = 7;
    static final int LOOK = 8;
    static final int FREE = 9;
    static final int EMPTY = 10;

    static final Case GROWS = new Case("moves", "memory grows");
    static final Case SHRINKS = new Case("moves", "memory shrinks");
    static final Case FROM_NULL = new Case("moves", "NULL is reallocated");
    static final Case TO_ZERO = new Case("moves", "memory is reallocated to 0 bytes");
    static final Case CONTENTS_GROW = new Case("contents", "memory grows");
    static final Case CONTENTS_SHRINK = new Case("contents", "memory shrinks");
    static final Case MOVED_TAG = new Case("tag", "memory was moved");
    static final Case ALIGNED_TAG = new Case("tag", "memory is aligned");
    static final Case OLD_READ = new Case("old-pointer", "the pointer from before reads");
    static final Case OLD_WRITE = new Case("old-pointer", "the pointer from before writes");
    static final Case OWNER_FREED = new Case("owner", "memory was freed before");
    static final Case OWNER_MOVED = new Case("owner", "memory was moved before");
    static final Case ALIGNED_INSIDE = new Case("aligned", "the alignment is less than a page");
    static final Case ALIGNED_PAGES = new Case("aligned", "the alignment is a page or more");
    static final Case REFUSED_ALIGN = new Case("refused", "an alignment is none");
    static final Case REFUSED_SIZE = new Case("refused", "no bytes are asked for");
    static final Case EMPTY_ALIGN = new Case("no-memory", "aligned memory is asked for");
    static final Case EMPTY_REALLOC = new Case("no-memory", "memory is reallocated");

    @Override
    public List<Case> cases() {
        return List.of(
                GROWS,
                SHRINKS,
                FROM_NULL,
                TO_ZERO,
                CONTENTS_GROW,
                CONTENTS_SHRINK,
                MOVED_TAG,
                ALIGNED_TAG,
                OLD_READ,
                OLD_WRITE,
                OWNER_FREED,
                OWNER_MOVED,
                ALIGNED_INSIDE,
                ALIGNED_PAGES,
                REFUSED_ALIGN,
                REFUSED_SIZE,
                EMPTY_ALIGN,
                EMPTY_REALLOC);
    }

    @Override
    public List<List<Step>> trials(Draw draw, int extra) {
        return new ReallocDraw(draw).trials(extra);
    }

    @Override
    public Model begin() {
        return new ReallocModel();
    }

    @Override
    public String words(Step step) {
        String p = "p" + step.arg(0);
        return switch (step.op()) {
            case MALLOC -> p + " = malloc(" + step.arg(1) + ")";
            case REALLOC -> p + " = realloc(" + p + ", " + step.arg(1) + ")";
            case REALLOC_NULL -> p + " = realloc(NULL, " + step.arg(1) + ")";
            case REALLOC_OLD -> "realloc(old " + p + ", " + step.arg(1) + ")";
            case ALIGN -> "posix_memalign(&" + p + ", " + step.arg(2) + ", " + step.arg(1) + ")";
            case READ_OLD -> "read old " + p + "[" + step.arg(1) + "]";
            case WRITE_OLD -> "write old " + p + "[" + step.arg(1) + "]";
            case LOOK -> "look at " + p;
            case FREE -> "free(" + p + ")";
            default -> step.arg(0) == 0 ? "there are pages again" : "there are no more pages";
        };
    }
}
