package scot.adp.activities.ui;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import org.jspecify.annotations.Nullable;
import scot.adp.activities.ActivityLists;
import scot.adp.activities.AlertHeard;
import scot.adp.activities.CampaignFiguresView;
import scot.adp.activities.CampaignRates;
import scot.adp.activities.CampaignView;
import scot.adp.activities.Campaigns;
import scot.adp.activities.Programmes;
import scot.adp.directory.Partners;
import scot.adp.directory.UnitView;
import scot.adp.directory.parts.UnitField;
import scot.adp.exchange.ListColumn;
import scot.adp.exchange.ListExport;
import scot.adp.exchange.ListExports;
import scot.adp.exchange.ui.ListPage;
import scot.adp.identity.Caller;
import scot.adp.identity.Members;
import scot.adp.platform.OpenTo;
import scot.adp.platform.UnitId;
import scot.adp.shell.parts.Chart;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.LineField;
import scot.adp.shell.parts.Named;
import scot.adp.shell.parts.Panel;

/** Campaigns month by month, those that run first. */
@Route("campaigns")
@Menu(title = "campaigns.title", order = 56)
@OpenTo("activities.campaign.read")
class CampaignsView extends ListPage<CampaignView> {

	/** How many months the picture shows. */
	private static final int MONTHS = 13;

	private final Campaigns campaigns;

	private final ActivityLists lists;

	private final Partners partners;

	private final LocalDate today;

	private final Div picture = new Div();

	private final LineField find;

	private final UnitField unit;

	private final Choice<CampaignView.State> state;

	private Map<UnitId, UnitView> units = Map.of();

	private Map<Campaigns.Id, List<CampaignFiguresView>> figures = Map.of();

	CampaignsView(Campaigns campaigns, Programmes programmes, ActivityLists lists, Partners partners, Members members,
			ListExports exports, Clock clock) {
		super("campaigns.title", "campaigns.purpose", "campaigns.none", exports);
		this.campaigns = campaigns;
		this.lists = lists;
		this.partners = partners;
		this.today = LocalDate.now(clock);
		var me = members.me();
		var verbs = ActivityWords.verbs();
		verbs.addClassName("page-verbs");
		var forms = new CampaignForms(campaigns, programmes, lists, partners, today);
		if (me.may("activities.campaign.change")) {
			var add = new Button(getTranslation("campaign.add"),
					event -> forms.add(me.ownUnits(), null, this::open).open());
			add.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
			verbs.add(add);
		}
		if (me.may("activities.campaign.import")) {
			verbs.add(new Anchor("campaigns/load", getTranslation("campaign-load.title")));
		}
		add(verbs);
		if (me.may("activities.campaign.change")) {
			var asked = campaigns.proposed();
			if (!asked.isEmpty()) {
				add(proposed(asked, me, forms));
			}
		}
		add(picture);
		find = text("find", getTranslation("programmes.find"));
		unit = filter("unit", new UnitField(getTranslation("programme.unit"), partners), it -> it.code().value(),
				code -> partners.unit(code).orElse(null));
		state = choice("state", getTranslation("programme.state"), List.of(CampaignView.State.values()), Enum::name,
				it -> getTranslation("campaign.state." + it.name()));
		grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT);
		grid.addComponentColumn(this::what).setHeader(getTranslation("campaigns.campaign")).setFlexGrow(5);
		grid.addComponentColumn(this::told).setHeader(getTranslation("campaigns.told")).setFlexGrow(3);
		laidOut();
	}

	private void open(String code) {
		UI.getCurrent().navigate("campaigns/" + code);
	}

	/** Alerts that may want one; nothing is made before somebody says so. */
	private Panel proposed(List<AlertHeard> asked, Caller me, CampaignForms forms) {
		var panel = new Panel(getTranslation("campaigns.asked", asked.size()),
				new Paragraph(getTranslation("campaigns.asked.line")));
		var named = Named.apart(asked, this::named);
		for (AlertHeard alert : asked) {
			var line = new Div(new Span(named.getOrDefault(alert, "") + " "));
			line.add(Named.of(
					new Button(getTranslation("campaigns.asked.add"),
							event -> forms.add(me.ownUnits(), alert, this::open).open()),
					named.getOrDefault(alert, "")));
			panel.add(line);
		}
		return panel;
	}

	private String named(AlertHeard alert) {
		return getTranslation("campaigns.asked.alert",
				ResourceWords.labels(lists, ActivityLists.Kind.SUBSTANCE, alert.substances()),
				Dates.full(alert.validUntil()));
	}

	@Override
	protected ListExport<CampaignView> list() {
		var filter = chosen();
		picture.removeAll();
		picture.add(chart(campaigns.months(filter, today.minusMonths(MONTHS - 1L))));
		List<ListColumn<CampaignView>> columns = List.of(
				new ListColumn<>(getTranslation("programme.code"), 18, CampaignView::code),
				new ListColumn<>(getTranslation("programme.title"), 40, CampaignView::title),
				new ListColumn<>(getTranslation("programme.unit"), 34, row -> name(row.unit())),
				new ListColumn<>(getTranslation("programme.actions"), 24, row -> String.join(", ", row.actionCodes())),
				new ListColumn<>(getTranslation("programme.from"), 14, CampaignView::fromOn),
				new ListColumn<>(getTranslation("programme.to"), 14, CampaignView::toOn),
				new ListColumn<>(getTranslation("programme.state"), 14,
						row -> getTranslation("campaign.state." + row.state().name())),
				new ListColumn<>(getTranslation("campaign.impressions"), 14,
						row -> of(row, CampaignFiguresView.RateBasis.IMPRESSIONS)),
				new ListColumn<>(getTranslation("campaign.reach"), 14,
						row -> of(row, CampaignFiguresView.RateBasis.REACH)),
				new ListColumn<>(getTranslation("campaign.engagements"), 14,
						row -> of(row).stream().mapToInt(CampaignFiguresView::engagements).sum()),
				new ListColumn<>(getTranslation("campaign.clicks"), 14, this::clicks));
		var codes = new LinkedHashMap<String, String>();
		unit.getOptionalValue().ifPresent(it -> codes.put("unit", it.code().value()));
		state.getOptionalValue().ifPresent(it -> codes.put("state", it.name()));
		return new ListExport<>("campaigns", getTranslation("campaigns.title"),
				List.of(getTranslation("campaigns.about")), columns, (offset, limit) -> {
					var rows = campaigns.page(filter, offset, limit);
					figures = campaigns.figures(rows.stream().map(CampaignView::id).toList());
					units = partners.units(rows.stream().map(CampaignView::unit).distinct().toList());
					return rows;
				}, () -> campaigns.count(filter))
			.filteredBy(codes);
	}

	private Campaigns.Filter chosen() {
		@Nullable UnitId of = unit.chosen();
		return new Campaigns.Filter((of != null) ? Set.of(of) : null, null, state.getValue(),
				find.getValue().isBlank() ? null : find.getValue().strip());
	}

	@Override
	protected String counted(int rows) {
		return getTranslation("campaigns.count", rows);
	}

	/** Engagements and clicks to help of the last months, of what is chosen. */
	private Chart chart(List<Campaigns.Month> told) {
		var by = told.stream().collect(Collectors.toMap(Campaigns.Month::month, Function.identity()));
		LocalDate now = today.withDayOfMonth(1);
		var months = Stream.iterate(now.minusMonths(MONTHS - 1L), it -> it.plusMonths(1)).limit(MONTHS).toList();
		return Chart.columns(getTranslation("campaigns.chart"), null,
				List.of(series("campaign.engagements", months, by, Campaigns.Month::engagements),
						series("campaign.clicks", months, by, Campaigns.Month::clicks)));
	}

	private Chart.Series series(String words, List<LocalDate> months, Map<LocalDate, Campaigns.Month> told,
			ToLongFunction<Campaigns.Month> number) {
		return new Chart.Series(getTranslation(words), months.stream().map(month -> {
			Campaigns.@Nullable Month found = told.get(month);
			Chart.Point point = (found != null)
					? Chart.Point.of(CampaignWords.month(month), BigDecimal.valueOf(number.applyAsLong(found)),
							"%,d".formatted(number.applyAsLong(found)))
					: Chart.Point.without(CampaignWords.month(month), Chart.State.MISSING);
			return month.plusMonths(1).isAfter(today) ? point.unfinished() : point;
		}).toList());
	}

	private List<CampaignFiguresView> of(CampaignView row) {
		return figures.getOrDefault(row.id(), List.of());
	}

	private @Nullable Long of(CampaignView row, CampaignFiguresView.RateBasis basis) {
		CampaignRates.@Nullable Rate rate = CampaignRates.of(of(row)).get(basis);
		return (rate != null) ? rate.basis() : null;
	}

	private @Nullable Integer clicks(CampaignView row) {
		var told = of(row).stream().map(CampaignFiguresView::clicksToHelp).filter(it -> it != null).toList();
		return told.isEmpty() ? null : told.stream().mapToInt(it -> (it != null) ? it : 0).sum();
	}

	private String name(UnitId code) {
		@Nullable UnitView found = units.get(code);
		return (found != null) ? found.name() : code.value();
	}

	private Component what(CampaignView row) {
		var below = new ArrayList<String>();
		below.add(CampaignWords.days(row));
		below.add(name(row.unit()));
		below.add(getTranslation("programmes.for", String.join(", ", row.actionCodes())));
		if (row.approach() != null && lists.evidence(row.approach(), today).isPresent()) {
			below.add(getTranslation("campaigns.evidence"));
		}
		return cell(new Anchor("campaigns/" + row.code(), row.title()), below);
	}

	private Component told(CampaignView row) {
		var below = new ArrayList<String>();
		below.addAll(CampaignWords.rates(of(row)));
		@Nullable Integer clicks = clicks(row);
		if (clicks != null) {
			below.add(getTranslation("campaign.clicks.said", clicks));
		}
		if (of(row).isEmpty() && row.state() != CampaignView.State.PLANNED) {
			below.add(getTranslation("campaign.figures.none"));
		}
		return cell(new Span(getTranslation("campaign.state." + row.state().name())), below);
	}

}
