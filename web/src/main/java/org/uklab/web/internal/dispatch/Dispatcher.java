/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.dispatch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.uklab.cluster.Ready;
import org.uklab.cluster.WebBus;
import org.uklab.web.internal.store.Db;

/**
 * Do in turns what is to be done for the submissions: results first, then leases, then new assignments. Plain code over
 * rows, on one thread at a time; blocks.
 *
 * <p>A turn begins from the database and from what was heard, so losing anything but the database costs a turn. Two
 * dispatchers on one database do no harm: every step is a compare-and-set.
 */
final class Dispatcher {
    static final Duration LEASE = Duration.ofSeconds(15);
    /** How often to look at the bus for results that nobody was told of. */
    private static final Duration SCAN = Duration.ofSeconds(3);

    private final Db db;
    private final WebBus bus;
    private final Inbox inbox;
    private final Announcer announcer;
    private final Clock clock;

    private final Roster roster = new Roster();
    private final Verdicts verdicts;
    private final Leases leases;
    private final Assignments assignments;

    private Instant nextScan = Instant.MIN;
    private volatile List<Ready> graders = List.of();

    /** @param seeds gives each attempt's seed, which nobody can guess */
    Dispatcher(Db db, WebBus bus, Inbox inbox, Announcer announcer, Clock clock, LongSupplier seeds) {
        this.db = db;
        this.bus = bus;
        this.inbox = inbox;
        this.announcer = announcer;
        this.clock = clock;
        this.verdicts = new Verdicts(db, bus);
        this.leases = new Leases(db, bus, inbox);
        this.assignments = new Assignments(db, bus, roster, seeds);
    }

    /** Take over what was going on before a restart: nobody could renew his lease while web was away. */
    void resume() {
        db.tx(tx -> {
            tx.attempts().renewAll(LEASE);
            return null;
        });
        bus.readies().forEach(ready -> roster.hear(ready, clock.instant()));
    }

    /** Do what is to be done now. */
    void turn() {
        Instant now = clock.instant();
        Changes changes = new Changes();
        changes.submissions.addAll(inbox.changed());

        verdicts.take(inbox.results(), changes);
        if (!now.isBefore(nextScan)) {
            verdicts.take(bus.results(), changes);
            nextScan = now.plus(SCAN);
        }
        leases.renew(inbox.renewals());
        leases.advance(inbox.phases(), changes);
        leases.sweep(now, changes);

        inbox.readies().forEach(ready -> roster.hear(ready, now));
        roster.forget(now);
        graders = roster.there();
        assignments.make(changes).forEach(leases::watch);
        announce(changes);
    }

    private void announce(Changes changes) {
        if (changes.submissions.isEmpty()) {
            return;
        }
        // Whatever moved may have moved the places of all that are queued.
        db.tx(tx -> {
                    Set<UUID> ids = new LinkedHashSet<>(changes.submissions);
                    ids.addAll(tx.queue().order().stream().limit(Changes.PLACES).toList());
                    return Snapshot.of(tx, ids);
                })
                .forEach(announcer::submission);
        changes.boards.forEach(announcer::leaderboard);
    }

    /** List the graders of the last turn. Any thread. */
    List<Ready> graders() {
        return graders;
    }

    void close() {
        leases.close();
    }
}
