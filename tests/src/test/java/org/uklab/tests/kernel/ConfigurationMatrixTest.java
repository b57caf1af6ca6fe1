/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.tests.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.uklab.tests.kernel.SuiteConsole.Case;
import org.uklab.tests.kernel.SuiteConsole.Total;
import org.uklab.vmpool.Console;
import org.uklab.vmpool.EndKind;
import org.uklab.vmpool.RunEnd;
import org.uklab.vmpool.RunLimits;
import org.uklab.vmpool.RunListener;
import org.uklab.vmpool.RunResult;

/** Builds and boots configurations that no other test uses, for what only they have. */
class ConfigurationMatrixTest {
    private static final int EINVAL = 22;

    private static final KernelImage PLAIN = KernelImage.of(
            "variants",
            "variants-plain",
            "CONFIG_LIBUKLIBPARAM=y",
            "CONFIG_LIBPOSIX_FUTEX=y",
            "CONFIG_LIBSYSCALL_SHIM_LIBCSTUBS=y");

    private static RunResult boot(KernelImage image, String commandLine) {
        return image.boot(commandLine, RunLimits.DEFAULT);
    }

    private static RunEnd.Ended end(RunResult run) {
        assertThat(run.end()).as(() -> run.console().text()).isInstanceOf(RunEnd.Ended.class);
        return (RunEnd.Ended) run.end();
    }

    @Test
    void functions_that_no_libc_has_are_the_system_calls_themselves() {
        RunResult run = boot(PLAIN, "");

        assertThat(end(run).kind()).isEqualTo(EndKind.MAIN);
        assertThat(end(run).value()).isZero();
    }

    @Test
    void a14_parameters_stand_before_two_dashes_and_arguments_behind() {
        RunResult run = boot(PLAIN, "variants.greeting = 'a=b c' unknown.name=1 -- first --help");

        assertThat(run.console().text())
                .contains("greeting: a=b c\n", "argument 1: first\n", "argument 2: --help\n")
                .contains("unknown.name: no library has it")
                .doesNotContain("argument 3");
    }

    @Test
    void without_two_dashes_everything_is_an_argument() {
        RunResult run = boot(PLAIN, "variants.greeting=x y");

        assertThat(run.console().text())
                .contains("greeting: nothing\n", "argument 1: variants.greeting=x\n", "argument 2: y\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-h --", "variants.greeting=x --help -- y"})
    void help_is_printed_and_the_guest_halts(String commandLine) {
        RunResult run = boot(PLAIN, commandLine);

        assertThat(run.console().text())
                .contains("variants.greeting", "--version")
                .doesNotContain("greeting: ");
        assertThat(end(run).kind()).isEqualTo(EndKind.HALT);
        assertThat(end(run).value()).isZero();
    }

    @Test
    void the_release_is_printed_and_the_guest_halts() {
        RunResult run = boot(PLAIN, "-V --");

        assertThat(run.console().text()).startsWith("Janus 0.11.0").doesNotContain("Powered by");
        assertThat(end(run).kind()).isEqualTo(EndKind.HALT);
    }

    @Test
    void without_a_main_boot_says_so_and_returns_einval() {
        KernelImage image = KernelImage.of(
                "variants", "variants-nothing", "CONFIG_APPVARIANTS_NO_MAIN=y", "CONFIG_LIBUKBOOT_BANNER_NONE=y");
        RunResult run = boot(image, "");

        assertThat(run.console().text())
                .contains("weak main() called. Symbol was not replaced!")
                .doesNotContain("Janus");
        assertThat(end(run).kind()).isEqualTo(EndKind.MAIN);
        assertThat(end(run).value()).isEqualTo(-EINVAL);
    }

    private static final Pattern TAGS = Pattern.compile("Info: <init> \\{r:0x[0-9a-f]+,f:0x[0-9a-f]+} \\[libukboot] "
            + "<boot.c @ {2,}\\d+> Calling main\\(2, \\['[^']+', '[^']+']\\)\n");

    private static KernelImage protectedAndTalkative() {
        return KernelImage.of(
                "variants",
                "variants-protected",
                "CONFIG_LIBUKBOOT_STACK_PROTECTOR=y",
                "CONFIG_LIBUKBOOT_BANNER_MINIMAL=y",
                "CONFIG_LIBUKDEBUG_PRINTK_INFO=y",
                "CONFIG_LIBUKDEBUG_PRINT_THREAD=y",
                "CONFIG_LIBUKDEBUG_PRINT_CALLER=y",
                "CONFIG_LIBSYSCALL_SHIM_DEBUG=y");
    }

    @Test
    void messages_name_thread_caller_and_system_calls_where_configured() {
        String printed = boot(protectedAndTalkative(), "short").console().text();

        assertThat(printed)
                .containsPattern(TAGS)
                .containsPattern("system call \\w+\n")
                .contains("Janus 0.11.0", "main returned 0, halting system", "Unikraft halted")
                .doesNotContain("Powered by");
    }

    @Test
    void a_function_that_writes_beyond_its_array_crashes() {
        RunEnd.Ended end = end(boot(protectedAndTalkative(), "more-than-eight-characters-are-too-many"));

        assertThat(end.kind()).isEqualTo(EndKind.CRASH);
        assertThat(end.text()).contains("written beyond an array on its stack");
    }

    @Test
    void b20_without_totals_failures_still_show_place_and_addresses() {
        KernelImage image = KernelImage.of(
                "variants",
                "variants-untotalled",
                "CONFIG_LIBUKTEST=y",
                "# CONFIG_LIBUKTEST_ALL is not set",
                "# CONFIG_LIBUKTEST_LOG_STATS is not set");
        String printed = boot(image, "").console().text();
        Matcher addresses = Pattern.compile("from (\\w+) to (\\w+) \\.").matcher(printed);

        assertThat(addresses.find()).as(printed).isTrue();
        assertThat(printed)
                .contains("expected `here` at %s to equal `there` at %s ."
                        .formatted(addresses.group(1), addresses.group(2)))
                .containsPattern("\t {2}in main\\.c:\\d+\n")
                .contains("[ FAILED ]", "greeting: ")
                .doesNotContain("uktest:suites:");
    }

    @Test
    void failing_fast_ends_the_guest_in_the_first_failure() {
        KernelImage image = KernelImage.of(
                "variants",
                "variants-failfast",
                "CONFIG_LIBUKTEST=y",
                "# CONFIG_LIBUKTEST_ALL is not set",
                "# CONFIG_LIBUKTEST_LOG_TESTS is not set",
                "CONFIG_LIBUKTEST_FAILFAST=y");
        RunResult run = boot(image, "");

        assertThat(end(run).kind()).isEqualTo(EndKind.CRASH);
        assertThat(end(run).text()).contains("Crashing on first failure!");
        assertThat(run.console().text()).doesNotContain("[ PASSED ]", "greeting: ");
    }

    private static void assertThatSuitesPass(KernelImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        RunListener everything = new RunListener() {
            @Override
            public void console(byte[] piece) {
                bytes.writeBytes(piece);
            }
        };
        RunResult run = image.boot("", RunLimits.DEFAULT, everything);
        SuiteConsole console = SuiteConsole.parse(Console.plain(bytes.toString(StandardCharsets.UTF_8)));

        assertThat(run.end()).isEqualTo(new RunEnd.Ended(EndKind.MAIN, 0, 0, ""));
        assertThat(console.cases()).filteredOn(tested -> !tested.passed()).isEmpty();
        assertThat(console.cases()).extracting(Case::suite).contains("uksched_assign", "syscall_shim_calls");
        assertThat(console.totals())
                .hasEntrySatisfying(
                        "assertions", total -> assertThat(total.failed()).isZero())
                .containsEntry("cases", new Total(0, console.cases().size()));
    }

    @Test
    void suites_pass_without_optimisation() {
        assertThatSuitesPass(KernelImage.of("suites", "suites-unoptimised", "CONFIG_OPTIMIZE_NONE=y"));
    }

    @Test
    void suites_pass_when_small_and_quiet_and_without_what_is_optional() {
        assertThatSuitesPass(KernelImage.of(
                "suites",
                "suites-small",
                "CONFIG_OPTIMIZE_SIZE=y",
                "CONFIG_LIBUKDEBUG_PRINTK_CRIT=y",
                "# CONFIG_LIBUKDEBUG_PRINT_TIME is not set",
                "# CONFIG_LIBUKDEBUG_PRINT_SRCNAME is not set",
                "# CONFIG_LIBUKDEBUG_ENABLE_ASSERT is not set",
                "# CONFIG_LIBUKDEBUG_TRACEPOINTS is not set",
                "# CONFIG_LIBUKALLOC_IFSTATS is not set",
                "# CONFIG_LIBUKALLOC_IFMALLOC is not set",
                "# CONFIG_LIBSYSCALL_SHIM_HANDLER is not set"));
    }
}
