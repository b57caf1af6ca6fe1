/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.cluster.internal.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.uklab.cluster.BusConfig;
import org.uklab.cluster.GraderBus;
import org.uklab.cluster.Identity;
import org.uklab.cluster.Job;
import org.uklab.cluster.JobBuses;
import org.uklab.cluster.JobKey;
import org.uklab.cluster.Ready;
import org.uklab.cluster.Renewal;
import org.uklab.cluster.Result;
import org.uklab.cluster.Trust;
import org.uklab.cluster.WebBus;

class ReconnectTest {
    private static final Identity WEB = Identity.generate("web");
    private static final Identity ANN = Identity.generate("ann");

    private final int port = Ports.free();
    private final AtomicLong sequence = new AtomicLong();

    private WebBus web() {
        return JobBuses.member(BusConfig.loopback(WEB, Trust.of(ANN), port));
    }

    private Ready ready() {
        return new Ready("ann", List.of(), 1, "test", sequence.incrementAndGet());
    }

    private static Job job(String submission) {
        return new Job(new JobKey(submission, 1), "ann", "uksched-assign", Job.Kind.SUBMIT, "abc", new byte[3], 1);
    }

    private static void eventually(org.awaitility.core.ThrowingRunnable check) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(check);
    }

    @Test
    void a_grader_started_before_web_and_left_by_web_finds_it_each_time() {
        try (GraderBus ann = JobBuses.client(BusConfig.loopback(ANN, Trust.of(WEB), port))) {
            List<Job> jobs = new CopyOnWriteArrayList<>();
            ann.onJob(jobs::add);
            ann.ready(ready());
            assertThat(ann.connected()).isFalse();

            try (WebBus web = web()) {
                eventually(() -> {
                    ann.ready(ready());
                    assertThat(web.readies()).hasSize(1);
                });
                web.assign(job("first"));
                eventually(() -> assertThat(jobs).containsExactly(job("first")));
            }
            eventually(() -> assertThat(ann.connected()).isFalse());
            Result result = new Result(new JobKey("first", 1), "ann", new byte[2]);
            assertThat(ann.renew(new Renewal(result.key(), "ann", 1))).isTrue();
            assertThat(ann.isCommitted(result.key())).isFalse();
            ann.result(result);

            try (WebBus web = web()) {
                List<Result> results = new CopyOnWriteArrayList<>();
                web.onResult(results::add);
                web.assign(job("first"));
                web.assign(job("second"));
                eventually(() -> assertThat(ann.connected()).isTrue());
                eventually(() -> {
                    ann.result(result);
                    assertThat(results).containsExactly(result);
                });
                web.committed(result.key());
                eventually(() -> assertThat(ann.isCommitted(result.key())).isTrue());
                eventually(() -> {
                    ann.ready(ready());
                    assertThat(jobs).containsExactly(job("first"), job("second"));
                });
                web.assign(job("third"));
                eventually(() -> assertThat(jobs).hasSize(3)); // heard, not looked for
            }
        }
    }

    @Test
    void a_taken_port_is_said() {
        try (WebBus first = web()) {
            assertThat(first.connected()).isTrue();
            assertThatThrownBy(this::web)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("127.0.0.1:" + port);
        }
    }
}
