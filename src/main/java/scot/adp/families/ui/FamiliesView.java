package scot.adp.families.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
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
import scot.adp.activities.ActivityLists;
import scot.adp.directory.Areas;
import scot.adp.directory.Partners;
import scot.adp.exchange.ListColumn;
import scot.adp.exchange.ListExport;
import scot.adp.exchange.ListExports;
import scot.adp.exchange.ui.ListPage;
import scot.adp.families.FamilyRules.Lists;
import scot.adp.families.FamilySupportView;
import scot.adp.families.FamilySupports;
import scot.adp.families.FamilySupports.Kept;
import scot.adp.identity.spi.OrganisationNames;
import scot.adp.platform.CodeList;
import scot.adp.platform.OpenTo;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.FormHead;
import scot.adp.shell.parts.LineField;
import scot.adp.shell.parts.ListCards;
import scot.adp.shell.parts.Named;
import scot.adp.shell.parts.Opener;

/**
 * Families of the own unit: who waits first, then of whom something is due. A new one is
 * typed in above the list.
 */
@Route("families")
@Menu(title = "families.title", order = 60)
@OpenTo("families.support.read")
class FamiliesView extends ListPage<FamilySupportView> {

	static final String ROUTE = "families";

	/** The lists that stand as cards above all others. */
	private static final List<Kept> CARDS = List.of(Kept.WAITING, Kept.DUE, Kept.INTENSIVE);

	private final Choice<Kept> kept;

	private final Choice<CodeList.Value> tier;

	private static final int NUMBER_LIMIT = 20;

	private final FamilySupports supports;

	private final Map<UnitId, String> units;

	private final LocalDate today;

	private final FamilyForms forms;

	private final ListCards cards = new ListCards();

	private FamilySupports.Look look;

	FamiliesView(FamilySupports supports, Partners partners, Areas areas, ActivityLists activityLists,
			ListExports exports, Clock clock) {
		super("families.title", "families.purpose", "families.none", exports);
		this.supports = supports;
		this.today = LocalDate.now(clock);
		this.forms = new FamilyForms(supports, partners, areas, today, this::again);
		this.look = supports.look();
		var links = new Div(new Anchor(ROUTE + "/load", getTranslation("family-load.link")));
		int joint = supports.total(FamilySupports.Filter.of(Kept.JOINT));
		if (joint > 0) {
			links.add(new Anchor("%s?list=%s".formatted(ROUTE, Kept.JOINT),
					getTranslation("families.joint.link", joint)));
		}
		links.getChildren().forEach(link -> link.addClassName("other-verb"));
		links.addClassNames("verbs", "page-verbs");
		add(cards, links, new Worried(activityLists));
		var keeping = supports.keeping();
		this.units = keeping.stream()
			.collect(Collectors.toMap(OrganisationNames.UnitName::unit, OrganisationNames.UnitName::name));
		if (keeping.isEmpty()) {
			var none = new Paragraph(getTranslation("family.no-agreement"));
			none.addClassName("empty");
			add(none);
		}
		else {
			var form = new NewFamily(supports, areas, partners, keeping, today, this::again);
			links.addComponentAsFirst(new Opener(getTranslation("family.new"), form, form.ownRef));
			add(finder(), form);
		}
		kept = choice("list", getTranslation("families.list"), List.of(Kept.values()), Kept::name,
				it -> getTranslation("families.list." + it.name()));
		tier = choice("tier", getTranslation("family.tier"), supports.list(Lists.TIER).on(today), CodeList.Value::code,
				CodeList.Value::label);
		grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT);
		grid.addComponentColumn(this::what).setHeader(getTranslation("families.family")).setFlexGrow(4);
		grid.addComponentColumn(this::verbs).setHeader(getTranslation("families.verbs")).setFlexGrow(1);
		laidOut();
	}

	@Override
	public void afterNavigation(AfterNavigationEvent event) {
		super.afterNavigation(event);
		// The filter says which list is looked at, also where none was chosen.
		kept.setValue(shown());
		tellCards();
	}

	/** A number tells of one family, so it stands in no address and is kept nowhere. */
	private Component finder() {
		var number = new LineField(getTranslation("families.find"), NUMBER_LIMIT);
		var head = new FormHead().field("ownRef", number);
		var open = new Button(getTranslation("families.find.open"), event -> head.run(() -> open(number.getValue())));
		open.addClickShortcut(Key.ENTER).listenOn(number).resetFocusOnActiveElement();
		var fields = new Div(number, open);
		fields.addClassName("filters");
		return new Div(head, fields);
	}

	private void open(String number) {
		String typed = number.strip().toUpperCase(Locale.ROOT);
		var faults = new Problem.Faults().when(typed.isEmpty(), "ownRef", getTranslation("families.find.missing"));
		faults.raise();
		var found = supports.page(FamilySupports.Filter.called(typed), 0, 1);
		faults.when(found.isEmpty(), "ownRef", getTranslation("families.find.none")).raise();
		getUI().ifPresent(it -> it.navigate("%s/%s".formatted(ROUTE, found.getFirst().id().value())));
	}

	private void again() {
		look = supports.look();
		tellCards();
		refresh();
	}

	/**
	 * The list that is looked at: who waits, and of whom something is due, come first.
	 */
	private Kept shown() {
		return kept.getOptionalValue().orElse(Kept.ON);
	}

	private int number(Kept list) {
		return switch (list) {
			case WAITING -> look.waiting();
			case DUE -> look.due();
			default -> look.intensive();
		};
	}

	private void tellCards() {
		grid.setEmptyStateText(getTranslation("families.none." + shown().name()));
		cards.tell(CARDS.stream()
			.map(list -> new ListCards.Card("%s?list=%s".formatted(ROUTE, list),
					getTranslation("families.card." + list, number(list)), detail(list), list == shown()))
			.toList());
	}

	private String detail(Kept list) {
		return switch (list) {
			case WAITING -> (look.waitingSince() != null) ? getTranslation("families.card.WAITING.detail",
					Dates.full(look.waitingSince()), look.longest(today))
					: getTranslation("families.card.WAITING.none");
			case DUE ->
				(look.nextDueOn() != null) ? getTranslation("families.card.DUE.detail", Dates.weekday(look.nextDueOn()))
						: getTranslation("families.card.DUE.none");
			default -> getTranslation("families.card.INTENSIVE.detail", look.goesOn());
		};
	}

	@Override
	protected ListExport<FamilySupportView> list() {
		Kept list = shown();
		@Nullable String of = tier.getOptionalValue().map(CodeList.Value::code).orElse(null);
		var filter = new FamilySupports.Filter(list, null, of, null);
		var told = new LinkedHashMap<String, String>();
		told.put("list", list.name());
		if (of != null) {
			told.put("tier", of);
		}
		return new ListExport<>("families", getTranslation("families.list." + list.name()),
				List.of(getTranslation("families.save.about")), columns(),
				(offset, limit) -> supports.page(filter, offset, limit), () -> supports.total(filter))
			.filteredBy(told)
			.aboutPersons();
	}

	private List<ListColumn<FamilySupportView>> columns() {
		return List.of(new ListColumn<>(getTranslation("family.own-ref"), 14, FamilySupportView::ownRef),
				new ListColumn<>(getTranslation("family.unit"), 24, row -> named(row.unit())),
				new ListColumn<>(getTranslation("family.state"), 12,
						row -> getTranslation("family.state." + row.state().name())),
				new ListColumn<>(getTranslation("family.tier"), 14,
						row -> FamilyWords.label(supports, Lists.TIER, row.tier())),
				new ListColumn<>(getTranslation("family.requested"), 14, FamilySupportView::requestedOn),
				new ListColumn<>(getTranslation("family.first-support"), 14, FamilySupportView::firstSupportOn),
				new ListColumn<>(getTranslation("family.source"), 20,
						row -> FamilyWords.label(supports, Lists.SOURCE, row.source())),
				new ListColumn<>(getTranslation("family.affected"), 20,
						row -> FamilyWords.label(supports, Lists.AFFECTED_SINCE, row.affectedSince())),
				new ListColumn<>(getTranslation("family.reasons"), 30,
						row -> FamilyWords.labels(supports, Lists.REASON, row.reasons())),
				new ListColumn<>(getTranslation("family.wellbeing"), 30,
						row -> FamilyWords.labels(supports, Lists.WELLBEING, row.wellbeing())),
				new ListColumn<>(getTranslation("family.members"), 8, FamilySupportView::members),
				new ListColumn<>(getTranslation("family.young"), 8, FamilySupportView::young),
				new ListColumn<>(getTranslation("family.contacted-last"), 14, FamilySupportView::lastContactOn),
				new ListColumn<>(getTranslation("family.next-due"), 14, FamilySupportView::nextDueOn),
				new ListColumn<>(getTranslation("family.closed.on"), 14, FamilySupportView::closedOn),
				new ListColumn<>(getTranslation("family.closure"), 24,
						row -> FamilyWords.label(supports, Lists.CLOSURE, row.closure())));
	}

	@Override
	protected String counted(int rows) {
		return getTranslation("families.count", rows);
	}

	private String named(UnitId unit) {
		@Nullable String own = units.get(unit);
		return (own != null) ? own : supports.named(unit);
	}

	/** A family in few lines: a phone shows them one below another. */
	private Component what(FamilySupportView family) {
		var name = new Anchor("%s/%s".formatted(ROUTE, family.id().value()), FamilyWords.called(family));
		name.addClassName("code");
		var stands = new Span(FamilyWords.stands(supports, family, today));
		stands.addClassName(FamilyWords.waits(family) && family.stands() ? "wait-over" : "wait-left");
		var below = new ArrayList<@Nullable String>();
		below.add(FamilyWords.due(family, today));
		below.add(Stream
			.of(FamilyWords.label(supports, Lists.TIER, family.tier()), FamilyWords.people(family),
					(units.size() > 1 || shown() == Kept.JOINT) ? named(family.unit()) : "",
					(family.lastContactOn() != null)
							? getTranslation("family.contacted.on", Dates.full(family.lastContactOn())) : "")
			.filter(part -> !part.isEmpty())
			.collect(Collectors.joining(" · ")));
		return cell(new Div(name, stands), below);
	}

	private Component verbs(FamilySupportView family) {
		if (!family.goesOn() || shown() == Kept.JOINT) {
			return new Span();
		}
		var verbs = new Div(
				family.waits() ? verb("family.start", family, () -> forms.start(family).open())
						: verb("family.review", family, () -> forms.review(family).open()),
				verb("family.contact", family, () -> forms.contact(family).open()));
		verbs.addClassName("row-verbs");
		return verbs;
	}

	private Button verb(String words, FamilySupportView family, Runnable opens) {
		var verb = new Button(getTranslation(words), event -> opens.run());
		verb.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
		return Named.of(verb, FamilyWords.called(family));
	}

}
