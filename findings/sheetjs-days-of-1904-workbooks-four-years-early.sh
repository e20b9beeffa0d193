#!/bin/sh
# Needs Node.js with npm. SheetJS (npm package xlsx) 0.18.5, the newest on npm; workbook written by exceljs 4.4.0. Seen 2026-11-28.
#
# One would expect: with cellDates the value of a day cell and the text that it shows are the same day, in workbooks
# that count days from 1904 (older Excel for Mac; exceljs and LibreOffice write them too) as in all others.
# What happens: the text follows the workbook's date system, the value does not. It is 1,462 days early: a day in
# April 2026 is handed out as one in March 2022, while the same cell shows 2026-04-01.
# What it means for users: days that a partner's script took out of such a workbook arrive four years early, as plain
# text that nothing can tell from a right one. Days are therefore shown before anything is loaded.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > log
npm install --silent --no-package-lock --no-audit --no-fund xlsx@0.18.5 exceljs@4.4.0 >> log 2>&1 || { cat log; exit 2; }
cat > try.js <<'END'
const XLSX = require('xlsx'), ExcelJS = require('exceljs');
(async () => {
  for (const date1904 of [false, true]) {
    const book = new ExcelJS.Workbook();
    book.properties.date1904 = date1904;
    const cell = book.addWorksheet('Plan').getCell('A1');
    cell.value = new Date(Date.UTC(2026, 3, 1)); cell.numFmt = 'yyyy-mm-dd';
    await book.xlsx.writeFile('book.xlsx');
    const read = XLSX.readFile('book.xlsx', { cellDates: true }).Sheets.Plan.A1;
    console.log(date1904 ? 'from 1904:' : 'from 1900:', 'shows', read.w, 'value of', read.v.getFullYear());
  }
})();
END
node -p '"SheetJS " + require("xlsx").version'
TZ=UTC node try.js > seen
cat seen
cat > expected <<'END'
from 1900: shows 2026-04-01 value of 2026
from 1904: shows 2026-04-01 value of 2022
END
cmp -s seen expected || { echo "changed"; exit 1; }
