/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.store;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Name a hackathon or course run. Any thread.
 *
 * @param live its submissions go before practice
 * @param closesAt what arrives from then on is kept as unofficial; null if never
 */
public record Event(
        UUID id,
        String slug,
        String title,
        boolean live,
        Instant opensAt,
        @Nullable Instant closesAt) {
    /** The event that is there from the start, for practice; always open. */
    public static final UUID PRACTICE = UUID.fromString("00000000-0000-4000-8000-000000000001");

    /** Say whether work that arrives at a time counts. */
    public boolean open(Instant at) {
        return !at.isBefore(opensAt) && (closesAt == null || at.isBefore(closesAt));
    }
}
