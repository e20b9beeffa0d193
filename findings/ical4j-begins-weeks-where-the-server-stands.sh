#!/bin/sh
# Needs a JDK (21 or newer) and Maven. ical4j 4.4.0 and, for comparison, lib-recur 0.17.1, seen 2026-11-29.
#
# One would expect: a rule of a calendar gives the same days everywhere. Which day a week begins on counts where something is every
# second week, and RFC 5545 says that it is Monday where the rule has no WKST.
# What happens: where the rule has none, ical4j takes the first day of the week of the JVM's locale. FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU
# from Tuesday 6 January 2026 has its Sundays on 11 and 25 January on a computer set to British English, and on 18 January and 1 February on
# one set to American English, or to English of no country as many containers are. The Tuesdays stay. With WKST=MO all agree. Its own
# tests failed so on a computer of one who reported it (issue 727, closed).
# What it means for users here: a partner's server would send people to a closed door every other Sunday, and nobody at the desk where
# it was tried would see it. Rules that come in are read by lib-recur, which keeps to Monday; who passes rules on should write WKST=MO.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > pom.xml <<'END'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion><groupId>x</groupId><artifactId>x</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>org.mnode.ical4j</groupId><artifactId>ical4j</artifactId><version>4.4.0</version></dependency>
    <dependency><groupId>org.dmfs</groupId><artifactId>lib-recur</artifactId><version>0.17.1</version></dependency>
  </dependencies>
</project>
END
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.9.0:build-classpath -Dmdep.outputFile=path > log 2>&1 || { cat log; exit 2; }
cat > Try.java <<'END'
import java.time.LocalDate;
import java.util.*;
import net.fortuna.ical4j.model.Recur;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.RecurrenceRule;

class Try {
	public static void main(String[] args) throws Exception {
		var start = LocalDate.of(2026, 1, 6);
		for (String rule : List.of("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=MO")) {
			System.out.println(rule);
			System.out.println("  ical4j    " + String.join(" ", new Recur<LocalDate>(rule).getDates(start, start, LocalDate.of(2026, 2, 7)).stream()
				.map(day -> day.toString().substring(5)).toList()));
			var days = new ArrayList<String>();
			var iterator = new RecurrenceRule(rule).iterator(new DateTime(2026, 0, 6));
			for (DateTime day = iterator.nextDateTime(); day.getMonth() == 0 || day.getDayOfMonth() < 7; day = iterator.nextDateTime()) {
				days.add("%02d-%02d".formatted(day.getMonth() + 1, day.getDayOfMonth()));
			}
			System.out.println("  lib-recur " + String.join(" ", days));
		}
	}
}
END
javac -cp "$(cat path)" Try.java
: > seen
for country in GB US ''; do
	echo "ical4j 4.4.0, en-$country" >> seen
	java -Duser.language=en -Duser.country=$country -cp ".:$(cat path)" Try 2> log >> seen || { cat log; exit 2; }
done
cat seen
for country in GB US ''; do
	[ "$country" = GB ] && without='01-06 01-11 01-20 01-25 02-03' || without='01-06 01-18 01-20 02-01 02-03'
	cat <<END
ical4j 4.4.0, en-$country
FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU
  ical4j    $without
  lib-recur 01-06 01-11 01-20 01-25 02-03
FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=MO
  ical4j    01-06 01-11 01-20 01-25 02-03
  lib-recur 01-06 01-11 01-20 01-25 02-03
END
done > expected
cmp -s seen expected || { echo "changed"; exit 1; }
