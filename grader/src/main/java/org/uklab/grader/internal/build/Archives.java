/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.uklab.grader.Verdict;
import org.uklab.grader.internal.EndedException;
import org.uklab.grader.internal.Ending;
import org.uklab.grader.internal.box.Task;
import org.uklab.grader.internal.box.Workshop;
import org.uklab.grader.internal.tree.Store.Scratch;
import org.uklab.kerneltree.BuildPlan;
import org.uklab.kerneltree.BuildPlan.Step;

/**
 * Take archives out of a build: what its last link used of them becomes objects, named by path in the plan, in the order
 * in which the linker had taken them.
 *
 * <p>A member of an archive gives way without a word to whoever defines its symbols first, and comes with any name that
 * is still missing. An object does neither.
 */
final class Archives {
    private static final String UNPACKED = "/build/archived/";

    private final Workshop workshop;

    Archives(Workshop workshop) {
        this.workshop = workshop;
    }

    /** Write the objects and the changed plan into the baseline's build; open it again after that. */
    void unpack(Baseline built, Scratch scratch) throws EndedException, IOException, InterruptedException {
        BuildPlan plan = built.plan();
        Step link = plan.steps().stream()
                .filter(step -> step.output().equals(plan.debug()))
                .findFirst()
                .orElseThrow();
        List<LinkMap.Member> members = members(built, link, scratch.dir());
        takeOut(built, link, members);
        List<String> objects =
                members.stream().map(member -> UNPACKED + member.name()).toList();
        List<Step> steps = new ArrayList<>(plan.steps());
        steps.set(
                steps.indexOf(link),
                new Step(link.output(), replaced(link.inputs(), objects), replaced(link.argv(), objects)));
        Files.write(
                built.dir().resolve("build/plan.json"),
                new BuildPlan(plan.version(), plan.image(), plan.debug(), steps).json());
    }

    private List<LinkMap.Member> members(Baseline built, Step link, Path scratch)
            throws EndedException, IOException, InterruptedException {
        List<String> argv = LinkStage.mapped(link.relocated(Map.of(link.output(), "/out/image")), "/out/map");
        Baselines.orBug(
                "asking for archives", workshop.run(Task.small(List.of(argv), built.binds(built.linked())), scratch));
        List<LinkMap.Member> members =
                LinkMap.parse(Files.readString(scratch.resolve("map"))).members();
        if (members.stream().map(LinkMap.Member::name).distinct().count() < members.size()) {
            throw new EndedException(
                    Ending.of(Verdict.PLATFORM_BUG, "two members of archives have one name: " + members));
        }
        return members;
    }

    private void takeOut(Baseline built, Step link, List<LinkMap.Member> members)
            throws EndedException, IOException, InterruptedException {
        List<List<String>> commands = new ArrayList<>();
        for (String archive :
                members.stream().map(LinkMap.Member::archive).distinct().toList()) {
            List<String> argv = new ArrayList<>(
                    List.of(link.argv().get(0).replaceFirst("ld$", "ar"), "x", "--output=/out", archive));
            members.stream().filter(m -> m.archive().equals(archive)).forEach(m -> argv.add(m.name()));
            commands.add(argv);
        }
        Path into = Files.createDirectories(built.built(UNPACKED));
        if (!commands.isEmpty()) {
            Baselines.orBug(
                    "unpacking archives", workshop.run(Task.small(commands, built.binds(built.linked())), into));
        }
    }

    private static List<String> replaced(List<String> tokens, List<String> objects) {
        List<String> others = new ArrayList<>();
        boolean done = false;
        for (String token : tokens) {
            if (token.endsWith(".a")) {
                others.addAll(done ? List.of() : objects);
                done = true;
            } else if (!token.equals("--start-group") && !token.equals("--end-group")) {
                others.add(token);
            }
        }
        return others;
    }
}
