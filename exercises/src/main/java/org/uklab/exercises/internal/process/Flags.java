/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.process;

import java.util.ArrayList;
import java.util.List;

/** Name clone's flags. The ones that every clone needs are the agent's business. */
final class Flags {
    static final int NONE = 0;
    static final int SIGCHLD = 17; // the lowest byte is a signal
    static final int SIGHAND = 0x800;
    static final int THREAD = 0x10000;
    static final int SETTLS = 0x80000;
    static final int PARENT_SETTID = 0x100000;
    static final int CHILD_CLEARTID = 0x200000;
    static final int DETACHED = 0x400000;
    static final int CHILD_SETTID = 0x1000000;

    private static final List<String> NAMES = List.of(
            "CLONE_SIGHAND",
            "CLONE_THREAD",
            "CLONE_SETTLS",
            "CLONE_PARENT_SETTID",
            "CLONE_CHILD_CLEARTID",
            "CLONE_DETACHED",
            "CLONE_CHILD_SETTID");
    private static final List<Integer> VALUES =
            List.of(SIGHAND, THREAD, SETTLS, PARENT_SETTID, CHILD_CLEARTID, DETACHED, CHILD_SETTID);

    private Flags() {}

    static boolean has(int flags, int flag) {
        return (flags & flag) != 0;
    }

    static String words(int flags) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < VALUES.size(); i++) {
            if (has(flags, VALUES.get(i))) {
                names.add(NAMES.get(i));
            }
        }
        return names.isEmpty() ? "no flags" : String.join("|", names);
    }
}
