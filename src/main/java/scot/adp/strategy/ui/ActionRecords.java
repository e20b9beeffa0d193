package scot.adp.strategy.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import scot.adp.exchange.ListExports;
import scot.adp.exchange.ui.SaveList;
import scot.adp.identity.Caller;
import scot.adp.shell.parts.Panel;
import scot.adp.strategy.ActionRegister;
import scot.adp.strategy.ActionView;
import scot.adp.strategy.AsAt;
import scot.adp.strategy.Evidence;
import scot.adp.strategy.PlanClosing;
import scot.adp.strategy.PlanEditing;
import scot.adp.strategy.ProgressUpdates;
import scot.adp.strategy.UpdateView;

/** Shows what was said of an action, and how it came to say what the plan says of it. */
@Component
class ActionRecords {

	private final ProgressUpdates updates;

	private final Evidence evidence;

	private final PlanEditing editing;

	private final PlanClosing closing;

	private final ActionRegister register;

	private final ListExports exports;

	private final Clock clock;

	ActionRecords(ProgressUpdates updates, Evidence evidence, PlanEditing editing, PlanClosing closing,
			ActionRegister register, ListExports exports, Clock clock) {
		this.updates = updates;
		this.evidence = evidence;
		this.editing = editing;
		this.closing = closing;
		this.register = register;
		this.exports = exports;
		this.clock = clock;
	}

	/**
	 * The updates so far, to be read and saved.
	 * @param correct what to do to put an update right, or null where the reader may not
	 */
	Panel history(ActionView action, @Nullable Consumer<UpdateView> correct) {
		@Nullable LocalDate day = AsAt.day();
		return new Panel(Wording.text("timeline.title"), new Timeline(updates, evidence, action.id(), correct))
			.withAside(new SaveList(exports, () -> AsAt.list(day, HistoryTable.list(updates, evidence, action))));
	}

	/** What the plan said of it, and the ways to change that. */
	ActionRecord versions(ActionView action, Caller caller, Runnable again) {
		return new ActionRecord(editing, closing, register, action, caller, LocalDate.now(clock), again);
	}

}
