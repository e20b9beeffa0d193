package scot.adp.activities.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import org.springframework.stereotype.Component;
import scot.adp.activities.CountingYear;
import scot.adp.activities.ProgrammeFigures;
import scot.adp.activities.ProgrammeFiguresView;
import scot.adp.activities.ProgrammeView;
import scot.adp.activities.Programmes;
import scot.adp.directory.spi.UnitPanel;
import scot.adp.identity.Caller;
import scot.adp.platform.UnitId;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Named;
import scot.adp.shell.parts.Panel;
import scot.adp.shell.parts.Words;
import scot.adp.strategy.spi.ActionBrief;
import scot.adp.strategy.spi.ActionPanel;

/** What is done for an action, and what a unit does. */
@Component
class ActivityPanels implements ActionPanel, UnitPanel {

	private final Programmes programmes;

	private final ProgrammeFigures figures;

	private final EvidenceNotes evidence;

	private final Clock clock;

	ActivityPanels(Programmes programmes, ProgrammeFigures figures, EvidenceNotes evidence, Clock clock) {
		this.evidence = evidence;
		this.programmes = programmes;
		this.figures = figures;
		this.clock = clock;
	}

	/** On the page of an action behind its milestones, on that of a unit last. */
	@Override
	public int order() {
		return ActionPanel.MILESTONES + 50;
	}

	@Override
	public Optional<Panel> on(ActionBrief action, Caller caller, Runnable again) {
		if (!caller.may("activities.programme.read") || action.asAt() != null) {
			return Optional.empty();
		}
		var found = programmes.page(new Programmes.Filter(null, action.id(), null, null, null), 0, Integer.MAX_VALUE)
			.stream()
			.filter(it -> it.state() != Programmes.State.DRAFT)
			.toList();
		if (found.isEmpty()) {
			return Optional.empty();
		}
		LocalDate today = LocalDate.now(clock);
		LocalDate from = CountingYear.FINANCIAL.begin(today);
		var told = figures.of(found.stream().map(ProgrammeView::id).toList(), from, today);
		var list = new UnorderedList();
		list.addClassName("work");
		found.forEach(it -> list.add(row(it, Objects.requireNonNull(told.get(it.id())))));
		int sessions = told.values().stream().mapToInt(ProgrammeFiguresView::sessions).sum();
		return Optional.of(new Panel(Words.of("activities.panel"),
				ActivityWords.quiet(Words.of("activities.panel.said", sessions, found.size(), Dates.full(from))),
				list));
	}

	private ListItem row(ProgrammeView programme, ProgrammeFiguresView told) {
		var title = new Div(new Anchor("programmes/" + programme.code(), programme.title()));
		title.addClassName("work-title");
		var said = new ArrayList<String>();
		said.add(Words.of("programmes.sessions", told.sessions()));
		said.add(Words.of("programmes.attendances", ActivityWords.count(told.attendances())));
		if (told.lastOn() != null) {
			said.add(Words.of("activities.panel.last", Dates.full(told.lastOn())));
		}
		if (told.notRecorded() > 0) {
			said.add(Words.of("programmes.not-recorded", told.notRecorded()));
		}
		if (programme.state() == Programmes.State.ENDED) {
			said.add(Words.of("programme.state.ENDED"));
		}
		var detail = new Div(String.join(" · ", said));
		detail.addClassName("work-detail");
		var what = new Div(title, detail);
		what.addClassName("work-what");
		evidence.of(programme).ifPresent(what::add);
		return new ListItem(what);
	}

	@Override
	public Map<UnitId, Div> of(Collection<UnitId> units, Caller caller) {
		if (!caller.may("activities.programme.read")) {
			return Map.of();
		}
		var running = programmes.page(
				new Programmes.Filter(Set.copyOf(units), null, null, Programmes.State.RUNNING, null), 0,
				Integer.MAX_VALUE);
		var panels = new HashMap<UnitId, Div>();
		for (UnitId unit : units) {
			List<ProgrammeView> own = running.stream().filter(it -> it.units().contains(unit)).toList();
			if (!own.isEmpty()) {
				var line = new Div(Words.of("activities.unit", own.size()) + " ");
				line.addClassName("work-detail");
				line.add(Named.of(
						new Anchor("programmes?unit=" + unit.value(),
								own.stream().map(ProgrammeView::title).limit(3).collect(Collectors.joining(", "))),
						unit.value()));
				panels.put(unit, line);
			}
		}
		return panels;
	}

}
