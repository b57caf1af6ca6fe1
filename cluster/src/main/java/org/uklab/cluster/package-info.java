/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Home of what travels between web and graders: signed wire messages and the job bus (in memory, and over Hazelcast) with
 * its ready posts, assigned jobs, lease renewals, results and live events. Empty until the cluster is built.
 */
@NullMarked
package org.uklab.cluster;

import org.jspecify.annotations.NullMarked;
