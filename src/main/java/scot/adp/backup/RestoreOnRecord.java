package scot.adp.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import scot.adp.identity.Recording;
import scot.adp.platform.AdpSettings;
import scot.adp.platform.StartUpStep;
import scot.adp.platform.database.DataReplacement;
import scot.adp.platform.database.EmbeddedDatabase;

/**
 * Puts a restore on record. The trail of before went with the data; what came back does
 * not know that it did.
 */
@Component
class RestoreOnRecord extends StartUpStep {

	private static final Logger log = LoggerFactory.getLogger(RestoreOnRecord.class);

	private final AdpSettings settings;

	private final ObjectProvider<EmbeddedDatabase> database;

	private final Recording recording;

	private final TransactionTemplate transaction;

	RestoreOnRecord(AdpSettings settings, ObjectProvider<EmbeddedDatabase> database, Recording recording,
			TransactionTemplate transaction) {
		super(Stage.PARTNERS);
		this.settings = settings;
		this.database = database;
		this.recording = recording;
		this.transaction = transaction;
	}

	@Override
	protected void perform() {
		Path origin = settings.home().resolve(DataReplacement.ORIGIN);
		if (database.getIfAvailable() == null || !Files.exists(origin)) {
			return;
		}
		try {
			var restored = BackupFile.JSON.readValue(Files.readAllBytes(origin), Restored.class);
			transaction
				.executeWithoutResult(status -> recording.tell("backup.data.restore", "backup " + restored.file(),
						Map.of("takenAt", restored.takenAt(), "restoredAt", restored.restoredAt())));
			log.info("The data was restored from {}, taken at {}", restored.file(), restored.takenAt());
			Files.delete(origin);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * What is known of a restore.
	 *
	 * @param file the name of the backup's file
	 */
	private record Restored(String file, String takenAt, String restoredAt) {
	}

}
