package scot.adp.directory;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/**
 * Counts working days: Monday to Friday without the holidays that the partnership lists.
 */
public final class WorkingDays {

	private final Set<LocalDate> holidays;

	private final Map<LocalDate, String> names;

	public WorkingDays(Collection<LocalDate> holidays) {
		this(holidays, Map.of());
	}

	WorkingDays(Collection<LocalDate> holidays, Map<LocalDate, String> names) {
		this.holidays = Set.copyOf(holidays);
		this.names = Map.copyOf(names);
	}

	/** What a holiday is called; empty where it has no name. */
	String name(LocalDate holiday) {
		return names.getOrDefault(holiday, "");
	}

	/** The holidays that the partnership lists. */
	public Set<LocalDate> holidays() {
		return holidays;
	}

	public boolean isWorkingDay(LocalDate day) {
		return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY
				&& !holidays.contains(day);
	}

	/**
	 * The day that lies the given number of working days before another, which itself
	 * does not count.
	 * @param day any day
	 * @param count 0 or more; 0 gives the day itself
	 */
	public LocalDate before(LocalDate day, int count) {
		return step(day, count, -1);
	}

	/** The day that lies the given number of working days after another. */
	public LocalDate after(LocalDate day, int count) {
		return step(day, count, 1);
	}

	private LocalDate step(LocalDate day, int count, int direction) {
		var found = day;
		for (int left = count; left > 0;) {
			found = found.plusDays(direction);
			if (isWorkingDay(found)) {
				left--;
			}
		}
		return found;
	}

}
