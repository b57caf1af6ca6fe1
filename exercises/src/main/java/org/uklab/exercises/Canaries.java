/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.uklab.exercises.internal.judging.Draw;

/**
 * Say which expectations of test suites a graded boot inverts. Immutable, any thread.
 *
 * <p>They follow from the seed alone, for ever. The guest has them in its memory; what it cannot have is a report that
 * fits them without asking the code under test.
 */
public final class Canaries {
    /** How many there are; numbers wrap. */
    public static final int COUNT = 2048;

    private static final long STREAM = 0x63616e6172696573L; // not the scenario's

    private final byte[] bits = new byte[COUNT / 8];

    private Canaries(long seed) {
        Draw draw = new Draw(seed ^ STREAM);
        for (int i = 0; i < bits.length; i++) {
            bits[i] = (byte) draw.below(256);
        }
    }

    /** Draw those of a seed. */
    public static Canaries of(long seed) {
        return new Canaries(seed);
    }

    /** Say whether an expectation of a case is inverted; {@code name} is "suite->case", {@code index} counts from 0. */
    public boolean inverts(String name, int index) {
        int number = (first(name) + index) % COUNT;
        return (bits[number / 8] >> (number % 8) & 1) != 0;
    }

    /** Give them as the guest finds them, lowest bit first. */
    public byte[] toBytes() {
        return bits.clone();
    }

    /** Find the number of a case's first expectation, as uktest does: FNV-1a (32 bits) of its name. */
    static int first(String name) {
        int hash = 0x811c9dc5;
        for (byte b : name.getBytes(UTF_8)) {
            hash = (hash ^ Byte.toUnsignedInt(b)) * 0x01000193;
        }
        return Integer.remainderUnsigned(hash, COUNT);
    }
}
