package scot.adp.directory.ui;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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

	static ListExport<PersonView> list(People people, Partners partners, MemberFilter filter, boolean work) {
		var about = new ArrayList<String>();
		var codes = new LinkedHashMap<String, String>();
		@Nullable String words = filter.text();
		if (words != null) {
			about.add("%s: %s".formatted(text("people.search"), words));
			codes.put("text", "given");
		}
		@Nullable UnitId unit = filter.unit();
		if (unit != null) {
			about.add("%s: %s".formatted(text("people.unit"), name(partners, unit)));
			codes.put("unit", unit.value());
		}
		if (about.isEmpty()) {
			about.add(text("save.about.all"));
		}
		return new ListExport<>("people", text("people.title"), about, columns(partners, work),
				(offset, limit) -> people.page(filter, offset, limit), () -> people.count(filter))
			.filteredBy(codes);
	}

	/** The columns, with what people lead only for those who read records. */
	private static List<ListColumn<PersonView>> columns(Partners partners, boolean work) {
		List<ListColumn<PersonView>> person = List.of(
				new ListColumn<>(text("people.field.name"), 24, row -> row.member().name()),
				new ListColumn<>(text("people.post"), 32, row -> row.member().post()),
				new ListColumn<>(text("people.email"), 32, row -> row.email()),
				new ListColumn<>(text("people.unit"), 32, row -> name(partners, row.member().unit())),
				new ListColumn<>(text("people.role"), 24, row -> text("role." + row.member().role().name())),
				new ListColumn<>(text("people.field.from"), 14, row -> row.member().from()),
				new ListColumn<>(text("save.col.to-day"), 14, row -> row.member().to()),
				new ListColumn<>(text("people.away.until"), 14, row -> row.member().awayUntil()));
		List<ListColumn<PersonView>> load = List.of(
				new ListColumn<>(text("people.leads"), 10, row -> row.load().leads()),
				new ListColumn<>(text("save.col.stands-in"), 10, row -> row.load().standsIn()));
		return Stream.concat(person.stream(), (work ? load : List.<ListColumn<PersonView>>of()).stream()).toList();
	}

	private static String name(Partners partners, UnitId code) {
		@Nullable UnitView unit = partners.units(List.of(code)).get(code);
		return (unit != null) ? unit.name() : code.value();
	}

	private static String text(String key) {
		return new Span().getTranslation(key);
	}

}
