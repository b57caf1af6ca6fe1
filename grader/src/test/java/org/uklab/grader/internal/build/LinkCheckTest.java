/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uklab.grader.internal.firewall.ObjectFile;
import org.uklab.kerneltree.BuildPlan.Step;

/**
 * Links a student's object with a trusted one, a second time with another one that the firewall had not read, and looks
 * at the linker's maps: what got past the firewall would show here.
 */
class LinkCheckTest {
    private static final String STUB = "int job(int x) { return x; }\n";
    private static final String TRUSTED = """
        extern int job(int);
        __attribute__((weak)) int check(int x) { return x == 1; }
        __attribute__((section(".text.folded"))) int fold(void) { return 2; }
        __asm__(".section .text.once,\\"axG\\",@progbits,once,comdat; .weak once; once: nop; .previous");
        void _start(void) { check(job(1)); }
        """;

    @TempDir
    private Path dir;

    private LinkMap before = LinkMap.parse("");
    private ObjectFile read = new ObjectFile(0, Set.of(), Set.of(), List.of(), Set.of(), Set.of());

    @BeforeEach
    void link_what_is_known() throws Exception {
        compile("trusted.o", TRUSTED);
        compile("job.o", STUB);
        read = ObjectFile.parse(Files.readAllBytes(dir.resolve("job.o"))).orElseThrow();
        before = link("-r");
    }

    @Test
    void another_solution_makes_no_difference() throws Exception {
        String solution = "static int kept; int job(int x) { return kept += x; }\n";
        compile("job.o", solution);
        read = ObjectFile.parse(Files.readAllBytes(dir.resolve("job.o"))).orElseThrow();

        assertThat(difference(solution)).isEmpty();
    }

    @Test
    void variables_of_the_names_that_ours_have_may_come_in_another_order() throws Exception {
        compile("trusted.o", TRUSTED + "static int first, kept; int sum(int x) { return first++ + (kept += x); }\n");
        before = link("-r");

        another_solution_makes_no_difference();
    }

    @Test
    void what_the_linker_saves_in_our_unwind_tables_makes_no_difference() throws Exception {
        before = linkWithTables("int job(int x) { return x; }\n");
        LinkMap now = linkWithTables("__asm__(\".globl job; job: nop\");\n");

        assertThat(LinkCheck.difference(step("-r"), before, now, students())).isEmpty();
    }

    // Only what the linker puts last is not padded.
    private LinkMap linkWithTables(String source) throws IOException, InterruptedException {
        compile("trusted.o", "int leaf(int x) { return x; }\n", "-O2", "-fasynchronous-unwind-tables");
        compile("job.o", source, "-O2", "-fasynchronous-unwind-tables");
        read = ObjectFile.parse(Files.readAllBytes(dir.resolve("job.o"))).orElseThrow();
        return linked(
                "-r", dir.resolve("trusted.o").toString(), dir.resolve("job.o").toString());
    }

    @Test
    void a_map_says_who_defines_what() {
        assertThat(before.owners().get("check")).endsWith("trusted.o");
        assertThat(before.owners().get("job")).endsWith("job.o");
        assertThat(before.files()).hasSize(2);
        assertThat(before.pieces().get(before.owners().get("job"))).anyMatch(piece -> piece.startsWith(".text.job 0x"));
    }

    @Test
    void a_weak_symbol_of_ours_that_gives_way_is_seen() throws Exception {
        assertThat(difference(STUB + "int check(int x) { return 1; }\n"))
                .hasValueSatisfying(
                        words -> assertThat(words).contains("check comes from").contains("job.o instead of"));
    }

    @Test
    void a_symbol_that_nobody_had_is_seen() throws Exception {
        assertThat(difference(STUB + "int more;\n"))
                .hasValueSatisfying(words -> assertThat(words).contains("brings more"));
    }

    @Test
    void a_group_that_makes_the_linker_drop_one_of_ours_is_seen() throws Exception {
        assertThat(difference(
                        STUB + "__asm__(\".section .text.mine,\\\"axG\\\",@progbits,once,comdat; ud2; .previous\");\n"))
                .isPresent();
    }

    @Test
    void a_section_that_the_firewall_did_not_see_is_seen() throws Exception {
        assertThat(difference(STUB + "static int t __attribute__((used, section(\".uk_testtab\"))) = 1;\n"))
                .hasValueSatisfying(words -> assertThat(words).contains("job.o brings other sections than it has"));
    }

    @Test
    void another_file_and_a_member_of_an_archive_are_seen() throws Exception {
        compile("spare.o", "int spare(void) { return 1; }\n");
        run(
                "ar",
                "rc",
                dir.resolve("libspare.a").toString(),
                dir.resolve("spare.o").toString());
        compile("job.o", "extern int spare(void); int job(int x) { return spare(); }\n");

        assertThat(LinkCheck.difference(
                        step("-r"), before, link("-r", dir.resolve("libspare.a").toString()), students()))
                .hasValue("other files take part than before");
        LinkMap pulled =
                link("-static", "--start-group", dir.resolve("libspare.a").toString(), "--end-group");
        assertThat(pulled.members()).extracting(LinkMap.Member::name).containsExactly("spare.o");
    }

    private Optional<String> difference(String source) throws Exception {
        compile("job.o", source);
        return LinkCheck.difference(step("-r"), before, link("-r"), students());
    }

    private Map<String, ObjectFile> students() {
        return Map.of(dir.resolve("job.o").toString(), read);
    }

    private static Step step(String... options) {
        return new Step("/out/k", List.of(), List.of(options));
    }

    private LinkMap link(String option, String... more) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(
                option,
                dir.resolve("job.o").toString(),
                dir.resolve("trusted.o").toString()));
        words.addAll(List.of(more));
        return linked(words.toArray(String[]::new));
    }

    private LinkMap linked(String... words) throws IOException, InterruptedException {
        Path map = dir.resolve("map");
        List<String> argv = new ArrayList<>(
                List.of("ld", "-Map", map.toString(), "-o", dir.resolve("k").toString()));
        argv.addAll(List.of(words));
        run(argv.toArray(String[]::new));
        return LinkMap.parse(Files.readString(map));
    }

    private void compile(String object, String source, String... more) throws IOException, InterruptedException {
        Path in = dir.resolve("source.c");
        Files.writeString(in, source);
        List<String> argv = new ArrayList<>(List.of(
                "gcc", "-w", "-fno-pie", "-ffunction-sections", "-fdata-sections", "-fno-asynchronous-unwind-tables"));
        argv.addAll(List.of(more));
        argv.addAll(List.of("-c", in.toString(), "-o", dir.resolve(object).toString()));
        run(argv.toArray(String[]::new));
    }

    private static void run(String... argv) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder(argv).inheritIO().start().waitFor())
                .as("%s", List.of(argv))
                .isZero();
    }
}
