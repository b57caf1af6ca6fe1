/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.cluster;

/**
 * Say one thing on the bus. Immutable values, any thread; constructors throw {@link IllegalArgumentException} for names
 * and sizes out of bounds. Arrays in messages are not to be changed.
 */
public sealed interface Message permits Ready, Job, Renewal, Result, LiveEvent, Notice {
    /** Return the canonical bytes, which are what gets signed: version, type, fields. Equal messages, equal bytes. */
    byte[] encode();
}
