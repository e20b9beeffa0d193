package scot.adp.shell.spi;

import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import scot.adp.identity.Caller;
import scot.adp.shell.parts.Words;

/** Contributes to the two lists of Today, the most pressing first. */
public interface WorkItems {

	/** What the reader must do, and what they wait for others to do. */
	Work of(Asked asked);

	/** Where its items stand among those of others, the lowest first. */
	default int order() {
		return 50;
	}

	/**
	 * Whether its items also stand on the page that a unit's lead begins with, which
	 * shows by itself what the plans ask.
	 */
	default boolean ofUnits() {
		return false;
	}

	/**
	 * Work that shows while something is open: one item with its number.
	 * @param to whom it is for
	 * @param open how many wait
	 * @param words where its words begin: the key itself tells what it concerns, and
	 * {@code .title}, which is given the number, {@code .detail} and {@code .verb} follow
	 * @param href where it is done, within the program
	 */
	static WorkItems reminder(Predicate<Caller> to, IntSupplier open, String words, String href) {
		return reminder(to, () -> {
			int waiting = open.getAsInt();
			return (waiting == 0) ? Optional.empty() : Optional.of(WorkItem.plain(Words.of(words),
					Words.of(words + ".title", waiting), Words.of(words + ".detail"), Words.of(words + ".verb"), href));
		});
	}

	/**
	 * Work of one item that shows at times.
	 * @param to whom it is for
	 * @param item what is to do; empty where nothing is
	 */
	static WorkItems reminder(Predicate<Caller> to, Supplier<Optional<WorkItem>> item) {
		return new WorkItems() {

			@Override
			public Work of(Asked asked) {
				return to.test(asked.reader()) ? Work.mine(Found.first(item.get().stream().toList(), 1)) : Work.NONE;
			}

			@Override
			public int order() {
				return 20;
			}
		};
	}

	/**
	 * Whose work is asked for.
	 *
	 * @param reader the signed-in person
	 * @param wholeTeam for the support team: what any of them must do
	 * @param limit the most items wanted of each list
	 */
	record Asked(Caller reader, boolean wholeTeam, int limit) {
	}

	/**
	 * The work of one kind.
	 *
	 * @param mine what the reader must do
	 * @param waiting what the reader waits for others to do; nothing for most
	 */
	record Work(Found mine, Found waiting) {

		/** Nothing to do. */
		public static final Work NONE = new Work(Found.NONE, Found.NONE);

		/** What the reader must do, and nothing to wait for. */
		public static Work mine(Found mine) {
			return new Work(mine, Found.NONE);
		}

	}

	/**
	 * Some items of a list.
	 *
	 * @param total how many there are in all
	 * @param together what can be done for all of them at once, or null
	 */
	record Found(List<WorkItem> items, int total, WorkItem.@Nullable Verb together) {

		/** Nothing to do. */
		public static final Found NONE = new Found(List.of(), 0);

		/** Items that are done one by one. */
		public Found(List<WorkItem> items, int total) {
			this(items, total, null);
		}

		/** The first of all items. */
		public static Found first(List<WorkItem> all, int limit) {
			return new Found(all.stream().limit(limit).toList(), all.size());
		}

	}

}
