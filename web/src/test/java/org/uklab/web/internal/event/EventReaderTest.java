/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.uklab.web.internal.store.Event;

/** An event.yaml is taken whole, or everything that is wrong with it is said. */
final class EventReaderTest {
    private static final String RIGHT = """
            slug: autumn
            title: Autumn
            stage: published
            live: true
            opens: 2026-11-28T09:00:00+02:00
            freezes: 2026-11-28T17:00:00+02:00
            closes: 2026-11-28T18:00:00+02:00
            reveals: never
            summary: A day.
            places: Here.
            rules: None.
            tracks:
              - title: Threads
                exercises: [assign, wake]
            schedule:
              - at: 2026-11-28T09:00:00+02:00
                title: Welcome
                where: Hall
            announcements: []
            """;

    private static List<String> problems(String yaml) {
        return EventReader.read(yaml, id -> !id.equals("none")) instanceof EventReader.Answer.Wrong wrong
                ? wrong.problems().stream().map(Object::toString).toList()
                : List.of();
    }

    private static Event event(String yaml) {
        return ((EventReader.Answer.Right) EventReader.read(yaml, id -> true)).event();
    }

    @Test
    void times_keep_their_instant_whatever_the_offset() {
        assertThat(event(RIGHT).opensAt()).isEqualTo(Instant.parse("2026-11-28T07:00:00Z"));
        assertThat(event(RIGHT).revealsAt()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "06:59:59, SOON",
        "07:00:00, OPEN",
        "14:59:59, OPEN",
        "15:00:00, FROZEN",
        "15:59:59, FROZEN",
        "16:00:00, ENDED",
    })
    void the_clock_moves_an_event_on(String time, Event.State state) {
        assertThat(event(RIGHT).state(Instant.parse("2026-11-28T" + time + "Z")))
                .isEqualTo(state);
    }

    @Test
    void the_board_stands_still_after_the_end_until_it_is_revealed() {
        Instant late = Instant.parse("2026-12-24T00:00:00Z");
        assertThat(event(RIGHT).frozen(late)).isTrue();
        assertThat(event(RIGHT.replace("reveals: never", "reveals: 2026-11-28T18:30:00+02:00"))
                        .frozen(late))
                .isFalse();
    }

    @Test
    void a_course_has_no_clock() {
        String course = RIGHT.replaceAll("(freezes|closes): .*", "$1: never");
        assertThat(event(course).state(Instant.parse("2036-01-01T00:00:00Z"))).isEqualTo(Event.State.OPEN);
    }

    @Test
    void everything_that_is_wrong_is_said_at_once_with_its_remedy() {
        String wrong = RIGHT.replace("slug: autumn", "slug: Autumn!")
                .replace("closes: 2026-11-28T18", "closes: 2026-11-28T08")
                .replace("[assign, wake]", "[none, wake, wake]")
                .replace("stage: published", "stage: live");
        assertThat(problems(wrong))
                .contains(
                        "event.yaml: stage: not a stage; write draft, published or archived",
                        "event.yaml: tracks[0].exercises[0]: there is no exercise none; use an id that /exercises shows",
                        "event.yaml: tracks[0].exercises[2]: wake is there twice; keep one",
                        "event.yaml: closes: not after opens; correct one of the two")
                .anySatisfy(line -> assertThat(line).startsWith("event.yaml: slug: not a name for an address"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "live: true | live: perhaps | event.yaml: live: not true or false; correct the value",
                "rules: None. | '' | event.yaml: rules: it is missing; add the key",
                "opens: 2026-11-28T09:00:00+02:00 | opens: tomorrow | event.yaml: opens: not a time: tomorrow; write one with its offset, such as 2026-11-28T09:00:00+02:00",
            })
    void one_wrong_key_is_named(String was, String is, String said) {
        assertThat(problems(RIGHT.replace(was, is))).containsExactly(said);
    }

    @Test
    void the_example_is_right() throws Exception {
        try (var in = Objects.requireNonNull(EventReader.class.getResourceAsStream("/event-example.yaml"))) {
            assertThat(problems(new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)))
                    .isEmpty();
        }
    }

    @Test
    void an_empty_text_is_said_to_be_empty() {
        assertThat(problems(" \n"))
                .containsExactly("event.yaml: it is empty; write an event, or begin with the example");
    }
}
