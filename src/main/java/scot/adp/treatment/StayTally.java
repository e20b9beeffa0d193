package scot.adp.treatment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
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
import scot.adp.treatment.StayRules.Groups;

/**
 * Counts stays in periods: a pure function of the stays, of what units returned, and of
 * the day. Placements are counted by the day of their approval, and of rehabilitation
 * alone. What is asked of somebody who left counts once an answer can count no more, so
 * that a period looks no better than it is; who died or went on to another stay failed
 * nobody.
 */
final class StayTally {

	static final MeasureCode APPROVED = new MeasureCode("RR-01");

	static final MeasureCode WAITED = new MeasureCode("RR-02");

	static final MeasureCode ENDED_PLANNED = new MeasureCode("RR-03");

	static final MeasureCode CONTACT = new MeasureCode("RR-04");

	static final MeasureCode STATUS = new MeasureCode("RR-05");

	static final MeasureCode COST = new MeasureCode("RR-06");

	static final MeasureCode ADDRESS = new MeasureCode("RR-07");

	static final MeasureCode NIGHTS = new MeasureCode("RR-08");

	static final MeasureCode NEXT = new MeasureCode("RR-09");

	/** Those that are counted of stays. */
	static final Set<MeasureCode> MEASURES = Set.of(APPROVED, WAITED, ENDED_PLANNED, CONTACT, STATUS, COST, ADDRESS,
			NEXT);

	/** By how it is paid for. */
	static final String ROUTE = "route";

	/** By how many months after leaving. */
	static final String AFTER = "after";

	private static final int PENCE = 2;

	private final Collection<Stay> stays;

	private final StayRules rules;

	private final LocalDate today;

	private StayTally(Collection<Stay> stays, StayRules rules, LocalDate today) {
		this.stays = stays;
		this.rules = rules;
		this.today = today;
	}

	/** Counts what is asked of stays. */
	static List<Counted> count(Collection<Asked> asked, Collection<Stay> stays, Collection<Returned> returned,
			StayRules rules, LocalDate today) {
		return new PeriodSums(new StayTally(stays, rules, today).measures(), returned, today).count(asked);
	}

	/** Counts the nights of wards, which returns alone tell. */
	static List<Counted> nights(Collection<Asked> asked, Collection<Returned> returned, LocalDate today) {
		return new PeriodSums(
				Map.of(NIGHTS,
						Measure.of(Shape.SHARE, period -> Stream.of(), PeriodSums.share("occupied", "available"))),
				returned, today)
			.count(asked);
	}

	private Map<MeasureCode, Measure> measures() {
		var measures = new HashMap<MeasureCode, Measure>();
		measures.put(APPROVED, new Measure(Shape.COUNT, period -> approved(period, it -> true), StayTally::byRoute));
		measures.put(WAITED, new Measure(Shape.MEDIAN, this::waited, of -> Map.of()));
		measures.put(ENDED_PLANNED, Measure.of(Shape.SHARE, this::ended, PeriodSums.share("ended-planned", "ended")));
		measures.put(CONTACT, Measure.of(Shape.SHARE, this::contact, PeriodSums.share("contacted", "contact-due")));
		measures.put(STATUS, Measure.of(Shape.SHARE, this::status, PeriodSums.share("status-known", "status-due")));
		measures.put(COST, Measure.of(Shape.MEAN, period -> approved(period, it -> it.costPence() != null),
				PeriodSums.share("cost", "with-cost")));
		measures.put(ADDRESS, Measure.of(Shape.SHARE, this::address, PeriodSums.share("with-address", "left")));
		measures.put(NEXT, Measure.of(Shape.SHARE, this::next, PeriodSums.share("detox-next", "detox-planned")));
		return measures;
	}

	private Stream<Hit> approved(Period period, Predicate<Stay> which) {
		return on(period, Stay::fundingOn).filter(it -> rehabilitation(it) && which.test(it))
			.map(it -> new Hit(it.unit(), Objects.requireNonNull(it.fundingOn()), false,
					(it.costPence() != null) ? BigDecimal.valueOf(it.costPence(), PENCE) : null,
					List.of(new Slice(ROUTE, Objects.requireNonNullElse(it.route(), Slice.NOT_KNOWN)))));
	}

	private static Map<Slice, Answer> byRoute(Returned of) {
		@Nullable Integer all = of.answer("approved");
		if (all == null) {
			return Map.of();
		}
		return Map.of(Slice.WHOLE, new Answer(all, null), new Slice(ROUTE, Slice.NOT_KNOWN), new Answer(all, null));
	}

	private Stream<Hit> waited(Period period) {
		return on(period, Stay::admittedOn).filter(this::rehabilitation)
			.flatMap(it -> Stream.ofNullable(it.waitedDays())
				.map(days -> new Hit(it.unit(), Objects.requireNonNull(it.admittedOn()), false,
						BigDecimal.valueOf(days), List.of())));
	}

	private Stream<Hit> ended(Period period) {
		return on(period, Stay::leftOn).filter(it -> rehabilitation(it) && !it.leftOut())
			.map(it -> Hit.of(it.unit(), Objects.requireNonNull(it.leftOn()), rules.is(Groups.PLANNED, it.leftHow())));
	}

	private Stream<Hit> contact(Period period) {
		return on(period, Stay::contactDueOn).filter(this::asked)
			.filter(it -> it.contactInTime() || Objects.requireNonNull(it.contactDueOn()).isBefore(today))
			.filter(it -> it.contactInTime() || it.stoppedOn() == null
					|| it.stoppedOn().isAfter(Objects.requireNonNull(it.contactDueOn())))
			.map(it -> Hit.of(it.unit(), Objects.requireNonNull(it.contactDueOn()), it.contactInTime()));
	}

	private Stream<Hit> status(Period period) {
		var hits = new ArrayList<Hit>();
		stays.stream()
			.filter(this::asked)
			.forEach(it -> it.asked()
				.stream()
				.filter(of -> PeriodSums.within(of.dueOn(), period) && !of.leftOut() && of.closesOn().isBefore(today))
				.forEach(of -> hits.add(new Hit(it.unit(), of.dueOn(), of.known(), null,
						List.of(new Slice(AFTER, "MONTHS_" + of.months()))))));
		return hits.stream();
	}

	private Stream<Hit> address(Period period) {
		return on(period, Stay::leftOn).filter(this::asked)
			.map(it -> Hit.of(it.unit(), Objects.requireNonNull(it.leftOn()),
					rules.is(Groups.ADDRESS, it.destination())));
	}

	private Stream<Hit> next(Period period) {
		return on(period, Stay::leftOn)
			.filter(it -> rules.is(Groups.DETOX, it.kind()) && rules.is(Groups.PLANNED, it.leftHow()))
			.map(it -> Hit.of(it.unit(), Objects.requireNonNull(it.leftOn()),
					it.continued() || rules.is(Groups.NEXT, it.nextStep())));
	}

	private Stream<Stay> on(Period period, Function<Stay, @Nullable LocalDate> day) {
		return stays.stream().filter(it -> PeriodSums.within(day.apply(it), period));
	}

	private boolean rehabilitation(Stay of) {
		return rules.is(Groups.REHABILITATION, of.kind());
	}

	/** Whether they went home from it, so that somebody asks after them. */
	private boolean asked(Stay of) {
		return of.leftOn() != null && !of.leftOut() && !of.continued();
	}

	/**
	 * A stay as it is counted.
	 *
	 * @param continued whether another stay went on from it
	 * @param leftOut whether they moved to another place or died
	 * @param asked what is asked some months after leaving
	 */
	record Stay(UnitId unit, String kind, @Nullable LocalDate fundingOn, @Nullable String route,
			@Nullable Integer costPence, @Nullable LocalDate admittedOn, @Nullable LocalDate leftOn,
			@Nullable String leftHow, @Nullable String destination, @Nullable String nextStep,
			@Nullable LocalDate contactDueOn, @Nullable LocalDate contactOn, @Nullable LocalDate stoppedOn,
			boolean continued, boolean leftOut, List<StayView.Asked> asked) {

		@Nullable Integer waitedDays() {
			return StayClock.waited(fundingOn, admittedOn);
		}

		boolean contactInTime() {
			return contactOn != null && contactDueOn != null && !contactOn.isAfter(contactDueOn);
		}

	}

}
