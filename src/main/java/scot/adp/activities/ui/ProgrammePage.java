package scot.adp.activities.ui;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import org.jspecify.annotations.Nullable;
import scot.adp.activities.ActivityLists;
import scot.adp.activities.CohortView;
import scot.adp.activities.Cohorts;
import scot.adp.activities.CountingMode;
import scot.adp.activities.FeedbackFigures;
import scot.adp.activities.Participants;
import scot.adp.activities.PlannedDay;
import scot.adp.activities.ProgrammeFigures;
import scot.adp.activities.ProgrammeFigures.Stretch;
import scot.adp.activities.ProgrammeFiguresView;
import scot.adp.activities.ProgrammeView;
import scot.adp.activities.Programmes;
import scot.adp.activities.SeriesCountView;
import scot.adp.activities.SeriesCounts;
import scot.adp.activities.SeriesPlans;
import scot.adp.activities.SeriesView;
import scot.adp.activities.Sessions;
import scot.adp.activities.SessionsFeedback;
import scot.adp.activities.TookPart;
import scot.adp.directory.Partners;
import scot.adp.directory.PlaceView;
import scot.adp.directory.Places;
import scot.adp.directory.ServiceRegister;
import scot.adp.directory.UnitView;
import scot.adp.directory.parts.HoursWords;
import scot.adp.identity.Caller;
import scot.adp.identity.Members;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.PeriodType;
import scot.adp.platform.OpenTo;
import scot.adp.platform.UnitId;
import scot.adp.shell.parts.Announcement;
import scot.adp.shell.parts.Chart;
import scot.adp.shell.parts.Crumbs;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Facts;
import scot.adp.shell.parts.FormHead;
import scot.adp.shell.parts.Named;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.Panel;
import scot.adp.shell.parts.ScrolledTable;
import scot.adp.strategy.ActionRegister;
import scot.adp.strategy.ActionView;
import scot.adp.strategy.parts.ActionRows;
import scot.adp.strategy.parts.PlanLinks;

/**
 * One programme: what it is for, what was done in it, what is planned, what people said.
 */
@Route("programmes/:programme")
@OpenTo("activities.programme.read")
class ProgrammePage extends Page implements BeforeEnterObserver, HasDynamicTitle {

	/** How many of the next dates of a series are told. */
	private static final int NEXT = 3;

	/** How far ahead dates are looked for. */
	private static final int AHEAD_DAYS = 92;

	private final Programmes programmes;

	private final SeriesPlans plans;

	private final ProgrammeFigures figures;

	private final SessionsFeedback feedback;

	private final Cohorts cohorts;

	private final Sessions sessions;

	private final SeriesCounts counts;

	private final Participants participants;

	private final ActivityLists lists;

	private final ActionRegister actions;

	private final ActionRows actionRows;

	private final Partners partners;

	private final Places places;

	private final ServiceRegister services;

	private final Members members;

	private final LocalDate today;

	private final FormHead faults = new FormHead();

	private String title = "";

	ProgrammePage(Programmes programmes, SeriesPlans plans, ProgrammeFigures figures, SessionsFeedback feedback,
			Cohorts cohorts, Sessions sessions, SeriesCounts counts, Participants participants, ActivityLists lists,
			ActionRegister actions, ActionRows actionRows, Partners partners, Places places, ServiceRegister services,
			Members members, Clock clock) {
		this.programmes = programmes;
		this.plans = plans;
		this.figures = figures;
		this.feedback = feedback;
		this.cohorts = cohorts;
		this.sessions = sessions;
		this.counts = counts;
		this.participants = participants;
		this.lists = lists;
		this.actions = actions;
		this.actionRows = actionRows;
		this.partners = partners;
		this.places = places;
		this.services = services;
		this.members = members;
		this.today = LocalDate.now(clock);
	}

	@Override
	public void beforeEnter(BeforeEnterEvent event) {
		show(event.getRouteParameters().get("programme").orElse(""));
	}

	@Override
	public String getPageTitle() {
		return title;
	}

	private void show(String code) {
		ProgrammeView programme = programmes.coded(code).orElseThrow(NotFoundException::new);
		clear();
		title = programme.title();
		headed(title, getTranslation("programme.purpose", lists.of(ActivityLists.Kind.KIND).label(programme.kind()),
				lists.of(ActivityLists.Kind.AUDIENCE).label(programme.audience())));
		reachedBy(Crumbs.of(title, new Anchor("programmes", getTranslation("programmes.title"))));
		Caller me = members.me();
		boolean changes = me.may("activities.programme.change") && programmes.mayChange(programme.id());
		boolean own = me.supportTeam() || programme.units().stream().anyMatch(me.ownUnits()::contains);
		boolean records = own && me.may("activities.session.record") && programme.state() != Programmes.State.DRAFT;
		boolean reads = (me.readsAsTeam() || programme.units().stream().anyMatch(me.readUnits()::contains))
				&& me.may("activities.session.read");
		add(faults);
		if (programme.approach() != null) {
			lists.evidence(programme.approach(), today).ifPresent(it -> add(evidence(programme, it, changes)));
		}
		add(about(programme, changes), speaksFor(programme), done(programme, reads),
				series(programme, changes, records, own && me.may("activities.card.change")));
		if (programme.countingMode() == CountingMode.COHORT && reads) {
			add(cohorts(programme, records));
		}
		if (programme.countingMode() == CountingMode.KEYED && me.may("activities.participant.read")
				&& programme.units().stream().anyMatch(participants.units()::contains)) {
			add(people(programme));
		}
		add(feedback(programme, records));
	}

	private ProgrammeForms forms() {
		return new ProgrammeForms(programmes, lists, partners, Set.of(), today);
	}

	/** What was found of its approach: a note to read, and a question. */
	private Panel evidence(ProgrammeView programme, ActivityLists.Evidence found, boolean changes) {
		var panel = new Panel(
				getTranslation("programme.evidence", lists.of(ActivityLists.Kind.APPROACH).label(found.approach())),
				new Paragraph(found.note()),
				ActivityWords.quiet(getTranslation("programme.evidence.source", found.source())));
		panel.addClassName("evidence-note");
		panel.add(new Paragraph((programme.interactivePart() != null)
				? getTranslation("programme.interactive.said", programme.interactivePart())
				: getTranslation("programme.interactive.none")));
		if (changes && programme.interactivePart() == null && programme.state() != Programmes.State.ENDED) {
			panel.add(ActivityWords.verbs(new Button(getTranslation("programme.interactive.say"),
					event -> forms().change(programme, this::show).open())));
		}
		return panel;
	}

	private Panel about(ProgrammeView programme, boolean changes) {
		var facts = new Facts().with(getTranslation("programme.unit"), names(List.of(programme.unit())))
			.with(getTranslation("programme.partners"), names(programme.partnerUnits()))
			.with(getTranslation("programme.approach"),
					(programme.approach() != null) ? lists.of(ActivityLists.Kind.APPROACH).label(programme.approach())
							: null)
			.with(getTranslation("programme.interactive"), programme.interactivePart())
			.with(getTranslation("programme.mode"),
					getTranslation("programme.mode.said." + programme.countingMode().name()))
			.with(getTranslation("programme.year"), getTranslation("programme.year." + programme.periodType().name()))
			.with(getTranslation("programme.runs"),
					(programme.toOn() != null)
							? getTranslation("programme.runs.to", Dates.full(programme.fromOn()),
									Dates.full(programme.toOn()))
							: getTranslation("programme.runs.from", Dates.full(programme.fromOn())))
			.with(getTranslation("programme.state"), getTranslation("programme.state." + programme.state().name()))
			.with(getTranslation("programme.code"), programme.code());
		var panel = new Panel(getTranslation("programme.about"), facts);
		if (!changes) {
			return panel;
		}
		panel.withAside(
				new Button(getTranslation("programme.change"), event -> forms().change(programme, this::show).open()));
		var verbs = ActivityWords.verbs();
		if (programme.state() == Programmes.State.DRAFT) {
			var start = new Button(getTranslation("programme.start"));
			start.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
			String key = UUID.randomUUID().toString();
			start.addClickListener(event -> {
				if (faults.run(() -> programmes.start(key, programme.id(), programme.version()))) {
					Announcement.done(getTranslation("programme.started"));
					show(programme.code());
				}
			});
			panel.add(new Paragraph(getTranslation("programme.start.line")));
			verbs.add(start);
		}
		if (programme.state() != Programmes.State.ENDED) {
			verbs.add(new Button(getTranslation("programme.end"),
					event -> forms().end(programme, () -> show(programme.code())).open()));
			panel.add(verbs);
		}
		return panel;
	}

	private String names(Collection<UnitId> codes) {
		var found = partners.units(codes);
		return codes.stream()
			.map(it -> found.containsKey(it) ? Objects.requireNonNull(found.get(it)).name() : it.value())
			.collect(Collectors.joining(", "));
	}

	/** The actions that it is done for, and the outcomes to which these belong. */
	private Panel speaksFor(ProgrammeView programme) {
		var panel = new Panel(getTranslation("programme.actions"));
		if (programme.actions().isEmpty()) {
			panel.add(new Paragraph(getTranslation("programme.actions.none")));
			return panel;
		}
		panel.add(actionRows.byIds(programme.actions()));
		var outcomes = new Paragraph(getTranslation("programme.outcomes") + " ");
		var links = actions.byIds(programme.actions())
			.values()
			.stream()
			.flatMap(it -> outcomes(it).stream())
			.distinct()
			.sorted()
			.toList();
		for (int i = 0; i < links.size(); i++) {
			if (i > 0) {
				outcomes.add(", ");
			}
			outcomes.add(links.get(i).anchor());
		}
		outcomes.setVisible(!links.isEmpty());
		panel.add(outcomes);
		return panel;
	}

	private static List<OutcomeLink> outcomes(ActionView action) {
		return action.outcomes().stream().map(it -> new OutcomeLink(it, PlanLinks.outcome(action.plan(), it))).toList();
	}

	/** What was done, this year and last, quarter by quarter. */
	private Panel done(ProgrammeView programme, boolean reads) {
		var panel = new Panel(getTranslation("programme.done"));
		LocalDate thisYear = programme.periodType().begin(today);
		var quarters = new ArrayList<Period>();
		LocalDate first = programme.fromOn().isAfter(thisYear.minusYears(1)) ? programme.fromOn()
				: thisYear.minusYears(1);
		quarters.add(PeriodType.QUARTER.of(today));
		for (Period it = quarters.getFirst().previous(); !it.to().isBefore(first); it = it.previous()) {
			quarters.addFirst(it);
		}
		var year = new Stretch(programme.id(), thisYear, today);
		var before = new Stretch(programme.id(), thisYear.minusYears(1), thisYear.minusDays(1));
		Function<Period, Stretch> of = it -> new Stretch(programme.id(), it.from(),
				it.to().isAfter(today) ? today : it.to());
		var found = figures.each(Stream.concat(Stream.of(year, before), quarters.stream().map(of)).toList());
		panel.add(new Paragraph(sentence(Objects.requireNonNull(found.get(year)), "programme.this-year")));
		var last = Objects.requireNonNull(found.get(before));
		if (last.sessions() > 0) {
			panel.add(new Paragraph(sentence(last, "programme.last-year")));
		}
		var told = quarters.stream()
			.map(it -> new Quarter(it, Objects.requireNonNull(found.get(of.apply(it)))))
			.toList();
		panel.add(chart(told), new ScrolledTable(table(told), getTranslation("programme.table")));
		if (reads) {
			panel.add(ActivityWords
				.verbs(new Anchor("sessions?programme=" + programme.code(), getTranslation("programme.sessions"))));
		}
		return panel;
	}

	/** Sessions, heads and people are three things, and each has its own number. */
	private String sentence(ProgrammeFiguresView told, String words) {
		var parts = new ArrayList<String>();
		parts.add(getTranslation(words, told.sessions()));
		if (told.sessions() > 0) {
			parts.add(getTranslation("programme.said.attendances", ActivityWords.count(told.attendances())));
			if (told.people().value() != null) {
				parts.add(getTranslation("programme.said.people", told.people().value()));
			}
			if (told.between() != null) {
				parts.add(getTranslation(
						(told.people().value() != null) ? "programme.said.people-between" : "programme.said.between",
						told.between().least(), told.between().most()));
			}
			if (told.contacts().value() != null) {
				parts.add(getTranslation("programme.said.contacts", told.contacts().value()));
			}
			if (told.uncounted() > 0) {
				parts.add(getTranslation("programme.said.uncounted", told.uncounted()));
			}
		}
		if (told.heldOfPlanned() != null) {
			parts.add(getTranslation("programme.said.held", told.heldOfPlanned().toString(), told.planned()));
		}
		if (told.notRecorded() > 0) {
			parts.add(getTranslation("programme.said.not-recorded", told.notRecorded()));
		}
		if (told.sessions() > 0) {
			parts.add(getTranslation("programme.said.out-of-hours", told.outOfHours()));
		}
		return String.join(" ", parts);
	}

	private Chart chart(List<Quarter> told) {
		var points = told.stream().map(quarter -> {
			var attendances = quarter.figures().attendances();
			Chart.Point point = (attendances.value() != null)
					? Chart.Point.of(quarter.period().name(), BigDecimal.valueOf(attendances.value()),
							ActivityWords.count(attendances))
					: Chart.Point.without(quarter.period().name(), state(attendances));
			return quarter.period().to().isBefore(today) ? point : point.unfinished();
		}).toList();
		return Chart.columns(getTranslation("programme.chart"), null,
				List.of(new Chart.Series(getTranslation("figures.attendances"), points)));
	}

	private static Chart.State state(ProgrammeFiguresView.Count count) {
		return switch (Objects.requireNonNull(count.missing())) {
			case NOT_APPLICABLE -> Chart.State.NOT_APPLICABLE;
			case NOT_RECORDED -> Chart.State.MISSING;
			case SUPPRESSED -> Chart.State.HIDDEN;
		};
	}

	private NativeTable table(List<Quarter> told) {
		var table = new NativeTable();
		table.addClassName("numbers");
		table.setCaptionText(getTranslation("programme.table"));
		var head = new NativeTableRow();
		List.of("figures.quarter", "figures.sessions", "figures.attendances", "figures.people", "figures.contacts",
				"figures.held", "figures.not-recorded", "figures.out-of-hours")
			.forEach(it -> head.add(heading(getTranslation(it), "col")));
		table.getHead().add(head);
		for (Quarter quarter : told.reversed()) {
			ProgrammeFiguresView it = quarter.figures();
			var row = new NativeTableRow(heading(quarter.period().to().isBefore(today) ? quarter.period().name()
					: getTranslation("figures.so-far", quarter.period().name()), "row"));
			List.of("%,d".formatted(it.sessions()), ActivityWords.count(it.attendances()), people(it),
					(it.sessions() > 0) ? ActivityWords.count(it.contacts()) : getTranslation("figure.none"),
					(it.planned() > 0) ? getTranslation("figures.of-planned", ActivityWords.percent(it.heldOfPlanned()),
							it.planned()) : getTranslation("figure.none"),
					"%,d".formatted(it.notRecorded()),
					(it.sessions() > 0) ? getTranslation("figures.share", it.outOfHours(), it.sessions())
							: getTranslation("figure.none"))
				.forEach(text -> row.add(new NativeTableCell(text)));
			table.getBody().add(row);
		}
		return table;
	}

	/** People within a quarter are told as what can be known of them there. */
	private String people(ProgrammeFiguresView it) {
		if (it.newThisYear().value() != null) {
			return getTranslation("figures.new", it.newThisYear().value());
		}
		if (it.people().value() != null) {
			return "%,d".formatted(it.people().value());
		}
		if (it.between() != null && it.between().most() > 0) {
			return getTranslation("figures.between", it.between().least(), it.between().most());
		}
		return (it.sessions() == 0) ? getTranslation("figure.none") : ActivityWords.count(it.people());
	}

	private static NativeTableHeaderCell heading(String text, String scope) {
		var cell = new NativeTableHeaderCell(text);
		cell.getElement().setAttribute("scope", scope);
		return cell;
	}

	/** What is planned, with the next dates. */
	private Panel series(ProgrammeView programme, boolean changes, boolean records, boolean cards) {
		var panel = new Panel(getTranslation("programme.series"));
		var all = plans.list(SeriesPlans.Filter.of(programme.id()));
		Map<SeriesPlans.Id, List<PlannedDay>> next = plans
			.planned(new SeriesPlans.Filter(List.of(programme.id()), null, false), today, today.plusDays(AHEAD_DAYS))
			.stream()
			.filter(it -> it.state() == PlannedDay.State.PLANNED)
			.collect(Collectors.groupingBy(PlannedDay::series));
		var forms = new SeriesForms(plans, places, services, partners, today);
		boolean open = changes && programme.state() != Programmes.State.ENDED;
		if (all.isEmpty()) {
			panel.add(new Paragraph(getTranslation("programme.series.none")));
		}
		else {
			var known = places.byIds(all.stream().map(SeriesView::place).filter(Objects::nonNull).toList());
			var list = new UnorderedList();
			list.addClassName("work");
			var named = Named.apart(all, SeriesView::title);
			var numbers = counts.of(programme.id()).stream().collect(Collectors.groupingBy(SeriesCountView::series));
			for (SeriesView it : all) {
				var of = new OneSeries(programme, it, Objects.requireNonNull(named.get(it)),
						next.getOrDefault(it.id(), List.of()), numbers.getOrDefault(it.id(), List.of()));
				list.add(series(of, known.values(), verbs(of, open ? forms : null, records, cards)));
			}
			panel.add(list);
		}
		if (open) {
			panel.add(ActivityWords.verbs(new Button(getTranslation("series.add"),
					event -> forms.add(programme, () -> show(programme.code())).open())));
		}
		return panel;
	}

	/** What can be done with a series: its plan, its cards, the number that it told. */
	private Div verbs(OneSeries of, @Nullable SeriesForms forms, boolean records, boolean cards) {
		SeriesView one = of.series();
		Runnable again = () -> show(of.programme().code());
		var verbs = new Div();
		verbs.addClassNames("work-verbs", "row-verbs");
		boolean active = one.state() == SeriesPlans.State.ACTIVE;
		boolean perSession = one.countOffered() == SeriesPlans.CountOffered.PER_SESSION;
		if (records && !perSession && one.countOffered() != SeriesPlans.CountOffered.NONE) {
			verbs.add(small("series.count.say", of.named(),
					() -> new SeriesCountForm(counts, lists, today).say(one, of.told(), again).open()));
		}
		if (cards && active && perSession && of.programme().state() == Programmes.State.RUNNING) {
			var link = new Anchor("tally/cards?of=" + one.id().value(), getTranslation("series.cards"));
			link.setRouterIgnore(true);
			verbs.add(Named.of(link, of.named()));
		}
		if (forms != null && active) {
			verbs.add(small("series.change", of.named(), () -> forms.change(of.programme(), one, again).open()),
					small("series.end.verb", of.named(), () -> forms.end(one, again).open()));
		}
		return verbs;
	}

	private ListItem series(OneSeries of, Collection<PlaceView> known, Div verbs) {
		SeriesView one = of.series();
		var next = of.next();
		var title = new Div(new Span(one.title()));
		title.addClassName("work-title");
		var lines = new Div(line(HoursWords.of(one.current())), line(where(one, known)),
				line(names(one.agencies().isEmpty() ? List.of(one.unit())
						: Stream.concat(Stream.of(one.unit()), one.agencies().stream()).toList())));
		if (one.state() == SeriesPlans.State.ENDED) {
			lines.add(line(ended(one)));
		}
		else {
			lines.add(line(next.isEmpty() ? getTranslation("series.next.none") : getTranslation("series.next",
					next.stream().limit(NEXT).map(it -> Dates.weekday(it.on())).collect(Collectors.joining("; ")))));
		}
		of.told()
			.forEach(it -> lines.add(line(getTranslation("series.count.said", Dates.full(it.from()),
					Dates.full(it.to()), ActivityWords.count(it.number())))));
		lines.addClassName("series-lines");
		var what = new Div(title, lines);
		what.addClassName("work-what");
		return new ListItem(what, verbs);
	}

	private String ended(SeriesView one) {
		String day = Dates.full(Objects.requireNonNull(one.endedOn()));
		return (one.endedBecause() == SeriesPlans.EndedBecause.SERVICE_CLOSED)
				? getTranslation("series.ended.service", day)
				: getTranslation("series.ended.by", day, Objects.requireNonNullElse(one.endedByName(), ""));
	}

	private String where(SeriesView one, Collection<PlaceView> known) {
		if (one.place() == null) {
			return getTranslation("activity.mode." + one.mode().name());
		}
		return known.stream()
			.filter(it -> it.id().equals(one.place()))
			.map(PlaceView::name)
			.findFirst()
			.orElse(getTranslation("activity.place.not-shown"));
	}

	private static Div line(String words) {
		var line = new Div(words);
		line.addClassName("work-detail");
		return line;
	}

	private Button small(String words, String of, Runnable done) {
		var button = new Button(getTranslation(words), event -> done.run());
		button.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
		return Named.of(button, of);
	}

	/** Fixed groups, the newest first. */
	private Panel cohorts(ProgrammeView programme, boolean records) {
		var panel = new Panel(getTranslation("programme.cohorts"));
		var all = cohorts.of(programme.id());
		if (all.isEmpty()) {
			panel.add(new Paragraph(getTranslation("programme.cohorts.none")));
		}
		var list = new UnorderedList();
		list.addClassName("work");
		for (CohortView it : all) {
			var title = new Div(new Span(it.label()));
			title.addClassName("work-title");
			var what = new Div(title,
					line(getTranslation("cohort.said", it.enrolled(), it.completed(), it.leftEarly(), it.active())),
					line((it.completion() != null)
							? getTranslation("cohort.completion", ActivityWords.percent(it.completion()))
							: getTranslation("cohort.running", Dates.full(it.fromOn()))));
			what.addClassName("work-what");
			var verbs = new Div();
			verbs.addClassNames("work-verbs", "row-verbs");
			if (records) {
				verbs.add(small("cohort.change", it.label(),
						() -> CohortForms.change(cohorts, it, today, () -> show(programme.code())).open()));
			}
			list.add(new ListItem(what, verbs));
		}
		panel.add(list);
		if (records) {
			panel.add(ActivityWords.verbs(new Button(getTranslation("cohort.add"),
					event -> CohortForms.add(cohorts, programme, today, () -> show(programme.code())).open())));
		}
		return panel;
	}

	/**
	 * Who came, to the unit's own sessions; it is read only once somebody asks, since
	 * each reading goes on record.
	 */
	private Panel people(ProgrammeView programme) {
		LocalDate from = programme.periodType().begin(today);
		var panel = new Panel(getTranslation("programme.people"),
				new Paragraph(getTranslation("programme.people.line", Dates.full(from))));
		var show = new Button(getTranslation("programme.people.show"));
		var verbs = ActivityWords.verbs(show);
		show.addClickListener(event -> {
			var all = participants.tookPart(programme.id(), from, today);
			panel.remove(verbs);
			panel.add(all.isEmpty() ? new Paragraph(getTranslation("programme.people.none"))
					: new ScrolledTable(people(all), getTranslation("programme.people")));
			if (all.size() == Participants.SHOWN) {
				panel.add(ActivityWords.quiet(getTranslation("programme.people.most", all.size())));
			}
		});
		panel.add(verbs);
		return panel;
	}

	private NativeTable people(List<TookPart> all) {
		var table = new NativeTable();
		table.addClassName("numbers");
		table.setCaptionText(getTranslation("programme.people.caption", all.size()));
		var head = new NativeTableRow();
		List.of("programme.people.reference", "figures.sessions", "programme.people.first", "programme.people.last")
			.forEach(it -> head.add(heading(getTranslation(it), "col")));
		table.getHead().add(head);
		all.forEach(
				it -> table.getBody()
					.add(new NativeTableRow(
							heading(Objects.requireNonNullElse(it.ownRef(), getTranslation("participants.by-chi")),
									"row"),
							new NativeTableCell("%,d".formatted(it.sessions())),
							new NativeTableCell(Dates.full(it.first())), new NativeTableCell(Dates.full(it.last())))));
		return table;
	}

	/** What people said this year and last, question by question. */
	private Panel feedback(ProgrammeView programme, boolean records) {
		LocalDate from = programme.periodType().begin(today).minusYears(1);
		var told = feedback.figures(List.of(programme.id()), from, today).getOrDefault(programme.id(), List.of());
		var panel = new Panel(getTranslation("programme.feedback"));
		if (told.isEmpty()) {
			panel.add(new Paragraph(getTranslation("programme.feedback.none")));
		}
		else {
			panel.add(ActivityWords.quiet(getTranslation("programme.feedback.since", Dates.full(from))));
			var list = new UnorderedList();
			told.forEach(it -> list.add(new ListItem(said(it))));
			panel.add(list);
		}
		if (records) {
			panel.add(ActivityWords.verbs(new Button(getTranslation("feedback.add"),
					event -> new FeedbackForm(feedback, sessions, lists, programme, today, () -> show(programme.code()))
						.open())));
		}
		return panel;
	}

	private Component said(FeedbackFigures it) {
		String question = lists.of(ActivityLists.Kind.QUESTION).label(it.question());
		String when = getTranslation("feedback.moment." + it.moment().name());
		var parts = new ArrayList<String>();
		parts.add(it.tooFew() ? getTranslation("feedback.too-few", question, when, it.answers())
				: getTranslation("feedback.mean", question, when, String.valueOf(it.mean()), it.scale(), it.answers()));
		if (it.asked() != null) {
			parts.add(getTranslation("feedback.of-asked", it.asked()));
		}
		if (it.moment() == SessionsFeedback.Moment.AFTER) {
			parts.add((it.change() != null)
					? getTranslation("feedback.change",
							"%s%s".formatted((it.change().signum() > 0) ? "+" : "", it.change()))
					: getTranslation("feedback.change.none"));
		}
		return new Span(String.join(" ", parts));
	}

	/**
	 * A series as it is shown.
	 *
	 * @param named by which no two on the page are alike
	 * @param told what those who run it told of quarters or years
	 */
	private record OneSeries(ProgrammeView programme, SeriesView series, String named, List<PlannedDay> next,
			List<SeriesCountView> told) {
	}

	/** A quarter and what was done in it. */
	private record Quarter(Period period, ProgrammeFiguresView figures) {
	}

	/** The way to an outcome. */
	private record OutcomeLink(String code, String address) implements Comparable<OutcomeLink> {

		Anchor anchor() {
			return new Anchor(address, code);
		}

		@Override
		public int compareTo(OutcomeLink other) {
			return code.compareTo(other.code);
		}

	}

}
