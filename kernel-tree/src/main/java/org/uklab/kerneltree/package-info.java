/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Kernel trees as data: immutable source trees and their starters, the policy a patch must keep, and the plan of a build
 * with its commands, inputs and outputs. The C sources live beside this room's Java in {@code tree/}.
 */
@NullMarked
package org.uklab.kerneltree;

import org.jspecify.annotations.NullMarked;
