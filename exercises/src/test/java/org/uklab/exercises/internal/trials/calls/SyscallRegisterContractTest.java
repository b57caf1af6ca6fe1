/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.uklab.exercises.internal.trials.Answer;
import org.uklab.exercises.internal.trials.Model;
import org.uklab.exercises.internal.trials.TrialsContract;

class SyscallRegisterContractTest extends TrialsContract {
    private static final int FIFO = 1;

    private final Model books = new SyscallRegisterContract().begin();

    SyscallRegisterContractTest() {
        super(new SyscallRegisterContract());
    }

    private List<Long> call(int thread, int form, int name, int who, int policy, int priority) {
        SchedCall call = new SchedCall(thread, form, name, who, policy, priority, 200, 0);
        return books.answers(call.step()).stream().map(Answer::example).toList();
    }

    @Test
    void what_a_thread_sets_is_told_to_it_alone() {
        assertThat(call(0, SchedCall.RAW, SchedCall.SET, 0, FIFO, 42)).containsExactly(0L, 200L, 42L, 0L);
        assertThat(call(0, SchedCall.RAW, SchedCall.GET_PARAM, SchedCall.OWN, 0, 7))
                .containsExactly(0L, 200L, 42L, 0L);
        assertThat(call(0, SchedCall.BY_ERRNO, SchedCall.GET, 0, 0, 0)).containsExactly((long) FIFO, 200L);
        assertThat(call(1, SchedCall.RAW, SchedCall.GET, 0, 0, 0)).containsExactly(0L, 200L);
    }

    @Test
    void an_error_is_a_negative_code_or_minus_1_and_errno() {
        assertThat(call(0, SchedCall.RAW, SchedCall.GET, SchedCall.OTHERS, 0, 0))
                .containsExactly(-3L, 200L);
        assertThat(call(0, SchedCall.BY_ERRNO, SchedCall.GET, -5, 0, 0)).containsExactly(-1L, 22L);
        assertThat(call(0, SchedCall.RAW, SchedCall.SET, 0, FIFO, SchedCall.NO_PARAM))
                .containsExactly(-22L, 200L);
        assertThat(call(0, SchedCall.RAW, SchedCall.GET_PARAM, 1234, 0, 7)).containsExactly(-3L, 200L, 7L, 0L);
    }

    @Test
    void a_call_reads_like_c() {
        SchedCall call = new SchedCall(1, SchedCall.BY_ERRNO, SchedCall.SET, SchedCall.OWN, FIFO, 42, 200, 0x5a);

        assertThat(call.words())
                .isEqualTo("t1: uk_syscall_e_sched_setscheduler(its TID + 0x5a00000000,"
                        + " SCHED_FIFO + 0x5a00000000, {42})");
    }
}
