/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.learn;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.uklab.exercises.Catalogue;
import org.uklab.exercises.Course;
import org.uklab.exercises.Exercise;
import org.uklab.exercises.Page;
import org.uklab.exercises.Track;
import org.uklab.web.internal.learn.Lesson.Place;

/** Hold the course, ready to be shown. Any thread; {@link #open} blocks. */
public final class Lessons {
    private final Course course;
    private final Map<String, Lesson> lessons;

    private Lessons(Course course, Map<String, Lesson> lessons) {
        this.course = course;
        this.lessons = Map.copyOf(lessons);
    }

    /**
     * Read the course of a catalogue, {@code <home>/exercises/course}.
     *
     * @throws IOException if something cannot be read
     */
    public static Lessons open(Path home, Catalogue catalogue) throws IOException {
        Course course = Course.load(home.resolve("exercises/course"), catalogue);
        Map<String, Lesson> lessons = new LinkedHashMap<>();
        List<Place> places = new ArrayList<>();
        for (Track track : course.tracks()) {
            places.addAll(places(track));
        }
        int at = 0;
        for (Track track : course.tracks()) {
            for (int i = 0; i < track.path().size(); i++, at++) {
                if (track.path().get(i) instanceof Track.Stop.Reading reading) {
                    Page page = reading.page();
                    lessons.put(
                            key(track.id(), page.id()),
                            new Lesson(
                                    page,
                                    track,
                                    LessonText.of(page),
                                    i + 1,
                                    at == 0 ? null : places.get(at - 1),
                                    at + 1 == places.size() ? null : places.get(at + 1)));
                }
            }
        }
        return new Lessons(course, lessons);
    }

    /** List the stops of a track with their addresses. */
    static List<Place> places(Track track) {
        return track.path().stream().map(stop -> Place.of(track, stop)).toList();
    }

    private static String key(String track, String page) {
        return track + "/" + page;
    }

    /** List the tracks that lead somewhere, in the order to take them. */
    public List<Track> tracks() {
        return course.tracks().stream().filter(track -> !track.path().isEmpty()).toList();
    }

    public Optional<Track> track(String id) {
        return course.track(id);
    }

    public Optional<Lesson> lesson(String track, String page) {
        return Optional.ofNullable(lessons.get(key(track, page)));
    }

    /** Find the pages to read before an exercise. */
    public List<Page> leadingTo(Exercise exercise) {
        return course.leadingTo(exercise);
    }
}
