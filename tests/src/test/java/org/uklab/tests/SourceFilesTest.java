/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.junit.jupiter.api.Test;

/** Holds every tracked file to the house rules that no compiler knows. */
final class SourceFilesTest {
    private static final int LINES = 600;

    /** Files that may be longer, each with its reason. */
    private static final Map<String, String> LONGER = Map.of(
            "web/docs/submission.png", "a picture; its size is JourneyIT's business",
            "web/src/main/frontend/package-lock.json", "npm writes it");

    private static final Pattern LICENSED =
            Pattern.compile(".*\\.(java|[chS]|lds|ld|sh|uk|mk)|.*/Makefile|uklab|\\.ci/run");

    private record Tracked(String path, String text) {
        long lines() {
            return text.lines().count();
        }
    }

    @Test
    void no_file_is_longer_than_the_house_cap() throws IOException {
        assertThat(tracked())
                .filteredOn(file -> !LONGER.containsKey(file.path()))
                .filteredOn(file -> file.lines() > LINES)
                .extracting(Tracked::path)
                .as("files of more than %d lines: split them", LINES)
                .isEmpty();
    }

    @Test
    void every_allowance_is_still_needed() throws IOException {
        assertThat(tracked())
                .filteredOn(file -> file.lines() > LINES)
                .extracting(Tracked::path)
                .containsAll(LONGER.keySet());
    }

    @Test
    void every_source_names_its_licence_at_the_top() throws IOException {
        assertThat(tracked())
                .filteredOn(file -> LICENSED.matcher(file.path()).matches())
                .isNotEmpty()
                .filteredOn(file -> file.text()
                        .lines()
                        .limit(3)
                        .noneMatch(line -> line.contains("SPDX-License-Identifier: Apache-2.0")))
                .extracting(Tracked::path)
                .as("files without a licence line")
                .isEmpty();
    }

    /** Reads Git's index, so that build products and scratch files do not count. */
    private static List<Tracked> tracked() throws IOException {
        try (Repository repository =
                new FileRepositoryBuilder().readEnvironment().findGitDir().build()) {
            Path root = repository.getWorkTree().toPath();
            DirCache index = repository.readDirCache();
            List<Tracked> files = new ArrayList<>();
            for (int i = 0; i < index.getEntryCount(); i++) {
                String path = index.getEntry(i).getPathString();
                if (Files.isRegularFile(root.resolve(path))) {
                    files.add(new Tracked(path, Files.readString(root.resolve(path), StandardCharsets.ISO_8859_1)));
                }
            }
            assertThat(files).as("tracked files under %s", root).hasSizeGreaterThan(20);
            return files;
        }
    }
}
