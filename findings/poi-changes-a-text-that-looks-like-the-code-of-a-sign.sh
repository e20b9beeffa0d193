#!/bin/sh
# Needs a JDK (21 or newer) and Maven. Apache POI 5.5.1 (poi-ooxml), seen 2026-11-28.
#
# One would expect: a text that was set in a cell is the text that the cell has, whatever letters it is made of.
# What happens: "plan_x0041_b" is "planAb" as soon as it was set in XSSF, and comes back so from a file that SXSSF streamed. The
# texts are decoded on the way out of a cell (_x0041_ is the format's code of a letter) and never escaped (_x005F_) on the way in.
# What it means for users: names of files and of fields from other systems hold such runs. Handed round in a workbook they come home
# changed, as if somebody had edited them. The program escapes them before it writes.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > pom.xml <<'END'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion><groupId>x</groupId><artifactId>x</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>org.apache.poi</groupId><artifactId>poi-ooxml</artifactId><version>5.5.1</version></dependency>
  </dependencies>
</project>
END
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.9.0:build-classpath -Dmdep.outputFile=path > log 2>&1 || { cat log; exit 2; }
cat > Try.java <<'END'
import java.io.*;
import org.apache.poi.ss.usermodel.*;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

class Try {
	public static void main(String[] args) throws Exception {
		System.out.println("POI " + org.apache.poi.Version.getVersion());
		for (Workbook book : new Workbook[] { new XSSFWorkbook(), new SXSSFWorkbook() }) {
			Cell cell = book.createSheet().createRow(0).createCell(0);
			cell.setCellValue("plan_x0041_b");
			var out = new ByteArrayOutputStream();
			book.write(out);
			try (var read = new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
				System.out.println(book.getClass().getSimpleName() + " set: " + cell.getStringCellValue() + ", read: "
						+ read.getSheetAt(0).getRow(0).getCell(0).getStringCellValue());
			}
		}
	}
}
END
java -cp "$(cat path)" Try.java 2> log > said || { cat log; exit 2; }
grep -v Log4j said > seen
cat seen
cat > expected <<'END'
POI 5.5.1
XSSFWorkbook set: planAb, read: planAb
SXSSFWorkbook set: plan_x0041_b, read: planAb
END
cmp -s seen expected || { echo "changed"; exit 1; }
