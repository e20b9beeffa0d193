package scot.adp.activities.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import scot.adp.activities.ActivityLists;
import scot.adp.activities.CampaignView;
import scot.adp.activities.Campaigns;
import scot.adp.activities.ProgrammeView;
import scot.adp.activities.Programmes;
import scot.adp.identity.Caller;
import scot.adp.shell.parts.Panel;
import scot.adp.shell.parts.Words;
import scot.adp.strategy.ActionFilter;
import scot.adp.strategy.ActionId;
import scot.adp.strategy.ActionOrder;
import scot.adp.strategy.ActionRegister;
import scot.adp.strategy.ActionView;
import scot.adp.strategy.spi.OutcomeBrief;
import scot.adp.strategy.spi.OutcomePanel;

/**
 * What studies found of a way to go about it, beside what goes about it so: on the page
 * of an outcome, and in a line wherever else such a thing stands. It stops nothing.
 */
@Component
class EvidenceNotes implements OutcomePanel {

	private static final int ACTIONS_AT_MOST = 1000;

	private final ActivityLists lists;

	private final Programmes programmes;

	private final Campaigns campaigns;

	private final ActionRegister actions;

	private final Clock clock;

	EvidenceNotes(ActivityLists lists, Programmes programmes, Campaigns campaigns, ActionRegister actions,
			Clock clock) {
		this.lists = lists;
		this.programmes = programmes;
		this.campaigns = campaigns;
		this.actions = actions;
		this.clock = clock;
	}

	@Override
	public int order() {
		return ACTIONS + 50;
	}

	@Override
	public Optional<Panel> on(OutcomeBrief outcome, Caller caller) {
		if (!caller.may("activities.programme.read") || outcome.asAt() != null) {
			return Optional.empty();
		}
		List<ActionId> of = actions
			.page(new ActionFilter(outcome.plan(), null, outcome.code(), null, null, null, null, Set.of(), Set.of(),
					Set.of(), false, null), ActionOrder.PLAN, false, 0, ACTIONS_AT_MOST)
			.stream()
			.map(ActionView::id)
			.toList();
		Map<String, ListItem> rows = new LinkedHashMap<>();
		programmes.ofActions(of)
			.values()
			.stream()
			.flatMap(List::stream)
			.filter(it -> it.state() != Programmes.State.DRAFT)
			.forEach(it -> of(it).ifPresent(note -> rows.putIfAbsent("programmes/" + it.code(),
					row("programmes/" + it.code(), it.title(), note))));
		if (caller.may("activities.campaign.read")) {
			campaigns.ofActions(of)
				.values()
				.stream()
				.flatMap(List::stream)
				.forEach(it -> of(it).ifPresent(note -> rows.putIfAbsent("campaigns/" + it.code(),
						row("campaigns/" + it.code(), it.title(), note))));
		}
		if (rows.isEmpty()) {
			return Optional.empty();
		}
		var list = new UnorderedList();
		list.addClassName("work");
		rows.values().forEach(list::add);
		return Optional.of(new Panel(Words.of("activities.evidence.panel"),
				ActivityWords.quiet(Words.of("activities.evidence.said", rows.size())), list));
	}

	/** The note on how a programme goes about it; empty where there is none. */
	Optional<Div> of(ProgrammeView programme) {
		return of(programme.approach(), programme.interactivePart());
	}

	/** The note on how a campaign goes about it; empty where there is none. */
	Optional<Div> of(CampaignView campaign) {
		return of(campaign.approach(), campaign.interactivePart());
	}

	private Optional<Div> of(@Nullable String approach, @Nullable String interactivePart) {
		return Optional.ofNullable(approach).flatMap(it -> lists.evidence(it, LocalDate.now(clock))).map(it -> {
			var note = new Div(Words.of("activities.evidence.note",
					lists.of(ActivityLists.Kind.APPROACH).label(it.approach()), it.note(),
					(interactivePart != null) ? Words.of("programme.interactive.said", interactivePart)
							: Words.of("programme.interactive.none"),
					it.source()));
			note.addClassName("work-detail");
			return note;
		});
	}

	private static ListItem row(String address, String title, Div note) {
		var link = new Div(new Anchor(address, title));
		link.addClassName("work-title");
		var what = new Div(link, note);
		what.addClassName("work-what");
		return new ListItem(what);
	}

}
