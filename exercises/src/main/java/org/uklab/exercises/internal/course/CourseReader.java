/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.course;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.uklab.exercises.Catalogue;
import org.uklab.exercises.Course;
import org.uklab.exercises.Exercise;
import org.uklab.exercises.Track;
import org.uklab.exercises.Track.Stop;
import org.uklab.exercises.internal.ExerciseReader;
import org.uklab.exercises.internal.Problems;

/** Read the folder of the course, and complain about all that is wrong with it. Blocks. */
public final class CourseReader {
    private CourseReader() {}

    /**
     * Read the folder; an empty course if there is none.
     *
     * @throws IOException if a folder cannot be listed
     */
    public static Course read(Path dir, Catalogue catalogue) throws IOException {
        if (!Files.isDirectory(dir)) {
            return new Course(List.of(), List.of());
        }
        List<Path> folders;
        try (Stream<Path> entries = Files.list(dir)) {
            folders = entries.filter(Files::isDirectory).sorted().toList();
        }
        Problems problems = new Problems();
        List<Track> tracks = new ArrayList<>();
        for (Path folder : folders) {
            new TrackReader(folder, catalogue, problems).read().ifPresent(tracks::add);
        }
        tracks.sort(Comparator.comparingInt(Track::order));
        for (int i = 0; i < tracks.size(); i++) {
            if (tracks.get(i).order() != i + 1) {
                problems.add(
                        dir.resolve(tracks.get(i).id()).resolve(TrackReader.FILE),
                        "order",
                        "the tracks do not count 1, 2, 3 and so on",
                        "give each a number of its own");
            }
        }
        Course read = new Course(tracks, List.of());
        new LinkCheck(read, catalogue, problems).check();
        for (Exercise exercise : catalogue.exercises()) {
            checkTaught(exercise, read, problems);
        }
        return new Course(tracks, problems.found());
    }

    private static void checkTaught(Exercise exercise, Course course, Problems problems) {
        Path file = exercise.dir().resolve(ExerciseReader.FILE);
        Optional<Track> track = course.track(exercise.track());
        if (track.isEmpty()) {
            List<String> ids = course.tracks().stream().map(Track::id).toList();
            problems.add(file, "track", "there is no track " + exercise.track(), "name one of " + ids);
        } else if (track.get().path().stream().noneMatch(stop -> solves(stop, exercise))) {
            problems.add(file, "track", "its path does not lead here", "add " + exercise.id() + " to its track.yaml");
        }
        if (course.leadingTo(exercise).isEmpty()) {
            problems.add(file, "id", "no page teaches it", "link to exercise:" + exercise.id() + " on a page");
        }
    }

    private static boolean solves(Stop stop, Exercise exercise) {
        return stop instanceof Stop.Solving && stop.id().equals(exercise.id());
    }
}
