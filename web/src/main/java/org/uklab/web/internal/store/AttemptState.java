/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.store;

/** Say what became of an attempt. Only {@link #OPEN} ones change. */
public enum AttemptState {
    OPEN,
    /** Its report gave the verdict. */
    COMMITTED,
    /** Its grader did not renew the lease in time. */
    LOST,
    /** The grader's host failed; not the student's doing. */
    FAILED
}
