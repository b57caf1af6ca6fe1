/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader;

/** Follow grading while it goes on. Console text comes on a thread of its own, the rest on the worker that grades. */
public interface Watcher {
    /** Watches nothing. */
    Watcher NONE = new Watcher() {};

    /** Take the name of a phase that begins, as in {@link Report#phases}. */
    default void phase(String name) {}

    /** Take lines of ours or of a tool. */
    default void log(String text) {}

    /** Take what the guest printed, without control characters, mostly whole lines. */
    default void console(String text) {}

    /** Take a check that was judged. */
    default void check(Report.CheckLine check) {}
}
