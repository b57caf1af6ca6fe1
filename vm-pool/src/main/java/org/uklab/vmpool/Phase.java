/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool;

/** Name the parts of a run: {@code BOOT} until the guest's HELLO frame, {@code TEST} after it. */
public enum Phase {
    BOOT,
    TEST
}
