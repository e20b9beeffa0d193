package scot.adp.activities.ui;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import org.jspecify.annotations.Nullable;
import scot.adp.activities.ActivityLists;
import scot.adp.activities.CountingMode;
import scot.adp.activities.Participants;
import scot.adp.activities.PlannedDay;
import scot.adp.activities.ProgrammeView;
import scot.adp.activities.Programmes;
import scot.adp.activities.SeriesPlans;
import scot.adp.activities.SeriesView;
import scot.adp.activities.SessionView;
import scot.adp.activities.Sessions;
import scot.adp.directory.Areas;
import scot.adp.directory.LocalAreaView;
import scot.adp.directory.Partners;
import scot.adp.directory.PlaceId;
import scot.adp.directory.PlaceView;
import scot.adp.directory.Places;
import scot.adp.directory.UnitView;
import scot.adp.directory.parts.UnitField;
import scot.adp.exchange.ListColumn;
import scot.adp.exchange.ListExport;
import scot.adp.exchange.ListExports;
import scot.adp.exchange.ui.ListPage;
import scot.adp.identity.Caller;
import scot.adp.identity.Members;
import scot.adp.platform.CodeList;
import scot.adp.platform.OpenTo;
import scot.adp.platform.UnitId;
import scot.adp.shell.parts.Announcement;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.DayField;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.FormHead;
import scot.adp.shell.parts.Named;
import scot.adp.shell.parts.Panel;

/** What happened, and above it what is missing or has to be looked at. */
@Route("sessions")
@Menu(title = "sessions.title", order = 50)
@OpenTo("activities.session.read")
class SessionsView extends ListPage<SessionView> {

	/** How many are shown of what is to do; the rest follows as these are done. */
	private static final int SHOWN = 8;

	/** For how many days back doubles are looked for. */
	private static final int DOUBLES_DAYS = 60;

	final Choice<ProgrammeView> programme;

	final Choice<SessionView.State> state;

	private final UnitField unit;

	private final Choice<LocalAreaView> area;

	private final Choice<CodeList.Value> kind;

	private final DayField from;

	private final DayField to;

	private final Choice<Boolean> hours;

	private final Div todo = new Div();

	private final FormHead faults = new FormHead();

	private final Sessions sessions;

	private final SeriesPlans plans;

	private final ActivityLists lists;

	private final Places places;

	private final Partners partners;

	private final Caller me;

	private final boolean records;

	/** Of whose sessions the reader reads who was there. */
	private final Set<UnitId> ofPeople;

	private final SessionForms forms;

	private final LocalDate today;

	private final Map<String, String> areas = new LinkedHashMap<>();

	private Map<PlaceId, PlaceView> known = Map.of();

	SessionsView(Sessions sessions, Participants participants, Programmes programmes, SeriesPlans plans,
			ActivityLists lists, Areas areas, Places places, Partners partners, Members members, ListExports exports,
			Clock clock) {
		super("sessions.title", "sessions.purpose", "sessions.none", exports);
		this.sessions = sessions;
		this.plans = plans;
		this.lists = lists;
		this.places = places;
		this.partners = partners;
		this.me = members.me();
		this.today = LocalDate.now(clock);
		this.records = me.may("activities.session.record");
		this.ofPeople = me.may("activities.participant.read") ? participants.units() : Set.of();
		@Nullable Set<UnitId> own = me.supportTeam() ? null : me.ownUnits();
		this.forms = new SessionForms(sessions, programmes, lists, places, partners, own, today);
		areas.all().forEach(it -> this.areas.put(it.code().value(), it.name()));
		if (records) {
			var record = new Button(getTranslation("activity.record"),
					event -> forms.record(null, null, this::again).open());
			record.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
			var verbs = ActivityWords.verbs(record, new Anchor("sessions/grid", getTranslation("session-grid.title")));
			verbs.addClassName("page-verbs");
			add(verbs, faults, todo);
		}
		@Nullable Set<UnitId> reading = me.readsAsTeam() ? null : me.readUnits();
		programme = choice("programme", getTranslation("activity.programme"),
				programmes.page(new Programmes.Filter(reading, null, null, null, null), 0, Integer.MAX_VALUE),
				ProgrammeView::code, ProgrammeView::title);
		unit = filter("unit", new UnitField(getTranslation("activity.unit"), partners), it -> it.code().value(),
				code -> partners.unit(code).orElse(null));
		area = choice("area", getTranslation("activity.area"), areas.coverage(today), it -> it.code().value(),
				LocalAreaView::name);
		kind = choice("kind", getTranslation("programme.kind"), lists.of(ActivityLists.Kind.KIND).values(),
				CodeList.Value::code, CodeList.Value::label);
		from = filter("from", new DayField(getTranslation("sessions.from")), LocalDate::toString, SessionsView::day);
		to = filter("to", new DayField(getTranslation("sessions.to")), LocalDate::toString, SessionsView::day);
		state = choice("state", getTranslation("activity.state"), List.of(SessionView.State.values()), Enum::name,
				it -> getTranslation("activity.state." + it.name()));
		hours = choice("hours", getTranslation("activity.hours"), List.of(true, false), it -> it ? "out" : "office",
				it -> getTranslation(it ? "activity.hours.out" : "activity.hours.office"));
		grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT);
		grid.addComponentColumn(this::what).setHeader(getTranslation("sessions.session")).setFlexGrow(5);
		grid.addComponentColumn(this::counted).setHeader(getTranslation("sessions.counted")).setFlexGrow(3);
		if (records) {
			grid.addComponentColumn(this::verbs).setHeader(getTranslation("sessions.verbs")).setFlexGrow(2);
		}
		laidOut();
	}

	private static @Nullable LocalDate day(String code) {
		try {
			return LocalDate.parse(code);
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

	@Override
	public void afterNavigation(AfterNavigationEvent event) {
		showTodo();
		super.afterNavigation(event);
	}

	private void again() {
		showTodo();
		refresh();
	}

	private Sessions.Filter chosen() {
		return new Sessions.Filter(programme.getOptionalValue().map(ProgrammeView::id).orElse(null), null,
				unit.chosen(), area.getOptionalValue().map(LocalAreaView::code).orElse(null), null,
				kind.getOptionalValue().map(CodeList.Value::code).orElse(null), null, from.getValue(), to.getValue(),
				hours.getValue(), state.isEmpty() ? Sessions.Filter.STANDING : Set.of(state.getValue()));
	}

	@Override
	protected ListExport<SessionView> list() {
		var filter = chosen();
		Function<String, String> label = lists.of(ActivityLists.Kind.KIND)::label;
		List<ListColumn<SessionView>> columns = List.of(
				new ListColumn<>(getTranslation("activity.day"), 12, SessionView::happenedOn),
				new ListColumn<>(getTranslation("activity.programme"), 36, SessionView::programmeTitle),
				new ListColumn<>(getTranslation("activity.series"), 36, SessionView::title),
				new ListColumn<>(getTranslation("programme.kind"), 24, row -> label.apply(row.kind())),
				new ListColumn<>(getTranslation("activity.starts"), 8, row -> time(row.starts())),
				new ListColumn<>(getTranslation("activity.ends"), 8, row -> time(row.ends())),
				new ListColumn<>(getTranslation("activity.place"), 30, this::where),
				new ListColumn<>(getTranslation("activity.area"), 22, this::area),
				new ListColumn<>(getTranslation("activity.unit"), 34, row -> unit(row.unit())),
				new ListColumn<>(getTranslation("activity.mode"), 16,
						row -> getTranslation("activity.mode." + row.mode().name())),
				new ListColumn<>(getTranslation("activity.state"), 18,
						row -> getTranslation("activity.state." + row.state().name())),
				new ListColumn<>(getTranslation("activity.reason"), 22, this::reason),
				new ListColumn<>(getTranslation("sessions.heads"), 10, row -> row.counted() ? row.present() : null),
				new ListColumn<>(getTranslation("activity.count.firstTimers"), 12, SessionView::firstTimers),
				new ListColumn<>(getTranslation("activity.count.contacts"), 10, SessionView::contacts),
				new ListColumn<>(getTranslation("activity.count.handedOut"), 12, SessionView::handedOut),
				new ListColumn<>(getTranslation("activity.hours"), 16, this::hours),
				new ListColumn<>(getTranslation("sessions.how"), 18,
						row -> getTranslation("activity.how." + row.how().name())),
				new ListColumn<>(getTranslation("sessions.by"), 34, SessionView::recordedBy));
		var codes = new LinkedHashMap<String, String>();
		programme.getOptionalValue().ifPresent(it -> codes.put("programme", it.code()));
		unit.getOptionalValue().ifPresent(it -> codes.put("unit", it.code().value()));
		area.getOptionalValue().ifPresent(it -> codes.put("area", it.code().value()));
		kind.getOptionalValue().ifPresent(it -> codes.put("kind", it.code()));
		from.getOptionalValue().ifPresent(it -> codes.put("from", it.toString()));
		to.getOptionalValue().ifPresent(it -> codes.put("to", it.toString()));
		state.getOptionalValue().ifPresent(it -> codes.put("state", it.name()));
		hours.getOptionalValue().ifPresent(it -> codes.put("hours", it ? "out" : "office"));
		return new ListExport<>("sessions", getTranslation("sessions.title"), List.of(getTranslation("sessions.about")),
				columns, (offset, limit) -> {
					var rows = sessions.page(filter, offset, limit);
					known = places
						.byIds(rows.stream().map(SessionView::place).filter(Objects::nonNull).distinct().toList());
					return rows;
				}, () -> sessions.count(filter))
			.filteredBy(codes);
	}

	@Override
	protected String counted(int rows) {
		return getTranslation("sessions.count", rows);
	}

	private static @Nullable String time(@Nullable Object time) {
		return (time != null) ? time.toString() : null;
	}

	private @Nullable String hours(SessionView row) {
		return (row.outOfHours() == null) ? null
				: getTranslation(row.outOfHours() ? "activity.hours.out" : "activity.hours.office");
	}

	private @Nullable String reason(SessionView row) {
		return (row.reason() != null) ? lists.of(ActivityLists.Kind.REASON).label(row.reason())
				: (row.endedBecause() != null) ? lists.of(ActivityLists.Kind.STRUCK_BECAUSE).label(row.endedBecause())
						: null;
	}

	private String unit(UnitId code) {
		@Nullable UnitView found = partners.units(List.of(code)).get(code);
		return (found != null) ? found.name() : code.value();
	}

	private @Nullable String where(SessionView row) {
		if (row.place() == null) {
			return null;
		}
		@Nullable PlaceView place = known.get(row.place());
		return (place != null) ? place.name() : getTranslation("activity.place.not-shown");
	}

	private @Nullable String area(SessionView row) {
		return (row.area() != null) ? areas.getOrDefault(row.area().value(), row.area().value()) : null;
	}

	/** What it was, when and where; a phone shows the lines one below another. */
	private Component what(SessionView row) {
		var title = new Anchor("programmes/" + code(row), row.title());
		Named.of(title, ActivityWords.when(row));
		var below = new ArrayList<@Nullable String>();
		below.add(ActivityWords.when(row));
		below.add(joined(where(row), area(row)));
		below.add(row.title().startsWith(row.programmeTitle()) ? null : row.programmeTitle());
		below.add(row.note());
		below.add(joined(unit(row.unit()), getTranslation("activity.how." + row.how().name()), row.recordedBy()));
		return cell(title, below);
	}

	private String code(SessionView row) {
		return programme.getListDataView()
			.getItems()
			.filter(it -> it.id().equals(row.programme()))
			.map(ProgrammeView::code)
			.findFirst()
			.orElse("");
	}

	/** Whether people are told apart in its programme. */
	private boolean toldApart(SessionView row) {
		return programme.getListDataView()
			.getItems()
			.anyMatch(it -> it.id().equals(row.programme()) && it.countingMode() == CountingMode.KEYED);
	}

	/** How it stands, and what was counted. */
	private Component counted(SessionView row) {
		var below = new ArrayList<@Nullable String>();
		below.add(reason(row));
		below.add(ActivityWords.heads(row));
		String parts = ActivityWords.parts(row);
		below.add(parts.contains("·") ? parts : null);
		below.add(ActivityWords.besides(row));
		below.add(Boolean.TRUE.equals(row.outOfHours()) ? getTranslation("activity.hours.out") : null);
		below.add(row.afterSignOff() ? getTranslation("activity.after-sign-off") : null);
		return cell(ActivityWords.mark(row.state()), below);
	}

	private static String joined(@Nullable String... parts) {
		return Arrays.stream(parts).filter(it -> it != null && !it.isBlank()).collect(Collectors.joining(" · "));
	}

	private Component verbs(SessionView row) {
		var verbs = new Div();
		verbs.addClassName("row-verbs");
		String of = "%s, %s".formatted(ActivityWords.named(row), row.id().value().toString().substring(24));
		if (row.state() == SessionView.State.HELD && toldApart(row) && ofPeople.contains(row.unit())) {
			verbs.add(Named.of(
					new Anchor("sessions/%s/people".formatted(row.id().value()), getTranslation("participants.title")),
					of));
		}
		if (!me.answersFor(row.unit()) || !Sessions.Filter.STANDING.contains(row.state())) {
			return verbs;
		}
		if (row.state() == SessionView.State.TO_CHECK) {
			verbs.add(small("activity.confirm", of, () -> confirm(row)));
		}
		verbs.add(small("activity.change", of, () -> change(row)), small("activity.strike", of, () -> strike(row)));
		return verbs;
	}

	private Button small(String words, String of, Runnable done) {
		var button = new Button(getTranslation(words), event -> done.run());
		button.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
		return Named.of(button, of);
	}

	private void change(SessionView row) {
		forms.change(row, this::again).open();
	}

	private void strike(SessionView row) {
		forms.strike(row, this::again).open();
	}

	private void confirm(SessionView row) {
		String key = UUID.randomUUID().toString();
		if (faults.run(() -> sessions.confirm(key, row.id(), row.version()))) {
			Announcement.done(getTranslation("activity.confirmed"));
			again();
		}
	}

	/** What is missing, what is to be confirmed, and what may have been told twice. */
	private void showTodo() {
		todo.removeAll();
		if (!records) {
			return;
		}
		var missing = sessions.missing();
		if (!missing.isEmpty()) {
			todo.add(missing(missing));
		}
		var filter = new Sessions.Filter(null, null, null, null, null, null, null, null, null, null,
				Set.of(SessionView.State.TO_CHECK));
		var toCheck = sessions.page(filter, 0, SHOWN).stream().filter(it -> me.answersFor(it.unit())).toList();
		if (!toCheck.isEmpty()) {
			todo.add(toCheck(toCheck, sessions.count(filter)));
		}
		var doubles = sessions.mayBeOne(today.minusDays(DOUBLES_DAYS), today);
		if (!doubles.isEmpty()) {
			todo.add(doubles(doubles));
		}
		var answered = sessions.answered();
		if (!answered.isEmpty()) {
			todo.add(answered(answered));
		}
	}

	private Panel missing(List<PlannedDay> days) {
		var series = plans.byIds(days.stream().limit(SHOWN).map(PlannedDay::series).distinct().toList());
		var list = rows();
		for (PlannedDay day : days.subList(0, Math.min(SHOWN, days.size()))) {
			SeriesView of = Objects.requireNonNull(series.get(day.series()));
			String called = "%s, %s".formatted(of.title(), ActivityWords.when(day));
			list.add(row(new Span(of.title()),
					List.of(ActivityWords.mark(day.state()), new Span(ActivityWords.when(day))),
					small("activity.record.verb", called, () -> forms.record(of, day.on(), this::again).open()),
					small("activity.did-not-run.verb", called,
							() -> forms.didNotRun(of, day.on(), this::again).open())));
		}
		return panel("sessions.missing", days.size(), list);
	}

	private Panel toCheck(List<SessionView> some, int all) {
		var list = rows();
		for (SessionView row : some) {
			String called = ActivityWords.named(row);
			list.add(row(new Span(row.title()),
					List.of(ActivityWords.mark(row.state()), new Span(ActivityWords.when(row)),
							new Span(ActivityWords.heads(row))),
					small("activity.confirm", called, () -> confirm(row)),
					small("activity.change", called, () -> change(row)),
					small("activity.strike", called, () -> strike(row))));
		}
		return panel("sessions.to-check", all, list);
	}

	private Panel doubles(List<Sessions.MayBeOne> pairs) {
		var list = rows();
		var shown = pairs.subList(0, Math.min(SHOWN, pairs.size()));
		var named = Named.apart(shown, it -> ActivityWords.named(it.one()));
		for (Sessions.MayBeOne pair : shown) {
			list.add(row(new Span(forms.told(pair.one())), List.of(new Span(forms.told(pair.other()))),
					small("activity.same", Objects.requireNonNull(named.get(pair)),
							() -> forms.same(pair, this::answered).open())));
		}
		return panel("sessions.doubles", pairs.size(), list);
	}

	/** What was said of doubles, as long as it can be taken back. */
	private Panel answered(List<Sessions.Answered> all) {
		var list = rows();
		var shown = all.subList(0, Math.min(SHOWN, all.size()));
		var named = Named.apart(shown, it -> ActivityWords.named(it.one()));
		for (Sessions.Answered it : shown) {
			list.add(row(new Span(forms.told(it.one())),
					List.of(new Span(forms.told(it.other())),
							new Span(getTranslation(it.merged() ? "sessions.answered.one" : "sessions.answered.two",
									it.by(), Dates.time(it.at())))),
					small("sessions.answered.undo", Objects.requireNonNull(named.get(it)), () -> undo(it))));
		}
		return panel("sessions.answered", all.size(), list);
	}

	private void undo(Sessions.Answered it) {
		String key = UUID.randomUUID().toString();
		if (faults.run(() -> {
			if (it.merged()) {
				sessions.unmerge(key, it.other().id(), it.other().version());
			}
			else {
				sessions.askAgain(key, it.one().id(), it.other().id());
			}
		})) {
			Announcement.done(getTranslation("sessions.answered.undone"));
			again();
		}
	}

	private void answered(SessionForms.Answer answer, Sessions.MayBeOne pair) {
		Announcement.done(getTranslation(
				(answer == SessionForms.Answer.APART) ? "activity.same.apart.done" : "activity.same.merged"));
		again();
	}

	private Panel panel(String words, int all, Component list) {
		var panel = new Panel(getTranslation(words, all), new Paragraph(getTranslation(words + ".help")), list);
		if (all > SHOWN) {
			panel.add(ActivityWords.quiet(getTranslation("sessions.more", all - SHOWN)));
		}
		return panel;
	}

	private static UnorderedList rows() {
		var list = new UnorderedList();
		list.addClassName("work");
		return list;
	}

	private static ListItem row(Component title, Collection<? extends Component> detail, Component... verbs) {
		var head = new Div(title);
		head.addClassName("work-title");
		var below = new Div();
		below.addClassNames("work-detail", "session-line");
		detail.forEach(below::add);
		var what = new Div(head, below);
		what.addClassName("work-what");
		var does = new Div(verbs);
		does.addClassNames("work-verbs", "row-verbs");
		return new ListItem(what, does);
	}

}
