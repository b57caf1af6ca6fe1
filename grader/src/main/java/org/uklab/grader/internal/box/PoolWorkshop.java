/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.box;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.uklab.vmpool.Box;
import org.uklab.vmpool.BoxCommand;
import org.uklab.vmpool.BoxLauncher;
import org.uklab.vmpool.BoxLimits;
import org.uklab.vmpool.BoxPool;
import org.uklab.vmpool.BoxResult;
import org.uklab.vmpool.Limit;

/** Run tasks in boxes of the vm-pool, small ones in boxes that are open already. Close it to close those. */
public final class PoolWorkshop implements Workshop, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PoolWorkshop.class);

    private final BoxLauncher launcher;
    private final BoxPool small;
    private final AtomicBoolean degraded = new AtomicBoolean();

    /** @param ahead how many boxes for small tasks to keep open */
    public PoolWorkshop(BoxLauncher launcher, int ahead) {
        this.launcher = launcher;
        this.small = new BoxPool(launcher, Task.SMALL_OUT, ahead);
    }

    @Override
    public Outcome run(Task task, Path into) throws IOException, InterruptedException {
        try (Box box = box(task)) {
            BoxResult result = box.run(command(task));
            if (Thread.interrupted()) {
                throw new InterruptedException("stopped while a box was at work");
            }
            if (result instanceof BoxResult.Exited exited) {
                Optional<String> odd = Harvest.copy(box.view(), into, task.outBytes());
                return odd.<Outcome>map(Outcome.Odd::new)
                        .orElseGet(() -> new Outcome.Done(
                                exited.status(),
                                exited.stdout().text() + exited.stderr().text()));
            }
            return result instanceof BoxResult.Killed killed && killed.limit() != Limit.HOST
                    ? new Outcome.Exceeded(word(killed.limit()))
                    : new Outcome.Broken(
                            result instanceof BoxResult.Failed failed ? failed.why() : "this host has no memory left");
        }
    }

    private Box box(Task task) throws IOException {
        Box box = task.outBytes() == small.outBytes() ? small.take() : Box.open(launcher, task.outBytes());
        if (box.cgroup().equals("none") && !degraded.getAndSet(true)) {
            LOG.warn("degraded: this host has no control groups, so memory is limited for each process only");
        }
        return box;
    }

    @Override
    public void close() {
        small.close();
    }

    private static BoxCommand command(Task task) {
        BoxLimits limits = BoxLimits.BUILD
                .withWall(task.wall())
                .withCpu(task.cpu())
                .withMemory(task.memoryBytes())
                .withFileBytes(task.outBytes());
        BoxCommand command = BoxCommand.of(limits, task.asOne());
        for (var bind : task.binds().entrySet()) {
            command = command.readOnly(bind.getValue(), bind.getKey());
        }
        return command;
    }

    private static String word(Limit limit) {
        return switch (limit) {
            case WALL, CPU -> "time";
            case MEMORY -> "memory";
            case PROCESSES -> "processes";
            case FILE -> "file size";
            case OUTPUT -> "output";
            case HOST, CALLER -> "patience of the caller";
        };
    }
}
