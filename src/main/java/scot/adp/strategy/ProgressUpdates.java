package scot.adp.strategy;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.identity.Author;
import scot.adp.identity.Caller;
import scot.adp.identity.CurrentCaller;
import scot.adp.identity.Made;
import scot.adp.identity.Recording;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Audience;
import scot.adp.platform.Allowed.Scope;
import scot.adp.platform.Auditable;
import scot.adp.platform.Identifier;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.UnitId;
import scot.adp.platform.reading.Blanks;
import scot.adp.platform.reading.Read;
import scot.adp.platform.reading.WebAddress;

/** Records how actions go, and tells it again to those who may read it. */
@Service
@Transactional
public class ProgressUpdates {

	/** The most characters of a text. */
	public static final int TEXT_LIMIT = 4000;

	private static final int HOLD_LIMIT_MONTHS = 12;

	private final Actions actions;

	private final ActionScope scope;

	private final UpdateStore updates;

	private final HelpStore help;

	private final EvidenceStore evidence;

	private final PlanQueries plans;

	private final StatusScales scales;

	private final DueDateKeeper dueDates;

	private final RecordNews news;

	private final CurrentCaller currentCaller;

	private final Recording recording;

	private final Clock clock;

	ProgressUpdates(Actions actions, ActionScope scope, UpdateStore updates, HelpStore help, EvidenceStore evidence,
			PlanQueries plans, StatusScales scales, DueDateKeeper dueDates, RecordNews news,
			CurrentCaller currentCaller, Recording recording, Clock clock) {
		this.actions = actions;
		this.scope = scope;
		this.updates = updates;
		this.help = help;
		this.evidence = evidence;
		this.plans = plans;
		this.scales = scales;
		this.dueDates = dueDates;
		this.news = news;
		this.currentCaller = currentCaller;
		this.recording = recording;
		this.clock = clock;
	}

	/**
	 * Records an update.
	 * @return the action's id
	 * @throws Problem where a field is wrong, the caller does not answer for the action's
	 * lead unit, or somebody changed the action meanwhile; nothing is stored then
	 */
	@Allowed(operation = "strategy.update.record",
			roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PARTNER_SYSTEM },
			scope = Scope.OWN_UNITS)
	public ActionId record(New update) {
		Action action = scope.locked(update.plan(), update.action());
		Author author = scope.writer(action);
		recording.once(author, update.idempotencyKey(), update, Id::new, () -> {
			action.expect(update.expectedVersion());
			action.expectInPlan();
			@Nullable UnitId onBehalfOf = behalf(update.onBehalfOf(), action);
			@Nullable StatusView status = check(update, onBehalfOf, action);
			@Nullable Id stands = update.corrects();
			if (stands != null && !Boolean.TRUE.equals(update.helpWanted())
					&& says(update, onBehalfOf, updates.find(stands, unit -> true))) {
				return Made.found(stands);
			}
			var id = new Id(UUID.randomUUID());
			boolean onHold = status != null && status.needs() == StatusView.Needs.REVIEW_DATE;
			@Nullable Id corrects = update.corrects();
			store(action,
					new UpdateStore.Row(id.value(), action.id().value(), update.on(), author.at(),
							author.account().value(), author.words(), update.status(), false,
							Blanks.stripped(update.whatHappened()), Blanks.stripped(update.next()),
							onHold ? update.reviewOn() : null, address(update).value(), value(onBehalfOf),
							name(update.heardHow()), (corrects != null) ? corrects.value() : null, false));
			evidence.attach(update.evidence(), id.value());
			if (Boolean.TRUE.equals(update.helpWanted())) {
				askForHelp(action, author, update.helpWords(), id);
			}
			return new Made<>(id, action.subject(), changes(update));
		});
		return action.id();
	}

	/**
	 * Says that an action stands as it last did, which counts as an update; at most twice
	 * running.
	 * @return the action's id
	 * @throws Problem as with {@link #record}, and where words are wanted by now
	 */
	@Allowed(operation = "strategy.update.record",
			roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PARTNER_SYSTEM },
			scope = Scope.OWN_UNITS)
	public ActionId noChange(NoChange same) {
		Action action = scope.locked(same.plan(), same.action());
		Author author = scope.writer(action);
		recording.once(author, same.idempotencyKey(), same, Id::new, () -> {
			action.expect(same.expectedVersion());
			action.expectInPlan();
			PlanView plan = plan(action.plan());
			LocalDate on = Objects.requireNonNullElseGet(same.on(), this::today);
			@Nullable UnitId onBehalfOf = behalf(same.onBehalfOf(), action);
			checkHeard(onBehalfOf, same.heardHow(), action, checkDay(on, plan))
				.text(same.helpWords(), HelpRequests.TEXT_LIMIT, "helpWords")
				.raise();
			action.expectConfirmable(scales.status(plan.statusScale(), action.status(), on), on);
			var id = new Id(UUID.randomUUID());
			store(action,
					new UpdateStore.Row(id.value(), action.id().value(), on, author.at(), author.account().value(),
							author.words(), String.valueOf(action.status()), true, null, null, null, null,
							value(onBehalfOf), name(same.heardHow()), null, false));
			if (Boolean.TRUE.equals(same.helpWanted())) {
				askForHelp(action, author, same.helpWords(), id);
			}
			return new Made<>(id, action.subject(), Map.of("on", on.toString(), "noChange", "true"));
		});
		return action.id();
	}

	/**
	 * Pages of updates of several actions, newest first; of each one more than the limit
	 * where there are more. The owner's words are shown to the lead unit and the support
	 * team.
	 * @param pages which updates of which action, any number of them in one statement
	 */
	@Allowed(operation = "strategy.update.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public Map<Page, List<UpdateView>> pages(Collection<Page> pages) {
		return updates.pages(List.copyOf(pages), wordsShown());
	}

	/** One update; empty where there is none. */
	@Allowed(operation = "strategy.update.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public Optional<UpdateView> find(Id id) {
		return updates.find(id, wordsShown());
	}

	/** What was last said of actions; one of which nothing was is left out. */
	@Allowed(operation = "strategy.update.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public Map<ActionId, LastSaid> lastSaid(Collection<ActionId> actions) {
		return updates.lastSaid(actions);
	}

	/** How many updates actions have; those without any are left out. */
	@Allowed(operation = "strategy.update.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public Map<ActionId, Integer> counts(Collection<ActionId> actions) {
		return updates.counts(actions);
	}

	/** How many updates of actions were recorded after one day until another. */
	@Allowed(operation = "strategy.update.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public Map<ActionId, Integer> recorded(Collection<ActionId> actions, LocalDate after, LocalDate until) {
		return updates.recorded(actions, after, until);
	}

	private Predicate<@Nullable UnitId> wordsShown() {
		Caller caller = currentCaller.get();
		return caller::readsFor;
	}

	private void store(Action action, UpdateStore.Row row) {
		updates.add(row);
		news.updated(row.id(), action.leadUnit());
		action.speaks(updates.standing(action.id()));
		dueDates.reschedule(List.of(action));
		actions.save(action);
	}

	private void askForHelp(Action action, Author author, @Nullable String words, Id in) {
		var asked = help.ask(action, author, words, in);
		if (asked.subject() != null) {
			recording.tell("strategy.help.ask", asked.subject(), asked.changes());
		}
	}

	private @Nullable StatusView check(New update, @Nullable UnitId onBehalfOf, Action action) {
		PlanView plan = plan(action.plan());
		@Nullable StatusView status = scales.choices(plan.statusScale(), update.on())
			.stream()
			.filter(choice -> choice.code().equals(update.status()))
			.findFirst()
			.orElse(null);
		StatusView.@Nullable Needs needs = (status != null) ? status.needs() : null;
		@Nullable LocalDate reviewOn = update.reviewOn();
		@Nullable Id corrects = update.corrects();
		boolean given = !Blanks.isBlank(update.evidenceLink());
		Read<String> address = address(update);
		// A day outside the plan has no statuses, which would only be told twice.
		boolean inPlan = !update.on().isBefore(plan.effective().from());
		var faults = checkDay(update.on(), plan)
			.when(status == null && inPlan, "status",
					"'%s' is not a status of this plan; use one of %s.".formatted(update.status(),
							scales.choices(plan.statusScale(), update.on())
								.stream()
								.map(StatusView::code)
								.collect(Collectors.joining(", "))))
			.when(Blanks.stripped(update.whatHappened()) == null, "whatHappened",
					"Say in a few words what happened; or use \"no change\".")
			.when(given && !address.isRead(), "evidenceLink", address.fault())
			.when(!given && needs == StatusView.Needs.EVIDENCE && update.evidence().isEmpty()
					&& (corrects == null || !evidence.goesWith(corrects)), "evidenceLink",
					"Complete needs evidence: a file, or a link such as https://...")
			.when(evidence.countHeld(action.id(), currentCaller.get(),
					update.evidence()) != Set.copyOf(update.evidence()).size(), "evidence",
					"You hold no such evidence for this action; add it anew.")
			.when(needs == StatusView.Needs.REVIEW_DATE && (reviewOn == null || !reviewOn.isAfter(update.on())),
					"reviewOn", "On hold needs a review date after the day of the update.")
			.when(needs == StatusView.Needs.REVIEW_DATE && reviewOn != null
					&& reviewOn.isAfter(today().plusMonths(HOLD_LIMIT_MONTHS)), "reviewOn",
					"Give a review date within %d months; on hold is not for ever.".formatted(HOLD_LIMIT_MONTHS))
			.when(corrects != null && !updates.correctable(action.id(), corrects), "corrects",
					"There is no such update on this action, or it was corrected already.");
		faults.text(update.whatHappened(), TEXT_LIMIT, "whatHappened");
		faults.text(update.next(), TEXT_LIMIT, "next");
		faults.text(update.helpWords(), HelpRequests.TEXT_LIMIT, "helpWords");
		checkHeard(onBehalfOf, update.heardHow(), action, faults).raise();
		return status;
	}

	private static Read<String> address(New update) {
		return WebAddress.read(Objects.requireNonNullElse(update.evidenceLink(), ""));
	}

	private Problem.Faults checkDay(LocalDate on, PlanView plan) {
		return new Problem.Faults().when(on.isAfter(today()), "on", "The day cannot be in the future.")
			.when(on.isBefore(plan.effective().from()), "on",
					"The plan starts on %s; give a day from then on.".formatted(plan.effective().from()));
	}

	/** The support team records for the lead unit, unless that is its own. */
	private @Nullable UnitId behalf(@Nullable UnitId given, Action action) {
		@Nullable UnitId leadUnit = action.leadUnit();
		boolean own = leadUnit == null || currentCaller.get().ownUnits().contains(leadUnit);
		return (given == null && !own) ? leadUnit : given;
	}

	private Problem.Faults checkHeard(@Nullable UnitId onBehalfOf, @Nullable HeardHow heardHow, Action action,
			Problem.Faults faults) {
		boolean supportTeam = currentCaller.get().supportTeam();
		@Nullable UnitId leadUnit = action.leadUnit();
		return faults
			.when(onBehalfOf != null && !onBehalfOf.equals(leadUnit), "onBehalfOf",
					(leadUnit != null)
							? "%s is led by %s; record on behalf of that unit.".formatted(action.code(),
									leadUnit.value())
							: "%s has no lead unit to record for; leave this out.".formatted(action.code()))
			.when(onBehalfOf != null && !supportTeam, "onBehalfOf",
					"Only the support team records on behalf of a unit; leave this out.")
			.when(onBehalfOf != null && supportTeam && heardHow == null, "heardHow",
					"Say how you heard it: MEETING, PHONE or EMAIL.")
			.when(onBehalfOf == null && heardHow != null, "heardHow",
					"This goes with an update that is recorded on behalf of a unit; leave it out.");
	}

	private PlanView plan(PlanCode code) {
		return plans.plans().stream().filter(plan -> plan.code().equals(code)).findFirst().orElseThrow();
	}

	/** Whether a correction puts nothing right. */
	private static boolean says(New update, @Nullable UnitId onBehalfOf, Optional<UpdateView> stored) {
		return stored
			.filter(it -> it.status() != null && it.status().code().equals(update.status())
					&& it.on().equals(update.on()) && update.evidence().isEmpty()
					&& Objects.equals(it.onBehalfOf(), onBehalfOf) && Objects.equals(it.heardHow(), update.heardHow())
					&& same(it.whatHappened(), update.whatHappened()) && same(it.next(), update.next())
					&& same(it.evidenceLink(), update.evidenceLink())
					&& (it.reviewOn() == null || it.reviewOn().equals(update.reviewOn())))
			.isPresent();
	}

	private static boolean same(@Nullable String stored, @Nullable String given) {
		return Objects.equals(stored, Blanks.stripped(given));
	}

	private static Map<String, String> changes(New update) {
		var changes = new LinkedHashMap<String, String>();
		changes.put("on", update.on().toString());
		changes.put("status", update.status());
		putIfGiven(changes, "whatHappened", update.whatHappened(), Auditable.CHANGED);
		putIfGiven(changes, "next", update.next(), Auditable.CHANGED);
		putIfGiven(changes, "evidenceLink", update.evidenceLink(), Auditable.CHANGED);
		if (!update.evidence().isEmpty()) {
			changes.put("evidence", String.valueOf(update.evidence().size()));
		}
		putIfGiven(changes, "reviewOn", update.reviewOn(), String.valueOf(update.reviewOn()));
		putIfGiven(changes, "onBehalfOf", update.onBehalfOf(), String.valueOf(value(update.onBehalfOf())));
		putIfGiven(changes, "heardHow", update.heardHow(), String.valueOf(update.heardHow()));
		@Nullable Id corrects = update.corrects();
		putIfGiven(changes, "corrects", corrects, (corrects != null) ? corrects.value().toString() : "");
		return changes;
	}

	private static void putIfGiven(Map<String, String> changes, String field, @Nullable Object given, String value) {
		if (given != null && !Blanks.isBlank(given.toString())) {
			changes.put(field, value);
		}
	}

	private LocalDate today() {
		return LocalDate.now(clock);
	}

	private static @Nullable String value(@Nullable UnitId unit) {
		return (unit != null) ? unit.value() : null;
	}

	private static @Nullable String name(@Nullable HeardHow heardHow) {
		return (heardHow != null) ? heardHow.name() : null;
	}

	/**
	 * Some updates of an action, newest first.
	 *
	 * @param behind the update before the first wanted, or null from the newest on
	 * @param limit how many to read
	 * @param changedSince only those that were recorded or corrected since, or null for
	 * all
	 */
	public record Page(ActionId action, @Nullable Id behind, int limit, @Nullable OffsetDateTime changedSince) {

		public Page(ActionId action, @Nullable Id behind, int limit) {
			this(action, behind, limit, null);
		}

	}

	/** One update on an action. */
	public record Id(UUID value) implements Identifier {
	}

	/** How the support team heard what it records for a unit. */
	public enum HeardHow {

		MEETING, PHONE, EMAIL

	}

	/**
	 * An update to record.
	 *
	 * @param idempotencyKey new for each update; sending the same update twice records it
	 * once
	 * @param expectedVersion the action's version that the caller saw
	 * @param on the day of which it speaks, not in the future
	 * @param status a status code of the plan's scale
	 * @param whatHappened the owner's words
	 * @param onBehalfOf the lead unit, where the support team records for it
	 * @param heardHow needed with {@code onBehalfOf}
	 * @param corrects an earlier update of the same action that this one puts right
	 * @param evidenceLink a web address; a status that wants evidence needs it or
	 * {@code evidence}
	 * @param reviewOn a day after {@code on}, needed for a status that wants one
	 * @param evidence pieces that the caller holds for the action
	 * @param helpWanted whether it asks the support team for help
	 * @param helpWords what is needed, or null
	 */
	public record New(String idempotencyKey, PlanCode plan, String action, Integer expectedVersion, LocalDate on,
			String status, @Nullable String whatHappened, @Nullable String next, @Nullable UnitId onBehalfOf,
			@Nullable HeardHow heardHow, @Nullable Id corrects, @Nullable String evidenceLink,
			@Nullable LocalDate reviewOn, List<Evidence.Id> evidence, @Nullable Boolean helpWanted,
			@Nullable String helpWords) {

		public New {
			evidence = (evidence != null) ? List.copyOf(evidence) : List.of();
		}

	}

	/**
	 * Says that an action stands as it last did.
	 *
	 * @param idempotencyKey new for each time
	 * @param expectedVersion the action's version that the caller saw
	 * @param on the day of which it speaks, not in the future; today where null
	 * @param onBehalfOf the lead unit, where the support team records for it
	 * @param heardHow needed with {@code onBehalfOf}
	 * @param helpWanted whether it asks the support team for help
	 * @param helpWords what is needed, or null
	 */
	public record NoChange(String idempotencyKey, PlanCode plan, String action, Integer expectedVersion,
			@Nullable LocalDate on, @Nullable UnitId onBehalfOf, @Nullable HeardHow heardHow,
			@Nullable Boolean helpWanted, @Nullable String helpWords) {
	}

	/**
	 * What was last said of an action.
	 *
	 * @param update the last of its updates that stand
	 * @param recordedAt when one that stands was last recorded, of whatever day it speaks
	 */
	public record LastSaid(Id update, OffsetDateTime recordedAt) {
	}

}
