/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.account;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.uklab.web.internal.store.Person;
import org.uklab.web.internal.store.Tx;

/**
 * Keep who is signed in. Thread of the transaction.
 *
 * <p>In the database, so that a restart signs nobody out; and only hashes of the tokens, so that a stolen copy signs
 * nobody in.
 */
record Sessions(Tx tx) {
    static final Duration LIFETIME = Duration.ofDays(14);

    void open(String token, UUID person) {
        tx.handle()
                .createUpdate("delete from session where expires_at <= :now")
                .bind("now", tx.now())
                .execute();
        tx.handle()
                .createUpdate("insert into session (token_hash, person, expires_at) values (:hash, :person, :expires)")
                .bind("hash", Visit.sha256(token))
                .bind("person", person)
                .bind("expires", tx.now().plus(LIFETIME))
                .execute();
    }

    Optional<Person> find(String token) {
        return tx.handle()
                .createQuery("select p.* from session s join person p on p.id = s.person"
                        + " where s.token_hash = :hash and s.expires_at > :now")
                .bind("hash", Visit.sha256(token))
                .bind("now", tx.now())
                .mapTo(Person.class)
                .findOne();
    }

    void close(String token) {
        tx.handle()
                .createUpdate("delete from session where token_hash = :hash")
                .bind("hash", Visit.sha256(token))
                .execute();
    }
}
