/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.allocator;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Hold what the agent saw in one step; {@code scenario.h} of the agent gives the bytes. Immutable.
 *
 * @param done false if the step was left out, since its slot holds nothing
 * @param calls of the page allocator
 * @param row what ROW and CHURN allocated, in order
 */
record Report(int trial, int step, boolean done, Memory memory, Fault fault, List<Call> calls, List<InRow> row) {
    /** In place of a place: NULL, or an address that is not in the arena. */
    static final int NOWHERE = -1;

    static final int ELSEWHERE = -2;
    static final int NO_PAGE = 0xff;

    /** In the order of their numbers. */
    enum Contents {
        FINE,
        LOST,
        DIRTY,
        FORGOTTEN
    }

    /**
     * Tell of memory that was allocated.
     *
     * @param place distance from the arena's start
     * @param tag of the pointer
     * @param before tag of the granule before it; behind likewise
     * @param differing granules of what was asked for whose tag is not the pointer's
     */
    record Memory(int place, int tag, int before, int behind, Contents contents, int differing) {}

    /**
     * Tell of the first tag fault of a step.
     *
     * @param tag of the pointer
     * @param found of the memory
     * @param count of all of the step
     */
    record Fault(int place, int tag, int found, boolean write, int count) {
        boolean none() {
            return count == 0;
        }
    }

    /**
     * Tell of one call of the page allocator.
     *
     * @param fine whether there was room, or the pages were those of one request
     * @param tagged granules of the pages that had a tag at that time
     */
    record Call(boolean frees, int page, int pages, boolean fine, int tagged) {}

    record InRow(int page, int tag) {}

    /** Read a report; empty unless it is one, to the last byte. */
    static Optional<Report> parse(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        try {
            Report report = new Report(
                    Short.toUnsignedInt(in.getShort()),
                    Short.toUnsignedInt(in.getShort()),
                    below(2, in) == 1,
                    new Memory(
                            in.getInt(),
                            below(16, in),
                            below(16, in),
                            below(16, in),
                            Contents.values()[below(Contents.values().length, in)],
                            in.getInt()),
                    new Fault(in.getInt(), below(16, in), below(16, in), below(2, in) == 1, octet(in)),
                    calls(in),
                    row(in));
            return in.hasRemaining() ? Optional.empty() : Optional.of(report);
        } catch (BufferUnderflowException | Garbled notAReport) {
            return Optional.empty();
        }
    }

    private static List<Call> calls(ByteBuffer in) {
        List<Call> calls = new ArrayList<>();
        for (int left = octet(in); left > 0; left--) {
            int op = below(3, in);
            if (op == 0) {
                throw new Garbled();
            }
            calls.add(new Call(op == 2, octet(in), octet(in), below(2, in) == 1, in.getInt()));
        }
        return List.copyOf(calls);
    }

    private static List<InRow> row(ByteBuffer in) {
        List<InRow> row = new ArrayList<>();
        for (int left = octet(in); left > 0; left--) {
            row.add(new InRow(octet(in), below(16, in)));
        }
        return List.copyOf(row);
    }

    private static int octet(ByteBuffer in) {
        return Byte.toUnsignedInt(in.get());
    }

    private static int below(int bound, ByteBuffer in) {
        int number = octet(in);
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
