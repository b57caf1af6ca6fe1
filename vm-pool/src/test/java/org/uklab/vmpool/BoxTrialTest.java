/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class BoxTrialTest {
    @Test
    void the_sandbox_of_this_host_is_whole() {
        assertThat(BoxTrial.of(TestLauncher.get()))
                .allSatisfy(finding ->
                        assertThat(finding.whole()).as(finding.toString()).isTrue())
                .extracting(BoxTrial.Finding::part)
                .contains("launcher", "walls", "view", "end", "limit of memory", "limit of cpu");
    }

    @Test
    void a_launcher_that_does_not_start_is_a_finding() {
        assertThat(BoxTrial.of(new BoxLauncher(Path.of("/no/such/box"))))
                .singleElement()
                .matches(finding -> !finding.whole() && finding.words().contains("/no/such/box"));
    }

    @Test
    void a_launcher_that_opens_nothing_is_a_finding() {
        assertThat(BoxTrial.of(new BoxLauncher(Path.of("/usr/bin/false")))).anyMatch(finding -> !finding.whole());
    }
}
