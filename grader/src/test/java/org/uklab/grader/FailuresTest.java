/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uklab.grader.internal.EndedException;
import org.uklab.grader.internal.Ending;

class FailuresTest {
    @Test
    void what_nobody_foresaw_is_a_bug_of_ours_and_its_words_stay_in_the_log() {
        Ending ending = Failures.ending(new IllegalStateException("secret detail"));

        assertThat(ending.verdict()).isEqualTo(Verdict.PLATFORM_BUG);
        assertThat(ending.message()).doesNotContain("secret detail").contains("not your fault");
    }

    @Test
    void a_failing_host_is_infrastructure() {
        assertThat(Failures.ending(new IOException("No space left on device")).verdict())
                .isEqualTo(Verdict.INFRASTRUCTURE);
    }

    @Test
    void an_interrupt_is_infrastructure_and_stays_set() {
        assertThat(Failures.ending(new InterruptedException()).verdict()).isEqualTo(Verdict.INFRASTRUCTURE);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void an_ending_is_kept() {
        Ending ending = Ending.of(Verdict.CRASHED, "x");

        assertThat(Failures.ending(new EndedException(ending))).isSameAs(ending);
    }

    @Test
    void each_verdict_has_the_exit_status_of_its_owner() {
        for (Verdict verdict : Verdict.values()) {
            int status = verdict == Verdict.PASSED ? 0 : verdict.owner() == Verdict.Owner.STUDENT ? 1 : 3;
            assertThat(verdict.exitStatus()).as(verdict.name()).isEqualTo(status);
        }
        assertThat(Verdict.INFRASTRUCTURE.exitStatus()).isEqualTo(3);
        assertThat(Verdict.PLATFORM_BUG.exitStatus()).isEqualTo(3);
    }

    @Test
    void a_missing_variable_is_named_with_the_remedy(@TempDir Path dir) throws IOException {
        Files.createDirectory(dir.resolve("home"));
        String home = dir.resolve("home").toString();

        assertThatThrownBy(() -> Lab.fromEnvironment(Map.of()))
                .hasMessage("UKLAB_HOME is not set; run this through ./uklab, which sets it");
        assertThatThrownBy(() -> Lab.fromEnvironment(Map.of("UKLAB_HOME", home, "UKLAB_STATE", home + "/none")))
                .hasMessageContaining("UKLAB_STATE=" + home + "/none is not usable");
    }
}
