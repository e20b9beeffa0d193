package scot.adp.activities;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.identity.CurrentCaller;
import scot.adp.identity.Made;
import scot.adp.identity.Recording;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Audience;
import scot.adp.platform.Allowed.Scope;
import scot.adp.platform.Identifier;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.Rows;

/**
 * What people said of sessions, as counts. A mean is told to everybody who reads records,
 * and only where enough answered.
 */
@Service
@Transactional
public class SessionsFeedback {

	/** The most steps of a scale. */
	public static final int STEPS_AT_MOST = 11;

	private static final int COUNT_AT_MOST = 5000;

	private static final RowMapper<Row> ROW = Rows.of(Row.class);

	private final JdbcClient jdbc;

	private final ProgrammeStore programmes;

	private final SessionStore sessions;

	private final ActivityRules rules;

	private final CurrentCaller currentCaller;

	private final Recording recording;

	private final SessionNews changes;

	private final Clock clock;

	SessionsFeedback(JdbcClient jdbc, ProgrammeStore programmes, SessionStore sessions, ActivityRules rules,
			CurrentCaller currentCaller, Recording recording, SessionNews changes, Clock clock) {
		this.jdbc = jdbc;
		this.programmes = programmes;
		this.sessions = sessions;
		this.rules = rules;
		this.currentCaller = currentCaller;
		this.recording = recording;
		this.changes = changes;
		this.clock = clock;
	}

	/**
	 * Adds answers to a question, of a session or of a stretch of time.
	 * @throws Problem where something is wrong, or the programme is of other units
	 */
	@Allowed(operation = "activities.session.record", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER,
			Role.PARTNER_SYSTEM, Role.ADP_LEAD, Role.ADP_OFFICER }, scope = Scope.OWN_UNITS)
	public Id add(String idempotencyKey, New entry) {
		@Nullable SessionView of = (entry.session() != null) ? session(entry.session()) : null;
		ProgrammeView programme = answering(entry.programme());
		@Nullable LocalDate from = (of != null) ? of.happenedOn() : entry.fromOn();
		@Nullable LocalDate to = (of != null) ? of.happenedOn() : entry.toOn();
		return recording.once(recording.author(programme.unit()), idempotencyKey, entry, Id::new, () -> {
			check(entry, of, from, to).raise();
			var author = recording.author(programme.unit());
			var id = new Id(UUID.randomUUID());
			jdbc.sql(
					"""
							insert into activities.session_feedback (id, version, programme, session, from_on, to_on, question,
							    moment, counts, asked, recorded_by, recorded_by_name, recorded_at)
							values (:id, 1, :programme, :session, :from, :to, :question, :moment, :counts, :asked, :by, :byName, :at)""")
				.param("id", id.value())
				.param("programme", programme.id().value())
				.param("session", (of != null) ? of.id().value() : null)
				.param("from", from)
				.param("to", to)
				.param("question", entry.question())
				.param("moment", entry.moment().name())
				.param("counts", entry.counts().toArray(Integer[]::new))
				.param("asked", entry.asked())
				.param("by", author.account().value())
				.param("byName", author.words())
				.param("at", author.at())
				.update();
			if (from != null) {
				changes.of(id.value(), 1, programme.unit(), List.of(from), author.at());
			}
			return new Made<>(id, "answers " + id.value(), Map.of("programme", programme.code(), "question",
					entry.question(), "answers", String.valueOf(new Answers(entry.counts()).number())));
		});
	}

	private SessionView session(Sessions.Id id) {
		return sessions.byIds(List.of(id), null)
			.stream()
			.findFirst()
			.orElseThrow(() -> Problem.notFound("session", id.value().toString()));
	}

	private ProgrammeView answering(Programmes.Id id) {
		ProgrammeView found = Optional.ofNullable(programmes.byIds(List.of(id)).get(id))
			.orElseThrow(() -> Problem.notFound("programme", id.value().toString()));
		if (!currentCaller.get().supportTeam() && !found.runBy(currentCaller.reach())) {
			currentCaller.reaching(found.unit());
		}
		return found;
	}

	private Problem.Faults check(New entry, @Nullable SessionView of, @Nullable LocalDate from,
			@Nullable LocalDate to) {
		LocalDate today = LocalDate.now(clock);
		var faults = new Problem.Faults()
			.when(of != null && !of.programme().equals(entry.programme()), "session",
					"This session is one of another programme.")
			.when(of != null && of.state() != SessionView.State.HELD, "session", "Only who was there can answer.")
			.when(from == null, "fromOn", "Say from which day the answers are, or of which session.")
			.when(to == null, "toOn", "Say up to which day the answers are, or of which session.")
			.when(from != null && to != null && to.isBefore(from), "toOn", "The last day is before the first.")
			.when(to != null && to.isAfter(today), "toOn", "This day is still to come.", "IN_FUTURE")
			.when(entry.counts().size() < 2 || entry.counts().size() > STEPS_AT_MOST, "counts",
					"Give the answers of each step, of 2 to %d steps.".formatted(STEPS_AT_MOST))
			.when(entry.counts().stream().anyMatch(it -> it < 0 || it > COUNT_AT_MOST), "counts",
					"Give numbers from 0 to %,d.".formatted(COUNT_AT_MOST));
		rules.list(ActivityLists.Kind.QUESTION)
			.check(faults, "question", entry.question(), (from != null) ? from : today);
		int answers = entry.counts().stream().mapToInt(it -> Math.max(0, Math.min(it, COUNT_AT_MOST))).sum();
		return faults.when(entry.asked() != null && entry.asked() < answers, "asked", "More answered than were asked.");
	}

	/**
	 * What people said to each question of programmes, added over the days between two.
	 */
	@Allowed(operation = "activities.programme.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public Map<Programmes.Id, List<FeedbackFigures>> figures(Collection<Programmes.Id> of, LocalDate from,
			LocalDate to) {
		var rows = jdbc
			.sql("""
					select programme, question, moment, cardinality(counts) as scale,
					    array(select cast(sum(c) as int) from unnest(array_agg(counts_text)) t (line)
					        cross join lateral unnest(cast(line as int[])) with ordinality x (c, step) group by step order by step)
					        as counts, cast(sum(asked) as int) as asked
					from (select f.*, cast(counts as text) as counts_text from activities.session_feedback f
					    where programme = any(:of) and from_on >= :from and to_on <= :to) f
					group by programme, question, moment, cardinality(counts)
					order by programme, question, scale, moment""")
			.param("of", Rows.ids(of))
			.param("from", from)
			.param("to", to)
			.query(ROW)
			.list();
		var rule = rules.on(to);
		var figures = new ArrayList<FeedbackFigures>();
		for (Row row : rows) {
			var answers = new Answers(row.counts());
			@Nullable BigDecimal change = null;
			if (row.moment() == Moment.AFTER) {
				change = rows.stream()
					.filter(it -> it.moment() == Moment.BEFORE && it.programme().equals(row.programme())
							&& it.question().equals(row.question()) && it.scale() == row.scale())
					.findFirst()
					.map(before -> Answers.change(new Answers(before.counts()), answers, rule.answersOfChangeAtLeast()))
					.orElse(null);
			}
			figures.add(new FeedbackFigures(row.programme(), row.question(), row.scale(), row.moment(),
					answers.number(), row.asked(), answers.mean(rule.answersAtLeast()), change));
		}
		return figures.stream()
			.sorted(Comparator.comparing(FeedbackFigures::question).thenComparing(FeedbackFigures::moment))
			.collect(Collectors.groupingBy(FeedbackFigures::programme));
	}

	/** Answers that were given together. */
	public record Id(UUID value) implements Identifier {
	}

	/** When people were asked. */
	public enum Moment {

		/** Before it began. */
		BEFORE,
		/** After it ended. */
		AFTER,
		/** Once. */
		ONCE

	}

	/**
	 * Answers to a question.
	 *
	 * @param session the session they are of; null for those of a stretch of time
	 * @param fromOn the first day; null with a session
	 * @param toOn the last day; null with a session
	 * @param counts how many chose each step, the lowest first
	 * @param asked how many were asked; null where nobody knows
	 */
	public record New(Programmes.Id programme, Sessions.@Nullable Id session, @Nullable LocalDate fromOn,
			@Nullable LocalDate toOn, String question, Moment moment, List<Integer> counts, @Nullable Integer asked) {
	}

	private record Row(Programmes.Id programme, String question, Moment moment, int scale, List<Integer> counts,
			@Nullable Integer asked) {
	}

}
