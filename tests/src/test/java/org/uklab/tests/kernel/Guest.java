/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.tests.kernel;

import org.uklab.kerneltree.Target;
import org.uklab.vmpool.MachineProfile;

/** Name an architecture that kernel images are built for, and the machine that boots them. */
enum Guest {
    X86_64("UKLAB_MUSL"),
    ARM64("UKLAB_MUSL_ARM64");

    private final String muslVariable;

    Guest(String muslVariable) {
        this.muslVariable = muslVariable;
    }

    Target target() {
        return this == ARM64 ? Target.QEMU_ARM64 : Target.QEMU_X86_64;
    }

    MachineProfile machine() {
        return this == ARM64 ? MachineProfile.ARM64 : MachineProfile.X86_64;
    }

    /** Returns where the prebuilt musl is. */
    String musl() {
        String musl = System.getenv(muslVariable);
        if (musl == null || musl.isBlank()) {
            throw new AssertionError(
                    muslVariable + " is not set: run the tests through ./uklab test, which builds musl");
        }
        return musl;
    }

    /** Returns the image of an application, built once per JVM. */
    KernelImage image(String app) {
        return KernelImage.of(this, app, app);
    }
}
