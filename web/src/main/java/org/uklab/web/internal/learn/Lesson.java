/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.learn;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.uklab.exercises.Page;
import org.uklab.exercises.Track;

/**
 * Hold a page as it is shown. Any thread.
 *
 * @param text its HTML and headings
 * @param place on the track's path, from 1
 * @param before the stop before it, or the end of the track before; null at the very beginning
 * @param after the stop after it, or the beginning of the next track; null at the very end
 */
public record Lesson(
        Page page,
        Track track,
        LessonText text,
        int place,
        @Nullable Place before,
        @Nullable Place after) {

    /** Show a stop with its address. */
    public record Place(String url, Track.Stop stop) {
        static Place of(Track track, Track.Stop stop) {
            String folder = stop instanceof Track.Stop.Solving ? "/exercises/" : "/learn/" + track.id() + "/";
            return new Place(folder + stop.id(), stop);
        }

        public String title() {
            return stop.title();
        }

        public boolean exercise() {
            return stop instanceof Track.Stop.Solving;
        }
    }

    /** List the headings, for a table of contents. */
    public List<LessonText.Section> sections() {
        return text.sections();
    }
}
