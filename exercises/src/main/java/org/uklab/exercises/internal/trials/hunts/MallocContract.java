/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials.hunts;

import java.util.ArrayList;
import java.util.List;
import org.uklab.exercises.internal.judging.Draw;
import org.uklab.exercises.internal.judging.Errno;
import org.uklab.exercises.internal.trials.Answer;
import org.uklab.exercises.internal.trials.Case;
import org.uklab.exercises.internal.trials.Contract;
import org.uklab.exercises.internal.trials.Model;
import org.uklab.exercises.internal.trials.Step;

/**
 * Ask an allocator for memory whose backend begins its blocks anywhere; {@code agent/agent.c} performs it. Every trial
 * begins with a block at a multiple of 16, where the fault shows. Any thread.
 */
public final class MallocContract implements Contract {
    private static final int MALLOC = 1;
    private static final int CALLOC = 2;
    private static final int MEMALIGN = 3;
    private static final int REALLOC = 4;
    private static final int USE = 5;
    private static final int CHECK = 6;
    private static final int FREE = 7;
    private static final int NONE = 8;
    private static final int HUGE = 9;

    private static final int PAGE = 4096;
    private static final int GRAIN = 16;

    /** How much larger than memory and alignment together a block may be. */
    private static final int THRIFT = 64;

    private static final Case EVEN = new Case("malloc", "the block begins at a multiple of 16");
    private static final Case ODD = new Case("malloc", "the block begins between two multiples of 16");
    private static final Case ZEROS = new Case("calloc", "memory is asked for with calloc");
    private static final Case SMALL = new Case("memalign", "a small alignment is asked for");
    private static final Case LARGE = new Case("memalign", "a large alignment is asked for");
    private static final Case MOVED = new Case("realloc", "memory is moved");
    private static final Case ROOM = new Case("room", "memory of malloc is used");
    private static final Case ALIGNED_ROOM = new Case("room", "memory of memalign is used");
    private static final Case KEPT = new Case("kept", "several memories are in use");
    private static final Case FREED = new Case("free", "memory is freed");
    private static final Case NO_MEMORY = new Case("refusal", "there is no memory");
    private static final Case TOO_LARGE = new Case("refusal", "more is asked for than can be counted");

    @Override
    public List<Case> cases() {
        return List.of(EVEN, ODD, ZEROS, SMALL, LARGE, MOVED, ROOM, ALIGNED_ROOM, KEPT, FREED, NO_MEMORY, TOO_LARGE);
    }

    private static Step malloc(Draw draw, int memory, int odd) {
        return Step.of(MALLOC, memory, GRAIN * draw.below(PAGE / GRAIN) + odd, 1 + draw.below(2000));
    }

    private static int anywhere(Draw draw) {
        return 8 * draw.below(PAGE / 8);
    }

    private static Step memalign(Draw draw, int memory, int align) {
        return Step.of(MEMALIGN, memory, anywhere(draw), 1 + draw.below(2000), align);
    }

    private static Step of(int op, int memory) {
        return Step.of(op, memory);
    }

    @Override
    public List<List<Step>> trials(Draw draw, int extra) {
        List<List<Step>> trials = new ArrayList<>();
        for (int round = 0; round < 3; round++) {
            Step first = malloc(draw, 0, 0);
            trials.add(List.of(first, malloc(draw, 1, 8), malloc(draw, 2, 8)));
            trials.add(List.of(first, Step.of(CALLOC, 1, anywhere(draw), 1 + draw.below(40), 1 + draw.below(50))));
            trials.add(List.of(first, memalign(draw, 1, 16 << draw.below(2)), memalign(draw, 2, 64 << draw.below(7))));
            trials.add(List.of(
                    first,
                    of(USE, 0),
                    Step.of(REALLOC, 0, anywhere(draw), 1 + draw.below(3000)),
                    of(USE, 0),
                    of(FREE, 0)));
            trials.add(List.of(first, of(USE, 0), malloc(draw, 1, 8), of(USE, 1), of(CHECK, 0)));
            trials.add(List.of(
                    first, memalign(draw, 1, 32 << draw.below(8)), of(USE, 1), of(USE, 0), of(CHECK, 0), of(FREE, 1)));
            trials.add(List.of(first, Step.of(NONE, 1 + draw.below(2000)), Step.of(HUGE, -1 - draw.below(16))));
        }
        for (int i = 0; i < extra; i++) {
            trials.add(List.of(
                    malloc(draw, 0, 0),
                    of(USE, 0),
                    malloc(draw, 1, 8 * draw.below(2)),
                    of(USE, 1),
                    memalign(draw, 2, 16 << draw.below(9)),
                    of(USE, 2),
                    of(CHECK, 0),
                    of(FREE, 1),
                    of(CHECK, 0),
                    of(FREE, 0)));
        }
        draw.shuffle(trials);
        return List.copyOf(trials);
    }

    @Override
    public Model begin() {
        return new Model() {
            private final long[] align = new long[6];

            @Override
            public List<Answer> answers(Step step) {
                int memory = step.op() < NONE ? step.arg(0) : 0;
                if (step.op() <= REALLOC) {
                    align[memory] = step.op() == MEMALIGN ? step.args().get(3) : GRAIN;
                }
                return MallocContract.answers(step, align[memory]);
            }
        };
    }

    private static List<Answer> answers(Step step, long align) {
        return switch (step.op()) {
            case MALLOC -> List.of(place(step.args().get(1) % GRAIN == 0 ? EVEN : ODD, GRAIN));
            case CALLOC -> List.of(place(ZEROS, GRAIN), yes(ZEROS, "the memory", "all zeros", "not all zeros"));
            case MEMALIGN -> {
                Case about = align <= 32 ? SMALL : LARGE;
                yield List.of(Answer.is(about, "the result", 0), place(about, align));
            }
            case REALLOC -> List.of(place(MOVED, GRAIN), yes(MOVED, "the content", "as before", "not as before"));
            case USE -> {
                Case about = align == GRAIN ? ROOM : ALIGNED_ROOM;
                yield List.of(
                        yes(about, "the memory", "inside its block", "not inside its block"),
                        Answer.such(
                                about,
                                "the block",
                                "at most " + (align + THRIFT) + " bytes larger than the memory",
                                more -> more >= 0 && more <= align + THRIFT,
                                more -> more + " bytes larger",
                                align));
            }
            case CHECK -> List.of(yes(KEPT, "the content of all", "kept", "overwritten"));
            case FREE ->
                List.of(
                        Answer.is(FREED, "its block given back", 1, times -> times + " times"),
                        Answer.is(FREED, "blocks given back that never were one", 0));
            case NONE ->
                List.of(
                        yes(NO_MEMORY, "the memory", "NULL", "not NULL"),
                        Answer.is(NO_MEMORY, "errno", Errno.ENOMEM, Errno::words));
            default ->
                List.of(
                        yes(TOO_LARGE, "the memory", "NULL", "not NULL"),
                        Answer.is(TOO_LARGE, "the backend", 0, some -> some == 0 ? "gave nothing" : "gave a block"));
        };
    }

    private static Answer place(Case about, long align) {
        return Answer.is(
                about,
                "the address",
                0,
                behind -> behind < 0
                        ? "NULL"
                        : behind == 0 ? "a multiple of " + align : behind + " behind a multiple of " + align);
    }

    private static Answer yes(Case about, String what, String yes, String no) {
        return Answer.is(about, what, 1, one -> one == 1 ? yes : no);
    }

    @Override
    public String words(Step step) {
        List<Long> args = step.args();
        String memory = "m" + args.get(0);
        String where = args.size() < 2 ? "" : ", its block at a page and " + args.get(1);
        return switch (step.op()) {
            case MALLOC -> memory + " = malloc(" + args.get(2) + ")" + where;
            case CALLOC -> memory + " = calloc(" + args.get(2) + ", " + args.get(3) + ")" + where;
            case MEMALIGN -> memory + " = memalign(" + args.get(3) + ", " + args.get(2) + ")" + where;
            case REALLOC -> memory + " = realloc(" + memory + ", " + args.get(2) + ")" + where;
            case USE -> "use " + memory;
            case CHECK -> "look at all";
            case FREE -> "free " + memory;
            case NONE -> "malloc(" + args.get(0) + ") without memory";
            default -> "malloc(" + Long.toUnsignedString(args.get(0)) + ")";
        };
    }
}
