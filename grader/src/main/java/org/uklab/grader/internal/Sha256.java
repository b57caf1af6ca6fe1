/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Name bytes by their SHA-256. Any thread. */
public final class Sha256 {
    private Sha256() {}

    /** Digest some bytes, in hex. */
    public static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(start().digest(bytes));
    }

    /** Digest a row of texts, each with its length, in hex. */
    public static String hex(String... parts) {
        MessageDigest sha = start();
        for (String part : parts) {
            byte[] bytes = part.getBytes(UTF_8);
            sha.update(ByteBuffer.allocate(4).putInt(bytes.length).flip());
            sha.update(bytes);
        }
        return HexFormat.of().formatHex(sha.digest());
    }

    private static MessageDigest start() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
