/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials.threads;

import static org.uklab.exercises.internal.trials.threads.ExitEvent.DTOR;
import static org.uklab.exercises.internal.trials.threads.ExitEvent.EXITED;
import static org.uklab.exercises.internal.trials.threads.ExitEvent.FREE_STACK;
import static org.uklab.exercises.internal.trials.threads.ExitEvent.FREE_STRUCT;
import static org.uklab.exercises.internal.trials.threads.ExitEvent.FREE_TLS;
import static org.uklab.exercises.internal.trials.threads.ExitEvent.GC;
import static org.uklab.exercises.internal.trials.threads.ExitEvent.LISTED;
import static org.uklab.exercises.internal.trials.threads.ExitEvent.REMOVE;
import static org.uklab.exercises.internal.trials.threads.ExitEvent.SCHED;
import static org.uklab.exercises.internal.trials.threads.ExitEvent.TERM;
import static org.uklab.exercises.internal.trials.threads.ExitEvent.YIELD;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.uklab.exercises.internal.trials.Answer;
import org.uklab.exercises.internal.trials.Case;
import org.uklab.exercises.internal.trials.Model;
import org.uklab.exercises.internal.trials.Step;

/** Keep the books about threads that end. One thread. */
final class ExitModel implements Model {
    private static final Set<ExitEvent> FREES = EnumSet.of(FREE_TLS, FREE_STACK, FREE_STRUCT);
    private static final int NONE = -1;

    /** One thread of a trial. */
    private static final class Actor {
        int kind;
        int dtor;
        int probe = NONE;
        int exitedOf = NONE; // on this probe's exited_threads
        int waits;
        boolean assigned; // was, when it ended
        boolean exited;
        boolean itself;
        boolean gc;
        boolean released;

        boolean owns(ExitEvent free) {
            return switch (free) {
                case FREE_TLS -> kind == ExitContract.INIT || kind == ExitContract.CREATE;
                case FREE_STACK -> kind != ExitContract.INIT_BARE && kind != ExitContract.CREATE_BARE;
                default -> kind >= ExitContract.CREATE_BARE;
            };
        }
    }

    private final List<Actor> threads = new ArrayList<>();

    ExitModel() {
        for (int i = 0; i < ExitContract.THREADS; i++) {
            threads.add(new Actor());
        }
    }

    @Override
    public List<Answer> answers(Step step) {
        if (step.op() == ExitContract.REAL) {
            return real(step);
        }
        if (step.op() == ExitContract.GC) {
            return collect(step.arg(0));
        }
        Actor t = threads.get(step.arg(0));
        return switch (step.op()) {
            case ExitContract.MAKE -> {
                t.kind = step.arg(1);
                t.dtor = step.arg(2);
                yield List.of();
            }
            case ExitContract.ASSIGN -> {
                t.probe = step.arg(1);
                yield List.of();
            }
            case ExitContract.WAIT -> {
                t.waits = step.arg(1);
                yield List.of();
            }
            case ExitContract.SET_EXITED -> setExited(t);
            case ExitContract.RELEASE -> release(t);
            case ExitContract.TERMINATE -> terminate(t);
            case ExitContract.EXIT, ExitContract.TERMINATE_ITSELF -> end(t, false);
            case ExitContract.EXIT2 -> end(t, true);
            case ExitContract.LOOK -> look(t);
            default -> throw new IllegalArgumentException("operation " + step.op());
        };
    }

    private static List<Answer> setExited(Actor t) {
        Case about = t.exited ? ExitCases.ONCE_SET : ExitCases.CALLED_SET;
        Case left = t.waits == 2 ? ExitCases.WAITS_TWO : ExitCases.WAITS_ONE;
        t.exited = true;
        List<Answer> answers = events(t, about, ExitCases.OWN, ExitCases.DTOR_RELEASED);
        answers.add(t.waits == 0 ? Answer.free(0) : Answer.is(left, "wait queues that it is still in", 0));
        answers.add(Answer.is(ExitCases.FLAG, "EXITED", 1, ExitModel::set));
        t.waits = 0;
        return answers;
    }

    private static List<Answer> release(Actor t) {
        Case about = t.exited ? ExitCases.ONCE_RELEASED : ExitCases.CALLED_RELEASED;
        t.exited = true;
        t.released = true;
        return events(t, about, ExitCases.OWN, ExitCases.DTOR_RELEASED);
    }

    private static List<Answer> terminate(Actor t) {
        t.assigned = true;
        t.probe = NONE;
        t.exited = true;
        t.released = true;
        List<Answer> answers = events(t, ExitCases.CALLED_OTHER, ExitCases.AT_ONCE, ExitCases.DTOR_OTHER);
        answers.add(on(ExitCases.NO_YIELD, t));
        return answers;
    }

    private static List<Answer> end(Actor t, boolean withGc) {
        t.assigned = true;
        t.itself = true;
        t.gc = withGc;
        t.exitedOf = t.probe;
        t.probe = NONE;
        t.exited = true;
        List<Answer> answers = events(t, ExitCases.CALLED_SELF, ExitCases.NOT_YET, ExitCases.NOT_YET);
        answers.add(on(ExitCases.LISTED, t));
        answers.add(Answer.is(ExitCases.FLAG, "EXITED", 1, ExitModel::set));
        return answers;
    }

    private List<Answer> collect(int probe) {
        int count = 0;
        for (Actor t : threads) {
            if (t.exitedOf == probe) {
                t.exitedOf = NONE;
                t.released = true;
                count++;
            }
        }
        return List.of(
                Answer.is(count == 0 ? ExitCases.NOBODY : ExitCases.COUNT, "how many it says it released", count));
    }

    private static List<Answer> look(Actor t) {
        List<Answer> answers = events(
                t,
                t.itself ? ExitCases.CALLED_SELF : ExitCases.CALLED_OTHER,
                t.released ? ExitCases.OWN : ExitCases.NOT_YET,
                t.released ? ExitCases.DTOR_COLLECTED : ExitCases.NOT_YET);
        answers.add(on(t.released ? ExitCases.COLLECTED : ExitCases.LISTED, t));
        return answers;
    }

    private static Answer on(Case about, Actor t) {
        return Answer.is(
                about, "exited_threads that it is on", t.exitedOf == NONE ? 0 : 1L << t.exitedOf, ExitModel::probes);
    }

    private static String probes(long bits) {
        return bits == 0 ? "none" : bits == 1 ? "that of A" : bits == 2 ? "that of B" : "more than one";
    }

    private static String set(long flag) {
        return flag == 0 ? "not set" : "set";
    }

    /** Say what has become of a thread, event by event. */
    private static List<Answer> events(Actor t, Case called, Case memory, Case destroyed) {
        List<Answer> answers = new ArrayList<>();
        Case unassigned = t.itself ? ExitCases.UNASSIGNED_SELF : ExitCases.UNASSIGNED_OTHER;
        answers.add(
                t.assigned
                        ? REMOVE.once(unassigned, Set.of(), EnumSet.complementOf(EnumSet.of(REMOVE)), SCHED, EXITED)
                        : REMOVE.never(unassigned));
        answers.add(TERM.once(
                called,
                t.assigned ? Set.of(REMOVE) : Set.of(),
                EnumSet.of(YIELD, GC, DTOR, FREE_TLS, FREE_STACK, FREE_STRUCT),
                0,
                EXITED | (t.assigned ? SCHED | LISTED : 0)));
        answers.add(
                t.itself
                        ? YIELD.once(ExitCases.LAST_YIELD, Set.of(TERM), FREES, EXITED, SCHED)
                        : YIELD.never(ExitCases.NO_YIELD));
        answers.add(
                t.gc && t.released
                        ? GC.once(ExitCases.GC_FUNCTION, Set.of(TERM), after(DTOR), EXITED, 0)
                        : GC.never(ExitCases.GC_FUNCTION));
        answers.add(
                t.released && t.dtor != ExitContract.NO_DTOR
                        ? DTOR.once(destroyed, t.gc ? EnumSet.of(TERM, GC) : Set.of(TERM), FREES, EXITED, 0)
                        : DTOR.never(t.released ? destroyed : memory));
        for (ExitEvent free : FREES) {
            answers.add(free(t, free, memory));
        }
        answers.add(Answer.is(
                t.dtor == ExitContract.DTOR_FREES && t.released ? ExitCases.LOST : ExitCases.STRAYS,
                "frees of what is not its own, or not there",
                0));
        return answers;
    }

    private static Set<ExitEvent> after(ExitEvent first) {
        return EnumSet.range(first, FREE_STRUCT);
    }

    private static Answer free(Actor t, ExitEvent free, Case memory) {
        if (!t.released || !t.owns(free)) {
            return free.never(t.released ? ExitCases.NOT_OWN : memory);
        }
        return free.once(
                t.dtor == ExitContract.DTOR_FREES ? ExitCases.LOST : memory,
                t.dtor == ExitContract.NO_DTOR ? Set.of(TERM) : EnumSet.of(TERM, DTOR),
                Set.of(),
                0,
                0);
    }

    private static List<Answer> real(Step step) {
        int rounds = step.arg(4);
        int itself = step.arg(0) + step.arg(1) + step.arg(2);
        return List.of(
                Answer.is(ExitCases.REAL, "gc functions called", (long) step.arg(1) * rounds),
                Answer.is(ExitCases.REAL, "dtors called", (long) (itself + step.arg(3)) * rounds),
                Answer.is(ExitCases.REAL, "threads that were exited when idle had not run yet", (long) itself * rounds),
                Answer.is(ExitCases.LEAKS, "bytes that are missing after all rounds but the first", 0));
    }
}
