package scot.adp.treatment.ui;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import com.vaadin.flow.component.Component;
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
import scot.adp.directory.Partners;
import scot.adp.directory.ServiceRegister;
import scot.adp.identity.Caller;
import scot.adp.identity.Members;
import scot.adp.platform.OpenTo;
import scot.adp.reporting.spi.ReturnPage;
import scot.adp.shell.parts.Chart;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Happenings;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.Panel;
import scot.adp.shell.parts.ScrolledTable;
import scot.adp.shell.parts.StatusMark;
import scot.adp.treatment.MatAssessments;
import scot.adp.treatment.MatCycleView;
import scot.adp.treatment.MatDocuments;
import scot.adp.treatment.MatImprovements;
import scot.adp.treatment.MatNumbers;
import scot.adp.treatment.MatRounds;
import scot.adp.treatment.MatRules;
import scot.adp.treatment.MatStandardView;
import scot.adp.treatment.MatStandardView.Evidence;
import scot.adp.treatment.MatStream;

/**
 * The standards of medication assisted treatment in a year of evidence: a row for each,
 * what is missing first; below it the years, with a break where the criteria changed.
 * Services are never beside one another.
 */
@Route("mat")
@Menu(title = "mat.title", order = 48)
@OpenTo("treatment.mat.read")
class MatPage extends Page implements BeforeEnterObserver, HasDynamicTitle {

	static final String ROUTE = "mat";

	/** How much of what is missing stands in a cell. */
	private static final int MISSING_SHOWN = 3;

	private final MatAssessments assessments;

	private final MatForms forms;

	private final Caller me;

	private final LocalDate today;

	private String title = "";

	private String cycle = "";

	MatPage(MatAssessments assessments, MatDocuments documents, MatRounds rounds, MatNumbers numbers,
			MatImprovements improvements, Partners partners, ServiceRegister services, Members members, Clock clock) {
		this.assessments = assessments;
		this.me = members.me();
		this.today = LocalDate.now(clock);
		this.forms = new MatForms(assessments, documents, rounds, numbers, improvements, partners, services, me, today,
				() -> show(cycle));
	}

	/** The address of a cycle. */
	static String address(MatRules.Cycle cycle) {
		return "%s?of=%s".formatted(ROUTE, cycle.code());
	}

	@Override
	public void beforeEnter(BeforeEnterEvent event) {
		String asked = event.getLocation().getQueryParameters().getSingleParameter("of").orElse("");
		show(assessments.cycles()
			.stream()
			.filter(it -> it.code().equals(asked))
			.findFirst()
			.orElseGet(assessments::current)
			.code());
	}

	@Override
	public String getPageTitle() {
		return title;
	}

	private void show(String code) {
		cycle = code;
		clear();
		var all = assessments.all();
		MatCycleView view = all.stream()
			.filter(it -> it.code().equals(code))
			.findFirst()
			.orElseGet(() -> assessments.cycleOf(code).orElseThrow());
		MatRules.Cycle of = view.cycle();
		title = getTranslation("mat.title.cycle", of.period().name());
		headed(title, getTranslation("mat.purpose"));
		scrolledByKeyboard();
		var note = new Paragraph(getTranslation("mat.note"));
		note.addClassName("notice");
		add(verbs(of), note, new Paragraph(stands(view)), standards(view));
		if (all.size() > 1) {
			add(years(all));
		}
	}

	private Div verbs(MatRules.Cycle of) {
		var verbs = new Div();
		verbs.addClassNames("verbs", "page-verbs");
		if (me.may("treatment.mat.document")) {
			verbs.add(Happenings.verb(getTranslation("mat.attach"), () -> forms.attach(of, null), true));
		}
		if (me.may("treatment.mat.round")) {
			verbs.add(Happenings.verb(getTranslation("mat.round"), () -> forms.round(of, null), false));
		}
		verbs.add(way(MatDocumentsView.ROUTE, "mat.documents"));
		if (me.may("treatment.mat.import")) {
			verbs.add(way("mat/load", "mat-load.link"));
		}
		assessments.cycles()
			.stream()
			.filter(it -> !it.code().equals(of.code()))
			.forEach(it -> verbs.add(other(address(it), it.period().name())));
		if (me.may("reporting.return.read")) {
			verbs.add(way(ReturnPage.inCalendar(MatAssessments.RETURN, of.period().name()), "mat.calendar"));
		}
		return verbs;
	}

	private Anchor way(String href, String words) {
		return other(href, getTranslation(words));
	}

	private static Anchor other(String href, String words) {
		var way = new Anchor(href, words);
		way.addClassName("other-verb");
		return way;
	}

	private String stands(MatCycleView view) {
		MatRules.Cycle of = view.cycle();
		return getTranslation("mat.stands", of.set().title(), view.confirmed(), view.standards().size()) + " "
				+ ((view.sentOn() != null) ? getTranslation("mat.sent", Dates.full(view.sentOn()))
						: getTranslation(of.submission().isBefore(today) ? "mat.submission.over" : "mat.submission",
								Dates.full(of.submission())));
	}

	private Panel standards(MatCycleView view) {
		String name = getTranslation("mat.standards");
		var body = new NativeTableBody();
		view.standards().forEach(it -> body.add(row(it)));
		var table = new NativeTable(new NativeTableHeader(new NativeTableRow(head("mat.column.standard"),
				head("mat.stream.PROCESS"), head("mat.stream.NUMERICAL"), head("mat.stream.EXPERIENTIAL"),
				head("mat.column.colour"), head("mat.column.improvements"))), body);
		table.addClassNames("chart-table", "mat-table");
		table.setCaptionText(getTranslation("mat.standards.caption"));
		return new Panel(name, new ScrolledTable(table, name));
	}

	private NativeTableRow row(MatStandardView of) {
		MatRules.Standard standard = of.asked().standard();
		String called = MatWords.standard(standard.number(), standard.title());
		var what = new NativeTableHeaderCell(
				new Anchor("%s/%s/%d".formatted(ROUTE, of.cycle().code(), standard.number()), called));
		what.getElement().setAttribute("scope", "row");
		var row = new NativeTableRow(what);
		of.evidence().forEach(it -> row.add(cell(standard, it)));
		row.add(new NativeTableCell(MatWords.mark(of)), improvements(of));
		return row;
	}

	/** What is missing first, then what there is and how it is scored. */
	private NativeTableCell cell(MatRules.Standard standard, Evidence of) {
		if (!of.required()) {
			return new NativeTableCell(MatWords.quiet(getTranslation("mat.not-asked")));
		}
		var parts = new ArrayList<Component>();
		of.missing().stream().limit(MISSING_SHOWN).forEach(it -> {
			var line = new Div(MatWords.missing(it));
			line.addClassNames("mat-missing", "mat-line");
			parts.add(line);
		});
		if (of.missing().size() > MISSING_SHOWN) {
			parts.add(MatWords.quiet(getTranslation("mat.missing.more", of.missing().size() - MISSING_SHOWN)));
		}
		if (of.missing().isEmpty()) {
			boolean counted = of.stream() == MatStream.NUMERICAL && of.held() == 0 && standard.settings().isEmpty();
			parts.add(MatWords.quiet(getTranslation(counted ? "mat.counted" : "mat.complete")));
		}
		parts.add(MatWords.quiet(MatWords.held(of.stream(), of.held()) + " " + MatWords.score(of.score())));
		return new NativeTableCell(parts.toArray(Component[]::new));
	}

	private NativeTableCell improvements(MatStandardView of) {
		return new NativeTableCell(MatWords
			.quiet(getTranslation("mat.improvements.open", of.improvements()) + ((of.improvementsOverdue() > 0)
					? " " + getTranslation("mat.improvements.overdue", of.improvementsOverdue()) : "")));
	}

	/** The years as a picture with a break, and each standard's colours in words. */
	private Panel years(List<MatCycleView> all) {
		String name = getTranslation("mat.years");
		var points = new ArrayList<Chart.Point>();
		MatCycleView before = null;
		for (MatCycleView it : all) {
			boolean breaks = before != null && !alike(before, it);
			boolean soFar = it.confirmed() < it.standards().size();
			BigDecimal met = BigDecimal.valueOf(it.met());
			points.add((it.assessed() == 0)
					? new Chart.Point(it.cycle().period().name(), Chart.State.NO_VALUE, null, "", null, null, breaks,
							soFar)
					: new Chart.Point(it.cycle().period().name(), Chart.State.NUMBER, met,
							getTranslation("mat.years.met", it.met(), it.assessed()), null, null, breaks, soFar));
			before = it;
		}
		var chart = Chart.columns(name, all.getLast().standards().size(),
				List.of(new Chart.Series(getTranslation("mat.years.series"), points)));
		chart.saying(said(all));
		return new Panel(name, chart, new ScrolledTable(colours(all), getTranslation("mat.years.colours")));
	}

	private static boolean alike(MatCycleView one, MatCycleView other) {
		return one.cycle().set().code().equals(other.cycle().set().code());
	}

	/** What the picture shows: each set of criteria for itself. */
	private String said(List<MatCycleView> all) {
		return all.stream()
			.map(it -> getTranslation("mat.years.said", it.cycle().period().name(), it.met(), it.assessed(),
					it.cycle().set().title()))
			.collect(Collectors.joining(" ")) + " " + getTranslation("mat.years.break");
	}

	private NativeTable colours(List<MatCycleView> all) {
		var header = new NativeTableRow(head("mat.column.standard"));
		MatCycleView before = null;
		for (MatCycleView it : all) {
			if (before != null && !alike(before, it)) {
				var cut = new NativeTableHeaderCell(getTranslation("mat.years.cut"));
				cut.getElement().setAttribute("scope", "col");
				cut.addClassName("mat-cut");
				header.add(cut);
			}
			var year = new NativeTableHeaderCell(it.cycle().period().name());
			year.getElement().setAttribute("scope", "col");
			header.add(year);
			before = it;
		}
		var body = new NativeTableBody();
		all.getLast().standards().forEach(it -> body.add(colours(all, it.asked().standard())));
		var table = new NativeTable(new NativeTableHeader(header), body);
		table.addClassNames("chart-table", "mat-years");
		table.setCaptionText(getTranslation("mat.years.colours"));
		return table;
	}

	private NativeTableRow colours(List<MatCycleView> all, MatRules.Standard standard) {
		var what = new NativeTableHeaderCell(MatWords.standard(standard.number(), standard.title()));
		what.getElement().setAttribute("scope", "row");
		var row = new NativeTableRow(what);
		MatCycleView before = null;
		for (MatCycleView it : all) {
			if (before != null && !alike(before, it)) {
				var cut = new NativeTableCell(getTranslation("mat.years.not-compared"));
				cut.addClassName("mat-cut");
				row.add(cut);
			}
			row.add(it.standards()
				.stream()
				.filter(of -> of.asked().standard().code().equals(standard.code()))
				.findFirst()
				.map(of -> new NativeTableCell(new StatusMark(MatWords.mark(of.colour()), MatWords.stage(of.stage()))))
				.orElseGet(() -> new NativeTableCell(getTranslation("mat.years.none"))));
			before = it;
		}
		return row;
	}

	private NativeTableHeaderCell head(String words) {
		var head = new NativeTableHeaderCell(getTranslation(words));
		head.getElement().setAttribute("scope", "col");
		return head;
	}

}
