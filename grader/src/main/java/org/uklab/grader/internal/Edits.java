/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.uklab.grader.Attempt;
import org.uklab.grader.Report.Diagnostic;
import org.uklab.grader.Verdict;
import org.uklab.grader.internal.tree.Trees;
import org.uklab.kerneltree.PatchPolicy;
import org.uklab.kerneltree.PatchResult;
import org.uklab.kerneltree.SourceTree;

/** Turn an attempt into the files it changes, or end it: the first stage. Any thread. */
public final class Edits {
    private Edits() {}

    /** Give the files that differ from the starter, whole, by tree path. */
    public static Map<String, byte[]> of(Attempt attempt, Trees trees, Set<String> editable) throws EndedException {
        if (attempt instanceof Attempt.Patch patch) {
            return patched(patch.diff(), trees.starter(), editable);
        }
        if (attempt instanceof Attempt.Files files) {
            return replaced(files.files(), trees.starter(), editable);
        }
        return attempt instanceof Attempt.Reference ? trees.solution(editable) : Map.of();
    }

    private static Map<String, byte[]> patched(byte[] diff, SourceTree starter, Set<String> editable)
            throws EndedException {
        PatchResult result = new PatchPolicy(editable).apply(starter, diff);
        if (result instanceof PatchResult.Rejected rejected) {
            String place = rejected.line() == 0 ? "" : " (line " + rejected.line() + " of the patch)";
            Ending ending = Ending.of(
                    Verdict.PATCH_REJECTED,
                    "Rule \"" + rejected.rule() + "\"" + place + ": " + rejected.message() + ".");
            throw new EndedException(ending.with(
                    List.of(new Diagnostic(rejected.file(), rejected.line(), 0, "error", rejected.message())), ""));
        }
        return ((PatchResult.Accepted) result).changed();
    }

    private static Map<String, byte[]> replaced(Map<String, byte[]> files, SourceTree starter, Set<String> editable)
            throws EndedException {
        int most = PatchPolicy.Limits.DEFAULT.fileBytes();
        Map<String, byte[]> changed = new TreeMap<>();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            if (!editable.contains(file.getKey())) {
                throw rejected(file.getKey() + " is not part of this exercise");
            }
            if (file.getValue().length > most) {
                throw rejected(file.getKey() + " has more than " + most + " bytes");
            }
            if (!Arrays.equals(file.getValue(), starter.bytes(file.getKey()))) {
                changed.put(file.getKey(), file.getValue());
            }
        }
        return changed;
    }

    private static EndedException rejected(String why) {
        return new EndedException(Ending.of(Verdict.PATCH_REJECTED, why + "."));
    }
}
