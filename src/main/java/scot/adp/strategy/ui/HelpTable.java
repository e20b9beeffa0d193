package scot.adp.strategy.ui;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import scot.adp.directory.GroupId;
import scot.adp.directory.Groups;
import scot.adp.exchange.ListColumn;
import scot.adp.exchange.ListExport;
import scot.adp.shell.parts.Dates;
import scot.adp.strategy.ActionId;
import scot.adp.strategy.ActionRegister;
import scot.adp.strategy.ActionView;
import scot.adp.strategy.HelpRequestView;
import scot.adp.strategy.HelpRequests;

import static scot.adp.strategy.ui.Wording.text;

/** Requests for help, as they are saved. */
final class HelpTable {

	private HelpTable() {
	}

	/** All requests in some states, the oldest first. */
	static ListExport<?> list(HelpRequests help, ActionRegister register, Groups groups,
			Set<HelpRequests.State> states) {
		Map<GroupId, String> names = groups.names();
		var last = new AtomicReference<HelpRequests.@Nullable Id>();
		return new ListExport<Row>("help", text("help.title"), List.of(text("save.about.help")), columns(names),
				(offset, limit) -> {
					var some = help.page(states, (offset == 0) ? null : last.get(), limit)
						.stream()
						.limit(limit)
						.toList();
					if (!some.isEmpty()) {
						last.set(some.getLast().id());
					}
					return rows(register, some);
				}, () -> help.count(states))
			.filteredBy(Map.of("states", states.stream().map(Enum::name).sorted().collect(Collectors.joining(","))));
	}

	private static List<Row> rows(ActionRegister register, List<HelpRequestView> requests) {
		Map<ActionId, ActionView> actions = register
			.byIds(requests.stream().map(HelpRequestView::action).distinct().toList());
		return requests.stream().map(request -> new Row(request, actions.get(request.action()))).toList();
	}

	private static List<ListColumn<Row>> columns(Map<GroupId, String> groups) {
		return List.of(
				new ListColumn<>(text("filter.plan"), 14,
						row -> (row.action() != null) ? row.action().plan().value() : null),
				new ListColumn<>(text("save.col.code"), 10, row -> (row.action() != null) ? row.action().code() : null),
				new ListColumn<>(text("column.action"), 50,
						row -> (row.action() != null) ? row.action().title() : null),
				new ListColumn<>(text("save.col.asked-on"), 14, row -> Dates.day(row.request().askedAt())),
				new ListColumn<>(text("save.col.asked-by"), 32, row -> row.request().askedBy()),
				new ListColumn<>(text("save.col.days"), 10, row -> row.request().ageDays()),
				new ListColumn<>(text("save.col.words"), 60,
						row -> row.request().wordsShown() ? row.request().words() : text("help.hidden")),
				new ListColumn<>(text("save.col.state"), 16, row -> text("save.help." + row.request().state().name())),
				new ListColumn<>(text("save.col.meeting"), 28,
						row -> (row.request().meetingGroup() != null) ? groups
							.getOrDefault(row.request().meetingGroup(), row.request().meetingGroup().value()) : null),
				new ListColumn<>(text("save.col.meeting-on"), 14, row -> row.request().meetingOn()),
				new ListColumn<>(text("save.col.answered-on"), 14, row -> answeredOn(row.request())),
				new ListColumn<>(text("save.col.answered-by"), 32, row -> row.request().answeredBy()),
				new ListColumn<>(text("help.answer"), 60, row -> row.request().answer()));
	}

	private static @Nullable LocalDate answeredOn(HelpRequestView request) {
		return (request.answeredAt() != null) ? Dates.day(request.answeredAt()) : null;
	}

	/** A request with the action it is about. */
	record Row(HelpRequestView request, @Nullable ActionView action) {
	}

}
