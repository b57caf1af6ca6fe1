/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.firewall;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.uklab.grader.Verdict;
import org.uklab.grader.internal.Ending;
import org.uklab.grader.internal.firewall.ObjectFile.Section;

/**
 * Decide whether the object of a student's file may be linked.
 *
 * <p>It must define what the starter's and the solution's object of the same file define and nothing more, so that it
 * cannot stand in for trusted code; refer only to what those refer to, or to what the exercise lists, so that it cannot
 * drive the channel to the host or the agent; and have only the sections of plain C, or those the two have, so that it
 * gets into no table and runs at no time of its own choosing.
 */
public final class Firewall {
    private static final Set<String> STDIO = Set.of("printf", "puts", "putchar", "fprintf", "vprintf");

    private final String file;
    private final ObjectFile object;
    private final List<ObjectFile> known;
    private final Set<String> symbols;

    private Firewall(String file, ObjectFile object, List<ObjectFile> known, Set<String> symbols) {
        this.file = file;
        this.object = object;
        this.known = known;
        this.symbols = symbols;
    }

    /**
     * Say how the attempt ends if the object must not be linked; empty if it may.
     *
     * @param file the student's, for words
     * @param known the same file's objects of the starter and the solution
     * @param symbols what the exercise lets it refer to besides
     */
    public static Optional<Ending> judge(String file, ObjectFile object, List<ObjectFile> known, Set<String> symbols) {
        return new Firewall(file, object, known, symbols).judge();
    }

    private Optional<Ending> judge() {
        if (object.machine() != known.get(0).machine()) {
            return Optional.of(Ending.in(
                    Verdict.INVALID_ARTEFACT, "build", "The object of " + file + " is for another processor."));
        }
        for (String name : object.odd()) {
            return forbidden("makes a symbol of a kind that plain C does not have: " + name);
        }
        for (int relocation : object.relocations()) {
            if (!Elf.usualRelocation(object.machine(), relocation)) {
                return forbidden(
                        "asks the linker for something that plain C does not need (relocation " + relocation + ")");
            }
        }
        for (Section section : object.sections()) {
            if (!UsualSections.have(section) && !inKnown(section)) {
                return forbidden("puts something into section " + section.name()
                        + ", which the exercise does not need. Use no section attributes, constructors or tables");
            }
        }
        Set<String> foreign = new TreeSet<>(object.defined());
        known.forEach(other -> foreign.removeAll(other.defined()));
        if (!foreign.isEmpty()) {
            return forbidden("defines " + String.join(", ", foreign)
                    + " for the whole kernel. Make helpers of your own static; what other files define is theirs");
        }
        Set<String> outOfReach = new TreeSet<>(object.wanted());
        known.forEach(other -> outOfReach.removeAll(other.wanted()));
        known.forEach(other -> outOfReach.removeAll(other.defined()));
        outOfReach.removeAll(symbols);
        outOfReach.removeAll(CommonSymbols.NAMES);
        if (!outOfReach.isEmpty()) {
            return forbidden("uses " + String.join(", ", outOfReach) + ", which this exercise neither needs nor allows"
                    + (outOfReach.stream().anyMatch(STDIO::contains)
                            ? ". The kernel's own way to print is uk_pr_err() of <uk/print.h>"
                            : ""));
        }
        return missing();
    }

    private Optional<Ending> missing() {
        Set<String> gone = new TreeSet<>(known.get(0).defined());
        known.forEach(other -> gone.retainAll(other.defined()));
        gone.removeAll(object.defined());
        return gone.isEmpty()
                ? Optional.empty()
                : Optional.of(Ending.in(
                        Verdict.BUILD_FAILED,
                        "build",
                        file + " no longer defines " + String.join(", ", gone)
                                + ", which the rest of the kernel needs. Keep the functions of the starter."));
    }

    private boolean inKnown(Section section) {
        return known.stream().flatMap(other -> other.sections().stream()).anyMatch(section::equals);
    }

    private Optional<Ending> forbidden(String what) {
        return Optional.of(Ending.in(Verdict.FORBIDDEN_SYMBOL, "build", file + " " + what + "."));
    }
}
