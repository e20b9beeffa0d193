package scot.adp.treatment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.identity.CurrentCaller;
import scot.adp.platform.CodeList;
import scot.adp.platform.reading.SearchWords;
import scot.adp.platform.reading.SearchWords.Place;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.spi.SearchHit;
import scot.adp.shell.spi.SearchKind;
import scot.adp.shell.spi.SearchSource;

/**
 * Finds documents for the standards of medication assisted treatment by their titles and
 * by the criteria that ask for them, for who may read them. The words of criteria are
 * configuration, so the statement is given them. There are some hundreds of documents, so
 * no index is needed.
 */
@Component
class MatDocumentSearch implements SearchSource {

	private static final SearchKind KIND = new SearchKind("treatment", "MAT_DOCUMENT", 73);

	private static final String ASKED = "coalesce(c.label, '')";

	private final JdbcClient jdbc;

	private final MatRules rules;

	private final CurrentCaller currentCaller;

	private final Clock clock;

	MatDocumentSearch(JdbcClient jdbc, MatRules rules, CurrentCaller currentCaller, Clock clock) {
		this.jdbc = jdbc;
		this.rules = rules;
		this.currentCaller = currentCaller;
		this.clock = clock;
	}

	@Override
	public SearchKind kind() {
		return KIND;
	}

	@Override
	public List<SearchHit> search(SearchWords words, int limit) {
		if (!reads()) {
			return List.of();
		}
		var documents = new Place("d.title, d.standard, d.review_on, " + words.snippet(ASKED) + " as part",
				"""
						treatment.mat_document d left join unnest(cast(:codes as text[]), cast(:labels as text[])) as c (code, label)
						    on c.code = d.criterion""",
				"d.withdrawn_at is null",
				"(%s || %s)".formatted(SearchWords.vector("d.title"), SearchWords.vector(ASKED)), "d.title", "", true,
				"d.review_on, d.id");
		MatRules.Cycle now = rules.cycleOn(LocalDate.now(clock)).orElse(rules.cycles().getLast());
		var criteria = rules.criteria().values();
		return words.bind(jdbc.sql(words.select(documents)))
			.param("codes", criteria.stream().map(CodeList.Value::code).toArray(String[]::new))
			.param("labels", criteria.stream().map(CodeList.Value::label).toArray(String[]::new))
			.param("limit", limit)
			.query((row, number) -> hit(row, now))
			.list();
	}

	@Override
	public List<Withheld> withheld() {
		return reads() ? List.of() : List.of(new Withheld("MAT_DOCUMENTS"));
	}

	private boolean reads() {
		return currentCaller.get().may("treatment.mat.read");
	}

	/** Leads to its standard in the year that is asked about now. */
	private static SearchHit hit(ResultSet row, MatRules.Cycle now) throws SQLException {
		String page = now.set()
			.of(row.getString("standard"))
			.map(it -> "mat/%s/%d".formatted(now.code(), it.standard().number()))
			.orElse("mat/documents");
		return SearchHit.of(row.getInt("tier"), row.getDouble("rank"), null, row.getString("title"),
				Dates.full(row.getObject("review_on", LocalDate.class)), page, row.getString("part"));
	}

}
