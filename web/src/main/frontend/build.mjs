// SPDX-License-Identifier: Apache-2.0
// Bundles the entry points and writes manifest.json, which maps "site.js" to "site-HASH.js".
import { build } from "esbuild";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";

const out = process.argv[2];
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

const result = await build({
	entryPoints: ["src/site.js", "src/editor.js", "styles/site.css"],
	entryNames: "[name]-[hash]",
	outdir: out,
	bundle: true,
	minify: true,
	format: "iife",
	target: ["chrome109", "firefox115", "safari16"],
	legalComments: "none",
	metafile: true,
	logLevel: "warning",
});

const manifest = {};
for (const [file, output] of Object.entries(result.metafile.outputs)) {
	manifest[basename(output.entryPoint)] = basename(file);
}
writeFileSync(join(out, "manifest.json"), JSON.stringify(manifest, null, "\t") + "\n");
