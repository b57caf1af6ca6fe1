/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.uklab.cluster.GraderBus;
import org.uklab.cluster.Identity;
import org.uklab.cluster.Job;
import org.uklab.cluster.JobBus;
import org.uklab.cluster.JobBuses;
import org.uklab.cluster.JobKey;
import org.uklab.cluster.LiveEvent;
import org.uklab.cluster.Ready;
import org.uklab.cluster.Renewal;
import org.uklab.cluster.Result;
import org.uklab.cluster.Trust;
import org.uklab.cluster.WebBus;

/** Holds a worker on a bus in memory to its part of the protocol; the jobs are lambdas. */
@Timeout(20)
class WorkerTest {
    private static final Duration BEAT = Duration.ofMillis(50);
    private static final Identity WEB = Identity.generate("web");
    private static final Identity GRADER = Identity.generate("grader-1");

    private final JobBus bus = JobBuses.inMemory();
    private final WebBus web = bus.web(WEB, Trust.of(GRADER));
    private final GraderBus side = bus.grader(GRADER, Trust.of(WEB));
    private final Map<String, CountDownLatch> gates = new ConcurrentHashMap<>();
    private final List<String> interrupted = new CopyOnWriteArrayList<>();
    private final AtomicInteger runs = new AtomicInteger();
    private final Worker worker =
            new Worker(side, new Worker.Profile("grader-1", List.of("qemu-x86_64"), 1, "test"), this::work, BEAT);

    @AfterEach
    void close() {
        worker.close();
        bus.close();
    }

    @Test
    void a_worker_says_what_it_can_do() {
        worker.start();

        await().until(() -> !web.readies().isEmpty());
        Ready ready = web.readies().get(0);
        assertThat(ready.grader()).isEqualTo("grader-1");
        assertThat(ready.targets()).containsExactly("qemu-x86_64");
        assertThat(ready.freeSlots()).isEqualTo(1);
    }

    @Test
    void a_job_takes_its_slot_and_is_renewed_until_its_result_is_posted() {
        List<Renewal> renewals = new CopyOnWriteArrayList<>();
        web.onRenewal(renewals::add);
        worker.start();

        web.assign(job("s1", 1));

        await().until(() -> renewals.size() >= 2);
        await().until(() -> freeSlots() == 0);
        gate("s1").countDown();
        await().until(() -> !web.results().isEmpty());
        assertThat(web.results().get(0).key()).isEqualTo(new JobKey("s1", 1));
        await().until(() -> freeSlots() == 1);
    }

    @Test
    void a_result_is_posted_again_when_the_bus_forgot_it_until_it_is_committed() {
        worker.start();
        gate("s1").countDown();
        web.assign(job("s1", 1));
        await().until(() -> !web.results().isEmpty());

        bus.wipe();

        await().until(() -> !web.results().isEmpty());
        web.committed(new JobKey("s1", 1));
        await().until(() -> web.results().isEmpty());
        assertThat(worker.drain(Duration.ofSeconds(5))).isTrue();
    }

    @Test
    void a_worker_that_lost_its_lease_stops_the_run_and_posts_nothing() {
        worker.start();
        web.assign(job("s1", 1));
        await().until(() -> freeSlots() == 0);

        web.withdraw(new JobKey("s1", 1));

        await().until(() -> interrupted.contains("s1"));
        await().until(() -> freeSlots() == 1);
        assertThat(web.results()).isEmpty();
    }

    @Test
    void a_job_beyond_the_slots_waits_for_one() {
        worker.start();
        web.assign(job("s1", 1));
        web.assign(job("s2", 1));
        await().until(() -> runs.get() == 1);

        gate("s2").countDown();
        gate("s1").countDown();

        await().until(() -> web.results().size() == 2);
        assertThat(web.results())
                .extracting(Result::key)
                .extracting(JobKey::submission)
                .containsExactlyInAnyOrder("s1", "s2");
    }

    @Test
    void watchers_see_phases_lines_and_checks() {
        List<LiveEvent> seen = new CopyOnWriteArrayList<>();
        web.live("s1", 0, (sequence, grader, event) -> seen.add(event));
        worker.start();
        gate("s1").countDown();

        web.assign(job("s1", 1));

        await().until(() -> seen.size() >= 3);
        assertThat(seen)
                .extracting(LiveEvent::kind)
                .containsExactly(LiveEvent.Kind.PHASE, LiveEvent.Kind.CONSOLE, LiveEvent.Kind.CHECK);
        assertThat(seen.get(2).text()).contains("\"id\":\"c\"", "\"passed\":true");
    }

    @Test
    void draining_ends_what_is_at_work_and_takes_no_more() throws Exception {
        worker.start();
        web.assign(job("s1", 1));
        await().until(() -> runs.get() == 1);
        Thread drain = new Thread(() -> worker.drain(Duration.ofSeconds(10)));

        drain.start();
        await().until(() -> web.readies().stream().allMatch(ready -> ready.freeSlots() == 0));
        web.assign(job("s2", 1));
        gate("s1").countDown();
        await().until(() -> !web.results().isEmpty());
        web.committed(new JobKey("s1", 1));
        drain.join(5000);

        assertThat(drain.isAlive()).isFalse();
        assertThat(runs).hasValue(1);
    }

    @Test
    void work_that_throws_gives_no_result_and_frees_its_slot() {
        worker.start();

        web.assign(job("throws", 1));

        await().until(() -> runs.get() == 1);
        await().until(() -> freeSlots() == 1);
        assertThat(web.results()).isEmpty();
    }

    private int freeSlots() {
        return web.readies().stream().mapToInt(Ready::freeSlots).sum();
    }

    private CountDownLatch gate(String submission) {
        return gates.computeIfAbsent(submission, any -> new CountDownLatch(1));
    }

    private Report work(Job job, Watcher watcher) {
        runs.incrementAndGet();
        if (job.key().submission().equals("throws")) {
            throw new IllegalStateException("thrown by a test");
        }
        watcher.phase("boot");
        watcher.console("hello\n");
        try {
            gate(job.key().submission()).await();
        } catch (InterruptedException stopped) {
            interrupted.add(job.key().submission());
            Thread.currentThread().interrupt();
        }
        Report.CheckLine check = new Report.CheckLine("c", "A check", true, 10, "this", "this");
        return new Report(
                Verdict.PASSED,
                Verdict.Owner.STUDENT,
                null,
                null,
                10,
                10,
                job.exercise(),
                job.seed(),
                "All well.",
                List.of(check),
                List.of(),
                List.of(),
                new Report.Digests("", "", null, ""),
                List.of(),
                List.of(),
                null,
                List.of(),
                null,
                null,
                "");
    }

    private static Job job(String submission, int attempt) {
        return new Job(
                new JobKey(submission, attempt), "grader-1", "uksched-assign", Job.Kind.SUBMIT, "d", new byte[0], 7);
    }
}
