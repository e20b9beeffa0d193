package scot.adp.strategy.ui;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import scot.adp.platform.Problem;
import scot.adp.shell.parts.Announcement;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.DayField;
import scot.adp.shell.parts.FormDialog;
import scot.adp.shell.parts.GentleWarning;
import scot.adp.shell.parts.LineField;
import scot.adp.shell.parts.Named;
import scot.adp.shell.parts.Panel;
import scot.adp.shell.parts.Place;
import scot.adp.shell.parts.WordsField;
import scot.adp.strategy.MilestoneView;
import scot.adp.strategy.Milestones;
import scot.adp.strategy.spi.ActionBrief;

/** The steps of an action: what is planned, what moved, what is done. */
class MilestonesPanel extends Panel {

	private final Milestones milestones;

	private final ActionBrief action;

	private final boolean mayWrite;

	private final LocalDate today;

	private final Div content = new Div();

	private final Button add = new Button(getTranslation("milestones.add"), event -> askNew());

	private boolean brief;

	/**
	 * Makes a panel.
	 * @param mayWrite whether the reader answers for the action
	 */
	MilestonesPanel(Milestones milestones, ActionBrief action, boolean mayWrite, LocalDate today) {
		super(Wording.text("milestones.title"));
		this.milestones = milestones;
		this.action = action;
		this.mayWrite = mayWrite && action.withdrawnOn() == null;
		this.today = today;
		addClassName("milestones");
		add(content);
		if (this.mayWrite) {
			add.addClassName("add-milestone");
			withAside(add);
		}
		show();
	}

	/** Shows only what is still to be done; nothing at all where all is. */
	MilestonesPanel brief() {
		brief = true;
		removeClassName("panel");
		addClassName("brief-steps");
		add.setVisible(false);
		show();
		return this;
	}

	private void show() {
		content.removeAll();
		var steps = milestones.of(List.of(action.id()))
			.getOrDefault(action.id(), List.of())
			.stream()
			.filter(step -> !brief || step.open())
			.toList();
		setVisible(!brief || !steps.isEmpty());
		if (steps.isEmpty()) {
			var empty = new Paragraph(getTranslation(mayWrite ? "milestones.none.add" : "milestones.none"));
			empty.addClassName("empty");
			content.add(empty);
			return;
		}
		var list = new UnorderedList();
		list.addClassNames("plain", "steps");
		steps.forEach(step -> list.add(row(step)));
		content.add(list);
	}

	private ListItem row(MilestoneView step) {
		var title = new H3(step.title());
		var state = new Span(getTranslation("milestones.state." + state(step)));
		state.addClassNames("chip", "step-" + state(step));
		var head = new Div(title, state);
		head.addClassName("timeline-head");
		var when = new Paragraph(when(step));
		when.addClassName("work-detail");
		var row = new ListItem(head, when);
		if (step.droppedOn() != null && step.droppedReason() != null) {
			row.add(new Paragraph(getTranslation("milestones.dropped.why", step.droppedReason())));
		}
		if (!step.moves().isEmpty()) {
			row.add(history(step));
		}
		if (mayWrite) {
			row.add(verbs(step));
		}
		return row;
	}

	private static String state(MilestoneView step) {
		if (step.doneOn() != null) {
			return "done";
		}
		if (step.droppedOn() != null) {
			return "dropped";
		}
		return step.slipped() ? "slipped" : "planned";
	}

	/** Such as {@code planned for 3 March 2026; 19 days later than first planned}. */
	private String when(MilestoneView step) {
		String day;
		if (step.doneOn() != null) {
			day = getTranslation("milestones.done.on", Dates.full(step.doneOn()));
		}
		else if (step.droppedOn() != null) {
			day = getTranslation("milestones.dropped.on", Dates.full(step.droppedOn()));
		}
		else {
			day = getTranslation("milestones.planned.for", Dates.full(step.currentOn()));
		}
		if (step.droppedOn() != null) {
			return day;
		}
		return day + "; " + slippage(step);
	}

	private String slippage(MilestoneView step) {
		int days = step.slippageDays();
		if (days == 0) {
			return getTranslation("milestones.as-planned");
		}
		return getTranslation((days > 0) ? "milestones.later" : "milestones.earlier", Math.abs(days),
				Dates.full(step.baselineOn()));
	}

	private Details history(MilestoneView step) {
		var moves = new UnorderedList();
		moves.addClassName("plain");
		for (MilestoneView.Move move : step.moves()) {
			var item = new ListItem(
					new Span(getTranslation("milestones.moved", Dates.full(move.from()), Dates.full(move.to()))));
			if (move.reason() != null) {
				item.add(new Paragraph(move.reason()));
			}
			var by = new Span(getTranslation("milestones.moved.by", move.movedBy(), Dates.time(move.movedAt())));
			by.addClassName("work-detail");
			item.add(by);
			moves.add(item);
		}
		return new Details(getTranslation("milestones.moves", step.moves().size()), moves);
	}

	private Div verbs(MilestoneView step) {
		var verbs = new Div();
		verbs.addClassName("verbs");
		if (step.open()) {
			verbs.add(verb("done", step, () -> askDone(step)), verb("move", step, () -> askMove(step)));
			if (!brief) {
				verbs.add(verb("drop", step, () -> askDrop(step)));
			}
		}
		else {
			verbs.add(verb("reopen", step, () -> reopen(step)));
		}
		return verbs;
	}

	private Button verb(String name, MilestoneView step, Runnable work) {
		var button = new Button(getTranslation("milestones." + name), event -> work.run());
		button.addThemeVariants(ButtonVariant.LUMO_SMALL);
		return Named.of(button, step.title());
	}

	private void askNew() {
		var title = new LineField(getTranslation("milestones.what"), Milestones.TITLE_LIMIT);
		title.setRequiredIndicatorVisible(true);
		title.setWidthFull();
		var on = new DayField(getTranslation("milestones.baseline"));
		on.setRequiredIndicatorVisible(true);
		var dialog = dialog("new", Place.of("strategy.milestone.new", action.plan(), action.code()))
			.field("title", title)
			.also(GentleWarning.on(title))
			.field("baselineOn", on);
		open(dialog, "new", key -> {
			new Problem.Faults().when(on.getValue() == null, "baselineOn", getTranslation("milestones.day.missing"))
				.raise();
			milestones.add(key, action.plan(), action.code(), title.getValue(), on.getValue());
		});
	}

	private void askDone(MilestoneView step) {
		var on = new DayField(getTranslation("milestones.done.day"));
		on.setValue(today);
		on.setMax(today);
		open(dialog("done", place("strategy.milestone.done", step)).also(new Paragraph(step.title())).field("on", on),
				"done", key -> {
					new Problem.Faults().when(on.getValue() == null, "on", getTranslation("milestones.day.missing"))
						.raise();
					milestones.done(key, step.id(), step.version(), on.getValue());
				});
	}

	private void askMove(MilestoneView step) {
		var to = new DayField(getTranslation("milestones.to"));
		to.setMin(today);
		to.setRequiredIndicatorVisible(true);
		var reason = reason();
		var dialog = dialog("move", place("strategy.milestone.move", step)).also(new Paragraph(step.title()))
			.field("to", to)
			.field("reason", reason)
			.also(GentleWarning.on(reason));
		open(dialog, "move", key -> {
			new Problem.Faults().when(to.getValue() == null, "to", getTranslation("milestones.day.missing")).raise();
			milestones.move(key, step.id(), step.version(), to.getValue(), reason.getValue());
		});
	}

	private void askDrop(MilestoneView step) {
		var reason = reason();
		var dialog = dialog("drop", place("strategy.milestone.drop", step)).also(new Paragraph(step.title()))
			.field("reason", reason)
			.also(GentleWarning.on(reason));
		open(dialog, "drop", key -> milestones.drop(key, step.id(), step.version(), reason.getValue()));
	}

	private void reopen(MilestoneView step) {
		try {
			milestones.reopen(UUID.randomUUID().toString(), step.id(), step.version());
			Announcement.done(getTranslation("milestones.saved", action.code()));
		}
		catch (Problem problem) {
			Announcement.done(String.valueOf(problem.getMessage()));
		}
		show();
	}

	private WordsField reason() {
		var reason = new WordsField(getTranslation("milestones.reason"), Milestones.REASON_LIMIT);
		reason.setMinRows(2);
		reason.setRequiredIndicatorVisible(true);
		reason.setWidthFull();
		return reason;
	}

	private static Place place(String form, MilestoneView step) {
		return Place.of(form, step.id()).at(step.version());
	}

	private FormDialog dialog(String name, Place place) {
		return new FormDialog(getTranslation("milestones." + name + ".title"), place);
	}

	private void open(FormDialog dialog, String name, Consumer<String> change) {
		dialog.save(getTranslation("milestones." + name + ".save"), change,
				getTranslation("milestones.saved", action.code()), this::show);
		dialog.open();
	}

}
