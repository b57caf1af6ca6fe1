/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.uklab.exercises.internal.course.CourseReader;

/**
 * Hold the tutorials, in tracks that lead from page to exercise. Any thread; loading blocks.
 *
 * @param tracks in the order to take them
 * @param problems of the course; a page that could be read is there although something is wrong with it
 */
public record Course(List<Track> tracks, List<ContentProblem> problems) {
    public Course {
        tracks = List.copyOf(tracks);
        problems = List.copyOf(problems);
    }

    /**
     * Read {@code <home>/exercises/course}, a folder for each track; without the folder there is no course.
     *
     * @param catalogue whose exercises the course teaches
     * @throws IOException if a folder cannot be listed
     */
    public static Course load(Path courseDir, Catalogue catalogue) throws IOException {
        return CourseReader.read(courseDir, catalogue);
    }

    /** Find a track by its id. */
    public Optional<Track> track(String id) {
        return tracks.stream().filter(track -> track.id().equals(id)).findFirst();
    }

    /** List all pages, in the order to read them. */
    public Stream<Page> pages() {
        return tracks.stream().flatMap(track -> track.pages().stream());
    }

    /** Find the pages that link to an exercise. */
    public List<Page> leadingTo(Exercise exercise) {
        return pages().filter(page -> page.exercises().contains(exercise.id())).toList();
    }
}
