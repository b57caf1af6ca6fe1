/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;

/** Be somebody on the bus: a name and its Ed25519 key pair. Any thread. */
public final class Identity {
    private final String name;
    private final PublicKey publicKey;
    private final PrivateKey privateKey;

    private Identity(String name, PublicKey publicKey, PrivateKey privateKey) {
        this.name = Names.require("name", name);
        this.publicKey = publicKey;
        this.privateKey = privateKey;
    }

    /** Make a new key pair under this name. */
    public static Identity generate(String name) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return new Identity(name, pair.getPublic(), pair.getPrivate());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has Ed25519", impossible);
        }
    }

    /**
     * Read the key pair {@code NAME.key} and {@code NAME.pub} in this folder; make both when there is no key yet.
     *
     * @throws IOException when a file cannot be read or written, or holds no such key; the message says which
     */
    public static Identity load(Path folder, String name) throws IOException {
        if (!Files.exists(KeyFiles.privateFile(folder, name))) {
            Identity made = generate(name);
            made.enrol(folder);
            KeyFiles.writePrivate(folder, name, made.privateKey);
            return made;
        }
        return new Identity(name, KeyFiles.readPublic(folder, name), KeyFiles.readPrivate(folder, name));
    }

    /** Write {@code NAME.pub} into a folder that somebody trusts ({@link Trust#folder}); makes the folder. */
    public void enrol(Path folder) throws IOException {
        KeyFiles.writePublic(folder, name, publicKey);
    }

    /** Return the name. */
    public String name() {
        return name;
    }

    /** Return the key by which others know this one. */
    public PublicKey publicKey() {
        return publicKey;
    }

    /** Sign a message. */
    public Envelope sign(Message message) {
        byte[] payload = message.encode();
        return new Envelope(name, payload, Ed25519Signature.sign(privateKey, payload));
    }

    @Override
    public String toString() {
        return "Identity[" + name + "]";
    }
}
