// SPDX-License-Identifier: Apache-2.0
// What every page loads: htmx with server-sent events, and two small comforts for live pages.
import "./htmx-global.js";
import "htmx-ext-sse";
import "./countdown.js";
import "./hall.js";

// A console follows its last line, unless the reader has scrolled up.
const following = new WeakMap();

document.addEventListener("scroll", (event) => {
	const box = event.target;
	if (box instanceof HTMLElement && box.matches("[data-follow]")) {
		following.set(box, box.scrollHeight - box.scrollTop - box.clientHeight < 40);
	}
}, true);

document.addEventListener("htmx:sseMessage", () => {
	for (const box of document.querySelectorAll("[data-follow]")) {
		if (following.get(box) !== false) {
			box.scrollTop = box.scrollHeight;
		}
	}
});

// Says that the page has lost its live connection; the extension reconnects by itself.
function connected(yes) {
	for (const note of document.querySelectorAll("[data-offline]")) {
		note.hidden = yes;
	}
}
document.addEventListener("htmx:sseOpen", () => connected(true));
document.addEventListener("htmx:sseError", () => connected(false));
document.addEventListener("htmx:sseClose", () => connected(true));
