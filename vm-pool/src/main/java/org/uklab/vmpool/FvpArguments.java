/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * List what we say to Arm's FVP, as data. Immutable, any thread.
 *
 * <p>One core without semihosting, which would let a guest run programs of the host; memory tags, which need both the
 * processor's and the memory's parameter; random numbers, which musl's start wants; simulated time that does not follow
 * the host's; two serial lines to files.
 */
final class FvpArguments {
    /** Where the kernel finds its command line, a text that ends in 0: the last page below the image. */
    static final String COMMAND_LINE_ADDRESS = "0x8007f000";

    private static final List<String> FIXED = List.of(
            "pctl.startup=0.0.0.0",
            "bp.secure_memory=0",
            "bp.vis.disable_visualisation=1",
            "bp.vis.rate_limit-enable=0",
            "bp.refcounter.non_arch_start_at_default=1",
            "bp.refcounter.use_real_time=0",
            "bp.ve_sysregs.exit_on_shutdown=1",
            "bp.dram_metadata.is_enabled=1",
            "cache_state_modelled=0",
            "cluster0.NUM_CORES=1",
            "cluster0.has_arm_v8-5=1",
            "cluster0.memory_tagging_support_level=2",
            "cluster0.has_rndr=1",
            "cluster1.NUM_CORES=0",
            "bp.pl011_uart0.out_file=" + Emulator.CONSOLE,
            "bp.pl011_uart1.out_file=" + Emulator.CHANNEL,
            "bp.pl011_uart2.out_file=/dev/null",
            "bp.pl011_uart3.out_file=/dev/null");

    private FvpArguments() {}

    /** Return the words behind the program's name. */
    static List<String> words(Duration timeLimit, String image, String commandLineFile) {
        List<String> words = new ArrayList<>();
        for (String setting : settings()) {
            words.addAll(List.of("-C", setting));
        }
        words.addAll(
                List.of("--timelimit", Long.toString(timeLimit.plusMillis(999).toSeconds())));
        words.addAll(List.of("--data", "cluster0.cpu0=" + commandLineFile + "@" + COMMAND_LINE_ADDRESS));
        words.addAll(List.of("-a", "cluster0.cpu0=" + image));
        return words;
    }

    /** Return each {@code name=value}. */
    static List<String> settings() {
        List<String> settings = new ArrayList<>(FIXED);
        for (int line = 0; line < 4; line++) {
            settings.add("bp.terminal_" + line + ".start_telnet=0");
        }
        for (int line = 0; line < 2; line++) {
            settings.add("bp.pl011_uart" + line + ".uart_enable=1");
            settings.add("bp.pl011_uart" + line + ".unbuffered_output=1");
            settings.add("bp.pl011_uart" + line + ".untimed_fifos=1");
        }
        for (int cluster = 0; cluster < 2; cluster++) {
            for (int core = 0; core < 4; core++) {
                settings.add("cluster" + cluster + ".cpu" + core + ".semihosting-enable=0");
            }
        }
        return settings;
    }

    /** Return the names of the parameters that we set. */
    static Set<String> names() {
        return settings().stream()
                .map(setting -> setting.substring(0, setting.indexOf('=')))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Return the names that are public, the contract. */
    static Set<String> contract() {
        try (InputStream in = FvpArguments.class.getResourceAsStream("fvp-base-revc.parameters")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\\s", 2)[0])
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
