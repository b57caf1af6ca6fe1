/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.dispatch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.uklab.cluster.Job;
import org.uklab.cluster.WebBus;
import org.uklab.web.internal.store.Attempt;
import org.uklab.web.internal.store.Db;
import org.uklab.web.internal.store.ExerciseRelease;
import org.uklab.web.internal.store.Submission;

/** Give queued submissions, in their order, to graders with a free slot and the machine. Thread of the dispatcher. */
final class Assignments {
    private static final int AT_ONCE = 100;

    private final Db db;
    private final WebBus bus;
    private final Roster roster;
    private final LongSupplier seeds;

    Assignments(Db db, WebBus bus, Roster roster, LongSupplier seeds) {
        this.db = db;
        this.bus = bus;
        this.roster = roster;
        this.seeds = seeds;
    }

    private record Given(Attempt attempt, Job job) {}

    /** Assign what can be assigned, and give the attempts that began. */
    List<Attempt> make(Changes changes) {
        Map<String, List<String>> able = new HashMap<>();
        List<Submission> queued = db.tx(tx -> {
            for (ExerciseRelease release : tx.releases().all()) {
                if (roster.able(release.targetList())) {
                    able.put(release.digest(), release.targetList());
                }
            }
            changes.submissions.addAll(tx.queue().mark(able.keySet()));
            return roster.anyFree() ? tx.queue().first(able.keySet(), AT_ONCE) : List.of();
        });
        List<Attempt> made = new ArrayList<>();
        for (Submission submission : queued) {
            assign(submission, able.getOrDefault(submission.digest(), List.of()))
                    .ifPresent(given -> {
                        // The row first: what the bus loses is assigned again from it.
                        bus.assign(given.job());
                        made.add(given.attempt());
                        changes.submissions.add(submission.id());
                    });
        }
        return made;
    }

    private Optional<Given> assign(Submission submission, List<String> targets) {
        return db.tx(tx -> {
            Set<String> tried = tx.attempts().of(submission.id()).stream()
                    .map(Attempt::grader)
                    .collect(Collectors.toSet());
            Optional<Attempt> attempt = roster.choose(targets, tried).flatMap(grader -> {
                Optional<Attempt> won = tx.attempts()
                        .open(submission.id(), submission.attempt(), grader, seeds.getAsLong(), Dispatcher.LEASE);
                won.ifPresent(mine -> roster.give(grader));
                return won;
            });
            return attempt.map(won -> new Given(won, Leases.job(tx, won)));
        });
    }
}
