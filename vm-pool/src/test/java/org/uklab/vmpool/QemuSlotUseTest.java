/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a slot is used and lost; what a guest may do in it is the contract's. */
class QemuSlotUseTest {
    private static final int MIB = RunLimits.DEFAULT.memoryMiB();
    private static final Machine MACHINE = new QemuMachine(TestLauncher.get(), MachineProfile.X86_64);

    private static byte[] image() {
        return new QemuMachineTest()
                .image(new StubKernel()
                        .send(Frames.hello(0), Frames.end(1, EndKind.MAIN, 0, 0, ""))
                        .exit(41));
    }

    private static RunResult run(Slot slot) {
        return slot.run(image(), RunLimits.DEFAULT, RunListener.NONE);
    }

    private static boolean gone(Slot slot) throws IOException {
        return Slots.isEmpty(((QemuSlot) slot).box());
    }

    @Test
    void a_slot_is_used_once() throws IOException {
        try (Slot slot = MACHINE.prepare(MIB)) {
            assertThat(run(slot).end()).isInstanceOf(RunEnd.Ended.class);
            assertThatThrownBy(() -> run(slot)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void a_slot_of_another_size_does_not_run() throws IOException {
        try (Slot slot = MACHINE.prepare(MIB / 2)) {
            assertThatThrownBy(() -> run(slot)).isInstanceOf(IllegalArgumentException.class);
            assertThat(slot.waits()).isTrue();
        }
    }

    @Test
    void an_emulator_that_died_while_it_waited_is_noticed_and_replaced() throws Exception {
        try (SlotPool pool = new SlotPool(0)) {
            List<Slot> made = new ArrayList<>();
            Machine remembers = new Remembers(made);
            pool.expect(remembers, MIB, 1);
            await().until(() -> made.size() == 1);
            Slot dead = made.get(0);
            Slots.launcher(((QemuSlot) dead).box(), "run").destroyForcibly();
            await().until(() -> !dead.waits());

            try (Slot slot = pool.take(remembers, MIB)) {
                assertThat(run(slot).end()).isInstanceOf(RunEnd.Ended.class);
            }
            assertThat(made).hasSize(2);
        }
    }

    @Test
    void close_ends_what_waits_and_what_runs() throws Exception {
        Slot waiting = MACHINE.prepare(MIB);
        assertThat(gone(waiting)).isFalse();
        waiting.close();
        await().until(() -> gone(waiting));
        assertThat(waiting.waits()).isFalse();

        Slot running = MACHINE.prepare(MIB);
        byte[] hang = new QemuMachineTest()
                .image(new StubKernel().send(Frames.hello(0)).hang());
        RunResult result = running.run(hang, RunLimits.DEFAULT, new RunListener() {
            @Override
            public void frame(Frame frame) {
                running.close();
            }
        });
        assertThat(result.end()).isInstanceOf(RunEnd.Infrastructure.class);
        await().until(() -> gone(running));
    }

    @Test
    void an_image_of_another_processor_is_not_the_guests_fault() throws IOException {
        byte[] image = image();
        image[18] = (byte) 183;
        try (Slot slot = MACHINE.prepare(MIB)) {
            RunResult result = slot.run(image, RunLimits.DEFAULT, RunListener.NONE);
            assertThat(result.end())
                    .isInstanceOfSatisfying(
                            RunEnd.Infrastructure.class,
                            failed -> assertThat(failed.why()).contains("processor 183"));
        }
    }

    @Test
    void a_guest_that_writes_to_its_constants_is_told_apart_from_one_that_does_not() throws IOException {
        assertThat(constants("-DOVER").altered())
                .hasValueSatisfying(place -> assertThat(place).matches("\\.rodata at 0x[0-9a-f]+"));
        assertThat(constants("-DKEEP").altered()).isEmpty();
    }

    private static RunResult constants(String option) throws IOException {
        byte[] image = StubAssembler.program(
                "/stub/constants.S", "", List.of(option), List.of("-z", "noseparate-code"), "0x200000");
        try (Slot slot = MACHINE.prepare(MIB)) {
            return slot.run(image, RunLimits.DEFAULT, RunListener.NONE);
        }
    }

    private record Remembers(List<Slot> made) implements Machine {
        @Override
        public String id() {
            return MACHINE.id();
        }

        @Override
        public String digest() {
            return MACHINE.digest();
        }

        @Override
        public RunResult run(BootRequest request, RunListener listener) {
            return MACHINE.run(request, listener);
        }

        @Override
        public synchronized Slot prepare(int memoryMiB) throws IOException {
            Slot slot = MACHINE.prepare(memoryMiB);
            made.add(slot);
            return slot;
        }
    }
}
