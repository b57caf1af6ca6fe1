/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.context;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.uklab.exercises.internal.judging.Draw;

/**
 * Draw the scenario of a seed. One thread.
 *
 * <p>Some trials are motifs: each shows certain situations, where as little as possible can have gone wrong before. They
 * make every wrong solution fail the same checks under every seed. The other trials are wholly random. Wide trials come
 * last, since control that gets lost in one may take the kernel with it.
 */
final class ScenarioDraw {
    private final Draw draw;
    private final List<Trial> trials = new ArrayList<>();
    private final List<Trial> wideTrials = new ArrayList<>();

    private ScenarioDraw(long seed) {
        draw = new Draw(seed);
    }

    static Scenario of(long seed, int extraTrials) {
        ScenarioDraw it = new ScenarioDraw(seed);
        it.pairs();
        it.rings();
        for (int i = 0; i < extraTrials; i++) {
            it.wander();
        }
        it.draw.shuffle(it.trials);
        it.draw.shuffle(it.wideTrials);
        it.trials.addAll(it.wideTrials);
        return new Scenario(it.trials);
    }

    /** There, back, and there again: a context of each kind, with interrupts on and off. */
    private void pairs() {
        boolean irqsOff = draw.coin();
        for (Kind kind : Kind.FRESH) {
            for (boolean keepRegs : new boolean[] {false, true}) {
                add(cast(fresh(kind, keepRegs)), List.of(1, 0, 1), false, keepRegs == irqsOff);
            }
        }
        add(cast(fresh(Kind.BARE, false)), List.of(1, 0, 1, 0, 1, 0), false, irqsOff);
        add(cast(any()), List.of(1, 0, 1, 0), true, irqsOff);
    }

    /** Round and round: each is left while all others run. */
    private void rings() {
        // Bare ones, so that a wrong start does not hide the rest.
        Context bare = fresh(Kind.BARE, false);
        add(cast(bare, bare), List.of(1, 2, 0, 1, 2, 0, 2, 1, 0), false, draw.coin());
        add(cast(any(), any(), any(), any()), List.of(3, 1, 4, 2, 0, 3, 1, 4, 2, 0), false, draw.coin());
        add(cast(any(), any(), any()), List.of(1, 2, 3, 0, 1, 2, 3), true, draw.coin());
    }

    private void wander() {
        List<Context> contexts = cast(any());
        for (int more = draw.below(Arena.MAX_CONTEXTS - 1); more > 0; more--) {
            contexts.add(any());
        }
        List<Integer> way = new ArrayList<>();
        int running = 0;
        for (int left = 6 + draw.below(7); left > 0; left--) {
            running = (running + 1 + draw.below(contexts.size() - 1)) % contexts.size();
            way.add(running);
        }
        add(contexts, way, draw.below(3) == 0, draw.coin());
    }

    private List<Context> cast(Context... fresh) {
        List<Context> contexts = new ArrayList<>(List.of(new Context(Kind.RUNS, false, 0)));
        contexts.addAll(List.of(fresh));
        return contexts;
    }

    private Context any() {
        return fresh(draw.pick(Kind.FRESH), draw.coin());
    }

    private Context fresh(Kind kind, boolean keepRegs) {
        return new Context(kind, keepRegs, draw.below(Arena.MAX_DEPTH + 1));
    }

    private void add(List<Context> contexts, List<Integer> way, boolean wide, boolean irqsOff) {
        int[] sites = new int[contexts.size()];
        Arrays.fill(sites, -1);
        List<Step> steps = new ArrayList<>();
        int running = 0;
        for (int to : way) {
            sites[running] = -1;
            sites[running] = freeSite(sites);
            steps.add(new Step(to, sites[running], draw.below(Arena.MAX_DEPTH + 1)));
            running = to;
        }
        (wide ? wideTrials : trials).add(new Trial(seed(), contexts, steps, wide, irqsOff));
    }

    /** A place that returns to one context only says which one went on. */
    private int freeSite(int[] taken) {
        TreeSet<Integer> free = new TreeSet<>();
        for (int site = 0; site < Arena.SITES; site++) {
            free.add(site);
        }
        for (int site : taken) {
            free.remove(site);
        }
        return draw.pick(List.copyOf(free));
    }

    private long seed() {
        int half = 1 << 30;
        return ((long) draw.below(half) << 32) | draw.below(half);
    }
}
