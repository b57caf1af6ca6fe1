/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.kerneltree.internal;

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

    /** Say it as the value callers get. */
    public PatchResult.Rejected toResult() {
        return new PatchResult.Rejected(file, line, rule, message);
    }
}
