package scot.adp.community;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.community.GrantView.State;
import scot.adp.directory.OrganisationView;
import scot.adp.directory.Partners;
import scot.adp.identity.Author;
import scot.adp.identity.CurrentCaller;
import scot.adp.identity.Made;
import scot.adp.identity.Recording;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Audience;
import scot.adp.platform.Allowed.Scope;
import scot.adp.platform.Auditable;
import scot.adp.platform.BatchResult;
import scot.adp.platform.CodeList;
import scot.adp.platform.Identifier;
import scot.adp.platform.NodeSource;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.Trial;
import scot.adp.platform.UnitId;
import scot.adp.platform.reading.Blanks;

/**
 * Grants to community organisations: who was given how much for what, and what became of
 * it. They tell of no person, so all staff read them; the unit that looks after a grant
 * and the support team change it, and whoever has it tells what became of it.
 */
@Service
@Transactional
public class Grants {

	/** GraphQL's name of a grant. */
	public static final String TYPE = "Grant";

	/** How long words of a grant are at most. */
	public static final int WORDS_LIMIT = 2000;

	/** How long the name of an organisation is at most. */
	public static final int NAME_LIMIT = 100;

	/** It is told otherwise already. */
	static final String KNOWN_OTHERWISE = "KNOWN_OTHERWISE";

	private static final BigDecimal AT_MOST = new BigDecimal("100000000");

	private static final String ACTION_CODE = "[A-Z][-.A-Z0-9]*(/[A-Z][-.A-Z0-9]*)?";

	private static final int CODE_LIMIT = 40;

	private final GrantStore store;

	private final GrantRules rules;

	private final Partners partners;

	private final CurrentCaller currentCaller;

	private final Recording recording;

	private final Trial trial;

	private final Clock clock;

	Grants(GrantStore store, GrantRules rules, Partners partners, CurrentCaller currentCaller, Recording recording,
			Trial trial, Clock clock) {
		this.store = store;
		this.rules = rules;
		this.partners = partners;
		this.currentCaller = currentCaller;
		this.recording = recording;
		this.trial = trial;
		this.clock = clock;
	}

	/** A page of grants, those whose report is due first. */
	@Allowed(operation = "community.grant.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public List<GrantView> page(Filter filter, int offset, int limit) {
		return named(store.page(filter, today(), offset, limit));
	}

	/**
	 * The grants behind one, those that began last first; one more than the limit where
	 * there are more.
	 * @param last null to begin with the first
	 */
	@Allowed(operation = "community.grant.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public List<GrantView> behind(Filter filter, @Nullable Id last, int limit) {
		return named(store.behind(filter, today(), last, limit + 1));
	}

	/** How many grants there are, and how much money. */
	@Allowed(operation = "community.grant.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public Total total(Filter filter) {
		return store.total(filter, today());
	}

	/** Money by the financial year in which grants began, the earliest first. */
	@Allowed(operation = "community.grant.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public List<Year> years(Filter filter) {
		return store.years(filter, today());
	}

	/** A grant by id. */
	@Allowed(operation = "community.grant.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public Optional<GrantView> find(Id id) {
		return store.find(id, today()).map(it -> named(List.of(it)).getFirst());
	}

	/** Whether the caller may change a grant, so that a page offers it. */
	@Allowed(operation = "community.grant.change",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.ADP_LEAD, Role.ADP_OFFICER }, scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public boolean mayChange(GrantView grant) {
		return currentCaller.get().supportTeam() || currentCaller.reach().contains(grant.unit());
	}

	/** Whether the caller may tell what became of a grant, so that a page offers it. */
	@Allowed(operation = "community.grant.report",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.ADP_LEAD, Role.ADP_OFFICER }, scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public boolean mayReport(GrantView grant) {
		return currentCaller.get().supportTeam() || ours().has(grant);
	}

	/** The reports that the caller's units or organisations owe. */
	@Allowed(operation = "community.grant.report",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.ADP_LEAD, Role.ADP_OFFICER }, scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public Total owed() {
		return store.total(new Filter(State.REPORT_DUE, null, currentCaller.get().supportTeam() ? null : ours()),
				today());
	}

	private Ours ours() {
		var units = currentCaller.reach();
		return new Ours(units,
				partners.units(units)
					.values()
					.stream()
					.map(it -> it.organisation().value())
					.collect(Collectors.toSet()));
	}

	/** Why a grant can be withdrawn. */
	@Allowed(operation = "community.grant.read", to = Audience.READERS)
	public List<CodeList.Value> offered() {
		return rules.withdrawnBecause()
			.on(today())
			.stream()
			.filter(it -> !it.code().equals(GrantRules.IMPORT_TAKEN_BACK))
			.toList();
	}

	/** Why a grant was withdrawn, with its words. */
	@Allowed(operation = "community.grant.read", to = Audience.READERS)
	public CodeList.Value because(String code) {
		return rules.withdrawnBecause().find(code).orElseGet(() -> new CodeList.Value(code, code, null, null, false));
	}

	/**
	 * Records that a grant was awarded.
	 * @throws Problem where something is missing or wrong, it is known already, or the
	 * unit is another's
	 */
	@Allowed(operation = "community.grant.change",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.ADP_LEAD, Role.ADP_OFFICER }, scope = Scope.OWN_UNITS)
	public Id award(String idempotencyKey, Award award, Door door) {
		Award what = award.stripped();
		currentCaller.reaching(what.unit());
		var author = recording.author(what.unit());
		return recording.once(author, idempotencyKey, what, Id::new, () -> {
			store.lock(List.of(what.unit()));
			var faults = new Problem.Faults();
			check(faults, what);
			faults.when(known(what).isPresent(), "fromOn", "A grant of this organisation from this day on is recorded.",
					KNOWN_OTHERWISE);
			faults.raise();
			var id = new Id(UUID.randomUUID());
			store.add(id, what, rules.reportBy(what.toOn()), door, null, author);
			return new Made<>(id, subject(id), Map.of("unit", what.unit().value(), "award",
					what.award().toPlainString(), "from", what.fromOn().toString(), "to", what.toOn().toString()));
		});
	}

	/**
	 * Records grants and what became of them, each for itself: those that are right are
	 * kept, of the others it is told what is wrong. What is known is passed over.
	 * @param dryRun whether it is only tried, and nothing kept
	 * @return what came of each, in their order
	 * @throws Problem where there are none, or too many
	 */
	@Allowed(operation = "community.grant.record",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.ADP_LEAD, Role.ADP_OFFICER, Role.PARTNER_SYSTEM },
			scope = Scope.OWN_UNITS)
	public List<BatchResult> recordAll(String idempotencyKey, List<Row> sent, boolean dryRun) {
		var rows = sent.stream().map(Row::stripped).toList();
		currentCaller.reachingAny(rows.stream().map(row -> row.award().unit()).toList());
		return trial.each("grants", rows.size(), dryRun,
				() -> recording.once(recording.author(), idempotencyKey, rows, Id::new,
						() -> Made.told(new Id(UUID.randomUUID()))),
				(i, key) -> NodeSource.globalId(TYPE, take(key, rows.get(i)).value()));
	}

	private Id take(String key, Row row) {
		UnitId unit = row.award().unit();
		currentCaller.reaching(unit);
		var author = recording.author(unit);
		return recording.once(author, key, row, Id::new, () -> {
			var taking = taking(List.of(row), Set.of(unit));
			var faults = taking.faults().getFirst();
			if (!faults.isEmpty()) {
				throw Problem.invalid(faults);
			}
			taking.keep(Door.API, null, author);
			return Made.told(Objects.requireNonNull(taking.made().get(0)));
		});
	}

	/**
	 * Changes what is told of an award: all of it, also what stays.
	 * @throws Problem where something is wrong, or it was changed meanwhile
	 */
	@Allowed(operation = "community.grant.change",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.ADP_LEAD, Role.ADP_OFFICER }, scope = Scope.OWN_UNITS)
	public void change(String idempotencyKey, Id id, int expectedVersion, Award award) {
		Award what = award.stripped();
		currentCaller.reaching(what.unit());
		changed(idempotencyKey, id, expectedVersion, what, (grant, author) -> {
			store.lock(List.of(what.unit()));
			var faults = new Problem.Faults();
			check(faults, what);
			faults.when(known(what).filter(it -> !it.id().equals(id)).isPresent(), "fromOn",
					"A grant of this organisation from this day on is recorded.", KNOWN_OTHERWISE);
			faults.when(
					grant.spent() != null && grant.overBecause() == null && grant.spent().compareTo(what.award()) > 0,
					"award", "More than this was spent. Put the report right first, with the reason.");
			faults.raise();
			if (what.says(grant)) {
				return null;
			}
			store.change(id, what, rules.reportBy(what.toOn()));
			return Map.of("unit", what.unit().value(), "award", what.award().toPlainString(), "from",
					what.fromOn().toString(), "to", what.toOn().toString(), "grant", Auditable.CHANGED);
		});
	}

	/**
	 * Tells what became of a grant, or puts that right.
	 * @throws Problem where something is missing or wrong, the grant is closed, or it was
	 * changed meanwhile
	 */
	@Allowed(operation = "community.grant.report",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.ADP_LEAD, Role.ADP_OFFICER }, scope = Scope.OWN_UNITS)
	public void report(String idempotencyKey, Id id, int expectedVersion, Report told) {
		Report report = told.stripped();
		var held = locked(id, currentCaller.get().supportTeam() ? null : ours());
		var as = recording.author(currentCaller.reach().contains(held.unit()) ? held.unit() : null);
		once(as, idempotencyKey, held, expectedVersion, report, (grant, author) -> {
			var faults = new Problem.Faults();
			check(faults, grant.award(), grant.fromOn(), report);
			faults.when(grant.state() == State.CLOSED, "spent", "This grant is closed; open it again first.");
			faults.raise();
			if (report.says(grant)) {
				return null;
			}
			store.report(id, report, (grant.reportedOn() != null) ? grant.reportedOn() : today(), null);
			return Map.of("spent", report.spent().toPlainString(), "participants",
					String.valueOf(report.participants()), "report", Auditable.CHANGED);
		});
	}

	/** Closes a grant that was reported, or opens it again. */
	@Allowed(operation = "community.grant.change",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.ADP_LEAD, Role.ADP_OFFICER }, scope = Scope.OWN_UNITS)
	public void settle(String idempotencyKey, Id id, int expectedVersion, boolean closed) {
		changed(idempotencyKey, id, expectedVersion, closed, (grant, author) -> {
			new Problem.Faults()
				.when(closed && grant.reportedOn() == null, "closed", "Tell what became of it first, then close it.")
				.raise();
			if (closed == (grant.closedOn() != null)) {
				return null;
			}
			store.close(id, closed ? today() : null);
			return Map.of("closed", String.valueOf(closed));
		});
	}

	/**
	 * Withdraws a grant that was entered wrongly or not taken up; it stays and counts no
	 * more.
	 * @param because why, a code of the list
	 */
	@Allowed(operation = "community.grant.change",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.ADP_LEAD, Role.ADP_OFFICER }, scope = Scope.OWN_UNITS)
	public void withdraw(String idempotencyKey, Id id, int expectedVersion, String because) {
		var faults = new Problem.Faults();
		rules.withdrawnBecause().check(faults, "because", because, today());
		faults.when(GrantRules.IMPORT_TAKEN_BACK.equals(because), "because", "Say why.").raise();
		changed(idempotencyKey, id, expectedVersion, because, (grant, author) -> {
			store.withdraw(id, because, author);
			return Map.of("because", because);
		});
	}

	/** Takes back what a file brought. */
	void takeBack(UUID in) {
		store.takeBack(in, GrantRules.IMPORT_TAKEN_BACK, recording.author());
	}

	private void changed(String key, Id id, int expectedVersion, Object sent, Change change) {
		var grant = locked(id, currentCaller.get().supportTeam() ? null : new Ours(currentCaller.reach(), Set.of()));
		var author = recording.author(grant.unit());
		once(author, key, grant, expectedVersion, sent, change);
	}

	private void once(Author author, String key, GrantView grant, int expectedVersion, Object sent, Change change) {
		recording.once(author, key, List.of(grant.id(), expectedVersion, sent), Id::new, () -> {
			Problem.unlessSeen(expectedVersion, grant.version(), "this grant");
			if (!grant.stands()) {
				throw Problem.conflict("This was withdrawn; nothing of it can be changed.", grant.version());
			}
			@Nullable Map<String, String> told = change.make(grant, author);
			return (told == null) ? Made.found(grant.id()) : new Made<>(grant.id(), subject(grant.id()), told);
		});
	}

	/**
	 * A grant that is held until the transaction ends.
	 * @param ours whose it has to be; null for whoever's
	 */
	private GrantView locked(Id id, @Nullable Ours ours) {
		return store.locked(id, today())
			.filter(it -> ours == null || ours.has(it))
			.orElseThrow(() -> Problem.forbidden("There is no such grant of yours."));
	}

	private Optional<GrantView> known(Award what) {
		return store.ofUnits(List.of(what.unit()), today())
			.stream()
			.filter(it -> Key.of(it).equals(Key.of(what)))
			.findFirst();
	}

	private void check(Problem.Faults faults, Award what) {
		boolean unknown = what.organisation() != null
				&& partners.organisations().stream().noneMatch(it -> it.code().value().equals(what.organisation()));
		pounds(faults, "award", what.award());
		faults.when(what.award().signum() == 0, "award", "Give more than 0 pounds.")
			.when(!partners.units(List.of(what.unit())).containsKey(what.unit()), "unit", "There is no such unit.")
			.when((what.organisation() == null) == (what.organisationName() == null), "organisation",
					"Choose an organisation of the directory, or give a name, one of the two.")
			.when(unknown, "organisation", "The directory has no such organisation; give its name instead.")
			.text(what.organisationName(), NAME_LIMIT, "organisationName")
			.when(what.toOn().isBefore(what.fromOn()), "toOn", "The last day is before the first.")
			.text(what.purpose(), WORDS_LIMIT, "purpose")
			.when(what.actionCodes().stream().anyMatch(it -> it.length() > CODE_LIMIT || !it.matches(ACTION_CODE)),
					"actionCodes", "Give codes of actions, such as COM-9.3 or NAADP-2025/COM-9.3.");
	}

	private void check(Problem.Faults faults, BigDecimal award, LocalDate fromOn, Report report) {
		pounds(faults, "spent", report.spent());
		boolean over = report.spent().compareTo(award) > 0;
		faults.when(today().isBefore(fromOn), "spent", "This grant is still to begin.")
			.when(over && report.overBecause() == null, "overBecause", "More was spent than was awarded; say why.")
			.when(!over && report.overBecause() != null, "overBecause",
					"No more was spent than was awarded; leave this out.")
			.when(report.participants() != null && report.participants() < 0, "participants",
					"Give a number from 0 on, or leave it out where nobody counted.")
			.text(report.cameOfIt(), WORDS_LIMIT, "cameOfIt")
			.text(report.overBecause(), WORDS_LIMIT, "overBecause");
	}

	private static void pounds(Problem.Faults faults, String path, BigDecimal amount) {
		faults
			.when(amount.signum() < 0 || amount.compareTo(AT_MOST) > 0, path,
					"Give pounds from 0 to %,d.".formatted(AT_MOST.intValue()))
			.when(amount.stripTrailingZeros().scale() > 2, path, "Give pounds and pence, such as 62.50.");
	}

	private List<GrantView> named(List<GrantView> grants) {
		if (grants.stream().allMatch(it -> it.organisation() == null)) {
			return grants;
		}
		Map<String, String> names = partners.organisations()
			.stream()
			.collect(Collectors.toMap(it -> it.code().value(), OrganisationView::name));
		return grants.stream()
			.map(it -> (it.organisation() == null) ? it : it.heldBy(names.getOrDefault(it.organisation(), it.holder())))
			.toList();
	}

	private LocalDate today() {
		return LocalDate.now(clock);
	}

	private static String subject(Id id) {
		return "grant " + id.value();
	}

	/** Looks at several, and keeps those that are right once that is asked. */
	Taking taking(List<Row> rows, Set<UnitId> reach) {
		return new Taking(rows, reach);
	}

	/** A change that tells what it did; null where nothing differed. */
	private interface Change {

		@Nullable Map<String, String> make(GrantView grant, Author author);

	}

	/** By what a grant is known again. */
	private record Key(UnitId unit, String holder, LocalDate fromOn) {

		static Key of(GrantView it) {
			return new Key(it.unit(), (it.organisation() != null) ? it.organisation() : lower(it.holder()),
					it.fromOn());
		}

		static Key of(Award it) {
			return new Key(it.unit(),
					(it.organisation() != null) ? it.organisation() : lower(String.valueOf(it.organisationName())),
					it.fromOn());
		}

		private static String lower(String name) {
			return name.toLowerCase(Locale.ROOT);
		}

	}

	/** A grant. */
	public record Id(UUID value) implements Identifier {
	}

	/** Whose grants: those that units look after, and those that organisations have. */
	public record Ours(Collection<UnitId> units, Collection<String> organisations) {

		boolean has(GrantView grant) {
			return units.contains(grant.unit())
					|| (grant.organisation() != null && organisations.contains(grant.organisation()));
		}

	}

	/**
	 * What was awarded.
	 *
	 * @param unit who looks after it
	 * @param organisation the code of who has it; null where a name is given
	 * @param organisationName the name of who has it; null where a code is given
	 * @param award in pounds
	 * @param actionCodes the actions of plans for which it is given
	 */
	public record Award(UnitId unit, @Nullable String organisation, @Nullable String organisationName, BigDecimal award,
			LocalDate fromOn, LocalDate toOn, @Nullable String purpose, List<String> actionCodes) {

		Award stripped() {
			return new Award(unit, blank(organisation), blank(organisationName), award, fromOn, toOn, blank(purpose),
					actionCodes.stream().map(Blanks::strip).filter(it -> !it.isEmpty()).distinct().sorted().toList());
		}

		boolean says(GrantView it) {
			return begins(it) && Objects.equals(purpose, it.purpose()) && actionCodes.equals(it.actionCodes());
		}

		/** Whether it tells the same of the money. */
		boolean begins(GrantView it) {
			return Key.of(this).equals(Key.of(it)) && award.compareTo(it.award()) == 0 && toOn.equals(it.toOn());
		}

	}

	/**
	 * What became of a grant.
	 *
	 * @param spent in pounds
	 * @param participants how many took part; null where nobody counted
	 * @param cameOfIt what came of it
	 * @param overBecause why more was spent than awarded; only then
	 */
	public record Report(BigDecimal spent, @Nullable Integer participants, @Nullable String cameOfIt,
			@Nullable String overBecause) {

		Report stripped() {
			return new Report(spent, participants, blank(cameOfIt), blank(overBecause));
		}

		boolean says(GrantView it) {
			return it.spent() != null && spent.compareTo(it.spent()) == 0
					&& Objects.equals(participants, it.participants()) && Objects.equals(cameOfIt, it.cameOfIt())
					&& Objects.equals(overBecause, it.overBecause());
		}

	}

	private static @Nullable String blank(@Nullable String text) {
		return Blanks.isBlank(text) ? null : Blanks.strip(String.valueOf(text));
	}

	/**
	 * Which grants.
	 *
	 * @param state how far they are; null for all
	 * @param action the code of an action for which they were given; null for all
	 * @param of whose they are; null for all
	 */
	public record Filter(@Nullable State state, @Nullable String action, @Nullable Ours of) {

		/** All that stand. */
		public static final Filter ALL = new Filter(null, null, null);

	}

	/**
	 * How many grants there are.
	 *
	 * @param awarded pounds
	 * @param spent pounds, of those that were reported
	 * @param due how many reports are due
	 * @param overdue how many of these are late
	 */
	public record Total(int grants, BigDecimal awarded, BigDecimal spent, int due, int overdue) {
	}

	/**
	 * Money of the grants that began in a financial year.
	 *
	 * @param began the calendar year in which the financial year begins
	 * @param spent of those that were reported; null where none was
	 * @param unreported of how many nobody told yet what became of them
	 */
	public record Year(int began, BigDecimal awarded, @Nullable BigDecimal spent, int unreported) {
	}

	/**
	 * A grant of several.
	 *
	 * @param report what became of it; null where that is not told
	 */
	public record Row(Award award, @Nullable Report report) {

		private Row stripped() {
			return new Row(award.stripped(), (report != null) ? report.stripped() : null);
		}

	}

	/** Several grants while they are looked at, and what is kept of them. */
	final class Taking implements Takings {

		private final List<List<Problem.Field>> faults = new ArrayList<>();

		private final Map<Integer, Id> made = new LinkedHashMap<>();

		private final Map<Key, GrantView> known = new HashMap<>();

		private final Map<Key, Id> fresh = new HashMap<>();

		private final Map<Id, Award> awards = new LinkedHashMap<>();

		private final Map<Id, Report> reports = new LinkedHashMap<>();

		private Taking(List<Row> rows, Set<UnitId> reach) {
			var own = rows.stream().map(it -> it.award().unit()).filter(reach::contains).distinct().toList();
			store.lock(own);
			store.ofUnits(own, today()).forEach(it -> known.put(Key.of(it), it));
			for (int i = 0; i < rows.size(); i++) {
				Row row = rows.get(i);
				var wrong = new Problem.Faults().when(!reach.contains(row.award().unit()), "unit",
						"This is none of your units.");
				check(wrong, row.award());
				if (row.report() != null) {
					check(wrong, row.award().award(), row.award().fromOn(), row.report());
				}
				@Nullable Id id = look(wrong, row);
				faults.add(wrong.noted());
				if (id != null && wrong.noted().isEmpty()) {
					made.put(i, id);
				}
			}
		}

		/** What is known is passed over; what is told otherwise is not overwritten. */
		private @Nullable Id look(Problem.Faults wrong, Row row) {
			Key key = Key.of(row.award());
			wrong.when(fresh.containsKey(key), "from", "This grant is told twice.", KNOWN_OTHERWISE);
			@Nullable GrantView there = known.get(key);
			if (there == null) {
				var id = new Id(UUID.randomUUID());
				if (wrong.noted().isEmpty()) {
					fresh.put(key, id);
					awards.put(id, row.award());
					if (row.report() != null) {
						reports.put(id, row.report());
					}
				}
				return id;
			}
			@Nullable Report report = row.report();
			boolean otherwise = !row.award().begins(there)
					|| (report != null && there.spent() != null && (report.spent().compareTo(there.spent()) != 0
							|| !Objects.equals(report.participants(), there.participants())));
			wrong.when(otherwise, "from", "This is recorded otherwise already; look at it and put it right there.",
					KNOWN_OTHERWISE);
			if (wrong.noted().isEmpty() && report != null && there.spent() == null) {
				reports.put(there.id(), report);
			}
			return there.id();
		}

		@Override
		public List<List<Problem.Field>> faults() {
			return faults;
		}

		@Override
		public Map<Integer, Id> made() {
			return made;
		}

		/** How many are new. */
		int added() {
			return awards.size();
		}

		/** How many it tells what became of them, that was not known. */
		int reported() {
			return reports.size();
		}

		@Override
		public void keep(Door door, @Nullable UUID in, Author author) {
			awards.forEach((id, award) -> store.add(id, award, rules.reportBy(award.toOn()), door, in, author));
			reports.forEach((id, report) -> store.report(id, report, today(), in));
			recording.tell("grants told together", Map.of("awarded", String.valueOf(added()), "reported",
					String.valueOf(reported()), "door", door.name()));
		}

	}

}
