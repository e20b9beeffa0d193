package scot.adp.platform.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts restored data in the place of what a home holds. A note says what is to be moved
 * before anything is, so that whoever opens the home next goes on where a crash cut it
 * off: a start never meets half of each.
 */
public final class DataReplacement {

	/** The folder within a home where data is got ready to take the place of its own. */
	public static final String READY = "restoring";

	/** What is moved: the data, its passwords, and the note on where it came from. */
	public static final String ORIGIN = "restored";

	private static final List<String> MOVED = List.of("data", "passwords", ORIGIN);

	private static final String NOTE = "restoring.move";

	private static final Logger log = LoggerFactory.getLogger(DataReplacement.class);

	private DataReplacement() {
	}

	/**
	 * Moves what is ready into its place.
	 * @param home a home on which no program runs
	 * @param aside the name of a new folder of the home that takes what was there
	 */
	public static void perform(Path home, String aside) throws IOException {
		// The server has forced its own files to disk when it started on them.
		for (String name : MOVED) {
			Path ready = home.resolve(READY).resolve(name);
			if (Files.isRegularFile(ready)) {
				force(ready);
			}
		}
		force(home.resolve(READY));
		Path draft = home.resolve(NOTE + ".new");
		Files.writeString(draft, aside);
		force(draft);
		Files.move(draft, home.resolve(NOTE), StandardCopyOption.ATOMIC_MOVE);
		force(home);
		move(home, home.resolve(aside));
	}

	/** Ends a replacement that was cut off, and tells of data that never got ready. */
	static void finish(Path home) throws IOException {
		Path note = home.resolve(NOTE);
		if (Files.exists(note)) {
			Path aside = home.resolve(Files.readString(note).strip());
			move(home, aside);
			log.warn("A restore was cut off in its last step. It is complete now; the data from before it is in {}.",
					aside);
		}
		else if (Files.exists(home.resolve(READY).resolve("data"))) {
			log.warn("A restore did not come to its end. The data is as it was before it. "
					+ "Restore again, or delete the folder {}.", home.resolve(READY));
		}
	}

	/** May be repeated after any of its steps. */
	private static void move(Path home, Path aside) throws IOException {
		for (String name : MOVED) {
			Path ready = home.resolve(READY).resolve(name);
			Path own = home.resolve(name);
			Path before = aside.resolve(name);
			if (!Files.exists(ready)) {
				continue;
			}
			if (Files.exists(own)) {
				Files.createDirectories(aside);
				Files.move(own, before, StandardCopyOption.ATOMIC_MOVE);
				force(aside);
			}
			Files.move(ready, own, StandardCopyOption.ATOMIC_MOVE);
		}
		force(home);
		Files.delete(home.resolve(NOTE));
	}

	private static void force(Path path) throws IOException {
		try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
			channel.force(true);
		}
	}

}
