package scot.adp.treatment;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.identity.Author;
import scot.adp.platform.Rows;
import scot.adp.platform.UnitId;

/** Keeps what units are asked since something was learned, and what they answer. */
@Component
class LearningTaskStore {

	private static final String SELECT = """
			select t.id, t.version, t.learning, t.unit, t.issued_on, t.answer_by, t.answers, t.reply, a.words, a.evidence,
			    t.promised_on, a.answered_on, t.withdrawn_at
			from treatment.learning_task t
			left join treatment.learning_answer a on a.task = t.id and a.number = t.answers\s""";

	private static final RowMapper<LearningTaskView> VIEW = Rows.of(LearningTaskView.class);

	private static final RowMapper<LearningTaskView.Answer> ANSWER = Rows.of(LearningTaskView.Answer.class);

	private static final RowMapper<LearningTasks.Look> LOOK = Rows.of(LearningTasks.Look.class);

	private static final RowMapper<Asked> ASKED = Rows.of(Asked.class);

	private final JdbcClient jdbc;

	LearningTaskStore(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Asks units of something that was learned; each once, however often it is told, and
	 * none of what was withdrawn, whichever is heard first.
	 * @return those that were not asked before
	 */
	List<UnitId> ask(UUID learning, Collection<UnitId> units, LocalDate issuedOn, LocalDate answerBy) {
		lock(learning);
		var ids = units.stream().map(it -> UUID.randomUUID()).toArray(UUID[]::new);
		return jdbc.sql("""
				insert into treatment.learning_task (id, version, learning, unit, issued_on, answer_by, answers)
				select n.id, 1, :learning, n.unit, :issuedOn, :answerBy, 0
				from unnest(cast(:ids as uuid[]), cast(:units as text[])) as n (id, unit)
				where not exists (select from treatment.learning_withdrawn w where w.learning = :learning)
				on conflict (learning, unit) do nothing returning unit""")
			.param("learning", learning)
			.param("issuedOn", issuedOn)
			.param("answerBy", answerBy)
			.param("ids", ids)
			.param("units", Rows.codes(units))
			.query((row, number) -> new UnitId(row.getString("unit")))
			.list();
	}

	/** Asks nobody of it any more; the day on which it was issued, by unit. */
	Map<UnitId, LocalDate> withdraw(UUID learning, OffsetDateTime at) {
		lock(learning);
		jdbc.sql(
				"insert into treatment.learning_withdrawn (learning, at) values (:learning, :at) on conflict do nothing")
			.param("learning", learning)
			.param("at", at)
			.update();
		var units = new HashMap<UnitId, LocalDate>();
		jdbc.sql("""
				update treatment.learning_task set version = version + 1, withdrawn_at = :at
				where learning = :learning and withdrawn_at is null returning unit, issued_on""")
			.param("learning", learning)
			.param("at", at)
			.query(row -> {
				units.put(new UnitId(row.getString("unit")), row.getObject("issued_on", LocalDate.class));
			});
		return units;
	}

	/** Until the transaction ends, nobody else asks or withdraws. */
	private void lock(UUID learning) {
		jdbc.sql("select pg_advisory_xact_lock(hashtext('learning ' || :learning))")
			.param("learning", learning.toString())
			.query((row, number) -> learning)
			.single();
	}

	/** Of the units that a reader reads; all of them where {@code units} is null. */
	Optional<LearningTaskView> find(LearningTasks.Id id, @Nullable Collection<UnitId> units) {
		return jdbc.sql(SELECT + "where t.id = :id and (cast(:units as text[]) is null or t.unit = any(:units))")
			.param("id", id.value())
			.param("units", (units != null) ? Rows.codes(units) : null)
			.query(VIEW)
			.optional();
	}

	/** What a unit is asked of something that was learned. */
	LearningTaskView of(UUID learning, UnitId unit) {
		return jdbc.sql(SELECT + "where t.learning = :learning and t.unit = :unit")
			.param("learning", learning)
			.param("unit", unit.value())
			.query(VIEW)
			.single();
	}

	/** Held until the transaction ends. */
	Optional<LearningTaskView> locked(LearningTasks.Id id) {
		jdbc.sql("select id from treatment.learning_task where id = :id for update")
			.param("id", id.value())
			.query(UUID.class)
			.optional();
		return find(id, null);
	}

	List<LearningTaskView> page(@Nullable Collection<UnitId> units, LearningTasks.Filter filter, LocalDate today,
			int offset, int limit) {
		return jdbc.sql(SELECT + which(filter)
				+ """
						order by case when t.reply is null then 0 when t.reply = 'WILL' and t.promised_on < :today then 1 else 2 end,
						    case when t.reply is null then t.answer_by end, t.issued_on desc, t.unit, t.id offset :offset limit :limit""")
			.params(parameters(units, filter, today))
			.param("offset", offset)
			.param("limit", limit)
			.query(VIEW)
			.list();
	}

	int total(@Nullable Collection<UnitId> units, LearningTasks.Filter filter, LocalDate today) {
		return jdbc.sql("select cast(count(*) as int) from treatment.learning_task t " + which(filter))
			.params(parameters(units, filter, today))
			.query(Integer.class)
			.single();
	}

	/** Those behind one, the first issued first; from the first where it is null. */
	List<LearningTaskView> behind(@Nullable Collection<UnitId> units, LearningTasks.Filter filter, LocalDate today,
			LearningTasks.@Nullable Id last, int limit) {
		var parameters = parameters(units, filter, today);
		String behind = "";
		if (last != null) {
			parameters.put("last", last.value());
			behind = """
					and (t.issued_on, t.id) > (select l.issued_on, l.id from treatment.learning_task l where l.id = :last)\s""";
		}
		return jdbc.sql(SELECT + which(filter) + behind + "order by t.issued_on, t.id limit :limit")
			.params(parameters)
			.param("limit", limit)
			.query(VIEW)
			.list();
	}

	private static Map<String, Object> parameters(@Nullable Collection<UnitId> units, LearningTasks.Filter filter,
			LocalDate today) {
		var parameters = new HashMap<String, @Nullable Object>();
		parameters.put("units", (units != null) ? Rows.codes(units) : null);
		parameters.put("learning", filter.learning());
		parameters.put("unit", (filter.unit() != null) ? filter.unit().value() : null);
		parameters.put("today", today);
		return parameters;
	}

	private static String which(LearningTasks.Filter filter) {
		return """
				where t.withdrawn_at is null and (cast(:units as text[]) is null or t.unit = any(:units))
				and (cast(:learning as uuid) is null or t.learning = :learning)
				and (cast(:unit as text) is null or t.unit = :unit) and cast(:today as date) is not null\s"""
				+ switch (filter.list()) {
					case TO_ANSWER -> "and t.reply is null ";
					case PROMISE_OVER -> "and t.reply = 'WILL' and t.promised_on < :today ";
					case PROMISED -> "and t.reply = 'WILL' and t.promised_on >= :today ";
					case ANSWERED -> "and t.reply is not null ";
					case ALL -> "";
				};
	}

	/** All answers of one, the last first. */
	List<LearningTaskView.Answer> answers(LearningTasks.Id id) {
		return jdbc.sql("""
				select number, reply, words, evidence, promised_on, answered_on, recorded_at, recorded_by_name
				from treatment.learning_answer where task = :task order by number desc""")
			.param("task", id.value())
			.query(ANSWER)
			.list();
	}

	void answer(LearningTaskView of, LearningTasks.Given given, LocalDate on, Author author) {
		jdbc.sql(
				"""
						insert into treatment.learning_answer (id, task, number, reply, words, evidence, promised_on, answered_on,
						    recorded_at, recorded_by, recorded_by_name)
						values (:id, :task, :number, :reply, :words, :evidence, :promised, :on, :at, :by, :byName)""")
			.param("id", UUID.randomUUID())
			.param("task", of.id().value())
			.param("number", of.answers() + 1)
			.param("reply", String.valueOf(given.reply()))
			.param("words", given.words())
			.param("evidence", given.evidence())
			.param("promised", given.promisedOn())
			.param("on", on)
			.param("at", author.at())
			.param("by", author.account().value())
			.param("byName", author.words())
			.update();
		jdbc.sql("""
				update treatment.learning_task set version = version + 1, answers = answers + 1, reply = :reply,
				    promised_on = :promised, first_answered_on = coalesce(first_answered_on, :on) where id = :id""")
			.param("reply", String.valueOf(given.reply()))
			.param("promised", given.promisedOn())
			.param("on", on)
			.param("id", of.id().value())
			.update();
	}

	/** What some units have to do. */
	LearningTasks.Look look(Collection<UnitId> units, LocalDate today) {
		return jdbc.sql("""
				select cast(count(*) filter (where reply is null) as int) as to_answer,
				    min(answer_by) filter (where reply is null) as answer_by,
				    cast(count(*) filter (where reply = 'WILL' and promised_on < :today) as int) as promises_over,
				    min(promised_on) filter (where reply = 'WILL' and promised_on < :today) as promised_on
				from treatment.learning_task where unit = any(:units) and withdrawn_at is null""")
			.param("units", Rows.codes(units))
			.param("today", today)
			.query(LOOK)
			.single();
	}

	/** What was asked from one day to another, in one statement. */
	List<Asked> asked(LocalDate from, LocalDate to) {
		return jdbc.sql("""
				select unit, issued_on, reply is not null as answered from treatment.learning_task
				where withdrawn_at is null and issued_on between :from and :to""")
			.param("from", from)
			.param("to", to)
			.query(ASKED)
			.list();
	}

	/** The first day on which anything was issued; empty where nothing was. */
	Optional<LocalDate> earliest() {
		return Optional
			.ofNullable(jdbc.sql("select min(issued_on) from treatment.learning_task where withdrawn_at is null")
				.query((row, number) -> row.getObject(1, LocalDate.class))
				.list()
				.getFirst());
	}

	/** Whether a unit was asked of something that was issued on a day. */
	record Asked(UnitId unit, LocalDate issuedOn, boolean answered) {
	}

}
