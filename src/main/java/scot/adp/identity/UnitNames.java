package scot.adp.identity;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import scot.adp.identity.spi.OrganisationNames.UnitName;
import scot.adp.platform.reading.Blanks;
import scot.adp.platform.reading.Codes;
import scot.adp.platform.reading.Read;
import scot.adp.platform.reading.SearchForm;

/** Finds units by code or by name, and says what may have been meant. */
final class UnitNames {

	private final Map<String, UnitName> byCode = new LinkedHashMap<>();

	private final Function<String, Read<String>> codes;

	private final Map<String, SequencedSet<UnitName>> byName = new HashMap<>();

	private final Map<UnitName, String> plainNames = new LinkedHashMap<>();

	/** Many people of a list have the same unit, or the same slip in it. */
	private final Map<String, Found> found = new HashMap<>();

	UnitNames(List<UnitName> units) {
		for (var unit : units) {
			byCode.put(unit.unit().value(), unit);
			plainNames.put(unit, plain(unit.name()));
			for (String name : List.of(unit.name(), unit.name() + " " + unit.organisationName())) {
				byName.computeIfAbsent(plain(name), key -> new LinkedHashSet<>()).add(unit);
			}
		}
		this.codes = Codes.among(byCode.keySet());
	}

	/** The unit that a text names, by code or by a name that no other unit has. */
	Found find(String text) {
		return found.computeIfAbsent(text, this::look);
	}

	private Found look(String text) {
		String wanted = plain(text);
		if (wanted.isEmpty()) {
			return new Found(null, "Give the unit: its code, such as NADARS, or its name.");
		}
		Read<String> code = codes.apply(text);
		if (code.isRead()) {
			return new Found(byCode.get(code.value()), "");
		}
		var named = byName.getOrDefault(wanted, new LinkedHashSet<>());
		if (named.size() == 1) {
			return new Found(named.getFirst(), "");
		}
		if (named.size() > 1) {
			return new Found(null, "There are %d units called '%s'; use a code: %s.".formatted(named.size(),
					clipped(text), named.stream().map(unit -> unit.unit().value()).collect(Collectors.joining(", "))));
		}
		String none = "There is no unit '%s'".formatted(clipped(text));
		return new Found(null,
				nearest(wanted)
					.map(unit -> "%s; did you mean %s (%s)?".formatted(none, unit.unit().value(), unit.name()))
					.orElse(none + "; use its code or name from the page Organisations and units."));
	}

	private Optional<UnitName> nearest(String wanted) {
		var holding = plainNames.entrySet()
			.stream()
			.filter(unit -> wanted.length() > 3 && unit.getValue().contains(wanted))
			.findFirst();
		if (holding.isPresent()) {
			return holding.map(Map.Entry::getKey);
		}
		return plainNames.entrySet()
			.stream()
			.map(unit -> new Near(unit.getKey(),
					Math.min(strangeness(wanted, plain(unit.getKey().unit().value())),
							strangeness(wanted, unit.getValue()))))
			.filter(near -> near.strangeness() <= 0.4)
			.min(Comparator.comparingDouble(Near::strangeness))
			.map(Near::unit);
	}

	private static String plain(String text) {
		return Blanks.line(SearchForm.of(text).replaceAll("[^\\p{L}\\p{N}]+", " "));
	}

	private static String clipped(String text) {
		return (text.length() > 60) ? text.substring(0, 60) + "..." : text;
	}

	/** What part of the letters must change to make one text of the other. */
	private static double strangeness(String one, String other) {
		if (one.length() > 80) {
			return 1;
		}
		int[] before = new int[other.length() + 1];
		for (int j = 0; j < before.length; j++) {
			before[j] = j;
		}
		for (int i = 1; i <= one.length(); i++) {
			int[] now = new int[before.length];
			now[0] = i;
			for (int j = 1; j < now.length; j++) {
				int swap = before[j - 1] + ((one.charAt(i - 1) == other.charAt(j - 1)) ? 0 : 1);
				now[j] = Math.min(swap, Math.min(before[j], now[j - 1]) + 1);
			}
			before = now;
		}
		return before[other.length()] / (double) Math.max(one.length(), other.length());
	}

	/**
	 * What a text names.
	 *
	 * @param unit null where it names no unit
	 * @param fault what to do about it; empty where a unit was found
	 */
	record Found(@Nullable UnitName unit, String fault) {
	}

	private record Near(UnitName unit, double strangeness) {
	}

}
