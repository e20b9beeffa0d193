package scot.adp.treatment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import scot.adp.measures.spi.Counted;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.measures.spi.MeasureSource.Asked;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.PeriodSums;
import scot.adp.measures.spi.PeriodSums.Hit;
import scot.adp.measures.spi.PeriodSums.Measure;
import scot.adp.measures.spi.PeriodSums.Shape;
import scot.adp.measures.spi.UnitSources.Returned;
import scot.adp.platform.UnitId;

/**
 * Counts joint care in periods: a pure function of the rows, of what units returned, and
 * of the day. Each counts for the service that asked. A joint assessment counts by the
 * day on which it was due, once that is over; a gap by the day on which it ended. Who
 * died is in no service's failure.
 */
final class JointCareTally {

	static final MeasureCode REFUSED = new MeasureCode("MH-01");

	static final MeasureCode ASSESSED = new MeasureCode("MH-02");

	static final MeasureCode GAP = new MeasureCode("MH-03");

	static final Set<MeasureCode> MEASURES = Set.of(REFUSED, ASSESSED, GAP);

	private final Collection<Asking> rows;

	private final LocalDate today;

	private JointCareTally(Collection<Asking> rows, LocalDate today) {
		this.rows = rows;
		this.today = today;
	}

	/** Counts what is asked. */
	static List<Counted> count(Collection<Asked> asked, Collection<Asking> rows, Collection<Returned> returned,
			LocalDate today) {
		return new PeriodSums(new JointCareTally(rows, today).measures(), returned, today).count(asked);
	}

	private Map<MeasureCode, Measure> measures() {
		return Map.of(REFUSED, Measure.of(Shape.SHARE, this::refused, PeriodSums.share("refused-other", "asked")),
				ASSESSED, Measure.of(Shape.SHARE, this::assessed, PeriodSums.share("assessed-in-time", "joint")), GAP,
				new Measure(Shape.MEDIAN, this::gaps, of -> Map.of()));
	}

	private Stream<Hit> refused(Period period) {
		return rows.stream()
			.filter(it -> PeriodSums.within(it.askedOn(), period))
			.map(it -> Hit.of(it.askedBy(), it.askedOn(), it.refusedOther()));
	}

	private Stream<Hit> assessed(Period period) {
		return rows.stream()
			.filter(it -> PeriodSums.within(it.assessDueOn(), period))
			.filter(it -> it.inTime() || Objects.requireNonNull(it.assessDueOn()).isBefore(today))
			.filter(it -> it.inTime() || it.stoppedOn() == null
					|| it.stoppedOn().isAfter(Objects.requireNonNull(it.assessDueOn())))
			.map(it -> Hit.of(it.askedBy(), Objects.requireNonNull(it.assessDueOn()), it.inTime()));
	}

	private Stream<Hit> gaps(Period period) {
		return rows.stream()
			.filter(it -> PeriodSums.within(it.gapToOn(), period))
			.filter(it -> it.stoppedOn() == null || Objects.requireNonNull(it.gapToOn()).isBefore(it.stoppedOn()))
			.map(it -> new Hit(it.askedBy(), Objects.requireNonNull(it.gapToOn()), false,
					BigDecimal.valueOf(ChronoUnit.DAYS.between(Objects.requireNonNull(it.gapFromOn()), it.gapToOn())),
					List.of()));
	}

	/**
	 * Joint care as it is counted.
	 *
	 * @param refusedOther whether a service declined because of the condition that the
	 * other treats
	 * @param assessDueOn until when both were to assess the person; null where nobody
	 * said that it is done together
	 * @param stoppedOn since when nothing is asked, since the person died
	 */
	record Asking(UnitId askedBy, LocalDate askedOn, boolean refusedOther, @Nullable LocalDate assessDueOn,
			@Nullable LocalDate assessedOn, @Nullable LocalDate gapFromOn, @Nullable LocalDate gapToOn,
			@Nullable LocalDate stoppedOn) {

		boolean inTime() {
			return assessedOn != null && assessDueOn != null && !assessedOn.isAfter(assessDueOn);
		}

	}

}
