#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# Bundles scripts and styles into the directory named by the first argument, under
# names that hold a hash of their content. Called by Maven; npm runs only when the
# lock file has changed since it last did.
set -eu
cd "$(dirname "$0")"

command -v npm >/dev/null || {
	echo "the pages need node and npm to be built; install Debian's nodejs and npm" >&2
	exit 1
}
if ! cmp -s package-lock.json node_modules/.installed-lock.json; then
	npm ci --no-progress --loglevel=error
	cp package-lock.json node_modules/.installed-lock.json
fi
node build.mjs "$1"
