/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials.threads;

import java.util.List;
import java.util.Set;
import org.uklab.exercises.internal.trials.Case;

/** Name what a scheduler with priorities has to be seen to do. */
final class PriorityCases {
    static final Case ALONE = new Case("urgent", "one thread is runnable");
    static final Case URGENT = new Case("urgent", "a thread is more urgent than others that came before");
    static final Case KEEPS = new Case("urgent", "a thread yields, and nobody is as urgent");
    static final Case WOKEN_URGENT = new Case("urgent", "a more urgent thread is woken");

    static final Case ARRIVAL = new Case("turns", "equals came one by one");
    static final Case BEHIND = new Case("turns", "a thread yields to its equals");
    static final Case WOKEN_TURN = new Case("turns", "a thread is woken, and has equals");

    static final Case BLOCKED_ITSELF = new Case("blocked", "the running thread blocks");
    static final Case BLOCKED_READY = new Case("blocked", "a thread is blocked that was to run");
    static final Case CAME_BLOCKED = new Case("blocked", "a blocked thread is assigned");

    static final Case NOT_DUE = new Case("sleep", "a sleeper is not due");
    static final Case DUE = new Case("sleep", "a sleeper is due");
    static final Case DUE_TOGETHER = new Case("sleep", "several are due, and wake in the order of their times");
    static final Case WOKEN_EARLY = new Case("sleep", "a sleeper is woken early");
    static final Case OLD_TIME = new Case("sleep", "the time comes of one who sleeps no more");

    static final Case LEFT_READY = new Case("leave", "a runnable thread was unassigned");
    static final Case LEFT_ASLEEP = new Case("leave", "a sleeper was unassigned");
    static final Case LEFT_RUNNING = new Case("leave", "the running thread was unassigned");
    static final Case OTHERS_STAY = new Case("leave", "others are left after an unassigned one");

    static final Case BACK_RUNNING = new Case("return", "the running thread leaves and comes back");
    static final Case BACK_ONCE = new Case("return", "one that came back running blocks");
    static final Case BACK_READY = new Case("return", "a runnable thread leaves and comes back");
    static final Case BACK_ASLEEP = new Case("return", "a sleeper leaves, comes back and is due");
    static final Case BACK_BLOCKED = new Case("return", "a blocked thread leaves and comes back");

    static final Case STAYS = new Case("left", "a thread is woken that blocked, but was not left yet");
    static final Case STAYS_ONCE = new Case("left", "a thread blocks again that was woken before it was left");
    static final Case NOT_LOST = new Case("left", "a thread is woken between the choice and the switch");
    static final Case NOT_LOST_ASLEEP = new Case("left", "a sleeper is woken between the choice and the switch");

    static final Case NOBODY = new Case("idle", "nobody is runnable");
    static final Case FOR_GOOD = new Case("idle", "nobody sleeps");
    static final Case UNTIL = new Case("idle", "somebody sleeps");

    static final Case WELCOME = new Case("refusal", "a priority is in range");
    static final Case REFUSED = new Case("refusal", "a priority is out of range");
    static final Case REFUSED_GONE = new Case("refusal", "a thread was refused");

    static final Case REAL = new Case("real", "three threads run, pause and end");
    static final Case RELEASED = new Case("real", "the idle thread has time to release who ended");
    static final Case HALTS = new Case("real", "the idle thread has nothing to do");

    static final List<Case> ALL = List.of(
            ALONE,
            URGENT,
            KEEPS,
            WOKEN_URGENT,
            ARRIVAL,
            BEHIND,
            WOKEN_TURN,
            BLOCKED_ITSELF,
            BLOCKED_READY,
            CAME_BLOCKED,
            NOT_DUE,
            DUE,
            DUE_TOGETHER,
            WOKEN_EARLY,
            OLD_TIME,
            LEFT_READY,
            LEFT_ASLEEP,
            LEFT_RUNNING,
            OTHERS_STAY,
            BACK_RUNNING,
            BACK_ONCE,
            BACK_READY,
            BACK_ASLEEP,
            BACK_BLOCKED,
            STAYS,
            STAYS_ONCE,
            NOT_LOST,
            NOT_LOST_ASLEEP,
            NOBODY,
            FOR_GOOD,
            UNTIL,
            WELCOME,
            REFUSED,
            REFUSED_GONE,
            REAL,
            RELEASED,
            HALTS);

    /** What is noted of a thread until it blocks again: only then does it show that it was queued once. */
    static final Set<Case> UNTIL_BLOCKED = Set.of(BACK_RUNNING, WOKEN_EARLY, STAYS);

    private PriorityCases() {}
}
