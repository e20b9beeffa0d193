package scot.adp.measures.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import org.jspecify.annotations.Nullable;
import scot.adp.directory.Partners;
import scot.adp.directory.UnitView;
import scot.adp.directory.parts.UnitField;
import scot.adp.exchange.ListColumn;
import scot.adp.exchange.ListExport;
import scot.adp.exchange.ListExports;
import scot.adp.exchange.ui.ListPage;
import scot.adp.identity.Caller;
import scot.adp.identity.Members;
import scot.adp.measures.PeriodReturnView;
import scot.adp.measures.PeriodReturns;
import scot.adp.measures.PeriodReturns.Show;
import scot.adp.measures.ReturnForm;
import scot.adp.measures.SourceKind;
import scot.adp.measures.UnitSourceView;
import scot.adp.measures.spi.Period;
import scot.adp.platform.OpenTo;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.FormDialog;
import scot.adp.shell.parts.Panel;
import scot.adp.shell.parts.Place;

/**
 * The returns that units owe, those that are due first: of the own units, and for the
 * support team of all, so that it sees who is missing.
 */
@Route("unit-returns")
@Menu(title = "unit-returns.title", order = 31)
@OpenTo("measures.period-return.read")
class UnitReturnsView extends ListPage<PeriodReturnView> {

	static final String ROUTE = "unit-returns";

	private static final int PERIODS_AHEAD = 4;

	private final Choice<Show> show;

	private final PeriodReturns returns;

	private final Partners partners;

	private final Members members;

	private final Clock clock;

	private final Div sources = new Div();

	UnitReturnsView(PeriodReturns returns, Partners partners, Members members, ListExports exports, Clock clock) {
		super("unit-returns.title", "unit-returns.purpose", "unit-returns.none", exports);
		this.returns = returns;
		this.partners = partners;
		this.members = members;
		this.clock = clock;
		if (members.me().may("measures.period-return.import")) {
			var load = new Anchor(ROUTE + "/load", getTranslation("returns-load.link"));
			load.addClassName("other-verb");
			var links = new Div(load);
			links.addClassNames("verbs", "page-verbs");
			add(links);
		}
		add(sources);
		tellSources();
		show = choice("show", getTranslation("unit-returns.show"), List.of(Show.TO_FILE, Show.TO_CONFIRM, Show.MISSING),
				Show::name, it -> getTranslation("unit-returns.show." + it.name()));
		grid.addComponentColumn(this::what).setHeader(getTranslation("unit-returns.return")).setFlexGrow(3);
		grid.addComponentColumn(this::state).setHeader(getTranslation("unit-returns.state")).setFlexGrow(2);
		laidOut();
	}

	@Override
	protected String counted(int rows) {
		return getTranslation("unit-returns.count", rows);
	}

	@Override
	protected ListExport<PeriodReturnView> list() {
		Show wanted = show.getOptionalValue().orElse(Show.ALL);
		var filter = new PeriodReturns.Filter(null, wanted);
		List<ListColumn<PeriodReturnView>> columns = List.of(
				new ListColumn<>(getTranslation("unit-returns.return"), 30, row -> row.form().title()),
				new ListColumn<>(getTranslation("measures.period"), 20, row -> row.period().name()),
				new ListColumn<>(getTranslation("unit-returns.unit"), 40, row -> named(row.unit())),
				new ListColumn<>(getTranslation("unit-returns.due"), 14, PeriodReturnView::dueOn),
				new ListColumn<>(getTranslation("unit-returns.state"), 20, this::said),
				new ListColumn<>(getTranslation("unit-returns.filed-by"), 30, PeriodReturnView::filedBy));
		return new ListExport<>("unit-returns", getTranslation("unit-returns.title"),
				List.of((wanted == Show.ALL) ? getTranslation("save.about.all")
						: getTranslation("unit-returns.show." + wanted.name())),
				columns, (offset, limit) -> returns.page(filter, offset, limit), () -> returns.count(filter))
			.filteredBy((wanted == Show.ALL) ? Map.of() : Map.of("show", wanted.name()));
	}

	private Div what(PeriodReturnView asked) {
		var link = new Anchor(asked.address(),
				getTranslation("unit-returns.title-of", asked.form().title(), asked.period().name()));
		return cell(link, List.of(named(asked.unit())));
	}

	private Div state(PeriodReturnView asked) {
		var chip = new Span(said(asked));
		chip.addClassName("chip");
		return cell(chip,
				Arrays.asList(
						(asked.filedAt() != null) ? getTranslation("unit-returns.filed", Dates.time(asked.filedAt()))
								: getTranslation("unit-returns.due-on", Dates.full(asked.dueOn()))));
	}

	private String said(PeriodReturnView asked) {
		return getTranslation(asked.missing(LocalDate.now(clock)) ? "unit-returns.missing"
				: "unit-returns.state." + asked.state().name());
	}

	private String named(UnitId unit) {
		@Nullable UnitView found = partners.units(List.of(unit)).get(unit);
		return (found != null) ? found.name() : unit.value();
	}

	/** Which units chose a return, and the door to choose. */
	private void tellSources() {
		sources.removeAll();
		var forms = returns.forms();
		var list = new UnorderedList();
		returns.sources()
			.stream()
			.flatMap(choice -> forms.stream()
				.filter(form -> form.dataSet().equals(choice.dataSet()))
				.map(form -> told(choice, form)))
			.forEach(line -> list.add(new ListItem(line)));
		Caller me = members.me();
		boolean chooses = me.may("measures.unit-source.choose") && !forms.isEmpty();
		if (list.getComponentCount() == 0 && !chooses) {
			return;
		}
		var panel = new Panel(getTranslation("unit-returns.sources"),
				new Span(getTranslation("unit-returns.sources.what")), list);
		if (chooses) {
			panel.withAside(new Button(getTranslation("unit-returns.choose"), event -> choose(me, forms)));
		}
		sources.add(panel);
	}

	private String told(UnitSourceView choice, ReturnForm form) {
		// Of what is told in totals alone whoever chose single records brings nothing.
		SourceKind kind = returns.kinds(choice.dataSet()).contains(choice.kind()) ? choice.kind() : SourceKind.NONE;
		return getTranslation("unit-returns.source." + kind.name(), named(choice.unit()), form.title(),
				Dates.full(choice.fromOn()));
	}

	private void choose(Caller me, List<ReturnForm> forms) {
		var unit = new UnitField(getTranslation("unit-returns.unit"), partners);
		if (!me.supportTeam()) {
			me.ownUnits().stream().findFirst().filter(it -> me.ownUnits().size() == 1).ifPresent(unit::choose);
		}
		var form = new Choice<ReturnForm>(getTranslation("unit-returns.data-set"), it -> it.dataSet().value());
		form.setItems(forms);
		form.setItemLabelGenerator(ReturnForm::title);
		form.setValue(forms.getFirst());
		var from = new Choice<Period>(getTranslation("unit-returns.from"), it -> it.from().toString());
		from.setItemLabelGenerator(Period::name);
		from.setItems(ahead(forms.getFirst()));
		var kind = new Choice<SourceKind>(getTranslation("unit-returns.kind"), SourceKind::name);
		kind.setItems(returns.kinds(forms.getFirst().dataSet()));
		form.addValueChangeListener(event -> {
			@Nullable ReturnForm chosen = event.getValue();
			from.setItems((chosen != null) ? ahead(chosen) : List.of());
			kind.setItems((chosen != null) ? returns.kinds(chosen.dataSet()) : List.of());
		});
		kind.setItemLabelGenerator(it -> getTranslation("unit-returns.kind." + it.name()));
		for (var field : List.of(unit, form, from, kind)) {
			field.setWidthFull();
		}
		new FormDialog(getTranslation("unit-returns.choose"), Place.of("measures.unit-source"))
			.saying(getTranslation("unit-returns.choose.what"))
			.field("unit", unit)
			.field("dataSet", form)
			.field("from", from)
			.field("kind", kind)
			.save(getTranslation("unit-returns.choose.save"), key -> {
				new Problem.Faults().when(unit.chosen() == null, "unit", getTranslation("unit-returns.unit.missing"))
					.when(form.isEmpty(), "dataSet", getTranslation("unit-returns.data-set.missing"))
					.when(from.isEmpty(), "from", getTranslation("unit-returns.from.missing"))
					.when(kind.isEmpty(), "kind", getTranslation("unit-returns.kind.missing"))
					.raise();
				returns.choose(new PeriodReturns.NewSource(key, Objects.requireNonNull(unit.chosen()),
						form.getValue().dataSet(), from.getValue().from(), kind.getValue()));
			}, getTranslation("unit-returns.chosen"), () -> {
				tellSources();
				refresh();
			})
			.open();
	}

	/** The period that runs and those to come. */
	private List<Period> ahead(ReturnForm form) {
		return Stream.iterate(form.period().of(LocalDate.now(clock)), Period::next).limit(PERIODS_AHEAD).toList();
	}

}
