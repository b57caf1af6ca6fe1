/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.uklab.vmpool.internal.load.ResetRom;

/** Boot images on QEMU, each in a box of its own. Any thread. */
public final class QemuMachine implements Machine {
    private static final BoxLimits ASK_VERSION = BoxLimits.BUILD.withWall(Duration.ofSeconds(20));
    private static final long MIB = 1 << 20;

    private final BoxLauncher launcher;
    private final MachineProfile profile;
    private @Nullable String digest;

    /** Make a machine of this profile, whose boxes this launcher makes. */
    public QemuMachine(BoxLauncher launcher, MachineProfile profile) {
        this.launcher = launcher;
        this.profile = profile;
    }

    @Override
    public String id() {
        return profile.id();
    }

    @Override
    public synchronized String digest() {
        if (digest == null) {
            digest = computeDigest();
        }
        return digest;
    }

    @Override
    public RunResult run(BootRequest request, RunListener listener) {
        try (Box box = Box.open(launcher, request.limits().channelBytes() + MIB)) {
            checkImage(request.image());
            return new EmulatorRun(box, profile, request, listener).run();
        } catch (IOException e) {
            return RunResult.infrastructure(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public Slot prepare(int memoryMiB) throws IOException {
        return profile.warm() == null
                ? new ColdSlot(this, memoryMiB)
                : QemuSlot.prepare(launcher, profile, profile.warm(), memoryMiB);
    }

    private void checkImage(Path image) throws IOException {
        byte[] magic = profile.magic().getBytes(StandardCharsets.ISO_8859_1);
        try (InputStream in = Files.newInputStream(image)) {
            if (!Arrays.equals(in.readNBytes(magic.length), magic)) {
                throw new IOException(image + " is no kernel for " + id());
            }
        } catch (NoSuchFileException e) {
            throw new IOException(image + " is missing", e);
        }
    }

    private String computeDigest() {
        try {
            Fingerprint digest = new Fingerprint().add(version());
            for (Path file : profile.firmware()) {
                if (Files.isRegularFile(file)) {
                    digest.add(Files.readAllBytes(file));
                }
            }
            digest.add(String.join("\0", profile.arguments()));
            WarmStart warm = profile.warm();
            if (warm != null) {
                digest.add(String.join("\0", warm.words(0))).add(ResetRom.bytes());
            }
            return digest.hex();
        } catch (IOException e) {
            throw new IllegalStateException(profile.program() + " does not run here: " + e.getMessage(), e);
        }
    }

    private String version() throws IOException {
        try (Box box = Box.open(launcher, MIB)) {
            BoxResult result = box.run(profile.command(ASK_VERSION, List.of("--version")));
            if (result instanceof BoxResult.Exited exited && exited.status() == 0) {
                return exited.stdout().text();
            }
            throw new IOException(result + " (is its package installed?)");
        }
    }
}
