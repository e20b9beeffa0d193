package scot.adp.families;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import scot.adp.directory.Areas;
import scot.adp.events.PersonKey;
import scot.adp.families.FamilyRules.Lists;
import scot.adp.families.SupportFact.Kind;
import scot.adp.families.SupportFact.Moment;
import scot.adp.identity.spi.OrganisationNames;
import scot.adp.measures.spi.SignedOff;
import scot.adp.measures.spi.UnitSources;
import scot.adp.people.PersonCheck;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;

/**
 * What is wrong with families and with what is told of them: in few statements for any
 * number of them. What is told never repeats what was sent.
 */
@Component
class SupportCheck {

	/** Somebody has to say that it is right. */
	static final String CONFIRM = "CONFIRM";

	/** It is known otherwise, and can only be corrected with a reason. */
	static final String DIFFERS = "KNOWN_OTHERWISE";

	static final String BEFORE_REQUEST = "SUPPORT_BEFORE_REQUEST";

	private static final String FUTURE = "IN_FUTURE";

	private static final int MEMBERS_AT_MOST = 30;

	private final SupportStore store;

	private final FamilyRules rules;

	private final PersonCheck people;

	private final OrganisationNames units;

	private final Areas areas;

	private final UnitSources sources;

	private final SignedOff signedOff;

	private final Clock clock;

	SupportCheck(SupportStore store, FamilyRules rules, PersonCheck people, OrganisationNames units, Areas areas,
			UnitSources sources, SignedOff signedOff, Clock clock) {
		this.store = store;
		this.rules = rules;
		this.people = people;
		this.units = units;
		this.areas = areas;
		this.sources = sources;
		this.signedOff = signedOff;
		this.clock = clock;
	}

	/**
	 * Checks families as they were sent. Those that are there are held until the
	 * transaction ends.
	 * @param reach the units for which they may be recorded
	 * @param anew whether a family that is supported already is a fault; else what is
	 * told adds to it
	 */
	List<Checked> of(List<FamilySupports.Sent> sent, Set<UnitId> reach, boolean anew) {
		LocalDate today = LocalDate.now(clock);
		var held = sources.held(FamilyNews.SUPPORT,
				sent.stream().map(it -> it.entry().unit()).filter(reach::contains).distinct().toList());
		var signed = signedOff.days(FamilyNews.SUPPORT);
		var families = people.of(FamilyNews.SUPPORT, today);
		var members = people.of(FamilyNews.MEMBERS, today);
		var drafts = new ArrayList<Draft>();
		for (int i = 0; i < sent.size(); i++) {
			var draft = new Draft(i, sent.get(i));
			SupportEntry entry = draft.entry();
			sent.get(i).faults().forEach(it -> draft.faults.when(true, it.path(), it.message()));
			if (!reach.contains(entry.unit())) {
				draft.faults.when(true, "unit", "This is none of your units.");
			}
			else {
				checkOpening(draft.faults, draft.opening(), entry.confirmed(), today);
				rules.list(Lists.TIER)
					.check(draft.faults, "tier", entry.tier(), Objects.requireNonNullElse(entry.first(), today));
				draft.faults.when(entry.first() == null, "requestedOn",
						"Say on which day support was asked for, or first given.");
				draft.who = families.read(draft.faults, entry.unit(), entry.ownRef(), null);
				if (draft.who.agreement() != null) {
					checkMembers(draft, members, today);
				}
			}
			drafts.add(draft);
		}
		families.makeKeys();
		members.makeKeys();
		var states = new HashMap<SupportStore.Key, State>();
		store.locked(drafts.stream().map(Draft::key).flatMap(Optional::stream).distinct().toList())
			.forEach((key, stored) -> states.put(key, new State(stored)));
		return drafts.stream().map(draft -> draft.checked(states, held, signed, anew, today)).toList();
	}

	/**
	 * Checks what is told of a family that is there.
	 * @throws Problem where something of it is wrong, or unusual and not confirmed
	 */
	State adding(SupportStore.Stored stored, List<SupportFact> facts, boolean confirmed) {
		return changed(stored, List.of(), stored.opening(), facts, confirmed);
	}

	/**
	 * Checks another fact in the place of one that was wrong.
	 * @param instead null where there is none
	 */
	State correcting(SupportStore.Stored stored, SupportDetail.Told wrong, @Nullable SupportFact instead) {
		return changed(stored, List.of(wrong), stored.opening(), Stream.ofNullable(instead).toList(), true);
	}

	/** Checks what is to be known of a family beside what happened. */
	State reopening(SupportStore.Stored stored, FamilySupports.Opening opening) {
		return changed(stored, List.of(), opening, List.of(), true);
	}

	private State changed(SupportStore.Stored stored, List<SupportDetail.Told> wrong, FamilySupports.Opening opening,
			List<SupportFact> facts, boolean confirmed) {
		LocalDate today = LocalDate.now(clock);
		var state = new State(stored);
		var faults = new Problem.Faults();
		wrong.forEach(state::forget);
		state.opening = opening;
		checkOpening(faults, opening, true, today);
		state.take(faults, facts);
		check(faults, state, confirmed, today);
		expectRecords(faults, sources.held(FamilyNews.SUPPORT, List.of(stored.unit())), stored.unit(), state);
		faults.raise();
		state.late = state.days().anyMatch(signedOff.days(FamilyNews.SUPPORT));
		return state;
	}

	/** Checks somebody who is to belong to a family. */
	PersonCheck.Who member(Problem.Faults faults, PersonCheck.Batch batch, UnitId unit, SupportEntry.Member member,
			@Nullable String chi, LocalDate today) {
		checkMember(faults, "", member, chi, today);
		return batch.read(faults, unit, null, chi);
	}

	private void checkMembers(Draft draft, PersonCheck.Batch batch, LocalDate today) {
		var members = draft.sent.members();
		draft.faults.when(members.size() > MEMBERS_AT_MOST, "members",
				"A family has at most %d people here.".formatted(MEMBERS_AT_MOST));
		for (int i = 0; i < members.size(); i++) {
			var member = members.get(i);
			checkMember(draft.faults, "members[%d].".formatted(i), member.of(), member.chi(), today);
			draft.members.add(
					(member.chi() != null) ? batch.read(draft.faults, draft.entry().unit(), null, member.chi()) : null);
		}
	}

	private void checkMember(Problem.Faults faults, String at, SupportEntry.Member member, @Nullable String chi,
			LocalDate today) {
		faults.when(member.role().isBlank(), at + "role", "Say who this is in the family.");
		if (!member.role().isBlank()) {
			rules.list(Lists.ROLE).check(faults, at + "role", member.role(), today);
		}
		rules.list(Lists.AGE_BAND).check(faults, at + "ageBand", member.ageBand(), today);
		faults
			.when("UNBORN".equals(member.ageBand()) && !Set.of("CHILD", "SIBLING").contains(member.role()),
					at + "ageBand", "Only a child can be not born yet.")
			.when(chi != null
					&& (rules.underSixteen(member.ageBand()) || FamilyRules.NOT_KNOWN.equals(member.ageBand())),
					at + "chi",
					"No key is made of somebody under 16, or of whom the age is not known; leave the number out.",
					"UNDER_16");
	}

	/** Checks what is known of a family beside what happened. */
	private void checkOpening(Problem.Faults faults, FamilySupports.Opening opening, boolean confirmed,
			LocalDate today) {
		@Nullable LocalDate day = opening.requestedOn();
		LocalDate asAt = (day != null && !day.isAfter(today)) ? day : today;
		faults.when(day != null && day.isAfter(today), "requestedOn", "This day is still to come.", FUTURE);
		longAgo(faults, "requestedOn", day, confirmed, today);
		if (opening.source() != null) {
			rules.list(Lists.SOURCE).check(faults, "source", opening.source(), asAt);
		}
		if (opening.affectedSince() != null) {
			rules.list(Lists.AFFECTED_SINCE).check(faults, "affectedSince", opening.affectedSince(), asAt);
		}
		opening.reasons().forEach(it -> rules.list(Lists.REASON).check(faults, "reasons", it, asAt));
		opening.wellbeing().forEach(it -> rules.list(Lists.WELLBEING).check(faults, "wellbeing", it, asAt));
		faults.when(
				opening.area() != null
						&& areas.coverage(asAt).stream().noneMatch(it -> it.code().equals(opening.area())),
				"area", "Choose one of the areas, such as IRVINE.");
	}

	private void longAgo(Problem.Faults faults, String path, @Nullable LocalDate day, boolean confirmed,
			LocalDate today) {
		int days = rules.on(today).confirmDaysAgo();
		faults.when(!confirmed && day != null && day.isBefore(today.minusDays(days)), path,
				"This is more than %d days ago; say that it is right.".formatted(days), CONFIRM);
	}

	/** Checks all that is told of a family, beside one another. */
	private void check(Problem.Faults faults, State state, boolean confirmed, LocalDate today) {
		@Nullable LocalDate requested = state.opening.requestedOn();
		@Nullable SupportFact accepted = state.last(Kind.ACCEPTED);
		@Nullable SupportFact started = state.last(Kind.STARTED);
		@Nullable SupportFact closed = state.last(Kind.CLOSED);
		@Nullable SupportFact declined = state.last(Kind.DECLINED);
		faults.when(requested == null && accepted == null && started == null, "requestedOn",
				"Say on which day support was asked for, or first given.");
		before(faults, "acceptedOn", accepted, requested, "This day is before support was asked for.");
		if (started != null && requested != null && started.on().isBefore(requested)) {
			faults.when(true, "firstSupportOn", "The first support cannot be before it was asked for.", BEFORE_REQUEST);
		}
		faults.when(closed != null && started == null, "closedOn",
				"This family was not supported yet: say from when on it was, or why it is not.");
		before(faults, "closedOn", closed, on(started), "This day is before the first support.");
		faults.when(declined != null && (started != null || closed != null), "declinedOn",
				"This family was supported: end the support in its place.");
		before(faults, "declinedOn", declined, requested, "This day is before support was asked for.");
		for (SupportFact fact : state.added) {
			check(faults, fact, state, started, closed, confirmed, today);
		}
		inTurn(faults, state);
		unreviewed(faults, state, started, closed, confirmed, today);
	}

	private void check(Problem.Faults faults, SupportFact fact, State state, @Nullable SupportFact started,
			@Nullable SupportFact closed, boolean confirmed, LocalDate today) {
		String day = SupportFact.dayOf(fact.kind());
		String code = SupportFact.codeOf(fact.kind());
		LocalDate on = fact.on();
		faults.when(on.isAfter(today), day, "This day is still to come.", FUTURE);
		longAgo(faults, day, on, confirmed, today);
		faults.when(fact.code() != null && !fact.kind().coded(), "code", "There is no code of this kind of thing.")
			.when(fact.moment() != null && !fact.kind().asked(), "moment", "This is not asked at certain moments.")
			.when(fact.score() != null && fact.kind() != Kind.SCORE, "score", "This has no score.");
		switch (fact.kind()) {
			case ACCEPTED, STARTED -> {
			}
			case TIER -> {
				rules.list(Lists.TIER).check(faults, code, fact.code(), on);
				faults.when(state.standing().filter(it -> it.kind() == Kind.TIER && it.on().equals(on)).count() > 1,
						day, "The tier changed on this day already; correct that in its place.", DIFFERS);
			}
			case CONTACTED ->
				faults.when(closed != null && on.isAfter(closed.on()), day, "The support had ended by then.");
			case REVIEWED -> faults
				.when(started == null || on.isBefore(started.on()), day,
						"There was nothing to review yet: say first when the family was first supported.")
				.when(closed != null && on.isAfter(closed.on()), day, "The support had ended by then.");
			case AT_HOME, ENGAGED -> {
				rules.list(Lists.ANSWER).check(faults, code, fact.code(), on);
				faults
					.when(started == null || (fact.moment() != Moment.START && on.isBefore(started.on())), day,
							"This is before the family was supported.")
					.when(fact.moment() == null, "moment", "Say at which moment it was asked.")
					.when(fact.kind() == Kind.ENGAGED && fact.moment() != Moment.MONTH_6, "moment",
							"This is asked after six months.")
					.when(fact.moment() == Moment.REVIEW || fact.moment() == Moment.END, "moment",
							"This is asked at the start, after 6 and after 12 months.");
			}
			case SCORE -> score(faults, fact, state, confirmed, today);
			case JOINED, PARTED -> joint(faults, fact, state, closed);
			case CLOSED -> rules.list(Lists.CLOSURE).check(faults, code, fact.code(), on);
			case DECLINED -> rules.list(Lists.DECLINED).check(faults, code, fact.code(), on);
		}
	}

	private void joint(Problem.Faults faults, SupportFact fact, State state, @Nullable SupportFact closed) {
		String day = SupportFact.dayOf(fact.kind());
		String code = SupportFact.codeOf(fact.kind());
		LocalDate known = Stream
			.concat(Stream.ofNullable(state.opening.requestedOn()),
					state.standing().filter(it -> !it.kind().joint()).map(SupportFact::on))
			.min(LocalDate::compareTo)
			.orElse(fact.on());
		faults.when(fact.code() == null, code, "Say with which unit.")
			.when(state.unit.value().equals(fact.code()), code, "Name the units that help beside your own.")
			.when(fact.code() != null && !isUnit(fact.code()), code, "The partnership has no such unit.")
			.when(fact.on().isBefore(known), day, "This is before the family was known to your service.")
			.when(closed != null && fact.on().isAfter(closed.on()), day, "The support had ended by then.");
	}

	private boolean isUnit(String code) {
		try {
			var unit = new UnitId(code);
			return unit.value().equals(code) && units.unit(unit).isPresent();
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	/** Joint plans with a unit follow one another: each begins, and then it ends. */
	private static void inTurn(Problem.Faults faults, State state) {
		var since = new HashMap<String, LocalDate>();
		var until = new HashMap<String, LocalDate>();
		state.standing().filter(it -> it.kind().joint() && it.code() != null).sorted(JointUnit.IN_ORDER).forEach(it -> {
			String unit = String.valueOf(it.code());
			if (it.kind() == Kind.JOINED) {
				faults.when(since.putIfAbsent(unit, it.on()) != null || it.on().equals(until.get(unit)), "jointWith",
						"There is a joint plan with this unit on that day already.", DIFFERS);
			}
			else {
				faults.when(since.remove(unit) == null, "jointWith",
						"No joint plan with this unit goes on by then. Where its beginning is taken back, take its end back first.");
				until.put(unit, it.on());
			}
		});
	}

	private void score(Problem.Faults faults, SupportFact fact, State state, boolean confirmed, LocalDate today) {
		var tool = rules.tool(fact.code()).filter(it -> it.holds(fact.on()));
		faults
			.when(tool.isEmpty(), "tool",
					"Scores are kept of tools that your service is licensed to use; this is none of them on this day.")
			.when(fact.moment() == null || fact.moment() == Moment.MONTH_6 || fact.moment() == Moment.MONTH_12,
					"moment", "Say whether it was at the start, at a review or at the end.");
		tool.ifPresent(it -> faults.when(
				fact.score() == null || fact.score().doubleValue() < it.least()
						|| fact.score().doubleValue() > it.most(),
				"score", "This tool has scores from %d to %d.".formatted(it.least(), it.most())));
		@Nullable SupportFact first = state.standing()
			.filter(it -> it.kind() == Kind.SCORE && it.moment() == Moment.START
					&& Objects.equals(it.code(), fact.code()))
			.findFirst()
			.orElse(null);
		faults.when(
				!confirmed && fact.moment() == Moment.END && first != null && first.score() != null
						&& fact.score() != null && fact.score().compareTo(first.score()) < 0,
				"score", "This is lower than at the start; say that it is right.", CONFIRM);
	}

	/** A family that goes on for long without a review may have ended long ago. */
	private void unreviewed(Problem.Faults faults, State state, @Nullable SupportFact started,
			@Nullable SupportFact closed, boolean confirmed, LocalDate today) {
		boolean anew = state.added.stream().anyMatch(it -> it.kind() == Kind.STARTED);
		int months = rules.on(today).unreviewedMonths();
		faults.when(
				anew && !confirmed && started != null && closed == null
						&& started.on().isBefore(today.minusMonths(months))
						&& state.standing().noneMatch(it -> it.kind() == Kind.REVIEWED),
				"firstSupportOn",
				"This family would be supported for more than %d months without a review; say that it is right."
					.formatted(months),
				CONFIRM);
	}

	private static void before(Problem.Faults faults, String path, @Nullable SupportFact fact,
			@Nullable LocalDate limit, String message) {
		faults.when(fact != null && limit != null && fact.on().isBefore(limit), path, message);
	}

	private static @Nullable LocalDate on(@Nullable SupportFact fact) {
		return (fact != null) ? fact.on() : null;
	}

	/**
	 * Each day on which something counts has to be one of which the unit brings records.
	 */
	private static void expectRecords(Problem.Faults faults, UnitSources.Held held, UnitId unit, State state) {
		@Nullable LocalDate requested = state.opening.requestedOn();
		if (state.stored == null && requested != null) {
			held.expectRecords(faults, "requestedOn", unit, requested);
		}
		state.added.stream()
			.filter(it -> it.kind() != Kind.TIER)
			.forEach(it -> held.expectRecords(faults, SupportFact.dayOf(it.kind()), unit, it.on()));
	}

	/**
	 * A family that was looked at.
	 *
	 * @param state how it is to be; null where something is wrong, and of a family that
	 * objected
	 */
	record Checked(int line, @Nullable UnitId unit, @Nullable PersonKey key, List<Problem.Field> faults,
			List<Problem.Field> remarks, @Nullable State state) {
	}

	/**
	 * How a time of support is to be: what is stored of it, and what is told beside that.
	 * All that is told of one family at once shares one.
	 */
	static final class State {

		private final SupportStore.@Nullable Stored stored;

		private final FamilySupports.Id id;

		private final UnitId unit;

		private final String ownRef;

		private final @Nullable PersonKey key;

		private final @Nullable String agreement;

		private final List<SupportFact> known = new ArrayList<>();

		private final List<SupportFact> added = new ArrayList<>();

		private final List<SupportFact.Id> withdrawn = new ArrayList<>();

		private final List<SupportStore.Member> members = new ArrayList<>();

		private final List<SupportStore.Age> ages = new ArrayList<>();

		private FamilySupports.Opening opening;

		private boolean confirmed;

		private boolean late;

		private boolean reopened;

		State(SupportStore.Stored stored) {
			this.stored = stored;
			this.id = stored.id();
			this.unit = stored.unit();
			this.ownRef = String.valueOf(stored.ownRef());
			this.key = null;
			this.agreement = null;
			this.opening = stored.opening();
			stored.facts().forEach(it -> known.add(it.fact()));
		}

		State(Draft draft) {
			this.stored = null;
			this.id = new FamilySupports.Id(UUID.randomUUID());
			this.unit = draft.entry().unit();
			this.ownRef = draft.entry().ownRef().strip();
			this.key = Objects.requireNonNull(draft.who).person();
			this.agreement = draft.who.agreement();
			this.opening = draft.opening();
			this.confirmed = draft.entry().confirmed();
		}

		private State(State of) {
			this.stored = of.stored;
			this.id = of.id;
			this.unit = of.unit;
			this.ownRef = of.ownRef;
			this.key = of.key;
			this.agreement = of.agreement;
			this.opening = of.opening;
			adopt(of);
		}

		/** The same, to be tried on. */
		State copy() {
			return new State(this);
		}

		/** Is what another that was tried on became. */
		State adopt(State of) {
			set(known, of.known);
			set(added, of.added);
			set(withdrawn, of.withdrawn);
			set(members, of.members);
			set(ages, of.ages);
			opening = of.opening;
			confirmed = of.confirmed;
			late = of.late;
			reopened = of.reopened;
			return this;
		}

		private static <T> void set(List<T> list, List<T> to) {
			list.clear();
			list.addAll(to);
		}

		SupportStore.@Nullable Stored stored() {
			return stored;
		}

		FamilySupports.Id id() {
			return id;
		}

		UnitId unit() {
			return unit;
		}

		List<SupportFact> added() {
			return added;
		}

		List<SupportFact.Id> withdrawn() {
			return withdrawn;
		}

		List<SupportStore.Member> members() {
			return members;
		}

		List<SupportStore.Age> ages() {
			return ages;
		}

		/** Whether it ended before, and goes on. */
		boolean reopened() {
			return reopened;
		}

		/** Whether anything of it is new. */
		boolean changed() {
			return stored == null || !added.isEmpty() || !withdrawn.isEmpty() || !members.isEmpty() || !ages.isEmpty()
					|| !opening.equals(stored.opening());
		}

		/** Everything that is to stand. */
		Stream<SupportFact> standing() {
			return Stream.concat(known.stream(), added.stream());
		}

		@Nullable SupportFact last(Kind kind) {
			return standing().filter(it -> it.kind() == kind).reduce((one, later) -> later).orElse(null);
		}

		/** Whether anything was told of a plan with a unit. */
		boolean toldOf(@Nullable String unit) {
			return standing().anyMatch(it -> it.kind().joint() && Objects.equals(it.code(), unit));
		}

		/** The days that it counts for. */
		Stream<LocalDate> days() {
			return Stream.concat(Stream.ofNullable(opening.requestedOn()),
					added.stream().filter(it -> it.kind() != Kind.CONTACTED).map(SupportFact::on));
		}

		void forget(SupportDetail.Told wrong) {
			known.remove(wrong.fact());
			withdrawn.add(wrong.id());
		}

		/** Takes what is new; what is known otherwise is a fault. */
		void take(Problem.Faults faults, List<SupportFact> facts) {
			for (SupportFact fact : facts) {
				if (standing().anyMatch(fact::equals)) {
					continue;
				}
				if (standing().anyMatch(fact::about)) {
					faults.when(true, SupportFact.dayOf(fact.kind()),
							"This is known otherwise already; correct it with the reason on the page of the family.",
							DIFFERS);
					continue;
				}
				added.add(fact);
			}
		}

		/** The row that it is to be. */
		SupportStore.Row row(FamilyRules rules) {
			return new SupportStore.Row(id, unit, ownRef, key, agreement, opening, standing(rules), confirmed, late);
		}

		Standing standing(FamilyRules rules) {
			var bands = new HashMap<FamilyMemberView.Id, String>();
			if (stored != null) {
				stored.members().forEach(it -> bands.put(it.id(), it.ageBand()));
			}
			members.forEach(it -> bands.put(it.id(), it.of().ageBand()));
			ages.forEach(it -> bands.put(it.member(), it.band()));
			return Standing.of(standing().toList(), bands.values(), rules);
		}

	}

	/** A family while it is looked at. */
	private final class Draft {

		private final int line;

		private final FamilySupports.Sent sent;

		private final Problem.Faults faults = new Problem.Faults();

		private final List<PersonCheck.@Nullable Who> members = new ArrayList<>();

		private PersonCheck.@Nullable Who who;

		Draft(int line, FamilySupports.Sent sent) {
			this.line = line;
			this.sent = sent;
		}

		SupportEntry entry() {
			return sent.entry();
		}

		FamilySupports.Opening opening() {
			SupportEntry entry = sent.entry();
			return new FamilySupports.Opening(entry.requestedOn(), entry.source(), entry.affectedSince(),
					entry.reasons(), entry.wellbeing(), entry.area(), entry.promiseInPlan());
		}

		Optional<SupportStore.Key> key() {
			return (who == null || who.reference() == null) ? Optional.empty()
					: Optional.of(new SupportStore.Key(entry().unit(), who.reference().value()));
		}

		Checked checked(Map<SupportStore.Key, State> states, UnitSources.Held held, Predicate<LocalDate> signed,
				boolean anew, LocalDate today) {
			if (!faults.noted().isEmpty() || key().isEmpty()) {
				return new Checked(line, null, null, faults.noted(), List.of(), null);
			}
			UnitId unit = entry().unit();
			PersonCheck.Who family = Objects.requireNonNull(who);
			if (family.objected()) {
				return new Checked(line, unit, null, List.of(),
						new Problem.Faults()
							.when(true, "ownRef", "Nothing was kept: this family objected to being recorded here.",
									"OBJECTED")
							.noted(),
						null);
			}
			SupportStore.Key key = key().get();
			@Nullable State there = states.get(key);
			@Nullable State tried = (there != null) ? there.copy() : null;
			State state = state(tried, anew);
			boolean fresh = state != tried;
			if (faults.noted().isEmpty()) {
				fill(state, fresh, today);
				check(faults, state, entry().confirmed(), today);
				expectRecords(faults, held, unit, state);
			}
			if (!faults.noted().isEmpty()) {
				return new Checked(line, unit, family.person(), faults.noted(), List.of(), null);
			}
			state.late |= state.days().anyMatch(signed);
			// All that is told of one time of support shares one state.
			State kept = (there != null && !fresh) ? there.adopt(state) : state;
			states.put(key, kept);
			var remarks = new Problem.Faults().when(kept.reopened, "ownRef",
					"This family came back within the days of the rule, so its support goes on as it was.", "REOPENED");
			return new Checked(line, unit, family.person(), List.of(), remarks.noted(), kept);
		}

		/** Which time of support is told of: one that is there, or a new one. */
		private State state(@Nullable State there, boolean anew) {
			if (there == null) {
				return new State(this);
			}
			@Nullable LocalDate first = entry().first();
			@Nullable SupportFact closed = there.last(Kind.CLOSED);
			@Nullable SupportFact declined = there.last(Kind.DECLINED);
			@Nullable SupportFact end = (closed != null) ? closed : declined;
			if (end == null) {
				faults.when(anew, "ownRef", "Your unit supports this family already; tell of it on its page.",
						"ALREADY_SUPPORTED");
				return there;
			}
			if (first == null || sameBeginning(there)) {
				return there;
			}
			faults.when(!first.isAfter(end.on()), "requestedOn",
					"This family was supported until a later day; correct that on its page.", DIFFERS);
			SupportStore.@Nullable Stored stored = there.stored;
			if (closed == null || stored == null || first.isAfter(end.on().plusDays(rules.on(end.on()).reopenDays()))) {
				return new State(this);
			}
			stored.facts().stream().filter(it -> it.fact().equals(closed)).findFirst().ifPresent(there::forget);
			there.reopened = true;
			return there;
		}

		private boolean sameBeginning(State there) {
			@Nullable LocalDate asked = entry().requestedOn();
			@Nullable SupportFact started = there.last(Kind.STARTED);
			return (asked != null && asked.equals(there.opening.requestedOn()))
					|| (started != null && entry().facts().contains(started));
		}

		private void fill(State state, boolean fresh, LocalDate today) {
			SupportEntry entry = entry();
			LocalDate first = Objects.requireNonNull(entry.first());
			if (fresh) {
				faults.when(sent.members().isEmpty(), "members", "Name at least one person of the family.");
				state.take(faults, entry.withTier(first));
				state.take(faults, entry.jointFrom(first));
				addMembers(state, 0, first);
				return;
			}
			FamilySupports.Opening before = state.opening;
			if (state.reopened) {
				state.take(faults, entry.facts().stream().filter(it -> !isBeginning(it)).toList());
			}
			else {
				faults.when(
						before.requestedOn() != null && entry.requestedOn() != null
								&& !entry.requestedOn().equals(before.requestedOn()),
						"requestedOn",
						"This is known otherwise already; correct it with the reason on the page of the family.",
						DIFFERS);
				state.take(faults, entry.facts());
				state.opening = before.or(opening());
			}
			@Nullable String tier = state.standing()
				.filter(it -> it.kind() == Kind.TIER)
				.max(Comparator.comparing(SupportFact::on))
				.map(SupportFact::code)
				.orElse(null);
			boolean goesOn = state.last(Kind.CLOSED) == null && state.last(Kind.DECLINED) == null;
			if (goesOn && !entry.tier().equals(tier)) {
				state.take(faults, List.of(SupportFact.of(Kind.TIER, today, entry.tier())));
			}
			if (goesOn) {
				// What ended by hand is not begun again by a file that comes each night.
				state.take(faults, entry.jointFrom(today).stream().filter(it -> !state.toldOf(it.code())).toList());
			}
			addMembers(state, ((state.stored != null) ? state.stored.members().size() : 0) + state.members.size(),
					today);
		}

		private static boolean isBeginning(SupportFact fact) {
			return fact.kind() == Kind.STARTED || fact.kind() == Kind.ACCEPTED;
		}

		/** People behind those who are known, in the order in which they are told. */
		private void addMembers(State state, int known, LocalDate on) {
			var told = sent.members();
			if (state.stored != null) {
				for (int i = 0; i < Math.min(told.size(), state.stored.members().size()); i++) {
					FamilyMemberView member = state.stored.members().get(i);
					if (!member.ageBand().equals(told.get(i).of().ageBand()) && !member.ageOn().equals(on)) {
						state.ages.add(new SupportStore.Age(member.id(), on, told.get(i).of().ageBand()));
					}
				}
			}
			for (int i = known; i < told.size(); i++) {
				PersonCheck.@Nullable Who of = members.get(i);
				@Nullable PersonKey key = (of != null) ? of.person() : null;
				state.members
					.add(new SupportStore.Member(new FamilyMemberView.Id(UUID.randomUUID()), state.id, state.unit,
							i + 1, told.get(i).of(), on, key, (key != null && of != null) ? of.agreement() : null));
			}
		}

	}

}
