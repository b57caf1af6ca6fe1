/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises;

import java.nio.file.Path;

/**
 * Say what is wrong with an exercise's folder, to its author. Any thread.
 *
 * @param file at fault
 * @param key inside the file, such as {@code checks[2].points}; empty if the file as a whole
 * @param message what is wrong
 * @param remedy what to do about it
 */
public record ContentProblem(Path file, String key, String message, String remedy) {

    @Override
    public String toString() {
        return file + ": " + (key.isEmpty() ? "" : key + ": ") + message + "; " + remedy;
    }
}
