package scot.adp.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import scot.adp.backup.BackupFolder.Kept;
import scot.adp.identity.Recording;
import scot.adp.platform.AdpSettings;
import scot.adp.platform.database.EmbeddedDatabase;

/**
 * Takes a backup each night, or as soon as the program runs again where it did not run
 * then. What is in the folder tells what is still to be done, so that a restart neither
 * forgets a backup nor takes it twice.
 */
@Component
class NightlyBackups {

	private static final Logger log = LoggerFactory.getLogger(NightlyBackups.class);

	private static final Duration LATE = Duration.ofDays(2);

	private final BackupSettings settings;

	private final Path home;

	private final @Nullable EmbeddedDatabase database;

	private final Recording recording;

	private final TransactionTemplate transaction;

	private final Clock clock;

	private final ReentrantLock running = new ReentrantLock();

	private volatile List<Kept> kept = List.of();

	// One attempt for each night; a failure is tried again the next night or at the next
	// start.
	private volatile @Nullable Instant attempt;

	private volatile boolean failed;

	// Whether the last look found that the folder cannot be read.
	private volatile boolean blocked;

	private volatile @Nullable String system;

	NightlyBackups(BackupSettings settings, AdpSettings program, ObjectProvider<EmbeddedDatabase> database,
			Recording recording, TransactionTemplate transaction, Clock clock) {
		this.settings = settings;
		this.home = program.home().toAbsolutePath().normalize();
		this.database = database.getIfAvailable();
		this.recording = recording;
		this.transaction = transaction;
		this.clock = clock;
	}

	@EventListener(ApplicationReadyEvent.class)
	void tellWhereItCannot() {
		if (database == null && settings.at() != null) {
			log.warn("adp.backup.at is set, but the database is outside the program. Nothing is backed up from here: "
					+ "see \"A database outside\" in docs/operations.md.");
		}
	}

	@EventListener(ApplicationReadyEvent.class)
	void dropWhatACrashLeft() {
		if (!on()) {
			return;
		}
		try {
			folder().tidy();
		}
		catch (IOException | RuntimeException ex) {
			log.warn("Drafts of backups in {} could not be dropped: {}", folder().path(), ex.toString());
		}
	}

	/** Takes the backup that is due, if one is. Runs beside everything else. */
	@Scheduled(cron = "30 * * * * *")
	void look() {
		EmbeddedDatabase server = database;
		LocalTime at = settings.at();
		if (server == null || at == null || !running.tryLock()) {
			return;
		}
		try {
			Instant tried = attempt;
			Instant due = lastNight(at);
			boolean untried = tried == null || tried.isBefore(due);
			if (!see(server, untried)) {
				return;
			}
			Instant last = last();
			boolean taken = last != null && !last.isBefore(due);
			if (!taken && untried) {
				attempt = clock.instant();
				take(server);
			}
		}
		catch (IOException | SQLException | RuntimeException ex) {
			fail(ex);
		}
		finally {
			running.unlock();
		}
	}

	/**
	 * Looks what is in the folder. A folder that cannot be read counts as the attempt of
	 * the night, and is told when it begins and once each night.
	 */
	private boolean see(EmbeddedDatabase server, boolean untried) {
		try {
			kept = list(server);
		}
		catch (IOException | SQLException | RuntimeException ex) {
			boolean news = !blocked || untried;
			blocked = true;
			if (untried) {
				attempt = clock.instant();
			}
			if (news) {
				fail(ex);
			}
			return false;
		}
		if (blocked) {
			blocked = false;
			log.info("The backups in {} can be read again", folder().path());
		}
		return true;
	}

	/** The backups of a database that are in the folder now. */
	List<Kept> list(EmbeddedDatabase server) throws IOException, SQLException {
		return folder().of(system(server));
	}

	/** Whether the program takes backups by itself. */
	boolean on() {
		return database != null && settings.at() != null;
	}

	/** Whether the database is one of the program's own. */
	boolean possible() {
		return database != null;
	}

	/** Whether a backup should be there and is not. */
	boolean late() {
		if (!on()) {
			return false;
		}
		Instant last = last();
		return (last != null) ? last.isBefore(clock.instant().minus(LATE)) : failed;
	}

	/** When the newest backup was taken, as seen last; null where there is none. */
	@Nullable Instant last() {
		return kept.isEmpty() ? null : kept.getFirst().manifest().takenAt();
	}

	/** The backups of this database, as seen last. */
	List<Kept> kept() {
		return kept;
	}

	BackupFolder folder() {
		Path wanted = settings.folder();
		return (wanted != null) ? new BackupFolder(wanted.toAbsolutePath().normalize()) : BackupFolder.beside(home);
	}

	private void take(EmbeddedDatabase server) throws IOException, SQLException {
		Instant now = clock.instant();
		Path target = folder().ready().fresh(now);
		var manifest = new PhysicalBackup(home, server::superuser).take(target, PhysicalBackup.Kind.NIGHTLY, now);
		failed = false;
		folder().keep(system(server), settings.keep());
		kept = list(server);
		long size = Files.size(target);
		log.info("Took the backup {}, {}: {}", target, Words.size(size), Words.holds(manifest));
		tell("backup " + target.getFileName(),
				Map.of("bytes", String.valueOf(size), "rows", String.valueOf(manifest.allRows())));
	}

	private void fail(Exception cause) {
		failed = true;
		log.error("The nightly backup into {} failed", folder().path(), cause);
		try {
			// The kind of failure; its words are in the log.
			tell("backup", Map.of("failed", cause.getClass().getSimpleName()));
		}
		catch (RuntimeException ex) {
			log.error("The failure could not be put on record", ex);
		}
	}

	private void tell(String subject, Map<String, String> changes) {
		transaction.executeWithoutResult(status -> recording.tell("backup.file.take", subject, changes));
	}

	/** When a backup was last due. */
	private Instant lastNight(LocalTime at) {
		ZonedDateTime now = ZonedDateTime.now(clock);
		ZonedDateTime today = now.toLocalDate().atTime(at).atZone(now.getZone());
		return (today.isAfter(now) ? now.toLocalDate().minusDays(1).atTime(at).atZone(now.getZone()) : today)
			.toInstant();
	}

	private String system(EmbeddedDatabase server) throws SQLException {
		String known = system;
		if (known == null) {
			try (var connection = server.superuser("postgres");
					var statement = connection.createStatement();
					var found = statement.executeQuery("select system_identifier::text from pg_control_system()")) {
				found.next();
				known = found.getString(1);
				system = known;
			}
		}
		return known;
	}

}
