/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.kerneltree;

import java.util.List;
import java.util.Optional;

/**
 * Name a kind of machine that the tree can be built for.
 *
 * @param id as exercises and machines spell it
 * @param imageSuffix what the build appends to the image's name
 * @param symbol the line of a configuration that chooses its architecture
 * @param own the tree's folder of that architecture alone
 */
public record Target(String id, String imageSuffix, String symbol, String own) {
    public static final Target QEMU_X86_64 =
            new Target("qemu-x86_64", "_kvm-x86_64", "CONFIG_ARCH_X86_64=y", "arch/x86_64/");
    public static final Target QEMU_ARM64 =
            new Target("qemu-arm64", "_kvm-arm64", "CONFIG_ARCH_ARM_64=y", "arch/arm64/");

    private static final List<Target> ALL = List.of(QEMU_X86_64, QEMU_ARM64);

    /** Find a target by id; empty if the embedded tree cannot be built for it. */
    public static Optional<Target> of(String id) {
        return ALL.stream().filter(target -> target.id.equals(id)).findFirst();
    }

    /** Say whether a file of the tree may become part of a kernel for this machine: another architecture's does not. */
    public boolean reads(String path) {
        return path.startsWith(own) || ALL.stream().noneMatch(target -> path.startsWith(target.own));
    }
}
