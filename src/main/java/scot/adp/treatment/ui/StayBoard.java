package scot.adp.treatment.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import org.jspecify.annotations.Nullable;
import scot.adp.directory.Areas;
import scot.adp.directory.UnitView;
import scot.adp.exchange.ListColumn;
import scot.adp.exchange.ListExport;
import scot.adp.exchange.ListExports;
import scot.adp.exchange.ui.CardsPage;
import scot.adp.platform.OpenTo;
import scot.adp.platform.UnitId;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.FormDialog;
import scot.adp.shell.parts.LineField;
import scot.adp.shell.parts.Named;
import scot.adp.treatment.StayRules.Lists;
import scot.adp.treatment.StayStage;
import scot.adp.treatment.StayView;
import scot.adp.treatment.Stays;
import scot.adp.treatment.Stays.Filter;
import scot.adp.treatment.Stays.Kept;

/**
 * Residential stays of the own unit: who is to leave soon without an address first, then
 * by step, waiting longest first.
 */
@Route("treatment/stays")
@Menu(title = "stay.title", order = 44.6)
@OpenTo("treatment.stay.read")
class StayBoard extends CardsPage<StayView, Kept> {

	static final String ROUTE = "treatment/stays";

	/** The lists that stand as cards above all others. */
	private static final List<Kept> CARDS = List.of(Kept.LEAVING, Kept.DUE, Kept.NOT_IN);

	private final Choice<StayStage> stage;

	private final LineField ownRef;

	private final Stays stays;

	private final Map<UnitId, String> units;

	private final StayForms forms;

	private Stays.Look look;

	StayBoard(Stays stays, Areas areas, ListExports exports, Clock clock) {
		super("stay.title", "stay.purpose", "stay.none", ROUTE, CARDS, Kept.ON, exports);
		LocalDate today = LocalDate.now(clock);
		this.stays = stays;
		this.forms = new StayForms(stays, today, this::again);
		this.look = stays.look();
		var keeping = stays.keeping();
		this.units = keeping.stream().collect(Collectors.toMap(UnitView::code, UnitView::name));
		var links = new Div();
		if (!keeping.isEmpty()) {
			var open = new Button(getTranslation("stay.open"),
					event -> forms.open(keeping, areas.coverage(today)).open());
			open.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
			links.add(open);
		}
		var load = new Anchor(ROUTE + "/load", getTranslation("stay-load.link"));
		load.addClassName("other-verb");
		links.add(load);
		links.addClassNames("verbs", "page-verbs");
		add(cards, links);
		if (keeping.isEmpty()) {
			var none = new Paragraph(getTranslation("stay.no-agreement"));
			none.addClassName("empty");
			add(none);
		}
		offer(getTranslation("stay.list"), List.of(Kept.values()));
		stage = choice("stage", getTranslation("stay.stage"), List.of(StayStage.values()), StayStage::name,
				it -> getTranslation("stay.stage." + it.name()));
		ownRef = text("reference", getTranslation("stay.own-ref"));
		grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT);
		grid.addComponentColumn(this::what).setHeader(getTranslation("stay.whose")).setFlexGrow(4);
		grid.addComponentColumn(this::verbs).setHeader(getTranslation("stay.verbs")).setFlexGrow(2);
		laidOut();
	}

	@Override
	protected void countAnew() {
		look = stays.look();
	}

	@Override
	protected String named(Kept list) {
		return getTranslation("stay.list." + list.name());
	}

	@Override
	protected String empty(Kept list) {
		return getTranslation("stay.none." + list.name());
	}

	@Override
	protected Said said(Kept list) {
		return new Said(getTranslation("stay.card." + list, number(list)), detail(list));
	}

	private int number(Kept list) {
		return switch (list) {
			case LEAVING -> look.leaving();
			case DUE -> look.contact() + look.status();
			case NOT_IN -> look.notIn();
			default -> look.open();
		};
	}

	private String detail(Kept list) {
		return switch (list) {
			case LEAVING -> (look.nextLeavingOn() != null)
					? getTranslation("stay.card.LEAVING.detail", Dates.weekday(look.nextLeavingOn()))
					: getTranslation("stay.card.LEAVING.none");
			case DUE -> getTranslation("stay.card.DUE.detail", look.contact(), look.status());
			default -> getTranslation("stay.card." + list + ".detail");
		};
	}

	@Override
	protected ListExport<StayView> list() {
		Kept list = shown();
		@Nullable StayStage step = stage.isEmpty() ? null : stage.getValue();
		@Nullable String reference = ownRef.isEmpty() ? null : ownRef.getValue().strip();
		var filter = new Filter(list, step, reference, null, null);
		var filters = new TreeMap<>(Map.of("list", list.name()));
		if (step != null) {
			filters.put("stage", step.name());
		}
		if (reference != null) {
			filters.put("reference", reference);
		}
		return new ListExport<>("residential-stays", getTranslation("stay.list." + list.name()),
				List.of(getTranslation("stay.save.about")), columns(),
				(offset, limit) -> stays.page(filter, offset, limit), () -> stays.total(filter))
			.filteredBy(filters)
			.aboutPersons();
	}

	private List<ListColumn<StayView>> columns() {
		return List.of(new ListColumn<>(getTranslation("stay.own-ref"), 14, StayView::ownRef),
				new ListColumn<>(getTranslation("stay.unit"), 24, row -> named(row.unit())),
				code("stay.kind", Lists.KIND, StayView::kind),
				code("stay.substance", Lists.SUBSTANCE, StayView::substance),
				new ListColumn<>(getTranslation("stay.stage"), 24,
						row -> getTranslation("stay.stage." + row.stage().name())),
				new ListColumn<>(getTranslation("stay.since-on"), 14, StayView::sinceOn),
				new ListColumn<>(getTranslation("stay.enquiry-on"), 14, row -> row.facts().enquiryOn()),
				new ListColumn<>(getTranslation("stay.funding-on"), 14, row -> row.facts().fundingOn()),
				code("stay.provider", Lists.PROVIDER, row -> row.facts().provider()),
				new ListColumn<>(getTranslation("stay.admitted-on"), 14, row -> row.facts().admittedOn()),
				new ListColumn<>(getTranslation("stay.planned-end-on"), 14, row -> row.facts().plannedEndOn()),
				new ListColumn<>(getTranslation("stay.left-on"), 14, row -> row.facts().leftOn()),
				code("stay.left-how", Lists.LEFT_HOW, row -> row.facts().leftHow()),
				code("stay.destination", Lists.DESTINATION, row -> row.facts().destination()),
				new ListColumn<>(getTranslation("stay.contact-on"), 14, StayView::contactOn),
				new ListColumn<>(getTranslation("stay.next-due"), 14, StayView::nextDueOn));
	}

	private ListColumn<StayView> code(String words, Lists list, Code code) {
		return new ListColumn<>(getTranslation(words), 24, row -> StayWords.label(stays, list, code.of(row)));
	}

	@Override
	protected String counted(int rows) {
		return getTranslation("stay.count", rows);
	}

	private String named(UnitId unit) {
		return units.getOrDefault(unit, unit.value());
	}

	private Component what(StayView of) {
		// One person may stand here with two stays.
		var name = Named.of(new Anchor("%s/%s".formatted(ROUTE, of.id().value()), StayWords.called(of)), kind(of));
		name.addClassName("code");
		@Nullable String due = StayWords.due(of);
		var stands = new Span((due != null) ? due : StayWords.stands(stays, of));
		stands.addClassName(StayWords.urgent(of) ? "wait-over" : "wait-left");
		var below = new ArrayList<@Nullable String>();
		below.add((due != null) ? StayWords.stands(stays, of) : null);
		below.add(kind(of)
				+ ((of.facts().provider() != null)
						? " · " + StayWords.label(stays, Lists.PROVIDER, of.facts().provider()) : "")
				+ ((units.size() > 1) ? " · " + named(of.unit()) : ""));
		below.add((of.facts().plannedEndOn() != null && of.facts().leftOn() == null && !of.leavingSoon())
				? getTranslation("stay.ends", Dates.full(of.facts().plannedEndOn())) : null);
		below.add(of.continued() ? getTranslation("stay.continued") : null);
		below.add(StayWords.missed(of));
		return cell(new Div(name, stands), below);
	}

	private String kind(StayView of) {
		return StayWords.label(stays, Lists.KIND, of.kind());
	}

	private Component verbs(StayView of) {
		if (!of.goesOn()) {
			return new Span();
		}
		var verbs = new Div();
		if (of.facts().leftOn() != null) {
			verbs.add(verb("stay.follow-up", of, () -> forms.followUp(of)));
		}
		else if (of.facts().admittedOn() != null) {
			verbs.add(verb("stay.move", of, () -> forms.move(of)));
		}
		verbs.add(verb("stay.steps", of, () -> forms.steps(of)));
		verbs.addClassName("row-verbs");
		return verbs;
	}

	private Button verb(String words, StayView of, Supplier<FormDialog> form) {
		var verb = new Button(getTranslation(words), event -> form.get().open());
		verb.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
		return Named.of(verb, "%s, %s".formatted(StayWords.called(of), kind(of)));
	}

	/** A code of a row. */
	private interface Code {

		@Nullable String of(StayView row);

	}

}
