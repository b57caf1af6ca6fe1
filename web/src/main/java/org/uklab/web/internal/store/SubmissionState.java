/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.store;

import java.util.EnumSet;
import java.util.Set;

/**
 * Say how far a submission is.
 *
 * <pre>
 * QUEUED ⇄ WAITING ─► ASSIGNED ─► PREPARING ─► BUILDING ─► BOOTING ─► TESTING ─► FINISHED
 *   ▲  └─► SUPERSEDED    └──────────┴─────┬─────┴───────────┴──────────┘
 *   └─────────── lease lost, or the host failed ───► QUARANTINED after the third time
 * </pre>
 */
public enum SubmissionState {
    QUEUED,
    /** No grader has the machine. */
    WAITING,
    ASSIGNED,
    PREPARING,
    BUILDING,
    BOOTING,
    TESTING,
    FINISHED,
    /** Three attempts ended without a verdict: an instructor has to look. */
    QUARANTINED,
    /** A newer patch came while this one was queued. */
    SUPERSEDED,
    CANCELLED;

    private static final Set<SubmissionState> QUEUE = EnumSet.of(QUEUED, WAITING);
    private static final Set<SubmissionState> OVER = EnumSet.of(FINISHED, QUARANTINED, SUPERSEDED, CANCELLED);

    /** Say whether it waits for a grader. */
    public boolean queued() {
        return QUEUE.contains(this);
    }

    /** Say whether nothing more will happen to it. */
    public boolean over() {
        return OVER.contains(this);
    }
}
