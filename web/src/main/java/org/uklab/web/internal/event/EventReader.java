/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.event;

import com.fasterxml.jackson.core.type.TypeReference;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.uklab.exercises.AuthorYaml;
import org.uklab.exercises.ContentProblem;
import org.uklab.web.internal.store.Event;

/** Turn the text of an {@code event.yaml} into an event, or say everything that is wrong with it. One thread. */
public final class EventReader {
    private static final String NAME = "event.yaml";
    private static final String NEVER = "never";
    private static final Set<String> STAGES = Set.of("draft", "published", "archived");
    private static final Set<String> TAKEN = Set.of("practice", "import");

    private final Predicate<String> exerciseExists;
    private final List<ContentProblem> problems = new ArrayList<>();

    private EventReader(Predicate<String> exerciseExists) {
        this.exerciseExists = exerciseExists;
    }

    /** Say what a text is. */
    public sealed interface Answer {
        /** An event with a new id, and the rest of what its author wrote. */
        record Right(Event event, EventFile file) implements Answer {}

        record Wrong(List<ContentProblem> problems) implements Answer {}
    }

    /** Read a text. */
    public static Answer read(String yaml, Predicate<String> exerciseExists) {
        return new EventReader(exerciseExists).answer(yaml);
    }

    private Answer answer(String yaml) {
        if (yaml.isBlank()) {
            about("", "it is empty", "write an event, or begin with the example");
            return new Answer.Wrong(problems);
        }
        EventFile file = AuthorYaml.read(NAME, yaml, new TypeReference<EventFile>() {}, problems)
                .orElse(null);
        if (file == null) {
            return new Answer.Wrong(problems);
        }
        words(file);
        exercises(file);
        Event event = event(file, yaml);
        return event != null && problems.isEmpty() ? new Answer.Right(event, file) : new Answer.Wrong(problems);
    }

    private void words(EventFile file) {
        if (!file.slug().matches("[a-z0-9][a-z0-9-]{1,62}") || TAKEN.contains(file.slug())) {
            about("slug", "not a name for an address", "use 2 to 63 of a-z, 0-9 and -, and none of " + TAKEN);
        }
        if (file.title().isBlank() || file.title().length() > 200) {
            about("title", "too short or too long", "use 1 to 200 letters");
        }
        if (!STAGES.contains(file.stage())) {
            about("stage", "not a stage", "write draft, published or archived");
        }
    }

    private void exercises(EventFile file) {
        Set<String> seen = new HashSet<>();
        for (int track = 0; track < file.tracks().size(); track++) {
            List<String> exercises = file.tracks().get(track).exercises();
            for (int i = 0; i < exercises.size(); i++) {
                String key = "tracks[" + track + "].exercises[" + i + "]";
                if (!exerciseExists.test(exercises.get(i))) {
                    about(key, "there is no exercise " + exercises.get(i), "use an id that /exercises shows");
                } else if (!seen.add(exercises.get(i))) {
                    about(key, exercises.get(i) + " is there twice", "keep one");
                }
            }
        }
    }

    private @Nullable Event event(EventFile file, String yaml) {
        for (int i = 0; i < file.schedule().size(); i++) {
            time("schedule[" + i + "].at", file.schedule().get(i).at(), false);
        }
        for (int i = 0; i < file.announcements().size(); i++) {
            time("announcements[" + i + "].at", file.announcements().get(i).at(), false);
        }
        Instant opens = time("opens", file.opens(), false);
        Instant freezes = time("freezes", file.freezes(), true);
        Instant closes = time("closes", file.closes(), true);
        Instant reveals = time("reveals", file.reveals(), true);
        after("freezes", freezes, "opens", opens);
        after("closes", closes, "opens", opens);
        after("closes", closes, "freezes", freezes);
        after("reveals", reveals, "freezes", freezes);
        if (opens == null || !STAGES.contains(file.stage())) {
            return null;
        }
        return new Event(
                UUID.randomUUID(),
                file.slug(),
                file.title(),
                file.live(),
                Event.Stage.valueOf(file.stage().toUpperCase(Locale.ROOT)),
                opens,
                freezes,
                closes,
                reveals,
                yaml);
    }

    private @Nullable Instant time(String key, String text, boolean optional) {
        if (optional && text.equals(NEVER)) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException wrong) {
            about(
                    key,
                    "not a time: " + text,
                    "write one with its offset, such as 2026-11-28T09:00:00+02:00" + (optional ? ", or never" : ""));
            return null;
        }
    }

    private void after(String key, @Nullable Instant time, String earlierKey, @Nullable Instant earlier) {
        if (time != null && earlier != null && !time.isAfter(earlier)) {
            about(key, "not after " + earlierKey, "correct one of the two");
        }
    }

    private void about(String key, String message, String remedy) {
        problems.add(new ContentProblem(Path.of(NAME), key, message, remedy));
    }
}
