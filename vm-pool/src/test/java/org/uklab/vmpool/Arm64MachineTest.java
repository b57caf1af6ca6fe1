/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;

class Arm64MachineTest extends MachineContract {
    /* What the ELF header in stub/arm64.S promises. */
    private static final int SIZE = 1 << 20;

    private static Machine machine;
    private static byte[] stub;

    @BeforeAll
    static void needs_the_tools() {
        assumeTrue(
                Files.isExecutable(MachineProfile.ARM64.program()),
                MachineProfile.ARM64.program() + " is missing: run through ./uklab test");
        machine = new QemuMachine(TestLauncher.get(), MachineProfile.ARM64);
        stub = StubAssembler.assemble("/stub/arm64.S", "aarch64-linux-gnu-", List.of(), List.of(), "0x40200000");
    }

    @Override
    protected Machine machine() {
        return machine;
    }

    @Override
    protected byte[] image(byte[] script) {
        byte[] image = Arrays.copyOf(stub, SIZE);
        System.arraycopy(script, 0, image, stub.length, script.length);
        return image;
    }

    @Override
    protected boolean runs(String commandLine) {
        return Emulators.runWith(commandLine);
    }
}
