/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.uklab.exercises.internal.process.Report.Event;
import org.uklab.exercises.internal.process.Report.Kind;
import org.uklab.exercises.internal.process.Report.Sight;

/**
 * The guest in Java: clone as far as it is not the student's, ends of threads, futexes, and the agent's watching. It lets
 * the judge meet right and wrong kernels under thousands of seeds; the proof is still a boot.
 */
final class SimulatedKernel {
    static final long LAYOUT = 512;
    static final int NO_WORD = Scenario.NO_WORD;
    private static final int MAX_TID = 31;
    private static final int ECTX_AND_UKTLS = 3;

    /** What the kernel keeps in a thread's TLS. */
    static final class Tls {
        int tid;
        int clearWord = NO_WORD;
    }

    static final class Guest {
        final int number;
        final Tls prepared = new Tls();

        @Nullable
        Tls register;

        Tls kernel = new Tls();
        boolean ownTls;
        int held;
        boolean started;

        Guest(int number) {
            this.number = number;
        }

        boolean fit() {
            return started && register == prepared;
        }
    }

    private record Waiter(int number, int word) {}

    final int[] words;
    final Guest main = new Guest(-1);
    final @Nullable Guest[] guests = new Guest[Scenario.MAX_CHILDREN];
    int threads;
    int held;

    private final Trial trial;
    private final Solution solution;
    private final List<Waiter> waiters = new ArrayList<>();
    private final List<Integer> returning = new ArrayList<>();
    private final boolean[] taken = new boolean[MAX_TID + 1];
    private List<Event> events = new ArrayList<>();
    private int[] before;
    private int zombiesHold;
    private int failIn;
    private int lastTid = 1;

    SimulatedKernel(Trial trial, Solution solution) {
        this.trial = trial;
        this.solution = solution;
        words = trial.words().stream().mapToInt(Integer::intValue).toArray();
        before = words.clone();
        main.kernel.tid = 1;
    }

    /** Allocate something; false if that is to fail. */
    boolean allocate() {
        if (failIn > 0 && --failIn == 0) {
            return false;
        }
        held++;
        return true;
    }

    void store(int word, int value) {
        words[word] = value;
    }

    void storeWide(int word, int value) {
        words[word] = value;
        words[word + 1] = 0;
    }

    void wake(int word, int most) {
        List<Waiter> chosen =
                waiters.stream().filter(w -> w.word == word).limit(most).toList();
        waiters.removeAll(chosen);
        for (Waiter waiter : chosen) {
            event(Kind.WOKEN, waiter.number, 0, Optional.empty());
            returning.add(waiter.number);
        }
    }

    Report report(int number, int step, boolean done, long result) {
        List<Integer> now = new ArrayList<>();
        for (int word : words) {
            now.add(word);
        }
        return new Report(number, step, done, result, threads, held, 0, events, now);
    }

    Report first(int number) {
        event(Kind.LAYOUT, 0, LAYOUT, Optional.empty());
        return report(number, 0, true, 1);
    }

    Report perform(int number, int at, Step step) {
        events = new ArrayList<>();
        before = words.clone();
        boolean done = able(step);
        long result = done ? call(step) : 0;
        if (done && step.letsRun()) {
            settle();
        }
        return report(number, at, done, result);
    }

    private boolean able(Step step) {
        return switch (step.op()) {
            case CLONE -> guests[step.target()] == null && (step.byMain() || fit(step.by()));
            case SET_TID_ADDRESS -> fit(step.by());
            case END -> live(step.target()).filter(g -> step.arg() || g.started).isPresent();
            default -> true;
        };
    }

    private Optional<Guest> live(int child) {
        return Optional.ofNullable(guests[child]);
    }

    private boolean fit(int child) {
        return live(child).filter(Guest::fit).isPresent();
    }

    private long call(Step step) {
        switch (step.op()) {
            case CLONE -> {
                return clone(step, step.byMain() ? main : live(step.by()).orElseThrow());
            }
            case SET_TID_ADDRESS -> {
                Tls tls = live(step.by()).orElseThrow().prepared;
                if (tls.tid > 0) {
                    tls.clearWord = step.ctid();
                }
                return tls.tid;
            }
            case WAIT -> waiters.add(new Waiter(step.target(), step.ctid()));
            case END -> end(live(step.target()).orElseThrow(), step.arg());
            case COLLECT -> {
                held -= zombiesHold;
                zombiesHold = 0;
            }
            case RUN -> {}
        }
        return 0;
    }

    private long clone(Step step, Guest parent) {
        failIn = step.fail();
        Guest child = new Guest(step.target());
        int heldBefore = held;
        boolean made = allocate(); // its name
        if (made && !solution.container(this, step, child)) {
            held--;
            made = false;
        }
        failIn = 0;
        if (!made) {
            return -12;
        }
        child.held = held - heldBefore - solution.lost(step);
        child.kernel.tid = freeTid();
        if (step.has(Flags.CHILD_CLEARTID)) {
            solution.noteWord(this, step, child, parent);
        }
        int rc = solution.storesAlways() || step.has(Flags.PARENT_SETTID | Flags.CHILD_SETTID)
                ? solution.storeTid(this, step, child, parent)
                : 0;
        if (rc < 0) {
            solution.clearWord(this, child, parent, true);
            taken[child.kernel.tid] = false;
            held -= child.held;
            return rc;
        }
        guests[step.target()] = child;
        threads++;
        return child.kernel.tid;
    }

    private int freeTid() {
        do {
            lastTid = lastTid == MAX_TID ? 2 : lastTid + 1;
        } while (taken[lastTid]);
        taken[lastTid] = true;
        return lastTid;
    }

    private void end(Guest child, boolean byOther) {
        guests[child.number] = null;
        solution.clearWord(this, child, byOther ? main : child, false);
        taken[child.kernel.tid] = false;
        threads--;
        if (byOther) {
            held -= child.held;
        } else {
            zombiesHold += child.held;
        }
    }

    private void settle() {
        for (Guest guest : guests) {
            if (guest != null && !guest.started) {
                start(guest);
            }
        }
        returning.forEach(waiter -> event(Kind.RETURNED, waiter, 0, Optional.empty()));
        returning.clear();
    }

    private void start(Guest guest) {
        Child child = trial.children().get(guest.number);
        boolean own = guest.register == guest.prepared;
        guest.started = true;
        Sight sight = new Sight(
                child.below(),
                place(guest, guest.register),
                place(guest, guest.kernel),
                own ? child.marker() : 0,
                own ? guest.prepared.tid : 0,
                ECTX_AND_UKTLS,
                guest.ownTls);
        event(Kind.STARTED, guest.number, 0, Optional.of(sight));
    }

    private long place(Guest guest, @Nullable Tls tls) {
        if (tls == null) {
            return 0;
        }
        return tls == guest.prepared ? trial.children().get(guest.number).tlsPlace(LAYOUT) : Report.ELSEWHERE;
    }

    private void event(Kind kind, int who, long value, Optional<Sight> sight) {
        int changed = 0;
        for (int i = 0; i < words.length; i++) {
            changed |= words[i] != before[i] ? 1 << i : 0;
        }
        events.add(new Event(kind, who, changed, value, sight));
    }
}
