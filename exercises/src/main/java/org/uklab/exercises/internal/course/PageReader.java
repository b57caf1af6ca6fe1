/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.course;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.uklab.exercises.Page;
import org.uklab.exercises.internal.Complaints;
import org.uklab.exercises.internal.Problems;
import org.uklab.exercises.internal.StrictYaml;

/** Read one page: a head between two lines of hyphens, then Markdown that begins with its title. One thread; blocks. */
final class PageReader {
    private static final Pattern PAGE = Pattern.compile("\\A---\n(.*?\n)---\n(.*)\\z", Pattern.DOTALL);
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]*");
    private static final Pattern NAMELESS = Pattern.compile("^\\|(?:.*\\|)?[ ]*\\|.*\n\\|[ :|-]+$", Pattern.MULTILINE);
    private static final Parser PARSER = Parser.builder().build();

    private final Path file;
    private final String id;
    private final String track;
    private final Complaints complaints;

    PageReader(Path file, String id, String track, Problems problems) {
        this.file = file;
        this.id = id;
        this.track = track;
        this.complaints = new Complaints(file, problems);
    }

    /** Mirror the head of a page, key by key. */
    record Head(String summary, int minutes) {}

    /** Read the page; empty if it has no head or no title. */
    Optional<Page> read() throws IOException {
        if (!ID.matcher(id).matches()) {
            complaints.about("", "'" + id + "' is no id", "use small letters, digits and hyphens");
        }
        Matcher parts = PAGE.matcher(Files.readString(file));
        if (!parts.matches()) {
            complaints.about("", "it has no head", "begin with ---, summary, minutes, ---");
            return Optional.empty();
        }
        Optional<Head> head = StrictYaml.parse(parts.group(1), new TypeReference<Head>() {}, complaints);
        String markdown = new Quotes(file.resolveSibling("snippets"), complaints).fill(parts.group(2));
        Node document = PARSER.parse(markdown);
        PageText text = PageText.of(document);
        if (NAMELESS.matcher(markdown).find()) {
            complaints.about("", "a column of a table has no heading", "name it; screen readers ask for it");
        }
        text.check(file.resolveSibling(""), complaints);
        if (head.isEmpty() || text.title().isEmpty()) {
            return Optional.empty();
        }
        if (head.get().minutes() <= 0) {
            complaints.about("minutes", "not a time", "say how long it takes to read");
        }
        return Optional.of(new Page(
                id,
                track,
                text.title(),
                head.get().summary(),
                head.get().minutes(),
                markdown,
                text.links(),
                file.resolveSibling("")));
    }
}
