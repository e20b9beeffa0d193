package scot.adp.treatment;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.directory.Areas;
import scot.adp.exchange.EntryRows;
import scot.adp.exchange.EntryRows.Understood;
import scot.adp.exchange.FilesIn;
import scot.adp.exchange.HeadedRows;
import scot.adp.exchange.IncomingFile;
import scot.adp.identity.Author;
import scot.adp.identity.CurrentCaller;
import scot.adp.identity.Recording;
import scot.adp.people.IdentityColumns;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Scope;
import scot.adp.platform.CodeList;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.Trial;
import scot.adp.platform.UnitId;
import scot.adp.treatment.ReachRules.Lists;

/**
 * Takes notices of overdoses in from lists of the ambulance service and others, whole or
 * not at all: a row for each. A row whose source and sender's number are known is passed
 * over, and none is put together with another. A file that has a column which can tell
 * who somebody is, is refused by its headings; no problem repeats a cell, and the file is
 * never kept.
 */
@Service
@Transactional
public class ReachFiles {

	/** How the register of imports knows notices. */
	static final String IMPORT_KIND = "treatment.reach";

	/** The columns that a file has to have. */
	public static final List<String> REQUIRED = List.of("sender_number", "occurred_at", "received_at", "basis");

	/** The columns that it may have. */
	public static final List<String> OPTIONAL = List.of("unit", "source", "own_ref", "age_band", "locality",
			"naloxone_given", "hospital", "chi");

	/** What a fault calls a field, as its column is called. */
	private static final Map<String, String> COLUMNS = Map.of("ownRef", "own_ref", "agreement", "own_ref", "occurredAt",
			"occurred_at", "receivedAt", "received_at", "ageBand", "age_band", "naloxoneGiven", "naloxone_given",
			"senderNumber", "sender_number");

	private static final Map<String, Boolean> YES_OR_NO = Map.of("YES", true, "NO", false);

	private static final String AMBULANCE = "AMBULANCE";

	private static final String OVERDOSE = "OVERDOSE";

	private final ReachOuts reachOuts;

	private final Areas areas;

	private final Trial trial;

	private final IdentityColumns identityColumns;

	private final FilesIn files;

	private final CurrentCaller currentCaller;

	private final Recording recording;

	ReachFiles(ReachOuts reachOuts, Areas areas, Trial trial, IdentityColumns identityColumns, FilesIn files,
			CurrentCaller currentCaller, Recording recording) {
		this.reachOuts = reachOuts;
		this.areas = areas;
		this.trial = trial;
		this.identityColumns = identityColumns;
		this.files = files;
		this.currentCaller = currentCaller;
		this.recording = recording;
	}

	/**
	 * Reads a file and tells what it holds, all that is wrong with it and what is
	 * unusual; nothing is stored.
	 * @throws Problem where the file cannot be taken at all
	 */
	@Allowed(operation = "treatment.reach.import",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.PARTNER_SYSTEM },
			scope = Scope.OWN_UNITS)
	public Understood tryOut(IncomingFile file) {
		var author = recording.author();
		var reading = new Reading(null, author);
		var understood = trial.of(() -> reading.read(file));
		var told = new TreeMap<String, String>();
		reading.counted.forEach((unit, rows) -> told.put("rows." + unit, String.valueOf(rows)));
		if (!told.isEmpty()) {
			recording.tell("notices tried out", told);
		}
		return understood;
	}

	/**
	 * Takes a file in, whole or not at all, and notes it among the imports.
	 * @param confirmed whether somebody said that what is unusual in it is right
	 * @throws Problem where anything in it is wrong or it was taken in before
	 */
	@Allowed(operation = "treatment.reach.import",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.PARTNER_SYSTEM },
			scope = Scope.OWN_UNITS)
	public Understood load(String idempotencyKey, IncomingFile file, boolean confirmed) {
		return files.take(idempotencyKey, file, IMPORT_KIND, confirmed,
				(together, author) -> new Reading(together, author).read(file),
				done -> Map.of("opened", done.opened(), "known", done.known()), () -> tryOut(file));
	}

	/** One reading of a file. */
	private final class Reading {

		/** Null where it is only tried. */
		private final @Nullable UUID together;

		private final Author author;

		private final HeadedRows rows = new HeadedRows(null, REQUIRED, OPTIONAL, this::take)
			.secretly(identityColumns::refuse);

		private final Set<UnitId> reach = currentCaller.reach();

		private final Map<String, UnitId> units = new TreeMap<>();

		private final Map<String, String> localities = new TreeMap<>();

		private final Map<String, Integer> counted = new TreeMap<>();

		private final EntryRows<ReachEntry> entries = new EntryRows<>(this::taken, ReachEntry::sure, COLUMNS);

		Reading(@Nullable UUID together, Author author) {
			this.together = together;
			this.author = author;
			reachOuts.keeping().forEach(it -> units.put(it.code().value(), it.code()));
			areas.all().stream().filter(it -> it.coverage()).forEach(it -> {
				localities.put(it.code().value(), it.code().value());
				localities.putIfAbsent(it.name(), it.code().value());
			});
		}

		Understood read(IncomingFile file) {
			HeadedRows.read(file, rows);
			return entries.understood(rows);
		}

		private void take(HeadedRows.Line line) {
			@Nullable UnitId unit = unit(line);
			@Nullable String number = line.text("sender_number").orElse(null);
			line.asks("sender_number", number);
			@Nullable OffsetDateTime occurred = Moments.read(line, "occurred_at");
			line.asks("occurred_at", occurred);
			@Nullable OffsetDateTime received = Moments.read(line, "received_at");
			line.asks("received_at", received);
			@Nullable String basis = line.listed("basis", reachOuts.list(Lists.BASIS)).orElse(null);
			line.asks("basis", basis);
			@Nullable String source = line.cell("source").isBlank() ? AMBULANCE
					: line.listed("source", reachOuts.list(Lists.SOURCE)).orElse(null);
			@Nullable String age = given(line, "age_band", reachOuts.ages());
			@Nullable String naloxone = given(line, "naloxone_given", reachOuts.list(Lists.NALOXONE_GIVEN));
			@Nullable String locality = line.cell("locality").isBlank() ? null : line.choice("locality", localities).orElse(null);
			@Nullable Boolean hospital = line.cell("hospital").isBlank() ? null : line.choice("hospital", YES_OR_NO).orElse(null);
			@Nullable String reference = line.code("own_ref").orElse(null);
			@Nullable String chi = line.code("chi").orElse(null);
			if (line.isFaulty() || unit == null || number == null || occurred == null || received == null
					|| basis == null || source == null) {
				return;
			}
			counted.merge(unit.value(), 1, Integer::sum);
			entries.add(line, new ReachEntry(unit, OVERDOSE, occurred, source, basis, received, number, reference, chi,
					age, locality, naloxone, hospital, null, false, false));
		}

		/** Kept as long as it is tried, so that each row meets those before it. */
		private List<EntryRows.Done> taken(List<ReachEntry> some) {
			var taken = (together != null) ? reachOuts.take(some, reach, false, ReachOuts.Door.FILE, together, author)
					: reachOuts.takeQuietly(some, reach, false, ReachOuts.Door.FILE, null, author);
			return taken.stream()
				.map(it -> new EntryRows.Done(it.opened(), it.id() != null && !it.changed(), it.faults()))
				.toList();
		}

		private @Nullable UnitId unit(HeadedRows.Line line) {
			if (line.cell("unit").isBlank()) {
				if (units.size() == 1) {
					return units.values().iterator().next();
				}
				line.problem("unit", "Say which of your units is to reach them.");
				return null;
			}
			return line.choice("unit", units).orElse(null);
		}

		private static @Nullable String given(HeadedRows.Line line, String heading, CodeList list) {
			return line.cell(heading).isBlank() ? null : line.listed(heading, list).orElse(null);
		}

	}

}
