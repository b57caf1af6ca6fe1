/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.uklab.exercises.Check;
import org.uklab.exercises.Difficulty;
import org.uklab.exercises.Exercise;
import org.uklab.exercises.Judge;
import org.uklab.exercises.Limits;
import org.uklab.exercises.Proof;
import org.uklab.kerneltree.KraftFile;
import org.uklab.kerneltree.Target;

/** Read one exercise's folder, and complain about all that is wrong with it. One thread; blocks. */
public final class ExerciseReader {
    /** Names the description in an exercise's folder. */
    public static final String FILE = "exercise.yaml";

    private static final int ALL_POINTS = 100;
    private static final Pattern JUDGES_OWN = Pattern.compile("^_*(ukplat_(channel|scenario)|uk_?(test|trial))");

    private final Path dir;
    private final Path tree;
    private final Problems problems;
    private final Complaints complaints;

    public ExerciseReader(Path dir, Path tree, Problems problems) {
        this.dir = dir;
        this.tree = tree;
        this.problems = problems;
        this.complaints = new Complaints(dir.resolve(FILE), problems);
    }

    /**
     * Read the folder; empty if there is any problem.
     *
     * @throws IOException if the folder cannot be listed
     */
    public Optional<Exercise> read() throws IOException {
        Optional<ExerciseFile> read = StrictYaml.read(new TypeReference<ExerciseFile>() {}, complaints);
        if (read.isEmpty()) {
            return Optional.empty();
        }
        int before = problems.count();
        ExerciseFile file = read.get();
        List<Check> checks = file.checks().stream()
                .map(c -> new Check(c.id(), c.title(), c.points()))
                .toList();
        checkKeys(file);
        checkPoints(checks);
        checkFiles(file);
        checkSymbols(file);
        List<Proof> proofs = new ProofReader(dir.resolve("proofs"), checkIds(checks), problems).read();
        Optional<Judge> judge = Families.judge(file.judge(), checks, complaints);
        if (judge.isEmpty() || problems.count() > before) {
            return Optional.empty();
        }
        return Optional.of(new Exercise(
                file.id(),
                file.title(),
                file.track(),
                Difficulty.valueOf(file.difficulty().name()),
                file.minutes(),
                checks,
                Set.copyOf(file.editable()),
                Set.copyOf(file.symbols()),
                file.targets(),
                file.limits().toLimits(),
                file.hints(),
                file.prerequisites(),
                proofs,
                judge.get(),
                dir));
    }

    private static Set<String> checkIds(List<Check> checks) {
        Set<String> ids = new TreeSet<>();
        checks.forEach(check -> ids.add(check.id()));
        return ids;
    }

    private void checkKeys(ExerciseFile file) {
        if (!file.id().equals(String.valueOf(dir.getFileName()))) {
            complaints.about("id", "'" + file.id() + "' is not the folder's name", "make them the same");
        }
        if (!file.id().matches("[a-z][a-z0-9-]*")) {
            complaints.about("id", "'" + file.id() + "' is no id", "use small letters, digits and hyphens");
        }
        if (file.minutes() <= 0) {
            complaints.about("minutes", "not a time", "say how long a student needs");
        }
        if (!file.limits().positive()) {
            complaints.about("limits", "a limit is not positive", "write numbers above 0");
        }
        if (file.limits().memoryMiB() > Limits.MOST_MEMORY_MIB) {
            complaints.about("limits.memoryMiB", "no machine has so much", "write at most " + Limits.MOST_MEMORY_MIB);
        }
        if (file.targets().isEmpty()) {
            complaints.about("targets", "no machine is named", "name one, such as qemu-x86_64");
        }
    }

    private void checkPoints(List<Check> checks) {
        int sum = checks.stream().mapToInt(Check::points).sum();
        if (sum != ALL_POINTS) {
            complaints.about("checks", "the points sum to " + sum, "make them sum to " + ALL_POINTS);
        }
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < checks.size(); i++) {
            if (checks.get(i).points() <= 0) {
                complaints.about("checks[" + i + "].points", "not positive", "give every check some weight");
            }
            if (!ids.add(checks.get(i).id())) {
                complaints.about("checks[" + i + "].id", "it is taken", "choose an id of its own");
            }
        }
    }

    private void checkFiles(ExerciseFile file) {
        if (file.editable().isEmpty()) {
            complaints.about("editable", "no file is editable", "name a file of the kernel tree");
        }
        for (String path : file.editable()) {
            Path at = tree.resolve(path).normalize();
            if (!at.startsWith(tree.normalize()) || !Files.isRegularFile(at)) {
                complaints.about(
                        "editable",
                        path + " is no file of the kernel tree " + tree,
                        "name a path relative to the tree");
            }
        }
        for (String needed : List.of("statement.md", "agent/Makefile.uk", "visible/Makefile.uk")) {
            if (!Files.isRegularFile(dir.resolve(needed))) {
                problems.add(dir.resolve(needed), "", "it is missing", "create it; exercises/README.md says how");
            }
        }
        checkConfigured(dir.resolve("agent"), file);
        checkConfigured(dir.resolve("visible"), file);
    }

    // What drives the agent, its channel and the tests is not to be had: a verdict rests on it.
    private void checkSymbols(ExerciseFile file) {
        Set<String> seen = new HashSet<>();
        for (String name : file.symbols()) {
            if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
                complaints.about("symbols", "'" + name + "' is no name", "write a name of C, without a pattern");
            } else if (JUDGES_OWN.matcher(name).find()) {
                complaints.about("symbols", name + " belongs to the agent", "leave it out");
            } else if (!seen.add(name)) {
                complaints.about("symbols", name + " is there twice", "name it once");
            }
        }
    }

    // An application says how it is configured in a defconfig, or in a kraft.yaml that fits every target.
    private void checkConfigured(Path app, ExerciseFile file) {
        if (Files.isRegularFile(app.resolve("defconfig"))) {
            return;
        }
        try {
            Optional<Path> kraft = KraftFile.in(app);
            if (kraft.isEmpty()) {
                problems.add(app.resolve("defconfig"), "", "it is missing", "create it, or a kraft.yaml");
                return;
            }
            KraftFile read = KraftFile.read(kraft.get());
            for (String id : file.targets()) {
                Optional<Target> target = Target.of(id);
                if (target.isPresent()) {
                    read.target(target.get());
                }
            }
        } catch (IOException wrong) {
            problems.add(app, "", String.valueOf(wrong.getMessage()), "exercises/README.md says more");
        }
    }
}
