/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.exercise;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.uklab.kerneltree.PatchPolicy;
import org.uklab.kerneltree.PatchResult;
import org.uklab.kerneltree.SourceTree;

final class EditsTest {
    private static final String FILE = "lib/a.c";
    private static final SourceTree BASE = SourceTree.of(Map.of(FILE, "one\ntwo\nthree\n".getBytes(UTF_8)));

    @ParameterizedTest
    @ValueSource(
            strings = {"one\n2\nthree\n", "", "zero\none\ntwo\nthree\n", "one\ntwo\nthree\nfour\n", "\n\n\n", "é\n"})
    void the_patch_of_an_edited_file_gives_that_file_again(String edited) {
        assertThat(applied(edited)).isEqualTo(edited);
    }

    @Test
    void what_a_form_does_to_a_text_is_undone() {
        assertThat(applied("one\r\n2\r\nthree")).isEqualTo("one\n2\nthree\n");
        assertThat(Edits.patch(BASE, Set.of(FILE), Map.of(FILE, "one\r\ntwo\r\nthree")))
                .isEmpty();
    }

    @Test
    void a_file_that_may_not_be_edited_is_passed_over() {
        assertThat(Edits.patch(BASE, Set.of(), Map.of(FILE, "changed\n"))).isEmpty();
        assertThat(Edits.patch(BASE, Set.of(FILE), Map.of("lib/b.c", "new\n"))).isEmpty();
    }

    @Test
    void the_patch_of_several_edited_files_gives_all_of_them_again() {
        SourceTree base = SourceTree.of(Map.of(FILE, "one\n".getBytes(UTF_8), "lib/b.S", "two\n".getBytes(UTF_8)));
        Set<String> editable = Set.of(FILE, "lib/b.S");

        byte[] patch = Edits.patch(base, editable, Map.of(FILE, "1\n", "lib/b.S", "2\n"));

        PatchResult result = new PatchPolicy(editable).apply(base, patch);
        assertThat(result).isInstanceOf(PatchResult.Accepted.class);
        assertThat(((PatchResult.Accepted) result).changed())
                .hasEntrySatisfying(
                        FILE, text -> assertThat(text).asString(UTF_8).isEqualTo("1\n"))
                .hasEntrySatisfying(
                        "lib/b.S", text -> assertThat(text).asString(UTF_8).isEqualTo("2\n"));
    }

    private static String applied(String edited) {
        byte[] patch = Edits.patch(BASE, Set.of(FILE), Map.of(FILE, edited));
        PatchResult result = new PatchPolicy(Set.of(FILE)).apply(BASE, patch);
        assertThat(result).isInstanceOf(PatchResult.Accepted.class);
        return new String(((PatchResult.Accepted) result).changed().get(FILE), UTF_8);
    }
}
