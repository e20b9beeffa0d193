#!/bin/sh
# Needs: a shell, JDK 21 or later, Maven.
#
# One would expect: Spring's parser by the WHATWG rules for addresses reads a path as a browser does, which keeps two
# slashes side by side: an empty part of a path is a part.
#
# What happens: UriComponentsBuilder.fromUriString(address, ParserType.WHAT_WG).build() makes one slash of two, so that the
# address of an archived page, which has another address within its path, comes out as the address of nothing. Nothing
# is thrown or told. java.net.URI, the elder reader, keeps them.
#
# Seen with spring-web 7.0.8.
#
# For users here: evidence that links to an archived page would have been kept as an address that opens nothing. The program
# holds the place of empty parts before it asks the parser.
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
import java.net.URI;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder.ParserType;

class Seen {
	public static void main(String[] arguments) {
		String address = "https://archive.example.org/2024/https://example.org/minutes";
		System.out.println("given    " + address);
		System.out.println("URI      " + URI.create(address));
		System.out.println("WHAT_WG  " + UriComponentsBuilder.fromUriString(address, ParserType.WHAT_WG).build().toUriString());
	}
}
JAVA
echo "spring-web $version"
seen=$(cd "$work" && java -cp "$work/*" Seen.java)
echo "$seen"
[ "$seen" = "given    https://archive.example.org/2024/https://example.org/minutes
URI      https://archive.example.org/2024/https://example.org/minutes
WHAT_WG  https://archive.example.org/2024/https:/example.org/minutes" ] || { echo "changed"; exit 1; }
