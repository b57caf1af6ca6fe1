/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.firewall;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import net.fornwall.jelf.ElfFile;
import net.fornwall.jelf.ElfSection;
import net.fornwall.jelf.ElfSectionHeader;
import net.fornwall.jelf.ElfSymbol;
import net.fornwall.jelf.ElfSymbolTableSection;

/**
 * Hold what a relocatable object offers to and wants from a linker.
 *
 * @param machine the ELF number of the processor
 * @param defined names it defines for others, weak ones too
 * @param wanted names that others must define
 * @param sections all but the first, empty one
 * @param odd symbols of a type or binding that C code never makes, such as a resolver run at start
 */
public record ObjectFile(
        int machine, Set<String> defined, Set<String> wanted, List<Section> sections, Set<String> odd) {
    private static final Set<Integer> USUAL_TYPES = Set.of(
            (int) ElfSymbol.STT_NOTYPE,
            (int) ElfSymbol.STT_OBJECT,
            (int) ElfSymbol.STT_FUNC,
            (int) ElfSymbol.STT_SECTION,
            (int) ElfSymbol.STT_FILE,
            (int) ElfSymbol.STT_COMMON,
            (int) ElfSymbol.STT_TLS);
    private static final Set<Integer> USUAL_BINDINGS =
            Set.of(ElfSymbol.BINDING_LOCAL, ElfSymbol.BINDING_GLOBAL, ElfSymbol.BINDING_WEAK);

    /** Name a section with its ELF type and flags. */
    public record Section(String name, int type, long flags) {
        boolean loaded() {
            return (flags & ElfSectionHeader.FLAG_ALLOC) != 0;
        }

        boolean executable() {
            return (flags & ElfSectionHeader.FLAG_EXEC_INSTR) != 0;
        }
    }

    /** Read an object; empty if it is none that a 64-bit compiler makes. */
    public static Optional<ObjectFile> parse(byte[] bytes) {
        try {
            ElfFile elf = ElfFile.from(bytes);
            boolean usual =
                    elf.ei_class == ElfFile.CLASS_64 && elf.ei_data == ElfFile.DATA_LSB && elf.e_type == ElfFile.ET_REL;
            return usual ? Optional.of(read(elf)) : Optional.empty();
        } catch (RuntimeException malformed) { // the bytes are a stranger's, and the parser says so in many ways
            return Optional.empty();
        }
    }

    private static ObjectFile read(ElfFile elf) {
        List<Section> sections = new ArrayList<>();
        for (int i = 1; i < Short.toUnsignedInt(elf.e_shnum); i++) {
            ElfSection section = elf.getSection(i);
            String name = section.header.getName();
            sections.add(new Section(name == null ? "" : name, section.header.sh_type, section.header.sh_flags));
        }
        Set<String> defined = new TreeSet<>();
        Set<String> wanted = new TreeSet<>();
        Set<String> odd = new TreeSet<>();
        for (ElfSymbolTableSection table : elf.sectionsOfType(ElfSymbolTableSection.class)) {
            for (ElfSymbol symbol : table.symbols) {
                String name = symbol.getName() == null ? "" : symbol.getName();
                if (!USUAL_TYPES.contains(symbol.getType()) || !USUAL_BINDINGS.contains(symbol.getBinding())) {
                    odd.add(name);
                }
                if (symbol.getBinding() != ElfSymbol.BINDING_LOCAL) {
                    (symbol.st_shndx == 0 ? wanted : defined).add(name);
                }
            }
        }
        return new ObjectFile(Short.toUnsignedInt(elf.e_machine), defined, wanted, sections, odd);
    }
}
