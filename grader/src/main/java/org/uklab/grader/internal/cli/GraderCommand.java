/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.uklab.cluster.BusConfig;
import org.uklab.cluster.GraderBus;
import org.uklab.cluster.Identity;
import org.uklab.cluster.JobBuses;
import org.uklab.cluster.Trust;
import org.uklab.exercises.Catalogue;
import org.uklab.exercises.ContentProblem;
import org.uklab.exercises.Exercise;
import org.uklab.grader.Attempt;
import org.uklab.grader.Grader;
import org.uklab.grader.Lab;
import org.uklab.grader.Report;
import org.uklab.grader.Verdict;
import org.uklab.grader.Watcher;
import org.uklab.grader.Worker;
import org.uklab.grader.internal.work.JobWork;
import org.uklab.vmpool.BoxLauncher;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Work for a web until told to stop. */
@Command(
        name = "grader",
        mixinStandardHelpOptions = true,
        description = "Grade what web hands out, until SIGTERM. Exit status 3 if this host cannot grade.")
final class GraderCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration COMMIT = Duration.ofSeconds(3);

    /** Two attempts' boots: one attempt runs while the machines of the next one start. */
    private static final int WARM = 4;

    private final Shell shell;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "what web calls this grader; default: ${DEFAULT-VALUE}")
    private String name = "grader-1";

    @Option(
            names = "--web",
            paramLabel = "HOST:PORT",
            description = "where web's bus listens, repeat for several; default: $UKLAB_BUS")
    private List<String> webs = List.of();

    @Option(names = "--keys", paramLabel = "DIR", description = "holds NAME.key, made if absent; default: $UKLAB_KEYS")
    private @Nullable Path keys;

    @Option(names = "--trust", paramLabel = "DIR", description = "holds web.pub; default: $UKLAB_TRUST")
    private @Nullable Path trust;

    @Option(
            names = "--enrol",
            paramLabel = "DIR",
            description = "put NAME.pub there, for a web of this machine; default: $UKLAB_ENROL")
    private @Nullable Path enrol;

    @Option(names = "--slots", paramLabel = "N", description = "jobs at once; default: one for each processor")
    private int slots = Runtime.getRuntime().availableProcessors();

    @Option(names = "--cold", description = "build an exercise's kernel when its first submission comes, not ahead")
    private boolean cold;

    @Option(
            names = "--degraded",
            description = "work even if the sandbox is not whole, and say so; also UKLAB_DEGRADED=allow")
    private boolean degraded;

    GraderCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() throws UsageException, Lab.MissingException, IOException, InterruptedException {
        BusConfig config = config();
        Lab lab = shell.lab();
        Sandbox sandbox = Sandbox.tried(new BoxLauncher(lab.launcher()));
        if (!sandbox.isWhole()) {
            shell.progress("the sandbox of this host is not whole: " + sandbox.holes());
            if (!degraded && !Sandbox.mayBeDegraded(shell.environment())) {
                shell.progress("so it takes no work; mend it (./uklab doctor), or allow it with --degraded");
                return Commands.INFRASTRUCTURE;
            }
        }
        Catalogue catalogue = Catalogue.load(lab.content(), lab.tree());
        for (ContentProblem problem : catalogue.problems()) {
            shell.progress("warning: " + problem);
        }
        Grader grader = Grader.on(lab, WARM);
        GraderBus bus = JobBuses.client(config); // it looks for web while the kernels boot
        List<String> targets = proven(grader, catalogue);
        if (targets.isEmpty()) {
            bus.close();
            return Commands.INFRASTRUCTURE;
        }
        String state = state(sandbox, grader.cold());
        Worker.Profile profile = new Worker.Profile(name, targets, slots, version() + state);
        Worker worker = new Worker(bus, profile, new JobWork(grader, catalogue), Worker.BEAT);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(worker, bus, grader), "stop"));
        worker.start();
        if (!cold) {
            warm(grader, catalogue);
        }
        shell.out().println("ready: " + name + ", " + slots + (slots == 1 ? " slot" : " slots") + state);
        shell.out().flush();
        new CountDownLatch(1).await(); // the process ends by a signal
        return 0;
    }

    /** Say, for people, what a grader announces besides its version; each begins with a comma. */
    static String state(Sandbox sandbox, List<String> cold) {
        String others = cold.stream().map(machine -> ", " + machine).collect(Collectors.joining());
        return (sandbox.isWhole() ? "" : ", degraded") + others;
    }

    private static void stop(Worker worker, GraderBus bus, Grader grader) {
        worker.drain(PATIENCE.plus(COMMIT));
        worker.close();
        grader.close();
        bus.close();
    }

    /** Boot one solution on each machine: what a grader says it can do, it has done. A machine that fails is left out. */
    private List<String> proven(Grader grader, Catalogue catalogue) {
        Map<String, Boolean> tried = new TreeMap<>();
        for (Exercise exercise : catalogue.exercises()) {
            Optional<String> target = grader.target(exercise);
            if (target.isEmpty()) {
                shell.progress(exercise.id() + " needs another grader: " + String.join(", ", exercise.targets()));
            } else if (!tried.containsKey(target.get())) {
                tried.put(target.get(), passes(grader, exercise));
            }
        }
        return tried.keySet().stream().filter(tried::get).toList();
    }

    private boolean passes(Grader grader, Exercise exercise) {
        long seed = new SecureRandom().nextLong(1L << 48);
        Report golden = grader.grade(exercise, new Attempt.Reference(), seed, said());
        if (golden.verdict() != Verdict.PASSED) {
            shell.err()
                    .println("uklab: this host does not grade " + exercise.id() + ": " + golden.verdict() + ", "
                            + golden.message() + " Try ./uklab doctor");
        }
        return golden.verdict() == Verdict.PASSED;
    }

    /** Build, beside the work, what the first submission for each exercise would wait for. */
    private void warm(Grader grader, Catalogue catalogue) {
        Thread warming = new Thread(
                () -> catalogue.exercises().stream()
                        .filter(exercise -> grader.target(exercise).isPresent())
                        .forEach(exercise -> grader.warm(exercise, said())),
                "warm");
        warming.setDaemon(true);
        warming.start();
    }

    private Watcher said() {
        return new Watcher() {
            @Override
            public void log(String text) {
                shell.progress(text);
            }
        };
    }

    private BusConfig config() throws UsageException, IOException {
        String enrolment = shell.environment().getOrDefault("UKLAB_ENROL", "");
        Path own = keys != null ? keys : Path.of(variable("UKLAB_KEYS", "--keys"));
        Path trusted = trust != null ? trust : Path.of(variable("UKLAB_TRUST", "--trust"));
        List<String> members =
                webs.isEmpty() ? List.of(variable("UKLAB_BUS", "--web").split(",", -1)) : webs;
        try {
            Identity self = Identity.load(own, name);
            if (enrol != null || !enrolment.isEmpty()) {
                self.enrol(enrol != null ? enrol : Path.of(enrolment));
            }
            return new BusConfig(self, Trust.folder(trusted), "127.0.0.1", 1, members);
        } catch (IllegalArgumentException wrong) {
            throw new UsageException(String.valueOf(wrong.getMessage()));
        }
    }

    private String variable(String variable, String option) throws UsageException {
        String value = shell.environment().getOrDefault(variable, "");
        if (value.isEmpty()) {
            throw new UsageException("grader: give " + option + " or set " + variable);
        }
        return value;
    }

    private static String version() {
        String version = GraderCommand.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
