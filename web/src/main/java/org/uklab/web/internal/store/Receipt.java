/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.store;

import java.util.List;
import java.util.UUID;

/**
 * Confirm that a submission is kept. Any thread.
 *
 * @param superseded the author's older ones that will not be graded now
 */
public record Receipt(Submission submission, List<UUID> superseded) {
    public Receipt {
        superseded = List.copyOf(superseded);
    }
}
