/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.uklab.vmpool.EndKind;
import org.uklab.vmpool.Frame;
import org.uklab.vmpool.Frames;
import org.uklab.vmpool.RunEnd;

class ChannelTest {
    private static final byte[] STREAM =
            join(Frames.hello(0), Frames.data(1, "seen"), Frames.end(2, EndKind.TRAP, 14, 0x100040, "page fault"));

    private static byte[] join(byte[]... pieces) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            all.writeBytes(piece);
        }
        return all.toByteArray();
    }

    private static String fault(byte[]... pieces) {
        Channel channel = new Channel();
        channel.feed(join(pieces));
        return String.valueOf(channel.fault());
    }

    @Test
    void these_bytes_are_this_frame() {
        byte[] golden = HexFormat.ofDelimiter(" ")
                .parseHex("55 4b 46 52 02 00 03 00 00 00 00 00 88 77 66 55 44 33 22 11 61 62 63 95 8f 23 dd");
        Channel channel = new Channel();

        assertThat(channel.feed(golden))
                .containsExactly(new Frame(Frame.DATA, 0, 0x1122334455667788L, "abc".getBytes(UTF_8)));
        assertThat(channel.fault()).isNull();
        assertThat(channel.partial()).isFalse();
    }

    @Test
    void an_end_frame_says_kind_value_place_and_words() {
        Channel channel = new Channel();
        channel.feed(STREAM);

        assertThat(channel.end()).isEqualTo(new RunEnd.Ended(EndKind.TRAP, 14, 0x100040, "page fault"));
    }

    @Test
    void pieces_of_any_size_give_the_same_frames() {
        List<Frame> whole = new Channel().feed(STREAM);
        for (int size = 1; size < STREAM.length; size++) {
            Channel channel = new Channel();
            List<Frame> frames = new ArrayList<>();
            for (int at = 0; at < STREAM.length; at += size) {
                frames.addAll(channel.feed(Arrays.copyOfRange(STREAM, at, Math.min(at + size, STREAM.length))));
            }

            assertThat(frames).isEqualTo(whole).hasSize(3);
        }
    }

    @Test
    void a_cut_stream_is_partial_and_never_wrong() {
        List<Frame> whole = new Channel().feed(STREAM);
        for (int length = 0; length < STREAM.length; length++) {
            Channel channel = new Channel();
            List<Frame> frames = channel.feed(Arrays.copyOf(STREAM, length));
            int read = frames.stream()
                    .mapToInt(frame -> 24 + frame.payload().length)
                    .sum();

            assertThat(channel.fault()).isNull();
            assertThat(frames).isEqualTo(whole.subList(0, frames.size()));
            assertThat(channel.partial()).isEqualTo(read < length);
        }
    }

    @Test
    void no_flipped_bit_gets_through() {
        List<Frame> whole = new Channel().feed(STREAM);
        for (int bit = 0; bit < STREAM.length * 8; bit++) {
            byte[] flipped = STREAM.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            Channel channel = new Channel();
            List<Frame> frames = channel.feed(flipped);

            assertThat(frames).isEqualTo(whole.subList(0, frames.size())).hasSizeLessThan(3);
            assertThat(channel.fault() != null || channel.partial()).isTrue();
            assertThat(channel.ended()).isFalse();
        }
    }

    @Test
    void what_is_wrong_is_named() {
        byte[] hello = Frames.hello(0);
        byte[] wrongSum = Frames.data(1, "a");
        wrongSum[wrongSum.length - 1]++;

        assertThat(fault("UKXX".getBytes(UTF_8))).isEqualTo("frame 0 does not begin with the magic number");
        assertThat(fault(hello, wrongSum)).isEqualTo("frame 1 has a wrong checksum");
        assertThat(fault(hello, hello)).isEqualTo("frame 1 says it is number 0");
        assertThat(fault(hello, Frames.data(2, "gap"))).isEqualTo("frame 1 says it is number 2");
        assertThat(fault(hello, Frames.frame(2, 1, 5, new byte[1])))
                .isEqualTo("frame 1 has another nonce than those before");
        assertThat(fault(Frames.frame(4, 0, 0, new byte[0]))).isEqualTo("frame 0 has an unknown type 4");
        assertThat(fault(Frames.frame(2, 0, 0, new byte[4097]))).isEqualTo("frame 0 is too long: 4097 bytes");
        assertThat(fault(Frames.frame(1, 0, 0, new byte[1]))).isEqualTo("frame 0 is a HELLO with a payload");
        assertThat(fault(Frames.frame(3, 0, 0, new byte[15]))).isEqualTo("the END frame has 15 bytes");
        assertThat(fault(Frames.frame(3, 0, 0, new byte[257]))).isEqualTo("the END frame has 257 bytes");
        assertThat(fault(Frames.frame(3, 0, 0, new byte[16]))).isEqualTo("the END frame has an unknown kind 0");
        assertThat(fault(STREAM, new byte[1])).isEqualTo("bytes after the END frame");
    }

    @Test
    void nothing_is_read_after_a_fault() {
        Channel channel = new Channel();
        channel.feed(new byte[] {1, 2, 3, 4});

        assertThat(channel.feed(STREAM)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void garbage_is_a_value_not_an_exception(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 2000; round++) {
            byte[] garbage = STREAM.clone();
            int changes = 1 + random.nextInt(6);
            for (int i = 0; i < changes; i++) {
                garbage[random.nextInt(garbage.length)] = (byte) random.nextInt();
            }
            Channel channel = new Channel();
            int cut = random.nextInt(garbage.length);
            channel.feed(Arrays.copyOf(garbage, cut));
            channel.feed(Arrays.copyOfRange(garbage, cut, garbage.length));

            assertThat(channel.ended() && !Arrays.equals(garbage, STREAM)).isFalse();
        }
    }
}
