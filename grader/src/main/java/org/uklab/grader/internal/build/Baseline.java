/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.uklab.kerneltree.BuildPlan;

/**
 * Hold a finished build of an exercise's kernel that attempts are compiled against and linked with.
 *
 * @param dir {@code build/} as the build left it, archives unpacked; {@code reference/} with the objects of the solution;
 *     {@code maps/} with what the linker said
 * @param starter directory of the tree that students see
 * @param linked directory of the tree that the build is of
 * @param app directory of the agent
 * @param musl directory of the C library
 * @param plan with paths as in a box: {@code /src}, {@code /app}, {@code /musl}, {@code /build}
 */
public record Baseline(Path dir, Path starter, Path linked, Path app, Path musl, BuildPlan plan) {
    static final String SRC = "/src/";
    static final String BUILD = "/build/";
    static final String MUSL = "/musl/";

    static Baseline open(Path dir, Path starter, Path linked, Path app, Path musl) throws IOException {
        BuildPlan plan = BuildPlan.parse(Files.readAllBytes(dir.resolve("build/plan.json")));
        return new Baseline(dir, starter, linked, app, musl, plan);
    }

    /** Give where the host has a file of the build. */
    public Path built(String boxPath) {
        if (!boxPath.startsWith(BUILD)) {
            throw new IllegalArgumentException(boxPath + " is no output of the build");
        }
        return dir.resolve("build").resolve(boxPath.substring(BUILD.length()));
    }

    /** Give where the host has a directory of headers in the build or the C library; empty if it is in neither. */
    Optional<Path> headers(String boxPath) {
        Optional<Path> at = boxPath.startsWith(BUILD)
                ? Optional.of(built(boxPath))
                : boxPath.startsWith(MUSL)
                        ? Optional.of(musl.resolve(boxPath.substring(MUSL.length())))
                        : Optional.empty();
        return at.filter(Files::isDirectory);
    }

    /** Give where the host has the same object made of the solution. */
    public Path solved(String boxPath) {
        return dir.resolve("reference").resolve(flat(boxPath));
    }

    /** Give where the host has the linker's map of the step that makes an output. */
    Path map(String boxPath) {
        return dir.resolve("maps").resolve(flat(boxPath) + ".map");
    }

    public Path image() {
        return built(plan.image());
    }

    public Path debug() {
        return built(plan.debug());
    }

    /** Name the sources as the plan does. */
    static Set<String> sources(Set<String> treePaths) {
        return treePaths.stream().map(path -> SRC + path).collect(Collectors.toSet());
    }

    /** Give those of the files that no step of this build reads: they belong to another machine's. */
    public Set<String> unread(Set<String> treePaths) {
        return treePaths.stream()
                .filter(path -> plan.steps().stream().noneMatch(step -> step.reads(Set.of(SRC + path))))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Make one file name of a path in the build. */
    static String flat(String boxPath) {
        return boxPath.substring(1).replace('/', '_');
    }

    /** Make one name of a path in a box that is the same wherever stage B lays a file. */
    static String anywhere(String boxPath) {
        return flat(boxPath).replaceFirst("^(objects|out)_", "");
    }

    Map<String, Path> binds(Path tree) {
        Map<String, Path> binds = new LinkedHashMap<>();
        binds.put("/src", tree);
        binds.put("/app", app);
        binds.put("/musl", musl);
        binds.put("/build", dir.resolve("build"));
        return binds;
    }
}
