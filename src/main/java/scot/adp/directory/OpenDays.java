package scot.adp.directory;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * The days that hours depend on: holidays, and which days of a school year are term time.
 *
 * @param years the school years that are known
 */
public record OpenDays(Set<LocalDate> holidays, List<SchoolYear> years) {

	public OpenDays {
		holidays = Set.copyOf(holidays);
		years = List.copyOf(years);
	}

	/** Is another one for other days. */
	String mark() {
		var said = new StringBuilder().append(new TreeSet<>(holidays));
		years.forEach(it -> said.append(it.days()).append(it.terms()).append(new TreeSet<>(it.closed())));
		return UUID.nameUUIDFromBytes(said.toString().getBytes(StandardCharsets.UTF_8)).toString();
	}

	/** Whether a day is one of the holidays. */
	public boolean holiday(LocalDate day) {
		return holidays.contains(day);
	}

	/** Whether a day is term time; empty where no calendar of its year is there. */
	public Optional<Boolean> termTime(LocalDate day) {
		return years.stream()
			.filter(year -> year.days().holds(day))
			.findFirst()
			.map(year -> year.terms().stream().anyMatch(term -> term.holds(day)) && !year.closed().contains(day));
	}

	/**
	 * A school year.
	 *
	 * @param days all of its days, holidays too
	 * @param closed days within terms on which schools are closed
	 */
	public record SchoolYear(Span days, List<Span> terms, Set<LocalDate> closed) {
	}

	/** Some days, the first and the last among them. */
	public record Span(LocalDate from, LocalDate to) {

		boolean holds(LocalDate day) {
			return !day.isBefore(from) && !day.isAfter(to);
		}

	}

}
