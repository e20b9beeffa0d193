package scot.adp.strategy.ui;

import java.util.List;

import org.jspecify.annotations.Nullable;
import scot.adp.exchange.ListColumn;
import scot.adp.identity.MemberView;

import static scot.adp.strategy.ui.Wording.text;

/** The columns of actions that are set up, as they are saved. */
final class SetUpTable {

	private SetUpTable() {
	}

	static List<ListColumn<SetUpPage.Row>> columns() {
		return List.of(new ListColumn<>(text("filter.plan"), 14, row -> row.action().plan().value()),
				new ListColumn<>(text("save.col.code"), 10, row -> row.action().code()),
				new ListColumn<>(text("column.action"), 60, row -> row.action().title()),
				new ListColumn<>(text("owners.lead"), 32, row -> named(row.lead())),
				new ListColumn<>(text("owners.deputy"), 32, row -> named(row.deputy())),
				new ListColumn<>(text("filter.unit"), 32, row -> (row.unit() != null) ? row.unit().name() : null),
				new ListColumn<>(text("filter.group"), 28, SetUpPage.Row::group),
				new ListColumn<>(text("action.starts"), 14, row -> row.action().startsOn()),
				new ListColumn<>(text("action.ends"), 14, row -> row.action().endsOn()));
	}

	private static @Nullable String named(@Nullable MemberView member) {
		return (member != null) ? "%s, %s".formatted(member.post(), member.name()) : null;
	}

}
