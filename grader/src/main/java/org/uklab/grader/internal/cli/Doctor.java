/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.uklab.exercises.Catalogue;
import org.uklab.exercises.ContentProblem;
import org.uklab.exercises.Exercise;
import org.uklab.grader.Attempt;
import org.uklab.grader.Candidate;
import org.uklab.grader.Grader;
import org.uklab.grader.Lab;
import org.uklab.grader.Report;
import org.uklab.grader.internal.box.Outcome;
import org.uklab.grader.internal.box.PoolWorkshop;
import org.uklab.grader.internal.box.Task;
import org.uklab.grader.internal.tree.Store;
import org.uklab.vmpool.BoxLauncher;
import org.uklab.vmpool.BoxTrial;
import org.uklab.vmpool.FvpMachine;
import org.uklab.vmpool.FvpTranscript;
import org.uklab.vmpool.MachineProfile;
import org.uklab.vmpool.QemuMachine;
import org.uklab.vmpool.TagProbe;

/** Try what grading needs, one thing after the other, and say each in a line. One thread. */
final class Doctor {
    private final Shell shell;
    private final Lab lab;
    private final Store store;
    private boolean well = true;

    private Doctor(Shell shell, Lab lab) {
        this.shell = shell;
        this.lab = lab;
        this.store = new Store(lab.state());
    }

    /** Examine; true if this host can grade and its sandbox is whole. */
    static boolean examine(Shell shell) {
        try {
            Doctor doctor = new Doctor(shell, shell.lab());
            doctor.examine();
            return doctor.well;
        } catch (Lab.MissingException missing) {
            shell.out().println("FAIL  environment: " + missing.getMessage());
            return false;
        } catch (IOException failed) {
            shell.out().println("FAIL  " + failed.getMessage());
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void examine() throws IOException, InterruptedException {
        sandbox();
        compiler();
        arm64();
        slots(MachineProfile.X86_64);
        if (lab.muslArm64().isPresent()) {
            slots(MachineProfile.ARM64);
        }
        fvp();
        Catalogue catalogue = Catalogue.load(lab.content(), lab.tree());
        for (ContentProblem problem : catalogue.problems()) {
            say("warn", "exercises", problem.toString());
        }
        if (catalogue.exercises().isEmpty()) {
            fail("exercises", "there is none in " + lab.content());
        } else {
            grading(catalogue.exercises().get(0));
        }
        shell.out()
                .println(well ? "This machine can grade." : "This machine cannot grade as it should; see FAIL above.");
    }

    private void sandbox() {
        Sandbox sandbox = Sandbox.tried(new BoxLauncher(lab.launcher()));
        for (BoxTrial.Finding finding : sandbox.findings()) {
            say(finding.whole() ? "ok" : "FAIL", finding.part(), finding.words());
        }
        if (!sandbox.isWhole()) {
            fail("sandbox", "degraded; a grader starts here only with --degraded or " + Sandbox.DEGRADED + "=allow");
        }
    }

    private void compiler() throws IOException, InterruptedException {
        try (Store.Scratch scratch = store.scratch()) {
            Path source = Files.writeString(scratch.dir().resolve("x.c"), "int x;\n");
            Path out = Files.createDirectory(scratch.dir().resolve("out"));
            Task task =
                    Task.small(List.of(List.of("gcc", "-c", "/src/x.c", "-o", "/out/x.o")), Map.of("/src/x.c", source));
            Outcome outcome = once(task, out);
            if (outcome instanceof Outcome.Done done && done.status() == 0 && Files.size(out.resolve("x.o")) > 0) {
                say("ok", "compiler", "gcc compiles in a box");
            } else {
                fail("compiler", "gcc does not compile in a box: " + outcome);
            }
        }
    }

    private Outcome once(Task task, Path out) throws IOException, InterruptedException {
        try (PoolWorkshop workshop = new PoolWorkshop(new BoxLauncher(lab.launcher()), 1)) {
            return workshop.run(task, out);
        }
    }

    /* What fails here keeps only the exercises for arm64 from being graded. */
    private void arm64() throws IOException, InterruptedException {
        BoxLauncher boxes = new BoxLauncher(lab.launcher());
        try (Store.Scratch scratch = store.scratch()) {
            Path source = Files.writeString(scratch.dir().resolve("tags.S"), TagProbe.source());
            Path out = Files.createDirectory(scratch.dir().resolve("out"));
            Task task =
                    Task.small(List.of(TagProbe.compile("/src/tags.S", "/out/tags")), Map.of("/src/tags.S", source));
            Outcome outcome = once(task, out);
            if (outcome instanceof Outcome.Done done && done.status() == 0) {
                TagProbe.Finding found =
                        TagProbe.boot(new QemuMachine(boxes, MachineProfile.ARM64), out.resolve("tags"));
                say(found.right() ? "ok" : "warn", "arm64", MachineProfile.ARM64.program() + " " + found.words());
            } else {
                say("warn", "arm64", "aarch64-linux-gnu-gcc does not compile in a box: " + outcome);
            }
        }
    }

    /* A machine that cannot wait for its image boots cold: slower, with another digest, but as right. */
    private void slots(MachineProfile profile) {
        Optional<String> fault = new QemuMachine(new BoxLauncher(lab.launcher()), profile).fault();
        say(fault.isEmpty() ? "ok" : "warn", "slots", profile.id() + " " + fault.orElse("waits for its image"));
    }

    private void fvp() {
        String found = FvpMachine.named(new BoxLauncher(lab.launcher()), shell.environment())
                .map(this::fvp)
                .orElse(FvpMachine.STATUS + ": " + FvpMachine.VARIABLE + " names no model");
        say("info", FvpMachine.ID, found);
    }

    private String fvp(FvpMachine machine) {
        try {
            String version = machine.version();
            return version + ", " + FvpTranscript.refusal(lab.state(), machine).orElse("passed its conformance run");
        } catch (IOException failed) {
            return String.valueOf(failed.getMessage());
        }
    }

    private void grading(Exercise exercise) throws IOException, InterruptedException {
        try (Grader grader = Grader.on(lab);
                Candidate starter = grader.build(exercise, new Attempt.Starter(), shell::progress)) {
            Report report = starter.run(1);
            String how = report.verdict().toString().toLowerCase(Locale.ROOT) + ", " + report.score() + " points";
            if (report.verdict().exitStatus() == 1 && report.score() == 0) {
                say("ok", "grading", "the starter of " + exercise.id() + " was built, booted and judged: " + how);
            } else {
                fail("grading", "the starter of " + exercise.id() + " gave " + how + ": " + report.message());
            }
            if (starter.image().isPresent()) {
                String found = Kvm.probe(starter.image().get(), store);
                say("info", "kvm", found + "; grading does not use it: emulated time repeats, real time does not");
            }
        }
    }

    private void fail(String what, String why) {
        well = false;
        say("FAIL", what, why);
    }

    private void say(String how, String what, String words) {
        shell.out().printf(Locale.ROOT, "%-4s  %s: %s%n", how, what, words);
        shell.out().flush();
    }
}
