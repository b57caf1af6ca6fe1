/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.cluster.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.uklab.cluster.Envelope;
import org.uklab.cluster.GraderBus;
import org.uklab.cluster.Identity;
import org.uklab.cluster.Job;
import org.uklab.cluster.JobKey;
import org.uklab.cluster.LiveEvent;
import org.uklab.cluster.Notice;
import org.uklab.cluster.Ready;
import org.uklab.cluster.Renewal;
import org.uklab.cluster.Result;
import org.uklab.cluster.Subscription;

/** A grader's side over any space. */
public final class GraderSide implements GraderBus {
    private static final int REMEMBERED = 10_000;

    private final Identity self;
    private final Gate gate;
    private final Space space;
    private final BusThread thread;
    private final BusThread liveThread;
    private final Shelf jobs;
    private final Subscription arrivals;
    private final Hearers<Job> hearers = new Hearers<>();
    /** Jobs told already; used on the bus thread only. */
    private final Map<String, Boolean> told = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** Join as this grader; closes the space in the end. */
    public GraderSide(Identity self, Gate gate, Space space) {
        this.self = self;
        this.gate = gate;
        this.space = space;
        thread = new BusThread("bus-" + self.name());
        liveThread = new BusThread("live-" + self.name());
        jobs = space.shelf(Shelves.JOBS + self.name());
        arrivals = jobs.listen((key, envelope) -> thread.execute(() -> tell(key, envelope)));
    }

    @Override
    public void ready(Ready ready) {
        requireOwn(ready.grader());
        space.shelf(Shelves.READIES).put(self.name(), self.sign(ready));
        lookForJobs();
    }

    @Override
    public Subscription onJob(Consumer<Job> listener) {
        Subscription subscription = hearers.add(listener);
        lookForJobs();
        return subscription;
    }

    private void lookForJobs() {
        thread.execute(() -> {
            for (String key : jobs.keys()) {
                if (!told.containsKey(key)) {
                    jobs.get(key).ifPresent(envelope -> tell(key, envelope));
                }
            }
        });
    }

    private void tell(String key, Envelope envelope) {
        if (hearers.none()) {
            return; // the first listener makes us look again
        }
        Optional<Job> job = gate.admit(
                envelope,
                Job.class,
                (signer, it) ->
                        it.grader().equals(self.name()) && it.key().toString().equals(key));
        if (job.isEmpty()) {
            jobs.remove(key);
        } else if (told.putIfAbsent(key, true) == null) {
            hearers.tell(job.get());
        }
    }

    @Override
    public boolean renew(Renewal renewal) {
        requireOwn(renewal.grader());
        space.shelf(Shelves.RENEWALS).put(Shelves.byGrader(renewal.key(), self.name()), self.sign(renewal));
        return notice(renewal.key()).isEmpty();
    }

    @Override
    public void result(Result result) {
        requireOwn(result.grader());
        space.shelf(Shelves.RESULTS).putIfAbsent(Shelves.byGrader(result.key(), self.name()), self.sign(result));
    }

    @Override
    public boolean isCommitted(JobKey key) {
        return notice(key).filter(Notice.Kind.COMMITTED::equals).isPresent();
    }

    private Optional<Notice.Kind> notice(JobKey key) {
        Shelf notices = space.shelf(Shelves.NOTICES);
        return notices.get(key.toString())
                .flatMap(envelope -> gate.admit(
                        envelope, Notice.class, (signer, it) -> it.key().equals(key)))
                .map(Notice::kind);
    }

    @Override
    public void live(LiveEvent event) {
        // Signing takes up to a millisecond, which the run that is being watched shall not wait for.
        liveThread.execute(() -> space.ring(Shelves.LIVE + event.submission()).add(self.sign(event)));
    }

    private void requireOwn(String grader) {
        if (!grader.equals(self.name())) {
            throw new IllegalArgumentException(self.name() + " cannot speak for " + grader);
        }
    }

    @Override
    public boolean connected() {
        return space.connected();
    }

    @Override
    public long refused() {
        return gate.refused();
    }

    @Override
    public void close() {
        arrivals.close();
        thread.stop();
        liveThread.stop();
        space.close();
    }
}
