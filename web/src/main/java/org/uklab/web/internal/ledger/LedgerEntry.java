/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * State for good that a submission got a score. Names nobody: ids are random. Any thread.
 *
 * @param sequence 1, 2, 3, ... without gaps
 * @param receivedAt when the patch arrived, which decides ties
 * @param previous hash of the entry before; zeros for the first
 * @param hash SHA-256 over all other components
 */
public record LedgerEntry(
        long sequence,
        UUID id,
        UUID event,
        UUID person,
        @Nullable UUID team,
        String exercise,
        UUID submission,
        int attempt,
        String verdict,
        int score,
        int maxScore,
        Instant receivedAt,
        Instant enteredAt,
        String previous,
        String hash) {
    /** Hash what the entry says and the hash before it. */
    String computedHash() {
        // Lines cannot run together: only the exercise and the verdict are words, and neither has line ends.
        String text = String.join(
                "\n",
                "uklab ledger 1",
                previous,
                Long.toString(sequence),
                id.toString(),
                event.toString(),
                person.toString(),
                team == null ? "-" : team.toString(),
                exercise,
                submission.toString(),
                Integer.toString(attempt),
                verdict,
                Integer.toString(score),
                Integer.toString(maxScore),
                receivedAt.toString(),
                enteredAt.toString());
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    LedgerEntry sealed() {
        return new LedgerEntry(
                sequence,
                id,
                event,
                person,
                team,
                exercise,
                submission,
                attempt,
                verdict,
                score,
                maxScore,
                receivedAt,
                enteredAt,
                previous,
                computedHash());
    }
}
