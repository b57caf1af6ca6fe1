/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises;

import java.nio.file.Path;
import java.util.Set;

/**
 * Name a patch with the verdict it must get. Any thread.
 *
 * @param name file name without {@code .patch}
 * @param patch a unified diff against the starter tree
 * @param paths tree paths of the files it changes
 * @param mustFail ids of checks that must catch it; empty for a correct solution, which must pass all
 */
public record Proof(String name, Path patch, Set<String> paths, Set<String> mustFail) {
    public Proof {
        paths = Set.copyOf(paths);
        mustFail = Set.copyOf(mustFail);
    }

    /** Say whether the patch is a correct solution. */
    public boolean accepted() {
        return mustFail.isEmpty();
    }
}
