package scot.adp.people;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;
import scot.adp.events.DataSet;
import scot.adp.events.PersonKey;
import scot.adp.events.SpaceCode;
import scot.adp.platform.AdpSettings;
import scot.adp.platform.OrganisationId;

/**
 * What must never lie beside the data: the secrets that keys are made with, a file for
 * each space, who objected, by their keys, and what is held. The folder and all in it are
 * for their owner alone, and a backup of the data does not hold it.
 */
@Component
class SecretFolder {

	static final int SECRET_BYTES = 32;

	private static final FileAttribute<Set<PosixFilePermission>> FOLDER = PosixFilePermissions
		.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

	private static final FileAttribute<Set<PosixFilePermission>> FILE = PosixFilePermissions
		.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

	private static final String SECRETS = ".secrets";

	private static final String DRAFT = ".draft";

	private static final String OBJECTIONS = "objections";

	private static final String HOLDS = "holds";

	private static final String LOCK = ".lock";

	private static final Pattern SECRET = Pattern.compile("(\\d{1,6}) ([0-9a-f]{64})");

	private static final Pattern OBJECTION = Pattern.compile("(\\S+) (\\S+) (\\S+) (\\d{1,6}) ([0-9a-f]{32}) (\\S+)");

	private static final Pattern HOLD = Pattern.compile("([0-9a-f-]{36}) (\\S+) (\\S+) (\\S+)");

	private final SecureRandom random = new SecureRandom();

	private final Path folder;

	SecretFolder(PeopleSettings settings, AdpSettings home) {
		Path wanted = settings.secrets();
		this.folder = ((wanted != null) ? wanted : home.home().resolve(AdpSettings.PERSON_KEYS)).toAbsolutePath()
			.normalize();
	}

	Path path() {
		return folder;
	}

	/** The secrets of a space by their versions; none where there is no file. */
	synchronized TreeMap<Integer, byte[]> secrets(SpaceCode space) {
		var secrets = new TreeMap<Integer, byte[]>();
		for (String line : lines(space.value() + SECRETS)) {
			var secret = SECRET.matcher(line);
			if (!secret.matches()) {
				throw new IllegalStateException(
						"A line of %s%s in %s is no secret".formatted(space.value(), SECRETS, folder));
			}
			secrets.put(Integer.valueOf(secret.group(1)), HexFormat.of().parseHex(secret.group(2)));
		}
		return secrets;
	}

	/**
	 * Makes a secret beside those that are there.
	 * @param version one that the file has not
	 */
	synchronized byte[] make(SpaceCode space, int version) {
		return alone(() -> made(space, version));
	}

	private byte[] made(SpaceCode space, int version) {
		byte[] secret = new byte[SECRET_BYTES];
		random.nextBytes(secret);
		var all = secrets(space);
		if (all.putIfAbsent(version, secret) != null) {
			throw new IllegalStateException("There is a secret of version %d of %s".formatted(version, space.value()));
		}
		write(space.value() + SECRETS,
				all.entrySet()
					.stream()
					.map(it -> "%d %s".formatted(it.getKey(), HexFormat.of().formatHex(it.getValue())))
					.toList());
		return secret;
	}

	/** Destroys the secrets of a space for good. */
	synchronized void destroy(SpaceCode space) {
		alone(() -> {
			try {
				Files.deleteIfExists(folder.resolve(space.value() + SECRETS));
				force(folder);
				return space;
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		});
	}

	/** Who objected, to which data set. */
	synchronized Set<Objection> objections() {
		var found = new LinkedHashSet<Objection>();
		for (String line : lines(OBJECTIONS)) {
			var parts = OBJECTION.matcher(line);
			if (!parts.matches()) {
				throw new IllegalStateException("A line of the objections in %s cannot be read".formatted(folder));
			}
			found.add(new Objection(new OrganisationId(parts.group(1)), new DataSet(parts.group(2)),
					new PersonKey(new SpaceCode(parts.group(3)), parts.group(5), Integer.parseInt(parts.group(4))),
					LocalDate.parse(parts.group(6))));
		}
		return found;
	}

	/**
	 * Adds objections that are not there yet, behind those that are.
	 * @return what they say together by now
	 */
	synchronized Sum object(Collection<Objection> objections) {
		return alone(() -> {
			var all = new LinkedHashSet<>(objections());
			var there = all.stream().map(Objection::whom).collect(Collectors.toSet());
			objections.stream().filter(it -> !there.contains(it.whom())).forEach(all::add);
			write(OBJECTIONS,
					all.stream()
						.map(it -> "%s %s %s %d %s %s".formatted(it.organisation().value(), it.dataSet().value(),
								it.person().space().value(), it.person().keyVersion(), it.person().value(), it.on()))
						.toList());
			return sum(all.size());
		});
	}

	/**
	 * What the first lines of the objections say together.
	 * @param known how many at most
	 */
	synchronized Sum sum(int known) {
		var first = lines(OBJECTIONS).stream().limit(known).toList();
		return new Sum(first.size(), digest(String.join("\n", first).getBytes(StandardCharsets.UTF_8)));
	}

	/** What is held, for whichever data a restore brings back. */
	synchronized List<Held> holds() {
		return lines(HOLDS).stream().map(line -> {
			var parts = HOLD.matcher(line);
			if (!parts.matches()) {
				throw new IllegalStateException("A line of the holds in %s cannot be read".formatted(folder));
			}
			return new Held(UUID.fromString(parts.group(1)), new OrganisationId(parts.group(2)),
					new DataSet(parts.group(3)), LocalDate.parse(parts.group(4)));
		}).toList();
	}

	synchronized void hold(Held hold) {
		change(holds -> holds.add(hold));
	}

	/** Lets go what was held. */
	synchronized void release(UUID id) {
		change(holds -> holds.removeIf(it -> it.id().equals(id)));
	}

	private void change(Consumer<List<Held>> how) {
		alone(() -> {
			var all = new ArrayList<>(holds());
			how.accept(all);
			write(HOLDS, all.stream()
				.map(it -> "%s %s %s %s".formatted(it.id(), it.organisation().value(), it.dataSet().value(), it.on()))
				.toList());
			return all;
		});
	}

	/** Tells a secret from others without telling it. */
	static String fingerprint(byte[] secret) {
		return digest(secret).substring(0, 16);
	}

	private static String digest(byte[] of) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(of), 0, 16);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private List<String> lines(String name) {
		try {
			return Files.readAllLines(folder.resolve(name)).stream().filter(line -> !line.isBlank()).toList();
		}
		catch (NoSuchFileException ex) {
			return List.of();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Whole or not at all, also where the computer stops meanwhile. */
	private void write(String name, List<String> lines) {
		try {
			Path draft = Files.createTempFile(folder, name, DRAFT, FILE);
			try {
				try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
					var text = new ArrayList<>(lines);
					text.add("");
					channel.write(ByteBuffer.wrap(String.join("\n", text).getBytes(StandardCharsets.UTF_8)));
					channel.force(true);
				}
				Files.move(draft, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE,
						StandardCopyOption.REPLACE_EXISTING);
			}
			finally {
				Files.deleteIfExists(draft);
			}
			force(folder);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Has what was moved or deleted in a folder survive a stop of the computer. */
	private static void force(Path folder) throws IOException {
		try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
			channel.force(true);
		}
	}

	/** Deletes what a stop in the middle of a change left. */
	synchronized void tidy() {
		if (!Files.isDirectory(folder)) {
			return;
		}
		alone(() -> {
			try (var drafts = Files.newDirectoryStream(folder, "*" + DRAFT)) {
				for (Path draft : drafts) {
					Files.deleteIfExists(draft);
				}
				return folder;
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		});
	}

	/** One change at a time, of all programs that have the folder. */
	private <T> T alone(Supplier<T> change) {
		try {
			made(folder);
			try (var channel = FileChannel.open(folder.resolve(LOCK),
					Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), FILE)) {
				// Let go with the channel.
				channel.lock();
				return change.get();
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void made(Path folder) throws IOException {
		if (!Files.isDirectory(folder)) {
			Files.createDirectories(folder.getParent());
			try {
				Files.createDirectory(folder, FOLDER);
			}
			catch (FileAlreadyExistsException ex) {
				// Another node was first.
			}
		}
	}

	/** How many lines there are, and what they say together. */
	record Sum(int lines, String digest) {
	}

	/** That an organisation holds its rows of a data set. */
	record Held(UUID id, OrganisationId organisation, DataSet dataSet, LocalDate on) {
	}

	/** That a person wants an organisation to keep nothing in a data set. */
	record Objection(OrganisationId organisation, DataSet dataSet, PersonKey person, LocalDate on) {

		private List<Object> whom() {
			return List.of(organisation, dataSet, person);
		}

	}

}
