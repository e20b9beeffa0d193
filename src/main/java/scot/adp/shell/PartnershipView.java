package scot.adp.shell;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What the public pages tell of who runs the program.
 *
 * @param name the partnership
 * @param team who answers, such as {@code ADP support team}
 * @param phone null where there is none
 * @param address null where there is none
 * @param answersWithin working days in which somebody answers
 * @param example whether the contact is still the example that the program came with
 */
public record PartnershipView(String name, String team, String email, @Nullable String phone, @Nullable String address,
		int answersWithin, boolean example, Accessibility accessibility, Privacy privacy) {

	/** How far the pages keep WCAG 2.2, level AA. */
	public enum Compliance {

		FULL, PARTIAL, NONE

	}

	/**
	 * The facts of the accessibility statement.
	 *
	 * @param prepared when it was first written
	 * @param reviewed when somebody last went through it
	 * @param checks what was tried and when
	 * @param untested what nobody has tried yet
	 * @param problems what is known not to work for everyone
	 */
	public record Accessibility(LocalDate prepared, LocalDate reviewed, Compliance compliance, List<Check> checks,
			List<String> untested, List<KnownProblem> problems) {
	}

	/** What was tried for the last time on a day. */
	public record Check(LocalDate on, String what) {
	}

	/**
	 * Something that does not work for everyone.
	 *
	 * @param instead how to get there otherwise; null where there is no way
	 * @param until when it is to be mended; null where no day is set
	 */
	public record KnownProblem(String what, @Nullable String instead, LocalDate since, @Nullable LocalDate until) {
	}

	/**
	 * The facts of the privacy notice.
	 *
	 * @param officer who answers for data protection and how to reach them
	 * @param kept what is kept and how long
	 */
	public record Privacy(LocalDate reviewed, String officer, List<Kept> kept) {
	}

	/** What is kept about somebody who signs in, and how long. */
	public record Kept(String what, String howLong) {
	}

}
