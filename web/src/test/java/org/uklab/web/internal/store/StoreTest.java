/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.vertx.core.Vertx;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in the rows stays there, and two who want the same row do not both get it. */
final class StoreTest {
    private static final Vertx VERTX = Vertx.vertx();
    private final SettableClock clock = new SettableClock();
    private final Db db = Db.memory(VERTX, "store" + UUID.randomUUID(), clock);

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void a_name_is_taken_whatever_its_case_and_its_form() {
        assertThat(create("Zoë")).isPresent();

        assertThat(create("ZOË")).isEmpty();
        assertThat(create("Zoe\u0308")).isEmpty();
        assertThat(create(" zoë ")).isEmpty();
        assertThat(create("Zoe")).isPresent();
        assertThat(db.<Optional<Person>>tx(tx -> tx.people().byName("zOË")))
                .hasValueSatisfying(person -> assertThat(person.name()).isEqualTo("Zoë"));
    }

    @Test
    void of_many_who_want_a_name_at_once_one_gets_it() throws Exception {
        ExecutorService many = Executors.newFixedThreadPool(4);
        try {
            CountDownLatch go = new CountDownLatch(1);
            List<Future<Optional<Person>>> wanted = IntStream.range(0, 4)
                    .mapToObj(i -> many.submit(() -> {
                        go.await();
                        return create("ada");
                    }))
                    .toList();
            go.countDown();
            int got = 0;
            for (Future<Optional<Person>> one : wanted) {
                got += one.get(10, TimeUnit.SECONDS).isPresent() ? 1 : 0;
            }
            assertThat(got).isEqualTo(1);
        } finally {
            many.shutdownNow();
        }
    }

    @Test
    void a_patch_is_kept_with_its_digest_and_the_time_of_its_receipt() {
        Submission submission = submit(create("ada").orElseThrow(), "patch");

        assertThat(submission.receivedAt()).isEqualTo(clock.instant());
        // sha256sum of the five letters
        assertThat(submission.sha256()).isEqualTo("a4895eb44afc336fecbba6e520cd67e178dace0276655d102fceffa8e5f70570");
        assertThat(db.<byte[]>tx(tx -> tx.submissions().patch(submission.id()))).isEqualTo("patch".getBytes(UTF_8));
        assertThat(submission.official()).isTrue();
    }

    @Test
    void history_lists_the_latest_first_and_only_ones_own() {
        Person ada = create("ada").orElseThrow();
        Person ben = create("ben").orElseThrow();
        Submission first = submit(ada, "1");
        submit(ben, "2");
        Submission last = submit(ada, "3");

        assertThat(db.<List<Submission>>tx(tx -> tx.submissions().history(ada.id(), 10)))
                .extracting(Submission::id)
                .containsExactly(last.id(), first.id());
    }

    @Test
    void a_submission_stays_with_the_release_it_was_made_for() {
        Person ada = create("ada").orElseThrow();
        Submission before = submit(ada, "1");
        clock.advance(Duration.ofSeconds(1));
        publish("d2");

        assertThat(submit(ada, "2").digest()).isEqualTo("d2");
        assertThat(db.<Submission>tx(tx -> tx.submissions().find(before.id()).orElseThrow()))
                .extracting(Submission::digest)
                .isEqualTo("d1");
        clock.advance(Duration.ofSeconds(1));
        publish("d1");
        assertThat(submit(ada, "3").digest()).isEqualTo("d1");
    }

    @Test
    void an_attempt_is_opened_once_however_many_try() {
        Submission submission = submit(create("ada").orElseThrow(), "1");

        assertThat(open(submission, 0, "g1")).isPresent();
        assertThat(open(submission, 0, "g2")).isEmpty();
        assertThat(open(submission, 1, "g2")).isEmpty();
    }

    @Test
    void an_attempt_that_is_over_changes_no_more() {
        Submission submission = submit(create("ada").orElseThrow(), "1");
        Attempt attempt = open(submission, 0, "g1").orElseThrow();

        assertThat(finish(attempt, "g2")).isFalse();
        assertThat(finish(attempt, "g1")).isTrue();
        assertThat(finish(attempt, "g1")).isFalse();
        assertThat(db.<Boolean>tx(tx -> tx.attempts().renew(submission.id(), 1, "g1", Duration.ofSeconds(15))))
                .isFalse();
        assertThat(db.<Optional<SubmissionState>>tx(tx -> tx.attempts().lose(attempt)))
                .isEmpty();
    }

    @Test
    void what_throws_is_rolled_back() {
        assertThat(catchThrowable(() -> db.tx(tx -> {
                    tx.people().create("ada", "hash");
                    throw new IllegalStateException("on purpose");
                })))
                .hasMessage("on purpose");

        assertThat(create("ada")).isPresent();
    }

    @Test
    void what_was_answered_survives_a_killed_process(@TempDir Path dir) throws Exception {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Killed.class.getName(),
                        dir.toString())
                .redirectErrorStream(true)
                .redirectOutput(dir.resolve("log").toFile())
                .start();
        assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(child.exitValue())
                .as("log in %s", new File(dir.toFile(), "log"))
                .isEqualTo(Killed.STATUS);

        try (Db again = Db.file(VERTX, dir, clock)) {
            assertThat(again.<Optional<Person>>tx(tx -> tx.people().byName("ada")))
                    .isPresent();
        }
    }

    /** Writes a row and dies at once, without closing anything. */
    static final class Killed {
        static final int STATUS = 42;

        private Killed() {}

        public static void main(String[] arguments) {
            Db db = Db.file(Vertx.vertx(), Path.of(arguments[0]), new SettableClock());
            db.tx(tx -> tx.people().create("ada", "hash"));
            Runtime.getRuntime().halt(STATUS);
        }
    }

    private Optional<Person> create(String name) {
        return db.tx(tx -> tx.people().create(name, "hash"));
    }

    private void publish(String digest) {
        db.tx(tx -> {
            tx.releases().publish("ex", digest, List.of("qemu-x86_64"));
            return null;
        });
    }

    private Submission submit(Person author, String patch) {
        if (db.<Optional<ExerciseRelease>>tx(tx -> tx.releases().current("ex")).isEmpty()) {
            publish("d1");
        }
        clock.advance(Duration.ofMillis(1));
        NewSubmission wanted = NewSubmission.practice(author.id(), "ex", SubmissionKind.SUBMIT, patch.getBytes(UTF_8));
        return db.tx(tx -> tx.submissions().receive(wanted).submission());
    }

    private Optional<Attempt> open(Submission submission, int after, String grader) {
        return db.tx(tx -> tx.attempts().open(submission.id(), after, grader, 7, Duration.ofSeconds(15)));
    }

    private boolean finish(Attempt attempt, String grader) {
        return db.tx(
                tx -> tx.attempts().finish(attempt.submission(), attempt.number(), grader, "{}", "PASSED", 100, 100));
    }
}
