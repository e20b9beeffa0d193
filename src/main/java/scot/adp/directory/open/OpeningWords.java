package scot.adp.directory.open;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import scot.adp.directory.Hours;
import scot.adp.directory.HoursException;
import scot.adp.directory.OpenReason;
import scot.adp.directory.OpenState;
import scot.adp.directory.OpenWindow;
import scot.adp.directory.Opening;
import scot.adp.directory.PublishedService;
import scot.adp.directory.ServiceLists;
import scot.adp.shell.parts.PlainWords;

/** Says when something is open, as people would. */
public final class OpeningWords {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);

	private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM", Locale.UK);

	private static final DateTimeFormatter LONG_DAY = DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.UK);

	private static final int WEEK = 7;

	private final PlainWords words;

	private final ServiceLists lists;

	private final Instant now;

	private final LocalDate today;

	OpeningWords(PlainWords words, ServiceLists lists, Instant now) {
		this.words = words;
		this.lists = lists;
		this.now = now;
		this.today = LocalDate.ofInstant(now, Hours.ZONE);
	}

	/** How a service that was found stands. */
	State found(Search.Found found) {
		OpenWindow window = found.window();
		if (window != null && !window.holds(now)) {
			return new State("later", words.text("find-help.state.on", day(window.startsAt()), span(window)), "");
		}
		return state(found.entry().service(), found.times().at(), found.opening(), !found.sure());
	}

	/** How something stands now. */
	State state(PublishedService service, PublishedService.@Nullable At at, Opening opening, boolean unsure) {
		if (service.closedOn() != null && !service.closedOn().isAfter(today)) {
			return new State("closed", words.text("find-help.state.ended"), "");
		}
		if (unsure || opening.state() == OpenState.UNKNOWN) {
			return new State("unknown",
					words.text(service.phones().isEmpty() ? "find-help.state.ask" : "find-help.state.phone"),
					why(opening.reason(), null));
		}
		if (opening.state() == OpenState.OPEN) {
			@Nullable Instant until = opening.until();
			return new State(
					"open", (until == null || until.isAfter(now.plusSeconds(24 * 60 * 60)))
							? words.text("find-help.state.open") : words.text("find-help.state.until", time(until)),
					"");
		}
		@Nullable Instant next = opening.nextOpening();
		String why = (opening.reason() == OpenReason.NOT_NOW) ? "" : why(opening.reason(), opening.code());
		if (opening.reason() == OpenReason.PAUSED) {
			@Nullable LocalDate back = back(service, at);
			return new State("closed", (back != null) ? words.text("find-help.state.paused-until", DAY.format(back))
					: words.text("find-help.state.paused"), reason(opening.code()));
		}
		if (next == null) {
			return new State("closed", words.text("find-help.state.closed"), why);
		}
		return new State("later",
				LocalDate.ofInstant(next, Hours.ZONE).equals(today) ? words.text("find-help.state.opens", time(next))
						: words.text("find-help.state.opens-on", within(day(next)), time(next)),
				why);
	}

	/** The last day of the pause that holds; null where nobody knows. */
	private @Nullable LocalDate back(PublishedService service, PublishedService.@Nullable At at) {
		PublishedService.@Nullable Pause own = (at != null) ? at.pause() : null;
		return (own != null && own.holds(today)
				&& (service.pausedFrom() == null || service.pausedFrom().isAfter(today))) ? own.to()
						: service.pausedTo();
	}

	/** The days from today on, a line each. */
	List<Day> week(Entry.Times times) {
		return IntStream.range(0, WEEK).mapToObj(today::plusDays).map(day -> day(times, day)).toList();
	}

	/** When it is closed after the week, a line each. */
	List<String> ahead(PublishedService.HoursTold hours) {
		return hours.exceptions()
			.stream()
			.filter(it -> it.closed() && !it.to().isBefore(today.plusDays(WEEK)))
			.sorted(Comparator.comparing(HoursException::from))
			.map(it -> it.from().equals(it.to()) ? words.text("find-help.ahead.day", DAY.format(it.from()))
					: words.text("find-help.ahead", DAY.format(it.from()), DAY.format(it.to())))
			.toList();
	}

	private Day day(Entry.Times times, LocalDate day) {
		Instant from = day.atStartOfDay(Hours.ZONE).toInstant();
		Instant to = day.plusDays(1).atStartOfDay(Hours.ZONE).toInstant();
		var said = new ArrayList<String>();
		boolean open = false;
		for (OpenWindow window : times.windows()) {
			if (!window.startsAt().isBefore(to) || !window.endsAt().isAfter(from)) {
				continue;
			}
			if (window.state() == OpenState.OPEN) {
				// What began the evening before stands with that day.
				boolean begins = !window.startsAt().isBefore(from);
				if (begins || !window.endsAt().isBefore(to)) {
					open = true;
					said.add(begins ? span(window) : words.text("find-help.week.all-day"));
				}
			}
			else if (window.state() == OpenState.UNKNOWN) {
				said.add(words.text("find-help.week.unknown", lowered(why(window.reason(), window.code()))));
			}
			else {
				String why = why(window.reason(), window.code());
				said.add((window.code() != null) ? words.text("find-help.week.closed-why", lowered(why)) : why);
			}
		}
		String lines = said.isEmpty() ? words.text("find-help.week.closed")
				: String.join("; ", said.stream().distinct().toList());
		return new Day(day.equals(today) ? words.text("find-help.week.today") : LONG_DAY.format(day), lines, open);
	}

	/** Such as {@code 19:00 to 20:30}. */
	String span(OpenWindow window) {
		return words.text("find-help.span", time(window.startsAt()), time(window.endsAt()));
	}

	/** Why, in words; empty where there is nothing to say. */
	String why(@Nullable OpenReason reason, @Nullable String code) {
		if (code != null) {
			return reason(code);
		}
		return (reason != null) ? words.text("find-help.why." + reason.name()) : "";
	}

	private String reason(@Nullable String code) {
		return (code != null) ? lists.reasons().label(code) : "";
	}

	/** A day as it is called from today. */
	private String day(Instant moment) {
		LocalDate day = LocalDate.ofInstant(moment, Hours.ZONE);
		if (day.equals(today)) {
			return words.text("find-help.day.today");
		}
		if (day.equals(today.plusDays(1))) {
			return words.text("find-help.day.tomorrow");
		}
		return day.isBefore(today.plusDays(WEEK)) ? day.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.UK)
				: DAY.format(day);
	}

	/** A day within a sentence, where names of days keep their capital letter. */
	private String within(String day) {
		return day.equals(words.text("find-help.day.tomorrow")) ? lowered(day) : day;
	}

	/** A time by the clocks here; the end of a day is called so. */
	String time(Instant moment) {
		ZonedDateTime here = moment.atZone(Hours.ZONE);
		return (here.getHour() == 0 && here.getMinute() == 0) ? words.text("find-help.midnight") : TIME.format(here);
	}

	static String lowered(String words) {
		return words.isEmpty() || words.length() > 1 && Character.isUpperCase(words.charAt(1)) ? words
				: words.substring(0, 1).toLowerCase(Locale.UK) + words.substring(1);
	}

	/**
	 * How something stands.
	 *
	 * @param look open, later, closed or unknown, for its sign and colour
	 * @param why empty where there is nothing to say
	 */
	public record State(String look, String words, String why) {
	}

	/** A day of a week. */
	public record Day(String name, String hours, boolean open) {
	}

}
