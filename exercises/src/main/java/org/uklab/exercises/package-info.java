/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The catalogue of exercises and one host-side judge per family. A judge draws a scenario from a seed and judges the
 * guest's raw observations with its own model of the contract.
 */
@NullMarked
package org.uklab.exercises;

import org.jspecify.annotations.NullMarked;
