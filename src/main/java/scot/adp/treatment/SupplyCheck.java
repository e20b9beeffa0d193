package scot.adp.treatment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import scot.adp.directory.AreaCode;
import scot.adp.directory.Areas;
import scot.adp.events.PersonKey;
import scot.adp.measures.spi.SignedOff;
import scot.adp.measures.spi.UnitSources;
import scot.adp.people.Agreements;
import scot.adp.people.Chi;
import scot.adp.people.OwnRef;
import scot.adp.people.PersonKeys;
import scot.adp.people.References;
import scot.adp.platform.CodeList;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;
import scot.adp.treatment.NaloxoneRules.Lists;

/**
 * What is wrong with supplies, and who they were for: in few statements for any number of
 * them. What is told never repeats what was sent.
 */
@Component
class SupplyCheck {

	/** Somebody has to say that it is right. */
	static final String CONFIRM = "CONFIRM";

	private static final int KITS_AT_MOST = 10_000;

	private final OutletStore outlets;

	private final SupplyStore store;

	private final NaloxoneRules rules;

	private final BatchForm batches;

	private final Areas areas;

	private final Agreements agreements;

	private final PersonKeys keys;

	private final References references;

	private final UnitSources sources;

	private final SignedOff signedOff;

	private final Clock clock;

	SupplyCheck(OutletStore outlets, SupplyStore store, NaloxoneRules rules, BatchForm batches, Areas areas,
			Agreements agreements, PersonKeys keys, References references, UnitSources sources, SignedOff signedOff,
			Clock clock) {
		this.outlets = outlets;
		this.store = store;
		this.rules = rules;
		this.batches = batches;
		this.areas = areas;
		this.agreements = agreements;
		this.keys = keys;
		this.references = references;
		this.sources = sources;
		this.signedOff = signedOff;
		this.clock = clock;
	}

	/**
	 * Checks supplies.
	 * @param reach the units for which they may be recorded
	 * @param telling the units of whose earlier supplies the caller may hear; none where
	 * it is only tried, or by somebody who reads no rows
	 * @return each in its place
	 */
	List<Checked> of(List<Supplies.Sent> sent, Set<UnitId> reach, Set<UnitId> telling) {
		LocalDate today = LocalDate.now(clock);
		var wanted = sent.stream().map(it -> it.entry().outlet()).distinct().toList();
		Map<Outlets.Id, OutletStore.Row> known = outlets.byIds(wanted)
			.stream()
			.filter(outlet -> reach.contains(outlet.unit()))
			.collect(Collectors.toMap(OutletStore.Row::id, Function.identity()));
		Map<String, LocalDate> expiries = sent.stream().anyMatch(it -> it.entry().batch() != null)
				? store.expiries(wanted) : Map.of();
		var held = sources.held(ChangedRecords.SUPPLIES,
				known.values().stream().map(OutletStore.Row::unit).distinct().toList());
		var signed = signedOff.days(ChangedRecords.SUPPLIES);
		var parties = new HashMap<UnitId, Party>();
		var drafts = new ArrayList<Draft>(sent.size());
		for (int i = 0; i < sent.size(); i++) {
			var one = sent.get(i);
			var draft = new Draft(i, one, known.get(one.entry().outlet()));
			if (draft.outlet == null) {
				draft.faults.when(true, "outlet", "There is no such outlet in your units.");
			}
			else {
				held.expectRecords(draft.faults, "happenedOn", draft.outlet.unit(), one.entry().happenedOn());
			}
			checkWhat(draft, today, expiries);
			checkWho(draft, today, parties);
			drafts.add(draft);
		}
		makeKeys(drafts, today);
		var people = drafts.stream().map(draft -> draft.person).filter(Objects::nonNull).toList();
		var before = people.isEmpty() ? new HashSet<String>() : store.known(people);
		var heard = (people.isEmpty() || telling.isEmpty()) ? new HashSet<String>() : store.known(people, telling);
		return drafts.stream().map(draft -> draft.checked(before, heard, !telling.isEmpty(), signed)).toList();
	}

	private void checkWhat(Draft draft, LocalDate today, Map<String, LocalDate> expiries) {
		SupplyEntry entry = draft.sent.entry();
		LocalDate day = entry.happenedOn();
		Problem.Faults faults = draft.faults;
		faults.when(day.isAfter(today), "happenedOn", "This day is still to come.", "IN_FUTURE")
			.when(entry.kits() < 1 || entry.kits() > KITS_AT_MOST, "kits",
					"Say how many kits, from 1 to %,d.".formatted(KITS_AT_MOST))
			.when(!Supplies.Sent.KIT.equals(draft.sent.countedIn()), "countedIn",
					"Count kits, not single doses, and say KIT.", "COUNT_KITS")
			.when(draft.outlet != null && draft.outlet.closedBefore(day), "outlet", "This outlet was closed by then.");
		check(faults, Lists.SOURCE, "source", entry.source(), day);
		check(faults, Lists.RECIPIENT, "recipient", entry.recipient(), day);
		check(faults, Lists.SUPPLY_TYPE, "supplyType", entry.supplyType(), day);
		check(faults, Lists.ROUTE, "route", entry.route(), day);
		check(faults, Lists.TRAINING, "training", entry.training(), day);
		check(faults, Lists.SUPPLY_AUTHORITY, "authority", entry.authority(), day);
		boolean repeat = NaloxoneRules.REPEAT.equals(entry.supplyType());
		if (repeat) {
			check(faults, Lists.REPEAT_REASON, "repeatReason", entry.repeatReason(), day);
		}
		faults.when(!repeat && entry.repeatReason() != null, "repeatReason",
				"A first supply has no reason of a repeat.");
		batches.check(faults, entry.batch(), today);
		@Nullable AreaCode area = entry.area();
		faults.when(area != null && areas.find(area).filter(it -> it.coverage() && it.holds(day)).isEmpty(), "area",
				"This is none of the areas that coverage is looked at by.");
		if (!entry.confirmed()) {
			faults
				.when(entry.kits() > rules.confirmKitsAbove() && entry.kits() <= KITS_AT_MOST, "kits",
						"More than %d kits at once is unusual; say that it is right."
							.formatted(rules.confirmKitsAbove()),
						CONFIRM)
				.when(day.isBefore(today.minusDays(rules.confirmDaysAgo())), "happenedOn",
						"This is more than %d days ago; say that it is right.".formatted(rules.confirmDaysAgo()),
						CONFIRM);
			@Nullable LocalDate expired = expiries.get(entry.outlet().value() + " " + entry.batch());
			faults.when(expired != null && expired.isBefore(day), "batch",
					"This batch had expired by then; say that it was handed over all the same.", CONFIRM);
		}
	}

	private void checkWho(Draft draft, LocalDate today, Map<UnitId, Party> parties) {
		SupplyEntry entry = draft.sent.entry();
		if (!entry.ofAPerson() && draft.sent.chi() == null) {
			return;
		}
		Problem.Faults faults = draft.faults;
		if (!NaloxoneRules.AT_RISK.equals(entry.recipient())) {
			faults.when(true, "recipient",
					"Only a person at risk is told apart; leave out reference, profile and number.");
			return;
		}
		if (draft.outlet == null) {
			return;
		}
		UnitId unit = draft.outlet.unit();
		Party party = parties.computeIfAbsent(unit, it -> party(it, today));
		if (party.refused() != null) {
			draft.refused(party.refused());
			return;
		}
		draft.agreement = party.agreement();
		SupplyEntry.@Nullable Profile profile = entry.profile();
		if (profile != null) {
			LocalDate day = entry.happenedOn();
			check(faults, Lists.AGE_BAND, "ageBand", profile.ageBand(), day);
			check(faults, Lists.SEX, "sex", profile.sex(), day);
			check(faults, Lists.SIMD_QUINTILE, "simdQuintile", profile.simdQuintile(), day);
			if (areas.coverage(day).stream().noneMatch(it -> it.code().value().equals(profile.homeArea()))) {
				check(faults, Lists.HOME_MISSING, "homeArea", profile.homeArea(), day);
			}
		}
		@Nullable String ownRef = entry.ownRef();
		if (ownRef != null) {
			draft.trying(() -> draft.reference = references.read("ownRef", unit, today, ownRef));
		}
		@Nullable String number = draft.sent.chi();
		if (number != null) {
			draft.trying(() -> draft.chi = keys.chi("chi", number, today));
		}
	}

	private Party party(UnitId unit, LocalDate today) {
		try {
			return new Party(agreements.toWrite(unit, ChangedRecords.SUPPLIES, today).value(), null);
		}
		catch (Problem problem) {
			return new Party(null, problem);
		}
	}

	/** Of a number a key that links, of a service's own reference one that does not. */
	private void makeKeys(List<Draft> drafts, LocalDate today) {
		byUnit(drafts, draft -> draft.chi != null)
			.forEach((unit, some) -> put(some, keys.ofChis(ChangedRecords.SUPPLIES, unit, today,
					some.stream().map(draft -> Objects.requireNonNull(draft.chi)).toList())));
		byUnit(drafts, draft -> draft.chi == null && draft.reference != null)
			.forEach((unit, some) -> put(some, keys.ofReferences(ChangedRecords.SUPPLIES, unit,
					some.stream().map(draft -> Objects.requireNonNull(draft.reference)).toList())));
	}

	private static Map<UnitId, List<Draft>> byUnit(List<Draft> drafts, Predicate<Draft> which) {
		return drafts.stream()
			.filter(which)
			.filter(draft -> draft.faults.noted().isEmpty() && draft.outlet != null)
			.collect(Collectors.groupingBy(draft -> Objects.requireNonNull(draft.outlet).unit()));
	}

	private static void put(List<Draft> drafts, List<Optional<PersonKey>> made) {
		for (int i = 0; i < drafts.size(); i++) {
			drafts.get(i).person = made.get(i).orElse(null);
			// Somebody who objected is counted and not told apart.
			drafts.get(i).objected = made.get(i).isEmpty();
		}
	}

	private void check(Problem.Faults faults, Lists list, String path, @Nullable String code, LocalDate day) {
		rules.list(list).check(faults, path, code, day);
	}

	/** Whether a unit may tell of single persons. */
	private record Party(@Nullable String agreement, @Nullable Problem refused) {
	}

	/**
	 * A supply that was looked at.
	 *
	 * @param sent as it was sent, without a number
	 * @param person its key; null where there is none
	 * @param faults what is wrong
	 * @param remarks what is worth a look, though it can be kept
	 * @param stored as it would be stored; only where nothing is wrong
	 */
	record Checked(SupplyEntry sent, @Nullable PersonKey person, List<Problem.Field> faults,
			List<Problem.Field> remarks, SupplyStore.@Nullable Row stored) {

		SupplyStore.Row row() {
			return Objects.requireNonNull(stored);
		}

	}

	/** A supply while it is looked at. */
	private final class Draft {

		private final int index;

		private final Supplies.Sent sent;

		private final OutletStore.@Nullable Row outlet;

		private final Problem.Faults faults = new Problem.Faults();

		private @Nullable String agreement;

		private @Nullable OwnRef reference;

		private @Nullable Chi chi;

		private @Nullable PersonKey person;

		private boolean objected;

		Draft(int index, Supplies.Sent sent, OutletStore.@Nullable Row outlet) {
			this.index = index;
			this.sent = sent;
			this.outlet = outlet;
		}

		void trying(Runnable reading) {
			try {
				reading.run();
			}
			catch (Problem problem) {
				refused(problem);
			}
		}

		void refused(Problem problem) {
			problem.fields().forEach(fault -> {
				if (fault.reason() != null) {
					faults.when(true, fault.path(), fault.message(), fault.reason());
				}
				else {
					faults.when(true, fault.path(), fault.message());
				}
			});
		}

		/**
		 * What came of it.
		 * @param before who was supplied before, by anybody
		 * @param heard who was supplied before by the caller's own units
		 * @param signed the days of which figures were released
		 */
		Checked checked(Set<String> before, Set<String> heard, boolean telling, Predicate<LocalDate> signed) {
			var noted = faults.noted();
			SupplyEntry entry = sent.entry();
			if (!noted.isEmpty() || outlet == null) {
				return new Checked(entry, person, noted, List.of(), null);
			}
			boolean known = person != null && !before.add(person.value());
			boolean told = person != null && !heard.add(person.value()) && telling;
			var remarks = new Problem.Faults().when(told && NaloxoneRules.FIRST.equals(entry.supplyType()),
					"supplyType",
					"This person was supplied before, so it counts as a repeat. It stays as you entered it.",
					"KNOWN_BEFORE");
			SupplyEntry kept = objected ? entry.ofNobody() : (person != null) ? entry.ofSomebody() : entry;
			return new Checked(entry, person, noted, remarks.noted(), new SupplyStore.Row(kept, outlet.unit(),
					(entry.area() != null) ? entry.area().value() : outlet.area().value(), person,
					objected ? null : agreement, known, simdVersion(kept), signed.test(entry.happenedOn()), index));
		}

		/**
		 * By which edition it was told how deprived the area is; none where it was not.
		 */
		private @Nullable String simdVersion(SupplyEntry kept) {
			return Optional.ofNullable(kept.profile())
				.flatMap(profile -> rules.list(Lists.SIMD_QUINTILE).find(profile.simdQuintile()))
				.filter(quintile -> !quintile.missing())
				.flatMap(quintile -> rules.list(Lists.SIMD_VERSION).on(kept.happenedOn()).stream().findFirst())
				.map(CodeList.Value::code)
				.orElse(null);
		}

	}

}
