/* SPDX-License-Identifier: Apache-2.0 */
/** What all pages share: templates, hashed assets, Markdown, streams of server-sent events. */
@NullMarked
package org.uklab.web.internal.page;

import org.jspecify.annotations.NullMarked;
