/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises;

import java.nio.file.Path;
import java.util.List;

/**
 * Name an application that pages quote, and what it must print. Any thread.
 *
 * @param name with its track, such as {@code threads/hello}
 * @param dir of the application
 * @param targets machines that it runs on
 * @param console lines that its console must show, in this order
 */
public record Snippet(String name, Path dir, List<String> targets, List<String> console) {
    public Snippet {
        targets = List.copyOf(targets);
        console = List.copyOf(console);
    }
}
