package scot.adp.activities.tally;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import scot.adp.activities.Cards;
import scot.adp.activities.SessionView;
import scot.adp.activities.Tallies;
import scot.adp.activities.TallyRules;
import scot.adp.directory.PlaceId;
import scot.adp.platform.Problem;
import scot.adp.platform.reading.Days;

/**
 * What somebody typed into a form to count by, as it stands there.
 *
 * @param key of the change; a fresh one where none was sent
 * @param numbers by the names of the fields
 * @param run whether it was held; what was pressed says so
 * @param step which number is to be one more or one less; empty for none
 */
record Typed(String key, String on, String place, Map<String, String> numbers, boolean run, String reason,
		boolean confirmed, String step) {

	static final String FIRST_TIMERS = "firstTimers";

	static final String CONTACTS = "contacts";

	static final String HANDED_OUT = "handedOut";

	private static final List<String> THINGS = List.of(FIRST_TIMERS, CONTACTS, HANDED_OUT);

	private static final Pattern STEP = Pattern.compile("([a-zA-Z]{1,20})([+-])1");

	private static final String NUMBER = "\\d{1,7}";

	/** Longer is no number of anybody. */
	private static final int KEPT = 30;

	static Typed of(Map<String, String> sent) {
		var numbers = new HashMap<String, String>();
		fields().forEach(name -> numbers.put(name, shortened(sent.getOrDefault(name, ""))));
		String key = sent.getOrDefault("key", "");
		return new Typed(key.matches("[0-9a-f-]{36}") ? key : UUID.randomUUID().toString(),
				shortened(sent.getOrDefault("on", "")), sent.getOrDefault("place", ""), Map.copyOf(numbers),
				!"no".equals(sent.get("run")), sent.getOrDefault("reason", ""), sent.containsKey("confirmed"),
				sent.getOrDefault("step", ""));
	}

	/** Nothing yet, on a day. */
	static Typed fresh(LocalDate on) {
		return of(Map.of("on", on.toString()));
	}

	/** What is told of a session now. */
	static Typed of(SessionView it) {
		var sent = new HashMap<String, String>();
		for (var heads : TallyRules.Heads.values()) {
			put(sent, heads.field(), heads.of(it.tallies()));
		}
		put(sent, FIRST_TIMERS, it.firstTimers());
		put(sent, CONTACTS, it.contacts());
		put(sent, HANDED_OUT, it.handedOut());
		sent.put("on", it.happenedOn().toString());
		if (it.place() != null) {
			sent.put("place", it.place().value().toString());
		}
		if (it.state() == SessionView.State.DID_NOT_RUN && it.reason() != null) {
			sent.put("run", "no");
			sent.put("reason", it.reason());
		}
		return of(sent);
	}

	private static void put(Map<String, String> sent, String name, @Nullable Integer number) {
		if (number != null) {
			sent.put(name, String.valueOf(number));
		}
	}

	private static List<String> fields() {
		return java.util.stream.Stream
			.concat(java.util.Arrays.stream(TallyRules.Heads.values()).map(TallyRules.Heads::field), THINGS.stream())
			.toList();
	}

	private static String shortened(String text) {
		String stripped = text.strip();
		return (stripped.length() > KEPT) ? stripped.substring(0, KEPT) : stripped;
	}

	String number(String name) {
		return numbers.getOrDefault(name, "");
	}

	/** Whether one of some numbers is typed. */
	boolean any(List<TallyRules.Heads> some) {
		return some.stream().anyMatch(it -> !number(it.field()).isEmpty());
	}

	/** The same with one number one more or one less, never less than nought. */
	Typed stepped() {
		Matcher asked = STEP.matcher(step);
		if (!asked.matches() || !numbers.containsKey(asked.group(1))) {
			return this;
		}
		String now = number(asked.group(1));
		int number = now.matches(NUMBER) ? Integer.parseInt(now) : 0;
		var then = new HashMap<>(numbers);
		then.put(asked.group(1), String.valueOf(Math.max(0, number + (asked.group(2).equals("+") ? 1 : -1))));
		return new Typed(key, on, place, Map.copyOf(then), run, reason, confirmed, "");
	}

	/**
	 * What is told.
	 * @throws Problem where a number or the day is none, all of them together
	 */
	Cards.Count count() {
		var faults = new Problem.Faults();
		numbers.forEach((name, typed) -> faults.when(!typed.isEmpty() && !typed.matches(NUMBER), name,
				"Give a whole number, such as 23."));
		@Nullable LocalDate day = on.isEmpty() ? null : Days.read(on).found().orElse(null);
		faults.when(day == null, "happenedOn", on.isEmpty() ? "Say on which day it was." : Days.FAULT);
		faults.when(!run && reason.isEmpty(), "didNotRun", "Choose why it did not run.");
		faults.raise();
		return new Cards.Count(site(), day, TallyRules.Heads.tallies(it -> read(it.field())), read(FIRST_TIMERS),
				read(CONTACTS), read(HANDED_OUT), run ? null : reason, confirmed);
	}

	private @Nullable PlaceId site() {
		try {
			return place.isEmpty() ? null : new PlaceId(UUID.fromString(place));
		}
		catch (IllegalArgumentException ex) {
			throw Problem.invalid("place", "Choose one of the sites.");
		}
	}

	private @Nullable Integer read(String name) {
		String typed = number(name);
		return typed.isEmpty() ? null : Integer.valueOf(typed);
	}

	/** Whether nothing was counted that could be. */
	static boolean empty(Cards.Count it) {
		Tallies tallies = it.tallies();
		return it.didNotRun() == null && !tallies.counted() && it.contacts() == null;
	}

}
