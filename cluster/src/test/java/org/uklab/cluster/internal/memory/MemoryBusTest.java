/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.cluster.internal.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.uklab.cluster.GraderBus;
import org.uklab.cluster.Identity;
import org.uklab.cluster.JobBus;
import org.uklab.cluster.JobBusContract;
import org.uklab.cluster.JobBuses;
import org.uklab.cluster.Ready;
import org.uklab.cluster.Trust;
import org.uklab.cluster.WebBus;

class MemoryBusTest extends JobBusContract {
    @Override
    protected JobBus open() {
        return JobBuses.inMemory();
    }

    @Test
    void a_grader_that_no_longer_posts_is_forgotten() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
        Identity ann = Identity.generate("ann");
        try (JobBus bus = JobBuses.inMemory(now::get)) {
            WebBus web = bus.web(Identity.generate("web"), Trust.of(ann));
            GraderBus grader = bus.grader(ann, Trust.of());
            grader.ready(new Ready("ann", List.of(), 1, "test", 1));
            now.set(Instant.EPOCH.plusSeconds(Ready.LIFETIME_SECONDS));
            assertThat(web.readies()).hasSize(1);

            now.set(Instant.EPOCH.plusSeconds(Ready.LIFETIME_SECONDS + 1));
            assertThat(web.readies()).isEmpty();
        }
    }
}
