/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.leaderboard;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.uklab.web.internal.ledger.LedgerEntry;
import org.uklab.web.internal.store.Tx;

/** Say who competes. Any thread. */
public enum By {
    PERSON,
    TEAM;

    /** Give whose entry it is; null if nobody's who competes. */
    @Nullable
    UUID competitor(LedgerEntry entry) {
        return this == PERSON ? entry.person() : entry.team();
    }

    Map<UUID, String> names(Tx tx, List<UUID> ids) {
        if (this == PERSON || ids.isEmpty()) {
            return tx.people().names(ids);
        }
        Map<UUID, String> names = new HashMap<>();
        tx.handle()
                .createQuery("select id, name from team where id in (<ids>)")
                .bindList("ids", ids)
                .map((row, context) -> Map.entry(row.getObject(1, UUID.class), row.getString(2)))
                .forEach(team -> names.put(team.getKey(), team.getValue()));
        return names;
    }
}
