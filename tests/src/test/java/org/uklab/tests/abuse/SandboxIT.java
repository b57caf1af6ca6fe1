/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.tests.abuse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uklab.tests.grading.Bench;

/** Runs the command line on hosts with something broken, each in a mount namespace of its own, and kills a grader. */
class SandboxIT {
    /** Every hierarchy read-only, as a container has it. */
    private static final String READ_ONLY =
            "for m in $(awk '$3 ~ /^cgroup/ {print $2}' /proc/mounts); do mount -o remount,bind,ro $m; done";
    /** A v2 hierarchy without controllers where one of v1 should be. */
    private static final String SWAPPED =
            "mount -t tmpfs none /sys/fs/cgroup; mkdir /sys/fs/cgroup/memory; mount -t cgroup2 none /sys/fs/cgroup/memory";

    private static final String BROKEN_KVM = "test -e /dev/kvm && mount --bind /dev/null /dev/kvm";
    private static final Pattern SLOT = Pattern.compile(" run --slot (\\d+) ");

    @TempDir
    private Path dir;

    private record Ended(int status, String said) {}

    @BeforeAll
    static void open() throws Exception {
        Bench.open();
        assumeTrue(System.getProperty("user.name").equals("root"), "only root mounts");
    }

    @Test
    void row_16_a_kvm_that_opens_but_does_not_work_is_unusable_and_says_why() throws Exception {
        assumeTrue(Files.exists(Path.of("/dev/kvm")), "this host has no /dev/kvm to break");

        assertThat(uklab(BROKEN_KVM, "doctor").said())
                .containsPattern("info  kvm: /dev/kvm is there but unusable: QEMU ended with status 1, .*kvm.*");
    }

    @Test
    void row_17_without_control_groups_doctor_fails_and_says_so() throws Exception {
        Ended doctor = uklab(READ_ONLY, "doctor");

        assertThat(doctor.status()).isEqualTo(3);
        assertThat(doctor.said())
                .containsPattern("FAIL  launcher: cgroup:none ")
                .contains("FAIL  sandbox: degraded", "ok    walls");
    }

    @Test
    void row_17_a_grader_refuses_work_on_such_a_host_unless_it_is_told_to() throws Exception {
        for (String broken : List.of(READ_ONLY, SWAPPED)) {
            Ended refused = uklab(broken, grader());

            assertThat(refused.status()).as(broken).isEqualTo(3);
            assertThat(refused.said()).contains("not whole: launcher: cgroup:none", "takes no work");
        }
    }

    @Test
    void row_17_a_grader_that_is_told_to_work_shows_that_it_is_degraded() throws Exception {
        assumeTrue(Boolean.getBoolean("uklab.long"), "boots all solutions: ./uklab test --long does it");
        Process grader = start(READ_ONLY, with("--degraded", grader()));
        try {
            await().atMost(Duration.ofMinutes(3)).until(() -> !grader.isAlive() || said().contains("ready: "));

            assertThat(said()).contains("not whole: launcher: cgroup:none", "ready: grader-1,", ", degraded");
        } finally {
            grader.destroyForcibly().waitFor();
        }
    }

    @Test
    void row_25_a_full_disk_is_nobodys_fault() throws Exception {
        Path state = Files.createDirectory(dir.resolve("state"));
        String full = "mount -t tmpfs -o size=64k none " + state + "; export UKLAB_STATE=" + state;

        Ended ended = uklab(full, "grade", "uksched-assign", "--reference");

        assertThat(ended.status()).isEqualTo(3);
        assertThat(ended.said()).contains("No space left on device");
    }

    @Test
    void row_25_an_emulator_that_the_host_kills_is_nobodys_fault() throws Exception {
        Process grader = start(":", "grade", "uksched-assign", hanging().toString());
        await().atMost(Duration.ofMinutes(1))
                .until(() -> !grader.isAlive() || commands(grader).contains("qemu-system"));

        await().atMost(Duration.ofMinutes(1)).until(() -> {
            grader.descendants()
                    .filter(process -> process.info().command().orElse("").contains("qemu-system"))
                    .forEach(ProcessHandle::destroyForcibly);
            return !grader.isAlive();
        });

        assertThat(grader.exitValue()).as(said()).isEqualTo(3);
        assertThat(said()).contains("INFRASTRUCTURE");
    }

    @Test
    void nothing_is_left_of_a_grader_that_is_killed_at_work() throws Exception {
        Process grader = start(":", "grade", "uksched-assign", hanging().toString());
        await().atMost(Duration.ofMinutes(1))
                .until(() -> !grader.isAlive() || commands(grader).contains("qemu-system"));
        List<ProcessHandle> family = grader.descendants().toList();
        List<String> slots = slots(commands(grader));
        assertThat(slots).as(said()).isNotEmpty();

        grader.destroyForcibly().waitFor();

        await().untilAsserted(() -> assertThat(family).noneMatch(ProcessHandle::isAlive));
        for (String slot : slots) {
            await().untilAsserted(() -> assertThat(remains(slot)).isEmpty());
        }
    }

    private Path hanging() throws Exception {
        Path work = dir.resolve("work");
        assertThat(uklab(":", "new", "uksched-assign", work.toString()).status())
                .isZero();
        Path hostile = Path.of(Objects.requireNonNull(SandboxIT.class.getResource("/abuse/14-hang-mid-test/files"))
                .toURI());
        Files.writeString(work.resolve(Bench.FILE), Files.readString(hostile.resolve(Bench.FILE)));
        return work;
    }

    private static String commands(Process grader) {
        StringBuilder commands = new StringBuilder();
        grader.descendants()
                .forEach(process ->
                        commands.append(process.info().commandLine().orElse("")).append(" \n"));
        return commands.toString();
    }

    private static List<String> slots(String commands) {
        return SLOT.matcher(commands)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
    }

    /* Directories, mounts and control groups. */
    private static List<String> remains(String slot) throws IOException {
        List<String> remains = new ArrayList<>();
        for (String place : List.of("/run/uklab/", "/sys/fs/cgroup/uklab/slot-", "/sys/fs/cgroup/memory/uklab/slot-")) {
            if (Files.exists(Path.of(place + slot))) {
                remains.add(place + slot);
            }
        }
        Files.readAllLines(Path.of("/proc/mounts")).stream()
                .filter(line -> line.contains(" /run/uklab/" + slot + "/"))
                .forEach(remains::add);
        return remains;
    }

    private String[] grader() throws IOException {
        for (String folder : List.of("keys", "trust")) {
            Files.createDirectories(dir.resolve(folder));
        }
        return new String[] {"grader", "--web", "127.0.0.1:1", "--keys", dir + "/keys", "--trust", dir + "/trust"};
    }

    private static String[] with(String option, String... words) {
        List<String> more = new ArrayList<>(List.of(words));
        more.add(option);
        return more.toArray(new String[0]);
    }

    private Ended uklab(String host, String... arguments) throws IOException, InterruptedException {
        Process process = start(host, arguments);
        assertThat(process.waitFor(3, TimeUnit.MINUTES))
                .as(String.join(" ", arguments))
                .isTrue();
        return new Ended(process.exitValue(), said());
    }

    private String said() throws IOException {
        return Files.readString(dir.resolve("said"), UTF_8);
    }

    private Process start(String host, String... arguments) throws IOException {
        List<String> argv = new ArrayList<>(List.of("unshare", "--mount", "sh", "-c", host + "; exec \"$@\"", "sh"));
        argv.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "org.uklab.grader.Main"));
        argv.addAll(List.of(arguments));
        File said = dir.resolve("said").toFile();
        return new ProcessBuilder(argv)
                .redirectErrorStream(true)
                .redirectOutput(said)
                .start();
    }
}
