/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials.contexts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.uklab.exercises.internal.trials.Answer;
import org.uklab.exercises.internal.trials.Model;
import org.uklab.exercises.internal.trials.Step;
import org.uklab.exercises.internal.trials.TrialsContract;

class EctxContractTest extends TrialsContract {
    private static final long NAMED = 1L << 62;

    EctxContractTest() {
        super(new EctxContract());
    }

    private static List<Answer> loadedAfterStore() {
        Model model = new EctxContract().begin();
        model.answers(Step.of(EctxContract.INIT, 0, 1, 2, 3, 3));
        model.answers(Step.of(EctxContract.STORE, 0, 99, 2, 3));
        return model.answers(Step.of(EctxContract.LOAD, 0, 1, 0, 0, 99));
    }

    @Test
    void a_register_that_was_lost_has_a_name() {
        long packed = NAMED;
        byte[] letters = "xmm15".getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < letters.length; i++) {
            packed |= (long) letters[i] << (Byte.SIZE * i);
        }
        assertThat(loadedAfterStore().get(0).words().apply(packed)).endsWith("as it was stored: xmm15");
    }

    @Test
    void what_was_stored_last_is_expected() {
        assertThat(loadedAfterStore().get(1).expected()).isEqualTo("rounding in MXCSR or FPCR: number 2");
        assertThat(loadedAfterStore().get(2).words().apply(-1L)).endsWith("a value that nobody set");
    }

    @Test
    void a_step_is_told_by_its_area() {
        assertThat(new EctxContract().words(Step.of(EctxContract.STORE, 2, 5, 1, 1)))
                .isEqualTo("store to area 2");
    }
}
