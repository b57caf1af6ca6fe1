/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.uklab.exercises.Exercise;
import org.uklab.grader.internal.Dossier;
import org.uklab.grader.internal.Edits;
import org.uklab.grader.internal.EndedException;
import org.uklab.grader.internal.Ending;
import org.uklab.grader.internal.Memo;
import org.uklab.grader.internal.PhaseClock;
import org.uklab.grader.internal.Sha256;
import org.uklab.grader.internal.boot.BootStage;
import org.uklab.grader.internal.boot.Seeds;
import org.uklab.grader.internal.box.PoolWorkshop;
import org.uklab.grader.internal.build.Baseline;
import org.uklab.grader.internal.build.Baselines;
import org.uklab.grader.internal.build.Builder;
import org.uklab.grader.internal.build.Kernel;
import org.uklab.grader.internal.build.Symbols;
import org.uklab.grader.internal.build.Toolchain;
import org.uklab.grader.internal.tree.Store;
import org.uklab.grader.internal.tree.Trees;
import org.uklab.kerneltree.KraftFile;
import org.uklab.kerneltree.SourceTree;
import org.uklab.kerneltree.Target;
import org.uklab.vmpool.BoxLauncher;
import org.uklab.vmpool.Machine;
import org.uklab.vmpool.MachineProfile;
import org.uklab.vmpool.QemuMachine;
import org.uklab.vmpool.SlotPool;

/**
 * Grade attempts: policy, baseline, compile, firewall, link, and for each seed boot, test, judge.
 *
 * <p>Worker threads, any number; blocks. Every way to fail becomes a report; what nobody foresaw is a
 * {@code PLATFORM_BUG}. Close it to end the machines and boxes that wait.
 */
public final class Grader implements AutoCloseable {
    /** An attempt needs one to compile and one to link. */
    private static final int BOXES = 2;

    private final Lab lab;
    private final Store store;
    private final PoolWorkshop workshop;
    private final SlotPool slots;
    private final List<QemuMachine> machines = new ArrayList<>();

    // What an installation holds does not change under a grader at work.
    private final Memo<Path, SourceTree> sources = new Memo<>();
    private final Memo<Set<String>, Trees> trees = new Memo<>();
    private final Memo<Set<String>, String> digests = new Memo<>();
    private final Memo<Target, Toolchain> toolchains = new Memo<>();
    private final Memo<Application, Baseline> baselines = new Memo<>();

    private record Application(Path dir, Target target) {}

    private Grader(Lab lab, int warm) {
        BoxLauncher launcher = new BoxLauncher(lab.launcher());
        this.lab = lab;
        this.store = new Store(lab.state());
        this.workshop = new PoolWorkshop(launcher, Math.max(BOXES, warm));
        this.slots = new SlotPool(warm);
        machines.add(new QemuMachine(launcher, MachineProfile.X86_64));
        if (lab.muslArm64().isPresent()) {
            machines.add(new QemuMachine(launcher, MachineProfile.ARM64));
        }
    }

    /** Grade with this host's boxes and QEMU; machines are prepared when an attempt comes. */
    public static Grader on(Lab lab) {
        return new Grader(lab, 0);
    }

    /** Grade one attempt after the other: {@code warm} machines wait for the next. */
    public static Grader on(Lab lab, int warm) {
        return new Grader(lab, warm);
    }

    /** Build an attempt and run it with both of its seeds. */
    public Report grade(Exercise exercise, Attempt attempt, long seed, Consumer<String> progress) {
        return grade(exercise, attempt, seed, lines(progress));
    }

    /** Build an attempt and run it with both of its seeds, watched. */
    public Report grade(Exercise exercise, Attempt attempt, long seed, Watcher watcher) {
        int boots = Seeds.of(seed).size();
        try (Candidate candidate = build(exercise, exercise.agent(), attempt, boots, watcher)) {
            return candidate.grade(seed);
        }
    }

    /** Name the machine that an exercise runs on here; empty if it runs on none of this host's. */
    public Optional<String> target(Exercise exercise) {
        return machines.stream()
                .map(Machine::id)
                .filter(exercise.targets()::contains)
                .findFirst();
    }

    /** Name the machines that boot cold here, each with its firmware: slower, with another digest, but as right. */
    public List<String> cold() {
        return machines.stream()
                .flatMap(machine -> machine.cold().map(how -> machine.id() + " " + how).stream())
                .toList();
    }

    /** Build what the first submission, and the first run of the visible tests, would wait for. */
    public void warm(Exercise exercise, Watcher watcher) {
        for (Path app : List.of(exercise.agent(), exercise.visible())) {
            build(exercise, app, new Attempt.Starter(), 0, watcher).close();
        }
    }

    /** Build an attempt with the visible tests and run those: a line per case, no points. */
    public Report tryOut(Exercise exercise, Attempt attempt, Watcher watcher) {
        try (Candidate candidate = build(exercise, exercise.visible(), attempt, 1, watcher)) {
            return candidate.run(0);
        }
    }

    /** Build an application that is not the exercise's with its solution, and boot it: no points, no tests to pass. */
    public Report show(Exercise exercise, Path app) {
        try (Candidate candidate = build(exercise, app, new Attempt.Reference(), 1, Watcher.NONE)) {
            return candidate.run(0);
        }
    }

    /**
     * Build an attempt, to be run with any number of seeds; close the candidate.
     *
     * @param progress gets a line when something takes longer
     * @throws UncheckedIOException if there is no place for its files
     */
    public Candidate build(Exercise exercise, Attempt attempt, Consumer<String> progress) {
        return build(exercise, exercise.agent(), attempt, 1, lines(progress));
    }

    private Candidate build(Exercise exercise, Path app, Attempt attempt, int boots, Watcher watcher) {
        Machine machine = machine(exercise);
        BootStage stage = new BootStage(slots, machine, exercise.limits());
        stage.expect(boots);
        Candidate.Parts parts = new Candidate.Parts(
                exercise,
                new Dossier(exercise),
                new PhaseClock(System::nanoTime, watcher),
                scratch(),
                machine,
                stage,
                new Symbols(workshop, Toolchain.prefix(machine.id())),
                !app.equals(exercise.agent()));
        try {
            return parts.built(build(parts, app, attempt));
        } catch (EndedException | IOException | InterruptedException | RuntimeException failed) {
            return parts.ended(Failures.ending(failed));
        }
    }

    private static Watcher lines(Consumer<String> progress) {
        return new Watcher() {
            @Override
            public void log(String text) {
                progress.accept(text);
            }
        };
    }

    private Kernel build(Candidate.Parts parts, Path app, Attempt attempt)
            throws EndedException, IOException, InterruptedException {
        Exercise exercise = parts.exercise();
        Dossier dossier = parts.dossier();
        Trees trees = parts.clock().time("tree", () -> trees(exercise));
        dossier.tree(digests.of(exercise.editable(), () -> trees.starter().digest()));
        Map<String, byte[]> changed = parts.clock().time("policy", () -> Edits.of(attempt, trees, exercise.editable()));
        Baseline baseline = parts.clock().time("baseline", () -> baseline(parts, trees, app));
        dossier.unread(baseline.unread(changed.keySet()), parts.machine().id());
        Kernel kernel = new Builder(workshop, exercise.symbols())
                .build(baseline, changed, parts.scratch().dir(), parts.clock());
        dossier.image(Sha256.hex(kernel.image()));
        dossier.warnings(kernel.warnings());
        return kernel;
    }

    private Baseline baseline(Candidate.Parts parts, Trees trees, Path app)
            throws EndedException, IOException, InterruptedException {
        Exercise exercise = parts.exercise();
        Dossier dossier = parts.dossier();
        Target target = target(parts);
        dossier.machine(machineDigest(parts.machine()));
        Toolchain toolchain = toolchains.of(
                target,
                () -> Toolchain.ask(
                        Toolchain.prefix(target.id()), lab.musl(target).orElseThrow()));
        dossier.toolchain(toolchain.digest());
        return baselines.of(
                new Application(app, target),
                () -> new Baselines(store, workshop, toolchain)
                        .of(
                                trees,
                                exercise.editable(),
                                KraftFile.application(app, trees.linked(), target),
                                target,
                                parts.clock().watcher()::log));
    }

    private Trees trees(Exercise exercise) throws EndedException, IOException, InterruptedException {
        SourceTree tree = sources.of(lab.tree(), () -> SourceTree.read(lab.tree()));
        return trees.of(exercise.editable(), () -> Trees.of(tree, exercise.editable()));
    }

    private static String machineDigest(Machine machine) throws EndedException {
        try {
            return machine.digest();
        } catch (IllegalStateException absent) { // QEMU does not run here, and the message says what to do
            throw new EndedException(Ending.of(Verdict.INFRASTRUCTURE, String.valueOf(absent.getMessage())));
        }
    }

    /** The one that the exercise wants, or any: then target() says what is missing. */
    private Machine machine(Exercise exercise) {
        return machines.stream()
                .filter(machine -> exercise.targets().contains(machine.id()))
                .findFirst()
                .orElse(machines.get(0));
    }

    private Target target(Candidate.Parts parts) throws EndedException {
        List<String> wanted = parts.exercise().targets();
        Optional<Target> target = Target.of(parts.machine().id());
        if (target.isEmpty() || !wanted.contains(parts.machine().id())) {
            String here = machines.stream().map(Machine::id).collect(Collectors.joining(", "));
            throw new EndedException(Ending.of(
                    Verdict.INFRASTRUCTURE,
                    "This host has " + here + ", the exercise runs on " + String.join(", ", wanted) + "."));
        }
        return target.get();
    }

    @Override
    public void close() {
        slots.close();
        workshop.close();
    }

    private Store.Scratch scratch() {
        try {
            return store.scratch();
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }
}
