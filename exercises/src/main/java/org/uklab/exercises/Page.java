/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises;

import java.nio.file.Path;
import java.util.List;

/**
 * Hold one page of a tutorial. Any thread.
 *
 * @param id the file's name without {@code .md}
 * @param track id of its track
 * @param summary one sentence, for lists
 * @param minutes to read it
 * @param markdown the text from its title on, its snippets in their places
 * @param links where it links to, as written: {@code page.md}, {@code ../track/page.md}, {@code exercise:id} or an address
 * @param dir the track's folder, with {@code figures/}
 */
public record Page(
        String id,
        String track,
        String title,
        String summary,
        int minutes,
        String markdown,
        List<String> links,
        Path dir) {
    /** Begins a link to an exercise. */
    public static final String EXERCISE = "exercise:";

    public Page {
        links = List.copyOf(links);
    }

    /** List the ids of the exercises that it links to, in the order of the text. */
    public List<String> exercises() {
        return links.stream()
                .filter(link -> link.startsWith(EXERCISE))
                .map(link -> link.substring(EXERCISE.length()))
                .distinct()
                .toList();
    }
}
