package scot.adp.treatment.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import org.jspecify.annotations.Nullable;
import scot.adp.directory.Partners;
import scot.adp.directory.ServiceRegister;
import scot.adp.directory.UnitView;
import scot.adp.identity.Caller;
import scot.adp.identity.Members;
import scot.adp.measures.Figures;
import scot.adp.measures.Measures;
import scot.adp.platform.CodeList;
import scot.adp.platform.OpenTo;
import scot.adp.platform.UnitId;
import scot.adp.shell.parts.Crumbs;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Facts;
import scot.adp.shell.parts.Happenings;
import scot.adp.shell.parts.Named;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.Panel;
import scot.adp.treatment.MatAssessmentView;
import scot.adp.treatment.MatAssessments;
import scot.adp.treatment.MatDocumentView;
import scot.adp.treatment.MatDocuments;
import scot.adp.treatment.MatImprovements;
import scot.adp.treatment.MatNumberView;
import scot.adp.treatment.MatNumbers;
import scot.adp.treatment.MatRoundView;
import scot.adp.treatment.MatRounds;
import scot.adp.treatment.MatRules;
import scot.adp.treatment.MatRules.Lists;
import scot.adp.treatment.MatStandardView;
import scot.adp.treatment.MatStandardView.Evidence;

/**
 * A standard in a year of evidence: how it is assessed, and each of the three kinds of
 * evidence, what is missing first.
 */
@Route("mat/:cycle/:standard")
@OpenTo("treatment.mat.read")
class MatStandardPage extends Page implements BeforeEnterObserver, HasDynamicTitle {

	/** As many periods back as a year of evidence can lie. */
	private static final int QUARTERS = 12;

	private final MatAssessments assessments;

	private final MatDocuments documents;

	private final MatRounds rounds;

	private final MatNumbers numbers;

	private final MatImprovements improvements;

	private final Partners partners;

	private final Measures measures;

	private final Figures figures;

	private final Caller me;

	private final MatForms forms;

	private final LocalDate today;

	private Map<UnitId, UnitView> units = Map.of();

	private String title = "";

	private String cycle = "";

	private int number;

	MatStandardPage(MatAssessments assessments, MatDocuments documents, MatRounds rounds, MatNumbers numbers,
			MatImprovements improvements, Partners partners, ServiceRegister services, Measures measures,
			Figures figures, Members members, Clock clock) {
		this.assessments = assessments;
		this.documents = documents;
		this.rounds = rounds;
		this.numbers = numbers;
		this.improvements = improvements;
		this.partners = partners;
		this.measures = measures;
		this.figures = figures;
		this.me = members.me();
		this.today = LocalDate.now(clock);
		this.forms = new MatForms(assessments, documents, rounds, numbers, improvements, partners, services, me, today,
				this::show);
	}

	@Override
	public void beforeEnter(BeforeEnterEvent event) {
		cycle = event.getRouteParameters().get("cycle").orElse("");
		try {
			number = Integer.parseInt(event.getRouteParameters().get("standard").orElse(""));
		}
		catch (NumberFormatException ex) {
			throw new NotFoundException();
		}
		show();
	}

	@Override
	public String getPageTitle() {
		return title;
	}

	private void show() {
		MatStandardView of = assessments.cycleOf(cycle)
			.flatMap(it -> it.standards().stream().filter(one -> one.asked().standard().number() == number).findFirst())
			.orElseThrow(NotFoundException::new);
		clear();
		MatRules.Standard standard = of.asked().standard();
		units = partners.units().stream().collect(Collectors.toMap(UnitView::code, it -> it, (one, other) -> one));
		title = getTranslation("mat.standard.title", standard.number(), standard.title(), of.cycle().period().name());
		headed(title, standard.meaning());
		reachedBy(Crumbs.of(title, new Anchor(MatPage.address(of.cycle()),
				getTranslation("mat.title.cycle", of.cycle().period().name()))));
		scrolledByKeyboard();
		add(assessed(of));
		of.evidence().forEach(it -> add(switch (it.stream()) {
			case PROCESS -> process(of, it);
			case NUMERICAL -> numerical(of, it);
			case EXPERIENTIAL -> experiential(of, it);
		}));
		add(improved(of));
	}

	private Panel assessed(MatStandardView of) {
		@Nullable MatAssessmentView it = of.assessment();
		var panel = new Panel(getTranslation("mat.assessment"), MatWords.mark(of));
		var facts = new Facts();
		of.evidence()
			.stream()
			.filter(Evidence::required)
			.forEach(one -> facts.with(MatWords.stream(one.stream()), MatWords.score(one.score())));
		facts.with(getTranslation("mat.computed"), MatWords.word(of.computed()))
			.with(getTranslation("mat.monitored-before"), getTranslation(of.monitoredBefore() ? "mat.yes" : "mat.no"));
		if (it != null) {
			facts.with(getTranslation("mat.monitored"), getTranslation(it.monitored() ? "mat.yes" : "mat.no"))
				.with(getTranslation("mat.confirmed.label"),
						(it.confirmed() != null && it.confirmedAt() != null)
								? getTranslation("mat.confirmed.by", MatWords.word(it.confirmed()),
										String.valueOf(it.confirmedByName()), Dates.time(it.confirmedAt()))
								: null)
				.with(getTranslation("mat.rule"), it.rule())
				.with(getTranslation("mat.confirm.because"), it.because())
				.with(getTranslation("mat.reopened"),
						(it.reopenedBecause() != null && it.reopenedAt() != null) ? getTranslation("mat.reopened.by",
								rounds.list(Lists.REOPENED).label(it.reopenedBecause()),
								String.valueOf(it.reopenedByName()), Dates.time(it.reopenedAt())) : null);
		}
		panel.add(facts);
		var verbs = verbs();
		if (me.may("treatment.mat.score") && of.confirmed() == null) {
			verbs.add(Happenings.verb(getTranslation("mat.score.verb"), () -> forms.score(of), false));
		}
		if (me.may("treatment.mat.confirm")) {
			verbs.add((of.confirmed() == null)
					? Happenings.verb(getTranslation("mat.confirm"), () -> forms.confirm(of), true)
					: Happenings.verb(getTranslation("mat.reopen"), () -> forms.reopen(of), false));
		}
		panel.add(verbs);
		return panel;
	}

	private Panel process(MatStandardView of, Evidence evidence) {
		var panel = panel(evidence);
		if (evidence.required() && me.may("treatment.mat.document")) {
			panel.add(verbs(Happenings.verb(getTranslation("mat.attach"),
					() -> forms.attach(of.cycle(), of.asked().standard()), false)));
		}
		String code = of.asked().standard().code();
		var all = documents.of(of.cycle(), code);
		LocalDate day = of.cycle().toldOf(today);
		var named = Named.apart(all, MatDocumentView::title);
		of.asked().criteria().forEach(criterion -> {
			var here = all.stream().filter(it -> it.criterion().equals(criterion.code())).toList();
			panel.add(part(criterion.label()));
			if (here.isEmpty()) {
				panel.add(empty("mat.documents.none"));
				return;
			}
			var list = Happenings.list();
			here.forEach(it -> list.add(document(it, day, String.valueOf(named.get(it)))));
			panel.add(list);
		});
		return panel;
	}

	private ListItem document(MatDocumentView of, LocalDate day, String called) {
		boolean own = me.supportTeam() || me.ownUnits().contains(of.unit());
		boolean reads = me.supportTeam() || me.readUnits().contains(of.unit());
		Component first = (of.document() != null && reads) ? download(of, called) : new Span(of.title());
		var lines = new ArrayList<String>();
		lines.add(getTranslation(of.overdue(day) ? "mat.document.overdue" : "mat.document.until",
				Dates.full(of.reviewOn()), Dates.full(of.reviewedOn())));
		lines.add(unit(of.unit()));
		if (of.document() == null) {
			lines.add(getTranslation("mat.document.no-file"));
		}
		var item = Happenings.item(new Span(first), lines);
		if (own && me.may("treatment.mat.document")) {
			var verbs = verbs(Happenings.small(getTranslation("mat.review"), called, () -> forms.review(of)),
					Happenings.small(getTranslation("mat.file"), called, () -> forms.file(of)),
					Happenings.small(getTranslation("mat.withdraw"), called, () -> forms.withdraw(of)));
			item.add(verbs);
		}
		return item;
	}

	private static Anchor download(MatDocumentView of, String called) {
		var link = new Anchor("/mat-document/" + of.id().value(), of.title());
		link.setRouterIgnore(true);
		link.getElement().setAttribute("download", true);
		return called.equals(of.title()) ? link : Named.of(link, called);
	}

	private Panel numerical(MatStandardView of, Evidence evidence) {
		var panel = panel(evidence);
		MatRules.Standard standard = of.asked().standard();
		if (evidence.required() && me.may("treatment.mat.number")) {
			panel.add(verbs(
					Happenings.verb(getTranslation("mat.number"), () -> forms.number(of.cycle(), standard), false)));
		}
		panel.add(part(getTranslation("mat.numbers.counted")), counted(of));
		panel.add(part(getTranslation("mat.numbers.typed")));
		var typed = numbers.of(of.cycle(), standard.code());
		if (typed.isEmpty()) {
			panel.add(empty("mat.numbers.none"));
			return panel;
		}
		var named = Named.apart(typed, MatNumberView::what);
		var list = Happenings.list();
		typed.forEach(it -> list.add(number(it, String.valueOf(named.get(it)))));
		panel.add(list);
		return panel;
	}

	private ListItem number(MatNumberView of, String called) {
		var lines = new ArrayList<String>();
		lines
			.add(getTranslation("mat.number.of", (of.setting() != null) ? rounds.list(Lists.SETTING).label(of.setting())
					: getTranslation("mat.setting.none"), unit(of.unit())));
		of.warning().ifPresent(lines::add);
		var item = Happenings.item(new Span(getTranslation("mat.number.said", of.what(), of.printed())), lines);
		if ((me.readsAsTeam() || me.ownUnits().contains(of.unit())) && me.may("treatment.mat.number")) {
			item.add(verbs(Happenings.small(getTranslation("mat.withdraw"), called, () -> forms.withdraw(of))));
		}
		return item;
	}

	/** What the program counts of it in the year, as far as the reader may see it. */
	private Component counted(MatStandardView of) {
		var codes = of.asked().standard().measures();
		if (codes.isEmpty()) {
			return empty("mat.numbers.no-source");
		}
		CodeList settings = rounds.list(Lists.SETTING);
		var list = Happenings.list();
		figures.parts(codes, QUARTERS, null).forEach((code, points) -> {
			var measure = measures.find(code).orElseThrow();
			var last = points.stream()
				.filter(it -> !it.point().period().from().isBefore(of.cycle().period().from())
						&& !it.point().period().to().isAfter(of.cycle().period().to()))
				.reduce((one, next) -> next);
			var lines = new ArrayList<String>();
			last.ifPresentOrElse(it -> {
				lines.add(getTranslation("mat.numbers.period", it.point().period().name(),
						it.point().figure().display()));
				String by = it.parts()
					.stream()
					.filter(part -> part.slice().by().equals("setting"))
					.map(part -> getTranslation("mat.numbers.by", settings.label(part.slice().value()),
							part.figure().display()))
					.collect(Collectors.joining(", "));
				if (!by.isEmpty()) {
					lines.add(by);
				}
			}, () -> lines.add(getTranslation("mat.numbers.period.none")));
			list.add(Happenings.item(new Span(new Anchor("measures/" + code.value(), measure.title())), lines));
		});
		return list;
	}

	private Panel experiential(MatStandardView of, Evidence evidence) {
		var panel = panel(evidence);
		if (evidence.required() && me.may("treatment.mat.round")) {
			panel.add(verbs(Happenings.verb(getTranslation("mat.round"),
					() -> forms.round(of.cycle(), of.asked().standard()), false)));
		}
		var all = rounds.of(of.cycle(), of.asked().standard().code());
		var named = Named.apart(all, it -> called(it));
		rounds.list(Lists.RESPONDENT).on(of.cycle().period().to()).forEach(group -> {
			var here = all.stream().filter(it -> it.respondent().equals(group.code())).toList();
			panel.add(part(group.label()));
			if (here.isEmpty()) {
				panel.add(empty("mat.rounds.none"));
				return;
			}
			var list = Happenings.list();
			here.forEach(it -> list.add(round(of, it, String.valueOf(named.get(it)))));
			panel.add(list);
		});
		return panel;
	}

	private String called(MatRoundView of) {
		return "%s, %s".formatted(rounds.list(Lists.RESPONDENT).label(of.respondent()), Dates.full(of.heldOn()));
	}

	private ListItem round(MatStandardView standard, MatRoundView of, String called) {
		var lines = new ArrayList<String>();
		lines.add(getTranslation("mat.round.of", rounds.list(Lists.METHOD).label(of.method()), unit(of.unit())) + " "
				+ getTranslation(of.livedExperience() ? "mat.round.lived" : "mat.round.not-lived"));
		if (!of.themes().isEmpty()) {
			lines.add(of.themes()
				.stream()
				.map(it -> getTranslation("mat.round.theme", rounds.list(Lists.THEME).label(it.theme()), it.people()))
				.collect(Collectors.joining(", ")));
		}
		if (of.quote() != null) {
			lines.add(getTranslation("voices.quoted", of.quote()));
		}
		if (of.afterSignOff()) {
			lines.add(getTranslation("voices.late-for-figures"));
		}
		var item = Happenings.item(
				new Span(getTranslation("mat.round.said", Dates.full(of.heldOn()), of.answered(), of.asked())), lines);
		if ((me.supportTeam() || me.readUnits().contains(of.unit())) && me.may("treatment.mat.round")) {
			var verbs = verbs();
			if (!of.withheld()) {
				verbs.add(Happenings.small(getTranslation("mat.correct"), called,
						() -> forms.correct(standard.cycle(), of)));
			}
			verbs.add(Happenings.small(getTranslation("mat.withdraw"), called, () -> forms.withdraw(of)));
			item.add(verbs);
		}
		return item;
	}

	private Panel improved(MatStandardView of) {
		var panel = new Panel(getTranslation("mat.column.improvements"));
		if (me.may("treatment.mat.improve")) {
			panel.add(verbs(Happenings.verb(getTranslation("mat.improve"), () -> forms.improve(of), false)));
		}
		var all = improvements.of(of.cycle(), of.asked().standard().code());
		if (all.isEmpty()) {
			panel.add(empty("mat.improvements.none"));
			return panel;
		}
		var named = Named.apart(all, it -> it.what());
		UnorderedList list = Happenings.list();
		all.forEach(it -> {
			var lines = new ArrayList<String>();
			lines.add((it.doneOn() != null) ? getTranslation("mat.improve.done", Dates.full(it.doneOn()))
					: getTranslation(it.overdue(today) ? "mat.improve.overdue" : "mat.improve.by",
							Dates.full(it.dueOn())));
			lines.add(unit(it.unit()));
			if (it.action() != null) {
				lines.add(getTranslation("mat.improve.part", it.action()));
			}
			var item = Happenings.item(new Span(it.what()), lines);
			if (it.doneOn() == null && (me.supportTeam() || me.ownUnits().contains(it.unit()))
					&& me.may("treatment.mat.improve")) {
				item.add(verbs(Happenings.small(getTranslation("mat.improve.done.verb"), String.valueOf(named.get(it)),
						() -> forms.done(it))));
			}
			list.add(item);
		});
		panel.add(list);
		return panel;
	}

	private static H3 part(String words) {
		var head = new H3(words);
		head.addClassName("mat-part");
		return head;
	}

	private Panel panel(Evidence of) {
		var panel = new Panel(MatWords.stream(of.stream()));
		if (!of.required()) {
			panel.add(empty("mat.not-asked"));
			return panel;
		}
		panel.withAside(MatWords.quiet(MatWords.score(of.score())));
		if (!of.missing().isEmpty()) {
			var missing = new UnorderedList();
			missing.addClassName("mat-missing-list");
			of.missing().forEach(it -> missing.add(new ListItem(MatWords.missing(it))));
			panel.add(missing);
		}
		return panel;
	}

	private String unit(UnitId code) {
		@Nullable UnitView unit = units.get(code);
		return (unit != null) ? unit.name() : code.value();
	}

	private Paragraph empty(String words) {
		var none = new Paragraph(getTranslation(words));
		none.addClassName("empty");
		return none;
	}

	private static Div verbs(Component... buttons) {
		var verbs = new Div(buttons);
		verbs.addClassName("verbs");
		return verbs;
	}

}
