/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.dispatch;

import java.util.UUID;

/** Tell whoever watches what changed; what gets lost is in the database. Thread of the dispatcher. */
interface Announcer {
    void submission(Snapshot now);

    void leaderboard(UUID event);
}
