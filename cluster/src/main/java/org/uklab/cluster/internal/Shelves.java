/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.cluster.internal;

import org.uklab.cluster.JobKey;

/** Name what lies where. */
public final class Shelves {
    /** Ready posts, by grader. */
    public static final String READIES = "readies";
    /** Renewals, by {@link #byGrader}. */
    public static final String RENEWALS = "renewals";
    /** Results, by {@link #byGrader}, so that nobody takes the holder's place. */
    public static final String RESULTS = "results";
    /** What web says of jobs, by job key. */
    public static final String NOTICES = "notices";
    /** How the shelf of each grader's jobs begins. A shelf each, so that a grader hears of its own jobs only. */
    public static final String JOBS = "jobs-";
    /** How the ring of each submission begins. */
    public static final String LIVE = "live-";

    private Shelves() {}

    static String byGrader(JobKey key, String grader) {
        return key + "@" + grader;
    }
}
