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
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.uklab.vmpool.internal.load.ResetRom;

/** Boot images on QEMU, each in a box of its own. Any thread. */
public final class QemuMachine implements Machine {
    private static final BoxLimits ASK_VERSION = BoxLimits.BUILD.withWall(Duration.ofSeconds(20));
    private static final long MIB = 1 << 20;

    private final BoxLauncher launcher;
    private final MachineProfile profile;
    private @Nullable String digest;
    private boolean tried;
    private Optional<StandIn> standIn = Optional.empty();

    /** What boots the images of a machine whose own way to wait for one does not work on this host. */
    private record StandIn(Machine machine, String how, String why) {}

    /** Make a machine of this profile, whose boxes this launcher makes. */
    public QemuMachine(BoxLauncher launcher, MachineProfile profile) {
        this.launcher = launcher;
        this.profile = profile;
    }

    @Override
    public String id() {
        return profile.id();
    }

    /** Return the digest of what boots the images of slots. The first call boots a kernel of our own: worker. */
    @Override
    public synchronized String digest() {
        if (digest == null) {
            Optional<StandIn> other = standIn();
            digest = other.isPresent() ? other.get().machine().digest() : computeDigest();
        }
        return digest;
    }

    /**
     * Say that slots of this machine boot cold on this host, and with which firmware; empty if they need not. The first
     * call boots a kernel of our own: worker.
     */
    public Optional<String> cold() {
        return standIn().map(StandIn::how);
    }

    /** Say the same, and why. Worker. */
    public Optional<String> fault() {
        return standIn().map(other -> other.how() + ": " + other.why());
    }

    private synchronized Optional<StandIn> standIn() {
        WarmStart warm = profile.warm();
        if (!tried) {
            tried = true;
            standIn = warm == null
                    ? Optional.empty()
                    : GoldenBoot.fault(warm.loader, memoryMiB -> QemuSlot.prepare(launcher, profile, warm, memoryMiB))
                            .map(why -> standIn(warm, why));
        }
        return standIn;
    }

    private StandIn standIn(WarmStart warm, String why) {
        for (Path firmware : warm.otherFirmware()) {
            Machine other = new QemuMachine(launcher, profile.startedBy(firmware));
            if (GoldenBoot.fault(warm.loader, other::prepare).isEmpty()) {
                return new StandIn(other, coldWith(List.of(firmware)), why);
            }
        }
        return new StandIn(new QemuMachine(launcher, profile.cold()), coldWith(profile.firmware()), why);
    }

    private static String coldWith(List<Path> firmware) {
        return firmware.stream()
                .filter(Files::exists)
                .findFirst()
                .map(file -> "boots cold, with " + file)
                .orElse("boots cold");
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
        WarmStart warm = profile.warm();
        if (warm == null) {
            return new ColdSlot(this, memoryMiB);
        }
        Optional<StandIn> other = standIn();
        return other.isPresent()
                ? other.get().machine().prepare(memoryMiB)
                : QemuSlot.prepare(launcher, profile, warm, memoryMiB);
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
