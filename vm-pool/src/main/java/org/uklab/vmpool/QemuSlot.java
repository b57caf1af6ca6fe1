/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.uklab.vmpool.internal.BoxRun;
import org.uklab.vmpool.internal.load.BadImageException;
import org.uklab.vmpool.internal.load.GuestMemory;
import org.uklab.vmpool.internal.load.ResetRom;
import org.uklab.vmpool.internal.qmp.Qmp;

/** Hold a QEMU that was started paused, in a box of its own, and shares its guest's memory with us. */
final class QemuSlot implements Slot {
    private static final long MIB = 1 << 20;
    /** Each of the two files that it writes; what a run may write is less, so the run notices first. */
    static final long LARGEST_FILE = 24 * MIB;

    /** The host's guards for waiting and running together; a run has limits of its own. */
    private static final BoxLimits GUARDS =
            new BoxLimits(Duration.ofHours(12), Duration.ofMinutes(10), MIB, 32, LARGEST_FILE, 8 * MIB);

    private final MachineProfile profile;
    private final WarmStart start;
    private final int memoryMiB;
    private final Box box;
    private final BoxRun process;
    private final Qmp qmp = new Qmp();
    private final AtomicBoolean fresh = new AtomicBoolean(true);

    private QemuSlot(MachineProfile profile, WarmStart start, int memoryMiB, Box box) throws IOException {
        this.profile = profile;
        this.start = start;
        this.memoryMiB = memoryMiB;
        this.box = box;
        BoxCommand command =
                profile.command(GUARDS.withMemory(memoryMiB * MIB + profile.ownMemory()), start.words(memoryMiB));
        process = box.converse(start.hasRom() ? command.readOnly(ResetRom.file(), WarmStart.ROM) : command, qmp::feed);
    }

    /** Start one and wait until it stands before its first instruction. */
    static QemuSlot prepare(BoxLauncher launcher, MachineProfile profile, WarmStart start, int memoryMiB)
            throws IOException {
        Box box = Box.withMemory(launcher, 2 * LARGEST_FILE + MIB, memoryMiB * MIB);
        try {
            QemuSlot slot = new QemuSlot(profile, start, memoryMiB, box);
            slot.begin();
            return slot;
        } catch (IOException e) {
            box.close();
            throw e;
        }
    }

    private void begin() throws IOException {
        try {
            qmp.begin(process.stdin(), process::alive);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while a machine started");
        } catch (IOException e) {
            process.kill(Limit.CALLER);
            throw new IOException(profile.name() + " does not wait for an image: " + process.result(), e);
        }
    }

    Box box() {
        return box;
    }

    @Override
    public boolean waits() {
        return fresh.get() && process.alive();
    }

    @Override
    public RunResult run(byte[] image, RunLimits limits, RunListener listener) {
        if (limits.memoryMiB() != memoryMiB
                || Math.max(limits.consoleBytes(), limits.channelBytes()) > LARGEST_FILE / 2) {
            throw new IllegalArgumentException("a slot of " + memoryMiB + " MiB cannot keep to " + limits);
        }
        if (!fresh.compareAndSet(true, false)) {
            throw new IllegalStateException("a slot is used once");
        }
        try (GuestMemory memory = GuestMemory.open(box.memory(), start.loader.base(), memoryMiB * MIB)) {
            return new SlotRun(box, process, qmp, memory, profile, start, limits, listener).run(image);
        } catch (BadImageException e) {
            return RunResult.infrastructure("the image is no kernel for this machine: " + e.getMessage());
        } catch (IOException e) {
            return RunResult.infrastructure(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return RunResult.infrastructure("the run was interrupted");
        } finally {
            process.kill(Limit.CALLER);
        }
    }

    @Override
    public void close() {
        fresh.set(false);
        box.close();
    }
}
