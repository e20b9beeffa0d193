package scot.adp.strategy.ui;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import org.jspecify.annotations.Nullable;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;
import scot.adp.shell.parts.Announcement;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.GentleWarning;
import scot.adp.shell.parts.StatusMark;
import scot.adp.strategy.ActionView;
import scot.adp.strategy.Freshness;
import scot.adp.strategy.HeardHow;
import scot.adp.strategy.NewUpdate;
import scot.adp.strategy.NoChange;
import scot.adp.strategy.ProgressUpdates;
import scot.adp.strategy.StatusView;
import scot.adp.strategy.UpdateView;

/**
 * The one-minute update: how it goes, what happened, what next. Ctrl and Enter saves; one
 * click says that nothing changed.
 */
class UpdateForm extends Composite<Div> {

	final RadioButtonGroup<StatusView> status = new RadioButtonGroup<>();

	final TextArea whatHappened = new TextArea();

	final TextArea next = new TextArea();

	final DatePicker on;

	final TextField evidenceLink = new TextField();

	final DatePicker reviewOn;

	final RadioButtonGroup<HeardHow> heardHow = new RadioButtonGroup<>();

	final Button save = new Button();

	final Button noChange = new Button();

	private final Paragraph summary = new Paragraph();

	private final Div conflict = new Div();

	private final ProgressUpdates updates;

	private final ActionView action;

	private final @Nullable UnitId onBehalfOf;

	private final @Nullable UpdateView correcting;

	private final Runnable afterwards;

	// The same form sends the same key, so a double click records once.
	private String key = UUID.randomUUID().toString();

	private int version;

	/**
	 * Makes a form.
	 * @param onBehalfOf the lead unit where it is not the reader's own, or null
	 * @param correcting the update to put right, or null for a new one
	 * @param afterwards what to do once it is saved
	 */
	UpdateForm(ProgressUpdates updates, ActionView action, List<StatusView> statuses, LocalDate today,
			@Nullable UnitId onBehalfOf, @Nullable UpdateView correcting, Runnable afterwards) {
		this.updates = updates;
		this.action = action;
		this.version = action.version();
		this.onBehalfOf = onBehalfOf;
		this.correcting = correcting;
		this.afterwards = afterwards;
		this.on = Dates.field(getTranslation("update.on"));
		this.reviewOn = Dates.field(getTranslation("update.review-on"));
		status.setLabel(getTranslation("update.status"));
		status.setItems(statuses);
		status.setRenderer(new ComponentRenderer<>(it -> new StatusMark(Wording.mark(it), null)));
		status.setRequiredIndicatorVisible(true);
		status.addClassName("status-choice");
		whatHappened.setLabel(getTranslation("update.what-happened"));
		whatHappened.setHelperText(getTranslation("update.what-happened.help"));
		whatHappened.setRequiredIndicatorVisible(true);
		whatHappened.setMaxLength(ProgressUpdates.TEXT_LIMIT);
		whatHappened.setMinRows(3);
		whatHappened.setWidthFull();
		next.setLabel(getTranslation("update.next"));
		next.setMaxLength(ProgressUpdates.TEXT_LIMIT);
		next.setMinRows(2);
		next.setWidthFull();
		on.setValue(today);
		on.setMax(today);
		evidenceLink.setLabel(getTranslation("update.evidence"));
		evidenceLink.setHelperText(getTranslation("update.evidence.help"));
		evidenceLink.setRequiredIndicatorVisible(true);
		evidenceLink.setWidthFull();
		reviewOn.setRequiredIndicatorVisible(true);
		heardHow.setLabel(getTranslation("update.heard-how"));
		heardHow.setItems(HeardHow.values());
		heardHow.setItemLabelGenerator(it -> getTranslation("heard." + it.name()));
		heardHow.setRequiredIndicatorVisible(true);
		heardHow.setVisible(onBehalfOf != null);
		status.addValueChangeListener(event -> showNeeds());
		start(statuses);
		showNeeds();
		summary.addClassName("error-summary");
		summary.getElement().setAttribute("role", "alert");
		summary.setVisible(false);
		conflict.addClassName("conflict");
		conflict.getElement().setAttribute("role", "alert");
		conflict.setVisible(false);
		buttons();
		var days = new Div(on, reviewOn);
		days.addClassName("field-row");
		var verbs = new Div(save, hint());
		verbs.addClassName("verbs");
		getContent().addClassName("update-form");
		getContent().add(summary, conflict, heardHow, status, noChange, whatHappened, GentleWarning.on(whatHappened),
				next, GentleWarning.on(next), evidenceLink, days, verbs);
	}

	private void start(List<StatusView> statuses) {
		if (correcting != null) {
			choose(statuses, correcting.status());
			whatHappened.setValue(Objects.requireNonNullElse(correcting.whatHappened(), ""));
			next.setValue(Objects.requireNonNullElse(correcting.next(), ""));
			evidenceLink.setValue(Objects.requireNonNullElse(correcting.evidenceLink(), ""));
			on.setValue(correcting.on());
			reviewOn.setValue(correcting.reviewOn());
			heardHow.setValue((onBehalfOf != null) ? correcting.heardHow() : null);
		}
		else {
			choose(statuses, action.status());
		}
	}

	private void choose(List<StatusView> statuses, @Nullable StatusView wanted) {
		statuses.stream()
			.filter(it -> wanted != null && it.code().equals(wanted.code()))
			.findFirst()
			.ifPresent(status::setValue);
	}

	private void buttons() {
		save.setText(getTranslation((correcting != null) ? "update.correct" : "update.save"));
		save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
		save.addClickListener(event -> save());
		// A field tells its value when it loses the focus.
		save.addClickShortcut(Key.ENTER, KeyModifier.CONTROL).resetFocusOnActiveElement();
		save.setDisableOnClick(true);
		noChange.setText((action.lastUpdatedOn() != null)
				? getTranslation("update.no-change.since", Dates.month(action.lastUpdatedOn()))
				: getTranslation("update.no-change"));
		noChange.addClickListener(event -> noChange());
		noChange.setDisableOnClick(true);
		noChange.setVisible(correcting == null && mayStayUnchanged());
	}

	private boolean mayStayUnchanged() {
		return action.status() != null && action.status().needs() == null
				&& action.noChangeRun() < ActionView.NO_CHANGE_AT_MOST && action.freshness() != Freshness.NOT_OWED;
	}

	private Span hint() {
		var hint = new Span(getTranslation("update.hint"));
		hint.addClassName("hint");
		return hint;
	}

	private void showNeeds() {
		var needs = (status.getValue() != null) ? status.getValue().needs() : null;
		evidenceLink.setVisible(needs == StatusView.Needs.EVIDENCE);
		reviewOn.setVisible(needs == StatusView.Needs.REVIEW_DATE);
	}

	private void save() {
		send(() -> {
			var faults = new Problem.Faults()
				.when(status.getValue() == null, "status", getTranslation("update.status.missing"))
				.when(on.getValue() == null, "on", getTranslation("update.on.missing"));
			faults.raise();
			updates.record(new NewUpdate(key, action.plan(), action.code(), version, on.getValue(),
					status.getValue().code(), whatHappened.getValue(), next.getValue(), onBehalfOf, heardHow.getValue(),
					(correcting != null) ? correcting.id() : null, evidenceLink.getValue(), reviewOn.getValue()));
		});
	}

	private void noChange() {
		send(() -> {
			new Problem.Faults().when(on.getValue() == null, "on", getTranslation("update.on.missing")).raise();
			updates.noChange(new NoChange(key, action.plan(), action.code(), version, on.getValue(), onBehalfOf,
					heardHow.getValue()));
		});
	}

	private void send(Runnable change) {
		clearFaults();
		try {
			change.run();
		}
		catch (Problem problem) {
			tell(problem);
			return;
		}
		finally {
			save.setEnabled(true);
			noChange.setEnabled(true);
		}
		Announcement.done(getTranslation("update.saved", action.code()));
		afterwards.run();
	}

	private void tell(Problem problem) {
		if (problem.code() == Problem.Code.CONFLICT) {
			showConflict(problem);
			return;
		}
		Map<String, HasValidation> fields = Map.of("status", status, "whatHappened", whatHappened, "next", next, "on",
				on, "evidenceLink", evidenceLink, "reviewOn", reviewOn, "heardHow", heardHow);
		boolean focused = false;
		for (Problem.Field fault : problem.fields()) {
			@Nullable HasValidation field = fields.get(fault.path());
			if (field != null) {
				field.setErrorMessage(told(fault));
				field.setInvalid(true);
				if (!focused && field instanceof Focusable<?> focusable) {
					focusable.focus();
					focused = true;
				}
			}
		}
		int count = problem.fields().size();
		String first = (count > 0) ? told(problem.fields().getFirst()) : String.valueOf(problem.getMessage());
		summary.setText((count > 1) ? getTranslation("update.faults", count, first) : first);
		summary.setVisible(true);
	}

	/** What is wrong with a field, without the codes that other programs need. */
	private String told(Problem.Field fault) {
		return fault.path().equals("heardHow") ? getTranslation("update.heard-how.missing") : fault.message();
	}

	/** Shows what is stored beside what was typed; nothing typed is lost. */
	private void showConflict(Problem problem) {
		conflict.removeAll();
		conflict.setVisible(true);
		conflict.add(new H3(getTranslation("conflict.title")), new Paragraph(String.valueOf(problem.getMessage())));
		var stored = updates.pages(List.of(new ProgressUpdates.Page(action.id(), null, 1)))
			.values()
			.stream()
			.flatMap(List::stream)
			.findFirst();
		var theirs = new Div(new H3(getTranslation("conflict.theirs")));
		stored.ifPresent(update -> {
			if (update.status() != null) {
				theirs.add(new StatusMark(Wording.mark(update.status()), Dates.full(update.on())));
			}
			theirs.add(
					new Paragraph(update.noChange() ? getTranslation("timeline.no-change")
							: Objects.requireNonNullElse(update.whatHappened(), "")),
					new Paragraph(getTranslation("timeline.by", update.recordedBy(), Dates.time(update.recordedAt()))));
		});
		var mine = new Div(new H3(getTranslation("conflict.mine")));
		if (status.getValue() != null) {
			mine.add(new StatusMark(Wording.mark(status.getValue()), null));
		}
		mine.add(new Paragraph(whatHappened.getValue()));
		var both = new Div(theirs, mine);
		both.addClassName("versions");
		@Nullable Integer current = problem.currentVersion();
		var keep = new Button(getTranslation("conflict.keep"), event -> {
			if (current != null) {
				version = current;
			}
			key = UUID.randomUUID().toString();
			conflict.setVisible(false);
			save.focus();
		});
		var drop = new Button(getTranslation("conflict.drop"), event -> afterwards.run());
		var verbs = new Div(keep, drop);
		verbs.addClassName("verbs");
		conflict.add(both, verbs);
	}

	private void clearFaults() {
		summary.setVisible(false);
		conflict.setVisible(false);
		for (HasValidation field : List.<HasValidation>of(status, whatHappened, next, on, evidenceLink, reviewOn,
				heardHow)) {
			field.setInvalid(false);
		}
	}

}
