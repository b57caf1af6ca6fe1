/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.event;

import java.util.List;

/**
 * Hold an {@code event.yaml} as its author wrote it. Every key must be there. Any thread.
 *
 * <p>Times are ISO 8601 with an offset, such as {@code 2026-11-28T09:00:00+02:00}, or {@code never}; they are shown in
 * the author's offset.
 *
 * @param slug of its address
 * @param stage {@code draft}, {@code published} or {@code archived}
 * @param live its submissions go before practice
 * @param summary one sentence for lists
 * @param places where it happens, onsite and online; Markdown
 * @param rules Markdown
 */
public record EventFile(
        String slug,
        String title,
        String stage,
        boolean live,
        String opens,
        String freezes,
        String closes,
        String reveals,
        String summary,
        String places,
        String rules,
        List<TrackPart> tracks,
        List<Slot> schedule,
        List<Announcement> announcements) {
    /** Group exercises under a title. */
    public record TrackPart(String title, List<String> exercises) {}

    /** Say what happens when, and where. */
    public record Slot(String at, String title, String where) {}

    /** Say something to everybody. */
    public record Announcement(String at, String text) {}

    List<String> exercises() {
        return tracks.stream().flatMap(track -> track.exercises().stream()).toList();
    }
}
