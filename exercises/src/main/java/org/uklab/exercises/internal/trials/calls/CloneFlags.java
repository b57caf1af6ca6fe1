/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials.calls;

import static java.util.Map.entry;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** Know the flags of clone3, and who claims them in the agent's kernel. Any thread. */
final class CloneFlags {
    static final long VM = 0x100;
    static final long FS = 0x200;
    static final long FILES = 0x400;
    static final long SIGHAND = 0x800;
    static final long THREAD = 0x10000;
    static final long SETTLS = 0x80000;
    static final long DETACHED = 0x400000;
    static final long CLEAR_SIGHAND = 1L << 32;

    /** Those that every clone needs: there is one address space and one set of files. */
    static final long LEAST = VM | FS | FILES;

    static final long P = 1L << 40;
    static final long Q = 1L << 41;
    static final long R = 1L << 42;
    static final long S = 1L << 43;

    /** The agent's handlers claim these. */
    static final List<Long> OF_HANDLERS = List.of(P, Q, R, S);

    private static final Map<Long, String> CLAIMED = Map.ofEntries(
            entry(VM, "VM"),
            entry(FS, "FS"),
            entry(FILES, "FILES"),
            entry(SIGHAND, "SIGHAND"),
            entry(THREAD, "THREAD"),
            entry(SETTLS, "SETTLS"),
            entry(DETACHED, "DETACHED"),
            entry(CLEAR_SIGHAND, "CLEAR_SIGHAND"),
            entry(P, "P"),
            entry(Q, "Q"),
            entry(R, "R"),
            entry(S, "S"));

    private static final Map<Long, String> UNCLAIMED = Map.ofEntries(
            entry(0x1000L, "PIDFD"),
            entry(0x2000L, "PTRACE"),
            entry(0x4000L, "VFORK"),
            entry(0x8000L, "PARENT"),
            entry(0x20000L, "NEWNS"),
            entry(0x800000L, "UNTRACED"),
            entry(0x2000000L, "NEWCGROUP"),
            entry(0x4000000L, "NEWUTS"),
            entry(0x10000000L, "NEWUSER"),
            entry(0x20000000L, "NEWPID"),
            entry(0x80000000L, "IO"),
            entry(1L << 33, "INTO_CGROUP"),
            entry(1L << 50, "bit 50"),
            entry(1L << 62, "bit 62"));

    private CloneFlags() {}

    static List<Long> unclaimed() {
        return UNCLAIMED.keySet().stream().sorted().toList();
    }

    static boolean areClaimed(long flags) {
        long all = CLAIMED.keySet().stream().reduce(0L, (a, b) -> a | b);
        return (flags & ~all) == 0;
    }

    /** Say flags in words; VM, FS and FILES are told only if one is missing. */
    static String words(long flags) {
        StringJoiner words = new StringJoiner("|");
        words.setEmptyValue("no more flags");
        CLAIMED.entrySet().stream()
                .sorted(Comparator.comparing(Map.Entry::getKey))
                .filter(one -> (flags & one.getKey()) != 0 && (one.getKey() & LEAST) == 0)
                .forEach(one -> words.add(one.getValue()));
        unclaimed().stream().filter(one -> (flags & one) != 0).forEach(one -> words.add(UNCLAIMED.get(one)));
        return words + ((flags & VM) == 0 ? " without VM" : "");
    }
}
