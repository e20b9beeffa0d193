package scot.adp.community.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import scot.adp.community.OwnUnit;
import scot.adp.community.PathRules.Lists;
import scot.adp.community.WorkClock.Milestone;
import scot.adp.community.WorkPathView;
import scot.adp.community.WorkPaths;
import scot.adp.community.WorkPaths.Kept;
import scot.adp.exchange.ListColumn;
import scot.adp.exchange.ListExport;
import scot.adp.exchange.ListExports;
import scot.adp.exchange.ui.ListPage;
import scot.adp.platform.OpenTo;
import scot.adp.platform.UnitId;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.ListCards;
import scot.adp.shell.parts.Named;

/**
 * Ways into work of the own unit: of whom nobody knows how it went, of whom a check is
 * awaited, who is in work. A new one is typed in above the list.
 */
@Route("work-paths")
@Menu(title = "paths.title", order = 61)
@OpenTo("community.path.read")
class WorkPathsPage extends ListPage<WorkPathView> {

	static final String ROUTE = "work-paths";

	/** The lists that stand as cards above all others. */
	private static final List<Kept> CARDS = List.of(Kept.UNKNOWN, Kept.AWAITING, Kept.IN_WORK);

	private final Choice<Kept> kept;

	private final WorkPaths paths;

	private final Map<UnitId, String> units;

	private final PathForms forms;

	private final ListCards cards = new ListCards();

	private WorkPaths.Look look;

	WorkPathsPage(WorkPaths paths, ListExports exports, Clock clock) {
		super("paths.title", "paths.purpose", "paths.none", exports);
		this.paths = paths;
		LocalDate today = LocalDate.now(clock);
		this.forms = new PathForms(paths, today, this::again);
		this.look = paths.look();
		var own = paths.units();
		this.units = own.stream().collect(Collectors.toMap(OwnUnit::unit, OwnUnit::name));
		var load = new Anchor("work-paths/load", getTranslation("paths.load"));
		load.addClassName("other-verb");
		var links = new Div(load);
		links.addClassNames("verbs", "page-verbs");
		add(cards, links);
		var let = own.stream().filter(OwnUnit::persons).toList();
		if (let.isEmpty()) {
			var none = new Paragraph(getTranslation("paths.no-agreement"));
			none.addClassName("empty");
			add(none);
		}
		else {
			add(new NewPath(paths, let, today, this::again));
		}
		kept = choice("list", getTranslation("paths.list"), List.of(Kept.values()), Kept::name,
				it -> getTranslation("paths.list." + it.name()));
		grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT);
		grid.addComponentColumn(this::what).setHeader(getTranslation("paths.path")).setFlexGrow(4);
		grid.addComponentColumn(this::verbs).setHeader(getTranslation("paths.verbs")).setFlexGrow(1);
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
		look = paths.look();
		tellCards();
		refresh();
	}

	/** The list that is looked at: where none was chosen, the first that wants it. */
	private Kept shown() {
		return kept.getOptionalValue()
			.orElseGet(() -> CARDS.stream().filter(it -> number(it) > 0).findFirst().orElse(Kept.OPEN));
	}

	private int number(Kept list) {
		return switch (list) {
			case UNKNOWN -> look.unknown();
			case AWAITING -> look.awaiting();
			default -> look.inWork();
		};
	}

	private void tellCards() {
		cards.tell(CARDS.stream()
			.map(list -> new ListCards.Card("%s?list=%s".formatted(ROUTE, list),
					getTranslation("paths.card." + list, number(list)), detail(list), list == shown()))
			.toList());
	}

	private String detail(Kept list) {
		if (list == Kept.AWAITING && look.nextUntil() != null) {
			return getTranslation("paths.card.AWAITING.detail", Dates.weekday(look.nextUntil()));
		}
		return getTranslation("paths.card." + list + ((number(list) == 0) ? ".none" : ".some"));
	}

	@Override
	protected ListExport<WorkPathView> list() {
		Kept list = shown();
		var filter = new WorkPaths.Filter(list, null);
		List<ListColumn<WorkPathView>> columns = List.of(
				new ListColumn<>(getTranslation("path.own-ref"), 14, WorkPathView::ownRef),
				new ListColumn<>(getTranslation("path.unit"), 30, row -> named(row.unit())),
				new ListColumn<>(getTranslation("path.registered-on"), 14, WorkPathView::registeredOn),
				new ListColumn<>(getTranslation("path.state"), 14,
						row -> getTranslation("path.state." + row.state().name())),
				new ListColumn<>(getTranslation("path.started"), 14, row -> row.clock().started()),
				new ListColumn<>(getTranslation("path.weeks"), 60, this::milestones),
				new ListColumn<>(getTranslation("path.ended-on"), 14, WorkPathView::endedOn),
				new ListColumn<>(getTranslation("path.because"), 20, row -> (row.endReason() != null)
						? paths.told(Lists.END_REASON, row.endReason()).label() : null));
		return new ListExport<>("work-paths", getTranslation("paths.list." + list.name()),
				List.of(getTranslation("paths.about")), columns, (offset, limit) -> paths.page(filter, offset, limit),
				() -> paths.total(filter))
			.filteredBy(Map.of("list", list.name()))
			.aboutPersons();
	}

	private String milestones(WorkPathView path) {
		return path.clock().milestones().stream().map(this::milestone).collect(Collectors.joining("; "));
	}

	private String milestone(Milestone at) {
		return getTranslation("path.at", at.weeks(), PathWords.told(at));
	}

	@Override
	protected String counted(int rows) {
		return getTranslation("paths.count", rows, getTranslation("paths.list." + shown().name()));
	}

	private String named(UnitId unit) {
		return units.getOrDefault(unit, unit.value());
	}

	private Component what(WorkPathView path) {
		var name = new Anchor("%s/%s".formatted(ROUTE, path.id().value()), PathWords.called(path));
		name.addClassName("code");
		var said = new Span(PathWords.said(path));
		var below = new ArrayList<@Nullable String>();
		if (path.clock().started() != null) {
			below.add(milestones(path));
		}
		below.add(getTranslation("path.registered", Dates.full(path.registeredOn()), named(path.unit())));
		below.add(path.afterSignOff() ? getTranslation("path.late") : null);
		var first = new Div(name, said);
		return cell(first, below);
	}

	private Component verbs(WorkPathView path) {
		if (path.endedOn() != null) {
			return new Span();
		}
		var verb = (path.clock().started() != null)
				? new Button(getTranslation("path.check"), event -> forms.check(path).open())
				: new Button(getTranslation("path.job"), event -> forms.job(path).open());
		verb.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
		var verbs = new Div(Named.of(verb, PathWords.called(path)));
		verbs.addClassName("row-verbs");
		return verbs;
	}

}
