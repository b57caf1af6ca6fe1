/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.cluster.internal.hazelcast;

import com.hazelcast.client.HazelcastClient;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.LifecycleEvent.LifecycleState;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import org.uklab.cluster.BusConfig;
import org.uklab.cluster.GraderBus;
import org.uklab.cluster.WebBus;
import org.uklab.cluster.internal.Gate;
import org.uklab.cluster.internal.GraderSide;
import org.uklab.cluster.internal.WebSide;

/** Join sides over Hazelcast: web as a member, a grader as a client. */
public final class HazelcastBuses {
    private HazelcastBuses() {}

    /** Start a member. */
    public static WebBus member(BusConfig config) {
        Gate gate = new Gate(config.trust());
        HazelcastInstance member = start(config);
        return new WebSide(config.self(), gate, space(member, gate), InstantSource.system());
    }

    static HazelcastSpace space(HazelcastInstance member, Gate gate) {
        return new HazelcastSpace(
                        member, gate, () -> member.getLifecycleService().isRunning())
                .guarded();
    }

    static HazelcastInstance start(BusConfig config) {
        try {
            return Hazelcast.newHazelcastInstance(Settings.member(config));
        } catch (HazelcastException e) {
            throw new IllegalStateException(
                    "the bus cannot listen on " + config.host() + ":" + config.port() + ": " + e.getMessage(), e);
        }
    }

    /** Start a client. */
    public static GraderBus client(BusConfig config) {
        Gate gate = new Gate(config.trust());
        AtomicBoolean connected = new AtomicBoolean();
        HazelcastInstance client = HazelcastClient.newHazelcastClient(Settings.client(config, event -> {
            if (event.getState() == LifecycleState.CLIENT_CONNECTED) {
                connected.set(true);
            } else if (event.getState() == LifecycleState.CLIENT_DISCONNECTED
                    || event.getState() == LifecycleState.SHUTTING_DOWN) {
                connected.set(false);
            }
        }));
        return new GraderSide(config.self(), gate, new HazelcastSpace(client, gate, connected::get));
    }
}
