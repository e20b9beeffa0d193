package scot.adp.community.ui;

import java.time.LocalDate;
import java.util.UUID;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import org.jspecify.annotations.Nullable;
import scot.adp.community.Door;
import scot.adp.community.LearnerPaths;
import scot.adp.community.LearnerRules.Lists;
import scot.adp.platform.Problem;
import scot.adp.platform.reading.Blanks;
import scot.adp.shell.parts.Announcement;
import scot.adp.shell.parts.FormHead;
import scot.adp.shell.parts.Panel;
import scot.adp.shell.parts.Place;
import scot.adp.shell.parts.Sure;

/**
 * Somebody begins a course: their number is typed, and the course and who teaches it are
 * those of last time, as of a class that begins together. Enter saves.
 */
class NewLearner extends Div {

	private final LearnerPaths learners;

	private final LearnerFields fields;

	private final Button save = new Button(getTranslation("learner.new.save"));

	private final Sure sure;

	private final Div saved = new Div();

	// What is typed here tells of a person, so it is kept nowhere before it is saved.
	private final FormHead head = new FormHead(Place.NOWHERE);

	private final Runnable afterwards;

	private String key = UUID.randomUUID().toString();

	/**
	 * Makes the form.
	 * @param beginning of at least one unit that an agreement lets tell people apart
	 * @param afterwards what to do once something was saved
	 */
	NewLearner(LearnerPaths learners, LearnerPaths.Beginning beginning, LocalDate today, Runnable afterwards) {
		this.learners = learners;
		this.afterwards = afterwards;
		this.fields = new LearnerFields(learners, beginning.let(), today);
		this.sure = new Sure(fields.sure);
		fields.startOn.setValue(today);
		LearnerPaths.@Nullable Usual last = beginning.last();
		if (last != null) {
			fields.choose(last.unit());
			CodeChoice.choose(fields.course, learners.told(Lists.COURSE, last.course()));
			CodeChoice.choose(fields.provider, learners.told(Lists.PROVIDER, last.provider()));
		}
		head.field("ownRef", fields.ownRef)
			.field("course", fields.course)
			.field("provider", fields.provider)
			.field("scqfLevel", fields.scqfLevel)
			.field("startOn", fields.startOn)
			.field("unit", fields.unit)
			.field("sure", fields.sure);
		save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
		save.setDisableOnClick(true);
		save.addClickListener(event -> save());
		var typed = new Div(fields.ownRef, fields.course, fields.provider, fields.scqfLevel, fields.startOn,
				fields.unit);
		typed.addClassName("entry-fields");
		var line = new Div(typed, save);
		line.addClassName("entry-line");
		save.addClickShortcut(Key.ENTER).listenOn(fields.ownRef).resetFocusOnActiveElement();
		saved.getElement().setAttribute("role", "status");
		var form = new Div(head, new Paragraph(getTranslation("learner.new.help")), line, fields.sure);
		form.addClassName("update-form");
		add(new Panel(getTranslation("learner.new"), form, saved));
	}

	private void save() {
		try {
			if (head.run(() -> sure.asking(this::keep).accept(key))) {
				key = UUID.randomUUID().toString();
				fields.ownRef.clear();
				sure.close();
				fields.ownRef.focus();
				afterwards.run();
			}
		}
		finally {
			save.setEnabled(true);
		}
	}

	private void keep(String once) {
		new Problem.Faults().when(fields.ownRef.isEmpty(), "ownRef", getTranslation("learner.own-ref.missing")).raise();
		learners.record(once, new LearnerPaths.Sent(fields.read(), null), Door.PAGE);
		String what = getTranslation("learner.new.saved", Blanks.strip(fields.ownRef.getValue()),
				fields.course.getValue().label());
		Announcement.done(what);
		saved.removeAll();
		saved.add(new Paragraph(what));
	}

}
