/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.uklab.exercises.ContentProblem;

/** Collect what is wrong with content, so that an author sees all of it at once. One thread. */
public final class Problems {
    private final List<ContentProblem> found = new ArrayList<>();

    public void add(Path file, String key, String message, String remedy) {
        found.add(new ContentProblem(file, key, message, remedy));
    }

    public int count() {
        return found.size();
    }

    public List<ContentProblem> found() {
        return found;
    }
}
