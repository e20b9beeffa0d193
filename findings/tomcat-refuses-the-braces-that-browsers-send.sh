#!/bin/sh
# Needs a JDK of at least 17, Maven and Node.js of at least 18. Tomcat 11.0.22 (org.apache.tomcat.embed:tomcat-embed-core). Seen 2026-11-28.
#
# One would expect: an address that a browser or fetch() takes arrives at the server. They encode what has to be encoded in a query,
# such as blanks and quotation marks, so { and } need no care.
# What happens: the standard of addresses that browsers and Node.js follow leaves { } | ^ ` [ ] in a query as they are, and Tomcat
# refuses the line of such a request with 400 before any filter or servlet, with a page of its own. The same address with %7B
# and %7D is answered.
# What it means for users: a query of GraphQL typed into an address, or put together without encoding, ends in a page of the
# server without a word of what is wrong. The program takes these characters (server.tomcat.relaxed-query-chars) and answers
# what still cannot be read in its own form.
set -eu
folder=$(mktemp -d)
trap 'kill "${server:-}" 2> gone || true; rm -rf "$folder"' EXIT
cd "$folder"
for artifact in tomcat-embed-core:11.0.22 tomcat-annotations-api:11.0.22; do
  group=org.apache.tomcat.embed
  test "${artifact%%:*}" = tomcat-embed-core || group=org.apache.tomcat
  mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy "-Dartifact=$group:$artifact" -DoutputDirectory=. > log 2>&1 ||
    { cat log; exit 2; }
done
cat > Serve.java <<'END'
import jakarta.servlet.http.*;
import java.nio.file.*;
import org.apache.catalina.startup.Tomcat;

class Serve {
	public static void main(String[] args) throws Exception {
		var tomcat = new Tomcat();
		tomcat.setBaseDir("base");
		tomcat.setPort(0);
		var context = tomcat.addContext("", Path.of(".").toAbsolutePath().toString());
		Tomcat.addServlet(context, "all", new HttpServlet() {
			@Override
			protected void doGet(HttpServletRequest request, HttpServletResponse response) throws java.io.IOException {
				response.getWriter().write(request.getParameter("query"));
			}
		});
		context.addServletMappingDecoded("/*", "all");
		tomcat.getConnector();
		tomcat.start();
		Files.writeString(Path.of("port"), String.valueOf(tomcat.getConnector().getLocalPort()));
		tomcat.getServer().await();
	}
}
END
java -cp 'tomcat-embed-core-11.0.22.jar:tomcat-annotations-api-11.0.22.jar' Serve.java > served 2>&1 &
server=$!
for second in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30; do
  test -s port && break
  sleep 1
done
test -s port || { cat served; exit 2; }
cat > ask.mjs <<'END'
const [port] = process.argv.slice(2);
for (const query of ['{ me { name } }', encodeURIComponent('{ me { name } }')]) {
  const address = new URL(`http://127.0.0.1:${port}/graphql?query=${query}`);
  const answer = await fetch(address);
  const body = await answer.text();
  console.log(address.search, '->', answer.status, answer.status === 200 ? body : body.startsWith('<!doctype html>') ? 'a page' : body);
}
END
echo "Tomcat 11.0.22"
node ask.mjs "$(cat port)" > seen
cat seen
cat > expected <<'END'
?query={%20me%20{%20name%20}%20} -> 400 a page
?query=%7B%20me%20%7B%20name%20%7D%20%7D -> 200 { me { name } }
END
cmp -s seen expected || { echo "changed"; exit 1; }
