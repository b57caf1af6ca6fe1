/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Hold what a kernel source tree is to the rest of uklab: its files, its holes, which edits a student may make, and its
 * build.
 *
 * <p><b>A build is data.</b> {@link org.uklab.kerneltree.BuildPlan} lists commands with their inputs and outputs, and
 * everything that runs a build runs such a list. The embedded tree writes its own list ({@code make plan}); another
 * tree, say an operator's clone of an upstream kernel built by its own make, takes part by having such a list written
 * for it. No code here or in the grader knows which tree it builds.
 *
 * <p>Everything in this package is immutable and safe on any thread; reading and writing directories blocks.
 */
@NullMarked
package org.uklab.kerneltree;

import org.jspecify.annotations.NullMarked;
