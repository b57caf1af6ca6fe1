/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.tests.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.uklab.vmpool.EndKind;
import org.uklab.vmpool.MachineProfile;
import org.uklab.vmpool.RunEnd;
import org.uklab.vmpool.RunLimits;
import org.uklab.vmpool.RunListener;
import org.uklab.vmpool.RunResult;

/** Boots all suites on a processor with AVX: there threads keep their registers by XSAVE, elsewhere by FXSAVE. */
class AvxSuitesTest {

    private static MachineProfile withEveryExtension() {
        MachineProfile plain = MachineProfile.X86_64;
        List<String> arguments = new ArrayList<>(plain.arguments());
        arguments.addAll(0, List.of("-cpu", "max"));
        return new MachineProfile(
                plain.id(), plain.program(), plain.magic(), arguments, plain.firmware(), plain.exits());
    }

    @Test
    void all_suites_pass_with_xsave() {
        RunResult run = KernelImage.of("suites").boot(withEveryExtension(), "", RunLimits.DEFAULT, RunListener.NONE);
        String printed = run.console().text();

        assertThat(run.end()).as(() -> printed).isEqualTo(new RunEnd.Ended(EndKind.MAIN, 0, 0, ""));
        assertThat(printed).contains("`ukarch_ectx_align()` to be 64 and was 64");
        assertThat(printed).containsPattern("uktest:cases: +\\d+ total");
    }
}
