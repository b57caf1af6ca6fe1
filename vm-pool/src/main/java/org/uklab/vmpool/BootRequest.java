/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool;

import java.nio.file.Path;

/**
 * Ask for one boot. Immutable, any thread.
 *
 * @param image kernel image, a regular file that is readable for everybody; it is never written
 * @param commandLine what the kernel gets as its command line
 */
public record BootRequest(Path image, String commandLine, RunLimits limits) {
    /** Return a request with an empty command line and the default limits. */
    public static BootRequest of(Path image) {
        return new BootRequest(image, "", RunLimits.DEFAULT);
    }
}
