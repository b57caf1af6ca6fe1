/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.context;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Hold what the agent saw after one step, or before the first one (step 0). Immutable.
 *
 * <p>As bytes, little endian, as {@code scenario.h} of the agent says:
 *
 * <pre>
 * u16 trial | u16 step | u64 arena | u64 pads | u8 where | u16 number
 * | u8 registers | u64 register[registers] | u64 flags | u16 changed | u8 listed | { u16 word | u64 value }[listed]
 * </pre>
 *
 * @param landing where control got to
 * @param registers what was in them there, in the order of {@link Registers}
 * @param changed how many words the step changed
 * @param words those of them that are listed; in step 0 the structs of all contexts
 */
record Report(
        int trial,
        int step,
        Arena arena,
        Landing landing,
        List<Long> registers,
        long flags,
        int changed,
        Map<Integer, Long> words) {

    /** Name the places where control can get to, in the order of their numbers. */
    enum Where {
        NOWHERE,
        SITE,
        ENTRY,
        PAD
    }

    /** Say where control got to: behind a call, at the beginning of a context, or on a landing pad. */
    record Landing(Where where, int number) {}

    /** Read a report; empty unless it is one, to the last byte. */
    static Optional<Report> parse(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        try {
            Report report = new Report(
                    Short.toUnsignedInt(in.getShort()),
                    Short.toUnsignedInt(in.getShort()),
                    new Arena(in.getLong(), in.getLong()),
                    landing(in),
                    registers(in),
                    in.getLong(),
                    Short.toUnsignedInt(in.getShort()),
                    words(in));
            return in.hasRemaining() || (report.words().size() > report.changed() && report.step() > 0)
                    ? Optional.empty()
                    : Optional.of(report);
        } catch (BufferUnderflowException tooShort) {
            return Optional.empty();
        }
    }

    private static Landing landing(ByteBuffer in) {
        int where = Byte.toUnsignedInt(in.get());
        int number = Short.toUnsignedInt(in.getShort());
        return new Landing(where < Where.values().length ? Where.values()[where] : Where.NOWHERE, number);
    }

    private static List<Long> registers(ByteBuffer in) {
        List<Long> registers = new ArrayList<>();
        for (int left = Byte.toUnsignedInt(in.get()); left > 0; left--) {
            registers.add(in.getLong());
        }
        return List.copyOf(registers);
    }

    private static Map<Integer, Long> words(ByteBuffer in) {
        Map<Integer, Long> words = new TreeMap<>();
        for (int left = Byte.toUnsignedInt(in.get()); left > 0; left--) {
            words.put(Short.toUnsignedInt(in.getShort()), in.getLong());
        }
        return words;
    }
}
