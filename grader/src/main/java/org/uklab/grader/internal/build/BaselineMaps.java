/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.uklab.grader.Verdict;
import org.uklab.grader.internal.EndedException;
import org.uklab.grader.internal.Ending;
import org.uklab.grader.internal.box.Workshop;
import org.uklab.kerneltree.BuildPlan.Step;

/**
 * Link the starter's own objects as an attempt's are, once, and keep the linker's maps for {@link LinkCheck} to compare
 * with. The image must be the one that the tree's own make gave.
 */
final class BaselineMaps {
    private BaselineMaps() {}

    static void write(Workshop workshop, Baseline fresh, Set<String> editable, Path scratch)
            throws EndedException, IOException, InterruptedException {
        Path objects = Files.createDirectory(scratch.resolve("objects"));
        Map<String, Path> own = new TreeMap<>();
        for (Step step : CompileStage.steps(fresh, editable)) {
            Path at = objects.resolve(Baseline.flat(step.output()));
            own.put(step.output(), Files.copy(fresh.built(step.output()), at));
        }
        LinkStage.Linked linked = new LinkStage(workshop).link(fresh, own, scratch);
        Baselines.orBug("linking the baseline again", linked.outcome());
        if (Files.mismatch(linked.image(), fresh.image()) != -1) {
            throw new EndedException(
                    Ending.of(Verdict.PLATFORM_BUG, "linking the baseline again gave another image than its build"));
        }
        Files.createDirectory(fresh.dir().resolve("maps"));
        for (Map.Entry<String, Path> map : linked.maps().entrySet()) {
            Files.move(map.getValue(), fresh.map(map.getKey()));
        }
    }
}
