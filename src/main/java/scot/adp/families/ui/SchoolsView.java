package scot.adp.families.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
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
import com.vaadin.flow.router.Route;
import scot.adp.activities.ActivityLists;
import scot.adp.directory.AreaCode;
import scot.adp.directory.Areas;
import scot.adp.families.SchoolTookEntry;
import scot.adp.families.SchoolYearView;
import scot.adp.families.SchoolYearView.Cell;
import scot.adp.families.SchoolYearView.School;
import scot.adp.families.SchoolYearView.State;
import scot.adp.families.SchoolYearView.Took;
import scot.adp.families.SchoolYearView.Uptake;
import scot.adp.families.Schools;
import scot.adp.identity.Members;
import scot.adp.measures.spi.Period;
import scot.adp.platform.OpenTo;
import scot.adp.platform.Problem;
import scot.adp.shell.parts.Announcement;
import scot.adp.shell.parts.Named;
import scot.adp.shell.parts.Outline;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.Panel;
import scot.adp.shell.parts.ScrolledTable;
import scot.adp.shell.parts.TableKeys;

/**
 * The schools of a year by area, and what each took up: a click says that a school took
 * part, another opens what else is to be said.
 */
@Route("schools")
@Menu(title = "schools.title", order = 60.7)
@OpenTo("families.school.read")
@Outline(Outline.Shape.LIST)
class SchoolsView extends Page implements BeforeEnterObserver, HasDynamicTitle {

	static final String ROUTE = "schools";

	/** Shows schools alone of which nobody told something. */
	static final String MISSING = "missing";

	private final Schools schools;

	private final ActivityLists activityLists;

	private final Areas areas;

	private final SchoolForms forms;

	private final boolean mayChange;

	private final boolean mayLoad;

	private final Div uptake = new Div();

	private Period year;

	SchoolsView(Schools schools, Areas areas, ActivityLists activityLists, Members members, Clock clock) {
		this.activityLists = activityLists;
		this.schools = schools;
		this.areas = areas;
		this.forms = new SchoolForms(schools, LocalDate.now(clock));
		this.mayChange = members.me().may("families.school.change");
		this.mayLoad = members.me().may("families.school.import");
		this.year = schools.now();
	}

	@Override
	public String getPageTitle() {
		return getTranslation("schools.title");
	}

	@Override
	public void beforeEnter(BeforeEnterEvent event) {
		var address = event.getLocation().getQueryParameters();
		var years = schools.years();
		year = address.getSingleParameter("year")
			.flatMap(asked -> years.stream().filter(it -> written(it).equals(asked)).findFirst())
			.orElseGet(schools::now);
		show(years, address.getSingleParameter("show").filter(MISSING::equals).isPresent());
	}

	private void show(List<Period> years, boolean missing) {
		clear();
		headed(getTranslation("schools.title"), getTranslation("schools.purpose"));
		addClassName("heat-sheet");
		var view = schools.of(year);
		add(switcher(years, missing), census(view), new Worried(activityLists));
		if (view.programmes().isEmpty() || view.schools().isEmpty()) {
			var none = new Paragraph(
					getTranslation(view.schools().isEmpty() ? "schools.none" : "schools.no-programmes"));
			none.addClassName("empty");
			add(none);
			return;
		}
		tellUptake(view.programmes());
		add(new Panel(getTranslation("schools.uptake.title", view.name()), uptake), table(view, missing));
	}

	private Div switcher(List<Period> years, boolean missing) {
		var ofYears = new Nav();
		ofYears.setAriaLabel(getTranslation("schools.years"));
		years.forEach(it -> ofYears.add(choice(it, missing, written(it), it.equals(year))));
		var which = new Nav();
		which.setAriaLabel(getTranslation("schools.which"));
		which.add(choice(year, false, getTranslation("schools.all"), !missing),
				choice(year, true, getTranslation("schools.missing"), missing));
		ofYears.addClassName("switch");
		which.addClassName("switch");
		var both = new Div(ofYears, which);
		both.addClassName("filters");
		return both;
	}

	private static Anchor choice(Period year, boolean missing, String words, boolean chosen) {
		var link = new Anchor("%s?year=%s%s".formatted(ROUTE, written(year), missing ? "&show=" + MISSING : ""), words);
		if (chosen) {
			link.getElement().setAttribute("aria-current", "true");
		}
		return link;
	}

	/** What is known of the census, and what can be done about it. */
	private Component census(SchoolYearView view) {
		var known = new Div(new Paragraph(SchoolWords.census(view)));
		var verbs = new Div();
		verbs.addClassNames("verbs", "page-verbs");
		if (view.own() && mayChange && view.state() != null) {
			boolean draft = view.state() == State.DRAFT;
			var turn = new Button(getTranslation(draft ? "schools.set" : "schools.open-again"),
					event -> turn(view, event.getSource()));
			if (draft) {
				turn.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
			}
			turn.setDisableOnClick(true);
			verbs.add(turn);
		}
		if (view.own() && mayLoad) {
			var load = new Anchor(ROUTE + "/load", getTranslation("schools-load.link"));
			load.addClassName("other-verb");
			verbs.add(load);
		}
		if (verbs.getChildren().findAny().isPresent()) {
			known.add(verbs);
		}
		return known;
	}

	private void turn(SchoolYearView view, Button pressed) {
		String key = UUID.randomUUID().toString();
		boolean draft = view.state() == State.DRAFT;
		var without = view.schools().stream().filter(it -> !it.atCensus()).map(School::name).toList();
		if (draft && !without.isEmpty()) {
			forms.set(view, without, () -> show(schools.years(), false)).open();
			pressed.setEnabled(true);
			return;
		}
		try {
			if (draft) {
				schools.set(key, year, view.version(), false);
			}
			else {
				schools.openAgain(key, year, view.version());
			}
			Announcement.done(getTranslation(draft ? "schools.set.done" : "schools.open-again.done", view.name()));
		}
		catch (Problem problem) {
			Announcement.done(String.valueOf(problem.getMessage()));
		}
		show(schools.years(), false);
	}

	private void tellUptake(List<Uptake> programmes) {
		uptake.removeAll();
		var list = new UnorderedList();
		list.addClassName("plain");
		programmes.forEach(it -> {
			var item = new ListItem(new Div(new Anchor("programmes/" + it.programme().code(), it.programme().title()),
					new Span(" " + SchoolWords.stages(it))), new Div(SchoolWords.uptake(it)));
			SchoolWords.pupils(it).forEach(line -> {
				var detail = new Div(line);
				detail.addClassName("work-detail");
				item.add(detail);
			});
			list.add(item);
		});
		uptake.add(list);
	}

	private Component table(SchoolYearView view, boolean missing) {
		var table = new NativeTable();
		table.addClassNames("numbers", "heat");
		String name = getTranslation("schools.table", view.name());
		table.setCaptionText(name);
		var head = new NativeTableRow(heading(getTranslation("schools.school"), "col"));
		view.programmes().forEach(it -> {
			var title = heading(it.programme().title(), "col");
			var stages = new Span(SchoolWords.stages(it));
			stages.addClassName("work-detail");
			title.add(new Div(stages));
			head.add(title);
		});
		table.getHead().add(head);
		var byArea = new LinkedHashMap<AreaCode, List<School>>();
		areas.coverage(year.from())
			.forEach(area -> byArea.put(area.code(),
					view.schools().stream().filter(it -> it.area().equals(area.code())).toList()));
		view.schools()
			.stream()
			.map(School::area)
			.filter(it -> !byArea.containsKey(it))
			.distinct()
			.toList()
			.forEach(area -> byArea.put(area, view.schools().stream().filter(it -> it.area().equals(area)).toList()));
		byArea.forEach((area, all) -> {
			var shown = all.stream()
				.filter(it -> !missing || it.missing() > 0)
				.sorted(Comparator.comparingInt(School::missing).reversed().thenComparing(School::name))
				.toList();
			if (!shown.isEmpty()) {
				rows(table, view, area, all, shown);
			}
		});
		if (table.getBody().getChildren().findAny().isEmpty()) {
			var none = new Paragraph(getTranslation("schools.missing.none"));
			none.addClassName("empty");
			return none;
		}
		var scroll = new ScrolledTable(table, name);
		scroll.addClassName("panel");
		TableKeys.in(scroll);
		return scroll;
	}

	private void rows(NativeTable table, SchoolYearView view, AreaCode area, List<School> all, List<School> shown) {
		var title = heading(areas.name(area.value()).orElse(area.value()), "rowgroup");
		title.getElement().setAttribute("colspan", String.valueOf(view.programmes().size() + 1));
		var told = new Span(
				getTranslation("schools.area", all.size(), all.stream().filter(it -> it.missing() > 0).count()));
		told.addClassName("work-detail");
		title.add(told);
		table.getBody().add(new NativeTableRow(title));
		for (School school : shown) {
			var name = heading(school.name(), "row");
			below(name, school);
			var row = new NativeTableRow(name);
			school.cells().forEach(it -> row.add(cell(view, school, it)));
			table.getBody().add(row);
		}
	}

	private void below(NativeTableHeaderCell name, School school) {
		if (!school.merged().isEmpty()) {
			name.add(detail(getTranslation("schools.merged", String.join(", ", school.merged()))));
		}
		if (school.roll() != null) {
			name.add(detail(getTranslation("schools.roll", school.roll())));
		}
		if (!school.atCensus()) {
			name.add(detail(getTranslation("schools.no-roll")));
		}
	}

	private static Span detail(String words) {
		var detail = new Span(words);
		detail.addClassName("work-detail");
		return detail;
	}

	private NativeTableCell cell(SchoolYearView view, School school, Cell cell) {
		var holder = new NativeTableCell();
		var held = new Held(holder, new Button(), new Div());
		if (view.own() && mayChange && cell.took() != Took.NOT_ASKED) {
			held.button().addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
			held.button().addClickListener(event -> pressed(school, cell.programme().id().value(), held));
			holder.add(held.button(), held.below());
			tell(held, school, cell);
		}
		else {
			holder.add(new Span(SchoolWords.said(cell)));
			SchoolWords.below(cell).forEach(it -> holder.add(detail(it)));
			holder.addClassName(ground(cell));
		}
		return holder;
	}

	private static void tell(Held held, School school, Cell cell) {
		held.button().setText(SchoolWords.said(cell));
		Named.of(held.button(), "%s, %s".formatted(school.name(), cell.programme().title()));
		held.below().removeAll();
		SchoolWords.below(cell).forEach(it -> held.below().add(detail(it)));
		held.holder().setClassName(ground(cell));
	}

	/** What the ground repeats of the words. */
	private static String ground(Cell cell) {
		return switch (cell.took()) {
			case TOOK_PART -> "heat-covered";
			case NOT_TOLD -> "heat-gap";
			default -> "heat-" + cell.took().name().toLowerCase(Locale.ROOT).replace('_', '-');
		};
	}

	/**
	 * The first click says that they took part; what was told before is opened. The
	 * button stays, so that the keyboard does.
	 */
	private void pressed(School school, UUID programme, Held held) {
		Runnable again = () -> again(school, programme, held);
		find(school, programme).ifPresent(now -> {
			if (now.took() == Took.NOT_TOLD) {
				try {
					schools.tellOne(UUID.randomUUID().toString(), year, new SchoolTookEntry(school.id(),
							now.programme().id(), true, null, now.trainedLead(), null, now.version()));
					Announcement.done(getTranslation("school.marked", school.name(), now.programme().title()));
				}
				catch (Problem problem) {
					Announcement.done(String.valueOf(problem.getMessage()));
				}
				again.run();
			}
			else {
				forms.cell(year, school, now, again).open();
			}
		});
	}

	private Optional<Cell> find(School school, UUID programme) {
		return schools.of(year)
			.schools()
			.stream()
			.filter(it -> it.id().equals(school.id()))
			.flatMap(it -> it.cells().stream())
			.filter(it -> it.programme().id().value().equals(programme))
			.findFirst();
	}

	private void again(School school, UUID programme, Held held) {
		var view = schools.of(year);
		tellUptake(view.programmes());
		view.schools()
			.stream()
			.filter(it -> it.id().equals(school.id()))
			.flatMap(it -> it.cells().stream())
			.filter(it -> it.programme().id().value().equals(programme))
			.findFirst()
			.ifPresent(it -> tell(held, school, it));
	}

	private static String written(Period year) {
		return SchoolYearView.written(year);
	}

	private static NativeTableHeaderCell heading(String text, String scope) {
		var cell = new NativeTableHeaderCell(text);
		cell.getElement().setAttribute("scope", scope);
		return cell;
	}

	/** What a cell shows, which stays while what it says changes. */
	private record Held(NativeTableCell holder, Button button, Div below) {
	}

}
