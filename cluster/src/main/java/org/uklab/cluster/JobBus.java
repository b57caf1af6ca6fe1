/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.cluster;

/** Give out sides of one bus within one process, for tests and for a grader beside its web. Any thread. */
public interface JobBus extends AutoCloseable {
    /** Open web's side: who it is and which graders it believes. */
    WebBus web(Identity self, Trust graders);

    /** Open a grader's side: who it is and which webs it believes. */
    GraderBus grader(Identity self, Trust webs);

    /** Empty everything, as a lost cluster would. */
    void wipe();

    /** Close all sides. */
    @Override
    void close();
}
