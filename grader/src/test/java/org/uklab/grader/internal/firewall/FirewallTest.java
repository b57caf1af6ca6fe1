/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.firewall;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.uklab.grader.Verdict;
import org.uklab.grader.internal.Ending;

/** Compiles small files with the tree's flags and shows them to the firewall. */
class FirewallTest {
    private static final String STUB = "int job(int x) { return x; }\n";
    private static final String SOLUTION = "extern int needed(int); int job(int x) { return needed(x); }\n";

    @TempDir
    private static Path dir;

    private static List<ObjectFile> known;

    @BeforeAll
    static void compile_what_is_known() throws Exception {
        known = List.of(object(STUB), object(SOLUTION));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                STUB,
                SOLUTION,
                "static int count; static const char *const words[] = {\"a\", \"b\"};\n"
                        + "int job(int x) { static int kept = 5; count += x; return words[x & 1][0] + kept++; }",
                "#include <stddef.h>\nextern void *memcpy(void *, const void *, size_t); extern int uk_thread_block(void *);\n"
                        + "int job(int x) { int y; memcpy(&y, &x, sizeof(x)); return uk_thread_block(&y); }",
                "static int (*table[])(int); static int twice(int x) { return 2 * x; }\n"
                        + "static int (*table[])(int) = {twice}; int job(int x) { return table[0](x) * 1.5; }",
            })
    void plain_c_passes(String source) throws Exception {
        assertThat(judge(source)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "trusted    | int trusted(void) { return 1; }",
                "shared     | int shared = 1;",
                "weakling   | int weakling(void) __attribute__((weak)); int weakling(void) { return 1; }",
                "alias      | int alias(int) __attribute__((alias(\"job\")));",
                "by_hand    | __asm__(\".globl by_hand; by_hand = job\");",
                "send_frame | extern void send_frame(void); void *f(void); static void *p __attribute__((used)) = send_frame;",
                ".init_array| static void __attribute__((constructor)) early(void) { *(volatile int *)8 = 1; }",
                ".fini_array| static void __attribute__((destructor)) late(void) { *(volatile int *)8 = 1; }",
                ".uk_inittab10 | static void *e __attribute__((used, section(\".uk_inittab10\"))) = 0;",
                ".uk_testtab| __asm__(\".section .uk_testtab,\\\"aw\\\"; .quad 0; .previous\");",
                ".uk_scenario | __asm__(\".section .uk_scenario,\\\"aw\\\"; .quad 0; .previous\");",
                ".boot      | static int b __attribute__((used, section(\".boot\"))) = 1;",
                "mytab      | static int b __attribute__((used, section(\"mytab\"))) = 1;",
                ".tdata     | static __thread int b __attribute__((used)) = 1;",
                ".data.x    | __asm__(\".section .data.x,\\\"awx\\\"; .quad 0; .previous\");",
                "chosen     | __asm__(\".type chosen, @gnu_indirect_function; chosen = job\");",
            })
    void what_reaches_beyond_the_file_is_forbidden_by_name(String name, String more) throws Exception {
        Optional<Ending> ending = judge(STUB + more);

        assertThat(ending).hasValueSatisfying(refused -> {
            assertThat(refused.verdict()).isEqualTo(Verdict.FORBIDDEN_SYMBOL);
            assertThat(refused.message()).contains(name).startsWith("lib/job.c ");
        });
    }

    @Test
    void a_function_that_went_missing_is_a_failed_build_that_names_it() throws Exception {
        assertThat(judge("static int job(int x) { return x; } static void *p __attribute__((used)) = job;"))
                .hasValueSatisfying(refused -> {
                    assertThat(refused.verdict()).isEqualTo(Verdict.BUILD_FAILED);
                    assertThat(refused.message()).contains("no longer defines job");
                });
    }

    @Test
    void bytes_that_are_no_object_are_none() throws Exception {
        byte[] good = Files.readAllBytes(compile(STUB));
        assertThat(ObjectFile.parse(new byte[0])).isEmpty();
        assertThat(ObjectFile.parse("int x;".getBytes(UTF_8))).isEmpty();
        for (int at = 0; at < 64; at++) { // a header with any byte broken is refused or read, never an exception
            byte[] broken = good.clone();
            broken[at] = (byte) ~broken[at];
            ObjectFile.parse(broken);
        }
    }

    private static Optional<Ending> judge(String source) throws Exception {
        return Firewall.judge("lib/job.c", object(source), known);
    }

    private static ObjectFile object(String source) throws Exception {
        return ObjectFile.parse(Files.readAllBytes(compile(source))).orElseThrow();
    }

    private static Path compile(String source) throws IOException, InterruptedException {
        Path in = Files.createTempFile(dir, "job", ".c");
        Files.writeString(in, source);
        Path out = Path.of(in + ".o");
        Process gcc = new ProcessBuilder(
                        "gcc",
                        "-std=gnu11",
                        "-O2",
                        "-g",
                        "-fno-pic",
                        "-fno-pie",
                        "-ffunction-sections",
                        "-fdata-sections",
                        "-fno-common",
                        "-fno-asynchronous-unwind-tables",
                        "-fno-stack-protector",
                        "-w",
                        "-c",
                        in.toString(),
                        "-o",
                        out.toString())
                .inheritIO()
                .start();
        assertThat(gcc.waitFor()).as(source).isZero();
        return out;
    }
}
