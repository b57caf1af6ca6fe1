/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.cluster.internal.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.hazelcast.client.HazelcastClient;
import com.hazelcast.client.config.ClientConfig;
import com.hazelcast.client.impl.clientside.HazelcastClientProxy;
import com.hazelcast.client.impl.protocol.ClientMessage;
import com.hazelcast.client.impl.protocol.codec.MCChangeClusterStateCodec;
import com.hazelcast.client.impl.protocol.codec.MCRunConsoleCommandCodec;
import com.hazelcast.client.impl.protocol.codec.MCShutdownMemberCodec;
import com.hazelcast.client.impl.spi.impl.ClientInvocation;
import com.hazelcast.cluster.ClusterState;
import com.hazelcast.config.Config;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import java.io.Serializable;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.uklab.cluster.BusConfig;
import org.uklab.cluster.GraderBus;
import org.uklab.cluster.Identity;
import org.uklab.cluster.JobBuses;
import org.uklab.cluster.JobKey;
import org.uklab.cluster.Ready;
import org.uklab.cluster.Result;
import org.uklab.cluster.Trust;
import org.uklab.cluster.WebBus;
import org.uklab.cluster.internal.Shelves;

/** What a client with no key and no manners can do: disturb, not more. */
class HostileClientTest {
    private static final Identity WEB = Identity.generate("web");
    private static final Identity ANN = Identity.generate("ann");
    private static final JobKey KEY = new JobKey("3f1c", 1);
    private static final int PORT = Ports.free();

    private static WebBus web;
    private static GraderBus ann;
    private static HazelcastInstance hostile;

    @BeforeAll
    static void join() {
        web = JobBuses.member(BusConfig.loopback(WEB, Trust.of(ANN), PORT));
        ann = JobBuses.client(BusConfig.loopback(ANN, Trust.of(WEB), PORT));
        ClientConfig config = new ClientConfig().setClusterName("uklab").setProperty("hazelcast.logging.type", "slf4j");
        config.getNetworkConfig().addAddress("127.0.0.1:" + PORT);
        hostile = HazelcastClient.newHazelcastClient(config);
    }

    @AfterAll
    static void leave() {
        hostile.shutdown();
        ann.close();
        web.close();
    }

    /** Says on which side it was unpacked, if ever. */
    static final class Bomb implements Serializable {
        private static final long serialVersionUID = 1;
        static final AtomicBoolean UNPACKED = new AtomicBoolean();

        private void readObject(java.io.ObjectInputStream in) {
            UNPACKED.set(true);
        }
    }

    /** Not registered anywhere, so Hazelcast would make one by reflection. */
    record Gadget(String name) {
        static final AtomicBoolean MADE = new AtomicBoolean();

        Gadget {
            MADE.set(name.equals("unpacked"));
        }
    }

    private static void theBusStillWorks() {
        Result result = new Result(KEY, "ann", new byte[] {'{', '}'});
        await().untilAsserted(() -> {
            ann.result(result);
            assertThat(web.results()).containsExactly(result);
        });
        web.committed(KEY);
        assertThat(web.results()).isEmpty();
    }

    @Test
    void management_tasks_are_refused() {
        for (ClientMessage task : List.of(
                MCChangeClusterStateCodec.encodeRequest(ClusterState.PASSIVE.getId()),
                MCShutdownMemberCodec.encodeRequest(),
                MCRunConsoleCommandCodec.encodeRequest(null, "help"))) {
            var client = ((HazelcastClientProxy) hostile).client;
            var member = hostile.getCluster().getMembers().iterator().next();

            assertThatThrownBy(() -> new ClientInvocation(client, task, null, member.getUuid())
                            .invoke()
                            .get())
                    .rootCause()
                    .hasMessageContaining("not allowed for management task");
        }
        theBusStillWorks();
    }

    @Test
    void a_java_serialized_value_is_never_unpacked_and_is_taken_away() {
        IMap<Object, Object> results = hostile.getMap(Shelves.RESULTS);
        long before = web.refused();
        results.set("3f1c#1@ann", new Bomb());

        theBusStillWorks();
        assertThat(web.refused()).isGreaterThan(before);
        assertThat(Bomb.UNPACKED).isFalse();
    }

    @Test
    void a_java_serialized_key_is_never_unpacked_and_is_wiped() {
        IMap<Object, Object> results = hostile.getMap(Shelves.RESULTS);
        results.set(new Bomb(), "value");

        theBusStillWorks();
        assertThat(results.size()).isZero();
        assertThat(Bomb.UNPACKED).isFalse();
    }

    @Test
    void an_object_of_an_unregistered_class_is_never_made() {
        IMap<Object, Object> results = hostile.getMap(Shelves.RESULTS);
        results.set("3f1c#1@ann", new Gadget("unpacked"));
        Gadget.MADE.set(false);

        theBusStillWorks();
        assertThat(Gadget.MADE).isFalse();
    }

    @Test
    void values_of_a_wrong_type_and_half_envelopes_are_refused() {
        IMap<Object, Object> readies = hostile.getMap(Shelves.READIES);
        long before = web.refused();
        readies.set("text", "not an envelope");
        readies.set(42, 42);
        readies.set("nothing", new byte[0]);

        await().untilAsserted(() -> {
            ann.ready(new Ready("ann", List.of(), 1, "test", System.nanoTime()));
            assertThat(web.readies()).extracting(Ready::grader).containsExactly("ann");
        });
        assertThat(web.refused()).isGreaterThan(before);
    }

    @Test
    void junk_in_a_ring_is_skipped() {
        List<String> seen = new CopyOnWriteArrayList<>();
        web.live("junk", 0, (sequence, grader, event) -> seen.add(event.text()));
        hostile.getRingbuffer(Shelves.LIVE + "junk").add(new Bomb());
        hostile.getRingbuffer(Shelves.LIVE + "junk").add("text");
        ann.live(new org.uklab.cluster.LiveEvent("junk", 1, org.uklab.cluster.LiveEvent.Kind.LOG, "true"));

        await().untilAsserted(() -> assertThat(seen).containsExactly("true"));
        assertThat(Bomb.UNPACKED).isFalse();
    }

    @Test
    void nobody_is_looked_for_and_nobody_is_called() {
        Config config = Settings.member(BusConfig.loopback(WEB, Trust.of(), PORT));
        var join = config.getNetworkConfig().getJoin();

        assertThat(join.getMulticastConfig().isEnabled()).isFalse();
        assertThat(join.isAutoDetectionEnabled()).isFalse();
        assertThat(join.getTcpIpConfig().getMembers()).containsExactly("127.0.0.1:" + PORT);
        assertThat(config.getNetworkConfig().isPortAutoIncrement()).isFalse();
        assertThat(config.getNetworkConfig().getInterfaces().getInterfaces()).containsExactly("127.0.0.1");
        assertThat(config.getProperty("hazelcast.phone.home.enabled")).isEqualTo("false");
        assertThat(config.getProperty("hazelcast.socket.bind.any")).isEqualTo("false");
        assertThat(config.getJetConfig().isEnabled()).isFalse();
        assertThat(config.getSerializationConfig().isAllowOverrideDefaultSerializers())
                .isFalse();
    }
}
