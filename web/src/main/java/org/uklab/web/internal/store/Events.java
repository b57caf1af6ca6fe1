/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.store;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Keep events and who takes part. Thread of the transaction. */
public final class Events {
    private final Tx tx;

    Events(Tx tx) {
        this.tx = tx;
    }

    /** Add an event. */
    public void create(Event event) {
        tx.handle()
                .createUpdate("insert into event (id, slug, title, live, opens_at, closes_at)"
                        + " values (:id, :slug, :title, :live, :opensAt, :closesAt)")
                .bindMethods(event)
                .execute();
    }

    public Optional<Event> find(UUID id) {
        return tx.handle()
                .createQuery("select * from event where id = :id")
                .bind("id", id)
                .mapTo(Event.class)
                .findOne();
    }

    /** List all, those that open last first. */
    public List<Event> all() {
        return tx.handle()
                .createQuery("select * from event order by opens_at desc, id")
                .mapTo(Event.class)
                .list();
    }

    /** Let a person take part; once more changes nothing. */
    public void enrol(UUID event, UUID person) {
        tx.handle()
                .createUpdate("insert into enrolment (event, person, enrolled_at) values (:event, :person, :now)"
                        + " on conflict do nothing")
                .bind("event", event)
                .bind("person", person)
                .bind("now", tx.now())
                .execute();
    }
}
