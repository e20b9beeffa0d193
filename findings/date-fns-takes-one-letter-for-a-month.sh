#!/bin/sh
# Needs Node.js with npm.
#
# Expected: MMMM, documented as the full name of a month ("January, February, ..."), takes full names; a single letter, which begins up
# to three months, is refused like "Ma" is.
# Seen (date-fns 4.1.0, the parser of Vaadin's field of days): parse() falls back from the full name to the abbreviation and then to the
# first letter, and takes the first month that has it: J is January and never June or July, M is March, A is April. Two letters are refused.
# For users here: somebody who types "1 J 2026" gets 1 January. The browser hands no other form to this parser than the one it shows, all
# others are read by the program's own reader, and the field shows in full what it understood as soon as it is left.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --prefix . date-fns@4.1.0 >/dev/null
cat > look.cjs <<'JS'
const { parse, format } = require('date-fns');
const read = text => {
  const day = parse(text, 'd MMMM uuuu', new Date(2026, 10, 28));
  return Number.isNaN(day.getTime()) ? 'refused' : format(day, 'd MMMM yyyy');
};
console.log('date-fns ' + require('date-fns/package.json').version);
const seen = ['1 J 2026', '1 M 2026', '1 A 2026', '1 Ma 2026', '1 Ju 2026', '1 June 2026'].map(text => `${text} -> ${read(text)}`);
console.log(seen.join('\n'));
process.exit(seen.join() === '1 J 2026 -> 1 January 2026,1 M 2026 -> 1 March 2026,1 A 2026 -> 1 April 2026,1 Ma 2026 -> refused,'
    + '1 Ju 2026 -> refused,1 June 2026 -> 1 June 2026' ? 0 : 1);
JS
node look.cjs || exit 1
