package scot.adp.activities;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/**
 * What counts say of people, by the counting mode of a programme. Attendances are heads,
 * summed; people are each told once, and only where the mode can know them. They are
 * never added across periods, places or programmes.
 */
final class Counting {

	private static final Comparator<Present> IN_TIME = Comparator.comparing(Present::on)
		.thenComparingInt(Present::startsAt);

	private Counting() {
	}

	/** Of how many people so many heads can be: from the largest session to their sum. */
	static Between between(List<Present> sessions) {
		return new Between(sessions.stream().mapToInt(Present::present).max().orElse(0),
				sessions.stream().mapToInt(Present::present).sum());
	}

	/**
	 * The first session, in their order of time, at which more were there than had ever
	 * come by then, or more for the first time than were there; empty where all fit.
	 * @param sessions of one programme and one year
	 */
	static Optional<Present> misfit(List<Present> sessions) {
		int people = 0;
		for (Present session : sessions.stream().sorted(IN_TIME).toList()) {
			people += session.firstTimers();
			if (session.firstTimers() > session.present() || people < session.present()) {
				return Optional.of(session);
			}
		}
		return Optional.empty();
	}

	/** How many people had come by each session, in their order of time. */
	static List<Integer> running(List<Present> sessions) {
		var ordered = sessions.stream().sorted(IN_TIME).map(Present::firstTimers).toList();
		return IntStream.rangeClosed(1, ordered.size())
			.mapToObj(n -> ordered.subList(0, n).stream().mapToInt(Integer::intValue).sum())
			.toList();
	}

	/**
	 * What is known where people are told apart: attendances are heads, of whom no
	 * session has fewer than are told apart; people are the keys, each once. Heads that
	 * are not told apart may be other people, or the same again.
	 */
	static Attended attended(List<Keyed> sessions) {
		int attendances = 0;
		int told = 0;
		int most = 0;
		var people = new HashSet<String>();
		for (Keyed session : sessions) {
			int heads = Math.max(session.heads(), session.people().size());
			attendances += heads;
			told += session.people().size();
			most = Math.max(most, heads);
			people.addAll(session.people());
		}
		return new Attended(attendances, people.size(), range(people.size(), told, attendances, most));
	}

	/** Between how many people lie of whom some are told apart. */
	static Between range(int people, int toldApart, int attendances, int most) {
		return new Between(Math.max(people, most), people + attendances - toldApart);
	}

	/**
	 * The share of a register that was there: of all who are on it, whether or not
	 * anybody was marked as absent.
	 */
	static @Nullable BigDecimal ofRegister(int present, int register) {
		return Shares.percent(present, register);
	}

	/** Of whom a cohort tells: those who enrolled, and how many completed. */
	static @Nullable BigDecimal completion(int completed, int enrolled) {
		return Shares.percent(completed, enrolled);
	}

	/**
	 * Heads at a session.
	 *
	 * @param startsAt the minute of the day at which it began; 0 where nobody said
	 * @param firstTimers how many were there for the first time in the year
	 */
	record Present(LocalDate on, int startsAt, int present, int firstTimers) {
	}

	/**
	 * Who was at a session where people are told apart.
	 *
	 * @param heads all who were there
	 * @param people their keys, as far as they are told apart
	 */
	record Keyed(int heads, Set<String> people) {
	}

	/**
	 * What is known of sessions at which people are told apart.
	 *
	 * @param people how many were told apart, each once
	 * @param between how many people there were at all
	 */
	record Attended(int attendances, int people, Between between) {
	}

	/**
	 * What a number lies between, both counted.
	 */
	public record Between(int least, int most) {
	}

}
