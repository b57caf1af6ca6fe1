/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.store;

import java.time.Instant;
import java.util.UUID;

/**
 * Name a person. Any thread.
 *
 * @param id random; the only thing other tables know of a person
 * @param name as typed at sign-up
 * @param passwordHash with its parameters, as the hash library writes it
 */
public record Person(UUID id, String name, String passwordHash, Role role, Instant createdAt) {
    /** Say what a person may do. */
    public enum Role {
        STUDENT,
        INSTRUCTOR,
        ADMINISTRATOR
    }

    /** Say whether the person makes and runs events. */
    public boolean staff() {
        return role != Role.STUDENT;
    }
}
