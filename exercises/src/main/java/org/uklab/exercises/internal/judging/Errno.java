/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.judging;

import java.util.Map;

/** Say error codes as a student reads them. Any thread. */
public final class Errno {
    public static final long EPERM = 1;
    public static final long ESRCH = 3;
    public static final long EAGAIN = 11;
    public static final long ENOMEM = 12;
    public static final long EFAULT = 14;
    public static final long EINVAL = 22;
    public static final long ENOSYS = 38;
    public static final long ENOTSUP = 95;

    private static final Map<Long, String> NAMES = Map.of(
            EPERM, "EPERM",
            ESRCH, "ESRCH",
            EAGAIN, "EAGAIN",
            ENOMEM, "ENOMEM",
            EFAULT, "EFAULT",
            EINVAL, "EINVAL",
            ENOSYS, "ENOSYS",
            ENOTSUP, "ENOTSUP");

    private Errno() {}

    /** Say a value of errno: "EINVAL", or the number. */
    public static String name(long errno) {
        return NAMES.getOrDefault(errno, Long.toString(errno));
    }

    /** Say a raw result: "-EINVAL", or the number. */
    public static String result(long value) {
        return NAMES.containsKey(-value) ? "-" + NAMES.get(-value) : Long.toString(value);
    }
}
