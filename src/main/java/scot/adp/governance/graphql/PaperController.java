package scot.adp.governance.graphql;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;
import scot.adp.directory.GroupId;
import scot.adp.directory.MeetingView;
import scot.adp.governance.IssuedPaper;
import scot.adp.governance.PaperView;
import scot.adp.governance.Papers;
import scot.adp.platform.Problem;
import scot.adp.strategy.AsAt;

/** Papers of meetings. */
@Controller
class PaperController {

	private final Papers papers;

	PaperController(Papers papers) {
		this.papers = papers;
	}

	@QueryMapping
	PaperView paper(@Argument GroupId group, @Argument LocalDate on, @Argument @Nullable Integer issue,
			@Argument @Nullable LocalDate asAt) {
		if (asAt != null) {
			new Problem.Faults()
				.when(issue != null, "asAt", "An issue stays as it was issued; leave it or the day out.")
				.raise();
			return AsAt.on(asAt, () -> papers.draft(group, on));
		}
		return (issue != null)
				? papers.issue(group, on, issue)
					.orElseThrow(() -> Problem.notFound("issue of this paper", issue.toString()))
				: papers.paper(group, on);
	}

	@QueryMapping
	List<IssuedPaper> papers(@Argument GroupId group) {
		return papers.issued(group);
	}

	@MutationMapping
	PaperView issuePaper(@Argument IssueInput input) {
		return papers.issue(input.idempotencyKey(), input.group(), input.on(), input.reason());
	}

	@BatchMapping(typeName = "Meeting", field = "papers")
	Map<MeetingView, List<IssuedPaper>> ofMeetings(List<MeetingView> meetings) {
		var found = papers.issued(meetings.stream().map(MeetingView::group).toList(),
				meetings.stream().map(MeetingView::on).toList());
		return meetings.stream()
			.distinct()
			.collect(Collectors.toMap(Function.identity(),
					meeting -> found.getOrDefault(meeting.group(), Map.of()).getOrDefault(meeting.on(), List.of())));
	}

	/** A paper to issue, as a client sends it. */
	record IssueInput(String idempotencyKey, GroupId group, LocalDate on, @Nullable String reason) {
	}

}
