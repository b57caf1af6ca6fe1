/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.kerneltree;

import java.util.Map;

/** Say what became of a patch. */
public sealed interface PatchResult {

    /**
     * Give the files the patch changes, whole; empty if it changes nothing.
     *
     * @param changed tree path to new content
     */
    record Accepted(Map<String, byte[]> changed) implements PatchResult {
        public Accepted {
            changed = Map.copyOf(changed);
        }
    }

    /**
     * Say why the patch is refused, to its author.
     *
     * @param file the file concerned, without control characters; empty if the patch as a whole
     * @param line 1-based line <em>of the patch</em>, or of the file if it came whole; 0 if none
     * @param rule a stable word: {@code size}, {@code format}, {@code line-endings}, {@code name}, {@code mode},
     *     {@code binary}, {@code create}, {@code delete}, {@code rename}, {@code protected-file}, {@code stale}
     * @param message a sentence with the remedy
     */
    record Rejected(String file, int line, String rule, String message) implements PatchResult {}
}
