/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.boot;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.uklab.exercises.Limits;
import org.uklab.grader.Watcher;
import org.uklab.grader.internal.PhaseClock;
import org.uklab.vmpool.Machine;
import org.uklab.vmpool.RunResult;
import org.uklab.vmpool.Slot;
import org.uklab.vmpool.SlotPool;

/** Boot an image with several scenarios at once, each in a slot of its own. Any thread; blocks. */
public final class BootStage {
    private final SlotPool pool;
    private final Machine machine;
    private final Limits limits;

    public BootStage(SlotPool pool, Machine machine, Limits limits) {
        this.pool = pool;
        this.machine = machine;
        this.limits = limits;
    }

    /** Say that so many boots are near: their slots are prepared while the compiler runs. */
    public void expect(int boots) {
        pool.expect(machine, limits.memoryMiB(), boots);
    }

    /** Boot and wait for all; only the first is watched. An interrupt ends them all. */
    public List<Run> boot(byte[] image, List<Scenario> scenarios, PhaseClock clock)
            throws IOException, InterruptedException {
        List<Callable<Run>> boots = new ArrayList<>();
        for (Scenario scenario : scenarios) {
            Watcher watcher = boots.isEmpty() ? clock.watcher() : Watcher.NONE;
            boots.add(() -> run(image, scenario, watcher));
        }
        List<Run> runs = together(boots);
        clock.add("boot", longest(runs, RunResult::boot));
        clock.add("test", longest(runs, RunResult::test));
        return runs;
    }

    private Run run(byte[] image, Scenario scenario, Watcher watcher) throws IOException, InterruptedException {
        try (Slot slot = pool.take(machine, limits.memoryMiB())) {
            return Run.of(slot, image, scenario, limits, watcher);
        }
    }

    private static List<Run> together(List<Callable<Run>> boots) throws IOException, InterruptedException {
        ExecutorService hands = Executors.newFixedThreadPool(boots.size(), work -> new Thread(work, "boot"));
        try {
            List<Run> runs = new ArrayList<>();
            for (Future<Run> run : hands.invokeAll(boots)) {
                runs.add(run.get());
            }
            return runs;
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException broken) {
                throw broken;
            }
            throw new IllegalStateException("a boot failed", failed.getCause());
        } finally {
            hands.shutdownNow();
        }
    }

    private static Duration longest(List<Run> runs, Function<RunResult, Duration> part) {
        return runs.stream()
                .map(run -> part.apply(run.result()))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }
}
