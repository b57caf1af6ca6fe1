/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader;

/** Say how an attempt ended, and whose doing that is. The names are part of the report's format. */
public enum Verdict {
    PASSED(Owner.STUDENT),
    PARTIAL(Owner.STUDENT),
    FAILED(Owner.STUDENT),
    PATCH_REJECTED(Owner.STUDENT),
    BUILD_FAILED(Owner.STUDENT),
    FORBIDDEN_SYMBOL(Owner.STUDENT),
    CRASHED(Owner.STUDENT),
    TIMED_OUT(Owner.STUDENT),
    OUTPUT_LIMIT(Owner.STUDENT),
    LIMIT_EXCEEDED(Owner.STUDENT),
    INVALID_ARTEFACT(Owner.STUDENT),
    /** The host failed: a box, QEMU, the disk. Retried, never costs points. */
    INFRASTRUCTURE(Owner.INFRASTRUCTURE),
    /** We failed: an alarm, never costs points. */
    PLATFORM_BUG(Owner.PLATFORM);

    private final Owner owner;

    Verdict(Owner owner) {
        this.owner = owner;
    }

    public Owner owner() {
        return owner;
    }

    /** Give the exit status of the command line: 0 passed, 1 not passed, 3 not the student's doing. */
    public int exitStatus() {
        if (this == PASSED) {
            return 0;
        }
        return owner == Owner.STUDENT ? 1 : 3;
    }

    /** Name who has to act on a verdict. */
    public enum Owner {
        STUDENT,
        INFRASTRUCTURE,
        PLATFORM
    }
}
