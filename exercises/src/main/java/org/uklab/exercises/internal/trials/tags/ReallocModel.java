/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials.tags;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.uklab.exercises.internal.judging.Errno;
import org.uklab.exercises.internal.trials.Answer;
import org.uklab.exercises.internal.trials.Case;
import org.uklab.exercises.internal.trials.Model;
import org.uklab.exercises.internal.trials.Step;

/** Keep the books of memory that a correct kernel moves and aligns. One thread. */
final class ReallocModel implements Model {
    private static final int POINTER = 8;

    private static final int NOTHING = 0;
    private static final int ANOTHER = 2;
    private static final int UNTOUCHED = 4;

    /** Bytes by slot. */
    private final Map<Integer, Integer> sizes = new TreeMap<>();

    private boolean freed;
    private boolean empty;

    @Override
    public List<Answer> answers(Step step) {
        return switch (step.op()) {
            case ReallocContract.MALLOC -> {
                sizes.put(step.arg(0), step.arg(1));
                yield List.of(Answer.free(7));
            }
            case ReallocContract.REALLOC -> empty ? refused(step) : moved(step);
            case ReallocContract.REALLOC_NULL -> {
                sizes.put(step.arg(0), step.arg(1));
                yield fresh(step.arg(1));
            }
            case ReallocContract.REALLOC_OLD ->
                notOwned(freed ? ReallocContract.OWNER_FREED : ReallocContract.OWNER_MOVED);
            case ReallocContract.ALIGN -> aligned(step);
            case ReallocContract.READ_OLD -> List.of(fault(ReallocContract.OLD_READ, true));
            case ReallocContract.WRITE_OLD -> List.of(fault(ReallocContract.OLD_WRITE, true));
            case ReallocContract.LOOK ->
                List.of(
                        Answer.is(ReallocContract.EMPTY_REALLOC, "bytes lost", 0),
                        having(ReallocContract.EMPTY_REALLOC, size(step)));
            case ReallocContract.FREE -> {
                freed = true;
                yield List.of(Answer.free(0), Answer.free(1));
            }
            default -> {
                empty = step.arg(0) != 0;
                yield List.of();
            }
        };
    }

    private int size(Step step) {
        return sizes.getOrDefault(step.arg(0), 0);
    }

    private static Answer fault(Case about, boolean expected) {
        return Answer.is(about, "a tag fault", expected ? 1 : 0, value -> value == 0 ? "no" : "yes");
    }

    private static Answer came(Case about, int expected) {
        return Answer.is(about, "what was returned", expected, value -> switch ((int) value) {
            case NOTHING -> "NULL";
            case 1 -> "the same address";
            case ANOTHER -> "another address";
            case UNTOUCHED -> "nothing, the pointer was not set";
            default -> "an address outside of the arena";
        });
    }

    private static Answer tag(Case about) {
        return Answer.such(about, "the tag of the pointer", "1 to 14", tag -> tag >= 1 && tag <= 14, 7);
    }

    private static Answer having(Case about, int size) {
        return Answer.is(
                about, "granules of it that have the pointer's tag", (size + Granules.BYTES - 1) / Granules.BYTES);
    }

    private List<Answer> moved(Step step) {
        int before = size(step);
        int size = step.arg(1);
        sizes.put(step.arg(0), size);
        if (size == 0) {
            Case zero = ReallocContract.TO_ZERO;
            return List.of(
                    fault(zero, false),
                    came(zero, NOTHING),
                    Answer.free(0),
                    Answer.free(0),
                    Answer.free(0),
                    Answer.is(zero, "calls of palloc", 0),
                    Answer.is(zero, "calls of pfree", 1));
        }
        Case moves = size > before ? ReallocContract.GROWS : ReallocContract.SHRINKS;
        return List.of(
                fault(moves, false),
                came(moves, ANOTHER),
                tag(ReallocContract.MOVED_TAG),
                having(ReallocContract.MOVED_TAG, size),
                Answer.is(
                        size > before ? ReallocContract.CONTENTS_GROW : ReallocContract.CONTENTS_SHRINK,
                        "bytes of " + Math.min(before, size) + " lost",
                        0),
                Answer.is(moves, "calls of palloc", 1),
                Answer.is(moves, "calls of pfree", 1));
    }

    private static List<Answer> fresh(int size) {
        Case about = ReallocContract.FROM_NULL;
        return List.of(
                fault(about, false),
                came(about, ANOTHER),
                tag(about),
                having(about, size),
                Answer.free(0),
                Answer.is(about, "calls of palloc", 1),
                Answer.is(about, "calls of pfree", 0));
    }

    /** No pages: everything stays as it was. */
    private List<Answer> refused(Step step) {
        Case about = ReallocContract.EMPTY_REALLOC;
        return List.of(
                fault(about, false),
                came(about, NOTHING),
                Answer.free(0),
                Answer.free(0),
                Answer.free(Math.min(size(step), step.arg(1))),
                Answer.is(about, "calls of palloc", 1),
                Answer.is(about, "calls of pfree", 0));
    }

    private static List<Answer> notOwned(Case about) {
        return List.of(
                fault(about, true),
                Answer.is(about, "by the pointer that came", 1, value -> value == 0 ? "no" : "yes"),
                Answer.is(about, "calls of palloc", 0),
                Answer.is(about, "calls of pfree", 0));
    }

    private List<Answer> aligned(Step step) {
        int size = step.arg(1);
        int align = step.arg(2);
        boolean valid = Integer.bitCount(align) == 1 && align % POINTER == 0 && size > 0;
        if (valid && !empty) {
            Case about = align < Heap.PAGE ? ReallocContract.ALIGNED_INSIDE : ReallocContract.ALIGNED_PAGES;
            sizes.put(step.arg(0), size);
            return List.of(
                    result(about, 0),
                    came(about, ANOTHER),
                    Answer.is(about, "bytes behind a multiple of " + align, 0),
                    tag(ReallocContract.ALIGNED_TAG),
                    having(ReallocContract.ALIGNED_TAG, size),
                    Answer.is(ReallocContract.ALIGNED_TAG, "tags beside it", 0),
                    untouchedErrno(about));
        }
        Case about = ReallocContract.EMPTY_ALIGN;
        if (!valid) {
            about = size == 0 ? ReallocContract.REFUSED_SIZE : ReallocContract.REFUSED_ALIGN;
        }
        return List.of(
                result(about, valid ? Errno.ENOMEM : Errno.EINVAL),
                valid ? Answer.free(NOTHING) : came(about, UNTOUCHED),
                Answer.free(0),
                Answer.free(0),
                Answer.free(0),
                Answer.free(0),
                untouchedErrno(about));
    }

    private static Answer untouchedErrno(Case about) {
        return Answer.is(about, "errno was left alone", 1, value -> value == 0 ? "no" : "yes");
    }

    private static Answer result(Case about, long expected) {
        return Answer.is(about, "the result", expected, value -> value == -1 ? "none, a tag fault" : Errno.name(value));
    }
}
