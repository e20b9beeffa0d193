package scot.adp.families;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.directory.AreaCode;
import scot.adp.events.DataSet;
import scot.adp.families.FamilyRules.Lists;
import scot.adp.families.SupportFact.Kind;
import scot.adp.identity.Author;
import scot.adp.identity.CurrentCaller;
import scot.adp.identity.Made;
import scot.adp.identity.Recording;
import scot.adp.identity.spi.OrganisationNames;
import scot.adp.people.Agreements;
import scot.adp.people.PersonCheck;
import scot.adp.people.PersonKeys;
import scot.adp.people.spi.PersonPanel;
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
import scot.adp.platform.UnitId;

/**
 * Families that are supported. Whoever works with people records them for the own unit
 * and those below it and reads them there; a unit of others that has a joint plan for a
 * family reads that one alone, where {@link JointPlans} lets it. Nobody else reads a row,
 * the support team counts alone. Each read of rows goes on record before the first of
 * them is told.
 */
@Service
@Transactional
public class FamilySupports {

	/** The data set of families. */
	public static final DataSet DATA_SET = FamilyNews.SUPPORT;

	/** The data set of who belongs to them. */
	public static final DataSet MEMBERS = FamilyNews.MEMBERS;

	/** GraphQL's name of a family's support. */
	static final String TYPE = "FamilySupport";

	/** For how long whoever recorded a family may undo it without a reason. */
	static final Duration UNDONE_WITHIN = Duration.ofMinutes(15);

	private final SupportStore store;

	private final SupportCheck check;

	private final JointPlans joint;

	private final FamilyRules rules;

	private final PersonCheck people;

	private final Agreements agreements;

	private final OrganisationNames units;

	private final PersonKeys keys;

	private final FamilyTrial trial;

	private final CurrentCaller currentCaller;

	private final Recording recording;

	private final FamilyNews changes;

	private final Clock clock;

	FamilySupports(SupportStore store, SupportCheck check, JointPlans joint, FamilyRules rules, PersonCheck people,
			Agreements agreements, OrganisationNames units, PersonKeys keys, FamilyTrial trial,
			CurrentCaller currentCaller, Recording recording, FamilyNews changes, Clock clock) {
		this.store = store;
		this.check = check;
		this.joint = joint;
		this.rules = rules;
		this.people = people;
		this.agreements = agreements;
		this.units = units;
		this.keys = keys;
		this.trial = trial;
		this.currentCaller = currentCaller;
		this.recording = recording;
		this.changes = changes;
		this.clock = clock;
	}

	/**
	 * Records a family that is to be supported, or is. One that comes back within the
	 * days of the rule goes on in its former time of support.
	 * @throws Problem where something is wrong, the unit supports the family already, or
	 * something is unusual and not confirmed: the faults of what is only unusual have the
	 * reason {@code CONFIRM}
	 */
	@Allowed(operation = "families.support.open", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public Recorded open(String idempotencyKey, Sent sent, Door door) {
		var all = List.of(sent);
		var reach = reaching(all);
		var author = recording.author(sent.entry().unit());
		var remarks = new ArrayList<Problem.Field>();
		Id id = recording.once(author, idempotencyKey, asSent(all), Id::new, () -> {
			var checked = check.of(all, reach, true).getFirst();
			if (!checked.faults().isEmpty()) {
				throw Problem.invalid(checked.faults());
			}
			if (checked.state() == null) {
				throw Problem.invalid(checked.remarks());
			}
			remarks.addAll(checked.remarks());
			Id made = Objects.requireNonNull(keep(List.of(checked), door, null, author).get(0));
			return new Made<>(made, subject(made), Map.of("unit", String.valueOf(checked.unit()), "door", door.name()));
		});
		return new Recorded(id, remarks);
	}

	/**
	 * Records families, each for itself: those that are right are kept, of the others it
	 * is told what is wrong. What is told of a family that is supported already adds to
	 * it.
	 * @param dryRun whether it is only tried, and nothing kept
	 * @return what came of each, in their order
	 */
	@Allowed(operation = "families.support.record",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.PARTNER_SYSTEM },
			scope = Scope.OWN_UNITS)
	public List<BatchResult> recordAll(String idempotencyKey, List<Sent> sent, boolean dryRun, Door door) {
		new Problem.Faults()
			.when(sent.isEmpty() || sent.size() > BatchResult.ITEMS_AT_MOST, "families",
					"Send 1 to %d at a time.".formatted(BatchResult.ITEMS_AT_MOST))
			.raise();
		var reach = reaching(sent);
		if (dryRun) {
			var tried = trial.of(() -> check.of(sent, reach, false));
			tellTried(tried);
			return tried.stream().map(it -> new BatchResult(it.line(), null, it.faults(), told(it.remarks()))).toList();
		}
		var author = recording.author(sent.getFirst().entry().unit());
		var batch = recording.once(author, idempotencyKey, asSent(sent), BatchId::new, () -> {
			var id = new BatchId(UUID.randomUUID());
			var checked = check.of(sent, reach, false);
			var made = keep(checked, door, id.value(), author);
			var told = new ArrayList<SupportStore.Told>();
			for (var one : checked) {
				@Nullable Id of = made.get(one.line());
				told.add(new SupportStore.Told(one.line(), (of != null) ? of.value() : null, false, null, null, null));
				one.faults()
					.forEach(it -> told
						.add(new SupportStore.Told(one.line(), null, false, it.path(), it.message(), it.reason())));
				told(one.remarks()).forEach(it -> told
					.add(new SupportStore.Told(one.line(), null, true, it.path(), it.message(), it.reason())));
			}
			store.tell(id.value(), told, author.at());
			tell(checked, door);
			return Made.told(id);
		});
		return results(sent.size(), batch);
	}

	/**
	 * Tells what happened in a time of support: that it began or ended, a contact, a
	 * review, another tier, an answer, a score. What is known already is left alone.
	 */
	@Allowed(operation = "families.support.change", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public void add(String idempotencyKey, Id id, int expectedVersion, List<SupportFact> facts, boolean confirmed) {
		changed(idempotencyKey, id, expectedVersion, List.of(facts, confirmed), (stored, author) -> {
			var state = check.adding(stored, facts, confirmed);
			if (!state.changed()) {
				return Map.of();
			}
			save(stored, state, author);
			return Map.of("facts",
					state.added().stream().map(it -> it.kind().name()).sorted().collect(Collectors.joining(" ")));
		});
	}

	/** Says that somebody belongs to the family. */
	@Allowed(operation = "families.support.change", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public void addMember(String idempotencyKey, Id id, int expectedVersion, SentMember sent) {
		changed(idempotencyKey, id, expectedVersion, List.of("member", sent.of(), sealed(Stream.of(sent))),
				(stored, author) -> {
					var faults = new Problem.Faults();
					var batch = people.of(FamilyNews.MEMBERS, today());
					var who = check.member(faults, batch, stored.unit(), sent.of(), sent.chi(), today());
					faults.raise();
					batch.makeKeys();
					var state = new SupportCheck.State(stored);
					state.members()
						.add(new SupportStore.Member(new FamilyMemberView.Id(UUID.randomUUID()), id, stored.unit(),
								stored.members().stream().mapToInt(FamilyMemberView::position).max().orElse(0) + 1,
								sent.of(), today(), who.person(), (who.person() != null) ? who.agreement() : null));
					save(stored, state, author);
					return Map.of("member", Auditable.CHANGED);
				});
	}

	/**
	 * Tells how old somebody of the family is by now, and whether they have been in care.
	 */
	@Allowed(operation = "families.support.change", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public void changeMember(String idempotencyKey, Id id, int expectedVersion, FamilyMemberView.Id member,
			String ageBand, @Nullable Boolean careExperienced) {
		changed(idempotencyKey, id, expectedVersion,
				List.of("member", member, ageBand, String.valueOf(careExperienced)), (stored, author) -> grown(stored,
						"member", it -> it.id().equals(member), ageBand, it -> careExperienced, author));
	}

	/**
	 * The same of somebody who is named by their place.
	 * @param position their place in the family, from 1
	 * @param careExperienced null leaves what is known as it is
	 */
	@Allowed(operation = "families.support.change", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public void changeMember(String idempotencyKey, Id id, int expectedVersion, int position, String ageBand,
			@Nullable Boolean careExperienced) {
		changed(idempotencyKey, id, expectedVersion,
				List.of("member", position, ageBand, String.valueOf(careExperienced)),
				(stored, author) -> grown(stored, "position", it -> it.position() == position, ageBand,
						it -> (careExperienced != null) ? careExperienced : it.careExperienced(), author));
	}

	private Map<String, String> grown(SupportStore.Stored stored, String path, Predicate<FamilyMemberView> member,
			String ageBand, Function<FamilyMemberView, @Nullable Boolean> care, Author author) {
		var faults = new Problem.Faults();
		var of = stored.members().stream().filter(member).findFirst();
		faults.when(of.isEmpty(), path, "There is no such person in this family.");
		rules.list(Lists.AGE_BAND).check(faults, "ageBand", ageBand, today());
		faults.raise();
		FamilyMemberView before = of.orElseThrow();
		@Nullable Boolean careExperienced = care.apply(before);
		if (before.ageBand().equals(ageBand) && Objects.equals(before.careExperienced(), careExperienced)) {
			return Map.of();
		}
		var state = new SupportCheck.State(stored);
		if (!before.ageBand().equals(ageBand)) {
			state.ages().add(new SupportStore.Age(before.id(), today(), ageBand));
		}
		store.care(before.id(), careExperienced);
		save(stored, state, author);
		return Map.of("member", Auditable.CHANGED);
	}

	/**
	 * Takes a fact back, and puts another in its place.
	 * @param instead null where there is none
	 * @param because why, a code of the list
	 */
	@Allowed(operation = "families.support.correct", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public void correct(String idempotencyKey, Id id, int expectedVersion, SupportFact.Id fact,
			@Nullable SupportFact instead, String because) {
		because(because);
		changed(idempotencyKey, id, expectedVersion,
				List.of("fact", fact, Stream.ofNullable(instead).toList(), because),
				(stored, author) -> corrected(stored, told(stored, it -> it.id().equals(fact)), instead, because,
						author));
	}

	private Map<String, String> corrected(SupportStore.Stored stored, SupportDetail.Told wrong,
			@Nullable SupportFact instead, String because, Author author) {
		if (wrong.fact().kind() == Kind.TIER && instead == null
				&& stored.facts().stream().filter(it -> it.fact().kind() == Kind.TIER).count() == 1) {
			throw Problem.invalid("on", "A family has a tier always; say which in its place.");
		}
		var state = check.correcting(stored, wrong, instead);
		store.withdraw(state.withdrawn(), because, author);
		save(stored, state, author);
		return Map.of("because", because, "kind", wrong.fact().kind().name());
	}

	/**
	 * Tells otherwise what was told wrongly: what was told stays readable.
	 * @param moment of what was told; null where its kind and day tell it apart
	 * @param instead what happened; of the same kind
	 * @param because why, a code of the list
	 */
	@Allowed(operation = "families.support.correct", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public void correct(String idempotencyKey, Id id, int expectedVersion, LocalDate on,
			SupportFact.@Nullable Moment moment, SupportFact instead, String because) {
		because(because);
		changed(idempotencyKey, id, expectedVersion, List.of("fact", on, String.valueOf(moment), instead, because),
				(stored, author) -> corrected(stored,
						told(stored,
								it -> it.fact().kind() == instead.kind() && it.fact().on().equals(on)
										&& (moment == null || moment == it.fact().moment())),
						instead, because, author));
	}

	private static SupportDetail.Told told(SupportStore.Stored stored, Predicate<SupportDetail.Told> which) {
		var told = stored.facts().stream().filter(which).toList();
		if (told.isEmpty()) {
			throw Problem.invalid("on", "This was taken back already, or there is no such thing.");
		}
		if (told.size() > 1) {
			throw Problem.invalid("on",
					"Several things of this kind were told of that day. Give the moment where they have one; else put it right on the page, which shows each.");
		}
		return told.getFirst();
	}

	/** Takes something back that is told by its kind and its day. */
	@Allowed(operation = "families.support.correct", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public void takeBack(String idempotencyKey, Id id, int expectedVersion, Kind kind, LocalDate on, String because) {
		because(because);
		changed(idempotencyKey, id, expectedVersion, List.of("fact", kind, on, because), (stored, author) -> {
			var wrong = told(stored, it -> it.fact().kind() == kind && it.fact().on().equals(on));
			return corrected(stored, wrong, null, because, author);
		});
	}

	/** Says anew what is known of a family beside what happened. */
	@Allowed(operation = "families.support.correct", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public void describe(String idempotencyKey, Id id, int expectedVersion, Opening opening) {
		changed(idempotencyKey, id, expectedVersion, List.of("opening", opening), (stored, author) -> {
			var state = check.reopening(stored, opening);
			if (!state.changed()) {
				return Map.of();
			}
			save(stored, state, author);
			return Map.of("known", Auditable.CHANGED);
		});
	}

	/** Undoes what the caller has just recorded. */
	@Allowed(operation = "families.support.correct", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public void undo(String idempotencyKey, Id id) {
		withdrawn(idempotencyKey, id, null, FamilyRules.UNDONE);
	}

	/** Withdraws a family that was entered wrongly; it stays, and counts no more. */
	@Allowed(operation = "families.support.correct", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public void withdraw(String idempotencyKey, Id id, int expectedVersion, String because) {
		because(because);
		withdrawn(idempotencyKey, id, expectedVersion, because);
	}

	/**
	 * A family of the caller's own units, or of others with which one of them has a joint
	 * plan and that an agreement lets it read; goes on record.
	 */
	@Allowed(operation = "families.support.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public Optional<FamilySupportView> find(Id id) {
		var reach = currentCaller.reach();
		var own = store.find(id, reach);
		own.ifPresent(it -> recording.tell(subject(it.id()), Map.of("unit", it.unit().value())));
		return own.or(() -> ofOthers(id, reach));
	}

	private Optional<FamilySupportView> ofOthers(Id id, Set<UnitId> reach) {
		var through = joint.readBy(reach);
		var found = store.ofOthers(id, through);
		found.ifPresent(it -> recording.tell(subject(it.id()),
				Map.of("unit", it.unit().value(), "joint", through.stream()
					.filter(between -> between.of().equals(it.unit()) && it.jointWith().contains(between.joint()))
					.map(between -> between.joint().value())
					.sorted()
					.collect(Collectors.joining(" ")))));
		return found;
	}

	/** The same with all that happened, and who belongs to it; goes on record. */
	@Allowed(operation = "families.support.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public Optional<SupportDetail> detail(Id id) {
		return find(id).map(of -> {
			var facts = store.facts(List.of(id), false).getOrDefault(id, List.of());
			var plans = JointUnit
				.of(facts.stream().filter(SupportDetail.Told::stands).map(SupportDetail.Told::fact).toList());
			return new SupportDetail(of, store.members(List.of(id)).getOrDefault(id, List.of()), facts, plans,
					joint.reads(of, plans), currentCaller.reach().contains(of.unit()), today());
		});
	}

	/** Who belongs to some families that the caller reads, and which were read before. */
	@Allowed(operation = "families.support.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	@Transactional(readOnly = true)
	public Map<Id, List<FamilyMemberView>> members(Collection<FamilySupportView> of) {
		var reach = currentCaller.reach();
		var through = of.stream().allMatch(it -> reach.contains(it.unit())) ? List.<JointPlans.Between>of()
				: joint.readBy(reach);
		return store.members(of.stream()
			.filter(it -> reach.contains(it.unit()) || (it.goesOn() && it.jointWith()
				.stream()
				.anyMatch(unit -> through.contains(new JointPlans.Between(it.unit(), unit)))))
			.map(FamilySupportView::id)
			.toList());
	}

	/**
	 * Of whom somebody of a family is; the opening of the person's page, of which this is
	 * a part, goes on record.
	 */
	@Allowed(operation = "families.support.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	@Transactional(propagation = Propagation.MANDATORY)
	public Optional<PersonPanel.Whose> whose(FamilyMemberView.Id id) {
		return store.whose(id).filter(it -> currentCaller.reach().contains(it.unit()));
	}

	/**
	 * The families to which a person of one of the caller's own units belongs, with the
	 * row by which, the oldest first; the opening of the person's page, of which this is
	 * a part, goes on record.
	 */
	@Allowed(operation = "families.support.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	@Transactional(propagation = Propagation.MANDATORY)
	public Map<FamilyMemberView.Id, FamilySupportView> of(PersonPanel.Whom whom) {
		var found = new LinkedHashMap<FamilyMemberView.Id, FamilySupportView>();
		if (currentCaller.reach().contains(whom.unit())) {
			var rows = store.rowsOf(whom);
			store.of(whom).forEach(it -> found.put(Objects.requireNonNull(rows.get(it.id())), it));
		}
		return found;
	}

	/**
	 * Some families of the caller's own units, or those of others that they read since
	 * they have joint plans, in the order of the list; on record.
	 */
	@Allowed(operation = "families.support.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public List<FamilySupportView> page(Filter filter, int offset, int limit) {
		return read(store.page(reach(filter), filter, today(), offset, limit));
	}

	/** Those behind one, whose first day was last first; goes on record. */
	@Allowed(operation = "families.support.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	public List<FamilySupportView> behind(Filter filter, @Nullable Id last, int limit) {
		return read(store.behind(reach(filter), filter, today(), last, limit + 1));
	}

	/** How many there are. */
	@Allowed(operation = "families.support.read", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER },
			scope = Scope.OWN_UNITS, personLevel = true)
	@Transactional(readOnly = true)
	public int total(Filter filter) {
		return store.total(reach(filter), filter, today());
	}

	private SupportStore.Reach reach(Filter filter) {
		var own = currentCaller.reach();
		return new SupportStore.Reach(own, (filter.kept() == Kept.JOINT) ? joint.readBy(own) : List.of());
	}

	/** What wants looking after in the caller's own units, in one statement. */
	@Allowed(operation = "families.support.count",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.UNIT_VIEWER }, scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public Look look() {
		return store.look(currentCaller.reach(), today());
	}

	/** Those of the caller's own units that an agreement lets keep families. */
	@Allowed(operation = "families.support.record",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.PARTNER_SYSTEM },
			scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public List<OrganisationNames.UnitName> keeping() {
		return currentCaller.reach()
			.stream()
			.filter(unit -> agreements.lets(unit, FamilyNews.SUPPORT, today()))
			.flatMap(unit -> units.unit(unit).stream())
			.sorted(Comparator.comparing(OrganisationNames.UnitName::name))
			.toList();
	}

	/** A list of codes, for forms and for what is told. */
	@Allowed(operation = "families.support.rule.read", to = Audience.SIGNED_IN)
	@Transactional(propagation = Propagation.SUPPORTS)
	public CodeList list(Lists list) {
		return rules.list(list);
	}

	/** What a unit of the partnership is called; its code where there is none. */
	@Allowed(operation = "families.support.rule.read", to = Audience.SIGNED_IN)
	@Transactional(readOnly = true)
	public String named(UnitId unit) {
		return units.unit(unit).map(OrganisationNames.UnitName::name).orElse(unit.value());
	}

	/** The tools whose scores may be kept on a day. */
	@Allowed(operation = "families.support.rule.read", to = Audience.SIGNED_IN)
	@Transactional(propagation = Propagation.SUPPORTS)
	public List<FamilyRules.Tool> tools(LocalDate on) {
		return rules.tools(on);
	}

	/** A code with its words; one that left the list tells itself. */
	@Allowed(operation = "families.support.rule.read", to = Audience.SIGNED_IN)
	@Transactional(propagation = Propagation.SUPPORTS)
	public CodeList.Value told(Lists list, String code) {
		return rules.list(list).find(code).orElseGet(() -> new CodeList.Value(code, code, null, null, false));
	}

	/** Keeps families that were checked, and tells others of them. */
	Map<Integer, Id> keep(List<SupportCheck.Checked> checked, Door door, @Nullable UUID in, Author author) {
		var made = keepQuietly(checked, door, in, author);
		var days = new TreeMap<String, List<LocalDate>>();
		checked.stream()
			.map(SupportCheck.Checked::state)
			.filter(Objects::nonNull)
			.distinct()
			.filter(SupportCheck.State::changed)
			.forEach(state -> {
				tellStartAndEnd(state, author);
				days.computeIfAbsent(state.unit().value(), it -> new ArrayList<>()).add(began(state));
			});
		days.forEach((unit, all) -> changes.ofSupport(UUID.randomUUID(), 1, new UnitId(unit),
				all.stream().min(LocalDate::compareTo).orElseThrow(), today(), author.at()));
		return made;
	}

	/** Keeps families that were checked, and tells nobody. */
	Map<Integer, Id> keepQuietly(List<SupportCheck.Checked> checked, Door door, @Nullable UUID in, Author author) {
		var made = new HashMap<Integer, Id>();
		var changed = new ArrayList<SupportCheck.State>();
		checked.forEach(one -> {
			if (one.state() != null) {
				made.put(one.line(), one.state().id());
				if (one.state().changed() && !changed.contains(one.state())) {
					changed.add(one.state());
				}
			}
		});
		store.withdraw(changed.stream().flatMap(it -> it.withdrawn().stream()).toList(), FamilyRules.REOPENED, author);
		store(changed, door, in, author);
		return made;
	}

	private void store(List<SupportCheck.State> states, Door door, @Nullable UUID in, Author author) {
		store.keep(states.stream().map(it -> it.row(rules)).toList(), door, in, author);
		store.addFacts(states.stream()
			.flatMap(state -> state.added().stream().map(fact -> Map.entry(state.id(), fact)))
			.toList(), in, author);
		store.addMembers(states.stream().flatMap(state -> state.members().stream()).toList());
		store.addAges(states.stream().flatMap(state -> state.ages().stream()).toList());
	}

	private void save(SupportStore.Stored stored, SupportCheck.State state, Author author) {
		store(List.of(state), Door.PAGE, null, author);
		tellStartAndEnd(state, author);
		LocalDate began = began(state);
		changes.ofSupport(stored.id().value(), stored.version() + 1, stored.unit(),
				began.isBefore(stored.beganOn()) ? began : stored.beganOn(), today(), author.at());
	}

	private LocalDate began(SupportCheck.State state) {
		return state.days()
			.filter(day -> !day.isAfter(today()))
			.min(LocalDate::compareTo)
			.orElse((state.stored() != null) ? state.stored().beganOn() : today());
	}

	/** Others hear that support began or ended, and never of whom. */
	private void tellStartAndEnd(SupportCheck.State state, Author author) {
		int revision = (state.stored() != null) ? state.stored().version() + 1 : 1;
		Standing standing = state.standing(rules);
		state.added().forEach(fact -> {
			if (fact.kind() == Kind.STARTED) {
				changes.started(state.id(), revision, state.unit(), standing.tier(), fact.on(), author.at());
			}
			if (fact.kind() == Kind.CLOSED) {
				changes.ended(state.id(), revision, state.unit(), standing.tier(), fact.on(),
						String.valueOf(fact.code()), author.at());
			}
		});
		if (state.reopened() && standing.firstSupportOn() != null && standing.closedOn() == null) {
			changes.started(state.id(), revision, state.unit(), standing.tier(), standing.firstSupportOn(),
					author.at());
		}
	}

	private void changed(String key, Id id, int expectedVersion, Object input,
			BiFunction<SupportStore.Stored, Author, Map<String, String>> change) {
		var stored = held(id);
		var author = recording.author(stored.unit());
		recording.once(author, key, List.of(id, expectedVersion, input), Id::new, () -> {
			Problem.unlessSeen(expectedVersion, stored.version(), "this family");
			if (stored.withdrawn() || stored.ownRef() == null) {
				throw Problem.conflict("This was withdrawn, or its time is over; nothing of it can be changed.",
						stored.version());
			}
			var told = new TreeMap<>(change.apply(stored, author));
			if (told.isEmpty()) {
				return Made.found(id);
			}
			told.put("unit", stored.unit().value());
			return new Made<>(id, subject(id), told);
		});
	}

	/** A family of which may be told; of others nobody hears that it is there. */
	private SupportStore.Stored held(Id id) {
		return store.locked(id)
			.filter(it -> currentCaller.reach().contains(it.unit()))
			.orElseThrow(() -> Problem.forbidden("There is no such family in your units."));
	}

	private void withdrawn(String key, Id id, @Nullable Integer expectedVersion, String because) {
		var stored = held(id);
		var author = recording.author(stored.unit());
		recording.once(author, key, List.of(id, String.valueOf(expectedVersion), because), Id::new, () -> {
			if (expectedVersion != null) {
				Problem.unlessSeen(expectedVersion, stored.version(), "this family");
			}
			else if (stored.version() != 1 || !stored.recordedBy().equals(author.account())
					|| stored.recordedAt().plus(UNDONE_WITHIN).isBefore(author.at())) {
				throw Problem.conflict(
						"This was recorded too long ago to be undone, or changed since. Withdraw it with the reason.",
						stored.version());
			}
			if (stored.withdrawn()) {
				throw Problem.conflict("This was withdrawn already.", stored.version());
			}
			takeAway(stored, because, author);
			return new Made<>(id, subject(id), Map.of("because", because, "unit", stored.unit().value()));
		});
	}

	/** Withdraws a family. */
	void takeAway(SupportStore.Stored stored, String because, Author author) {
		store.withdraw(stored.id(), because, author);
		changes.ofSupport(stored.id().value(), stored.version() + 1, stored.unit(), stored.beganOn(), today(),
				author.at());
	}

	/** Takes back what of a file was told of a family that is older than it. */
	void takeBack(SupportStore.Stored stored, Collection<SupportFact.Id> wrong, Author author) {
		var state = new SupportCheck.State(stored);
		stored.facts().stream().filter(it -> wrong.contains(it.id())).forEach(state::forget);
		store.withdraw(state.withdrawn(), FamilyRules.IMPORT_TAKEN_BACK, author);
		save(stored, state, author);
	}

	private void because(String because) {
		var faults = new Problem.Faults();
		rules.list(Lists.CORRECTED_BECAUSE).check(faults, "because", because, today());
		faults.when(FamilyRules.NOT_BY_HAND.contains(because), "because", "Say why it is wrong.").raise();
	}

	private LocalDate today() {
		return LocalDate.now(clock);
	}

	/** That a family is known is told to those alone who read rows. */
	private List<Problem.Field> told(List<Problem.Field> remarks) {
		return currentCaller.get().may("families.support.read") ? remarks : List.of();
	}

	/** Tells the audit trail of how many families something was tried out. */
	void tellTried(List<SupportCheck.Checked> tried) {
		var told = new TreeMap<String, String>();
		tried.stream()
			.filter(it -> it.key() != null)
			.collect(Collectors.groupingBy(it -> Objects.requireNonNull(it.unit()), Collectors.counting()))
			.forEach((unit, number) -> told.put("families." + unit.value(), String.valueOf(number)));
		if (!told.isEmpty()) {
			recording.tell("families tried out", told);
		}
	}

	private void tell(List<SupportCheck.Checked> checked, Door door) {
		checked.stream()
			.filter(it -> it.state() != null)
			.collect(Collectors.groupingBy(it -> Objects.requireNonNull(it.unit()), LinkedHashMap::new,
					Collectors.counting()))
			.forEach((unit, number) -> recording.tell("families of " + unit.value(),
					Map.of("families", String.valueOf(number), "door", door.name())));
	}

	/** Tells the audit trail which rows are read, and how many of which units. */
	private List<FamilySupportView> read(List<FamilySupportView> rows) {
		if (!rows.isEmpty()) {
			Map<String, String> told = rows.stream()
				.collect(Collectors.groupingBy(row -> "rows." + row.unit().value(), TreeMap::new,
						Collectors.collectingAndThen(Collectors.counting(), String::valueOf)));
			told.put("families",
					rows.stream().map(row -> row.id().value().toString()).collect(Collectors.joining(" ")));
			recording.tell("families", told);
		}
		return rows;
	}

	private static String subject(Id id) {
		return "family " + id.value();
	}

	/**
	 * Refuses what is of others alone. Of a batch that is partly of others the items are
	 * told one by one.
	 */
	private Set<UnitId> reaching(List<Sent> sent) {
		var reach = currentCaller.reach();
		if (sent.stream().noneMatch(it -> reach.contains(it.entry().unit()))) {
			currentCaller.reaching(sent.getFirst().entry().unit());
		}
		return reach;
	}

	/**
	 * What the key of a change stands for: all that was sent, and of numbers what stands
	 * for them, since this is kept.
	 */
	private List<?> asSent(List<Sent> sent) {
		return List.of(sent.stream()
			.map(it -> List.of(it.entry(), it.members().stream().map(SentMember::of).toList()))
			.toList(), sealed(sent.stream().flatMap(it -> it.members().stream())));
	}

	private List<?> sealed(Stream<SentMember> members) {
		var numbers = members.map(SentMember::chi).filter(Objects::nonNull).toList();
		return numbers.isEmpty() ? List.of() : keys.sealed(FamilyNews.MEMBERS, numbers);
	}

	/** What came of each of what was sent together, the same each time. */
	private List<BatchResult> results(int sent, BatchId batch) {
		var told = store.toldOf(batch.value()).stream().collect(Collectors.groupingBy(SupportStore.Told::line));
		var results = new ArrayList<BatchResult>(sent);
		for (int i = 0; i < sent; i++) {
			var of = told.getOrDefault(i, List.of());
			@Nullable String made = of.stream()
				.map(SupportStore.Told::made)
				.filter(Objects::nonNull)
				.findFirst()
				.map(id -> NodeSource.globalId(TYPE, id))
				.orElse(null);
			results.add(new BatchResult(i, made, fields(of, false), fields(of, true)));
		}
		return results;
	}

	private static List<Problem.Field> fields(List<SupportStore.Told> told, boolean remarks) {
		return told.stream()
			.filter(it -> it.path() != null && it.remark() == remarks)
			.map(SupportStore.Told::field)
			.toList();
	}

	/** A time in which a family is supported. */
	public record Id(UUID value) implements Identifier {
	}

	/**
	 * A family that was recorded.
	 *
	 * @param remarks what is worth a look
	 */
	public record Recorded(Id id, List<Problem.Field> remarks) {
	}

	/** What came in together. */
	record BatchId(UUID value) implements Identifier {
	}

	/** How a family came in. */
	public enum Door {

		/** On a page. */
		PAGE,
		/** In a file. */
		FILE,
		/** From a program. */
		API,
		/** As sample data. */
		SAMPLE

	}

	/**
	 * A family as it was sent.
	 *
	 * @param faults what could not be put into the entry
	 */
	public record Sent(SupportEntry entry, List<SentMember> members, List<Problem.Field> faults) {

		public Sent(SupportEntry entry, List<SentMember> members) {
			this(entry, members, List.of());
		}

		@Override
		public String toString() {
			return "a family";
		}

	}

	/**
	 * Somebody of a family as they were sent.
	 *
	 * @param chi a CHI number, of which a key is made at once; null where none was given
	 */
	public record SentMember(SupportEntry.Member of, @Nullable String chi) {

		@Override
		public String toString() {
			return "somebody";
		}

	}

	/**
	 * What is known of a family beside what happened.
	 *
	 * @param reasons why support was asked for, in the order of their codes
	 * @param wellbeing which of the indicators of wellbeing it is about, in that order
	 */
	public record Opening(@Nullable LocalDate requestedOn, @Nullable String source, @Nullable String affectedSince,
			List<String> reasons, List<String> wellbeing, @Nullable AreaCode area, @Nullable Boolean promiseInPlan) {

		public Opening {
			reasons = reasons.stream().distinct().sorted().toList();
			wellbeing = wellbeing.stream().distinct().sorted().toList();
		}

		/** The same, with what another tells of what it does not know. */
		Opening or(Opening other) {
			return new Opening((requestedOn != null) ? requestedOn : other.requestedOn,
					(source != null) ? source : other.source,
					(affectedSince != null) ? affectedSince : other.affectedSince,
					reasons.isEmpty() ? other.reasons : reasons, wellbeing.isEmpty() ? other.wellbeing : wellbeing,
					(area != null) ? area : other.area, (promiseInPlan != null) ? promiseInPlan : other.promiseInPlan);
		}

	}

	/** Which list. */
	public enum Kept {

		/** Those that wait or are supported: who waits first, then by what is due. */
		ON,
		/** Those that wait for their first support, the longest first. */
		WAITING,
		/** Those of which something is due, the longest due first. */
		DUE,
		/** Those that are supported intensively. */
		INTENSIVE,
		/** Those that ended, the last first. */
		ENDED,
		/** All that stand, whose first day was last first. */
		ALL,
		/** Those of others that the own units read, since they have joint plans. */
		JOINT

	}

	/**
	 * Which families.
	 *
	 * @param state null for each
	 * @param tier null for each
	 * @param ownRef the service's own number; null for each
	 */
	public record Filter(Kept kept, @Nullable SupportState state, @Nullable String tier, @Nullable String ownRef) {

		/** All of a list. */
		public static Filter of(Kept kept) {
			return new Filter(kept, null, null, null);
		}

		/** Those of the own units with a number, the last first. */
		public static Filter called(String ownRef) {
			return new Filter(Kept.ALL, null, null, ownRef);
		}

	}

	/**
	 * What wants looking after.
	 *
	 * @param waitingSince the first day of who waits longest
	 * @param due of how many something is due
	 * @param nextDueOn the next day on which something will be
	 * @param goesOn how many there are in all
	 */
	public record Look(int waiting, @Nullable LocalDate waitingSince, int due, @Nullable LocalDate nextDueOn,
			int intensive, int goesOn) {

		/** For how many days who waits longest has waited on a day. */
		public long longest(LocalDate on) {
			return (waitingSince != null) ? waitingSince.until(on, ChronoUnit.DAYS) : 0;
		}

	}

}
