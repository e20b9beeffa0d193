package scot.adp.community.ui;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import org.jspecify.annotations.Nullable;
import scot.adp.community.Door;
import scot.adp.community.HelpRules.Lists;
import scot.adp.community.HelpsGiven;
import scot.adp.directory.ServiceRegister;
import scot.adp.platform.Problem;
import scot.adp.shell.parts.Announcement;
import scot.adp.shell.parts.FormHead;
import scot.adp.shell.parts.Named;
import scot.adp.shell.parts.Panel;
import scot.adp.shell.parts.Place;
import scot.adp.shell.parts.Sure;

/**
 * Help in a few taps, on a phone in a food bank: what it was for and how it was given are
 * those of last time, and all else can be left out.
 */
class NewHelp extends Div {

	private static final List<String> MORE = List.of("unit", "happenedOn", "confirmedPerWeek", "estimated",
			"estimatedPerWeek");

	private final HelpsGiven helps;

	private final HelpFields fields;

	private final Details more = new Details(getTranslation("given.more"));

	private final Button save = new Button(getTranslation("given.save"));

	private final Div saved = new Div();

	private final Sure sure;

	// What is typed here may tell of a person, so it is kept nowhere before it is saved.
	private final FormHead head = new FormHead(Place.NOWHERE);

	private final Runnable afterwards;

	private String key = UUID.randomUUID().toString();

	/**
	 * Makes the form.
	 * @param beginning of at least one unit
	 * @param afterwards what to do once something was saved
	 */
	NewHelp(HelpsGiven helps, HelpsGiven.Beginning beginning, ServiceRegister services, LocalDate today,
			Runnable afterwards) {
		this.helps = helps;
		this.afterwards = afterwards;
		this.fields = new HelpFields(helps, beginning.units(), services, today);
		this.sure = new Sure(fields.sure);
		fields.happenedOn.setValue(today);
		HelpsGiven.@Nullable Usual last = beginning.last();
		if (last != null) {
			fields.choose(last.unit());
			CodeChoice.choose(fields.domain, helps.told(Lists.DOMAIN, last.domain()));
			CodeChoice.choose(fields.form, helps.told(Lists.FORM, last.form()));
		}
		join();
		saved.getElement().setAttribute("role", "status");
		add(new Panel(getTranslation("given.new"), form(), saved));
	}

	private void join() {
		head.field("domain", fields.domain)
			.field("form", fields.form)
			.field("confirmed", fields.confirmed)
			.field("crisis", fields.crisis)
			.field("onward", fields.onward)
			.field("ownRef", fields.ownRef)
			.field("unit", fields.unit)
			.field("happenedOn", fields.happenedOn)
			.field("confirmedPerWeek", fields.confirmedPerWeek)
			.field("estimated", fields.estimated)
			.field("estimatedPerWeek", fields.estimatedPerWeek)
			.field("sure", fields.sure);
	}

	private Div form() {
		var first = new Div(fields.domain, fields.form, fields.confirmed, fields.ownRef, fields.onward);
		first.addClassName("entry-fields");
		var rest = new Div(fields.unit, fields.happenedOn, fields.confirmedPerWeek, fields.estimated,
				fields.estimatedPerWeek);
		rest.addClassName("update-form");
		more.add(rest);
		save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
		save.setDisableOnClick(true);
		save.addClickListener(event -> save());
		var verbs = new Div(save);
		verbs.addClassName("verbs");
		var line = new Div(first);
		line.addClassName("entry-line");
		var form = new Div(head, new Paragraph(getTranslation("given.help.entry")), line, fields.crisis, more,
				fields.sure, verbs);
		form.addClassName("update-form");
		return form;
	}

	private void save() {
		try {
			boolean done = head.run(() -> sure.asking(once -> {
				tell(helps.record(once, new HelpsGiven.Sent(fields.read(), null), Door.PAGE));
			}).accept(key), this::opensMore);
			if (done) {
				key = UUID.randomUUID().toString();
				forNobody();
				afterwards.run();
			}
		}
		finally {
			save.setEnabled(true);
		}
	}

	/** What was told of one person is no answer for the next. */
	private void forNobody() {
		List.of(fields.confirmed, fields.confirmedPerWeek, fields.estimated, fields.estimatedPerWeek, fields.ownRef)
			.forEach(field -> field.setValue(""));
		fields.onward.clear();
		fields.crisis.setValue(false);
		sure.close();
		fields.domain.focus();
	}

	/** What is wrong in the rest is shown. */
	private boolean opensMore(Problem problem) {
		if (problem.fields().stream().anyMatch(fault -> MORE.contains(fault.path()))) {
			more.setOpened(true);
		}
		return false;
	}

	private void tell(HelpsGiven.Id id) {
		String domain = fields.domain.getValue().label();
		String form = fields.form.getValue().label();
		String what = getTranslation("given.saved", domain, form);
		Announcement.done(what);
		saved.removeAll();
		saved.add(new Paragraph(what));
		var undo = new Button(getTranslation("given.undo"));
		Named.of(undo, what);
		String undoKey = UUID.randomUUID().toString();
		undo.setDisableOnClick(true);
		undo.addClickListener(event -> {
			if (head.runBeside(() -> helps.undo(undoKey, id))) {
				saved.removeAll();
				Announcement.done(getTranslation("given.undone", domain, form));
				afterwards.run();
				fields.domain.focus();
			}
		});
		var verbs = new Div(undo);
		verbs.addClassName("verbs");
		saved.add(verbs);
	}

}
