/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.kerneltree;

/** Say that a source file of ours has a malformed hole; the message begins with {@code file:line:}. */
public final class HoleException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public HoleException(String file, int line, String what) {
        super(file + ":" + line + ": " + what);
    }
}
