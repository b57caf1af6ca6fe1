/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.firewall;

import java.util.List;
import java.util.regex.Pattern;
import org.uklab.grader.internal.firewall.ObjectFile.Section;

/** Tell the sections that plain C becomes, each with its type and flags, from all others. */
final class UsualSections {
    private static final long PAGE = 4096;
    private static final String OWN = "(\\.[\\w.$]+)?"; // each function and variable has its own

    private record Kind(Pattern name, int type, long needed, long allowed) {
        Kind(String name, int type, long needed, long allowed) {
            this(Pattern.compile(name), type, needed, allowed);
        }

        boolean covers(Section section) {
            return section.type() == type
                    && (section.flags() & needed) == needed
                    && (section.flags() & ~(needed | allowed)) == 0
                    && name.matcher(section.name()).matches();
        }
    }

    private static final List<Kind> KINDS = List.of(
            new Kind("\\.text" + OWN, Elf.PROGBITS, Elf.ALLOC | Elf.EXEC, 0),
            new Kind("\\.rodata" + OWN, Elf.PROGBITS, Elf.ALLOC, Elf.MERGE | Elf.STRINGS),
            new Kind("\\.data" + OWN, Elf.PROGBITS, Elf.ALLOC | Elf.WRITE, 0),
            new Kind("\\.bss" + OWN, Elf.NOBITS, Elf.ALLOC | Elf.WRITE, 0),
            new Kind("\\.eh_frame", Elf.PROGBITS, Elf.ALLOC, 0),
            new Kind("\\.eh_frame", Elf.X86_64_UNWIND, Elf.ALLOC, 0),
            new Kind("\\.debug_\\w+|\\.comment", Elf.PROGBITS, 0, Elf.MERGE | Elf.STRINGS),
            new Kind("\\.note\\.GNU-stack", Elf.PROGBITS, 0, 0),
            new Kind("\\.symtab", Elf.SYMTAB, 0, 0),
            new Kind("\\.(sh)?strtab", Elf.STRTAB, 0, 0),
            // what it fills in has been looked at under its own name
            new Kind("\\.rela\\.[\\w.$]+", Elf.RELA, Elf.INFO_LINK, 0));

    private UsualSections() {}

    static boolean have(Section section) {
        return section.align() <= PAGE && KINDS.stream().anyMatch(kind -> kind.covers(section));
    }
}
