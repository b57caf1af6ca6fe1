/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.firewall;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import net.fornwall.jelf.ElfSectionHeader;
import org.uklab.grader.Verdict;
import org.uklab.grader.internal.Ending;
import org.uklab.grader.internal.firewall.ObjectFile.Section;

/**
 * Decide whether the object of a student's file may be linked.
 *
 * <p>It must define what the starter's and the solution's object of the same file define and nothing more, so that it
 * cannot stand in for trusted code; refer only to what those refer to, or to what any solution may use, so that it
 * cannot drive the channel to the host or the agent; and have only the sections of plain C, so that it gets into no
 * table and runs at no time of its own choosing.
 */
public final class Firewall {
    // What a correct solution may use although ours does not.
    private static final Pattern ANYBODYS = Pattern.compile(
            "ukplat_(lcpu_\\w+|tlsp_get)|ukarch_(tls|memtag)_\\w+|ukthread2[tp]id|uk_syscall_r_(gettid|futex)"
                    + "|uk_(list|thread|sched|waitq)_\\w+|__uk_sched_thread_current|uk_pr_\\w+|_?uk_(printk|printd|assert|crash)\\w*"
                    + "|mem(cpy|move|set|cmp|chr)|str(n?len|n?cmp|n?cpy|r?chr)|v?(sn)?printf|puts|putchar|__errno_location|_tls_start|_GLOBAL_OFFSET_TABLE_");

    private static final Pattern LOADED_SECTIONS =
            Pattern.compile("\\.(text|data|bss|rodata)(\\.[\\w.$]+)?|\\.note\\.gnu\\.property|\\.eh_frame");
    private static final Pattern OTHER_SECTIONS =
            Pattern.compile("\\.debug_\\w+|\\.comment|\\.note\\.GNU-stack|\\.symtab|\\.strtab|\\.shstrtab");
    private static final Set<Integer> CONTENT_TYPES = Set.of(
            ElfSectionHeader.SHT_PROGBITS,
            ElfSectionHeader.SHT_NOBITS,
            ElfSectionHeader.SHT_NOTE,
            ElfSectionHeader.SHT_SYMTAB,
            ElfSectionHeader.SHT_STRTAB);

    private final String file;
    private final ObjectFile object;
    private final List<ObjectFile> known;

    private Firewall(String file, ObjectFile object, List<ObjectFile> known) {
        this.file = file;
        this.object = object;
        this.known = known;
    }

    /**
     * Say how the attempt ends if the object must not be linked; empty if it may.
     *
     * @param file the student's, for words
     * @param known the same file's objects of the starter and the solution
     */
    public static Optional<Ending> judge(String file, ObjectFile object, List<ObjectFile> known) {
        return new Firewall(file, object, known).judge();
    }

    private Optional<Ending> judge() {
        if (object.machine() != known.get(0).machine()) {
            return Optional.of(Ending.in(
                    Verdict.INVALID_ARTEFACT, "build", "The object of " + file + " is for another processor."));
        }
        for (String name : object.odd()) {
            return forbidden("makes a symbol of a kind that plain C does not have: " + name);
        }
        for (Section section : object.sections()) {
            if (!usual(section)) {
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
        outOfReach.removeIf(name -> name.isEmpty() || ANYBODYS.matcher(name).matches());
        if (!outOfReach.isEmpty()) {
            return forbidden(
                    "uses " + String.join(", ", outOfReach) + ", which this exercise neither needs nor allows");
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

    private boolean usual(Section section) {
        String name = section.name();
        if (inKnown(section)) {
            return true;
        }
        if (section.type() == ElfSectionHeader.SHT_RELA) {
            return name.startsWith(".rela.") && usualName(name.substring(".rela".length()));
        }
        boolean code = name.equals(".text") || name.startsWith(".text.");
        boolean content = CONTENT_TYPES.contains(section.type());
        return content && usualName(name) && (!section.executable() || code) && (section.loaded() == loaded(name));
    }

    private boolean usualName(String name) {
        return loaded(name) || OTHER_SECTIONS.matcher(name).matches() || inKnown(name);
    }

    private static boolean loaded(String name) {
        return LOADED_SECTIONS.matcher(name).matches();
    }

    private boolean inKnown(String name) {
        return known.stream()
                .flatMap(other -> other.sections().stream())
                .anyMatch(s -> s.name().equals(name));
    }

    private boolean inKnown(Section section) {
        return known.stream().flatMap(other -> other.sections().stream()).anyMatch(section::equals);
    }

    private Optional<Ending> forbidden(String what) {
        return Optional.of(Ending.in(Verdict.FORBIDDEN_SYMBOL, "build", file + " " + what + "."));
    }
}
