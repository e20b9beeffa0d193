package scot.adp.governance.ui;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import scot.adp.directory.GroupId;
import scot.adp.directory.MeetingView;
import scot.adp.directory.Meetings;
import scot.adp.exchange.ListColumn;
import scot.adp.exchange.ListExport;
import scot.adp.governance.DecisionView;
import scot.adp.governance.Decisions;
import scot.adp.governance.PaperView;
import scot.adp.identity.MemberView;
import scot.adp.identity.Members;
import scot.adp.platform.MemberId;
import scot.adp.shell.parts.Words;
import scot.adp.strategy.ActionId;
import scot.adp.strategy.ActionRegister;
import scot.adp.strategy.ActionView;

/** Meetings, decisions and exceptions, as they are saved. */
final class GovernanceTables {

	private GovernanceTables() {
	}

	/** The meetings of a group, or of all, by day. */
	static ListExport<?> meetings(Meetings meetings, @Nullable GroupId group, Map<GroupId, String> names) {
		List<ListColumn<MeetingView>> columns = List.of(new ListColumn<>(Words.of("meeting.on"), 14, MeetingView::on),
				new ListColumn<>(Words.of("meetings.group"), 40,
						row -> names.getOrDefault(row.group(), row.group().value())),
				new ListColumn<>(Words.of("meeting.papers-due"), 14, MeetingView::papersDueOn));
		return ListExport
			.whole((group != null) ? "meetings-" + group.value() : "meetings", Words.of("meetings.title"),
					List.of((group != null) ? names.getOrDefault(group, group.value())
							: Words.of("meetings.all-groups")),
					columns, () -> meetings.meetings(group))
			.filteredBy((group != null) ? Map.of("group", group.value()) : Map.of());
	}

	/** What a meeting is or was asked to decide. */
	static ListExport<?> decisions(Decisions decisions, ActionRegister register, Members members, MeetingView meeting,
			String title) {
		List<ListColumn<Decision>> columns = List.of(
				new ListColumn<>(Words.of("save.col.reference"), 22, row -> row.decision().reference()),
				new ListColumn<>(Words.of("save.col.state"), 14,
						row -> Words.of("decision.state." + row.decision().state().name())),
				new ListColumn<>(Words.of("paper.asked.what"), 60, row -> row.decision().words()),
				new ListColumn<>(Words.of("paper.asked.about"), 50, Decision::about),
				new ListColumn<>(Words.of("save.col.decided"), 60, row -> row.decision().decided()),
				new ListColumn<>(Words.of("save.col.by-whom"), 32, row -> named(row.owner())),
				new ListColumn<>(Words.of("save.col.until"), 14, row -> row.decision().dueOn()),
				new ListColumn<>(Words.of("save.col.closed-on"), 14, row -> row.decision().closedOn()),
				new ListColumn<>(Words.of("save.col.given-up"), 50, row -> row.decision().droppedReason()));
		String group = meeting.group().value();
		return ListExport.whole("decisions-%s-%s".formatted(group, meeting.on()), Words.of("meeting.decisions"),
				List.of(title), columns, () -> {
					var all = decisions.of(meeting.group(), meeting.on());
					Map<ActionId, ActionView> actions = register
						.byIds(all.stream().map(DecisionView::action).filter(Objects::nonNull).toList());
					Map<MemberId, MemberView> owners = members
						.byIds(all.stream().map(DecisionView::owner).filter(Objects::nonNull).toList());
					return all.stream()
						.map(it -> new Decision(it, actions.get(it.action()), owners.get(it.owner())))
						.toList();
				})
			.filteredBy(Map.of("group", group, "meeting", meeting.on().toString()));
	}

	/** The exceptions of a paper, in its order. */
	static ListExport<?> exceptions(PaperView paper) {
		List<ListColumn<PaperView.Item>> columns = List.of(
				new ListColumn<>(Words.of("save.col.section"), 16, row -> PaperSheets.reason(row.section())),
				new ListColumn<>(Words.of("save.col.plan"), 14, row -> row.plan().value()),
				new ListColumn<>(Words.of("save.col.code"), 10, PaperView.Item::code),
				new ListColumn<>(Words.of("paper.action"), 50, PaperView.Item::title),
				new ListColumn<>(Words.of("save.col.unit"), 32, PaperView.Item::unit),
				new ListColumn<>(Words.of("save.col.lead"), 28,
						row -> Objects.requireNonNullElseGet(row.lead(), () -> Words.of("paper.no-lead"))),
				new ListColumn<>(Words.of("save.col.status"), 16,
						row -> Objects.requireNonNullElseGet(row.label(), () -> Words.of("status.none"))),
				new ListColumn<>(Words.of("save.col.since"), 14, PaperView.Item::since),
				new ListColumn<>(Words.of("save.col.said"), 16, PaperView.Item::lastSaid),
				new ListColumn<>(Words.of("save.col.said-on"), 14, PaperView.Item::lastSaidOn),
				new ListColumn<>(Words.of("save.col.slipped"), 32,
						row -> (row.slipped() != null) ? row.slipped().title() : null),
				new ListColumn<>(Words.of("save.col.promised"), 14,
						row -> (row.slipped() != null) ? row.slipped().promisedOn() : null),
				new ListColumn<>(Words.of("save.col.expected"), 14,
						row -> (row.slipped() != null) ? row.slipped().expectedOn() : null),
				new ListColumn<>(Words.of("save.col.further"), 28,
						row -> row.further().stream().map(PaperSheets::reason).collect(Collectors.joining(", "))),
				new ListColumn<>(Words.of("save.col.change"), 24,
						row -> (paper.comparedWith() != null) ? Words.of("save.change." + row.change().name()) : null),
				new ListColumn<>(Words.of("paper.board-line"), 70, PaperView.Item::boardLine));
		String group = paper.group().value();
		var sheet = PaperSheets.of(paper, "");
		return ListExport
			.whole("exceptions-%s-%s".formatted(group, paper.on()), sheet.title(),
					List.of(sheet.meeting(), sheet.standing(), sheet.headline()), columns, paper::items)
			.filteredBy(Map.of("group", group, "meeting", paper.on().toString(), "issue",
					(paper.issue() != null) ? String.valueOf(paper.issue().number()) : "draft"));
	}

	private static @Nullable String named(@Nullable MemberView member) {
		return (member != null) ? "%s, %s".formatted(member.name(), member.post()) : null;
	}

	/** A decision with its action and who carries it out. */
	record Decision(DecisionView decision, @Nullable ActionView action, @Nullable MemberView owner) {

		String about() {
			return (action != null) ? "%s %s".formatted(action.code(), action.title())
					: Words.of("paper.asked.general");
		}

	}

}
