/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web;

import java.nio.file.Path;
import java.util.Map;

/**
 * Say where web finds things and where it listens. Any thread.
 *
 * @param home the folder with {@code exercises/content} and {@code kernel-tree/tree} ({@code UKLAB_HOME})
 * @param data the folder of the database and of the keys ({@code UKLAB_DATA})
 * @param port of the site, 0 for any free one ({@code UKLAB_PORT})
 * @param busPort of the bus that graders join ({@code UKLAB_BUS_PORT})
 * @param administrator name of the account that is made administrator at the start; empty if none
 *     ({@code UKLAB_ADMINISTRATOR})
 */
record WebConfig(Path home, Path data, int port, int busPort, String administrator) {
    /**
     * Read the variables of an environment.
     *
     * @throws IllegalArgumentException if one is missing or wrong; the message says which, and what it should be
     */
    static WebConfig of(Map<String, String> environment) {
        return new WebConfig(
                path(environment, "UKLAB_HOME", "the folder with exercises/ and kernel-tree/"),
                path(environment, "UKLAB_DATA", "a folder for the database, which web may write"),
                port(environment, "UKLAB_PORT", "8080", 0),
                port(environment, "UKLAB_BUS_PORT", "5701", 1),
                environment.getOrDefault("UKLAB_ADMINISTRATOR", "").strip());
    }

    private static Path path(Map<String, String> environment, String name, String what) {
        String value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(name + " is not set; set it to " + what);
        }
        return Path.of(value).toAbsolutePath().normalize();
    }

    private static int port(Map<String, String> environment, String name, String otherwise, int least) {
        String value = environment.getOrDefault(name, otherwise);
        if (!value.matches("\\d{1,5}") || Integer.parseInt(value) < least || Integer.parseInt(value) > 65_535) {
            throw new IllegalArgumentException(name + " is a port, " + least + " to 65535, not " + value);
        }
        return Integer.parseInt(value);
    }
}
