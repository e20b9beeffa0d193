#!/bin/sh
# Needs a JDK (21 or newer) and Maven. lib-recur 0.17.1, seen 2026-11-29.
#
# One would expect: BYWEEKNO=53 gives days of week 53 alone, so none in the years that end with week 52, which are most.
# What happens: as soon as the rule has BYDAY, most years get a day all the same. FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO gives the Monday
# of week 52 in 2027 and the Mondays of week 1 that fall into December 2029, 2030 and 2031. Without BYDAY the same rule, counted from a
# Monday, is right: 2026, then 2032. A list of odd weeks (49, 51, 53) so has a Tuesday of week 52 right after that of week 51.
# What it means for users here: such a list is how a rule says "in odd weeks", and a group would be shown, and people come, in a week in
# which nobody opens. The program reads rules that come in by this library and refuses those that repeat by the year.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > pom.xml <<'END'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion><groupId>x</groupId><artifactId>x</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>org.dmfs</groupId><artifactId>lib-recur</artifactId><version>0.17.1</version></dependency>
  </dependencies>
</project>
END
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.9.0:build-classpath -Dmdep.outputFile=path > log 2>&1 || { cat log; exit 2; }
cat > Try.java <<'END'
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.*;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.RecurrenceRule;

class Try {
	public static void main(String[] args) throws Exception {
		say("FREQ=YEARLY;BYWEEKNO=53", LocalDate.of(2026, 12, 28), 2033);
		say("FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO", LocalDate.of(2026, 12, 28), 2033);
		say("FREQ=YEARLY;BYWEEKNO=49,51,53;BYDAY=TU", LocalDate.of(2027, 11, 1), 2028);
	}
	static void say(String rule, LocalDate start, int end) throws Exception {
		var weeks = new ArrayList<String>();
		var iterator = new RecurrenceRule(rule).iterator(new DateTime(start.getYear(), start.getMonthValue() - 1, start.getDayOfMonth()));
		for (DateTime next = iterator.nextDateTime(); next.getYear() < end; next = iterator.nextDateTime()) {
			var day = LocalDate.of(next.getYear(), next.getMonth() + 1, next.getDayOfMonth());
			weeks.add(day + " (week " + day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR) + ")");
		}
		System.out.println(rule + ": " + String.join(", ", weeks));
	}
}
END
echo 'lib-recur 0.17.1'
java -cp "$(cat path)" Try.java > seen 2> log || { cat log; exit 2; }
cat seen
cat > expected <<'END'
FREQ=YEARLY;BYWEEKNO=53: 2026-12-28 (week 53), 2032-12-27 (week 53)
FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO: 2026-12-28 (week 53), 2027-12-27 (week 52), 2029-12-31 (week 1), 2030-12-30 (week 1), 2031-12-29 (week 1), 2032-12-27 (week 53)
FREQ=YEARLY;BYWEEKNO=49,51,53;BYDAY=TU: 2027-12-07 (week 49), 2027-12-21 (week 51), 2027-12-28 (week 52)
END
cmp -s seen expected || { echo "changed"; exit 1; }
