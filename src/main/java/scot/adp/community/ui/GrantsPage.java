package scot.adp.community.ui;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import org.jspecify.annotations.Nullable;
import scot.adp.community.GrantView;
import scot.adp.community.GrantView.State;
import scot.adp.community.Grants;
import scot.adp.directory.Partners;
import scot.adp.directory.UnitView;
import scot.adp.exchange.ListColumn;
import scot.adp.exchange.ListExport;
import scot.adp.exchange.ListExports;
import scot.adp.exchange.ui.ListPage;
import scot.adp.identity.Caller;
import scot.adp.identity.Members;
import scot.adp.platform.OpenTo;
import scot.adp.platform.UnitId;
import scot.adp.shell.parts.Announcement;
import scot.adp.shell.parts.Chart;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Named;

/** Grants to community organisations: what is due first, and the money as a picture. */
@Route(GrantsPage.ROUTE)
@Menu(title = "grants.title", order = 65)
@OpenTo("community.grant.read")
class GrantsPage extends ListPage<GrantView> {

	static final String ROUTE = "grants";

	private final Choice<State> state;

	private final Grants grants;

	private final Partners partners;

	private final GrantForms forms;

	private final LocalDate today;

	private final boolean changes;

	private final boolean reports;

	private final Div picture = new Div();

	private Map<UnitId, UnitView> units = Map.of();

	GrantsPage(Grants grants, Partners partners, Members members, ListExports exports, Clock clock) {
		super("grants.title", "grants.purpose", "grants.none", exports);
		this.grants = grants;
		this.partners = partners;
		this.today = LocalDate.now(clock);
		this.forms = new GrantForms(grants, partners, this::refresh);
		Caller me = members.me();
		this.changes = me.may("community.grant.change");
		this.reports = me.may("community.grant.report");
		var verbs = new Div();
		verbs.addClassNames("verbs", "page-verbs");
		if (changes) {
			var own = me.ownUnits();
			var add = new Button(getTranslation("grant.add"),
					event -> forms.award((own.size() == 1) ? own.iterator().next() : null).open());
			add.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
			verbs.add(add);
		}
		if (me.may("community.grant.import")) {
			var load = new Anchor("grants/load", getTranslation("grants.load"));
			load.addClassName("other-verb");
			verbs.add(load);
		}
		add(verbs, picture);
		state = choice("state", getTranslation("grants.state"), List.of(State.values()), State::name,
				it -> getTranslation("grant.state." + it));
		grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT);
		grid.addComponentColumn(this::what).setHeader(getTranslation("grants.grant")).setFlexGrow(4);
		grid.addComponentColumn(this::told).setHeader(getTranslation("grants.told")).setFlexGrow(3);
		grid.addComponentColumn(this::verbs).setHeader(getTranslation("grants.verbs")).setFlexGrow(2);
		laidOut();
	}

	private Grants.Filter filter() {
		return new Grants.Filter(state.getValue(), null, null);
	}

	@Override
	protected ListExport<GrantView> list() {
		var filter = filter();
		picture.removeAll();
		picture.add(money(grants.years(filter)));
		var told = new LinkedHashMap<String, String>();
		if (filter.state() != null) {
			told.put("state", filter.state().name());
		}
		List<ListColumn<GrantView>> columns = List.of(
				new ListColumn<>(getTranslation("grant.holder"), 34, GrantView::holder),
				new ListColumn<>(getTranslation("grant.award"), 14, GrantView::award),
				new ListColumn<>(getTranslation("grant.from"), 14, GrantView::fromOn),
				new ListColumn<>(getTranslation("grant.to"), 14, GrantView::toOn),
				new ListColumn<>(getTranslation("grants.state"), 14,
						row -> getTranslation("grant.state." + row.state())),
				new ListColumn<>(getTranslation("grant.report-by"), 14, GrantView::reportBy),
				new ListColumn<>(getTranslation("grant.spent"), 14, GrantView::spent),
				new ListColumn<>(getTranslation("grant.participants"), 14, GrantView::participants),
				new ListColumn<>(getTranslation("grant.purpose"), 50, GrantView::purpose),
				new ListColumn<>(getTranslation("grant.actions"), 18, row -> String.join(", ", row.actionCodes())),
				new ListColumn<>(getTranslation("grant.came"), 50, GrantView::cameOfIt),
				new ListColumn<>(getTranslation("grant.over"), 50, GrantView::overBecause),
				new ListColumn<>(getTranslation("grant.unit"), 30, row -> named(row.unit())));
		return new ListExport<>("grants", getTranslation("grants.title"), List.of(getTranslation("grants.about")),
				columns, (offset, limit) -> {
					var rows = grants.page(filter, offset, limit);
					units = partners.units(rows.stream().map(GrantView::unit).distinct().toList());
					return rows;
				}, () -> grants.total(filter).grants())
			.filteredBy(told);
	}

	@Override
	protected String counted(int rows) {
		var total = grants.total(filter());
		return getTranslation("grants.count", rows, GrantForms.pounds(total.awarded()),
				GrantForms.pounds(total.spent()), total.due(), total.overdue());
	}

	/** Awarded and spent by the financial year in which grants began. */
	private Chart money(List<Grants.Year> years) {
		var awarded = years.stream()
			.map(it -> Chart.Point.of(named(it), it.awarded(), GrantForms.pounds(it.awarded())))
			.toList();
		var spent = years.stream().map(GrantsPage::spent).toList();
		var chart = Chart.columns(getTranslation("grants.money"), null,
				List.of(new Chart.Series(getTranslation("grants.money.awarded"), awarded),
						new Chart.Series(getTranslation("grants.money.spent"), spent)));
		return years.isEmpty() ? chart
				: chart.saying(getTranslation("grants.money.said",
						GrantForms.pounds(sum(years.stream().map(Grants.Year::awarded).toList())),
						GrantForms.pounds(sum(years.stream().map(it -> orNought(it.spent())).toList())),
						years.stream().mapToInt(Grants.Year::unreported).sum()));
	}

	private static BigDecimal sum(List<BigDecimal> amounts) {
		return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
	}

	private static BigDecimal orNought(@Nullable BigDecimal amount) {
		return (amount != null) ? amount : BigDecimal.ZERO;
	}

	private static Chart.Point spent(Grants.Year year) {
		if (year.spent() == null) {
			return Chart.Point.without(named(year), Chart.State.NOT_YET_DUE);
		}
		var point = Chart.Point.of(named(year), year.spent(), GrantForms.pounds(year.spent()));
		return (year.unreported() > 0) ? point.unfinished() : point;
	}

	private static String named(Grants.Year year) {
		return "%d/%02d".formatted(year.began(), (year.began() + 1) % 100);
	}

	private String named(UnitId unit) {
		@Nullable UnitView found = units.get(unit);
		return (found != null) ? found.name() : unit.value();
	}

	private Component what(GrantView grant) {
		var title = new Anchor("%s/%s".formatted(ROUTE, grant.id().value()), GrantForms.called(grant));
		title.addClassNames("code", "wrapped");
		var below = new ArrayList<@Nullable String>();
		below.add(grant.purpose());
		below.add(getTranslation("grant.days", Dates.full(grant.fromOn()), Dates.full(grant.toOn())));
		below.add(grant.actionCodes().isEmpty() ? null
				: getTranslation("grant.for", String.join(", ", grant.actionCodes())));
		below.add(named(grant.unit()));
		return cell(Named.of(title, called(grant)), below);
	}

	private Component told(GrantView grant) {
		var below = new ArrayList<@Nullable String>();
		if (grant.state() == State.REPORT_DUE) {
			below.add(getTranslation(grant.reportBy().isBefore(today) ? "grant.overdue" : "grant.due",
					Dates.full(grant.reportBy())));
		}
		if (grant.spent() != null) {
			below.add(getTranslation("grant.spent.of", GrantForms.pounds(grant.spent()),
					GrantForms.pounds(grant.award())));
			below.add((grant.participants() != null) ? getTranslation("grant.people", grant.participants())
					: getTranslation("grant.people.none"));
		}
		below.add(grant.cameOfIt());
		below.add((grant.overBecause() != null) ? getTranslation("grant.over.said", grant.overBecause()) : null);
		return cell(new Span(getTranslation("grant.state." + grant.state())), below);
	}

	private Component verbs(GrantView grant) {
		var verbs = new Div();
		boolean open = grant.state() != State.CLOSED;
		if (reports && open && !grant.fromOn().isAfter(today) && grants.mayReport(grant)) {
			verbs.add(verb((grant.reportedOn() != null) ? "grant.report.again" : "grant.report", grant, this::report));
		}
		if (changes && grants.mayChange(grant)) {
			if (grant.reportedOn() != null) {
				verbs.add(verb(open ? "grant.close" : "grant.reopen", grant, this::close));
			}
			if (open) {
				verbs.add(verb("grant.change", grant, this::change), verb("grant.withdraw", grant, this::withdraw));
			}
		}
		verbs.addClassName("row-verbs");
		return verbs;
	}

	private void report(GrantView grant) {
		forms.report(grant).open();
	}

	private void change(GrantView grant) {
		forms.change(grant).open();
	}

	private void withdraw(GrantView grant) {
		forms.withdraw(grant).open();
	}

	private void close(GrantView grant) {
		boolean closed = grant.state() != State.CLOSED;
		grants.settle(UUID.randomUUID().toString(), grant.id(), grant.version(), closed);
		Announcement.done(getTranslation(closed ? "grant.closed" : "grant.reopened", GrantForms.called(grant)));
		refresh();
	}

	private Button verb(String words, GrantView grant, Consumer<GrantView> form) {
		var verb = new Button(getTranslation(words), event -> form.accept(grant));
		verb.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
		return Named.of(verb, called(grant));
	}

	private static String called(GrantView grant) {
		return "%s, %s".formatted(GrantForms.called(grant), grant.id().value().toString().substring(24));
	}

}
