/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Read a file of a box while it grows, up to a limit. One thread. */
public final class ChannelFile implements AutoCloseable {
    private final Path path;
    private final ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);
    private long left;
    private boolean full;
    private @Nullable FileChannel file;

    /** Read this file once it is there; {@code limit} bytes at most. */
    public ChannelFile(Path path, long limit) {
        this.path = path;
        this.left = limit;
    }

    /** Return what was added since the last call. */
    public byte[] read() throws IOException {
        byte[] all = new byte[0];
        if (file == null) {
            // through the view, where links are not followed; a device or pipe would block us
            if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                return all;
            }
            file = FileChannel.open(path, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        }
        while (!full && file.read(buffer.clear()) > 0) {
            int taken = (int) Math.min(left, buffer.position());
            full = buffer.position() > left;
            left -= taken;
            int old = all.length;
            all = Arrays.copyOf(all, old + taken);
            System.arraycopy(buffer.array(), 0, all, old, taken);
        }
        return all;
    }

    /** Return whether there is more than the limit. */
    public boolean full() {
        return full;
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
