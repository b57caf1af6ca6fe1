/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials.calls;

import static org.uklab.exercises.internal.judging.Errno.EINVAL;
import static org.uklab.exercises.internal.judging.Errno.ESRCH;

import java.util.ArrayList;
import java.util.List;
import org.uklab.exercises.internal.judging.Errno;
import org.uklab.exercises.internal.trials.Answer;
import org.uklab.exercises.internal.trials.Case;
import org.uklab.exercises.internal.trials.Model;
import org.uklab.exercises.internal.trials.Step;

/** Keep what two threads have set. One thread. */
final class SchedBooks implements Model {
    private static final Case MAX = new Case("ranges", "the highest priority of a policy is asked for");
    private static final Case MIN = new Case("ranges", "the lowest priority of a policy is asked for");
    private static final Case SET = new Case("set", "sched_setscheduler is called");
    private static final Case SET_POLICY = new Case("set", "the policy is asked for after sched_setscheduler");
    private static final Case SET_PRIORITY = new Case("set", "the priority is asked for after sched_setscheduler");
    private static final Case PARAM = new Case("setparam", "sched_setparam is called");
    private static final Case PARAM_POLICY = new Case("setparam", "the policy is asked for after sched_setparam");
    private static final Case PARAM_PRIORITY = new Case("setparam", "the priority is asked for after sched_setparam");
    private static final Case BAD_POLICY = new Case("invalid", "sched_setscheduler gets a policy that there is not");
    private static final Case BAD_PRIORITY = new Case("invalid", "the priority is not in the range of the policy");
    private static final Case BAD_PARAM = new Case("invalid", "the pointer is NULL");
    private static final Case BAD_PID = new Case("invalid", "the number of the thread is negative");
    private static final Case NOBODY = new Case("caller", "the number is not the caller's");
    private static final Case OWN_NUMBER = new Case("caller", "the number is the caller's own");
    private static final Case NEW = new Case("own", "a thread asks that has set nothing");
    private static final Case AFTER_OTHER = new Case("own", "a thread asks after the other one has set something");
    private static final Case REFUSED = new Case("refused", "a thread asks after a call that was refused");
    private static final Case REFUSED_WORD =
            new Case("refused", "a call is refused that could write to struct sched_param");
    private static final Case ERRNO_FAILS = new Case("errno", "a call in the errno form fails");
    private static final Case ERRNO_KEPT = new Case("errno", "a call in the errno form succeeds");
    private static final Case RAW_FAILS = new Case("raw", "a call in the raw form fails");
    private static final Case RAW_KEEPS = new Case("raw", "errno is looked at after a call in the raw form");
    private static final Case ONLY_FIELD = new Case("exact", "struct sched_param is looked at after a call");
    private static final Case UPPER = new Case("exact", "arguments have other bits in their upper halves");

    static final List<Case> CASES = List.of(
            MAX,
            MIN,
            SET,
            SET_POLICY,
            SET_PRIORITY,
            PARAM,
            PARAM_POLICY,
            PARAM_PRIORITY,
            BAD_POLICY,
            BAD_PRIORITY,
            BAD_PARAM,
            BAD_PID,
            NOBODY,
            OWN_NUMBER,
            NEW,
            AFTER_OTHER,
            REFUSED,
            REFUSED_WORD,
            ERRNO_FAILS,
            ERRNO_KEPT,
            RAW_FAILS,
            RAW_KEEPS,
            ONLY_FIELD,
            UPPER);

    /** What a thread has set, and what an answer about it shows. */
    private static final class Book {
        int policy = Policies.OTHER;
        int priority;
        Case ofPolicy = NEW;
        Case ofPriority = NEW;

        void shows(Case case1, Case case2) {
            ofPolicy = case1;
            ofPriority = case2;
        }
    }

    /** What a call comes to: 0 or more, or -errno; and what that shows. */
    private record Outcome(long result, Case about) {}

    private final List<Book> books = List.of(new Book(), new Book());

    @Override
    public List<Answer> answers(Step step) {
        SchedCall call = SchedCall.of(step);
        Book book = books.get(call.thread());
        Outcome outcome = outcome(call, book);
        boolean fails = outcome.result() < 0;
        Case about = !fails && call.upper() != 0 ? UPPER : outcome.about();
        boolean fills = !fails && call.name() == SchedCall.GET_PARAM;
        Case ofWord = fills ? book.ofPriority : fails ? REFUSED_WORD : ONLY_FIELD;
        long word = fills ? book.priority : call.priority();
        if (fails) {
            book.shows(REFUSED, REFUSED);
        } else if (call.isChange()) {
            change(call, book);
        }
        List<Answer> answers = new ArrayList<>();
        if (fails && !call.isRaw()) {
            answers.add(Answer.is(ERRNO_FAILS, "the result", -1));
            answers.add(Answer.is(about, "errno", -outcome.result(), seen -> errnoWords(call, seen)));
        } else {
            answers.add(Answer.is(about, "the result", outcome.result(), seen -> resultWords(call, fails, seen)));
            answers.add(Answer.is(
                    call.isRaw() ? RAW_KEEPS : ERRNO_KEPT, "errno", call.errno(), seen -> errnoWords(call, seen)));
        }
        if (call.hasParam() && !call.isNull()) {
            answers.add(Answer.is(ofWord, "sched_priority", word));
            answers.add(Answer.is(ONLY_FIELD, "bytes changed behind sched_priority", 0));
        }
        return answers;
    }

    private static String resultWords(SchedCall call, boolean fails, long seen) {
        if (call.name() == SchedCall.GET && !fails && seen >= 0) {
            return Policies.words(seen);
        }
        return call.isRaw() ? Errno.result(seen) : Long.toString(seen);
    }

    private static String errnoWords(SchedCall call, long seen) {
        return seen == call.errno() ? seen + ", as before" : Errno.name(seen);
    }

    private Outcome outcome(SchedCall call, Book book) {
        if (call.name() == SchedCall.MAX || call.name() == SchedCall.MIN) {
            return range(call);
        }
        if (call.isNull()) {
            return new Outcome(-EINVAL, BAD_PARAM);
        }
        if (call.who() < 0) {
            return new Outcome(-EINVAL, BAD_PID);
        }
        if (call.who() != 0 && call.who() != SchedCall.OWN) {
            return new Outcome(-ESRCH, NOBODY);
        }
        Case done = call.who() == SchedCall.OWN ? OWN_NUMBER : null;
        return switch (call.name()) {
            case SchedCall.SET -> set(call, call.policy(), done == null ? SET : done);
            case SchedCall.SET_PARAM -> set(call, book.policy, done == null ? PARAM : done);
            case SchedCall.GET -> new Outcome(book.policy, done == null ? book.ofPolicy : done);
            default -> new Outcome(0, done == null ? book.ofPriority : done);
        };
    }

    private static Outcome range(SchedCall call) {
        int policy = call.policy();
        if (!Policies.exists(policy)) {
            return new Outcome(-EINVAL, call.isRaw() ? RAW_FAILS : ERRNO_FAILS);
        }
        return call.name() == SchedCall.MAX
                ? new Outcome(Policies.highest(policy), MAX)
                : new Outcome(Policies.lowest(policy), MIN);
    }

    private static Outcome set(SchedCall call, int policy, Case done) {
        if (!Policies.exists(policy)) {
            return new Outcome(-EINVAL, BAD_POLICY);
        }
        boolean fits = call.priority() >= Policies.lowest(policy) && call.priority() <= Policies.highest(policy);
        return fits ? new Outcome(0, done) : new Outcome(-EINVAL, BAD_PRIORITY);
    }

    private void change(SchedCall call, Book book) {
        book.priority = call.priority();
        if (call.name() == SchedCall.SET) {
            book.policy = call.policy();
            book.shows(SET_POLICY, SET_PRIORITY);
        } else {
            book.shows(PARAM_POLICY, PARAM_PRIORITY);
        }
        books.get(1 - call.thread()).shows(AFTER_OTHER, AFTER_OTHER);
    }
}
