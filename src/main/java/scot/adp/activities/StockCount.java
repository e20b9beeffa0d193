package scot.adp.activities;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What lies at one outlet of one resource, by what was placed, returned and counted there
 * in the order of the days, and of one day as it was told. What was counted holds,
 * whatever was there before. There is never less than nothing.
 */
final class StockCount {

	private static final Comparator<Move> IN_TIME = Comparator.comparing(Move::on);

	private StockCount() {
	}

	/** How much lies there behind all of them. */
	static int level(List<Move> moves) {
		return moves.stream().sorted(IN_TIME).reduce(0, StockCount::after, (one, other) -> other);
	}

	/** The first that takes more away than lay there; empty where all fit. */
	static Optional<Short> tooMany(List<Move> moves) {
		int level = 0;
		for (Move move : moves.stream().sorted(IN_TIME).toList()) {
			int after = after(level, move);
			if (after < 0) {
				return Optional.of(new Short(move, level));
			}
			level = after;
		}
		return Optional.empty();
	}

	/** How many were placed and not returned: put there, and not read. */
	static int placedNet(List<Move> moves) {
		return moves.stream().mapToInt(it -> switch (it.movement()) {
			case PLACED -> it.number();
			case RETURNED -> -it.number();
			case COUNTED -> 0;
		}).sum();
	}

	/**
	 * Whether an outlet is stocked with it on a day.
	 * @param lastOn when it was last placed or counted there
	 * @param days for how long that tells anything
	 */
	static boolean stocked(int level, LocalDate lastOn, LocalDate day, int days) {
		return level > 0 && !lastOn.isBefore(day.minusDays(days));
	}

	private static int after(int level, Move move) {
		return switch (move.movement()) {
			case PLACED -> level + move.number();
			case RETURNED -> level - move.number();
			case COUNTED -> move.number();
		};
	}

	/** Something that was told of it. */
	record Move(LocalDate on, ResourceStock.Movement movement, int number) {
	}

	/**
	 * More was taken away than was there.
	 *
	 * @param there how much there was
	 */
	record Short(Move move, int there) {
	}

}
