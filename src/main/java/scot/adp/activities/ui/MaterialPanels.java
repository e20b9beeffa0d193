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
import scot.adp.treatment.spi.AlertPanel;

/**
 * Resources and campaigns on the page of the action that they are made for, and resources
 * on the page of an alert that names one of their substances.
 */
@Configuration(proxyBeanMethods = false)
class MaterialPanels {

	/** How many rows are shown. */
	private static final int SHOWN = 8;

	@Bean
	AlertPanel resourcesOfAlert(Resources resources, ActivityLists lists) {
		return new AlertPanel() {
			@Override
			public int order() {
				return 10;
			}

			@Override
			public Optional<Panel> of(List<String> substances, Caller caller) {
				return resources(lists, caller.may("activities.resource.read") ? resources.ofSubstances(substances)
						: List.<ResourceView>of());
			}
		};
	}

	@Bean
	ActionPanel resourcesOfAction(Resources resources, ActivityLists lists) {
		return new OfAction(ActionPanel.MILESTONES + 60) {
			@Override
			Optional<Panel> panel(ActionBrief action, Caller caller) {
				var found = caller.may("activities.resource.read")
						? resources.ofActions(List.of(action.id())).getOrDefault(action.id(), List.of())
						: List.<ResourceView>of();
				return resources(lists, found);
			}
		};
	}

	@Bean
	ActionPanel campaignsOfAction(Campaigns campaigns) {
		return new OfAction(ActionPanel.MILESTONES + 70) {
			@Override
			Optional<Panel> panel(ActionBrief action, Caller caller) {
				var found = caller.may("activities.campaign.read")
						? campaigns.ofActions(List.of(action.id())).getOrDefault(action.id(), List.of())
						: List.<CampaignView>of();
				var figures = campaigns.figures(found.stream().map(CampaignView::id).toList());
				return listed("campaigns.panel", Words.of("campaigns.panel.said", found.size()),
						found.stream()
							.map(it -> row(new Anchor("campaigns/" + it.code(), it.title()),
									Words.of("campaign.state." + it.state().name()), CampaignWords.days(it),
									String.join(" ", CampaignWords.rates(figures.getOrDefault(it.id(), List.of())))))
							.toList());
			}
		};
	}

	private static Optional<Panel> resources(ActivityLists lists, List<ResourceView> found) {
		long asked = found.stream().filter(it -> it.state() != ResourceView.State.CURRENT).count();
		return listed("resources.panel", Words.of("resources.panel.said", found.size(), asked),
				found.stream()
					.map(it -> row(new Anchor("resources/" + it.code(), it.title()),
							ResourceWords.label(lists, ActivityLists.Kind.RESOURCE_KIND, it.kind()),
							Words.of("resource.state." + it.state().name()), ResourceWords.why(it)))
					.toList());
	}

	private static Optional<Panel> listed(String title, String said, List<ListItem> rows) {
		if (rows.isEmpty()) {
			return Optional.empty();
		}
		var list = new UnorderedList();
		list.addClassName("work");
		rows.stream().limit(SHOWN).forEach(list::add);
		var panel = new Panel(Words.of(title), ActivityWords
			.quiet((rows.size() <= SHOWN) ? said : said + " " + Words.of("activities.panel.more", rows.size() - SHOWN)),
				list);
		return Optional.of(panel);
	}

	private static ListItem row(Anchor link, String... said) {
		var title = new Div(link);
		title.addClassName("work-title");
		var detail = new Div(String.join(" \u00b7 ", List.of(said).stream().filter(it -> !it.isEmpty()).toList()));
		detail.addClassName("work-detail");
		var what = new Div(title, detail);
		what.addClassName("work-what");
		return new ListItem(what);
	}

	/** What is made for an action, today alone. */
	private abstract static class OfAction implements ActionPanel {

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

	}

}
