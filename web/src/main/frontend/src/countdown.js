// SPDX-License-Identifier: Apache-2.0
// Lets the times that the server has written run on. The visitor's clock may be wrong, so only its steps count.
const page = document.querySelector("[data-now]");
const timers = page ? [...page.querySelectorAll("[data-until]")] : [];
const ahead = page ? Date.parse(page.dataset.now) - performance.now() : 0;

function text(millis) {
	const seconds = Math.max(0, Math.floor(millis / 1000));
	const two = (number) => String(number).padStart(2, "0");
	const days = Math.floor(seconds / 86400);
	const clock = [Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60, seconds % 60].map(two).join(":");
	return days === 0 ? clock : `${days} ${days === 1 ? "day" : "days"} ${clock}`;
}

function tick() {
	const now = performance.now() + ahead;
	for (const timer of timers) {
		timer.textContent = text(Date.parse(timer.dataset.until) - now);
	}
	if (timers.some((timer) => Date.parse(timer.dataset.until) <= now)) {
		clearInterval(running);
		// The event has another state now; a hall does not ask for it in the same instant.
		setTimeout(() => location.reload(), 500 + Math.random() * 2000);
	}
}
const running = timers.length > 0 ? setInterval(tick, 1000) : 0;
