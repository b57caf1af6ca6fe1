/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.cluster;

import java.util.regex.Pattern;

/** Keep names fit for map keys, file names and log lines. Any thread. */
final class Names {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,79}");

    private Names() {}

    static boolean valid(String name) {
        return NAME.matcher(name).matches();
    }

    /** Return the name, or throw {@link IllegalArgumentException} saying what is wrong with it. */
    static String require(String what, String name) {
        if (!valid(name)) {
            throw new IllegalArgumentException(what + " must be 1 to 80 of A-Z a-z 0-9 . _ -, not \""
                    + name.substring(0, Math.min(name.length(), 80)) + "\"");
        }
        return name;
    }
}
