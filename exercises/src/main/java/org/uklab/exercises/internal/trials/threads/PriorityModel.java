/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials.threads;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.uklab.exercises.internal.trials.Answer;
import org.uklab.exercises.internal.trials.Case;
import org.uklab.exercises.internal.trials.Model;
import org.uklab.exercises.internal.trials.Step;
import org.uklab.exercises.internal.trials.threads.PriorityBooks.Entry;

/** Say what a correct scheduler with priorities does. One thread. */
final class PriorityModel implements Model {
    private static final int EINVAL = 22;
    private static final int WOKEN = -1;
    private static final int MOST_IDLE_ROUNDS = 40;
    private static final String WHO = "who runs next";

    private final PriorityBooks books = new PriorityBooks();
    private int left = -1; // whose queue a thread left last

    PriorityBooks books() {
        return books;
    }

    @Override
    public List<Answer> answers(Step step) {
        if (step.op() == PriorityContract.REAL) {
            return real(step);
        }
        if (step.op() == PriorityContract.YIELD) {
            return choice(null);
        }
        Entry t = books.thread(step.arg(0));
        return switch (step.op()) {
            case PriorityContract.START -> {
                books.start(t, step.arg(1));
                yield List.of();
            }
            case PriorityContract.ADD -> add(t, step.arg(1), step.arg(2) == PriorityContract.RUNNABLE);
            case PriorityContract.REMOVE -> remove(t);
            case PriorityContract.ADD_AGAIN -> addAgain(t);
            case PriorityContract.BLOCK -> block(t, 0);
            case PriorityContract.SLEEP -> block(t, step.arg(1));
            case PriorityContract.WAKE -> wake(t);
            case PriorityContract.PASS -> {
                books.pass(t);
                yield List.of();
            }
            case PriorityContract.YIELD_WOKEN -> choice(t);
            default -> throw new IllegalArgumentException("operation " + step.op());
        };
    }

    private List<Answer> add(Entry t, int priority, boolean runnable) {
        boolean welcome = priority < PriorityBooks.LEVELS;
        t.priority = welcome ? priority : -1;
        t.runnable = runnable;
        if (welcome) {
            books.add(t);
            t.merit = priority == left ? PriorityCases.OTHERS_STAY : null;
            t.lure = runnable ? null : PriorityCases.CAME_BLOCKED;
        } else {
            t.lure = PriorityCases.REFUSED_GONE;
        }
        return result(welcome ? PriorityCases.WELCOME : PriorityCases.REFUSED, welcome ? 0 : -EINVAL);
    }

    private static List<Answer> result(Case about, int rc) {
        return List.of(Answer.is(about, "the result", rc, seen -> seen == -EINVAL ? "-EINVAL" : "" + seen));
    }

    private List<Answer> remove(Entry t) {
        if (t.number == books.running()) {
            t.lure = PriorityCases.LEFT_RUNNING;
        } else if (t.runnable) {
            t.lure = PriorityCases.LEFT_READY;
            left = t.priority;
        } else if (t.wakeup > 0) {
            t.lure = PriorityCases.LEFT_ASLEEP;
        }
        t.merit = null;
        books.remove(t);
        books.ready().forEach(other -> other.merit = PriorityCases.OTHERS_STAY);
        return List.of();
    }

    private List<Answer> addAgain(Entry t) {
        books.add(t);
        t.lure = null;
        if (t.number == books.running()) {
            t.merit = PriorityCases.BACK_RUNNING;
        } else if (t.runnable) {
            t.merit = PriorityCases.BACK_READY;
        } else if (t.wakeup > 0) {
            t.merit = PriorityCases.BACK_ASLEEP;
        } else {
            t.lure = PriorityCases.BACK_BLOCKED;
        }
        return result(PriorityCases.WELCOME, 0);
    }

    private List<Answer> block(Entry t, int millis) {
        boolean slept = (!t.runnable && t.wakeup > 0) || PriorityCases.WOKEN_EARLY.equals(t.merit);
        if (millis > 0) {
            t.lure = PriorityCases.NOT_DUE;
        } else if (slept) {
            t.lure = PriorityCases.OLD_TIME;
        } else if (PriorityCases.BACK_RUNNING.equals(t.merit)) {
            t.lure = PriorityCases.BACK_ONCE;
        } else if (PriorityCases.STAYS.equals(t.merit)) {
            t.lure = PriorityCases.STAYS_ONCE;
        } else if (t.number == books.running()) {
            t.lure = PriorityCases.BLOCKED_ITSELF;
        } else {
            t.lure = PriorityCases.BLOCKED_READY;
        }
        t.merit = null;
        books.block(t, millis);
        return List.of();
    }

    private List<Answer> wake(Entry t) {
        if (!t.runnable) {
            if (t.wakeup > 0) {
                t.merit = PriorityCases.WOKEN_EARLY;
            } else {
                t.merit = t.number == books.running() ? PriorityCases.STAYS : PriorityCases.WOKEN_URGENT;
            }
        }
        books.wake(t);
        return List.of();
    }

    private List<Answer> choice(@Nullable Entry woken) {
        List<Entry> due = books.wakeDue();
        due.forEach(t -> {
            if (t.merit == null) {
                t.merit = due.size() > 1 ? PriorityCases.DUE_TOGETHER : PriorityCases.DUE;
            }
        });
        int before = books.running();
        Optional<Entry> chosen = books.choose();

        List<Answer> answers = new ArrayList<>();
        answers.add(mayRun(chosen));
        answers.add(inTurn(chosen, before));
        answers.add(until(chosen));
        chosen.filter(t -> t.merit != null && !PriorityCases.UNTIL_BLOCKED.contains(t.merit))
                .ifPresent(t -> t.merit = null);
        if (woken != null) {
            woken.merit = woken.wakeup > 0 ? PriorityCases.NOT_LOST_ASLEEP : PriorityCases.NOT_LOST;
            books.wake(woken);
        }
        return answers;
    }

    /** Expect somebody who may run; it shows something if somebody who may not is as urgent as the right one. */
    private Answer mayRun(Optional<Entry> chosen) {
        int level = chosen.map(t -> t.priority).orElse(PriorityBooks.LEVELS);
        int example = books.running();
        for (int i = 0; i < PriorityBooks.THREADS; i++) {
            Entry t = books.thread(i);
            Case lure = t.lure;
            if (lure != null && !books.mayRun(t) && t.priority <= level) {
                t.lure = null;
                return Answer.such(
                        lure,
                        WHO,
                        "not t" + t.number + ", which " + why(t),
                        seen -> seen != t.number,
                        PriorityModel::name,
                        example);
            }
        }
        return Answer.free(example);
    }

    private static String why(Entry t) {
        if (!t.assigned) {
            return "is not assigned";
        }
        return t.wakeup > 0 ? "sleeps" : "is blocked";
    }

    /** Expect the right one of those who may run. */
    private Answer inTurn(Optional<Entry> chosen, int before) {
        int right = books.running();
        Set<Long> barred = barred();
        return Answer.such(
                chosen.map(t -> merit(t, before)).orElse(PriorityCases.NOBODY),
                WHO,
                name(right),
                seen -> seen == right || barred.contains(seen),
                PriorityModel::name,
                right);
    }

    private Set<Long> barred() {
        return LongStream.range(0, PriorityBooks.THREADS)
                .filter(t -> !books.mayRun(books.thread((int) t)))
                .boxed()
                .collect(toUnmodifiableSet());
    }

    private Case merit(Entry chosen, int before) {
        List<Entry> others = books.ready();
        boolean equals = others.stream().anyMatch(t -> t.priority == chosen.priority);
        if (PriorityCases.WOKEN_URGENT.equals(chosen.merit)) {
            return equals ? PriorityCases.WOKEN_TURN : PriorityCases.WOKEN_URGENT;
        }
        if (chosen.merit != null) {
            return chosen.merit;
        }
        if (others.isEmpty()) {
            return PriorityCases.ALONE;
        }
        if (equals) {
            return others.stream().anyMatch(t -> t.number == before && t.priority == chosen.priority)
                    ? PriorityCases.BEHIND
                    : PriorityCases.ARRIVAL;
        }
        return chosen.number == before ? PriorityCases.KEEPS : PriorityCases.URGENT;
    }

    private Answer until(Optional<Entry> chosen) {
        int first = books.asleep().stream().findFirst().map(t -> t.number).orElse(WOKEN);
        if (chosen.isPresent()) {
            return Answer.free(first);
        }
        return Answer.is(
                first == WOKEN ? PriorityCases.FOR_GOOD : PriorityCases.UNTIL,
                "idle halts",
                first,
                PriorityModel::untilWhen);
    }

    private static String untilWhen(long number) {
        if (number == WOKEN) {
            return "until somebody is woken";
        }
        return number >= 0 ? "until t" + number + " is due" : "until a time when nobody is due";
    }

    private static String name(long number) {
        if (number >= 0) {
            return "t" + number;
        }
        return switch ((int) number) {
            case -1 -> "idle";
            case -3 -> "a thread, but p->running is another";
            default -> "no thread of this trial";
        };
    }

    private static List<Answer> real(Step step) {
        List<Answer> answers = new ArrayList<>();
        List<Integer> order = PriorityContract.order(step);
        for (int i = 0; i < order.size(); i++) {
            answers.add(Answer.is(
                    PriorityCases.REAL,
                    "number " + (i + 1) + " of those that were written",
                    order.get(i),
                    seen -> seen < 0 ? "none" : "t" + seen));
        }
        answers.add(Answer.is(PriorityCases.RELEASED, "threads that idle has released", PriorityContract.WORKERS));
        answers.add(Answer.such(
                PriorityCases.HALTS,
                "how often idle looked for work",
                "1 to " + MOST_IDLE_ROUNDS,
                seen -> seen >= 1 && seen <= MOST_IDLE_ROUNDS,
                8));
        return answers;
    }
}
