/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.uklab.grader.internal.EndedException;
import org.uklab.grader.internal.Ending;

/** Turn whatever left the pipeline into an ending. The stack goes to the log, never to a student. */
final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    static Ending ending(Exception failed) {
        if (failed instanceof EndedException ended) {
            return ended.ending();
        }
        if (failed instanceof InterruptedException) {
            Thread.currentThread().interrupt();
            return Ending.of(Verdict.INFRASTRUCTURE, "Grading was stopped before it had ended.");
        }
        if (failed instanceof IOException) {
            LOG.warn("this host failed an attempt", failed);
            return Ending.of(
                    Verdict.INFRASTRUCTURE, "This host failed: " + failed.getMessage() + ". This is not your fault.");
        }
        LOG.error("a bug of uklab ended an attempt", failed);
        return Ending.of(
                Verdict.PLATFORM_BUG, "uklab itself has failed. This is not your fault; please tell your instructor.");
    }
}
