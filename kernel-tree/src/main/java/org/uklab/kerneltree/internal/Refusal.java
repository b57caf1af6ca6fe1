/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.kerneltree.internal;

import java.util.TreeSet;
import org.uklab.kerneltree.PatchPolicy;
import org.uklab.kerneltree.PatchResult;

/** Leave the reading of a patch at the first broken rule; never seen outside of it. */
public final class Refusal extends Exception {
    private static final long serialVersionUID = 1;

    private final String file;
    private final int line;
    private final String rule;
    private final String message;

    Refusal(String file, int line, String rule, String message) {
        super(message, null, false, false);
        this.file = file;
        this.line = line;
        this.rule = rule;
        this.message = message;
    }

    static Refusal protectedFile(String path, PatchPolicy policy) {
        String editable = String.join(", ", new TreeSet<>(policy.editable()));
        return new Refusal(path, 0, "protected-file", path + " is not part of this exercise; change only " + editable);
    }

    static Refusal large(String path, int bytes, PatchPolicy policy) {
        return new Refusal(
                path,
                0,
                "size",
                path + " would have " + bytes + " bytes, more than "
                        + policy.limits().fileBytes() + "; send a smaller one");
    }

    static Refusal carriageReturn(String path, int line) {
        return new Refusal(
                path,
                line,
                "line-endings",
                "the line ends in CR LF, the tree uses LF; set your editor to LF, or"
                        + " `git config core.autocrlf input`");
    }

    /** Say the same of a line, or of another one. */
    Refusal at(int where) {
        return new Refusal(file, where, rule, message);
    }

    /** Say it as the value callers get. */
    public PatchResult.Rejected toResult() {
        return new PatchResult.Rejected(file, line, rule, message);
    }
}
