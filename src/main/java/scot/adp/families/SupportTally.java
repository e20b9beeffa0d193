package scot.adp.families;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import scot.adp.measures.spi.Counted.State;
import scot.adp.measures.spi.Counted;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.measures.spi.MeasureSource.Asked;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.PeriodSums;
import scot.adp.measures.spi.Slice;
import scot.adp.measures.spi.UnitSources.Returned;
import scot.adp.platform.UnitId;

/**
 * Counts families in periods: a pure function of what is known of them, of what units
 * returned, and of the day. A family counts once in a period however often it came, and
 * so does a child of whom that can be told.
 */
final class SupportTally {

	static final String TIER = "tier";

	static final String AREA = "area";

	private final FamilyRules rules;

	private final LocalDate today;

	private final Map<MeasureCode, Measure> measures = new LinkedHashMap<>();

	SupportTally(FamilyRules rules, LocalDate today) {
		this.rules = rules;
		this.today = today;
		put("FAM-2.1.a", Shape.COUNT, this::supported, PeriodSums.count(SupportReturn.FAMILIES_NEW), Slice.UNIT, AREA);
		put("FAM-2.1.b", Shape.MEDIAN, this::waited, null, Slice.UNIT);
		put("FAM-2.1.c", Shape.SHARE, this::early,
				PeriodSums.share(SupportReturn.WITHIN_TWO_YEARS, SupportReturn.SINCE_ANSWERED), Slice.UNIT);
		put("FAM-2.1.d", Shape.COUNT, this::waiting, PeriodSums.count(SupportReturn.WAITING), Slice.UNIT);
		put("FAM-2.2.a", Shape.COUNT, ofStrongerFamilies(this::opened), PeriodSums.count(SupportReturn.OPENED));
		put("FAM-2.2.b", Shape.SHARE, ofStrongerFamilies(this::planned), SupportReturn.PLANNED_OF_CLOSED);
		put("FAM-2.2.c", Shape.CHANGE, ofStrongerFamilies(this::scored), null);
		put("FAM-2.2.d", Shape.COUNT, ofStrongerFamilies(this::closed), PeriodSums.count(SupportReturn.CLOSED));
		put("FAM-2.3.a", Shape.COUNT, this::jointly, PeriodSums.count(SupportReturn.JOINT), Slice.UNIT);
		put("FAM-2.6.b", Shape.COUNT, this::byTier, PeriodSums.count(SupportReturn.FAMILIES), Slice.UNIT, TIER);
		put("FAM-2.6.c", Shape.SHARE, this::steppedDown,
				PeriodSums.share(SupportReturn.STEPPED_DOWN, SupportReturn.INTENSIVE_LEFT), Slice.UNIT);
		put("FAM-2.7.a", Shape.COUNT, (family, period) -> young(family, period).filter(Hit::among),
				PeriodSums.count(SupportReturn.UNDER_12_NEW), Slice.UNIT, AREA);
		put("FAM-2.7.b", Shape.SHARE, this::young, PeriodSums.share(SupportReturn.UNDER_12_NEW, SupportReturn.CYP_NEW),
				Slice.UNIT);
		put("FAM-3.3.a", Shape.SHARE, (family, period) -> answered(family, period, 6, Family::atHome6),
				PeriodSums.share(SupportReturn.HOME_6, SupportReturn.HOME_6_KNOWN), Slice.UNIT);
		put("FAM-3.3.b", Shape.SHARE, (family, period) -> answered(family, period, 12, Family::atHome12),
				PeriodSums.share(SupportReturn.HOME_12, SupportReturn.HOME_12_KNOWN), Slice.UNIT);
		put("FAM-3.3.c", Shape.SHARE, this::promised, PeriodSums.share(SupportReturn.PROMISE, SupportReturn.PLANS),
				Slice.UNIT);
		put("FAM-3.3.d", Shape.COUNT, this::homeNotKnown, null, Slice.UNIT);
		put("FAM-3.4.a", Shape.COUNT, this::careExperienced, PeriodSums.count(SupportReturn.CARE_NEW), Slice.UNIT);
		put("FAM-3.4.b", Shape.SHARE, (family, period) -> engaged(family, period).filter(it -> it.by() == null),
				PeriodSums.share(SupportReturn.ENGAGED, SupportReturn.ENGAGED_KNOWN), Slice.UNIT);
		put("FAM-3.4.c", Shape.COUNT, (family, period) -> engaged(family, period).filter(it -> it.by() != null), null,
				Slice.UNIT);
		put("FAM-3.5.a", Shape.COUNT, this::kinshipCarers, PeriodSums.count(SupportReturn.KINSHIP), Slice.UNIT);
	}

	private void put(String code, Shape shape, BiFunction<Family, Period, Stream<Hit>> hits,
			@Nullable Function<Returned, PeriodSums.@Nullable Answer> returned, String... breakdowns) {
		measures.put(new MeasureCode(code), new Measure(shape, hits, returned, Set.of(breakdowns)));
	}

	/** The measures that it counts. */
	Set<MeasureCode> codes() {
		return measures.keySet();
	}

	/** Counts what is asked. */
	List<Counted> count(Collection<Asked> asked, Collection<Family> families, Collection<Returned> returned) {
		var inOrder = families.stream()
			.sorted(Comparator.comparing(Family::firstSupportOn, Comparator.nullsLast(Comparator.naturalOrder())))
			.toList();
		var byReturn = returned.stream()
			.map(it -> new Returning(it.unit(), it.period().from(), it.period().to()))
			.collect(Collectors.toSet());
		var counted = new ArrayList<Counted>();
		for (Asked one : asked) {
			count(one, inOrder, returned, byReturn, counted);
		}
		return counted;
	}

	private void count(Asked asked, List<Family> families, Collection<Returned> returned, Set<Returning> byReturn,
			List<Counted> counted) {
		Period period = asked.period();
		Measure measure = Objects.requireNonNull(measures.get(asked.measure()));
		var hits = new LinkedHashMap<String, Hit>();
		for (Family family : families) {
			measure.hits()
				.apply(family, period)
				.map(hit -> hit.of(family))
				.filter(hit -> !hit.in(byReturn))
				.forEach(hit -> hits.merge(family.unit().value() + " " + hit.who(), hit, Hit::and));
		}
		var sums = new HashMap<Slice, Sum>();
		hits.values()
			.forEach(hit -> slices(measure, hit)
				.forEach(slice -> sums.computeIfAbsent(slice, it -> new Sum()).add(hit)));
		var nil = new HashSet<Slice>();
		var missing = new HashSet<Slice>();
		returned.stream()
			.filter(it -> !it.period().from().isBefore(period.from()) && !it.period().to().isAfter(period.to()))
			.filter(it -> measure.ofAll() || rules.strongerFamilies().contains(it.unit()))
			.forEach(it -> add(measure, it, sums, nil, missing));
		boolean nothingTold = sums.isEmpty() && !missing.isEmpty();
		if (nothingTold) {
			counted.add(Counted.without(asked.measure(), period, Slice.WHOLE, State.MISSING));
		}
		else {
			sums.putIfAbsent(Slice.WHOLE, new Sum());
		}
		boolean units = measure.breakdowns().contains(Slice.UNIT);
		sums.forEach((slice, sum) -> counted.add(counted(asked, measure.shape(), slice, sum, nil.contains(slice))));
		missing.stream()
			.filter(slice -> units && !sums.containsKey(slice))
			.forEach(slice -> counted.add(Counted.without(asked.measure(), period, slice, State.MISSING)));
	}

	private void add(Measure measure, Returned of, Map<Slice, Sum> sums, Set<Slice> nil, Set<Slice> missing) {
		Slice unit = Slice.of(of.unit());
		PeriodSums.@Nullable Answer answer = (measure.returned() != null) ? measure.returned().apply(of) : null;
		if (answer == null) {
			if (of.period().to().isBefore(today)) {
				missing.add(unit);
			}
			return;
		}
		if (of.nil()) {
			nil.add(unit);
		}
		sums.computeIfAbsent(Slice.WHOLE, it -> new Sum()).add(answer);
		if (measure.breakdowns().contains(Slice.UNIT)) {
			sums.computeIfAbsent(unit, it -> new Sum()).add(answer);
		}
		if (measure.breakdowns().contains(TIER)) {
			SupportReturn.tiers(of)
				.forEach((tier, number) -> sums.computeIfAbsent(new Slice(TIER, tier), it -> new Sum())
					.add(new PeriodSums.Answer(number, null)));
		}
	}

	private Counted counted(Asked asked, Shape shape, Slice slice, Sum sum, boolean nil) {
		MeasureCode code = asked.measure();
		Period period = asked.period();
		if (nil && sum.all == 0) {
			return Counted.nil(code, period, slice);
		}
		return switch (shape) {
			case COUNT -> Counted.count(code, period, slice, sum.all, sum.all);
			case SHARE -> Counted.ratio(code, period, slice, sum.part, sum.all, sum.all);
			case MEDIAN -> sum.values.isEmpty() ? Counted.without(code, period, slice, State.NOT_APPLICABLE)
					: Counted.value(code, period, slice, PeriodSums.median(sum.values), sum.values.size());
			case CHANGE -> (sum.values.size() < rules.scoresAtLeast())
					? Counted.without(code, period, slice, State.NOT_APPLICABLE) : new Counted(code, period, slice,
							State.NUMBER, mean(sum.values), mean(sum.before), sum.values.size());
		};
	}

	private static BigDecimal mean(List<BigDecimal> values) {
		return values.stream()
			.reduce(BigDecimal.ZERO, BigDecimal::add)
			.divide(BigDecimal.valueOf(values.size()), MathContext.DECIMAL64);
	}

	private static List<Slice> slices(Measure measure, Hit hit) {
		var slices = new ArrayList<Slice>();
		slices.add(Slice.WHOLE);
		for (String by : measure.breakdowns()) {
			slices.add(switch (by) {
				case TIER -> new Slice(TIER, Objects.requireNonNullElse(hit.by(), Slice.NOT_KNOWN));
				case AREA -> new Slice(AREA, Objects.requireNonNullElse(hit.area(), Slice.NOT_KNOWN));
				default -> Slice.of(Objects.requireNonNull(hit.unit()));
			});
		}
		return slices;
	}

	private BiFunction<Family, Period, Stream<Hit>> ofStrongerFamilies(BiFunction<Family, Period, Stream<Hit>> hits) {
		return (family, period) -> rules.strongerFamilies().contains(family.unit()) ? hits.apply(family, period)
				: Stream.empty();
	}

	/**
	 * The first day of a period on which a family was supported; null where it was not.
	 */
	private @Nullable LocalDate supportedOn(Family family, Period period) {
		LocalDate last = earlier(period.to(), today);
		@Nullable LocalDate first = family.firstSupportOn();
		if (first == null || first.isAfter(last)
				|| (family.closedOn() != null && family.closedOn().isBefore(period.from()))) {
			return null;
		}
		return first.isBefore(period.from()) ? period.from() : first;
	}

	private Stream<Hit> supported(Family family, Period period) {
		@Nullable LocalDate on = supportedOn(family, period);
		return (on != null) ? Stream.of(Hit.of(family.family(), on)) : Stream.empty();
	}

	/** Where another unit had one plan with its own while it was supported. */
	private Stream<Hit> jointly(Family family, Period period) {
		LocalDate last = earlier(earlier(period.to(), today), (family.closedOn() != null) ? family.closedOn() : today);
		return supported(family, period)
			.filter(hit -> family.joint().stream().anyMatch(it -> it.within(hit.on(), last)));
	}

	private Stream<Hit> opened(Family family, Period period) {
		return within(family.firstSupportOn(), period) ? Stream.of(Hit.of(family.id(), family.firstSupportOn()))
				: Stream.empty();
	}

	private Stream<Hit> closed(Family family, Period period) {
		return (family.firstSupportOn() != null && within(family.closedOn(), period))
				? Stream.of(Hit.of(family.id(), family.closedOn())) : Stream.empty();
	}

	private Stream<Hit> planned(Family family, Period period) {
		return closed(family, period).filter(hit -> !rules.leftOut(String.valueOf(family.closure())))
			.map(hit -> hit.among(rules.planned(String.valueOf(family.closure()))));
	}

	private Stream<Hit> waited(Family family, Period period) {
		@Nullable LocalDate requested = family.requestedOn();
		return (requested == null) ? Stream.empty() : opened(family, period)
			.map(hit -> hit.measured(BigDecimal.valueOf(ChronoUnit.DAYS.between(requested, hit.on())), null));
	}

	private Stream<Hit> waiting(Family family, Period period) {
		LocalDate day = earlier(period.to(), today);
		boolean waits = !family.beganOn().isAfter(day) && !reached(family.firstSupportOn(), day)
				&& !reached(family.declinedOn(), day) && !reached(family.closedOn(), day);
		return (waits && !period.from().isAfter(today)) ? Stream.of(Hit.of(family.family(), day)) : Stream.empty();
	}

	private Stream<Hit> early(Family family, Period period) {
		@Nullable String since = family.affectedSince();
		return (since == null
				|| rules.list(FamilyRules.Lists.AFFECTED_SINCE).find(since).filter(it -> !it.missing()).isEmpty())
						? Stream.empty() : opened(family, period).map(hit -> hit.among(rules.withinTwoYears(since)));
	}

	private Stream<Hit> promised(Family family, Period period) {
		@Nullable Boolean promise = family.promiseInPlan();
		return (promise == null) ? Stream.empty() : opened(family, period).map(hit -> hit.among(promise));
	}

	private Stream<Hit> scored(Family family, Period period) {
		return (family.scoreStart() == null || family.scoreEnd() == null) ? Stream.empty()
				: closed(family, period).map(hit -> hit.measured(family.scoreEnd(), family.scoreStart()));
	}

	private Stream<Hit> byTier(Family family, Period period) {
		LocalDate last = earlier(earlier(period.to(), today), (family.closedOn() != null) ? family.closedOn() : today);
		return supported(family, period).map(hit -> hit.by(family.tier(last)));
	}

	private Stream<Hit> steppedDown(Family family, Period period) {
		var hits = new ArrayList<Hit>();
		var tiers = family.tiers();
		IntStream.range(1, tiers.size()).forEach(i -> {
			Tier to = tiers.get(i);
			if (tiers.get(i - 1).code().equals(FamilyRules.INTENSIVE) && !to.code().equals(FamilyRules.INTENSIVE)
					&& within(to.on(), period)) {
				hits.add(Hit.of(family.id() + "/" + i, to.on()).among(true));
			}
		});
		closed(family, period).filter(hit -> FamilyRules.INTENSIVE.equals(family.tier(hit.on())))
			.forEach(hit -> hits.add(hit.among(false)));
		return hits.stream();
	}

	/** Its children and young people, and whether each was under 12 when first there. */
	private Stream<Hit> young(Family family, Period period) {
		@Nullable LocalDate on = supportedOn(family, period);
		return (on == null) ? Stream.empty()
				: family.members()
					.stream()
					.filter(it -> rules.ofYoungPeople(it.age(on)))
					.map(it -> Hit.of(it.who(), on).among(rules.underTwelve(it.age(on))));
	}

	private Stream<Hit> careExperienced(Family family, Period period) {
		@Nullable LocalDate on = supportedOn(family, period);
		return (on == null) ? Stream.empty()
				: family.members()
					.stream()
					.filter(it -> it.careExperienced() && rules.ofYoungPeople(it.age(on)))
					.map(it -> Hit.of(it.who(), on));
	}

	private Stream<Hit> kinshipCarers(Family family, Period period) {
		@Nullable LocalDate on = supportedOn(family, period);
		return (on == null) ? Stream.empty()
				: family.members().stream().filter(Person::kinshipCarer).map(it -> Hit.of(it.who(), on));
	}

	/** Families with children of whom is asked so many months after the first support. */
	private Stream<Hit> answered(Family family, Period period, int months, Function<Family, @Nullable String> answer) {
		return askedOn(family, period, months).flatMap(on -> {
			@Nullable String told = answer.apply(family);
			return FamilyRules.YES.equals(told) || FamilyRules.NO.equals(told)
					? Stream.of(Hit.of(family.id(), on).among(FamilyRules.YES.equals(told))) : Stream.empty();
		});
	}

	private Stream<Hit> homeNotKnown(Family family, Period period) {
		return Stream
			.concat(askedOn(family, period, 6).filter(on -> !isAnswer(family.atHome6())),
					askedOn(family, period, 12).filter(on -> !isAnswer(family.atHome12())))
			.map(on -> Hit.of(family.id() + "/" + on, on));
	}

	private static boolean isAnswer(@Nullable String told) {
		return FamilyRules.YES.equals(told) || FamilyRules.NO.equals(told);
	}

	/** When it is asked, where that is in the period and not still to come. */
	private Stream<LocalDate> askedOn(Family family, Period period, int months) {
		@Nullable LocalDate first = family.firstSupportOn();
		if (first == null || family.members().stream().noneMatch(it -> rules.ofYoungPeople(it.age(first)))) {
			return Stream.empty();
		}
		LocalDate due = Standing.after(first, months);
		return (within(due, period) && !due.isAfter(today)) ? Stream.of(due) : Stream.empty();
	}

	/**
	 * Young people who have been in care, six months after; {@code by} tells of those of
	 * whom it is not known.
	 */
	private Stream<Hit> engaged(Family family, Period period) {
		@Nullable String told = family.engaged6();
		return askedOn(family, period, 6).flatMap(on -> family.members()
			.stream()
			.filter(it -> it.careExperienced()
					&& rules.ofYoungPeople(it.age(Objects.requireNonNull(family.firstSupportOn()))))
			.map(it -> Hit.of(family.id() + it.who(), on)
				.among(FamilyRules.YES.equals(told))
				.by(isAnswer(told) ? null : Slice.NOT_KNOWN)));
	}

	private boolean within(@Nullable LocalDate day, Period period) {
		return day != null && !day.isBefore(period.from()) && !day.isAfter(earlier(period.to(), today));
	}

	private static boolean reached(@Nullable LocalDate day, LocalDate by) {
		return day != null && !day.isAfter(by);
	}

	private static LocalDate earlier(LocalDate one, LocalDate other) {
		return other.isBefore(one) ? other : one;
	}

	/**
	 * A time of support as it is counted.
	 *
	 * @param family by what a family is known again within its unit
	 * @param area where it lives, a code; null where it was not asked
	 * @param tiers in order of time, one at least
	 * @param joint the units that supported it by one plan with its own
	 */
	record Family(String id, UnitId unit, String family, LocalDate beganOn, @Nullable LocalDate requestedOn,
			@Nullable LocalDate firstSupportOn, @Nullable LocalDate declinedOn, @Nullable LocalDate closedOn,
			@Nullable String closure, @Nullable String affectedSince, @Nullable String area,
			@Nullable Boolean promiseInPlan, @Nullable String atHome6, @Nullable String atHome12,
			@Nullable String engaged6, @Nullable BigDecimal scoreStart, @Nullable BigDecimal scoreEnd, List<Tier> tiers,
			List<Person> members, List<JointUnit> joint) {

		String tier(LocalDate on) {
			return tiers.stream()
				.filter(it -> !it.on().isAfter(on))
				.reduce((one, later) -> later)
				.orElse(tiers.getFirst())
				.code();
		}

	}

	/** By which tier a family is supported from a day on. */
	record Tier(LocalDate on, String code) {
	}

	/**
	 * Somebody of a family.
	 *
	 * @param who by what they are known again within the unit
	 * @param ages in order of time, one at least
	 */
	record Person(String who, boolean careExperienced, boolean kinshipCarer, List<Age> ages) {

		String age(LocalDate on) {
			return ages.stream()
				.filter(it -> !it.on().isAfter(on))
				.reduce((one, later) -> later)
				.orElse(ages.getFirst())
				.band();
		}

	}

	/** How old somebody was on a day. */
	record Age(LocalDate on, String band) {
	}

	/** What becomes of what counts. */
	private enum Shape {

		COUNT, SHARE, MEDIAN, CHANGE

	}

	private record Measure(Shape shape, BiFunction<Family, Period, Stream<Hit>> hits,
			@Nullable Function<Returned, PeriodSums.@Nullable Answer> returned, Set<String> breakdowns) {

		/** Whether all units count, and not those of one service alone. */
		boolean ofAll() {
			return breakdowns.contains(Slice.UNIT);
		}

	}

	private record Returning(UnitId unit, LocalDate from, LocalDate to) {

		boolean holds(UnitId of, LocalDate day) {
			return unit.equals(of) && !day.isBefore(from) && !day.isAfter(to);
		}

	}

	/**
	 * Something that counts in a period.
	 *
	 * @param who by what it is known again
	 * @param on its day
	 * @param among whether it belongs to the part
	 * @param value what was measured; null of what is counted
	 * @param before what it is set against; null where there is nothing
	 */
	private record Hit(String who, LocalDate on, boolean among, @Nullable String by, @Nullable BigDecimal value,
			@Nullable BigDecimal before, @Nullable UnitId unit, @Nullable String area) {

		static Hit of(String who, @Nullable LocalDate on) {
			return new Hit(who, Objects.requireNonNull(on), false, null, null, null, null, null);
		}

		Hit among(boolean part) {
			return new Hit(who, on, part, by, value, before, unit, area);
		}

		Hit by(@Nullable String code) {
			return new Hit(who, on, among, code, value, before, unit, area);
		}

		Hit measured(BigDecimal number, @Nullable BigDecimal first) {
			return new Hit(who, on, among, by, number, first, unit, area);
		}

		Hit of(Family whose) {
			return new Hit(who, on, among, by, value, before, whose.unit(), whose.area());
		}

		/** The same once more: as it was first, by what it is and where it lives last. */
		Hit and(Hit later) {
			return new Hit(who, on, among, later.by, value, before, unit, (later.area != null) ? later.area : area);
		}

		boolean in(Set<Returning> returned) {
			return unit != null && returned.stream().anyMatch(it -> it.holds(unit, on));
		}

	}

	/** What was counted of a slice. */
	private static final class Sum {

		private long part;

		private long all;

		private final List<BigDecimal> values = new ArrayList<>();

		private final List<BigDecimal> before = new ArrayList<>();

		void add(Hit hit) {
			all++;
			part += hit.among() ? 1 : 0;
			if (hit.value() != null) {
				values.add(hit.value());
			}
			if (hit.before() != null) {
				before.add(hit.before());
			}
		}

		void add(PeriodSums.Answer answer) {
			@Nullable Integer whole = answer.whole();
			all += (whole != null) ? whole : answer.part();
			part += (whole != null) ? answer.part() : 0;
		}

	}

}
