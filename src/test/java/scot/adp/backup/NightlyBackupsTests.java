package scot.adp.backup;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.health.contributor.Status;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.transaction.TransactionDefinition;
import scot.adp.identity.PaperRecording;
import scot.adp.platform.AdpSettings;
import scot.adp.platform.Auditable;
import scot.adp.platform.database.EmbeddedDatabase;
import scot.adp.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("slow")
class NightlyBackupsTests {

	private static final ZoneId ZONE = ZoneId.of("Europe/London");

	@TempDir
	static Path home;

	private static EmbeddedDatabase database;

	@TempDir
	Path folder;

	private final List<Auditable> told = new ArrayList<>();

	private boolean unreadable;

	private Instant now = at("2026-11-22T01:29");

	@BeforeAll
	static void start() {
		database = EmbeddedDatabase.start(TestDatabase.unpacked(home));
	}

	@AfterAll
	static void stop() {
		database.close();
	}

	@Test
	void takesOneEachNightWhateverTheNumberOfStarts() throws IOException {
		now = at("2026-11-21T01:30");
		program(14).look();
		now = at("2026-11-22T01:29");
		var program = program(14);
		program.look();
		assertThat(names()).containsExactly("adp-2026-11-21-0130.adpbackup");
		now = at("2026-11-22T01:30");
		program.look();
		now = at("2026-11-22T01:31");
		program.look();
		program(14).look();
		assertThat(names()).containsExactly("adp-2026-11-21-0130.adpbackup", "adp-2026-11-22-0130.adpbackup");
		assertThat(told).hasSize(2).last().satisfies(taken -> {
			assertThat(taken.subject()).isEqualTo("backup adp-2026-11-22-0130.adpbackup");
			assertThat(taken.changes()).containsKeys("bytes", "rows");
		});
	}

	@Test
	void catchesUpAfterANightWithoutTheProgram() throws IOException {
		now = at("2026-11-20T01:30");
		program(14).look();
		now = at("2026-11-22T09:00");
		var program = program(14);
		program.look();
		assertThat(names()).containsExactly("adp-2026-11-20-0130.adpbackup", "adp-2026-11-22-0900.adpbackup");
		assertThat(program.late()).isFalse();
	}

	@Test
	void keepsTheNewestOfItsOwnAndLeavesEverythingElse() throws IOException {
		Path letter = Files.writeString(folder.resolve("adp-2020-01-01-0000.adpbackup"), "no backup");
		Path note = Files.writeString(folder.resolve("note.txt"), "a note");
		var commands = new Commands();
		Path byHand = folder.resolve("adp-2020-01-01-0001.adpbackup");
		assertThat(commands.run("backup", byHand.toString(), "--home", home.toString())).as(commands.said()).isZero();
		for (int day = 10; day < 13; day++) {
			now = at("2027-01-%dT01:30".formatted(day));
			program(2).look();
		}
		assertThat(names()).containsExactly("adp-2020-01-01-0000.adpbackup", "adp-2020-01-01-0001.adpbackup",
				"adp-2027-01-11-0130.adpbackup", "adp-2027-01-12-0130.adpbackup", "note.txt");
		assertThat(letter).hasContent("no backup");
		assertThat(note).hasContent("a note");
	}

	@Test
	void failureIsToldAndLaterShown() throws IOException {
		var program = program(14);
		now = at("2026-11-22T01:30");
		program.look();
		assertThat(program.late()).isFalse();
		now = at("2026-11-24T01:29");
		assertThat(program.late()).isFalse();

		Path taken = folder.resolve("adp-2026-11-22-0130.adpbackup");
		Files.delete(taken);
		Files.delete(folder);
		Files.writeString(folder, "no folder");
		now = at("2026-11-24T01:31");
		program.look();
		assertThat(told).last().matches(NightlyBackupsTests::failed, "failed");
		assertThat(program.late()).isTrue();
		assertThat(new BackupHealth(program).health().getStatus()).isEqualTo(Status.DOWN);

		told.clear();
		program.look();
		assertThat(told).as("one attempt for each night").isEmpty();
		Files.delete(folder);
		now = at("2026-11-25T01:30");
		program.look();
		assertThat(program.late()).isFalse();
		assertThat(new BackupHealth(program).health().getStatus()).isEqualTo(Status.UP);
	}

	@Test
	void folderThatCannotBeReadIsToldWhenItBeginsAndOnceEachNight() throws IOException {
		now = at("2026-11-22T01:30");
		var program = program(14);
		program.look();
		told.clear();
		unreadable = true;
		lookEachMinute(program, "2026-11-22T14:00");
		assertThat(told).singleElement().matches(NightlyBackupsTests::failed, "failed");
		assertThat(program.kept()).as("what was seen last").hasSize(1);
		lookEachMinute(program, "2026-11-23T01:30");
		assertThat(told).as("one attempt for each night").hasSize(2);
		unreadable = false;
		lookEachMinute(program, "2026-11-23T09:00");
		assertThat(told).as("no news").hasSize(2);
		unreadable = true;
		lookEachMinute(program, "2026-11-23T10:00");
		assertThat(told).as("a change of state").hasSize(3);
		unreadable = false;
		lookEachMinute(program, "2026-11-24T01:30");
		assertThat(told).hasSize(4).last().matches(deed -> !failed(deed), "taken");
	}

	private static boolean failed(Auditable deed) {
		return deed.changes().containsKey("failed");
	}

	private void lookEachMinute(NightlyBackups program, String from) {
		for (int minute = 0; minute < 5; minute++) {
			now = at(from).plusSeconds(60L * minute);
			program.look();
		}
	}

	@Test
	void staysQuietWhereItIsOffOrTheDatabaseIsOutside() throws IOException {
		program(new BackupSettings(null, folder, 14), database).look();
		program(new BackupSettings(LocalTime.MIN, folder, 14), null).look();
		assertThat(names()).isEmpty();
		assertThat(told).isEmpty();
		assertThat(program(new BackupSettings(LocalTime.MIN, folder, 14), null).late()).isFalse();
	}

	private NightlyBackups program(int keep) {
		return program(new BackupSettings(LocalTime.of(1, 30), folder, keep), database);
	}

	private NightlyBackups program(BackupSettings settings, @Nullable EmbeddedDatabase server) {
		var beans = new StaticListableBeanFactory();
		if (server != null) {
			beans.addBean("database", server);
		}
		return new NightlyBackups(settings, new AdpSettings(home, home, false, ""),
				beans.getBeanProvider(EmbeddedDatabase.class), PaperRecording.telling(told::add),
				new TransactionTemplate(new NoTransactions()), new Clock() {

					@Override
					public ZoneId getZone() {
						return ZONE;
					}

					@Override
					public Clock withZone(ZoneId zone) {
						return this;
					}

					@Override
					public Instant instant() {
						return now;
					}
				}) {

			@Override
			List<BackupFolder.Kept> list(EmbeddedDatabase server) throws IOException, SQLException {
				if (unreadable) {
					throw new AccessDeniedException(folder().path().toString());
				}
				return super.list(server);
			}
		};
	}

	private List<String> names() throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.map(file -> file.getFileName().toString()).sorted().toList();
		}
	}

	private static Instant at(String local) {
		return ZonedDateTime.of(LocalDateTime.parse(local), ZONE).toInstant();
	}

	private static final class NoTransactions extends AbstractPlatformTransactionManager {

		private static final long serialVersionUID = 1L;

		@Override
		protected Object doGetTransaction() {
			return this;
		}

		@Override
		protected void doBegin(Object transaction, TransactionDefinition definition) {
		}

		@Override
		protected void doCommit(DefaultTransactionStatus status) {
		}

		@Override
		protected void doRollback(DefaultTransactionStatus status) {
		}

	}

}
