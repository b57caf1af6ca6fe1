/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Measure how long an image waits for its first instruction: until the host has heard a stub's first frame. */
public final class FirstInstruction {
    private FirstInstruction() {}

    /**
     * Tell the medians of one machine.
     *
     * @param warm from the image being ready to the first frame, in a slot that waited
     * @param prepare what it took to prepare such a slot, before the image was there
     * @param cold the same image on the same machine from nothing
     */
    public record Row(String machine, Duration warm, Duration prepare, Duration cold) {}

    /** Measure a machine, warm and cold in turns. Worker. */
    public static Row measure(Machine machine, int times) throws IOException {
        byte[] script = new StubKernel()
                .send(Frames.hello(0), Frames.end(1, EndKind.MAIN, 0, 0, ""))
                .exit(41);
        boolean arm = machine.id().equals(MachineProfile.ARM64.id());
        byte[] image = arm ? new Arm64MachineTest().image(script) : new QemuMachineTest().image(script);
        Path file = Files.createTempFile("stub", ".img");
        Files.write(file, image);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        List<Duration> warm = new ArrayList<>();
        List<Duration> prepare = new ArrayList<>();
        List<Duration> cold = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            Stopwatch prepared = new Stopwatch();
            try (Slot slot = machine.prepare(RunLimits.DEFAULT.memoryMiB())) {
                prepare.add(prepared.time());
                Stopwatch watch = new Stopwatch();
                slot.run(image, RunLimits.DEFAULT, watch);
                warm.add(watch.first);
            }
            Stopwatch watch = new Stopwatch();
            machine.run(BootRequest.of(file), watch);
            cold.add(watch.first);
        }
        Files.delete(file);
        return new Row(machine.id(), median(warm), median(prepare), median(cold));
    }

    private static Duration median(List<Duration> times) {
        Collections.sort(times);
        return times.get(times.size() / 2);
    }

    /** Print a row for each machine of this host. */
    public static void main(String[] words) throws IOException {
        int times = words.length > 0 ? Integer.parseInt(words[0]) : 21;
        if (Files.isExecutable(MachineProfile.ARM64.program())) {
            Arm64MachineTest.needs_the_tools();
            System.out.println(measure(new QemuMachine(TestLauncher.get(), MachineProfile.ARM64), times));
        }
        System.out.println(measure(new QemuMachine(TestLauncher.get(), MachineProfile.X86_64), times));
    }

    private static final class Stopwatch implements RunListener {
        private final long start = System.nanoTime();
        private Duration first = Duration.ZERO;

        Duration time() {
            return Duration.ofNanos(System.nanoTime() - start);
        }

        @Override
        public void frame(Frame frame) {
            if (frame.type() == Frame.HELLO) {
                first = time();
            }
        }
    }
}
