/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.box;

import org.uklab.grader.Verdict;
import org.uklab.grader.internal.EndedException;
import org.uklab.grader.internal.Ending;

/** Say how a task went. */
public sealed interface Outcome {

    /**
     * All commands have ended by themselves.
     *
     * @param status 0 if all were content
     * @param said both streams together, head and tail
     */
    record Done(int status, String said) implements Outcome {}

    /**
     * Killed at a limit.
     *
     * @param limit {@code memory}, {@code time}, {@code processes}, {@code output}, {@code file size}
     */
    record Exceeded(String limit) implements Outcome {}

    /** Left something in {@code /out} that is no plain file or too much of it. */
    record Odd(String why) implements Outcome {}

    /** Could not run at all. */
    record Broken(String why) implements Outcome {}

    /** Give the result of a task that a student's files took part in, or end the attempt. */
    default Done orEnd() throws EndedException {
        if (this instanceof Done done) {
            return done;
        }
        throw new EndedException(ending());
    }

    private Ending ending() {
        if (this instanceof Exceeded exceeded) {
            return Ending.limit(
                    "build",
                    exceeded.limit(),
                    "Building your files took more " + exceeded.limit()
                            + " than an exercise may need, so it was stopped."
                            + " Look for an endless #include, a macro that grows without end, or a huge array.");
        }
        if (this instanceof Odd odd) {
            return Ending.in(Verdict.INVALID_ARTEFACT, "build", "The build left something unusable: " + odd.why());
        }
        return Ending.of(Verdict.INFRASTRUCTURE, "The build box did not work: " + ((Broken) this).why());
    }
}
