/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uklab.web.internal.store.Event;
import org.uklab.web.internal.store.NewSubmission;
import org.uklab.web.internal.store.Person;
import org.uklab.web.internal.store.SubmissionKind;

/** Events are made by instructors, seen by everybody, and joined by people with an account. */
final class EventsTest {
    private static TestSite site;
    private static Browser instructor;

    @BeforeAll
    static void start(@TempDir Path uploads) throws Exception {
        site = new TestSite(uploads, 0);
        instructor = site.browser().signUp("ines");
        site.db().tx(tx -> tx.people().appoint("ines", Person.Role.INSTRUCTOR));
    }

    @AfterAll
    static void stop() throws Exception {
        assertThat(site.blockedLoops()).isEmpty();
        site.close();
    }

    static String yaml(String slug, String stage, String exercise, Instant opens, String closes) {
        return """
                slug: %s
                title: The %s event
                stage: %s
                live: true
                opens: %s
                freezes: never
                closes: %s
                reveals: never
                summary: One day of kernels.
                places: "Room <script>alert(1)</script>"
                rules: "**Be kind.**"
                tracks:
                  - title: Threads
                    exercises: [%s]
                schedule:
                  - at: 2026-11-28T09:00:00+02:00
                    title: Welcome
                    where: Room 7
                announcements:
                  - at: 2026-01-01T09:00:00+02:00
                    text: Coffee is ready.
                  - at: 2036-01-01T09:00:00+02:00
                    text: The end is near.
                """.formatted(slug, slug, stage, opens, closes, exercise);
    }

    private static Instant in(long seconds) {
        return Instant.now().plusSeconds(seconds).truncatedTo(ChronoUnit.SECONDS);
    }

    private static void make(String yaml) {
        var answer = instructor.submit("/events/import", "/events/import", Map.of("yaml", yaml, "action", "import"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    }

    private static UUID id(String name) {
        return site.db().tx(tx -> tx.people().byName(name)).orElseThrow().id();
    }

    private static UUID eventOf(String name, String exercise) {
        NewSubmission wanted =
                NewSubmission.practice(id(name), exercise, SubmissionKind.SUBMIT, "patch".getBytes(UTF_8));
        return site.db().tx(tx -> tx.events().placed(wanted)).event();
    }

    @Test
    void a_dry_run_says_what_would_be_and_changes_nothing() {
        String yaml = yaml("dry", "published", "uksched-assign", in(-60), "never");
        assertThat(instructor
                        .submit("/events/import", "/events/import", Map.of("yaml", yaml, "action", "try"))
                        .body())
                .contains("Nothing is wrong. This would make the event /events/dry.")
                .contains("Nothing was imported yet.");
        assertThat(site.browser().get("/events/dry").statusCode()).isEqualTo(404);

        make(yaml);
        String other = yaml.replace("The dry event", "The wet event");
        assertThat(instructor
                        .submit("/events/import", "/events/import", Map.of("yaml", other, "action", "try"))
                        .body())
                .contains("This would change the event /events/dry:")
                .contains("<td>The dry event</td>")
                .contains("<td>The wet event</td>")
                .doesNotContain("<th scope=\"row\">rules</th>");
        assertThat(site.browser().get("/events/dry").body()).contains("The dry event");
    }

    @Test
    void a_wrong_file_is_refused_and_kept_to_be_mended() {
        var answer = instructor.submit(
                "/events/import",
                "/events/import",
                Map.of("yaml", yaml("bad", "published", "no-such", in(0), "never"), "action", "import"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("there is no exercise no-such; use an id that /exercises shows.")
                .contains("slug: bad");
    }

    @Test
    void only_instructors_import() {
        var stranger = site.browser().get("/events/import");
        assertThat(stranger.statusCode()).isEqualTo(303);
        assertThat(stranger.headers().firstValue("location"))
                .hasValueSatisfying(to -> assertThat(to).startsWith("/sign-in"));
        Browser student = site.browser().signUp("stan");
        assertThat(student.get("/events/import").statusCode()).isEqualTo(404);
        assertThat(student.submit(
                                "/events",
                                "/events/import",
                                Map.of("yaml", yaml("mine", "published", "uksched-assign", in(0), "never")))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_draft_is_seen_by_instructors_only() {
        make(yaml("secret", "draft", "uksched-assign", in(-60), "never"));
        Browser student = site.browser().signUp("dora");
        assertThat(student.get("/events").body()).doesNotContain("secret");
        assertThat(student.get("/events/secret").statusCode()).isEqualTo(404);
        assertThat(student.submit("/events", "/events/secret/join", Map.of()).statusCode())
                .isEqualTo(404);
        assertThat(instructor.get("/events").body()).contains("The secret event");
        assertThat(instructor.get("/events/secret").statusCode()).isEqualTo(200);
    }

    @Test
    void the_home_of_an_event_says_when_where_and_what_and_no_author_can_run_a_script() {
        make(yaml("coming", "published", "uksched-assign", in(3700), "never"));
        assertThat(site.browser().get("/events/coming").body())
                .contains("The coming event")
                .contains("Opens in")
                .containsPattern("data-until=\"[^\"]+\">01:01:[0-3][0-9]<")
                .contains("Sat 28 Nov 2026, 09:00 (UTC+02:00)")
                .contains("<strong>Be kind.</strong>")
                .contains("Coffee is ready.")
                .contains("href=\"/exercises/uksched-assign\"")
                .doesNotContain("The end is near.")
                .doesNotContain("alert(1)</script>");
        assertThat(site.browser().get("/events").body()).contains("The coming event", "Practice");
    }

    @Test
    void work_counts_where_its_author_takes_part_and_the_exercise_is_on() {
        make(yaml("now", "published", "uksched-assign", in(-60), "never"));
        make(yaml("later", "published", "uksched-assign", in(3600), "never"));
        make(yaml("over", "published", "uksched-assign", in(-50), in(-10).toString()));
        Browser student = site.browser().signUp("paul");
        assertThat(eventOf("paul", "uksched-assign")).isEqualTo(Event.PRACTICE);
        for (String slug : new String[] {"now", "later", "over"}) {
            assertThat(student.submit("/events", "/events/" + slug + "/join", Map.of())
                            .statusCode())
                    .isEqualTo(303);
        }
        UUID now = site.db().tx(tx -> tx.events().bySlug("now")).orElseThrow().id();
        assertThat(eventOf("paul", "uksched-assign")).isEqualTo(now);
        assertThat(eventOf("paul", "clone-thread")).isEqualTo(Event.PRACTICE);
        assertThat(student.get("/events/now").body()).contains("you take part").doesNotContain("Take part</button>");
        assertThat(student.get("/events/over").body()).doesNotContain("you take part");
    }

    @Test
    void strangers_sign_in_before_they_take_part() {
        make(yaml("open", "published", "uksched-assign", in(-60), "never"));
        var answer = site.browser().submit("/events/open", "/events/open/join", Map.of());
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("location"))
                .hasValueSatisfying(to -> assertThat(to).startsWith("/sign-in"));
    }

    @Test
    void an_import_again_keeps_who_takes_part() {
        String yaml = yaml("twice", "published", "uksched-assign", in(-60), "never");
        make(yaml);
        site.browser().signUp("tina").submit("/events", "/events/twice/join", Map.of());
        make(yaml.replace("stage: published", "stage: archived"));
        UUID event =
                site.db().tx(tx -> tx.events().bySlug("twice")).orElseThrow().id();
        boolean enrolled = site.db().tx(tx -> tx.events().enrolled(event, id("tina")));
        assertThat(enrolled).isTrue();
        assertThat(site.browser().get("/events/twice").body())
                .contains(">archived<")
                .doesNotContain("Take part</button>");
    }
}
