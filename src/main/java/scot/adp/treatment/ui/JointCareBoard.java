package scot.adp.treatment.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import org.jspecify.annotations.Nullable;
import scot.adp.directory.UnitView;
import scot.adp.exchange.ListColumn;
import scot.adp.exchange.ListExport;
import scot.adp.exchange.ListExports;
import scot.adp.exchange.ui.ListPage;
import scot.adp.platform.OpenTo;
import scot.adp.platform.UnitId;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.FormDialog;
import scot.adp.shell.parts.LineField;
import scot.adp.shell.parts.ListCards;
import scot.adp.shell.parts.Named;
import scot.adp.treatment.JointCareRules.Lists;
import scot.adp.treatment.JointCareView;
import scot.adp.treatment.JointCares;
import scot.adp.treatment.JointCares.Filter;
import scot.adp.treatment.JointCares.Kept;

/**
 * Joint care that the own unit holds or works on: where nobody leads and somebody should
 * first, then what waits for an answer.
 */
@Route("treatment/joint-care")
@Menu(title = "joint.title", order = 44.9)
@OpenTo("treatment.joint-care.read")
class JointCareBoard extends ListPage<JointCareView> {

	static final String ROUTE = "treatment/joint-care";

	/** The lists that stand as cards above all others. */
	private static final List<Kept> CARDS = List.of(Kept.GAP, Kept.ANSWER, Kept.ASSESS);

	private final Choice<Kept> kept;

	private final LineField ownRef;

	private final JointCares jointCares;

	private final JointCareWords words;

	private final JointCareForms forms;

	/** The own services that an agreement lets keep joint care. */
	private final Set<UnitId> own;

	private final ListCards cards = new ListCards();

	private JointCares.Look look;

	JointCareBoard(JointCares jointCares, ListExports exports, Clock clock) {
		super("joint.title", "joint.purpose", "joint.none", exports);
		LocalDate today = LocalDate.now(clock);
		this.jointCares = jointCares;
		var beginning = jointCares.beginning();
		this.words = new JointCareWords(jointCares,
				beginning.all().stream().collect(Collectors.toMap(UnitView::code, UnitView::name)));
		this.own = beginning.own().stream().map(UnitView::code).collect(Collectors.toSet());
		this.forms = new JointCareForms(words, today, this::again);
		this.look = jointCares.look();
		var links = new Div();
		if (!beginning.own().isEmpty()) {
			var open = new Button(getTranslation("joint.open"), event -> forms.open(jointCares.beginning()).open());
			open.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
			links.add(open);
		}
		var load = new Anchor(ROUTE + "/load", getTranslation("joint-load.link"));
		load.addClassName("other-verb");
		links.add(load);
		links.addClassNames("verbs", "page-verbs");
		add(cards, links);
		if (beginning.own().isEmpty()) {
			var none = new Paragraph(getTranslation("joint.no-agreement"));
			none.addClassName("empty");
			add(none);
		}
		kept = choice("list", getTranslation("joint.list"), List.of(Kept.values()), Kept::name,
				it -> getTranslation("joint.list." + it.name()));
		ownRef = text("reference", getTranslation("joint.own-ref"));
		grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT);
		grid.addComponentColumn(this::what).setHeader(getTranslation("joint.whose")).setFlexGrow(4);
		grid.addComponentColumn(this::verbs).setHeader(getTranslation("joint.verbs")).setFlexGrow(2);
		laidOut();
	}

	@Override
	public void afterNavigation(AfterNavigationEvent event) {
		super.afterNavigation(event);
		// The filter says which list is looked at, also where none was chosen.
		kept.setValue(shown());
		tellCards();
	}

	private void again() {
		look = jointCares.look();
		tellCards();
		refresh();
	}

	private Kept shown() {
		return kept.getOptionalValue().orElse(Kept.ON);
	}

	private void tellCards() {
		grid.setEmptyStateText(getTranslation("joint.none." + shown().name()));
		cards.tell(CARDS.stream()
			.map(list -> new ListCards.Card("%s?list=%s".formatted(ROUTE, list),
					getTranslation("joint.card." + list, number(list)), detail(list), list == shown()))
			.toList());
	}

	private int number(Kept list) {
		return switch (list) {
			case GAP -> look.gaps();
			case ANSWER -> look.toAnswer() + look.waiting();
			case ASSESS -> look.toAssess();
			default -> look.open();
		};
	}

	private String detail(Kept list) {
		return switch (list) {
			case GAP -> told("joint.card.GAP", look.gapSinceOn());
			case ANSWER -> getTranslation("joint.card.ANSWER.detail", look.toAnswer(), look.waiting());
			default -> told("joint.card.ASSESS", look.assessDueOn());
		};
	}

	private String told(String card, @Nullable LocalDate day) {
		return (day != null) ? getTranslation(card + ".detail", Dates.weekday(day)) : getTranslation(card + ".none");
	}

	@Override
	protected ListExport<JointCareView> list() {
		Kept list = shown();
		@Nullable String reference = ownRef.isEmpty() ? null : ownRef.getValue().strip();
		var filter = new Filter(list, reference, null);
		var filters = new TreeMap<>(Map.of("list", list.name()));
		if (reference != null) {
			filters.put("reference", reference);
		}
		return new ListExport<>("joint-care", getTranslation("joint.list." + list.name()),
				List.of(getTranslation("joint.save.about")), columns(),
				(offset, limit) -> jointCares.page(filter, offset, limit), () -> jointCares.total(filter))
			.filteredBy(filters)
			.aboutPersons();
	}

	private List<ListColumn<JointCareView>> columns() {
		return List.of(new ListColumn<>(getTranslation("joint.own-ref"), 14, JointCareView::readersRef),
				new ListColumn<>(getTranslation("joint.asked-by"), 30, row -> words.name(row.askedBy())),
				new ListColumn<>(getTranslation("joint.asked-of"), 30, row -> words.name(row.askedOf())),
				new ListColumn<>(getTranslation("joint.asked-on"), 14, JointCareView::askedOn),
				new ListColumn<>(getTranslation("joint.stage"), 18,
						row -> getTranslation("joint.stage." + row.stage().name())),
				new ListColumn<>(getTranslation("joint.answers"), 50, row -> String.join("; ", words.answers(row))),
				new ListColumn<>(getTranslation("joint.lead"), 30,
						row -> (row.leadUnit() != null) ? words.name(row.leadUnit()) : ""),
				new ListColumn<>(getTranslation("joint.lead-on"), 14, JointCareView::leadOn),
				new ListColumn<>(getTranslation("joint.due-on"), 14, JointCareView::dueOn),
				new ListColumn<>(getTranslation("joint.assessed-on"), 14, JointCareView::assessedOn),
				new ListColumn<>(getTranslation("joint.plan-on"), 14, JointCareView::planOn),
				new ListColumn<>(getTranslation("joint.closed-on"), 14, JointCareView::closedOn),
				new ListColumn<>(getTranslation("joint.close-reason"), 24,
						row -> words.label(Lists.CLOSE_REASON, row.closeReason())));
	}

	@Override
	protected String counted(int rows) {
		return getTranslation("joint.count", rows);
	}

	private Component what(JointCareView of) {
		// One person may stand here twice, asked for on two days.
		var name = Named.of(new Anchor("%s/%s".formatted(ROUTE, of.id().value()), words.called(of)), words.asked(of));
		name.addClassName("code");
		var stands = new Span(words.stands(of));
		stands.addClassName(words.urgent(of) ? "wait-over" : "wait-left");
		var below = new ArrayList<@Nullable String>();
		below.add(words.asked(of));
		below.addAll(words.answers(of));
		below.add(words.due(of));
		return cell(new Div(name, stands), below);
	}

	private Component verbs(JointCareView of) {
		// A partner that may only read it changes nothing.
		if (!of.goesOn() || (of.throughPartner() && !own.contains(of.partner()))) {
			return new Span();
		}
		var verbs = new Div();
		if (of.leadUnit() == null) {
			verbs.add(verb("joint.answer.verb", of, () -> forms.answer(of)),
					verb("joint.lead.verb", of, () -> forms.lead(of)));
		}
		else {
			verbs.add(verb(of.toAssess() ? "joint.together.verb" : "joint.close", of,
					() -> of.toAssess() ? forms.together(of) : forms.close(of)));
		}
		verbs.addClassName("row-verbs");
		return verbs;
	}

	private Button verb(String label, JointCareView of, Supplier<FormDialog> form) {
		var verb = new Button(getTranslation(label), event -> form.get().open());
		verb.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
		return Named.of(verb, "%s, %s".formatted(words.called(of), words.asked(of)));
	}

}
