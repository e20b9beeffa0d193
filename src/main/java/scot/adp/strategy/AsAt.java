package scot.adp.strategy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import scot.adp.exchange.ListExport;
import scot.adp.platform.Problem;

/**
 * The day as at which plans are read. Whatever the services of this module read within
 * {@link #on} is what was known at the end of that day; the views tell the day again, so
 * that what is read from them later can be read as at the same one.
 */
public final class AsAt {

	private static final ScopedValue<Optional<LocalDate>> DAY = ScopedValue.newInstance();

	/**
	 * Before any partnership planned anything, and within what a database knows as a day.
	 */
	private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);

	private AsAt() {
	}

	/** The day that holds here, or null for now. */
	public static @Nullable LocalDate day() {
		return DAY.isBound() ? DAY.get().orElse(null) : null;
	}

	/**
	 * The day that counts as today: the one that holds here or else the clock's.
	 * @throws Problem where nothing can be known of it
	 */
	public static LocalDate today(Clock clock) {
		LocalDate today = LocalDate.now(clock);
		@Nullable LocalDate day = day();
		if (day != null && day.isAfter(today)) {
			throw Problem.invalid("asAt", "Choose today or an earlier day; nothing is known of %s yet.".formatted(day));
		}
		if (day != null && day.isBefore(FIRST)) {
			throw Problem.invalid("asAt", "Choose a day from %s on.".formatted(FIRST));
		}
		return (day != null) ? day : today;
	}

	/**
	 * Reads as at a day.
	 * @param day null for now
	 * @throws Problem from the first reading, where the day lies in the future
	 */
	public static <T> T on(@Nullable LocalDate day, Supplier<T> reading) {
		return ScopedValue.where(DAY, Optional.ofNullable(day)).call(reading::get);
	}

	/** Does something, such as showing a page, as at a day. */
	public static void show(@Nullable LocalDate day, Runnable showing) {
		ScopedValue.where(DAY, Optional.ofNullable(day)).run(showing);
	}

	/**
	 * A list whose rows are read as at a day whenever they are saved, and whose notes say
	 * so.
	 * @param day null for now
	 */
	public static <T> ListExport<T> list(@Nullable LocalDate day, ListExport<T> list) {
		if (day == null) {
			return list;
		}
		var about = new ArrayList<>(list.about());
		about.addFirst("As at %s: what was known at the end of that day.".formatted(day));
		var filter = new HashMap<>(list.filter());
		filter.put("asAt", day.toString());
		return new ListExport<>(list.name(), list.title(), about, list.columns(),
				(offset, limit) -> on(day, () -> list.rows().page(offset, limit)),
				() -> on(day, () -> list.count().getAsInt()), filter, list.address(), list.ofPersons());
	}

	/**
	 * Reads something for each of many things, each as at its own day.
	 * @param day the day of a thing, or null for now
	 * @param reading reads for all things of one day at once
	 */
	public static <K, V> Map<K, V> each(Collection<K> things, Function<? super K, @Nullable LocalDate> day,
			Function<List<K>, Map<K, V>> reading) {
		var byDay = things.stream()
			.distinct()
			.collect(Collectors.groupingBy(thing -> Optional.ofNullable(day.apply(thing))));
		var found = new HashMap<K, V>();
		byDay.forEach((at, those) -> found.putAll(on(at.orElse(null), () -> reading.apply(those))));
		return found;
	}

}
