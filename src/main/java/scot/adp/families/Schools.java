package scot.adp.families;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.activities.Programmes;
import scot.adp.directory.PlaceId;
import scot.adp.directory.SchoolPlace;
import scot.adp.directory.PlaceCatalogue;
import scot.adp.families.SchoolGrid.Column;
import scot.adp.families.SchoolReading.Read;
import scot.adp.families.SchoolStore.Said;
import scot.adp.families.SchoolStore.Year;
import scot.adp.families.SchoolYearView.School;
import scot.adp.families.SchoolYearView.State;
import scot.adp.families.SchoolYearView.Uptake;
import scot.adp.identity.Author;
import scot.adp.identity.CurrentCaller;
import scot.adp.identity.Made;
import scot.adp.identity.Recording;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.PeriodType;
import scot.adp.measures.spi.SignedOff;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Audience;
import scot.adp.platform.Allowed.Scope;
import scot.adp.platform.BatchResult;
import scot.adp.platform.CodeList;
import scot.adp.platform.Identifier;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.UnitId;

/**
 * Schools of a year, and what each took up. What the log of activities tells is read
 * there each time; what somebody types stands before it, so that a session that was not
 * held after all takes back what it told and nothing else. Everybody who works here reads
 * which school took part; numbers of pupils are for the unit that looks after schools,
 * and nobody else changes anything.
 */
@Service
@Transactional
public class Schools {

	/** More pupils than are on the roll, and nobody said why. */
	static final String ABOVE_ROLL = "ABOVE_ROLL";

	/** How many years back are offered where nothing is known of them. */
	private static final int YEARS_BACK = 1;

	private final SchoolStore store;

	private final SchoolReading reading;

	private final SchoolRules rules;

	private final PlaceCatalogue places;

	private final SignedOff signedOff;

	private final CurrentCaller currentCaller;

	private final Recording recording;

	private final FamilyNews changes;

	private final Clock clock;

	Schools(SchoolStore store, SchoolReading reading, SchoolRules rules, PlaceCatalogue places, SignedOff signedOff,
			CurrentCaller currentCaller, Recording recording, FamilyNews changes, Clock clock) {
		this.store = store;
		this.reading = reading;
		this.rules = rules;
		this.places = places;
		this.signedOff = signedOff;
		this.currentCaller = currentCaller;
		this.recording = recording;
		this.changes = changes;
		this.clock = clock;
	}

	/** The school years there is something to see of, the latest first. */
	@Allowed(operation = "families.school.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public List<Period> years() {
		var years = new HashSet<LocalDate>(store.years().stream().map(Year::yearFrom).toList());
		Period year = reading.now();
		for (int back = 0; back <= YEARS_BACK; back++) {
			years.add(year.from());
			year = year.previous();
		}
		return years.stream().map(PeriodType.SCHOOL_YEAR::of).sorted((one, other) -> other.compareTo(one)).toList();
	}

	/**
	 * The schools of a year and what each took up.
	 * @param year a school year
	 */
	@Allowed(operation = "families.school.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public SchoolYearView of(Period year) {
		checked(year);
		Read read = reading.read(year);
		boolean own = own(year);
		var schools = read.grid().schools();
		var uptakes = read.grid().columns().stream().map(it -> read.grid().uptake(it, schools)).toList();
		@Nullable Year census = read.census();
		return new SchoolYearView(year, (census != null) ? census.censusOn() : null,
				(census != null) ? census.state() : null, (census != null) ? census.version() : 0, own,
				own ? uptakes : uptakes.stream().map(Uptake::withoutPupils).toList(),
				own ? schools
						: schools.stream()
							.filter(it -> !read.grid().hidden(it.id()))
							.map(School::withoutPupils)
							.toList());
	}

	/** Whether the reader is of the unit that looks after schools. */
	private boolean own(Period year) {
		UnitId unit = rules.on(year.from()).unit();
		var caller = currentCaller.get();
		return caller.readUnits().contains(unit)
				&& caller.memberships().stream().anyMatch(it -> it.role().readsForUnit());
	}

	private static void checked(Period year) {
		if (year.type() != PeriodType.SCHOOL_YEAR) {
			throw Problem.invalid("year", "Write the school year as 2026/27.");
		}
	}

	/** The school year of today. */
	@Allowed(operation = "families.school.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public Period now() {
		return reading.now();
	}

	/** Why more pupils were there than are on the roll. */
	@Allowed(operation = "families.school.read", to = Audience.READERS)
	public CodeList because() {
		return rules.because();
	}

	/**
	 * Says of cells of a year what was taken up, each for itself: what is right is kept,
	 * of the rest it is told what is wrong.
	 * @param dryRun whether it is only tried, and nothing kept
	 * @return what came of each, in their order
	 * @throws Problem where there are none or too many, or the unit is another's
	 */
	@Allowed(operation = "families.school.change", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PARTNER_SYSTEM },
			scope = Scope.OWN_UNITS)
	public List<BatchResult> tell(String idempotencyKey, Period year, List<SchoolTookEntry> entries, boolean dryRun) {
		checked(year);
		UnitId unit = reaching(year);
		new Problem.Faults()
			.when(entries.isEmpty() || entries.size() > BatchResult.ITEMS_AT_MOST, "cells",
					"Send 1 to %d at a time.".formatted(BatchResult.ITEMS_AT_MOST))
			.raise();
		if (dryRun) {
			return results(check(year, entries));
		}
		var told = new ArrayList<BatchResult>();
		var author = recording.author(unit);
		recording.once(author, idempotencyKey, List.of(year.from(), entries), Batch::new, () -> {
			var checked = check(year, entries);
			told.addAll(results(checked));
			var changed = checked.stream().map(Checked::changed).filter(Objects::nonNull).toList();
			if (!changed.isEmpty()) {
				keep(year, changed, unit, author);
			}
			var id = new Batch(UUID.randomUUID());
			return changed.isEmpty() ? Made.found(id)
					: new Made<>(id, "schools of " + SchoolYearView.written(year), audited(changed));
		});
		return told.isEmpty() ? again(year, entries) : told;
	}

	/** What came of a batch that was sent before. */
	private List<BatchResult> again(Period year, List<SchoolTookEntry> entries) {
		return results(check(year, entries.stream().map(Schools::whateverIsThere).toList()));
	}

	private static SchoolTookEntry whateverIsThere(SchoolTookEntry it) {
		return new SchoolTookEntry(it.school(), it.programme(), it.took(), it.pupils(), it.trainedLead(), it.because(),
				null);
	}

	private static Map<String, String> audited(List<Said> changed) {
		if (changed.size() > 1) {
			return Map.of("cells", String.valueOf(changed.size()));
		}
		Said it = changed.getFirst();
		return Map.of("school", it.school().value().toString(), "programme", it.programme().value().toString(), "took",
				String.valueOf(it.took()), "trainedLead", String.valueOf(it.trainedLead()));
	}

	/** Keeps cells, and tells that the year counts anew. */
	void keep(Period year, List<Said> cells, UnitId unit, Author author) {
		store.say(cells, signedOff.days(FamilyNews.SCHOOLS).test(year.from()), author);
		changes.ofSchools(UUID.randomUUID(), unit, year, author.at());
	}

	/**
	 * Says of one cell what was taken up.
	 * @throws Problem where it is wrong, or somebody typed something else meanwhile
	 */
	@Allowed(operation = "families.school.change", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PARTNER_SYSTEM },
			scope = Scope.OWN_UNITS)
	public void tellOne(String idempotencyKey, Period year, SchoolTookEntry entry) {
		var faults = tell(idempotencyKey, year, List.of(entry), false).getFirst().faults();
		if (!faults.isEmpty()) {
			throw Problem.invalid(faults);
		}
	}

	/**
	 * Says that the schools and rolls of a year are right: it counts from then on.
	 * @param confirmed whether it is known that the census is without some schools, which
	 * then count in no share
	 * @throws Problem where its file is not in, the unit is another's, somebody changed
	 * it meanwhile, or schools are missing and nobody said that this is right
	 */
	@Allowed(operation = "families.school.change", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PARTNER_SYSTEM },
			scope = Scope.OWN_UNITS)
	public void set(String idempotencyKey, Period year, int expectedVersion, boolean confirmed) {
		reaching(year);
		var schools = reading.read(year).grid().schools();
		long without = schools.stream().filter(it -> !it.atCensus()).count();
		new Problem.Faults()
			.when(!confirmed && without > 0, "confirmed",
					"The census is without %d of %d schools, which would count in no share; say that this is right."
						.formatted(without, schools.size()),
					AftercareCheck.CONFIRM)
			.raise();
		turn(idempotencyKey, year, expectedVersion, State.SET);
	}

	/** Makes a year a draft again: it counts no more until it is set. */
	@Allowed(operation = "families.school.change", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PARTNER_SYSTEM },
			scope = Scope.OWN_UNITS)
	public void openAgain(String idempotencyKey, Period year, int expectedVersion) {
		turn(idempotencyKey, year, expectedVersion, State.DRAFT);
	}

	private void turn(String idempotencyKey, Period year, int expectedVersion, State to) {
		checked(year);
		UnitId unit = reaching(year);
		var author = recording.author(unit);
		recording.once(author, idempotencyKey, List.of(year.from(), expectedVersion, to), Batch::new, () -> {
			Year known = store.locked(year.from())
				.orElseThrow(() -> Problem.notFound("census", SchoolYearView.written(year)));
			Problem.unlessSeen(expectedVersion, known.version(), "this school year");
			if (known.state() == to) {
				return Made.found(new Batch(known.id()));
			}
			store.state(known, to, author);
			changes.ofSchools(known.id(), unit, year, author.at());
			return new Made<>(new Batch(known.id()), "school year " + SchoolYearView.written(year),
					Map.of("state", to.name()));
		});
	}

	/** The unit that looks after schools, which the caller has to be of. */
	UnitId reaching(Period year) {
		UnitId unit = rules.on(year.from()).unit();
		currentCaller.reaching(unit);
		return unit;
	}

	/**
	 * What waits at the unit that looks after schools, of the school year of today.
	 */
	@Allowed(operation = "families.school.change", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PARTNER_SYSTEM },
			scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public Waiting waiting() {
		Period year = reading.now();
		SchoolRules.Rule rule = rules.on(year.from());
		if (!currentCaller.reach().contains(rule.unit())) {
			return Waiting.NOTHING;
		}
		LocalDate today = LocalDate.now(clock);
		Read read = reading.read(year);
		@Nullable Year census = read.census();
		@Nullable LocalDate due = rules.censusOf(year).map(it -> it.plusDays(rule.fileDays())).orElse(null);
		boolean fileDue = census == null && due != null && !today.isBefore(due);
		var schools = read.grid().schools();
		int missing = today.isBefore(year.from().plusDays(rule.askAfterDays())) ? 0
				: (int) schools.stream().filter(it -> it.missing() > 0).count();
		int reasons = (int) schools.stream()
			.flatMap(it -> it.cells().stream())
			.filter(SchoolYearView.Cell::asksWhy)
			.count();
		return new Waiting(SchoolYearView.written(year), fileDue ? due : null,
				census != null && census.state() == State.DRAFT, missing, reasons);
	}

	/** Checks cells in few statements for any number of them. */
	private List<Checked> check(Period year, List<SchoolTookEntry> entries) {
		Read read = reading.read(year);
		var known = places.schools().stream().collect(Collectors.toMap(it -> it.place().id(), Function.identity()));
		var columns = read.grid()
			.columns()
			.stream()
			.collect(Collectors.toMap(it -> it.programme().id(), Function.identity()));
		var before = new HashMap<List<Object>, Said>();
		store
			.locked(entries.stream()
				.filter(it -> it.school() != null && it.programme() != null)
				.map(it -> said(year, it, 0))
				.toList())
			.forEach(it -> before.put(List.of(it.school(), it.programme()), it));
		var seen = new HashSet<List<Object>>();
		return entries.stream().map(it -> check(year, it, read.grid(), known, columns, before, seen)).toList();
	}

	private Checked check(Period year, SchoolTookEntry it, SchoolGrid grid, Map<PlaceId, SchoolPlace> known,
			Map<Programmes.Id, Column> columns, Map<List<Object>, Said> before, HashSet<List<Object>> seen) {
		@Nullable PlaceId school = it.school();
		Programmes.@Nullable Id programme = it.programme();
		@Nullable Column column = (programme != null) ? columns.get(programme) : null;
		boolean there = school != null && known.containsKey(school);
		@Nullable PlaceId lead = (school != null) ? grid.lead(school) : null;
		int most = rules.on(year.from()).rollAtMost() * rules.stages().size();
		var faults = new Problem.Faults().when(school == null, "school", "Say which school.")
			.when(school != null && !there, "school", "This is no school of the directory.")
			.when(there && lead != null && !lead.equals(school), "school",
					"This school merged into %s; tell it there.".formatted((lead != null) ? grid.name(lead) : ""),
					"MERGED")
			.when(programme == null, "programme", "Say which programme.")
			.when(programme != null && column == null, "programme",
					"This programme was not asked of schools in this year.")
			.when(year.from().isAfter(LocalDate.now(clock)), "year", "This school year is still to come.", "IN_FUTURE")
			.when(it.pupils() != null && (it.pupils() < 0 || it.pupils() > most), "pupils",
					"Give a number from 0 to %,d.".formatted(most))
			.when(Boolean.FALSE.equals(it.took()) && it.pupils() != null, "pupils",
					"It did not take part, so leave the number of pupils out.");
		if (it.because() != null) {
			rules.because().check(faults, "because", it.because(), LocalDate.now(clock));
		}
		if (school == null || column == null || !there) {
			return new Checked(null, faults.noted(), List.of());
		}
		var key = List.<Object>of(school, column.programme().id());
		faults.when(!seen.add(key), "school", "This school and programme stand twice in what was sent.", "TWICE");
		@Nullable Said stored = before.get(key);
		int version = (stored != null) ? stored.version() : 0;
		faults.when(it.expectedVersion() != null && it.expectedVersion() != version, "expectedVersion",
				"Somebody typed something else meanwhile. Look at what it says now.", "CONFLICT");
		var roll = column.stages().stream().map(grid.rollOf(school)::get).filter(Objects::nonNull).toList();
		int pupilsOfRoll = roll.stream().mapToInt(number -> number).sum();
		boolean above = it.pupils() != null && !roll.isEmpty() && it.pupils() > pupilsOfRoll;
		faults.when(above && it.because() == null, "because",
				"%,d are on the roll, and more were there; say why.".formatted(pupilsOfRoll), ABOVE_ROLL);
		if (!faults.noted().isEmpty()) {
			return new Checked(null, faults.noted(), List.of());
		}
		var remarks = new Problem.Faults()
			.when(above, "pupils", "More were there than are on the roll; it is kept as you told it.", ABOVE_ROLL)
			.when(roll.isEmpty() && !grid.rollOf(school).isEmpty(), "school",
					"This school has no pupils of these stages; it is kept as you told it.", "NOT_ASKED")
			.noted();
		Said now = said(year, it, version);
		boolean same = (stored != null) ? stored.equals(now) : !now.tells();
		return new Checked(same ? null : now, List.of(), remarks);
	}

	private static Said said(Period year, SchoolTookEntry it, int version) {
		return new Said(year.from(), Objects.requireNonNull(it.school()), Objects.requireNonNull(it.programme()),
				version, it.took(), it.pupils(), it.trainedLead(), it.because());
	}

	private static List<BatchResult> results(List<Checked> checked) {
		return IntStream.range(0, checked.size())
			.mapToObj(i -> new BatchResult(i, null, checked.get(i).faults(), checked.get(i).remarks()))
			.toList();
	}

	/** What is changed together. */
	record Batch(UUID value) implements Identifier {
	}

	/**
	 * A cell that was looked at.
	 *
	 * @param changed what is to be kept; null where something is wrong or nothing differs
	 */
	private record Checked(@Nullable Said changed, List<Problem.Field> faults, List<Problem.Field> remarks) {
	}

	/**
	 * What waits.
	 *
	 * @param year the school year of today
	 * @param fileDueOn the day on which the file of the census was due; null where it is
	 * in, or not due yet
	 * @param draft whether the file is in and nobody set the year yet
	 * @param missing schools of which nobody told something, once that is asked
	 * @param reasons cells with more pupils than are on the roll, and no reason
	 */
	public record Waiting(String year, @Nullable LocalDate fileDueOn, boolean draft, int missing, int reasons) {

		static final Waiting NOTHING = new Waiting("", null, false, 0, 0);

	}

}
