package scot.adp.treatment.ui;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import org.jspecify.annotations.Nullable;
import scot.adp.directory.Areas;
import scot.adp.directory.Partners;
import scot.adp.directory.UnitView;
import scot.adp.identity.Members;
import scot.adp.measures.Figure;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.PeriodType;
import scot.adp.platform.OpenTo;
import scot.adp.reporting.spi.ReturnPage;
import scot.adp.shell.parts.Crumbs;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.Panel;
import scot.adp.shell.parts.ScrolledTable;
import scot.adp.treatment.NaloxoneRules;
import scot.adp.treatment.StayHalfYear;
import scot.adp.treatment.StayHalfYear.By;
import scot.adp.treatment.StayHalfYears;
import scot.adp.treatment.StayRules.Lists;
import scot.adp.treatment.Stays;

/**
 * The half-year return of residential rehabilitation, filled in from what is recorded.
 */
@Route("treatment/stays/half-year")
@Menu(title = "stay-half.menu", order = 46.5)
@OpenTo("treatment.stay-return.read")
class StayHalfYearPage extends Page implements BeforeEnterObserver, HasDynamicTitle {

	static final String ROUTE = "treatment/stays/half-year";

	/** How many half-years back it is told. */
	static final int HALVES_BACK = 5;

	private final StayHalfYears halfYears;

	private final Stays stays;

	private final Areas areas;

	private final Partners partners;

	private final Members members;

	private String title = "";

	StayHalfYearPage(StayHalfYears halfYears, Stays stays, Areas areas, Partners partners, Members members) {
		this.halfYears = halfYears;
		this.stays = stays;
		this.areas = areas;
		this.partners = partners;
		this.members = members;
	}

	/** The address of a half-year. */
	static String address(Period half) {
		return "%s?of=%s".formatted(ROUTE, half.from());
	}

	/** The half-years that are told, the last first: the one that goes on among them. */
	static Stream<Period> told(Period last) {
		return Stream.iterate(last.next(), Period::previous).limit(HALVES_BACK + 1L);
	}

	@Override
	public void beforeEnter(BeforeEnterEvent event) {
		show(chosen(event.getLocation().getQueryParameters().getSingleParameter("of").orElse("")));
	}

	@Override
	public String getPageTitle() {
		return title;
	}

	private Period chosen(String of) {
		Period last = halfYears.last();
		try {
			Period asked = of.isEmpty() ? last : PeriodType.HALF_YEAR.of(LocalDate.parse(of));
			return told(last).anyMatch(asked::equals) ? asked : last;
		}
		catch (DateTimeParseException ex) {
			return last;
		}
	}

	private void show(Period half) {
		clear();
		title = getTranslation("stay-half.title", half.name());
		headed(title, getTranslation("stay-half.purpose"));
		if (members.me().may("treatment.stay.read")) {
			reachedBy(Crumbs.of(title, new Anchor(StayBoard.ROUTE, getTranslation("stay.title"))));
		}
		StayHalfYear view = halfYears.find(half);
		add(choose(half), new Paragraph(getTranslation(view.own() ? "stay-half.own" : "stay-half.gated")),
				numbers(view));
		if (!view.missing().isEmpty()) {
			var missing = new Paragraph(getTranslation("stay-half.missing",
					partners.units(view.missing())
						.values()
						.stream()
						.map(UnitView::name)
						.sorted()
						.collect(Collectors.joining(", "))));
			missing.addClassName("notice");
			add(missing);
		}
		if (view.approved().state() == Figure.State.NUMBER && view.approved().display().equals("0")) {
			var none = new Paragraph(getTranslation("stay-half.none"));
			none.addClassName("empty");
			add(none);
		}
		else {
			view.groups().forEach(it -> add(group(it)));
		}
	}

	private Div choose(Period half) {
		var links = new Div();
		told(halfYears.last()).filter(it -> !it.equals(half)).forEach(it -> {
			var link = new Anchor(address(it), it.name());
			link.addClassName("other-verb");
			links.add(link);
		});
		var calendar = new Anchor(ReturnPage.inCalendar(RehabilitationReturn.CODE, half.name()),
				getTranslation("stay-half.calendar"));
		calendar.addClassName("other-verb");
		links.add(calendar);
		links.addClassNames("verbs", "page-verbs");
		return links;
	}

	private Panel numbers(StayHalfYear view) {
		String name = getTranslation("stay-half.numbers");
		var body = new NativeTableBody();
		row(body, getTranslation("stay-half.approved"), view.approved());
		row(body, getTranslation("stay-half.with-cost"), view.withCost());
		row(body, getTranslation("stay-half.cost"), view.cost());
		row(body, getTranslation("stay-half.mean.of", view.withCost().display(), view.approved().display()),
				view.mean());
		row(body, getTranslation("stay-half.admitted"), view.admitted());
		row(body, getTranslation("stay-half.left"), view.left());
		row(body, getTranslation("stay-half.left-planned"), view.leftPlanned());
		return new Panel(name, new ScrolledTable(table(body, name), name));
	}

	private Panel group(StayHalfYear.Group group) {
		String name = getTranslation("stay-half.by." + group.by().name());
		var body = new NativeTableBody();
		group.parts().forEach(it -> row(body, label(group.by(), it.code()), it.figure()));
		return new Panel(name, new ScrolledTable(table(body, name), name));
	}

	private String label(By by, @Nullable String code) {
		if (code == null) {
			return getTranslation("stay-half.not-known");
		}
		return switch (by) {
			case ROUTE -> stays.told(Lists.ROUTE, code).label();
			case SEX -> stays.profiles(NaloxoneRules.Lists.SEX).label(code);
			case SIMD -> stays.profiles(NaloxoneRules.Lists.SIMD_QUINTILE).label(code);
			case PARENT -> getTranslation("stay-half.parent." + code);
			case AREA -> areas.name(code).orElseGet(() -> stays.profiles(NaloxoneRules.Lists.HOME_MISSING).label(code));
		};
	}

	private NativeTable table(NativeTableBody body, String name) {
		var table = new NativeTable(
				new NativeTableHeader(new NativeTableRow(head("stay-half.what"), head("stay-half.number"))), body);
		table.addClassName("chart-table");
		table.setCaptionText(name);
		return table;
	}

	private NativeTableHeaderCell head(String words) {
		var head = new NativeTableHeaderCell(getTranslation(words));
		head.getElement().setAttribute("scope", "col");
		return head;
	}

	private static void row(NativeTableBody body, String words, Figure figure) {
		var what = new NativeTableHeaderCell(words);
		what.getElement().setAttribute("scope", "row");
		body.add(new NativeTableRow(what, new NativeTableCell(figure.display())));
	}

}
