package scot.adp.community;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.directory.Partners;
import scot.adp.directory.UnitView;
import scot.adp.platform.reading.SearchWords;
import scot.adp.platform.reading.SearchWords.Place;
import scot.adp.shell.spi.SearchHit;
import scot.adp.shell.spi.SearchKind;
import scot.adp.shell.spi.SearchSource;

/**
 * Finds grants by who has them, what they are for and what came of them. Everyone who
 * reads records reads them; they tell of no person. A partnership has some dozens, so no
 * index is needed.
 */
@Component
class GrantSearch implements SearchSource {

	private static final SearchKind KIND = new SearchKind("community", "GRANT", 76);

	private static final String HOLDER = "coalesce(o.name, p.organisation_name, p.organisation)";

	private static final String TELLS = "concat_ws(' ', p.purpose, p.came_of_it)";

	private final JdbcClient jdbc;

	private final Partners partners;

	GrantSearch(JdbcClient jdbc, Partners partners) {
		this.jdbc = jdbc;
		this.partners = partners;
	}

	@Override
	public SearchKind kind() {
		return KIND;
	}

	@Override
	public List<SearchHit> search(SearchWords words, int limit) {
		var grants = new Place(
				"p.id, " + HOLDER + " as holder, p.purpose, p.from_on, " + words.snippet(TELLS) + " as part",
				"""
						community.grant_award p left join unnest(cast(:codes as text[]), cast(:names as text[])) as o (code, name)
						    on o.code = p.organisation""",
				"p.withdrawn_at is null", "(%s || %s)".formatted(SearchWords.vector(HOLDER), SearchWords.vector(TELLS)),
				HOLDER, "", true, "p.from_on desc, p.id");
		// Names of organisations are known with their units; of one without any its code
		// is.
		Map<String, String> organisations = partners.units()
			.stream()
			.collect(Collectors.toMap(it -> it.organisation().value(), UnitView::organisationName, (one, other) -> one,
					LinkedHashMap::new));
		return words.bind(jdbc.sql(words.select(grants)))
			.param("codes", organisations.keySet().toArray(String[]::new))
			.param("names", organisations.values().toArray(String[]::new))
			.param("limit", limit)
			.query((row, number) -> SearchHit.of(row.getInt("tier"), row.getDouble("rank"), null,
					"%s, %s".formatted(row.getString("holder"), row.getString("from_on")),
					(row.getString("purpose") != null) ? row.getString("purpose") : "", "grants/" + row.getString("id"),
					row.getString("part")))
			.list();
	}

}
