/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MessageTest {
    private static final JobKey KEY = new JobKey("3f1c-22", 7);
    private static final Identity ANN = Identity.generate("ann");
    private static final Identity BOB = Identity.generate("bob");

    static Stream<Message> one_of_each() {
        return Stream.of(
                new Ready("ann", List.of("qemu-x86_64", "qemu-arm64"), 3, "0.1 \u00e4", Long.MAX_VALUE),
                new Job(KEY, "ann", "uksched-assign", Job.Kind.RUN, "ab12", new byte[] {0, -1, 2}, -5),
                new Renewal(KEY, "ann", -1),
                new Result(KEY, "ann", new byte[] {'{', '}'}),
                new LiveEvent("3f1c", 2, LiveEvent.Kind.CONSOLE, "hello\nworld \u2603"),
                new Notice(KEY, Notice.Kind.COMMITTED));
    }

    @ParameterizedTest
    @MethodSource("one_of_each")
    void a_message_comes_back_as_it_was(Message message) {
        assertThat(Decoder.decode(message.encode())).isEqualTo(message);
    }

    @ParameterizedTest
    @MethodSource("one_of_each")
    void a_cut_or_longer_message_is_malformed(Message message) {
        byte[] bytes = message.encode();
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> Decoder.decode(cut)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> Decoder.decode(Arrays.copyOf(bytes, bytes.length + 1)))
                .hasMessage("1 bytes too many");
    }

    @ParameterizedTest
    @MethodSource("one_of_each")
    void random_damage_is_a_malformed_message_or_another_one(Message message) {
        SplittableRandom random = new SplittableRandom(20261123);
        for (int round = 0; round < 2000; round++) {
            byte[] bytes = message.encode();
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            try {
                assertThat(Decoder.decode(bytes)).isNotNull();
            } catch (IllegalArgumentException malformed) {
                assertThat(malformed).hasMessageNotContaining("null");
            }
        }
    }

    @Test
    void another_version_is_named() {
        byte[] bytes = new Notice(KEY, Notice.Kind.WITHDRAWN).encode();
        bytes[0] = 2;
        assertThatThrownBy(() -> Decoder.decode(bytes)).hasMessage("message version 2, this side speaks 1");
    }

    @Test
    void only_the_enrolled_key_signs_for_a_name() {
        Message message = new Renewal(KEY, "ann", 1);
        Envelope envelope = ANN.sign(message);

        assertThat(Signed.open(envelope, Trust.of(ANN), Renewal.class))
                .isEqualTo(new Signed.Verified<>("ann", message));
        assertThat(Signed.open(envelope, Trust.of(BOB), Renewal.class))
                .isEqualTo(new Signed.Rejected<>("unknown signer"));
        assertThat(Signed.open(envelope, Trust.of(Identity.generate("ann")), Renewal.class))
                .isEqualTo(new Signed.Rejected<>("the signature is not ann's"));
        assertThat(Signed.open(envelope, Trust.of(ANN), Result.class)).isEqualTo(new Signed.Rejected<>("not a Result"));
    }

    @Test
    void a_changed_payload_or_a_broken_signature_is_rejected() {
        Envelope envelope = ANN.sign(new Renewal(KEY, "ann", 1));
        byte[] payload = envelope.payload().clone();
        payload[payload.length - 1]++;

        assertThat(Signed.open(new Envelope("ann", payload, envelope.signature()), Trust.of(ANN), Renewal.class))
                .isEqualTo(new Signed.Rejected<>("the signature is not ann's"));
        assertThat(Signed.open(new Envelope("ann", payload, new byte[3]), Trust.of(ANN), Renewal.class))
                .isInstanceOf(Signed.Rejected.class);
        assertThat(Signed.open(ANN.sign(new Notice(KEY, Notice.Kind.COMMITTED)), Trust.of(ANN), Message.class))
                .isInstanceOf(Signed.Verified.class);
    }

    @Test
    void names_and_sizes_out_of_bounds_are_refused_at_once() {
        assertThatThrownBy(() -> new JobKey("../etc", 1)).hasMessageContaining("submission must be 1 to 80 of");
        assertThatThrownBy(() -> new JobKey("a", 0)).hasMessage("attempts count from 1, not 0");
        assertThatThrownBy(() -> new Result(KEY, "ann", new byte[Result.MAX_REPORT + 1]))
                .hasMessageContaining("at most 4194304 bytes");
        assertThatThrownBy(() -> new Job(KEY, "ann", "e", Job.Kind.RUN, "", new byte[Job.MAX_PATCH + 1], 0))
                .hasMessageContaining("at most 1048576 bytes");
        assertThat(new LiveEvent("a", 1, LiveEvent.Kind.LOG, "x".repeat(5000)).text())
                .hasSize(LiveEvent.MAX_TEXT);
    }
}
