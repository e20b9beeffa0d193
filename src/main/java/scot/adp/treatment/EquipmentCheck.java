package scot.adp.treatment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.PeriodType;
import scot.adp.measures.spi.SignedOff;
import scot.adp.platform.CodeList;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;
import scot.adp.treatment.NaloxoneRules.Lists;

/** Checks what outlets tell, for page, file, mutation and batch alike. */
@Component
class EquipmentCheck {

	/** Somebody has to say that it is right. */
	static final String CONFIRM = "CONFIRM";

	/** What was filed before says otherwise, and nobody said why. */
	static final String REASON_NEEDED = "REASON_NEEDED";

	private static final int AT_MOST = 1_000_000;

	private final EquipmentStore store;

	private final EquipmentRules rules;

	private final NaloxoneRules naloxone;

	private final SignedOff signedOff;

	private final Clock clock;

	EquipmentCheck(EquipmentStore store, EquipmentRules rules, NaloxoneRules naloxone, SignedOff signedOff,
			Clock clock) {
		this.store = store;
		this.rules = rules;
		this.naloxone = naloxone;
		this.signedOff = signedOff;
		this.clock = clock;
	}

	/**
	 * Checks returns together, in the order in which they came.
	 * @param outlets those that are told of and are there, held
	 * @param reach the units that the caller may tell for; null for all
	 */
	List<Checked> of(List<EquipmentEntry> entries, Map<Outlets.Id, EquipmentStore.Outlet> outlets,
			@Nullable Set<UnitId> reach) {
		var filed = new HashMap<Outlets.Id, List<EquipmentReturnView>>();
		if (!entries.isEmpty()) {
			store
				.ofOutlets(outlets.keySet(),
						entries.stream().map(it -> earliest(it.period())).min(LocalDate::compareTo).orElseThrow(),
						entries.stream().map(it -> it.period().to()).max(LocalDate::compareTo).orElseThrow())
				.forEach(it -> filed.computeIfAbsent(it.outlet(), id -> new ArrayList<>()).add(it));
		}
		var signed = signedOff.days(ChangedRecords.EQUIPMENT);
		var seen = new HashSet<Told>();
		var checked = new ArrayList<Checked>();
		for (EquipmentEntry entry : entries) {
			EquipmentStore.@Nullable Outlet outlet = outlets.get(entry.outlet());
			var faults = new Problem.Faults();
			if (outlet == null || (reach != null && !reach.contains(outlet.unit()))) {
				faults.when(true, "outlet", "There is no such outlet in your units.");
				checked.add(new Checked(entry, null, null, faults.noted(), List.of()));
				continue;
			}
			var known = filed.getOrDefault(entry.outlet(), List.of());
			@Nullable EquipmentReturnView before = known.stream()
				.filter(it -> it.period().equals(entry.period()))
				.findFirst()
				.orElse(null);
			boolean again = before == null || !entry.says(before);
			boolean twice = overlaps(seen, entry);
			faults.when(twice, "period", "Another line tells of this outlet and these days.");
			seen.add(new Told(entry.outlet(), entry.period()));
			if (again && !twice) {
				check(faults, entry, outlet, known);
				if (!entry.confirmed() && !entry.nil()) {
					checkUsual(faults, entry, known);
				}
				checkReason(faults, entry, before);
			}
			var noted = faults.noted();
			EquipmentStore.@Nullable Row row = (again && noted.isEmpty()) ? new EquipmentStore.Row(
					(before != null) ? before.id() : new EquipmentReturns.Id(UUID.randomUUID()),
					(before != null) ? before.version() + 1 : 1, outlet.unit(), entry.kept(),
					signed.test(entry.period().to())) : null;
			checked.add(new Checked(entry, before, row, noted, noted.isEmpty() ? entry.remarks() : List.of()));
		}
		return checked;
	}

	private void check(Problem.Faults faults, EquipmentEntry entry, EquipmentStore.Outlet outlet,
			Collection<EquipmentReturnView> known) {
		Period period = entry.period();
		LocalDate today = LocalDate.now(clock);
		faults.when(!rules.takes(outlet.kind()), "outlet", "Outlets of this kind hand no equipment out.")
			.when(period.type() == PeriodType.YEAR, "period", "Tell of a month or a quarter.")
			.when(period.from().isAfter(today), "period", "This time is still to come.", "IN_FUTURE")
			.when(!period.from().isAfter(today) && !period.to().isBefore(today), "period",
					"%s is not over. File it from %s on.".formatted(period.name(), period.to().plusDays(1)), "NOT_OVER")
			.when(!entry.confirmed() && period.to().isBefore(today.minusDays(rules.confirmDaysAgo())), "period",
					"This is more than %d days ago; say that it is right.".formatted(rules.confirmDaysAgo()), CONFIRM)
			.when(!outlet.openIn(period), "outlet", "This outlet was not open in %s.".formatted(period.name()))
			.when(known.stream().anyMatch(it -> crosses(it.period(), period)), "period",
					"Some of these days are filed by another month or quarter. Put that one right instead.",
					"OTHER_PERIOD_FILED");
		number(faults, "attendances", entry.attendances());
		number(faults, "newPeople", entry.newPeople());
		number(faults, "returned", entry.returned());
		entry.items().forEach((code, number) -> {
			rules.items().check(faults, "items", code, period.to());
			number(faults, path("items", rules.items(), code), number);
		});
		entry.bySex().forEach((code, number) -> {
			naloxone.list(Lists.SEX).check(faults, "bySex", code, period.to());
			number(faults, path("bySex", naloxone.list(Lists.SEX), code), number);
		});
		// A number that is wrong itself is told of alone.
		long attended = (entry.attendances() != null && entry.attendances() >= 0) ? entry.attendances()
				: Long.MAX_VALUE;
		long told = entry.bySex().values().stream().mapToLong(Integer::longValue).sum();
		faults.when(told > attended, "bySex", "The attendances by sex are more than all attendances.")
			.when(entry.attendances() == null && !entry.bySex().isEmpty(), "attendances",
					"Say how many attendances there were in all.")
			.when(entry.newPeople() != null && entry.newPeople() > attended, "newPeople",
					"New people cannot be more than attendances.")
			.when(entry.nil() && entry.numbers().anyMatch(number -> number != 0), "nil",
					"Either nothing was handed out, or there are numbers.")
			.when(!entry.nil() && entry.empty(), "attendances",
					"Say how many came and what they got, or that nothing was handed out.");
	}

	/** From when on returns tell what is usual in a period. */
	private LocalDate earliest(Period period) {
		int months = (period.type() == PeriodType.QUARTER) ? 3 : 1;
		return rules.unusual(period.to())
			.map(rule -> period.from().minusMonths((long) rule.returns() * months))
			.orElse(period.from());
	}

	/** A number that is far from what the outlet told before, up or down. */
	private void checkUsual(Problem.Faults faults, EquipmentEntry entry, Collection<EquipmentReturnView> known) {
		rules.unusual(entry.period().to()).ifPresent(rule -> {
			var before = known.stream()
				.filter(it -> it.period().type() == entry.period().type()
						&& it.period().from().isBefore(entry.period().from())
						&& !it.period().from().isBefore(earliest(entry.period())))
				.toList();
			usual(faults, rule, "attendances", entry.attendances(), before, EquipmentReturnView::attendances);
			usual(faults, rule, "newPeople", entry.newPeople(), before, EquipmentReturnView::newPeople);
			usual(faults, rule, "returned", entry.returned(), before, EquipmentReturnView::returned);
			entry.items()
				.forEach((code, number) -> usual(faults, rule, path("items", rules.items(), code), number, before,
						it -> it.items().get(code)));
		});
	}

	private static void usual(Problem.Faults faults, EquipmentRules.Unusual rule, String path, @Nullable Integer number,
			Collection<EquipmentReturnView> before, Function<EquipmentReturnView, @Nullable Integer> told) {
		var numbers = before.stream().map(told).filter(Objects::nonNull).sorted().toList();
		if (number == null || number < 0 || numbers.isEmpty()) {
			return;
		}
		int usual = numbers.get((numbers.size() - 1) / 2);
		faults.when(rule.is(number, usual), path,
				"This outlet usually tells of about %,d. Say that it is right.".formatted(usual), CONFIRM);
	}

	/** A number by its code, where that is known: nothing else that was sent is told. */
	private static String path(String of, CodeList list, String code) {
		return list.find(code).isPresent() ? "%s.%s".formatted(of, code) : of;
	}

	private static void number(Problem.Faults faults, String path, @Nullable Integer number) {
		faults.when(number != null && (number < 0 || number > AT_MOST), path,
				"Give a number from 0 to %,d.".formatted(AT_MOST));
	}

	private void checkReason(Problem.Faults faults, EquipmentEntry entry, @Nullable EquipmentReturnView before) {
		if (before == null) {
			faults.when(entry.because() != null, "because", "Nothing was filed yet that could be put right.");
		}
		else if (entry.because() == null) {
			faults.when(true, "because", "Something else was filed before. Say why it is put right.", REASON_NEEDED);
		}
		else {
			rules.revisedBecause().check(faults, "because", entry.because(), LocalDate.now(clock));
		}
	}

	private static boolean overlaps(Set<Told> seen, EquipmentEntry entry) {
		return seen.stream()
			.anyMatch(it -> it.outlet().equals(entry.outlet())
					&& (it.period().equals(entry.period()) || crosses(it.period(), entry.period())));
	}

	/** Whether periods of two kinds have days in common. */
	private static boolean crosses(Period one, Period other) {
		return one.type() != other.type() && !one.from().isAfter(other.to()) && !other.from().isAfter(one.to());
	}

	/**
	 * A return that was checked.
	 *
	 * @param before what was filed before; null where nothing was
	 * @param row what is to be kept; null where something is wrong, or it is known
	 */
	record Checked(EquipmentEntry entry, @Nullable EquipmentReturnView before, EquipmentStore.@Nullable Row row,
			List<Problem.Field> faults, List<Problem.Field> remarks) {
	}

	private record Told(Outlets.Id outlet, Period period) {
	}

}
