#!/bin/sh
# Needs a JDK 25 and Maven. Spring Modulith 2.1.1 on Spring Boot 4.1.0, seen 2026-11-29.
#
# One would expect: an event that is published in a transaction that is rolled back leaves nothing behind. Its row in the
# registry of publications goes with the transaction, and its listener never runs.
#
# What happens: the row goes, and the registry keeps the event and its publication in a map of publications in progress until
# the program ends. Nothing takes them out, since only a listener that ran does, and there is none. Every refused change that
# had published before it was refused makes the program larger.
#
# What it means here: the bus has a registry of its own that knows events by weak references (docs/adr/0051-the-event-bus.md).
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
mkdir -p src/main/java/seen
cat > pom.xml <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
	<modelVersion>4.0.0</modelVersion>
	<parent>
		<groupId>org.springframework.boot</groupId>
		<artifactId>spring-boot-starter-parent</artifactId>
		<version>4.1.0</version>
		<relativePath/>
	</parent>
	<groupId>seen</groupId>
	<artifactId>seen</artifactId>
	<version>1</version>
	<properties><java.version>25</java.version></properties>
	<dependencies>
		<dependency>
			<groupId>org.springframework.modulith</groupId>
			<artifactId>spring-modulith-starter-jdbc</artifactId>
			<version>2.1.1</version>
		</dependency>
		<dependency>
			<groupId>org.springframework.boot</groupId>
			<artifactId>spring-boot-starter-jdbc</artifactId>
		</dependency>
		<dependency>
			<groupId>org.springframework.modulith</groupId>
			<artifactId>spring-modulith-events-core</artifactId>
			<version>2.1.1</version>
		</dependency>
		<dependency>
			<groupId>com.h2database</groupId>
			<artifactId>h2</artifactId>
		</dependency>
	</dependencies>
</project>
POM
cat > src/main/java/seen/Seen.java <<'JAVA'
package seen;

import java.util.stream.StreamSupport;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.modulith.events.core.DefaultEventPublicationRegistry;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootApplication
public class Seen {

	public record Happened(int number) {
	}

	@Component
	static class Listener {

		@ApplicationModuleListener
		void on(Happened event) {
		}

	}

	public static void main(String[] arguments) throws Exception {
		try (var context = SpringApplication.run(Seen.class)) {
			var transaction = context.getBean(TransactionTemplate.class);
			for (int i = 0; i < 1000; i++) {
				var event = new Happened(i);
				transaction.executeWithoutResult(status -> {
					context.publishEvent(event);
					status.setRollbackOnly();
				});
			}
			int rows = context.getBean(JdbcTemplate.class)
				.queryForObject("select count(*) from event_publication", Integer.class);
			var kept = DefaultEventPublicationRegistry.class.getDeclaredMethod("getPublicationsInProgress");
			kept.setAccessible(true);
			var all = (Iterable<?>) kept.invoke(context.getBean(DefaultEventPublicationRegistry.class));
			System.out.println("rows " + rows + ", kept in memory "
					+ StreamSupport.stream(all.spliterator(), false).count());
		}
	}

}
JAVA
mvn -q -B compile dependency:build-classpath -Dmdep.outputFile=classpath > maven.log 2>&1 || { tail -20 maven.log; exit 1; }
java -cp "target/classes:$(cat classpath)" seen.Seen > seen.log 2>&1 || { tail -20 seen.log; exit 1; }
echo "Spring Modulith 2.1.1, 1000 events whose transactions were rolled back: $(grep '^rows ' seen.log)"
grep -q '^rows 0, kept in memory 1000$' seen.log
