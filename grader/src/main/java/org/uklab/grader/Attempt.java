/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader;

import java.util.Map;

/** Say what to grade. */
public sealed interface Attempt {

    /** A unified diff against the starter tree, as a student sends it. */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    record Patch(byte[] diff) implements Attempt {}

    /** Whole files by tree path, as a student's folder holds them; other files stay as the starter has them. */
    record Files(Map<String, byte[]> files) implements Attempt {
        public Files {
            files = Map.copyOf(files);
        }
    }

    /** The solution that the tree itself holds. */
    record Reference() implements Attempt {}

    /** The starter as it is. */
    record Starter() implements Attempt {}
}
