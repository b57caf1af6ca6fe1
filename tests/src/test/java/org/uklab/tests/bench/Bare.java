/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.tests.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.uklab.exercises.Exercise;
import org.uklab.grader.Lab;
import org.uklab.grader.internal.boot.Scenario;
import org.uklab.kerneltree.BuildPlan;
import org.uklab.kerneltree.BuildPlan.Step;
import org.uklab.kerneltree.Holes;
import org.uklab.kerneltree.KraftFile;
import org.uklab.kerneltree.SourceTree;
import org.uklab.kerneltree.Target;
import org.uklab.vmpool.MachineProfile;

/**
 * Does by hand what a verdict needs at least: compiles one file, links, boots a cold machine, with no wall around any of
 * it. Its tree, of solutions, is its own. One thread.
 */
final class Bare {
    private static final long SEED = 6;

    private final Exercise exercise;
    private final Lab lab;
    private final MachineProfile machine;
    private final Path work;
    private final BuildPlan plan;
    private final String file;

    private Bare(Exercise exercise, Lab lab, MachineProfile machine, Path work) throws Exception {
        this.exercise = exercise;
        this.lab = lab;
        this.machine = machine;
        this.work = work;
        this.file = exercise.editable().iterator().next();
        SourceTree tree = Holes.reference(SourceTree.read(lab.tree()));
        Target target = Target.of(machine.id()).orElseThrow();
        tree.writeTo(Files.createDirectories(work.resolve("tree")));
        KraftFile.application(exercise.agent(), tree, target).writeTo(Files.createDirectory(work.resolve("app")));
        make("build", musl(), "defconfig", "all", "plan");
        this.plan = BuildPlan.parse(Files.readAllBytes(work.resolve("build/plan.json")));
    }

    /** Builds the exercise's kernel, which the later figures begin from. */
    static Bare of(Exercise exercise, Lab lab, MachineProfile machine, Path work) throws Exception {
        return new Bare(exercise, lab, machine, work);
    }

    String file() {
        return file;
    }

    /** Gives the file's text with another comment each time. */
    String text(int number) throws IOException {
        return Holes.reference(SourceTree.read(lab.tree())).text(file) + "/* " + number + " */\n";
    }

    /** Compiles, links and boots once. */
    void run() throws Exception {
        run(1);
    }

    /** Compiles and links once, and boots as often as said. */
    void run(int boots) throws Exception {
        Set<String> sources = Set.of(work.resolve("tree").resolve(file).toString());
        List<Step> steps =
                plan.steps().stream().filter(step -> step.reads(sources)).toList();
        List<String> objects = steps.stream().map(Step::output).toList();
        for (Step step : steps) {
            call(work.resolve("tree"), step.argv());
        }
        for (Step step : plan.affectedBy(Set.copyOf(objects))) {
            call(work.resolve("tree"), step.argv());
        }
        for (int i = 0; i < boots; i++) {
            boot(Path.of(plan.image()));
        }
    }

    /** Lets make find out what is to be done after a change, and boots. */
    void makeAndBoot() throws Exception {
        Files.writeString(work.resolve("tree").resolve(file), "\n", StandardOpenOption.APPEND);
        make("build", musl(), "all");
        boot(Path.of(plan.image()));
    }

    /** Builds all from nothing, the C library too, and boots. */
    void fromNothing(String tarball) throws Exception {
        make("nothing", "", "UKLAB_MUSL_TARBALL=" + tarball, "defconfig", "all");
        boot(work.resolve("nothing").resolve(Path.of(plan.image()).getFileName()));
    }

    private String musl() {
        return lab.musl(Target.of(machine.id()).orElseThrow()).orElseThrow().toString();
    }

    private void make(String out, String musl, String... words) throws Exception {
        Path build = work.resolve(out);
        List<String> command =
                new ArrayList<>(List.of("make", "-s", "-C", work.resolve("tree").toString()));
        command.add("-j" + Runtime.getRuntime().availableProcessors());
        command.add("A=" + work.resolve("app"));
        command.add("O=" + build);
        command.add("C=" + build.resolve(".config"));
        command.add("UK_DEFCONFIG=" + work.resolve("app/defconfig"));
        command.add("UK_MUSL_DIR=" + musl);
        command.addAll(List.of(words));
        call(work, command);
    }

    private void boot(Path image) throws Exception {
        Scenario scenario = Scenario.of(SEED, exercise.judge().scenario(SEED));
        Path ready = Files.write(work.resolve("image"), scenario.into(Files.readAllBytes(image)));
        Path channel = work.resolve("channel");
        List<String> command = new ArrayList<>(List.of(machine.program().toString()));
        for (String word : machine.arguments()) {
            command.add(
                    switch (word) {
                        case MachineProfile.MEMORY ->
                            Integer.toString(exercise.limits().memoryMiB());
                        case MachineProfile.IMAGE -> ready.toString();
                        case MachineProfile.COMMAND_LINE -> "";
                        case MachineProfile.CHANNEL -> "file,id=channel,path=" + channel;
                        default -> word;
                    });
        }
        start(work, command).waitFor(); // its status is the guest's
        if (Files.size(channel) < 100) {
            throw new IllegalStateException("the kernel did not get far: " + Files.readString(work.resolve("said")));
        }
    }

    private void call(Path dir, List<String> command) throws Exception {
        int status = start(dir, command).waitFor();
        if (status != 0) {
            throw new IllegalStateException(
                    command + " gave " + status + ": " + Files.readString(work.resolve("said")));
        }
    }

    private Process start(Path dir, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(dir.toFile())
                .redirectErrorStream(true)
                .redirectOutput(work.resolve("said").toFile());
        builder.environment().keySet().removeAll(Set.of("MAKEFLAGS", "MAKELEVEL"));
        Process process = builder.start();
        process.getOutputStream().close();
        return process;
    }
}
