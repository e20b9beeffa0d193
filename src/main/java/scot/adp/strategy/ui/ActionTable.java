package scot.adp.strategy.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntSupplier;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import scot.adp.directory.Partners;
import scot.adp.directory.UnitView;
import scot.adp.exchange.ListColumn;
import scot.adp.exchange.ListExport;
import scot.adp.identity.MemberView;
import scot.adp.identity.Members;
import scot.adp.platform.MemberId;
import scot.adp.platform.UnitId;
import scot.adp.strategy.ActionView;
import scot.adp.strategy.parts.Standing;

import static scot.adp.strategy.ui.Wording.text;

/** Lists of actions with the names of who answers for them, to be shown and saved. */
final class ActionTable {

	private final Partners partners;

	private final Members members;

	ActionTable(Partners partners, Members members) {
		this.partners = partners;
		this.members = members;
	}

	/** The actions with the names, which are read for all at once. */
	List<Row> rows(List<ActionView> actions) {
		Map<MemberId, MemberView> people = members.byIds(actions.stream()
			.flatMap(action -> Stream.of(action.lead(), action.deputy()))
			.filter(Objects::nonNull)
			.toList());
		Map<UnitId, UnitView> units = partners
			.units(actions.stream().map(ActionView::leadUnit).filter(Objects::nonNull).toList());
		return actions.stream()
			.map(action -> new Row(action, people.get(action.lead()), people.get(action.deputy()),
					units.get(action.leadUnit())))
			.toList();
	}

	/**
	 * A list of actions to be saved.
	 * @param chosen what its actions were chosen by, in words
	 */
	ListExport<Row> list(String name, String title, List<String> chosen, ListExport.Slice<ActionView> actions,
			IntSupplier count) {
		var about = new ArrayList<>(chosen);
		about.addAll(List.of(text("save.about.status"), text("save.about.stale"), text("save.about.freshness")));
		return new ListExport<>(name, title, about, columns(), (offset, limit) -> rows(actions.page(offset, limit)),
				count);
	}

	/** Who leads an action, or why nobody does. */
	static String lead(Row row) {
		return (row.lead() != null) ? row.lead().post() + ", " + row.lead().name()
				: text(row.action().national() != null ? "action.national" : "status.no-lead");
	}

	private static List<ListColumn<Row>> columns() {
		return List.of(new ListColumn<>(text("filter.plan"), 14, row -> row.action().plan().value()),
				new ListColumn<>(text("save.col.code"), 10, row -> row.action().code()),
				new ListColumn<>(text("column.action"), 60, row -> row.action().title()),
				new ListColumn<>(text("column.status"), 16, row -> Standing.mark(row.action()).label()),
				new ListColumn<>(text("save.col.said"), 16,
						row -> (row.action().status() != null) ? row.action().status().label() : null),
				new ListColumn<>(text("save.col.said-on"), 14, row -> row.action().lastUpdatedOn()),
				new ListColumn<>(text("filter.freshness"), 16,
						row -> text("freshness." + row.action().freshness().name())),
				new ListColumn<>(text("column.due"), 14, row -> row.action().nextDueOn()),
				new ListColumn<>(text("action.review"), 14, row -> row.action().reviewOn()),
				new ListColumn<>(text("column.lead"), 32, ActionTable::lead),
				new ListColumn<>(text("filter.unit"), 32, row -> (row.unit() != null) ? row.unit().name() : null),
				new ListColumn<>(text("away.title"), 24, row -> Wording.away(row.lead(), row.deputy())));
	}

	/** One action with the names of who answers for it. */
	record Row(ActionView action, @Nullable MemberView lead, @Nullable MemberView deputy, @Nullable UnitView unit) {
	}

}
