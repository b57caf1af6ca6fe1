/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.store;

import java.text.Normalizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Keep people. Names are unique without regard to case and to how Unicode writes them. Thread of the transaction. */
public final class People {
    private final Tx tx;

    People(Tx tx) {
        this.tx = tx;
    }

    /** Add a student and enrol them in the practice event; empty if somebody has the name. */
    public Optional<Person> create(String name, String passwordHash) {
        if (byName(name).isPresent()) {
            return Optional.empty();
        }
        Person person = new Person(UUID.randomUUID(), name, passwordHash, Person.Role.STUDENT, tx.now());
        int added = tx.handle()
                .createUpdate("insert into person (id, name, name_key, password_hash, role, created_at)"
                        + " values (:id, :name, :key, :passwordHash, :role, :createdAt) on conflict do nothing")
                .bindMethods(person)
                .bind("key", key(name))
                .execute();
        if (added == 0) {
            return Optional.empty();
        }
        tx.events().enrol(Event.PRACTICE, person.id());
        return Optional.of(person);
    }

    public Optional<Person> byName(String name) {
        return tx.handle()
                .createQuery("select * from person where name_key = :key")
                .bind("key", key(name))
                .mapTo(Person.class)
                .findOne();
    }

    /** Give a person another role; false if nobody has the name. */
    public boolean appoint(String name, Person.Role role) {
        return tx.handle()
                        .createUpdate("update person set role = :role where name_key = :key")
                        .bind("role", role)
                        .bind("key", key(name))
                        .execute()
                == 1;
    }

    public Optional<Person> find(UUID id) {
        return tx.handle()
                .createQuery("select * from person where id = :id")
                .bind("id", id)
                .mapTo(Person.class)
                .findOne();
    }

    /** Give the names of those ids that are people. */
    public Map<UUID, String> names(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        List<Person> found = tx.handle()
                .createQuery("select * from person where id in (<ids>)")
                .bindList("ids", List.copyOf(ids))
                .mapTo(Person.class)
                .list();
        Map<UUID, String> names = new HashMap<>();
        found.forEach(person -> names.put(person.id(), person.name()));
        return names;
    }

    /** Give a person another password, by its hash. */
    public void changePassword(UUID id, String passwordHash) {
        tx.handle()
                .createUpdate("update person set password_hash = :hash where id = :id")
                .bind("hash", passwordHash)
                .bind("id", id)
                .execute();
    }

    /** Erase the name for good, so that others may have it; the id stays with what it sent. */
    public void erase(UUID id, String unknowableHash) {
        tx.handle()
                .createUpdate("update person set name = 'somebody', name_key = :key, password_hash = :hash,"
                        + " role = 'STUDENT' where id = :id")
                .bind("key", "gone:" + id) // no name has a colon
                .bind("hash", unknowableHash)
                .bind("id", id)
                .execute();
    }

    private static String key(String name) {
        return Normalizer.normalize(name.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
