package scot.adp.governance.ui;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import org.jspecify.annotations.Nullable;
import scot.adp.directory.GroupId;
import scot.adp.governance.Questions;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;
import scot.adp.platform.reading.Blanks;
import scot.adp.platform.reading.WebAddress;
import scot.adp.shell.parts.Announcement;
import scot.adp.shell.parts.DayField;
import scot.adp.shell.parts.FormHead;
import scot.adp.shell.parts.GentleWarning;
import scot.adp.shell.parts.LineField;
import scot.adp.shell.parts.Place;
import scot.adp.shell.parts.StatusMark;
import scot.adp.shell.parts.WordsField;
import scot.adp.strategy.ActionView;
import scot.adp.strategy.Freshness;
import scot.adp.strategy.ProgressUpdates;
import scot.adp.strategy.StatusView;
import scot.adp.strategy.parts.Standing;

/**
 * What a meeting says of one item: a status by one key, words where something changed.
 */
class WalkForm extends Composite<Div> {

	/** The key that asks the owner something. */
	static final String ASK_KEY = "Q";

	/** The key that goes to the words. */
	static final String WORDS_KEY = "W";

	private static final String ENTER = "event.key === 'Enter' && !event.shiftKey && !event.isComposing"
			+ " && (event.preventDefault(), event.stopPropagation(), true)";

	private static final String ESCAPE = "event.key === 'Escape' && (event.stopPropagation(), true)";

	final WordsField whatHappened = new WordsField("", ProgressUpdates.TEXT_LIMIT);

	final LineField evidenceLink = new LineField("", WebAddress.LENGTH_AT_MOST);

	final DayField reviewOn;

	final Button save = new Button();

	final Button ask = new Button();

	final WordsField question = new WordsField("", Questions.TEXT_LIMIT);

	private final Div asking = new Div();

	private final FormHead head;

	private final FormHead questionHead;

	private final List<Button> choices = new ArrayList<>();

	private final List<StatusView> statuses;

	private final ProgressUpdates updates;

	private final Questions questions;

	private final ActionView action;

	private final GroupId group;

	private final LocalDate meeting;

	private final LocalDate spokenOn;

	private final @Nullable UnitId onBehalfOf;

	private final Supplier<ProgressUpdates.@Nullable HeardHow> heardHow;

	private final Consumer<String> afterwards;

	private final Runnable restFocus;

	private @Nullable StatusView status;

	// The same form sends the same key, so that pressing Enter twice records once.
	private final String key = UUID.randomUUID().toString();

	private String questionKey = UUID.randomUUID().toString();

	/**
	 * Makes a form.
	 * @param meeting the day of the meeting
	 * @param spokenOn the day of which the update speaks
	 * @param onBehalfOf the lead unit where it is not the reader's own, or null
	 * @param afterwards what to do with the announcement of what was recorded
	 * @param restFocus leaves the field, so that single keys act again
	 */
	WalkForm(ProgressUpdates updates, Questions questions, ActionView action, GroupId group, LocalDate meeting,
			LocalDate spokenOn, List<StatusView> statuses, @Nullable UnitId onBehalfOf,
			Supplier<ProgressUpdates.@Nullable HeardHow> heardHow, Consumer<String> afterwards, Runnable restFocus) {
		this.updates = updates;
		this.questions = questions;
		this.action = action;
		this.group = group;
		this.meeting = meeting;
		this.spokenOn = spokenOn;
		this.statuses = statuses;
		this.onBehalfOf = onBehalfOf;
		this.heardHow = heardHow;
		this.afterwards = afterwards;
		this.restFocus = restFocus;
		this.reviewOn = new DayField(getTranslation("update.review-on"));
		this.head = new FormHead(place(action, group, meeting))
			.value("status", () -> Objects.requireNonNullElse(codeOf(status), ""), this::take)
			.field("whatHappened", whatHappened)
			.field("evidenceLink", evidenceLink)
			.field("reviewOn", reviewOn);
		this.questionHead = new FormHead(
				Place.of("governance.walk-question", group, meeting, action.plan(), action.code())
					.named(getTranslation("walk.question")))
			.field("words", question);
		var row = new Div();
		row.addClassName("walk-statuses");
		row.getElement().setAttribute("role", "group");
		row.getElement().setAttribute("aria-label", getTranslation("update.status"));
		for (StatusView choice : statuses) {
			var button = new Button(new StatusMark(Standing.mark(choice), null), event -> choose(choice));
			button.addClassName("walk-status");
			choices.add(button);
			row.add(button);
		}
		fields();
		buttons();
		take(Objects.requireNonNullElse(codeOf(action.status()), ""));
		getContent().addClassName("update-form");
		getContent().add(head, row, whatHappened, GentleWarning.on(whatHappened), evidenceLink, reviewOn, asking);
	}

	private void fields() {
		whatHappened.setLabel(getTranslation("walk.words"));
		whatHappened.setHelperText(getTranslation("walk.words.help"));
		whatHappened.setMinRows(3);
		whatHappened.setWidthFull();
		onEnter(whatHappened, this::save);
		onEscape(whatHappened, restFocus);
		evidenceLink.setLabel(getTranslation("update.evidence"));
		evidenceLink.setHelperText(getTranslation("update.evidence.help"));
		evidenceLink.setRequiredIndicatorVisible(true);
		evidenceLink.setWidthFull();
		reviewOn.setRequiredIndicatorVisible(true);
		question.setLabel(getTranslation("walk.question"));
		question.setHelperText(getTranslation("walk.question.help"));
		question.setMinRows(2);
		question.setWidthFull();
		onEnter(question, this::ask);
		onEscape(question, this::closeQuestion);
		asking.add(questionHead, question, GentleWarning.on(question),
				new Button(getTranslation("walk.question.note"), event -> ask()));
		asking.addClassName("question");
		asking.setVisible(false);
		// Where a question was kept, it is seen.
		question.addValueChangeListener(event -> asking.setVisible(asking.isVisible() || !event.isFromClient()));
	}

	/** Where the words of an item wait until they are saved. */
	static Place place(ActionView action, GroupId group, LocalDate meeting) {
		return Place.of("governance.walk", group, meeting, action.plan(), action.code()).at(action.version());
	}

	private void buttons() {
		save.setText(getTranslation("walk.save"));
		save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
		save.addClickListener(event -> save());
		// A field tells its value when it loses the focus.
		save.addClickShortcut(Key.ENTER, KeyModifier.CONTROL).resetFocusOnActiveElement();
		save.setDisableOnClick(true);
		ask.setText(getTranslation("walk.ask"));
		ask.addClickListener(event -> openQuestion());
	}

	private void take(String code) {
		status = statuses.stream().filter(it -> it.code().equals(code)).findFirst().orElse(null);
		mark();
	}

	/** Chooses the status with a letter; a letter that none has does nothing. */
	void choose(String letter) {
		statuses.stream().filter(it -> it.letter().equalsIgnoreCase(letter)).findFirst().ifPresent(this::choose);
	}

	/** Opens the field for a question to the owner. */
	void openQuestion() {
		asking.setVisible(true);
		question.focus();
	}

	private void choose(StatusView choice) {
		status = choice;
		mark();
		head.changed();
	}

	private void mark() {
		for (int i = 0; i < choices.size(); i++) {
			boolean pressed = statuses.get(i).equals(status);
			choices.get(i).getElement().setAttribute("aria-pressed", String.valueOf(pressed));
		}
		var needs = (status != null) ? status.needs() : null;
		evidenceLink.setVisible(needs == StatusView.Needs.EVIDENCE);
		reviewOn.setVisible(needs == StatusView.Needs.REVIEW_DATE);
	}

	private void closeQuestion() {
		asking.setVisible(false);
		restFocus.run();
	}

	private void save() {
		ProgressUpdates.@Nullable HeardHow heard = (onBehalfOf != null) ? heardHow.get() : null;
		boolean unchanged = Blanks.isBlank(whatHappened.getValue()) && status != null
				&& status.code().equals(codeOf(action.status())) && mayStayUnchanged();
		boolean done = head.run(() -> {
			if (unchanged) {
				updates.noChange(new ProgressUpdates.NoChange(key, action.plan(), action.code(), action.version(),
						spokenOn, onBehalfOf, heard, false, null));
			}
			else {
				new Problem.Faults().when(status == null, "status", getTranslation("update.status.missing")).raise();
				updates.record(new ProgressUpdates.New(key, action.plan(), action.code(), action.version(), spokenOn,
						Objects.requireNonNull(codeOf(status)), whatHappened.getValue(), null, onBehalfOf, heard, null,
						// What another status asked for stays kept, and is not said of
						// this one.
						evidenceLink.isVisible() ? evidenceLink.getValue() : null,
						reviewOn.isVisible() ? reviewOn.getValue() : null, List.of(), false, null));
			}
		});
		save.setEnabled(true);
		if (done) {
			afterwards.accept(getTranslation(unchanged ? "walk.saved.no-change" : "walk.saved", action.code()));
		}
	}

	private boolean mayStayUnchanged() {
		return action.status() != null && action.status().needs() == null
				&& action.noChangeRun() < ActionView.NO_CHANGE_AT_MOST && action.freshness() != Freshness.NOT_OWED;
	}

	private void ask() {
		if (!questionHead
			.run(() -> questions.ask(questionKey, action.plan(), action.code(), group, meeting, question.getValue()))) {
			return;
		}
		questionKey = UUID.randomUUID().toString();
		question.clear();
		Announcement.done(getTranslation("walk.question.noted", action.code()));
		closeQuestion();
	}

	/** Enter sends; with Shift it begins a new line. */
	private static void onEnter(WordsField field, Runnable send) {
		field.getElement().addEventListener("keydown", event -> {
			field.setValue(event.getEventData().path("element.value").asString(""));
			send.run();
		}).addEventData("element.value").setFilter(ENTER);
	}

	private static void onEscape(WordsField field, Runnable leave) {
		field.getElement().addEventListener("keydown", event -> {
			field.setValue(event.getEventData().path("element.value").asString(""));
			leave.run();
		}).addEventData("element.value").setFilter(ESCAPE);
	}

	private static @Nullable String codeOf(@Nullable StatusView status) {
		return (status != null) ? status.code() : null;
	}

}
