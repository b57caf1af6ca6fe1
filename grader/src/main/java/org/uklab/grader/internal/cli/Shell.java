/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.uklab.exercises.Catalogue;
import org.uklab.exercises.Exercise;
import org.uklab.grader.Lab;

/**
 * Hold what a command gets from the process around it. One thread.
 *
 * @param out results only
 * @param err progress and complaints
 */
record Shell(Map<String, String> environment, InputStream in, PrintWriter out, PrintWriter err) {
    private static final Logger LOG = LoggerFactory.getLogger(Shell.class);

    Shell {
        environment = Map.copyOf(environment);
    }

    Lab lab() throws Lab.MissingException {
        return Lab.fromEnvironment(environment);
    }

    /** Find an exercise, or say which there are. */
    Exercise exercise(Lab lab, String id) throws UsageException, IOException {
        Catalogue catalogue = Catalogue.load(lab.content(), lab.tree());
        catalogue.problems().forEach(problem -> progress("warning: " + problem));
        return catalogue
                .find(id)
                .orElseThrow(() -> new UsageException("there is no exercise \"" + id + "\"; there are: "
                        + catalogue.exercises().stream().map(Exercise::id).collect(Collectors.joining(", "))));
    }

    void progress(String line) {
        err.println("uklab: " + line);
    }

    /** Say that it was not the user's doing; the stack goes to the log, which is standard error. */
    void bug(Exception failed) {
        LOG.error("unexpected failure", failed);
        err.println("uklab: failed: " + failed.getMessage());
    }
}
