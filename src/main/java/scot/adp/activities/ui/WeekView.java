package scot.adp.activities.ui;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import org.jspecify.annotations.Nullable;
import scot.adp.activities.PlannedDay;
import scot.adp.activities.ProgrammeFigures;
import scot.adp.activities.ProgrammeFiguresView;
import scot.adp.activities.ProgrammeView;
import scot.adp.activities.Programmes;
import scot.adp.activities.SeriesPlans;
import scot.adp.activities.SeriesView;
import scot.adp.activities.SessionView;
import scot.adp.activities.Sessions;
import scot.adp.directory.AreaCode;
import scot.adp.directory.Areas;
import scot.adp.directory.LocalAreaView;
import scot.adp.directory.PlaceView;
import scot.adp.directory.Places;
import scot.adp.identity.Members;
import scot.adp.platform.OpenTo;
import scot.adp.shell.parts.Crumbs;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Named;
import scot.adp.shell.parts.Outline;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.Panel;

/** A week of what is on, area by area and day by day: planned, held, or not. */
@Route("week")
@Menu(title = "week.title", order = 53)
@OpenTo("activities.programme.read")
@Outline(Outline.Shape.LIST)
class WeekView extends Page implements BeforeEnterObserver, HasDynamicTitle {

	/** Of no area: online, or where nobody is told. */
	private static final String NOWHERE = "none";

	/** Sessions that nobody planned are few; a week with more is cut here. */
	private static final int UNPLANNED_AT_MOST = 2000;

	private final SeriesPlans plans;

	private final Programmes programmes;

	private final ProgrammeFigures figures;

	private final Sessions sessions;

	private final Areas areas;

	private final Places places;

	private final Members members;

	private final LocalDate today;

	private @Nullable LocalAreaView chosen;

	WeekView(SeriesPlans plans, Programmes programmes, ProgrammeFigures figures, Sessions sessions, Areas areas,
			Places places, Members members, Clock clock) {
		this.plans = plans;
		this.programmes = programmes;
		this.figures = figures;
		this.sessions = sessions;
		this.areas = areas;
		this.places = places;
		this.members = members;
		this.today = LocalDate.now(clock);
	}

	@Override
	public void beforeEnter(BeforeEnterEvent event) {
		clear();
		var address = event.getLocation().getQueryParameters();
		LocalDate monday = monday(address.getSingleParameter("of").flatMap(WeekView::day).orElse(today));
		var all = week(monday);
		chosen = address.getSingleParameter("area")
			.flatMap(code -> all.areas().stream().filter(it -> it.code().value().equals(code)).findFirst())
			.orElse(null);
		var week = (chosen != null) ? all.in(chosen) : all;
		addClassName("heat-sheet");
		if (address.getSingleParameter("poster").isPresent()) {
			poster(week);
			return;
		}
		headed(getTranslation("week.title"), getTranslation("week.purpose"));
		add(weeks(monday), chips(week), summary(week));
		address.getSingleParameter("cell").flatMap(it -> slot(week, it)).ifPresent(it -> add(behind(week, it)));
		add(days(week));
	}

	@Override
	public String getPageTitle() {
		return getTranslation("week.title");
	}

	private static LocalDate monday(LocalDate day) {
		return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
	}

	private static Optional<LocalDate> day(String text) {
		try {
			LocalDate day = LocalDate.parse(text);
			return (day.getYear() > 1999 && day.getYear() < 2100) ? Optional.of(day) : Optional.empty();
		}
		catch (DateTimeException ex) {
			return Optional.empty();
		}
	}

	/** All that is planned in a week, and what was held besides. */
	private Week week(LocalDate monday) {
		LocalDate sunday = monday.plusDays(6);
		var planned = plans.planned(new SeriesPlans.Filter(null, null, true), monday, sunday);
		var out = plans.outOfHours(planned);
		var series = plans.byIds(planned.stream().map(PlannedDay::series).distinct().toList());
		var where = places.byIds(series.values().stream().map(SeriesView::place).filter(Objects::nonNull).toList());
		var coverage = areas.coverage(monday);
		var codes = coverage.stream().map(LocalAreaView::code).toList();
		var items = new ArrayList<Item>();
		for (PlannedDay day : planned) {
			SeriesView of = Objects.requireNonNull(series.get(day.series()));
			@Nullable PlaceView place = (of.place() != null) ? where.get(of.place()) : null;
			items.add(new Item(of.title(), day.programme(), (place != null) ? area(place.area(), codes) : NOWHERE,
					(place != null) ? place.name() : null, day.on(), day.starts(), day.ends(), day.state(),
					out.contains(day)));
		}
		unplanned(monday, sunday, codes, items);
		items.sort(Comparator.comparing(Item::on)
			.thenComparing(it -> Objects.requireNonNullElse(it.starts(), LocalTime.MIN))
			.thenComparing(Item::title));
		return new Week(monday, coverage, items,
				programmes.page(Programmes.Filter.ALL, 0, Integer.MAX_VALUE)
					.stream()
					.collect(Collectors.toMap(ProgrammeView::id, ProgrammeView::code)));
	}

	private static String area(@Nullable AreaCode area, List<AreaCode> codes) {
		return (area != null && codes.contains(area)) ? area.value() : NOWHERE;
	}

	/** Sessions of no series, as far as the reader reads them. */
	private void unplanned(LocalDate from, LocalDate to, List<AreaCode> codes, List<Item> items) {
		if (!members.me().may("activities.session.read")) {
			return;
		}
		var found = sessions
			.page(new Sessions.Filter(null, null, null, null, null, null, null, from, to, null,
					Sessions.Filter.STANDING), 0, UNPLANNED_AT_MOST)
			.stream()
			.filter(it -> it.series() == null)
			.toList();
		var where = places.byIds(found.stream().map(SessionView::place).filter(Objects::nonNull).toList());
		found.forEach(it -> {
			@Nullable PlaceView place = (it.place() != null) ? where.get(it.place()) : null;
			items.add(new Item(it.title(), it.programme(), area(it.area(), codes),
					(place != null) ? place.name() : null, it.happenedOn(), it.starts(), it.ends(),
					PlannedDay.State.valueOf(it.state().name()), Boolean.TRUE.equals(it.outOfHours())));
		});
	}

	private Nav weeks(LocalDate monday) {
		var nav = new Nav(week(monday.minusWeeks(1), getTranslation("week.before")),
				week(today, getTranslation("week.this")), week(monday.plusWeeks(1), getTranslation("week.after")),
				new Anchor("week?poster&of=" + monday + where(), getTranslation("week.poster")));
		nav.setAriaLabel(getTranslation("week.weeks"));
		nav.addClassName("switch");
		nav.getChildren()
			.filter(Anchor.class::isInstance)
			.map(Anchor.class::cast)
			.skip(1)
			.findFirst()
			.filter(it -> monday(today).equals(monday))
			.ifPresent(it -> it.getElement().setAttribute("aria-current", "true"));
		return nav;
	}

	private Anchor week(LocalDate of, String words) {
		return new Anchor("week?of=" + of + where(), words);
	}

	/** What an address says of the area that is shown. */
	private String where() {
		return (chosen != null) ? "&area=" + chosen.code().value() : "";
	}

	/** All areas, whatever is on there, each to be shown alone. */
	private Nav chips(Week week) {
		var nav = new Nav(chip(week, null, getTranslation("week.areas.every")));
		week.areas().forEach(it -> nav.add(chip(week, it, it.name())));
		nav.setAriaLabel(getTranslation("week.areas"));
		nav.addClassName("switch");
		return nav;
	}

	private Anchor chip(Week week, @Nullable LocalAreaView area, String words) {
		var link = new Anchor("week?of=" + week.monday() + ((area != null) ? "&area=" + area.code().value() : ""),
				words);
		if (Objects.equals(area, chosen)) {
			link.getElement().setAttribute("aria-current", "true");
		}
		return link;
	}

	/** The sheet of an area that anybody may read, of what the directory tells. */
	private Anchor sheet(LocalAreaView area) {
		var link = new Anchor("/whats-on/" + area.code().value(), getTranslation("week.sheet", area.name()));
		link.setRouterIgnore(true);
		return link;
	}

	/** What the picture says, in words. */
	private Panel summary(Week week) {
		var panel = new Panel(getTranslation("week.of", Dates.full(week.monday()), Dates.full(week.sunday())));
		var counts = new ArrayList<String>();
		for (PlannedDay.State state : List.of(PlannedDay.State.HELD, PlannedDay.State.DID_NOT_RUN,
				PlannedDay.State.PLANNED)) {
			counts.add(getTranslation("week.count." + state.name(), count(week.items(), state)));
		}
		long missing = week.items().stream().filter(it -> it.state().missing()).count();
		counts.add(getTranslation("week.count.missing", missing));
		panel.add(new Paragraph(String.join(" ", counts)));
		LocalDate to = week.sunday().isAfter(today) ? today : week.sunday();
		if (chosen == null && !to.isBefore(week.monday())) {
			var told = figures.of(week.codes().keySet(), week.monday(), to).values();
			int held = told.stream().mapToInt(ProgrammeFiguresView::sessions).sum();
			int out = told.stream().mapToInt(ProgrammeFiguresView::outOfHours).sum();
			panel.add(new Paragraph(
					getTranslation("week.out-of-hours", held, out, (held > 0) ? Math.round(100.0 * out / held) : 0)));
		}
		if (chosen != null) {
			panel.add(new Paragraph(sheet(chosen)));
			return panel;
		}
		var without = week.areas()
			.stream()
			.filter(area -> week.items().stream().noneMatch(it -> it.area().equals(area.code().value())))
			.map(LocalAreaView::name)
			.toList();
		panel.add(new Paragraph(without.isEmpty() ? getTranslation("week.areas.all")
				: getTranslation("week.areas.without", String.join(", ", without))));
		return panel;
	}

	private static long count(List<Item> items, PlannedDay.State state) {
		return items.stream().filter(it -> it.state() == state).count();
	}

	private Component key() {
		var key = new UnorderedList();
		key.addClassName("session-key");
		key.getElement().setAttribute("aria-label", getTranslation("week.key"));
		List.of(PlannedDay.State.PLANNED, PlannedDay.State.HELD, PlannedDay.State.DID_NOT_RUN,
				PlannedDay.State.TO_CHECK, PlannedDay.State.NOT_RECORDED)
			.forEach(it -> key.add(new ListItem(ActivityWords.mark(it))));
		return key;
	}

	/**
	 * The seven days beside one another, and one after another where there is no room: of
	 * each area first what is out of hours, since most help is shut then.
	 */
	private Component days(Week week) {
		var rows = rows(week);
		var names = new Div();
		names.addClassName("week-names");
		names.getElement().setAttribute("aria-hidden", "true");
		names.add(new Span());
		rows.forEach(it -> names.add(new Span(it.name())));
		var days = new Div(names);
		days.addClassName("week-days");
		days.getStyle().set("--week-rows", String.valueOf(rows.size()));
		IntStream.range(0, 7).mapToObj(week.monday()::plusDays).forEach(day -> days.add(day(week, rows, day)));
		var panel = new Panel(getTranslation("week.table"), ActivityWords.quiet(getTranslation("week.order")), key(),
				days);
		panel.addClassName("week");
		return panel;
	}

	private Section day(Week week, List<Row> rows, LocalDate day) {
		var title = new H3(getTranslation("week.day", name(day, TextStyle.SHORT), day.getDayOfMonth()));
		title.getElement().setAttribute("aria-label", Dates.weekday(day));
		var list = new UnorderedList();
		list.getElement().setAttribute("role", "list");
		rows.forEach(area -> list.add(cell(week, area, day)));
		var section = new Section(title, list);
		section.addClassName("week-day");
		if (day.equals(today)) {
			section.addClassName("week-today");
		}
		if (week.items().stream().noneMatch(it -> it.on().equals(day))) {
			var nothing = new Paragraph(getTranslation("week.nothing.day"));
			nothing.addClassName("week-empty-day");
			section.add(nothing);
		}
		return section;
	}

	/** All areas, whatever is on there, and what lies in none where something does. */
	private List<Row> rows(Week week) {
		var rows = new ArrayList<Row>();
		week.areas()
			.stream()
			.filter(it -> chosen == null || it.equals(chosen))
			.forEach(it -> rows.add(new Row(it.code().value(), it.name())));
		if (chosen == null && week.items().stream().anyMatch(it -> it.area().equals(NOWHERE))) {
			rows.add(new Row(NOWHERE, getTranslation("week.nowhere")));
		}
		return rows;
	}

	/** What is on in an area on a day. */
	private ListItem cell(Week week, Row area, LocalDate day) {
		var name = new Span(area.name());
		name.addClassName("week-area");
		var cell = new ListItem(name);
		var items = new ArrayList<Item>();
		for (boolean out : List.of(true, false)) {
			var slot = new Slot(area, day, out);
			var of = week.items(slot);
			if (!of.isEmpty()) {
				cell.add(link(week, slot, of));
				items.addAll(of);
			}
		}
		if (items.isEmpty()) {
			cell.add(new Span(getTranslation("week.nothing")));
			cell.addClassName("week-empty");
		}
		else if (items.stream().anyMatch(it -> it.state().missing())) {
			cell.addClassName("heat-gap");
		}
		else if (items.stream().anyMatch(it -> it.state() == PlannedDay.State.HELD)) {
			cell.addClassName("heat-covered");
		}
		else {
			cell.addClassName("heat-partial");
		}
		return cell;
	}

	private Anchor link(Week week, Slot slot, List<Item> items) {
		var states = new LinkedHashMap<String, Integer>();
		items.forEach(it -> states.merge(shown(it.state()).name(), 1, Integer::sum));
		var link = new Anchor("week?of=%s%s&cell=%s".formatted(week.monday(), where(), slot.code()));
		link.addClassName("week-cell");
		var when = new Span(getTranslation(slot.out() ? "week.short.out" : "week.short.office"));
		when.addClassName("week-when");
		link.add(when);
		var words = new ArrayList<String>();
		words.add(when.getText());
		states.forEach((state, number) -> {
			String told = getTranslation("week.cell." + state, number);
			words.add(told);
			link.add(ActivityWords.mark(state, told));
		});
		link.getElement().setAttribute("aria-label", "%s, %s".formatted(String.join(" ", words), called(slot)));
		return link;
	}

	/** Whatever nobody said a word of is one thing in a picture. */
	private static PlannedDay.State shown(PlannedDay.State state) {
		return state.missing() ? PlannedDay.State.NOT_RECORDED : state;
	}

	private String called(Slot slot) {
		return "%s, %s, %s".formatted(slot.area().name(), Dates.weekday(slot.day()),
				getTranslation(slot.out() ? "week.out" : "week.office"));
	}

	private Optional<Slot> slot(Week week, String asked) {
		return rows(week).stream()
			.flatMap(area -> List.of(true, false)
				.stream()
				.flatMap(out -> week.days(out).stream().map(day -> new Slot(area, day, out))))
			.filter(it -> it.code().equals(asked))
			.findFirst();
	}

	/** What stands in a cell, one by one. */
	private Component behind(Week week, Slot slot) {
		var panel = new Panel(called(slot));
		var items = week.items(slot);
		if (items.isEmpty()) {
			panel.add(new Paragraph(getTranslation("week.nothing.there")));
		}
		var list = new UnorderedList();
		list.addClassName("work");
		var named = Named.apart(items, Item::title);
		items.forEach(it -> {
			var link = new Anchor("programmes/" + week.codes().getOrDefault(it.programme(), ""), it.title());
			Named.of(link, Objects.requireNonNull(named.get(it)) + ", " + called(slot));
			var title = new Div(link);
			title.addClassName("work-title");
			var below = new Div(ActivityWords.mark(it.state()), new Span(times(it)));
			if (it.place() != null) {
				below.add(new Span(it.place()));
			}
			below.addClassNames("work-detail", "session-line");
			var what = new Div(title, below);
			what.addClassName("work-what");
			list.add(new ListItem(what));
		});
		panel.add(list);
		if (items.stream().anyMatch(it -> it.state().missing()) && members.me().may("activities.session.record")) {
			panel.add(ActivityWords.verbs(new Anchor("sessions", getTranslation("week.record"))));
		}
		leadTo(panel);
		return panel;
	}

	private String times(Item it) {
		return (it.starts() != null && it.ends() != null) ? getTranslation("week.times", it.starts(), it.ends())
				: getTranslation("week.times.none");
	}

	/** What is on, to print and hang up: what did not run or is online stands apart. */
	private void poster(Week week) {
		String title = getTranslation("week.poster.title");
		headed(title, getTranslation("week.of", Dates.full(week.monday()), Dates.full(week.sunday())));
		reachedBy(Crumbs.of(title, new Anchor("week?of=" + week.monday() + where(), getTranslation("week.title"))));
		add(ActivityWords.verbs(new Button(getTranslation("week.print"),
				event -> UI.getCurrent().getPage().executeJs("window.print()"))));
		var sheet = new Div();
		sheet.addClassName("week-poster");
		for (Row area : rows(week)) {
			var items = week.items()
				.stream()
				.filter(it -> it.area().equals(area.code()) && it.state() != PlannedDay.State.DID_NOT_RUN)
				.toList();
			var part = new Div(new H2(area.name()));
			part.addClassName("week-poster-area");
			if (items.isEmpty()) {
				part.add(new Paragraph(getTranslation("week.poster.none")));
			}
			else {
				var list = new UnorderedList();
				list.addClassName("plain");
				items.forEach(it -> {
					var line = new ListItem(
							new Span("%s %s".formatted(name(it.on().getDayOfWeek(), TextStyle.FULL), times(it))),
							new Span(it.title()));
					if (it.place() != null) {
						line.add(new Span(it.place()));
					}
					list.add(line);
				});
				part.add(list);
			}
			sheet.add(part);
		}
		add(sheet, ActivityWords.quiet(getTranslation("week.poster.foot", Dates.full(today))));
	}

	private static String name(LocalDate day, TextStyle style) {
		return name(day.getDayOfWeek(), style);
	}

	private static String name(DayOfWeek day, TextStyle style) {
		return day.getDisplayName(style, Locale.UK);
	}

	/**
	 * Something that is on.
	 *
	 * @param area the code of its area, or that of none
	 * @param place null where it is at none, or at one that the reader is not told
	 */
	private record Item(String title, Programmes.Id programme, String area, @Nullable String place, LocalDate on,
			@Nullable LocalTime starts, @Nullable LocalTime ends, PlannedDay.State state, boolean out) {
	}

	/** A week. */
	private record Week(LocalDate monday, List<LocalAreaView> areas, List<Item> items,
			Map<Programmes.Id, String> codes) {

		LocalDate sunday() {
			return monday.plusDays(6);
		}

		/**
		 * Days of which something can be out of hours, or within: of a weekend all is
		 * out.
		 */
		List<LocalDate> days(boolean out) {
			return IntStream.range(0, 7)
				.mapToObj(monday::plusDays)
				.filter(day -> out || day.getDayOfWeek().getValue() < DayOfWeek.SATURDAY.getValue())
				.toList();
		}

		/** What of it is on in an area. */
		Week in(LocalAreaView area) {
			return new Week(monday, areas, items.stream().filter(it -> it.area().equals(area.code().value())).toList(),
					codes);
		}

		List<Item> items(Slot slot) {
			return items.stream()
				.filter(it -> it.area().equals(slot.area().code()) && it.on().equals(slot.day())
						&& it.out() == slot.out())
				.toList();
		}

	}

	/** An area, or none. */
	private record Row(String code, String name) {
	}

	/** A cell of the picture. */
	private record Slot(Row area, LocalDate day, boolean out) {

		String code() {
			return "%s_%s_%s".formatted(area.code(), day, out ? "OUT" : "OFFICE");
		}

	}

}
