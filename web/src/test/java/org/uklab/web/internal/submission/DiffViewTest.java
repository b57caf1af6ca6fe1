/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.uklab.web.internal.submission.DiffView.Row;
import org.uklab.web.internal.submission.ReportView.Diagnostic;

final class DiffViewTest {
    private static final String PATCH = """
            --- a/lib/a.c
            +++ b/lib/a.c
            @@ -10,3 +10,3 @@ int f(void)
             same
            --- decremented;
            +++ incremented;
             end
            """;

    @Test
    void lines_of_code_that_look_like_headers_are_still_code() {
        assertThat(DiffView.of(PATCH, List.of()).rows())
                .extracting(Row::tone)
                .containsExactly("file", "file", "hunk", "", "removed", "added", "");
    }

    @Test
    void a_diagnostic_stands_below_its_line_and_what_is_not_shown_stands_elsewhere() {
        Diagnostic shown = new Diagnostic("lib/a.c", 11, 1, "error", "no such variable");
        Diagnostic hidden = new Diagnostic("lib/a.c", 99, 1, "warning", "far away");
        DiffView view = DiffView.of(PATCH, List.of(shown, hidden));
        assertThat(view.rows().get(6)).isEqualTo(new Row("note error", "line 11, error: no such variable"));
        assertThat(view.elsewhere()).containsExactly(hidden);
    }
}
