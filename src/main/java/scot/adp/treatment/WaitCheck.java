package scot.adp.treatment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import scot.adp.directory.Areas;
import scot.adp.directory.ServiceId;
import scot.adp.directory.ServiceRegister;
import scot.adp.directory.ServiceView;
import scot.adp.events.PersonKey;
import scot.adp.measures.spi.SignedOff;
import scot.adp.measures.spi.UnitSources;
import scot.adp.people.PersonCheck;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;

/**
 * What is wrong with waits and with what is told of them, and who they are of: in few
 * statements for any number of them. What is told never repeats what was sent.
 */
@Component
class WaitCheck {

	/** Somebody has to say that it is right. */
	static final String CONFIRM = "CONFIRM";

	static final String BEFORE_REFERRAL = "TREATMENT_BEFORE_REFERRAL";

	/** It is known otherwise, and can only be corrected with a reason. */
	static final String DIFFERS = "KNOWN_OTHERWISE";

	private static final String FUTURE = "IN_FUTURE";

	private final WaitStore store;

	private final WaitRules rules;

	private final NaloxoneRules profiles;

	private final ServiceRegister services;

	private final Areas areas;

	private final PersonCheck people;

	private final UnitSources sources;

	private final SignedOff signedOff;

	private final Clock clock;

	WaitCheck(WaitStore store, WaitRules rules, NaloxoneRules profiles, ServiceRegister services, Areas areas,
			PersonCheck people, UnitSources sources, SignedOff signedOff, Clock clock) {
		this.store = store;
		this.rules = rules;
		this.profiles = profiles;
		this.services = services;
		this.areas = areas;
		this.people = people;
		this.sources = sources;
		this.signedOff = signedOff;
		this.clock = clock;
	}

	/**
	 * Checks waits as they were sent. Those that are there already are held until the
	 * transaction ends.
	 * @param reach the units for which they may be recorded
	 * @return each in its place
	 */
	List<Checked> of(List<Waits.Sent> sent, Set<UnitId> reach) {
		LocalDate today = LocalDate.now(clock);
		var known = services.byIds(sent.stream().map(it -> it.entry().service()).distinct().toList());
		var held = sources.held(ChangedRecords.WAITS,
				known.values().stream().map(ServiceView::unit).filter(reach::contains).distinct().toList());
		var signed = signedOff.days(ChangedRecords.WAITS);
		var told = people.of(ChangedRecords.WAITS, today);
		var drafts = new ArrayList<Draft>(sent.size());
		for (int i = 0; i < sent.size(); i++) {
			@Nullable ServiceView service = known.get(sent.get(i).entry().service());
			@Nullable UnitId unit = (service != null && reach.contains(service.unit())) ? service.unit() : null;
			var draft = new Draft(i, sent.get(i), unit);
			sent.get(i).faults().forEach(it -> draft.faults.when(true, it.path(), it.message()));
			if (unit == null) {
				draft.faults.when(true, "service", "There is no such service in your units.");
			}
			else {
				checkOpening(draft.faults, draft.entry(), today);
				draft.who = told.read(draft.faults, unit, draft.entry().ownRef(), draft.sent.chi());
			}
			drafts.add(draft);
		}
		told.makeKeys();
		var states = new HashMap<Key, State>();
		store.locked(drafts.stream().map(Draft::key).flatMap(Optional::stream).distinct().toList())
			.forEach((key, stored) -> states.put(key, new State(stored)));
		return drafts.stream().map(draft -> draft.checked(states, held, signed, today)).toList();
	}

	/**
	 * Checks what is told of a wait that is there.
	 * @return how it is to be, with the facts that are new
	 * @throws Problem where something of it is wrong, or unusual and not confirmed
	 */
	State adding(WaitStore.Stored stored, List<WaitFact> facts, boolean confirmed) {
		LocalDate today = LocalDate.now(clock);
		var state = new State(stored);
		var faults = new Problem.Faults();
		checkFacts(faults, state, stored.receivedOn(), facts, confirmed, today);
		expectRecords(faults, sources.held(ChangedRecords.WAITS, List.of(stored.unit())), stored.unit(), state, today);
		faults.raise();
		return state;
	}

	/**
	 * Checks another fact in the place of one that was wrong.
	 * @param instead null where there is none
	 * @throws Problem where it is wrong as well
	 */
	State correcting(WaitStore.Stored stored, WaitFact wrong, @Nullable WaitFact instead) {
		LocalDate today = LocalDate.now(clock);
		var state = new State(stored);
		state.forget(wrong);
		var faults = new Problem.Faults();
		checkFacts(faults, state, stored.receivedOn(), (instead != null) ? List.of(instead) : List.of(), true, today);
		expectRecords(faults, sources.held(ChangedRecords.WAITS, List.of(stored.unit())), stored.unit(), state, today);
		faults.raise();
		return state;
	}

	/**
	 * Checks what a wait is to have been opened with, beside all that happened in it.
	 * @throws Problem where something of it is wrong
	 */
	State reopening(WaitStore.Stored stored, Waits.Opening opening) {
		LocalDate today = LocalDate.now(clock);
		var faults = new Problem.Faults();
		checkOpening(faults, opening, true, today);
		stored.standing().forEach(fact -> {
			boolean ends = fact.kind() == WaitFact.Kind.STARTED || fact.kind() == WaitFact.Kind.CLOSED;
			faults.when(ends && fact.on().isBefore(opening.receivedOn()), "receivedOn",
					"The wait ended before this day.", BEFORE_REFERRAL);
		});
		@Nullable String reference = stored.ownRef();
		if (reference != null && !opening.receivedOn().equals(stored.receivedOn())) {
			faults.when(!store.locked(List.of(new Key(stored.service(), reference, opening.receivedOn()))).isEmpty(),
					"receivedOn", "There is another wait of this reference that was received on this day.", DIFFERS);
		}
		faults.raise();
		return new State(stored);
	}

	/** Whether a day lies in a period of which figures were released. */
	boolean signed(LocalDate day) {
		return signedOff.days(ChangedRecords.WAITS).test(day);
	}

	/** Checks what a wait is opened with. */
	void checkOpening(Problem.Faults faults, Waits.Opening opening, boolean confirmed, LocalDate today) {
		LocalDate day = opening.receivedOn();
		faults.when(day.isAfter(today), "receivedOn", "This day is still to come.", FUTURE)
			.when(!confirmed && day.isBefore(today.minusDays(rules.confirmDaysAgo())), "receivedOn",
					"This is more than %d days ago; say that it is right.".formatted(rules.confirmDaysAgo()), CONFIRM);
		rules.list(WaitRules.Lists.SERVICE_TYPE).check(faults, "serviceType", opening.serviceType(), day);
		rules.list(WaitRules.Lists.SUBSTANCE).check(faults, "substance", opening.substance(), day);
		if (opening.referralSource() != null) {
			rules.list(WaitRules.Lists.REFERRAL_SOURCE).check(faults, "referralSource", opening.referralSource(), day);
		}
	}

	private void checkOpening(Problem.Faults faults, WaitEntry entry, LocalDate today) {
		checkOpening(faults,
				new Waits.Opening(entry.receivedOn(), entry.serviceType(), entry.substance(), entry.referralSource()),
				entry.confirmed(), today);
		SupplyEntry.@Nullable Profile profile = entry.profile();
		if (profile != null) {
			profiles.check(faults, profile, entry.receivedOn(), areas);
		}
	}

	/** Checks facts one by one, and adds to the state what is new and right. */
	void checkFacts(Problem.Faults faults, State state, LocalDate receivedOn, List<WaitFact> facts, boolean confirmed,
			LocalDate today) {
		for (WaitFact fact : facts) {
			int before = faults.noted().size();
			checkFact(faults, receivedOn, fact, confirmed, today);
			if (faults.noted().size() == before) {
				state.take(faults, fact);
			}
		}
	}

	private void checkFact(Problem.Faults faults, LocalDate receivedOn, WaitFact fact, boolean confirmed,
			LocalDate today) {
		LocalDate on = fact.on();
		switch (fact.kind()) {
			case OFFER -> {
				happened(faults, "offeredOn", on, today)
					.when(fact.until() == null, "appointmentOn", "Say for which day the appointment is.")
					.when(fact.until() != null && fact.until().isBefore(on), "appointmentOn",
							"This day is before the offer was made.")
					.when(on.isBefore(receivedOn), "offeredOn", "This day is before the referral.")
					.when((fact.code() == null) != (fact.answeredOn() == null), "answeredOn",
							"Say both what became of the offer and when.");
				if (fact.code() != null) {
					rules.list(WaitRules.Lists.OFFER_OUTCOME).check(faults, "outcome", fact.code(), on);
				}
				if (fact.answeredOn() != null) {
					happened(faults, "answeredOn", fact.answeredOn(), today).when(fact.answeredOn().isBefore(on),
							"answeredOn", "This day is before the offer was made.");
				}
			}
			case NOT_ATTENDED -> {
				happened(faults, "nonAttendanceOn", on, today).when(on.isBefore(receivedOn), "nonAttendanceOn",
						"This day is before the referral.");
				rules.list(WaitRules.Lists.NON_ATTENDANCE).check(faults, "nonAttendanceKind", fact.code(), on);
			}
			case UNAVAILABLE -> {
				LocalDate latest = today.plusDays(rules.awayDaysAhead());
				faults
					.when(fact.until() != null && fact.until().isBefore(on), "unavailableTo",
							"The last day is before the first.")
					.when(on.isAfter(latest), "unavailableFrom", "This day is too far ahead.", FUTURE)
					.when(fact.until() != null && fact.until().isAfter(latest), "unavailableTo",
							"This day is too far ahead; leave it out as long as nobody knows.", FUTURE);
				if (fact.code() != null) {
					rules.list(WaitRules.Lists.UNAVAILABLE_REASON).check(faults, "unavailableReason", fact.code(), on);
				}
			}
			case STARTED -> {
				happened(faults, "startedOn", on, today).when(on.isBefore(receivedOn), "startedOn",
						"Treatment cannot begin before the referral was received.", BEFORE_REFERRAL);
				rules.list(WaitRules.Lists.TREATMENT_TYPE).check(faults, "treatmentType", fact.code(), on);
				longAgo(faults, "startedOn", on, confirmed, today);
			}
			case CLOSED -> {
				happened(faults, "closedOn", on, today).when(on.isBefore(receivedOn), "closedOn",
						"This day is before the referral.");
				rules.list(WaitRules.Lists.CLOSE_REASON).check(faults, "closeReason", fact.code(), on);
				longAgo(faults, "closedOn", on, confirmed, today);
			}
		}
	}

	private static Problem.Faults happened(Problem.Faults faults, String path, LocalDate day, LocalDate today) {
		return faults.when(day.isAfter(today), path, "This day is still to come.", FUTURE);
	}

	private void longAgo(Problem.Faults faults, String path, LocalDate day, boolean confirmed, LocalDate today) {
		faults.when(!confirmed && day.isBefore(today.minusDays(rules.confirmDaysAgo())), path,
				"This is more than %d days ago; say that it is right.".formatted(rules.confirmDaysAgo()), CONFIRM);
	}

	/**
	 * A wait counts for the period in which it ends, and one that goes on for that of
	 * today: then the unit has to bring records. That it went on over the end of a period
	 * for which the unit filed a return is counted by the return.
	 */
	private static void expectRecords(Problem.Faults faults, UnitSources.Held held, UnitId unit, State state,
			LocalDate today) {
		@Nullable WaitFact end = state.end();
		held.expectRecords(faults,
				(end == null) ? "receivedOn" : (end.kind() == WaitFact.Kind.STARTED) ? "startedOn" : "closedOn", unit,
				(end != null) ? end.on() : today);
	}

	/** By what a wait is known again. */
	record Key(ServiceId service, String ownRef, LocalDate receivedOn) {
	}

	/**
	 * A wait that was looked at.
	 *
	 * @param faults what is wrong
	 * @param remarks what is worth a look, though it can be kept
	 * @param state how it is to be; null where something is wrong, and of somebody who
	 * objected
	 */
	record Checked(int line, @Nullable PersonKey person, @Nullable UnitId unit, List<Problem.Field> faults,
			List<Problem.Field> remarks, @Nullable State state) {
	}

	/**
	 * How a wait is to be: what is stored of it, and what is told beside that. All that
	 * is told of one wait at once shares one.
	 */
	static final class State {

		private final WaitStore.@Nullable Stored stored;

		private final List<WaitFact> facts = new ArrayList<>();

		private final List<WaitFact> added = new ArrayList<>();

		private final Map<WaitFact.Id, WaitFact> completed = new HashMap<>();

		private final Map<WaitFact, WaitFact.Id> ids = new HashMap<>();

		private WaitStore.@Nullable Fresh fresh;

		private boolean late;

		private @Nullable String source;

		/** The same, to be tried on. */
		State copy() {
			var copy = new State(null, stored);
			copy.adopt(this);
			return copy;
		}

		/** Takes over all of another that was tried on. */
		void adopt(State tried) {
			fill(facts, tried.facts);
			fill(added, tried.added);
			completed.clear();
			completed.putAll(tried.completed);
			ids.clear();
			ids.putAll(tried.ids);
			fresh = tried.fresh;
			late = tried.late;
			source = tried.source;
		}

		private static void fill(List<WaitFact> list, List<WaitFact> with) {
			list.clear();
			list.addAll(with);
		}

		private State(@Nullable Void empty, WaitStore.@Nullable Stored stored) {
			this.stored = stored;
		}

		State(WaitStore.@Nullable Stored stored) {
			this.stored = stored;
			if (stored != null) {
				stored.facts().forEach(told -> {
					facts.add(told.fact());
					ids.put(told.fact(), told.id());
				});
				source = stored.referralSource();
			}
		}

		/** What is stored; null of one that is new. */
		WaitStore.@Nullable Stored stored() {
			return stored;
		}

		/** What a new one begins with; null of one that is there. */
		WaitStore.@Nullable Fresh fresh() {
			return fresh;
		}

		/** What it was opened with; null as long as nobody opened it. */
		Waits.@Nullable Opening opening() {
			if (stored != null) {
				return stored.opening();
			}
			return (fresh != null) ? fresh.opening() : null;
		}

		/** All that stands. */
		List<WaitFact> facts() {
			return facts;
		}

		List<WaitFact> added() {
			return added;
		}

		Map<WaitFact.Id, WaitFact> completed() {
			return completed;
		}

		boolean late() {
			return late;
		}

		@Nullable String source() {
			return source;
		}

		/** Whether anything of it is new. */
		boolean changed() {
			return stored == null || !added.isEmpty() || !completed.isEmpty()
					|| !Objects.equals(source, stored.referralSource());
		}

		@Nullable WaitFact end() {
			return facts.stream()
				.filter(it -> it.kind() == WaitFact.Kind.STARTED || it.kind() == WaitFact.Kind.CLOSED)
				.findFirst()
				.orElse(null);
		}

		/** Whose it is. */
		UnitId unit() {
			return (stored != null) ? stored.unit() : Objects.requireNonNull(fresh).unit();
		}

		@Nullable PersonKey person() {
			return (stored != null) ? stored.person() : Objects.requireNonNull(fresh).person();
		}

		/** The version that it has once it is kept. */
		int nextVersion() {
			return (stored != null) ? stored.version() + 1 : 1;
		}

		/** The first treatment that is new. */
		@Nullable WaitFact newStart() {
			return added.stream().filter(it -> it.kind() == WaitFact.Kind.STARTED).findFirst().orElse(null);
		}

		/** Takes a fact back, so that another can stand in its place. */
		void forget(WaitFact fact) {
			facts.remove(fact);
		}

		/** Takes a fact, unless it is known; notes where it is known otherwise. */
		void take(Problem.Faults faults, WaitFact fact) {
			if (facts.stream().anyMatch(it -> it.equals(fact) || it.completes(fact) || it.isAwayAs(fact))) {
				return;
			}
			boolean begins = fact.kind() == WaitFact.Kind.STARTED;
			@Nullable WaitFact end = end();
			if ((begins || fact.kind() == WaitFact.Kind.CLOSED) && end != null) {
				faults.when(true, begins ? "startedOn" : "closedOn", (end.kind() == WaitFact.Kind.STARTED)
						? "Treatment began already, on another day or with another treatment. Correct that with a reason, if it is wrong."
						: "This wait was closed already, otherwise. Correct that with a reason, if it is wrong.",
						DIFFERS);
				return;
			}
			Optional<WaitFact> same = facts.stream().filter(fact::completes).findFirst();
			if (same.isPresent()) {
				complete(same.get(), fact);
				return;
			}
			boolean differs = switch (fact.kind()) {
				case OFFER -> fact.code() != null && facts.stream()
					.anyMatch(it -> it.kind() == WaitFact.Kind.OFFER && it.on().equals(fact.on())
							&& Objects.equals(it.until(), fact.until()));
				case UNAVAILABLE -> facts.stream()
					.anyMatch(it -> it.kind() == WaitFact.Kind.UNAVAILABLE && it.on().equals(fact.on())
							&& !Objects.equals(it.until(), fact.until()));
				case NOT_ATTENDED ->
					facts.stream().anyMatch(it -> it.kind() == WaitFact.Kind.NOT_ATTENDED && it.on().equals(fact.on()));
				default -> false;
			};
			boolean twiceOpen = fact.kind() == WaitFact.Kind.UNAVAILABLE && fact.until() == null
					&& facts.stream().anyMatch(it -> it.kind() == WaitFact.Kind.UNAVAILABLE && it.until() == null);
			faults
				.when(differs, PATHS.getOrDefault(fact.kind(), "facts"),
						"This day is known already, otherwise. Correct that with a reason, if it is wrong.", DIFFERS)
				.when(twiceOpen, "unavailableFrom",
						"The person is away without an end already; say when that ended first.",
						"OPEN_PERIODS_OVERLAP");
			if (!differs && !twiceOpen) {
				facts.add(fact);
				added.add(fact);
			}
		}

		private void complete(WaitFact before, WaitFact fact) {
			WaitFact whole = new WaitFact(fact.kind(), fact.on(), fact.until(),
					(fact.code() != null) ? fact.code() : before.code(), fact.answeredOn());
			facts.set(facts.indexOf(before), whole);
			WaitFact.@Nullable Id id = ids.remove(before);
			if (id != null) {
				completed.put(id, whole);
				ids.put(whole, id);
			}
			else {
				added.set(added.indexOf(before), whole);
			}
		}

		private static final Map<WaitFact.Kind, String> PATHS = Map.of(WaitFact.Kind.OFFER, "offeredOn",
				WaitFact.Kind.UNAVAILABLE, "unavailableFrom", WaitFact.Kind.NOT_ATTENDED, "nonAttendanceOn");

	}

	/** A wait while it is looked at. */
	private final class Draft {

		private final int index;

		private final Waits.Sent sent;

		private final @Nullable UnitId unit;

		private final Problem.Faults faults = new Problem.Faults();

		private PersonCheck.@Nullable Who who;

		Draft(int index, Waits.Sent sent, @Nullable UnitId unit) {
			this.index = index;
			this.sent = sent;
			this.unit = unit;
		}

		WaitEntry entry() {
			return sent.entry();
		}

		Optional<Key> key() {
			return Optional.ofNullable(who)
				.flatMap(it -> Optional.ofNullable(it.reference()))
				.map(it -> new Key(entry().service(), it.value(), entry().receivedOn()));
		}

		Checked checked(Map<Key, State> states, UnitSources.Held held, Predicate<LocalDate> signed, LocalDate today) {
			@Nullable PersonKey person = (who != null) ? who.person() : null;
			// Of somebody who objected nothing is kept, and the next file may bring them
			// again.
			if (unit == null || who == null || !faults.noted().isEmpty() || who.objected()) {
				return new Checked(index, person, unit, faults.noted(), List.of(), null);
			}
			Key key = key().orElseThrow();
			@Nullable State known = states.get(key);
			State state = (known != null) ? known : new State(null);
			var tried = state.copy();
			differences(tried);
			checkFacts(faults, tried, entry().receivedOn(), entry().facts(), entry().confirmed(), today);
			if (tried.changed()) {
				expectRecords(faults, held, unit, tried, today);
			}
			if (!faults.noted().isEmpty()) {
				return new Checked(index, person, unit, faults.noted(), List.of(), null);
			}
			boolean there = known != null;
			if (!there) {
				tried.fresh = new WaitStore.Fresh(entry(), key.ownRef(), unit, person, who.agreement(),
						profiles.simdVersion(entry().profile(), entry().receivedOn()), index);
			}
			@Nullable WaitFact end = tried.end();
			tried.late |= (!there || tried.changed()) && signed.test((end != null) ? end.on() : entry().receivedOn());
			boolean anew = tried.changed();
			state.adopt(tried);
			states.put(key, state);
			var remarks = new Problem.Faults().when(there && !anew, "ownRef",
					"This referral was there already, and nothing of it is new.", "KNOWN_BEFORE");
			return new Checked(index, person, unit, List.of(), remarks.noted(), state);
		}

		/** What is known of the wait otherwise is corrected with a reason, never here. */
		private void differences(State state) {
			Waits.@Nullable Opening opened = state.opening();
			if (opened == null) {
				state.source = entry().referralSource();
				return;
			}
			String words = "This referral is known otherwise. Correct that with a reason, if it is wrong.";
			faults.when(!opened.serviceType().equals(entry().serviceType()), "serviceType", words, DIFFERS)
				.when(!opened.substance().equals(entry().substance()), "substance", words, DIFFERS)
				.when(state.source != null && entry().referralSource() != null
						&& !Objects.equals(state.source, entry().referralSource()), "referralSource", words, DIFFERS);
			if (state.source == null) {
				state.source = entry().referralSource();
			}
		}

	}

}
