/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.firewall;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Hold what a relocatable object offers to and wants from a linker.
 *
 * @param machine the ELF number of the processor
 * @param defined names it defines for others, weak ones too
 * @param wanted names that others must define
 * @param sections all but the first, empty one
 * @param relocations the kinds of places that the linker is to fill in
 * @param odd symbols that C code never makes, such as a resolver run at start
 */
public record ObjectFile(
        int machine,
        Set<String> defined,
        Set<String> wanted,
        List<Section> sections,
        Set<Integer> relocations,
        Set<String> odd) {

    /** Name a section with its ELF type, flags and alignment in bytes. */
    public record Section(String name, int type, long flags, long align) {}

    /** Read an object; empty if it is none that our compiler and assembler make. Any thread. */
    public static Optional<ObjectFile> parse(byte[] bytes) {
        try {
            return Optional.of(new ObjectReader(bytes).read());
        } catch (ObjectReader.MalformedException malformed) {
            return Optional.empty();
        }
    }
}
