/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.context;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Name the registers of an architecture, in the order of its agent's reports, and what its ABI says about them.
 * Immutable.
 *
 * @param saved those that a function leaves as it found them; without the stack pointer
 * @param arguments those that carry the arguments of a function, in order
 * @param framePointer the one that is zero when a fresh context begins
 * @param returnAddress bytes that a function finds on its stack besides its caller's
 * @param direction the flag that the ABI wants clear, 0 if there is none
 * @param irqsEnabled the flag that is set while interrupts are enabled
 */
record Registers(
        List<String> names,
        List<Integer> saved,
        List<Integer> arguments,
        int stackPointer,
        int framePointer,
        int returnAddress,
        long direction,
        long irqsEnabled) {
    private static final List<String> X86_64_NAMES = List.of(
            "rax", "rbx", "rcx", "rdx", "rsi", "rdi", "rbp", "rsp", "r8", "r9", "r10", "r11", "r12", "r13", "r14",
            "r15");

    static final Registers X86_64 = new Registers(
            X86_64_NAMES,
            Stream.of("rbx", "rbp", "r12", "r13", "r14", "r15")
                    .map(X86_64_NAMES::indexOf)
                    .toList(),
            Stream.of("rdi", "rsi").map(X86_64_NAMES::indexOf).toList(),
            X86_64_NAMES.indexOf("rsp"),
            X86_64_NAMES.indexOf("rbp"),
            8,
            1L << 10,
            1L << 9);

    /** Register 31 of a report is the stack pointer, and so are the registers' own numbers. */
    static final Registers ARM64 = new Registers(
            Stream.concat(IntStream.range(0, 31).mapToObj(n -> "x" + n), Stream.of("sp"))
                    .toList(),
            IntStream.rangeClosed(18, 29).boxed().toList(),
            List.of(0, 1),
            31,
            29,
            0,
            0,
            1L << 7);

    Registers {
        names = List.copyOf(names);
        saved = List.copyOf(saved);
        arguments = List.copyOf(arguments);
    }

    /** Find the architecture whose reports have so many registers. */
    static Optional<Registers> of(int count) {
        return Stream.of(X86_64, ARM64).filter(r -> r.count() == count).findFirst();
    }

    int count() {
        return names.size();
    }

    String name(int register) {
        return names.get(register);
    }

    int argument(int number) {
        return arguments.get(number);
    }

    boolean hasDirection() {
        return direction != 0;
    }

    boolean directionClear(long flags) {
        return (flags & direction) == 0;
    }

    boolean irqsOff(long flags) {
        return (flags & irqsEnabled) == 0;
    }
}
