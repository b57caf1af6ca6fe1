/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.kerneltree;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.uklab.kerneltree.PatchResult.Accepted;
import org.uklab.kerneltree.PatchResult.Rejected;

class PatchPolicyTest {
    private static final SourceTree BASE = SourceTree.of(Map.of(
            "lib/x/assign.c", "one\ntwo\nthree\n".getBytes(UTF_8),
            "lib/x/other.c", "one\n".getBytes(UTF_8),
            "x/assign.c", "protected\n".getBytes(UTF_8)));
    private static final PatchPolicy POLICY = new PatchPolicy(Set.of("lib/x/assign.c"));

    private static final String BODY = "@@ -1,3 +1,3 @@\n one\n-two\n+2\n three\n";
    private static final String GIT = "diff --git a/lib/x/assign.c b/lib/x/assign.c\nindex 1234567..89abcde 100644\n"
            + "--- a/lib/x/assign.c\n+++ b/lib/x/assign.c\n" + BODY;

    @ParameterizedTest
    @ValueSource(
            strings = {
                GIT,
                "--- a/lib/x/assign.c\n+++ b/lib/x/assign.c\n" + BODY,
                "--- lib/x/assign.c\n+++ lib/x/assign.c\n" + BODY,
                "--- lib/x/assign.c\t2024-01-01 00:00:00.0 +0000\n+++ lib/x/assign.c\t2024-01-02\n" + BODY,
                "diff -ru old/lib/x/assign.c new/lib/x/assign.c\n--- old/lib/x/assign.c\t2024\n+++ new/lib/x/assign.c\t2024\n"
                        + BODY,
                "From 0123 Mon Sep 17 00:00:00 2001\nSubject: [PATCH] x\n\nWords.\n---\n lib/x/assign.c | 2 +-\n\n"
                        + GIT + "-- \n2.39.5\n\n",
            })
    void the_usual_forms_of_a_diff_are_taken(String patch) {
        assertThat(changed(patch)).containsOnly(Map.entry("lib/x/assign.c", "one\n2\nthree\n"));
    }

    @Test
    void a_patch_converted_to_crlf_as_a_whole_is_taken() {
        assertThat(changed(GIT.replace("\n", "\r\n"))).containsEntry("lib/x/assign.c", "one\n2\nthree\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "  \n\n"})
    void an_empty_patch_is_accepted_and_changes_nothing(String patch) {
        assertThat(changed(patch)).isEmpty();
    }

    @Test
    void a_patch_that_ends_where_it_began_changes_nothing() {
        assertThat(changed(GIT.replace("+2\n", "+two\n"))).isEmpty();
    }

    @Test
    void a_missing_last_newline_is_kept_as_the_patch_says() {
        String patch = GIT.replace(BODY, "@@ -3 +3 @@\n-three\n+3\n\\ No newline at end of file\n");

        assertThat(changed(patch)).containsEntry("lib/x/assign.c", "one\ntwo\n3");
    }

    @Test
    void lines_are_inserted_without_context_where_the_hunk_says() {
        String patch = GIT.replace(BODY, "@@ -1,0 +2,2 @@\n+a\n+b\n@@ -3,0 +6 @@\n+end\n");

        assertThat(changed(patch)).containsEntry("lib/x/assign.c", "one\na\nb\ntwo\nthree\nend\n");
    }

    static Stream<Arguments> refused() {
        String plain = "--- %1$s\n+++ %1$s\n" + BODY;
        return Stream.of(
                Arguments.of("protected-file", plain.formatted("lib/x/other.c")),
                Arguments.of("protected-file", plain.formatted("x/assign.c")),
                Arguments.of("protected-file", plain.formatted("no/such.c")),
                Arguments.of("name", plain.formatted("../lib/x/assign.c")),
                Arguments.of("name", plain.formatted("a/../lib/x/assign.c")),
                Arguments.of("name", plain.formatted("/etc/passwd")),
                Arguments.of("name", plain.formatted("lib/.git/config")),
                Arguments.of("name", plain.formatted("lib/.GIT/config")),
                Arguments.of("name", plain.formatted("lib/@rsp.c")),
                Arguments.of("name", plain.formatted("-fplugin=x.c")),
                Arguments.of("name", plain.formatted("lib\\x\\assign.c")),
                Arguments.of("name", plain.formatted("lib/x/\u0007assign.c")),
                Arguments.of("name", plain.formatted("\"lib/x/\\001.c\"")),
                Arguments.of("name", plain.formatted("lib/x/Assign.c")),
                Arguments.of("name", GIT + GIT),
                Arguments.of(
                        "name", "diff --git a/x\\y b/x\\y\nindex 1..2 100644\n" + plain.formatted("lib/x/assign.c")),
                Arguments.of("binary", GIT.replace("+2\n", "+\0\n")),
                Arguments.of(
                        "binary",
                        "diff --git a/x.gch b/x.gch\nindex 1..2 100644\nBinary files a/x.gch and b/x.gch differ\n"),
                Arguments.of(
                        "binary",
                        "diff --git a/x.o b/x.o\nindex 1..2 100644\nGIT binary patch\nliteral 1\nIc${MZ00XB\n\nliteral 0\nHcmV?d00001\n\n"),
                Arguments.of("mode", GIT.replace(" 100644", " 120000")),
                Arguments.of("mode", GIT.replace(" 100644", " 160000")),
                Arguments.of("mode", GIT.replace("index 1234567..89abcde 100644", "old mode 100644\nnew mode 100755")),
                Arguments.of(
                        "mode",
                        "diff --git a/l b/l\nnew file mode 120000\nindex 0000000..1\n--- /dev/null\n+++ b/l\n@@ -0,0 +1 @@\n+/etc/shadow\n"),
                Arguments.of(
                        "create",
                        "diff --git a/n.c b/n.c\nnew file mode 100644\nindex 0000000..1\n--- /dev/null\n+++ b/n.c\n@@ -0,0 +1 @@\n+x\n"),
                Arguments.of("create", "--- /dev/null\n+++ b/n.c\n@@ -0,0 +1 @@\n+x\n"),
                Arguments.of(
                        "delete",
                        "diff --git a/lib/x/assign.c b/lib/x/assign.c\ndeleted file mode 100644\nindex 1..0\n--- a/lib/x/assign.c\n+++ /dev/null\n@@ -1,3 +0,0 @@\n-one\n-two\n-three\n"),
                Arguments.of("delete", "--- lib/x/assign.c\n+++ /dev/null\n@@ -1,3 +0,0 @@\n-one\n-two\n-three\n"),
                Arguments.of(
                        "rename",
                        "diff --git a/lib/x/other.c b/lib/x/assign.c\nsimilarity index 100%\nrename from lib/x/other.c\nrename to lib/x/assign.c\n"),
                Arguments.of(
                        "rename",
                        "diff --git a/lib/x/other.c b/lib/x/assign.c\ncopy from lib/x/other.c\ncopy to lib/x/assign.c\n"),
                Arguments.of("rename", "--- lib/x/other.c\n+++ lib/x/assign.c\n" + BODY),
                Arguments.of("format", "int main(void) { return 0; }\n"),
                Arguments.of("format", BODY),
                Arguments.of("format", GIT.replace("@@ -1,3 +1,3 @@", "@@ -1,9 +1,9 @@")),
                Arguments.of("format", GIT.replace("+1,3 @@", "+2,3 @@")),
                Arguments.of("format", GIT.replace("@@ -1", "Only in b: x\n@@ -1")),
                Arguments.of("format", GIT.replace("index ", "idx ")),
                Arguments.of("format", GIT.strip()),
                Arguments.of("line-endings", GIT.replace("+2\n", "+2\r\n")),
                Arguments.of("line-endings", GIT.replace(" one\n", " one\r\n")),
                Arguments.of("stale", GIT.replace("-two", "-zwei")),
                Arguments.of("stale", GIT.replace("@@ -1,3 +1,3 @@", "@@ -2,3 +2,3 @@")),
                Arguments.of("stale", GIT.replace("@@ -1,3 +1,3 @@", "@@ -99999999999,3 +1,3 @@")),
                Arguments.of("stale", GIT + BODY));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void what_an_exercise_does_not_allow_is_refused_by_the_rule_that_says_so(String rule, String patch) {
        assertThat(POLICY.apply(BASE, patch.getBytes(UTF_8))).isInstanceOfSatisfying(Rejected.class, rejected -> {
            assertThat(rejected.rule()).as(rejected.message()).isEqualTo(rule);
            assertThat(rejected.message()).isNotBlank();
        });
    }

    static Stream<Arguments> named() {
        return Stream.of(
                Arguments.of("create", "lib/x/n.c", 2, "diff --git a/lib/x/n.c b/lib/x/n.c\nnew file mode 100644\n"),
                Arguments.of(
                        "delete", "lib/x/assign.c", 3, GIT.replace("--- a/lib", "deleted file mode 100644\n--- a/lib")),
                Arguments.of("mode", "lib/x/assign.c", 2, GIT.replace(" 100644", " 120000")),
                Arguments.of(
                        "binary", "x.gch", 2, "diff --git a/x.gch b/x.gch\nBinary files a/x.gch and b/x.gch differ\n"),
                Arguments.of("name", "lib/x/Assign.c", 3, GIT.replace("/assign.c", "/Assign.c")),
                Arguments.of("name", "lib/x/?assign.c", 1, GIT.replace("assign.c", "\u0007assign.c")),
                Arguments.of("protected-file", "lib/x/other.c", 1, GIT.replace("assign.c", "other.c")),
                Arguments.of("line-endings", "lib/x/assign.c", 8, GIT.replace("+2\n", "+2\r\n")),
                Arguments.of("format", "lib/x/assign.c", 5, GIT.replace("@@ -1", "?\n@@ -1")));
    }

    @ParameterizedTest
    @MethodSource("named")
    void a_refusal_names_rule_file_and_line(String rule, String file, int line, String patch) {
        assertThat(POLICY.apply(BASE, patch.getBytes(UTF_8)))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.rule() + " " + rejected.file() + ":" + rejected.line())
                                .as(rejected.message())
                                .isEqualTo(rule + " " + file + ":" + line));
    }

    static Stream<Arguments> refusedFiles() {
        return Stream.of(
                Arguments.of("protected-file lib/x/other.c:0", "lib/x/other.c", "x\n"),
                Arguments.of("name lib/x/Assign.c:0", "lib/x/Assign.c", "x\n"),
                Arguments.of("name ../lib/x/assign.c:0", "../lib/x/assign.c", "x\n"),
                Arguments.of("name /etc/passwd:0", "/etc/passwd", "x\n"),
                Arguments.of("name lib?x:0", "lib\\x", "x\n"),
                Arguments.of("binary lib/x/assign.c:2", "lib/x/assign.c", "x\nNUL\0\n"),
                Arguments.of("line-endings lib/x/assign.c:2", "lib/x/assign.c", "x\ny\r\n"),
                Arguments.of("size lib/x/assign.c:0", "lib/x/assign.c", "x".repeat(300_000)));
    }

    @ParameterizedTest
    @MethodSource("refusedFiles")
    void whole_files_are_under_the_same_rules(String refusal, String path, String content) {
        assertThat(POLICY.replace(BASE, Map.of(path, content.getBytes(UTF_8))))
                .isInstanceOfSatisfying(Rejected.class, rejected -> {
                    assertThat(rejected.rule() + " " + rejected.file() + ":" + rejected.line())
                            .isEqualTo(refusal);
                    assertThat(rejected.message()).isNotBlank();
                });
    }

    @Test
    void whole_files_count_only_if_they_differ() {
        assertThat(texts(POLICY.replace(BASE, Map.of("lib/x/assign.c", "one\r\ntwo\r\nthree\r\n".getBytes(UTF_8)))))
                .as("converted to CR LF as a whole")
                .isEmpty();
        assertThat(texts(POLICY.replace(BASE, Map.of("lib/x/assign.c", "1\n".getBytes(UTF_8)))))
                .containsOnly(Map.entry("lib/x/assign.c", "1\n"));
    }

    @Test
    void a_stale_hunk_is_refused_with_file_line_and_remedy() {
        Rejected rejected =
                (Rejected) POLICY.apply(BASE, GIT.replace("-two", "-zwei").getBytes(UTF_8));

        assertThat(rejected.file()).isEqualTo("lib/x/assign.c");
        assertThat(rejected.line()).as("of the patch").isEqualTo(7);
        assertThat(rejected.message())
                .isEqualTo("lib/x/assign.c:2: the hunk does not fit: the patch expects \"zwei\", the file has \"two\"."
                        + " Your copy is older: `./uklab new` gives the present one");
    }

    @Test
    void patches_over_the_limits_are_refused() {
        PatchPolicy small = new PatchPolicy(POLICY.editable(), new PatchPolicy.Limits(GIT.length(), 12, 1));

        assertThat(rule(small, GIT)).isEqualTo("accepted");
        assertThat(rule(small, GIT + "\n")).isEqualTo("size");
        assertThat(rule(small, GIT.replace("+2", "+222"))).isEqualTo("size");
    }

    private static String rule(PatchPolicy policy, String patch) {
        return policy.apply(BASE, patch.getBytes(UTF_8)) instanceof Rejected rejected ? rejected.rule() : "accepted";
    }

    private static Map<String, String> changed(String patch) {
        return texts(POLICY.apply(BASE, patch.getBytes(UTF_8)));
    }

    private static Map<String, String> texts(PatchResult result) {
        assertThat(result).isInstanceOf(Accepted.class);
        Map<String, String> texts = new TreeMap<>();
        ((Accepted) result).changed().forEach((path, bytes) -> texts.put(path, new String(bytes, UTF_8)));
        return texts;
    }
}
