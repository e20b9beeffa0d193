package scot.adp.community;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.community.VolunteerRules.Lists;
import scot.adp.community.VolunteerStore.Day;
import scot.adp.community.VolunteerStore.Hours;
import scot.adp.community.VolunteerView.State;
import scot.adp.events.DataSet;
import scot.adp.events.PersonKey;
import scot.adp.identity.Author;
import scot.adp.identity.CurrentCaller;
import scot.adp.identity.Made;
import scot.adp.identity.Recording;
import scot.adp.measures.spi.PeriodType;
import scot.adp.measures.spi.SignedOff;
import scot.adp.measures.spi.UnitSources;
import scot.adp.people.PersonCheck;
import scot.adp.people.PersonKeys;
import scot.adp.people.spi.PersonPanel;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Scope;
import scot.adp.platform.BatchResult;
import scot.adp.platform.CodeList;
import scot.adp.platform.Identifier;
import scot.adp.platform.NodeSource;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.UnitId;

/**
 * People with lived and living experience who volunteer, and their hours. The host
 * records them and reads them; nobody else reads a row. Each read of rows goes on record.
 */
@Service
@Transactional
public class Volunteers {

	/** The data set. */
	public static final DataSet DATA_SET = CommunityNews.VOLUNTEERS;

	/**
	 * For so many days before its end a membership of the PVG scheme ends soon: renewing
	 * takes weeks.
	 */
	public static final int SOON_DAYS = 60;

	/** GraphQL's name of somebody who volunteers. */
	public static final String TYPE = "Volunteer";

	/** Somebody has to say that it is right. */
	static final String CONFIRM = "CONFIRM";

	/** The person does the same at the host already. */
	static final String KNOWN_ALREADY = "KNOWN_ALREADY";

	private static final int QUARTERS_OF_A_DAY = 96;

	private final VolunteerStore store;

	private final VolunteerRules rules;

	private final BatchLines lines;

	private final OwnUnits units;

	private final PersonCheck people;

	private final PersonKeys keys;

	private final UnitSources sources;

	private final SignedOff signedOff;

	private final CurrentCaller currentCaller;

	private final Recording recording;

	private final CommunityNews changes;

	private final CommunityEndings endings;

	private final Clock clock;

	Volunteers(VolunteerStore store, VolunteerRules rules, BatchLines lines, OwnUnits units, PersonCheck people,
			PersonKeys keys, UnitSources sources, SignedOff signedOff, CurrentCaller currentCaller, Recording recording,
			CommunityNews changes, CommunityEndings endings, Clock clock) {
		this.store = store;
		this.rules = rules;
		this.lines = lines;
		this.units = units;
		this.people = people;
		this.keys = keys;
		this.sources = sources;
		this.signedOff = signedOff;
		this.currentCaller = currentCaller;
		this.recording = recording;
		this.changes = changes;
		this.endings = endings;
		this.clock = clock;
	}

	/**
	 * Adds somebody who volunteers, under a number of their own at the host.
	 * @throws Problem where something is wrong, such as that somebody in a regulated role
	 * is to be active without a valid membership
	 */
	@Allowed(operation = "community.volunteer.change", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public Id add(String idempotencyKey, New somebody, Door door) {
		currentCaller.reaching(somebody.unit());
		var author = recording.author(somebody.unit());
		var input = List.of(somebody.unit(), String.valueOf(somebody.ownRef()), somebody.from(), somebody.what(),
				(somebody.chi() != null) ? keys.sealed(DATA_SET, List.of(somebody.chi())) : List.of());
		return recording.once(author, idempotencyKey, input, Id::new, () -> {
			var taking = new Taking(List.of(somebody), currentCaller.reach(), false);
			if (!taking.faults().getFirst().isEmpty()) {
				throw Problem.invalid(taking.faults().getFirst());
			}
			taking.keep(door, null, author);
			Id id = Objects.requireNonNull(taking.made().get(0));
			return new Made<>(id, subject(id), Map.of("unit", somebody.unit().value(), "role", somebody.what().role(),
					"state", somebody.what().state().name()));
		});
	}

	/**
	 * Looks at lines of a file, and keeps those that are right once that is asked; who
	 * does the same already is passed over.
	 */
	Taking taking(List<New> sent, Set<UnitId> reach) {
		return new Taking(sent, reach, true);
	}

	private void check(Problem.Faults faults, What what, LocalDate today) {
		rules.list(Lists.ROLE).check(faults, "role", what.role(), today);
		rules.list(Lists.PVG).check(faults, "pvg", what.pvg(), today);
		faults
			.when(what.regulated() && VolunteerRules.NOT_NEEDED.equals(what.pvg()), "pvg",
					"A regulated role needs a membership; say how far it is.")
			.when(what.state() == State.ENDED, "state", "Say why and when it ended instead.")
			.when(what.state() == State.ACTIVE
					&& !rules.mayBeActive(what.regulated(), what.pvg(), what.pvgExpiresOn(), today), "state",
					"In a regulated role somebody can be active only with a valid PVG membership.", "PVG_NOT_VALID");
	}

	/** Changes what somebody does and how far they are. */
	@Allowed(operation = "community.volunteer.change", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public void change(String idempotencyKey, Id id, int expectedVersion, What what) {
		changed(idempotencyKey, id, expectedVersion, what, (volunteer, author) -> {
			var faults = new Problem.Faults();
			check(faults, what, LocalDate.now(clock));
			faults.raise();
			if (What.of(volunteer).equals(what)) {
				return null;
			}
			store.change(id, what);
			return Map.of("role", what.role(), "state", what.state().name(), "pvg", what.pvg());
		});
	}

	/**
	 * Ends it. Who goes into paid work is told to others once, however many hosts there
	 * were.
	 */
	@Allowed(operation = "community.volunteer.change", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public void end(String idempotencyKey, Id id, int expectedVersion, LocalDate on, String reason) {
		changed(idempotencyKey, id, expectedVersion, List.of(on, reason), (volunteer, author) -> {
			var faults = new Problem.Faults()
				.when(on.isAfter(LocalDate.now(clock)), "endedOn", "This day is still to come.", "IN_FUTURE")
				.when(on.isBefore(volunteer.fromOn()), "endedOn", "This is before the first day.")
				.when(volunteer.state() == State.ENDED, "endedOn", "This has ended already.");
			rules.list(Lists.END_REASON).check(faults, "endReason", reason, on);
			faults.raise();
			store.end(id, on, reason);
			if (VolunteerRules.PAID_WORK.equals(reason) && !store.hiredBefore(id)) {
				changes.hired(volunteer, on, volunteer.version() + 1, author.at());
			}
			changes.ended(volunteer, reason, on, volunteer.version() + 1, author.at());
			return Map.of("endedOn", on.toString(), "endReason", reason);
		});
	}

	/**
	 * Withdraws somebody who was entered wrongly; it counts no more and tells of nobody.
	 * @param because why, a code of the list
	 */
	@Allowed(operation = "community.volunteer.change", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public void withdraw(String idempotencyKey, Id id, int expectedVersion, String because) {
		changed(idempotencyKey, id, expectedVersion, because, (volunteer, author) -> {
			var faults = new Problem.Faults();
			rules.list(Lists.WITHDRAWN_BECAUSE).check(faults, "because", because, LocalDate.now(clock));
			faults.when(VolunteerRules.IMPORT_TAKEN_BACK.equals(because), "because", "Say why it is wrong.").raise();
			store.withdraw(id, because, author);
			return Map.of("because", because);
		});
	}

	/** Withdraws whom a file brought. */
	void takeBackPeople(UUID in) {
		var author = recording.author();
		store.cameIn(in).forEach(volunteer -> {
			store.withdraw(volunteer.id(), VolunteerRules.IMPORT_TAKEN_BACK, author);
			tell(volunteer.id(), volunteer.version() + 1, volunteer.unit(), volunteer.fromOn(), author);
		});
	}

	private void changed(String key, Id id, int expectedVersion, Object input, Change work) {
		var volunteer = store.locked(id)
			.filter(it -> currentCaller.reach().contains(it.unit()))
			.orElseThrow(() -> Problem.forbidden("There is nobody like that in your units."));
		var author = recording.author(volunteer.unit());
		recording.once(author, key, List.of(id, expectedVersion, input), Id::new, () -> {
			Problem.unlessSeen(expectedVersion, volunteer.version(), "this volunteer");
			if (!volunteer.stands()) {
				throw Problem.conflict("This was withdrawn; nothing of it can be changed.", volunteer.version());
			}
			@Nullable Map<String, String> done = work.of(volunteer, author);
			if (done == null) {
				return Made.found(id);
			}
			var told = new TreeMap<>(done);
			told.put("unit", volunteer.unit().value());
			tell(id, volunteer.version() + 1, volunteer.unit(), volunteer.fromOn(), author);
			return new Made<>(id, subject(id), told);
		});
	}

	private void tell(Id id, int revision, UnitId unit, LocalDate from, Author author) {
		changes.changed(id.value(), revision, unit, DATA_SET, from, LocalDate.now(clock), author.at());
	}

	/**
	 * Says how many hours there were on days, in the place of what was said of them
	 * before: the grid of a week. Nought takes a day out. All is kept or nothing.
	 * @throws Problem where something is wrong with any of them: its fields begin with
	 * {@code hours[n].}, from 0
	 */
	@Allowed(operation = "community.volunteer.hours",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.PARTNER_SYSTEM },
			scope = Scope.OWN_UNITS)
	public void setHours(String idempotencyKey, List<Worked> worked) {
		var author = recording.author();
		recording.once(author, idempotencyKey, worked, BatchId::new, () -> {
			var id = new BatchId(UUID.randomUUID());
			var looked = look(worked, true);
			var faults = IntStream.range(0, worked.size())
				.boxed()
				.flatMap(i -> looked.faults()
					.get(i)
					.stream()
					.map(it -> new Problem.Field("hours[%d].%s".formatted(i, it.path()), it.message(), it.reason())))
				.toList();
			if (!faults.isEmpty()) {
				throw Problem.invalid(faults);
			}
			store.clear(worked.stream().map(it -> new Day(it.volunteer(), it.on())).toList());
			keep(looked, id.value(), author);
			return Made.told(id);
		});
	}

	/**
	 * Adds hours to what was said of their days, each line for itself: those that are
	 * right are kept, of the others it is told what is wrong.
	 * @param dryRun whether it is only tried, and nothing kept
	 * @return what came of each, in their order
	 * @throws Problem where there are none, or more than
	 * {@value BatchResult#ITEMS_AT_MOST}
	 */
	@Allowed(operation = "community.volunteer.hours",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.PARTNER_SYSTEM },
			scope = Scope.OWN_UNITS)
	public List<BatchResult> recordHours(String idempotencyKey, List<Worked> worked, boolean dryRun) {
		new Problem.Faults()
			.when(worked.isEmpty() || worked.size() > BatchResult.ITEMS_AT_MOST, "hours",
					"Send 1 to %d at a time.".formatted(BatchResult.ITEMS_AT_MOST))
			.raise();
		if (dryRun) {
			var faults = look(worked, false).faults();
			return IntStream.range(0, worked.size())
				.mapToObj(i -> new BatchResult(i, null, faults.get(i), List.of()))
				.toList();
		}
		var author = recording.author();
		var batch = recording.once(author, idempotencyKey, worked, BatchId::new, () -> {
			var id = new BatchId(UUID.randomUUID());
			var looked = look(worked, false);
			keep(looked, id.value(), author);
			lines.tell(id.value(), looked.faults(),
					IntStream.range(0, worked.size())
						.boxed()
						.filter(i -> looked.faults().get(i).isEmpty())
						.collect(Collectors.toMap(Function.identity(), i -> worked.get(i).volunteer().value())),
					author.at());
			return Made.told(id);
		});
		var told = lines.of(batch.value());
		var made = lines.made(batch.value());
		return IntStream.range(0, worked.size())
			.mapToObj(i -> new BatchResult(i,
					made.containsKey(i) ? NodeSource.globalId(TYPE, Objects.requireNonNull(made.get(i))) : null,
					told.getOrDefault(i, List.of()), List.of()))
			.toList();
	}

	/** Looks at hours, the sum of a day with what was said of it and comes before. */
	Looked look(List<Worked> worked, boolean instead) {
		LocalDate today = LocalDate.now(clock);
		var reach = currentCaller.reach();
		var ids = worked.stream().map(Worked::volunteer).distinct().toList();
		Map<Id, VolunteerView> known = store.byIds(ids, reach, today)
			.stream()
			.filter(VolunteerView::stands)
			.collect(Collectors.toMap(VolunteerView::id, Function.identity()));
		if (!worked.isEmpty() && known.isEmpty()) {
			throw Problem.forbidden("There is nobody like that in your units.");
		}
		var of = known.values().stream().map(VolunteerView::unit).distinct().toList();
		store.lock(of);
		var held = sources.held(DATA_SET, of);
		var signed = signedOff.days(DATA_SET);
		var sums = new HashMap<Day, Integer>();
		if (!instead && !worked.isEmpty()) {
			var days = worked.stream().map(Worked::on).sorted().toList();
			sums.putAll(store.hours(ids, days.getFirst(), days.getLast()));
		}
		var faults = new ArrayList<List<Problem.Field>>();
		var right = new ArrayList<Hours>();
		var touched = new LinkedHashSet<Touched>();
		for (Worked one : worked) {
			var wrong = new Problem.Faults();
			@Nullable VolunteerView who = known.get(one.volunteer());
			int quarters = check(wrong, one, who, today);
			var day = new Day(one.volunteer(), one.on());
			int sum = sums.getOrDefault(day, 0) + Math.max(quarters, 0);
			if (who != null) {
				held.expectRecords(wrong, "on", who.unit(), one.on());
			}
			wrong.when(sum > QUARTERS_OF_A_DAY, "hours", "That makes %s hours on one day."
				.formatted(VolunteerView.hours(sum).stripTrailingZeros().toPlainString()), "OVER_A_DAY");
			wrong.when(!one.sure() && sum <= QUARTERS_OF_A_DAY && sum > 4 * rules.confirmHoursAbove(), "hours",
					"More than %d hours on one day is unusual; say that it is right."
						.formatted(rules.confirmHoursAbove()),
					CONFIRM);
			faults.add(wrong.noted());
			if (wrong.noted().isEmpty() && who != null) {
				sums.put(day, sum);
				touched.add(new Touched(who.unit(), one.on()));
				if (quarters > 0) {
					right.add(new Hours(day, quarters, signed.test(one.on())));
				}
			}
		}
		return new Looked(faults, right, touched);
	}

	private int check(Problem.Faults wrong, Worked one, @Nullable VolunteerView who, LocalDate today) {
		wrong.when(who == null, "volunteer", "There is nobody like that in your units.")
			.when(one.on().isAfter(today), "on", "This day is still to come.", "IN_FUTURE")
			.when(!one.sure() && one.on().isBefore(today.minusDays(rules.confirmDaysAgo())), "on",
					"This is more than %d days ago; say that it is right.".formatted(rules.confirmDaysAgo()), CONFIRM)
			.when(one.hours().signum() < 0, "hours", "Give hours from 0 on.")
			.when(who != null && one.on().isBefore(who.fromOn()), "on", "This is before the first day.")
			.when(who != null && who.endedOn() != null && one.on().isAfter(who.endedOn()), "on",
					"This is after the last day.")
			.when(!one.sure() && who != null && who.lapsed(one.on()), "hours",
					"The PVG membership ended before that day, and the role is a regulated one; say that it is right.",
					CONFIRM)
			.when(who != null && (who.state() == State.APPLIED || who.state() == State.CHECKS), "volunteer",
					"This person is not active yet.");
		BigDecimal quarters = one.hours().multiply(BigDecimal.valueOf(4));
		boolean whole = quarters.stripTrailingZeros().scale() <= 0;
		wrong.when(!whole, "hours", "Give hours in quarters, such as 1.25.")
			.when(quarters.compareTo(BigDecimal.valueOf(QUARTERS_OF_A_DAY)) > 0, "hours", "A day has 24 hours.",
					"OVER_A_DAY");
		return (whole && quarters.compareTo(BigDecimal.valueOf(QUARTERS_OF_A_DAY)) <= 0) ? quarters.intValueExact() : 0;
	}

	/** Keeps what was right of what was looked at. */
	void keep(Looked looked, UUID in, Author author) {
		store.add(looked.right(), in, author);
		looked.touched().stream().collect(Collectors.groupingBy(Touched::unit)).forEach((unit, days) -> {
			var sorted = days.stream().map(Touched::on).sorted().toList();
			changes.changed(UUID.randomUUID(), 1, unit, DATA_SET, sorted.getFirst(), sorted.getLast(), author.at());
			recording.tell("hours of volunteers of " + unit.value(), Map.of("days", String.valueOf(days.size())));
		});
	}

	/** Takes the hours out that came in together. */
	void takeBack(UUID in) {
		var author = recording.author();
		store.takeBack(in).forEach((unit, days) -> {
			var sorted = days.stream().sorted().toList();
			changes.changed(UUID.randomUUID(), 1, unit, DATA_SET, sorted.getFirst(), sorted.getLast(), author.at());
		});
	}

	/** Somebody of the caller's own units; goes on record. */
	@Allowed(operation = "community.volunteer.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public Optional<VolunteerView> find(Id id) {
		return read(store.byIds(List.of(id), currentCaller.reach(), quarter())).stream().findFirst();
	}

	/**
	 * Of whom a record is that stands; the opening of the person's page, of which this is
	 * a part, goes on record.
	 */
	@Allowed(operation = "community.volunteer.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	@Transactional(propagation = Propagation.MANDATORY)
	public Optional<PersonPanel.Whose> whose(Id id) {
		return store.whose(id).filter(it -> currentCaller.reach().contains(it.unit()));
	}

	/**
	 * What a person of one of the caller's own units volunteers as; the opening of the
	 * person's page, of which this is a part, goes on record.
	 */
	@Allowed(operation = "community.volunteer.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	@Transactional(propagation = Propagation.MANDATORY)
	public List<VolunteerView> of(PersonPanel.Whom whom) {
		return currentCaller.reach().contains(whom.unit()) ? store.of(whom, quarter()) : List.of();
	}

	/**
	 * Some of the caller's own units: first who volunteers though the membership of the
	 * PVG scheme has ended, last those who ended. Goes on record.
	 */
	@Allowed(operation = "community.volunteer.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public List<VolunteerView> page(Filter filter, int offset, int limit) {
		return read(store.page(currentCaller.reach(), filter, days(), offset, limit));
	}

	/**
	 * Those of the caller's own units behind one, by unit and number; one more than the
	 * limit where there are more. Goes on record.
	 * @param last null to begin with the first
	 */
	@Allowed(operation = "community.volunteer.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public List<VolunteerView> behind(Filter filter, @Nullable Id last, int limit) {
		return read(store.behind(currentCaller.reach(), filter, days(), last, limit + 1));
	}

	/** How many there are in the caller's own units. */
	@Allowed(operation = "community.volunteer.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	@Transactional(readOnly = true)
	public int count(Filter filter) {
		return store.count(currentCaller.reach(), filter, days());
	}

	/** What is due of those of the caller's own units; rows are not told. */
	@Allowed(operation = "community.volunteer.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	@Transactional(readOnly = true)
	public Look look() {
		return store.look(currentCaller.reach(), days());
	}

	private VolunteerStore.Days days() {
		LocalDate today = LocalDate.now(clock);
		return new VolunteerStore.Days(today, today.plusDays(SOON_DAYS), quarter());
	}

	/**
	 * The hours of some between two days, both counted; of those that were read before.
	 */
	@Allowed(operation = "community.volunteer.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	@Transactional(readOnly = true)
	public List<Worked> hours(Collection<Id> of, LocalDate from, LocalDate to) {
		var own = store.byIds(of, currentCaller.reach(), quarter()).stream().map(VolunteerView::id).toList();
		return store.hours(own, from, to)
			.entrySet()
			.stream()
			.map(it -> new Worked(it.getKey().volunteer(), it.getKey().on(), VolunteerView.hours(it.getValue()), true))
			.toList();
	}

	/** For which units the caller can record. */
	@Allowed(operation = "community.volunteer.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	@Transactional(readOnly = true)
	public List<OwnUnit> units() {
		return units.of(currentCaller.reach(), DATA_SET, LocalDate.now(clock));
	}

	/** The values of a list that are offered today. */
	@Allowed(operation = "community.volunteer.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public List<CodeList.Value> offered(Lists list) {
		return rules.list(list).on(LocalDate.now(clock));
	}

	/** A code of a list with its words. */
	@Allowed(operation = "community.volunteer.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public CodeList.Value told(Lists list, String code) {
		return rules.list(list).find(code).orElseGet(() -> new CodeList.Value(code, code, null, null, false));
	}

	/** The first day of the quarter of the year that is running. */
	LocalDate quarter() {
		return PeriodType.QUARTER.of(LocalDate.now(clock)).from();
	}

	private List<VolunteerView> read(List<VolunteerView> rows) {
		return ReadRows.told(recording, "volunteers", "volunteers", rows, VolunteerView::unit, VolunteerView::id);
	}

	private static String subject(Id id) {
		return "volunteer " + id.value();
	}

	/** Somebody who volunteers at a host. */
	public record Id(UUID value) implements Identifier {
	}

	/** What came in together. */
	record BatchId(UUID value) implements Identifier {
	}

	/**
	 * Somebody to be added.
	 *
	 * @param ownRef the host's own number of the person
	 * @param chi a CHI number, of which a key is made at once; null where none was given
	 */
	public record New(UnitId unit, @Nullable String ownRef, @Nullable String chi, LocalDate from, What what) {

		@Override
		public String toString() {
			return "a volunteer";
		}

	}

	/**
	 * What somebody does, and how far they are.
	 *
	 * @param role a code of its list, as is the state of the PVG membership
	 */
	public record What(String role, boolean regulated, String pvg, @Nullable LocalDate pvgExpiresOn,
			@Nullable LocalDate supervisionDue, boolean expenses, State state) {

		static What of(VolunteerView it) {
			return new What(it.role(), it.regulated(), it.pvg(), it.pvgExpiresOn(), it.supervisionDue(), it.expenses(),
					it.state());
		}

	}

	/**
	 * Hours of a day.
	 *
	 * @param hours in quarters, such as 1.25
	 * @param sure whether somebody said that it is right, though it is unusual
	 */
	public record Worked(Id volunteer, LocalDate on, BigDecimal hours, boolean sure) {

		/** The same, which somebody said is right. */
		Worked confirmed() {
			return new Worked(volunteer, on, hours, true);
		}

	}

	/** Who volunteers, while lines about them are looked at, and what is kept of them. */
	final class Taking implements Takings {

		private final List<List<Problem.Field>> faults = new ArrayList<>();

		private final Map<Integer, Id> made = new LinkedHashMap<>();

		private final List<VolunteerStore.Row> rows = new ArrayList<>();

		private int passedOver;

		private Taking(List<New> sent, Set<UnitId> reach, boolean passOver) {
			LocalDate today = LocalDate.now(clock);
			var own = sent.stream().map(New::unit).filter(reach::contains).distinct().toList();
			store.lock(own);
			var held = sources.held(DATA_SET, own);
			var told = people.of(DATA_SET, today);
			var noted = new ArrayList<Problem.Faults>();
			var who = new ArrayList<PersonCheck.@Nullable Who>();
			for (New one : sent) {
				boolean there = reach.contains(one.unit());
				var wrong = new Problem.Faults().when(!there, "unit", "This is none of your units.")
					.when(one.from().isAfter(today), "from", "This day is still to come.", "IN_FUTURE");
				if (there) {
					held.expectRecords(wrong, "from", one.unit(), one.from());
				}
				check(wrong, one.what(), today);
				wrong.when(one.ownRef() == null && one.chi() == null, "ownRef",
						"Give your own number of the person, or a CHI number.");
				who.add(there ? told.read(wrong, one.unit(), one.ownRef(), one.chi()) : null);
				noted.add(wrong);
			}
			told.makeKeys();
			Set<List<String>> doing = new HashSet<>(store.doing(own));
			for (int i = 0; i < sent.size(); i++) {
				look(noted.get(i), sent.get(i), who.get(i), doing, passOver, i);
			}
		}

		private void look(Problem.Faults wrong, New one, PersonCheck.@Nullable Who who, Set<List<String>> doing,
				boolean passOver, int line) {
			if (who != null && wrong.noted().isEmpty()) {
				// Somebody who objected is counted and not told apart.
				@Nullable PersonKey person = who.objected() ? null : who.person();
				@Nullable String ownRef = who.objected() ? null : one.ownRef();
				var names = VolunteerStore.names(one.unit(), one.what().role(), ownRef, person);
				boolean known = names.stream().anyMatch(doing::contains);
				doing.addAll(names);
				if (known && passOver) {
					passedOver++;
				}
				else if (!known) {
					var id = new Id(UUID.randomUUID());
					made.put(line, id);
					rows.add(new VolunteerStore.Row(id, one, ownRef, person, who.objected() ? null : who.agreement()));
				}
				wrong.when(known && !passOver, "ownRef", "This person does the same here already. Look at that entry.",
						KNOWN_ALREADY);
			}
			faults.add(wrong.noted());
		}

		@Override
		public List<List<Problem.Field>> faults() {
			return faults;
		}

		@Override
		public Map<Integer, Id> made() {
			return made;
		}

		/** How many do the same already. */
		int passedOver() {
			return passedOver;
		}

		@Override
		public void keep(Door door, @Nullable UUID in, Author author) {
			store.add(rows, door, in, author);
			endings.stopKnown(rows.stream().map(VolunteerStore.Row::person).toList());
			rows.forEach(it -> tell(it.id(), 1, it.somebody().unit(), it.somebody().from(), author));
			if (in != null) {
				rows.stream()
					.collect(Collectors.groupingBy(it -> it.somebody().unit(), Collectors.counting()))
					.forEach((unit, number) -> recording.tell("volunteers of " + unit.value(),
							Map.of("volunteers", String.valueOf(number), "door", door.name())));
			}
		}

	}

	/** Makes a change and tells what; null where nothing differs. */
	private interface Change {

		@Nullable Map<String, String> of(VolunteerView volunteer, Author author);

	}

	/** A day of a unit. */
	record Touched(UnitId unit, LocalDate on) {
	}

	/** What was looked at. */
	record Looked(List<List<Problem.Field>> faults, List<Hours> right, LinkedHashSet<Touched> touched) {
	}

	/** What may be due of somebody who volunteers. */
	public enum Due {

		/** The membership of the PVG scheme of who is active has ended, or ends soon. */
		PVG,
		/** Supervision is due today, or was before. */
		SUPERVISION

	}

	/**
	 * Which of them are looked at; null for all.
	 *
	 * @param state how far they are
	 * @param due what is due of them
	 */
	public record Filter(VolunteerView.@Nullable State state, @Nullable Due due) {

		/** All of a state. */
		public static Filter of(VolunteerView.@Nullable State state) {
			return new Filter(state, null);
		}

	}

	/**
	 * How much is due.
	 *
	 * @param pvgOver who is active in a regulated role though the membership has ended
	 * @param pvgSoon whose membership ends soon
	 * @param supervision whose supervision is due
	 * @param nextSupervision when it is due next after today; null where no day is set
	 */
	public record Look(int pvgOver, int pvgSoon, int supervision, @Nullable LocalDate nextSupervision) {
	}

}
