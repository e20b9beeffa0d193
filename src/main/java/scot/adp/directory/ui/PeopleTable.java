package scot.adp.directory.ui;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.vaadin.flow.component.html.Span;
import org.jspecify.annotations.Nullable;
import scot.adp.directory.Partners;
import scot.adp.directory.UnitView;
import scot.adp.exchange.ListColumn;
import scot.adp.exchange.ListExport;
import scot.adp.identity.MemberFilter;
import scot.adp.identity.People;
import scot.adp.identity.PersonView;
import scot.adp.platform.UnitId;

/** Who holds which post, as it is saved. */
final class PeopleTable {

	private PeopleTable() {
	}

	static ListExport<?> list(People people, Partners partners, MemberFilter filter, boolean work) {
		var about = new ArrayList<String>();
		var codes = new LinkedHashMap<String, String>();
		@Nullable String words = filter.text();
		if (words != null) {
			about.add("%s: %s".formatted(text("people.search"), words));
			codes.put("text", "given");
		}
		@Nullable UnitId unit = filter.unit();
		if (unit != null) {
			about.add("%s: %s".formatted(text("people.unit"), name(partners.units(List.of(unit)), unit)));
			codes.put("unit", unit.value());
		}
		if (about.isEmpty()) {
			about.add(text("save.about.all"));
		}
		return new ListExport<>("people", text("people.title"), about, columns(work), (offset, limit) -> {
			var found = people.page(filter, offset, limit);
			var units = partners.units(found.stream().map(person -> person.member().unit()).distinct().toList());
			return found.stream().map(person -> new Row(person, name(units, person.member().unit()))).toList();
		}, () -> people.count(filter)).filteredBy(codes);
	}

	/** The columns, with what people lead only for those who read records. */
	private static List<ListColumn<Row>> columns(boolean work) {
		List<ListColumn<Row>> person = List.of(
				new ListColumn<>(text("people.field.name"), 24, row -> row.person().member().name()),
				new ListColumn<>(text("people.post"), 32, row -> row.person().member().post()),
				new ListColumn<>(text("people.email"), 32, row -> row.person().email()),
				new ListColumn<>(text("people.unit"), 32, Row::unit),
				new ListColumn<>(text("people.role"), 24, row -> text("role." + row.person().member().role().name())),
				new ListColumn<>(text("people.field.from"), 14, row -> row.person().member().from()),
				new ListColumn<>(text("save.col.to-day"), 14, row -> row.person().member().to()),
				new ListColumn<>(text("people.away.until"), 14, row -> row.person().member().awayUntil()));
		List<ListColumn<Row>> load = List.of(
				new ListColumn<>(text("people.leads"), 10, row -> row.person().load().leads()),
				new ListColumn<>(text("save.col.stands-in"), 10, row -> row.person().load().standsIn()));
		return Stream.concat(person.stream(), (work ? load : List.<ListColumn<Row>>of()).stream()).toList();
	}

	private static String name(Map<UnitId, UnitView> units, UnitId code) {
		@Nullable UnitView unit = units.get(code);
		return (unit != null) ? unit.name() : code.value();
	}

	private static String text(String key) {
		return new Span().getTranslation(key);
	}

	/** A post with its unit's name. */
	record Row(PersonView person, String unit) {
	}

}
