/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CourseTest {
    private static final String PAGE = """
            ---
            summary: A thread is made first and assigned later.
            minutes: 8
            ---
            # Two things that `uksched` parts
            A [sleeper](sleep.md), [tested](exercise:uksched-assign).

            ![A thread, and an arrow to its scheduler](figures/two.svg)

            @snippet(hello/main.c#create)

            ## Questions
            1. Who runs a fresh thread?

               Answer: nobody.

            ## Sources
            - [POSIX](https://pubs.opengroup.org/onlinepubs/9699919799/) on threads
            """;

    @TempDir
    Path home;

    @BeforeEach
    void write() throws IOException {
        put(
                "threads/track.yaml",
                "title: Threads\nsummary: All of it.\norder: 1\npath: [two, uksched-assign, sleep]\n");
        put("threads/two.md", PAGE);
        put("threads/sleep.md", PAGE.replace("sleep.md", "../threads/two.md").replace("@snippet", "no snippet"));
        put("threads/figures/two.svg", """
                <svg viewBox="0 0 40 40"><title>Two</title><desc>One, and another.</desc>
                <rect class="node" x="1" y="1" width="9" height="9"/></svg>
                """);
        put("threads/snippets/hello/Makefile.uk", "$(eval $(call addlib,apphello))\n");
        put("threads/snippets/hello/defconfig", "CONFIG_LIBUKSCHED=y\n");
        put("threads/snippets/hello/console.txt", "a thread\n\nanother\n");
        put("threads/snippets/hello/main.c", """
                /* SPDX-License-Identifier: Apache-2.0 */
                int main(void)
                {
                	/* [create] */
                	if (made)
                		return 0;
                	/* [/create] */
                	return 1;
                }
                """);
    }

    private void put(String file, String text) {
        try {
            Files.createDirectories(home.resolve(file).getParent());
            Files.writeString(home.resolve(file), text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void edit(String file, String what, String by) throws IOException {
        String text = Files.readString(home.resolve(file));
        assertThat(text).contains(what);
        put(file, text.replace(what, by));
    }

    private Course course() throws IOException {
        Catalogue all = Catalogue.load(Path.of("content"));
        Exercise one = all.find("uksched-assign").orElseThrow();
        return Course.load(home, new Catalogue(List.of(one), List.of()));
    }

    /** Gives what is wrong with this course alone; statements of real exercises link to pages of the real one. */
    private List<String> problems() throws IOException {
        return course().problems().stream()
                .filter(problem -> problem.file().startsWith(home))
                .map(ContentProblem::toString)
                .toList();
    }

    @Test
    void the_course_of_this_release_has_no_problems() throws IOException {
        Course course = Course.load(Path.of("course"), Catalogue.load(Path.of("content")));
        assertThat(course.problems()).isEmpty();
        assertThat(course.tracks())
                .extracting(Track::id)
                .containsExactly("starting", "threads", "contexts", "calls", "tags", "hunts");
    }

    @Test
    void a_track_leads_from_page_to_exercise() throws IOException {
        assertThat(problems()).isEmpty();
        Track track = course().track("threads").orElseThrow();
        assertThat(track.path()).extracting(Track.Stop::id).containsExactly("two", "uksched-assign", "sleep");
        assertThat(track.minutes()).isEqualTo(8 + 45 + 8);
        assertThat(track.page("two")).hasValueSatisfying(page -> {
            assertThat(page.title()).isEqualTo("Two things that uksched parts");
            assertThat(page.exercises()).containsExactly("uksched-assign");
        });
        assertThat(track.snippets()).singleElement().satisfies(snippet -> {
            assertThat(snippet.name()).isEqualTo("threads/hello");
            assertThat(snippet.targets()).containsExactly("qemu-x86_64", "qemu-arm64");
            assertThat(snippet.console()).containsExactly("a thread", "another");
        });
    }

    @Test
    void the_pages_that_lead_to_an_exercise_are_found() throws IOException {
        Exercise exercise =
                Catalogue.load(Path.of("content")).find("uksched-assign").orElseThrow();
        assertThat(course().leadingTo(exercise)).extracting(Page::id).containsExactly("two", "sleep");
    }

    @Test
    void a_snippet_is_quoted_without_its_marks_and_its_margin() throws IOException {
        String text = course().track("threads")
                .orElseThrow()
                .page("two")
                .orElseThrow()
                .markdown();
        assertThat(text).contains("````c\nif (made)\n\treturn 0;\n````\n");
        edit("threads/two.md", "main.c#create", "main.c");
        assertThat(course().track("threads")
                        .orElseThrow()
                        .page("two")
                        .orElseThrow()
                        .markdown())
                .contains("````c\nint main(void)\n{\n\tif (made)\n\t\treturn 0;\n\treturn 1;\n}\n````\n");
    }

    @Test
    void a_quote_of_nothing_is_named() throws IOException {
        edit("threads/two.md", "#create", "#creation");
        assertThat(problems()).singleElement().asString().contains("two.md: @snippet(hello/main.c#creation)");
        edit("threads/two.md", "hello/main.c#creation", "../../../../pom.xml");
        assertThat(problems()).singleElement().asString().contains("two.md: @snippet(../../../../pom.xml)");
    }

    @Test
    void a_dead_link_is_named() throws IOException {
        edit("threads/two.md", "(sleep.md)", "(slep.md)");
        edit("threads/sleep.md", "exercise:uksched-assign", "exercise:uksched-asign");
        assertThat(problems())
                .hasSize(2)
                .anySatisfy(p -> assertThat(p).contains("two.md: slep.md: there is no such page"))
                .anySatisfy(p -> assertThat(p).contains("exercise:uksched-asign: there is no such exercise"));
        edit("threads/two.md", "(slep.md)", "(http://example.org)");
        assertThat(problems()).anySatisfy(p -> assertThat(p).contains("neither a page nor an address"));
    }

    @Test
    void a_figure_needs_words() throws IOException {
        edit("threads/two.md", "![A thread, and an arrow to its scheduler]", "![]");
        edit("threads/figures/two.svg", "<title>Two</title>", "");
        assertThat(problems())
                .anySatisfy(p -> assertThat(p).contains("two.md: figures/two.svg: it has no text alternative"))
                .anySatisfy(p -> assertThat(p).contains("figures/two.svg: title: it is missing"));
    }

    @Test
    void a_figure_that_is_not_there_is_named() throws IOException {
        edit("threads/two.md", "two.svg", "too.svg");
        assertThat(problems()).singleElement().asString().contains("figures/too.svg: there is no such figure");
    }

    @Test
    void a_figure_leaves_its_colours_to_the_site_and_does_nothing() throws IOException {
        edit("threads/figures/two.svg", "class=\"node\"", "fill=\"red\" onclick=\"x\"");
        assertThat(problems())
                .anySatisfy(p -> assertThat(p).contains("two.svg: rect.fill: colours, fonts and deeds are the site's"))
                .anySatisfy(p -> assertThat(p).contains("two.svg: rect.onclick"));
        edit("threads/figures/two.svg", "<rect", "<script>x</script><rect");
        assertThat(problems()).anySatisfy(p -> assertThat(p).contains("two.svg: script: unknown element"));
        edit("threads/figures/two.svg", "<rect", "<rect<");
        assertThat(problems()).anySatisfy(p -> assertThat(p).contains("two.svg: it is not XML"));
    }

    @Test
    void a_question_needs_an_answer_and_a_page_its_sources() throws IOException {
        edit("threads/two.md", "Answer: nobody", "Nobody");
        edit("threads/sleep.md", "## Questions", "## Problems");
        edit("threads/sleep.md", "## Sources", "## Links");
        assertThat(problems())
                .anySatisfy(p -> assertThat(p).contains("two.md: ## Questions: 'Who runs a fresh thread?'"))
                .anySatisfy(p -> assertThat(p).contains("sleep.md: ## Questions: there is none"))
                .anySatisfy(p -> assertThat(p).contains("sleep.md: ## Sources: it is missing"));
    }

    @Test
    void a_column_of_a_table_needs_a_heading() throws IOException {
        edit("threads/two.md", "## Questions", "| | x |\n|---|---|\n| 1 | 2 |\n\n## Questions");
        assertThat(problems()).singleElement().asString().contains("two.md: a column of a table has no heading");
        edit("threads/two.md", "| | x |", "| n | x |");
        assertThat(problems()).isEmpty();
    }

    @Test
    void a_page_needs_a_head_and_a_place_on_the_path() throws IOException {
        edit("threads/track.yaml", "two, ", "");
        edit("threads/sleep.md", "minutes: 8\n", "");
        assertThat(problems())
                .anySatisfy(p -> assertThat(p).contains("track.yaml: path: two.md is not on it"))
                .anySatisfy(p -> assertThat(p).contains("sleep.md: minutes: it is missing"));
    }

    @Test
    void a_path_leads_to_what_there_is() throws IOException {
        edit("threads/track.yaml", "two, ", "two, three, ");
        assertThat(problems()).singleElement().asString().contains("there is neither a page nor an exercise three");
    }

    @Test
    void a_snippet_says_how_it_is_built_and_what_it_prints() throws IOException {
        Files.delete(home.resolve("threads/snippets/hello/console.txt"));
        put("threads/snippets/hello/only", "qemu-riscv\n");
        assertThat(problems())
                .anySatisfy(p -> assertThat(p).contains("console.txt: it is missing"))
                .anySatisfy(p -> assertThat(p).contains("only: it names no machine"));
    }

    @Test
    void an_exercise_that_nobody_teaches_is_named() throws IOException {
        edit("threads/two.md", "exercise:uksched-assign", "sleep.md");
        edit("threads/sleep.md", "exercise:uksched-assign", "two.md");
        edit("threads/track.yaml", "uksched-assign, ", "");
        assertThat(course().problems())
                .map(ContentProblem::toString)
                .anySatisfy(p -> assertThat(p).contains("track: its path does not lead here"))
                .anySatisfy(p -> assertThat(p).contains("id: no page teaches it"));
    }

    @Test
    void without_a_folder_there_is_no_course() throws IOException {
        Catalogue none = new Catalogue(List.of(), List.of());
        assertThat(Course.load(home.resolve("none"), none)).isEqualTo(new Course(List.of(), List.of()));
    }
}
