/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.PersonIdent;
import org.uklab.exercises.Exercise;
import org.uklab.grader.Lab;
import org.uklab.kerneltree.Holes;
import org.uklab.kerneltree.KraftFile;
import org.uklab.kerneltree.PatchPolicy;
import org.uklab.kerneltree.SourceTree;
import org.uklab.kerneltree.Target;
import org.uklab.vmpool.MachineProfile;

/**
 * Lay out a student's folder: the whole starter tree, so that it builds there and {@code git diff} is the patch to hand
 * in, with the visible tests and the words of the exercise beside it.
 */
final class StarterFolder {
    private static final PersonIdent AUTHOR = new PersonIdent("uklab", "uklab@localhost");

    private StarterFolder() {}

    static void write(Path dir, Exercise exercise, Lab lab, Map<String, String> environment) throws IOException {
        SourceTree tree = SourceTree.read(lab.tree());
        Target target = Target.of(exercise.targets().get(0)).orElseThrow();
        SourceTree visible = KraftFile.application(exercise.visible(), tree, target);
        Optional<Path> kraft = KraftFile.in(exercise.visible());
        String image =
                kraft.isPresent() ? KraftFile.read(kraft.get()).target(target).name() : "visible";
        Map<String, byte[]> more = new TreeMap<>();
        if (kraft.isEmpty()) {
            more.put("visible/kraft.yaml", kraft(visible, target).getBytes(UTF_8));
        }
        for (String path : visible.paths()) {
            more.put("visible/" + path, visible.bytes(path));
        }
        more.put("statement.md", Files.readAllBytes(exercise.statement()));
        more.put("hints.md", hints(exercise).getBytes(UTF_8));
        more.put("README.md", readme(exercise).getBytes(UTF_8));
        more.put("lab", script(exercise, lab, target, image, environment).getBytes(UTF_8));
        Holes.starter(tree).with(more).writeTo(dir);
        Files.writeString(dir.resolve(".gitignore"), "/build/\n*.o\n*.patch\n");
        commit(dir, exercise);
    }

    /** Read the editable files back; others are as the starter has them, whatever was done to them here. */
    static Map<String, byte[]> read(Path dir, Set<String> editable) throws IOException, UsageException {
        Map<String, byte[]> files = new TreeMap<>();
        for (String path : editable) {
            Path at = dir.resolve(path);
            if (!Files.isRegularFile(at, LinkOption.NOFOLLOW_LINKS)) {
                throw new UsageException(at + " is missing; is " + dir + " a folder made by `uklab new`?");
            }
            if (Files.size(at) > PatchPolicy.Limits.DEFAULT.fileBytes()) {
                throw new UsageException(at + " has more than " + PatchPolicy.Limits.DEFAULT.fileBytes() + " bytes");
            }
            files.put(path, Files.readAllBytes(at));
        }
        return files;
    }

    private static void commit(Path dir, Exercise exercise) throws IOException {
        try (Git git = Git.init().setDirectory(dir.toFile()).call()) {
            git.add().addFilepattern(".").call();
            git.commit()
                    .setMessage(exercise.id() + ": starter")
                    .setAuthor(AUTHOR)
                    .setCommitter(AUTHOR)
                    .setSign(false)
                    .call();
        } catch (GitAPIException failed) {
            throw new IOException("cannot make a git repository in " + dir + ": " + failed.getMessage(), failed);
        }
    }

    // The same application for those who come with kraft: the settings of its defconfig.
    private static String kraft(SourceTree visible, Target target) {
        StringBuilder text = new StringBuilder("""
            specification: '0.5'
            name: visible
            unikraft:
              source: ..
            targets:
              - architecture: %s
                platform: kvm
                kconfig:
            """.formatted(target.id().replaceFirst("^.*-", "")));
        visible.text("defconfig")
                .lines()
                .filter(line -> line.startsWith("CONFIG_"))
                .forEach(line ->
                        text.append("      - '").append(line.replace("'", "''")).append("'\n"));
        return text.toString();
    }

    private static String hints(Exercise exercise) {
        StringBuilder text =
                new StringBuilder("# Hints\n\nFrom a nudge to almost the solution: read one, try again.\n");
        for (int i = 0; i < exercise.hints().size(); i++) {
            text.append("\n## ").append(i + 1).append("\n\n");
            text.append(exercise.hints().get(i).strip()).append('\n');
        }
        return text.toString();
    }

    private static String readme(Exercise exercise) {
        String files = exercise.editable().stream()
                .sorted()
                .map(path -> "- `" + path + "`")
                .collect(Collectors.joining("\n"));
        return """
            # %1$s

            Read `statement.md`, then change this and nothing else:

            %2$s

            `hints.md` helps; `visible/` has tests you can read and run. The rest is the kernel, to look at.

            Build the kernel with the visible tests, run it, grade it as the server does:

                ./lab build
                ./lab run
                ./lab grade

            `visible/defconfig` configures it; `visible/kraft.yaml` says the same to kraft. The server's report of what
            you handed in, as JSON: `./lab grade --compare REPORT` says what differs here.

            To hand it in, send what `git diff` prints.
            """.formatted(exercise.title(), files);
    }

    private static String script(
            Exercise exercise, Lab lab, Target target, String image, Map<String, String> environment)
            throws IOException {
        Map<String, String> values = Map.of(
                "exercise", exercise.id(),
                "image", image + target.imageSuffix(),
                "memory", String.valueOf(exercise.limits().memoryMiB()),
                "uklab", environment.getOrDefault("UKLAB_DOOR", "uklab"),
                "musl", lab.musl(target).map(Path::toString).orElse(""),
                "qemu", environment.getOrDefault(MachineProfile.ARM64_PROGRAM, ""));
        String script;
        try (InputStream in = Objects.requireNonNull(StarterFolder.class.getResourceAsStream("lab.sh"))) {
            script = new String(in.readAllBytes(), UTF_8);
        }
        for (Map.Entry<String, String> value : values.entrySet()) {
            if (value.getValue().matches(".*[^\\w./+~:-].*")) { // no shell may see more in it than a word
                throw new IOException(
                        "a path with odd characters cannot be written into a script: " + value.getValue());
            }
            script = script.replace("@" + value.getKey() + "@", value.getValue());
        }
        return script;
    }
}
