/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.suite;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.BitSet;
import java.util.Optional;
import org.uklab.exercises.Canaries;

/**
 * Hold what uktest says of one case. Immutable.
 *
 * @param outcomes bit by bit, from the first expectation on
 * @param text of the first expectation that failed, made harmless; empty if none
 */
record CaseReport(String name, int expectations, BitSet outcomes, String text) {
    private static final int MAGIC = 0x43544b55; // "UKTC"
    private static final int HEAD = 10;

    /** Read a report; empty if it is none. */
    static Optional<CaseReport> parse(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.length < HEAD || in.getInt() != MAGIC) {
            return Optional.empty();
        }
        int expectations = Short.toUnsignedInt(in.getShort());
        int nameLength = Short.toUnsignedInt(in.getShort());
        int textLength = Short.toUnsignedInt(in.getShort());
        byte[] outcomes = new byte[(expectations + 7) / 8];
        if (in.remaining() != outcomes.length + nameLength + textLength) {
            return Optional.empty();
        }
        in.get(outcomes);
        return Optional.of(
                new CaseReport(text(in, nameLength), expectations, BitSet.valueOf(outcomes), text(in, textLength)));
    }

    private static String text(ByteBuffer in, int length) {
        byte[] bytes = new byte[length];
        in.get(bytes);
        return new String(bytes, US_ASCII).replaceAll("[^ -~]", "?");
    }

    /** Count the expectations that the host inverted. */
    int inverted(Canaries canaries) {
        int count = 0;
        for (int i = 0; i < expectations; i++) {
            count += canaries.inverts(name, i) ? 1 : 0;
        }
        return count;
    }

    /** Say whether every expectation came out as true, canary or not. */
    boolean allTrue() {
        return outcomes.nextClearBit(0) >= expectations;
    }

    /** Say whether an expectation held as it is written. */
    boolean held(Canaries canaries, int index) {
        return outcomes.get(index) != canaries.inverts(name, index);
    }
}
