package scot.adp.measures;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.events.DataSet;
import scot.adp.events.Envelope;
import scot.adp.events.EventId;
import scot.adp.events.RecordId;
import scot.adp.events.RecordsChanged;
import scot.adp.identity.Author;
import scot.adp.identity.Caller;
import scot.adp.identity.CurrentCaller;
import scot.adp.identity.Made;
import scot.adp.identity.Membership;
import scot.adp.identity.Recording;
import scot.adp.identity.spi.OrganisationNames;
import scot.adp.measures.PeriodReturnStore.Filing;
import scot.adp.measures.PeriodReturnStore.Stored;
import scot.adp.measures.PeriodReturnView.Revision;
import scot.adp.measures.spi.HeldRecords;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.UnitSources;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Scope;
import scot.adp.platform.Auditable;
import scot.adp.platform.BatchResult;
import scot.adp.platform.Identifier;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.Trial;
import scot.adp.platform.UnitId;
import scot.adp.platform.reading.Blanks;

/**
 * Whether a unit brings rows of a data set or a return, and the returns themselves: asked
 * for when their period is over, nil in one click, put right with a reason. Numbers of a
 * return are for those of the unit; the support team sees who filed and who is missing.
 */
@Service
@Transactional
public class PeriodReturns {

	/** Somebody has to say that it is right. */
	public static final String CONFIRM = "CONFIRM";

	/** No single record of the data set can be. */
	public static final String TOTALS_ALONE = "TOTALS_ALONE";

	/** The most characters of a reason. */
	public static final int REASON_LIMIT = 500;

	/** Why a return says otherwise that was put right by a file. */
	static final String BY_FILE = "A file told it otherwise.";

	/** Why it says again what it said before a file. */
	static final String FILE_TAKEN_BACK = "The file that told it otherwise was taken back.";

	/** How many of the periods that are over are asked for, and told of. */
	private static final int PERIODS_BACK = 8;

	private final ReturnForms forms;

	private final PeriodReturnStore store;

	private final ObjectProvider<HeldRecords> heldRecords;

	private final Signatures signatures;

	private final OrganisationNames units;

	private final CurrentCaller currentCaller;

	private final Recording recording;

	private final Trial trial;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	PeriodReturns(ReturnForms forms, PeriodReturnStore store, ObjectProvider<HeldRecords> heldRecords,
			Signatures signatures, OrganisationNames units, CurrentCaller currentCaller, Recording recording,
			Trial trial, ApplicationEventPublisher events, Clock clock) {
		this.forms = forms;
		this.store = store;
		this.heldRecords = heldRecords;
		this.signatures = signatures;
		this.units = units;
		this.currentCaller = currentCaller;
		this.recording = recording;
		this.trial = trial;
		this.events = events;
		this.clock = clock;
	}

	/** What can be brought by a return. */
	@Allowed(operation = "measures.period-return.read",
			roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.ADP_ANALYST, Role.UNIT_LEAD, Role.UNIT_EDITOR,
					Role.UNIT_VIEWER, Role.PRACTITIONER, Role.PARTNER_SYSTEM },
			scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public List<ReturnForm> forms() {
		return List.copyOf(forms.all());
	}

	/**
	 * Some of the returns that a filter leaves of the units that the caller reads for,
	 * those that are due first.
	 */
	@Allowed(operation = "measures.period-return.read",
			roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.ADP_ANALYST, Role.UNIT_LEAD, Role.UNIT_EDITOR,
					Role.UNIT_VIEWER, Role.PRACTITIONER, Role.PARTNER_SYSTEM },
			scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public List<PeriodReturnView> page(Filter filter, int offset, int limit) {
		return filtered(filter).stream().skip(offset).limit(limit).toList();
	}

	/** How many a filter leaves. */
	@Allowed(operation = "measures.period-return.read",
			roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.ADP_ANALYST, Role.UNIT_LEAD, Role.UNIT_EDITOR,
					Role.UNIT_VIEWER, Role.PRACTITIONER, Role.PARTNER_SYSTEM },
			scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public int count(Filter filter) {
		return filtered(filter).size();
	}

	/**
	 * The returns asked of units, those that are due first; units that the caller does
	 * not read for are left out.
	 */
	@Allowed(operation = "measures.period-return.read",
			roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.ADP_ANALYST, Role.UNIT_LEAD, Role.UNIT_EDITOR,
					Role.UNIT_VIEWER, Role.PRACTITIONER, Role.PARTNER_SYSTEM },
			scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public Map<UnitId, List<PeriodReturnView>> ofUnits(Collection<UnitId> of) {
		return byUnit(of, this::views, PeriodReturnView::unit);
	}

	/** What there is of each unit that the caller reads for; nothing is told so. */
	private <T> Map<UnitId, List<T>> byUnit(Collection<UnitId> of,
			BiFunction<List<UnitSourceView>, Caller, List<T>> reading, Function<T, UnitId> unit) {
		Caller caller = currentCaller.get();
		var read = of.stream().distinct().filter(caller::readsFor).toList();
		Map<UnitId, List<T>> found = reading.apply(store.choices(read), caller)
			.stream()
			.collect(Collectors.groupingBy(unit, HashMap::new, Collectors.toList()));
		read.forEach(it -> found.putIfAbsent(it, List.of()));
		return found;
	}

	/**
	 * The returns that come next, of the units that the caller reads for: of the period
	 * that runs, those that are due first.
	 */
	@Allowed(operation = "measures.period-return.read",
			roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.ADP_ANALYST, Role.UNIT_LEAD, Role.UNIT_EDITOR,
					Role.UNIT_VIEWER, Role.PRACTITIONER, Role.PARTNER_SYSTEM },
			scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public List<ComingReturn> coming() {
		return coming(store.choices((Collection<UnitId>) null), currentCaller.get());
	}

	/** As {@link #coming()}, of some units; those not read for are left out. */
	@Allowed(operation = "measures.period-return.read",
			roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.ADP_ANALYST, Role.UNIT_LEAD, Role.UNIT_EDITOR,
					Role.UNIT_VIEWER, Role.PRACTITIONER, Role.PARTNER_SYSTEM },
			scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public Map<UnitId, List<ComingReturn>> comingOf(Collection<UnitId> of) {
		return byUnit(of, this::coming, ComingReturn::unit);
	}

	/**
	 * How long forms took of late to be filled in, whoever did; without those that nobody
	 * filled in here yet.
	 */
	@Allowed(operation = "measures.period-return.read",
			roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.ADP_ANALYST, Role.UNIT_LEAD, Role.UNIT_EDITOR,
					Role.UNIT_VIEWER, Role.PRACTITIONER, Role.PARTNER_SYSTEM },
			scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public Map<ReturnForm, ReturnTime> took() {
		var took = store.took();
		return forms.all()
			.stream()
			.flatMap(form -> Stream.ofNullable(took.get(form.dataSet())).map(it -> Map.entry(form, it)))
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
	}

	/**
	 * A return with what it said before.
	 * @param from the first day of its period
	 * @return empty where there is none, or none that the caller reads
	 */
	@Allowed(operation = "measures.period-return.read",
			roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.ADP_ANALYST, Role.UNIT_LEAD, Role.UNIT_EDITOR,
					Role.UNIT_VIEWER, Role.PRACTITIONER, Role.PARTNER_SYSTEM },
			scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public Optional<Detail> find(UnitId unit, DataSet dataSet, LocalDate from) {
		Caller caller = currentCaller.get();
		if (!caller.readsFor(unit)) {
			return Optional.empty();
		}
		return views(store.choices(List.of(unit)), caller).stream()
			.filter(it -> it.form().dataSet().equals(dataSet) && it.period().from().equals(from))
			.findFirst()
			.map(view -> {
				boolean own = caller.readUnits().contains(unit);
				var revisions = (view.version() == 0) ? List.<Revision>of()
						: store.revisions(store.find(unit, dataSet, from).orElseThrow().id());
				var before = own ? store.find(unit, dataSet, view.period().previous().from())
						: Optional.<Stored>empty();
				return new Detail(view, own,
						before.map(it -> it.nil() ? noughts(view) : Map.copyOf(it.answers())).orElse(Map.of()),
						own ? revisions : revisions.stream().map(Revision::withoutAnswers).toList());
			});
	}

	/** How the units that the caller reads for bring data sets, where they chose. */
	@Allowed(operation = "measures.period-return.read",
			roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.ADP_ANALYST, Role.UNIT_LEAD, Role.UNIT_EDITOR,
					Role.UNIT_VIEWER, Role.PRACTITIONER, Role.PARTNER_SYSTEM },
			scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public List<UnitSourceView> sources() {
		Caller caller = currentCaller.get();
		return store.choices((Collection<UnitId>) null).stream().filter(it -> caller.readsFor(it.unit())).toList();
	}

	/**
	 * How a unit may bring a data set: as single records or by a return, and where no
	 * single record can be by a return or not at all.
	 */
	@Allowed(operation = "measures.period-return.read",
			roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.ADP_ANALYST, Role.UNIT_LEAD, Role.UNIT_EDITOR,
					Role.UNIT_VIEWER, Role.PRACTITIONER, Role.PARTNER_SYSTEM },
			scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public List<SourceKind> kinds(DataSet dataSet) {
		return heldRecords.stream().anyMatch(it -> it.dataSet().equals(dataSet))
				? List.of(SourceKind.ROWS, SourceKind.RETURN) : List.of(SourceKind.RETURN, SourceKind.NONE);
	}

	/**
	 * Says how a unit brings a data set from a period on.
	 * @throws Problem where the caller does not answer for the unit, the period is over,
	 * the data set is not brought in that way, or the unit has records in the period
	 */
	@Allowed(operation = "measures.unit-source.choose",
			roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.UNIT_LEAD, Role.UNIT_EDITOR }, scope = Scope.OWN_UNITS)
	public UnitSourceView choose(NewSource choice) {
		currentCaller.reaching(choice.unit());
		if (units.unit(choice.unit()).isEmpty()) {
			throw Problem.notFound("unit", choice.unit().value());
		}
		ReturnForm form = forms.get(choice.dataSet());
		Period period = form.period().of(choice.from());
		boolean possible = kinds(choice.dataSet()).contains(choice.kind());
		new Problem.Faults().when(!possible && choice.kind() == SourceKind.ROWS, "kind",
				"%s is told in totals alone, so no single record of it can be: choose a return, or that nothing is asked."
					.formatted(form.title()),
				TOTALS_ALONE)
			.when(!possible && choice.kind() == SourceKind.NONE, "kind",
					"%s is brought as single records wherever a unit files no return: choose one of these two."
						.formatted(form.title()))
			.when(!period.from().equals(choice.from()), "from",
					"Give the first day of a period, such as %s.".formatted(period.next().from()))
			.when(period.to().isBefore(today()), "from",
					"%s is over and stays as it was; choose from a period that is not, such as %s."
						.formatted(period.name(), form.period().of(today()).name()))
			.raise();
		var chosen = new UnitSourceView(choice.unit(), choice.dataSet(), period.from(), choice.kind());
		Author author = recording.author(choice.unit());
		recording.once(author, choice.idempotencyKey(), choice, Id::new, () -> {
			store.lock(choice.unit(), choice.dataSet());
			expectNoRecords(chosen, period);
			var id = new Id(UUID.randomUUID());
			store.choose(id, chosen, author);
			tell(id, 1, chosen.unit(), chosen.dataSet(), period);
			return new Made<>(id, "source of %s".formatted(chosen.dataSet().value()), Map.of("unit",
					chosen.unit().value(), "from", period.from().toString(), "kind", chosen.kind().name()));
		});
		return chosen;
	}

	private void expectNoRecords(UnitSourceView chosen, Period period) {
		boolean holds = chosen.kind() == SourceKind.RETURN && heldRecords.stream()
			.anyMatch(it -> it.dataSet().equals(chosen.dataSet()) && it.since(chosen.unit(), period.from()));
		if (holds) {
			throw otherSource(
					"%s has single records in %s already, so a return of it would count them twice: choose from %s on."
						.formatted(HeldPeriods.name(units, chosen.unit()), period.name(), period.next().name()));
		}
	}

	/**
	 * Files a return, or puts one right.
	 * @return the return as it stands now
	 * @throws Problem where a field is wrong, the unit brings rows in that period, the
	 * caller does not work for it, or somebody filed it meanwhile
	 */
	@Allowed(operation = "measures.period-return.file",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PARTNER_SYSTEM }, scope = Scope.OWN_UNITS)
	public PeriodReturnView file(Filed filed) {
		keep(filed, null);
		ReturnForm form = forms.get(filed.dataSet());
		return found(form, form.period().of(filed.from()), filed.unit());
	}

	/**
	 * Files returns, or puts them right, each for itself: those that are right are kept,
	 * of the others it is told what is wrong.
	 * @param returns up to {@value BatchResult#ITEMS_AT_MOST}; their own keys are not
	 * looked at
	 * @param dryRun whether it is only tried, and nothing kept
	 * @return what came of each, in their order
	 * @throws Problem where there are none, or too many
	 */
	@Allowed(operation = "measures.period-return.file",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PARTNER_SYSTEM }, scope = Scope.OWN_UNITS)
	public List<BatchResult> fileAll(String idempotencyKey, List<Filed> returns, boolean dryRun) {
		currentCaller.reachingAny(returns.stream().map(Filed::unit).toList());
		return trial.each("returns", returns.size(), dryRun, () -> recording.once(recording.author(), idempotencyKey,
				returns, Id::new, () -> Made.told(new Id(UUID.randomUUID()))), (i, key) -> {
					keep(returns.get(i).under(key), null);
					return null;
				});
	}

	/**
	 * Files a return, or puts one right.
	 * @param in the file that brings it; null for none
	 */
	void keep(Filed filed, @Nullable UUID in) {
		currentCaller.reaching(filed.unit());
		ReturnForm form = forms.get(filed.dataSet());
		Period period = form.period().of(filed.from());
		boolean nil = Boolean.TRUE.equals(filed.nil());
		var answers = form.completed(period, answers(filed));
		Author author = recording.author(filed.unit());
		recording.once(author, filed.idempotencyKey(), filed, Id::new, () -> {
			store.lock(filed.unit(), filed.dataSet());
			Optional<Stored> before = store.find(filed.unit(), filed.dataSet(), period.from());
			Problem.unlessSeen(filed.expectedVersion(), before.map(Stored::version).orElse(0), "this return");
			boolean same = before.filter(it -> it.says(nil, answers)).isPresent();
			check(filed, form, period, answers, before.isPresent() && !same);
			if (same) {
				return Made.found(before.orElseThrow().id());
			}
			Id id = before.map(Stored::id).orElseGet(() -> new Id(UUID.randomUUID()));
			int revision = filed.expectedVersion() + 1;
			@Nullable String reason = before.isPresent() ? Blanks.stripped(filed.reason()) : null;
			store.file(id, new Filing(filed.unit(), filed.dataSet(), period, revision, nil, answers, reason,
					signatures.days(filed.dataSet()).test(period.from()), opened(filed, author), in), author);
			if (form.byLead() && leads(filed.unit())) {
				store.confirm(id, revision, author);
			}
			tell(id, revision, filed.unit(), filed.dataSet(), period);
			return new Made<>(id, subject(form, period, filed.unit()), Map.of("nil", String.valueOf(nil), "revision",
					String.valueOf(revision), "answers", Auditable.CHANGED));
		});
	}

	/** A return as it stands; empty where none was filed. */
	Optional<Stored> stored(UnitId unit, DataSet dataSet, LocalDate from) {
		return store.find(unit, dataSet, from);
	}

	/**
	 * Takes back what a file brought: what it filed first is due again, and what it put
	 * right says again what it said before. What was put right since then stays.
	 */
	void takeBack(UUID in, Author author) {
		store.broughtIn(in).forEach(it -> {
			store.lock(it.unit(), it.dataSet());
			ReturnForm form = forms.get(it.dataSet());
			Period period = form.period().of(it.from());
			Stored now = store.find(it.unit(), it.dataSet(), it.from()).orElseThrow();
			if (now.version() > it.revision()) {
				return;
			}
			var before = store.revisions(now.id()).stream().filter(said -> said.number() < it.revision()).findFirst();
			before.ifPresentOrElse(said -> store.file(now.id(),
					new Filing(it.unit(), it.dataSet(), period, now.version() + 1, said.nil(), said.answers(),
							FILE_TAKEN_BACK, signatures.days(it.dataSet()).test(it.from()), null, null),
					author), () -> store.forget(now.id()));
			tell(now.id(), now.version() + 1, it.unit(), it.dataSet(), period);
		});
	}

	/**
	 * Says of a return that somebody else filed that it is right, so that it counts.
	 * @return the return as it stands now
	 * @throws Problem where the caller does not lead the unit, nothing waits to be
	 * confirmed, or it was put right meanwhile
	 */
	@Allowed(operation = "measures.period-return.confirm", roles = Role.UNIT_LEAD, scope = Scope.OWN_UNITS)
	public PeriodReturnView confirm(Confirmed confirmed) {
		currentCaller.reaching(confirmed.unit());
		ReturnForm form = forms.get(confirmed.dataSet());
		Period period = form.period().of(confirmed.from());
		Author author = recording.author(confirmed.unit());
		recording.once(author, confirmed.idempotencyKey(), confirmed, Id::new, () -> {
			store.lock(confirmed.unit(), confirmed.dataSet());
			Stored stored = store.find(confirmed.unit(), confirmed.dataSet(), period.from())
				.orElseThrow(() -> Problem.notFound("return", period.name()));
			Problem.unlessSeen(confirmed.expectedVersion(), stored.version(), "this return");
			if (!form.byLead()) {
				throw Problem.invalid("dataSet", "Filing this return confirms it; there is nothing more to say.");
			}
			if (stored.confirmed()) {
				return Made.found(stored.id());
			}
			store.confirm(stored.id(), stored.version(), author);
			tell(stored.id(), stored.version(), confirmed.unit(), confirmed.dataSet(), period);
			return new Made<>(stored.id(), subject(form, period, confirmed.unit()),
					Map.of("revision", String.valueOf(stored.version())));
		});
		return found(form, period, confirmed.unit());
	}

	private PeriodReturnView found(ReturnForm form, Period period, UnitId unit) {
		return views(store.choices(List.of(unit)), currentCaller.get()).stream()
			.filter(it -> it.form().equals(form) && it.period().equals(period))
			.findFirst()
			.orElseThrow();
	}

	private static @Nullable OffsetDateTime opened(Filed filed, Author author) {
		@Nullable OffsetDateTime opened = filed.openedAt();
		return (opened != null && opened.isAfter(author.at())) ? author.at() : opened;
	}

	private static String subject(ReturnForm form, Period period, UnitId unit) {
		return "return %s %s of %s".formatted(form.dataSet().value(), period.name(), unit.value());
	}

	/** Whether the caller leads a unit, or one above it. */
	private boolean leads(UnitId unit) {
		return units
			.withBelow(currentCaller.get()
				.memberships()
				.stream()
				.filter(it -> it.role() == Role.UNIT_LEAD)
				.map(Membership::unit)
				.collect(Collectors.toSet()))
			.contains(unit);
	}

	private static Map<String, Integer> answers(Filed filed) {
		var answers = new LinkedHashMap<String, Integer>();
		for (Answer answer : Objects.requireNonNullElse(filed.answers(), List.<Answer>of())) {
			if (answers.put(answer.field(), answer.value()) != null) {
				throw Problem.invalid("answers", "A field is answered twice; answer each once.");
			}
		}
		return answers;
	}

	private void check(Filed filed, ReturnForm form, Period period, Map<String, Integer> answers, boolean again) {
		var choices = store.choices(List.of(filed.unit()))
			.stream()
			.filter(it -> it.dataSet().equals(filed.dataSet()))
			.toList();
		if (PeriodReturnStore.kind(choices, period.from()) != SourceKind.RETURN) {
			boolean totals = !kinds(filed.dataSet()).contains(SourceKind.ROWS);
			throw otherSource((totals
					? "%s is not asked for this return of %s: choose a return from a period that is not over."
					: "%s brings single records for %s, so a return is not taken: record them one by one, or choose a return from a period that is not over.")
				.formatted(HeldPeriods.name(units, filed.unit()), period.name()));
		}
		boolean nil = Boolean.TRUE.equals(filed.nil());
		var fields = form.fields(period);
		var faults = new Problem.Faults()
			.when(!period.from().equals(filed.from()), "from",
					"Give the first day of the period, such as %s.".formatted(period.from()))
			.when(filed.openedAt() != null && filed.openedAt().isAfter(OffsetDateTime.now(clock)), "openedAt",
					"This moment is still to come.")
			.when(!period.to().isBefore(today()), "from",
					"%s is not over; file its return from %s on.".formatted(period.name(), period.to().plusDays(1)))
			.when(again && Blanks.isBlank(filed.reason()), "reason", "Say in a few words why it is put right.")
			.text(filed.reason(), REASON_LIMIT, "reason")
			.when(nil && !answers.isEmpty(), "answers", "A nil return has no numbers; leave them out.")
			.when(!nil && answers.isEmpty(), "answers", "Give a number, or say that there is nothing to report.")
			.when(answers.keySet().stream().anyMatch(code -> fields.stream().noneMatch(it -> it.code().equals(code))),
					"answers", "This return has no such field; use those of its form.");
		fields.forEach(field -> check(field, form, answers, faults));
		form.parts(period).forEach(parts -> addUp(parts, answers, faults));
		if (!nil && !answers.isEmpty() && !Boolean.TRUE.equals(filed.confirmed())) {
			form.tables(period).forEach(table -> askForRows(table, answers, faults));
		}
		faults.raise();
	}

	private static void check(ReturnForm.Field field, ReturnForm form, Map<String, Integer> answers,
			Problem.Faults faults) {
		@Nullable Integer value = answers.get(field.code());
		@Nullable Integer most = (field.notAbove() != null) ? answers.get(field.notAbove()) : null;
		faults
			.when(value != null && (value < 0 || value > ReturnForm.AT_MOST), field.code(),
					"%s: give a whole number from 0 to %,d.".formatted(field.label(), ReturnForm.AT_MOST))
			.when(value != null && most != null && value > most, field.code(), "%s, %,d, cannot be more than %s, %,d."
				.formatted(field.label(), value, label(form, field.notAbove()), most), "PARTS_DIFFER");
	}

	/**
	 * The parts of a number make it up; as long as some are left out, they are not more.
	 */
	private static void addUp(ReturnForm.Parts parts, Map<String, Integer> answers, Problem.Faults faults) {
		var given = parts.fields().stream().map(ReturnForm.Field::code).filter(answers::containsKey).toList();
		if (given.isEmpty()) {
			return;
		}
		ReturnForm.Field of = parts.whole();
		@Nullable Integer total = answers.get(of.code());
		long sum = given.stream().mapToLong(answers::get).sum();
		boolean whole = given.size() == parts.fields().size();
		faults.when(total == null, of.code(), "%s: give it too, since you gave parts of it.".formatted(of.label()))
			.when(total != null && (whole ? sum != total : sum > total), given.getFirst(),
					"%s: these make %,d, and %s is %,d.".formatted(parts.title(), sum, parts.called(), total),
					"PARTS_DIFFER");
	}

	/** A row of a table that was left out is forgotten more often than not known. */
	private static void askForRows(ReturnForm.Table table, Map<String, Integer> answers, Problem.Faults faults) {
		table.rows()
			.stream()
			.filter(row -> !answers.containsKey(table.whole(row).code())
					&& table.parts(row).stream().noneMatch(part -> answers.containsKey(part.code())))
			.forEach(row -> faults.when(true, table.whole(row).code(),
					"%s: is it 0, or not known?".formatted(table.told(row)), CONFIRM));
	}

	private static String label(ReturnForm form, @Nullable String code) {
		return form.field(String.valueOf(code)).map(ReturnForm.Field::label).orElse("the whole");
	}

	private static Problem otherSource(String message) {
		return Problem.invalid("from", message, UnitSources.OTHER_SOURCE).because(UnitSources.OTHER_SOURCE);
	}

	private void tell(Id id, int revision, UnitId unit, DataSet dataSet, Period period) {
		events.publishEvent(new RecordsChanged(new Envelope(new EventId(UUID.randomUUID()), new RecordId(id.value()),
				revision, Instant.now(clock), unit, 1, null), dataSet, period.from(), period.to()));
	}

	private List<PeriodReturnView> filtered(Filter filter) {
		Caller caller = currentCaller.get();
		LocalDate today = today();
		return views(store.choices((Collection<UnitId>) null), caller).stream()
			.filter(it -> caller.readsFor(it.unit()))
			.filter(it -> filter.unit() == null || it.unit().equals(filter.unit()))
			.filter(it -> switch (filter.show()) {
				case ALL -> true;
				case TO_FILE -> it.state() == PeriodReturnView.State.DUE;
				case TO_CONFIRM -> it.state() == PeriodReturnView.State.TO_CONFIRM;
				case MISSING -> it.missing(today);
			})
			.toList();
	}

	/** How each of the last periods stands that units bring a return for. */
	private List<PeriodReturnView> views(Collection<UnitSourceView> choices, Caller caller) {
		if (choices.isEmpty()) {
			return List.of();
		}
		Map<List<Object>, Stored> filed = store
			.filed(choices.stream().map(UnitSourceView::unit).distinct().toList(), null,
					today().minusYears(PERIODS_BACK + 1L), today(), false)
			.stream()
			.collect(Collectors.toMap(it -> List.of(it.unit(), it.dataSet(), it.from()), it -> it));
		var views = new ArrayList<PeriodReturnView>();
		choices.stream()
			.collect(Collectors.groupingBy(it -> List.of(it.unit(), it.dataSet()), LinkedHashMap::new,
					Collectors.toList()))
			.values()
			.forEach(of -> forms.find(of.getFirst().dataSet()).ifPresent(form -> {
				Period period = form.period().of(today());
				for (int i = 0; i < PERIODS_BACK; i++) {
					period = period.previous();
					if (PeriodReturnStore.kind(of, period.from()) == SourceKind.RETURN) {
						UnitId unit = of.getFirst().unit();
						views.add(view(unit, form, period, filed.get(List.of(unit, form.dataSet(), period.from())),
								caller));
					}
				}
			}));
		views.sort(Comparator.comparing((PeriodReturnView it) -> it.state() != PeriodReturnView.State.DUE)
			.thenComparing(it -> (it.state() == PeriodReturnView.State.DUE) ? it.dueOn().toEpochDay()
					: -it.dueOn().toEpochDay())
			.thenComparing(it -> it.unit().value()));
		return views;
	}

	private List<ComingReturn> coming(Collection<UnitSourceView> choices, Caller caller) {
		LocalDate today = today();
		return choices.stream()
			.filter(it -> caller.readsFor(it.unit()))
			.collect(Collectors.groupingBy(it -> List.of(it.unit(), it.dataSet()), LinkedHashMap::new,
					Collectors.toList()))
			.values()
			.stream()
			.flatMap(of -> forms.find(of.getFirst().dataSet()).stream().flatMap(form -> {
				Period period = form.period().of(today);
				return (PeriodReturnStore.kind(of, period.from()) == SourceKind.RETURN)
						? Stream.of(new ComingReturn(of.getFirst().unit(), form, period, period.to().plusDays(1),
								form.dueOn(period)))
						: Stream.empty();
			}))
			.sorted(Comparator.comparing(ComingReturn::dueOn)
				.thenComparing(it -> it.form().title())
				.thenComparing(it -> it.unit().value()))
			.toList();
	}

	private static PeriodReturnView view(UnitId unit, ReturnForm form, Period period, @Nullable Stored filed,
			Caller caller) {
		LocalDate due = form.dueOn(period);
		if (filed == null) {
			return new PeriodReturnView(unit, form, period, PeriodReturnView.State.DUE, 0, due, null, null, null);
		}
		var state = (form.byLead() && !filed.confirmed()) ? PeriodReturnView.State.TO_CONFIRM
				: filed.nil() ? PeriodReturnView.State.NIL
						: (filed.version() > 1) ? PeriodReturnView.State.REVISED : PeriodReturnView.State.FILED;
		return new PeriodReturnView(unit, form, period, state, filed.version(), due,
				caller.readUnits().contains(unit) ? Map.copyOf(filed.answers()) : null, filed.filedBy(),
				filed.filedAt());
	}

	private static Map<String, Integer> noughts(PeriodReturnView view) {
		return view.form().fields(view.period()).stream().collect(Collectors.toMap(ReturnForm.Field::code, field -> 0));
	}

	private LocalDate today() {
		return LocalDate.now(clock);
	}

	/** A return, or a choice between the two. */
	public record Id(UUID value) implements Identifier {
	}

	/**
	 * Which returns.
	 *
	 * @param unit whose; null for all
	 */
	public record Filter(@Nullable UnitId unit, Show show) {

		/** All of the last periods. */
		public static final Filter ALL = new Filter(null, Show.ALL);

	}

	/** Which returns by how far they are. */
	public enum Show {

		/** All. */
		ALL,
		/** Those that are still to be filed. */
		TO_FILE,
		/** Those that the lead of the unit is still to confirm. */
		TO_CONFIRM,
		/** Those of which the day is over. */
		MISSING

	}

	/**
	 * A choice between the two.
	 *
	 * @param idempotencyKey new for each choice
	 * @param from the first day of a period that is not over
	 */
	public record NewSource(String idempotencyKey, UnitId unit, DataSet dataSet, LocalDate from, SourceKind kind) {
	}

	/**
	 * A return as somebody files it.
	 *
	 * @param idempotencyKey new for each time
	 * @param from the first day of the period
	 * @param expectedVersion that the caller saw; 0 for the first
	 * @param nil that there was nothing at all
	 * @param answers a field that is left out is not reported, which is no nought
	 * @param reason why it is put right; null for the first
	 * @param confirmed whether rows of tables that are left out are not known; as long as
	 * nobody says so they are asked for
	 * @param openedAt when the form was opened; null where there was none
	 */
	public record Filed(String idempotencyKey, UnitId unit, DataSet dataSet, LocalDate from, Integer expectedVersion,
			@Nullable Boolean nil, @Nullable List<Answer> answers, @Nullable String reason, @Nullable Boolean confirmed,
			@Nullable OffsetDateTime openedAt) {

		/** The same under another key. */
		Filed under(String key) {
			return new Filed(key, unit, dataSet, from, expectedVersion, nil, answers, reason, confirmed, openedAt);
		}

	}

	/**
	 * That a return is right.
	 *
	 * @param idempotencyKey new for each time
	 * @param from the first day of the period
	 * @param expectedVersion that the caller saw
	 */
	public record Confirmed(String idempotencyKey, UnitId unit, DataSet dataSet, LocalDate from,
			Integer expectedVersion) {
	}

	/** A number by the code of its field. */
	public record Answer(String field, Integer value) {
	}

	/**
	 * A return with what was said before.
	 *
	 * @param own whether it is of a unit of the caller, so that its numbers are told
	 * @param lastTime what was answered for the period before; none where nothing was
	 * @param revisions the last first
	 */
	public record Detail(PeriodReturnView asked, boolean own, Map<String, Integer> lastTime, List<Revision> revisions) {
	}

}
