/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.uklab.vmpool.BoxTrial;

class GraderCommandTest {
    private static final Sandbox WHOLE = new Sandbox(List.of());
    private static final Sandbox DEGRADED = new Sandbox(List.of(new BoxTrial.Finding("walls", false, "none")));

    @Test
    void what_is_not_as_it_should_be_is_announced_with_the_version() {
        assertThat(GraderCommand.state(WHOLE, List.of())).isEmpty();
        assertThat(GraderCommand.state(WHOLE, List.of("qemu-x86_64 boots cold, with qboot.rom")))
                .isEqualTo(", qemu-x86_64 boots cold, with qboot.rom");
        assertThat(GraderCommand.state(DEGRADED, List.of("one", "two"))).isEqualTo(", degraded, one, two");
    }
}
