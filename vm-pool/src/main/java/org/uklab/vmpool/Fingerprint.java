/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Make a SHA-256 of a list of fields, no two lists alike. One thread. */
final class Fingerprint {
    private final MessageDigest sha;

    Fingerprint() {
        try {
            sha = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }

    Fingerprint add(String field) {
        return add(field.getBytes(StandardCharsets.UTF_8));
    }

    /* Length first, so that fields cannot run into each other. */
    Fingerprint add(byte[] field) {
        sha.update((field.length + ":").getBytes(StandardCharsets.UTF_8));
        sha.update(field);
        return this;
    }

    String hex() {
        return HexFormat.of().formatHex(sha.digest());
    }
}
