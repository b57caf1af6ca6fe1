/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials.calls;

import static org.uklab.exercises.internal.trials.calls.SchedCall.GET;
import static org.uklab.exercises.internal.trials.calls.SchedCall.GET_PARAM;
import static org.uklab.exercises.internal.trials.calls.SchedCall.MAX;
import static org.uklab.exercises.internal.trials.calls.SchedCall.MIN;
import static org.uklab.exercises.internal.trials.calls.SchedCall.NO_PARAM;
import static org.uklab.exercises.internal.trials.calls.SchedCall.OTHERS;
import static org.uklab.exercises.internal.trials.calls.SchedCall.OWN;
import static org.uklab.exercises.internal.trials.calls.SchedCall.SET;
import static org.uklab.exercises.internal.trials.calls.SchedCall.SET_PARAM;

import java.util.ArrayList;
import java.util.List;
import org.uklab.exercises.internal.judging.Draw;
import org.uklab.exercises.internal.trials.Case;
import org.uklab.exercises.internal.trials.Contract;
import org.uklab.exercises.internal.trials.Model;
import org.uklab.exercises.internal.trials.Step;

/** Judge the system calls of lib/posix-sched: two threads make them, in every form that the shim has. */
public final class SyscallRegisterContract implements Contract {

    @Override
    public List<Case> cases() {
        return SchedBooks.CASES;
    }

    @Override
    public Model begin() {
        return new SchedBooks();
    }

    @Override
    public String words(Step step) {
        return SchedCall.of(step).words();
    }

    @Override
    public List<List<Step>> trials(Draw draw, int extra) {
        return new Trials(draw).all(extra);
    }

    /** Draw the trials of one seed. One thread. */
    private static final class Trials {
        private static final int EXTRA_STEPS = 6;

        private final Draw draw;
        private final List<List<Step>> trials = new ArrayList<>();
        private int thread;

        Trials(Draw draw) {
            this.draw = draw;
        }

        List<List<Step>> all(int extra) {
            for (int form = 0; form < SchedCall.FORMS.size(); form++) {
                ranges(form);
                failsIn(form);
            }
            for (int policy : List.of(realTime(), draw.pick(Policies.TIMELESS), realTime())) {
                trial(set(policy, fitting(policy)), get(0), getParam(0));
            }
            trial(getParam(0), get(0), set(realTime()), getParam(0));
            paramAlone();
            refused();
            numbers();
            independent();
            upperHalves();
            for (int i = 0; i < extra; i++) {
                trials.add(random());
            }
            return trials;
        }

        private void trial(SchedCall... calls) {
            trials.add(List.of(calls).stream().map(SchedCall::step).toList());
            thread = draw.below(2);
        }

        private void ranges(int form) {
            int timeless = draw.pick(Policies.TIMELESS);
            int realTime = realTime();
            trial(
                    range(form, MAX, realTime),
                    range(form, MIN, timeless),
                    range(form, MIN, realTime),
                    range(form, MAX, timeless));
        }

        /** Fail each call once in this form, after one that succeeds. */
        private void failsIn(int form) {
            trial(range(form, draw.coin() ? MAX : MIN, realTime()), range(form, draw.coin() ? MAX : MIN, noPolicy()));
            for (int name : List.of(SET, SET_PARAM, GET, GET_PARAM)) {
                trial(range(form, MAX, realTime()), call(form, name, nobody(), realTime(), 1 + draw.below(99), 0));
            }
        }

        private void paramAlone() {
            for (int policy : Policies.REAL_TIME) {
                trial(set(policy), setParam(0, 1 + draw.below(99)), get(0), getParam(0));
                trial(set(policy), setParam(0, 1 + draw.below(99)), getParam(0), get(0));
            }
        }

        private void refused() {
            int policy = realTime();
            List<SchedCall> wrong = List.of(
                    set(noPolicy(), 1 + draw.below(99)),
                    set(realTime(), draw.coin() ? 0 : 100 + draw.below(900)),
                    set(draw.pick(Policies.TIMELESS), 1 + draw.below(99)),
                    setParam(0, draw.coin() ? -1 - draw.below(50) : 100),
                    setParam(0, NO_PARAM),
                    any(SET, 0, policy, NO_PARAM),
                    any(GET_PARAM, 0, 0, NO_PARAM),
                    any(SET, -1 - draw.below(1000), policy, fitting(policy)),
                    any(GET, -1 - draw.below(1000), 0, 0),
                    getParam(nobody()),
                    setParam(nobody(), fitting(policy)));
            for (SchedCall call : wrong) {
                trial(
                        on(call.thread(), set(realTime())),
                        call,
                        on(call.thread(), get(0)),
                        on(call.thread(), getParam(0)));
            }
        }

        private void numbers() {
            trial(any(SET, OWN, realTime(), 1 + draw.below(99)), get(OWN), getParam(OWN));
            trial(set(realTime()), setParam(OWN, 1 + draw.below(99)), getParam(0));
        }

        private void independent() {
            for (int i = 0; i < 2; i++) {
                SchedCall first = set(realTime());
                SchedCall second = on(1 - first.thread(), set(realTime()));
                trial(
                        first,
                        on(1 - first.thread(), get(0)),
                        on(1 - first.thread(), getParam(0)),
                        second,
                        on(first.thread(), getParam(0)),
                        on(first.thread(), get(0)));
            }
        }

        private void upperHalves() {
            trial(upper(range(form(), MAX, realTime())), upper(range(form(), MIN, realTime())));
            trial(upper(set(realTime())), get(0), upper(get(0)));
            trial(set(realTime()), upper(setParam(0, 1 + draw.below(99))), upper(getParam(0)));
        }

        private List<Step> random() {
            List<Step> steps = new ArrayList<>();
            for (int i = 0; i < EXTRA_STEPS; i++) {
                thread = draw.below(2);
                int policy = draw.below(4) == 0 ? draw.pick(Policies.TIMELESS) : realTime();
                int who = draw.below(4) == 0 ? OWN : 0;
                SchedCall call = switch (draw.below(6)) {
                    case 0, 1 -> any(SET, who, policy, fitting(policy));
                    case 2 -> setParam(who, draw.below(100));
                    case 3 -> get(who);
                    case 4 -> getParam(who);
                    default -> range(form(), draw.coin() ? MAX : MIN, draw.coin() ? policy : noPolicy());
                };
                steps.add((draw.below(5) == 0 ? upper(call) : call).step());
            }
            return steps;
        }

        private SchedCall range(int form, int name, int policy) {
            return call(form, name, 0, policy, 0, 0);
        }

        private SchedCall set(int policy) {
            return set(policy, fitting(policy));
        }

        private SchedCall set(int policy, int priority) {
            return any(SET, 0, policy, priority);
        }

        private SchedCall setParam(int who, int priority) {
            return any(SET_PARAM, who, 0, priority);
        }

        private SchedCall get(int who) {
            return any(GET, who, 0, 0);
        }

        private SchedCall getParam(int who) {
            return any(GET_PARAM, who, 0, 1000 + draw.below(1000));
        }

        private SchedCall any(int name, int who, int policy, int priority) {
            return call(form(), name, who, policy, priority, 0);
        }

        private SchedCall call(int form, int name, int who, int policy, int priority, int upper) {
            return new SchedCall(thread, form, name, who, policy, priority, 200 + draw.below(100), upper);
        }

        private static SchedCall on(int thread, SchedCall c) {
            return new SchedCall(thread, c.form(), c.name(), c.who(), c.policy(), c.priority(), c.errno(), c.upper());
        }

        private SchedCall upper(SchedCall c) {
            return new SchedCall(
                    c.thread(),
                    c.form(),
                    c.name(),
                    c.who(),
                    c.policy(),
                    c.priority(),
                    c.errno(),
                    1 + draw.below(0x7fff_fffe));
        }

        private int form() {
            return draw.below(SchedCall.FORMS.size());
        }

        private int realTime() {
            return draw.pick(Policies.REAL_TIME);
        }

        private int noPolicy() {
            return draw.coin() ? 7 + draw.below(1000) : -1 - draw.below(1000);
        }

        private int fitting(int policy) {
            return Policies.highest(policy) == 0 ? 0 : 1 + draw.below(Policies.highest(policy));
        }

        /** Draw a number that is not the caller's: the other thread's, or one that no thread has. */
        private int nobody() {
            return draw.coin() ? OTHERS : 1000 + draw.below(1000);
        }
    }
}
