package scot.adp.treatment;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.UnitId;

/**
 * Who of those that began treatment is still in it some months later: a pure function of
 * the episodes and of the day. Each person is in one part, and the parts add up to all
 * who began.
 *
 * @param months after how many months of each one's own start it is looked at
 * @param due whether all of them have come that far; until then nobody is in a part
 * @param cohort how many began, each person once
 * @param parts how many are in each part, all parts among them
 */
public record Retention(int months, boolean due, int cohort, Map<Part, Integer> parts) {

	/**
	 * Joins the episodes of each person to times of treatment.
	 * @param gap an episode that begins within so many days of the end of one before goes
	 * on with it
	 * @return in order of their beginning
	 */
	static List<Spell> spells(Collection<Episode> episodes, int gap) {
		var spells = new ArrayList<Spell>();
		episodes.stream().collect(Collectors.groupingBy(Episode::who)).values().forEach(of -> join(of, gap, spells));
		spells.sort(Comparator.comparing(Spell::startedOn).thenComparing(Spell::who));
		return spells;
	}

	private static void join(List<Episode> of, int gap, List<Spell> spells) {
		@Nullable Spell open = null;
		for (Episode next : of.stream().sorted(Episode.ORDER).toList()) {
			if (open != null && open.reaches(next, gap)) {
				open = open.with(next);
			}
			else {
				if (open != null) {
					spells.add(open);
				}
				open = new Spell(next.who(), List.of(next), next.endedOn(), next.end(), next.unknownFrom());
			}
		}
		if (open != null) {
			spells.add(open);
		}
	}

	/**
	 * Looks at those who began within some days.
	 * @param spells joined, in order of their beginning
	 * @param asAt the day on which it is looked at
	 */
	static Retention of(Collection<Spell> spells, LocalDate from, LocalDate to, int months, LocalDate asAt) {
		var cohort = cohort(spells, from, to);
		boolean due = !to.plusMonths(months).isAfter(asAt);
		var parts = new EnumMap<Part, Integer>(
				Arrays.stream(Part.values()).collect(Collectors.toMap(Function.identity(), part -> 0)));
		if (due) {
			cohort.forEach(it -> parts.merge(it.at(it.startedOn().plusMonths(months)), 1, Integer::sum));
		}
		return new Retention(months, due, cohort.size(), parts);
	}

	/** Those who began within some days, each person with the first time they did. */
	static Collection<Spell> cohort(Collection<Spell> spells, LocalDate from, LocalDate to) {
		var cohort = new LinkedHashMap<String, Spell>();
		spells.stream()
			.filter(it -> !it.startedOn().isBefore(from) && !it.startedOn().isAfter(to))
			.forEach(it -> cohort.putIfAbsent(it.who(), it));
		return cohort.values();
	}

	public Retention {
		parts = Map.copyOf(parts);
	}

	/** How many are in a part. */
	public int in(Part part) {
		return parts.getOrDefault(part, 0);
	}

	/** How many could still be here, since they neither died nor moved on. */
	public int couldBeHere(Set<Part> couldNot) {
		return cohort - couldNot.stream().mapToInt(this::in).sum();
	}

	/** What became of somebody. */
	public enum Part {

		/** In treatment. */
		RETAINED,
		/** It ended as planned. */
		PLANNED,
		/** It goes on elsewhere. */
		TRANSFERRED,
		/** It ended with custody. */
		CUSTODY,
		/** It ended otherwise. */
		LEFT,
		/** Died. */
		DIED,
		/** Nobody knows. */
		UNKNOWN

	}

	/**
	 * An episode, as retention sees it.
	 *
	 * @param id the same for the same episode
	 * @param who the same for the same person
	 * @param endedOn its last day; null while it goes on
	 * @param end what an end means; null while it goes on
	 * @param unknownFrom while it goes on: the day from which nobody knows of the person
	 */
	record Episode(String id, String who, UnitId unit, LocalDate startedOn, @Nullable LocalDate endedOn,
			@Nullable Part end, LocalDate unknownFrom) {

		static final Comparator<Episode> ORDER = Comparator.comparing(Episode::startedOn)
			.thenComparing(it -> (it.endedOn() != null) ? it.endedOn() : LocalDate.MAX)
			.thenComparing(Episode::id);

	}

	/**
	 * A time of treatment, of one episode or several that follow each other.
	 *
	 * @param episodes in order
	 */
	record Spell(String who, List<Episode> episodes, @Nullable LocalDate endedOn, @Nullable Part end,
			LocalDate unknownFrom) {

		LocalDate startedOn() {
			return episodes.getFirst().startedOn();
		}

		/** Where it began. */
		UnitId unit() {
			return episodes.getFirst().unit();
		}

		private boolean reaches(Episode next, int gap) {
			return endedOn == null || ChronoUnit.DAYS.between(endedOn, next.startedOn()) <= gap;
		}

		/** What goes on outlasts what ended; of two ends the later one counts. */
		private Spell with(Episode next) {
			var all = new ArrayList<>(episodes);
			all.add(next);
			LocalDate unknown = next.unknownFrom().isAfter(unknownFrom) ? next.unknownFrom() : unknownFrom;
			if (endedOn == null) {
				return new Spell(who, List.copyOf(all), null, null, (next.endedOn() == null) ? unknown : unknownFrom);
			}
			if (next.endedOn() == null) {
				return new Spell(who, List.copyOf(all), null, null, next.unknownFrom());
			}
			boolean later = !next.endedOn().isBefore(endedOn);
			return new Spell(who, List.copyOf(all), later ? next.endedOn() : endedOn, later ? next.end() : end,
					unknown);
		}

		/** What had become of the person on a day. */
		Part at(LocalDate day) {
			if (endedOn == null) {
				return day.isBefore(unknownFrom) ? Part.RETAINED : Part.UNKNOWN;
			}
			return !day.isAfter(endedOn) ? Part.RETAINED : (end != null) ? end : Part.UNKNOWN;
		}

	}

}
