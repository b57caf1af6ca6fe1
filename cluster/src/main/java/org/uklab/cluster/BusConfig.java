/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.cluster;

import java.util.List;

/**
 * Say who joins which bus, and where.
 *
 * @param self who joins
 * @param trust whom it believes
 * @param host the address to listen on (member)
 * @param port the TCP port to listen on (member); no other is tried
 * @param members all members as {@code host:port}: whom to join (member) or to ask (client)
 */
public record BusConfig(Identity self, Trust trust, String host, int port, List<String> members) {
    public BusConfig {
        members = List.copyOf(members);
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("a port is 1 to 65535, not " + port);
        }
    }

    /** Join a bus of one member on this machine. */
    public static BusConfig loopback(Identity self, Trust trust, int port) {
        return new BusConfig(self, trust, "127.0.0.1", port, List.of("127.0.0.1:" + port));
    }
}
