/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.uklab.vmpool.FvpTranscript.Step;

/**
 * Try on a site's own model whether what we believe of it is true. One worker.
 *
 * <p>Its kernel (fvp.S) does by itself what ours does there: drop from EL3, print, send frames, use memory tags, and
 * switch off. So a run that passes says that driver and machine are right, and leaves ours to its own tests.
 */
public final class FvpConformance {
    private static final int REPEATS = 20;
    private static final RunLimits LIMITS = new RunLimits(
            Duration.ofSeconds(60), Duration.ofSeconds(60), RunLimits.DEFAULT.consoleBytes(), 1 << 20, 128);
    private static final Duration SHORT = Duration.ofSeconds(5);
    private static final int FLOOD = 300_000;

    private final FvpMachine machine;
    private final byte[] kernel;
    private final Consumer<String> progress;
    private final List<Step> steps = new ArrayList<>();

    private FvpConformance(FvpMachine machine, byte[] kernel, Consumer<String> progress) {
        this.machine = machine;
        this.kernel = kernel;
        this.progress = progress;
    }

    /**
     * Do all steps; those after one that failed as well.
     *
     * @param progress hears a line for each step
     * @throws IOException when there is nothing to try: no kernel, no model, or one too old
     */
    public static FvpTranscript run(BoxLauncher launcher, FvpMachine machine, Consumer<String> progress)
            throws IOException {
        String version = machine.version();
        FvpConformance run = new FvpConformance(machine, FvpScript.kernel(launcher), progress);
        run.parameters();
        run.boots();
        return new FvpTranscript(version, machine.digest(), List.copyOf(run.steps));
    }

    private void parameters() throws IOException {
        Set<String> unknown = machine.unknownParameters();
        add("parameters", unknown.isEmpty(), unknown.isEmpty() ? "all known" : "unknown: " + String.join(" ", unknown));
    }

    private void boots() throws IOException {
        byte[] hello =
                new FvpScript().print("hello\n").hello().data("seen").end().off();
        boot(
                "hello",
                hello,
                LIMITS,
                run -> ended(run) && printed(run, "hello\n") && run.frames().size() == 3);
        boot(
                "sync tag fault",
                new FvpScript().hello().trappedStore().end().off(),
                LIMITS,
                run -> ended(run) && printed(run, "sync esr=96000051 far=0600000080300040\n"));
        boot(
                "async tag fault",
                new FvpScript().hello().toldStore().end().off(),
                LIMITS,
                run -> ended(run) && printed(run, "async tfsr=1\n"));
        boot(
                "shutdown ends the model",
                new FvpScript().hello().off(),
                LIMITS,
                run -> run.end() instanceof RunEnd.Died died && died.how().contains("switched off"));
        boot(
                "a hang is killed",
                new FvpScript().hello().print("waiting").hang(),
                LIMITS.withTest(SHORT),
                run -> run.end().equals(RunEnd.TimedOut.wall(Phase.TEST))
                        && run.test().compareTo(SHORT.plusSeconds(2)) < 0);
        boot(
                "a flood is cut off",
                new FvpScript().hello().print("again and again\n").forever(),
                LIMITS.withConsoleBytes(FLOOD),
                run -> run.end().equals(new RunEnd.OutputLimit("console")));
        repeat(new FvpScript()
                .clock()
                .print("\n")
                .hello()
                .data("x")
                .clock()
                .end()
                .off());
    }

    private void repeat(byte[] script) throws IOException {
        RunResult first = boot(script, LIMITS);
        int same = 1;
        for (int i = 1; i < REPEATS; i++) {
            RunResult other = boot(script, LIMITS);
            if (other.end().equals(first.end())
                    && other.frames().equals(first.frames())
                    && other.console().text().equals(first.console().text())) {
                same++;
            }
        }
        add(REPEATS + " repeats", ended(first) && same == REPEATS, same + " alike: " + seen(first));
    }

    private void boot(String name, byte[] script, RunLimits limits, Predicate<RunResult> right) throws IOException {
        RunResult run = boot(script, limits);
        add(name, right.test(run), seen(run));
    }

    private RunResult boot(byte[] script, RunLimits limits) throws IOException {
        Path image = Files.createTempFile("uklab", ".img");
        try {
            Files.write(image, FvpScript.image(kernel, script));
            Files.setPosixFilePermissions(image, PosixFilePermissions.fromString("rw-r--r--"));
            return machine.run(new BootRequest(image, "", limits), RunListener.NONE);
        } finally {
            Files.delete(image);
        }
    }

    private void add(String name, boolean passed, String seen) {
        Step step = new Step(name, passed, seen.replace("\n", "\\n")); // what a guest says stays in its line
        steps.add(step);
        progress.accept(step.line());
    }

    private static boolean ended(RunResult run) {
        return run.end().equals(new RunEnd.Ended(EndKind.MAIN, 0, 0, ""));
    }

    private static boolean printed(RunResult run, String text) {
        return run.console().text().equals(text);
    }

    private static String seen(RunResult run) {
        String text = run.console().text();
        String start = text.substring(0, Math.min(text.length(), 200));
        return run.end() + ", " + run.frames().size() + " frames, boot "
                + run.boot().toMillis() + " ms, test " + run.test().toMillis() + " ms, console \""
                + start + "\"";
    }
}
