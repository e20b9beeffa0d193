#!/bin/sh
# Needs Node.js with npm, and unzip. SheetJS (npm package xlsx) 0.18.5, the newest on npm; workbook written by exceljs 4.4.0. Seen 2026-11-28.
#
# One would expect: a workbook that a script reads with SheetJS and writes again shows what it showed before. The reader
# hands out what each cell shows ("2.10", "2026-04-01"), so it knows the number formats.
# What happens: with the default options the formats are not carried over. The code shown as 2.10 is saved as the plain number
# 2.1, and the day as the plain number 46113, without any format that would tell a day from a count.
# What it means for users: partners tidy workbooks with such scripts before they send them back. A code cell with a plain number is
# refused with advice, since 2.1 and 2.10 are two codes, and a plain number in a column of days is told from a day by its column.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > log
npm install --silent --no-package-lock --no-audit --no-fund xlsx@0.18.5 exceljs@4.4.0 >> log 2>&1 || { cat log; exit 2; }
cat > try.js <<'END'
const XLSX = require('xlsx'), ExcelJS = require('exceljs');
(async () => {
  const book = new ExcelJS.Workbook(), sheet = book.addWorksheet('Actions');
  const code = sheet.getCell('A1'), day = sheet.getCell('B1');
  code.value = 2.1; code.numFmt = '0.00';
  day.value = new Date(Date.UTC(2026, 3, 1)); day.numFmt = 'yyyy-mm-dd';
  await book.xlsx.writeFile('before.xlsx');
  const read = XLSX.readFile('before.xlsx');
  console.log('read:  code shows', read.Sheets.Actions.A1.w, 'day shows', read.Sheets.Actions.B1.w);
  XLSX.writeFile(read, 'after.xlsx');
  const again = new ExcelJS.Workbook();
  await again.xlsx.readFile('after.xlsx');
  const saved = again.getWorksheet('Actions');
  for (const [name, cell] of [['code', saved.getCell('A1')], ['day', saved.getCell('B1')]])
    console.log('saved:', name, 'is', typeof cell.value, cell.value, 'with the format', cell.numFmt ?? 'none');
})();
END
node -p '"SheetJS " + require("xlsx").version'
node try.js > seen
cat seen
cat > expected <<'END'
read:  code shows 2.10 day shows 2026-04-01
saved: code is number 2.1 with the format none
saved: day is number 46113 with the format none
END
cmp -s seen expected || { echo "changed"; exit 1; }
