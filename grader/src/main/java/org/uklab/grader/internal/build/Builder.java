/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.uklab.grader.Report.Diagnostic;
import org.uklab.grader.Verdict;
import org.uklab.grader.internal.EndedException;
import org.uklab.grader.internal.Ending;
import org.uklab.grader.internal.PhaseClock;
import org.uklab.grader.internal.box.Outcome;
import org.uklab.grader.internal.box.Workshop;
import org.uklab.grader.internal.firewall.Firewall;
import org.uklab.grader.internal.firewall.ObjectFile;
import org.uklab.kerneltree.BuildPlan.Step;

/** Make an image of changed files and a baseline: compile, firewall, link. Any thread; blocks. */
public final class Builder {
    // The compiler ends by itself when its assembler is killed at the limit.
    private static final Pattern TOO_LARGE = Pattern.compile("File size limit exceeded|No space left on device");

    private final Workshop workshop;
    private final Set<String> symbols;

    /** Build in a workshop for an exercise that lists {@code symbols}. */
    public Builder(Workshop workshop, Set<String> symbols) {
        this.workshop = workshop;
        this.symbols = symbols;
    }

    /**
     * Build.
     *
     * @param changed tree path to content; if this machine builds none of them, the image is the baseline's
     * @param scratch an existing directory, which must outlive the kernel
     */
    public Kernel build(Baseline baseline, Map<String, byte[]> changed, Path scratch, PhaseClock clock)
            throws EndedException, IOException, InterruptedException {
        if (baseline.unread(changed.keySet()).size() == changed.size()) {
            return new Kernel(Files.readAllBytes(baseline.image()), baseline.debug(), List.of());
        }
        Compiled compiled = clock.time("compile", () -> compile(baseline, changed, scratch));
        try {
            Map<String, ObjectFile> read = clock.time("firewall", () -> firewall(baseline, changed, compiled.objects));
            return clock.time("link", () -> link(baseline, compiled, read, changed.keySet(), scratch));
        } catch (EndedException ended) { // often one of the warnings says why
            throw new EndedException(ended.ending().and(compiled.warnings));
        }
    }

    private record Compiled(Map<String, Path> objects, List<Diagnostic> warnings) {}

    private Compiled compile(Baseline baseline, Map<String, byte[]> changed, Path scratch)
            throws EndedException, IOException, InterruptedException {
        CompileStage.Compiled compiled = new CompileStage(workshop).compile(baseline, changed, scratch);
        Outcome.Done done = compiled.outcome().orEnd();
        if (done.status() != 0 && TOO_LARGE.matcher(done.said()).find()) {
            throw new EndedException(Ending.limit(
                    "build",
                    "file size",
                    "Your files make an object larger than an exercise may need. Look for a huge array."));
        }
        List<Diagnostic> found = Diagnostics.of(done.said(), changed.keySet());
        if (done.status() != 0) {
            throw new EndedException(Ending.in(Verdict.BUILD_FAILED, "build", refused(found))
                    .with(found, Diagnostics.plain(done.said())));
        }
        for (Path object : compiled.objects().values()) {
            if (!Files.isRegularFile(object)) {
                throw new EndedException(Ending.in(
                        Verdict.INVALID_ARTEFACT,
                        "build",
                        "The compiler ended well but left no " + object.getFileName()));
            }
        }
        return new Compiled(compiled.objects(), found);
    }

    private static String refused(List<Diagnostic> found) {
        List<Diagnostic> errors =
                found.stream().filter(d -> d.severity().equals("error")).toList();
        if (errors.isEmpty()) {
            return "The compiler did not accept your files; its words are below.";
        }
        Diagnostic first = errors.get(0);
        String others = errors.size() == 1 ? "" : " (the first of " + errors.size() + " errors)";
        String words = "The compiler did not accept " + place(first) + others;
        return words.matches("(?s).*[.?]") ? words : words + ".";
    }

    private static String place(Diagnostic said) {
        return said.file() + ", line " + said.line() + ": " + said.message();
    }

    private Map<String, ObjectFile> firewall(Baseline baseline, Map<String, byte[]> changed, Map<String, Path> objects)
            throws EndedException, IOException {
        Map<String, ObjectFile> read = new TreeMap<>();
        for (Step step : CompileStage.steps(baseline, changed.keySet())) {
            String file = step.inputs().get(0).replaceFirst("^" + Baseline.SRC, "");
            Path made = objects.get(step.output());
            if (made == null) {
                throw new IllegalStateException("nobody compiled " + step.output());
            }
            Optional<ObjectFile> object = ObjectFile.parse(Files.readAllBytes(made));
            if (object.isEmpty()) {
                throw new EndedException(
                        Ending.in(Verdict.INVALID_ARTEFACT, "build", "The object of " + file + " is malformed."));
            }
            Optional<Ending> refused = Firewall.judge(file, object.get(), known(baseline, step.output()), symbols);
            if (refused.isPresent()) {
                throw new EndedException(refused.get());
            }
            read.put(step.output(), object.get());
        }
        return read;
    }

    private static List<ObjectFile> known(Baseline baseline, String output) throws IOException {
        List<ObjectFile> known = new ArrayList<>();
        for (Path at : List.of(baseline.built(output), baseline.solved(output))) {
            if (Files.exists(at)) {
                known.add(ObjectFile.parse(Files.readAllBytes(at))
                        .orElseThrow(() -> new IllegalStateException(at + " of the baseline is no object")));
            }
        }
        return known;
    }

    private Kernel link(
            Baseline baseline, Compiled compiled, Map<String, ObjectFile> read, Set<String> files, Path scratch)
            throws EndedException, IOException, InterruptedException {
        LinkStage.Linked linked = new LinkStage(workshop).link(baseline, compiled.objects, scratch);
        Outcome.Done done = linked.outcome().orEnd();
        if (done.status() != 0) {
            List<Diagnostic> found = Diagnostics.of(done.said(), files);
            String first = found.isEmpty() ? "" : " The linker says of " + place(found.get(0)) + ".";
            throw new EndedException(Ending.in(
                            Verdict.BUILD_FAILED,
                            "build",
                            "Your files compiled, but the kernel could not be linked." + first)
                    .with(found, Diagnostics.plain(done.said())));
        }
        Optional<String> difference = LinkCheck.difference(baseline, linked, read);
        if (difference.isPresent()) {
            throw new EndedException(Ending.in(
                    Verdict.FORBIDDEN_SYMBOL,
                    "build",
                    "Your files compiled, but in the link, " + difference.get() + "."));
        }
        return new Kernel(Files.readAllBytes(linked.image()), linked.debug(), compiled.warnings);
    }
}
