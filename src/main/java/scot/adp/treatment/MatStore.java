package scot.adp.treatment;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.documents.DocumentId;
import scot.adp.identity.Author;
import scot.adp.platform.Rows;
import scot.adp.platform.UnitId;

/** Keeps evidence for the standards, and how they are assessed. */
@Component
class MatStore {

	private static final String DOCUMENTS = """
			select id, version, unit, service, standard, criterion, title, document, reviewed_on, review_on, recorded_at,
			    recorded_by_name, withdrawn_at, withdrawn_because
			from treatment.mat_document\s""";

	private static final String WHICH = """
			where withdrawn_at is null and (cast(:standard as text) is null or standard = :standard)
			    and (cast(:unit as text) is null or unit = :unit) and (not :overdue or review_on < :today)\s""";

	private static final String ROUNDS = """
			select r.id, r.version, r.unit, r.standard, r.respondent, r.held_on, r.method, r.lived_experience, r.asked,
			    r.answered, r.quote, r.after_sign_off, r.recorded_at, r.recorded_by_name, r.withdrawn_at, r.withdrawn_because,
			    array(select t.theme from treatment.mat_round_theme t where t.round = r.id order by t.people desc, t.theme)
			        as themes,
			    array(select t.people from treatment.mat_round_theme t where t.round = r.id order by t.people desc, t.theme)
			        as people
			from treatment.mat_round r\s""";

	private static final String NUMBERS = """
			select id, version, unit, cycle, standard, setting, what, printed, recorded_at, recorded_by_name, withdrawn_at,
			    withdrawn_because
			from treatment.mat_number\s""";

	private static final String ASSESSMENTS = """
			select id, version, cycle, standard, process, numerical, experiential, monitored, confirmed, computed, rule,
			    because, confirmed_at, confirmed_by_name, reopened_because, reopened_at, reopened_by_name, recorded_at,
			    recorded_by_name
			from treatment.mat_assessment\s""";

	private static final String IMPROVEMENTS = """
			select id, version, cycle, standard, unit, action, what, due_on, done_on, recorded_at, recorded_by_name
			from treatment.mat_improvement\s""";

	private static final RowMapper<MatDocumentView> DOCUMENT = Rows.of(MatDocumentView.class);

	private static final RowMapper<Told> ROUND = Rows.of(Told.class);

	private static final RowMapper<MatNumberView> NUMBER = Rows.of(MatNumberView.class);

	private static final RowMapper<MatAssessmentView> ASSESSMENT = Rows.of(MatAssessmentView.class);

	private static final RowMapper<MatImprovementView> IMPROVEMENT = Rows.of(MatImprovementView.class);

	private static final RowMapper<MatTally.Review> REVIEW = Rows.of(MatTally.Review.class);

	private static final RowMapper<MatTally.Asked> ASKED = Rows.of(MatTally.Asked.class);

	private static final RowMapper<Due> DUE = Rows.of(Due.class);

	private final JdbcClient jdbc;

	MatStore(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Documents by id, withdrawn ones too. */
	Map<MatDocuments.Id, MatDocumentView> documents(Collection<MatDocuments.Id> ids) {
		return byId(jdbc.sql(DOCUMENTS + "where id = any(:ids)").param("ids", Rows.ids(ids)).query(DOCUMENT).list(),
				MatDocumentView::id);
	}

	/** Held until the transaction ends. */
	Optional<MatDocumentView> lockedDocument(MatDocuments.Id id) {
		return jdbc.sql(DOCUMENTS + "where id = :id for update").param("id", id.value()).query(DOCUMENT).optional();
	}

	List<MatDocumentView> page(MatDocuments.Filter filter, LocalDate today, int offset, int limit) {
		return jdbc.sql(DOCUMENTS + WHICH + "order by review_on, id offset :offset limit :limit")
			.params(parameters(filter, today))
			.param("offset", offset)
			.param("limit", limit)
			.query(DOCUMENT)
			.list();
	}

	int total(MatDocuments.Filter filter, LocalDate today) {
		return jdbc.sql("select cast(count(*) as int) from treatment.mat_document " + WHICH)
			.params(parameters(filter, today))
			.query(Integer.class)
			.single();
	}

	private static Map<String, @Nullable Object> parameters(MatDocuments.Filter filter, LocalDate today) {
		var parameters = new HashMap<String, @Nullable Object>();
		parameters.put("standard", filter.standard());
		parameters.put("unit", (filter.unit() != null) ? filter.unit().value() : null);
		parameters.put("overdue", filter.overdue());
		parameters.put("today", today);
		return parameters;
	}

	/** All that stand, what is due first. */
	List<MatDocumentView> standing() {
		return jdbc.sql(DOCUMENTS + "where withdrawn_at is null order by review_on, id").query(DOCUMENT).list();
	}

	void add(MatDocuments.Id id, MatDocuments.Entry entry, UnitId unit, @Nullable DocumentId file,
			MatDocuments.Door door, @Nullable UUID in, Author author) {
		jdbc.sql(
				"""
						insert into treatment.mat_document (id, version, unit, service, standard, criterion, title, document, reviewed_on,
						    review_on, entered_by, entered_in, recorded_at, recorded_by, recorded_by_name)
						values (:id, 1, :unit, :service, :standard, :criterion, :title, :document, :reviewed, :review, :door, :in, :at,
						    :by, :byName)""")
			.param("id", id.value())
			.param("unit", unit.value())
			.param("service", (entry.service() != null) ? entry.service().value() : null)
			.param("standard", entry.standard())
			.param("criterion", entry.criterion())
			.param("title", entry.title())
			.param("document", (file != null) ? file.value() : null)
			.param("reviewed", entry.reviewedOn())
			.param("review", entry.reviewOn())
			.param("door", door.name())
			.param("in", in)
			.param("at", author.at())
			.param("by", author.account().value())
			.param("byName", author.words())
			.update();
		addReview(id, entry.reviewedOn(), entry.reviewOn(), author);
	}

	/** Somebody looked at it; the last look holds. */
	void reviewed(MatDocuments.Id id, LocalDate on, LocalDate next, Author author) {
		addReview(id, on, next, author);
		jdbc.sql(
				"""
						update treatment.mat_document d set version = version + 1, reviewed_on = l.reviewed_on, review_on = l.review_on
						from (select reviewed_on, review_on from treatment.mat_document_review where mat_document = :id
						    order by reviewed_on desc, recorded_at desc, id desc limit 1) l
						where d.id = :id""")
			.param("id", id.value())
			.update();
	}

	private void addReview(MatDocuments.Id id, @Nullable LocalDate on, @Nullable LocalDate next, Author author) {
		jdbc.sql(
				"""
						insert into treatment.mat_document_review (id, mat_document, reviewed_on, review_on, recorded_at, recorded_by,
						    recorded_by_name)
						values (uuidv7(), :document, :on, :next, :at, :by, :byName)""")
			.param("document", id.value())
			.param("on", on)
			.param("next", next)
			.param("at", author.at())
			.param("by", author.account().value())
			.param("byName", author.words())
			.update();
	}

	/** Gives it a file. */
	void file(MatDocuments.Id id, DocumentId file) {
		jdbc.sql("update treatment.mat_document set version = version + 1, document = :file where id = :id")
			.param("id", id.value())
			.param("file", file.value())
			.update();
	}

	/** Those that came in together and stand. */
	List<MatDocumentView> cameIn(UUID in) {
		return jdbc.sql(DOCUMENTS + "where entered_in = :in and withdrawn_at is null order by id for update")
			.param("in", in)
			.query(DOCUMENT)
			.list();
	}

	/** Withdraws something; people's own words go with their round. */
	void withdraw(Part part, UUID id, String because, Author author) {
		jdbc.sql("""
				update treatment.%s set version = version + 1, withdrawn_at = :at, withdrawn_because = :because,
				    withdrawn_by_name = :byName%s
				where id = :id""".formatted(part.table, (part == Part.ROUND) ? ", quote = null" : ""))
			.param("id", id)
			.param("because", because)
			.param("at", author.at())
			.param("byName", author.words())
			.update();
	}

	/**
	 * Which of some that are sent are kept already: the same unit, criterion and title.
	 */
	Set<String> known(Collection<String> titles) {
		return Set.copyOf(jdbc.sql("""
				select unit || '|' || criterion || '|' || lower(title) from treatment.mat_document
				where withdrawn_at is null and lower(title) = any(:titles)""")
			.param("titles", titles.stream().map(it -> it.toLowerCase(Locale.UK)).toArray(String[]::new))
			.query(String.class)
			.list());
	}

	/** How many documents of units are past their review, by unit. */
	List<Due> due(Collection<UnitId> units, LocalDate today) {
		return jdbc.sql("""
				select unit, cast(count(*) as int) as number, min(review_on) as since from treatment.mat_document
				where withdrawn_at is null and review_on < :today and unit = any(:units)
				group by unit order by since, unit""")
			.param("today", today)
			.param("units", Rows.codes(units))
			.query(DUE)
			.list();
	}

	/** All looks at documents that stand, in the order in which they were told. */
	List<MatTally.Review> reviews() {
		return jdbc.sql("""
				select d.criterion, d.unit, r.mat_document as document, r.reviewed_on, r.review_on
				from treatment.mat_document_review r join treatment.mat_document d on d.id = r.mat_document
				where d.withdrawn_at is null
				order by r.recorded_at, r.id""").query(REVIEW).list();
	}

	/** A round by id, also one that was withdrawn. */
	Optional<MatRoundView> round(MatRounds.Id id, boolean locked) {
		return jdbc.sql(ROUNDS + "where r.id = :id" + (locked ? " for update" : ""))
			.param("id", id.value())
			.query(ROUND)
			.optional()
			.map(Told::view);
	}

	/** The rounds of days that stand, the last first. */
	List<MatRoundView> rounds(@Nullable String standard, LocalDate from, LocalDate to) {
		return jdbc.sql(ROUNDS + """
				where r.withdrawn_at is null and r.held_on between :from and :to
				    and (cast(:standard as text) is null or r.standard = :standard)
				order by r.held_on desc, r.id""")
			.param("from", from)
			.param("to", to)
			.param("standard", standard)
			.query(ROUND)
			.list()
			.stream()
			.map(Told::view)
			.toList();
	}

	void add(MatRounds.Id id, MatRounds.Entry entry, boolean late, MatDocuments.Door door, Author author) {
		jdbc.sql(
				"""
						insert into treatment.mat_round (id, version, unit, standard, respondent, held_on, method, lived_experience,
						    asked, answered, quote, after_sign_off, entered_by, recorded_at, recorded_by, recorded_by_name)
						values (:id, 1, :unit, :standard, :respondent, :on, :method, :lived, :asked, :answered, :quote, :late, :door,
						    :at, :by, :byName)""")
			.params(told(entry))
			.param("id", id.value())
			.param("late", late)
			.param("door", door.name())
			.param("at", author.at())
			.param("by", author.account().value())
			.param("byName", author.words())
			.update();
		themes(id, entry);
	}

	/** Says that something else was told in it. */
	void change(MatRounds.Id id, MatRounds.Entry entry, boolean late) {
		jdbc.sql(
				"""
						update treatment.mat_round set version = version + 1, unit = :unit, standard = :standard,
						    respondent = :respondent, held_on = :on, method = :method, lived_experience = :lived, asked = :asked,
						    answered = :answered, quote = :quote, after_sign_off = after_sign_off or :late
						where id = :id""")
			.params(told(entry))
			.param("id", id.value())
			.param("late", late)
			.update();
		jdbc.sql("delete from treatment.mat_round_theme where round = :id").param("id", id.value()).update();
		themes(id, entry);
	}

	private void themes(MatRounds.Id id, MatRounds.Entry entry) {
		var codes = new ArrayList<String>();
		var people = new ArrayList<Integer>();
		entry.themes().forEach((code, number) -> {
			if (number > 0) {
				codes.add(code);
				people.add(number);
			}
		});
		jdbc.sql(
				"""
						insert into treatment.mat_round_theme (round, theme, people)
						select :round, theme, people from unnest(cast(:themes as text[]), cast(:people as int[])) as t (theme, people)""")
			.param("round", id.value())
			.param("themes", codes.toArray(String[]::new))
			.param("people", people.toArray(Integer[]::new))
			.update();
	}

	private static Map<String, @Nullable Object> told(MatRounds.Entry entry) {
		var told = new HashMap<String, @Nullable Object>();
		told.put("unit", (entry.unit() != null) ? entry.unit().value() : null);
		told.put("standard", entry.standard());
		told.put("respondent", entry.respondent());
		told.put("on", entry.heldOn());
		told.put("method", entry.method());
		told.put("lived", Boolean.TRUE.equals(entry.livedExperience()));
		told.put("asked", entry.asked());
		told.put("answered", entry.answered());
		told.put("quote", entry.quote());
		return told;
	}

	/** Takes people's own words out of rounds that were held until a day. */
	int eraseQuotes(LocalDate until, int limit, Collection<UnitId> held) {
		return jdbc
			.sql("""
					update treatment.mat_round set quote = null, version = version + 1
					where id = any(array(select id from treatment.mat_round
					    where quote is not null and held_on <= :until and unit <> all(:held) order by held_on limit :limit))""")
			.param("until", until)
			.param("limit", limit)
			.param("held", Rows.codes(held))
			.update();
	}

	/** Who was asked from one day to another, to be counted. */
	List<MatTally.Asked> asked(LocalDate from, LocalDate to) {
		return jdbc.sql("""
				select unit, standard, respondent, held_on from treatment.mat_round
				where withdrawn_at is null and held_on between :from and :to""")
			.param("from", from)
			.param("to", to)
			.query(ASKED)
			.list();
	}

	/** The settings in which somebody was in treatment on any of some days. */
	Set<String> settings(LocalDate from, LocalDate to) {
		return Set.copyOf(jdbc.sql("""
				select distinct setting from treatment.episode
				where withdrawn_at is null and started_on <= :to and (ended_on is null or ended_on >= :from)""")
			.param("from", from)
			.param("to", to)
			.query(String.class)
			.list());
	}

	Optional<MatNumberView> number(MatNumbers.Id id, boolean locked) {
		return jdbc.sql(NUMBERS + "where id = :id" + (locked ? " for update" : ""))
			.param("id", id.value())
			.query(NUMBER)
			.optional();
	}

	/** What was typed of a cycle and stands. */
	List<MatNumberView> numbers(String cycle, @Nullable String standard) {
		return jdbc
			.sql(NUMBERS
					+ """
							where cycle = :cycle and withdrawn_at is null and (cast(:standard as text) is null or standard = :standard)
							order by recorded_at, id""")
			.param("cycle", cycle)
			.param("standard", standard)
			.query(NUMBER)
			.list();
	}

	void add(MatNumbers.Id id, MatNumbers.Entry entry, MatDocuments.Door door, Author author) {
		jdbc.sql(
				"""
						insert into treatment.mat_number (id, version, unit, cycle, standard, setting, what, printed, entered_by,
						    recorded_at, recorded_by, recorded_by_name)
						values (:id, 1, :unit, :cycle, :standard, :setting, :what, :printed, :door, :at, :by, :byName)""")
			.param("id", id.value())
			.param("unit", (entry.unit() != null) ? entry.unit().value() : null)
			.param("cycle", entry.cycle())
			.param("standard", entry.standard())
			.param("setting", entry.setting())
			.param("what", entry.what())
			.param("printed", entry.printed())
			.param("door", door.name())
			.param("at", author.at())
			.param("by", author.account().value())
			.param("byName", author.words())
			.update();
	}

	/** The assessments of some cycles. */
	List<MatAssessmentView> assessments(Collection<String> cycles) {
		return jdbc.sql(ASSESSMENTS + "where cycle = any(:cycles)")
			.param("cycles", cycles.toArray(String[]::new))
			.query(ASSESSMENT)
			.list();
	}

	Optional<MatAssessmentView> assessment(MatAssessments.Id id) {
		return jdbc.sql(ASSESSMENTS + "where id = :id").param("id", id.value()).query(ASSESSMENT).optional();
	}

	/** Held until the transaction ends; made where there is none yet. */
	MatAssessmentView lockedAssessment(String cycle, String standard, Author author) {
		jdbc.sql("""
				insert into treatment.mat_assessment (id, version, cycle, standard, monitored, recorded_at, recorded_by,
				    recorded_by_name, changed_at)
				values (gen_random_uuid(), 0, :cycle, :standard, false, :at, :by, :byName, :at)
				on conflict (cycle, standard) do nothing""")
			.param("cycle", cycle)
			.param("standard", standard)
			.param("at", author.at())
			.param("by", author.account().value())
			.param("byName", author.words())
			.update();
		return jdbc.sql(ASSESSMENTS + "where cycle = :cycle and standard = :standard for update")
			.param("cycle", cycle)
			.param("standard", standard)
			.query(ASSESSMENT)
			.single();
	}

	void score(MatAssessments.Id id, MatScores scores, boolean monitored, Author author) {
		jdbc.sql("""
				update treatment.mat_assessment set version = version + 1, process = :process, numerical = :numerical,
				    experiential = :experiential, monitored = :monitored, recorded_at = :at, recorded_by = :by,
				    recorded_by_name = :byName, changed_at = :at
				where id = :id""")
			.param("id", id.value())
			.param("process", scores.process())
			.param("numerical", scores.numerical())
			.param("experiential", scores.experiential())
			.param("monitored", monitored)
			.param("at", author.at())
			.param("by", author.account().value())
			.param("byName", author.words())
			.update();
	}

	void confirm(MatAssessments.Id id, Ragb confirmed, Ragb computed, String rule, @Nullable String because,
			Author author) {
		jdbc.sql(
				"""
						update treatment.mat_assessment set version = version + 1, confirmed = :confirmed, computed = :computed,
						    rule = :rule, because = :because, confirmed_at = :at, confirmed_by = :by, confirmed_by_name = :byName,
						    changed_at = :at
						where id = :id""")
			.param("id", id.value())
			.param("confirmed", confirmed.name())
			.param("computed", computed.name())
			.param("rule", rule)
			.param("because", because)
			.param("at", author.at())
			.param("by", author.account().value())
			.param("byName", author.words())
			.update();
	}

	void reopen(MatAssessments.Id id, String because, Author author) {
		jdbc.sql(
				"""
						update treatment.mat_assessment set version = version + 1, confirmed = null, computed = null, rule = null,
						    because = null, confirmed_at = null, confirmed_by = null, confirmed_by_name = null,
						    reopened_because = :because, reopened_at = :at, reopened_by_name = :byName, changed_at = :at
						where id = :id""")
			.param("id", id.value())
			.param("because", because)
			.param("at", author.at())
			.param("byName", author.words())
			.update();
	}

	/** What is to be better in some cycles, what is due first. */
	List<MatImprovementView> improvements(Collection<String> cycles, @Nullable String standard) {
		return jdbc.sql(IMPROVEMENTS + """
				where cycle = any(:cycles) and (cast(:standard as text) is null or standard = :standard)
				order by done_on is not null, due_on, id""")
			.param("cycles", cycles.toArray(String[]::new))
			.param("standard", standard)
			.query(IMPROVEMENT)
			.list();
	}

	Optional<MatImprovementView> improvement(MatImprovements.Id id, boolean locked) {
		return jdbc.sql(IMPROVEMENTS + "where id = :id" + (locked ? " for update" : ""))
			.param("id", id.value())
			.query(IMPROVEMENT)
			.optional();
	}

	void add(MatImprovements.Id id, MatImprovements.Entry entry, Author author) {
		jdbc.sql(
				"""
						insert into treatment.mat_improvement (id, version, cycle, standard, unit, action, what, due_on, recorded_at,
						    recorded_by, recorded_by_name)
						values (:id, 1, :cycle, :standard, :unit, :action, :what, :due, :at, :by, :byName)""")
			.param("id", id.value())
			.param("cycle", entry.cycle())
			.param("standard", entry.standard())
			.param("unit", (entry.unit() != null) ? entry.unit().value() : null)
			.param("action", entry.action())
			.param("what", entry.what())
			.param("due", entry.dueOn())
			.param("at", author.at())
			.param("by", author.account().value())
			.param("byName", author.words())
			.update();
	}

	void done(MatImprovements.Id id, LocalDate on) {
		jdbc.sql("update treatment.mat_improvement set version = version + 1, done_on = :on where id = :id")
			.param("id", id.value())
			.param("on", on)
			.update();
	}

	/** The first day that any row counts for. */
	Optional<LocalDate> earliest() {
		return jdbc.sql("""
				select least((select min(r.reviewed_on) from treatment.mat_document_review r
				        join treatment.mat_document d on d.id = r.mat_document where d.withdrawn_at is null),
				    (select min(held_on) from treatment.mat_round where withdrawn_at is null))""")
			.query((row, number) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
			.single();
	}

	/** How many rounds came after figures of their days were released. */
	long late(LocalDate from, LocalDate to) {
		return jdbc.sql("""
				select count(*) from treatment.mat_round
				where after_sign_off and withdrawn_at is null and held_on between :from and :to""")
			.param("from", from)
			.param("to", to)
			.query(Long.class)
			.single();
	}

	private static <I, V> Map<I, V> byId(List<V> views, Function<V, I> id) {
		var found = new HashMap<I, V>();
		views.forEach(it -> found.put(id.apply(it), it));
		return found;
	}

	/** What can be withdrawn. */
	enum Part {

		DOCUMENT("mat_document"), ROUND("mat_round"), NUMBER("mat_number");

		private final String table;

		Part(String table) {
			this.table = table;
		}

	}

	/** How many documents of a unit are past their review. */
	record Due(UnitId unit, int number, LocalDate since) {
	}

	/** A round as it is read, its themes beside how many people told of each. */
	record Told(MatRounds.Id id, int version, UnitId unit, String standard, String respondent, LocalDate heldOn,
			String method, boolean livedExperience, int asked, int answered, List<String> themes, List<Integer> people,
			@Nullable String quote, boolean afterSignOff, OffsetDateTime recordedAt, String recordedByName,
			@Nullable OffsetDateTime withdrawnAt, @Nullable String withdrawnBecause) {

		MatRoundView view() {
			var told = new ArrayList<MatRoundView.Theme>();
			for (int i = 0; i < themes.size(); i++) {
				told.add(new MatRoundView.Theme(themes.get(i), people.get(i)));
			}
			return new MatRoundView(id, version, unit, standard, respondent, heldOn, method, livedExperience, asked,
					answered, told, quote, afterSignOff, recordedAt, recordedByName, withdrawnAt, withdrawnBecause,
					false);
		}

	}

}
