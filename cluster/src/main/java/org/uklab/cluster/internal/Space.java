/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.cluster.internal;

/** Hold envelopes for both sides, without promising to keep them. Any thread; nothing throws because others are away. */
public interface Space extends AutoCloseable {
    /** Return the shelf of this name, which exists as soon as it is used. */
    Shelf shelf(String name);

    /** Return the ring of this name, which exists as soon as it is used. */
    Ring ring(String name);

    /** Free what the ring of this name takes. */
    void drop(String ring);

    /** Return whether the others are in reach. */
    boolean connected();

    @Override
    void close();
}
