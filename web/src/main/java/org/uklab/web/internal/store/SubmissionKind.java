/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.store;

/** Say what a student wants of a submission. */
public enum SubmissionKind {
    /** Run the visible tests; never scores. */
    RUN,
    /** Grade it; the best counts. */
    SUBMIT
}
