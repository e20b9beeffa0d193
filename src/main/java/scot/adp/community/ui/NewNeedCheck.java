package scot.adp.community.ui;

import java.time.LocalDate;
import java.util.UUID;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import org.jspecify.annotations.Nullable;
import scot.adp.community.Door;
import scot.adp.community.NeedCheckView;
import scot.adp.community.NeedChecks;
import scot.adp.platform.Problem;
import scot.adp.platform.reading.Blanks;
import scot.adp.shell.parts.Announcement;
import scot.adp.shell.parts.FormHead;
import scot.adp.shell.parts.Panel;
import scot.adp.shell.parts.Place;
import scot.adp.shell.parts.Sure;

/**
 * A need check in a minute: the person's own number is typed, what was answered last
 * stands below each domain, and two letters answer it.
 */
class NewNeedCheck extends Div {

	private final NeedChecks checks;

	private final NeedFields fields;

	private final Button save = new Button(getTranslation("need.new.save"));

	private final Sure sure;

	private final Paragraph known = new Paragraph();

	private final Div saved = new Div();

	// What is typed here tells of a person, so it is kept nowhere before it is saved.
	private final FormHead head = new FormHead(Place.NOWHERE);

	private final LocalDate today;

	private final Runnable afterwards;

	private String key = UUID.randomUUID().toString();

	/**
	 * Makes the form.
	 * @param beginning of at least one unit that an agreement lets tell people apart
	 * @param afterwards what to do once something was saved
	 */
	NewNeedCheck(NeedChecks checks, NeedChecks.Beginning beginning, LocalDate today, Runnable afterwards) {
		this.checks = checks;
		this.today = today;
		this.afterwards = afterwards;
		this.fields = new NeedFields(checks, beginning.let(), today);
		this.sure = new Sure(fields.sure);
		if (beginning.last() != null) {
			fields.choose(beginning.last());
		}
		head.field("ownRef", fields.ownRef)
			.field("stage", fields.stage)
			.field("checkedOn", fields.checkedOn)
			.field("unit", fields.unit);
		NeedForms.join(fields, head::field);
		head.field("sure", fields.sure);
		fields.ownRef.addValueChangeListener(event -> look());
		fields.unit.addValueChangeListener(event -> look());
		save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
		save.setDisableOnClick(true);
		save.addClickListener(event -> save());
		var who = new Div(fields.ownRef, fields.stage, fields.checkedOn, fields.unit);
		who.addClassName("return-fields");
		known.setVisible(false);
		known.getElement().setAttribute("role", "status");
		saved.getElement().setAttribute("role", "status");
		var verbs = new Div(save);
		verbs.addClassName("verbs");
		var form = new Div(head, new Paragraph(getTranslation("need.new.help")), who, known, fields.domains(),
				fields.sure, verbs);
		form.addClassName("update-form");
		add(new Panel(getTranslation("need.new"), form, saved));
	}

	/** Says what is known of the person whose number was typed. */
	private void look() {
		String reference = Blanks.strip(fields.ownRef.getValue());
		@Nullable NeedCheckView last = (reference.isEmpty() || fields.unit.isEmpty()) ? null
				: checks.last(fields.unit.getValue().unit(), reference).orElse(null);
		fields.follows(last);
		known.setVisible(!reference.isEmpty());
		known.setText((last != null) ? getTranslation("need.known", NeedWords.when(last, today))
				: getTranslation("need.known.nothing"));
	}

	private void save() {
		try {
			if (head.run(() -> sure.asking(this::keep).accept(key))) {
				key = UUID.randomUUID().toString();
				fields.clear();
				known.setVisible(false);
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
		new Problem.Faults().when(fields.ownRef.isEmpty(), "ownRef", getTranslation("need.own-ref.missing")).raise();
		checks.record(once, new NeedChecks.Sent(fields.read(), null), Door.PAGE);
		String what = getTranslation("need.new.saved", Blanks.strip(fields.ownRef.getValue()),
				NeedWords.stage(fields.stage.getValue()));
		Announcement.done(what);
		saved.removeAll();
		saved.add(new Paragraph(what));
	}

}
