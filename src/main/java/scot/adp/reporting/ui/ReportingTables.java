package scot.adp.reporting.ui;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import scot.adp.exchange.ListColumn;
import scot.adp.exchange.ListExport;
import scot.adp.identity.MemberView;
import scot.adp.identity.Members;
import scot.adp.platform.MemberId;
import scot.adp.reporting.ReturnView;
import scot.adp.shell.parts.Words;

/** Returns, as they are saved. */
final class ReportingTables {

	private ReportingTables() {
	}

	/**
	 * What is owed to others.
	 * @param rows gives what the page shows
	 */
	static ListExport<?> returns(Supplier<List<ReturnView>> rows, Members members, boolean all) {
		List<ListColumn<Owed>> columns = List.of(
				new ListColumn<>(Words.of("save.col.due"), 14, row -> row.owed().dueOn()),
				new ListColumn<>(Words.of("save.col.proposed"), 14, row -> row.owed().proposed()),
				new ListColumn<>(Words.of("save.col.check-with"), 24, row -> row.owed().checkWith()),
				new ListColumn<>(Words.of("save.col.return"), 50, row -> row.owed().title()),
				new ListColumn<>(Words.of("save.col.period"), 18, row -> row.owed().period()),
				new ListColumn<>(Words.of("save.col.sent-to"), 32, row -> row.owed().sentTo()),
				new ListColumn<>(Words.of("save.col.looks-after"), 32, row -> named(row.owner())),
				new ListColumn<>(Words.of("save.col.state"), 16,
						row -> Words.of("returns.state." + row.owed().state().name())),
				new ListColumn<>(Words.of("returns.sent"), 14, row -> row.owed().sentOn()),
				new ListColumn<>(Words.of("returns.note"), 60, row -> row.owed().note()));
		return ListExport.whole("returns", Words.of("returns.title"),
				List.of(Words.of(all ? "returns.all" : "returns.year")), columns, () -> {
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

	/** A return with who looks after it. */
	record Owed(ReturnView owed, @Nullable MemberView owner) {
	}

}
