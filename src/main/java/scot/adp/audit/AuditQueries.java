package scot.adp.audit;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.platform.Rows;
import scot.adp.platform.reading.Blanks;
import scot.adp.platform.reading.SearchWords;

/** Reads the trail. */
@Component
class AuditQueries {

	private static final String MATCHES = """
			where %s or operation ilike :text or subject ilike :text or reference ilike :text"""
		.formatted(SearchWords.contains("actor"));

	private final JdbcClient jdbc;

	AuditQueries(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	List<AuditEntry> entries(String text, int offset, int limit) {
		return jdbc.sql("""
				select id, at, actor, operation, subject, changes::text as changes, reference from audit.entry
				%s order by at desc, id desc limit :limit offset :offset""".formatted(matches(text)))
			.param("text", Rows.like(Blanks.strip(text)))
			.param("limit", limit)
			.param("offset", offset)
			.query(AuditEntry.class)
			.list();
	}

	int count(String text) {
		return jdbc.sql("select count(*) from audit.entry " + matches(text))
			.param("text", Rows.like(Blanks.strip(text)))
			.query(Integer.class)
			.single();
	}

	private static String matches(String text) {
		return Blanks.isBlank(text) ? "" : MATCHES;
	}

}
