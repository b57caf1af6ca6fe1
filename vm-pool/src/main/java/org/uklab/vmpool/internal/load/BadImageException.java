/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool.internal.load;

/** Say why bytes are no kernel image that this machine can start. The message is fit to be shown. */
public final class BadImageException extends Exception {
    private static final long serialVersionUID = 1;

    BadImageException(String why) {
        super(why);
    }
}
