package scot.adp.strategy.ui;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import org.jspecify.annotations.Nullable;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;
import scot.adp.platform.reading.Blanks;
import scot.adp.shell.parts.Announcement;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.DayField;
import scot.adp.shell.parts.FormHead;
import scot.adp.shell.parts.GentleWarning;
import scot.adp.shell.parts.Named;
import scot.adp.shell.parts.Place;
import scot.adp.shell.parts.StatusMark;
import scot.adp.shell.parts.WordsField;
import scot.adp.strategy.ActionView;
import scot.adp.strategy.Evidence;
import scot.adp.strategy.Freshness;
import scot.adp.strategy.HelpRequests;
import scot.adp.strategy.ProgressUpdates;
import scot.adp.strategy.StatusView;
import scot.adp.strategy.UpdateView;
import scot.adp.strategy.parts.Standing;

/**
 * The one-minute update: how it goes, what happened, what next. Ctrl and Enter saves; one
 * click says that nothing changed.
 */
class UpdateForm extends Composite<Div> {

	final RadioButtonGroup<StatusView> status = new RadioButtonGroup<>();

	final WordsField whatHappened = new WordsField("", ProgressUpdates.TEXT_LIMIT);

	final WordsField next = new WordsField("", ProgressUpdates.TEXT_LIMIT);

	final DayField on;

	final DayField reviewOn;

	final RadioButtonGroup<ProgressUpdates.HeardHow> heardHow = new RadioButtonGroup<>();

	final Button save = new Button();

	final Button noChange = new Button();

	final Button help = new Button();

	final WordsField helpWords = new WordsField("", HelpRequests.TEXT_LIMIT);

	private final FormHead head;

	private final Div conflict = new Div();

	private final ProgressUpdates updates;

	private final Setting setting;

	private final ActionView action;

	private final @Nullable UnitId onBehalfOf;

	private final @Nullable UpdateView correcting;

	private final Consumer<String> afterwards;

	private final EvidenceField evidence;

	private final Details evidenceDetails;

	/** Stands among the statuses of a brief form for "no change". */
	private final @Nullable StatusView same;

	private boolean helpWanted;

	// The same form sends the same key, so a double click records once.
	private String key = UUID.randomUUID().toString();

	/**
	 * Makes a form.
	 * @param afterwards what to do once it is saved; gets what is then said, in words
	 */
	UpdateForm(ProgressUpdates updates, Evidence evidence, Setting setting, Consumer<String> afterwards) {
		this.updates = updates;
		this.setting = setting;
		this.action = setting.action();
		this.onBehalfOf = setting.onBehalfOf();
		this.correcting = setting.correcting();
		this.afterwards = afterwards;
		this.evidence = new EvidenceField(evidence, action);
		this.evidenceDetails = new Details(getTranslation("update.evidence.add"), this.evidence);
		this.on = new DayField(getTranslation("update.on"));
		this.reviewOn = new DayField(getTranslation("update.review-on"));
		this.same = (setting.brief() && mayStayUnchanged())
				? new StatusView("", "=", noChangeText(), "neutral", 100, "", null, LocalDate.EPOCH, null) : null;
		this.head = new FormHead(place(setting))
			.field("status", status, choice -> (choice == same) ? "=" : choice.code())
			.field("whatHappened", whatHappened)
			.field("next", next)
			.field("on", on)
			.field("reviewOn", reviewOn)
			.field("evidenceLink", this.evidence.link)
			.told("evidence", this.evidence.link)
			.value("helpWanted", () -> String.valueOf(helpWanted),
					typed -> wantHelp(Boolean.parseBoolean(typed) && !setting.helpWaiting()))
			.field("helpWords", helpWords);
		if (onBehalfOf != null) {
			head.field("heardHow", heardHow, ProgressUpdates.HeardHow::name);
		}
		fields(setting);
		status.addValueChangeListener(event -> showNeeds());
		this.evidence.link.addValueChangeListener(event -> showNeeds());
		start(setting.statuses());
		showNeeds();
		conflict.addClassName("conflict");
		conflict.getElement().setAttribute("role", "alert");
		conflict.setVisible(false);
		buttons();
		var days = new Div(on, reviewOn);
		days.addClassName("field-row");
		next.addValueChangeListener(event -> showGiven());
		on.addValueChangeListener(event -> showGiven());
		next.setVisible(false);
		on.setVisible(false);
		showGiven();
		var verbs = new Div(save, help, hint());
		verbs.addClassName("verbs");
		getContent().addClassName("update-form");
		getContent().addClassName(setting.brief() ? "brief" : "full");
		getContent().add(head, conflict, heardHow, status, noChange, whatHappened, GentleWarning.on(whatHappened), next,
				GentleWarning.on(next), evidenceDetails, days, helpWords, GentleWarning.on(helpWords), verbs);
	}

	/** A correction is not an update: its words are kept by themselves. */
	private static Place place(Setting setting) {
		ActionView action = setting.action();
		@Nullable UpdateView correcting = setting.correcting();
		Place place = (correcting != null) ? Place.of("strategy.correction", correcting.id())
				: Place.of("strategy.update", action.plan(), action.code());
		return place.at(action.version()).named(setting.brief() ? action.code() : "");
	}

	private void fields(Setting setting) {
		status.setLabel(getTranslation("update.status"));
		var choices = new ArrayList<>(setting.statuses());
		if (same != null) {
			choices.add(same);
		}
		status.setItems(choices);
		status.setRenderer(new ComponentRenderer<>(it -> new StatusMark(Standing.mark(it), null)));
		status.setRequiredIndicatorVisible(true);
		status.addClassName("status-choice");
		whatHappened.setLabel(getTranslation("update.what-happened"));
		whatHappened.setHelperText(getTranslation("update.what-happened.help"));
		whatHappened.setRequiredIndicatorVisible(!setting.brief());
		whatHappened.setMinRows(setting.brief() ? 2 : 3);
		whatHappened.setWidthFull();
		next.setLabel(getTranslation("update.next"));
		next.setMinRows(2);
		next.setWidthFull();
		on.setValue(setting.today());
		on.setMax(setting.today());
		reviewOn.setRequiredIndicatorVisible(true);
		heardHow.setLabel(getTranslation("update.heard-how"));
		heardHow.setItems(ProgressUpdates.HeardHow.values());
		heardHow.setItemLabelGenerator(it -> getTranslation("heard." + it.name()));
		heardHow.setRequiredIndicatorVisible(true);
		heardHow.setVisible(onBehalfOf != null);
		helpWords.setLabel(getTranslation("help.words"));
		helpWords.setWidthFull();
		helpWords.setVisible(false);
	}

	/** Puts in what the form starts from. */
	private void start(List<StatusView> statuses) {
		if (correcting == null) {
			choose(statuses, action.status());
			return;
		}
		choose(statuses, correcting.status());
		whatHappened.setValue(Objects.requireNonNullElse(correcting.whatHappened(), ""));
		next.setValue(Objects.requireNonNullElse(correcting.next(), ""));
		evidence.link.setValue(Objects.requireNonNullElse(correcting.evidenceLink(), ""));
		on.setValue(correcting.on());
		reviewOn.setValue(correcting.reviewOn());
		heardHow.setValue((onBehalfOf != null) ? correcting.heardHow() : null);
	}

	/** Puts the focus where the form begins. */
	void focus() {
		// The group itself takes no focus in the browser.
		status.getElement()
			.executeJs("(this.querySelector('[checked]') || this.querySelector('vaadin-radio-button')).focus()");
	}

	private static @Nullable String given(String text) {
		return Blanks.isBlank(text) ? null : text;
	}

	private void choose(List<StatusView> statuses, @Nullable StatusView wanted) {
		statuses.stream()
			.filter(it -> wanted != null && it.code().equals(wanted.code()))
			.findFirst()
			.ifPresent(status::setValue);
	}

	private void buttons() {
		save.setText(getTranslation(
				(correcting != null) ? "update.correct" : setting.brief() ? "update.save-next" : "update.save"));
		save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
		save.addClickListener(event -> save());
		// A field tells its value when it loses the focus.
		var shortcut = save.addClickShortcut(Key.ENTER, KeyModifier.CONTROL).resetFocusOnActiveElement();
		if (setting.brief()) {
			Named.of(save, action.code());
			shortcut.listenOn(getContent());
		}
		save.setDisableOnClick(true);
		noChange.setText(noChangeText());
		noChange.addClickListener(event -> noChange());
		noChange.setDisableOnClick(true);
		noChange.setVisible(correcting == null && !setting.brief() && mayStayUnchanged());
		help.setText(getTranslation("help.ask"));
		Named.of(help, action.code());
		help.addClickListener(event -> {
			wantHelp(!helpWanted);
			if (helpWanted) {
				helpWords.focus();
			}
			head.changed();
		});
		help.setVisible(correcting == null && !setting.helpWaiting());
		wantHelp(helpWanted);
	}

	/** Notes whether the support team's help is wanted. */
	private void wantHelp(boolean wanted) {
		helpWanted = wanted;
		help.getElement().setAttribute("aria-pressed", String.valueOf(wanted));
		helpWords.setVisible(wanted);
	}

	private String noChangeText() {
		return (action.lastUpdatedOn() != null)
				? getTranslation("update.no-change.since", Dates.month(action.lastUpdatedOn()))
				: getTranslation("update.no-change");
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
		boolean evidenceNeeded = needs == StatusView.Needs.EVIDENCE;
		evidence.needed(evidenceNeeded);
		evidenceDetails.setVisible(evidenceNeeded || !setting.brief() || !evidence.isEmpty());
		if (evidenceNeeded || !evidence.isEmpty()) {
			evidenceDetails.setOpened(true);
		}
		reviewOn.setVisible(needs == StatusView.Needs.REVIEW_DATE);
	}

	/** A card shows what it would save, also where it was typed into the whole form. */
	private void showGiven() {
		next.setVisible(next.isVisible() || !setting.brief() || !next.isEmpty());
		on.setVisible(on.isVisible() || !setting.brief() || !setting.today().equals(on.getValue()));
	}

	private void save() {
		send(() -> {
			new Problem.Faults().when(status.getValue() == null, "status", getTranslation("update.status.missing"))
				.when(on.getValue() == null, "on", getTranslation("update.on.missing"))
				.raise();
			@Nullable StatusView chosen = status.getValue();
			if (chosen == same && saysNothing()) {
				updates.noChange(new ProgressUpdates.NoChange(key, action.plan(), action.code(), head.version(),
						on.getValue(), onBehalfOf, heardHow.getValue(), helpWanted, given(helpWords.getValue())));
				return;
			}
			// Words are an update, also where they come with "no change".
			String code = (chosen == same) ? Objects.requireNonNull(action.status()).code() : chosen.code();
			updates.record(new ProgressUpdates.New(key, action.plan(), action.code(), head.version(), on.getValue(),
					code, whatHappened.getValue(), next.getValue(), onBehalfOf, heardHow.getValue(),
					(correcting != null) ? correcting.id() : null, evidence.link.getValue(),
					reviewOn.isVisible() ? reviewOn.getValue() : null, evidence.ids(), helpWanted,
					given(helpWords.getValue())));
		});
	}

	/** Whether no word was given, and no evidence. */
	private boolean saysNothing() {
		return whatHappened.isEmpty() && next.isEmpty() && evidence.isEmpty();
	}

	private void noChange() {
		if (!saysNothing() || !status.getOptionalValue().map(StatusView::code).equals(statusCode())) {
			save();
			return;
		}
		send(() -> {
			new Problem.Faults().when(on.getValue() == null, "on", getTranslation("update.on.missing")).raise();
			updates.noChange(new ProgressUpdates.NoChange(key, action.plan(), action.code(), head.version(),
					on.getValue(), onBehalfOf, heardHow.getValue(), helpWanted, given(helpWords.getValue())));
		});
	}

	private Optional<String> statusCode() {
		return Optional.ofNullable(action.status()).map(StatusView::code);
	}

	private void send(Runnable change) {
		conflict.setVisible(false);
		boolean done = head.run(() -> withOwnWords(change), this::showConflict);
		save.setEnabled(true);
		noChange.setEnabled(true);
		if (done) {
			Announcement.done(getTranslation("update.saved", action.code()));
			afterwards.accept((status.getValue() != null) ? status.getValue().label() : "");
		}
	}

	/** Says how it was heard without the codes that other programs need. */
	private void withOwnWords(Runnable change) {
		try {
			change.run();
		}
		catch (Problem problem) {
			throw problem.fields().isEmpty() ? problem
					: Problem.invalid(problem.fields().stream().map(this::told).toList());
		}
	}

	private Problem.Field told(Problem.Field fault) {
		return fault.path().equals("heardHow")
				? new Problem.Field("heardHow", getTranslation("update.heard-how.missing")) : fault;
	}

	/** Shows what is stored beside what was typed; nothing typed is lost. */
	private boolean showConflict(Problem problem) {
		if (problem.code() != Problem.Code.CONFLICT) {
			return false;
		}
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
				theirs.add(new StatusMark(Standing.mark(update.status()), Dates.full(update.on())));
			}
			theirs.add(
					new Paragraph(update.noChange() ? getTranslation("timeline.no-change")
							: Objects.requireNonNullElse(update.whatHappened(), "")),
					new Paragraph(getTranslation("timeline.by", update.recordedBy(), Dates.time(update.recordedAt()))));
		});
		var mine = new Div(new H3(getTranslation("conflict.mine")));
		if (status.getValue() != null) {
			mine.add(new StatusMark(Standing.mark(status.getValue()), null));
		}
		mine.add(new Paragraph(whatHappened.getValue()));
		var both = new Div(theirs, mine);
		both.addClassName("versions");
		@Nullable Integer current = problem.currentVersion();
		var keep = new Button(getTranslation("conflict.keep"), event -> {
			if (current != null) {
				head.at(current);
			}
			key = UUID.randomUUID().toString();
			conflict.setVisible(false);
			save.focus();
		});
		var drop = new Button(getTranslation("conflict.drop"), event -> {
			head.forget();
			afterwards.accept("");
		});
		var verbs = new Div(keep, drop);
		verbs.addClassName("verbs");
		conflict.add(both, verbs);
		return true;
	}

	/**
	 * What a form is for.
	 *
	 * @param onBehalfOf the lead unit where it is not the reader's own, or null
	 * @param correcting the update to put right, or null for a new one
	 * @param helpWaiting whether help was asked already and is not answered
	 * @param brief whether it is one card among several
	 */
	record Setting(ActionView action, List<StatusView> statuses, LocalDate today, @Nullable UnitId onBehalfOf,
			@Nullable UpdateView correcting, boolean helpWaiting, boolean brief) {
	}

}
