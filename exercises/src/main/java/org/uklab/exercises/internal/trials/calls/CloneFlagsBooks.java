/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials.calls;

import static org.uklab.exercises.internal.judging.Errno.EAGAIN;
import static org.uklab.exercises.internal.judging.Errno.EINVAL;
import static org.uklab.exercises.internal.judging.Errno.ENOTSUP;
import static org.uklab.exercises.internal.trials.calls.CloneFlags.CLEAR_SIGHAND;
import static org.uklab.exercises.internal.trials.calls.CloneFlags.SIGHAND;
import static org.uklab.exercises.internal.trials.calls.CloneFlags.THREAD;
import static org.uklab.exercises.internal.trials.calls.CloneFlags.VM;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.uklab.exercises.internal.judging.Errno;
import org.uklab.exercises.internal.trials.Answer;
import org.uklab.exercises.internal.trials.Case;
import org.uklab.exercises.internal.trials.Model;
import org.uklab.exercises.internal.trials.Step;

/** Know what becomes of each clone, and whom the kernel calls for it. One thread. */
final class CloneFlagsBooks implements Model {
    static final int END = 2;
    static final int TAKE = 3;
    static final int GIVE = 4;

    private static final Case UNKNOWN = new Case("unknown", "a flag is set that nobody claims");
    private static final Case CLEAR_AND_SIGHAND = new Case("pairs", "SIGHAND and CLEAR_SIGHAND are both set");
    private static final Case SIGHAND_ALONE = new Case("pairs", "SIGHAND is set without VM");
    private static final Case THREAD_ALONE = new Case("pairs", "THREAD is set without SIGHAND");
    private static final Case NO_VM = new Case("pairs", "VM is not set");
    private static final Case NO_STACK = new Case("arguments", "there is no stack");
    private static final Case STACK_WRAPS = new Case("arguments", "the stack ends before it begins");
    private static final Case NO_TLS = new Case("arguments", "SETTLS brings memory that is no TLS");
    private static final Case NO_NUMBER = new Case("arguments", "no number is free");
    private static final Case NOTHING_DONE = new Case("nothing-done", "a clone is refused after one that was not");
    private static final Case OWN_CLAIM = new Case("claims", "the flags of posix-process are set");
    private static final Case CLAIM = new Case("claims", "flags are set that handlers claim");
    private static final Case ORDER = new Case("order", "a clone goes well");
    private static final Case STARTED = new Case("order", "the child of a clone runs");
    private static final Case PRAISED = new Case("order", "an init answers a positive number");
    private static final Case PRESENCE = new Case("presence", "a clone goes well");
    private static final Case PRESENCE_END = new Case("presence", "a child ends");
    private static final Case UNDONE = new Case("undo", "a handler refuses");
    private static final Case TERM = new Case("end", "a child ends");

    static final List<Case> CASES = List.of(
            UNKNOWN,
            CLEAR_AND_SIGHAND,
            SIGHAND_ALONE,
            THREAD_ALONE,
            NO_VM,
            NO_STACK,
            STACK_WRAPS,
            NO_TLS,
            NO_NUMBER,
            NOTHING_DONE,
            OWN_CLAIM,
            CLAIM,
            ORDER,
            STARTED,
            PRAISED,
            PRESENCE,
            PRESENCE_END,
            UNDONE,
            TERM);

    private record Refusal(long code, Case about) {}

    private boolean numbersTaken;
    private boolean clonedBefore;
    private long flagsOfChild;

    @Override
    public List<Answer> answers(Step step) {
        return switch (step.op()) {
            case CloneAttempt.OP -> cloned(CloneAttempt.of(step));
            case END -> ended();
            default -> {
                numbersTaken = step.op() == TAKE;
                yield List.of();
            }
        };
    }

    private List<Answer> cloned(CloneAttempt attempt) {
        Refusal refusal = refusal(attempt);
        List<Answer> answers = new ArrayList<>();
        CloneCalls calls = new CloneCalls();
        if (refusal != null) {
            Case nothing = clonedBefore ? NOTHING_DONE : refusal.about();
            answers.add(Answer.is(refusal.about(), "clone returns", refusal.code(), Errno::result));
            answers.add(Answer.is(nothing, "allocations", 0));
            answers.addAll(calls.answers(nothing, nothing));
            return answers;
        }
        calls.begin(attempt);
        if (attempt.refuser() != CloneAttempt.NOBODY) {
            answers.add(Answer.is(UNDONE, "clone returns", attempt.refusal(), Errno::result));
            answers.add(Answer.free(1));
            answers.addAll(calls.answers(UNDONE, UNDONE));
            return answers;
        }
        Case claim = attempt.praiser() != CloneAttempt.NOBODY
                ? PRAISED
                : CloneFlags.OF_HANDLERS.stream().anyMatch(flag -> (attempt.flags() & flag) != 0) ? CLAIM : OWN_CLAIM;
        answers.add(Answer.such(claim, "clone returns", "the number of the child", seen -> seen > 1, Errno::result, 2));
        answers.add(Answer.free(1));
        answers.addAll(calls.answers(ORDER, PRESENCE));
        flagsOfChild = attempt.flags();
        clonedBefore = true;
        return answers;
    }

    private List<Answer> ended() {
        CloneCalls calls = new CloneCalls();
        calls.end(flagsOfChild);
        List<Answer> answers = new ArrayList<>();
        answers.add(Answer.is(STARTED, "starts of the child", 1));
        answers.add(Answer.is(STARTED, "in the child clone returns", 0));
        answers.addAll(calls.answers(TERM, PRESENCE_END));
        return answers;
    }

    private @Nullable Refusal refusal(CloneAttempt attempt) {
        if (attempt.stack() != CloneAttempt.GOOD) {
            return new Refusal(-EINVAL, attempt.stack() == CloneAttempt.NULL ? NO_STACK : STACK_WRAPS);
        }
        Refusal ofFlags = refusal(attempt.flags());
        if (ofFlags != null) {
            return ofFlags;
        }
        if (attempt.tls() == CloneAttempt.FOREIGN) {
            return new Refusal(-EINVAL, NO_TLS);
        }
        return numbersTaken ? new Refusal(-EAGAIN, NO_NUMBER) : null;
    }

    private static @Nullable Refusal refusal(long flags) {
        if (!CloneFlags.areClaimed(flags)) {
            return new Refusal(-ENOTSUP, UNKNOWN);
        }
        boolean sighand = (flags & SIGHAND) != 0;
        boolean vm = (flags & VM) != 0;
        if (sighand && (flags & CLEAR_SIGHAND) != 0) {
            return new Refusal(-EINVAL, CLEAR_AND_SIGHAND);
        }
        if (sighand && !vm) {
            return new Refusal(-EINVAL, SIGHAND_ALONE);
        }
        if (!sighand && (flags & THREAD) != 0) {
            return new Refusal(-EINVAL, THREAD_ALONE);
        }
        return vm ? null : new Refusal(-ENOTSUP, NO_VM);
    }
}
