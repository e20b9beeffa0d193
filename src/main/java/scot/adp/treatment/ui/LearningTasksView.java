package scot.adp.treatment.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import org.jspecify.annotations.Nullable;
import scot.adp.directory.Partners;
import scot.adp.directory.UnitView;
import scot.adp.exchange.ListColumn;
import scot.adp.exchange.ListExport;
import scot.adp.exchange.ListExports;
import scot.adp.exchange.ui.ListPage;
import scot.adp.platform.OpenTo;
import scot.adp.platform.UnitId;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Named;
import scot.adp.shell.parts.StatusMark;
import scot.adp.shell.parts.Words;
import scot.adp.shell.spi.WorkItem.Mark;
import scot.adp.treatment.LearningTaskView;
import scot.adp.treatment.LearningTasks;
import scot.adp.treatment.LearningTasks.Kept;

/**
 * What units are asked since something was learned from reviews, and what they answer.
 */
@Route("treatment/learning")
@Menu(title = "learning-task.title", order = 47.5)
@OpenTo("treatment.learning-task.read")
class LearningTasksView extends ListPage<LearningTaskView> {

	static final String ROUTE = "treatment/learning";

	private static final String LEARNING = "learning";

	private final Choice<Kept> kept;

	private final Choice<UnitView> unit;

	private final LearningTasks tasks;

	private final Map<UnitId, UnitView> units;

	private final LocalDate today;

	private @Nullable UUID learning;

	LearningTasksView(LearningTasks tasks, Partners partners, ListExports exports, Clock clock) {
		super("learning-task.title", "learning-task.purpose", "learning-task.none", exports);
		this.tasks = tasks;
		this.today = LocalDate.now(clock);
		this.units = partners.units().stream().collect(Collectors.toMap(UnitView::code, it -> it, (one, other) -> one));
		kept = choice("list", getTranslation("learning-task.list"), Arrays.asList(Kept.values()), Kept::name,
				it -> getTranslation("learning-task.list." + it.name()));
		unit = choice("unit", getTranslation("learning-task.unit"), partners.units(), it -> it.code().value(),
				UnitView::name);
		grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT);
		grid.addComponentColumn(this::what).setHeader(getTranslation("learning-task.asked")).setFlexGrow(3);
		grid.addComponentColumn(it -> mark(it, today)).setHeader(getTranslation("learning-task.stands")).setFlexGrow(3);
		laidOut();
	}

	@Override
	public void afterNavigation(AfterNavigationEvent event) {
		learning = event.getLocation()
			.getQueryParameters()
			.getSingleParameter(LEARNING)
			.flatMap(LearningTaskPage::uuid)
			.orElse(null);
		super.afterNavigation(event);
		kept.setValue(shown());
	}

	private Kept shown() {
		return kept.getOptionalValue().orElse(Kept.ALL);
	}

	@Override
	protected ListExport<LearningTaskView> list() {
		Kept list = shown();
		@Nullable UnitId of = unit.isEmpty() ? null : unit.getValue().code();
		var filter = new LearningTasks.Filter(list, learning, of);
		var filters = new HashMap<>(Map.of("list", list.name()));
		if (of != null) {
			filters.put("unit", of.value());
		}
		if (learning != null) {
			filters.put(LEARNING, learning.toString());
		}
		List<ListColumn<LearningTaskView>> columns = List.of(
				new ListColumn<>(getTranslation("learning-task.unit"), 30, this::named),
				new ListColumn<>(getTranslation("learning-task.issued-on"), 14, row -> Dates.full(row.issuedOn())),
				new ListColumn<>(getTranslation("learning-task.answer-by"), 14, row -> Dates.full(row.answerBy())),
				new ListColumn<>(getTranslation("learning-task.stands"), 30, row -> stands(row, today)),
				new ListColumn<>(getTranslation("learning-task.words"), 60, LearningTaskView::words),
				new ListColumn<>(getTranslation("learning-task.evidence"), 40, LearningTaskView::evidence));
		return new ListExport<>("learning-answers", getTranslation("learning-task.list." + list.name()),
				List.of(getTranslation("learning-task.purpose")), columns,
				(offset, limit) -> tasks.page(filter, offset, limit), () -> tasks.total(filter))
			.filteredBy(filters);
	}

	@Override
	protected String counted(int rows) {
		return getTranslation("learning-task.count", rows);
	}

	private String named(LearningTaskView of) {
		return units.containsKey(of.unit()) ? Objects.requireNonNull(units.get(of.unit())).name() : of.unit().value();
	}

	private Component what(LearningTaskView of) {
		String issued = getTranslation("learning-task.called", Dates.full(of.issuedOn()));
		var link = Named.of(new Anchor("%s/%s".formatted(ROUTE, of.id().value()), named(of)), issued);
		return cell(link, Arrays.asList(issued, of.words()));
	}

	/** How one stands, by sign, word and colour. */
	static StatusMark mark(LearningTaskView of, LocalDate today) {
		var state = of.state(today);
		return new StatusMark(
				new Mark(Words.of("learning-task.letter." + state.name()), stands(of, today), switch (state) {
					case ALREADY_SO, CHANGED -> "success";
					case WILL -> "info";
					case LATE, PROMISE_OVER -> "danger";
					case ASKED -> "stale";
					case WITHDRAWN -> "neutral";
				}), null);
	}

	/** How one stands, in a line. */
	static String stands(LearningTaskView of, LocalDate today) {
		return Words.of("learning-task.state." + of.state(today).name(),
				Dates.full((of.promisedOn() != null) ? of.promisedOn() : of.answerBy()));
	}

}
