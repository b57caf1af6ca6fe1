/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.process;

import static org.uklab.exercises.internal.process.Flags.CHILD_CLEARTID;
import static org.uklab.exercises.internal.process.Flags.CHILD_SETTID;
import static org.uklab.exercises.internal.process.Flags.DETACHED;
import static org.uklab.exercises.internal.process.Flags.NONE;
import static org.uklab.exercises.internal.process.Flags.PARENT_SETTID;
import static org.uklab.exercises.internal.process.Flags.SETTLS;
import static org.uklab.exercises.internal.process.Flags.SIGCHLD;
import static org.uklab.exercises.internal.process.Flags.SIGHAND;
import static org.uklab.exercises.internal.process.Flags.THREAD;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.uklab.exercises.internal.judging.Draw;

/**
 * Draw the scenario of a seed. One thread.
 *
 * <p>Most trials are motifs, each of which shows certain situations where nothing else can have gone wrong yet. They make
 * every wrong solution fail the same checks under every seed. The other trials are wholly random. Words, places of stacks
 * and TLS, which child plays which part, and the order of trials are drawn, too.
 */
final class ScenarioDraw {
    /** Flags that change nothing here, and so must not change anything. */
    private static final List<Integer> COMPANY = List.of(SIGCHLD, SIGHAND, SIGHAND | THREAD, DETACHED | SIGCHLD);

    private final Draw draw;
    private final List<Trial> trials = new ArrayList<>();

    private ScenarioDraw(long seed) {
        draw = new Draw(seed);
    }

    static Scenario of(long seed, int extraTrials) {
        ScenarioDraw it = new ScenarioDraw(seed);
        it.start();
        it.tell();
        it.refuse();
        it.clear();
        it.wake();
        it.setTidAddress();
        it.live();
        for (int i = 0; i < extraTrials; i++) {
            it.wander();
        }
        it.draw.shuffle(it.trials);
        return new Scenario(it.trials);
    }

    private void start() {
        add(cast(1).clone(0, SETTLS).run().end(0).collect());
        add(cast(1).clone(0, NONE).run().end(0).collect());
        add(cast(2).clone(0, SETTLS | company())
                .clone(1, company())
                .run()
                .end(1)
                .end(0)
                .collect());
        add(cast(2).cloneWithoutMemory(0, SETTLS | company(), 2)
                .clone(1, SETTLS)
                .run()
                .end(1)
                .collect());
        add(cast(2).cloneWithoutMemory(0, company(), 2 + draw.below(2))
                .clone(1, NONE)
                .run()
                .end(1)
                .collect());
    }

    private void tell() {
        add(cast(1).clone(0, PARENT_SETTID).run().end(0));
        add(cast(1).clone(0, CHILD_SETTID).run().end(0));
        add(cast(1).clone(0, PARENT_SETTID | CHILD_SETTID).run().end(0));
        add(cast(2).clone(0, PARENT_SETTID | SETTLS | company())
                .clone(1, CHILD_SETTID | SETTLS | company())
                .run()
                .end(0)
                .end(1));
    }

    private void refuse() {
        int tls = maybe(SETTLS);
        add(cast(1).cloneWithoutParentWord(0, PARENT_SETTID | tls).run());
        add(cast(1).cloneWithoutChildWord(0, CHILD_SETTID | (SETTLS - tls)).run());
        add(cast(2).cloneWithoutParentWord(0, PARENT_SETTID | CHILD_SETTID | company())
                .cloneWithoutChildWord(1, PARENT_SETTID | CHILD_SETTID | company())
                .run());
        add(cast(1).cloneWithoutParentWord(0, PARENT_SETTID | CHILD_CLEARTID | tls)
                .run());
    }

    private void clear() {
        add(cast(1).clone(0, CHILD_CLEARTID).run().end(0));
        add(cast(1).clone(0, CHILD_CLEARTID | CHILD_SETTID | company()).run().end(0));
        add(cast(1).clone(0, CHILD_CLEARTID | SETTLS | maybe(PARENT_SETTID))
                .run()
                .end(0)
                .collect());
        add(cast(1).clone(0, CHILD_CLEARTID | maybe(SETTLS)).run().terminate(0));
        // A pointer without the flag, and the flag without a pointer: nothing is cleared.
        add(cast(2).clone(0, maybe(SETTLS))
                .cloneWithoutChildWord(1, CHILD_CLEARTID | maybe(SETTLS))
                .run()
                .end(0)
                .end(1));
    }

    private void wake() {
        add(cast(1).clone(0, CHILD_CLEARTID | maybe(SETTLS)).run().waitFor(0).end(0));
        add(cast(2).clone(0, CHILD_CLEARTID | CHILD_SETTID | company())
                .clone(1, maybe(SETTLS))
                .run()
                .waitFor(0)
                .waitFor(1)
                .waitFor(0)
                .waitFor(0)
                .end(0)
                .end(1));
    }

    private void setTidAddress() {
        add(cast(1).clone(0, SETTLS | CHILD_CLEARTID | company())
                .run()
                .setTidAddress(0)
                .end(0));
        add(cast(1).clone(0, SETTLS | company()).run().setTidAddress(0).end(0));
        add(cast(1).clone(0, SETTLS | CHILD_CLEARTID).run().cancelTidAddress(0).end(0));
    }

    private void live() {
        TrialBuilder many = cast(3);
        for (int role = 0; role < 3; role++) {
            many.clone(role, CHILD_CLEARTID | maybe(SETTLS) | maybe(PARENT_SETTID));
        }
        add(many.run().waitFor(0).waitFor(1).waitFor(2).end(0).end(1).end(2).collect());

        int all = SETTLS | PARENT_SETTID | CHILD_SETTID | CHILD_CLEARTID;
        add(cast(3).clone(0, SETTLS | CHILD_CLEARTID | company())
                .run()
                .cloneBy(0, 1, all | company())
                .cloneBy(1, 2, CHILD_CLEARTID | PARENT_SETTID | maybe(SETTLS))
                .end(2)
                .end(1)
                .end(0)
                .collect());
    }

    /** Several threads with any flags, in any order. */
    private void wander() {
        int roles = 2 + draw.below(3);
        boolean waits = draw.coin();
        TrialBuilder it = cast(roles);
        List<Integer> order = new ArrayList<>(IntStream.range(0, roles).boxed().toList());
        int[] flags = order.stream().mapToInt(role -> any()).toArray();
        for (int role : order) {
            it.clone(role, flags[role]);
        }
        it.run();
        draw.shuffle(order);
        for (int role : order) {
            if (waits && draw.coin()) {
                it.waitFor(role);
            }
            if (!waits && Flags.has(flags[role], SETTLS) && draw.coin()) {
                it.setTidAddress(role);
            }
        }
        order.forEach(it::end);
        add(it.collect());
    }

    private int any() {
        return maybe(SETTLS) | maybe(PARENT_SETTID) | maybe(CHILD_SETTID) | maybe(CHILD_CLEARTID) | company();
    }

    private int company() {
        return draw.pick(COMPANY);
    }

    private int maybe(int flag) {
        return draw.coin() ? flag : NONE;
    }

    private TrialBuilder cast(int roles) {
        return new TrialBuilder(draw, roles);
    }

    private void add(TrialBuilder motif) {
        trials.add(motif.build());
    }
}
