/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.uklab.vmpool.Console;

class HeadTailTest {
    private static final int KEPT = HeadTail.KEPT;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1000, KEPT - 1, KEPT, KEPT + 1, 2 * KEPT - 1, 2 * KEPT, 2 * KEPT + 1, 5 * KEPT + 77})
    void it_keeps_the_first_and_the_last_bytes(int length) {
        Random random = new Random(length);
        byte[] written = new byte[length];
        for (int i = 0; i < length; i++) {
            written[i] = (byte) ('a' + random.nextInt(26));
        }
        HeadTail kept = new HeadTail();
        for (int at = 0, n; at < length; at += n) {
            n = Math.min(length - at, 1 + random.nextInt(9000));
            kept.add(Arrays.copyOfRange(written, at, at + n), n);
        }

        Console console = kept.console();
        String all = new String(written, StandardCharsets.US_ASCII);
        assertThat(console.length()).isEqualTo(length);
        if (length <= 2 * KEPT) {
            assertThat(console.text()).isEqualTo(all);
        } else {
            assertThat(console.omitted()).isEqualTo(length - 2 * KEPT);
            assertThat(console.text()).startsWith(all.substring(0, KEPT)).endsWith(all.substring(length - KEPT));
        }
    }
}
