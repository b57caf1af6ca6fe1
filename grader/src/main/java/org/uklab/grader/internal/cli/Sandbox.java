/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.cli;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.uklab.vmpool.BoxLauncher;
import org.uklab.vmpool.BoxTrial;

/**
 * Say whether the sandbox of this host is whole, by trying it. Immutable, any thread.
 *
 * @param findings part by part
 */
record Sandbox(List<BoxTrial.Finding> findings) {
    /** Names the variable that is {@code allow} where a sandbox with holes will do. */
    static final String DEGRADED = "UKLAB_DEGRADED";

    static Sandbox tried(BoxLauncher launcher) {
        return new Sandbox(BoxTrial.of(launcher));
    }

    static boolean mayBeDegraded(Map<String, String> environment) {
        return environment.getOrDefault(DEGRADED, "").equals("allow");
    }

    boolean isWhole() {
        return findings.stream().allMatch(BoxTrial.Finding::whole);
    }

    /** Say what does not hold, in a line. */
    String holes() {
        return findings.stream()
                .filter(finding -> !finding.whole())
                .map(finding -> finding.part() + ": " + finding.words())
                .collect(Collectors.joining("; "));
    }
}
