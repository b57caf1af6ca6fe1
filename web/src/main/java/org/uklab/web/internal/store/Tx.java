/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.store;

import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.uklab.web.internal.ledger.Ledger;

/**
 * Reach the rows within one transaction. The thread of the transaction only, and not after it.
 *
 * @param handle for statements of packages that have tables of their own
 * @param now the transaction's one time
 */
public record Tx(Handle handle, Instant now) {
    public People people() {
        return new People(this);
    }

    public Events events() {
        return new Events(this);
    }

    public ExerciseReleases releases() {
        return new ExerciseReleases(this);
    }

    public Submissions submissions() {
        return new Submissions(this);
    }

    public Drafts drafts() {
        return new Drafts(this);
    }

    public Queue queue() {
        return new Queue(this);
    }

    public Attempts attempts() {
        return new Attempts(this);
    }

    public Ledger ledger() {
        return new Ledger(handle, now);
    }
}
