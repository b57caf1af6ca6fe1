/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.uklab.cluster.GraderBus;
import org.uklab.cluster.Job;
import org.uklab.cluster.JobKey;
import org.uklab.cluster.Ready;
import org.uklab.cluster.Renewal;
import org.uklab.cluster.Result;
import org.uklab.cluster.Subscription;
import org.uklab.grader.internal.report.JsonReport;
import org.uklab.grader.internal.work.HeldJob;
import org.uklab.grader.internal.work.LiveFeed;

/**
 * Take jobs from a bus, one per slot, and post their results until web has them.
 *
 * <pre>
 *   job --> waiting, at work --report--> posted --committed--> forgotten
 *                   |
 *                   +-- lease lost --> interrupted, forgotten
 * </pre>
 *
 * <p>All that it remembers belongs to one thread, the desk; each slot has a thread beside it. Any thread may start and
 * close it.
 */
public final class Worker implements AutoCloseable {
    /** How often leases are renewed and everything is said again. */
    public static final Duration BEAT = Duration.ofSeconds(3);

    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    /** Long enough to gather, too short to be seen. */
    private static final Executor MOMENT = CompletableFuture.delayedExecutor(30, TimeUnit.MILLISECONDS);

    private final GraderBus bus;
    private final Profile profile;
    private final Work work;
    private final Duration beat;
    private final ScheduledExecutorService desk = Executors.newSingleThreadScheduledExecutor(named("worker-desk"));
    private final ExecutorService slots;
    private final Map<JobKey, HeldJob> held = new LinkedHashMap<>();
    private @Nullable Subscription jobs;
    private @Nullable Future<?> beats;
    private boolean draining;
    private long sequence;

    /** Do one job; an interrupt ends it. */
    @FunctionalInterface
    public interface Work {
        Report grade(Job job, Watcher watcher);
    }

    /**
     * Say who works.
     *
     * @param name of the grader, which signs for the bus
     * @param targets machines proven by a boot
     * @param slots how many jobs at once
     * @param version for people
     */
    public record Profile(String name, List<String> targets, int slots, String version) {
        public Profile {
            targets = List.copyOf(targets);
        }
    }

    /** Make a worker; the bus stays the caller's. */
    public Worker(GraderBus bus, Profile profile, Work work, Duration beat) {
        this.bus = bus;
        this.profile = profile;
        this.work = work;
        this.beat = beat;
        this.slots = Executors.newFixedThreadPool(profile.slots(), named("worker-slot"));
    }

    /** Begin; returns when the first ready post was made. */
    public void start() {
        jobs = bus.onJob(job -> onDesk(() -> take(job)));
        try {
            desk.submit(this::postReady).get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("the first ready post failed", failed.getCause());
        }
        beats = desk.scheduleWithFixedDelay(this::beat, beat.toMillis(), beat.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void take(Job job) {
        if (draining || held.containsKey(job.key())) {
            return;
        }
        HeldJob taken = new HeldJob(job);
        held.put(job.key(), taken);
        slots.execute(() -> run(taken)); // one too many waits for a slot, and is renewed
        LOG.info("took {}", job);
        postReady();
    }

    private void run(HeldJob taken) {
        LiveFeed feed = new LiveFeed(bus, taken.job().key(), MOMENT);
        Optional<Report> report = Optional.empty();
        try {
            report = taken.begin() ? Optional.of(work.grade(taken.job(), feed)) : report;
        } catch (RuntimeException bug) { // web gives the job to somebody when the lease runs out
            LOG.error("{} was not graded", taken.job(), bug);
        } finally {
            taken.end();
        }
        Optional<Report> made = report;
        onDesk(() -> finish(taken, made)); // the verdict first: each line below is signed
        made.ifPresent(graded -> graded.checks().forEach(feed::check));
        feed.post();
    }

    private void finish(HeldJob done, Optional<Report> report) {
        Job job = done.job();
        if (done.lost() || report.isEmpty()) {
            held.remove(job.key());
        } else {
            byte[] json = JsonReport.write(report.get()).getBytes(UTF_8);
            done.result(new Result(job.key(), profile.name(), json));
            LOG.info(
                    "{}: {}, {} points",
                    job,
                    report.get().verdict(),
                    report.get().score());
            sayAgain(done);
        }
        postReady();
    }

    private void beat() {
        try {
            List.copyOf(held.values()).forEach(this::sayAgain);
            postReady();
        } catch (RuntimeException failed) { // the bus may be gone for a while; the next beat tries again
            LOG.warn("a beat failed", failed);
        }
    }

    private void sayAgain(HeldJob one) {
        JobKey key = one.job().key();
        if (one.result().isEmpty()) {
            if (!one.lost() && !bus.renew(new Renewal(key, profile.name(), nextSequence()))) {
                LOG.warn("lost the lease on {}", one.job());
                one.lose();
            }
        } else if (bus.isCommitted(key)) {
            held.remove(key);
        } else {
            bus.result(one.result().get());
        }
    }

    private void postReady() {
        long busy = held.values().stream().filter(one -> one.result().isEmpty()).count();
        int free = draining ? 0 : (int) Math.max(0, profile.slots() - busy);
        bus.ready(new Ready(profile.name(), profile.targets(), free, profile.version(), nextSequence()));
    }

    /** Grows over restarts too, as a ready post must. */
    private long nextSequence() {
        sequence = Math.max(sequence + 1, System.currentTimeMillis());
        return sequence;
    }

    /**
     * Drain: take no more, finish what is at work, and wait a little for web to have the results.
     *
     * @param patience after which jobs are interrupted; web gives them to others when their leases run out
     * @return false if something was given up
     */
    public boolean drain(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        onDesk(() -> {
            draining = true;
            postReady();
        });
        try {
            while (System.nanoTime() < end) {
                if (desk.submit(this::settled).get()) {
                    return true;
                }
                TimeUnit.MILLISECONDS.sleep(50);
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | RejectedExecutionException gone) {
            LOG.warn("draining failed", gone);
        }
        return false;
    }

    private boolean settled() {
        held.values()
                .removeIf(one -> one.result().isPresent()
                        && (!bus.connected() || bus.isCommitted(one.job().key())));
        return held.isEmpty();
    }

    /** Stop at once. What was at work is interrupted and lost; call {@link #drain} before to be kind. */
    @Override
    public void close() {
        if (jobs != null) {
            jobs.close();
        }
        if (beats != null) {
            beats.cancel(false);
        }
        slots.shutdownNow();
        desk.shutdownNow();
        try {
            slots.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private void onDesk(Runnable errand) {
        try {
            desk.execute(errand);
        } catch (RejectedExecutionException closed) {
            LOG.debug("closed already", closed);
        }
    }

    private static ThreadFactory named(String name) {
        return runnable -> new Thread(runnable, name);
    }
}
