/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.store;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Name a hackathon or course run. Any thread.
 *
 * @param live its submissions go before practice
 * @param closesAt what arrives from then on is kept as unofficial; null if never, as for a course
 * @param freezesAt the public board stands still from then on; null if never
 * @param revealsAt the public board moves on from then on; null while nobody has decided
 * @param source the YAML it was imported from, for what only people read; empty for practice
 */
public record Event(
        UUID id,
        String slug,
        String title,
        boolean live,
        Stage stage,
        Instant opensAt,
        @Nullable Instant freezesAt,
        @Nullable Instant closesAt,
        @Nullable Instant revealsAt,
        String source) {
    /** The event that is there from the start, for practice; always open. */
    public static final UUID PRACTICE = UUID.fromString("00000000-0000-4000-8000-000000000001");

    /** Say what instructors have decided about an event. */
    public enum Stage {
        /** Only instructors see it. */
        DRAFT,
        PUBLISHED,
        /** Over and kept to be read. */
        ARCHIVED
    }

    /** Say what an event is at a time. */
    public enum State {
        DRAFT,
        SOON,
        OPEN,
        /** Open, while the public board stands still. */
        FROZEN,
        ENDED,
        ARCHIVED
    }

    public State state(Instant at) {
        if (stage == Stage.DRAFT) {
            return State.DRAFT;
        }
        if (stage == Stage.ARCHIVED) {
            return State.ARCHIVED;
        }
        if (at.isBefore(opensAt)) {
            return State.SOON;
        }
        return !open(at) ? State.ENDED : frozen(at) ? State.FROZEN : State.OPEN;
    }

    /** Say whether work that arrives at a time counts. */
    public boolean open(Instant at) {
        return stage == Stage.PUBLISHED && !at.isBefore(opensAt) && (closesAt == null || at.isBefore(closesAt));
    }

    /** Say whether the public board stands still; it does so after the end too, until it is revealed. */
    public boolean frozen(Instant at) {
        return freezesAt != null && !at.isBefore(freezesAt) && (revealsAt == null || at.isBefore(revealsAt));
    }

    /** Give the same under another id. */
    public Event as(UUID other) {
        return new Event(other, slug, title, live, stage, opensAt, freezesAt, closesAt, revealsAt, source);
    }

    public boolean practice() {
        return id.equals(PRACTICE);
    }
}
