/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.build;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Hold what a linker says it did, as GNU ld's {@code -Map} has it.
 *
 * @param files what was read, in order, each once; an archive too, even if nothing of it was used
 * @param members what was taken out of archives, in order
 * @param pieces name of each file to its sections that were put into the output, with the sizes in hex that they have in
 *     the file: of tables the linker saves some bytes, by what others hold
 * @param owners symbol that others see to the file that defines it
 */
record LinkMap(List<String> files, List<Member> members, Map<String, List<String>> pieces, Map<String, String> owners) {
    private static final String LAYOUT = "Linker script and memory map";
    private static final String SYMBOL_INDENT = " ".repeat(16);

    /** Name an object in an archive. */
    record Member(String archive, String name) {}

    /** Read a map; lines that say none of this are skipped. Files of one build have the same name wherever they lie. */
    static LinkMap parse(String text) {
        Set<String> files = new LinkedHashSet<>();
        List<Member> members = new ArrayList<>();
        Map<String, List<String>> pieces = new HashMap<>();
        Map<String, String> owners = new HashMap<>();
        String file = "";
        String section = "";
        boolean layout = false;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            if (!layout) {
                layout = line.equals(LAYOUT);
                if (line.startsWith("/")) {
                    members.add(member(line.split(" ", 2)[0]));
                }
                continue;
            }
            if (line.startsWith("LOAD ")) {
                files.add(Baseline.anywhere(line.substring("LOAD ".length())));
            } else if (line.startsWith(SYMBOL_INDENT)) {
                String[] words = line.strip().split(" +", 3);
                if (words.length == 3 && !section.isEmpty()) { // the rest of a line whose name was long
                    file = Baseline.anywhere(words[2]);
                    pieces.computeIfAbsent(file, f -> new ArrayList<>()).add(section + " " + words[1]);
                    section = "";
                } else if (words.length == 2 && !file.isEmpty()) {
                    owners.put(words[1], file);
                } else if (words.length == 3 && words[1].equals("(size") && !file.isEmpty()) { // before relaxing
                    List<String> of = pieces.getOrDefault(file, List.of());
                    String last = of.get(of.size() - 1);
                    of.set(of.size() - 1, last.substring(0, last.indexOf(' ') + 1) + words[0]);
                }
            } else if (line.startsWith(" ") && line.length() > 1 && line.charAt(1) != ' ' && line.charAt(1) != '*') {
                String[] words = line.strip().split(" +", 4);
                section = words.length == 1 ? words[0] : "";
                file = words.length == 4 ? Baseline.anywhere(words[3]) : "";
                if (words.length == 4) {
                    pieces.computeIfAbsent(file, f -> new ArrayList<>()).add(words[0] + " " + words[2]);
                }
            } else {
                section = "";
                file = "";
            }
        }
        return new LinkMap(List.copyOf(files), members, pieces, owners);
    }

    private static Member member(String word) {
        int open = word.lastIndexOf('(');
        return new Member(word.substring(0, open), word.substring(open + 1, word.length() - 1));
    }
}
