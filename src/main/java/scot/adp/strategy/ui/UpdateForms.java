package scot.adp.strategy.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import scot.adp.directory.Partners;
import scot.adp.identity.Caller;
import scot.adp.platform.UnitId;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Panel;
import scot.adp.strategy.ActionId;
import scot.adp.strategy.ActionView;
import scot.adp.strategy.Evidence;
import scot.adp.strategy.PlanView;
import scot.adp.strategy.ProgressUpdates;
import scot.adp.strategy.StatusScales;
import scot.adp.strategy.UpdateView;

/** Makes the forms of updates. */
@Component
class UpdateForms {

	private final ProgressUpdates updates;

	private final Evidence evidence;

	private final StatusScales scales;

	private final Partners partners;

	private final Clock clock;

	UpdateForms(ProgressUpdates updates, Evidence evidence, StatusScales scales, Partners partners, Clock clock) {
		this.updates = updates;
		this.evidence = evidence;
		this.scales = scales;
		this.partners = partners;
		this.clock = clock;
	}

	/**
	 * The form of an action's page.
	 * @param correcting the update that it puts right, or null for a new one
	 * @param helpWaits whether help is asked for already
	 * @param focused whether the reader came to write
	 * @param afterwards what to do once it is saved
	 */
	Panel panel(PlanView plan, ActionView action, Caller caller, @Nullable UpdateView correcting, boolean helpWaits,
			boolean focused, Runnable afterwards) {
		@Nullable UnitId unit = action.leadUnit();
		@Nullable UnitId behalf = (unit != null && !caller.ownUnits().contains(unit)) ? unit : null;
		LocalDate today = LocalDate.now(clock);
		var form = new UpdateForm(updates, evidence, new UpdateForm.Setting(action,
				scales.choices(plan.statusScale(), today), today, behalf, correcting, helpWaits, false),
				said -> afterwards.run());
		String heading;
		if (correcting != null) {
			heading = Wording.text("update.correcting", Dates.full(correcting.on()));
		}
		else if (action.responsibility() == ActionView.Responsibility.NATIONAL) {
			heading = Wording.text("update.response");
		}
		else if (behalf != null) {
			heading = Wording.text("update.behalf", Wording.unit(partners, behalf));
		}
		else {
			heading = Wording.text("update.title");
		}
		var panel = new Panel(heading, form);
		if (focused || correcting != null) {
			form.whatHappened.focus();
		}
		return panel;
	}

	/**
	 * The brief form of a card.
	 * @param afterwards what to do once it is saved; gets what is then said, in words
	 */
	UpdateForm brief(PlanView plan, ActionView action, boolean helpWaits, Consumer<String> afterwards) {
		LocalDate today = LocalDate.now(clock);
		return new UpdateForm(updates, evidence, new UpdateForm.Setting(action,
				scales.choices(plan.statusScale(), today), today, null, null, helpWaits, true), afterwards);
	}

	/** What was last said of each action; one of which nothing was is left out. */
	Map<ActionId, UpdateView> last(Collection<ActionId> actions) {
		var found = new LinkedHashMap<ActionId, UpdateView>();
		List<ProgressUpdates.Page> pages = actions.stream().map(id -> new ProgressUpdates.Page(id, null, 1)).toList();
		updates.pages(pages)
			.forEach((page, rows) -> rows.stream()
				.filter(update -> update.correctedBy() == null)
				.findFirst()
				.ifPresent(update -> found.put(page.action(), update)));
		return found;
	}

}
