/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.store;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keep events and who takes part. Thread of the transaction. */
public final class Events {
    private final Tx tx;

    Events(Tx tx) {
        this.tx = tx;
    }

    /** Add an event. */
    public void create(Event event) {
        tx.handle().createUpdate("""
                        insert into event (id, slug, title, live, stage, opens_at, freezes_at, closes_at, reveals_at, source)
                        values (:id, :slug, :title, :live, :stage, :opensAt, :freezesAt, :closesAt, :revealsAt, :source)
                        """).bindMethods(event).execute();
    }

    /** Add an event with its exercises, or change the one that has its id. */
    public void save(Event event, List<String> exercises) {
        int known = tx.handle().createUpdate("""
                        update event set slug = :slug, title = :title, live = :live, stage = :stage, opens_at = :opensAt,
                            freezes_at = :freezesAt, closes_at = :closesAt, reveals_at = :revealsAt, source = :source
                        where id = :id
                        """).bindMethods(event).execute();
        if (known == 0) {
            create(event);
        }
        tx.handle()
                .createUpdate("delete from event_exercise where event = :id")
                .bind("id", event.id())
                .execute();
        for (int position = 0; position < exercises.size(); position++) {
            tx.handle()
                    .createUpdate("insert into event_exercise (event, exercise, position)"
                            + " values (:event, :exercise, :position)")
                    .bind("event", event.id())
                    .bind("exercise", exercises.get(position))
                    .bind("position", position)
                    .execute();
        }
    }

    public Optional<Event> find(UUID id) {
        return tx.handle()
                .createQuery("select * from event where id = :id")
                .bind("id", id)
                .mapTo(Event.class)
                .findOne();
    }

    public Optional<Event> bySlug(String slug) {
        return tx.handle()
                .createQuery("select * from event where slug = :slug")
                .bind("slug", slug)
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

    /** List the exercises of an event in its order; none for practice, which has all. */
    public List<String> exercises(UUID event) {
        return tx.handle()
                .createQuery("select exercise from event_exercise where event = :event order by position")
                .bind("event", event)
                .mapTo(String.class)
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

    /** Say whether a person takes part. */
    public boolean enrolled(UUID event, UUID person) {
        return tx.handle()
                        .createQuery("select count(*) from enrolment where event = :event and person = :person")
                        .bind("event", event)
                        .bind("person", person)
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    /** Where somebody's work counts. */
    private record Place(UUID event, @Nullable UUID team) {}

    /**
     * Move work that asks for practice to the event its author takes part in: one that is open now and has the
     * exercise, of several the one that opened last. Without one it stays practice.
     */
    public NewSubmission placed(NewSubmission wanted) {
        if (!wanted.event().equals(Event.PRACTICE)) {
            return wanted;
        }
        return tx.handle()
                .createQuery("""
                        select e.id, n.team from enrolment n
                            join event e on e.id = n.event
                            join event_exercise x on x.event = e.id
                        where n.person = :author and x.exercise = :exercise and e.stage = 'PUBLISHED'
                            and e.opens_at <= :now and (e.closes_at is null or e.closes_at > :now)
                        order by e.opens_at desc, e.id limit 1
                        """)
                .bind("author", wanted.author())
                .bind("exercise", wanted.exercise())
                .bind("now", tx.now())
                .map((row, context) -> new Place(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                .findOne()
                .map(place -> new NewSubmission(
                        wanted.author(), place.team(), place.event(), wanted.exercise(), wanted.kind(), wanted.patch()))
                .orElse(wanted);
    }
}
