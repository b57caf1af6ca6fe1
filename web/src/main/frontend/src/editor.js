// SPDX-License-Identifier: Apache-2.0
// Turns the files of an exercise, which are plain text areas and texts without this script, into tabs of editors.
import { indentWithTab } from "@codemirror/commands";
import { cpp } from "@codemirror/lang-cpp";
import { indentUnit, syntaxHighlighting } from "@codemirror/language";
import { EditorState } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";
import { classHighlighter } from "@lezer/highlight";
import { basicSetup } from "codemirror";
import { drafts } from "./drafts.js";
import { tabs } from "./tabs.js";

const bench = document.querySelector("[data-bench]");
if (bench) {
	open(bench);
}

function open(bench) {
	const nonce = document.querySelector("meta[name=csp-nonce]").content;
	const own = [];
	for (const source of bench.querySelectorAll("[data-file]")) {
		const file = { source, panel: source.closest("[data-panel]"), changed: () => {} };
		const editor = edit(source, nonce, bench, () => file.changed());
		file.text = () => editor.state.doc.toString();
		file.replace = (text) => replace(editor, text);
		if (source.form) {
			own.push(file);
		}
	}
	tabs(bench);
	bench.classList.add("live");
	for (const file of own) {
		file.panel.querySelector("[data-reset]")?.addEventListener("click", (event) => {
			event.preventDefault();
			file.replace(file.source.dataset.starter);
			say(bench, "The starter is back in this file. Undo brings your text back.");
		});
	}
	drafts(bench, own, (text) => say(bench, text));
}

function edit(source, nonce, bench, changed) {
	const writable = source instanceof HTMLTextAreaElement;
	const text = writable ? source.value : source.textContent;
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
				EditorView.updateListener.of((update) => update.docChanged && changed()),
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
