/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials.hunts;

import java.util.Map;

/** Name error numbers. Any thread. */
final class Errno {
    static final int EAGAIN = 11;
    static final int EINVAL = 22;
    static final int ENOSYS = 38;
    static final int ETIMEDOUT = 110;

    private static final Map<Long, String> NAMES = Map.of(
            1L, "EPERM", 11L, "EAGAIN", 12L, "ENOMEM", 14L, "EFAULT", 22L, "EINVAL", 38L, "ENOSYS", 110L, "ETIMEDOUT");

    private Errno() {}

    /** Say what {@code errno} is: a positive number. */
    static String words(long errno) {
        String name = NAMES.get(Math.abs(errno));
        if (name == null) {
            return String.valueOf(errno);
        }
        return errno + " (" + name + (errno < 0 ? " with the wrong sign)" : ")");
    }

    /** Say what a call in raw style returned: an error is negative there. */
    static String result(long result) {
        String name = result < 0 ? NAMES.get(-result) : null;
        return result + (name == null ? "" : " (-" + name + ")");
    }
}
