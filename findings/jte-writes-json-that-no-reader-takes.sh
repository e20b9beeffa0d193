#!/bin/sh
# Needs a JDK (21 or newer) and Maven. jte 3.2.5, read by Jackson 3.1.4, seen 2026-11-29.
#
# One would expect: a template engine that escapes by what stands around a value, as jte does, writes a text into
# <script type="application/ld+json"> so that it is JSON afterwards. With quotation marks, ampersands and strokes it does.
# What happens: every script is taken for JavaScript, whatever its type says, and an apostrophe becomes \'. JSON has no such escape, so one
# "St Andrew's Hall" makes the whole block unreadable. The page looks right, nothing is thrown, and names without an apostrophe pass each test.
# What it means for users here: search engines read the openings of a service from such a block, and would show none of a hall that is
# named after a saint or a family. The program's pages carry no data in scripts; what programs read is written by Jackson, at addresses
# of its own.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > pom.xml <<'END'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion><groupId>x</groupId><artifactId>x</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>gg.jte</groupId><artifactId>jte</artifactId><version>3.2.5</version></dependency>
    <dependency><groupId>tools.jackson.core</groupId><artifactId>jackson-databind</artifactId><version>3.1.4</version></dependency>
  </dependencies>
</project>
END
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.9.0:build-classpath -Dmdep.outputFile=path > log 2>&1 || { cat log; exit 2; }
mkdir templates
cat > templates/place.jte <<'END'
@param String name
<script type="application/ld+json">{"name":"${name}"}</script>
END
cat > Try.java <<'END'
import java.nio.file.Path;
import java.util.List;
import gg.jte.*;
import gg.jte.output.StringOutput;
import gg.jte.resolve.DirectoryCodeResolver;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class Try {
	public static void main(String[] args) {
		var engine = TemplateEngine.create(new DirectoryCodeResolver(Path.of("templates")), Path.of("classes"), ContentType.Html);
		for (String name : List.of("The \"Wee\" Hall", "Hall & Garden / Annexe", "St Andrew's Hall")) {
			var page = new StringOutput();
			engine.render("place.jte", name, page);
			String json = page.toString().replaceAll("(?s).*?>(.*)</script>.*", "$1");
			String read;
			try {
				read = "read as " + JsonMapper.shared().readTree(json).get("name").stringValue();
			}
			catch (JacksonException ex) {
				read = "no JSON";
			}
			System.out.println(json + ": " + read);
		}
	}
}
END
java -cp "$(cat path)" Try.java > seen 2> log || { cat log; exit 2; }
echo 'jte 3.2.5'
cat seen
cat > expected <<'END'
{"name":"The \"Wee\" Hall"}: read as The "Wee" Hall
{"name":"Hall & Garden \/ Annexe"}: read as Hall & Garden / Annexe
{"name":"St Andrew\'s Hall"}: no JSON
END
cmp -s seen expected || { echo "changed"; exit 1; }
