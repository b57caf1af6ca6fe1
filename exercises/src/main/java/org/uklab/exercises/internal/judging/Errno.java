/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.judging;

import java.util.Map;

/** Say error codes as a student reads them: the only table of them. Any thread. */
public final class Errno {
    public static final long EPERM = 1;
    public static final long ESRCH = 3;
    public static final long EAGAIN = 11;
    public static final long ENOMEM = 12;
    public static final long EFAULT = 14;
    public static final long EBUSY = 16;
    public static final long EINVAL = 22;
    public static final long EDEADLK = 35;
    public static final long ENOSYS = 38;
    public static final long ENOTSUP = 95;
    public static final long ETIMEDOUT = 110;

    private static final Map<Long, String> NAMES = Map.ofEntries(
            Map.entry(EPERM, "EPERM"),
            Map.entry(ESRCH, "ESRCH"),
            Map.entry(EAGAIN, "EAGAIN"),
            Map.entry(ENOMEM, "ENOMEM"),
            Map.entry(EFAULT, "EFAULT"),
            Map.entry(EBUSY, "EBUSY"),
            Map.entry(EINVAL, "EINVAL"),
            Map.entry(EDEADLK, "EDEADLK"),
            Map.entry(ENOSYS, "ENOSYS"),
            Map.entry(ENOTSUP, "ENOTSUP"),
            Map.entry(ETIMEDOUT, "ETIMEDOUT"));

    private Errno() {}

    /** Name an error: "EINVAL", or the number. */
    public static String name(long errno) {
        return NAMES.getOrDefault(errno, Long.toString(errno));
    }

    /** Say what errno holds: "22 (EINVAL)", or the number. */
    public static String words(long errno) {
        String name = NAMES.get(Math.abs(errno));
        if (name == null) {
            return Long.toString(errno);
        }
        return errno + " (" + name + (errno < 0 ? " with the wrong sign)" : ")");
    }

    /** Say a raw result, where an error is negative: "-22 (-EINVAL)", or the number. */
    public static String result(long value) {
        String name = NAMES.get(-value);
        return value + (name == null ? "" : " (-" + name + ")");
    }
}
