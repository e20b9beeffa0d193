package scot.adp.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import scot.adp.identity.FoundMember;
import scot.adp.identity.MemberView;
import scot.adp.identity.People;
import scot.adp.identity.spi.OrganisationNames;
import scot.adp.identity.spi.OrganisationNames.UnitName;
import scot.adp.platform.reading.SearchWords;
import scot.adp.platform.reading.SearchWords.Place;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.spi.SearchHit;
import scot.adp.shell.spi.SearchKind;
import scot.adp.shell.spi.SearchSource;

/** What can be found of the partners. Everyone reads all of it. */
@Configuration(proxyBeanMethods = false)
class DirectorySearch {

	private static final SearchKind MEETING = new SearchKind("directory", "MEETING", 90);

	private static final SearchKind GROUP = new SearchKind("directory", "GROUP", 100);

	private static final SearchKind UNIT = new SearchKind("directory", "UNIT", 110);

	private static final SearchKind SERVICE = new SearchKind("directory", "SERVICE", 120);

	private static final SearchKind ORGANISATION = new SearchKind("directory", "ORGANISATION", 130);

	private static final SearchKind PERSON = new SearchKind("directory", "PERSON", 140);

	private static final String MEETING_WORDS = "(g.code || ' ' || g.name || ' ' "
			+ "|| to_char(m.held_on, 'FMDD FMMonth YYYY MM DD'))";

	private final JdbcClient jdbc;

	private final Clock clock;

	DirectorySearch(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	@Bean
	SearchSource organisationSearch() {
		return new Source(ORGANISATION,
				new Place("o.code, o.name", "directory.organisation o", "o.ended_on is null", "o.search", "o.name",
						"o.code", true, "o.position"),
				(row, number) -> hit(row, row.getString("name"), "", "partners?organisation=" + row.getString("code")));
	}

	@Bean
	SearchSource unitSearch() {
		return new Source(UNIT,
				new Place("u.code, u.name, o.name as organisation",
						"directory.unit u join directory.organisation o on o.code = u.organisation",
						"u.ended_on is null", "u.search", "u.name", "u.code", true, "o.position, u.position"),
				(row, number) -> hit(row, row.getString("name"), row.getString("organisation"),
						"partners?unit=" + row.getString("code")));
	}

	@Bean
	SearchSource serviceSearch() {
		return new Source(SERVICE, new Place("u.code, s.name, u.name as unit",
				"directory.service s join directory.unit u on u.code = s.unit",
				"u.ended_on is null and s.ended_on is null", "s.search", "s.name", "", true, "u.position, s.position"),
				(row, number) -> hit(row, row.getString("name"), row.getString("unit"),
						"partners?unit=" + row.getString("code")));
	}

	@Bean
	SearchSource groupSearch() {
		return new Source(GROUP,
				new Place("g.code, g.name", "directory.meeting_group g", "g.ended_on is null", "g.search", "g.name",
						"g.code", true, "g.position"),
				(row, number) -> hit(row, row.getString("name"), "", "meetings?group=" + row.getString("code")));
	}

	@Bean
	SearchSource meetingSearch() {
		return new Source(MEETING,
				new Place("g.code, g.name, m.held_on, m.papers_due_on",
						"directory.meeting m join directory.meeting_group g on g.code = m.group_code",
						"m.held_on >= :today or :typed ~ '[0-9]'",
						"to_tsvector('pg_catalog.simple', platform.parted(platform.search_forms(%s)))".formatted(
								MEETING_WORDS),
						"", "", false, "abs(m.held_on - cast(:today as date)), g.position"),
				(row, number) -> {
					var on = row.getObject("held_on", LocalDate.class);
					return hit(row, "%s, %s".formatted(row.getString("name"), Dates.full(on)), "",
							"meetings/%s/%s".formatted(row.getString("code"), on));
				});
	}

	@Bean
	SearchSource personSearch(People people, OrganisationNames units) {
		return new SearchSource() {

			@Override
			public SearchKind kind() {
				return PERSON;
			}

			@Override
			public List<SearchHit> search(SearchWords words, int limit) {
				return people.matching(words, limit)
					.stream()
					.map(found -> person(found, units, LocalDate.now(clock)))
					.toList();
			}
		};
	}

	private static SearchHit person(FoundMember found, OrganisationNames units, LocalDate today) {
		MemberView member = found.member();
		LocalDate to = member.to();
		String ended = (to != null && to.isBefore(today)) ? " (ended on %s)".formatted(Dates.full(to)) : "";
		String unit = units.unit(member.unit()).map(UnitName::name).orElse(member.unit().value());
		return SearchHit.of(found.tier(), found.rank(), null, member.name(),
				"%s, %s%s".formatted(member.post(), unit, ended), "people/" + member.id().value(), null);
	}

	private static SearchHit hit(ResultSet row, String title, String detail, String href) throws SQLException {
		return SearchHit.of(row.getInt("tier"), row.getDouble("rank"), row.getString("code"), title, detail, href,
				null);
	}

	private class Source implements SearchSource {

		private final SearchKind kind;

		private final Place place;

		private final RowMapper<SearchHit> hit;

		Source(SearchKind kind, Place place, RowMapper<SearchHit> hit) {
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
			return words.bind(jdbc.sql(words.select(place)))
				.param("limit", limit)
				.param("today", LocalDate.now(clock))
				.query(hit)
				.list();
		}

	}

}
