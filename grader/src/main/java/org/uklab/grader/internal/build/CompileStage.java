/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.uklab.grader.internal.box.Outcome;
import org.uklab.grader.internal.box.Task;
import org.uklab.grader.internal.box.Workshop;
import org.uklab.kerneltree.BuildPlan.Step;

/**
 * Compile what a set of changed files touches, and nothing else: stage A.
 *
 * <p>The changed files lie over the read-only starter tree; beside it the box has the directories of headers that the
 * compilations name. So there is nothing hidden that a student's file could include, quote or copy into its object: no
 * agent, no solution, no object of either, no other student's work.
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
        List<Step> steps = steps(baseline, changed.keySet());
        Map<String, Path> binds = new LinkedHashMap<>(Map.of("/src", baseline.starter()));
        binds.putAll(headers(baseline, steps));
        for (Map.Entry<String, byte[]> file : changed.entrySet()) {
            Path at = sources.resolve(Baseline.flat("/" + file.getKey()));
            binds.put(Baseline.SRC + file.getKey(), Files.write(at, file.getValue()));
        }
        List<List<String>> commands = new ArrayList<>();
        Map<String, Path> made = new TreeMap<>();
        for (Step step : steps) {
            String name = Baseline.flat(step.output());
            commands.add(step.relocated(Map.of(step.output(), "/out/" + name)).argv());
            made.put(step.output(), objects.resolve(name));
        }
        Outcome outcome = workshop.run(Task.small(commands, binds), objects);
        return new Compiled(outcome, made);
    }

    // Of the build and the C library; the application's are its own, and whatever is in /src is there.
    private static Map<String, Path> headers(Baseline baseline, List<Step> steps) {
        Map<String, Path> found = new TreeMap<>();
        for (Step step : steps) {
            String before = "";
            for (String token : step.argv()) {
                String dir = token.startsWith("-I") ? token.substring("-I".length()) : token;
                boolean named = token.startsWith("-I") || before.equals("-isystem");
                Optional<Path> host = named ? baseline.headers(dir) : Optional.empty();
                host.ifPresent(at -> found.put(dir, at));
                before = token;
            }
        }
        return found;
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
