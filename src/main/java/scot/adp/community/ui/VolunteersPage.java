package scot.adp.community.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import org.jspecify.annotations.Nullable;
import scot.adp.community.OwnUnit;
import scot.adp.community.VolunteerRules.Lists;
import scot.adp.community.VolunteerView;
import scot.adp.community.VolunteerView.State;
import scot.adp.community.Volunteers;
import scot.adp.community.Volunteers.Due;
import scot.adp.exchange.ListColumn;
import scot.adp.exchange.ListExport;
import scot.adp.exchange.ListExports;
import scot.adp.exchange.ui.ListPage;
import scot.adp.identity.Members;
import scot.adp.people.Persons;
import scot.adp.platform.OpenTo;
import scot.adp.platform.UnitId;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.ListCards;
import scot.adp.shell.parts.Named;

/** Who volunteers at the own unit, with what is due. */
@Route(VolunteersPage.ROUTE)
@Menu(title = "volunteers.title", order = 62)
@OpenTo("community.volunteer.read")
class VolunteersPage extends ListPage<VolunteerView> {

	static final String ROUTE = "volunteers";

	static final String DUE = "due";

	private final ListCards cards = new ListCards();

	private final Choice<State> state;

	private final Choice<Due> due;

	private final Volunteers volunteers;

	private final VolunteerForms forms;

	private final PersonWays persons;

	private final Map<UnitId, String> units;

	private final LocalDate today;

	VolunteersPage(Volunteers volunteers, Members members, Persons shown, ListExports exports, Clock clock) {
		super("volunteers.title", "volunteers.purpose", "volunteers.none", exports);
		this.volunteers = volunteers;
		this.today = LocalDate.now(clock);
		this.persons = new PersonWays(members, shown);
		this.forms = new VolunteerForms(volunteers, today, this::refresh);
		var own = volunteers.units();
		this.units = own.stream().collect(Collectors.toMap(OwnUnit::unit, OwnUnit::name));
		var let = own.stream().filter(OwnUnit::persons).toList();
		var verbs = new Div();
		if (!let.isEmpty()) {
			var add = new Button(getTranslation("volunteer.add"), event -> forms.add(let).open());
			add.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
			verbs.add(add);
		}
		var hours = new Anchor("volunteers/hours", getTranslation("volunteers.hours"));
		hours.addClassName("other-verb");
		var load = new Anchor("volunteers/load", getTranslation("volunteers.load"));
		load.addClassName("other-verb");
		var people = new Anchor("volunteers/people/load", getTranslation("volunteers.people-load"));
		people.addClassName("other-verb");
		verbs.add(hours, load, people);
		verbs.addClassNames("verbs", "page-verbs");
		add(verbs);
		if (let.isEmpty()) {
			var none = new Paragraph(getTranslation("volunteers.no-agreement"));
			none.addClassName("empty");
			add(none);
		}
		add(cards);
		state = choice("state", getTranslation("volunteer.state"), List.of(State.values()), State::name,
				it -> getTranslation("volunteer.state." + it.name()));
		due = choice(DUE, getTranslation("volunteers.due"), List.of(Due.values()), Due::name,
				it -> getTranslation("volunteers.due." + it.name()));
		grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT);
		grid.addComponentColumn(this::what).setHeader(getTranslation("volunteers.volunteer")).setFlexGrow(4);
		grid.addComponentColumn(this::verbs).setHeader(getTranslation("volunteers.verbs")).setFlexGrow(1);
		laidOut();
	}

	private Volunteers.Filter filter() {
		return new Volunteers.Filter(state.getValue(), due.getValue());
	}

	@Override
	protected ListExport<VolunteerView> list() {
		var filter = filter();
		var told = new LinkedHashMap<String, String>();
		if (filter.state() != null) {
			told.put("state", filter.state().name());
		}
		if (filter.due() != null) {
			told.put(DUE, filter.due().name());
		}
		List<ListColumn<VolunteerView>> columns = List.of(
				new ListColumn<>(getTranslation("volunteer.number"), 10, VolunteerView::number),
				new ListColumn<>(getTranslation("volunteer.own-ref"), 14, VolunteerView::ownRef),
				new ListColumn<>(getTranslation("volunteer.unit"), 30, row -> named(row.unit())),
				new ListColumn<>(getTranslation("volunteer.role"), 20, this::role),
				new ListColumn<>(getTranslation("volunteer.state"), 14,
						row -> getTranslation("volunteer.state." + row.state().name())),
				new ListColumn<>(getTranslation("volunteer.pvg"), 36,
						row -> VolunteerWords.pvg(volunteers, row, today)),
				new ListColumn<>(getTranslation("volunteer.supervision"), 14, VolunteerView::supervisionDue),
				new ListColumn<>(getTranslation("volunteer.hours"), 12, VolunteerView::hours),
				new ListColumn<>(getTranslation("volunteer.from"), 14, VolunteerView::fromOn),
				new ListColumn<>(getTranslation("volunteer.ended-on"), 14, VolunteerView::endedOn));
		return new ListExport<>("volunteers", getTranslation("volunteers.title"),
				List.of(getTranslation("volunteers.about")), columns,
				(offset, limit) -> volunteers.page(filter, offset, limit), () -> volunteers.count(filter))
			.filteredBy(told)
			.aboutPersons();
	}

	@Override
	protected String counted(int rows) {
		var look = volunteers.look();
		cards.tell(List.of(
				new ListCards.Card(ROUTE + "?due=PVG", getTranslation("volunteers.card.PVG", look.pvgOver()),
						getTranslation("volunteers.card.PVG.detail", look.pvgSoon(), Volunteers.SOON_DAYS),
						due.getValue() == Due.PVG),
				new ListCards.Card(ROUTE + "?due=SUPERVISION",
						getTranslation("volunteers.card.SUPERVISION", look.supervision()),
						(look.nextSupervision() != null)
								? getTranslation("volunteers.card.SUPERVISION.next", Dates.full(look.nextSupervision()))
								: getTranslation("volunteers.card.SUPERVISION.none"),
						due.getValue() == Due.SUPERVISION),
				new ListCards.Card(ROUTE, getTranslation("volunteers.card.ALL"),
						getTranslation("volunteers.card.ALL.detail"), state.isEmpty() && due.isEmpty())));
		return getTranslation("volunteers.count", rows);
	}

	private String named(UnitId unit) {
		return units.getOrDefault(unit, unit.value());
	}

	private String role(VolunteerView volunteer) {
		return volunteers.told(Lists.ROLE, volunteer.role()).label();
	}

	private Component what(VolunteerView volunteer) {
		var title = new Anchor("%s/%s".formatted(ROUTE, volunteer.id().value()), VolunteerWords.called(volunteer));
		title.addClassName("code");
		var below = new ArrayList<@Nullable String>();
		below.add(getTranslation("volunteers.line", role(volunteer),
				getTranslation("volunteer.state." + volunteer.state().name()), Dates.full(volunteer.fromOn())));
		below.add(
				(volunteer.endedOn() != null)
						? getTranslation("volunteers.ended", Dates.full(volunteer.endedOn()),
								volunteers.told(Lists.END_REASON, String.valueOf(volunteer.endReason())).label())
						: null);
		if (volunteer.state() != State.ENDED && !lapsed(volunteer)) {
			below.add(VolunteerWords.pvg(volunteers, volunteer, today));
		}
		if (volunteer.state() != State.ENDED) {
			below.add(VolunteerWords.supervision(volunteer, today));
		}
		below.add(getTranslation("volunteers.hours.quarter", volunteer.hours().stripTrailingZeros().toPlainString()));
		var cell = cell(title, below);
		if (lapsed(volunteer)) {
			var over = new Span(VolunteerWords.pvg(volunteers, volunteer, today));
			over.addClassName("wait-over");
			cell.addComponentAtIndex(1, over);
		}
		return cell;
	}

	/** Whether somebody is active in a regulated role though the membership has ended. */
	private boolean lapsed(VolunteerView volunteer) {
		return volunteer.state() == State.ACTIVE && volunteer.goesOn() && volunteer.lapsed(today);
	}

	private Component verbs(VolunteerView volunteer) {
		var verbs = new Div(verb("volunteer.change", volunteer, this::change));
		if (volunteer.state() != State.ENDED) {
			verbs.add(verb("volunteer.end", volunteer, this::end));
		}
		verbs.add(verb("volunteer.withdraw", volunteer, this::withdraw));
		persons.of(volunteer.unit(), volunteer.id().value(), volunteer.ownRef() != null || volunteer.linked())
			.ifPresent(it -> verbs.add(Named.of(it, VolunteerWords.called(volunteer))));
		verbs.addClassName("row-verbs");
		return verbs;
	}

	private void change(VolunteerView volunteer) {
		forms.change(volunteer).open();
	}

	private void end(VolunteerView volunteer) {
		forms.end(volunteer).open();
	}

	private void withdraw(VolunteerView volunteer) {
		forms.withdraw(volunteer).open();
	}

	private Button verb(String words, VolunteerView volunteer, Consumer<VolunteerView> form) {
		var verb = new Button(getTranslation(words), event -> form.accept(volunteer));
		verb.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
		return Named.of(verb, VolunteerWords.called(volunteer));
	}

}
