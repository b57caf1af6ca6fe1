/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uklab.exercises.Page;

final class LessonTextTest {
    @TempDir
    Path dir;

    private LessonText text(String... lines) throws IOException {
        String markdown = "# Title\n" + String.join("\n", lines) + "\n";
        return LessonText.of(new Page("wake", "threads", "Title", "All.", 5, markdown, List.of(), dir));
    }

    @Test
    void the_title_is_left_to_the_page_and_sections_can_be_linked_to() throws IOException {
        LessonText text = text("", "## Who calls `wake()`?", "", "### Inside", "", "## Questions");
        assertThat(text.html())
                .doesNotContain("<h1")
                .contains("<h2 id=\"who-calls-wake\">Who calls <code>wake()</code>");
        assertThat(text.sections())
                .containsExactly(
                        new LessonText.Section("who-calls-wake", "Who calls wake()?"),
                        new LessonText.Section("questions", "Questions"));
    }

    @Test
    void links_lead_to_pages_exercises_and_elsewhere() throws IOException {
        assertThat(
                        text("[a](sleep.md) [b](../contexts/tls.md) [c](exercise:uksched-wake) [d](https://example.org/x.md)")
                                .html())
                .contains("href=\"sleep\"")
                .contains("href=\"../contexts/tls\"")
                .contains("href=\"/exercises/uksched-wake\"")
                .contains("href=\"https://example.org/x.md\"");
    }

    @Test
    void nothing_that_acts_gets_through() throws IOException {
        assertThat(text("<script>alert(1)</script>", "", "[x](javascript:alert(1)) <b onclick=x>y</b>")
                        .html())
                .doesNotContain("<script")
                .doesNotContain("<b ")
                .doesNotContain("javascript:");
    }

    @Test
    void an_answer_is_folded_with_all_that_follows_it() throws IOException {
        assertThat(text("## Questions", "1. Who?", "", "   Answer: nobody.", "", "   Or **all**.", "2. When?")
                        .html())
                .contains("<p>Who?</p>\n<details class=\"answer\"><summary>Answer</summary>\n<p>nobody.</p>\n"
                        + "<p>Or <strong>all</strong>.</p>\n</details>\n</li>");
    }

    @Test
    void a_figure_is_inlined_with_its_words_and_ids_of_its_own() throws IOException {
        Files.createDirectory(dir.resolve("figures"));
        Files.writeString(
                dir.resolve("figures/two.svg"),
                "<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 400 90\" role=\"x\">"
                        + "<title>T</title><desc id=\"d\">Words.</desc><defs><marker id=\"tip\"/></defs>"
                        + "<path class=\"edge\" marker-end=\"url(#tip)\"/></svg>");
        assertThat(text("Before.", "", "![A \"pair\" & more](figures/two.svg \"Two of them.\")", "", "After.")
                        .html())
                .contains("<figure class=\"diagram\"><div><svg role=\"img\" aria-label=\"A pair &amp; more\""
                        + " aria-describedby=\"two-words\" viewBox=\"0 0 400 90\"><title>T</title>"
                        + "<desc id=\"two-words\">Words.</desc>")
                .contains("<marker id=\"two-tip\"/>")
                .contains("url(#two-tip)")
                .contains("<figcaption>Two of them.</figcaption></figure>")
                .contains("<p>Before.</p>")
                .doesNotContain("<p></p>");
    }

    @Test
    void code_has_the_colours_of_its_language() throws IOException {
        assertThat(text("```c", "if (a < 0x10) /* why */", "#include <stdio.h>", "return \"a\\\"b\";", "```")
                        .html())
                .contains("<span class=\"tok-keyword\">if</span> (a &lt; <span class=\"tok-number\">0x10</span>)"
                        + " <span class=\"tok-comment\">/* why */</span>\n")
                .contains("<span class=\"tok-meta\">#include &lt;stdio.h&gt;</span>")
                .contains("<span class=\"tok-string\">\"a\\\"b\"</span>;");
        assertThat(text("```asm", "\tmov %rsp, (%rdi) // saved", "entry:", "```")
                        .html())
                .contains("\t<span class=\"tok-keyword\">mov</span> <span class=\"tok-typeName\">%rsp</span>")
                .contains("<span class=\"tok-keyword\">entry:</span>");
        assertThat(text("```console", "if <this> is 1", "```").html()).contains("<code>if &lt;this&gt; is 1\n");
    }
}
