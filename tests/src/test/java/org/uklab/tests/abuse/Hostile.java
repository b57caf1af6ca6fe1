/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.tests.abuse;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.uklab.grader.Attempt;

/** Hold a hostile submission: a folder of {@code abuse/}, whose README says what is in it. Any thread. */
record Hostile(String name, Attempt attempt, Expected expected) {

    static List<Hostile> all() throws IOException, URISyntaxException {
        List<Hostile> all = new ArrayList<>();
        for (Path folder : folders()) {
            all.add(new Hostile(
                    String.valueOf(folder.getFileName()),
                    attempt(folder),
                    Expected.read(folder.resolve("expect.yaml"))));
        }
        return all;
    }

    static List<Path> folders() throws IOException, URISyntaxException {
        Path corpus = Path.of(
                Objects.requireNonNull(Hostile.class.getResource("/abuse")).toURI());
        try (Stream<Path> entries = Files.list(corpus)) {
            return entries.filter(Files::isDirectory).sorted().toList();
        }
    }

    private static Attempt attempt(Path folder) throws IOException {
        Path patch = folder.resolve("attack.patch");
        if (Files.exists(patch)) {
            return new Attempt.Patch(Files.readAllBytes(patch));
        }
        Path root = folder.resolve("files");
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> entries = Files.walk(root)) {
            for (Path file : entries.filter(Files::isRegularFile).toList()) {
                files.put(root.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return new Attempt.Files(files);
    }
}
