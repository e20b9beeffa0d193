package scot.adp.reporting.ui;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import scot.adp.directory.GroupId;
import scot.adp.directory.MeetingView;
import scot.adp.directory.Meetings;
import scot.adp.exchange.ListColumn;
import scot.adp.exchange.ListExport;
import scot.adp.identity.MemberView;
import scot.adp.identity.Members;
import scot.adp.platform.MemberId;
import scot.adp.reporting.PaperView;
import scot.adp.reporting.ReturnView;
import scot.adp.strategy.ActionId;
import scot.adp.strategy.ActionRegister;
import scot.adp.strategy.ActionView;
import scot.adp.strategy.DecisionView;
import scot.adp.strategy.Decisions;

import static scot.adp.reporting.ui.Wording.text;

/** Meetings, decisions, exceptions and returns, as they are saved. */
final class ReportingTables {

	private ReportingTables() {
	}

	/** The meetings of a group, or of all, by day. */
	static ListExport<?> meetings(Meetings meetings, @Nullable GroupId group, Map<GroupId, String> names) {
		List<ListColumn<MeetingView>> columns = List.of(new ListColumn<>(text("meeting.on"), 14, MeetingView::on),
				new ListColumn<>(text("meetings.group"), 40,
						row -> names.getOrDefault(row.group(), row.group().value())),
				new ListColumn<>(text("meeting.papers-due"), 14, MeetingView::papersDueOn));
		return ListExport
			.whole((group != null) ? "meetings-" + group.value() : "meetings", text("meetings.title"),
					List.of((group != null) ? names.getOrDefault(group, group.value()) : text("meetings.all-groups")),
					columns, () -> meetings.meetings(group))
			.filteredBy((group != null) ? Map.of("group", group.value()) : Map.of());
	}

	/** What a meeting is or was asked to decide. */
	static ListExport<?> decisions(Decisions decisions, ActionRegister register, Members members, MeetingView meeting,
			String title) {
		List<ListColumn<Decision>> columns = List.of(
				new ListColumn<>(text("save.col.reference"), 22, row -> row.decision().reference()),
				new ListColumn<>(text("save.col.state"), 14,
						row -> text("decision.state." + row.decision().state().name())),
				new ListColumn<>(text("paper.asked.what"), 60, row -> row.decision().words()),
				new ListColumn<>(text("paper.asked.about"), 50, Decision::about),
				new ListColumn<>(text("save.col.decided"), 60, row -> row.decision().decided()),
				new ListColumn<>(text("save.col.by-whom"), 32, row -> named(row.owner())),
				new ListColumn<>(text("save.col.until"), 14, row -> row.decision().dueOn()),
				new ListColumn<>(text("save.col.closed-on"), 14, row -> row.decision().closedOn()),
				new ListColumn<>(text("save.col.given-up"), 50, row -> row.decision().droppedReason()));
		String group = meeting.group().value();
		return ListExport.whole("decisions-%s-%s".formatted(group, meeting.on()), text("meeting.decisions"),
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
				new ListColumn<>(text("save.col.section"), 16, row -> PaperSheets.reason(row.section())),
				new ListColumn<>(text("save.col.plan"), 14, row -> row.plan().value()),
				new ListColumn<>(text("save.col.code"), 10, PaperView.Item::code),
				new ListColumn<>(text("paper.action"), 50, PaperView.Item::title),
				new ListColumn<>(text("save.col.unit"), 32, PaperView.Item::unit),
				new ListColumn<>(text("save.col.lead"), 28,
						row -> Objects.requireNonNullElseGet(row.lead(), () -> text("paper.no-lead"))),
				new ListColumn<>(text("save.col.status"), 16,
						row -> Objects.requireNonNullElseGet(row.label(), () -> text("status.none"))),
				new ListColumn<>(text("save.col.since"), 14, PaperView.Item::since),
				new ListColumn<>(text("save.col.said"), 16, PaperView.Item::lastSaid),
				new ListColumn<>(text("save.col.said-on"), 14, PaperView.Item::lastSaidOn),
				new ListColumn<>(text("save.col.slipped"), 32,
						row -> (row.slipped() != null) ? row.slipped().title() : null),
				new ListColumn<>(text("save.col.promised"), 14,
						row -> (row.slipped() != null) ? row.slipped().promisedOn() : null),
				new ListColumn<>(text("save.col.expected"), 14,
						row -> (row.slipped() != null) ? row.slipped().expectedOn() : null),
				new ListColumn<>(text("save.col.further"), 28,
						row -> row.further().stream().map(PaperSheets::reason).collect(Collectors.joining(", "))),
				new ListColumn<>(text("save.col.change"), 24,
						row -> (paper.comparedWith() != null) ? text("save.change." + row.change().name()) : null),
				new ListColumn<>(text("paper.board-line"), 70, PaperView.Item::boardLine));
		String group = paper.group().value();
		var sheet = PaperSheets.of(paper, "");
		return ListExport
			.whole("exceptions-%s-%s".formatted(group, paper.on()), sheet.title(),
					List.of(sheet.meeting(), sheet.standing(), sheet.headline()), columns, paper::items)
			.filteredBy(Map.of("group", group, "meeting", paper.on().toString(), "issue",
					(paper.issue() != null) ? String.valueOf(paper.issue().number()) : "draft"));
	}

	/**
	 * What is owed to others.
	 * @param rows gives what the page shows
	 */
	static ListExport<?> returns(Supplier<List<ReturnView>> rows, Members members, boolean all) {
		List<ListColumn<Owed>> columns = List.of(new ListColumn<>(text("save.col.due"), 14, row -> row.owed().dueOn()),
				new ListColumn<>(text("save.col.proposed"), 14, row -> row.owed().proposed()),
				new ListColumn<>(text("save.col.check-with"), 24, row -> row.owed().checkWith()),
				new ListColumn<>(text("save.col.return"), 50, row -> row.owed().title()),
				new ListColumn<>(text("save.col.period"), 18, row -> row.owed().period()),
				new ListColumn<>(text("save.col.sent-to"), 32, row -> row.owed().sentTo()),
				new ListColumn<>(text("save.col.looks-after"), 32, row -> named(row.owner())),
				new ListColumn<>(text("save.col.state"), 16, row -> text("returns.state." + row.owed().state().name())),
				new ListColumn<>(text("returns.sent"), 14, row -> row.owed().sentOn()),
				new ListColumn<>(text("returns.note"), 60, row -> row.owed().note()));
		return ListExport.whole("returns", text("returns.title"), List.of(text(all ? "returns.all" : "returns.year")),
				columns, () -> {
					var found = rows.get();
					Map<MemberId, MemberView> owners = members
						.byIds(found.stream().map(ReturnView::owner).filter(Objects::nonNull).toList());
					return found.stream().map(it -> new Owed(it, owners.get(it.owner()))).toList();
				})
			.filteredBy(Map.of("years", all ? "both" : "coming"));
	}

	private static @Nullable String named(@Nullable MemberView member) {
		return (member != null) ? "%s, %s".formatted(member.name(), member.post()) : null;
	}

	/** A decision with its action and who carries it out. */
	record Decision(DecisionView decision, @Nullable ActionView action, @Nullable MemberView owner) {

		String about() {
			return (action != null) ? "%s %s".formatted(action.code(), action.title()) : text("paper.asked.general");
		}

	}

	/** A return with who looks after it. */
	record Owed(ReturnView owed, @Nullable MemberView owner) {
	}

}
