/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.account;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.uklab.web.internal.page.Nonce;
import org.uklab.web.internal.store.Person;
import org.uklab.web.internal.store.Tx;

/** Keep the tokens that programs sign in with; only hashes, so that a stolen copy is of no use. Thread of the transaction. */
record AccessTokens(Tx tx) {
    /** The most that one person may have. */
    static final int MOST = 20;

    /** How every token begins, so that people and scanners of leaked secrets know one when they see it. */
    private static final String PREFIX = "uklab_";

    private static final int SECRET_BYTES = 32;

    /** A busy program would write a row with each request. */
    private static final Duration FINENESS = Duration.ofMinutes(1);

    static boolean looksLikeOne(String secret) {
        return secret.startsWith(PREFIX);
    }

    /** Make a token and give its secret, which nobody can read again; empty if the person has {@link #MOST}. */
    Optional<String> make(UUID person, String name) {
        tx.handle()
                .createQuery("select id from person where id = :person for update") // two tabs, one count
                .bind("person", person)
                .mapTo(UUID.class)
                .one();
        if (of(person).size() >= MOST) {
            return Optional.empty();
        }
        String secret = PREFIX + Nonce.draw(SECRET_BYTES);
        tx.handle()
                .createUpdate("insert into access_token (id, person, name, token_hash, made_at)"
                        + " values (:id, :person, :name, :hash, :now)")
                .bind("id", UUID.randomUUID())
                .bind("person", person)
                .bind("name", name)
                .bind("hash", Visit.sha256(secret))
                .bind("now", tx.now())
                .execute();
        return Optional.of(secret);
    }

    /** List a person's tokens, the latest first. */
    List<AccessToken> of(UUID person) {
        return tx.handle()
                .createQuery("select id, name, made_at, used_at from access_token where person = :person"
                        + " order by made_at desc, id")
                .bind("person", person)
                .map(ConstructorMapper.of(AccessToken.class))
                .list();
    }

    /** Give the person whose token this is, and note that it was used. */
    Optional<Person> use(String secret) {
        String hash = Visit.sha256(secret);
        Optional<Person> person = tx.handle()
                .createQuery("select p.* from access_token t join person p on p.id = t.person"
                        + " where t.token_hash = :hash")
                .bind("hash", hash)
                .mapTo(Person.class)
                .findOne();
        if (person.isPresent()) {
            tx.handle()
                    .createUpdate("update access_token set used_at = :now"
                            + " where token_hash = :hash and (used_at is null or used_at <= :before)")
                    .bind("now", tx.now())
                    .bind("before", tx.now().minus(FINENESS))
                    .bind("hash", hash)
                    .execute();
        }
        return person;
    }

    /** Take all of a person's tokens away for good. */
    void revokeAll(UUID person) {
        tx.handle()
                .createUpdate("delete from access_token where person = :person")
                .bind("person", person)
                .execute();
    }

    /** Take one of a person's tokens away for good; false if it is not there or not his. */
    boolean revoke(UUID person, UUID id) {
        return tx.handle()
                        .createUpdate("delete from access_token where id = :id and person = :person")
                        .bind("id", id)
                        .bind("person", person)
                        .execute()
                == 1;
    }
}
