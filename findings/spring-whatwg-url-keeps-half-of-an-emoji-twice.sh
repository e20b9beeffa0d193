#!/bin/sh
# Needs: a shell, JDK 21 or later, Maven.
#
# One would expect: Spring's parser by the WHATWG rules for addresses reads a path as a browser does, so that an address
# with an emoji or another sign beyond the first 65,536 comes out with that sign encoded once.
#
# What happens: UriComponentsBuilder.fromUriString(address, ParserType.WHAT_WG) keeps the sign and, behind it, the second half
# of its two Java characters once more. Encoded, the half becomes a question mark: /(grinning face)/x is %F0%9F%98%80%3F/x,
# another page. The parser by RFC 3986, which is the default, is right about it, but refuses other things browsers open.
#
# Seen with spring-web 7.0.8.
#
# For users here: evidence whose link holds an emoji, as names of folders in shared drives do, would have been kept as an
# address that opens nothing. The program encodes such signs itself before it asks the parser.
set -eu

version=7.0.8
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' INT TERM HUP

for artifact in org.springframework:spring-web:$version org.springframework:spring-core:$version \
		commons-logging:commons-logging:1.4.0; do
	(cd "$work" && mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy -Dartifact="$artifact" \
		-DoutputDirectory="$work" >mvn.log 2>&1) || { tail -n 5 "$work/mvn.log" >&2; exit 1; }
done

cat >"$work/Seen.java" <<'JAVA'
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder.ParserType;

class Seen {
	public static void main(String[] arguments) {
		for (ParserType parser : ParserType.values()) {
			System.out.println(parser + " " + UriComponentsBuilder
				.fromUriString("https://example.org/\ud83d\ude00/x", parser).build().encode().getPath());
		}
	}
}
JAVA
echo "spring-web $version"
seen=$(cd "$work" && java -cp "$work/*" Seen.java)
echo "$seen"
[ "$seen" = "RFC /%F0%9F%98%80/x
WHAT_WG /%F0%9F%98%80%3F/x" ]
