/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.cluster.internal.hazelcast;

import java.nio.file.Path;
import org.uklab.cluster.BusConfig;
import org.uklab.cluster.Identity;
import org.uklab.cluster.Job;
import org.uklab.cluster.JobBuses;
import org.uklab.cluster.JobKey;
import org.uklab.cluster.Trust;
import org.uklab.cluster.WebBus;

/** Be a web in a process of its own: assign the job named, commit what comes, until killed. */
final class WebProcess {
    private WebProcess() {}

    public static void main(String[] args) throws Exception {
        Path keys = Path.of(args[0]);
        int port = Integer.parseInt(args[1]);
        BusConfig config = BusConfig.loopback(
                Identity.load(keys.resolve("web"), "web"), Trust.folder(keys.resolve("graders")), port);
        WebBus web = JobBuses.member(config);
        web.onResult(result -> web.committed(result.key()));
        web.assign(new Job(new JobKey(args[2], 1), "ann", "uksched-assign", Job.Kind.SUBMIT, "abc", new byte[3], 1));
        System.out.println("ready");
        Thread.currentThread().join();
    }
}
