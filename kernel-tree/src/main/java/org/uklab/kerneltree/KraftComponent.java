/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.kerneltree;

import java.util.List;

/**
 * Name a part of a kernel as a kraft.yaml does: the kernel itself, a library, an architecture, a platform.
 *
 * @param name of it; the template and the kernel have none of their own
 * @param source folder or address; empty if it is found by name
 * @param version wanted; empty if any
 * @param selected false only for a library with the value {@code false}
 * @param kconfig settings as a configuration file spells them, such as {@code CONFIG_HZ=250}
 */
public record KraftComponent(String name, String source, String version, boolean selected, List<String> kconfig) {
    public KraftComponent {
        kconfig = List.copyOf(kconfig);
    }
}
