// SPDX-License-Identifier: Apache-2.0
// Turns the files of an exercise, which are plain text areas and texts without this script, into tabs of editors.
import { indentWithTab } from "@codemirror/commands";
import { cpp } from "@codemirror/lang-cpp";
import { indentUnit, syntaxHighlighting } from "@codemirror/language";
import { EditorState } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";
import { classHighlighter } from "@lezer/highlight";
import { basicSetup } from "codemirror";
import { tabs } from "./tabs.js";

const bench = document.querySelector("[data-bench]");
if (bench) {
	open(bench);
}

function open(bench) {
	const nonce = document.querySelector("meta[name=csp-nonce]").content;
	const editors = [];
	for (const source of bench.querySelectorAll("[data-file]")) {
		const editor = edit(source, nonce, bench);
		editors.push({ source, editor });
	}
	tabs(bench);
	bench.classList.add("live");

	const changed = () =>
		editors.some(({ source, editor }) => source.form && editor.state.doc.toString() !== source.dataset.opened);
	let leaving = false;

	bench.addEventListener("submit", () => {
		leaving = true;
		for (const { source, editor } of editors) {
			if (source.form) {
				source.value = editor.state.doc.toString();
			}
		}
	});
	window.addEventListener("beforeunload", (event) => {
		if (!leaving && changed()) {
			event.preventDefault();
		}
	});
	window.addEventListener("pageshow", () => {
		leaving = false;
	});
	const reset = bench.querySelector("[data-reset]");
	reset.addEventListener("click", (event) => {
		event.preventDefault();
		for (const { source, editor } of editors) {
			if (source.form) {
				replace(editor, source.dataset.starter);
			}
		}
		say(bench, "The starter is back. Undo brings your text back.");
	});
}

function edit(source, nonce, bench) {
	const writable = source instanceof HTMLTextAreaElement;
	const text = writable ? source.value : source.textContent;
	if (writable) {
		source.dataset.opened = text;
	}
	const editor = new EditorView({
		state: EditorState.create({
			doc: text,
			extensions: [
				keymap.of([
					{ key: "Mod-Enter", run: () => press(bench, "run") },
					{ key: "Shift-Mod-Enter", run: () => press(bench, "submit") },
					...(writable ? [indentWithTab] : []),
				]),
				basicSetup,
				cpp(),
				indentUnit.of("\t"),
				EditorState.tabSize.of(8),
				EditorState.readOnly.of(!writable),
				EditorView.cspNonce.of(nonce),
				EditorView.contentAttributes.of({ tabindex: "0", "aria-label": source.dataset.file + (writable ? "" : " (read only)") }),
				syntaxHighlighting(classHighlighter),
			],
		}),
	});
	source.hidden = true;
	const folded = source.closest("details");
	if (folded) {
		folded.open = true; // from now on its tab shows and hides it
	}
	source.after(editor.dom);
	return editor;
}

function replace(editor, text) {
	editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: text } });
	editor.focus();
}

function press(bench, kind) {
	const button = bench.querySelector(`button[name=kind][value=${kind}]`);
	if (button) {
		button.click();
	}
	return true;
}

function say(bench, text) {
	bench.querySelector("[data-say]").textContent = text;
}
