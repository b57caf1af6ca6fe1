/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.uklab.exercises.Proof;

/** Read {@code proofs/}: patches, and {@code rejected/expect.yaml}, which says what must catch each. One thread; blocks. */
final class ProofReader {
    private static final String SUFFIX = ".patch";
    private static final String CHANGED = "+++ b/";

    private final Path dir;
    private final Set<String> checkIds;
    private final Problems problems;

    ProofReader(Path dir, Set<String> checkIds, Problems problems) {
        this.dir = dir;
        this.checkIds = checkIds;
        this.problems = problems;
    }

    List<Proof> read() throws IOException {
        List<Proof> proofs = new ArrayList<>();
        for (Path patch : patches(dir.resolve("accepted"))) {
            proofs.add(new Proof(name(patch), patch, paths(patch), Set.of()));
        }
        List<Path> rejected = patches(dir.resolve("rejected"));
        Complaints complaints = new Complaints(dir.resolve("rejected/expect.yaml"), problems);
        Map<String, List<String>> expected = StrictYaml.read(
                        new TypeReference<Map<String, List<String>>>() {}, complaints)
                .orElse(Map.of());
        for (Path patch : rejected) {
            List<String> mustFail = expected.getOrDefault(name(patch), List.of());
            if (mustFail.isEmpty()) {
                complaints.about(name(patch), "nothing is said of this patch", "list the checks that must catch it");
            }
            proofs.add(new Proof(name(patch), patch, paths(patch), Set.copyOf(mustFail)));
        }
        checkExpectations(expected, rejected, complaints);
        return proofs;
    }

    private void checkExpectations(Map<String, List<String>> expected, List<Path> rejected, Complaints complaints) {
        expected.forEach((name, mustFail) -> {
            if (rejected.stream().noneMatch(patch -> name(patch).equals(name))) {
                complaints.about(name, "there is no such patch", "add " + name + SUFFIX + " or remove the key");
            }
            for (String id : mustFail) {
                if (!checkIds.contains(id)) {
                    complaints.about(name, "there is no check '" + id + "'", "name some of " + checkIds);
                }
            }
        });
    }

    private List<Path> patches(Path from) throws IOException {
        if (!Files.isDirectory(from)) {
            problems.add(from, "", "there are no proofs", "add at least one patch");
            return List.of();
        }
        try (Stream<Path> files = Files.list(from)) {
            List<Path> patches =
                    files.filter(f -> f.toString().endsWith(SUFFIX)).sorted().toList();
            if (patches.isEmpty()) {
                problems.add(from, "", "there are no proofs", "add at least one patch");
            }
            return patches;
        }
    }

    private static Set<String> paths(Path patch) throws IOException {
        try (Stream<String> lines = Files.lines(patch)) {
            return lines.filter(line -> line.startsWith(CHANGED))
                    .map(line -> line.substring(CHANGED.length()))
                    .collect(Collectors.toUnmodifiableSet());
        }
    }

    private static String name(Path patch) {
        String file = String.valueOf(patch.getFileName());
        return file.substring(0, file.length() - SUFFIX.length());
    }
}
