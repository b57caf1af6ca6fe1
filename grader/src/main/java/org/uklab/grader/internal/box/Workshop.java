/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.box;

import java.io.IOException;
import java.nio.file.Path;

/** Run tasks, each in a new box. Tests have one without walls. Any thread; blocks. */
public interface Workshop {

    /**
     * Run a task and copy what it left in {@code /out}.
     *
     * @param into an existing directory; filled only if the task is done
     * @throws IOException if the host cannot copy
     */
    Outcome run(Task task, Path into) throws IOException, InterruptedException;
}
