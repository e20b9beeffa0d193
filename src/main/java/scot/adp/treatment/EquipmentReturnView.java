package scot.adp.treatment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import scot.adp.measures.spi.Period;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;

/**
 * What an outlet told of injecting equipment, in one of its versions.
 *
 * @param unit whose outlet it is
 * @param nil whether nothing was handed out
 * @param attendances how often people came; null where it was not told
 * @param bySex the attendances of each sex by code, as far as told
 * @param newPeople how many came for the first time; null where it was not told
 * @param items how many of each item by code, as far as told
 * @param returned how many used needles came back; null where it was not told
 * @param because why the version before was put right, a code; null of the first
 * @param afterSignOff whether it came after the figures of its days were signed
 * @param filedBy name and post
 */
public record EquipmentReturnView(EquipmentReturns.Id id, int version, Outlets.Id outlet, UnitId unit, Period period,
		boolean nil, @Nullable Integer attendances, Map<String, Integer> bySex, @Nullable Integer newPeople,
		Map<String, Integer> items, @Nullable Integer returned, @Nullable String because, boolean afterSignOff,
		OffsetDateTime filedAt, String filedBy) {

	/** All items together. */
	public long handedOut() {
		return items.values().stream().mapToLong(Integer::longValue).sum();
	}

	/**
	 * Items an attendance, to one place; null where attendances were not told or were
	 * none, or no item was told.
	 */
	public @Nullable BigDecimal itemsPerAttendance() {
		return (attendances == null || attendances == 0 || items.isEmpty()) ? null
				: BigDecimal.valueOf(handedOut()).divide(BigDecimal.valueOf(attendances), 1, RoundingMode.HALF_UP);
	}

	/** What is worth a look in it. */
	public List<Problem.Field> remarks() {
		return entry().remarks();
	}

	EquipmentEntry entry() {
		return new EquipmentEntry(outlet, period, nil, attendances, bySex, newPeople, items, returned, null, false);
	}

}
