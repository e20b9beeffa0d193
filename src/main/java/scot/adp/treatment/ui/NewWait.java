package scot.adp.treatment.ui;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import org.jspecify.annotations.Nullable;
import scot.adp.directory.ServiceView;
import scot.adp.platform.CodeList;
import scot.adp.platform.Problem;
import scot.adp.shell.parts.Announcement;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.DayField;
import scot.adp.shell.parts.FormHead;
import scot.adp.shell.parts.LineField;
import scot.adp.shell.parts.Named;
import scot.adp.shell.parts.Panel;
import scot.adp.shell.parts.Place;
import scot.adp.shell.parts.Sure;
import scot.adp.treatment.WaitEntry;
import scot.adp.treatment.WaitRules.Lists;
import scot.adp.treatment.Waits;

/**
 * A referral in four fields: Enter saves it, and the next begins. Where it came to is the
 * same as before.
 */
class NewWait extends Div {

	private static final int REFERENCE_LIMIT = 20;

	private static final String COMMUNITY = "COMMUNITY";

	private static final List<String> WHERE = List.of("service", "serviceType");

	final LineField ownRef = new LineField(getTranslation("wait.own-ref"), REFERENCE_LIMIT);

	final DayField received = new DayField(getTranslation("wait.received"));

	final Choice<CodeList.Value> substance;

	final Choice<CodeList.Value> source;

	final Button save = new Button(getTranslation("wait.new.save"));

	private final Choice<ServiceView> service = new Choice<>(getTranslation("wait.service"), it -> it.id().value());

	private final Choice<CodeList.Value> serviceType;

	private final Details where = new Details();

	private final Sure sure = new Sure(new Checkbox(getTranslation("wait.sure")));

	private final Div saved = new Div();

	// What is typed here tells of a person, so it is kept nowhere before it is saved.
	private final FormHead head = new FormHead(Place.NOWHERE);

	private final Waits waits;

	private final Runnable afterwards;

	private String key = UUID.randomUUID().toString();

	/**
	 * Makes the form.
	 * @param beginning where it can have come to, one service at least
	 * @param afterwards what to do once something was saved
	 */
	NewWait(Waits waits, Waits.Beginning beginning, LocalDate today, Runnable afterwards) {
		this.waits = waits;
		this.afterwards = afterwards;
		var forms = new WaitForms(waits, today, afterwards);
		substance = forms.codes(Lists.SUBSTANCE, "wait.substance", null);
		source = forms.codes(Lists.REFERRAL_SOURCE, "wait.source", null);
		serviceType = forms.codes(Lists.SERVICE_TYPE, "wait.service-type", COMMUNITY);
		service.setItems(beginning.services());
		service.setItemLabelGenerator(ServiceView::name);
		begin(beginning);
		received.setMax(today);
		received.setValue(today);
		head.field("ownRef", ownRef)
			.field("receivedOn", received)
			.field("substance", substance)
			.field("referralSource", source)
			.field("service", service)
			.field("serviceType", serviceType)
			.field("confirmed", sure.box());
		service.addValueChangeListener(event -> tellWhere());
		serviceType.addValueChangeListener(event -> tellWhere());
		tellWhere();
		add(new Panel(getTranslation("wait.new"), form(), saved));
	}

	/** Where the last one came to, the next mostly does too; else it is asked. */
	private void begin(Waits.Beginning beginning) {
		var services = beginning.services();
		Waits.@Nullable Usual last = beginning.last();
		services.stream()
			.filter(it -> services.size() == 1 || (last != null && it.id().equals(last.service())))
			.findFirst()
			.ifPresent(service::setValue);
		if (last != null) {
			waits.list(Lists.SERVICE_TYPE).find(last.serviceType()).ifPresent(serviceType::setValue);
		}
		where.setOpened(service.isEmpty());
	}

	private Div form() {
		ownRef.setPlaceholder(getTranslation("wait.own-ref.example"));
		save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
		save.setDisableOnClick(true);
		save.addClickListener(event -> save());
		// Enter on the button presses it by itself.
		var typed = new Div(ownRef, received, substance, source);
		typed.addClassName("entry-fields");
		var line = new Div(typed, save);
		line.addClassName("entry-line");
		// A field tells its value when it loses the focus.
		save.addClickShortcut(Key.ENTER).listenOn(typed).resetFocusOnActiveElement();
		where.add(new Div(service, serviceType));
		saved.getElement().setAttribute("role", "status");
		return new Div(head, line, sure.box(), where);
	}

	private void tellWhere() {
		where.setSummaryText((service.isEmpty() || serviceType.isEmpty()) ? getTranslation("wait.new.where.missing")
				: getTranslation("wait.new.where", service.getValue().name(), serviceType.getValue().label()));
	}

	private void save() {
		try {
			if (head
				.run(() -> sure.asking(once -> tell(waits.open(once, new Waits.Sent(entry(), null), Waits.Door.PAGE)))
					.accept(key), this::opensWhere)) {
				key = UUID.randomUUID().toString();
				ownRef.clear();
				substance.clear();
				source.clear();
				sure.close();
				ownRef.focus();
				afterwards.run();
			}
		}
		finally {
			save.setEnabled(true);
		}
	}

	/** What is wrong in the rest is shown. */
	private boolean opensWhere(Problem problem) {
		if (problem.fields().stream().anyMatch(fault -> WHERE.contains(fault.path()))) {
			where.setOpened(true);
		}
		return false;
	}

	private WaitEntry entry() {
		new Problem.Faults().when(ownRef.isEmpty(), "ownRef", getTranslation("wait.own-ref.missing"))
			.when(received.isEmpty(), "receivedOn", getTranslation("wait.received.missing"))
			.when(substance.isEmpty(), "substance", getTranslation("wait.substance.missing"))
			.when(service.isEmpty(), "service", getTranslation("wait.service.missing"))
			.when(serviceType.isEmpty(), "serviceType", getTranslation("wait.service-type.missing"))
			.raise();
		return new WaitEntry(service.getValue().id(), received.getValue(), WaitForms.code(serviceType),
				WaitForms.code(substance), WaitForms.given(source), ownRef.getValue().strip(), null, List.of(),
				sure.given());
	}

	private void tell(Waits.Recorded result) {
		String reference = ownRef.getValue().strip();
		String day = Dates.full(received.getValue());
		String what = getTranslation("wait.new.saved", reference, day);
		Announcement.done(what);
		saved.removeAll();
		saved.add(new Paragraph(what));
		result.remarks().forEach(remark -> saved.add(new Paragraph(remark.message())));
		var undo = new Button(getTranslation("wait.undo"));
		Named.of(undo, what);
		String undoKey = UUID.randomUUID().toString();
		undo.setDisableOnClick(true);
		undo.addClickListener(event -> {
			if (head.runBeside(() -> waits.undo(undoKey, result.id()))) {
				saved.removeAll();
				Announcement.done(getTranslation("wait.undone", reference, day));
				afterwards.run();
				ownRef.focus();
			}
		});
		var verbs = new Div(undo);
		verbs.addClassName("verbs");
		saved.add(verbs);
	}

}
