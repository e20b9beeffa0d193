package scot.adp.handround;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import scot.adp.identity.MemberView;
import scot.adp.identity.spi.OrganisationNames.UnitName;
import scot.adp.platform.MemberId;
import scot.adp.platform.UnitId;
import scot.adp.platform.reading.Blanks;
import scot.adp.platform.reading.Codes;
import scot.adp.platform.reading.SearchForm;

/** Units and people as a workbook names them, and back. */
final class WorkbookNames {

	private final Map<String, String> labels = new LinkedHashMap<>();

	private final Map<String, String> units = new HashMap<>();

	private final Map<String, String> people = new HashMap<>();

	WorkbookNames(Collection<UnitName> units, Collection<MemberView> people) {
		once(units, UnitName::name).forEach((name, unit) -> learnUnit(name, unit.unit().value()));
		for (UnitName unit : units) {
			String code = unit.unit().value();
			labels.put(code, unit.name() + " · " + code);
			learnUnit(code, code);
			learnUnit(unit.name() + " · " + code, code);
		}
		once(people, MemberView::name).forEach((name, member) -> learnPerson(name, member.id().value().toString()));
		var named = once(people, WorkbookNames::shortName);
		for (MemberView member : people) {
			String id = member.id().value().toString();
			String label = shortName(member);
			if (!named.containsKey(label)) {
				label = "%s (%s)".formatted(label, member.unit().value());
			}
			if (labels.containsValue(label)) {
				label = "%s %s".formatted(label, id.substring(0, 4));
			}
			labels.put(id, label);
			learnPerson(label, id);
		}
	}

	/** How a unit is named; its code where it is unknown. */
	@Nullable String unit(@Nullable UnitId unit) {
		return (unit != null) ? labels.getOrDefault(unit.value(), unit.value()) : null;
	}

	/** How a unit or somebody is named by their code or id. */
	String label(String code) {
		return labels.getOrDefault(code, code);
	}

	/** How somebody is named. */
	@Nullable String person(@Nullable MemberId member) {
		return (member != null) ? labels.getOrDefault(member.value().toString(), member.value().toString()) : null;
	}

	/** Adds the name that a unit has in a workbook. */
	void keepUnit(String label, String code) {
		labels.putIfAbsent(code, label);
		learnUnit(label, code);
	}

	/** Adds the name that somebody has in a workbook. */
	void keepPerson(String label, String id) {
		labels.putIfAbsent(id, label);
		learnPerson(label, id);
	}

	private void learnUnit(String label, String code) {
		units.put(plain(label), code);
	}

	private void learnPerson(String label, String id) {
		people.put(plain(label), id);
	}

	/** The code of the unit that a text names, whatever its case. */
	Optional<String> findUnit(String text) {
		return find(units, text).or(() -> Codes.among(labels.keySet(), text).found().filter(units::containsValue));
	}

	/** The id of the member that a text names, whatever its case. */
	Optional<String> findPerson(String text) {
		return find(people, text);
	}

	/** Whatever accents are left out, as long as that makes no other name of it. */
	private static Optional<String> find(Map<String, String> names, String text) {
		@Nullable String exact = names.get(plain(text));
		if (exact != null) {
			return Optional.of(exact);
		}
		String form = SearchForm.of(plain(text));
		var meant = names.entrySet()
			.stream()
			.filter(name -> SearchForm.of(name.getKey()).equals(form))
			.map(Map.Entry::getValue)
			.distinct()
			.toList();
		return (meant.size() == 1) ? Optional.of(meant.getFirst()) : Optional.empty();
	}

	static String plain(String text) {
		return Blanks.line(text).toLowerCase(Locale.UK);
	}

	private static String shortName(MemberView member) {
		return "%s, %s".formatted(member.name(), member.post());
	}

	/** Those whose name no other has. */
	private static <T> Map<String, T> once(Collection<T> all, Function<T, String> name) {
		var found = new HashMap<String, List<T>>();
		all.forEach(one -> found.merge(name.apply(one), List.of(one),
				(some, more) -> List.of(some.getFirst(), more.getFirst())));
		var once = new LinkedHashMap<String, T>();
		found.forEach((key, of) -> {
			if (of.size() == 1) {
				once.put(key, of.getFirst());
			}
		});
		return once;
	}

}
