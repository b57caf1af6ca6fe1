/* SPDX-License-Identifier: Apache-2.0 */
/** Puts the features on one HTTP server, with its headers, errors and health. */
@NullMarked
package org.uklab.web.internal.server;

import org.jspecify.annotations.NullMarked;
