package scot.adp.treatment.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import org.jspecify.annotations.Nullable;
import scot.adp.directory.Areas;
import scot.adp.directory.LocalAreaView;
import scot.adp.platform.CodeList;
import scot.adp.platform.OpenTo;
import scot.adp.platform.Problem;
import scot.adp.shell.parts.Announcement;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.DayField;
import scot.adp.shell.parts.FormHead;
import scot.adp.shell.parts.LineField;
import scot.adp.shell.parts.Named;
import scot.adp.shell.parts.Outline;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.Panel;
import scot.adp.shell.parts.Place;
import scot.adp.shell.parts.WholeNumberField;
import scot.adp.shell.parts.Words;
import scot.adp.treatment.NaloxoneOutletView;
import scot.adp.treatment.NaloxoneRules.Lists;
import scot.adp.treatment.Outlets;
import scot.adp.treatment.Supplies;
import scot.adp.treatment.SupplyEntry;

/**
 * Kits handed over, on a phone at a bus stop: what is the same as last time is there
 * already.
 */
@Route("naloxone/supply")
@Menu(title = "supply.title", order = 40)
@OpenTo("treatment.supply.record")
@Outline(Outline.Shape.FORM)
class SupplyPage extends Page implements HasDynamicTitle {

	private static final String AT_RISK = "AT_RISK";

	private static final String REPEAT = "REPEAT";

	private static final int REFERENCE_LIMIT = 20;

	final Choice<NaloxoneOutletView> outlet = new Choice<>(getTranslation("supply.outlet"), it -> it.id().value());

	final WholeNumberField kits = new WholeNumberField(getTranslation("stock.kits"));

	final LineField ownRef = new LineField(getTranslation("supply.own-ref"), REFERENCE_LIMIT);

	final Button save = new Button(getTranslation("supply.save"));

	private final Supplies supplies;

	private final Outlets outlets;

	private final Choice<CodeList.Value> recipient;

	private final Choice<CodeList.Value> supplyType;

	private final Choice<CodeList.Value> repeatReason;

	private final Choice<CodeList.Value> route;

	private final Choice<CodeList.Value> training;

	private final Choice<CodeList.Value> source;

	private final Choice<CodeList.Value> authority;

	private final Choice<CodeList.Value> ageBand;

	private final Choice<CodeList.Value> sex;

	private final Choice<CodeList.Value> simdQuintile;

	private final Choice<CodeList.Value> homeArea;

	private final Choice<LocalAreaView> area;

	private final DayField happenedOn = new DayField(getTranslation("stock.on"));

	private final LineField batch = new LineField(getTranslation("stock.batch"), REFERENCE_LIMIT);

	private final Checkbox peer = new Checkbox(getTranslation("supply.peer"));

	private final Checkbox sure = new Checkbox(getTranslation("supply.sure"));

	private final Button toAPerson = new Button(getTranslation("supply.person"));

	private final Button tally = new Button(getTranslation("supply.tally"));

	private final Details more = new Details(getTranslation("supply.more"));

	private final Div saved = new Div();

	// What is typed here may tell of a person, so it is kept nowhere before it is saved.
	private final FormHead head = new FormHead(Place.NOWHERE);

	private final LocalDate today;

	private String key = UUID.randomUUID().toString();

	SupplyPage(Supplies supplies, Outlets outlets, Areas areas, Clock clock) {
		this.supplies = supplies;
		this.outlets = outlets;
		this.today = LocalDate.now(clock);
		recipient = OutletForms.codes(outlets, getTranslation("supply.recipient"), Lists.RECIPIENT);
		supplyType = OutletForms.codes(outlets, getTranslation("supply.type"), Lists.SUPPLY_TYPE);
		repeatReason = OutletForms.codes(outlets, getTranslation("supply.reason"), Lists.REPEAT_REASON);
		route = OutletForms.codes(outlets, getTranslation("stock.route"), Lists.ROUTE);
		training = OutletForms.codes(outlets, getTranslation("supply.training"), Lists.TRAINING);
		source = OutletForms.codes(outlets, getTranslation("supply.source"), Lists.SOURCE);
		authority = OutletForms.codes(outlets, getTranslation("supply.authority"), Lists.SUPPLY_AUTHORITY);
		ageBand = OutletForms.codes(outlets, getTranslation("supply.age"), Lists.AGE_BAND);
		sex = OutletForms.codes(outlets, getTranslation("supply.sex"), Lists.SEX);
		simdQuintile = OutletForms.codes(outlets, getTranslation("supply.simd"), Lists.SIMD_QUINTILE);
		homeArea = new Choice<>(getTranslation("supply.home"), CodeList.Value::code);
		homeArea.setItems(outlets.homes(today));
		homeArea.setItemLabelGenerator(CodeList.Value::label);
		area = new Choice<>(getTranslation("supply.area"), it -> it.code().value());
		area.setItems(areas.coverage(today));
		area.setItemLabelGenerator(LocalAreaView::name);
		area.setHelperText(getTranslation("supply.area.help"));
		area.setClearButtonVisible(true);
		headed(getTranslation("supply.title"), getTranslation("supply.purpose"));
		var beginning = supplies.beginning();
		if (beginning.outlets().isEmpty()) {
			var none = new Paragraph(getTranslation("supply.no-outlets"));
			none.addClassName("empty");
			add(none);
			return;
		}
		outlet.setItems(outlets.byIds(beginning.outlets())
			.values()
			.stream()
			.sorted(Comparator.comparing(NaloxoneOutletView::name))
			.toList());
		outlet.setItemLabelGenerator(NaloxoneOutletView::name);
		join();
		begin(beginning);
		saved.getElement().setAttribute("role", "status");
		add(form(), saved, new Paragraph(getTranslation("supply.connection")), links());
	}

	@Override
	public String getPageTitle() {
		return getTranslation("supply.title");
	}

	private static Div links() {
		var links = new Div(new Anchor("naloxone/supply/lines", Words.of("lines.link")),
				new Anchor("naloxone/sheet", Words.of("sheet.link")));
		links.addClassName("verbs");
		return links;
	}

	private void join() {
		head.field("outlet", outlet)
			.field("kits", kits)
			.field("recipient", recipient)
			.field("supplyType", supplyType)
			.field("repeatReason", repeatReason)
			.field("route", route)
			.field("training", training)
			.field("ownRef", ownRef)
			.field("happenedOn", happenedOn)
			.field("source", source)
			.field("authority", authority)
			.field("batch", batch)
			.field("peer", peer)
			.field("ageBand", ageBand)
			.field("sex", sex)
			.field("simdQuintile", simdQuintile)
			.field("homeArea", homeArea)
			.field("area", area)
			.field("confirmed", sure);
	}

	private Panel form() {
		toAPerson.addClickListener(event -> choose(true));
		tally.addClickListener(event -> choose(false));
		var way = new Div(toAPerson, tally);
		way.addClassName("verbs");
		ownRef.setHelperText(getTranslation("supply.own-ref.help"));
		supplyType.addValueChangeListener(event -> fit());
		recipient.addValueChangeListener(event -> fit());
		var fewer = new Button(getTranslation("supply.fewer"), event -> step(-1));
		var further = new Button(getTranslation("supply.further"), event -> step(1));
		Named.of(fewer, getTranslation("stock.kits"));
		Named.of(further, getTranslation("stock.kits"));
		var steps = new Div(fewer, further);
		steps.addClassName("verbs");
		var details = new Div(happenedOn, source, authority, area, batch, peer, ageBand, sex, simdQuintile, homeArea);
		details.addClassName("update-form");
		more.add(details);
		sure.setVisible(false);
		save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
		save.setDisableOnClick(true);
		save.addClickListener(event -> save());
		var verbs = new Div(save);
		verbs.addClassName("verbs");
		var fields = new Div(head, outlet, way, recipient, ownRef, kits, steps, route, training, supplyType,
				repeatReason, more, sure, verbs);
		fields.addClassName("page-form");
		return new Panel(getTranslation("supply.what"), fields);
	}

	private void begin(Supplies.Beginning beginning) {
		happenedOn.setValue(today);
		happenedOn.setMax(today);
		Supplies.@Nullable Usual last = beginning.last();
		outlet.getListDataView()
			.getItems()
			.filter(it -> beginning.outlets().size() == 1 || (last != null && it.id().equals(last.outlet())))
			.findFirst()
			.ifPresent(outlet::setValue);
		OutletForms.first(source, (last != null) ? last.source() : null);
		OutletForms.first(route, (last != null) ? last.route() : "INTRANASAL");
		OutletForms.first(authority, (last != null) ? last.authority() : null);
		OutletForms.first(supplyType, null);
		choose(true);
	}

	private void choose(boolean person) {
		toAPerson.getElement().setAttribute("aria-pressed", String.valueOf(person));
		tally.getElement().setAttribute("aria-pressed", String.valueOf(!person));
		OutletForms.first(recipient, person ? AT_RISK : "UNKNOWN");
		kits.setValue(1);
		fit();
	}

	private boolean person() {
		return Boolean.parseBoolean(toAPerson.getElement().getAttribute("aria-pressed"));
	}

	private void fit() {
		boolean atRisk = person() && AT_RISK.equals(code(recipient));
		ownRef.setVisible(atRisk);
		ageBand.setVisible(atRisk);
		sex.setVisible(atRisk);
		simdQuintile.setVisible(atRisk);
		homeArea.setVisible(atRisk);
		repeatReason.setVisible(REPEAT.equals(code(supplyType)));
	}

	private void step(int by) {
		kits.setValue(Math.max(1, Optional.ofNullable(kits.getValue()).orElse(0) + by));
	}

	private void save() {
		try {
			boolean done = head.run(
					() -> tell(supplies.record(key, new Supplies.Sent(entry(), null), Supplies.Door.PAGE)), this::asks);
			if (done) {
				key = UUID.randomUUID().toString();
				forNobody();
			}
		}
		finally {
			save.setEnabled(true);
		}
	}

	/** What was told of one person, or of one supply, is no answer for the next. */
	private void forNobody() {
		List.of(ownRef, batch, training, repeatReason, ageBand, sex, simdQuintile, homeArea, area)
			.forEach(HasValue::clear);
		peer.setValue(false);
		kits.setValue(1);
		sure.setValue(false);
		sure.setVisible(false);
		OutletForms.first(supplyType, null);
	}

	/**
	 * What is only unusual is asked, beside being told; what is wrong in the rest is
	 * shown.
	 */
	private boolean asks(Problem problem) {
		sure.setVisible(!problem.fields().isEmpty()
				&& problem.fields().stream().allMatch(fault -> "CONFIRM".equals(fault.reason())));
		if (problem.fields()
			.stream()
			.anyMatch(
					fault -> !List.of("outlet", "kits", "ownRef", "training", "repeatReason").contains(fault.path()))) {
			more.setOpened(true);
		}
		return false;
	}

	private SupplyEntry entry() {
		new Problem.Faults().when(outlet.isEmpty(), "outlet", getTranslation("supply.outlet.missing"))
			.when(kits.isEmpty(), "kits", getTranslation("stock.kits.missing"))
			.when(happenedOn.isEmpty(), "happenedOn", getTranslation("stock.on.missing"))
			.when(recipient.isEmpty(), "recipient", getTranslation("supply.recipient.missing"))
			.when(route.isEmpty(), "route", getTranslation("stock.route.missing"))
			.when(training.isEmpty(), "training", getTranslation("supply.training.missing"))
			.when(supplyType.isEmpty(), "supplyType", getTranslation("supply.type.missing"))
			.when(repeatReason.isVisible() && repeatReason.isEmpty(), "repeatReason",
					getTranslation("supply.reason.missing"))
			.when(source.isEmpty(), "source", getTranslation("supply.source.missing"))
			.when(authority.isEmpty(), "authority", getTranslation("supply.authority.missing"))
			.raise();
		boolean atRisk = ownRef.isVisible();
		boolean repeat = repeatReason.isVisible();
		return new SupplyEntry(outlet.getValue().id(), happenedOn.getValue(), code(source), code(recipient),
				code(supplyType), repeat ? given(repeatReason) : null, code(route), kits.getValue(), code(training),
				peer.getValue(), code(authority), area.getOptionalValue().map(LocalAreaView::code).orElse(null),
				OutletForms.given(batch.getValue()), atRisk ? OutletForms.given(ownRef.getValue()) : null,
				atRisk ? SupplyEntry.Profile.of(given(ageBand), given(sex), given(simdQuintile), given(homeArea))
						: null,
				sure.isVisible() && sure.getValue());
	}

	private static @Nullable String given(Choice<CodeList.Value> field) {
		return field.getOptionalValue().map(CodeList.Value::code).orElse(null);
	}

	private static String code(Choice<CodeList.Value> field) {
		return field.getOptionalValue().map(CodeList.Value::code).orElse("");
	}

	private void tell(Supplies.Recorded result) {
		String what = getTranslation("supply.saved", kits.getValue(), outlets.told(Lists.ROUTE, code(route)).label(),
				outlet.getValue().name());
		Announcement.done(what);
		saved.removeAll();
		var undo = new Button(getTranslation("supply.undo"));
		Named.of(undo, what);
		String undoKey = UUID.randomUUID().toString();
		undo.setDisableOnClick(true);
		undo.addClickListener(event -> {
			if (head.runBeside(() -> supplies.undo(undoKey, result.id()))) {
				saved.removeAll();
				Announcement.done(getTranslation("supply.undone"));
				save.focus();
			}
		});
		saved.add(new Paragraph(what));
		result.remarks().forEach(remark -> saved.add(new Paragraph(remark.message())));
		var verbs = new Div(undo);
		verbs.addClassName("verbs");
		saved.add(verbs);
	}

}
