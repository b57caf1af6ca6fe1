/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials.calls;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.LongStream;
import org.uklab.exercises.internal.judging.Errno;
import org.uklab.exercises.internal.trials.Answer;
import org.uklab.exercises.internal.trials.Model;
import org.uklab.exercises.internal.trials.Step;
import org.uklab.exercises.internal.trials.calls.PthreadCase.Value;

/** Keep the threads of a correct library. One thread. */
final class PthreadBooks implements Model {
    static final int THREADS = 4;
    static final int JOINERS = 2;

    /** What the agent's TLS variable holds at first. */
    private static final int MARKER = 0x5eed;

    private static final int NOBODY = -1;

    private static final class Made {
        private final int argument;
        private boolean ended;
        private boolean detached;
        private int joiner = NOBODY;
        private int value;

        private Made(int argument) {
            this.argument = argument;
        }

        private boolean isTaken() {
            return detached || joiner != NOBODY;
        }
    }

    private final Map<Integer, Made> threads = new HashMap<>();
    private final Map<Value, Long> right = new EnumMap<>(Value.class);

    @Override
    public List<Answer> answers(Step step) {
        right.clear();
        perform(step);
        tell(Value.HELD, threads.size());
        Optional<PthreadCase> shows = PthreadStep.shows(step);
        List<Answer> answers = new ArrayList<>();
        for (Value value : Value.values()) {
            long expected = right.getOrDefault(value, 0L);
            answers.add(shows.filter(one -> one.isBy(value))
                    .map(one -> Answer.is(one.shown(), name(value), expected, seen -> words(value, seen)))
                    .orElse(Answer.free(expected)));
        }
        return answers;
    }

    private void tell(Value value, long what) {
        right.put(value, what);
    }

    private void perform(Step step) {
        int who = step.arg(0);
        switch (step.op()) {
            case PthreadStep.CREATE -> create(who, step);
            case PthreadStep.END -> {
                Made thread = made(who);
                thread.ended = true;
                thread.value = step.arg(2) == PthreadStep.KILL ? 0 : step.arg(1);
                if (thread.joiner != NOBODY) {
                    joined(who, thread);
                }
            }
            case PthreadStep.JOIN -> join(who, step.arg(1));
            case PthreadStep.DETACH -> {
                Made thread = made(who);
                tell(Value.RESULT, thread.isTaken() ? Errno.EINVAL : 0);
                thread.detached |= thread.joiner == NOBODY;
            }
            case PthreadStep.SLEEP -> threads.values().removeIf(thread -> thread.detached && thread.ended);
            case PthreadStep.LOOK -> tell(Value.RESULT, made(who).argument);
            case PthreadStep.JOIN_SELF -> tell(Value.RESULT, Errno.EDEADLK);
            default -> {
                // Who is woken for no reason waits on.
            }
        }
    }

    private Made made(int who) {
        return Objects.requireNonNull(threads.get(who), () -> "no trial asks for t" + who + " when it is gone");
    }

    private void create(int who, Step step) {
        if (step.arg(2) != 0) {
            tell(Value.RESULT, Errno.EAGAIN);
            return;
        }
        threads.put(who, new Made(step.arg(1)));
        tell(Value.STARTED, who + 1L);
        tell(Value.MARKER, MARKER);
    }

    private void join(int joiner, int who) {
        Made thread = made(who);
        if (thread.isTaken()) {
            tell(Value.JOINER, joiner + 1L);
            tell(Value.JOINED, Errno.EINVAL);
            return;
        }
        thread.joiner = joiner;
        if (thread.ended) {
            joined(who, thread);
        }
    }

    private void joined(int who, Made thread) {
        tell(Value.JOINER, thread.joiner + 1L);
        tell(Value.VALUE, thread.value);
        threads.remove(who);
    }

    private static String name(Value value) {
        return switch (value) {
            case RESULT -> "the result";
            case STARTED -> "the thread that started with its argument, on its own stack";
            case MARKER -> "the TLS variable at the start";
            case JOINER -> "the join that returned";
            case JOINED -> "what it returned";
            case VALUE -> "the value that it got";
            case HELD -> "blocks of threads that are allocated";
            case STRAYS -> "blocks freed twice, or by who stood on them";
        };
    }

    private static String words(Value value, long seen) {
        boolean named = LongStream.of(Errno.EAGAIN, Errno.EINVAL, Errno.EDEADLK).anyMatch(one -> one == seen);
        return switch (value) {
            case STARTED -> seen == 0 ? "none" : "t" + (seen - 1);
            case JOINER -> seen == 0 ? "none" : "that of j" + (seen - 1);
            case RESULT, JOINED -> named ? Errno.name(seen) : Long.toString(seen);
            default -> Long.toString(seen);
        };
    }
}
