/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.tests.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.uklab.vmpool.EndKind;
import org.uklab.vmpool.RunEnd;
import org.uklab.vmpool.RunLimits;
import org.uklab.vmpool.RunResult;

/** Builds and boots {@code apps/contract}: every name of the contract with its signature. */
class ContractTest {
    private static final Pattern COUNT = Pattern.compile("contract: (\\d+) names, 0 absent");

    /** Fewer would mean that somebody took names out to make this pass. */
    private static final int NAMES = 400;

    @ParameterizedTest
    @EnumSource(Guest.class)
    void every_name_of_the_contract_compiles_and_links(Guest guest) {
        RunResult run = guest.image("contract").boot("", RunLimits.DEFAULT);

        String console = run.console().text();
        assertThat(run.end()).as(console).isEqualTo(new RunEnd.Ended(EndKind.MAIN, 0, 0, ""));
        Matcher count = COUNT.matcher(console);
        assertThat(count.find()).as(console).isTrue();
        assertThat(Integer.parseInt(count.group(1))).isGreaterThanOrEqualTo(NAMES);
    }
}
