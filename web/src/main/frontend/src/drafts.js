// SPDX-License-Identifier: Apache-2.0
// Saves what is written as drafts on the server, and says truthfully whether that is done.
const PAUSE = 700; // ms without a key before a text is saved
const AGAIN = 4000; // ms before what failed is tried again

/** Keep `files`, each { source, panel, text(), replace() }, saved; `say` tells people who cannot see the mark. */
export function drafts(bench, files, say) {
	const mark = bench.querySelector("[data-saved]"); // only for people who are signed in
	const csrf = bench.querySelector("[name=csrf]").value;
	const address = bench.action.replace(/submit$/, "drafts");
	const unsaved = () => files.filter((file) => file.text() !== file.saved);
	let leaving = false;

	for (const file of files) {
		const { panel } = file;
		file.saved = file.text();
		file.version = panel.querySelector("[data-version]");
		file.conflict = panel.querySelector("[data-conflict]");
		if (!file.conflict.hidden) {
			file.saved = panel.querySelector("[data-theirs]").textContent;
		}
		file.changed = () => later(file, PAUSE);
		panel.querySelector("[data-keep]").addEventListener("click", () => settle(file));
		panel.querySelector("[data-take]").addEventListener("click", () => {
			file.replace(panel.querySelector("[data-theirs]").textContent);
			settle(file);
		});
	}

	function settle(file) {
		file.conflict.hidden = true;
		later(file, 0);
	}

	function later(file, millis) {
		clearTimeout(file.timer);
		if (mark && file.conflict.hidden) {
			file.timer = setTimeout(() => save(file), millis);
		}
		show();
	}

	function save(file) {
		if (!file.saving && file.conflict.hidden && file.text() !== file.saved) {
			file.saving = send(file).finally(() => {
				file.saving = null;
				if (file.text() !== file.saved) {
					later(file, file.trouble ? AGAIN : PAUSE);
				}
				show();
			});
			show();
		}
		return file.saving;
	}

	async function send(file) {
		const path = file.source.dataset.file;
		const text = file.text();
		const fields = { csrf, [`file/${path}`]: text, [`version/${path}`]: file.version.value };
		let trouble = "";
		try {
			const answer = await fetch(address, {
				method: "POST",
				headers: { accept: "application/json" },
				body: new URLSearchParams(fields),
				redirect: "manual",
			});
			if (answer.ok || answer.status === 409) {
				const now = (await answer.json()).files[path];
				file.version.value = now.version;
				file.at = new Date(now.savedAt);
				file.saved = answer.ok ? text : now.text;
				if (!answer.ok && file.text() !== now.text) {
					differ(file, now.text);
				}
			} else if (answer.status === 422) {
				trouble = (await answer.json()).error;
			} else {
				trouble = answer.status < 500 ? "you are signed out. Sign in in another tab, copy your text, reload" : "the server has a fault";
			}
		} catch {
			trouble = "no connection";
		}
		if (trouble && trouble !== file.trouble) {
			say(`Not saved: ${trouble}.`);
		}
		file.trouble = trouble;
	}

	function differ(file, theirs) {
		const when = file.panel.querySelector("[data-when]");
		when.textContent = `, at ${file.at.toLocaleTimeString()}`;
		file.panel.querySelector("[data-theirs]").textContent = theirs;
		file.conflict.hidden = false;
	}

	function show() {
		if (!mark) {
			return;
		}
		const open = unsaved();
		const failed = open.find((file) => file.trouble || !file.conflict.hidden);
		mark.classList.toggle("bad", failed !== undefined);
		if (failed) {
			const why = failed.conflict.hidden ? `${failed.trouble}. It is tried again` : "saved elsewhere";
			mark.textContent = `Not saved: ${failed.source.dataset.file}: ${why}`;
		} else if (open.length > 0) {
			mark.textContent = open.some((file) => file.saving) ? "Saving…" : "Not saved yet";
		} else {
			const last = Math.max(...files.map((file) => file.at?.getTime() ?? 0));
			mark.textContent = last > 0 ? `Saved at ${new Date(last).toLocaleTimeString()}` : mark.dataset.saved;
		}
	}
	if (mark) {
		mark.dataset.saved = mark.textContent;
		show();
	}

	// A form that overtook a saving under way would look like a second tab.
	bench.addEventListener("submit", (event) => {
		const saving = files.map((file) => file.saving).filter(Boolean);
		if (saving.length > 0) {
			event.preventDefault();
			Promise.all(saving).then(() => bench.requestSubmit(event.submitter));
			return;
		}
		leaving = true;
		for (const file of files) {
			clearTimeout(file.timer);
			file.source.value = file.text();
		}
	});
	window.addEventListener("beforeunload", (event) => {
		if (!leaving && unsaved().length > 0) {
			event.preventDefault();
		}
	});
	window.addEventListener("pageshow", (event) => {
		leaving = false;
		if (event.persisted) {
			location.reload(); // what was sent has other versions now
		}
	});
	document.addEventListener("visibilitychange", () => {
		if (document.hidden && mark && !leaving) {
			files.forEach(save);
		}
	});
}
