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
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import org.jspecify.annotations.Nullable;
import scot.adp.directory.Areas;
import scot.adp.platform.OpenTo;
import scot.adp.platform.Problem;
import scot.adp.shell.parts.Announcement;
import scot.adp.shell.parts.FormHead;
import scot.adp.shell.parts.Named;
import scot.adp.shell.parts.Outline;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.Panel;
import scot.adp.shell.parts.Place;
import scot.adp.shell.parts.Sure;
import scot.adp.shell.parts.Words;
import scot.adp.treatment.NaloxoneOutletView;
import scot.adp.treatment.Outlets;
import scot.adp.treatment.Supplies;

/**
 * Kits handed over, on a phone at a bus stop: what is the same as last time is there
 * already.
 */
@Route("naloxone/supply")
@Menu(title = "supply.title", order = 40)
@OpenTo("treatment.supply.record")
@Outline(Outline.Shape.FORM)
class SupplyPage extends Page implements HasDynamicTitle {

	final Button save = new Button(getTranslation("supply.save"));

	private final Supplies supplies;

	private final SupplyFields fields;

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
		this.today = LocalDate.now(clock);
		this.fields = new SupplyFields(outlets, areas, today);
		headed(getTranslation("supply.title"), getTranslation("supply.purpose"));
		var beginning = supplies.beginning();
		if (beginning.outlets().isEmpty()) {
			var none = new Paragraph(getTranslation("supply.no-outlets"));
			none.addClassName("empty");
			add(none);
			return;
		}
		fields.outlet.setItems(outlets.byIds(beginning.outlets())
			.values()
			.stream()
			.sorted(Comparator.comparing(NaloxoneOutletView::name))
			.toList());
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
		head.field("outlet", fields.outlet)
			.field("kits", fields.kits)
			.field("recipient", fields.recipient)
			.field("supplyType", fields.supplyType)
			.field("repeatReason", fields.repeatReason)
			.field("route", fields.route)
			.field("training", fields.training)
			.field("ownRef", fields.ownRef)
			.field("happenedOn", fields.happenedOn)
			.field("source", fields.source)
			.field("authority", fields.authority)
			.field("batch", fields.batch)
			.field("peer", fields.peer)
			.field("ageBand", fields.ageBand)
			.field("sex", fields.sex)
			.field("simdQuintile", fields.simdQuintile)
			.field("homeArea", fields.homeArea)
			.field("area", fields.area)
			.field("confirmed", fields.sure);
	}

	private Panel form() {
		toAPerson.addClickListener(event -> choose(true));
		tally.addClickListener(event -> choose(false));
		var way = new Div(toAPerson, tally);
		way.addClassName("verbs");
		fields.supplyType.addValueChangeListener(event -> fit());
		fields.recipient.addValueChangeListener(event -> fit());
		var fewer = new Button(getTranslation("supply.fewer"), event -> step(-1));
		var further = new Button(getTranslation("supply.further"), event -> step(1));
		Named.of(fewer, getTranslation("stock.kits"));
		Named.of(further, getTranslation("stock.kits"));
		var steps = new Div(fewer, further);
		steps.addClassName("verbs");
		var details = new Div(fields.happenedOn, fields.source, fields.authority, fields.area, fields.batch,
				fields.peer, fields.ageBand, fields.sex, fields.simdQuintile, fields.homeArea);
		details.addClassName("update-form");
		more.add(details);
		save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
		save.setDisableOnClick(true);
		save.addClickListener(event -> save());
		var verbs = new Div(save);
		verbs.addClassName("verbs");
		var form = new Div(head, fields.outlet, way, fields.recipient, fields.ownRef, fields.kits, steps, fields.route,
				fields.training, fields.supplyType, fields.repeatReason, more, fields.sure, verbs);
		form.addClassName("page-form");
		return new Panel(getTranslation("supply.what"), form);
	}

	private void begin(Supplies.Beginning beginning) {
		fields.happenedOn.setValue(today);
		Supplies.@Nullable Usual last = beginning.last();
		fields.outlet.getListDataView()
			.getItems()
			.filter(it -> beginning.outlets().size() == 1 || (last != null && it.id().equals(last.outlet())))
			.findFirst()
			.ifPresent(fields.outlet::setValue);
		OutletForms.first(fields.source, (last != null) ? last.source() : null);
		OutletForms.first(fields.route, (last != null) ? last.route() : "INTRANASAL");
		OutletForms.first(fields.authority, (last != null) ? last.authority() : null);
		choose(true);
	}

	private void choose(boolean person) {
		toAPerson.getElement().setAttribute("aria-pressed", String.valueOf(person));
		tally.getElement().setAttribute("aria-pressed", String.valueOf(!person));
		OutletForms.first(fields.recipient, person ? SupplyFields.AT_RISK : "UNKNOWN");
		fields.kits.setValue(1);
		fit();
	}

	private boolean person() {
		return Boolean.parseBoolean(toAPerson.getElement().getAttribute("aria-pressed"));
	}

	private void fit() {
		fields.fit(person());
	}

	private void step(int by) {
		fields.kits.setValue(Math.max(1, Optional.ofNullable(fields.kits.getValue()).orElse(0) + by));
	}

	private void save() {
		try {
			boolean done = head.run(
					() -> tell(supplies.record(key, new Supplies.Sent(fields.read(), null), Supplies.Door.PAGE)),
					this::asks);
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
		List.of(fields.ownRef, fields.batch, fields.training, fields.supplyType, fields.repeatReason, fields.ageBand,
				fields.sex, fields.simdQuintile, fields.homeArea, fields.area)
			.forEach(HasValue::clear);
		fields.peer.setValue(false);
		fields.kits.setValue(1);
		fields.sure.setValue(false);
		fields.sure.setVisible(false);
	}

	/**
	 * What is only unusual is asked, beside being told; what is wrong in the rest is
	 * shown.
	 */
	private boolean asks(Problem problem) {
		fields.sure.setVisible(Sure.asks(problem));
		if (problem.fields()
			.stream()
			.anyMatch(fault -> !List.of("outlet", "kits", "ownRef", "training", "supplyType", "repeatReason")
				.contains(fault.path()))) {
			more.setOpened(true);
		}
		return false;
	}

	private void tell(Supplies.Recorded result) {
		String told = getTranslation("supply.told", fields.kits.getValue(), fields.route.getValue().label(),
				fields.outlet.getValue().name());
		String what = getTranslation("supply.saved", told);
		Announcement.done(what);
		saved.removeAll();
		var undo = new Button(getTranslation("supply.undo"));
		Named.of(undo, what);
		String undoKey = UUID.randomUUID().toString();
		undo.setDisableOnClick(true);
		undo.addClickListener(event -> {
			if (head.runBeside(() -> supplies.undo(undoKey, result.id()))) {
				saved.removeAll();
				Announcement.done(getTranslation("supply.undone", told));
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
