package scot.adp.treatment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import scot.adp.people.PersonCheck;
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

	private final PersonCheck people;

	private final UnitSources sources;

	private final SignedOff signedOff;

	private final Clock clock;

	SupplyCheck(OutletStore outlets, SupplyStore store, NaloxoneRules rules, BatchForm batches, Areas areas,
			PersonCheck people, UnitSources sources, SignedOff signedOff, Clock clock) {
		this.outlets = outlets;
		this.store = store;
		this.rules = rules;
		this.batches = batches;
		this.areas = areas;
		this.people = people;
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
		var told = people.of(ChangedRecords.SUPPLIES, today);
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
			checkWho(draft, told);
			drafts.add(draft);
		}
		told.makeKeys();
		var keys = drafts.stream().map(Draft::person).filter(Objects::nonNull).toList();
		var before = keys.isEmpty() ? new HashSet<String>() : store.known(keys);
		var heard = (keys.isEmpty() || telling.isEmpty()) ? new HashSet<String>() : store.known(keys, telling);
		return drafts.stream().map(draft -> draft.checked(before, heard, !telling.isEmpty(), signed)).toList();
	}

	/** Whether figures of a day were released. */
	boolean signed(LocalDate day) {
		return signedOff.days(ChangedRecords.SUPPLIES).test(day);
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

	private void checkWho(Draft draft, PersonCheck.Batch told) {
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
		var who = told.read(faults, draft.outlet.unit(), entry.ownRef(), draft.sent.chi());
		draft.who = who;
		SupplyEntry.@Nullable Profile profile = entry.profile();
		if (profile != null && who.agreement() != null) {
			rules.check(faults, profile, entry.happenedOn(), areas);
		}
	}

	private void check(Problem.Faults faults, Lists list, String path, @Nullable String code, LocalDate day) {
		rules.list(list).check(faults, path, code, day);
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

		private PersonCheck.@Nullable Who who;

		Draft(int index, Supplies.Sent sent, OutletStore.@Nullable Row outlet) {
			this.index = index;
			this.sent = sent;
			this.outlet = outlet;
		}

		@Nullable PersonKey person() {
			return (who != null) ? who.person() : null;
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
			@Nullable PersonKey person = person();
			// Somebody who objected is counted and not told apart.
			boolean objected = who != null && who.objected();
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
					(who == null || objected) ? null : who.agreement(), known,
					rules.simdVersion(kept.profile(), kept.happenedOn()), signed.test(entry.happenedOn()), index));
		}

	}

}
