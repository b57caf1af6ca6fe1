/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.firewall;

import java.util.Set;

/**
 * List what any student's file may refer to, whatever the exercise: what the compiler calls by itself, and what the
 * macros of the kernel's headers for messages, assertions and errors become. Every image has them.
 */
final class CommonSymbols {
    static final Set<String> NAMES = Set.of(
            "memcpy",
            "memmove",
            "memset",
            "memcmp",
            "strlen",
            "strcmp",
            "_uk_printk",
            "_uk_vprintk",
            "_uk_hexdumpk",
            "_uk_assert_fail",
            "_uk_crash",
            "__errno_location",
            "__uk_sched_thread_current",
            "_GLOBAL_OFFSET_TABLE_");

    private CommonSymbols() {}
}
