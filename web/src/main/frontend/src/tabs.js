// SPDX-License-Identifier: Apache-2.0
// Tabs by the ARIA pattern: arrow keys, Home and End move among them, Tab goes on to the panel.

/** Make every [data-panel] in `root` a tab panel, named by its data-panel, under the [data-tabs] list. */
export function tabs(root) {
	const list = root.querySelector("[data-tabs]");
	const panels = [...root.querySelectorAll("[data-panel]")];
	const buttons = panels.map((panel, i) => {
		const button = document.createElement("button");
		button.type = "button";
		button.id = `tab-${i}`;
		button.textContent = panel.dataset.panel;
		button.title = panel.dataset.title ?? "";
		button.setAttribute("role", "tab");
		button.setAttribute("aria-controls", (panel.id ||= `panel-${i}`));
		if (panel.dataset.readonly !== undefined) {
			button.classList.add("readonly");
		}
		panel.setAttribute("role", "tabpanel");
		panel.setAttribute("aria-labelledby", button.id);
		button.addEventListener("click", () => show(i));
		list.append(button);
		return button;
	});
	list.setAttribute("role", "tablist");
	list.hidden = false;

	function show(chosen, focus) {
		buttons.forEach((button, i) => {
			button.setAttribute("aria-selected", String(i === chosen));
			button.tabIndex = i === chosen ? 0 : -1;
			panels[i].hidden = i !== chosen;
		});
		if (focus) {
			buttons[chosen].focus();
		}
	}

	list.addEventListener("keydown", (event) => {
		const at = buttons.indexOf(document.activeElement);
		const to = {
			ArrowRight: (at + 1) % buttons.length,
			ArrowLeft: (at + buttons.length - 1) % buttons.length,
			Home: 0,
			End: buttons.length - 1,
		}[event.key];
		if (at >= 0 && to !== undefined) {
			event.preventDefault();
			show(to, true);
		}
	});
	show(0);
}
