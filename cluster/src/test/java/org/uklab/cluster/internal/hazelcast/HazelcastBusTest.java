/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.cluster.internal.hazelcast;

import com.hazelcast.core.DistributedObject;
import com.hazelcast.core.HazelcastInstance;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.uklab.cluster.BusConfig;
import org.uklab.cluster.GraderBus;
import org.uklab.cluster.Identity;
import org.uklab.cluster.JobBus;
import org.uklab.cluster.JobBusContract;
import org.uklab.cluster.JobBuses;
import org.uklab.cluster.Trust;
import org.uklab.cluster.WebBus;
import org.uklab.cluster.internal.Gate;
import org.uklab.cluster.internal.Ring;
import org.uklab.cluster.internal.Shelf;
import org.uklab.cluster.internal.Space;
import org.uklab.cluster.internal.WebSide;

class HazelcastBusTest extends JobBusContract {
    private static final int PORT = Ports.free();
    private static HazelcastInstance member;

    @BeforeAll
    static void start() {
        member = HazelcastBuses.start(BusConfig.loopback(Identity.generate("web"), Trust.of(), PORT));
    }

    @AfterAll
    static void stop() {
        member.shutdown();
    }

    @Override
    protected JobBus open() {
        return new OneMember();
    }

    /** Share the member, which takes seconds to start; each grader is a real client. */
    private static final class OneMember implements JobBus {
        private final List<Runnable> open = new CopyOnWriteArrayList<>();

        @Override
        public WebBus web(Identity self, Trust graders) {
            Gate gate = new Gate(graders);
            WebSide side =
                    new WebSide(self, gate, new Shared(HazelcastBuses.space(member, gate)), InstantSource.system());
            open.add(side::close);
            return side;
        }

        @Override
        public GraderBus grader(Identity self, Trust webs) {
            GraderBus side = JobBuses.client(BusConfig.loopback(self, webs, PORT));
            open.add(side::close);
            return side;
        }

        @Override
        public void wipe() {
            member.getDistributedObjects().stream()
                    .filter(object -> !object.getName().startsWith("__"))
                    .forEach(DistributedObject::destroy);
        }

        @Override
        public void close() {
            open.forEach(Runnable::run);
            wipe();
        }
    }

    /** Outlive its sides. */
    private record Shared(Space space) implements Space {
        @Override
        public Shelf shelf(String name) {
            return space.shelf(name);
        }

        @Override
        public Ring ring(String name) {
            return space.ring(name);
        }

        @Override
        public void drop(String ring) {
            space.drop(ring);
        }

        @Override
        public boolean connected() {
            return space.connected();
        }

        @Override
        public void close() {}
    }
}
