/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.boot;

import java.io.IOException;
import java.nio.file.Path;
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

/** Boot an image with several scenarios at once, each on a machine of its own. Any thread; blocks. */
public final class BootStage {
    private final Machine machine;

    public BootStage(Machine machine) {
        this.machine = machine;
    }

    /** Boot and wait for all; only the first is watched. An interrupt ends them all. */
    public List<Run> boot(byte[] image, List<Scenario> scenarios, Limits limits, Path scratch, PhaseClock clock)
            throws IOException, InterruptedException {
        List<Callable<Run>> boots = new ArrayList<>();
        for (Scenario scenario : scenarios) {
            Watcher watcher = boots.isEmpty() ? clock.watcher() : Watcher.NONE;
            boots.add(() -> Run.of(machine, image, scenario, limits, scratch, watcher));
        }
        List<Run> runs = together(boots);
        clock.add("boot", longest(runs, RunResult::boot));
        clock.add("test", longest(runs, RunResult::test));
        return runs;
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
