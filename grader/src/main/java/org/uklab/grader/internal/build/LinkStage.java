/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /** Hold what linking gave; both files exist if the outcome is done with 0. */
    public record Linked(Outcome outcome, Path image, Path debug) {}

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
        for (Step step : baseline.plan().affectedBy(objects.keySet())) {
            moved.put(step.output(), "/out/" + Baseline.flat(step.output()));
            commands.add(step.relocated(moved).argv());
        }
        BuildPlan plan = baseline.plan();
        if (!moved.containsKey(plan.image()) || !moved.containsKey(plan.debug())) {
            throw new IllegalStateException("the image is not made of " + objects.keySet());
        }
        Outcome outcome = workshop.run(Task.small(commands, binds), out);
        return new Linked(outcome, out.resolve(Baseline.flat(plan.image())), out.resolve(Baseline.flat(plan.debug())));
    }

    private static Path parent(Path at) {
        Path parent = at.getParent();
        if (parent == null) {
            throw new IllegalArgumentException(at + " has no directory");
        }
        return parent;
    }
}
