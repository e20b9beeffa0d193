package scot.adp.activities.ui;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import org.jspecify.annotations.Nullable;
import scot.adp.activities.ActivityLists;
import scot.adp.activities.CampaignFiguresView;
import scot.adp.activities.CampaignRates;
import scot.adp.activities.CampaignView;
import scot.adp.activities.Campaigns;
import scot.adp.activities.Programmes;
import scot.adp.directory.Partners;
import scot.adp.directory.UnitView;
import scot.adp.identity.Members;
import scot.adp.platform.OpenTo;
import scot.adp.shell.parts.Chart;
import scot.adp.shell.parts.Crumbs;
import scot.adp.shell.parts.Facts;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.Panel;
import scot.adp.shell.parts.ScrolledTable;
import scot.adp.strategy.parts.ActionRows;

/** One campaign: what it is for, what channels told of each month. */
@Route("campaigns/:campaign")
@OpenTo("activities.campaign.read")
class CampaignPage extends Page implements BeforeEnterObserver, HasDynamicTitle {

	private final Campaigns campaigns;

	private final Programmes programmes;

	private final ActivityLists lists;

	private final ActionRows actionRows;

	private final Partners partners;

	private final Members members;

	private final LocalDate today;

	private String title = "";

	CampaignPage(Campaigns campaigns, Programmes programmes, ActivityLists lists, ActionRows actionRows,
			Partners partners, Members members, Clock clock) {
		this.campaigns = campaigns;
		this.programmes = programmes;
		this.lists = lists;
		this.actionRows = actionRows;
		this.partners = partners;
		this.members = members;
		this.today = LocalDate.now(clock);
	}

	@Override
	public void beforeEnter(BeforeEnterEvent event) {
		show(event.getRouteParameters().get("campaign").orElse(""));
	}

	@Override
	public String getPageTitle() {
		return title;
	}

	private void show(String code) {
		CampaignView campaign = campaigns.coded(code).orElseThrow(NotFoundException::new);
		clear();
		title = campaign.title();
		headed(title, CampaignWords.days(campaign));
		reachedBy(Crumbs.of(title, new Anchor("campaigns", getTranslation("campaigns.title"))));
		var me = members.me();
		boolean changes = me.may("activities.campaign.change") && campaigns.mayChange(campaign);
		boolean records = me.may("activities.campaign.record")
				&& (me.supportTeam() || me.ownUnits().contains(campaign.unit()))
				&& campaign.state() != CampaignView.State.PLANNED;
		if (campaign.approach() != null) {
			lists.evidence(campaign.approach(), today).ifPresent(it -> add(evidence(campaign, it)));
		}
		add(told(campaign, records), about(campaign, changes),
				new Panel(getTranslation("programme.actions"), actionRows.byIds(campaign.actions())));
	}

	private CampaignForms forms() {
		return new CampaignForms(campaigns, programmes, lists, partners, today);
	}

	/** What was found of its approach: a note to read, and a question. */
	private Panel evidence(CampaignView campaign, ActivityLists.Evidence found) {
		var panel = new Panel(
				getTranslation("programme.evidence", lists.of(ActivityLists.Kind.APPROACH).label(found.approach())),
				new Paragraph(found.note()),
				ActivityWords.quiet(getTranslation("programme.evidence.source", found.source())),
				new Paragraph((campaign.interactivePart() != null)
						? getTranslation("programme.interactive.said", campaign.interactivePart())
						: getTranslation("programme.interactive.none")));
		panel.addClassName("evidence-note");
		return panel;
	}

	private Panel about(CampaignView campaign, boolean changes) {
		@Nullable UnitView unit = partners.units(List.of(campaign.unit())).get(campaign.unit());
		var panel = new Panel(getTranslation("campaign.about"), new Facts()
			.with(getTranslation("programme.unit"), (unit != null) ? unit.name() : campaign.unit().value())
			.with(getTranslation("programme.approach"),
					(campaign.approach() != null) ? lists.of(ActivityLists.Kind.APPROACH).label(campaign.approach())
							: null)
			.with(getTranslation("programme.interactive"), campaign.interactivePart())
			.with(getTranslation("campaign.alert"),
					(campaign.alert() != null) ? getTranslation("campaign.alert.said") : null)
			.with(getTranslation("programme.state"), getTranslation("campaign.state." + campaign.state().name()))
			.with(getTranslation("programme.code"), campaign.code()));
		if (changes) {
			panel.withAside(new Button(getTranslation("programme.change"),
					event -> forms().change(campaign, this::show).open()));
		}
		return panel;
	}

	/** What channels told, month by month, and what was put right. */
	private Panel told(CampaignView campaign, boolean records) {
		var panel = new Panel(getTranslation("campaign.told"));
		var figures = campaigns.figures(List.of(campaign.id())).getOrDefault(campaign.id(), List.of());
		if (figures.isEmpty()) {
			panel.add(new Paragraph(getTranslation("campaign.figures.none")));
		}
		else {
			CampaignWords.rates(figures).forEach(it -> panel.add(new Paragraph(it)));
			panel.add(chart(figures), new ScrolledTable(table(figures), getTranslation("campaign.table")));
			var earlier = campaigns.earlier(campaign.id());
			if (!earlier.isEmpty()) {
				panel.add(new Paragraph(getTranslation("campaign.put-right")), earlier(earlier));
			}
		}
		if (records) {
			var record = new Button(getTranslation("campaign.figures.add"),
					event -> forms().figures(campaign, figures, () -> show(campaign.code())).open());
			record.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
			panel.add(ActivityWords.verbs(record));
		}
		return panel;
	}

	private Chart chart(List<CampaignFiguresView> figures) {
		Map<LocalDate, List<CampaignFiguresView>> months = figures.stream()
			.collect(Collectors.groupingBy(CampaignFiguresView::month, TreeMap::new, Collectors.toList()));
		var points = new ArrayList<Chart.Point>();
		months.forEach((month, some) -> {
			int sum = some.stream().mapToInt(CampaignFiguresView::engagements).sum();
			points.add(Chart.Point.of(CampaignWords.month(month), BigDecimal.valueOf(sum), "%,d".formatted(sum)));
		});
		return Chart.columns(getTranslation("campaign.chart"), null,
				List.of(new Chart.Series(getTranslation("campaign.engagements"), points)));
	}

	private NativeTable table(List<CampaignFiguresView> figures) {
		var table = new NativeTable();
		table.addClassName("numbers");
		table.setCaptionText(getTranslation("campaign.table"));
		var head = new NativeTableRow();
		List.of("campaign.month", "campaign.channel", "campaign.impressions", "campaign.reach", "campaign.engagements",
				"campaign.rate", "campaign.clicks")
			.forEach(it -> head.add(heading(getTranslation(it), "col")));
		table.getHead().add(head);
		for (CampaignFiguresView it : figures) {
			var row = new NativeTableRow(heading(CampaignWords.month(it.month()), "row"));
			List.of(channel(it), number(it.impressions()), number(it.reach()), number(it.engagements()),
					ActivityWords.percent(CampaignRates.of(List.of(it)).values().iterator().next().percent()),
					number(it.clicksToHelp()))
				.forEach(text -> row.add(new NativeTableCell(text)));
			table.getBody().add(row);
		}
		return table;
	}

	private UnorderedList earlier(List<CampaignFiguresView> earlier) {
		var list = new UnorderedList();
		earlier.forEach(it -> list.add(new ListItem(getTranslation("campaign.earlier", CampaignWords.month(it.month()),
				channel(it), number(it.impressions()), number(it.reach()), number(it.engagements()),
				number(it.clicksToHelp()), it.recordedByName()))));
		return list;
	}

	private String channel(CampaignFiguresView it) {
		return lists.of(ActivityLists.Kind.CHANNEL).label(it.channel());
	}

	private String number(@Nullable Integer number) {
		return (number != null) ? "%,d".formatted(number) : getTranslation("campaign.not-told");
	}

	private static NativeTableHeaderCell heading(String text, String scope) {
		var cell = new NativeTableHeaderCell(text);
		cell.getElement().setAttribute("scope", scope);
		return cell;
	}

}
