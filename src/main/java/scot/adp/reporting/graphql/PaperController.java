package scot.adp.reporting.graphql;

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
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import scot.adp.directory.GroupId;
import scot.adp.directory.MeetingView;
import scot.adp.platform.Problem;
import scot.adp.reporting.IssuedPaper;
import scot.adp.reporting.PaperView;
import scot.adp.reporting.PaperView.Asked;
import scot.adp.reporting.PaperView.Gone;
import scot.adp.reporting.PaperView.Item;
import scot.adp.reporting.Papers;
import scot.adp.strategy.AsAt;

/** Papers of meetings. */
@Controller
class PaperController {

	private final Papers papers;

	PaperController(Papers papers) {
		this.papers = papers;
	}

	@QueryMapping
	PaperView paper(@Argument String group, @Argument LocalDate on, @Argument @Nullable Integer issue,
			@Argument @Nullable LocalDate asAt) {
		if (asAt != null) {
			new Problem.Faults()
				.when(issue != null, "asAt", "An issue stays as it was issued; leave it or the day out.")
				.raise();
			return AsAt.on(asAt, () -> papers.draft(group(group), on));
		}
		return (issue != null)
				? papers.issue(group(group), on, issue)
					.orElseThrow(() -> Problem.notFound("issue of this paper", issue.toString()))
				: papers.paper(group(group), on);
	}

	@QueryMapping
	List<IssuedPaper> papers(@Argument String group) {
		return papers.issued(group(group));
	}

	@MutationMapping
	PaperView issuePaper(@Argument IssueInput input) {
		return papers.issue(input.idempotencyKey(), group(input.group()), input.on(), input.reason());
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

	@SchemaMapping(typeName = "Paper", field = "group")
	String groupOf(PaperView paper) {
		return paper.group().value();
	}

	@SchemaMapping(typeName = "IssuedPaper", field = "group")
	String groupOfIssue(IssuedPaper paper) {
		return paper.group().value();
	}

	@SchemaMapping(typeName = "PaperItem", field = "plan")
	String planOf(Item item) {
		return item.plan().value();
	}

	@SchemaMapping(typeName = "PaperAsked", field = "plan")
	@Nullable String planOfAsked(Asked asked) {
		return (asked.plan() != null) ? asked.plan().value() : null;
	}

	@SchemaMapping(typeName = "PaperGone", field = "plan")
	String planOfGone(Gone gone) {
		return gone.plan().value();
	}

	private static GroupId group(String code) {
		try {
			return new GroupId(code);
		}
		catch (IllegalArgumentException ex) {
			throw Problem.notFound("group", code);
		}
	}

	/** A paper to issue, as a client sends it. */
	record IssueInput(String idempotencyKey, String group, LocalDate on, @Nullable String reason) {
	}

}
