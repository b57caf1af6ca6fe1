/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials.threads;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.uklab.exercises.internal.judging.Draw;
import org.uklab.exercises.internal.trials.Step;

/** Draw trials about threads that end. Used once; one thread. */
final class ExitDraw {
    private static final List<Integer> SELF =
            List.of(ExitContract.EXIT, ExitContract.EXIT2, ExitContract.TERMINATE_ITSELF);

    private final Draw draw;
    private final List<List<Step>> trials = new ArrayList<>();
    private List<Step> trial = new ArrayList<>();

    ExitDraw(Draw draw) {
        this.draw = draw;
    }

    List<List<Step>> trials(int extra) {
        for (int kind = 0; kind < ExitContract.KINDS; kind++) {
            for (int dtor = 0; dtor < ExitContract.DTORS; dtor++) {
                released(kind, dtor);
            }
        }
        exited();
        waits(1);
        waits(2);
        terminated(ExitContract.CREATE, 1);
        terminated(ExitContract.INIT, 0);
        SELF.forEach(this::itself);
        collected();
        for (int i = 0; i < extra; i++) {
            random();
        }
        for (int i = 0; i < 2; i++) {
            begin();
            step(ExitContract.REAL, less(4), less(4), less(4), less(4), 2 + draw.below(3));
        }
        return trials;
    }

    private int less(int bound) {
        return 1 + draw.below(bound - 1);
    }

    private void begin() {
        trial = new ArrayList<>();
        trials.add(trial);
    }

    private void step(int op, long... args) {
        trial.add(Step.of(op, args));
    }

    private int make(int t, int kind, int dtor) {
        step(ExitContract.MAKE, t, kind, dtor);
        return t;
    }

    private int makeAny(int t) {
        return make(t, draw.below(ExitContract.KINDS), draw.below(ExitContract.DTORS));
    }

    private int anyThread() {
        return draw.below(ExitContract.THREADS);
    }

    private int anyProbe() {
        return draw.below(2);
    }

    private void released(int kind, int dtor) {
        begin();
        step(ExitContract.RELEASE, make(anyThread(), kind, dtor));
    }

    private void exited() {
        begin();
        int t = make(anyThread(), ExitContract.CREATE, draw.below(ExitContract.DTORS));
        step(ExitContract.SET_EXITED, t);
        step(ExitContract.SET_EXITED, t);
        step(ExitContract.RELEASE, t);
    }

    private void waits(int queues) {
        begin();
        int t = makeAny(anyThread());
        step(ExitContract.WAIT, t, queues);
        step(ExitContract.SET_EXITED, t);
    }

    private void terminated(int kind, int dtor) {
        begin();
        int t = make(anyThread(), kind, dtor);
        int other = makeAny((t + 1) % ExitContract.THREADS);
        int probe = anyProbe();
        step(ExitContract.ASSIGN, other, probe);
        step(ExitContract.ASSIGN, t, probe);
        step(ExitContract.TERMINATE, t);
        step(ExitContract.GC, probe);
    }

    private void itself(int how) {
        begin();
        int t = make(anyThread(), ExitContract.CREATE, 1);
        int probe = anyProbe();
        step(ExitContract.ASSIGN, t, probe);
        end(how, t);
        step(ExitContract.GC, 1 - probe);
        step(ExitContract.LOOK, t);
        step(ExitContract.GC, probe);
        step(ExitContract.LOOK, t);
        step(ExitContract.GC, probe);
    }

    private void end(int how, int t) {
        if (how == ExitContract.EXIT2) {
            step(how, t, 1 + draw.below(1 << 30));
        } else {
            step(how, t);
        }
    }

    private void collected() {
        begin();
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, ExitContract.THREADS).boxed().toList());
        draw.shuffle(order);
        int probe = anyProbe();
        for (int t : order) {
            step(ExitContract.ASSIGN, makeAny(t), t == order.get(0) ? 1 - probe : probe);
        }
        order.forEach(t -> end(draw.pick(SELF), t));
        step(ExitContract.GC, probe);
        order.forEach(t -> step(ExitContract.LOOK, t));
    }

    private void random() {
        begin();
        List<Integer> ended = new ArrayList<>();
        for (int t = 0; t < 3; t++) {
            step(ExitContract.ASSIGN, makeAny(t), anyProbe());
            if (draw.coin()) {
                step(ExitContract.WAIT, t, 1 + draw.below(2));
            }
        }
        for (int t = 0; t < 3; t++) {
            if (draw.below(3) == 0) {
                step(ExitContract.TERMINATE, t);
            } else {
                end(draw.pick(SELF), t);
                ended.add(t);
            }
        }
        step(ExitContract.GC, 0);
        ended.forEach(t -> step(ExitContract.LOOK, t));
        step(ExitContract.GC, 1);
        ended.forEach(t -> step(ExitContract.LOOK, t));
    }
}
