package scot.adp.governance;

import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.identity.Author;
import scot.adp.platform.Rows;

/** Keeps what was learned from reviews and issued. */
@Component
class LearningStore {

	private static final String SELECT = """
			select l.id, l.version, l.title, l.words, l.themes, l.reviewed_from, l.reviewed_to, l.units, l.answer_by,
			    l.issued_at, l.issued_by_name, l.withdrawn_at, l.withdrawn_because from governance.learning l\s""";

	private static final RowMapper<LearningView> VIEW = Rows.of(LearningView.class);

	private final JdbcClient jdbc;

	LearningStore(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	Optional<LearningView> find(Learnings.Id id) {
		return jdbc.sql(SELECT + "where l.id = :id").param("id", id.value()).query(VIEW).optional();
	}

	/** Those that some row of a theme holds, the last first. */
	List<LearningView> page(@Nullable String theme, int offset, int limit) {
		return jdbc.sql(SELECT + """
				where cast(:theme as text) is null or cast(:theme as text) = any(l.themes)
				order by l.issued_at desc, l.id offset :offset limit :limit""")
			.param("theme", theme)
			.param("offset", offset)
			.param("limit", limit)
			.query(VIEW)
			.list();
	}

	int total(@Nullable String theme) {
		return jdbc.sql("""
				select cast(count(*) as int) from governance.learning l
				where cast(:theme as text) is null or cast(:theme as text) = any(l.themes)""")
			.param("theme", theme)
			.query(Integer.class)
			.single();
	}

	/** Those behind one, the last issued first; from the first where it is null. */
	List<LearningView> behind(Learnings.@Nullable Id last, int limit) {
		return jdbc
			.sql(SELECT + ((last != null)
					? """
							where (l.issued_at, l.id) < (select b.issued_at, b.id from governance.learning b where b.id = :last)\s"""
					: "") + "order by l.issued_at desc, l.id desc limit :limit")
			.param("last", (last != null) ? last.value() : null)
			.param("limit", limit)
			.query(VIEW)
			.list();
	}

	/** Adds it; of the days that were reviewed, whole months. */
	void add(Learnings.Id id, Learnings.New learned, LocalDate answerBy, Author author) {
		jdbc.sql("""
				insert into governance.learning (id, version, title, words, themes, reviewed_from, reviewed_to, deaths,
				    units, answer_by, issued_at, issued_by, issued_by_name)
				values (:id, 1, :title, :words, :themes, :from, :to, :deaths, :units, :answerBy, :at, :by, :byName)""")
			.param("id", id.value())
			.param("title", learned.title())
			.param("words", learned.words())
			.param("themes", learned.themes().toArray(String[]::new))
			.param("from", Objects.requireNonNull(learned.reviewedFrom()).with(TemporalAdjusters.firstDayOfMonth()))
			.param("to", Objects.requireNonNull(learned.reviewedTo()).with(TemporalAdjusters.lastDayOfMonth()))
			.param("deaths", learned.deaths())
			.param("units", Rows.codes(learned.units()))
			.param("answerBy", answerBy)
			.param("at", author.at())
			.param("by", author.account().value())
			.param("byName", author.words())
			.update();
	}

	/** Withdraws it, unless it has another version by now. */
	boolean withdraw(Learnings.Id id, int expectedVersion, String because, Author author) {
		return jdbc.sql("""
				update governance.learning set version = version + 1, withdrawn_at = :at, withdrawn_because = :because,
				    withdrawn_by_name = :byName
				where id = :id and version = :version and withdrawn_at is null""")
			.param("id", id.value())
			.param("version", expectedVersion)
			.param("because", because)
			.param("at", author.at())
			.param("byName", author.words())
			.update() == 1;
	}

}
