/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool;

import java.util.Arrays;
import java.util.List;

class QemuMachineTest extends MachineContract {
    /* What the ELF header in stub/x86_64.S promises. */
    private static final int SIZE = 1 << 20;

    private static final Machine MACHINE = new QemuMachine(TestLauncher.get(), MachineProfile.X86_64);
    private static final byte[] STUB =
            StubAssembler.assemble("/stub/x86_64.S", "", List.of("-m32"), List.of("-m", "elf_i386"), "0x100000");

    @Override
    protected Machine machine() {
        return MACHINE;
    }

    @Override
    protected byte[] image(byte[] script) {
        byte[] image = Arrays.copyOf(STUB, SIZE);
        System.arraycopy(script, 0, image, STUB.length, script.length);
        return image;
    }

    @Override
    protected boolean runs(String commandLine) {
        return Emulators.runWith(commandLine);
    }
}
