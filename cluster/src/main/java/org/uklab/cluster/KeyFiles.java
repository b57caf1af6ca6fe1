/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.cluster;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** Keep keys in PEM files as openssl reads them: {@code NAME.key} (PKCS #8, 0600) and {@code NAME.pub}. Blocking. */
final class KeyFiles {
    private static final String PRIVATE = "PRIVATE KEY";
    private static final String PUBLIC = "PUBLIC KEY";

    private KeyFiles() {}

    static Path privateFile(Path folder, String name) {
        return folder.resolve(Names.require("name", name) + ".key");
    }

    static Path publicFile(Path folder, String name) {
        return folder.resolve(Names.require("name", name) + ".pub");
    }

    static void writePrivate(Path folder, String name, PrivateKey key) throws IOException {
        write(privateFile(folder, name), "rw-------", PRIVATE, key);
    }

    static void writePublic(Path folder, String name, PublicKey key) throws IOException {
        write(publicFile(folder, name), "rw-r--r--", PUBLIC, key);
    }

    static PrivateKey readPrivate(Path folder, String name) throws IOException {
        Path file = privateFile(folder, name);
        try {
            return KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(read(file, PRIVATE)));
        } catch (GeneralSecurityException e) {
            throw new IOException(file + " holds no Ed25519 private key", e);
        }
    }

    static PublicKey readPublic(Path folder, String name) throws IOException {
        Path file = publicFile(folder, name);
        try {
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(read(file, PUBLIC)));
        } catch (GeneralSecurityException e) {
            throw new IOException(file + " holds no Ed25519 public key", e);
        }
    }

    private static byte[] read(Path file, String kind) throws IOException {
        String pem = Files.readString(file, US_ASCII);
        String body = pem.replace("-----BEGIN " + kind + "-----", "").replace("-----END " + kind + "-----", "");
        try {
            return Base64.getMimeDecoder().decode(body);
        } catch (IllegalArgumentException e) {
            throw new IOException(file + " is no PEM file of a " + kind, e);
        }
    }

    /** A reader sees the old file or the whole new one. */
    private static void write(Path file, String mode, String kind, Key key) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
        // Made with mode 0600, so nobody ever sees a private key half protected.
        Path draft = Files.createTempFile(folder, ".key", ".tmp");
        Files.writeString(draft, "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n", US_ASCII);
        Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString(mode));
        Files.move(draft, file, ATOMIC_MOVE);
    }
}
