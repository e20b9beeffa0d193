package scot.adp.measures.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import org.jspecify.annotations.Nullable;
import scot.adp.directory.Partners;
import scot.adp.directory.UnitView;
import scot.adp.events.DataSet;
import scot.adp.identity.Members;
import scot.adp.measures.PeriodReturnView;
import scot.adp.measures.PeriodReturns;
import scot.adp.measures.ReturnForm;
import scot.adp.platform.OpenTo;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;
import scot.adp.shell.parts.Announcement;
import scot.adp.shell.parts.Crumbs;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Facts;
import scot.adp.shell.parts.FormHead;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.Panel;
import scot.adp.shell.parts.Place;
import scot.adp.shell.parts.WholeNumberField;
import scot.adp.shell.parts.WordsField;

/**
 * One return of a unit: what it is for, its numbers to give, and what it said before. For
 * who is not of the unit, how far it is.
 */
@Route("unit-returns/:unit/:dataSet/:from")
@OpenTo("measures.period-return.read")
class PeriodReturnPage extends Page implements BeforeEnterObserver, HasDynamicTitle {

	private final PeriodReturns returns;

	private final Partners partners;

	private final Members members;

	private final Clock clock;

	private String title = "";

	PeriodReturnPage(PeriodReturns returns, Partners partners, Members members, Clock clock) {
		this.returns = returns;
		this.partners = partners;
		this.members = members;
		this.clock = clock;
	}

	@Override
	public void beforeEnter(BeforeEnterEvent event) {
		var parameters = event.getRouteParameters();
		found(parameters.get("unit").orElse(""), parameters.get("dataSet").orElse(""),
				parameters.get("from").orElse(""))
			.ifPresentOrElse(this::show, this::showNone);
	}

	@Override
	public String getPageTitle() {
		return title;
	}

	private Optional<PeriodReturns.Detail> found(String unit, String dataSet, String from) {
		try {
			return returns.find(new UnitId(unit), new DataSet(dataSet), LocalDate.parse(from));
		}
		catch (IllegalArgumentException | DateTimeParseException ex) {
			return Optional.empty();
		}
	}

	private void show(PeriodReturns.Detail detail) {
		clear();
		PeriodReturnView asked = detail.asked();
		ReturnForm form = asked.form();
		title = getTranslation("unit-returns.title-of", form.title(), asked.period().name());
		@Nullable UnitView unit = partners.units(List.of(asked.unit())).get(asked.unit());
		String name = (unit != null) ? unit.name() : asked.unit().value();
		headed(title, getTranslation("unit-return.purpose", name, form.minutes()));
		reachedBy(Crumbs.of(title, new Anchor(UnitReturnsView.ROUTE, getTranslation("unit-returns.title"))));
		scrolledByKeyboard();
		add(new Panel(getTranslation("unit-return.about"), new Facts()
			.with(getTranslation("unit-returns.state"), getTranslation("unit-returns.state." + asked.state().name()))
			.with(getTranslation("unit-returns.due"), Dates.full(asked.dueOn()))
			.with(getTranslation("unit-return.used-for"), form.usedFor())
			.with(getTranslation("unit-return.took"),
					Optional.ofNullable(returns.took().get(form))
						.map(it -> getTranslation("unit-return.took.minutes", it.minutes(), it.filings()))
						.orElse(null))
			.with(getTranslation("unit-returns.filed-by"), asked.filedBy())));
		var caller = members.me();
		if (form.byLead()) {
			add(new Paragraph(getTranslation("unit-return.by-lead")));
		}
		if (asked.state() == PeriodReturnView.State.TO_CONFIRM && detail.own()
				&& caller.may("measures.period-return.confirm") && caller.ownUnits().contains(asked.unit())) {
			add(confirming(asked));
		}
		if (!detail.own()) {
			add(new Paragraph(getTranslation("unit-return.not-own")));
		}
		else if (caller.may("measures.period-return.file") && caller.ownUnits().contains(asked.unit())) {
			add(new Filing(detail).panel());
		}
		else {
			add(new Paragraph(getTranslation("unit-return.only-read")));
		}
		if (!detail.revisions().isEmpty()) {
			add(said(detail));
		}
	}

	/** The one thing that a lead is asked who filed nothing: whether it is right. */
	private Panel confirming(PeriodReturnView asked) {
		var head = new FormHead();
		String key = UUID.randomUUID().toString();
		var confirm = new Button(getTranslation("unit-return.confirm"), event -> {
			if (head.run(() -> returns.confirm(new PeriodReturns.Confirmed(key, asked.unit(), asked.form().dataSet(),
					asked.period().from(), asked.version())))) {
				Announcement.done(getTranslation("unit-return.confirmed", title));
				UI.getCurrentOrThrow().navigate(UnitReturnsView.ROUTE);
			}
		});
		confirm.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
		var verbs = new Div(confirm);
		verbs.addClassName("verbs");
		return new Panel(getTranslation("unit-return.to-confirm"), head,
				new Paragraph(getTranslation("unit-return.to-confirm.what", asked.filedBy())), verbs);
	}

	/** There is none, or it is of a unit that the reader does not read for. */
	private void showNone() {
		clear();
		title = getTranslation("unit-returns.title");
		headed(title, getTranslation("unit-return.none"));
		reachedBy(Crumbs.of(title, new Anchor(UnitReturnsView.ROUTE, title)));
		scrolledByKeyboard();
	}

	/** What was filed, the last first. */
	private Panel said(PeriodReturns.Detail detail) {
		var list = new UnorderedList();
		detail.revisions().forEach(it -> {
			var item = new ListItem(new Paragraph(
					getTranslation("unit-return.revision", it.number(), it.filedBy(), Dates.time(it.filedAt()))));
			if (it.reason() != null) {
				item.add(line(getTranslation("unit-return.reason.is", it.reason())));
			}
			if (it.confirmedBy() != null) {
				item.add(line(getTranslation("unit-return.confirmed-by", it.confirmedBy())));
			}
			if (it.afterSignOff()) {
				item.add(line(getTranslation("unit-return.late")));
			}
			if (it.nil()) {
				item.add(line(getTranslation("unit-return.nil.said")));
			}
			else if (detail.own()) {
				var facts = new Facts();
				detail.asked()
					.form()
					.groups(detail.asked().period())
					.stream()
					.flatMap(group -> group.fields().stream())
					.forEach(field -> facts.with(field.label(), told(field, it, "unit-return.blank")));
				item.add(facts);
				detail.asked().form().tables(detail.asked().period()).forEach(table -> item.add(said(table, it)));
			}
			list.add(item);
		});
		return new Panel(getTranslation("unit-return.revisions"), list);
	}

	private ReturnTable said(ReturnForm.Table table, PeriodReturnView.Revision revision) {
		return new ReturnTable(table, row -> new Span(row.label()),
				field -> new Span(told(field, revision, "unit-return.blank.short")), null);
	}

	private String told(ReturnForm.Field field, PeriodReturnView.Revision revision, String blank) {
		@Nullable Integer answer = revision.answers().get(field.code());
		return (answer != null) ? "%,d".formatted(answer) : getTranslation(blank);
	}

	private static Paragraph line(String words) {
		var line = new Paragraph(words);
		line.addClassName("work-detail");
		return line;
	}

	/** The form of a return. */
	private final class Filing {

		private final PeriodReturns.Detail detail;

		private final PeriodReturnView asked;

		private final boolean again;

		private final Map<String, WholeNumberField> fields = new LinkedHashMap<>();

		private final WordsField reason = new WordsField(getTranslation("unit-return.reason"),
				PeriodReturns.REASON_LIMIT);

		private final Checkbox unknown = new Checkbox(getTranslation("unit-return.unknown"));

		/** What is told at the end of each row of a table. */
		private final List<Runnable> rows = new ArrayList<>();

		private final FormHead head;

		private final Button file = new Button();

		private final Button nil = new Button(getTranslation("unit-return.nil"));

		private final OffsetDateTime openedAt = OffsetDateTime.now(clock);

		private final String key = UUID.randomUUID().toString();

		private final String nilKey = UUID.randomUUID().toString();

		Filing(PeriodReturns.Detail detail) {
			this.detail = detail;
			this.asked = detail.asked();
			this.again = asked.version() > 0;
			this.head = new FormHead(Place
				.of("measures.period-return", asked.unit().value(), asked.form().dataSet().value(),
						asked.period().from().toString())
				.at(asked.version()));
		}

		Panel panel() {
			var form = new Div(head, new Paragraph(getTranslation("unit-return.blank.help")));
			if (!again && detail.lastTime().values().stream().anyMatch(it -> it > 0)) {
				form.add(takeOver());
			}
			asked.form().groups(asked.period()).forEach(group -> form.add(group(group)));
			var tables = asked.form().tables(asked.period());
			if (!tables.isEmpty()) {
				form.add(new Paragraph(getTranslation("unit-return.table.help")));
				tables.forEach(table -> form.add(table(table)));
				form.add(noughts(tables));
			}
			unknown.setVisible(false);
			head.field("confirmed", unknown);
			reason.setWidthFull();
			reason.setVisible(again);
			head.field("reason", reason);
			var why = new Div(reason);
			why.addClassName("return-group");
			form.add(why, unknown, verbs());
			return new Panel(getTranslation(again ? "unit-return.again" : "unit-return.give"), form);
		}

		/** Last time's numbers are one press away, and never filed unasked. */
		private Component takeOver() {
			var told = new Paragraph(getTranslation("unit-return.take-over.what"));
			told.addClassName("work-detail");
			told.getElement().setAttribute("role", "status");
			var verbs = new Div(new Button(getTranslation("unit-return.take-over"), event -> {
				int done = 0;
				for (var field : fields.entrySet()) {
					@Nullable Integer last = detail.lastTime().get(field.getKey());
					if (last != null && field.getValue().typed().isEmpty()) {
						field.getValue().setValue(last);
						done++;
					}
				}
				rows.forEach(Runnable::run);
				told.setText(getTranslation("unit-return.take-over.done", done));
			}));
			verbs.addClassName("verbs");
			return new Div(verbs, told);
		}

		private Component group(ReturnForm.Group group) {
			var row = new Div();
			row.addClassName("return-fields");
			group.fields().forEach(field -> row.add(field(field)));
			var heading = new H3(group.title());
			var part = new Div(heading, row);
			part.addClassName("return-group");
			part.getElement().setAttribute("role", "group").setAttribute("aria-label", group.title());
			@Nullable String of = group.partsOf();
			if (of != null) {
				var makes = line("");
				part.add(makes);
				Runnable tell = () -> makes.setText(makes(group, of));
				group.fields().forEach(field -> field(field.code()).addValueChangeListener(event -> tell.run()));
				field(of).addValueChangeListener(event -> tell.run());
				tell.run();
			}
			return part;
		}

		private Component table(ReturnForm.Table table) {
			Map<String, Span> sums = new HashMap<>();
			Map<String, String> called = new HashMap<>();
			table.rows().forEach(row -> {
				called.put(table.whole(row).code(), table.whole());
				for (int i = 0; i < table.columns().size(); i++) {
					called.put(table.parts(row).get(i).code(), table.columns().get(i).label());
				}
			});
			var asking = new ReturnTable(table, row -> headed(table, row),
					asks -> bare(asks, called.getOrDefault(asks.code(), asks.label())),
					row -> sums.computeIfAbsent(row.code(), code -> new Span()));
			table.rows().forEach(row -> {
				Span sum = Objects.requireNonNull(sums.get(row.code()));
				sum.addClassName("work-detail");
				sum.getElement().setAttribute("aria-live", "polite");
				Runnable tell = () -> tell(sum, asking, table, row);
				fields(table, row).forEach(field -> field.addValueChangeListener(event -> {
					// What was said of the row before is not said of what it holds now.
					fields(table, row).forEach(WholeNumberField::tell);
					tell.run();
				}));
				rows.add(tell);
				tell.run();
			});
			var part = new Div(new H3(table.title()), asking);
			part.addClassName("return-group");
			part.getElement().setAttribute("role", "group").setAttribute("aria-label", table.title());
			return part;
		}

		private Component headed(ReturnForm.Table table, ReturnForm.Heading row) {
			var head = new Div(new Span(row.label()));
			@Nullable Integer last = detail.lastTime().get(table.whole(row).code());
			if (last != null) {
				var before = new Span(getTranslation("unit-return.last", last));
				before.addClassName("work-detail");
				head.add(before);
			}
			return head;
		}

		/** What is wrong in a row, else how far its parts make its whole. */
		private void tell(Span sum, ReturnTable shown, ReturnForm.Table table, ReturnForm.Heading row) {
			Optional<WholeNumberField> wrong = fields(table, row).filter(WholeNumberField::isInvalid).findFirst();
			if (wrong.isPresent()) {
				// Which row it is stands before it; above the form it is told whole.
				String told = wrong.get().getErrorMessage();
				sum.setText(told.substring(told.indexOf(": ") + 1).strip());
				sum.setClassName("return-differs", true);
				return;
			}
			var given = table.parts(row)
				.stream()
				.map(it -> field(it.code()).getValue())
				.filter(Objects::nonNull)
				.mapToLong(Integer::longValue)
				.summaryStatistics();
			@Nullable Integer whole = field(table.whole(row).code()).getValue();
			boolean differs = whole != null && given.getCount() > 0 && given.getSum() != whole;
			sum.setText(
					(given.getCount() == 0) ? ""
							: (whole == null) ? getTranslation("unit-return.row.bare", given.getSum())
									: getTranslation(differs ? "unit-return.row.differs" : "unit-return.row.full",
											given.getSum(), whole));
			sum.setClassName("return-differs", differs);
			shown.nought(row, whole != null && whole == 0 && given.getSum() == 0);
		}

		/**
		 * Most rows of a table have nothing: one click says so. A row that had something
		 * the last time is rather forgotten, so it is left to be looked at.
		 */
		private Component noughts(List<ReturnForm.Table> tables) {
			var told = new Paragraph();
			told.addClassName("work-detail");
			told.getElement().setAttribute("role", "status");
			var noughts = new Button(getTranslation("unit-return.noughts"), event -> {
				var left = new ArrayList<String>();
				int done = 0;
				for (ReturnForm.Table table : tables) {
					for (ReturnForm.Heading row : table.rows()) {
						String whole = table.whole(row).code();
						if (fields(table, row).anyMatch(field -> !field.typed().isEmpty())) {
							continue;
						}
						if (detail.lastTime().getOrDefault(whole, 0) > 0) {
							left.add(table.told(row));
						}
						else {
							field(whole).setValue(0);
							done++;
						}
					}
				}
				told.setText(left.isEmpty() ? getTranslation("unit-return.noughts.done", done)
						: getTranslation("unit-return.noughts.left", done, String.join("; ", left)));
			});
			var verbs = new Div(noughts);
			verbs.addClassName("verbs");
			return new Div(verbs, told);
		}

		private Stream<WholeNumberField> fields(ReturnForm.Table table, ReturnForm.Heading row) {
			return Stream.concat(Stream.of(table.whole(row)), table.parts(row).stream()).map(it -> field(it.code()));
		}

		/**
		 * A field whose name stands above its column and before its row; whole it is
		 * heard.
		 */
		private WholeNumberField bare(ReturnForm.Field asks, String called) {
			WholeNumberField field = field(asks);
			field.setHelperText(null);
			if (!again) {
				// What was 0 the last time is told beside, and looked at.
				field.clear();
			}
			field.setLabel(called);
			field.getElement().setProperty("accessibleName", asks.label());
			return field;
		}

		private WholeNumberField field(ReturnForm.Field asks) {
			var field = new WholeNumberField(asks.label());
			@Nullable Integer last = detail.lastTime().get(asks.code());
			field.setHelperText(Optional.ofNullable(asks.help())
				.map(help -> (last != null) ? getTranslation("unit-return.help-and-last", help, last) : help)
				.orElseGet(() -> (last != null) ? getTranslation("unit-return.last", last) : ""));
			if (again) {
				field.setValue(Objects.requireNonNullElse(asked.answers(), Map.<String, Integer>of()).get(asks.code()));
			}
			else if (last != null && last == 0) {
				// What there was none of, there mostly is none of again; other numbers
				// are
				// told beside, so that none of them is filed by mistake.
				field.setValue(0);
			}
			fields.put(asks.code(), field);
			head.field(asks.code(), field);
			return field;
		}

		private WholeNumberField field(String code) {
			return Objects.requireNonNull(fields.get(code));
		}

		private String makes(ReturnForm.Group group, String of) {
			long sum = group.fields()
				.stream()
				.map(it -> field(it.code()).getOptionalValue().orElse(0))
				.mapToLong(Integer::longValue)
				.sum();
			return field(of).getOptionalValue()
				.map(total -> getTranslation("unit-return.makes", sum, total))
				.orElseGet(() -> getTranslation("unit-return.makes.bare", sum));
		}

		private Div verbs() {
			file.setText(getTranslation(again ? "unit-return.file-again" : "unit-return.file"));
			file.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
			file.setDisableOnClick(true);
			// A field tells its value when it loses the focus.
			file.addClickShortcut(Key.ENTER, KeyModifier.CONTROL).resetFocusOnActiveElement();
			file.addClickListener(event -> run(file, false, key));
			nil.setDisableOnClick(true);
			nil.addClickListener(event -> run(nil, true, nilKey));
			var verbs = new Div(file, nil);
			verbs.addClassName("verbs");
			return verbs;
		}

		private void run(Button verb, boolean nothing, String once) {
			try {
				boolean done = head.run(() -> file(nothing, once));
				rows.forEach(Runnable::run);
				if (done) {
					Announcement.done(getTranslation(nothing ? "unit-return.nil.done" : "unit-return.done", title));
					UI.getCurrentOrThrow().navigate(UnitReturnsView.ROUTE);
				}
			}
			finally {
				verb.setEnabled(true);
			}
		}

		private void file(boolean nothing, String once) {
			if (nothing) {
				fields.entrySet()
					.stream()
					.filter(it -> it.getValue().getOptionalValue().orElse(0) > 0 && !again)
					.findFirst()
					.ifPresent(it -> {
						throw Problem.invalid(it.getKey(), getTranslation("unit-return.nil.typed"));
					});
			}
			try {
				returns.file(new PeriodReturns.Filed(once, asked.unit(), asked.form().dataSet(), asked.period().from(),
						head.version(), nothing, nothing ? List.of() : answers(), again ? reason.getValue() : null,
						unknown.isVisible() && unknown.getValue(), openedAt));
			}
			catch (Problem problem) {
				unknown.setVisible(
						problem.fields().stream().anyMatch(fault -> PeriodReturns.CONFIRM.equals(fault.reason())));
				throw problem;
			}
		}

		private List<PeriodReturns.Answer> answers() {
			return fields.entrySet()
				.stream()
				.filter(it -> it.getValue().getOptionalValue().isPresent())
				.map(it -> new PeriodReturns.Answer(it.getKey(), it.getValue().getOptionalValue().orElseThrow()))
				.toList();
		}

	}

}
