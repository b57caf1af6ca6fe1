/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.cluster;

import java.time.InstantSource;
import org.uklab.cluster.internal.hazelcast.HazelcastBuses;
import org.uklab.cluster.internal.memory.MemoryBus;

/** Open buses. */
public final class JobBuses {
    private JobBuses() {}

    /** Open a bus within this process. */
    public static JobBus inMemory() {
        return inMemory(InstantSource.system());
    }

    /** Open a bus within this process where ready posts age by this clock. */
    public static JobBus inMemory(InstantSource clock) {
        return new MemoryBus(clock);
    }

    /**
     * Start a Hazelcast member and return web's side. Takes one to three seconds.
     *
     * @throws IllegalStateException when it cannot listen there; the message says why
     */
    public static WebBus member(BusConfig config) {
        return HazelcastBuses.member(config);
    }

    /** Start a Hazelcast client and return a grader's side, at once, whether web is there or not. */
    public static GraderBus client(BusConfig config) {
        return HazelcastBuses.client(config);
    }
}
