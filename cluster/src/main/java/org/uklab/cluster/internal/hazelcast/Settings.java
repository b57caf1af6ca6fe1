/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.cluster.internal.hazelcast;

import com.hazelcast.client.config.ClientConfig;
import com.hazelcast.client.config.ClientConnectionStrategyConfig.ReconnectMode;
import com.hazelcast.config.ClassFilter;
import com.hazelcast.config.Config;
import com.hazelcast.config.JavaSerializationFilterConfig;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.ListenerConfig;
import com.hazelcast.config.MapConfig;
import com.hazelcast.config.NetworkConfig;
import com.hazelcast.config.RingbufferConfig;
import com.hazelcast.config.SerializationConfig;
import com.hazelcast.core.LifecycleListener;
import java.util.Set;
import org.uklab.cluster.BusConfig;
import org.uklab.cluster.Ready;
import org.uklab.cluster.internal.Ring;
import org.uklab.cluster.internal.Shelves;

/** Configure Hazelcast: no finding of others by itself, no calls home, nothing run or unpacked for a client. */
final class Settings {
    private static final String CLUSTER = "uklab";
    /** No packet comes from there, so nobody may do management tasks. */
    private static final String NOWHERE = "255.255.255.255";

    private static final int RENEWALS_SECONDS = 30;
    private static final int LIVE_SECONDS = 600;
    private static final int JOBS_SECONDS = 600;
    private static final int NOTICES_SECONDS = 3600;

    private Settings() {}

    static Config member(BusConfig bus) {
        Config config = new Config()
                .setClusterName(CLUSTER)
                .setInstanceName(null)
                .setProperty("hazelcast.logging.type", "slf4j")
                .setProperty("hazelcast.phone.home.enabled", "false")
                .setProperty("hazelcast.shutdownhook.enabled", "false")
                .setProperty("hazelcast.socket.bind.any", "false")
                .setProperty("hazelcast.heartbeat.interval.seconds", "1")
                .setProperty("hazelcast.max.no.heartbeat.seconds", "10")
                .setProperty("hazelcast.client.max.no.heartbeat.seconds", "10")
                .setProperty("hazelcast.operation.call.timeout.millis", "15000")
                .setProperty("hazelcast.operation.fail.on.indeterminate.state", "true");
        network(config.getNetworkConfig(), bus);
        config.getManagementCenterConfig()
                .setTrustedInterfaces(Set.of(NOWHERE))
                .setScriptingEnabled(false)
                .setConsoleEnabled(false)
                .setDataAccessEnabled(false);
        config.getJetConfig().setEnabled(false);
        config.getMetricsConfig().setEnabled(false);
        serialization(config.getSerializationConfig());
        return config.addMapConfig(map(Shelves.READIES, Ready.LIFETIME_SECONDS))
                .addMapConfig(map(Shelves.RENEWALS, RENEWALS_SECONDS))
                .addMapConfig(map(Shelves.JOBS + "*", JOBS_SECONDS))
                .addMapConfig(map(Shelves.NOTICES, NOTICES_SECONDS))
                .addRingBufferConfig(new RingbufferConfig(Shelves.LIVE + "*")
                        .setCapacity(Ring.CAPACITY)
                        .setTimeToLiveSeconds(LIVE_SECONDS)
                        .setBackupCount(0));
    }

    private static void network(NetworkConfig network, BusConfig bus) {
        network.setPort(bus.port()).setPortAutoIncrement(false).setReuseAddress(true);
        network.getInterfaces().setEnabled(true).addInterface(bus.host());
        JoinConfig join = network.getJoin();
        join.getAutoDetectionConfig().setEnabled(false);
        join.getMulticastConfig().setEnabled(false);
        join.getTcpIpConfig().setEnabled(true).setMembers(bus.members());
    }

    static ClientConfig client(BusConfig bus, LifecycleListener connection) {
        ClientConfig config = new ClientConfig()
                .setClusterName(CLUSTER)
                .setProperty("hazelcast.logging.type", "slf4j")
                .setProperty("hazelcast.client.heartbeat.interval", "1000")
                .setProperty("hazelcast.client.heartbeat.timeout", "10000")
                .setProperty("hazelcast.client.invocation.timeout.seconds", "5")
                .addListenerConfig(new ListenerConfig(connection));
        config.getNetworkConfig()
                .setAddresses(bus.members())
                .getAutoDetectionConfig()
                .setEnabled(false);
        config.getConnectionStrategyConfig()
                .setAsyncStart(true)
                .setReconnectMode(ReconnectMode.ASYNC)
                .getConnectionRetryConfig()
                .setInitialBackoffMillis(100)
                .setMaxBackoffMillis(1000)
                .setMultiplier(1.5)
                .setJitter(0.2)
                .setClusterConnectTimeoutMillis(-1);
        config.getMetricsConfig().setEnabled(false);
        serialization(config.getSerializationConfig());
        return config;
    }

    private static void serialization(SerializationConfig serialization) {
        serialization
                .setAllowOverrideDefaultSerializers(false)
                .setJavaSerializationFilterConfig(nothing())
                .getCompactSerializationConfig()
                .setZeroConfigFilter(nothing())
                .addSerializer(new EnvelopeSerializer());
    }

    /** Refuse each class: every name starts with the empty prefix. */
    private static JavaSerializationFilterConfig nothing() {
        return new JavaSerializationFilterConfig()
                .setDefaultsDisabled(true)
                .setBlacklist(new ClassFilter().addPrefixes(""));
    }

    private static MapConfig map(String name, int seconds) {
        return new MapConfig(name).setTimeToLiveSeconds(seconds);
    }
}
