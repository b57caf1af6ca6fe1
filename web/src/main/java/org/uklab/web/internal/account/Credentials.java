/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.account;

import io.vertx.core.Future;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.uklab.web.internal.store.Db;
import org.uklab.web.internal.store.Person;

/** Check names and passwords, and tokens; each name and each address only so often. Any thread. */
public final class Credentials {
    private final Db db;
    private final Passwords passwords;
    private final RateLimit byName;
    private final RateLimit byAddress;

    /** Check against a database, by a clock such as {@code System::nanoTime}. */
    public Credentials(Db db, Passwords passwords, LongSupplier nanos) {
        this.db = db;
        this.passwords = passwords;
        this.byName = new RateLimit(10, 6, nanos);
        this.byAddress = new RateLimit(60, 1, nanos);
    }

    /** Say what came of a check. */
    public sealed interface Answer {
        record Right(Person person) implements Answer {}

        record Wrong() implements Answer {}

        /** Say that there were too many tries; the password was not looked at. */
        record TooOften() implements Answer {}
    }

    /** Take one of the tries that an address has; whoever makes accounts needs one too. */
    public boolean mayTry(String address) {
        return byAddress.take(address);
    }

    /**
     * Check a name and a password that came from an address. Whoever knows the password may ask as often as he likes: a
     * program that waits for a verdict sends it each time. Fails with {@link Passwords.BusyException}.
     */
    public Future<Answer> check(String name, String password, String address) {
        String key = name.strip().toLowerCase(Locale.ROOT);
        if (!mayTry(address) || !byName.take(key)) {
            return Future.succeededFuture(new Answer.TooOften());
        }
        return db.inTx(tx -> tx.people().byName(name))
                .compose(found -> verify(found, password))
                .onSuccess(answer -> {
                    if (answer instanceof Answer.Right) {
                        byName.giveBack(key);
                        byAddress.giveBack(address);
                    }
                });
    }

    /** Check a token that came from an address; whoever has a right one may ask as often as he likes. */
    Future<Answer> checkToken(String secret, String address) {
        if (!mayTry(address)) {
            return Future.succeededFuture(new Answer.TooOften());
        }
        return db.inTx(tx -> new AccessTokens(tx).use(secret))
                .<Answer>map(found -> found.isPresent() ? new Answer.Right(found.get()) : new Answer.Wrong())
                .onSuccess(answer -> {
                    if (answer instanceof Answer.Right) {
                        byAddress.giveBack(address);
                    }
                });
    }

    private Future<Answer> verify(Optional<Person> found, String password) {
        return passwords
                .matches(password, found.map(Person::passwordHash).orElse(null))
                .map(right -> right && found.isPresent() ? new Answer.Right(found.get()) : new Answer.Wrong());
    }
}
