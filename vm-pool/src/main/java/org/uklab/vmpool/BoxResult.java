/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool;

/** Tell how a command in a box ended. Values, any thread. */
public sealed interface BoxResult {
    /**
     * It ended by itself.
     *
     * @param status its exit status; 128 + n when signal n ended it
     */
    record Exited(int status, Console stdout, Console stderr, Usage usage) implements BoxResult {}

    /** It was ended, with all its processes. */
    record Killed(Limit limit, Console stdout, Console stderr, Usage usage) implements BoxResult {}

    /**
     * It did not run, or nobody knows how it ended: a fault of this host or of the caller, never of the command.
     *
     * @param why one line
     */
    record Failed(String why) implements BoxResult {}
}
