/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.scheduler;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Hold what the agent saw after one step, or before the first one (step 0). Immutable.
 *
 * <p>As bytes, little endian, as {@code scenario.h} of the agent says:
 *
 * <pre>
 * u16 trial | u16 step | u8 done | u8 irqs_off | s32 result
 * | u8 calls | { u8 op | u8 sched | u8 thread | u8 irqs_off | u8 t->sched | u8 listed }[calls]
 * | u8 runs | u8 thread[runs] | u8 threads | { u8 sched | u8 flags }[threads]
 * | u8 lists (3) | { u8 faults | u8 length | u8 thread[length] }[lists]
 * </pre>
 *
 * @param done false if the step was left out, since it would break a precondition or touch a broken list
 * @param irqsOff after the step
 * @param calls of scheduler operations during the step
 * @param runs threads that ran during the step, in order
 * @param threads by number
 * @param lists by scheduler
 */
record Report(
        int trial,
        int step,
        boolean done,
        boolean irqsOff,
        int result,
        List<Call> calls,
        List<Integer> runs,
        List<ThreadState> threads,
        List<ThreadList> lists) {

    /** In place of a scheduler's number: {@code t->sched} is NULL, or points elsewhere. */
    static final int NO_SCHED = 0xff;

    static final int OTHER_SCHED = 0xfe;
    /** Where numbers of threads begin that the running scheduler had before all trials. */
    static final int BEFORE = 0x40;

    /** In the order of their numbers in the report, which begin at 1. */
    enum CallOp {
        THREAD_ADD,
        THREAD_REMOVE,
        THREAD_BLOCKED,
        THREAD_WOKEN
    }

    /**
     * Tell of one call of a scheduler's operation.
     *
     * @param threadSched {@code t->sched} at that time
     * @param listed bit n is set if the thread was on the list of scheduler n at that time
     */
    record Call(CallOp op, int sched, int thread, boolean irqsOff, int threadSched, int listed) {}

    record ThreadState(int sched, int flags) {}

    /** Tell of a scheduler's list: the walk, and the faults of its links (LIST_*), 0 if it is sound. */
    record ThreadList(int faults, List<Integer> threads) {
        boolean sound() {
            return faults == 0;
        }
    }

    boolean listsSound() {
        return lists.stream().allMatch(ThreadList::sound);
    }

    boolean listed(int sched, int thread) {
        return lists.get(sched).threads().contains(thread);
    }

    /** Read a report of a trial with so many threads; empty unless it is one, to the last byte. */
    static Optional<Report> parse(byte[] bytes, int threads) {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        try {
            Report report = new Report(
                    Short.toUnsignedInt(in.getShort()),
                    Short.toUnsignedInt(in.getShort()),
                    flag(in),
                    flag(in),
                    in.getInt(),
                    calls(in),
                    numbers(in, threads),
                    states(in, threads),
                    lists(in));
            return in.hasRemaining() ? Optional.empty() : Optional.of(report);
        } catch (BufferUnderflowException | Garbled notAReport) {
            return Optional.empty();
        }
    }

    private static List<Call> calls(ByteBuffer in) {
        List<Call> calls = new ArrayList<>();
        for (int left = octet(in); left > 0; left--) {
            int op = below(CallOp.values().length + 1, octet(in));
            if (op == 0) {
                throw new Garbled();
            }
            calls.add(new Call(CallOp.values()[op - 1], sched(in), octet(in), flag(in), sched(in), octet(in)));
        }
        return List.copyOf(calls);
    }

    private static List<ThreadState> states(ByteBuffer in, int threads) {
        if (octet(in) != threads) {
            throw new Garbled();
        }
        List<ThreadState> states = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            states.add(new ThreadState(sched(in), octet(in)));
        }
        return List.copyOf(states);
    }

    private static List<ThreadList> lists(ByteBuffer in) {
        if (octet(in) != Scenario.SCHEDS) {
            throw new Garbled();
        }
        List<ThreadList> lists = new ArrayList<>();
        for (int i = 0; i < Scenario.SCHEDS; i++) {
            lists.add(new ThreadList(octet(in), numbers(in, 0xff)));
        }
        return List.copyOf(lists);
    }

    private static List<Integer> numbers(ByteBuffer in, int bound) {
        List<Integer> numbers = new ArrayList<>();
        for (int left = octet(in); left > 0; left--) {
            numbers.add(below(bound, octet(in)));
        }
        return List.copyOf(numbers);
    }

    private static int sched(ByteBuffer in) {
        int number = octet(in);
        return number == NO_SCHED || number == OTHER_SCHED ? number : below(Scenario.SCHEDS, number);
    }

    private static boolean flag(ByteBuffer in) {
        return below(2, octet(in)) == 1;
    }

    private static int octet(ByteBuffer in) {
        return Byte.toUnsignedInt(in.get());
    }

    private static int below(int bound, int number) {
        if (number >= bound) {
            throw new Garbled();
        }
        return number;
    }

    /** Leaves the reading of a report; never seen outside. */
    private static final class Garbled extends RuntimeException {
        Garbled() {
            super(null, null, false, false);
        }
    }
}
