/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials.contexts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.uklab.exercises.internal.trials.Step;
import org.uklab.exercises.internal.trials.TrialsContract;

class TlsContractTest extends TrialsContract {

    TlsContractTest() {
        super(new TlsContract());
    }

    /** As musl on arm64 has it: 216 bytes of descriptor, of which 16 are the ABI's. */
    @Test
    void variant_one_puts_the_tcb_right_below_the_variables() {
        TlsArea area = new TlsArea(1, 5, 12, 64, 216);
        assertThat(area.align()).isEqualTo(64);
        assertThat(area.tlsp()).isEqualTo(256);
        assertThat(area.tcb()).isEqualTo(56);
        assertThat(area.vars()).isEqualTo(320);
        assertThat(area.len()).isEqualTo(332);
    }

    @Test
    void variant_two_rounds_with_the_template_and_aligns_for_the_area() {
        TlsArea area = new TlsArea(2, 5, 12, 8, 208);
        assertThat(area.align()).isEqualTo(32);
        assertThat(area.tlsp()).isEqualTo(32);
        assertThat(area.vars()).isEqualTo(16);
        assertThat(area.at(27)).isEqualTo(TlsArea.Part.ZEROS);
        assertThat(area.at(28)).isEqualTo(TlsArea.Part.PADDING);
        assertThat(area.len()).isEqualTo(240);
    }

    @Test
    void a_student_reads_what_is_laid_out_and_where_it_is_looked_at() {
        TlsContract contract = new TlsContract();
        assertThat(contract.words(Step.of(TlsContract.LAYOUT, 2, 5, 12, 8, 208)))
                .isEqualTo("lay out variant II, data_len 5, len 12, align 8, tcb_len 208");
        assertThat(contract.words(Step.of(TlsContract.READ, -32, 32))).isEqualTo("read 32 bytes from area - 32 on");
    }
}
