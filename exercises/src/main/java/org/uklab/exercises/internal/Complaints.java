/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/**
 * Collect what is wrong with one file. One thread.
 *
 * @param file at fault
 */
public record Complaints(Path file, Problems problems) {

    public void about(String key, String message, String remedy) {
        problems.add(file, key, message, remedy);
    }

    /** Complain about each key of an object that is not known; true if there is none. */
    boolean keysAmong(String at, JsonNode object, Set<String> known) {
        boolean fine = true;
        for (var names = object.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!known.contains(name)) {
                about(at.isEmpty() ? name : at + "." + name, "unknown key", "use one of " + new TreeSet<>(known));
                fine = false;
            }
        }
        return fine;
    }
}
