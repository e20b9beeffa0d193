package scot.adp.activities.ui;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import com.vaadin.flow.component.html.Div;
import org.jspecify.annotations.Nullable;
import scot.adp.activities.ActivityLists;
import scot.adp.activities.ProgrammeView;
import scot.adp.activities.SessionView;
import scot.adp.activities.Sessions;
import scot.adp.activities.SessionsFeedback;
import scot.adp.platform.CodeList;
import scot.adp.platform.Problem;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.DayField;
import scot.adp.shell.parts.FormDialog;
import scot.adp.shell.parts.Place;
import scot.adp.shell.parts.WholeNumberField;
import scot.adp.shell.parts.Words;

/** Asks what people answered, as counts of each step. */
final class FeedbackForm {

	/** Steps of a scale as most questions have them. */
	private static final int STEPS = 5;

	/** How many sessions are offered, the newest first. */
	private static final int LAST_SESSIONS = 40;

	private final Choice<CodeList.Value> question;

	private final Choice<SessionsFeedback.Moment> moment = ProgrammeForms.choice("feedback.moment",
			List.of(SessionsFeedback.Moment.ONCE, SessionsFeedback.Moment.BEFORE, SessionsFeedback.Moment.AFTER),
			Enum::name, it -> Words.of("feedback.moment." + it.name()));

	private final Choice<SessionView> session = new Choice<>(Words.of("feedback.session"), it -> it.id().value());

	private final DayField from = new DayField(Words.of("feedback.from"));

	private final DayField to = new DayField(Words.of("feedback.to"));

	private final Choice<Integer> scale = ProgrammeForms.choice("feedback.scale",
			IntStream.rangeClosed(2, SessionsFeedback.STEPS_AT_MOST).boxed().toList(), it -> it,
			it -> Words.of("feedback.steps", it));

	private final List<WholeNumberField> steps = new ArrayList<>();

	private final WholeNumberField asked = new WholeNumberField(Words.of("feedback.asked"));

	private final FormDialog dialog;

	/** Makes a form that is not asked yet. */
	FeedbackForm(SessionsFeedback feedback, Sessions sessions, ActivityLists lists, ProgrammeView programme,
			LocalDate today, Runnable afterwards) {
		question = ProgrammeForms.choice("feedback.question", lists.of(ActivityLists.Kind.QUESTION).on(today),
				CodeList.Value::code, CodeList.Value::label);
		moment.setValue(SessionsFeedback.Moment.ONCE);
		session.setItems(sessions.page(Sessions.Filter.of(programme.id(), null, today), 0, LAST_SESSIONS)
			.stream()
			.filter(it -> it.state() == SessionView.State.HELD)
			.toList());
		session.setItemLabelGenerator(ActivityWords::named);
		session.setClearButtonVisible(true);
		session.setHelperText(Words.of("feedback.session.help"));
		from.setMax(today);
		to.setMax(today);
		session.addValueChangeListener(event -> {
			from.setVisible(event.getValue() == null);
			to.setVisible(event.getValue() == null);
		});
		asked.setHelperText(Words.of("feedback.asked.help"));
		var fields = new Div();
		fields.addClassName("return-fields");
		dialog = new FormDialog(Words.of("feedback.add.title", programme.title()),
				Place.of("activities.feedback", programme.id()))
			.field("question", question)
			.field("moment", moment)
			.field("session", session)
			.field("fromOn", from)
			.field("toOn", to)
			.field("scale", scale)
			.also(fields);
		for (int step = 1; step <= SessionsFeedback.STEPS_AT_MOST; step++) {
			var field = new WholeNumberField(Words.of("feedback.step", step));
			steps.add(field);
			dialog.field((step == 1) ? "counts" : "counts." + step, field, fields);
		}
		scale.addValueChangeListener(event -> fit());
		scale.setValue(STEPS);
		fit();
		dialog.field("asked", asked)
			.save(Words.of("feedback.save"), key -> feedback.add(key, entry(programme)), Words.of("feedback.saved"),
					afterwards);
	}

	void open() {
		dialog.open();
	}

	private void fit() {
		int wanted = Objects.requireNonNullElse(scale.getValue(), STEPS);
		IntStream.range(0, steps.size()).forEach(i -> steps.get(i).setVisible(i < wanted));
	}

	private SessionsFeedback.New entry(ProgrammeView programme) {
		new Problem.Faults().when(question.isEmpty(), "question", Words.of("feedback.question.missing"))
			.when(moment.isEmpty(), "moment", Words.of("feedback.moment.missing"))
			.when(scale.isEmpty(), "scale", Words.of("feedback.scale.missing"))
			.when(steps.stream().allMatch(it -> it.getValue() == null), "counts", Words.of("feedback.counts.missing"))
			.raise();
		@Nullable SessionView of = session.getValue();
		return new SessionsFeedback.New(programme.id(), (of != null) ? of.id() : null,
				(of != null) ? null : from.getValue(), (of != null) ? null : to.getValue(), question.getValue().code(),
				moment.getValue(),
				steps.stream().limit(scale.getValue()).map(it -> Objects.requireNonNullElse(it.getValue(), 0)).toList(),
				asked.getValue());
	}

}
