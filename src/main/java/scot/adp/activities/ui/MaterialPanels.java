package scot.adp.activities.ui;

import java.util.List;
import java.util.Optional;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import scot.adp.activities.ActivityLists;
import scot.adp.activities.CampaignView;
import scot.adp.activities.Campaigns;
import scot.adp.activities.ResourceView;
import scot.adp.activities.Resources;
import scot.adp.identity.Caller;
import scot.adp.shell.parts.Panel;
import scot.adp.shell.parts.Words;
import scot.adp.strategy.spi.ActionBrief;
import scot.adp.strategy.spi.ActionPanel;

/** Resources and campaigns on the page of the action that they are made for. */
@Configuration(proxyBeanMethods = false)
class MaterialPanels {

	@Bean
	ActionPanel resourcesOfAction(Resources resources, ActivityLists lists) {
		return new OfAction(ActionPanel.MILESTONES + 60) {
			@Override
			Optional<Panel> panel(ActionBrief action, Caller caller) {
				var found = caller.may("activities.resource.read")
						? resources.ofActions(List.of(action.id())).getOrDefault(action.id(), List.of())
						: List.<ResourceView>of();
				long asked = found.stream().filter(it -> it.state() != ResourceView.State.CURRENT).count();
				return panel("resources.panel", Words.of("resources.panel.said", found.size(), asked),
						found.stream()
							.map(it -> row(new Anchor("resources/" + it.code(), it.title()),
									ResourceWords.label(lists, ActivityLists.Kind.RESOURCE_KIND, it.kind()),
									Words.of("resource.state." + it.state().name()), ResourceWords.why(it)))
							.toList());
			}
		};
	}

	@Bean
	ActionPanel campaignsOfAction(Campaigns campaigns, EvidenceNotes evidence) {
		return new OfAction(ActionPanel.MILESTONES + 70) {
			@Override
			Optional<Panel> panel(ActionBrief action, Caller caller) {
				var found = caller.may("activities.campaign.read")
						? campaigns.ofActions(List.of(action.id())).getOrDefault(action.id(), List.of())
						: List.<CampaignView>of();
				var figures = campaigns.figures(found.stream().map(CampaignView::id).toList());
				return panel("campaigns.panel", Words.of("campaigns.panel.said", found.size()),
						found.stream().map(it -> {
							ListItem row = row(new Anchor("campaigns/" + it.code(), it.title()),
									Words.of("campaign.state." + it.state().name()), CampaignWords.days(it),
									String.join(" ", CampaignWords.rates(figures.getOrDefault(it.id(), List.of()))));
							evidence.of(it).ifPresent(row::add);
							return row;
						}).toList());
			}
		};
	}

	/** What is made for an action, today alone. */
	private abstract static class OfAction implements ActionPanel {

		/** How many rows are shown. */
		private static final int SHOWN = 8;

		private final int order;

		OfAction(int order) {
			this.order = order;
		}

		@Override
		public int order() {
			return order;
		}

		@Override
		public Optional<? extends Component> on(ActionBrief action, Caller caller, Runnable again) {
			return (action.asAt() != null) ? Optional.empty() : panel(action, caller);
		}

		abstract Optional<Panel> panel(ActionBrief action, Caller caller);

		static Optional<Panel> panel(String title, String said, List<ListItem> rows) {
			if (rows.isEmpty()) {
				return Optional.empty();
			}
			var list = new UnorderedList();
			list.addClassName("work");
			rows.stream().limit(SHOWN).forEach(list::add);
			var panel = new Panel(Words.of(title), ActivityWords.quiet((rows.size() <= SHOWN) ? said
					: said + " " + Words.of("activities.panel.more", rows.size() - SHOWN)), list);
			return Optional.of(panel);
		}

		static ListItem row(Anchor link, String... said) {
			var title = new Div(link);
			title.addClassName("work-title");
			var detail = new Div(String.join(" \u00b7 ", List.of(said).stream().filter(it -> !it.isEmpty()).toList()));
			detail.addClassName("work-detail");
			var what = new Div(title, detail);
			what.addClassName("work-what");
			return new ListItem(what);
		}

	}

}
