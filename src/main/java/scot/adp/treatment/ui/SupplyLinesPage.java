package scot.adp.treatment.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import org.jspecify.annotations.Nullable;
import scot.adp.directory.WorkingDays;
import scot.adp.platform.BatchResult;
import scot.adp.platform.CodeList;
import scot.adp.platform.OpenTo;
import scot.adp.platform.Problem;
import scot.adp.shell.parts.Announcement;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.Crumbs;
import scot.adp.shell.parts.DayField;
import scot.adp.shell.parts.FormHead;
import scot.adp.shell.parts.LineField;
import scot.adp.shell.parts.Outline;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.Panel;
import scot.adp.shell.parts.Place;
import scot.adp.shell.parts.WholeNumberField;
import scot.adp.treatment.NaloxoneOutletView;
import scot.adp.treatment.NaloxoneRules.Lists;
import scot.adp.treatment.Outlets;
import scot.adp.treatment.Supplies;
import scot.adp.treatment.SupplyEntry;

/**
 * What stood on a sheet, typed in later: what all of it has in common once, then a line
 * for each supply. All lines are saved or none, and what is wrong with one leaves all of
 * them standing.
 */
@Route("naloxone/supply/lines")
@OpenTo("treatment.supply.record")
@Outline(Outline.Shape.FORM)
class SupplyLinesPage extends Page implements HasDynamicTitle {

	private static final int REFERENCE_LIMIT = 20;

	private static final Pattern OF_A_LINE = Pattern.compile("supplies\\[(\\d+)]\\.(.+)");

	final List<Line> lines = new ArrayList<>();

	final Button save = new Button(getTranslation("supply.save"));

	private final Supplies supplies;

	private final Outlets outlets;

	private final LocalDate today;

	private final LocalDate lastWorkingDay;

	private final Div done = new Div();

	private final Div form = new Div();

	private Div rows = new Div();

	private FormHead head = new FormHead(Place.NOWHERE);

	private Choice<NaloxoneOutletView> outlet = new Choice<>("", it -> it.id().value());

	private DayField happenedOn = new DayField("");

	private Choice<CodeList.Value> source = new Choice<>("", CodeList.Value::code);

	private Choice<CodeList.Value> authority = new Choice<>("", CodeList.Value::code);

	private Checkbox sure = new Checkbox();

	private String key = "";

	SupplyLinesPage(Supplies supplies, Outlets outlets, WorkingDays workingDays, Clock clock) {
		this.supplies = supplies;
		this.outlets = outlets;
		this.today = LocalDate.now(clock);
		this.lastWorkingDay = workingDays.before(today, 1);
		headed(getTranslation("lines.title"), getTranslation("lines.purpose"));
		reachedBy(Crumbs.of(getTranslation("lines.title"),
				new Anchor("naloxone/supply", getTranslation("supply.title"))));
		var beginning = supplies.beginning();
		if (beginning.outlets().isEmpty()) {
			var none = new Paragraph(getTranslation("supply.no-outlets"));
			none.addClassName("empty");
			add(none);
			return;
		}
		save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
		save.setDisableOnClick(true);
		// A field tells its value when it loses the focus.
		save.addClickShortcut(Key.ENTER, KeyModifier.CONTROL).resetFocusOnActiveElement();
		save.addClickListener(event -> save());
		done.getElement().setAttribute("role", "status");
		show(beginning);
		add(form, done);
	}

	@Override
	public String getPageTitle() {
		return getTranslation("lines.title");
	}

	/** Begins a sheet. */
	private void show(Supplies.Beginning beginning) {
		form.removeAll();
		lines.clear();
		key = UUID.randomUUID().toString();
		head = new FormHead(Place.NOWHERE);
		outlet = new Choice<>(getTranslation("supply.outlet"), it -> it.id().value());
		outlet.setItems(outlets.byIds(beginning.outlets())
			.values()
			.stream()
			.sorted(Comparator.comparing(NaloxoneOutletView::name))
			.toList());
		outlet.setItemLabelGenerator(NaloxoneOutletView::name);
		happenedOn = new DayField(getTranslation("stock.on"));
		happenedOn.setMax(today);
		happenedOn.setValue(lastWorkingDay);
		source = OutletForms.codes(outlets, getTranslation("supply.source"), Lists.SOURCE);
		authority = OutletForms.codes(outlets, getTranslation("supply.authority"), Lists.SUPPLY_AUTHORITY);
		sure = new Checkbox(getTranslation("supply.sure"));
		sure.setVisible(false);
		head.field("outlet", outlet)
			.field("happenedOn", happenedOn)
			.field("source", source)
			.field("authority", authority)
			.field("confirmed", sure);
		Supplies.@Nullable Usual last = beginning.last();
		outlet.getListDataView()
			.getItems()
			.filter(it -> beginning.outlets().size() == 1 || (last != null && it.id().equals(last.outlet())))
			.findFirst()
			.ifPresent(outlet::setValue);
		OutletForms.first(source, (last != null) ? last.source() : null);
		OutletForms.first(authority, (last != null) ? last.authority() : null);
		var common = new Div(outlet, happenedOn, source, authority);
		common.addClassName("sheet-common");
		var names = new Div();
		names.addClassName("sheet-names");
		names.getElement().setAttribute("aria-hidden", "true");
		Line.NAMES.forEach(name -> names.add(new Span(getTranslation(name))));
		rows = new Div();
		rows.addClassName("sheet-rows");
		addLine((last != null) ? last.route() : null);
		var more = new Button(getTranslation("lines.more"), event -> addLine(null).begin());
		var verbs = new Div(save, more);
		verbs.addClassName("verbs");
		form.add(new Panel(getTranslation("lines.common"), head, common), new Panel(getTranslation("lines.lines"),
				new Paragraph(getTranslation("lines.help")), names, rows, sure, verbs));
	}

	private Line addLine(@Nullable String route) {
		var line = new Line(lines.size() + 1, lines.isEmpty() ? null : lines.getLast(), route);
		lines.add(line);
		rows.add(line);
		return line;
	}

	private static void choose(Choice<CodeList.Value> field, @Nullable String code) {
		field.getListDataView().getItems().filter(it -> it.code().equals(code)).findFirst().ifPresent(field::setValue);
	}

	private void save() {
		try {
			var used = lines.stream().filter(Line::used).toList();
			var kept = new ArrayList<BatchResult>();
			if (head.run(() -> {
				check(used);
				kept.addAll(recorded(used));
			}, this::asks)) {
				tell(used, kept);
				show(supplies.beginning());
				lines.getFirst().begin();
			}
		}
		finally {
			save.setEnabled(true);
		}
	}

	private void check(List<Line> used) {
		var faults = new Problem.Faults().when(outlet.isEmpty(), "outlet", getTranslation("supply.outlet.missing"))
			.when(happenedOn.isEmpty(), "happenedOn", getTranslation("stock.on.missing"))
			.when(source.isEmpty(), "source", getTranslation("supply.source.missing"))
			.when(authority.isEmpty(), "authority", getTranslation("supply.authority.missing"))
			.when(used.isEmpty(), lines.getFirst().path("kits"), getTranslation("lines.missing"));
		used.forEach(line -> line.check(faults));
		faults.raise();
	}

	private List<BatchResult> recorded(List<Line> used) {
		try {
			return supplies.recordTogether(key,
					used.stream().map(line -> new Supplies.Sent(line.entry(), null)).toList(), Supplies.Door.PAGE);
		}
		catch (Problem problem) {
			if (problem.fields().isEmpty()) {
				throw problem;
			}
			throw Problem.invalid(problem.fields().stream().map(fault -> told(fault, used)).distinct().toList());
		}
	}

	/** A fault at the field of its line, or at what all lines have in common. */
	private Problem.Field told(Problem.Field fault, List<Line> used) {
		var path = OF_A_LINE.matcher(fault.path());
		if (!path.matches()) {
			return fault;
		}
		Line line = used.get(Integer.parseInt(path.group(1)));
		return Line.HAS.contains(path.group(2))
				? new Problem.Field(line.path(path.group(2)),
						getTranslation("lines.fault", line.number, fault.message()), fault.reason())
				: new Problem.Field(path.group(2), fault.message(), fault.reason());
	}

	/** What is only unusual is asked, beside being told. */
	private boolean asks(Problem problem) {
		sure.setVisible(!problem.fields().isEmpty()
				&& problem.fields().stream().allMatch(fault -> "CONFIRM".equals(fault.reason())));
		return false;
	}

	private void tell(List<Line> used, List<BatchResult> kept) {
		String what = getTranslation("lines.saved", used.size(), used.stream().mapToInt(Line::number).sum());
		Announcement.done(what);
		done.removeAll();
		done.add(new Paragraph(what));
		kept.forEach(result -> result.remarks()
			.forEach(remark -> done
				.add(new Paragraph(getTranslation("lines.fault", used.get(result.index()).number, remark.message())))));
		done.add(new Paragraph(new Anchor("naloxone/supplies", getTranslation("supplies.title"))));
	}

	/** One line of the sheet. */
	final class Line extends Div {

		/** The words above the fields, in their order. */
		private static final List<String> NAMES = List.of("stock.kits", "supply.recipient", "stock.route",
				"supply.type", "supply.reason", "supply.training", "supply.own-ref");

		/** What faults call what a line has. */
		private static final List<String> HAS = List.of("kits", "recipient", "route", "supplyType", "repeatReason",
				"training", "ownRef");

		final WholeNumberField kits;

		private final int number;

		private final Choice<CodeList.Value> recipient;

		private final Choice<CodeList.Value> route;

		private final Choice<CodeList.Value> supplyType;

		private final Choice<CodeList.Value> repeatReason;

		private final Choice<CodeList.Value> training;

		private final LineField ownRef;

		Line(int number, @Nullable Line above, @Nullable String usualRoute) {
			this.number = number;
			addClassName("sheet-line");
			kits = new WholeNumberField(named("stock.kits"));
			recipient = OutletForms.codes(outlets, named("supply.recipient"), Lists.RECIPIENT);
			route = OutletForms.codes(outlets, named("stock.route"), Lists.ROUTE);
			supplyType = OutletForms.codes(outlets, named("supply.type"), Lists.SUPPLY_TYPE);
			repeatReason = OutletForms.codes(outlets, named("supply.reason"), Lists.REPEAT_REASON);
			training = OutletForms.codes(outlets, named("supply.training"), Lists.TRAINING);
			ownRef = new LineField(named("supply.own-ref"), REFERENCE_LIMIT);
			if (above == null) {
				choose(route, usualRoute);
				choose(supplyType, "FIRST");
			}
			head.field(path("kits"), kits)
				.field(path("recipient"), recipient)
				.field(path("route"), route)
				.field(path("supplyType"), supplyType)
				.field(path("repeatReason"), repeatReason)
				.field(path("training"), training)
				.field(path("ownRef"), ownRef);
			recipient.addValueChangeListener(event -> fit());
			supplyType.addValueChangeListener(event -> fit());
			// A line begins as the one above it once somebody comes to it, so that
			// nothing
			// changes where they type; and the next is there before it is asked for.
			if (above != null) {
				kits.addFocusListener(event -> begin(above));
			}
			kits.addValueChangeListener(event -> {
				if (event.isFromClient() && event.getValue() != null && lines.getLast() == this) {
					addLine(null);
				}
			});
			fit();
			add(kits, recipient, route, supplyType, repeatReason, training, ownRef);
		}

		/** The name of a field, of this line. */
		private String named(String name) {
			return SupplyLinesPage.this.getTranslation("lines.field", SupplyLinesPage.this.getTranslation(name),
					number);
		}

		String path(String field) {
			return "%s-%d".formatted(field, number);
		}

		private void fit() {
			boolean atRisk = "AT_RISK".equals(code(recipient));
			ownRef.setReadOnly(!atRisk);
			if (!atRisk) {
				ownRef.clear();
			}
			boolean repeat = "REPEAT".equals(code(supplyType));
			repeatReason.setReadOnly(!repeat);
			if (!repeat) {
				repeatReason.clear();
			}
		}

		void begin() {
			kits.focus();
		}

		/** Takes from the line above what is not chosen here yet. */
		private void begin(Line above) {
			take(recipient, above.recipient);
			take(route, above.route);
			take(supplyType, above.supplyType);
			take(training, above.training);
		}

		private static void take(Choice<CodeList.Value> field, Choice<CodeList.Value> above) {
			if (field.isEmpty() && !above.isEmpty()) {
				field.setValue(above.getValue());
			}
		}

		private void check(Problem.Faults faults) {
			missing(faults, kits.isEmpty(), "kits", "stock.kits.missing");
			missing(faults, recipient.isEmpty(), "recipient", "supply.recipient.missing");
			missing(faults, route.isEmpty(), "route", "stock.route.missing");
			missing(faults, supplyType.isEmpty(), "supplyType", "supply.type.missing");
			missing(faults, "REPEAT".equals(code(supplyType)) && repeatReason.isEmpty(), "repeatReason",
					"supply.reason.missing");
			missing(faults, training.isEmpty(), "training", "supply.training.missing");
		}

		private void missing(Problem.Faults faults, boolean missing, String field, String words) {
			faults.when(missing, path(field), SupplyLinesPage.this.getTranslation("lines.fault", number,
					SupplyLinesPage.this.getTranslation(words)));
		}

		/** Whether anything of a supply stands here that is not copied from above. */
		boolean used() {
			return !kits.isEmpty() || !ownRef.isEmpty() || kits.fault() != null;
		}

		int number() {
			return Optional.ofNullable(kits.getValue()).orElse(0);
		}

		SupplyEntry entry() {
			return new SupplyEntry(outlet.getValue().id(), happenedOn.getValue(), code(source), code(recipient),
					code(supplyType), repeatReason.isEmpty() ? null : code(repeatReason), code(route), number(),
					code(training), false, code(authority), null, null, OutletForms.given(ownRef.getValue()), null,
					sure.isVisible() && sure.getValue());
		}

		private static String code(Choice<CodeList.Value> field) {
			return field.getOptionalValue().map(CodeList.Value::code).orElse("");
		}

	}

}
