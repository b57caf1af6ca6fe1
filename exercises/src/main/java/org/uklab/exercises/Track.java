/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises;

import java.util.List;
import java.util.Optional;

/**
 * Group what belongs to one subject. Any thread.
 *
 * @param id the folder's name, such as {@code threads}
 * @param summary one sentence
 * @param order among the tracks, from 1
 * @param path what to read and to solve, in this order
 * @param snippets the applications that its pages quote, by name
 */
public record Track(String id, String title, String summary, int order, List<Stop> path, List<Snippet> snippets) {
    public Track {
        path = List.copyOf(path);
        snippets = List.copyOf(snippets);
    }

    /** Be one stop of a path. */
    public sealed interface Stop {
        String id();

        String title();

        int minutes();

        /** A page to read. */
        record Reading(Page page) implements Stop {
            @Override
            public String id() {
                return page.id();
            }

            @Override
            public String title() {
                return page.title();
            }

            @Override
            public int minutes() {
                return page.minutes();
            }
        }

        /** An exercise to solve. */
        record Solving(Exercise exercise) implements Stop {
            @Override
            public String id() {
                return exercise.id();
            }

            @Override
            public String title() {
                return exercise.title();
            }

            @Override
            public int minutes() {
                return exercise.minutes();
            }
        }
    }

    /** List the pages of the path. */
    public List<Page> pages() {
        return path.stream()
                .filter(Stop.Reading.class::isInstance)
                .map(stop -> ((Stop.Reading) stop).page())
                .toList();
    }

    /** Find a page of the path. */
    public Optional<Page> page(String id) {
        return pages().stream().filter(page -> page.id().equals(id)).findFirst();
    }

    /** Add up what the whole path takes. */
    public int minutes() {
        return path.stream().mapToInt(Stop::minutes).sum();
    }
}
