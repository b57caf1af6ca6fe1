/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.uklab.grader.Verdict;
import org.uklab.grader.internal.EndedException;
import org.uklab.grader.internal.Ending;
import org.uklab.grader.internal.Sha256;
import org.uklab.grader.internal.box.Outcome;
import org.uklab.grader.internal.box.Task;
import org.uklab.grader.internal.box.Workshop;
import org.uklab.grader.internal.tree.Store;
import org.uklab.grader.internal.tree.Trees;
import org.uklab.kerneltree.SourceTree;
import org.uklab.kerneltree.Target;

/**
 * Build an exercise's kernel once, by the tree's own make, and keep it under a key of all that went in.
 *
 * <p>Only our own files take part. The build writes to {@code /out} and its plan is rewritten to the {@code /build} where
 * later boxes find it. Any thread; blocks, the first time for long.
 */
public final class Baselines {
    // A path of its own, or after -I, -L or an equals sign.
    private static final Pattern IN_OUT = Pattern.compile("(?<=\"|=|-I|-L)/out(?=[/\"=])");
    private static final String FORMAT = "2"; // change it when what a baseline holds changes
    private static final Duration WALL = Duration.ofMinutes(10);
    private static final Duration CPU = WALL.multipliedBy(Runtime.getRuntime().availableProcessors());
    private static final long MEMORY = 2L << 30;
    private static final long OUT = 512L << 20;

    private final Store store;
    private final Workshop workshop;
    private final Toolchain toolchain;

    public Baselines(Store store, Workshop workshop, Toolchain toolchain) {
        this.store = store;
        this.workshop = workshop;
        this.toolchain = toolchain;
    }

    /** Give the baseline of an exercise, building it if this is the first time; fails as a bug of ours or the host's. */
    public Baseline of(Trees trees, Set<String> editable, SourceTree app, Target target, Consumer<String> progress)
            throws EndedException, IOException, InterruptedException {
        Path starter = store.tree(trees.starter());
        Path linked = store.tree(trees.linked());
        Path agent = store.tree(app);
        String key = Sha256.hex(
                FORMAT,
                trees.starter().digest(),
                trees.linked().digest(),
                trees.reference().digest(),
                app.digest(),
                toolchain.digest(),
                target.id());
        if (!store.has("baselines", key)) {
            progress.accept("building the baseline kernel; this is done once");
        }
        Map<String, byte[]> solution = trees.solution(editable);
        Path dir = store.entry("baselines", key, at -> {
            build(linked, agent, at);
            try (Store.Scratch scratch = store.scratch()) {
                new Archives(workshop).unpack(Baseline.open(at, starter, linked, agent, toolchain.musl()), scratch);
            }
            Baseline fresh = Baseline.open(at, starter, linked, agent, toolchain.musl());
            if (editable.isEmpty()) { // nobody's files will ever be compared with it
                return;
            }
            solve(fresh, solution, at);
            try (Store.Scratch scratch = store.scratch()) {
                BaselineMaps.write(workshop, fresh, editable, scratch.dir());
            }
        });
        return Baseline.open(dir, starter, linked, agent, toolchain.musl());
    }

    private void build(Path tree, Path agent, Path into) throws EndedException, IOException, InterruptedException {
        int jobs = Runtime.getRuntime().availableProcessors();
        List<String> make = List.of(
                "make",
                "-j" + jobs,
                "-C",
                "/src",
                "A=/app",
                "O=/out",
                "C=/out/.config",
                "UK_MUSL_DIR=/musl",
                "UK_DEFCONFIG=/app/defconfig",
                // Debian's awk is a link through /etc, which a box does not have.
                "AWK=" + Path.of("/usr/bin/awk").toRealPath(),
                "defconfig",
                "all",
                "plan");
        Map<String, Path> binds = new LinkedHashMap<>();
        binds.put("/src", tree);
        binds.put("/app", agent);
        binds.put("/musl", toolchain.musl());
        Path build = Files.createDirectory(into.resolve("build"));
        orBug("building the baseline", workshop.run(new Task(List.of(make), binds, WALL, CPU, MEMORY, OUT), build));
        Path plan = build.resolve("plan.json");
        Files.writeString(plan, IN_OUT.matcher(Files.readString(plan)).replaceAll("/build"));
    }

    private void solve(Baseline fresh, Map<String, byte[]> solution, Path into)
            throws EndedException, IOException, InterruptedException {
        Path scratch = Files.createDirectory(into.resolve("solve"));
        CompileStage.Compiled compiled = new CompileStage(workshop).compile(fresh, solution, scratch);
        orBug("compiling the solution", compiled.outcome());
        Files.move(scratch.resolve("objects"), into.resolve("reference"));
    }

    static void orBug(String what, Outcome outcome) throws EndedException {
        if (outcome instanceof Outcome.Broken broken) {
            throw new EndedException(Ending.of(Verdict.INFRASTRUCTURE, what + " failed: " + broken.why()));
        }
        if (!(outcome instanceof Outcome.Done done) || done.status() != 0) {
            String said = outcome instanceof Outcome.Done done ? done.said() : outcome.toString();
            throw new EndedException(Ending.of(Verdict.PLATFORM_BUG, what + " failed:\n" + said));
        }
    }
}
