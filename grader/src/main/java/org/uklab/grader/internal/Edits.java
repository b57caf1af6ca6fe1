/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.uklab.grader.Attempt;
import org.uklab.grader.Report.Diagnostic;
import org.uklab.grader.Verdict;
import org.uklab.grader.internal.tree.Trees;
import org.uklab.kerneltree.PatchPolicy;
import org.uklab.kerneltree.PatchResult;

/** Turn an attempt into the files it changes, or end it: the first stage. Any thread. */
public final class Edits {
    private Edits() {}

    /** Give the files that differ from the starter, whole, by tree path. */
    public static Map<String, byte[]> of(Attempt attempt, Trees trees, Set<String> editable) throws EndedException {
        PatchPolicy policy = new PatchPolicy(editable);
        if (attempt instanceof Attempt.Patch patch) {
            return taken(policy.apply(trees.starter(), patch.diff()), " of the patch");
        }
        if (attempt instanceof Attempt.Files files) {
            return taken(policy.replace(trees.starter(), files.files()), "");
        }
        return attempt instanceof Attempt.Reference ? trees.solution(editable) : Map.of();
    }

    private static Map<String, byte[]> taken(PatchResult result, String whose) throws EndedException {
        if (result instanceof PatchResult.Accepted accepted) {
            return accepted.changed();
        }
        PatchResult.Rejected rejected = (PatchResult.Rejected) result;
        String file = rejected.file().isEmpty() ? "" : " for " + rejected.file();
        String line = rejected.line() == 0 ? "" : " (line " + rejected.line() + whose + ")";
        Ending ending = Ending.of(
                Verdict.PATCH_REJECTED,
                "Rule \"" + rejected.rule() + "\"" + file + line + ": " + rejected.message() + ".");
        throw new EndedException(ending.with(
                List.of(new Diagnostic(rejected.file(), rejected.line(), 0, "error", rejected.message())), ""));
    }
}
