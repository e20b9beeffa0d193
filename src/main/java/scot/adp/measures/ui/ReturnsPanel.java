package scot.adp.measures.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import scot.adp.directory.Partners;
import scot.adp.directory.UnitView;
import scot.adp.identity.Caller;
import scot.adp.measures.PeriodReturnView;
import scot.adp.measures.PeriodReturns;
import scot.adp.platform.UnitId;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Named;
import scot.adp.shell.parts.Panel;
import scot.adp.shell.parts.Words;
import scot.adp.strategy.spi.PartnerPanel;

/** The returns that a unit owes, on the page that its lead begins with. */
@Component
class ReturnsPanel implements PartnerPanel {

	private static final int SHOWN = 8;

	private final PeriodReturns returns;

	private final Partners partners;

	private final Clock clock;

	ReturnsPanel(PeriodReturns returns, Partners partners, Clock clock) {
		this.returns = returns;
		this.partners = partners;
		this.clock = clock;
	}

	@Override
	public int order() {
		return 20;
	}

	@Override
	public Optional<Panel> below(Caller caller, Runnable again) {
		if (!caller.may("measures.period-return.file")) {
			return Optional.empty();
		}
		var due = returns.ofUnits(caller.ownUnits())
			.values()
			.stream()
			.flatMap(List::stream)
			.filter(it -> it.state() == PeriodReturnView.State.DUE)
			.sorted(Comparator.comparing(PeriodReturnView::dueOn).thenComparing(it -> it.unit().value()))
			.limit(SHOWN)
			.toList();
		if (due.isEmpty()) {
			return Optional.empty();
		}
		var list = new UnorderedList();
		list.addClassName("work");
		Map<UnitId, UnitView> names = partners.units(due.stream().map(PeriodReturnView::unit).toList());
		due.forEach(it -> list.add(row(it, names.get(it.unit()))));
		return Optional.of(new Panel(Words.of("unit-returns.owed"), list));
	}

	private ListItem row(PeriodReturnView it, @Nullable UnitView unit) {
		String title = Words.of("unit-returns.title-of", it.form().title(), it.period().name());
		boolean missing = it.missing(LocalDate.now(clock));
		var detail = new Span(Words.of(missing ? "work.return-asked.was-due" : "work.return-asked.due",
				(unit != null) ? unit.name() : it.unit().value(), Dates.full(it.dueOn()), it.form().minutes()));
		detail.addClassName("work-detail");
		var name = new Div(title);
		name.addClassName("work-title");
		var what = new Div(name, detail);
		what.addClassName("work-what");
		var file = new Anchor(it.address(), Words.of("work.return-asked.verb"));
		file.addClassName("verb");
		var state = new Span(Words.of(missing ? "unit-returns.missing" : "unit-returns.state." + it.state().name()));
		state.addClassName("chip");
		return new ListItem(what, new Div(state), Named.of(file, title));
	}

}
