package scot.adp.treatment;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.events.DataSet;
import scot.adp.measures.spi.Counted;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.measures.spi.MeasureSource;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.Slice;

/**
 * Counts how fast alerts come to those they are for. Each counts on the day of its issue,
 * and one that was sent by mistake nowhere.
 */
@Component
class AlertSource implements MeasureSource {

	private static final MeasureCode IN_TIME = new MeasureCode("ALR-01");

	private static final MeasureCode TO_NINETY = new MeasureCode("ALR-02");

	private static final MeasureCode FROM_NATIONAL = new MeasureCode("ALR-03");

	/** On how many days after its own the hours of an alert can end. */
	private static final int RUNS_OVER = AlertReach.HOURS / 24 + 1;

	private final RecipientStore recipients;

	private final JdbcClient jdbc;

	private final Clock clock;

	AlertSource(RecipientStore recipients, JdbcClient jdbc, Clock clock) {
		this.recipients = recipients;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	@Override
	public String name() {
		return "treatment.alerts";
	}

	@Override
	public Set<DataSet> reads() {
		return Set.of(ChangedRecords.ALERTS);
	}

	@Override
	public Set<MeasureCode> measures() {
		return Set.of(IN_TIME, TO_NINETY, FROM_NATIONAL);
	}

	@Override
	public Optional<LocalDate> earliest() {
		return jdbc.sql("select min(issued_at) from treatment.drug_alert")
			.query((row, number) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)).map(AlertSource::day))
			.single();
	}

	/** Whose time is over by today was alerted some days ago. */
	@Override
	public Days touched(MeasureCode measure, Days rows) {
		return measure.equals(IN_TIME) ? new Days(rows.from().minusDays(RUNS_OVER), rows.to()) : rows;
	}

	@Override
	public List<Counted> count(Collection<Asked> asked) {
		var counted = new ArrayList<Counted>();
		if (asked.isEmpty()) {
			return counted;
		}
		int hours = asked.stream().map(Asked::within).filter(Objects::nonNull).findFirst().orElse(AlertReach.HOURS);
		LocalDate from = asked.stream().map(it -> it.period().from()).min(LocalDate::compareTo).orElseThrow();
		LocalDate to = asked.stream().map(it -> it.period().to()).max(LocalDate::compareTo).orElseThrow();
		var all = recipients.reach(from.atStartOfDay(AlertRules.ZONE).toOffsetDateTime(),
				to.plusDays(1).atStartOfDay(AlertRules.ZONE).toOffsetDateTime(), hours, OffsetDateTime.now(clock));
		for (Asked one : asked) {
			var within = all.stream().filter(it -> within(day(it.issuedAt()), one.period())).toList();
			var whole = within.stream().filter(it -> it.audience() == null).toList();
			if (one.measure().equals(IN_TIME)) {
				counted.add(inTime(one.period(), Slice.WHOLE, whole));
				within.stream()
					.filter(it -> it.audience() != null)
					.collect(Collectors.groupingBy(it -> Objects.requireNonNull(it.audience())))
					.forEach((audience, some) -> counted
						.add(inTime(one.period(), new Slice("audience", audience), some)));
			}
			else {
				boolean ninety = one.measure().equals(TO_NINETY);
				counted.add(mean(one,
						whole.stream()
							.map(it -> ninety ? it.hoursToNinety() : fromNational(it))
							.filter(Objects::nonNull)
							.toList()));
			}
		}
		return counted;
	}

	private static Counted inTime(Period period, Slice slice, List<AlertReach> of) {
		return Counted.ratio(IN_TIME, period, slice, of.stream().mapToInt(AlertReach::inTime).sum(),
				of.stream().mapToInt(AlertReach::due).sum(), of.stream().mapToInt(AlertReach::recipients).sum());
	}

	/** The hours of all by how many they are; of none there is no value. */
	private static Counted mean(Asked asked, List<BigDecimal> hours) {
		return new Counted(asked.measure(), asked.period(), Slice.WHOLE, Counted.State.NUMBER,
				hours.stream().reduce(BigDecimal.ZERO, BigDecimal::add), BigDecimal.valueOf(hours.size()),
				hours.size());
	}

	private static @Nullable BigDecimal fromNational(AlertReach reach) {
		return (reach.nationalAt() != null) ? DrugAlertView.hours(reach.nationalAt(), reach.issuedAt()) : null;
	}

	private static LocalDate day(OffsetDateTime at) {
		return at.atZoneSameInstant(AlertRules.ZONE).toLocalDate();
	}

	private static boolean within(LocalDate day, Period period) {
		return !day.isBefore(period.from()) && !day.isAfter(period.to());
	}

}
