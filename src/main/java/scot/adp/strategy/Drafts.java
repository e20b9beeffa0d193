package scot.adp.strategy;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.identity.Author;
import scot.adp.identity.CurrentCaller;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Scope;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.Rows;

/**
 * Drafts of updates: one for each person and action, seen by nobody but that person. A
 * draft is no update, so the audit trail does not tell of it. It goes when the update is
 * recorded, and {@value #DAYS_KEPT} days after the last word was typed.
 */
@Service
@Transactional
public class Drafts {

	/** How long a draft is kept. */
	public static final int DAYS_KEPT = 30;

	/**
	 * The most characters of each text: what is too long for an update is kept, so that
	 * it can be shortened another day.
	 */
	static final int TEXT_LIMIT = 20_000;

	private final JdbcClient jdbc;

	private final ActionScope scope;

	private final CurrentCaller currentCaller;

	private final Clock clock;

	Drafts(JdbcClient jdbc, ActionScope scope, CurrentCaller currentCaller, Clock clock) {
		this.jdbc = jdbc;
		this.scope = scope;
		this.currentCaller = currentCaller;
		this.clock = clock;
	}

	/**
	 * Keeps a draft in place of an earlier one.
	 * @return when it was kept
	 * @throws Problem where a text is very much too long or the caller does not answer
	 * for the action's lead unit
	 */
	@Allowed(operation = "strategy.draft.keep",
			roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.UNIT_LEAD, Role.UNIT_EDITOR }, scope = Scope.OWN_UNITS)
	public OffsetDateTime save(PlanCode plan, String code, Draft draft) {
		ActionView action = scope.find(plan, code);
		Author author = scope.writer(action);
		var faults = new Problem.Faults();
		faults.text(draft.whatHappened(), TEXT_LIMIT, "whatHappened");
		faults.text(draft.next(), TEXT_LIMIT, "next");
		faults.text(draft.evidenceLink(), TEXT_LIMIT, "evidenceLink");
		faults.text(draft.helpWords(), TEXT_LIMIT, "helpWords");
		faults.text(draft.status(), 100, "status");
		faults.raise();
		jdbc.sql(
				"""
						insert into strategy.update_draft (account, action, saved_at, status, what_happened, next_step, said_on,
						    review_on, evidence_link, heard_how, help_wanted, help_words)
						values (:account, :action, :now, :status, :whatHappened, :next, :on, :reviewOn, :evidenceLink, :heardHow,
						    :helpWanted, :helpWords)
						on conflict (account, action) do update set saved_at = excluded.saved_at, status = excluded.status,
						    what_happened = excluded.what_happened, next_step = excluded.next_step, said_on = excluded.said_on,
						    review_on = excluded.review_on, evidence_link = excluded.evidence_link,
						    heard_how = excluded.heard_how, help_wanted = excluded.help_wanted,
						    help_words = excluded.help_words""")
			.param("account", author.account().value())
			.param("action", action.id().value())
			.param("now", author.at())
			.param("status", draft.status())
			.param("whatHappened", draft.whatHappened())
			.param("next", draft.next())
			.param("on", draft.on())
			.param("reviewOn", draft.reviewOn())
			.param("evidenceLink", draft.evidenceLink())
			.param("heardHow", (draft.heardHow() != null) ? draft.heardHow().name() : null)
			.param("helpWanted", draft.helpWanted())
			.param("helpWords", draft.helpWords())
			.update();
		return author.at();
	}

	/** The caller's own drafts for actions, by action. */
	@Allowed(operation = "strategy.draft.keep",
			roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.UNIT_LEAD, Role.UNIT_EDITOR }, scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public Map<ActionId, DraftView> find(Collection<ActionId> actions) {
		return jdbc.sql("""
				select action, saved_at, status, what_happened, next_step, said_on, review_on, evidence_link, heard_how,
				    help_wanted, help_words
				from strategy.update_draft
				where account = :account and action = any(:actions) and saved_at >= :since""")
			.param("account", currentCaller.get().account().value())
			.param("actions", Rows.ids(actions))
			.param("since", oldest())
			.query((row, number) -> {
				@Nullable String heardHow = row.getString("heard_how");
				return Map.entry(new ActionId(row.getObject("action", UUID.class)),
						new DraftView(row.getObject("saved_at", OffsetDateTime.class), row.getString("status"),
								row.getString("what_happened"), row.getString("next_step"),
								row.getObject("said_on", LocalDate.class), row.getObject("review_on", LocalDate.class),
								row.getString("evidence_link"),
								(heardHow != null) ? ProgressUpdates.HeardHow.valueOf(heardHow) : null,
								row.getBoolean("help_wanted"), row.getString("help_words")));
			})
			.list()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
	}

	/** The caller's own draft for an action; empty where there is none. */
	@Allowed(operation = "strategy.draft.keep",
			roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.UNIT_LEAD, Role.UNIT_EDITOR }, scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public Optional<DraftView> find(ActionId action) {
		return Optional.ofNullable(find(List.of(action)).get(action));
	}

	/** Throws the caller's own draft for an action away. */
	@Allowed(operation = "strategy.draft.keep",
			roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.UNIT_LEAD, Role.UNIT_EDITOR }, scope = Scope.OWN_UNITS)
	public void drop(ActionId action) {
		drop(action, currentCaller.get().account().value());
	}

	/** Throws an account's draft away, once its update is recorded. */
	void drop(ActionId action, UUID account) {
		jdbc.sql("delete from strategy.update_draft where account = :account and action = :action")
			.param("account", account)
			.param("action", action.value())
			.update();
	}

	/**
	 * Takes drafts away that nobody touched for long.
	 * @return how many there were
	 */
	int expire() {
		return jdbc.sql("delete from strategy.update_draft where saved_at < :oldest")
			.param("oldest", oldest())
			.update();
	}

	private OffsetDateTime oldest() {
		return OffsetDateTime.now(clock).minusDays(DAYS_KEPT);
	}

}
