/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials.calls;

import java.util.List;
import org.uklab.exercises.internal.trials.Step;

/**
 * Hold one system call of exercise syscall-register: a thread makes it in a certain form. Immutable.
 *
 * @param thread 0 or 1
 * @param form index into {@link #FORMS}
 * @param name index into {@link #NAMES}
 * @param who 0, {@link #OWN}, {@link #OTHERS}, or any other number, which is nobody's
 * @param priority what struct sched_param holds before; {@link #NO_PARAM}: there is none
 * @param errno before
 * @param upper the upper halves of arguments that are int
 */
record SchedCall(int thread, int form, int name, int who, int policy, int priority, int errno, int upper) {
    static final int OP = 1;

    static final List<String> FORMS =
            List.of("uk_syscall_r_", "uk_syscall_e_", "uk_syscall6_r SYS_", "uk_syscall6 SYS_", "syscall SYS_");
    static final int RAW = 0;
    static final int BY_ERRNO = 1;

    static final List<String> NAMES = List.of(
            "sched_get_priority_max",
            "sched_get_priority_min",
            "sched_setscheduler",
            "sched_setparam",
            "sched_getscheduler",
            "sched_getparam");
    static final int MAX = 0;
    static final int MIN = 1;
    static final int SET = 2;
    static final int SET_PARAM = 3;
    static final int GET = 4;
    static final int GET_PARAM = 5;

    static final int OWN = 1;
    static final int OTHERS = 2;
    static final int NO_PARAM = 1 << 20;

    static SchedCall of(Step step) {
        return new SchedCall(
                step.arg(0), step.arg(1), step.arg(2), step.arg(3), step.arg(4), step.arg(5), step.arg(6), step.arg(7));
    }

    Step step() {
        return Step.of(OP, thread, form, name, who, policy, priority, errno, upper);
    }

    /** Tell whether the caller gets -errno, and not -1 and errno. */
    boolean isRaw() {
        return form % 2 == 0 && form < 4;
    }

    boolean hasParam() {
        return name != MAX && name != MIN && name != GET;
    }

    boolean isNull() {
        return hasParam() && priority == NO_PARAM;
    }

    boolean isChange() {
        return name == SET || name == SET_PARAM;
    }

    String words() {
        return "t" + thread + ": " + FORMS.get(form) + NAMES.get(name) + "(" + arguments() + ")";
    }

    private String arguments() {
        if (name == MAX || name == MIN) {
            return policyWords();
        }
        String pid = whoWords();
        String param = isNull() ? ", NULL" : isChange() ? ", {" + priority + "}" : ", &param";
        return switch (name) {
            case SET -> pid + ", " + policyWords() + param;
            case GET -> pid;
            default -> pid + param;
        };
    }

    private String policyWords() {
        return Policies.words(policy) + upperWords();
    }

    private String whoWords() {
        return (who == OWN ? "its TID" : who == OTHERS ? "TID of t" + (1 - thread) : Integer.toString(who))
                + upperWords();
    }

    private String upperWords() {
        return upper == 0 ? "" : " + 0x" + Integer.toHexString(upper) + "00000000";
    }
}
