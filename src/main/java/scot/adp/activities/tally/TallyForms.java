package scot.adp.activities.tally;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;
import scot.adp.activities.ActivityLists;
import scot.adp.activities.SessionView;
import scot.adp.activities.TallyRules;
import scot.adp.activities.TallyRules.Heads;
import scot.adp.activities.tally.CountForm.Count;
import scot.adp.activities.tally.CountForm.Fault;
import scot.adp.activities.tally.CountForm.Option;
import scot.adp.platform.Problem;
import scot.adp.shell.parts.PlainWords;

/** Puts what is counted, and what was, into forms and words. */
@Component
@ConditionalOnWebApplication
class TallyForms {

	private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.UK);

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);

	private static final String CONFIRM = "CONFIRM";

	/** Faults of these stand with fields of other names. */
	private static final Set<String> OF_THE_DAY = Set.of("happenedOn", "starts", "ends", "minutes");

	private final PlainWords words;

	private final TallyRules rules;

	private final ActivityLists lists;

	TallyForms(PlainWords words, TallyRules rules, ActivityLists lists) {
		this.words = words;
		this.rules = rules;
		this.lists = lists;
	}

	/**
	 * A form.
	 * @param of what is counted
	 * @param problem what was wrong with what was typed; null where nothing was sent
	 */
	CountForm form(What of, Typed typed, @Nullable Problem problem, LocalDate today) {
		var first = rules.first(of.audience());
		var others = Heads.besides(first);
		var faults = faults(problem);
		boolean asked = problem != null && problem.fields().stream().anyMatch(it -> CONFIRM.equals(it.reason()));
		boolean aside = faults.stream().anyMatch(it -> Set.of("on", "place").contains(it.field()));
		return new CountForm(of.action(), of.heading(), of.when(), of.where(), of.fresh(), typed.key(), typed.on(),
				today.toString(),
				of.sites()
					.stream()
					.map(it -> new Option(it.value(), it.label(), it.value().equals(typed.place())))
					.toList(),
				of.siteFirst(), counts(first, typed, faults),
				of.firstTimers() ? count(Typed.FIRST_TIMERS, typed, faults) : null,
				List.of(count(Typed.CONTACTS, typed, faults), count(Typed.HANDED_OUT, typed, faults)),
				counts(others, typed, faults), reasons(typed, today), faults, asked,
				new CountForm.Open(aside, typed.any(others), !typed.run()));
	}

	private List<Count> counts(List<Heads> some, Typed typed, List<Fault> faults) {
		return some.stream().map(it -> count(it.field(), typed, faults)).toList();
	}

	private Count count(String name, Typed typed, List<Fault> faults) {
		return new Count(name, words.text("tally.count." + name), typed.number(name),
				faults.stream().filter(it -> it.field().equals(name)).map(Fault::words).findFirst().orElse(null));
	}

	private List<Option> reasons(Typed typed, LocalDate today) {
		return lists.of(ActivityLists.Kind.REASON)
			.on(today)
			.stream()
			.map(it -> new Option(it.code(), it.label(), it.code().equals(typed.reason())))
			.toList();
	}

	/** What is wrong, each with the field of the page that it is about. */
	private List<Fault> faults(@Nullable Problem problem) {
		if (problem == null) {
			return List.of();
		}
		if (problem.fields().isEmpty()) {
			return List.of(new Fault("", String.valueOf(problem.getMessage())));
		}
		var faults = new ArrayList<Fault>();
		for (Problem.Field it : problem.fields()) {
			faults.add(new Fault(field(it.path()), it.message()));
		}
		return List.copyOf(faults);
	}

	private String field(String path) {
		if (OF_THE_DAY.contains(path)) {
			return "on";
		}
		return switch (path) {
			case "place" -> "place";
			case "didNotRun" -> "reason";
			case "tallies" -> "";
			default -> isCount(path) ? path : "";
		};
	}

	private static boolean isCount(String path) {
		return List.of(Typed.FIRST_TIMERS, Typed.CONTACTS, Typed.HANDED_OUT).contains(path)
				|| java.util.Arrays.stream(Heads.values()).anyMatch(it -> it.field().equals(path));
	}

	/** What is told of a count that nobody can take. */
	String refusal(Problem problem) {
		return problem.fields().isEmpty() ? String.valueOf(problem.getMessage())
				: String.join(" ", problem.fields().stream().map(Problem.Field::message).distinct().toList());
	}

	/** Such as {@code Saved: 23 at Irvine Beach, Friday 27 November, 19:00 to 21:00}. */
	String saved(SessionView it, @Nullable String place) {
		String where = (place != null) ? place : it.title();
		String day = when(it.happenedOn(), it.starts(), it.ends());
		return switch (it.state()) {
			case DID_NOT_RUN -> words.text("tally.saved.not", where, day,
					(it.reason() != null) ? lists.of(ActivityLists.Kind.REASON).label(it.reason()) : "");
			case STRUCK, MERGED -> words.text("tally.saved.gone", where, day);
			case HELD, TO_CHECK -> held(it, where, day);
		};
	}

	private String held(SessionView it, String where, String day) {
		int contacts = (it.contacts() != null) ? it.contacts() : 0;
		if (!it.counted()) {
			return words.text("tally.saved.contacts", contacts, where, day);
		}
		return (it.contacts() != null) ? words.text("tally.saved.both", it.present(), contacts, where, day)
				: words.text("tally.saved", it.present(), where, day);
	}

	/** Such as {@code Friday 27 November, 19:00 to 21:00}. */
	String when(LocalDate day, @Nullable LocalTime starts, @Nullable LocalTime ends) {
		return (starts == null || ends == null) ? DAY.format(day)
				: words.text("tally.when", DAY.format(day), TIME.format(starts), TIME.format(ends));
	}

	/** Such as {@code 19:00 to 21:00}. */
	String times(LocalTime starts, LocalTime ends) {
		return words.text("tally.times", TIME.format(starts), TIME.format(ends));
	}

	/** Such as {@code Friday 27 November}. */
	static String day(LocalDate day) {
		return DAY.format(day);
	}

	/**
	 * What is counted.
	 *
	 * @param audience whom it is for, a code
	 * @param fresh whether a new count is told
	 * @param firstTimers whether it is asked who was there for the first time
	 * @param sites where it may have been; none where that is clear
	 * @param siteFirst whether the site has to be chosen
	 */
	record What(String action, String heading, String when, String where, String audience, boolean fresh,
			boolean firstTimers, List<Option> sites, boolean siteFirst) {
	}

}
