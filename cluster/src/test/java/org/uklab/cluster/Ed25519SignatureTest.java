/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** The JDK and Bouncy Castle agree on every signature. */
class Ed25519SignatureTest {
    private final KeyPair pair;
    private final Signature jdk;

    Ed25519SignatureTest() throws Exception {
        pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        jdk = Signature.getInstance("Ed25519");
    }

    @RepeatedTest(20)
    void both_make_the_same_signature_and_believe_it(RepetitionInfo at) throws Exception {
        byte[] payload = new byte[at.getCurrentRepetition() * 37];
        new SplittableRandom(at.getCurrentRepetition()).nextBytes(payload);
        jdk.initSign(pair.getPrivate());
        jdk.update(payload);
        byte[] theirs = jdk.sign();

        assertThat(Ed25519Signature.sign(pair.getPrivate(), payload)).isEqualTo(theirs);
        assertThat(Ed25519Signature.verify(pair.getPublic(), payload, theirs)).isTrue();
    }

    @Test
    void a_changed_bit_anywhere_is_seen() {
        byte[] payload = "assign".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        byte[] signature = Ed25519Signature.sign(pair.getPrivate(), payload);
        for (int bit = 0; bit < signature.length * 8; bit++) {
            byte[] changed = signature.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(Ed25519Signature.verify(pair.getPublic(), payload, changed))
                    .isFalse();
        }
        payload[0] ^= 1;
        assertThat(Ed25519Signature.verify(pair.getPublic(), payload, signature))
                .isFalse();
    }

    @Test
    void a_signature_of_another_length_is_none() {
        assertThat(Ed25519Signature.verify(pair.getPublic(), new byte[1], new byte[0]))
                .isFalse();
        assertThat(Ed25519Signature.verify(pair.getPublic(), new byte[1], new byte[65]))
                .isFalse();
    }
}
