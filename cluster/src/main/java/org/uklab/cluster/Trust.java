/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Know the public keys of those a side believes: web knows its graders, a grader knows its webs, and never both in one,
 * or a grader could speak as web. Any thread.
 */
@FunctionalInterface
public interface Trust {
    /** Return the key enrolled under this name; asked for each message, so removing a key shuts its owner out. */
    Optional<PublicKey> keyOf(String name);

    /** Trust these keys. */
    static Trust of(Map<String, PublicKey> known) {
        Map<String, PublicKey> copy = Map.copyOf(known);
        return name -> Optional.ofNullable(copy.get(name));
    }

    /** Trust these identities. */
    static Trust of(Identity... known) {
        return of(Arrays.stream(known).collect(Collectors.toMap(Identity::name, Identity::publicKey)));
    }

    /**
     * Trust whoever has a file {@code NAME.pub} in this folder: enrolling is putting a file there. The folder need not
     * exist yet. {@link Identity#load} and {@link Identity#enrol} write such files.
     */
    static Trust folder(Path folder) {
        return name -> {
            try {
                return Names.valid(name) ? Optional.of(KeyFiles.readPublic(folder, name)) : Optional.empty();
            } catch (IOException e) {
                return Optional.empty(); // not enrolled, or a file that is no key
            }
        };
    }
}
