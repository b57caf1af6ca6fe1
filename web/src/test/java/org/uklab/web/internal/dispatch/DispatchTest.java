/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.dispatch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.uklab.cluster.GraderBus;
import org.uklab.cluster.Identity;
import org.uklab.cluster.Job;
import org.uklab.cluster.JobBus;
import org.uklab.cluster.JobBuses;
import org.uklab.cluster.Ready;
import org.uklab.cluster.Result;
import org.uklab.cluster.Trust;
import org.uklab.web.internal.store.Db;
import org.uklab.web.internal.store.Event;
import org.uklab.web.internal.store.NewSubmission;
import org.uklab.web.internal.store.Submission;
import org.uklab.web.internal.store.SubmissionKind;

/** The dispatcher on its own thread, as pages know it. */
final class DispatchTest {
    private final Vertx vertx = Vertx.vertx();
    private final JobBus bus = JobBuses.inMemory();
    private final Db db = Db.memory(vertx, "dispatch", Clock.systemUTC());
    private final Identity web = Identity.generate("web");
    private final Identity grader = Identity.generate("g1");
    private final GraderBus graderBus = bus.grader(grader, Trust.of(web));
    private UUID ada = UUID.randomUUID();
    private Dispatch dispatch = Dispatch.start(vertx, db, bus.web(web, Trust.of(grader)), Clock.systemUTC());

    @BeforeEach
    void publish() {
        ada = db.tx(tx -> {
            tx.releases().publish("ex", "d1", List.of("qemu-x86_64"));
            return tx.people().create("ada", "hash").orElseThrow().id();
        });
    }

    @AfterEach
    void close() throws Exception {
        dispatch.close();
        bus.close();
        db.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void every_step_of_a_submission_is_published_on_the_local_bus() throws Exception {
        BlockingQueue<Job> jobs = new LinkedBlockingQueue<>();
        graderBus.onJob(jobs::add);
        Submission submission = receive(NewSubmission.practice(ada, "ex", SubmissionKind.SUBMIT, new byte[] {1}));
        BlockingQueue<JsonObject> steps = new LinkedBlockingQueue<>();
        BlockingQueue<Object> boards = new LinkedBlockingQueue<>();
        vertx.eventBus()
                .consumer("submission." + submission.id(), (Message<JsonObject> step) -> steps.add(step.body()));
        vertx.eventBus().consumer("leaderboard", board -> boards.add(board.body()));

        graderBus.ready(new Ready("g1", List.of("qemu-x86_64"), 1, "test", 1));
        Job job = jobs.poll(10, TimeUnit.SECONDS);
        graderBus.result(new Result(
                job.key(),
                "g1",
                "{\"verdict\":\"PASSED\",\"owner\":\"STUDENT\",\"score\":100,\"maxScore\":100}".getBytes(UTF_8)));

        List<String> states = new ArrayList<>();
        JsonObject last = new JsonObject();
        while (!"FINISHED".equals(last.getString("state"))) {
            last = steps.poll(10, TimeUnit.SECONDS);
            assertThat(last).isNotNull();
            states.add(last.getString("state"));
        }
        assertThat(states).containsSubsequence("ASSIGNED", "FINISHED");
        assertThat(last)
                .isEqualTo(new JsonObject()
                        .put("id", submission.id().toString())
                        .put("state", "FINISHED")
                        .put("attempt", 1)
                        .put("verdict", "PASSED")
                        .put("score", 100)
                        .put("maxScore", 100));
        assertThat(boards.poll(10, TimeUnit.SECONDS)).isEqualTo(Event.PRACTICE.toString());
        assertThat(dispatch.graders()).extracting(Ready::grader).containsExactly("g1");
    }

    @Test
    void what_was_never_published_is_not_received() {
        assertThatThrownBy(() -> receive(NewSubmission.practice(ada, "other", SubmissionKind.RUN, new byte[] {1})))
                .hasMessageContaining("never published: other");
    }

    private Submission receive(NewSubmission wanted) throws Exception {
        try {
            return dispatch.receive(wanted)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(10, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof Exception cause ? cause : failed;
        }
    }
}
