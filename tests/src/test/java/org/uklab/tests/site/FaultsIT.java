/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.tests.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Takes processes away while a job runs: what was submitted is graded, once. */
@Timeout(120)
class FaultsIT {
    private static final Duration VERDICT = Duration.ofSeconds(60);

    @TempDir
    static Path data;

    private static LocalSite site;
    private static Answers answers;

    @BeforeAll
    static void open() throws Exception {
        site = LocalSite.open(data, "grader-1", "grader-2");
        answers = Answers.read();
    }

    @AfterAll
    static void close() {
        if (site != null) {
            site.close();
        }
    }

    @BeforeEach
    void both_graders_run() {
        site.ensureGraders("grader-1", "grader-2");
    }

    @Test
    void two_graders_share_the_work() {
        List<Student> students =
                Stream.of("ann", "ben").map(name -> Student.signUp(site, name)).toList();

        List<String> sent = students.stream()
                .map(student -> student.submit(answers.patch(answers.endless())))
                .toList();

        await().atMost(VERDICT)
                .until(() -> sent.stream().allMatch(id -> site.holder(id, 1).isPresent()));
        assertThat(sent).extracting(id -> site.holder(id, 1).orElseThrow()).doesNotHaveDuplicates();
        students.forEach(student -> finished(student, sent.get(students.indexOf(student))));
    }

    @Test
    void a_killed_graders_job_begins_again_elsewhere_within_20_s() {
        Student student = Student.signUp(site, "cleo");
        String id = student.submit(answers.patch(answers.endless()));
        student.await(id, VERDICT, now -> now.path("state").asText().equals("TESTING"));
        String holder = site.holder(id, 1).orElseThrow();

        site.grader(holder).kill();

        await().atMost(Duration.ofSeconds(20)).until(() -> site.holder(id, 2).isPresent());
        assertThat(site.holder(id, 2)).isNotEqualTo(site.holder(id, 1));
        JsonNode end = finished(student, id);
        assertThat(end.path("attempt").asInt()).isEqualTo(2);
        assertThat(end.path("verdict").asText()).isEqualTo("TIMED_OUT");
    }

    @Test
    void a_restart_of_web_loses_neither_a_job_at_work_nor_a_queued_one() {
        Student student = Student.signUp(site, "dora");
        List<Student> others =
                Stream.of("eve", "fay").map(name -> Student.signUp(site, name)).toList();
        String id = student.submit(answers.patch(answers.endless()));
        student.await(id, VERDICT, now -> now.path("state").asText().equals("TESTING"));
        List<String> queued = others.stream()
                .map(other -> other.submit(answers.patch(answers.right())))
                .toList();

        site.restartWeb();

        JsonNode end = finished(student, id);
        assertThat(end.path("attempt").asInt()).as("the grader went on").isEqualTo(1);
        assertThat(end.path("verdict").asText()).isEqualTo("TIMED_OUT");
        for (Student other : others) {
            JsonNode graded = finished(other, queued.get(others.indexOf(other)));
            assertThat(graded.path("verdict").asText()).isEqualTo("PASSED");
            assertThat(graded.path("score").asInt()).isEqualTo(100);
        }
        assertThat(Http.text(site.url("/leaderboard"))).contains("eve", "fay");
    }

    private static JsonNode finished(Student student, String id) {
        return student.await(id, VERDICT, now -> now.path("state").asText().equals("FINISHED"));
    }
}
