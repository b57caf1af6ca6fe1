// SPDX-License-Identifier: Apache-2.0
// The extension of server-sent events looks for htmx on the window.
import htmx from "htmx.org";

window.htmx = htmx;
