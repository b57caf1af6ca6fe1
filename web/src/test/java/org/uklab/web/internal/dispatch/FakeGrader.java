/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.dispatch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.uklab.cluster.GraderBus;
import org.uklab.cluster.Job;
import org.uklab.cluster.JobKey;
import org.uklab.cluster.LiveEvent;
import org.uklab.cluster.Ready;
import org.uklab.cluster.Renewal;
import org.uklab.cluster.Result;
import org.uklab.cluster.Subscription;

/** A grader that says what a test has it say. */
final class FakeGrader {
    private final Campus campus;
    private final String name;
    private final GraderBus bus;
    private final BlockingQueue<Job> jobs = new LinkedBlockingQueue<>();
    private Subscription listening;
    private long sequence;

    FakeGrader(Campus campus, String name, GraderBus bus) {
        this.campus = campus;
        this.name = name;
        this.bus = bus;
        listening = bus.onJob(jobs::add);
    }

    /** Be away from the bus: jobs are not heard. */
    FakeGrader deaf() {
        listening.close();
        return this;
    }

    /** Be back. */
    void hearing() {
        listening = bus.onJob(jobs::add);
    }

    FakeGrader ready(int freeSlots) {
        return ready(freeSlots, Campus.MACHINE);
    }

    FakeGrader ready(int freeSlots, String machine) {
        campus.hears(() -> bus.ready(new Ready(name, List.of(machine), freeSlots, "test", ++sequence)));
        return this;
    }

    /** Wait for the next job. */
    Job job() {
        try {
            Job job = jobs.poll(10, TimeUnit.SECONDS);
            assertThat(job).as("a job for %s", name).isNotNull();
            return job;
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    void renew(JobKey key) {
        campus.hears(() -> bus.renew(new Renewal(key, name, ++sequence)));
    }

    /** Ask, beside renewing, whether web says that the lease is lost. */
    boolean mayGoOn(JobKey key) {
        return bus.renew(new Renewal(key, name, ++sequence));
    }

    void phase(JobKey key, String phase) {
        campus.hears(() -> bus.live(new LiveEvent(key.submission(), key.attempt(), LiveEvent.Kind.PHASE, phase)));
    }

    /** Show a phase without waiting for anybody to hear it. */
    void whispersPhase(JobKey key, String phase) {
        bus.live(new LiveEvent(key.submission(), key.attempt(), LiveEvent.Kind.PHASE, phase));
    }

    /** Post a full score without waiting for anybody to hear it. */
    void whispersResult(JobKey key) {
        bus.result(new Result(key, name, report("PASSED", 100)));
    }

    void passes(JobKey key) {
        reports(key, "PASSED", 100);
    }

    void reports(JobKey key, String verdict, int score) {
        says(key, new String(report(verdict, score), UTF_8));
    }

    void says(JobKey key, String report) {
        campus.hears(() -> bus.result(new Result(key, name, report.getBytes(UTF_8))));
    }

    private static byte[] report(String verdict, int score) {
        String owner = verdict.equals("INFRASTRUCTURE") ? verdict : "STUDENT";
        return """
                {"verdict":"%s","owner":"%s","score":%d,"maxScore":100,"message":"","checks":[]}""".formatted(verdict, owner, score).getBytes(UTF_8);
    }

    boolean mayForget(JobKey key) {
        return bus.isCommitted(key);
    }
}
