/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Be a slot of a machine that cannot wait: nothing is started before the image is there. */
final class ColdSlot implements Slot {
    private final Machine machine;
    private final int memoryMiB;
    private final AtomicBoolean fresh = new AtomicBoolean(true);
    private final AtomicReference<@Nullable Thread> worker = new AtomicReference<>();

    ColdSlot(Machine machine, int memoryMiB) {
        this.machine = machine;
        this.memoryMiB = memoryMiB;
    }

    @Override
    public boolean waits() {
        return fresh.get();
    }

    @Override
    public RunResult run(byte[] image, RunLimits limits, RunListener listener) {
        if (!fresh.compareAndSet(true, false)) {
            throw new IllegalStateException("a slot is used once");
        }
        if (limits.memoryMiB() != memoryMiB) {
            throw new IllegalArgumentException("the slot has " + memoryMiB + " MiB, not " + limits.memoryMiB());
        }
        try {
            Path file = Files.createTempFile("uklab", ".elf");
            try {
                Files.write(file, image);
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
                worker.set(Thread.currentThread());
                return machine.run(new BootRequest(file, "", limits), listener);
            } finally {
                worker.set(null);
                Files.delete(file);
            }
        } catch (IOException e) {
            return RunResult.infrastructure(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void close() {
        fresh.set(false);
        Thread running = worker.get();
        if (running != null) {
            running.interrupt();
        }
    }
}
