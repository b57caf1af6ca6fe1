/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.uklab.grader.internal.box.Outcome;
import org.uklab.grader.internal.box.Task;
import org.uklab.grader.internal.box.Workshop;
import org.uklab.kerneltree.BuildPlan;
import org.uklab.kerneltree.BuildPlan.Step;

/**
 * Link new objects with those of the baseline into an image: stage B, in a box that has seen no student's source.
 *
 * <p>Every other object is the baseline's, by path.
 */
public final class LinkStage {
    private final Workshop workshop;

    public LinkStage(Workshop workshop) {
        this.workshop = workshop;
    }

    /**
     * Hold what linking gave; all files exist if the outcome is done with 0.
     *
     * @param maps output path in the plan to what the linker says it did for it
     */
    public record Linked(Outcome outcome, Path image, Path debug, Map<String, Path> maps) {}

    /**
     * Link in a box of its own.
     *
     * @param objects output path in the plan to the new object on the host
     * @param scratch an existing directory
     */
    public Linked link(Baseline baseline, Map<String, Path> objects, Path scratch)
            throws IOException, InterruptedException {
        Path out = Files.createDirectory(scratch.resolve("linked"));
        Map<String, Path> binds = baseline.binds(baseline.linked());
        Map<String, String> moved = new HashMap<>();
        objects.forEach((output, at) -> {
            String inBox = "/objects/" + at.getFileName();
            moved.put(output, inBox);
            binds.put("/objects", parent(at));
        });
        List<List<String>> commands = new ArrayList<>();
        Map<String, Path> maps = new TreeMap<>();
        for (Step step : baseline.plan().affectedBy(objects.keySet())) {
            String name = Baseline.flat(step.output());
            moved.put(step.output(), "/out/" + name);
            if (links(step)) {
                maps.put(step.output(), out.resolve(name + ".map"));
                commands.add(mapped(step.relocated(moved), "/out/" + name + ".map"));
            } else {
                commands.add(step.relocated(moved).argv());
            }
        }
        BuildPlan plan = baseline.plan();
        if (!moved.containsKey(plan.image()) || !moved.containsKey(plan.debug())) {
            throw new IllegalStateException("the image is not made of " + objects.keySet());
        }
        Outcome outcome = workshop.run(Task.small(commands, binds), out);
        return new Linked(
                outcome, out.resolve(Baseline.flat(plan.image())), out.resolve(Baseline.flat(plan.debug())), maps);
    }

    private static boolean links(Step step) {
        return step.argv().get(0).endsWith("ld");
    }

    /** Give the command of a link with a map. */
    static List<String> mapped(Step link, String map) {
        List<String> argv = new ArrayList<>(link.argv());
        argv.addAll(1, List.of("-Map", map));
        return argv;
    }

    private static Path parent(Path at) {
        Path parent = at.getParent();
        if (parent == null) {
            throw new IllegalArgumentException(at + " has no directory");
        }
        return parent;
    }
}
