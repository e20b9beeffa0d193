package scot.adp.strategy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import scot.adp.identity.Caller;
import scot.adp.identity.CurrentCaller;
import scot.adp.identity.spi.OrganisationNames;
import scot.adp.identity.spi.OrganisationNames.UnitName;
import scot.adp.platform.Rows;
import scot.adp.platform.UnitId;
import scot.adp.platform.reading.SearchWords;
import scot.adp.platform.reading.SearchWords.Place;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.spi.SearchHit;
import scot.adp.shell.spi.SearchKind;
import scot.adp.shell.spi.SearchSource;

/**
 * What can be found of plans. Everyone finds what the board reads; words of updates and
 * notes are searched only where the caller may read them.
 */
@Configuration(proxyBeanMethods = false)
class StrategySearch {

	private static final SearchKind ACTION = new SearchKind("strategy", "ACTION", 10);

	private static final SearchKind OUTCOME = new SearchKind("strategy", "OUTCOME", 20);

	private static final SearchKind PLAN = new SearchKind("strategy", "PLAN", 30);

	private static final SearchKind MILESTONE = new SearchKind("strategy", "MILESTONE", 40);

	private static final SearchKind UPDATE = new SearchKind("strategy", "UPDATE", 60);

	private static final SearchKind NOTE = new SearchKind("strategy", "NOTE", 70);

	private static final String SAID = "coalesce(u.what_happened, '') || ' ' || coalesce(u.next_step, '')";

	private final JdbcClient jdbc;

	private final CurrentCaller caller;

	private final OrganisationNames units;

	StrategySearch(JdbcClient jdbc, CurrentCaller caller, OrganisationNames units) {
		this.jdbc = jdbc;
		this.caller = caller;
		this.units = units;
	}

	@Bean
	SearchSource actionSearch() {
		return new Source(ACTION,
				words -> new Place(
						"""
								a.plan, a.code, a.title, p.title as detail, a.lead_unit, %s as snippet"""
							.formatted(words.snippet("coalesce(a.published_text, a.grouping_title, '')")),
						"strategy.action a join strategy.plan p on p.code = a.plan", "", "a.search",
						"(a.title || ' ' || coalesce(a.grouping_title, ''))", "a.code", true, "p.position, a.position"),
				this::action);
	}

	@Bean
	SearchSource outcomeSearch() {
		return new Source(OUTCOME,
				words -> new Place(
						"""
								o.plan, o.code, o.title, p.title as detail, %s as snippet"""
							.formatted(words.snippet("coalesce(o.published_text, '')")),
						"strategy.outcome o join strategy.plan p on p.code = o.plan", "", "o.search", "o.title",
						"o.code", true, "p.position, o.position"),
				(row, number) -> hit(row, row.getString("detail"),
						"outcomes/%s/%s".formatted(row.getString("plan"), row.getString("code"))));
	}

	@Bean
	SearchSource planSearch() {
		return new Source(PLAN,
				words -> new Place("p.code, p.title, p.effective_from, p.effective_to, cast(null as text) as snippet",
						"strategy.plan p", "", "p.search", "p.title", "p.code", true, "p.position"),
				(row, number) -> hit(row, period(row), "strategy/" + row.getString("code")));
	}

	@Bean
	SearchSource milestoneSearch() {
		return new Source(MILESTONE,
				words -> new Place("""
						a.plan, a.code, m.title, a.title as detail, cast(null as text) as snippet""",
						"strategy.milestone m join strategy.action a on a.id = m.action", "m.dropped_on is null",
						SearchWords.vector("m.title"), "m.title", "", true, "m.current_on, m.id"),
				this::ofAction);
	}

	@Bean
	SearchSource updateSearch() {
		return new Source(UPDATE,
				words -> new Place("""
						a.plan, a.code, a.title, u.said_on, %s as snippet""".formatted(words.snippet(SAID)),
						"strategy.progress_update u join strategy.action a on a.id = u.action", """
								(:team or a.lead_unit = any(:units))
								and not exists (select 1 from strategy.progress_update c where c.corrects = u.id)""",
						SearchWords.vector(SAID), "", "", false, "u.said_on desc, u.recorded_at desc, u.id"),
				(row, number) -> hit(row, day(row, "said_on"), action(row))) {

			@Override
			public List<Withheld> withheld() {
				return caller.get().readsAsTeam() ? List.of() : List.of(new Withheld("UPDATES_OF_OTHERS"));
			}
		};
	}

	@Bean
	SearchSource noteSearch() {
		return new Source(NOTE,
				words -> new Place("""
						a.plan, a.code, a.title, n.written_at, %s as snippet""".formatted(words.snippet("n.words")),
						"strategy.note n join strategy.action a on a.id = n.action", NoteStore.READABLE,
						SearchWords.vector("n.words"), "", "", false, "n.written_at desc, n.id"),
				(row, number) -> hit(row, Dates.full(Dates.day(row.getObject("written_at", OffsetDateTime.class))),
						action(row))) {

			@Override
			public List<Withheld> withheld() {
				return caller.get().readsAsTeam() ? List.of()
						: List.of(new Withheld("TEAM_NOTES"), new Withheld("NOTES_OF_OTHERS"));
			}
		};
	}

	private SearchHit action(ResultSet row, int number) throws SQLException {
		@Nullable String unit = row.getString("lead_unit");
		String lead = (unit != null) ? units.unit(new UnitId(unit)).map(UnitName::name).orElse(unit) : "";
		String plan = row.getString("detail");
		return hit(row, lead.isEmpty() ? plan : plan + ", " + lead, action(row));
	}

	private SearchHit ofAction(ResultSet row, int number) throws SQLException {
		return hit(row, row.getString("detail"), action(row));
	}

	private static String action(ResultSet row) throws SQLException {
		return "actions/%s/%s".formatted(row.getString("plan"), row.getString("code"));
	}

	private static SearchHit hit(ResultSet row, String detail, String href) throws SQLException {
		return SearchHit.of(row.getInt("tier"), row.getDouble("rank"), row.getString("code"), row.getString("title"),
				detail, href, row.getString("snippet"));
	}

	private static String period(ResultSet row) throws SQLException {
		@Nullable LocalDate to = row.getObject("effective_to", LocalDate.class);
		String from = day(row, "effective_from");
		return (to != null) ? "%s to %s".formatted(from, Dates.full(to)) : from;
	}

	private static String day(ResultSet row, String column) throws SQLException {
		return Dates.full(row.getObject(column, LocalDate.class));
	}

	private class Source implements SearchSource {

		private final SearchKind kind;

		private final Function<SearchWords, Place> place;

		private final RowMapper<SearchHit> hit;

		Source(SearchKind kind, Function<SearchWords, Place> place, RowMapper<SearchHit> hit) {
			this.kind = kind;
			this.place = place;
			this.hit = hit;
		}

		@Override
		public SearchKind kind() {
			return kind;
		}

		@Override
		public List<SearchHit> search(SearchWords words, int limit) {
			Caller reader = caller.get();
			return words.bind(jdbc.sql(words.select(place.apply(words))))
				.param("limit", limit)
				.param("team", reader.readsAsTeam())
				.param("units", Rows.codes(reader.readUnits()))
				.query(hit)
				.list();
		}

	}

}
