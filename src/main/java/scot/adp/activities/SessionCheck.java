package scot.adp.activities;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import scot.adp.directory.OpenDays;
import scot.adp.directory.Partners;
import scot.adp.directory.PlaceCatalogue;
import scot.adp.directory.PlaceId;
import scot.adp.directory.PlacePosition;
import scot.adp.directory.PlaceView;
import scot.adp.directory.ServiceLists;
import scot.adp.measures.spi.SignedOff;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;

/**
 * What is wrong with sessions, what is only unusual and what is worth a look: in few
 * statements for any number of them, whichever door they come by. What is told never
 * repeats what was sent.
 */
@Component
class SessionCheck {

	/** Somebody has to say that it is right. */
	static final String CONFIRM = "CONFIRM";

	/** Nobody could have come so often for the first time. */
	static final String MORE_THAN_CAME = "MORE_THAN_CAME";

	private static final String SCHOOL_LESSON = "SCHOOL_LESSON";

	/** A title with a name, or two words that begin with capitals. */
	private static final Pattern NAME = Pattern
		.compile("\\b(Mr|Mrs|Ms|Miss|Dr)\\.? \\p{Lu}|\\b\\p{Lu}\\p{Ll}+ (Mc|Mac|O')?\\p{Lu}\\p{Ll}+\\b");

	private final SessionStore store;

	private final SeriesStore series;

	private final ProgrammeStore programmes;

	private final ActivityRules rules;

	private final PlaceCatalogue places;

	private final Partners partners;

	private final ServiceLists hours;

	private final ParticipantStore participants;

	private final SeriesCounts told;

	private final SignedOff signedOff;

	private final Clock clock;

	SessionCheck(SessionStore store, SeriesStore series, ProgrammeStore programmes, ActivityRules rules,
			PlaceCatalogue places, Partners partners, ServiceLists hours, ParticipantStore participants,
			SeriesCounts told, SignedOff signedOff, Clock clock) {
		this.store = store;
		this.series = series;
		this.programmes = programmes;
		this.rules = rules;
		this.places = places;
		this.partners = partners;
		this.hours = hours;
		this.participants = participants;
		this.told = told;
		this.signedOff = signedOff;
		this.clock = clock;
	}

	/**
	 * Checks sessions.
	 * @param by who tells of them
	 * @param instead the session that is changed; null where all are new
	 * @return each in its place
	 */
	List<Checked> of(List<SessionEntry> sent, By by, @Nullable SessionView instead) {
		var entries = sent.stream().map(SessionEntry::stripped).toList();
		var known = known(entries, instead);
		var drafts = new ArrayList<Draft>(entries.size());
		for (int i = 0; i < entries.size(); i++) {
			drafts.add(draft(i, entries.get(i), by, known));
		}
		drafts.forEach(SessionCheck::checkKeyed);
		if (instead != null) {
			drafts.forEach(it -> checkToldApart(it, instead));
		}
		if (by.how() != SessionView.How.CARD) {
			checkUsual(drafts, known);
		}
		checkReferences(drafts, instead);
		checkOthers(drafts, known, instead);
		var signed = signedOff.days(SessionNews.SESSIONS);
		return drafts.stream().map(it -> it.checked(by, known, signed, instead)).toList();
	}

	private Known known(List<SessionEntry> entries, @Nullable SessionView instead) {
		var found = series.byIds(distinct(entries.stream().map(SessionEntry::series)));
		var of = programmes.byIds(distinct(Stream.concat(entries.stream().map(SessionEntry::programme),
				found.values().stream().map(SeriesView::programme))));
		var where = distinct(Stream.concat(entries.stream().map(SessionEntry::place),
				found.values().stream().map(SeriesView::place)));
		var units = new HashSet<UnitId>(found.values().stream().flatMap(it -> it.agencies().stream()).toList());
		entries.stream().map(SessionEntry::agencies).filter(Objects::nonNull).forEach(units::addAll);
		return new Known(found, of, places.byIds(where), units.isEmpty() ? Set.of() : partners.units(units).keySet(),
				hours.days(), told.said(found.keySet()), LocalDate.now(clock));
	}

	private static <T> List<T> distinct(Stream<@Nullable T> some) {
		return some.filter(Objects::nonNull).distinct().toList();
	}

	private Draft draft(int line, SessionEntry entry, By by, Known known) {
		var faults = new Problem.Faults();
		@Nullable SeriesView of = (entry.series() != null) ? known.series().get(entry.series()) : null;
		faults.when(entry.series() != null && of == null, "series", "There is no such series.");
		Programmes.@Nullable Id named = (entry.programme() != null) ? entry.programme()
				: (of != null) ? of.programme() : null;
		@Nullable ProgrammeView programme = (named != null) ? known.programmes().get(named) : null;
		faults
			.when(programme == null && faults.noted().isEmpty(), "programme",
					(named != null) ? "There is no such programme." : "Say which programme it is a session of.")
			.when(programme != null && of != null && !of.programme().equals(programme.id()), "series",
					"This series is one of another programme.");
		@Nullable UnitId unit = (programme != null) ? unit(entry, of, programme, by, faults) : null;
		var draft = new Draft(line, entry, of, programme, unit, faults);
		checkWhen(draft, known);
		if (entry.didNotRun() != null) {
			checkNot(draft, known);
		}
		else {
			checkCounts(draft, known);
		}
		checkWhere(draft, by, known);
		faults.when(entry.note() != null && by.how() == SessionView.How.CARD, "note", "A card takes no notes.")
			.text(entry.note(), SessionEntry.NOTE_LIMIT, "note")
			.when(entry.reference() != null && !entry.reference().matches("\\S{1,40}"), "reference",
					"Give at most 40 characters without blanks.")
			.when(entry.courseCode() != null && !entry.courseCode().matches("[A-Za-z0-9.-]{1,40}"), "courseCode",
					"Give letters, digits, hyphens and full stops, at most 40.");
		if (!entry.confirmed()) {
			faults.when(entry.note() != null && named(entry.note(), draft, known), "note",
					"This looks like somebody's name. Take it out, or say that it is none.", CONFIRM);
		}
		return draft;
	}

	/** Names of the place, the series and the programme are nobody's. */
	private static boolean named(String note, Draft draft, Known known) {
		String without = note;
		var said = new ArrayList<String>();
		if (draft.programme != null) {
			said.add(draft.programme.title());
		}
		if (draft.series != null) {
			said.add(draft.series.title());
		}
		known.places().values().stream().map(PlaceView::name).forEach(said::add);
		for (String one : said) {
			without = without.replace(one, "");
		}
		return NAME.matcher(without).find();
	}

	private static @Nullable UnitId unit(SessionEntry entry, @Nullable SeriesView of, ProgrammeView programme, By by,
			Problem.Faults faults) {
		@Nullable UnitId said = (entry.unit() != null) ? entry.unit() : (of != null) ? of.unit() : null;
		if (said == null) {
			var own = programme.units().stream().filter(by::reaches).toList();
			said = by.everywhere() ? programme.unit() : (own.size() == 1) ? own.getFirst() : null;
			faults.when(said == null, "unit",
					own.isEmpty() ? "Your units do not run this programme." : "Say which of your units ran it.");
			return said;
		}
		faults
			.when(!programme.units().contains(said), "unit", "Choose the programme's unit or one of its partner units.")
			.when(programme.units().contains(said) && !by.reaches(said), "unit",
					"Your units do not include the one that ran it.");
		return said;
	}

	private void checkWhen(Draft draft, Known known) {
		SessionEntry entry = draft.entry;
		@Nullable LocalDate day = entry.happenedOn();
		draft.faults.when(day == null, "happenedOn", "Say on which day it was.");
		if (day == null) {
			return;
		}
		var rule = rules.on(day);
		draft.faults.when(day.isAfter(known.today()), "happenedOn", "This day is still to come.", "IN_FUTURE")
			.when(draft.programme != null && draft.programme.state() == Programmes.State.DRAFT, "programme",
					"This programme is a draft; start it first.")
			.when(draft.programme != null && !draft.programme.holds(day), "happenedOn",
					"The programme did not run on this day.")
			.when((entry.starts() == null) != (entry.ends() == null), (entry.starts() == null) ? "starts" : "ends",
					"Say when it began and when it ended, or how many minutes it was.")
			.when(entry.minutes() != null && entry.minutes() < 1, "minutes", "Say how many minutes it was.")
			.when(entry.minutes() != null && entry.starts() != null, "minutes",
					"Say from when to when, or how many minutes, not both.");
		if (entry.starts() == null && entry.ends() == null && entry.minutes() == null && draft.series != null) {
			var times = draft.series.times(day);
			draft.starts = times.starts();
			draft.ends = times.ends();
		}
		else {
			draft.starts = entry.starts();
			draft.ends = entry.ends();
		}
		draft.minutes = (draft.starts != null && draft.ends != null) ? minutes(day, draft.starts, draft.ends)
				: entry.minutes();
		draft.faults.when(draft.minutes != null && draft.minutes > rule.hoursAtMost() * 60,
				(entry.minutes() != null) ? "minutes" : "ends",
				"No session is longer than %d hours.".formatted(rule.hoursAtMost()));
		draft.outOfHours = OutOfHours.of(day, draft.starts, draft.ends, rule, known.calendar().holidays());
		if (!entry.confirmed()) {
			draft.faults.when(day.isBefore(known.today().minusDays(rule.confirmDaysAgo())), "happenedOn",
					"This is more than %d days ago; say that it is right.".formatted(rule.confirmDaysAgo()), CONFIRM)
				.when(draft.programme != null && SCHOOL_LESSON.equals(draft.programme.kind())
						&& entry.didNotRun() == null && !known.calendar().termTime(day).orElse(true), "happenedOn",
						"Schools were closed on this day; say that the lesson was held.", CONFIRM);
		}
	}

	/** An object, since what nobody knows stands in its place. */
	private static Integer minutes(LocalDate day, LocalTime starts, LocalTime ends) {
		LocalDateTime end = (ends.isAfter(starts) ? day : day.plusDays(1)).atTime(ends);
		return (int) Duration.between(day.atTime(starts), end).toMinutes();
	}

	private void checkNot(Draft draft, Known known) {
		SessionEntry entry = draft.entry;
		rules.list(ActivityLists.Kind.REASON).check(draft.faults, "didNotRun", entry.didNotRun(), day(draft, known));
		draft.faults.when(entry.tallies().counted() || counts(entry).values().stream().anyMatch(Objects::nonNull),
				"didNotRun", "What did not run has no counts; leave them out.");
	}

	private void checkCounts(Draft draft, Known known) {
		SessionEntry entry = draft.entry;
		int most = rules.on(day(draft, known)).tallyAtMost();
		var all = new HashMap<String, @Nullable Integer>(entry.tallies().all());
		all.putAll(counts(entry));
		all.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(it -> {
			@Nullable Integer number = it.getValue();
			draft.faults.when(number != null && (number < 0 || number > most), it.getKey(),
					"Give a number from 0 to %,d.".formatted(most));
		});
		int present = entry.tallies().present(entry.courseCode() != null);
		boolean offered = draft.series == null || draft.series.countOffered() == SeriesPlans.CountOffered.PER_SESSION;
		draft.faults.when(!offered && entry.tallies().counted(), "tallies",
				"Those who run this group let nobody count a single session; leave the numbers out.", "NOT_OFFERED");
		@Nullable SeriesView planned = draft.series;
		draft.faults.when(
				planned != null && offered && entry.tallies().counted()
						&& known.said().stream().anyMatch(it -> it.holds(planned.id(), day(draft, known))),
				"tallies", "Those who run this group told how many came in this time; leave the numbers out.",
				"TOLD_ALREADY");
		boolean firsts = draft.programme != null && draft.programme.countingMode() == CountingMode.FIRST_TIMERS;
		draft.faults
			.when(firsts && present > 0 && entry.firstTimers() == null, "firstTimers",
					"Say how many were there for the first time this year.")
			.when(entry.firstTimers() != null && entry.firstTimers() > present, "firstTimers",
					"More were there for the first time than were there.")
			.when(entry.onRegister() != null && entry.onRegister() == 0, "onRegister",
					"Say how many are on the register.");
		boolean above = entry.onRegister() != null && present > entry.onRegister();
		draft.faults
			.when(above && entry.aboveRegisterBecause() == null, "aboveRegisterBecause",
					"More were there than are on the register; say why.", "ABOVE_REGISTER")
			.when(!above && entry.aboveRegisterBecause() != null, "aboveRegisterBecause",
					"No more were there than are on the register; leave the reason out.");
		if (above && entry.aboveRegisterBecause() != null) {
			rules.list(ActivityLists.Kind.ABOVE_REGISTER)
				.check(draft.faults, "aboveRegisterBecause", entry.aboveRegisterBecause(), day(draft, known));
			draft.remarks.when(true, "onRegister",
					"More were there than are on the register; it is kept as you told it.", "ABOVE_REGISTER");
		}
	}

	/**
	 * Asks where far more were there than lately, which a slip of the thumb makes. Who
	 * counts by a card is not asked: the unit looks at it.
	 */
	private void checkUsual(List<Draft> drafts, Known known) {
		var many = drafts.stream()
			.filter(it -> it.series != null && !it.entry.confirmed()
					&& it.present() > rules.on(day(it, known)).checkAbove())
			.toList();
		if (many.isEmpty()) {
			return;
		}
		int most = many.stream().mapToInt(it -> rules.on(day(it, known)).checkOfLast()).max().orElseThrow();
		var lately = store.lastCounts(distinct(many.stream().map(it -> it.entry.series())), most);
		for (Draft draft : many) {
			var rule = rules.on(day(draft, known));
			var last = lately.getOrDefault(Objects.requireNonNull(draft.entry.series()), List.of())
				.stream()
				.limit(rule.checkOfLast())
				.toList();
			draft.faults.when(!last.isEmpty() && UsualCount.exceeded(draft.present(), last, rule), mostOf(draft),
					"%,d is far more than came lately; say that it is right.".formatted(draft.present()), CONFIRM);
		}
	}

	/** The largest of the counts of people. */
	private static String mostOf(Draft draft) {
		return draft.entry.tallies()
			.all()
			.entrySet()
			.stream()
			.filter(it -> it.getValue() != null)
			.max(Comparator.comparing(it -> Objects.requireNonNull(it.getValue())))
			.map(Map.Entry::getKey)
			.orElse("tallies");
	}

	/** Adults alone are told apart, and heads are no fewer than they. */
	private static void checkKeyed(Draft draft) {
		if (draft.programme == null || draft.programme.countingMode() != CountingMode.KEYED) {
			return;
		}
		Tallies tallies = draft.entry.tallies();
		String adults = "Adults are told apart in this programme, and nobody younger is counted; leave it out.";
		draft.faults.when(Objects.requireNonNullElse(tallies.children(), 0) > 0, "children", adults, "ADULTS_ALONE")
			.when(Objects.requireNonNullElse(tallies.youngPeople(), 0) > 0, "youngPeople", adults, "ADULTS_ALONE");
	}

	/** Who was told apart at a session stays so, whatever else is said of it. */
	private void checkToldApart(Draft draft, SessionView instead) {
		int rows = participants.rows(instead.id());
		if (rows == 0) {
			return;
		}
		boolean held = draft.entry.didNotRun() == null;
		draft.faults
			.when(!held, "didNotRun", "People are told apart at this session; take them out first.", "TOLD_APART")
			.when(draft.unit != null && !draft.unit.equals(instead.unit()), "unit",
					"People are told apart at this session, so its unit stays.", "TOLD_APART")
			.when(draft.programme != null && !draft.programme.id().equals(instead.programme()), "programme",
					"People are told apart at this session, so its programme stays.", "TOLD_APART")
			.when(held && draft.present() < rows, "adults",
					"%d people are told apart at this session, so no fewer were there.".formatted(rows), "TOLD_APART");
	}

	private static Map<String, @Nullable Integer> counts(SessionEntry entry) {
		var counts = new HashMap<String, @Nullable Integer>();
		counts.put("firstTimers", entry.firstTimers());
		counts.put("contacts", entry.contacts());
		counts.put("seen", entry.seen());
		counts.put("viewsLive", entry.viewsLive());
		counts.put("viewsReplay", entry.viewsReplay());
		counts.put("signposted", entry.signposted());
		counts.put("handedOut", entry.handedOut());
		counts.put("onRegister", entry.onRegister());
		return counts;
	}

	private static LocalDate day(Draft draft, Known known) {
		return (draft.entry.happenedOn() != null) ? draft.entry.happenedOn() : known.today();
	}

	private void checkWhere(Draft draft, By by, Known known) {
		SessionEntry entry = draft.entry;
		draft.mode = (entry.mode() != null) ? entry.mode()
				: (draft.series != null) ? draft.series.mode() : Mode.IN_PERSON;
		boolean online = draft.mode == Mode.ONLINE;
		draft.faults.when(online && entry.place() != null, "place", "What was online was at no place; leave it out.");
		draft.place = online ? null
				: (entry.place() != null) ? entry.place() : (draft.series != null) ? draft.series.place() : null;
		@Nullable PlaceView found = (draft.place != null) ? known.places().get(draft.place) : null;
		boolean hidden = found != null && found.masking() == PlaceView.Masking.NONE_SHOWN && found.unit() != null
				&& !by.reaches(found.unit());
		draft.faults
			.when(entry.place() != null && !online && (found == null || hidden), "place",
					"There is no such place in the directory.")
			.when(entry.place() != null && found != null && !hidden && !found.open(day(draft, known)), "place",
					"This place was closed by then.");
		draft.area = (found != null) ? found.area().value() : null;
		draft.agencies = Objects
			.requireNonNullElse(entry.agencies(), (draft.series != null) ? draft.series.agencies() : List.<UnitId>of())
			.stream()
			.filter(it -> !it.equals(draft.unit))
			.distinct()
			.toList();
		draft.faults.when(!known.units().containsAll(draft.agencies), "agencies", "One of these units is not known.");
	}

	/** No two alike in a unit, nor among those that are sent together. */
	private void checkReferences(List<Draft> drafts, @Nullable SessionView instead) {
		var with = drafts.stream().filter(it -> it.entry.reference() != null && it.unit != null).toList();
		if (with.isEmpty()) {
			return;
		}
		var used = store.references(with.stream().map(it -> Objects.requireNonNull(it.unit)).distinct().toList(),
				with.stream().map(it -> Objects.requireNonNull(it.entry.reference())).distinct().toList());
		var seen = new HashSet<String>();
		for (Draft draft : with) {
			String reference = Objects.requireNonNull(draft.unit).value() + " " + draft.entry.reference();
			Sessions.@Nullable Id by = used.get(reference);
			draft.faults
				.when(by != null && (instead == null || !by.equals(instead.id())), "reference",
						"A session with this reference is there already.", "KNOWN_ALREADY")
				.when(by == null && !seen.add(reference), "reference",
						"Another one that was sent with it has this reference.", "KNOWN_ALREADY");
		}
	}

	/** Compares with what stands: doubles, and who was there for the first time. */
	private void checkOthers(List<Draft> drafts, Known known, @Nullable SessionView instead) {
		var dated = drafts.stream().filter(it -> it.entry.happenedOn() != null && it.programme != null).toList();
		if (dated.isEmpty()) {
			return;
		}
		checkDoubles(dated, others(store.standing(dated.stream().map(it -> it.programmed().id()).distinct().toList(),
				dated.stream().map(Draft::day).distinct().toList()), instead));
		// A year is read of those alone that are counted by it.
		var counting = dated.stream()
			.filter(it -> it.programmed().countingMode() == CountingMode.FIRST_TIMERS && it.entry.didNotRun() == null)
			.toList();
		if (!counting.isEmpty()) {
			LocalDate first = counting.stream().map(Draft::year).min(LocalDate::compareTo).orElseThrow();
			LocalDate last = counting.stream().map(Draft::yearEnd).max(LocalDate::compareTo).orElseThrow();
			checkFirstTimers(counting, others(
					store.standing(counting.stream().map(it -> it.programmed().id()).distinct().toList(), first, last),
					instead));
		}
		checkNear(dated, instead);
	}

	private static List<SessionStore.Near> others(List<SessionStore.Near> all, @Nullable SessionView instead) {
		return all.stream().filter(it -> instead == null || !it.id().equals(instead.id())).toList();
	}

	private void checkDoubles(List<Draft> dated, List<SessionStore.Near> standing) {
		var taken = standing.stream().map(SessionCheck::slot).collect(Collectors.toCollection(HashSet::new));
		for (Draft draft : dated) {
			boolean first = taken.add(draft.slot());
			draft.faults.when(!first && !draft.entry.confirmed(), "happenedOn",
					"There is a word on this session already; look at it, or say that this is another one.", CONFIRM);
		}
	}

	private static String slot(SessionStore.Near it) {
		return slot(it.series(), it.programme(), it.unit(), it.happenedOn(), it.place(), it.starts());
	}

	private static String slot(SeriesPlans.@Nullable Id series, Programmes.Id programme, @Nullable UnitId unit,
			LocalDate on, @Nullable PlaceId place, @Nullable LocalTime starts) {
		return (series != null) ? "%s %s %s".formatted(series, unit, on)
				: "%s %s %s %s %s".formatted(programme, unit, on, place, starts);
	}

	/**
	 * People who come can be no fewer than are there: in the order of time, each one
	 * added to those that fit already.
	 */
	private static void checkFirstTimers(List<Draft> counting, List<SessionStore.Near> standing) {
		var byYear = new HashMap<String, List<Counting.Present>>();
		for (Draft draft : counting) {
			byYear.computeIfAbsent(draft.yearKey(), key -> standing.stream()
				.filter(it -> it.state() == SessionView.State.HELD && it.programme().equals(draft.programmed().id())
						&& !it.happenedOn().isBefore(draft.year()) && !it.happenedOn().isAfter(draft.yearEnd()))
				.map(it -> new Counting.Present(it.happenedOn(), minute(it.starts()), it.present(),
						(it.firstTimers() != null) ? it.firstTimers() : 0))
				.collect(Collectors.toCollection(ArrayList::new)));
		}
		counting.stream()
			.sorted(Comparator.comparing((Draft it) -> it.day()).thenComparingInt(it -> minute(it.starts)))
			.filter(it -> it.faults.noted().isEmpty())
			.forEach(draft -> {
				var year = Objects.requireNonNull(byYear.get(draft.yearKey()));
				boolean fitted = Counting.misfit(year).isEmpty();
				var present = new Counting.Present(draft.day(), minute(draft.starts), draft.present(),
						Objects.requireNonNullElse(draft.entry.firstTimers(), 0));
				year.add(present);
				Optional<Counting.Present> misfit = Counting.misfit(year);
				if (misfit.isPresent() && fitted) {
					year.remove(present);
					draft.faults.when(true, "firstTimers", misfit.get().equals(present)
							? "More were there than have come this year by then; more of them were there for the first time."
							: "With this, more were there on %s than had come by then.".formatted(misfit.get().on()),
							MORE_THAN_CAME);
				}
			});
	}

	private static int minute(@Nullable LocalTime time) {
		return (time != null) ? time.toSecondOfDay() / 60 : 0;
	}

	/**
	 * Other units may have told of the same; both are asked, and nothing else happens.
	 */
	private void checkNear(List<Draft> dated, @Nullable SessionView instead) {
		var there = dated.stream()
			.filter(it -> it.place != null && it.unit != null && it.entry.didNotRun() == null)
			.toList();
		if (there.isEmpty()) {
			return;
		}
		var held = store.heldFor(there.stream().map(it -> it.programmed().id()).distinct().toList(),
				there.stream().map(Draft::day).distinct().toList());
		if (held.isEmpty()) {
			return;
		}
		var of = programmes.byIds(held.stream().map(SessionStore.Near::programme).distinct().toList());
		var positions = places.positions(distinct(
				Stream.concat(there.stream().map(it -> it.place), held.stream().map(SessionStore.Near::place))));
		for (Draft draft : there) {
			var one = draft.facts(positions);
			boolean same = held.stream()
				.filter(it -> instead == null || !it.id().equals(instead.id()))
				.anyMatch(it -> SameSession.may(one, facts(it, of, positions), rules.on(draft.day())));
			draft.remarks.when(same, "happenedOn",
					"Another unit told of a session there at this time. Look whether it is the same.", "SAME_SESSION");
		}
	}

	private static SameSession.Facts facts(SessionStore.Near it, Map<Programmes.Id, ProgrammeView> of,
			Map<PlaceId, PlacePosition> positions) {
		return new SameSession.Facts(it.happenedOn(), it.starts(), it.ends(), it.unit(), it.place(),
				(it.place() != null) ? positions.get(it.place()) : null,
				Set.copyOf(Objects.requireNonNull(of.get(it.programme())).actions()));
	}

	/**
	 * Who tells of sessions.
	 *
	 * @param reach the units for which they may be recorded
	 * @param everywhere whether it may be for any unit
	 * @param how how it comes in; of somebody who may for any unit, what is not of the
	 * own units is on behalf
	 */
	record By(Set<UnitId> reach, boolean everywhere, SessionView.How how) {

		boolean reaches(UnitId unit) {
			return everywhere || reach.contains(unit);
		}

		SessionView.How how(UnitId unit) {
			return (how == SessionView.How.OWN && !reach.contains(unit)) ? SessionView.How.BEHALF : how;
		}

	}

	/** What is known of what they name. */
	private record Known(Map<SeriesPlans.Id, SeriesView> series, Map<Programmes.Id, ProgrammeView> programmes,
			Map<PlaceId, PlaceView> places, Collection<UnitId> units, OpenDays calendar, List<SeriesCounts.Said> said,
			LocalDate today) {
	}

	/**
	 * A session that was looked at.
	 *
	 * @param faults what is wrong
	 * @param remarks what is worth a look, though it can be kept
	 * @param stored as it would be stored; only where nothing is wrong
	 */
	record Checked(List<Problem.Field> faults, List<Problem.Field> remarks, SessionStore.@Nullable Row stored) {

		SessionStore.Row row() {
			return Objects.requireNonNull(stored);
		}

	}

	/** A session while it is looked at. */
	private final class Draft {

		private final int line;

		private final SessionEntry entry;

		private final @Nullable SeriesView series;

		private final @Nullable ProgrammeView programme;

		private final @Nullable UnitId unit;

		private final Problem.Faults faults;

		private final Problem.Faults remarks = new Problem.Faults();

		private @Nullable LocalTime starts;

		private @Nullable LocalTime ends;

		private @Nullable Integer minutes;

		private @Nullable Boolean outOfHours;

		private Mode mode = Mode.IN_PERSON;

		private @Nullable PlaceId place;

		private @Nullable String area;

		private List<UnitId> agencies = List.of();

		Draft(int line, SessionEntry entry, @Nullable SeriesView series, @Nullable ProgrammeView programme,
				@Nullable UnitId unit, Problem.Faults faults) {
			this.line = line;
			this.entry = entry;
			this.series = series;
			this.programme = programme;
			this.unit = unit;
			this.faults = faults;
		}

		private LocalDate day() {
			return Objects.requireNonNull(entry.happenedOn());
		}

		private ProgrammeView programmed() {
			return Objects.requireNonNull(programme);
		}

		private LocalDate year() {
			return programmed().periodType().begin(day());
		}

		private LocalDate yearEnd() {
			return programmed().periodType().end(day());
		}

		private String yearKey() {
			return "%s %s".formatted(programmed().id(), year());
		}

		private int present() {
			return entry.tallies().present(entry.courseCode() != null);
		}

		private String slot() {
			return SessionCheck.slot((series != null) ? series.id() : null, programmed().id(), unit, day(), place,
					starts);
		}

		private SameSession.Facts facts(Map<PlaceId, PlacePosition> positions) {
			return new SameSession.Facts(day(), starts, ends, Objects.requireNonNull(unit), place,
					(place != null) ? positions.get(place) : null, Set.copyOf(programmed().actions()));
		}

		Checked checked(By by, Known known, Predicate<LocalDate> signed, @Nullable SessionView instead) {
			var noted = faults.noted();
			if (!noted.isEmpty() || unit == null) {
				return new Checked(noted, List.of(), null);
			}
			SessionView.State state = (entry.didNotRun() != null) ? SessionView.State.DID_NOT_RUN
					: SessionView.State.HELD;
			var id = (instead != null) ? instead.id() : new Sessions.Id(UUID.randomUUID());
			return new Checked(noted, remarks.noted(),
					new SessionStore.Row(id, entry, programmed(), unit, day(), starts, ends, minutes, place, area, mode,
							agencies, state, outOfHours, by.how(unit), signed.test(day()), line));
		}

	}

}
