/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.account;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Hash and check passwords with Argon2id on workers of their own. Any thread.
 *
 * <p>A check takes a tenth of a second and 19 MiB; so few run at once, and few wait: whoever comes on top fails with
 * {@link BusyException} at once.
 */
public final class Passwords {
    private static final int AT_ONCE = 2;
    private static final int WAITING = 30;
    private static final Argon2Function FUNCTION = Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);

    private final WorkerExecutor workers;
    private final Semaphore places = new Semaphore(AT_ONCE + WAITING);
    /** What a guess at the password of nobody is compared with, so that it takes as long as of somebody. */
    private final Future<String> nobody;

    public Passwords(Vertx vertx) {
        workers = vertx.createSharedWorkerExecutor("passwords", AT_ONCE);
        nobody = hash("nobody has this password");
    }

    /** Say that too many passwords are being checked; the remedy is to try again. */
    public static final class BusyException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BusyException() {
            super("too many people are signing in; try again in a moment", null, false, false);
        }
    }

    /** Hash a new password. */
    public Future<String> hash(String password) {
        return work(
                () -> Password.hash(password).addRandomSalt(16).with(FUNCTION).getResult());
    }

    /** Check a password against a hash, or against nobody's, which it never matches. */
    public Future<Boolean> matches(String password, @Nullable String hash) {
        if (hash == null) {
            return nobody.compose(decoy -> matches(password, decoy)).map(never -> false);
        }
        // The parameters are those in the hash: hashes made before a change of ours stay good.
        return work(() -> Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash)));
    }

    private <T> Future<T> work(Callable<T> work) {
        if (!places.tryAcquire()) {
            return Future.failedFuture(new BusyException());
        }
        return workers.executeBlocking(work, false).onComplete(done -> places.release());
    }
}
