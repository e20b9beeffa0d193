package scot.adp.strategy.ui;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridMultiSelectionModel;
import com.vaadin.flow.component.grid.GridMultiSelectionModel.SelectAllCheckboxVisibility;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.provider.Query;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.signals.Signal;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import scot.adp.directory.GroupView;
import scot.adp.directory.Groups;
import scot.adp.directory.Partners;
import scot.adp.directory.UnitView;
import scot.adp.exchange.ListExport;
import scot.adp.exchange.ListExports;
import scot.adp.exchange.ui.ListLine;
import scot.adp.exchange.ui.SaveList;
import scot.adp.identity.MemberView;
import scot.adp.identity.Members;
import scot.adp.platform.MemberId;
import scot.adp.platform.OpenTo;
import scot.adp.platform.UnitId;
import scot.adp.platform.reading.Blanks;
import scot.adp.platform.reading.SearchWords;
import scot.adp.shell.parts.Announcement;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.Choices;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.DayField;
import scot.adp.shell.parts.FormHead;
import scot.adp.shell.parts.KeepsForms;
import scot.adp.shell.parts.LineField;
import scot.adp.shell.parts.Outline;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.Panel;
import scot.adp.shell.parts.Place;
import scot.adp.strategy.ActionFilter;
import scot.adp.strategy.ActionOwners;
import scot.adp.strategy.ActionRef;
import scot.adp.strategy.ActionView;
import scot.adp.strategy.OutcomeView;
import scot.adp.strategy.PlanCode;
import scot.adp.strategy.PlanView;
import scot.adp.strategy.Plans;
import scot.adp.strategy.SetUp;
import scot.adp.strategy.parts.PlanLinks;
import scot.adp.strategy.spi.ActionsTool;

/** What a plan lacks before it can run, and many actions given it at once. */
@Route("set-up")
@Menu(title = "set-up.title", order = 14)
@OpenTo("strategy.set-up.read")
@Outline(Outline.Shape.LIST)
class SetUpPage extends Page implements AfterNavigationObserver, HasDynamicTitle, KeepsForms {

	private static final int NARROW = 800;

	final Grid<Row> grid = new Grid<>();

	private final Select<PlanView> plan = new Select<>();

	private final Select<SetUp.Missing> missing = new Select<>();

	private final Choice<UnitView> unit = new Choice<>(getTranslation("filter.unit"), UnitView::code);

	private final Choice<OutcomeView> outcome = new Choice<>(getTranslation("filter.outcome"), OutcomeView::code);

	private final LineField text = new LineField(getTranslation("filter.text"), SearchWords.TEXT_LIMIT);

	private final Paragraph count = new Paragraph();

	private final Div verdict = new Div();

	private final Div giving = new Div();

	private final SetUp setUp;

	private final ActionOwners owners;

	private final Plans plans;

	private final Partners partners;

	private final Groups groups;

	private final Members members;

	private final ActionsTools tools;

	private @Nullable GiveForm giveForm;

	SetUpPage(SetUp setUp, ActionOwners owners, Plans plans, Partners partners, Groups groups, Members members,
			ListExports exports, ObjectProvider<ActionsTool> tools) {
		this.setUp = setUp;
		this.owners = owners;
		this.plans = plans;
		this.partners = partners;
		this.groups = groups;
		this.members = members;
		headed(getTranslation("set-up.title"), getTranslation("set-up.purpose"));
		count.addClassName("count");
		count.getElement().setAttribute("role", "status");
		var suggest = new Button(getTranslation("set-up.suggest"), event -> suggest());
		suggest.addClassName("suggest");
		layOut();
		var list = new Panel(getTranslation("set-up.list"), filters(),
				new ListLine(count, new SaveList(exports, this::list)), suggest, grid);
		this.tools = new ActionsTools(tools, members.me());
		add(verdict, list, new Panel(getTranslation("set-up.give.title"), giving), this.tools);
	}

	@Override
	public void afterNavigation(AfterNavigationEvent event) {
		var address = event.getLocation().getQueryParameters();
		String code = address.getSingleParameter("plan").orElse("");
		var all = plans.plans();
		plan.setItems(all);
		plan.setValue(all.stream().filter(it -> it.code().value().equals(code)).findFirst().orElse(all.getFirst()));
		String lacks = address.getSingleParameter("missing").orElse("").toUpperCase(Locale.ROOT);
		missing.setValue(
				Arrays.stream(SetUp.Missing.values()).filter(it -> it.name().equals(lacks)).findFirst().orElse(null));
		PlanCode shown = plan.getValue().code();
		if (giveForm == null || !giveForm.plan.equals(shown)) {
			giveForm = new GiveForm(shown);
			giving.removeAll();
			giving.add(giveForm);
		}
		var outcomes = plans.outcomes(List.of(shown)).getOrDefault(shown, List.of());
		outcome.setItems(outcomes);
		String wanted = address.getSingleParameter("outcome").orElse("");
		outcome.setValue(outcomes.stream().filter(it -> it.code().equals(wanted)).findFirst().orElse(null));
		String unitCode = address.getSingleParameter("unit").orElse("");
		unit.setValue(
				partners.units().stream().filter(it -> it.code().value().equals(unitCode)).findFirst().orElse(null));
		text.setValue(address.getSingleParameter("text").orElse(""));
		showAll();
	}

	@Override
	protected void onAttach(AttachEvent event) {
		var size = event.getUI().getPage().windowSizeSignal();
		Signal.effect(this, () -> fit(size.get().width()));
	}

	@Override
	public String getPageTitle() {
		return getTranslation("set-up.title");
	}

	private void showAll() {
		var filter = filter();
		verdict.removeAll();
		verdict.add(verdict(setUp.missing(filter.plan())));
		tools.offer(ActionFilter.of(filter.plan()),
				setUp.count(new SetUp.Filter(filter.plan(), null, null, null, null)));
		grid.deselectAll();
		count.setText(getTranslation("actions.count", setUp.count(filter)));
		grid.setDataProvider(
				new CallbackDataProvider<>(this::rows, query -> setUp.count(filter()), row -> row.action().id()));
		showSelected();
	}

	private Stream<Row> rows(Query<Row, Void> query) {
		return named(setUp.page(filter(), query.getOffset(), query.getLimit())).stream();
	}

	/** What the list shows now. */
	private ListExport<?> list() {
		var filter = filter();
		var codes = new LinkedHashMap<String, String>();
		codes.put("plan", filter.plan().value());
		say(codes, "missing", (filter.missing() != null) ? filter.missing().name() : null);
		say(codes, "unit", (filter.unit() != null) ? filter.unit().value() : null);
		say(codes, "outcome", filter.outcome());
		say(codes, "text", (filter.text() != null) ? "given" : null);
		var words = new ArrayList<String>();
		words.add("%s: %s".formatted(plan.getLabel(), plan.getValue().code().value()));
		missing.getOptionalValue()
			.ifPresent(it -> words
				.add("%s: %s".formatted(missing.getLabel(), getTranslation("set-up.filter." + it.name()))));
		unit.getOptionalValue().ifPresent(it -> words.add("%s: %s".formatted(unit.getLabel(), it.name())));
		outcome.getOptionalValue().ifPresent(it -> words.add("%s: %s".formatted(outcome.getLabel(), it.title())));
		if (filter.text() != null) {
			words.add("%s: %s".formatted(text.getLabel(), filter.text()));
		}
		return new ListExport<>("set-up", getTranslation("set-up.list"), words, SetUpTable.columns(),
				(offset, limit) -> named(setUp.page(filter, offset, limit)), () -> setUp.count(filter))
			.filteredBy(codes);
	}

	private static void say(Map<String, String> codes, String name, @Nullable String code) {
		if (code != null) {
			codes.put(name, code);
		}
	}

	private List<Row> named(List<ActionView> actions) {
		Map<MemberId, MemberView> people = members.byIds(actions.stream()
			.flatMap(action -> Stream.of(action.lead(), action.deputy()))
			.filter(Objects::nonNull)
			.toList());
		Map<UnitId, UnitView> found = partners
			.units(actions.stream().map(ActionView::leadUnit).filter(Objects::nonNull).toList());
		var names = groups.names();
		return actions.stream()
			.map(action -> new Row(action, people.get(action.lead()), people.get(action.deputy()),
					found.get(action.leadUnit()), names.get(action.group())))
			.toList();
	}

	private SetUp.Filter filter() {
		return new SetUp.Filter(plan.getValue().code(), missing.getValue(),
				unit.getOptionalValue().map(UnitView::code).orElse(null),
				outcome.getOptionalValue().map(OutcomeView::code).orElse(null),
				Blanks.isBlank(text.getValue()) ? null : text.getValue());
	}

	private Panel verdict(SetUp.View view) {
		var panel = new Panel(getTranslation("set-up.missing"));
		if (view.actions() == 0) {
			panel.add(new Paragraph(getTranslation("set-up.no-actions")));
			return panel;
		}
		if (view.ready()) {
			var ready = new Paragraph(getTranslation("set-up.ready"));
			ready.addClassName("count");
			panel.add(ready);
		}
		var rows = new UnorderedList();
		rows.addClassName("missing");
		view.missing().forEach((lacks, many) -> rows.add(line(view, lacks, many)));
		if (!view.silent().isEmpty()) {
			rows.add(new ListItem(
					new Span(getTranslation("set-up.silent",
							view.silent()
								.stream()
								.map(it -> "%s (%d)".formatted(it.name(), it.actions()))
								.collect(Collectors.joining(", ")))),
					new Anchor("meetings", getTranslation("set-up.silent.link"))));
		}
		var people = new ListItem(
				new Span(getTranslation("set-up.units", view.units() - view.unanswered().size(), view.units())));
		if (!view.unanswered().isEmpty()) {
			var names = partners.units(view.unanswered()).values().stream().map(UnitView::name).sorted().toList();
			var who = new Span(getTranslation("set-up.units.nobody", String.join(", ", names)));
			who.addClassName("work-detail");
			people.add(bar(view.units() - view.unanswered().size(), view.units()), who,
					new Anchor("people/add", getTranslation("set-up.units.link")));
		}
		rows.add(people);
		panel.add(rows);
		return panel;
	}

	private ListItem line(SetUp.View view, SetUp.Missing lacks, int many) {
		int has = view.actions() - many;
		var line = new ListItem(new Span(getTranslation("set-up.has." + lacks.name(), has, view.actions())));
		if (many > 0) {
			line.add(bar(has, view.actions()),
					new Anchor(
							"set-up?" + QueryParameters.simple(Map.of("plan", plan.getValue().code().value(), "missing",
									lacks.name().toLowerCase(Locale.ROOT)))
								.getQueryString(),
							getTranslation("set-up.show." + lacks.name(), many)));
		}
		return line;
	}

	private static Div bar(int has, int all) {
		var bar = new Div();
		bar.addClassName("health-bar");
		// The words beside it say it already.
		bar.getElement().setAttribute("aria-hidden", "true");
		segment(bar, has, "fresh");
		segment(bar, all - has, "not-owed");
		return bar;
	}

	private static void segment(Div bar, int part, String style) {
		if (part > 0) {
			var segment = new Span();
			segment.addClassNames("health-segment", "health-" + style);
			segment.getStyle().set("flex-grow", String.valueOf(part));
			bar.add(segment);
		}
	}

	private Div filters() {
		plan.setLabel(getTranslation("filter.plan"));
		plan.setItemLabelGenerator(it -> it.code().value());
		missing.setLabel(getTranslation("set-up.filter"));
		missing.setItems(SetUp.Missing.values());
		missing.setEmptySelectionAllowed(true);
		missing.setEmptySelectionCaption(getTranslation("set-up.filter.all"));
		missing.setItemLabelGenerator(
				it -> getTranslation((it != null) ? "set-up.filter." + it.name() : "set-up.filter.all"));
		unit.setItems(partners.units());
		unit.setItemLabelGenerator(it -> "%s (%s)".formatted(it.name(), it.organisationName()));
		unit.setClearButtonVisible(true);
		outcome.setItemLabelGenerator(it -> it.code() + " " + it.title());
		outcome.setClearButtonVisible(true);
		text.setClearButtonVisible(true);
		plan.addValueChangeListener(event -> changed(event.isFromClient()));
		missing.addValueChangeListener(event -> changed(event.isFromClient()));
		unit.addValueChangeListener(event -> changed(event.isFromClient()));
		outcome.addValueChangeListener(event -> changed(event.isFromClient()));
		text.addValueChangeListener(event -> changed(event.isFromClient()));
		var row = new Div(text, plan, missing, unit, outcome);
		row.addClassName("filter-row");
		var filters = new Div(row);
		filters.addClassName("filters");
		return filters;
	}

	private void changed(boolean byReader) {
		if (!byReader) {
			return;
		}
		var parameters = new LinkedHashMap<String, String>();
		parameters.put("plan", plan.getValue().code().value());
		if (missing.getValue() != null) {
			parameters.put("missing", missing.getValue().name().toLowerCase(Locale.ROOT));
		}
		unit.getOptionalValue().ifPresent(it -> parameters.put("unit", it.code().value()));
		outcome.getOptionalValue().ifPresent(it -> parameters.put("outcome", it.code()));
		if (!Blanks.isBlank(text.getValue())) {
			parameters.put("text", Blanks.strip(text.getValue()));
		}
		UI.getCurrent().navigate(SetUpPage.class, QueryParameters.simple(parameters));
	}

	private void layOut() {
		grid.addClassName("set-up-grid");
		grid.setAriaLabel(getTranslation("set-up.list"));
		grid.setSelectionMode(Grid.SelectionMode.MULTI);
		if (grid.getSelectionModel() instanceof GridMultiSelectionModel<Row> many) {
			many.setSelectAllCheckboxVisibility(SelectAllCheckboxVisibility.VISIBLE);
		}
		grid.setPageSize(100);
		grid.addComponentColumn(row -> {
			var code = new Span(row.action().code());
			code.addClassName("code");
			return cell(new Div(code,
					new Anchor(PlanLinks.action(row.action().plan(), row.action().code()), row.action().title())));
		}).setHeader(getTranslation("column.action")).setFlexGrow(4);
		grid.addComponentColumn(row -> cell(new Span(named(row.lead(), getTranslation("status.no-lead"))),
				detail((row.deputy() != null) ? getTranslation("set-up.deputy", row.deputy().name()) : "")))
			.setHeader(getTranslation("column.lead"))
			.setFlexGrow(2);
		grid.addComponentColumn(
				row -> cell(new Span((row.unit() != null) ? row.unit().name() : getTranslation("action.no-unit")),
						detail(Objects.requireNonNullElse(row.group(), getTranslation("set-up.no-group")))))
			.setKey("unit")
			.setHeader(getTranslation("set-up.unit-and-group"))
			.setFlexGrow(2);
		grid.addComponentColumn(row -> cell(new Span(day(row.action().startsOn())),
				detail(getTranslation("set-up.to", day(row.action().endsOn())))))
			.setKey("dates")
			.setHeader(getTranslation("set-up.dates"))
			.setFlexGrow(1);
		grid.setEmptyStateText(getTranslation("set-up.none"));
		grid.addSelectionListener(event -> showSelected());
	}

	private void fit(int width) {
		grid.getColumnByKey("unit").setVisible(width >= NARROW);
		grid.getColumnByKey("dates").setVisible(width >= NARROW);
	}

	private void showSelected() {
		if (giveForm != null) {
			giveForm.show(grid.getSelectedItems().size());
		}
	}

	/** Shows who alone could lead each action, to be confirmed. */
	private void suggest() {
		var found = setUp.suggestions(filter());
		var dialog = new Dialog(getTranslation("set-up.suggest.title"));
		var told = new FormHead();
		dialog.getFooter().add(new Button(getTranslation("cancel"), event -> dialog.close()));
		if (found.isEmpty()) {
			dialog.add(new Paragraph(getTranslation("set-up.suggest.none")));
			dialog.open();
			return;
		}
		var list = new UnorderedList();
		list.addClassName("plain");
		for (var suggestion : found) {
			var code = new Span(suggestion.action().code());
			code.addClassName("code");
			list.add(new ListItem(code, new Span(suggestion.action().title()), detail(named(suggestion.lead(), ""))));
		}
		var scroll = new Div(list);
		scroll.addClassName("suggestions");
		scroll.getElement().setAttribute("tabindex", "0").setAttribute("role", "group");
		scroll.getElement().setAttribute("aria-label", getTranslation("set-up.suggest.title"));
		String once = UUID.randomUUID().toString();
		var confirm = new Button(getTranslation("set-up.suggest.confirm", found.size()));
		confirm.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
		confirm.setDisableOnClick(true);
		confirm.addClickListener(event -> {
			boolean done = told.run(() -> owners.assignEach(once,
					found.stream()
						.map(it -> new ActionOwners.Assignment(ActionRef.of(it.action()), it.lead().id(), null))
						.toList()));
			confirm.setEnabled(true);
			if (done) {
				dialog.close();
				Announcement.done(getTranslation("set-up.given", found.size()));
				showAll();
			}
		});
		dialog.add(told, new Paragraph(getTranslation("set-up.suggest.what")), scroll);
		dialog.getFooter().add(confirm);
		dialog.open();
	}

	private static String named(@Nullable MemberView member, String nobody) {
		return (member != null) ? "%s, %s".formatted(member.name(), member.post()) : nobody;
	}

	private static Span detail(String text) {
		var detail = new Span(text);
		detail.addClassName("work-detail");
		return detail;
	}

	private static Div cell(Component... parts) {
		var cell = new Div(parts);
		cell.addClassName("cell-wrap");
		return cell;
	}

	private String day(@Nullable LocalDate day) {
		return (day != null) ? Dates.full(day) : getTranslation("set-up.no-date");
	}

	/** One action with the names of who answers for it. */
	record Row(ActionView action, @Nullable MemberView lead, @Nullable MemberView deputy, @Nullable UnitView unit,
			@Nullable String group) {
	}

	/** What is given to actions of one plan; words for another's are another's. */
	private final class GiveForm extends Div {

		private final PlanCode plan;

		private final LeadField lead = new LeadField(getTranslation("owners.lead"), members, partners, null);

		private final LeadField deputy = new LeadField(getTranslation("owners.deputy"), members, partners, null);

		private final Choice<UnitView> leadUnit = new Choice<>(getTranslation("action.unit"), UnitView::code);

		private final Choices<UnitView> partnerUnits = new Choices<>(getTranslation("set-up.partners"), UnitView::code);

		private final Choice<GroupView> group = new Choice<>(getTranslation("filter.group"), GroupView::code);

		private final Choice<ActionView.Kind> kind = new Choice<>(getTranslation("filter.kind"), ActionView.Kind::name);

		private final DayField startsOn = new DayField(getTranslation("action.starts"));

		private final DayField endsOn = new DayField(getTranslation("action.ends"));

		private final Button give = new Button();

		private final FormHead head;

		// The same choice sends the same key, so a double click gives it once.
		private String key = UUID.randomUUID().toString();

		GiveForm(PlanCode plan) {
			this.plan = plan;
			head = new FormHead(Place.of("strategy.set-up.give", plan)).field("lead", lead)
				.field("deputy", deputy)
				.field("leadUnit", leadUnit)
				.field("partnerUnits", partnerUnits)
				.field("group", group)
				.field("kind", kind)
				.field("startsOn", startsOn)
				.field("endsOn", endsOn);
			var units = partners.units();
			leadUnit.setItems(units);
			leadUnit.setItemLabelGenerator(it -> "%s (%s)".formatted(it.name(), it.organisationName()));
			leadUnit.setClearButtonVisible(true);
			partnerUnits.setItems(units);
			partnerUnits.setItemLabelGenerator(it -> "%s (%s)".formatted(it.name(), it.organisationName()));
			group.setItems(groups.groups());
			group.setItemLabelGenerator(GroupView::name);
			group.setClearButtonVisible(true);
			kind.setItems(ActionView.Kind.values());
			kind.setItemLabelGenerator(it -> getTranslation("kind." + it.name()));
			kind.setClearButtonVisible(true);
			give.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
			give.addClassName("give");
			give.setDisableOnClick(true);
			give.addClickListener(event -> give());
			var fields = new Div(lead, deputy, leadUnit, partnerUnits, group, kind, startsOn, endsOn);
			fields.addClassName("filter-row");
			var hint = new Paragraph(getTranslation("set-up.give.hint"));
			hint.addClassName("hint");
			addClassName("update-form");
			add(hint, head, fields, give);
		}

		private void show(int selected) {
			give.setText(getTranslation("set-up.give", selected));
			give.setEnabled(selected > 0);
		}

		private void give() {
			var chosen = grid.getSelectedItems();
			boolean done = head.run(() -> setUp
				.give(new SetUp.Change(key, chosen.stream().map(row -> ActionRef.of(row.action())).toList(),
						lead.chosen(), deputy.chosen(), leadUnit.getOptionalValue().map(UnitView::code).orElse(null),
						partnerUnits.getValue().stream().map(UnitView::code).toList(),
						group.getOptionalValue().map(GroupView::code).orElse(null), kind.getValue(),
						startsOn.getValue(), endsOn.getValue(), getTranslation("set-up.why"))));
			give.setEnabled(true);
			key = UUID.randomUUID().toString();
			if (done) {
				Announcement.done(getTranslation("set-up.given", chosen.size()));
				Stream.<HasValue<?, ?>>of(lead, deputy, leadUnit, partnerUnits, group, kind, startsOn, endsOn)
					.forEach(HasValue::clear);
				showAll();
			}
		}

	}

}
