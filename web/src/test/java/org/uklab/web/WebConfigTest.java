/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class WebConfigTest {
    @Test
    void everything_comes_from_the_environment() {
        assertThat(WebConfig.of(Map.of(
                        "UKLAB_HOME",
                        "/h",
                        "UKLAB_DATA",
                        "/d",
                        "UKLAB_PORT",
                        "0",
                        "UKLAB_BUS_PORT",
                        "5800",
                        "UKLAB_ADMINISTRATOR",
                        "ada")))
                .isEqualTo(new WebConfig(Path.of("/h"), Path.of("/d"), 0, 5800, "ada"));
    }

    @Test
    void what_is_missing_or_wrong_is_named_with_its_remedy() {
        assertThatThrownBy(() -> WebConfig.of(Map.of("UKLAB_HOME", "/h")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("UKLAB_DATA is not set; set it to a folder for the database, which web may write");
        assertThatThrownBy(() -> WebConfig.of(Map.of("UKLAB_HOME", "/h", "UKLAB_DATA", "/d", "UKLAB_PORT", "65536")))
                .hasMessage("UKLAB_PORT is a port, 0 to 65535, not 65536");
    }
}
