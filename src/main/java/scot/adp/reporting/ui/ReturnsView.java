package scot.adp.reporting.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import scot.adp.directory.Partners;
import scot.adp.directory.UnitView;
import scot.adp.directory.parts.MemberField;
import scot.adp.exchange.ListExports;
import scot.adp.exchange.ui.ListLine;
import scot.adp.exchange.ui.SaveList;
import scot.adp.identity.Caller;
import scot.adp.identity.MemberView;
import scot.adp.identity.Members;
import scot.adp.identity.Membership;
import scot.adp.measures.PeriodReturns;
import scot.adp.measures.ReturnForm;
import scot.adp.measures.ReturnTime;
import scot.adp.platform.MemberId;
import scot.adp.platform.OpenTo;
import scot.adp.platform.Role;
import scot.adp.platform.UnitId;
import scot.adp.reporting.ReturnChange;
import scot.adp.reporting.ReturnState;
import scot.adp.reporting.ReturnView;
import scot.adp.reporting.Returns;
import scot.adp.reporting.spi.ReturnPage;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.DayField;
import scot.adp.shell.parts.FormDialog;
import scot.adp.shell.parts.Named;
import scot.adp.shell.parts.Outline;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.Panel;
import scot.adp.shell.parts.Place;
import scot.adp.shell.parts.WordsField;

/**
 * What the partnership owes to others, by day: what is overdue first, then the coming
 * year; {@code ?all} shows this financial year and the next, {@code ?of=…&period=…} one
 * return alone.
 */
@Route("returns")
@Menu(title = "returns.title", order = 22)
@OpenTo("reporting.return.read")
@Outline(Outline.Shape.LIST)
class ReturnsView extends Page implements BeforeEnterObserver, HasDynamicTitle {

	private static final int ASKED_AT_MOST = 50;

	/** Who can file a return of their unit. */
	private static final Set<Role> FILING = Set.of(Role.UNIT_LEAD, Role.UNIT_EDITOR);

	private static final int NAMED_AT_MOST = 3;

	private final Returns returns;

	private final Members members;

	private final ListExports exports;

	private final PeriodReturns asked;

	private final Partners partners;

	private final ObjectProvider<ReturnPage> pages;

	private final Clock clock;

	ReturnsView(Returns returns, PeriodReturns asked, Partners partners, Members members, ListExports exports,
			ObjectProvider<ReturnPage> pages, Clock clock) {
		this.returns = returns;
		this.asked = asked;
		this.partners = partners;
		this.members = members;
		this.exports = exports;
		this.pages = pages;
		this.clock = clock;
	}

	@Override
	public void beforeEnter(BeforeEnterEvent event) {
		var address = event.getLocation().getQueryParameters();
		one(address.getSingleParameter("of").orElse(""), address.getSingleParameter("period").orElse(""))
			.ifPresentOrElse(this::showOne, () -> show(address.getSingleParameter("all").isPresent()));
	}

	@Override
	public String getPageTitle() {
		return getTranslation("returns.title");
	}

	private void show(boolean all) {
		clear();
		headed(getTranslation("returns.title"), getTranslation("returns.purpose"));
		scrolledByKeyboard();
		LocalDate today = LocalDate.now(clock);
		var overdue = returns.openBefore(today);
		var shown = others(today, all);
		Map<MemberId, MemberView> owners = members.byIds(Stream.concat(overdue.stream(), shown.stream())
			.map(ReturnView::owner)
			.filter(Objects::nonNull)
			.toList());
		Caller caller = members.me();
		var listed = shown.stream().filter(it -> !it.overdue(today)).toList();
		add(new ListLine(getTranslation("save.count.returns", overdue.size() + listed.size()),
				new SaveList(exports, () -> ReportingTables.returns(() -> listed(today, all), members, all))));
		if (!overdue.isEmpty()) {
			add(panel("returns.overdue", overdue, owners, caller, () -> show(all)));
		}
		var panel = panel(all ? "returns.all" : "returns.year", listed, owners, caller, () -> show(all));
		if (listed.isEmpty()) {
			var empty = new Paragraph(getTranslation("returns.none"));
			empty.addClassName("empty");
			panel.add(empty);
		}
		var other = new Anchor(all ? "returns" : "returns?all",
				getTranslation(all ? "returns.show-year" : "returns.show-all"));
		add(panel.withAside(other));
		if (caller.may("measures.period-return.read")) {
			askedOfUnits(today);
		}
	}

	/** The return of a kind and a period, where there is one. */
	private Optional<ReturnView> one(String code, String period) {
		return code.isEmpty() ? Optional.empty()
				: others(LocalDate.now(clock), true).stream()
					.filter(it -> it.code().equals(code) && it.period().equals(period))
					.findFirst();
	}

	private void showOne(ReturnView of) {
		clear();
		headed(getTranslation("returns.title"), getTranslation("returns.purpose"));
		scrolledByKeyboard();
		add(panel("returns.one", List.of(of), members.byIds(Stream.ofNullable(of.owner()).toList()), members.me(),
				() -> showOne(returns.find(of.id()).orElse(of)))
			.withAside(new Anchor("returns", getTranslation("returns.show-year"))));
	}

	/**
	 * What units still have to file and what comes next, of those that the reader reads
	 * for: who can file it, by when, and how long it takes.
	 */
	private void askedOfUnits(LocalDate today) {
		var due = asked.page(new PeriodReturns.Filter(null, PeriodReturns.Show.TO_FILE), 0, ASKED_AT_MOST);
		var coming = asked.coming();
		if (due.isEmpty() && coming.isEmpty()) {
			return;
		}
		var asks = new Asks(partners.units().stream().collect(Collectors.toMap(UnitView::code, it -> it)),
				members.current().stream().filter(it -> FILING.contains(it.role())).toList(), asked.took());
		var all = new Anchor("unit-returns", getTranslation("returns.asked.all"));
		if (!due.isEmpty()) {
			var list = new UnorderedList();
			list.addClassName("work");
			due.forEach(it -> list.add(asked(asks, it.unit(), it.form(), it.dueOn(),
					new Anchor(it.address(), "%s, %s".formatted(it.form().title(), it.period().name())),
					getTranslation(it.missing(today) ? "returns.asked.missing" : "returns.asked.due"))));
			add(new Panel(getTranslation("returns.asked"), list).withAside(all));
		}
		if (!coming.isEmpty()) {
			var list = new UnorderedList();
			list.addClassName("work");
			coming.forEach(it -> list.add(asked(asks, it.unit(), it.form(), it.dueOn(),
					new Span("%s, %s".formatted(it.form().title(), it.period().name())),
					getTranslation("returns.coming.opens", Dates.full(it.opensOn())))));
			var panel = new Panel(getTranslation("returns.coming"), list);
			add(due.isEmpty() ? panel.withAside(all) : panel);
		}
	}

	private ListItem asked(Asks asks, UnitId unit, ReturnForm form, LocalDate dueOn, Component called, String stands) {
		var day = new Span(getTranslation("returns.coming.due", Dates.full(dueOn)));
		day.addClassName("code");
		var title = new Div(day, called);
		title.addClassName("work-title");
		@Nullable ReturnTime took = asks.took().get(form);
		var what = new Div(title,
				detail((took != null)
						? getTranslation("returns.coming.minutes", form.minutes(), took.minutes(), took.filings())
						: getTranslation("returns.coming.promised", form.minutes())));
		what.addClassName("work-what");
		@Nullable UnitView known = asks.units().get(unit);
		var who = new Div(new Span((known != null) ? known.name() : unit.value()), detail(filing(asks.filing(unit))));
		who.addClassName("work-who");
		var state = new Span(stands);
		state.addClassName("chip");
		return new ListItem(what, who, new Div(state), new Div());
	}

	private String filing(List<MemberView> filing) {
		String names = filing.stream().limit(NAMED_AT_MOST).map(MemberView::name).collect(Collectors.joining(", "));
		return filing.isEmpty() ? getTranslation("returns.coming.nobody")
				: (filing.size() <= NAMED_AT_MOST) ? getTranslation("returns.coming.who", names)
						: getTranslation("returns.coming.who.more", names, filing.size() - NAMED_AT_MOST);
	}

	/** What is overdue first, then the others. */
	private List<ReturnView> listed(LocalDate today, boolean all) {
		return Stream
			.concat(returns.openBefore(today).stream(), others(today, all).stream().filter(it -> !it.overdue(today)))
			.toList();
	}

	private List<ReturnView> others(LocalDate today, boolean all) {
		return all ? returns.between(today.minusYears(2), today.plusYears(3))
				: returns.between(today, today.plusYears(1));
	}

	private Panel panel(String title, List<ReturnView> shown, Map<MemberId, MemberView> owners, Caller caller,
			Runnable again) {
		var list = new UnorderedList();
		list.addClassName("work");
		shown.forEach(it -> list.add(row(it, owners, caller, again)));
		return new Panel(getTranslation(title), list);
	}

	private ListItem row(ReturnView it, Map<MemberId, MemberView> owners, Caller caller, Runnable again) {
		var day = new Span(Dates.full(it.dueOn()));
		day.addClassName("code");
		String called = "%s, %s".formatted(it.title(), it.period());
		var title = new Div(day, prepared(it, caller).<Component>map(page -> new Anchor(page, called))
			.orElseGet(() -> new Span(called)));
		title.addClassName("work-title");
		var what = new Div(title, detail(getTranslation("returns.to", it.sentTo())));
		what.addClassName("work-what");
		if (it.proposed()) {
			what.add(detail((it.checkWith() != null) ? getTranslation("returns.proposed", it.checkWith())
					: getTranslation("returns.proposed.bare")));
		}
		if (it.note() != null) {
			what.add(detail(getTranslation("returns.note.is", it.note())));
		}
		@Nullable MemberView owner = (it.owner() != null) ? owners.get(it.owner()) : null;
		var who = new Div(
				(owner != null) ? "%s, %s".formatted(owner.name(), owner.post()) : getTranslation("returns.nobody"));
		who.addClassName("work-who");
		var state = new Span((it.sentOn() != null) ? getTranslation("returns.sent-on", Dates.full(it.sentOn()))
				: getTranslation("returns.state." + it.state().name()));
		state.addClassName("chip");
		var row = new ListItem(what, who, new Div(state));
		boolean owns = caller.memberships().stream().map(Membership::id).anyMatch(id -> id.equals(it.owner()));
		if (caller.supportTeam() || owns) {
			var change = new Button(getTranslation("returns.change"), event -> change(it, caller.supportTeam(), again));
			Named.of(change, "%s, %s".formatted(it.title(), it.period()));
			row.add(change);
		}
		else {
			row.add(new Div());
		}
		return row;
	}

	private void change(ReturnView it, boolean team, Runnable again) {
		var state = new Select<ReturnState>();
		state.setLabel(getTranslation("returns.state"));
		state.setItems(ReturnState.values());
		state.setItemLabelGenerator(choice -> getTranslation("returns.state." + choice.name()));
		state.setValue(it.state());
		var sentOn = new DayField(getTranslation("returns.sent"));
		sentOn.setMax(LocalDate.now(clock));
		sentOn.setValue(it.sentOn());
		sentOn.setVisible(it.state() == ReturnState.SENT);
		state.addValueChangeListener(event -> {
			boolean sent = event.getValue() == ReturnState.SENT;
			sentOn.setVisible(sent);
			sentOn.setValue(sent ? LocalDate.now(clock) : null);
		});
		var owner = new MemberField(getTranslation("returns.owner"), members);
		owner.setWidthFull();
		owner.setVisible(team);
		owner.choose(it.owner());
		var note = new WordsField(getTranslation("returns.note"), Returns.TEXT_LIMIT);
		note.setHelperText(getTranslation("returns.note.help"));
		note.setWidthFull();
		note.setValue(Objects.requireNonNullElse(it.note(), ""));
		new FormDialog("%s, %s".formatted(it.title(), it.period()),
				Place.of("reporting.return", it.id()).at(it.version()))
			.field("state", state, ReturnState::name)
			.field("sentOn", sentOn)
			.field("owner", owner)
			.field("note", note)
			.save(getTranslation("decision.save"),
					key -> returns.change(new ReturnChange(key, it.id(), it.version(), state.getValue(),
							team ? owner.chosen() : it.owner(), sentOn.getValue(), note.getValue())),
					getTranslation("decision.saved"), again)
			.open();
	}

	/** Where it is prepared; empty where no module does, or the reader may not look. */
	private Optional<String> prepared(ReturnView it, Caller reader) {
		return pages.stream()
			.filter(page -> page.code().equals(it.code()))
			.findFirst()
			.flatMap(page -> page.address(it.period(), reader));
	}

	/**
	 * What is told of all that is asked.
	 *
	 * @param members who can file for a unit, and for those below it
	 */
	private record Asks(Map<UnitId, UnitView> units, List<MemberView> members, Map<ReturnForm, ReturnTime> took) {

		/**
		 * Who can file for a unit: its own people first, then those of the units above.
		 */
		List<MemberView> filing(UnitId unit) {
			return Stream.iterate(unit, Objects::nonNull, this::above)
				.flatMap(it -> members.stream().filter(member -> member.unit().equals(it)))
				.toList();
		}

		private @Nullable UnitId above(UnitId unit) {
			@Nullable UnitView known = units.get(unit);
			return (known != null) ? known.parent() : null;
		}

	}

	private static Span detail(String words) {
		var detail = new Span(words);
		detail.addClassName("work-detail");
		return detail;
	}

}
