/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.course;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.uklab.exercises.Catalogue;
import org.uklab.exercises.Exercise;
import org.uklab.exercises.Page;
import org.uklab.exercises.Snippet;
import org.uklab.exercises.Track;
import org.uklab.exercises.Track.Stop;
import org.uklab.exercises.internal.Complaints;
import org.uklab.exercises.internal.Problems;
import org.uklab.exercises.internal.StrictYaml;

/** Read one track's folder. One thread; blocks. */
final class TrackReader {
    /** Names the description in a track's folder. */
    static final String FILE = "track.yaml";

    private static final String PAGE = ".md";

    private final Path dir;
    private final String id;
    private final Catalogue catalogue;
    private final Problems problems;
    private final Complaints complaints;

    TrackReader(Path dir, Catalogue catalogue, Problems problems) {
        this.dir = dir;
        this.id = String.valueOf(dir.getFileName());
        this.catalogue = catalogue;
        this.problems = problems;
        this.complaints = new Complaints(dir.resolve(FILE), problems);
    }

    /** Mirror {@code track.yaml}, key by key. */
    record TrackFile(String title, String summary, int order, List<String> path) {}

    /** Read the folder; empty if nothing can be made of its description. */
    Optional<Track> read() throws IOException {
        Optional<TrackFile> file = StrictYaml.read(new TypeReference<TrackFile>() {}, complaints);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        List<Snippet> snippets = snippets();
        Map<String, Optional<Page>> pages = pages();
        List<Stop> path = new ArrayList<>();
        for (String name : file.get().path()) {
            Optional<Page> page = pages.remove(name);
            if (page != null) {
                page.map(Stop.Reading::new).ifPresent(path::add); // a page with a problem was complained of already
            } else {
                exercise(name).map(Stop.Solving::new).ifPresent(path::add);
            }
        }
        for (String left : pages.keySet()) {
            complaints.about("path", left + PAGE + " is not on it", "say when to read it");
        }
        return Optional.of(new Track(
                id, file.get().title(), file.get().summary(), file.get().order(), path, snippets));
    }

    private Optional<Exercise> exercise(String name) {
        Optional<Exercise> found = catalogue.find(name);
        if (found.isEmpty()) {
            complaints.about("path", "there is neither a page nor an exercise " + name, "correct the name");
        } else if (!found.get().track().equals(id)) {
            complaints.about("path", name + " is of track " + found.get().track(), "leave it to that track");
        }
        return found.filter(exercise -> exercise.track().equals(id));
    }

    private Map<String, Optional<Page>> pages() throws IOException {
        Map<String, Optional<Page>> pages = new LinkedHashMap<>();
        for (Path file : list(dir)) {
            String name = String.valueOf(file.getFileName());
            if (name.endsWith(PAGE)) {
                String page = name.substring(0, name.length() - PAGE.length());
                pages.put(page, new PageReader(file, page, id, problems).read());
            }
        }
        return pages;
    }

    private List<Snippet> snippets() throws IOException {
        List<Snippet> snippets = new ArrayList<>();
        Path folder = dir.resolve("snippets");
        if (Files.isDirectory(folder)) {
            for (Path app : list(folder)) {
                SnippetReader.read(app, id, problems).ifPresent(snippets::add);
            }
        }
        return snippets;
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        }
    }
}
