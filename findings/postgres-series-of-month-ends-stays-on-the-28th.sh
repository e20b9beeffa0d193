#!/bin/sh
# Needs Node.js 20 or later with npm. PostgreSQL 18 as the npm package @electric-sql/pglite 0.5.17 has it; the server 18.6 gives the same.
#
# One would expect: generate_series from 31 January by '1 month' gives the ends of the months, as 31 January + n months does; and one
# by '1 day' in the time of a zone gives the same time on each day, but for the day on which the clocks leave it out.
# What happens: each value is made from the one before it, so what was cut off once stays off. After February all the rest are
# the 28th, and after the night in which the clocks go forward 01:30 stays 02:30 for ever, in weekly series too.
# What it means for users here: who draws up months, returns or late rounds of outreach by such a series, in a report beside the
# program, loses what falls on the last days of a month and finds nothing at the old time. The program asks for no series of months or
# days; a report should add n months or days to the first one.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > log
npm install --silent --no-package-lock --no-audit --no-fund @electric-sql/pglite@0.5.17 >> log 2>&1 || { cat log; exit 2; }
cat > try.mjs <<'JS'
import { PGlite } from '@electric-sql/pglite';
const database = new PGlite();
const say = async (what, sql) => console.log(`${what}: ${(await database.query(sql)).rows.map(row => row.said).join(', ')}`);
await database.exec(`set time zone 'Europe/London'`);
await say('version', `select split_part(version(), '.', 1) as said`);
await say('31 January + n months', `select to_char(timestamp '2026-01-31' + n * interval '1 month', 'FMDD Mon') as said
    from generate_series(0, 4) n`);
await say('series of months', `select to_char(day, 'FMDD Mon') as said
    from generate_series(timestamp '2026-01-31', '2026-05-31', '1 month') day`);
await say('28 March 01:30 + n days', `select to_char(timestamptz '2026-03-28 01:30' + n * interval '1 day', 'FMDD Mon HH24:MI') as said
    from generate_series(0, 3) n`);
await say('series of days', `select to_char(moment, 'FMDD Mon HH24:MI') as said
    from generate_series(timestamptz '2026-03-28 01:30', '2026-03-31 12:00', '1 day') moment`);
await database.close();
JS
node try.mjs > seen
cat seen
cat > expected <<'END'
version: PostgreSQL 18
31 January + n months: 31 Jan, 28 Feb, 31 Mar, 30 Apr, 31 May
series of months: 31 Jan, 28 Feb, 28 Mar, 28 Apr, 28 May
28 March 01:30 + n days: 28 Mar 01:30, 29 Mar 02:30, 30 Mar 01:30, 31 Mar 01:30
series of days: 28 Mar 01:30, 29 Mar 02:30, 30 Mar 02:30, 31 Mar 02:30
END
cmp -s seen expected || { echo "changed"; exit 1; }
