/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.kerneltree;

import java.io.IOException;

/** Say what is wrong with a kraft.yaml: {@code file:line:column: key: what; remedy}, without what does not apply. */
public final class KraftException extends IOException {
    private static final long serialVersionUID = 1;

    public KraftException(String place, String key, String what, String remedy) {
        super(place + ": " + (key.isEmpty() ? "" : key + ": ") + what + "; " + remedy);
    }
}
