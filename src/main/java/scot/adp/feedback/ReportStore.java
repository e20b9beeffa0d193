package scot.adp.feedback;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import scot.adp.identity.Author;
import scot.adp.platform.reading.Blanks;

/** Reads and writes reported problems. */
@Component
class ReportStore {

	private static final String COLUMNS = """
			select id, version, state, page, reference, doing, wrong, contact, signed_in, reported_at, answer,
			    answered_by_name as answered_by, answered_at
			from feedback.problem_report
			""";

	private final JdbcClient jdbc;

	ReportStore(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Open ones: the oldest first; answered ones: the latest first. */
	List<ProblemReportView> page(ProblemReports.State state, int offset, int limit) {
		String order = (state == ProblemReports.State.OPEN) ? "reported_at, id" : "answered_at desc, id";
		return jdbc.sql(COLUMNS + " where state = :state order by %s offset :offset limit :limit".formatted(order))
			.param("state", state.name())
			.param("offset", offset)
			.param("limit", limit)
			.query(ProblemReportView.class)
			.list();
	}

	int count(ProblemReports.State state) {
		return jdbc.sql("select count(*) from feedback.problem_report where state = :state")
			.param("state", state.name())
			.query(Integer.class)
			.single();
	}

	Optional<ProblemReportView> find(ProblemReports.Id id) {
		return jdbc.sql(COLUMNS + " where id = :id").param("id", id.value()).query(ProblemReportView.class).optional();
	}

	void add(ProblemReports.Id id, ProblemReports.New report, boolean signedIn, OffsetDateTime at) {
		jdbc.sql("""
				insert into feedback.problem_report (id, version, state, page, reference, doing, wrong, contact,
				    signed_in, reported_at)
				values (:id, 1, 'OPEN', :page, :reference, :doing, :wrong, :contact, :signedIn, :at)""")
			.param("id", id.value())
			.param("page", Blanks.stripped(report.page()))
			.param("reference", Blanks.stripped(report.reference()))
			.param("doing", Blanks.stripped(report.doing()))
			.param("wrong", Blanks.strip(report.wrong()))
			.param("contact", Blanks.stripped(report.contact()))
			.param("signedIn", signedIn)
			.param("at", at)
			.update();
	}

	/** Answers an open one, unless it has another version by now. */
	boolean answer(ProblemReports.Id id, int expectedVersion, String answer, Author author) {
		return jdbc.sql("""
				update feedback.problem_report set version = version + 1, state = 'ANSWERED', answer = :answer,
				    answered_by = :by, answered_by_name = :byName, answered_at = :at
				where id = :id and version = :version and state = 'OPEN'""")
			.param("answer", Blanks.strip(answer))
			.param("by", author.account().value())
			.param("byName", author.words())
			.param("at", author.at())
			.param("id", id.value())
			.param("version", expectedVersion)
			.update() == 1;
	}

	int deleteAnsweredBefore(OffsetDateTime day) {
		return jdbc.sql("delete from feedback.problem_report where answered_at < :day").param("day", day).update();
	}

}
