/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Write one message: version, type, then fields in order, texts and blobs with their length. One thread. */
final class Encoder {
    static final int VERSION = 1;

    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(buffer);

    Encoder(int type) {
        buffer.write(VERSION);
        buffer.write(type);
    }

    Encoder number(long value) {
        try {
            out.writeLong(value);
            return this;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    Encoder blob(byte[] bytes) {
        number(bytes.length);
        buffer.writeBytes(bytes);
        return this;
    }

    Encoder text(String text) {
        return blob(text.getBytes(UTF_8));
    }

    Encoder texts(List<String> texts) {
        number(texts.size());
        texts.forEach(this::text);
        return this;
    }

    Encoder key(JobKey key) {
        return text(key.submission()).number(key.attempt());
    }

    byte[] bytes() {
        return buffer.toByteArray();
    }
}
