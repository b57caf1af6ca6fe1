// SPDX-License-Identifier: Apache-2.0
// On a hall's wall nobody scrolls: the board goes slowly down and back, unless motion is unwanted or somebody stops it.
const button = document.querySelector("[data-scrolling]");
const still = matchMedia("(prefers-reduced-motion: reduce)");
const PIXELS_PER_SECOND = 40;
const REST_MILLIS = 6000;

if (button) {
	let stopped = false;
	let resting = REST_MILLIS;
	let down = true;
	let at = 0;
	let before = performance.now();
	button.hidden = still.matches;
	still.addEventListener("change", () => {
		button.hidden = still.matches;
	});
	button.addEventListener("click", () => {
		stopped = !stopped;
		at = scrollY;
		button.textContent = stopped ? "Scroll by itself" : "Stop scrolling";
	});

	function step(now) {
		const millis = Math.min(100, now - before);
		before = now;
		if (!stopped && !still.matches) {
			move(millis);
		}
		requestAnimationFrame(step);
	}

	function move(millis) {
		if (resting > 0) {
			resting -= millis;
			return;
		}
		const end = document.documentElement.scrollHeight - innerHeight;
		at = Math.min(end, Math.max(0, at + (down ? 1 : -3) * PIXELS_PER_SECOND * millis / 1000));
		scrollTo({ top: at, behavior: "instant" });
		if (at === (down ? end : 0)) {
			down = !down;
			resting = REST_MILLIS;
		}
	}
	requestAnimationFrame(step);
}
