/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.cluster.internal.hazelcast;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.uklab.cluster.BusConfig;
import org.uklab.cluster.GraderBus;
import org.uklab.cluster.Identity;
import org.uklab.cluster.JobBuses;
import org.uklab.cluster.JobKey;
import org.uklab.cluster.Ready;
import org.uklab.cluster.Result;
import org.uklab.cluster.Trust;

/** Web in a process of its own, killed without a word. */
class KilledWebIT {
    private final int port = Ports.free();
    private final List<Process> started = new CopyOnWriteArrayList<>();

    @TempDir
    private Path keys;

    @AfterEach
    void killAll() throws InterruptedException {
        for (Process process : started) {
            process.destroyForcibly().waitFor();
        }
    }

    private Process web(String job) throws IOException {
        Process web = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WebProcess.class.getName(),
                        keys.toString(),
                        Integer.toString(port),
                        job)
                .redirectError(Redirect.DISCARD)
                .start();
        started.add(web);
        assertThat(web.inputReader(UTF_8).readLine()).isEqualTo("ready");
        return web;
    }

    private static void eventually(ThrowingRunnable check) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(check);
    }

    @Test
    @Timeout(60)
    void a_grader_works_on_when_web_is_killed_and_delivers_to_the_next_one() throws Exception {
        Identity ann = Identity.load(keys.resolve("ann"), "ann");
        ann.enrol(keys.resolve("graders"));
        try (GraderBus bus = JobBuses.client(BusConfig.loopback(ann, Trust.folder(keys.resolve("web")), port))) {
            List<String> jobs = new CopyOnWriteArrayList<>();
            bus.onJob(job -> jobs.add(job.key().submission()));
            Process first = web("first");
            eventually(() -> {
                bus.ready(new Ready("ann", List.of(), 1, "test", System.nanoTime()));
                assertThat(jobs).containsExactly("first");
            });

            first.destroyForcibly().waitFor();
            JobKey key = new JobKey("first", 1);
            Result result = new Result(key, "ann", new byte[] {'{', '}'});
            bus.result(result);
            assertThat(bus.isCommitted(key)).isFalse();

            web("second");
            eventually(() -> {
                bus.ready(new Ready("ann", List.of(), 1, "test", System.nanoTime()));
                bus.result(result);
                assertThat(bus.isCommitted(key)).isTrue();
                assertThat(jobs).containsExactly("first", "second");
            });
        }
    }
}
