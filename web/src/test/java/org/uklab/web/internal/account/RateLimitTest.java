/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class RateLimitTest {
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1); // a clock may wrap
    private final RateLimit limit = new RateLimit(3, 6, nanos::get);

    @Test
    void a_key_has_a_few_turns_at_once_and_then_one_every_so_often() {
        assertThat(limit.take("ada")).isTrue();
        assertThat(limit.take("ada")).isTrue();
        assertThat(limit.take("ada")).isTrue();
        assertThat(limit.take("ada")).isFalse();
        nanos.addAndGet(5_999_999_999L);
        assertThat(limit.take("ada")).isFalse();
        nanos.addAndGet(1);
        assertThat(limit.take("ada")).isTrue();
        assertThat(limit.take("ada")).isFalse();
    }

    @Test
    void a_turn_that_was_given_back_can_be_taken_again() {
        for (int i = 0; i < 30; i++) {
            assertThat(limit.take("ada")).isTrue();
            limit.giveBack("ada");
        }
        limit.giveBack("nobody");
        assertThat(limit.take("nobody")).isTrue();
    }

    @Test
    void keys_do_not_share_their_turns() {
        for (int i = 0; i < 4; i++) {
            limit.take("eve");
        }
        assertThat(limit.take("ada")).isTrue();
    }
}
