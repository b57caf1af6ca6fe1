/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Record what a conformance run saw, signed by the host where it ran. Immutable, any thread.
 *
 * <p>The key is made by the first run and stays on the host, so the file of another host, or an edited one, counts for
 * nothing.
 *
 * @param model the model's own words for its version
 * @param digest of the machine that was tried
 */
public record FvpTranscript(String model, String digest, List<Step> steps) {
    /** The file in the folder of a host. */
    public static final String FILE = "fvp-conformance.txt";

    private static final String KEY = "fvp-conformance.key";
    private static final String PUBLIC = "fvp-conformance.pub";
    private static final String SIGNATURE = "signature: ";
    private static final Base64.Encoder BASE64 = Base64.getEncoder();

    /** What one step was, and gave. */
    public record Step(String name, boolean passed, String seen) {
        String line() {
            return (passed ? "passed  " : "FAILED  ") + name + ": " + seen;
        }
    }

    public FvpTranscript {
        steps = List.copyOf(steps);
    }

    /** Return whether the model is a fake one, which proves nothing. */
    public boolean synthetic() {
        return model.contains("synthetic");
    }

    /** Return whether each step passed. */
    public boolean passed() {
        return !steps.isEmpty() && steps.stream().allMatch(Step::passed);
    }

    /** Return it as people read it, without its signature. */
    public String text() {
        return "uklab fvp-conformance 1\nsynthetic: " + synthetic() + "\nmodel: " + model + "\nmachine: "
                + FvpMachine.ID + " " + digest + "\n"
                + steps.stream().map(step -> step.line() + "\n").collect(Collectors.joining())
                + "result: " + (passed() ? "passed" : "failed") + "\n";
    }

    /** Write it, signed, into the folder of this host. Return the file. */
    public Path write(Path folder) throws IOException {
        try {
            if (!Files.exists(folder.resolve(KEY))) {
                makeKey(folder);
            }
            Signature ed25519 = Signature.getInstance("Ed25519");
            byte[] key = Base64.getDecoder()
                    .decode(Files.readString(folder.resolve(KEY)).strip());
            ed25519.initSign(KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(key)));
            ed25519.update(text().getBytes(StandardCharsets.UTF_8));
            return Files.writeString(
                    folder.resolve(FILE), text() + SIGNATURE + BASE64.encodeToString(ed25519.sign()) + "\n");
        } catch (GeneralSecurityException e) {
            throw new IOException(folder + " holds no key of ours", e);
        }
    }

    /**
     * Return why this host may not offer the machine; nothing if a run of the real model passed here, and neither model
     * nor driver have changed since.
     */
    public static Optional<String> refusal(Path folder, Machine machine) {
        String text;
        try {
            text = verified(folder);
        } catch (IOException e) {
            return Optional.of(FvpMachine.STATUS + " (" + e.getMessage() + ")");
        }
        List<String> lines = text.lines().toList();
        if (!lines.contains("synthetic: false")) {
            return Optional.of(FvpMachine.STATUS + " (what ran here was a fake model)");
        }
        if (!lines.get(lines.size() - 1).equals("result: passed")) {
            return Optional.of("the conformance run on this host failed");
        }
        return lines.contains("machine: " + FvpMachine.ID + " " + machine.digest())
                ? Optional.empty()
                : Optional.of("the model or its driver has changed since the conformance run");
    }

    private static String verified(Path folder) throws IOException {
        if (!Files.exists(folder.resolve(FILE))) {
            throw new IOException("no conformance run on this host");
        }
        String all = Files.readString(folder.resolve(FILE));
        int at = all.lastIndexOf(SIGNATURE);
        try {
            byte[] key = Base64.getDecoder()
                    .decode(Files.readString(folder.resolve(PUBLIC)).strip());
            PublicKey known = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(key));
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initVerify(known);
            ed25519.update(all.substring(0, Math.max(at, 0)).getBytes(StandardCharsets.UTF_8));
            if (at >= 0
                    && ed25519.verify(Base64.getDecoder()
                            .decode(all.substring(at + SIGNATURE.length()).strip()))) {
                return all.substring(0, at);
            }
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException(FILE + " is not signed by this host", e);
        }
        throw new IOException(FILE + " is not signed by this host");
    }

    private static void makeKey(Path folder) throws IOException, GeneralSecurityException {
        var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Path draft = Files.createTempFile(folder, "key", ".part");
        Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-------"));
        Files.writeString(draft, BASE64.encodeToString(pair.getPrivate().getEncoded()) + "\n");
        Files.writeString(
                folder.resolve(PUBLIC), BASE64.encodeToString(pair.getPublic().getEncoded()) + "\n");
        Files.move(draft, folder.resolve(KEY));
    }
}
