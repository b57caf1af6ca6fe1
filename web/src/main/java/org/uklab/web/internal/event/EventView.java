/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.event;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.uklab.web.internal.exercise.Workbench;
import org.uklab.web.internal.page.Markdown;
import org.uklab.web.internal.store.Event;

/**
 * Show an event to everybody, as it is at a time. Worker: it renders Markdown.
 *
 * @param file null for practice, which nobody wrote
 * @param enrolled the visitor takes part
 */
public record EventView(Event event, @Nullable EventFile file, Instant now, boolean enrolled, Workbench bench) {
    private static final DateTimeFormatter DAY_AND_TIME =
            DateTimeFormatter.ofPattern("EEE d MMM uuuu, HH:mm '(UTC'xxx')'", Locale.ENGLISH);

    /** A time as people and as machines read it. */
    public record Moment(String iso, String text) {
        static Moment of(String written) {
            OffsetDateTime time = OffsetDateTime.parse(written);
            return new Moment(
                    time.toInstant().toString(), time.format(DAY_AND_TIME).replace("(UTC+00:00)", "UTC"));
        }
    }

    /** Something that is still to come. */
    public record Milestone(String what, Moment at, String left) {}

    /** A part of the schedule. */
    public record Slot(Moment at, String title, String where, boolean over) {}

    /** What was said to everybody, as HTML that is safe to show. */
    public record Said(Moment at, String html) {}

    /** Exercises under a title. */
    public record Shelf(String title, List<Workbench.Task> tasks) {}

    public Event.State state() {
        return event.state(now);
    }

    public String stateName() {
        return state().name().toLowerCase(Locale.ROOT);
    }

    /** Say whether somebody may begin to take part. */
    public boolean joinable() {
        return !event.practice()
                && switch (state()) {
                    case SOON, OPEN, FROZEN -> true;
                    case DRAFT, ENDED, ARCHIVED -> false;
                };
    }

    public String summary() {
        return file == null
                ? "For everybody, at any time: what is sent in no other event counts here."
                : file.summary();
    }

    public String opens() {
        return file == null ? "" : Moment.of(file.opens()).text();
    }

    public String closes() {
        return file == null || event.closesAt() == null
                ? ""
                : Moment.of(file.closes()).text();
    }

    /** List what is still to come of opening, freeze, end and reveal, the next first. */
    public List<Milestone> ahead() {
        if (file == null || state() == Event.State.ARCHIVED) {
            return List.of();
        }
        List<Milestone> ahead = new ArrayList<>();
        add(ahead, "Opens in", event.opensAt(), file.opens());
        add(ahead, "Board freezes in", event.freezesAt(), file.freezes());
        add(ahead, "Ends in", event.closesAt(), file.closes());
        add(ahead, "Results in", event.revealsAt(), file.reveals());
        return ahead;
    }

    private void add(List<Milestone> ahead, String what, @Nullable Instant at, String written) {
        if (at != null && at.isAfter(now)) {
            ahead.add(new Milestone(what, Moment.of(written), left(Duration.between(now, at))));
        }
    }

    /** Write a time that is left the way the page's script goes on writing it. */
    static String left(Duration left) {
        long days = left.toDays();
        String clock = String.format(
                Locale.ROOT, "%02d:%02d:%02d", left.toHoursPart(), left.toMinutesPart(), left.toSecondsPart());
        return days == 0 ? clock : days + (days == 1 ? " day " : " days ") + clock;
    }

    public String rules() {
        return file == null ? "" : Markdown.html(file.rules());
    }

    public String places() {
        return file == null ? "" : Markdown.html(file.places());
    }

    public List<Shelf> shelves() {
        return file == null
                ? List.of()
                : file.tracks().stream()
                        .map(track -> new Shelf(
                                track.title(),
                                track.exercises().stream()
                                        .map(bench::task)
                                        .flatMap(Optional::stream)
                                        .toList()))
                        .toList();
    }

    public List<Slot> schedule() {
        return file == null
                ? List.of()
                : file.schedule().stream()
                        .sorted(Comparator.comparing(
                                slot -> OffsetDateTime.parse(slot.at()).withOffsetSameInstant(ZoneOffset.UTC)))
                        .map(slot -> new Slot(
                                Moment.of(slot.at()),
                                slot.title(),
                                slot.where(),
                                !OffsetDateTime.parse(slot.at()).toInstant().isAfter(now)))
                        .toList();
    }

    /** List what was said until now, the latest first. */
    public List<Said> announcements() {
        return file == null
                ? List.of()
                : file.announcements().stream()
                        .filter(said ->
                                !OffsetDateTime.parse(said.at()).toInstant().isAfter(now))
                        .sorted(Comparator.comparing((EventFile.Announcement said) ->
                                        OffsetDateTime.parse(said.at()).toInstant())
                                .reversed())
                        .map(said -> new Said(Moment.of(said.at()), Markdown.html(said.text())))
                        .toList();
    }
}
