package scot.adp.treatment;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
import scot.adp.exchange.HeadedRows;
import scot.adp.exchange.ImportId;
import scot.adp.exchange.Imports;
import scot.adp.exchange.IncomingFile;
import scot.adp.exchange.NewImport;
import scot.adp.identity.Author;
import scot.adp.identity.CurrentCaller;
import scot.adp.identity.Made;
import scot.adp.identity.Recording;
import scot.adp.people.IdentityColumns;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Scope;
import scot.adp.platform.CodeList;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.Trial;
import scot.adp.platform.UnitId;
import scot.adp.treatment.EpisodeFact.Kind;
import scot.adp.treatment.EpisodeRules.Lists;

/**
 * Takes episodes in from the list of a clinical system, whole or not at all: a row for
 * each, or several where medicines changed. A row of an episode that is there adds what
 * is new of it. A file that has a column which can tell who somebody is, is refused by
 * its headings; no problem repeats a cell, and the file is never kept.
 */
@Service
@Transactional
public class EpisodeFiles {

	/** How the register of imports knows episodes. */
	static final String IMPORT_KIND = "treatment.episodes";

	/** The columns that a file has to have. */
	public static final List<String> REQUIRED = List.of("own_ref", "started_on", "substance", "treatment_type",
			"setting");

	/** The columns that it may have. */
	public static final List<String> OPTIONAL = List.of("unit", "medicine", "medicine_from", "first_contact_at",
			"first_prescription_at", "same_day_offered", "shared_care", "last_contact_on", "ended_on", "end_reason",
			"age_band", "sex", "simd_quintile", "locality", "chi");

	/** What a fault calls a field, as its column is called. */
	private static final Map<String, String> COLUMNS = Map.ofEntries(Map.entry("ownRef", "own_ref"),
			Map.entry("agreement", "own_ref"), Map.entry("startedOn", "started_on"),
			Map.entry("treatmentTypes", "treatment_type"), Map.entry("medicineFrom", "medicine_from"),
			Map.entry("firstContactAt", "first_contact_at"), Map.entry("firstPrescriptionAt", "first_prescription_at"),
			Map.entry("lastContactOn", "last_contact_on"), Map.entry("endedOn", "ended_on"),
			Map.entry("endReason", "end_reason"), Map.entry("ageBand", "age_band"),
			Map.entry("simdQuintile", "simd_quintile"), Map.entry("homeArea", "locality"));

	private static final Map<String, Boolean> YES_OR_NO = Map.of("YES", true, "NO", false);

	private final Episodes episodes;

	private final NaloxoneRules profiles;

	private final Areas areas;

	private final Trial trial;

	private final IdentityColumns identityColumns;

	private final Imports imports;

	private final CurrentCaller currentCaller;

	private final Recording recording;

	private final Clock clock;

	EpisodeFiles(Episodes episodes, NaloxoneRules profiles, Areas areas, Trial trial, IdentityColumns identityColumns,
			Imports imports, CurrentCaller currentCaller, Recording recording, Clock clock) {
		this.episodes = episodes;
		this.profiles = profiles;
		this.areas = areas;
		this.trial = trial;
		this.identityColumns = identityColumns;
		this.imports = imports;
		this.currentCaller = currentCaller;
		this.recording = recording;
		this.clock = clock;
	}

	/**
	 * Reads a file and tells what it holds, all that is wrong with it and what is
	 * unusual; nothing is stored.
	 * @throws Problem where the file cannot be taken at all
	 */
	@Allowed(operation = "treatment.episode.import",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.PARTNER_SYSTEM },
			scope = Scope.OWN_UNITS)
	public Understood tryOut(IncomingFile file) {
		var reading = new Reading(null, recording.author());
		var understood = trial.of(() -> reading.read(file));
		if (!reading.told.isEmpty()) {
			recording.tell("episodes tried out", RowBatches.counted(reading.told));
		}
		return understood;
	}

	/**
	 * Takes a file in, whole or not at all, and notes it among the imports.
	 * @param confirmed whether somebody said that what is unusual in it is right
	 * @throws Problem where anything in it is wrong or it was taken in before
	 */
	@Allowed(operation = "treatment.episode.import",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.PARTNER_SYSTEM },
			scope = Scope.OWN_UNITS)
	public Understood load(String idempotencyKey, IncomingFile file, boolean confirmed) {
		var taken = new ArrayList<Understood>();
		var author = recording.author();
		recording.once(author, idempotencyKey, List.of(file.sha256(), confirmed), ImportId::new, () -> {
			UUID together = UUID.randomUUID();
			var understood = new Reading(together, author).read(file);
			understood.expectRight(confirmed);
			ImportId id = imports.record(NewImport.of(IMPORT_KIND, file,
					Map.of("opened", understood.opened(), "known", understood.known()), true), together);
			taken.add(understood);
			return Made.told(id);
		});
		return taken.isEmpty() ? tryOut(file) : taken.getFirst();
	}

	/** One reading of a file. */
	private final class Reading {

		/** Null where it is only tried. */
		private final @Nullable UUID together;

		private final Author author;

		private final HeadedRows rows = new HeadedRows(null, REQUIRED, OPTIONAL, this::take)
			.secretly(identityColumns::refuse);

		private final EntryRows<EpisodeEntry> entries = new EntryRows<>(this::taken, EpisodeEntry::sure, COLUMNS);

		private final Set<UnitId> reach = currentCaller.reach();

		private final Map<String, UnitId> units = new TreeMap<>();

		private final Map<String, String> homes = new LinkedHashMap<>();

		private final List<UnitId> told = new ArrayList<>();

		Reading(@Nullable UUID together, Author author) {
			this.together = together;
			this.author = author;
			episodes.keeping().forEach(it -> units.put(it.code().value(), it.code()));
			areas.coverage(LocalDate.now(clock)).forEach(area -> homes.put(area.code().value(), area.code().value()));
			profiles.list(NaloxoneRules.Lists.HOME_MISSING)
				.values()
				.forEach(missing -> homes.put(missing.code(), missing.code()));
		}

		Understood read(IncomingFile file) {
			HeadedRows.read(file, rows);
			return entries.understood(rows);
		}

		private void take(HeadedRows.Line line) {
			@Nullable UnitId unit = unit(line);
			@Nullable String reference = line.code("own_ref").orElse(null);
			@Nullable LocalDate started = line.day("started_on").orElse(null);
			var types = line.allListed("treatment_type", episodes.list(WaitRules.Lists.TREATMENT_TYPE));
			line.asks("own_ref", reference);
			line.asks("started_on", started);
			line.asks("treatment_type", types.isEmpty() ? null : types);
			var facts = new ArrayList<EpisodeFact>();
			value(line, "substance", episodes.list(WaitRules.Lists.SUBSTANCE), Kind.SUBSTANCE, facts);
			facts.add(EpisodeFact.treatment(types));
			value(line, "setting", episodes.list(Lists.SETTING), Kind.SETTING, facts);
			medicine(line, started, facts);
			moment(line, "first_contact_at", Kind.FIRST_CONTACT, facts);
			moment(line, "first_prescription_at", Kind.FIRST_PRESCRIPTION, facts);
			answer(line, "same_day_offered", Kind.SAME_DAY_OFFERED, facts);
			answer(line, "shared_care", Kind.SHARED_CARE, facts);
			line.day("last_contact_on").ifPresent(on -> facts.add(EpisodeFact.contact(on)));
			ended(line, facts);
			@Nullable String chi = line.code("chi").orElse(null);
			var profile = SupplyEntry.Profile.of(given(line, "age_band", NaloxoneRules.Lists.AGE_BAND),
					given(line, "sex", NaloxoneRules.Lists.SEX),
					given(line, "simd_quintile", NaloxoneRules.Lists.SIMD_QUINTILE),
					line.choice("locality", homes).orElse(null));
			if (line.isFaulty() || unit == null || started == null) {
				return;
			}
			told.add(unit);
			entries.add(line, new EpisodeEntry(unit, reference, chi, started, facts, profile, false));
		}

		private static void value(HeadedRows.Line line, String heading, CodeList list, Kind kind,
				List<EpisodeFact> facts) {
			@Nullable String code = line.listed(heading, list).orElse(null);
			line.asks(heading, code);
			if (code != null) {
				facts.add(EpisodeFact.value(kind, code));
			}
		}

		/** From the first day on, where no other is told. */
		private void medicine(HeadedRows.Line line, @Nullable LocalDate started, List<EpisodeFact> facts) {
			@Nullable String medicine = line.listed("medicine", episodes.list(Lists.MEDICINE)).orElse(null);
			@Nullable LocalDate from = line.day("medicine_from").orElse(started);
			if (medicine != null && from != null) {
				facts.add(EpisodeFact.medicine(from, medicine));
			}
			else if (medicine == null && !line.cell("medicine_from").isBlank()) {
				line.problem("medicine", "This cell is empty. Fill it in, since the day is told.");
			}
		}

		private static void moment(HeadedRows.Line line, String heading, Kind kind, List<EpisodeFact> facts) {
			@Nullable OffsetDateTime at = Moments.read(line, heading);
			if (at != null) {
				facts.add(EpisodeFact.moment(kind, at));
			}
		}

		private static void answer(HeadedRows.Line line, String heading, Kind kind, List<EpisodeFact> facts) {
			line.choice(heading, YES_OR_NO).ifPresent(it -> facts.add(EpisodeFact.answer(kind, it)));
		}

		/** A system that knows no reason leaves it out, and somebody is asked for it. */
		private void ended(HeadedRows.Line line, List<EpisodeFact> facts) {
			@Nullable LocalDate on = line.day("ended_on").orElse(null);
			@Nullable String reason = line.listed("end_reason", episodes.list(Lists.END_REASON)).orElse(null);
			if (on != null) {
				facts.add(EpisodeFact.ended(on, reason, null));
			}
			else if (reason != null && line.cell("ended_on").isBlank()) {
				line.problem("ended_on", "This cell is empty. Fill it in, or leave both out.");
			}
		}

		private @Nullable String given(HeadedRows.Line line, String heading, NaloxoneRules.Lists list) {
			return line.listed(heading, profiles.list(list)).orElse(null);
		}

		/** Kept as long as it is tried, so that each row meets those before it. */
		private List<EntryRows.Done> taken(List<EpisodeEntry> some) {
			var taken = (together != null) ? episodes.take(some, reach, false, Episodes.Door.FILE, together, author)
					: episodes.takeQuietly(some, reach, false, Episodes.Door.FILE, null, author);
			return taken.stream()
				.map(it -> new EntryRows.Done(it.opened(), it.id() != null && !it.changed(), it.faults()))
				.toList();
		}

		private @Nullable UnitId unit(HeadedRows.Line line) {
			if (line.cell("unit").isBlank()) {
				if (units.size() == 1) {
					return units.values().iterator().next();
				}
				line.problem("unit", "Say at which of your units they are in treatment.");
				return null;
			}
			return line.choice("unit", units).orElse(null);
		}

	}

}
