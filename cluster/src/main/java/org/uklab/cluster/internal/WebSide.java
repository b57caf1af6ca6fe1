/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.cluster.internal;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.uklab.cluster.Envelope;
import org.uklab.cluster.Identity;
import org.uklab.cluster.Job;
import org.uklab.cluster.JobKey;
import org.uklab.cluster.LiveListener;
import org.uklab.cluster.Notice;
import org.uklab.cluster.Ready;
import org.uklab.cluster.Renewal;
import org.uklab.cluster.Result;
import org.uklab.cluster.Subscription;
import org.uklab.cluster.WebBus;

/** Web's side over any space. */
public final class WebSide implements WebBus {
    private final Identity self;
    private final Gate gate;
    private final Space space;
    private final BusThread thread;
    private final LiveRings live;
    private final Sequences sequences = new Sequences();
    private final Hearers<Ready> readyHearers = new Hearers<>();
    private final Hearers<Renewal> renewalHearers = new Hearers<>();
    private final Hearers<Result> resultHearers = new Hearers<>();
    private final List<Subscription> arrivals = new ArrayList<>();
    /** On which grader's shelf a job lies, to take it away again; what another web put there goes by time. */
    private final Map<JobKey, String> assigned = new ConcurrentHashMap<>();

    /** Join as this web; closes the space in the end. */
    public WebSide(Identity self, Gate gate, Space space, InstantSource clock) {
        this.self = self;
        this.gate = gate;
        this.space = space;
        thread = new BusThread("bus-" + self.name());
        live = new LiveRings(self.name(), gate, space, clock);
        listen(Shelves.READIES, this::readyCame);
        listen(Shelves.RENEWALS, this::renewalCame);
        listen(Shelves.RESULTS, (key, envelope) -> result(key, envelope).ifPresent(resultHearers::tell));
    }

    private void listen(String shelf, BiConsumer<String, Envelope> arrival) {
        arrivals.add(space.shelf(shelf).listen((key, envelope) -> thread.execute(() -> arrival.accept(key, envelope))));
    }

    @Override
    public List<Ready> readies() {
        List<Ready> readies = all(Shelves.READIES, this::ready);
        readies.removeIf(ready -> !sequences.isLatest(ready.grader(), ready.sequence()));
        return readies;
    }

    @Override
    public Subscription onReady(Consumer<Ready> listener) {
        return readyHearers.add(listener);
    }

    private void readyCame(String key, Envelope envelope) {
        ready(key, envelope).filter(ready -> isNew(key, ready.sequence())).ifPresent(readyHearers::tell);
    }

    private Optional<Ready> ready(String key, Envelope envelope) {
        return gate.admit(
                envelope, Ready.class, (signer, ready) -> signer.equals(ready.grader()) && signer.equals(key));
    }

    @Override
    public void assign(Job job) {
        assigned.put(job.key(), job.grader());
        live.keep(job.key().submission());
        space.shelf(Shelves.JOBS + job.grader()).putIfAbsent(job.key().toString(), self.sign(job));
    }

    @Override
    public void withdraw(JobKey key) {
        close(key, Notice.Kind.WITHDRAWN);
    }

    @Override
    public void committed(JobKey key) {
        close(key, Notice.Kind.COMMITTED);
        Shelf results = space.shelf(Shelves.RESULTS);
        results.keys().stream().filter(it -> it.startsWith(key + "@")).forEach(results::remove);
        live.release(key.submission());
    }

    private void close(JobKey key, Notice.Kind kind) {
        space.shelf(Shelves.NOTICES).put(key.toString(), self.sign(new Notice(key, kind)));
        String grader = assigned.remove(key);
        if (grader != null) {
            space.shelf(Shelves.JOBS + grader).remove(key.toString());
        }
    }

    @Override
    public Subscription onRenewal(Consumer<Renewal> listener) {
        return renewalHearers.add(listener);
    }

    private void renewalCame(String key, Envelope envelope) {
        gate.admit(
                        envelope,
                        Renewal.class,
                        (signer, renewal) ->
                                signer.equals(renewal.grader()) && key.equals(Shelves.byGrader(renewal.key(), signer)))
                .filter(renewal -> isNew(key, renewal.sequence()))
                .ifPresent(renewalHearers::tell);
    }

    private boolean isNew(String who, long sequence) {
        boolean grown = sequences.advance(who, sequence);
        if (!grown && !sequences.isLatest(who, sequence)) {
            gate.refuse("replay of " + who + " at " + sequence);
        }
        return grown;
    }

    @Override
    public List<Result> results() {
        return all(Shelves.RESULTS, this::result);
    }

    @Override
    public Subscription onResult(Consumer<Result> listener) {
        return resultHearers.add(listener);
    }

    /** What does not verify is taken away, or it would keep the true one out. */
    private Optional<Result> result(String key, Envelope envelope) {
        Optional<Result> result = gate.admit(
                envelope,
                Result.class,
                (signer, it) -> signer.equals(it.grader()) && key.equals(Shelves.byGrader(it.key(), signer)));
        if (result.isEmpty()) {
            space.shelf(Shelves.RESULTS).remove(key);
        }
        return result;
    }

    private <T> List<T> all(String name, BiFunction<String, Envelope, Optional<T>> open) {
        Shelf shelf = space.shelf(name);
        List<T> all = new ArrayList<>();
        for (String key : shelf.keys()) {
            shelf.get(key).flatMap(envelope -> open.apply(key, envelope)).ifPresent(all::add);
        }
        return all;
    }

    @Override
    public Subscription live(String submission, long fromSequence, LiveListener listener) {
        return live.watch(submission, fromSequence, listener);
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
        arrivals.forEach(Subscription::close);
        live.close();
        thread.stop();
        space.close();
    }
}
