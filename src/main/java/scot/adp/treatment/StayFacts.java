package scot.adp.treatment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a stay: days in any order, several at once, each null as long as
 * nobody told it. How far the stay is follows from them.
 *
 * @param enquiryOn when somebody asked for it
 * @param assessedOn when they were assessed
 * @param decision what that came to; this and others are codes of the lists of the day
 * @param decisionReason why not, or not yet
 * @param planAgreedOn when a plan was agreed with the person
 * @param fundingOn when the money was approved, by which placements are counted
 * @param route how it is paid for
 * @param costPence what it costs, in pence
 * @param costNotKnown whether somebody said that nobody knows the cost
 * @param provider where they stay
 * @param appliedOn when a place was applied for
 * @param acceptedOn when the provider said yes
 * @param declinedOn when a provider said no
 * @param declineReason why
 * @param preparationOn when getting ready began
 * @param admittedOn when they came in
 * @param plannedEndOn when they are to leave
 * @param leftOn when they left
 * @param leftHow how
 * @param destination where to
 * @param naloxone whether they had naloxone on leaving
 * @param nextStep what comes after detox
 * @param parent whether they are the parent of a child
 */
public record StayFacts(@Nullable LocalDate enquiryOn, @Nullable LocalDate assessedOn, @Nullable String decision,
		@Nullable String decisionReason, @Nullable LocalDate planAgreedOn, @Nullable LocalDate fundingOn,
		@Nullable String route, @Nullable Integer costPence, boolean costNotKnown, @Nullable String provider,
		@Nullable LocalDate appliedOn, @Nullable LocalDate acceptedOn, @Nullable LocalDate declinedOn,
		@Nullable String declineReason, @Nullable LocalDate preparationOn, @Nullable LocalDate admittedOn,
		@Nullable LocalDate plannedEndOn, @Nullable LocalDate leftOn, @Nullable String leftHow,
		@Nullable String destination, @Nullable Boolean naloxone, @Nullable String nextStep, @Nullable Boolean parent) {

	/** Nothing is known. */
	public static final StayFacts NONE = of(Map.of());

	/** The facts of a table of them, by their names here; what is missing is null. */
	static StayFacts of(Map<String, ?> facts) {
		return new StayFacts(day(facts, "enquiryOn"), day(facts, "assessedOn"), code(facts, "decision"),
				code(facts, "decisionReason"), day(facts, "planAgreedOn"), day(facts, "fundingOn"),
				code(facts, "route"), (Integer) facts.get("costPence"), Boolean.TRUE.equals(facts.get("costNotKnown")),
				code(facts, "provider"), day(facts, "appliedOn"), day(facts, "acceptedOn"), day(facts, "declinedOn"),
				code(facts, "declineReason"), day(facts, "preparationOn"), day(facts, "admittedOn"),
				day(facts, "plannedEndOn"), day(facts, "leftOn"), code(facts, "leftHow"), code(facts, "destination"),
				(Boolean) facts.get("naloxone"), code(facts, "nextStep"), (Boolean) facts.get("parent"));
	}

	private static @Nullable LocalDate day(Map<String, ?> facts, String name) {
		return (LocalDate) facts.get(name);
	}

	private static @Nullable String code(Map<String, ?> facts, String name) {
		return (String) facts.get(name);
	}

	/** Those that are known, by their names here, in the order of the pathway. */
	Map<String, Object> known() {
		var known = new LinkedHashMap<String, Object>();
		put(known, "enquiryOn", enquiryOn);
		put(known, "assessedOn", assessedOn);
		put(known, "decision", decision);
		put(known, "decisionReason", decisionReason);
		put(known, "planAgreedOn", planAgreedOn);
		put(known, "fundingOn", fundingOn);
		put(known, "route", route);
		put(known, "costPence", costPence);
		put(known, "costNotKnown", costNotKnown ? Boolean.TRUE : null);
		put(known, "provider", provider);
		put(known, "appliedOn", appliedOn);
		put(known, "acceptedOn", acceptedOn);
		put(known, "declinedOn", declinedOn);
		put(known, "declineReason", declineReason);
		put(known, "preparationOn", preparationOn);
		put(known, "admittedOn", admittedOn);
		put(known, "plannedEndOn", plannedEndOn);
		put(known, "leftOn", leftOn);
		put(known, "leftHow", leftHow);
		put(known, "destination", destination);
		put(known, "naloxone", naloxone);
		put(known, "nextStep", nextStep);
		put(known, "parent", parent);
		return known;
	}

	private static void put(Map<String, Object> known, String name, @Nullable Object value) {
		if (value != null) {
			known.put(name, value);
		}
	}

	/**
	 * The same with what another telling of the stay adds. A planned end that was told
	 * later holds; what else is known already stays as it is.
	 * @param different gets the names of what was told otherwise
	 */
	StayFacts and(StayFacts more, List<String> different) {
		var all = new LinkedHashMap<String, Object>(known());
		more.known().forEach((name, value) -> {
			if (name.equals("plannedEndOn")) {
				all.put(name, value);
			}
			else if (!Objects.equals(all.putIfAbsent(name, value), value) && !Objects.equals(all.get(name), value)) {
				different.add(name);
			}
		});
		if (all.get("costPence") != null) {
			all.remove("costNotKnown");
		}
		return of(all);
	}

	/** The same with another planned end. */
	StayFacts plannedEnd(@Nullable LocalDate on) {
		var all = known();
		all.remove("plannedEndOn");
		put(all, "plannedEndOn", on);
		return of(all);
	}

	/** The days on which something was done, without the planned end. */
	Map<String, LocalDate> days() {
		var days = new LinkedHashMap<String, LocalDate>();
		known().forEach((name, value) -> {
			if (value instanceof LocalDate day && !name.equals("plannedEndOn")) {
				days.put(name, day);
			}
		});
		return days;
	}

	/** The first day that is known; null where none is. */
	@Nullable LocalDate first() {
		return days().values().stream().min(LocalDate::compareTo).orElse(plannedEndOn);
	}

	/** The same with where they go to. */
	StayFacts destination(@Nullable String to) {
		var all = known();
		put(all, "destination", to);
		return of(all);
	}

	/** What is told of one and not alike of another, by its name here. */
	List<String> differing(StayFacts other) {
		var one = known();
		var two = other.known();
		return new ArrayList<>(Stream.concat(one.keySet().stream(), two.keySet().stream())
			.distinct()
			.filter(name -> !Objects.equals(one.get(name), two.get(name)))
			.toList());
	}

}
