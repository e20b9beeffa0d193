package scot.adp.treatment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * How many kits of one route an outlet has, as far as was told: what the last count found
 * and what happened after it. Below nought somebody forgot to tell of kits that came.
 *
 * @param countedOn the day of the last count; null where nobody ever counted
 * @param reorderLevel below how many more are to be ordered
 * @param batches what is left of each batch whose expiry is known, the first to expire
 * first, if the oldest are handed out first
 */
public record StockLevel(Outlets.Id outlet, String route, int kits, @Nullable LocalDate countedOn, int reorderLevel,
		List<Batch> batches) {

	public StockLevel {
		batches = List.copyOf(batches);
	}

	/** Whether more are to be ordered. */
	public boolean low() {
		return kits < reorderLevel;
	}

	/** How many kits expire up to a day, those that did already among them. */
	public int expiringBy(LocalDate day) {
		return batches.stream().filter(batch -> !batch.expiresOn().isAfter(day)).mapToInt(Batch::kits).sum();
	}

	/**
	 * What is left of batches, if the oldest are handed out first: those that expire last
	 * are the ones that are there.
	 * @param kits how many there are in all
	 * @param received what came of each batch, less what is known to have gone of it
	 */
	static List<Batch> left(int kits, List<Batch> received) {
		int rest = kits;
		var left = new ArrayList<Batch>();
		for (Batch batch : received.stream().sorted(Comparator.comparing(Batch::expiresOn).reversed()).toList()) {
			int there = Math.min(rest, batch.kits());
			if (there > 0) {
				left.addFirst(new Batch(batch.batch(), batch.expiresOn(), there));
				rest -= there;
			}
		}
		return left;
	}

	/**
	 * Kits of one batch.
	 *
	 * @param batch as it is printed on them; null where that was not told
	 */
	public record Batch(@Nullable String batch, LocalDate expiresOn, int kits) {
	}

}
