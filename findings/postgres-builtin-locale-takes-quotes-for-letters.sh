#!/bin/sh
# Needs Node.js 20 or later with npm. PostgreSQL 18 as the npm package @electric-sql/pglite 0.5.17 has it; the server 18.6 gives the same.
#
# One would expect: a database made with `--locale-provider=builtin --builtin-locale=C.UTF-8 --locale=C`, which gives the same order on
# every machine, knows what a letter is: lower() and regular expressions of it do.
# What happens: the parser of full text search asks the old LC_CTYPE, which is C, and then takes every sign beyond ASCII for a letter.
# A word in curly quotation marks, behind a bullet, or with an ellipsis or a fixed blank between it and the next is one word with
# these, found by nobody. With LC_CTYPE C.UTF-8 and all else alike they part words.
# What it means for users here: word processors put just these signs, so what is pasted from a paper is not found, and no error says so.
# The program puts blanks for all signs by a regular expression with a named collation before a text is indexed.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > log
npm install --silent --no-package-lock --no-audit --no-fund @electric-sql/pglite@0.5.17 >> log 2>&1 || { cat log; exit 2; }
cat > try.mjs <<'JS'
import { PGlite } from '@electric-sql/pglite';
const builtin = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
for (const initDbStartParams of [builtin, [...builtin, '--lc-ctype=C.UTF-8']]) {
  const database = new PGlite({ initDbStartParams });
  const { rows: [row] } = await database.query(`select
      (select format('%s %s %s', datlocprovider, datlocale, datctype) from pg_database where datname = current_database()) as locale,
      lower(U&'\\00C0') = U&'\\00E0' as lowers,
      U&'\\2022' ~ '[[:alnum:]]' as alphanumeric,
      (select string_agg(word, ' | ' order by word) from unnest(tsvector_to_array(to_tsvector('simple',
          U&'\\201CIrvine Beach\\201D \\2022Kilmarnock wait\\2026then drug\\00A0deaths'))) as word) as words`);
  console.log(`${row.locale}: lower() knows letters: ${row.lowers}; a bullet is a letter to regular expressions: ${row.alphanumeric}`);
  console.log(`  ${row.words}`);
  await database.close();
}
JS
node try.mjs > seen
cat seen
cat > expected <<'END'
b C.UTF-8 C: lower() knows letters: true; a bullet is a letter to regular expressions: false
  beach” | drug deaths | wait…then | “irvine | •kilmarnock
b C.UTF-8 C.UTF-8: lower() knows letters: true; a bullet is a letter to regular expressions: false
  beach | deaths | drug | irvine | kilmarnock | then | wait
END
cmp -s seen expected || { echo "changed"; exit 1; }
