/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader;

import org.uklab.grader.internal.cli.Commands;

/** Run the grader from a shell: {@code grade}, {@code check-exercises}, {@code new}, {@code doctor}, {@code grader}. */
public final class Main {
    private Main() {}

    /** Run one command and exit: 0 passed or done, 1 not passed, 2 usage, 3 infrastructure. */
    public static void main(String[] arguments) {
        System.exit(Commands.run(arguments, System.getenv(), System.in, System.out, System.err));
    }
}
