/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.dispatch;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.uklab.cluster.Ready;
import org.uklab.cluster.Renewal;
import org.uklab.cluster.Result;
import org.uklab.cluster.Subscription;
import org.uklab.cluster.WebBus;

/** Hold what was heard until the dispatcher's next turn. Any thread. */
final class Inbox {
    private final Runnable wake;
    private final Queue<Ready> readies = new ConcurrentLinkedQueue<>();
    private final Queue<Renewal> renewals = new ConcurrentLinkedQueue<>();
    private final Queue<Result> results = new ConcurrentLinkedQueue<>();
    private final Queue<Phase> phases = new ConcurrentLinkedQueue<>();
    private final Queue<UUID> changed = new ConcurrentLinkedQueue<>();

    /** @param wake called after each delivery */
    Inbox(Runnable wake) {
        this.wake = wake;
    }

    List<Subscription> listen(WebBus bus) {
        return List.of(
                bus.onReady(ready -> put(readies, ready)),
                bus.onRenewal(renewal -> put(renewals, renewal)),
                bus.onResult(result -> put(results, result)));
    }

    void phase(Phase phase) {
        put(phases, phase);
    }

    /** Have a submission announced that somebody else than the dispatcher changed. */
    void changed(UUID submission) {
        put(changed, submission);
    }

    List<Ready> readies() {
        return drain(readies);
    }

    List<Renewal> renewals() {
        return drain(renewals);
    }

    List<Result> results() {
        return drain(results);
    }

    List<Phase> phases() {
        return drain(phases);
    }

    Set<UUID> changed() {
        return new LinkedHashSet<>(drain(changed));
    }

    private <T> void put(Queue<T> queue, T item) {
        queue.add(item);
        wake.run();
    }

    private static <T> List<T> drain(Queue<T> queue) {
        List<T> items = new ArrayList<>();
        for (T item = queue.poll(); item != null; item = queue.poll()) {
            items.add(item);
        }
        return items;
    }
}
