/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.uklab.grader.internal.box.Outcome;
import org.uklab.grader.internal.box.Task;
import org.uklab.grader.internal.box.Workshop;
import org.uklab.kerneltree.BuildPlan.Step;

/**
 * Compile what a set of changed files touches, and nothing else: stage A.
 *
 * <p>The changed files lie over the read-only starter tree; the box sees no other student's work and no solution.
 */
public final class CompileStage {
    private final Workshop workshop;

    public CompileStage(Workshop workshop) {
        this.workshop = workshop;
    }

    /**
     * Hold what compiling gave.
     *
     * @param outcome of the box
     * @param objects output path in the plan to the new object on the host; all exist if the outcome is done with 0
     */
    public record Compiled(Outcome outcome, Map<String, Path> objects) {}

    /**
     * Compile in a box of its own.
     *
     * @param changed tree path to content
     * @param scratch an existing directory for sources and objects
     */
    public Compiled compile(Baseline baseline, Map<String, byte[]> changed, Path scratch)
            throws IOException, InterruptedException {
        Path sources = Files.createDirectory(scratch.resolve("sources"));
        Path objects = Files.createDirectory(scratch.resolve("objects"));
        Map<String, Path> binds = baseline.binds(baseline.starter());
        for (Map.Entry<String, byte[]> file : changed.entrySet()) {
            Path at = sources.resolve(Baseline.flat("/" + file.getKey()));
            binds.put(Baseline.SRC + file.getKey(), Files.write(at, file.getValue()));
        }
        List<List<String>> commands = new ArrayList<>();
        Map<String, Path> made = new TreeMap<>();
        for (Step step : steps(baseline, changed.keySet())) {
            String name = Baseline.flat(step.output());
            commands.add(step.relocated(Map.of(step.output(), "/out/" + name)).argv());
            made.put(step.output(), objects.resolve(name));
        }
        Outcome outcome = workshop.run(Task.small(commands, binds), objects);
        return new Compiled(outcome, made);
    }

    /** List the compilations that read one of the files. */
    static List<Step> steps(Baseline baseline, Set<String> changed) {
        Set<String> sources = Baseline.sources(changed);
        List<Step> steps = baseline.plan().steps().stream()
                .filter(step -> step.reads(sources))
                .toList();
        if (steps.isEmpty()) {
            throw new IllegalStateException("no step of the build reads " + changed);
        }
        for (Step step : steps) {
            if (!step.output().endsWith(".o")) { // say a linker script: nothing a firewall for objects can judge
                throw new IllegalStateException(step.output() + " is made of a file that students edit");
            }
        }
        return steps;
    }
}
