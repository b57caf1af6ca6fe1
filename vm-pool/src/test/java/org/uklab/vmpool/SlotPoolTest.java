/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SlotPoolTest {
    private static final int MIB = 64;
    private static final byte[] IMAGE = {1};

    private final FakeMachine x86 = new FakeMachine("x86");
    private final FakeMachine arm = new FakeMachine("arm");
    private SlotPool pool = new SlotPool(2);

    @AfterEach
    void close() {
        pool.close();
    }

    private void expectReady(FakeMachine machine, int count) {
        pool.expect(machine, MIB, count);
        await().until(() -> machine.waiting() == count);
    }

    @Test
    void what_is_expected_is_taken_without_preparing_anything() throws Exception {
        expectReady(x86, 2);
        Slot first = pool.take(x86, MIB);
        Slot second = pool.take(x86, MIB);

        first.run(IMAGE, RunLimits.DEFAULT, RunListener.NONE);
        second.run(IMAGE, RunLimits.DEFAULT, RunListener.NONE);
        assertThat(x86.slots).hasSize(2).allMatch(slot -> slot.runs.get() == 1);
    }

    @Test
    void a_slot_that_nobody_expected_is_prepared_now() throws Exception {
        Slot slot = pool.take(x86, MIB);

        assertThat(slot.waits()).isTrue();
        assertThat(x86.slots).hasSize(1);
    }

    @Test
    void one_that_is_still_being_prepared_is_waited_for() throws Exception {
        x86.gate = new CountDownLatch(1);
        pool.expect(x86, MIB, 1);
        List<Slot> taken = new CopyOnWriteArrayList<>();
        Thread taker = new Thread(() -> {
            try {
                taken.add(pool.take(x86, MIB));
            } catch (IOException | InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        taker.start();
        await().until(() -> taker.getState() == Thread.State.WAITING);
        x86.gate.countDown();
        taker.join();

        assertThat(taken).hasSize(1);
        assertThat(x86.slots).hasSize(1);
    }

    @Test
    void a_used_slot_is_never_taken_again_and_its_end_makes_room_for_new_ones() throws Exception {
        List<FakeSlot> used = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            try (Slot slot = pool.take(x86, MIB)) {
                slot.run(IMAGE, RunLimits.DEFAULT, RunListener.NONE);
            }
            await().until(() -> x86.waiting() == 2);
        }
        x86.slots.stream().filter(slot -> slot.runs.get() > 0).forEach(used::add);

        assertThat(used).hasSize(10).allMatch(slot -> slot.runs.get() == 1 && slot.closed);
    }

    @Test
    void nothing_is_prepared_while_a_taken_slot_runs() throws Exception {
        expectReady(x86, 2);
        Slot slot = pool.take(x86, MIB);
        slot.run(IMAGE, RunLimits.DEFAULT, RunListener.NONE);

        assertThat(x86.slots).hasSize(2);
        slot.close();
        await().until(() -> x86.slots.size() == 3);
    }

    @Test
    void a_machine_that_died_while_it_waited_is_replaced() throws Exception {
        expectReady(x86, 2);
        FakeSlot dead = x86.slots.get(0);
        dead.dead = true;
        Slot slot = pool.take(x86, MIB);
        slot.run(IMAGE, RunLimits.DEFAULT, RunListener.NONE);

        assertThat(dead.runs.get()).isZero();
        assertThat(dead.closed).isTrue();
        assertThat(x86.slots.get(1).runs.get()).isEqualTo(1);
    }

    @Test
    void a_preparation_that_fails_is_told_to_the_next_who_prepares() {
        x86.broken = true;
        pool.expect(x86, MIB, 2);

        assertThatThrownBy(() -> pool.take(x86, MIB)).isInstanceOf(IOException.class);
    }

    @Test
    void what_was_expected_and_not_taken_ends_for_what_is_expected_now() {
        expectReady(x86, 2);
        expectReady(arm, 1);
        await().until(() -> x86.waiting() == 1);
        expectReady(arm, 2);
        await().until(() -> x86.waiting() == 0);

        assertThat(x86.slots).allMatch(slot -> slot.closed && slot.runs.get() == 0);
    }

    @Test
    void another_size_of_memory_is_another_slot() throws Exception {
        expectReady(x86, 1);
        pool.take(x86, 2 * MIB);

        assertThat(x86.sizes).containsExactly(MIB, 2 * MIB);
    }

    @Test
    void a_pool_of_none_keeps_only_what_is_expected() throws Exception {
        pool.close();
        pool = new SlotPool(0);
        expectReady(x86, 2);
        pool.take(x86, MIB).close();
        pool.take(x86, MIB).close();

        assertThat(x86.slots).hasSize(2).allMatch(slot -> slot.closed);
    }

    @Test
    void close_ends_what_waits_and_what_is_still_being_prepared() {
        expectReady(x86, 1);
        arm.gate = new CountDownLatch(1);
        pool.expect(arm, MIB, 1);
        await().until(() -> arm.gate.getCount() == 1 && arm.asked.get() == 1);
        pool.close();
        arm.gate.countDown();

        await().until(() -> arm.slots.size() == 1 && arm.slots.get(0).closed);
        assertThat(x86.slots).allMatch(slot -> slot.closed);
    }

    /** A machine whose slots only remember. */
    private static final class FakeMachine implements Machine {
        private final String id;
        private final List<FakeSlot> slots = new CopyOnWriteArrayList<>();
        private final List<Integer> sizes = new CopyOnWriteArrayList<>();
        private volatile CountDownLatch gate = new CountDownLatch(0);
        private volatile boolean broken;
        private final AtomicInteger asked = new AtomicInteger();

        FakeMachine(String id) {
            this.id = id;
        }

        long waiting() {
            return slots.stream().filter(FakeSlot::waits).count();
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public String digest() {
            return id;
        }

        @Override
        public RunResult run(BootRequest request, RunListener listener) {
            throw new AssertionError("nobody boots it cold");
        }

        @Override
        public Slot prepare(int memoryMiB) throws IOException {
            asked.incrementAndGet();
            try {
                gate.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            if (broken) {
                throw new IOException("no memory");
            }
            FakeSlot slot = new FakeSlot();
            sizes.add(memoryMiB);
            slots.add(slot);
            return slot;
        }
    }

    private static final class FakeSlot implements Slot {
        private final AtomicInteger runs = new AtomicInteger();
        private volatile boolean closed;
        private volatile boolean dead;

        @Override
        public boolean waits() {
            return runs.get() == 0 && !closed && !dead;
        }

        @Override
        public RunResult run(byte[] image, RunLimits limits, RunListener listener) {
            runs.incrementAndGet();
            return RunResult.infrastructure("a fake");
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
