/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.uklab.exercises.CheckResult;
import org.uklab.exercises.Exercise;
import org.uklab.grader.internal.Dossier;
import org.uklab.grader.internal.EndedException;
import org.uklab.grader.internal.Ending;
import org.uklab.grader.internal.PhaseClock;
import org.uklab.grader.internal.boot.Backtrace;
import org.uklab.grader.internal.boot.BootStage;
import org.uklab.grader.internal.boot.Boots;
import org.uklab.grader.internal.boot.Run;
import org.uklab.grader.internal.boot.Scenario;
import org.uklab.grader.internal.boot.Seeds;
import org.uklab.grader.internal.boot.VisibleTests;
import org.uklab.grader.internal.build.Kernel;
import org.uklab.grader.internal.build.Symbols;
import org.uklab.grader.internal.tree.Store.Scratch;
import org.uklab.vmpool.Machine;

/**
 * Hold what an attempt became by building: a kernel to run with any number of seeds, or the reason why there is none.
 *
 * <p>One thread; a run blocks. Closing removes its files.
 */
public final class Candidate implements AutoCloseable {
    private final Exercise exercise;
    private final Dossier dossier;
    private final PhaseClock built;
    private final Scratch scratch;
    private final BootStage stage;
    private final Symbols symbols;
    private final Optional<Kernel> kernel;
    private final Optional<Ending> ending;
    private final boolean visible;

    private Candidate(Parts parts, Optional<Kernel> kernel, Optional<Ending> ending) {
        this.exercise = parts.exercise;
        this.dossier = parts.dossier;
        this.built = parts.clock;
        this.scratch = parts.scratch;
        this.stage = parts.stage;
        this.symbols = parts.symbols;
        this.kernel = kernel;
        this.ending = ending;
        this.visible = parts.visible;
    }

    /** What a candidate has, whatever became of the build; {@code visible} if it is linked with the visible tests. */
    record Parts(
            Exercise exercise,
            Dossier dossier,
            PhaseClock clock,
            Scratch scratch,
            Machine machine,
            BootStage stage,
            Symbols symbols,
            boolean visible) {
        Candidate built(Kernel kernel) {
            return new Candidate(this, Optional.of(kernel), Optional.empty());
        }

        Candidate ended(Ending ending) {
            return new Candidate(this, Optional.empty(), Optional.of(ending));
        }
    }

    /** Say whether there is a kernel; otherwise each run gives the same report, apart from its seed. */
    public boolean built() {
        return kernel.isPresent();
    }

    /** Give the linked image, without a scenario; empty if there is none. */
    public Optional<byte[]> image() {
        return kernel.map(made -> made.image().clone());
    }

    /** Boot once with the scenario of a seed and judge, or boot the visible tests, which have no scenario. Fails as a report, as {@link Grader} does. */
    public Report run(long seed) {
        return run(seed, List.of(seed));
    }

    /** Boot with both seeds that an attempt's seed stands for, at once: what counts has to hold in both. */
    public Report grade(long seed) {
        return run(seed, Seeds.of(seed));
    }

    private Report run(long seed, List<Long> seeds) {
        PhaseClock clock = new PhaseClock(System::nanoTime, built);
        if (kernel.isEmpty()) {
            return ended(seed, clock, ending.orElseThrow());
        }
        try {
            return visible
                    ? visible(kernel.get(), clock)
                    : dossier.report(seed, clock, boots(kernel.get(), seeds, clock));
        } catch (EndedException | IOException | InterruptedException | RuntimeException failed) {
            return ended(seed, clock, Failures.ending(failed));
        }
    }

    private Report ended(long seed, PhaseClock clock, Ending how) {
        return visible ? dossier.visible(clock, Optional.of(how), Optional.empty()) : dossier.report(seed, clock, how);
    }

    private Boots boots(Kernel booted, List<Long> seeds, PhaseClock clock)
            throws EndedException, IOException, InterruptedException {
        List<Scenario> scenarios = seeds.stream()
                .map(seed -> Scenario.of(seed, exercise.judge().scenario(seed)))
                .toList();
        List<Run> runs = booted(booted, scenarios, clock);
        return clock.time("judge", () -> {
            List<Boots.Boot> judged = new ArrayList<>();
            for (int i = 0; i < runs.size(); i++) {
                judged.add(judged(booted, seeds.get(i), runs.get(i)));
            }
            return new Boots(judged);
        });
    }

    private Boots.Boot judged(Kernel booted, long seed, Run run) throws IOException, InterruptedException {
        List<CheckResult> results = exercise.judge().judge(seed, run.observations());
        return new Boots.Boot(seed, run, results, run.ending(exercise, seed, backtrace(run, booted)));
    }

    private List<Run> booted(Kernel booted, List<Scenario> scenarios, PhaseClock clock)
            throws IOException, InterruptedException {
        return stage.boot(booted.image(), scenarios, clock);
    }

    private Report visible(Kernel booted, PhaseClock clock) throws IOException, InterruptedException {
        Run run = booted(booted, List.of(Scenario.NONE), clock).get(0);
        String during = VisibleTests.unfinished(run.result().console().text());
        Optional<Ending> how = run.ending(exercise.limits(), backtrace(run, booted), during);
        return dossier.visible(clock, how, Optional.of(run.result()));
    }

    private List<Report.Place> backtrace(Run run, Kernel booted) throws IOException, InterruptedException {
        return symbols.places(booted.debug(), Backtrace.addresses(run.result()), exercise.editable(), scratch.dir());
    }

    @Override
    public void close() {
        try {
            scratch.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
