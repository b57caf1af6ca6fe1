/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.firewall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.uklab.grader.Verdict;
import org.uklab.grader.internal.Ending;

/** Compiles small files with the tree's flags and shows them to the firewall: the golden set of good and bad objects. */
class FirewallTest {
    private static final String STUB = "int job(int x) { return x; }\n";
    private static final String SOLUTION = """
            extern int needed(int);
            static int e __attribute__((used, section(".uk_jobtab5"))) = 1;
            int job(int x) { return needed(x); }
            """;
    private static final Set<String> LISTED = Set.of("listed");

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
                "#include <stddef.h>\nextern void *memcpy(void *, const void *, size_t); extern int listed(void *);\n"
                        + "int job(int x) { int y; memcpy(&y, &x, sizeof(x)); return listed(&y); }",
                "static int (*table[])(int); static int twice(int x) { return 2 * x; }\n"
                        + "static int (*table[])(int) = {twice}; int job(int x) { return table[0](x) * 1.5; }",
                "extern int _uk_printk(int, const char *, ...); extern void _uk_crash(void) __attribute__((noreturn));\n"
                        + "int job(int x) { if (x < 0) { _uk_printk(1, \"%d\", x); _uk_crash(); } return x; }",
                "int job(int x) { static void *const to[] = {&&a, &&b}; goto *to[x & 1]; a: return 1; b: return 2; }",
                "int job(int x) { switch (x) { case 0: return 7; case 1: return 5; case 2: return 9; case 3: return 1;\n"
                        + "case 4: return 11; case 5: return 0; } __builtin_unreachable(); }",
                "__attribute__((noinline, cold)) static int rare(int x) { return x / 3; }\n"
                        + "int job(int x) { return __builtin_expect(x < 0, 0) ? rare(x) : x; }",
                "extern __thread int listed; int job(int x) { return listed + x; }",
                "__asm__(\".set answer, 42\"); int job(int x) { int y; __asm__(\"movl $answer, %0\" : \"=r\"(y)); return y; }",
                "static char large[1 << 20]; static int page __attribute__((aligned(4096))); int job(int x) { return large[x] + page; }",
                "static int job2(int) __attribute__((alias(\"job\"), used));" + STUB,
                "int job(int x) __attribute__((visibility(\"hidden\")));" + STUB,
                "static int mine __attribute__((used, section(\".uk_jobtab5\"))) = 2;" + STUB,
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
                "in_common  | int in_common __attribute__((common));",
                "weakling   | int weakling(void) __attribute__((weak)); int weakling(void) { return 1; }",
                "alias      | int alias(int) __attribute__((alias(\"job\")));",
                "by_hand    | __asm__(\".globl by_hand; by_hand = job\");",
                "by_number  | __asm__(\".globl by_number; .set by_number, 0x100000\");",
                "job@@V2    | __asm__(\".symver job, job@@V2\");",
                "job@V1     | __asm__(\".globl old; old = job; .symver old, job@V1\");",
                "chosen     | __asm__(\".type chosen, @gnu_indirect_function; chosen = job\");",
            })
    void what_it_defines_for_others_is_forbidden_by_name(String name, String more) throws Exception {
        assertForbidden(STUB + more, name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "send_frame | extern void send_frame(void); static void *p __attribute__((used)) = send_frame;",
                "send_frame | __asm__(\".text; call send_frame\");",
                "send_frame | __asm__(\".data; .quad send_frame + 8\");",
                "send_frame | extern int send_frame __attribute__((weak, visibility(\"hidden\"))); void *p2(void); "
                        + "static void *q(void) { return &send_frame; } static void *p __attribute__((used)) = q;",
                "send_frame | static int mine(void) __attribute__((weakref(\"send_frame\"))); static void *p __attribute__((used)) = mine;",
                "memcpy_fast | extern int memcpy_fast(void); static void *p __attribute__((used)) = memcpy_fast;",
            })
    void what_it_refers_to_is_forbidden_by_name(String name, String more) throws Exception {
        assertForbidden(STUB + more, name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ".init_array   | static void __attribute__((constructor)) early(void) { *(volatile int *)8 = 1; }",
                ".init_array   | static void __attribute__((constructor(101))) early(void) { *(volatile int *)8 = 1; }",
                ".fini_array   | static void __attribute__((destructor)) late(void) { *(volatile int *)8 = 1; }",
                ".preinit_array| static void *e __attribute__((used, section(\".preinit_array\"))) = 0;",
                ".ctors        | __asm__(\".section .ctors,\\\"aw\\\"; .quad job; .previous\");",
                ".uk_ctortab0  | static void *e __attribute__((used, section(\".uk_ctortab0\"))) = 0;",
                ".uk_inittab10 | static void *e __attribute__((used, section(\".uk_inittab10\"))) = 0;",
                ".uk_eventtab5 | static void *e __attribute__((used, section(\".uk_eventtab5\"))) = 0;",
                ".uk_testtab   | __asm__(\".section .uk_testtab,\\\"aw\\\"; .quad 0; .previous\");",
                ".uk_scenario  | __asm__(\".section .uk_scenario,\\\"aw\\\"; .quad 0; .previous\");",
                ".boot         | __asm__(\".pushsection .boot,\\\"ax\\\"; nop; .popsection\");",
                ".boot         | __asm__(\".section .boot,\\\"ax\\\"; .previous; .previous; nop; .previous\");",
                ".uk_jobtab5   | __asm__(\".section .uk_jobtab5,\\\"awx\\\"; nop; .previous\");",
                "mytab         | static int b __attribute__((used, section(\"mytab\"))) = 1;",
                ".tdata        | static __thread int b __attribute__((used)) = 1;",
                ".tbss         | static __thread int b __attribute__((used));",
                ".data.tls     | __thread int tls_of_all __attribute__((section(\".data.tls\"))) = 1;",
                ".data.x       | __asm__(\".section .data.x,\\\"awx\\\"; .quad 0; .previous\");",
                ".text.x       | __asm__(\".section .text.x,\\\"awx\\\"; .quad 0; .previous\");",
                ".rodata.x     | __asm__(\".section .rodata.x,\\\"aw\\\"; .quad 0; .previous\");",
                ".rodata.x     | __asm__(\".section .rodata.x,\\\"ax\\\"; .quad 0; .previous\");",
                ".bss.x        | __asm__(\".section .bss.x,\\\"aw\\\",@progbits; .quad 0; .previous\");",
                ".debug_x      | __asm__(\".section .debug_x,\\\"aw\\\"; .quad 0; .previous\");",
                ".comment      | __asm__(\".section .comment.x,\\\"MS\\\",@progbits,1; .asciz \\\"x\\\"; .previous\");",
                ".note.x       | __asm__(\".section .note.x,\\\"a\\\",@note; .quad 0; .previous\");",
                ".group        | __asm__(\".section .text.x,\\\"axG\\\",@progbits,trusted,comdat; nop; .previous\");",
                ".gnu.linkonce.t.trusted | __asm__(\".section .gnu.linkonce.t.trusted,\\\"ax\\\"; nop; .previous\");",
                ".gnu.warning.job | __asm__(\".section .gnu.warning.job; .ascii \\\"x\\\"; .previous\");",
                ".gnu.lto_job  | __asm__(\".section .gnu.lto_job; .ascii \\\"x\\\"; .previous\");",
                ".text.kept    | __asm__(\".section .text.kept,\\\"axR\\\"; nop; .previous\");",
                ".data.gone    | __asm__(\".section .data.gone,\\\"awe\\\"; .quad 0; .previous\");",
                ".data.after   | __asm__(\".section .data.after,\\\"awo\\\",.text; .quad 0; .previous\");",
                ".data.wide    | static int w __attribute__((used, section(\".data.wide\"), aligned(1 << 20))) = 1;",
            })
    void where_it_puts_something_is_forbidden_by_name(String section, String more) throws Exception {
        assertForbidden(STUB + more, section);
    }

    @ParameterizedTest
    @ValueSource(strings = {"R_X86_64_COPY", "R_X86_64_IRELATIVE", "R_X86_64_RELATIVE", "R_X86_64_GLOB_DAT"})
    void what_only_a_loader_fills_in_is_forbidden(String relocation) throws Exception {
        assertForbidden(STUB + "__asm__(\".data; .quad 0; .reloc 0, " + relocation + ", job\");", "relocation");
    }

    @Test
    void one_who_makes_a_number_of_a_function_that_others_call_is_named() throws Exception {
        assertForbidden("__asm__(\".globl job; .set job, 0x100000\");", "job");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gcc", "gcc -x assembler-with-cpp", "aarch64-linux-gnu-gcc -x assembler-with-cpp"})
    void an_empty_file_is_a_failed_build_too(String compiler) throws Exception {
        List<String> words = List.of(compiler.split(" "));
        List<ObjectFile> there = List.of(Compiled.object(dir, words.subList(0, 1), STUB));

        assertThat(Firewall.judge("lib/job.c", Compiled.object(dir, words, ""), there, LISTED))
                .hasValueSatisfying(refused -> assertThat(refused.message()).contains("no longer defines job"));
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
    void the_same_holds_for_arm64() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/aarch64-linux-gnu-gcc")), "needs gcc for arm64");
        List<ObjectFile> both = List.of(arm(STUB), arm(SOLUTION));

        assertThat(Firewall.judge("lib/job.c", arm(SOLUTION), both, LISTED)).isEmpty();
        assertThat(Firewall.judge(
                        "lib/job.c",
                        arm("extern __thread int listed; int job(int x) { return listed; }"),
                        both,
                        LISTED))
                .isEmpty();
        assertThat(Firewall.judge("lib/job.c", arm(STUB + "int more;"), both, LISTED))
                .hasValueSatisfying(refused -> assertThat(refused.message()).contains("more"));
        assertThat(Firewall.judge(
                        "lib/job.c",
                        arm(STUB + "__asm__(\".data; .quad 0; .reloc 0, R_AARCH64_COPY, job\");"),
                        both,
                        LISTED))
                .hasValueSatisfying(refused -> assertThat(refused.message()).contains("relocation"));
        assertThat(Firewall.judge("lib/job.c", object(STUB), both, LISTED))
                .hasValueSatisfying(refused -> assertThat(refused.verdict()).isEqualTo(Verdict.INVALID_ARTEFACT));
    }

    @Test
    void who_prints_as_in_a_program_is_told_how_a_kernel_prints() throws Exception {
        assertForbidden("extern int puts(const char *); int job(int x) { puts(\"here\"); return x; }", "uk_pr_err()");
    }

    private static void assertForbidden(String source, String word) throws Exception {
        assertThat(judge(source)).hasValueSatisfying(refused -> {
            assertThat(refused.verdict()).isEqualTo(Verdict.FORBIDDEN_SYMBOL);
            assertThat(refused.message()).contains(word).startsWith("lib/job.c ");
        });
    }

    private static Optional<Ending> judge(String source) throws Exception {
        return Firewall.judge("lib/job.c", object(source), known, LISTED);
    }

    private static ObjectFile object(String source) throws Exception {
        return Compiled.object(dir, Compiled.X86_64, source);
    }

    private static ObjectFile arm(String source) throws Exception {
        return Compiled.object(dir, Compiled.ARM64, source);
    }
}
