/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.cli;

/** Say what is wrong with a command, and the remedy, to the person who typed it. */
final class UsageException extends Exception {
    private static final long serialVersionUID = 1;

    UsageException(String message) {
        super(message);
    }
}
