/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.account;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;
import org.uklab.web.internal.store.Person;
import org.uklab.web.internal.store.Tx;

/**
 * Keep who is signed in. Thread of the transaction.
 *
 * <p>In the database, so that a restart signs nobody out; and only hashes of the tokens, so that a stolen copy signs
 * nobody in.
 */
record Sessions(Tx tx) {
    private static final int LONGEST = 200;

    static final Duration LIFETIME = Duration.ofDays(14);

    void open(String token, UUID person, @Nullable String browser) {
        tx.handle()
                .createUpdate("delete from session where expires_at <= :now")
                .bind("now", tx.now())
                .execute();
        tx.handle()
                .createUpdate("insert into session (token_hash, person, expires_at, opened_at, browser)"
                        + " values (:hash, :person, :expires, :now, :browser)")
                .bind("now", tx.now())
                .bind("browser", browser == null ? null : browser.substring(0, Math.min(browser.length(), LONGEST)))
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

    /** List where a person is signed in, the latest first. */
    List<OpenSession> of(UUID person) {
        return tx.handle()
                .createQuery("select token_hash, opened_at, browser, expires_at from session"
                        + " where person = :person and expires_at > :now order by expires_at desc, token_hash")
                .bind("person", person)
                .bind("now", tx.now())
                .map(ConstructorMapper.of(OpenSession.class))
                .list();
    }

    /** Sign a person out everywhere. */
    void closeAll(UUID person) {
        tx.handle()
                .createUpdate("delete from session where person = :person")
                .bind("person", person)
                .execute();
    }

    void close(String token) {
        tx.handle()
                .createUpdate("delete from session where token_hash = :hash")
                .bind("hash", Visit.sha256(token))
                .execute();
    }
}
