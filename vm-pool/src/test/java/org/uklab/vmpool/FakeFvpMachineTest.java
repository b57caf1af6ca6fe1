/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.io.TempDir;

/** What of the contract a driver can keep when its model only replays. The rest needs the model. */
class FakeFvpMachineTest extends MachineContract {
    @TempDir
    private static Path folder;

    private static FvpMachine machine;

    @BeforeAll
    static void a_fake_model() throws IOException {
        machine = new FvpMachine(TestLauncher.get(), FakeModel.in(folder.resolve("model"), ""));
    }

    @Override
    protected Machine machine() {
        return machine;
    }

    @Override
    protected byte[] image(byte[] script) {
        return FakeModel.image(script);
    }

    @Override
    protected boolean runs(String commandLine) {
        // the command line is a file, not a word
        return ProcessHandle.allProcesses()
                .anyMatch(
                        process -> process.info().commandLine().orElse("").contains("/model/FVP_Base_RevC-2xAEMvA -C"));
    }

    @Override
    @Disabled("a fake cannot show it: what FVP does on a reset is not known here")
    void a_reset_is_a_death() {}

    @Override
    @Disabled("a fake cannot show it: its clock is made up")
    void the_same_image_gives_the_same_frames_and_the_same_guest_time() {}
}
