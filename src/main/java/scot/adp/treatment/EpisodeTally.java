package scot.adp.treatment;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import scot.adp.measures.spi.Counted;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.measures.spi.MeasureSource.Asked;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.PeriodSums;
import scot.adp.measures.spi.PeriodSums.Answer;
import scot.adp.measures.spi.PeriodSums.Hit;
import scot.adp.measures.spi.PeriodSums.Measure;
import scot.adp.measures.spi.PeriodSums.Shape;
import scot.adp.measures.spi.Slice;
import scot.adp.measures.spi.UnitSources.Returned;
import scot.adp.platform.UnitId;
import scot.adp.treatment.EpisodeRules.EndClass;
import scot.adp.treatment.Retention.Part;

/**
 * Counts episodes: a pure function of the episodes, of what units returned, of the rules
 * and of the day. A caseload is that of the last day of a period; who stays in treatment
 * counts in the period in which those who began come as far as it asks.
 */
final class EpisodeTally {

	static final MeasureCode SAME_DAY = new MeasureCode("MAT-02");

	static final MeasureCode OFFERED = new MeasureCode("MAT-03");

	static final MeasureCode MEDICINES = new MeasureCode("MAT-06");

	static final MeasureCode UNPLANNED = new MeasureCode("MAT-07");

	static final MeasureCode SHARED = new MeasureCode("MAT-08");

	static final MeasureCode CASELOAD = new MeasureCode("TRT-01");

	/** Starts within so many working days, by measure. */
	private static final Map<MeasureCode, Integer> WITHIN = Map.of(new MeasureCode("MAT-04"), 5,
			new MeasureCode("MAT-04-1"), 1, new MeasureCode("MAT-04-2"), 2, new MeasureCode("MAT-04-3"), 3);

	/** Who is still in treatment after so many months, by measure. */
	private static final Map<MeasureCode, Integer> RETAINED = Map.of(new MeasureCode("MAT-05"), 6,
			new MeasureCode("MAT-05-12"), 12);

	static final Set<MeasureCode> MEASURES = Stream
		.of(Set.of(SAME_DAY, OFFERED, MEDICINES, UNPLANNED, SHARED, CASELOAD), WITHIN.keySet(), RETAINED.keySet())
		.flatMap(Set::stream)
		.collect(Collectors.toUnmodifiableSet());

	static final String SETTING = "setting";

	static final String SUBSTANCE = "substance";

	static final String MEDICINE = "medicine";

	/** How many months of cohorts a page shows. */
	private static final int COHORTS = 12;

	private final Collection<Row> rows;

	private final Map<UUID, List<Medicine>> medicines;

	private final EpisodeRules rules;

	private final Predicate<LocalDate> workingDay;

	private final LocalDate today;

	private final List<Retention.Spell> spells;

	private EpisodeTally(Collection<Row> rows, Collection<Medicine> medicines, EpisodeRules rules,
			Predicate<LocalDate> workingDay, LocalDate today) {
		this.rows = rows;
		this.medicines = medicines.stream().collect(Collectors.groupingBy(Medicine::episode));
		this.rules = rules;
		this.workingDay = workingDay;
		this.today = today;
		this.spells = spells(rows, rules, today);
	}

	/** Counts what is asked. */
	static List<Counted> count(Collection<Asked> asked, Collection<Row> rows, Collection<Medicine> medicines,
			Collection<Returned> returned, EpisodeRules rules, Predicate<LocalDate> workingDay, LocalDate today) {
		var tally = new EpisodeTally(rows, medicines, rules, workingDay, today);
		return new PeriodSums(tally.measures(), returned, today).count(asked);
	}

	private Map<MeasureCode, Measure> measures() {
		var measures = new HashMap<MeasureCode, Measure>();
		measures.put(SAME_DAY, Measure.of(Shape.SHARE, period -> starts(period, FirstPrescription::sameDay),
				PeriodSums.share("same-day", "starts")));
		measures.put(OFFERED, Measure.of(Shape.SHARE, this::offered, PeriodSums.share("offered", "offered-known")));
		WITHIN.forEach((code, days) -> measures.put(code, Measure.of(Shape.SHARE,
				period -> starts(period, it -> it.within(days)), PeriodSums.share("within-" + days, "starts"))));
		RETAINED.forEach((code, months) -> measures.put(code, Measure.of(Shape.SHARE,
				period -> retained(period, months), PeriodSums.share("retained-" + months, "cohort-" + months))));
		measures.put(MEDICINES, new Measure(Shape.COUNT, this::onMedicine, this::returnedMedicines));
		measures.put(UNPLANNED, Measure.of(Shape.SHARE, this::ends, PeriodSums.share("unplanned", "ends")));
		measures.put(SHARED, Measure.of(Shape.SHARE, this::shared, PeriodSums.share("shared", "shared-known")));
		measures.put(CASELOAD, Measure.of(Shape.COUNT, this::caseload, PeriodSums.count("open")));
		return measures;
	}

	private Stream<Hit> starts(Period period, Predicate<FirstPrescription> among) {
		return rows.stream().flatMap(it -> {
			@Nullable OffsetDateTime contact = it.firstContactAt();
			@Nullable OffsetDateTime prescription = it.firstPrescriptionAt();
			if (contact == null || prescription == null || !PeriodSums.within(ReachEntry.day(prescription), period)) {
				return Stream.empty();
			}
			return Stream.of(hit(it, ReachEntry.day(prescription),
					among.test(FirstPrescription.of(contact, prescription, workingDay)), SETTING, it.setting()));
		});
	}

	private Stream<Hit> offered(Period period) {
		return rows.stream()
			.filter(it -> it.sameDayOffered() != null && PeriodSums.within(it.startedOn(), period))
			.map(it -> hit(it, it.startedOn(), Boolean.TRUE.equals(it.sameDayOffered()), SETTING, it.setting()));
	}

	/** Nobody is counted before all who began then have come that far. */
	private Stream<Hit> retained(Period period, int months) {
		LocalDate from = period.from().minusMonths(months);
		LocalDate to = period.next().from().minusMonths(months).minusDays(1);
		if (to.plusMonths(months).isAfter(today)) {
			return Stream.empty();
		}
		return Retention.cohort(spells, from, to).stream().map(it -> {
			LocalDate day = it.startedOn().plusMonths(months);
			return Hit.of(it.unit(), day, it.at(day) == Part.RETAINED);
		});
	}

	private Stream<Hit> caseload(Period period) {
		LocalDate day = last(period);
		return rows.stream().filter(it -> it.openOn(day)).map(it -> hit(it, day, true, SUBSTANCE, it.substance()));
	}

	private Stream<Hit> onMedicine(Period period) {
		LocalDate day = last(period);
		return rows.stream().filter(it -> it.openOn(day)).flatMap(it -> {
			@Nullable String medicine = medicines.getOrDefault(it.id(), List.of())
				.stream()
				.filter(one -> !one.onDay().isAfter(day))
				.reduce((one, next) -> next.onDay().isBefore(one.onDay()) ? one : next)
				.map(Medicine::code)
				.orElse(null);
			return (medicine != null && rules.medicine(medicine)) ? Stream.of(hit(it, day, true, MEDICINE, medicine))
					: Stream.empty();
		});
	}

	private Stream<Hit> shared(Period period) {
		LocalDate day = last(period);
		return rows.stream()
			.filter(it -> it.openOn(day) && it.sharedCare() != null)
			.map(it -> Hit.of(it.unit(), day, Boolean.TRUE.equals(it.sharedCare())));
	}

	/** Without ends of which nobody said why, and nobody failed whoever died. */
	private Stream<Hit> ends(Period period) {
		return rows.stream().flatMap(it -> {
			@Nullable LocalDate ended = it.endedOn();
			@Nullable EndClass of = rules.endClass(it.endReason());
			return (ended == null || of == null || rules.death(it.endReason()) || !PeriodSums.within(ended, period))
					? Stream.empty() : Stream.of(Hit.of(it.unit(), ended, of == EndClass.UNPLANNED));
		});
	}

	private Map<Slice, Answer> returnedMedicines(Returned of) {
		var told = new HashMap<Slice, Answer>();
		int all = 0;
		for (var value : rules.list(EpisodeRules.Lists.MEDICINE).values()) {
			@Nullable Integer number = of.answer("medicine-" + value.code());
			if (number != null && rules.medicine(value.code())) {
				told.put(new Slice(MEDICINE, value.code()), new Answer(number, null));
				all += number;
			}
		}
		if (!told.isEmpty()) {
			told.put(Slice.WHOLE, new Answer(all, null));
		}
		return told;
	}

	private LocalDate last(Period period) {
		return today.isBefore(period.to()) ? today : period.to();
	}

	private static Hit hit(Row of, LocalDate on, boolean among, String by, String value) {
		return new Hit(of.unit(), on, among, null, List.of(new Slice(by, value)));
	}

	/** The caseload of rows in numbers. */
	static Caseload caseload(Collection<Row> rows, EpisodeRules rules, LocalDate today) {
		LocalDate month = today.withDayOfMonth(1);
		var open = rows.stream().filter(it -> it.openOn(today)).toList();
		var ended = EpisodeRules.nobody();
		int withoutReason = 0;
		for (Row row : rows) {
			if (row.endedOn() != null && !row.endedOn().isBefore(month)) {
				@Nullable EndClass of = rules.endClass(row.endReason());
				if (of != null) {
					ended.merge(of, 1, Integer::sum);
				}
				else {
					withoutReason++;
				}
			}
		}
		var spells = spells(rows, rules, today);
		var cohorts = new ArrayList<Caseload.Cohort>();
		var next = new TreeMap<Integer, Caseload.Next>();
		for (int months : rules.months()) {
			YearMonth first = YearMonth.from(today).minusMonths(months);
			if (first.atEndOfMonth().plusMonths(months).isAfter(today)) {
				first = first.minusMonths(1);
			}
			YearMonth later = first.plusMonths(1);
			next.put(months, new Caseload.Next(later, later.atEndOfMonth().plusMonths(months)));
			Stream.iterate(first, it -> it.minusMonths(1)).limit(COHORTS).forEach(it -> {
				var of = Retention.of(spells, it.atDay(1), it.atEndOfMonth(), months, today);
				if (of.cohort() > 0) {
					cohorts.add(new Caseload.Cohort(it, of));
				}
			});
		}
		return new Caseload(today, open.size(), (int) open.stream().map(Row::who).distinct().count(),
				by(open, Row::substance), by(open, Row::setting),
				by(open, it -> Objects.requireNonNullElse(it.medicine(), "")),
				(int) rows.stream().filter(it -> !it.startedOn().isBefore(month)).count(), Map.copyOf(ended),
				withoutReason, rules.on(today).gapDays(), List.copyOf(cohorts), Map.copyOf(next),
				rules.couldNotBeHere());
	}

	private static Map<String, Integer> by(Collection<Row> rows, Function<Row, String> code) {
		return rows.stream().collect(Collectors.groupingBy(code, TreeMap::new, Collectors.summingInt(it -> 1)));
	}

	private static List<Retention.Spell> spells(Collection<Row> rows, EpisodeRules rules, LocalDate today) {
		var rule = rules.on(today);
		return Retention.spells(rows.stream().map(it -> it.seen(rules, rule.silentDays())).toList(), rule.gapDays());
	}

	/**
	 * An episode as it is counted.
	 *
	 * @param who the same for the same person, as far as they are known again
	 * @param stoppedOn since when nothing is asked, since somebody died
	 */
	record Row(UUID id, UnitId unit, String who, LocalDate startedOn, String substance, String setting,
			@Nullable String medicine, @Nullable OffsetDateTime firstContactAt,
			@Nullable OffsetDateTime firstPrescriptionAt, @Nullable Boolean sameDayOffered,
			@Nullable Boolean sharedCare, LocalDate lastContactOn, @Nullable LocalDate endedOn,
			@Nullable String endReason, @Nullable LocalDate stoppedOn) {

		/** Whether it went on at the end of a day. */
		boolean openOn(LocalDate day) {
			return !startedOn.isAfter(day) && (endedOn == null || endedOn.isAfter(day))
					&& (stoppedOn == null || stoppedOn.isAfter(day));
		}

		Retention.Episode seen(EpisodeRules rules, int silentDays) {
			@Nullable LocalDate last = (endedOn != null) ? endedOn : stoppedOn;
			@Nullable Part end = (endedOn != null) ? rules.part(endReason) : (stoppedOn != null) ? Part.DIED : null;
			return new Retention.Episode(id.toString(), who, unit, startedOn, last, end,
					lastContactOn.plusDays(silentDays));
		}

	}

	/** A medicine that was told, from a day on. */
	record Medicine(UUID episode, LocalDate onDay, String code) {
	}

}
