/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.cluster.internal.memory;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.uklab.cluster.GraderBus;
import org.uklab.cluster.Identity;
import org.uklab.cluster.JobBus;
import org.uklab.cluster.Trust;
import org.uklab.cluster.WebBus;
import org.uklab.cluster.internal.Gate;
import org.uklab.cluster.internal.GraderSide;
import org.uklab.cluster.internal.WebSide;

/** Join sides within one process. */
public final class MemoryBus implements JobBus {
    private final InstantSource clock;
    private final MemorySpace space;
    private final List<Runnable> open = new CopyOnWriteArrayList<>();

    /** Age ready posts by this clock. */
    public MemoryBus(InstantSource clock) {
        this.clock = clock;
        space = new MemorySpace(clock);
    }

    @Override
    public WebBus web(Identity self, Trust graders) {
        WebBus side = new WebSide(self, new Gate(graders), space, clock);
        open.add(side::close);
        return side;
    }

    @Override
    public GraderBus grader(Identity self, Trust webs) {
        GraderBus side = new GraderSide(self, new Gate(webs), space);
        open.add(side::close);
        return side;
    }

    @Override
    public void wipe() {
        space.wipe();
    }

    @Override
    public void close() {
        open.forEach(Runnable::run);
    }
}
