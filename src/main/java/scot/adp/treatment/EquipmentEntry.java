package scot.adp.treatment;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import scot.adp.measures.spi.Period;
import scot.adp.platform.Problem;

/**
 * What an outlet tells of a month or a quarter. A number that is null, or an item that is
 * left out, was not told, which is not nought.
 *
 * @param nil whether nothing was handed out at all; then no number is told
 * @param attendances how often people came
 * @param bySex how many of the attendances were of each sex, by code, as far as told
 * @param newPeople how many people came for the first time
 * @param items how many of each item were handed out, by code
 * @param returned how many used needles came back
 * @param because why what was filed before is put right, a code; null of a first return
 * @param confirmed whether somebody said that it is right though it is unusual
 */
public record EquipmentEntry(Outlets.Id outlet, Period period, boolean nil, @Nullable Integer attendances,
		Map<String, Integer> bySex, @Nullable Integer newPeople, Map<String, Integer> items, @Nullable Integer returned,
		@Nullable String because, boolean confirmed) {

	public EquipmentEntry {
		bySex = Map.copyOf(bySex);
		items = Map.copyOf(items);
	}

	/** Nothing was handed out. */
	public static EquipmentEntry nil(Outlets.Id outlet, Period period, @Nullable String because) {
		return new EquipmentEntry(outlet, period, true, null, Map.of(), null, Map.of(), null, because, false);
	}

	/** The same, put right for a reason. */
	EquipmentEntry because(@Nullable String reason) {
		return new EquipmentEntry(outlet, period, nil, attendances, bySex, newPeople, items, returned, reason,
				confirmed);
	}

	/** The same, and somebody said that it is right. */
	public EquipmentEntry sure() {
		return new EquipmentEntry(outlet, period, nil, attendances, bySex, newPeople, items, returned, because, true);
	}

	/** Whether it tells no number at all. */
	boolean empty() {
		return numbers().findAny().isEmpty();
	}

	/** All numbers that it tells. */
	Stream<Integer> numbers() {
		return Stream
			.of(Stream.ofNullable(attendances), bySex.values().stream(), Stream.ofNullable(newPeople),
					items.values().stream(), Stream.ofNullable(returned))
			.flatMap(it -> it);
	}

	/** As it is kept: nil goes without the noughts that somebody wrote beside it. */
	EquipmentEntry kept() {
		return nil ? nil(outlet, period, because) : new EquipmentEntry(outlet, period, false, attendances, bySex,
				newPeople, items, returned, because, false);
	}

	/** What is worth a look, though it was published like that once. */
	List<Problem.Field> remarks() {
		boolean nobody = attendances != null && attendances == 0;
		boolean handedOut = items.values().stream().anyMatch(number -> number > 0);
		return new Problem.Faults()
			.when(!nil && nobody && handedOut, "attendances",
					"Nobody came, and yet something was handed out. Look again whether both are right.",
					"ITEMS_WITHOUT_ATTENDANCES")
			.when(!nil && nobody && !handedOut, "nil",
					"If nothing was handed out, say so: nought and nothing said are not the same.", "NIL_NOT_SAID")
			.noted();
	}

	/** Whether a return says the same. */
	boolean says(EquipmentReturnView filed) {
		return kept().because(null).equals(filed.entry());
	}

}
