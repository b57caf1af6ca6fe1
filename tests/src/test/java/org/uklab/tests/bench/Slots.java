/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.tests.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.uklab.grader.Lab;
import org.uklab.vmpool.BootRequest;
import org.uklab.vmpool.BoxLauncher;
import org.uklab.vmpool.EndKind;
import org.uklab.vmpool.Frame;
import org.uklab.vmpool.Frames;
import org.uklab.vmpool.Machine;
import org.uklab.vmpool.MachineProfile;
import org.uklab.vmpool.QemuMachine;
import org.uklab.vmpool.RunLimits;
import org.uklab.vmpool.RunListener;
import org.uklab.vmpool.Slot;
import org.uklab.vmpool.StubAssembler;
import org.uklab.vmpool.StubKernel;

/** Measures how long an image that is ready waits for its first instruction: until the host hears a stub's first frame. */
final class Slots {
    private static final int IMAGE_BYTES = 1 << 20; // what the headers of the stubs promise
    private static final byte[] SCRIPT = new StubKernel()
            .send(Frames.hello(0), Frames.end(1, EndKind.MAIN, 0, 0, ""))
            .exit(41);

    private Slots() {}

    static void measure(Rows rows, Lab lab, int runs) throws Exception {
        byte[] stub =
                StubAssembler.assemble("/stub/x86_64.S", "", List.of("-m32"), List.of("-m", "elf_i386"), "0x100000");
        measure(rows, lab, MachineProfile.X86_64, image(stub), runs);
        if (lab.muslArm64().isPresent()) {
            String tools = "aarch64-linux-gnu-";
            byte[] arm = StubAssembler.assemble("/stub/arm64.S", tools, List.of(), List.of(), "0x40200000");
            measure(rows, lab, MachineProfile.ARM64, image(arm), runs);
        }
    }

    private static byte[] image(byte[] stub) {
        byte[] image = Arrays.copyOf(stub, IMAGE_BYTES);
        System.arraycopy(SCRIPT, 0, image, stub.length, SCRIPT.length);
        return image;
    }

    private static void measure(Rows rows, Lab lab, MachineProfile profile, byte[] image, int runs) throws Exception {
        Machine machine = new QemuMachine(new BoxLauncher(lab.launcher()), profile);
        Path file = Files.createTempFile("stub", ".img"); // a box must be able to read it
        Files.write(file, image);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        List<Double> warm = new ArrayList<>();
        List<Double> cold = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            try (Slot slot = machine.prepare(RunLimits.DEFAULT.memoryMiB())) {
                warm.add(firstFrame(heard -> slot.run(image, RunLimits.DEFAULT, heard)));
            }
            cold.add(firstFrame(heard -> machine.run(BootRequest.of(file), heard)));
        }
        Files.delete(file);
        String of = profile.id() + ", median of " + runs;
        rows.atMost("image ready -> first instruction, warm slot; " + of, Rows.median(warm), "ms", 10);
        rows.row("  the same machine, cold", Rows.median(cold), "ms");
    }

    private interface Boot {
        void run(RunListener heard) throws Exception;
    }

    private static double firstFrame(Boot boot) throws Exception {
        List<Double> heard = new ArrayList<>();
        long start = System.nanoTime();
        boot.run(new RunListener() {
            @Override
            public void frame(Frame frame) {
                heard.add((System.nanoTime() - start) / 1e6);
            }
        });
        if (heard.isEmpty()) {
            throw new IllegalStateException("the stub did not run");
        }
        return heard.get(0);
    }
}
