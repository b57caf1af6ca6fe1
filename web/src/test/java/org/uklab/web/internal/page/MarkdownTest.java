/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class MarkdownTest {
    @Test
    void a_statement_keeps_its_structure_and_leaves_its_title_to_the_page() {
        assertThat(Markdown.html("# Title\n\n## Why\n\n1. `a->b`\n\n| x | y |\n|---|---|\n| 1 | 2 |\n"))
                .doesNotContain("Title")
                .contains("<h2>Why</h2>")
                .contains("<li><code>a-&gt;b</code></li>")
                .contains("<td>2</td>");
    }

    @Test
    void nothing_that_acts_gets_through() {
        assertThat(Markdown.html(
                        "<script>alert(1)</script> <img src=x onerror=alert(1)>\n\n[x](javascript:alert(1))\n\n"
                                + "<b style=\"color:red\" onclick=\"x\">bold</b> <iframe src=//evil></iframe>"))
                .doesNotContain("<script")
                .doesNotContain("onerror")
                .doesNotContain("javascript:")
                .doesNotContain("style=")
                .doesNotContain("<iframe");
    }
}
