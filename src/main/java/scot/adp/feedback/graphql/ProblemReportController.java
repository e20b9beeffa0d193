package scot.adp.feedback.graphql;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import scot.adp.feedback.ProblemReportView;
import scot.adp.feedback.ProblemReports;
import scot.adp.platform.NodeSource;
import scot.adp.platform.Problem;

/** Problems that people reported. */
@Controller
class ProblemReportController {

	private static final int AT_MOST = 100;

	private final ProblemReports reports;

	ProblemReportController(ProblemReports reports) {
		this.reports = reports;
	}

	@QueryMapping
	List<ProblemReportView> problemReports(@Argument ProblemReports.@Nullable State state,
			@Argument @Nullable Integer first) {
		int limit = (first != null) ? first : AT_MOST;
		new Problem.Faults().when(limit < 1 || limit > AT_MOST, "first", "Ask for 1 to %d.".formatted(AT_MOST)).raise();
		return reports.page((state != null) ? state : ProblemReports.State.OPEN, 0, limit);
	}

	@MutationMapping
	ProblemReportView answerProblemReport(@Argument AnswerInput input) {
		return reports.answer(input.idempotencyKey(), input.id(), input.expectedVersion(), input.answer());
	}

	@SchemaMapping(typeName = "ProblemReport", field = "rawId")
	UUID rawId(ProblemReportView report) {
		return report.id().value();
	}

	@Bean
	static NodeSource<ProblemReports.Id> reportNodes(ProblemReports reports) {
		return new NodeSource<>("ProblemReport", ProblemReports.Id.class, reports::find);
	}

	/** An answer as a client sends it. */
	record AnswerInput(String idempotencyKey, ProblemReports.Id id, Integer expectedVersion, String answer) {
	}

}
