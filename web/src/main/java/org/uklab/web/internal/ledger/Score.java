/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.ledger;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Say what is to be entered. Any thread.
 *
 * @param team null if the person works alone
 * @param receivedAt when the patch arrived
 */
public record Score(
        UUID event,
        UUID person,
        @Nullable UUID team,
        String exercise,
        UUID submission,
        int attempt,
        String verdict,
        int score,
        int maxScore,
        Instant receivedAt) {}
