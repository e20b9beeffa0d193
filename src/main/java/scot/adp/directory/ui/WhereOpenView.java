package scot.adp.directory.ui;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import org.jspecify.annotations.Nullable;
import scot.adp.directory.AreaCode;
import scot.adp.directory.Areas;
import scot.adp.directory.CoverageAskView;
import scot.adp.directory.CoverageAsks;
import scot.adp.directory.CoverageCell;
import scot.adp.directory.CoverageRule;
import scot.adp.directory.HelpCoverage;
import scot.adp.directory.LocalAreaView;
import scot.adp.directory.Partners;
import scot.adp.directory.ServiceLists;
import scot.adp.directory.UnitView;
import scot.adp.identity.Caller;
import scot.adp.identity.Members;
import scot.adp.platform.CodeList;
import scot.adp.platform.OpenTo;
import scot.adp.platform.UnitId;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Named;
import scot.adp.shell.parts.Outline;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.Panel;
import scot.adp.shell.parts.ScrolledTable;

/** Where and when something is open, and where nothing is. */
@Route("where-open")
@Menu(title = "where-open.title", order = 83)
@OpenTo("directory.coverage.read")
@Outline(Outline.Shape.LIST)
class WhereOpenView extends Page implements BeforeEnterObserver, HasDynamicTitle {

	private static final String EVERYTHING = "all";

	/** How many who could be open are named of a gap; the others are behind it. */
	private static final int NAMED = 3;

	private final HelpCoverage coverage;

	private final ServiceLists lists;

	private final Areas areas;

	private final Partners partners;

	private final CoverageAsks asks;

	private final Caller me;

	private QueryParameters address = QueryParameters.empty();

	WhereOpenView(HelpCoverage coverage, CoverageAsks asks, ServiceLists lists, Areas areas, Partners partners,
			Members members) {
		this.coverage = coverage;
		this.asks = asks;
		this.me = members.me();
		this.lists = lists;
		this.areas = areas;
		this.partners = partners;
	}

	@Override
	public void beforeEnter(BeforeEnterEvent event) {
		address = event.getLocation().getQueryParameters();
		show();
	}

	private void show() {
		clear();
		headed(getTranslation("where-open.title"), getTranslation("where-open.purpose"));
		addClassName("heat-sheet");
		boolean gaps = address.getSingleParameter("gaps").isPresent();
		add(shapes(gaps));
		if (gaps) {
			gaps();
			return;
		}
		String asked = address.getSingleParameter("kind").orElse("");
		var all = lists.kinds().values().stream().map(CodeList.Value::code).toList();
		List<String> kinds = asked.equals(EVERYTHING) ? all : all.contains(asked) ? List.of(asked) : List.of();
		String kind = kinds.isEmpty() ? "" : asked;
		var picture = coverage.of(kinds, null);
		add(kinds(kind));
		address.getSingleParameter("cell")
			.flatMap(it -> cell(picture, it))
			.ifPresent(it -> add(behind(picture, kinds, it)));
		add(summary(picture), table(picture, kind));
	}

	@Override
	public String getPageTitle() {
		return getTranslation("where-open.title");
	}

	/** The picture, or what of it is to be closed. */
	private Nav shapes(boolean gaps) {
		var nav = new Nav(new Anchor("where-open", getTranslation("where-open.picture")),
				new Anchor("where-open?gaps", getTranslation("where-open.work")));
		nav.setAriaLabel(getTranslation("where-open.shapes"));
		nav.addClassName("switch");
		nav.getChildren()
			.skip(gaps ? 1 : 0)
			.findFirst()
			.ifPresent(it -> it.getElement().setAttribute("aria-current", "true"));
		return nav;
	}

	/** Area by area what is to be closed, evenings and weekends first. */
	private void gaps() {
		var all = coverage.gaps();
		var asked = asks.of(all.stream().map(HelpCoverage.Gap::cell).toList());
		var units = partners.units(Stream
			.concat(asked.values().stream().flatMap(List::stream).map(CoverageAskView::unit),
					all.stream().flatMap(it -> it.behind().could().stream()).map(HelpCoverage.Named::unit))
			.distinct()
			.toList());
		var byArea = all.stream().collect(Collectors.groupingBy(it -> it.cell().area()));
		for (LocalAreaView area : coverage.of(List.of(), null).areas()) {
			var here = byArea.getOrDefault(area.code(), List.of());
			var panel = new Panel(getTranslation("where-open.work.area", area.name(), here.size()));
			if (here.isEmpty()) {
				panel.add(new Paragraph(getTranslation("where-open.work.none")));
			}
			else {
				var list = new UnorderedList();
				list.addClassName("work");
				here.forEach(it -> list.add(gap(area, it, asked.getOrDefault(it.cell(), List.of()), units)));
				panel.add(list);
			}
			add(panel);
		}
	}

	private ListItem gap(LocalAreaView area, HelpCoverage.Gap gap, List<CoverageAskView> asked,
			Map<UnitId, UnitView> units) {
		CoverageCell cell = gap.cell();
		var link = Named.of(new Anchor(address(cell, ""),
				getTranslation("where-open.work.cell", day(cell.weekday()), gap.band().label())), area.name());
		var what = new Div(link);
		if (cell.reason() != null) {
			what.add(detail(getTranslation("where-open.reason." + cell.reason().name())));
		}
		if (cell.since() != null) {
			what.add(detail(getTranslation("where-open.since", Dates.full(cell.since()))));
		}
		var could = gap.behind().could();
		if (!could.isEmpty()) {
			String names = could.stream().limit(NAMED).map(HelpCoverage.Named::name).collect(Collectors.joining(", "));
			what.add(detail(getTranslation("where-open.work.could", names, Math.max(0, could.size() - NAMED))));
		}
		var who = new Div();
		asked.forEach(it -> who.add(detail(said(it, units))));
		var verbs = new Div();
		verbs.addClassName("verbs");
		ask(area, cell, gap.band(), gap.behind()).ifPresent(verbs::add);
		return new ListItem(what, who, verbs);
	}

	private String said(CoverageAskView asked, Map<UnitId, UnitView> units) {
		@Nullable UnitView unit = units.get(asked.unit());
		return getTranslation("where-open.asked", (unit != null) ? unit.name() : asked.unit().value(),
				Dates.full(asked.askedOn()), asked.askedByName());
	}

	/** Has whoever may do so ask somebody to be open then. */
	private Optional<Button> ask(LocalAreaView area, CoverageCell cell, CoverageRule.Band band,
			HelpCoverage.Behind behind) {
		if (!me.may("directory.coverage.ask")) {
			return Optional.empty();
		}
		String called = getTranslation("where-open.behind", area.name(), day(cell.weekday()), band.label());
		var button = Named.of(new Button(getTranslation("where-open.ask"),
				event -> CoverageForms.ask(asks, partners, cell, called, behind, this::show).open()), called);
		button.addThemeVariants(ButtonVariant.LUMO_SMALL);
		return Optional.of(button);
	}

	private static Div detail(String words) {
		var detail = new Div(words);
		detail.addClassName("work-detail");
		return detail;
	}

	private Nav kinds(String chosen) {
		var nav = new Nav();
		nav.setAriaLabel(getTranslation("where-open.kinds"));
		nav.addClassName("switch");
		nav.add(choice("", getTranslation("where-open.watched"), chosen));
		nav.add(choice(EVERYTHING, getTranslation("where-open.everything"), chosen));
		lists.kinds().values().forEach(it -> nav.add(choice(it.code(), it.label(), chosen)));
		return nav;
	}

	private static Anchor choice(String kind, String text, String chosen) {
		var link = new Anchor(kind.isEmpty() ? "where-open" : "where-open?kind=" + kind, text);
		if (kind.equals(chosen)) {
			link.getElement().setAttribute("aria-current", "true");
		}
		return link;
	}

	/** What the picture says, in words. */
	private Component summary(HelpCoverage.Picture picture) {
		var without = picture.without();
		var locality = areas.all().stream().collect(Collectors.toMap(LocalAreaView::code, LocalAreaView::name));
		var localities = picture.localitiesWithout().stream().map(it -> locality.getOrDefault(it, it.value())).toList();
		long gaps = picture.cells().stream().filter(it -> it.state() == CoverageCell.State.GAP).count();
		var counted = new Paragraph(getTranslation("where-open.counted", labels(picture.kinds()),
				Dates.full(picture.from()), Dates.full(picture.to()), picture.rule().minutes()));
		counted.addClassName("work-detail");
		return new Panel(getTranslation("where-open.said"),
				new Paragraph(getTranslation("where-open.areas", without.size(), picture.areas().size(),
						names(without.stream().map(LocalAreaView::name).toList()))),
				new Paragraph(getTranslation("where-open.localities", localities.size(), picture.localities().size(),
						names(localities))),
				new Paragraph(islands(picture)),
				new Paragraph(getTranslation("where-open.gaps", gaps, picture.cells().size())), counted);
	}

	/** The islands by name: what a mean of their locality would hide. */
	private String islands(HelpCoverage.Picture picture) {
		return picture.areas()
			.stream()
			.filter(LocalAreaView::island)
			.map(area -> getTranslation("where-open.island", area.name(),
					picture.cells()
						.stream()
						.filter(it -> it.area().equals(area.code()) && it.state() != CoverageCell.State.GAP)
						.count(),
					picture.cells().stream().filter(it -> it.area().equals(area.code())).count()))
			.collect(Collectors.joining(" "));
	}

	private String names(List<String> names) {
		return String.join(", ", names);
	}

	private String labels(List<String> kinds) {
		return kinds.size() == lists.kinds().values().size() ? getTranslation("where-open.everything")
				: kinds.stream().map(lists.kinds()::label).collect(Collectors.joining(", "));
	}

	private Component table(HelpCoverage.Picture picture, String kind) {
		var table = new NativeTable();
		table.addClassNames("numbers", "heat");
		table.setCaptionText(getTranslation("where-open.table"));
		var bands = new NativeTableRow(heading(getTranslation("where-open.area"), "col"));
		bands.getChildren().findFirst().ifPresent(it -> it.getElement().setAttribute("rowspan", "2"));
		var days = new NativeTableRow();
		for (var band : picture.rule().bands()) {
			var title = heading(getTranslation("where-open.band", band.label(), band.from(), band.to()), "colgroup");
			title.getElement().setAttribute("colspan", String.valueOf(band.days().size()));
			bands.add(title);
			band.days().forEach(it -> days.add(heading(it.getDisplayName(TextStyle.SHORT, Locale.UK), "col")));
		}
		table.getHead().add(bands, days);
		Map<AreaCode, List<CoverageCell>> cells = picture.cells()
			.stream()
			.collect(Collectors.groupingBy(CoverageCell::area));
		for (var area : picture.areas()) {
			var row = new NativeTableRow(heading(area.name(), "row"));
			cells.getOrDefault(area.code(), List.of()).forEach(it -> row.add(cell(picture, area, it, kind)));
			table.getBody().add(row);
		}
		var scroll = new ScrolledTable(table, getTranslation("where-open.table"));
		scroll.addClassName("panel");
		return scroll;
	}

	/** How much there is, in words, as a link to what is behind it. */
	private NativeTableCell cell(HelpCoverage.Picture picture, LocalAreaView area, CoverageCell cell, String kind) {
		var link = new Anchor(address(cell, kind), said(cell));
		Named.of(link, "%s, %s, %s".formatted(area.name(), day(cell.weekday()), band(picture, cell).label()));
		var held = new NativeTableCell(link);
		if (cell.reason() != null && cell.reason() != CoverageCell.Reason.NONE) {
			var why = new Span(getTranslation("where-open.why." + cell.reason().name()));
			why.addClassName("work-detail");
			held.add(why);
		}
		held.addClassName("heat-" + cell.state().name().toLowerCase(Locale.ROOT));
		return held;
	}

	private String said(CoverageCell cell) {
		return switch (cell.state()) {
			case COVERED -> getTranslation("where-open.covered", cell.of());
			case PARTIAL -> getTranslation("where-open.partial", cell.covered(), cell.of());
			case GAP -> getTranslation("where-open.gap");
		};
	}

	private static String address(CoverageCell cell, String kind) {
		return "where-open?%scell=%s_%s_%s".formatted(kind.isEmpty() ? "" : "kind=%s&".formatted(kind),
				cell.area().value(), cell.weekday().name().substring(0, 2), cell.band());
	}

	/** The cell that an address names; empty where there is none such. */
	private static Optional<CoverageCell> cell(HelpCoverage.Picture picture, String asked) {
		return picture.cells().stream().filter(it -> address(it, "").endsWith("cell=" + asked)).findFirst();
	}

	private Component behind(HelpCoverage.Picture picture, List<String> kinds, CoverageCell cell) {
		var behind = coverage.behind(kinds, null, cell.area(), cell.weekday(), cell.band());
		var all = new ArrayList<HelpCoverage.Named>(behind.open());
		all.addAll(behind.near());
		all.addAll(behind.others());
		var asked = asks.of(List.of(cell)).getOrDefault(cell, List.of());
		var units = partners
			.units(Stream.concat(all.stream().map(HelpCoverage.Named::unit), asked.stream().map(CoverageAskView::unit))
				.distinct()
				.toList());
		var area = picture.areas().stream().filter(it -> it.code().equals(cell.area())).findFirst().orElseThrow();
		CoverageRule.Band band = band(picture, cell);
		var panel = new Panel(getTranslation("where-open.behind", area.name(), day(cell.weekday()), band.label()));
		var state = new Paragraph(
				cell.reason() != null ? getTranslation("where-open.reason." + cell.reason().name()) : said(cell));
		panel.add(state);
		@Nullable LocalDate since = cell.since();
		if (since != null) {
			var known = new Paragraph(getTranslation("where-open.since", Dates.full(since)));
			known.addClassName("work-detail");
			panel.add(known);
		}
		boolean watched = picture.kinds().equals(coverage.watchedKinds());
		if (watched && cell.state() == CoverageCell.State.GAP) {
			asked.forEach(it -> panel.add(detail(said(it, units))));
			ask(area, cell, band, behind).ifPresent(it -> {
				var verbs = new Div(it);
				verbs.addClassName("verbs");
				panel.add(verbs);
			});
		}
		part(panel, "where-open.open", behind.open(), units);
		part(panel, "where-open.near", behind.near(), units);
		part(panel, "where-open.others", behind.others(), units);
		leadTo(panel);
		return panel;
	}

	private void part(Panel panel, String title, List<HelpCoverage.Named> services, Map<UnitId, UnitView> units) {
		panel.add(new H3(getTranslation(title, services.size())));
		if (services.isEmpty()) {
			panel.add(new Paragraph(getTranslation("where-open.nobody")));
			return;
		}
		var list = new UnorderedList();
		list.addClassName("plain");
		for (var service : services) {
			@Nullable UnitView unit = units.get(service.unit());
			var detail = new Span(Arrays
				.asList((unit != null) ? unit.name() : service.unit().value(),
						(service.reason() != null) ? getTranslation("where-open.why." + service.reason().name()) : "")
				.stream()
				.filter(it -> !it.isEmpty())
				.collect(Collectors.joining(" · ")));
			detail.addClassName("work-detail");
			list.add(new ListItem(new Div(new Anchor("services/" + service.id().value(), service.name())),
					new Div(detail)));
		}
		panel.add(list);
	}

	private static CoverageRule.Band band(HelpCoverage.Picture picture, CoverageCell cell) {
		return picture.rule().bands().stream().filter(it -> it.code().equals(cell.band())).findFirst().orElseThrow();
	}

	private static String day(DayOfWeek day) {
		return day.getDisplayName(TextStyle.FULL, Locale.UK);
	}

	private static NativeTableHeaderCell heading(String text, String scope) {
		var cell = new NativeTableHeaderCell(text);
		cell.getElement().setAttribute("scope", scope);
		return cell;
	}

}
