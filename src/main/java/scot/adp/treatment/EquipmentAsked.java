package scot.adp.treatment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.PeriodType;
import scot.adp.treatment.EquipmentCell.State;

/** Of which months outlets are asked, and of which they told. */
@Component
class EquipmentAsked {

	private final EquipmentRules rules;

	private final Clock clock;

	EquipmentAsked(EquipmentRules rules, Clock clock) {
		this.rules = rules;
		this.clock = clock;
	}

	/** The last months that are over, the earliest first. */
	List<Period> months() {
		return Stream.iterate(PeriodType.MONTH.of(LocalDate.now(clock)).previous(), Period::previous)
			.limit(rules.monthsBack())
			.sorted()
			.toList();
	}

	/** How far an outlet is with a month; one that was told of is reported. */
	State state(EquipmentStore.Told of, Period month) {
		if (of.periods().stream().anyMatch(it -> covers(it, month))) {
			return State.REPORTED;
		}
		boolean asked = rules.asks(of.outlet().kind()) || (of.since() != null && !of.since().isAfter(month.from()));
		boolean due = dueOn(of, month).isBefore(LocalDate.now(clock));
		return (asked && due && of.outlet().openIn(month)) ? State.NOT_REPORTED : State.NOT_DUE;
	}

	/**
	 * Whether an outlet told of all months of a period that were due; null where none
	 * was.
	 */
	@Nullable Boolean reported(EquipmentStore.Told of, Period period) {
		var states = Period.covering(PeriodType.MONTH, period.from(), period.to())
			.stream()
			.map(month -> state(of, month))
			.filter(state -> state != State.NOT_DUE)
			.toList();
		return states.isEmpty() ? null : states.stream().allMatch(state -> state == State.REPORTED);
	}

	LocalDate dueOn(EquipmentStore.Told of, Period month) {
		return period(of, month).to().plusDays(rules.dueDays());
	}

	/** Whoever told of a quarter the last time tells of quarters. */
	static Period period(EquipmentStore.Told of, Period month) {
		PeriodType type = of.periods().isEmpty() ? PeriodType.MONTH : of.periods().getLast().type();
		return type.of(month.from());
	}

	static boolean covers(Period period, Period month) {
		return !period.from().isAfter(month.from()) && !period.to().isBefore(month.to());
	}

}
