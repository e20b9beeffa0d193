package scot.adp.treatment;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.directory.ServiceId;
import scot.adp.identity.AccountId;
import scot.adp.identity.Author;
import scot.adp.platform.Rows;
import scot.adp.platform.UnitId;

/** Keeps what people say of services, and what units answer. */
@Component
class VoiceStore {

	private static final String COLUMNS = """
			v.id, v.version, v.unit, v.service, v.heard_by, v.heard_on, v.how, v.respondent, v.themes, v.kind, v.weight,
			    v.said, %s as quote, v.answers, v.first_answered_on, a.answer, a.words as answer_words, a.answered_on,
			    a.promised_on, a.told_back_on, a.told_back_how, v.release_answer, v.release_quote, v.release_asked_by_name,
			    v.released_at, v.released_by_name, v.after_sign_off, v.recorded_at, v.recorded_by_name, v.withdrawn_at,
			    v.withdrawn_because
			from treatment.voice v left join treatment.voice_answer a on a.voice = v.id and a.number = v.%s\s""";

	/** With the answer that holds. */
	private static final String NOW = COLUMNS.formatted("v.quote", "answers");

	/** With the answer that everybody reads, and their own words only where these too. */
	private static final String RELEASED = COLUMNS.formatted("case when v.release_quote then v.quote end",
			"release_answer");

	private static final String ANSWERED = """
			voice, number, answer, words, promised_on, answered_on, told_back_on, told_back_how, told_back_by_name,
			    recorded_at, recorded_by_name
			from treatment.voice_answer\s""";

	/**
	 * What a reader may read: all of it, or what is about their units or was heard there.
	 */
	private static final String READ = "v.withdrawn_at is null and (:all or v.unit = any(:units) or v.heard_by = any(:units))";

	private static final RowMapper<ServiceFeedbackView> VIEW = Rows.of(ServiceFeedbackView.class);

	private static final RowMapper<ServiceFeedbackView.Answer> ANSWER = Rows.of(ServiceFeedbackView.Answer.class);

	private static final RowMapper<Sums> SUMS = Rows.of(Sums.class);

	private static final RowMapper<OfGroup> GROUP = Rows.of(OfGroup.class);

	private static final RowMapper<Shown> SHOWN = Rows.of(Shown.class);

	private static final RowMapper<Voices.Look> LOOK = Rows.of(Voices.Look.class);

	private static final RowMapper<Voices.Share> SHARE = Rows.of(Voices.Share.class);

	private static final RowMapper<VoiceTally.Heard> HEARD = Rows.of(VoiceTally.Heard.class);

	private final JdbcClient jdbc;

	VoiceStore(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	Optional<ServiceFeedbackView> find(Voices.Id id, Readers readers) {
		return jdbc
			.sql("select " + NOW + "where v.id = :id and (:all or v.unit = any(:units) or v.heard_by = any(:units))")
			.params(readers.parameters())
			.param("id", id.value())
			.query(VIEW)
			.optional();
	}

	/** Held until the transaction ends. */
	Optional<ServiceFeedbackView> locked(Voices.Id id) {
		jdbc.sql("select id from treatment.voice where id = :id for update")
			.param("id", id.value())
			.query(UUID.class)
			.optional();
		return jdbc.sql("select " + NOW + "where v.id = :id").param("id", id.value()).query(VIEW).optional();
	}

	/** Who chose that everybody is to read it; empty where nobody did. */
	Optional<AccountId> releaseAskedBy(Voices.Id id) {
		return jdbc.sql("select release_asked_by from treatment.voice where id = :id and release_asked_by is not null")
			.param("id", id.value())
			.query(UUID.class)
			.optional()
			.map(AccountId::new);
	}

	List<ServiceFeedbackView> page(Readers readers, Voices.Filter filter, LocalDate today, int offset, int limit) {
		return jdbc
			.sql("select " + NOW + which(filter) + " order by " + order(filter.list()) + " offset :offset limit :limit")
			.params(parameters(readers, filter, today))
			.param("offset", offset)
			.param("limit", limit)
			.query(VIEW)
			.list();
	}

	int total(Readers readers, Voices.Filter filter, LocalDate today) {
		return jdbc.sql("select cast(count(*) as int) from treatment.voice v " + which(filter))
			.params(parameters(readers, filter, today))
			.query(Integer.class)
			.single();
	}

	private static Map<String, Object> parameters(Readers readers, Voices.Filter filter, LocalDate today) {
		var parameters = readers.parameters();
		parameters.put("today", today);
		if (filter.theme() != null) {
			parameters.put("theme", filter.theme());
		}
		if (filter.unit() != null) {
			parameters.put("unit", filter.unit().value());
		}
		if (filter.service() != null) {
			parameters.put("service", filter.service().value());
		}
		return parameters;
	}

	private static String which(Voices.Filter filter) {
		return "where " + READ + ((filter.theme() != null) ? " and :theme = any(v.themes)" : "")
				+ ((filter.unit() != null) ? " and v.unit = :unit" : "")
				+ ((filter.service() != null) ? " and v.service = :service" : "") + switch (filter.list()) {
					case UNANSWERED -> " and v.answers = 0";
					case OVERDUE -> " and v.answer = 'WILL' and v.promised_on < :today";
					case PROMISED -> " and v.answer = 'WILL' and v.promised_on >= :today";
					case TO_TELL -> " and v.answers > 0 and v.told_back_on is null";
					case TO_READ -> " and v.release_answer is not null and v.released_at is null";
					case RELEASED -> " and v.released_at is not null";
					case ALL -> "";
				};
	}

	private static String order(Voices.Kept list) {
		return switch (list) {
			case UNANSWERED -> "v.heard_on, v.id";
			case OVERDUE, PROMISED -> "v.promised_on, v.id";
			case TO_TELL, TO_READ -> "v.first_answered_on, v.id";
			case RELEASED -> "v.released_at desc, v.id";
			case ALL -> "v.heard_on desc, v.id";
		};
	}

	/**
	 * Those behind one, what was heard first before all others; from the first where it
	 * is null.
	 */
	List<ServiceFeedbackView> behind(Readers readers, Voices.Filter filter, LocalDate today, Voices.@Nullable Id last,
			int limit) {
		var parameters = parameters(readers, filter, today);
		String behind = "";
		if (last != null) {
			parameters.put("last", last.value());
			behind = " and (v.heard_on, v.id) > (select l.heard_on, l.id from treatment.voice l where l.id = :last)";
		}
		return jdbc.sql("select " + NOW + which(filter) + behind + " order by v.heard_on, v.id limit :limit")
			.params(parameters)
			.param("limit", limit)
			.query(VIEW)
			.list();
	}

	/** How much was heard and answered. */
	Voices.Share share(Readers readers, Voices.Filter filter, LocalDate today) {
		return jdbc.sql("""
				select cast(count(*) as int) as items, cast(coalesce(sum(v.weight), 0) as int) as weight,
				    cast(count(*) filter (where v.answers > 0) as int) as answered_items,
				    cast(coalesce(sum(v.weight) filter (where v.answers > 0), 0) as int) as answered_weight
				from treatment.voice v\s""" + which(filter))
			.params(parameters(readers, filter, today))
			.query(SHARE)
			.single();
	}

	/** All answers of some that may be read, the last first. */
	Map<Voices.Id, List<ServiceFeedbackView.Answer>> answers(Collection<Voices.Id> of, Readers readers) {
		return jdbc.sql("select " + ANSWERED + """
				where voice = any(:voices) and voice in (select v.id from treatment.voice v
				    where :all or v.unit = any(:units) or v.heard_by = any(:units))
				order by voice, number desc""")
			.params(readers.parameters())
			.param("voices", Rows.ids(of))
			.query(ANSWER)
			.list()
			.stream()
			.collect(Collectors.groupingBy(ServiceFeedbackView.Answer::voice));
	}

	/**
	 * The wall by theme, in four statements however much there is: how much was heard and
	 * answered, by whom, and the first of each theme.
	 * @param each how many of each theme
	 */
	Wall wall(Readers readers, Voices.Filter filter, LocalDate today, int each) {
		var parameters = parameters(readers, filter, today);
		String of = which(filter);
		return wall(of, parameters, NOW, each, """
				case when v.answers = 0 then 0 when v.answer = 'WILL' and v.promised_on < :today then 1 else 2 end,
				    case when v.answers = 0 then v.heard_on end, v.promised_on, v.first_answered_on desc, v.id""");
	}

	/** The part of it that everybody reads. */
	Wall released(@Nullable ServiceId service, LocalDate from, LocalDate today, int each) {
		var parameters = new HashMap<String, Object>(Map.of("from", from, "today", today));
		String of = "where v.withdrawn_at is null and v.released_at is not null and v.heard_on >= :from";
		if (service != null) {
			of += " and v.service = :service";
			parameters.put("service", service.value());
		}
		return wall(of, parameters, RELEASED, each, "v.released_at desc, v.id");
	}

	private Wall wall(String of, Map<String, Object> parameters, String columns, int each, String order) {
		var sums = jdbc.sql("""
				select t.theme, cast(count(*) as int) as items, cast(sum(v.weight) as int) as weight,
				    cast(count(*) filter (where v.answers > 0) as int) as answered_items,
				    cast(coalesce(sum(v.weight) filter (where v.answers > 0), 0) as int) as answered_weight,
				    min(v.heard_on) filter (where v.answers = 0) as oldest_unanswered,
				    cast(count(*) filter (where v.answer = 'WILL' and v.promised_on < :today) as int) as overdue
				from treatment.voice v cross join unnest(v.themes) as t (theme)\s""" + of + " group by t.theme")
			.params(parameters)
			.query(SUMS)
			.list();
		var groups = jdbc
			.sql("""
					select t.theme, v.respondent, cast(sum(v.weight) as int) as weight
					from treatment.voice v cross join unnest(v.themes) as t (theme)\s""" + of
					+ " group by t.theme, v.respondent order by weight desc, v.respondent")
			.params(parameters)
			.query(GROUP)
			.list();
		var shown = jdbc.sql("""
				select theme, id from (select t.theme, v.id, row_number() over (partition by t.theme order by %s) as nth
				    from treatment.voice v cross join unnest(v.themes) as t (theme) %s) as f
				where nth <= :each order by theme, nth""".formatted(order, of))
			.params(parameters)
			.param("each", each)
			.query(SHOWN)
			.list();
		var views = jdbc.sql("select " + columns + "where v.id = any(:ids)")
			.param("ids", shown.stream().map(it -> it.id().value()).distinct().toArray(UUID[]::new))
			.query(VIEW)
			.list()
			.stream()
			.collect(Collectors.toMap(ServiceFeedbackView::id, it -> it));
		return new Wall(sums, groups, shown, views);
	}

	/** What units have to do, of what is theirs. */
	Voices.Look look(Collection<UnitId> units, Readers readers, AccountId reader, LocalDate today) {
		var parameters = readers.parameters();
		parameters.put("own", Rows.codes(units));
		parameters.put("today", today);
		parameters.put("reader", reader.value());
		return jdbc.sql("""
				select cast(count(*) filter (where own and answers = 0) as int) as unanswered,
				    min(heard_on) filter (where own and answers = 0) as oldest,
				    cast(count(*) filter (where own and answer = 'WILL' and promised_on < :today) as int) as overdue,
				    min(promised_on) filter (where own and answer = 'WILL' and promised_on < :today) as promised,
				    cast(count(*) filter (where own and answers > 0 and told_back_on is null) as int) as to_tell,
				    min(first_answered_on) filter (where own and answers > 0 and told_back_on is null) as answered,
				    cast(count(*) filter (where release_answer is not null and released_at is null
				        and release_asked_by <> :reader) as int) as to_read
				from (select v.*, v.unit = any(:own) as own from treatment.voice v where %s) as mine""".formatted(READ))
			.params(parameters)
			.query(LOOK)
			.single();
	}

	void add(Fresh fresh, Voices.Door door, @Nullable UUID in, Author author) {
		var entry = fresh.entry();
		jdbc.sql(
				"""
						insert into treatment.voice (id, version, unit, service, heard_by, heard_on, how, respondent, themes, kind,
						    weight, said, quote, answers, release_quote, after_sign_off, entered_by, entered_in, recorded_at,
						    recorded_by, recorded_by_name)
						values (:id, 1, :unit, :service, :heardBy, :heardOn, :how, :respondent, :themes, :kind, :weight, :said, :quote,
						    0, false, :late, :door, :in, :at, :by, :byName)""")
			.params(told(entry))
			.param("id", fresh.id().value())
			.param("unit", fresh.unit().value())
			.param("heardBy", fresh.heardBy().value())
			.param("late", fresh.afterSignOff())
			.param("door", door.name())
			.param("in", in)
			.param("at", author.at())
			.param("by", author.account().value())
			.param("byName", author.words())
			.update();
	}

	private static Map<String, @Nullable Object> told(VoiceEntry entry) {
		var told = new HashMap<String, @Nullable Object>();
		told.put("service", (entry.service() != null) ? entry.service().value() : null);
		told.put("heardOn", entry.heardOn());
		told.put("how", entry.how());
		told.put("respondent", entry.respondent());
		told.put("themes", entry.themes().toArray(String[]::new));
		told.put("kind", String.valueOf(entry.kind()));
		told.put("weight", entry.people());
		told.put("said", entry.said());
		told.put("quote", entry.quote());
		return told;
	}

	/** Says something else was heard; what everybody is to read is chosen anew. */
	void change(Fresh fresh) {
		jdbc.sql(
				"""
						update treatment.voice set version = version + 1, unit = :unit, service = :service, heard_on = :heardOn,
						    how = :how, respondent = :respondent, themes = :themes, kind = :kind, weight = :weight, said = :said,
						    quote = :quote, after_sign_off = after_sign_off or :late
						where id = :id""")
			.params(told(fresh.entry()))
			.param("id", fresh.id().value())
			.param("unit", fresh.unit().value())
			.param("late", fresh.afterSignOff())
			.update();
		keepBack(fresh.id());
	}

	void withdraw(Voices.Id id, String because, Author author) {
		jdbc.sql("""
				update treatment.voice set version = version + 1, withdrawn_at = :at, withdrawn_because = :because,
				    withdrawn_by_name = :byName, quote = null
				where id = :id""")
			.param("id", id.value())
			.param("because", because)
			.param("at", author.at())
			.param("byName", author.words())
			.update();
		keepBack(id);
	}

	/** Those that came in together and stand, with their days. */
	List<ServiceFeedbackView> cameIn(UUID in) {
		return jdbc
			.sql("select " + NOW + "where v.entered_in = :in and v.withdrawn_at is null order by v.id for update of v")
			.param("in", in)
			.query(VIEW)
			.list();
	}

	void answer(ServiceFeedbackView of, VoiceEntry.Answer answer, LocalDate on, Author author) {
		jdbc.sql(
				"""
						insert into treatment.voice_answer (id, voice, number, answer, words, promised_on, answered_on, recorded_at,
						    recorded_by, recorded_by_name)
						values (uuidv7(), :voice, :number, :answer, :words, :promised, :on, :at, :by, :byName)""")
			.param("voice", of.id().value())
			.param("number", of.answers() + 1)
			.param("answer", String.valueOf(answer.reply()))
			.param("words", answer.words())
			.param("promised", answer.promisedOn())
			.param("on", on)
			.param("at", author.at())
			.param("by", author.account().value())
			.param("byName", author.words())
			.update();
		jdbc.sql("""
				update treatment.voice set version = version + 1, answers = answers + 1, answer = :answer,
				    promised_on = :promised, told_back_on = null,
				    first_answered_on = least(coalesce(first_answered_on, :on), cast(:on as date))
				where id = :voice""")
			.param("voice", of.id().value())
			.param("answer", String.valueOf(answer.reply()))
			.param("promised", answer.promisedOn())
			.param("on", on)
			.update();
	}

	/** Those who said it heard of the answer that holds. */
	void toldBack(ServiceFeedbackView of, LocalDate on, String how, Author author) {
		jdbc.sql("""
				update treatment.voice_answer set told_back_on = :on, told_back_how = :how, told_back_by_name = :byName
				where voice = :voice and number = :number""")
			.param("voice", of.id().value())
			.param("number", of.answers())
			.param("on", on)
			.param("how", how)
			.param("byName", author.words())
			.update();
		jdbc.sql("update treatment.voice set version = version + 1, told_back_on = :on where id = :voice")
			.param("voice", of.id().value())
			.param("on", on)
			.update();
	}

	/**
	 * Chooses that everybody is to read it, once somebody else has where that is asked.
	 */
	void release(ServiceFeedbackView of, boolean quote, boolean atOnce, Author author) {
		jdbc.sql("""
				update treatment.voice set version = version + 1, release_answer = :number, release_quote = :quote,
				    release_asked_at = :at, release_asked_by = :by, release_asked_by_name = :byName,
				    released_at = case when :now then cast(:at as timestamptz) end,
				    released_by_name = case when :now then :byName end
				where id = :id""")
			.param("id", of.id().value())
			.param("number", of.answers())
			.param("quote", quote)
			.param("now", atOnce)
			.param("at", author.at())
			.param("by", author.account().value())
			.param("byName", author.words())
			.update();
	}

	/** Somebody else has read it. */
	void read(Voices.Id id, Author author) {
		jdbc.sql("""
				update treatment.voice set version = version + 1, released_at = :at, released_by_name = :byName
				where id = :id""")
			.param("id", id.value())
			.param("at", author.at())
			.param("byName", author.words())
			.update();
	}

	/** Keeps it from everybody; the version is moved by whoever calls. */
	void keepBack(Voices.Id id) {
		jdbc.sql("""
				update treatment.voice set release_answer = null, release_quote = false, release_asked_at = null,
				    release_asked_by = null, release_asked_by_name = null, released_at = null, released_by_name = null
				where id = :id""").param("id", id.value()).update();
	}

	void turn(Voices.Id id) {
		jdbc.sql("update treatment.voice set version = version + 1 where id = :id").param("id", id.value()).update();
	}

	/** Takes people's own words out that were heard until a day. */
	int eraseQuotes(LocalDate until, int limit, Collection<UnitId> held) {
		return jdbc
			.sql("""
					update treatment.voice set quote = null, release_quote = false, version = version + 1
					where id = any(array(select id from treatment.voice
					    where quote is not null and heard_on <= :until and unit <> all(:held) order by heard_on limit :limit))""")
			.param("until", until)
			.param("limit", limit)
			.param("held", Rows.codes(held))
			.update();
	}

	/** What was heard from one day to another, to be counted. */
	List<VoiceTally.Heard> heard(LocalDate from, LocalDate to) {
		return jdbc.sql("""
				select unit, heard_on, weight, first_answered_on, told_back_on is not null as told_back
				from treatment.voice where withdrawn_at is null and heard_on between :from and :to""")
			.param("from", from)
			.param("to", to)
			.query(HEARD)
			.list();
	}

	Optional<LocalDate> earliest() {
		return jdbc.sql("select min(heard_on) from treatment.voice where withdrawn_at is null")
			.query(LocalDate.class)
			.optional();
	}

	/** How many came after figures of their days were released. */
	long late(LocalDate from, LocalDate to) {
		return jdbc.sql("""
				select count(*) from treatment.voice
				where after_sign_off and withdrawn_at is null and heard_on between :from and :to""")
			.param("from", from)
			.param("to", to)
			.query(Long.class)
			.single();
	}

	/**
	 * Who reads.
	 *
	 * @param all whether of every unit
	 * @param units else what is about these or was heard there
	 */
	record Readers(boolean all, Collection<UnitId> units) {

		private Map<String, Object> parameters() {
			var parameters = new HashMap<String, Object>();
			parameters.put("all", all);
			parameters.put("units", Rows.codes(units));
			return parameters;
		}

	}

	/** Something that was checked and can be kept. */
	record Fresh(Voices.Id id, VoiceEntry entry, UnitId unit, UnitId heardBy, boolean afterSignOff) {
	}

	/** The wall as it was read. */
	record Wall(List<Sums> sums, List<OfGroup> groups, List<Shown> shown, Map<Voices.Id, ServiceFeedbackView> views) {
	}

	/** How much there is of a theme. */
	record Sums(String theme, int items, int weight, int answeredItems, int answeredWeight,
			@Nullable LocalDate oldestUnanswered, int overdue) {
	}

	/** How many people of a group said something of a theme. */
	record OfGroup(String theme, String respondent, int weight) {
	}

	/** What is shown of a theme. */
	record Shown(String theme, Voices.Id id) {
	}

}
