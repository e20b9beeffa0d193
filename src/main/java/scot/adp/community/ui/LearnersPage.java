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
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import org.jspecify.annotations.Nullable;
import scot.adp.community.LearnerPathView;
import scot.adp.community.LearnerPathView.State;
import scot.adp.community.LearnerPaths;
import scot.adp.community.LearnerRules.Lists;
import scot.adp.community.OwnUnit;
import scot.adp.exchange.ListColumn;
import scot.adp.exchange.ListExport;
import scot.adp.exchange.ListExports;
import scot.adp.exchange.ui.ListPage;
import scot.adp.identity.Members;
import scot.adp.people.Persons;
import scot.adp.platform.CodeList;
import scot.adp.platform.OpenTo;
import scot.adp.platform.UnitId;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.Named;

/** Who learns what, of the own unit; a new one is typed in above the list. */
@Route(LearnersPage.ROUTE)
@Menu(title = "learners.title", order = 63)
@OpenTo("community.learner.read")
class LearnersPage extends ListPage<LearnerPathView> {

	static final String ROUTE = "learners";

	private final Choice<State> state;

	private final Choice<CodeList.Value> course;

	private final Choice<Boolean> goingOn;

	private final LearnerPaths learners;

	private final LearnerForms forms;

	private final PersonWays persons;

	private final Map<UnitId, String> units;

	LearnersPage(LearnerPaths learners, Members members, Persons people, ListExports exports, Clock clock) {
		super("learners.title", "learners.purpose", "learners.none", exports);
		this.learners = learners;
		this.persons = new PersonWays(members, people);
		LocalDate today = LocalDate.now(clock);
		this.forms = new LearnerForms(learners, today, this::refresh);
		var beginning = learners.beginning();
		this.units = beginning.units().stream().collect(Collectors.toMap(OwnUnit::unit, OwnUnit::name));
		var load = new Anchor("learners/load", getTranslation("learners.load"));
		load.addClassName("other-verb");
		var links = new Div(load);
		links.addClassNames("verbs", "page-verbs");
		add(links);
		if (beginning.let().isEmpty()) {
			var none = new Paragraph(getTranslation("learners.no-agreement"));
			none.addClassName("empty");
			add(none);
		}
		else {
			add(new NewLearner(learners, beginning, today, this::refresh));
		}
		state = choice("state", getTranslation("learner.state"), List.of(State.values()), State::name,
				it -> getTranslation("learner.state." + it.name()));
		course = choice("course", getTranslation("learners.which-course"), learners.offered(Lists.COURSE),
				CodeList.Value::code, CodeList.Value::label);
		goingOn = choice("since", getTranslation("learners.which"), List.of(true), it -> "long",
				it -> getTranslation("learners.long"));
		grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT);
		grid.addComponentColumn(this::what).setHeader(getTranslation("learners.course")).setFlexGrow(4);
		grid.addComponentColumn(this::verbs).setHeader(getTranslation("learners.verbs")).setFlexGrow(1);
		laidOut();
	}

	private LearnerPaths.Filter filter() {
		return new LearnerPaths.Filter(state.getValue(), CodeChoice.given(course),
				goingOn.isEmpty() ? null : learners.goingOnLong().goingOnSinceBefore());
	}

	@Override
	protected ListExport<LearnerPathView> list() {
		var filter = filter();
		var told = new LinkedHashMap<String, String>();
		if (filter.state() != null) {
			told.put("state", filter.state().name());
		}
		if (filter.course() != null) {
			told.put("course", filter.course());
		}
		if (filter.goingOnSinceBefore() != null) {
			told.put("since", "long");
		}
		List<ListColumn<LearnerPathView>> columns = List.of(
				new ListColumn<>(getTranslation("learner.own-ref"), 14, LearnerPathView::ownRef),
				new ListColumn<>(getTranslation("learner.unit"), 30, row -> named(row.unit())),
				new ListColumn<>(getTranslation("learner.course"), 26, row -> label(Lists.COURSE, row.course())),
				new ListColumn<>(getTranslation("learner.provider"), 26, row -> label(Lists.PROVIDER, row.provider())),
				new ListColumn<>(getTranslation("learner.level"), 10, LearnerPathView::scqfLevel),
				new ListColumn<>(getTranslation("learner.start"), 14, LearnerPathView::startOn),
				new ListColumn<>(getTranslation("learner.end"), 14, LearnerPathView::endOn),
				new ListColumn<>(getTranslation("learner.state"), 14,
						row -> getTranslation("learner.state." + row.state().name())),
				new ListColumn<>(getTranslation("learner.because"), 20,
						row -> label(Lists.LEFT_BECAUSE, row.leftBecause())),
				new ListColumn<>(getTranslation("learner.qualification"), 26,
						row -> label(Lists.QUALIFICATION, row.qualification())));
		return new ListExport<>("learners", getTranslation("learners.title"), List.of(getTranslation("learners.about")),
				columns, (offset, limit) -> learners.page(filter, offset, limit),
				() -> learners.total(filter).courses())
			.filteredBy(told)
			.aboutPersons();
	}

	@Override
	protected String counted(int rows) {
		var total = learners.total(filter());
		return getTranslation("learners.count", rows, total.completed(), total.ended(), total.goingOn());
	}

	private String named(UnitId unit) {
		return units.getOrDefault(unit, unit.value());
	}

	private @Nullable String label(Lists list, @Nullable String code) {
		return (code != null) ? learners.told(list, code).label() : null;
	}

	private Component what(LearnerPathView learner) {
		var title = new Anchor("%s/%s".formatted(ROUTE, learner.id().value()), LearnerWords.course(learners, learner));
		title.addClassName("code");
		var below = new ArrayList<@Nullable String>();
		below.add(LearnerWords.said(learners, learner));
		below.add(learner.afterSignOff() ? getTranslation("learner.late") : null);
		below.add("%s · %s · %s".formatted(
				(learner.ownRef() != null) ? learner.ownRef() : getTranslation("learner.nobody"), named(learner.unit()),
				learner.recordedBy()));
		return cell(Named.of(title, called(learner)), below);
	}

	private Component verbs(LearnerPathView learner) {
		var verbs = new Div();
		if (learner.state() == State.ENROLLED) {
			verbs.add(verb("learner.end.add", learner, this::end));
		}
		verbs.add(verb("learner.put-right", learner, this::putRight),
				verb("learner.withdraw", learner, this::withdraw));
		persons.of(learner.unit(), learner.id().value(), learner.ownRef() != null || learner.linked())
			.ifPresent(it -> verbs.add(Named.of(it, called(learner))));
		verbs.addClassName("row-verbs");
		return verbs;
	}

	private void end(LearnerPathView learner) {
		forms.end(learner).open();
	}

	private void putRight(LearnerPathView learner) {
		forms.putRight(learner).open();
	}

	private void withdraw(LearnerPathView learner) {
		forms.withdraw(learner).open();
	}

	private Button verb(String words, LearnerPathView learner, Consumer<LearnerPathView> form) {
		var verb = new Button(getTranslation(words), event -> form.accept(learner));
		verb.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
		return Named.of(verb, called(learner));
	}

	private String called(LearnerPathView learner) {
		return "%s, %s".formatted(LearnerWords.called(learners, learner),
				learner.id().value().toString().substring(24));
	}

}
