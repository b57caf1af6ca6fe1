/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.firewall;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Name the numbers of the ELF specification, and of its supplements for our processors, that objects have. */
final class Elf {
    static final int PROGBITS = 1;
    static final int SYMTAB = 2;
    static final int STRTAB = 3;
    static final int RELA = 4;
    static final int NOBITS = 8;
    static final int X86_64_UNWIND = 0x70000001;

    static final long WRITE = 1;
    static final long ALLOC = 2;
    static final long EXEC = 4;
    static final long MERGE = 0x10;
    static final long STRINGS = 0x20;
    static final long INFO_LINK = 0x40;

    static final int LOCAL = 0;
    static final int GLOBAL = 1;
    static final int WEAK = 2;

    static final int NOTYPE = 0;
    static final int OBJECT = 1;
    static final int FUNC = 2;
    static final int SECTION = 3;
    static final int FILE = 4;
    static final int TLS = 6;

    static final int UNDEFINED = 0;
    static final int RESERVED = 0xff00;
    static final int ABSOLUTE = 0xfff1;
    static final int COMMON = 0xfff2;

    static final int X86_64 = 62;
    static final int AARCH64 = 183;

    // What a compiler for a kernel at a fixed address asks a linker to fill in: addresses, branches, thread-local
    // offsets. The rest makes a linker call resolvers, copy data or change code that is not the object's.
    private static final Map<Integer, Set<Integer>> RELOCATIONS = Map.of(
            X86_64, Set.of(1, 2, 4, 9, 10, 11, 17, 21, 22, 23, 24, 41, 42),
            AARCH64, ranges(257, 258, 260, 261, 263, 279, 282, 286, 299, 299, 311, 312, 541, 542, 544, 559, 570, 571));
    private static final Map<Integer, Set<Integer>> EIGHT_BYTES =
            Map.of(X86_64, Set.of(1, 17, 24), AARCH64, Set.of(257, 260));

    private Elf() {}

    static boolean usualRelocation(int machine, int type) {
        return RELOCATIONS.getOrDefault(machine, Set.of()).contains(type);
    }

    /** Say how many bytes of a section a usual relocation changes. */
    static int width(int machine, int type) {
        return EIGHT_BYTES.getOrDefault(machine, Set.of()).contains(type) ? 8 : 4;
    }

    private static Set<Integer> ranges(int... firstsAndLasts) {
        return IntStream.range(0, firstsAndLasts.length / 2)
                .boxed()
                .flatMap(i -> IntStream.rangeClosed(firstsAndLasts[2 * i], firstsAndLasts[2 * i + 1])
                        .boxed())
                .collect(Collectors.toUnmodifiableSet());
    }
}
