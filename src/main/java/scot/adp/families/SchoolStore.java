package scot.adp.families;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.activities.Programmes;
import scot.adp.directory.PlaceId;
import scot.adp.families.SchoolYearView.State;
import scot.adp.identity.Author;
import scot.adp.platform.Rows;

/** Keeps school years, rolls and what was typed of schools. */
@Component
class SchoolStore {

	private static final RowMapper<Year> YEAR = Rows.of(Year.class);

	private static final RowMapper<Roll> ROLL = Rows.of(Roll.class);

	private static final RowMapper<Said> SAID = Rows.of(Said.class);

	private static final String YEARS = "select id, version, year_from, census_on, state from families.school_year ";

	private static final String SAIDS = """
			select year_from, school, programme, version, took, pupils, trained_lead, because
			from families.school_took\s""";

	private final JdbcClient jdbc;

	SchoolStore(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** All school years whose file is in, the latest first. */
	List<Year> years() {
		return jdbc.sql(YEARS + "order by year_from desc").query(YEAR).list();
	}

	/** A school year held until the transaction ends. */
	Optional<Year> locked(LocalDate from) {
		return jdbc.sql(YEARS + "where year_from = :from for update").param("from", from).query(YEAR).optional();
	}

	/** The year that a file brought. */
	Optional<Year> ofFile(UUID file) {
		return jdbc.sql(YEARS + "where entered_in = :file for update").param("file", file).query(YEAR).optional();
	}

	/** The rolls of some years. */
	List<Roll> rolls(Collection<LocalDate> years) {
		return jdbc.sql("""
				select y.year_from, r.school, r.stage, r.roll from families.school_year y
				join families.school_roll r on r.school_year = y.id where y.year_from = any(cast(:years as date[]))""")
			.param("years", days(years))
			.query(ROLL)
			.list();
	}

	/** The years in which a school has a roll or something was typed of it. */
	List<LocalDate> yearsOf(PlaceId school) {
		return jdbc.sql("""
				select y.year_from from families.school_year y
				where exists (select from families.school_roll r where r.school_year = y.id and r.school = :school)
				union select year_from from families.school_took where school = :school order by 1""")
			.param("school", school.value())
			.query(LocalDate.class)
			.list();
	}

	/** What was typed of schools in some years. */
	List<Said> said(Collection<LocalDate> years) {
		return jdbc.sql(SAIDS + "where year_from = any(cast(:years as date[]))")
			.param("years", days(years))
			.query(SAID)
			.list();
	}

	/** What was typed of some cells, held until the transaction ends. */
	List<Said> locked(Collection<Said> cells) {
		return jdbc.sql(SAIDS + """
				where (year_from, school, programme) in (select * from unnest(cast(:years as date[]),
				    cast(:schools as uuid[]), cast(:programmes as uuid[])))
				order by year_from, school, programme for update""")
			.param("years", days(cells.stream().map(Said::yearFrom).toList()))
			.param("schools", Rows.ids(cells.stream().map(Said::school).toList()))
			.param("programmes", Rows.ids(cells.stream().map(Said::programme).toList()))
			.query(SAID)
			.list();
	}

	/** The first year of which anything is kept; empty for nothing. */
	Optional<LocalDate> earliest() {
		return jdbc.sql("""
				select least((select min(year_from) from families.school_year),
				    (select min(year_from) from families.school_took))""")
			.query((row, number) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
			.single();
	}

	/** How many cells of some years came after figures of them were released. */
	List<Late> late(Collection<LocalDate> years) {
		return jdbc.sql("""
				select year_from, count(*) as rows from families.school_took
				where after_sign_off and year_from = any(cast(:years as date[])) group by year_from""")
			.param("years", days(years))
			.query(Rows.of(Late.class))
			.list();
	}

	/** Adds a year with its rolls, as a draft. */
	void add(UUID id, LocalDate from, LocalDate censusOn, State state, List<Roll> rolls, @Nullable UUID file,
			Author author) {
		jdbc.sql("""
				insert into families.school_year (id, version, year_from, census_on, state, entered_in, recorded_by,
				    recorded_by_name, recorded_at, changed_at)
				values (:id, 1, :from, :censusOn, :state, :file, :by, :byName, :at, :at)""")
			.param("id", id)
			.param("from", from)
			.param("censusOn", censusOn)
			.param("state", state.name())
			.param("file", file)
			.param("by", author.account().value())
			.param("byName", author.words())
			.param("at", author.at())
			.update();
		jdbc.sql("""
				insert into families.school_roll (school_year, school, stage, roll)
				select :id, school, stage, roll from unnest(cast(:schools as uuid[]), cast(:stages as text[]),
				    cast(:rolls as int[])) as t (school, stage, roll)""")
			.param("id", id)
			.param("schools", Rows.ids(rolls.stream().map(Roll::school).toList()))
			.param("stages", rolls.stream().map(Roll::stage).toArray(String[]::new))
			.param("rolls", rolls.stream().map(Roll::roll).toArray(Integer[]::new))
			.update();
	}

	/** Says how far a year is. */
	void state(Year year, State state, Author author) {
		jdbc.sql("""
				update families.school_year set state = :state, version = version + 1, changed_by_name = :byName,
				    changed_at = :at where id = :id""")
			.param("id", year.id())
			.param("state", state.name())
			.param("byName", author.words())
			.param("at", author.at())
			.update();
	}

	/** Takes a year away with its rolls. */
	void remove(Year year) {
		jdbc.sql("delete from families.school_year where id = :id").param("id", year.id()).update();
	}

	/** Keeps what is typed of cells, each in the place of what was typed before. */
	void say(List<Said> cells, boolean afterSignOff, Author author) {
		var kept = cells.stream().filter(Said::tells).toList();
		var gone = cells.stream().filter(it -> !it.tells()).toList();
		if (!gone.isEmpty()) {
			jdbc.sql("""
					delete from families.school_took where (year_from, school, programme) in (select * from unnest(
					    cast(:years as date[]), cast(:schools as uuid[]), cast(:programmes as uuid[])))""")
				.param("years", days(gone.stream().map(Said::yearFrom).toList()))
				.param("schools", Rows.ids(gone.stream().map(Said::school).toList()))
				.param("programmes", Rows.ids(gone.stream().map(Said::programme).toList()))
				.update();
		}
		if (!kept.isEmpty()) {
			jdbc.sql(
					"""
							insert into families.school_took as k (year_from, school, programme, version, took, pupils,
							    trained_lead, because, after_sign_off, recorded_by, recorded_by_name, recorded_at)
							select year_from, school, programme, 1, took, pupils, trained_lead, because, :late, :by, :byName, :at
							from unnest(cast(:years as date[]), cast(:schools as uuid[]), cast(:programmes as uuid[]),
							    cast(:took as boolean[]), cast(:pupils as int[]), cast(:leads as boolean[]),
							    cast(:because as text[]))
							    as t (year_from, school, programme, took, pupils, trained_lead, because)
							on conflict (year_from, school, programme) do update set version = k.version + 1,
							    took = excluded.took, pupils = excluded.pupils, trained_lead = excluded.trained_lead,
							    because = excluded.because, after_sign_off = excluded.after_sign_off,
							    recorded_by = excluded.recorded_by, recorded_by_name = excluded.recorded_by_name,
							    recorded_at = excluded.recorded_at""")
				.param("years", days(kept.stream().map(Said::yearFrom).toList()))
				.param("schools", Rows.ids(kept.stream().map(Said::school).toList()))
				.param("programmes", Rows.ids(kept.stream().map(Said::programme).toList()))
				.param("took", kept.stream().map(Said::took).toArray(Boolean[]::new))
				.param("pupils", kept.stream().map(Said::pupils).toArray(Integer[]::new))
				.param("leads", kept.stream().map(Said::trainedLead).toArray(Boolean[]::new))
				.param("because", kept.stream().map(Said::because).toArray(String[]::new))
				.param("late", afterSignOff)
				.param("by", author.account().value())
				.param("byName", author.words())
				.param("at", author.at())
				.update();
		}
	}

	private static String[] days(Collection<LocalDate> days) {
		return days.stream().map(LocalDate::toString).toArray(String[]::new);
	}

	/** A school year. */
	record Year(UUID id, int version, LocalDate yearFrom, LocalDate censusOn, State state) {
	}

	/** The pupils of a stage at a school. */
	record Roll(LocalDate yearFrom, PlaceId school, String stage, int roll) {
	}

	/** How many cells of a year came late. */
	record Late(LocalDate yearFrom, long rows) {
	}

	/** What somebody typed of a school, a programme and a year. */
	record Said(LocalDate yearFrom, PlaceId school, Programmes.Id programme, int version, @Nullable Boolean took,
			@Nullable Integer pupils, @Nullable Boolean trainedLead, @Nullable String because) {

		/** Whether it tells anything. */
		boolean tells() {
			return took != null || pupils != null || trainedLead != null || because != null;
		}

	}

}
