/* SPDX-License-Identifier: Apache-2.0 */
@NullMarked
package org.uklab.kerneltree;

import org.jspecify.annotations.NullMarked;
