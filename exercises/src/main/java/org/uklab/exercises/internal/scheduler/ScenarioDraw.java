/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.scheduler;

import static org.uklab.exercises.internal.scheduler.Kind.BLOCKED;
import static org.uklab.exercises.internal.scheduler.Kind.CONTAINER;
import static org.uklab.exercises.internal.scheduler.Kind.RUNNABLE;
import static org.uklab.exercises.internal.scheduler.Scenario.RUNNING;

import java.util.ArrayList;
import java.util.List;
import org.uklab.exercises.internal.judging.Draw;

/**
 * Draw the scenario of a seed. One thread.
 *
 * <p>Some trials are motifs: each shows certain situations at its start, where nothing else can have gone wrong yet, and
 * then goes on at random. They make every wrong solution fail the same checks under every seed. The other trials are
 * wholly random. Which threads and schedulers play which part, and the order of trials, are drawn, too.
 */
final class ScenarioDraw {
    private final Draw draw;
    private final List<Trial> trials = new ArrayList<>();

    private ScenarioDraw(long seed) {
        draw = new Draw(seed);
    }

    static Scenario of(long seed, int extraTrials) {
        ScenarioDraw it = new ScenarioDraw(seed);
        it.assign();
        it.refuse();
        it.unassign();
        it.move();
        it.run();
        for (int i = 0; i < extraTrials; i++) {
            it.wander();
        }
        it.draw.shuffle(it.trials);
        return new Scenario(it.trials);
    }

    private void assign() {
        boolean irqsOff = draw.coin();
        int probe = probe();
        end(cast(RUNNABLE, sleeping(), any(), any())
                .add(0, probe, irqsOff)
                .add(1, probe, !irqsOff)
                .add(2, probe)
                .add(3, probe));
    }

    private void refuse() {
        boolean irqsOff = draw.coin();
        end(cast(any(), any()).refuse(0, probe(), irqsOff).refuse(1, probe(), !irqsOff));
        int probe = probe();
        end(cast(any(), any())
                .add(0, probe)
                .refuse(1, probe, !irqsOff)
                .refuse(1, probe, irqsOff)
                .add(1, probe));
    }

    private void unassign() {
        int probe = probe();
        end(cast(RUNNABLE).add(0, probe, false).remove(0, false));
        end(cast(sleeping()).add(0, probe, true).remove(0, true));
        // First, in the middle, last.
        for (int leaving = 0; leaving < 3; leaving++) {
            int from = probe();
            end(cast(any(), any(), any()).add(0, from).add(1, from).add(2, from).remove(leaving));
        }
    }

    private void move() {
        int from = probe();
        int to = 1 - from;
        end(cast(any(), any(), any(), any())
                .add(3, to)
                .add(0, from)
                .add(1, from)
                .add(2, from)
                .remove(0)
                .add(0, to));
        end(cast(any(), any(), any())
                .add(0, from)
                .add(1, from)
                .add(2, from)
                .remove(1)
                .add(1, from));
        end(cast(any(), any())
                .add(0, from)
                .add(1, from)
                .remove(0)
                .refuse(0, to, draw.coin())
                .add(0, from));
    }

    private void run() {
        end(cast(RUNNABLE, RUNNABLE)
                .refuse(0, RUNNING, draw.coin())
                .add(1, RUNNING)
                .round()
                .add(0, RUNNING)
                .round());
        end(cast(RUNNABLE, BLOCKED, RUNNABLE)
                .add(0, RUNNING)
                .add(1, RUNNING)
                .add(2, RUNNING)
                .round()
                .wake(1)
                .round()
                .block(draw.below(3))
                .round());
        TrialBuilder leaving = cast(RUNNABLE, RUNNABLE, RUNNABLE, RUNNABLE, RUNNABLE);
        for (int role = 0; role < 5; role++) {
            leaving.add(role, RUNNING);
        }
        // First, in the middle, last, and all that are left.
        leaving.round()
                .remove(0)
                .round()
                .remove(2)
                .round()
                .remove(4)
                .round()
                .remove(1)
                .remove(3)
                .round();
        end(leaving);
        int probe = probe();
        end(cast(RUNNABLE, RUNNABLE, RUNNABLE)
                .add(0, RUNNING)
                .add(1, RUNNING)
                .add(2, RUNNING)
                .round()
                .remove(0)
                .add(0, RUNNING)
                .round()
                .remove(1)
                .add(1, probe)
                .round()
                .remove(1)
                .add(1, RUNNING)
                .round());
    }

    private void wander() {
        Kind[] kinds = new Kind[2 + draw.below(4)];
        for (int i = 0; i < kinds.length; i++) {
            kinds[i] = any();
        }
        trials.add(cast(kinds).random(6 + draw.below(6)).build());
    }

    private void end(TrialBuilder motif) {
        trials.add(motif.random(draw.below(4)).build());
    }

    private TrialBuilder cast(Kind... kinds) {
        return new TrialBuilder(draw, kinds);
    }

    private int probe() {
        return draw.coin() ? Scenario.A : Scenario.B;
    }

    private Kind any() {
        return draw.pick(Kind.ALL);
    }

    private Kind sleeping() {
        return draw.coin() ? BLOCKED : CONTAINER;
    }
}
