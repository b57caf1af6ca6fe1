/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.kerneltree;

import java.util.Map;
import java.util.Set;
import org.uklab.kerneltree.internal.PatchReader;
import org.uklab.kerneltree.internal.Refusal;
import org.uklab.kerneltree.internal.WholeFiles;

/**
 * Decide which patches and whole files an exercise takes, and apply those in memory. Any thread; no file is touched.
 *
 * <p>A patch is a unified diff as {@code git diff}, {@code git format-patch} or {@code diff -u} write it, with or
 * without one leading folder ({@code a/}, {@code b/}) before the tree paths. It may change the text of editable files
 * and do nothing else: not create, delete, rename, copy or change modes. Hunks must fit exactly where they say.
 *
 * @param editable tree paths that may change
 * @param limits how large a patch may be
 */
public record PatchPolicy(Set<String> editable, Limits limits) {

    /**
     * Bound a patch.
     *
     * @param patchBytes of the diff
     * @param fileBytes of each file after the change
     * @param hunks in the whole patch
     */
    public record Limits(int patchBytes, int fileBytes, int hunks) {
        public static final Limits DEFAULT = new Limits(256 * 1024, 256 * 1024, 1000);
    }

    public PatchPolicy {
        editable = Set.copyOf(editable);
    }

    public PatchPolicy(Set<String> editable) {
        this(editable, Limits.DEFAULT);
    }

    /** Apply a patch to a tree, or say why not; an empty patch is accepted and changes nothing. */
    public PatchResult apply(SourceTree base, byte[] unifiedDiff) {
        try {
            return new PatchResult.Accepted(PatchReader.changes(this, base, unifiedDiff));
        } catch (Refusal refused) {
            return refused.toResult();
        }
    }

    /** Put whole files in the place of the tree's, or say why not; others stay as they are. */
    public PatchResult replace(SourceTree base, Map<String, byte[]> files) {
        try {
            return new PatchResult.Accepted(WholeFiles.changes(this, base, files));
        } catch (Refusal refused) {
            return refused.toResult();
        }
    }
}
