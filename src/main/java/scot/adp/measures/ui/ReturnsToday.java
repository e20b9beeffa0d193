package scot.adp.measures.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import scot.adp.directory.Partners;
import scot.adp.directory.UnitView;
import scot.adp.identity.Caller;
import scot.adp.measures.PeriodReturnView;
import scot.adp.measures.PeriodReturns;
import scot.adp.measures.PeriodReturns.Filter;
import scot.adp.measures.PeriodReturns.Show;
import scot.adp.platform.UnitId;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Words;
import scot.adp.shell.spi.WorkItem;
import scot.adp.shell.spi.WorkItems;

/**
 * The returns that the reader's units owe, with the minutes they take; the support team
 * waits for those of which the day is over.
 */
@Component
class ReturnsToday implements WorkItems {

	private static final int AT_MOST = 500;

	private final PeriodReturns returns;

	private final Partners partners;

	private final Clock clock;

	ReturnsToday(PeriodReturns returns, Partners partners, Clock clock) {
		this.returns = returns;
		this.partners = partners;
		this.clock = clock;
	}

	@Override
	public Work of(Asked asked) {
		Caller reader = asked.reader();
		if (!reader.may("measures.period-return.read")) {
			return Work.NONE;
		}
		LocalDate today = LocalDate.now(clock);
		boolean confirms = reader.may("measures.period-return.confirm");
		var owed = reader.may("measures.period-return.file") ? returns.ofUnits(reader.ownUnits())
			.values()
			.stream()
			.flatMap(List::stream)
			.filter(it -> it.state() == PeriodReturnView.State.DUE
					|| (it.state() == PeriodReturnView.State.TO_CONFIRM && confirms))
			.sorted(Comparator.comparing(PeriodReturnView::dueOn).thenComparing(it -> it.unit().value()))
			.toList() : List.<PeriodReturnView>of();
		var missing = reader.supportTeam() ? returns.page(new Filter(null, Show.TO_FILE), 0, AT_MOST)
			.stream()
			.filter(it -> it.missing(today))
			.toList() : List.<PeriodReturnView>of();
		var units = Stream.concat(owed.stream(), missing.stream()).map(PeriodReturnView::unit).distinct().toList();
		if (units.isEmpty()) {
			return Work.NONE;
		}
		var names = partners.units(units);
		return new Work(Found.first(owed.stream().map(it -> mine(it, names, today)).toList(), asked.limit()),
				Found.first(missing.stream().map(it -> waiting(it, names)).toList(), asked.limit()));
	}

	@Override
	public int order() {
		return 32;
	}

	@Override
	public boolean ofUnits() {
		return true;
	}

	private static WorkItem mine(PeriodReturnView it, Map<UnitId, UnitView> names, LocalDate today) {
		if (it.state() == PeriodReturnView.State.TO_CONFIRM) {
			return WorkItem.plain(Words.of("work.return-asked"), titled(it),
					Words.of("work.return-asked.filed", named(names, it.unit()), String.valueOf(it.filedBy())),
					Words.of("work.return-asked.confirm"), it.address());
		}
		return WorkItem.plain(Words.of("work.return-asked"), titled(it),
				Words.of(it.missing(today) ? "work.return-asked.was-due" : "work.return-asked.due",
						named(names, it.unit()), Dates.full(it.dueOn()), it.form().minutes()),
				Words.of("work.return-asked.verb"), it.address());
	}

	private static WorkItem waiting(PeriodReturnView it, Map<UnitId, UnitView> names) {
		return new WorkItem(Words.of("work.return-asked"), titled(it),
				Words.of("work.return-asked.missing", Dates.full(it.dueOn())), null, null, named(names, it.unit()),
				Words.of("work.return-asked.see"), it.address());
	}

	private static String titled(PeriodReturnView it) {
		return Words.of("unit-returns.title-of", it.form().title(), it.period().name());
	}

	private static String named(Map<UnitId, UnitView> names, UnitId unit) {
		@Nullable UnitView found = names.get(unit);
		return (found != null) ? found.name() : unit.value();
	}

}
