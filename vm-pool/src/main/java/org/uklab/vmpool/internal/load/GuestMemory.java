/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool.internal.load;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Reach a guest's memory by its physical addresses. One thread.
 *
 * <p>It is a file that the emulator has mapped, and the emulator may be in a student's hands: it is read and written, never
 * mapped here, for a mapping of a file that somebody shortens kills its process.
 */
public final class GuestMemory implements AutoCloseable {
    private final FileChannel file;
    private final long base;
    private final long size;

    private GuestMemory(FileChannel file, long base, long size) {
        this.file = file;
        this.base = base;
        this.size = size;
    }

    /**
     * Open the memory of a machine.
     *
     * @param base address of the file's first byte
     * @param size bytes
     */
    public static GuestMemory open(Path file, long base, long size) throws IOException {
        return new GuestMemory(
                FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS),
                base,
                size);
    }

    /** Return the address behind the last byte. */
    public long end() {
        return base + size;
    }

    /** Return whether all these bytes are memory; any numbers may be asked. */
    public boolean holds(long address, long length) {
        return length >= 0 && address >= base && length <= size && address - base <= size - length;
    }

    /**
     * Write what remains in a buffer.
     *
     * @throws IndexOutOfBoundsException unless it {@link #holds} the place
     */
    public void write(long address, ByteBuffer bytes) throws IOException {
        long at = place(address, bytes.remaining());
        while (bytes.hasRemaining()) {
            at += file.write(bytes, at);
        }
    }

    /**
     * Return bytes as they are now.
     *
     * @throws IndexOutOfBoundsException unless it {@link #holds} the place
     * @throws EOFException when somebody made the file shorter
     */
    public byte[] read(long address, int length) throws IOException {
        long at = place(address, length);
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (file.read(bytes, at + bytes.position()) < 0) {
                throw new EOFException("the guest's memory is shorter than it was");
            }
        }
        return bytes.array();
    }

    private long place(long address, int length) {
        if (!holds(address, length)) {
            throw new IndexOutOfBoundsException(
                    "%d bytes at 0x%x are not in the guest's memory".formatted(length, address));
        }
        return address - base;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
