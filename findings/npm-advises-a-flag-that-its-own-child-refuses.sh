#!/bin/sh
# Needs Node.js with npm.
#
# npm 11 warns that a package has install scripts "not yet covered by allowScripts" and tells what to run in their place: for a
# global install, `npm install -g --allow-scripts=node`. One would expect that to do the same without the warning.
#
# It breaks the install. The flag is handed on by the environment to each script, and the script of the package `node`, as of all
# that fetch the binary of a platform so, runs npm again in a folder of its own. That npm refuses the flag: EALLOWSCRIPTS,
# "--allow-scripts is not allowed in project-scoped installs". Without the flag the same version installs it, and only warns.
# Seen with npm 11.19.1 and node 24.9.0.
#
# What follows here: the launcher brings Node.js by npm without the flag, and looks whether what came does start.
set -eu
npm=11.19.1
node=24.9.0
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

changed() {
	echo "changed: $1" >&2
	exit 1
}

npm install --prefix "$folder/npm" --no-audit --no-fund --loglevel=error "npm@$npm" >/dev/null
ours=$folder/npm/node_modules/.bin/npm
echo "npm $("$ours" --version)"

"$ours" install --global --prefix "$folder/plain" --no-audit --no-fund "node@$node" >"$folder/plain.log" 2>&1
echo "without the flag: $("$folder/plain/bin/node" --version)"
grep -q 'Run `npm install -g --allow-scripts=node`' "$folder/plain.log" || changed 'it advises the flag no more'
[ "$("$folder/plain/bin/node" --version)" = "v$node" ] || changed 'it does not install without the flag'

status=0
"$ours" install --global --allow-scripts=node --prefix "$folder/flag" --no-audit --no-fund "node@$node" >"$folder/flag.log" 2>&1 ||
	status=$?
echo "with the flag that it advises: ends with $status, $(grep -o EALLOWSCRIPTS "$folder/flag.log" | head -n 1)"
[ "$status" != 0 ] || changed 'it installs with the flag'
grep -q EALLOWSCRIPTS "$folder/flag.log" || changed 'it fails for another reason'
