/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.dispatch;

import io.vertx.core.eventbus.EventBus;
import java.util.UUID;

/** Announce on the local Vert.x bus. */
record EventBusAnnouncer(EventBus bus) implements Announcer {
    static final String LEADERBOARD = "leaderboard";

    @Override
    public void submission(Snapshot now) {
        bus.publish("submission." + now.id(), now.toJson());
    }

    @Override
    public void leaderboard(UUID event) {
        bus.publish(LEADERBOARD, event.toString());
    }
}
