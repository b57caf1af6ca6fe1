/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.tests.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.uklab.exercises.Catalogue;
import org.uklab.exercises.Exercise;
import org.uklab.grader.Lab;
import org.uklab.tests.bench.Browser.Submission;
import org.uklab.vmpool.MachineProfile;

/**
 * Measures grading, a row for each promise; {@code tests/bench/grading.sh} says how it is started.
 *
 * <p>What is compared is measured in turns, so that a busy moment of the machine meets both.
 */
final class GradingBench {
    private static final int RUNS = Integer.getInteger("uklab.bench.runs", 20);
    private static final int WARM_UP = 5;
    private static final int STUDENTS = 4;
    private static final double CORES = Runtime.getRuntime().availableProcessors();

    private final Rows rows = new Rows();
    private final AtomicInteger number = new AtomicInteger();
    private final Path data = Path.of(System.getenv("UKLAB_BENCH_DATA"));
    private final Map<String, Figures> figures = new LinkedHashMap<>();

    /** What is known of one exercise before the site's database can be read. */
    private static final class Figures {
        private final List<Submission> alone = new ArrayList<>();
        private final List<Submission> together = new ArrayList<>();
        private final List<Double> bare = new ArrayList<>();
        private final List<Double> make = new ArrayList<>();
        private final Bare by;
        private double bareCpu;
        private double busyCpu;
        private double twoSeedsCpu;
        private double submit;

        Figures(Bare by) {
            this.by = by;
        }
    }

    public static void main(String[] arguments) throws Exception {
        GradingBench bench = new GradingBench();
        bench.run(Path.of(arguments[0]), Lab.fromEnvironment(System.getenv()));
        System.exit(bench.rows.missed() ? 1 : 0);
    }

    private void run(Path work, Lab lab) throws Exception {
        Catalogue catalogue = Catalogue.load(lab.content(), lab.tree());
        try (Site site =
                new Site(System.getenv("UKLAB_BENCH_WEB"), System.getenv("UKLAB_BENCH_GRADER"), work.resolve("log"))) {
            rows.atMost("grader with four warm slots, all its processes (PSS)", site.graderMemory(), "MiB", 600);
            measure(site, catalogue.find("uksched-assign").orElseThrow(), MachineProfile.X86_64, lab, work);
            if (lab.muslArm64().isPresent()) {
                measure(site, catalogue.find("memtag-ifpages").orElseThrow(), MachineProfile.ARM64, lab, work);
            }
            rows.row("grader after " + number + " attempts, all its processes (PSS)", site.graderMemory(), "MiB");
        }
        Map<UUID, Instant> committed = Site.committed(data);
        figures.forEach((machine, measured) -> report(machine, measured, committed));
        Boxes.measure(rows, lab, RUNS, work);
        Slots.measure(rows, lab, RUNS);
        for (Map.Entry<String, Figures> one : figures.entrySet()) {
            fromNothing(one.getKey(), one.getValue());
        }
    }

    private void measure(Site site, Exercise exercise, MachineProfile machine, Lab lab, Path work) throws Exception {
        Bare bare = Bare.of(exercise, lab, machine, work.resolve(machine.id()));
        Figures measured = new Figures(bare);
        figures.put(machine.id(), measured);
        Browser ada = new Browser(site, "ada-" + exercise.id());
        for (int i = 0; i < WARM_UP; i++) {
            submit(ada, exercise, bare);
            bare.run();
        }
        for (int i = 0; i < RUNS; i++) {
            measured.alone.add(submit(ada, exercise, bare));
            settle();
            double cpu = childrensCpu();
            measured.bare.add(millis(bare::run));
            measured.bareCpu += childrensCpu() - cpu;
            measured.make.add(millis(bare::makeAndBoot));
        }
        measured.together.addAll(together(site, exercise, bare));
        Bare other = Bare.of(exercise, lab, machine, work.resolve(machine.id() + "-other"));
        measured.busyCpu = busyCpu(List.of(bare, other), 1);
        measured.twoSeedsCpu = busyCpu(List.of(bare, other), 2);
    }

    /** Runs bare on every core at once: two cores that share something are slower than twice one. */
    private static double busyCpu(List<Bare> all, int boots) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(all.size());
        double before = childrensCpu();
        try {
            List<Callable<Void>> runs = new ArrayList<>();
            for (Bare one : all) {
                runs.add(() -> {
                    for (int i = 0; i < RUNS; i++) {
                        one.run(boots);
                    }
                    return null;
                });
            }
            for (Future<Void> run : threads.invokeAll(runs)) {
                run.get();
            }
        } finally {
            threads.shutdownNow();
        }
        return childrensCpu() - before;
    }

    private Submission submit(Browser student, Exercise exercise, Bare bare) throws Exception {
        return student.submit(exercise.id(), bare.file(), bare.text(number.incrementAndGet()));
    }

    /** Lets several students submit, each again as soon as the last verdict is there. */
    private List<Submission> together(Site site, Exercise exercise, Bare bare) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(STUDENTS);
        try {
            List<Callable<List<Submission>>> students = new ArrayList<>();
            for (int i = 0; i < STUDENTS; i++) {
                Browser student = new Browser(site, "s" + i + "-" + exercise.id());
                students.add(() -> {
                    List<Submission> sent = new ArrayList<>();
                    for (int j = 0; j < 2 * RUNS; j++) {
                        sent.add(submit(student, exercise, bare));
                    }
                    return sent;
                });
            }
            List<Submission> all = new ArrayList<>();
            for (Future<List<Submission>> sent : threads.invokeAll(students)) {
                all.addAll(sent.get());
            }
            return all;
        } finally {
            threads.shutdownNow();
        }
    }

    private void report(String machine, Figures measured, Map<UUID, Instant> committed) {
        double bare = Rows.median(measured.bare);
        measured.submit = Rows.median(measured.alone.stream()
                .map(one ->
                        Duration.between(one.sent(), committed.get(one.id())).toNanos() / 1e6)
                .toList());
        String of = machine + ", median of " + RUNS;
        rows.row("bare: gcc -c, link, cold boot with one seed; " + of, bare, "ms");
        rows.row("incremental make + cold boot; " + of, Rows.median(measured.make), "ms");
        rows.row("submit -> verdict committed, two seeds; " + of, measured.submit, "ms");
        rows.atMost("  by bare", measured.submit / bare, "", 1.5);
        List<Instant> ends = measured.together.stream()
                .map(one -> committed.get(one.id()))
                .sorted()
                .skip((long) STUDENTS * RUNS) // what runs for long is compiled by then
                .toList();
        double seconds =
                Duration.between(ends.get(0), ends.get(ends.size() - 1)).toNanos() / 1e9;
        double rate = (ends.size() - 1) / seconds;
        double ideal = CORES / (measured.busyCpu / (2 * RUNS));
        rows.row("CPU time of bare, one core busy; " + of, 1e3 * measured.bareCpu / RUNS, "ms");
        rows.row("CPU time of bare, both busy; " + of, 1e3 * measured.busyCpu / (2 * RUNS), "ms");
        rows.row(
                "verdicts a second, " + STUDENTS + " students, " + ends.size() + " verdicts after as many; " + machine,
                rate,
                "/s");
        rows.atLeast(
                "  by cores / CPU seconds of bare (" + Math.round(ideal * 10) / 10.0 + "/s)", rate / ideal, "", 0.7);
        rows.row(
                "  what bare would reach if it booted twice, as an attempt does; " + machine,
                measured.busyCpu / measured.twoSeedsCpu,
                "");
    }

    private void fromNothing(String machine, Figures measured) throws Exception {
        double nothing = millis(() -> measured.by.fromNothing(System.getenv("UKLAB_MUSL_TARBALL")));
        rows.row("from nothing with musl + cold boot, once; " + machine, nothing, "ms");
        rows.atLeast("  by submit -> verdict", nothing / measured.submit, "", 20);
    }

    /** Lets the grader start the machines of the next attempt. */
    private static void settle() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(300);
    }

    interface Work {
        void run() throws Exception;
    }

    static double millis(Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e6;
    }

    /** Reads how many seconds of processor time our ended child processes have had. */
    private static double childrensCpu() throws Exception {
        String stat = Files.readString(Path.of("/proc/self/stat"));
        String[] words = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(words[13]) + Long.parseLong(words[14])) / 100.0;
    }
}
