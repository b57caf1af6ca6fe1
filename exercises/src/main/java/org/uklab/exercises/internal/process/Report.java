/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.process;

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
 * u16 trial | u16 step | u8 done | s64 result | u8 threads | u8 held | u8 stray
 * | u8 events | event[events] | u32 word[WORDS]
 * event: u8 kind | u8 who | u32 changed | s64 value, and for a child that started
 * | s32 sp | u32 tls | u32 uktls | u32 marker | s32 tid | u8 flags | u8 own_tls
 * </pre>
 *
 * @param done false if the step was left out
 * @param result of the system call; before the first step the main thread's TID
 * @param threads of the scheduler, besides those that it had at first
 * @param held allocations made during clones and not freed since
 * @param stray attempts to free memory that is not the allocator's
 */
record Report(
        int trial,
        int step,
        boolean done,
        long result,
        int threads,
        int held,
        int stray,
        List<Event> events,
        List<Integer> words) {
    /** The TLS register, or where the kernel looks for TLS, is none of what was prepared. */
    static final long ELSEWHERE = 0xffffffffL;

    /** In the order of their numbers in the report, which begin at 1. */
    enum Kind {
        /** Value: TLS register minus start of its area. */
        LAYOUT,
        /** Value: what clone returned to the child. */
        STARTED,
        /** A waiter was made runnable. */
        WOKEN,
        /** Value: what futex returned to the waiter. */
        RETURNED
    }

    /**
     * Tell of something that happened during the step.
     *
     * @param who a child or a waiter
     * @param changed bit n is set if word n is no longer what it was at the step's begin
     * @param sight what a child that starts sees of itself
     */
    record Event(Kind kind, int who, int changed, long value, Optional<Sight> sight) {}

    /**
     * Tell what a child sees of itself.
     *
     * @param below its stack pointer, in bytes below the end of its stack
     * @param tls its TLS register: 0, {@link Child#tlsPlace}, or {@link #ELSEWHERE}
     * @param uktls where the kernel looks for its TLS, the same
     * @param marker the variable in its TLS; 0 if it did not have its own
     * @param tid what gettid said; 0 if it could not ask
     * @param flags of struct uk_thread
     * @param ownTls whether TLS was allocated for it
     */
    record Sight(int below, long tls, long uktls, int marker, int tid, int flags, boolean ownTls) {}

    Report {
        events = List.copyOf(events);
        words = List.copyOf(words);
    }

    List<Event> events(Kind kind) {
        return events.stream().filter(event -> event.kind() == kind).toList();
    }

    /** Read a report of a trial; empty unless it is one, to the last byte. */
    static Optional<Report> parse(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        try {
            Report report = new Report(
                    Short.toUnsignedInt(in.getShort()),
                    Short.toUnsignedInt(in.getShort()),
                    flag(in),
                    in.getLong(),
                    octet(in),
                    octet(in),
                    octet(in),
                    events(in),
                    words(in));
            return in.hasRemaining() ? Optional.empty() : Optional.of(report);
        } catch (BufferUnderflowException | Garbled notAReport) {
            return Optional.empty();
        }
    }

    private static List<Event> events(ByteBuffer in) {
        List<Event> events = new ArrayList<>();
        for (int left = octet(in); left > 0; left--) {
            int number = octet(in);
            if (number < 1 || number > Kind.values().length) {
                throw new Garbled();
            }
            Kind kind = Kind.values()[number - 1];
            events.add(new Event(
                    kind,
                    octet(in),
                    in.getInt(),
                    in.getLong(),
                    kind == Kind.STARTED ? Optional.of(sight(in)) : Optional.empty()));
        }
        return events;
    }

    private static Sight sight(ByteBuffer in) {
        return new Sight(
                in.getInt(),
                Integer.toUnsignedLong(in.getInt()),
                Integer.toUnsignedLong(in.getInt()),
                in.getInt(),
                in.getInt(),
                octet(in),
                flag(in));
    }

    private static List<Integer> words(ByteBuffer in) {
        List<Integer> words = new ArrayList<>();
        for (int i = 0; i < Scenario.WORDS; i++) {
            words.add(in.getInt());
        }
        return words;
    }

    private static boolean flag(ByteBuffer in) {
        int octet = octet(in);
        if (octet > 1) {
            throw new Garbled();
        }
        return octet == 1;
    }

    private static int octet(ByteBuffer in) {
        return Byte.toUnsignedInt(in.get());
    }

    /** Leaves the reading of a report; never seen outside. */
    private static final class Garbled extends RuntimeException {
        Garbled() {
            super(null, null, false, false);
        }
    }
}
