package scot.adp.activities;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import scot.adp.directory.OpenDays;
import scot.adp.directory.PlaceCatalogue;
import scot.adp.directory.PlaceView;
import scot.adp.directory.Schedule;
import scot.adp.directory.ServiceLists;
import scot.adp.identity.AccountId;
import scot.adp.identity.Author;
import scot.adp.identity.Recording;
import scot.adp.people.OwnRef;
import scot.adp.people.PersonKeys;
import scot.adp.platform.AdpSettings;
import scot.adp.platform.CodeList;
import scot.adp.platform.ConfigFile;
import scot.adp.platform.MemberId;
import scot.adp.platform.StartUpStep;
import scot.adp.platform.UnitId;
import scot.adp.strategy.spi.ActionNames;

/**
 * Invents two years of what was done for a first start with sample data, from {@code
 * config/activities/demonstration.yaml}: programmes of many actions, what is planned, and
 * some 5,400 sessions. Some did not run, of some nobody said a word, a few are told
 * twice, and two that were counted by card are to be confirmed. The same start day gives
 * the same data.
 */
@Component
class ActivitiesSample extends StartUpStep {

	private static final String PLAN = "NAADP-2025";

	private static final int DAYS = 730;

	private static final int ROWS_AT_ONCE = 500;

	private static final int DID_NOT_RUN_PERCENT = 8;

	private static final int NOT_RECORDED_PERCENT = 4;

	private static final int DOUBLES = 12;

	private static final int CARD_DAYS = 90;

	/** How many people come to a programme that tells them apart. */
	private static final int PEOPLE = 40;

	private static final int FIRST_REFERENCE = 70_101;

	private final AdpSettings settings;

	private final ProgrammeStore programmes;

	private final SeriesStore series;

	private final SessionStore sessions;

	private final ParticipantStore participants;

	private final PersonKeys keys;

	private final CardStore cards;

	private final ActivityRules rules;

	private final ActionNames actions;

	private final PlaceCatalogue catalogue;

	private final ServiceLists hours;

	private final SessionNews news;

	private final Recording recording;

	private final TransactionTemplate transaction;

	private final JdbcClient jdbc;

	private final Clock clock;

	ActivitiesSample(AdpSettings settings, ProgrammeStore programmes, SeriesStore series, SessionStore sessions,
			ParticipantStore participants, PersonKeys keys, CardStore cards, ActivityRules rules, ActionNames actions,
			PlaceCatalogue catalogue, ServiceLists hours, SessionNews news, Recording recording,
			TransactionTemplate transaction, JdbcClient jdbc, Clock clock) {
		super(Stage.SAMPLE);
		this.settings = settings;
		this.programmes = programmes;
		this.series = series;
		this.sessions = sessions;
		this.participants = participants;
		this.keys = keys;
		this.cards = cards;
		this.rules = rules;
		this.actions = actions;
		this.catalogue = catalogue;
		this.hours = hours;
		this.news = news;
		this.recording = recording;
		this.transaction = transaction;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	@Override
	protected void perform() {
		if (settings.sample()
				&& jdbc.sql("select not exists (select from activities.programme)").query(Boolean.class).single()) {
			transaction.executeWithoutResult(status -> fill());
		}
	}

	private void fill() {
		LocalDate today = LocalDate.now(clock);
		var now = author(OffsetDateTime.now(clock));
		var since = author(now.at().minusDays(DAYS));
		var coded = actions.current()
			.stream()
			.filter(it -> it.plan().value().equals(PLAN))
			.collect(Collectors.toMap(ActionNames.Named::code, Function.identity()));
		var places = catalogue.places()
			.stream()
			.collect(Collectors.toMap(PlaceView::name, Function.identity(), (one, other) -> one));
		var rows = new ArrayList<SessionStore.Row>();
		var file = ConfigFile.read(settings.config().resolve("activities").resolve("demonstration.yaml"));
		for (var entry : file.root().allow("programmes").entries("programmes")) {
			rows.addAll(programme(entry, coded, places, today, since));
		}
		if (rows.isEmpty()) {
			return;
		}
		for (int from = 0; from < rows.size(); from += ROWS_AT_ONCE) {
			sessions.add(rows.subList(from, Math.min(rows.size(), from + ROWS_AT_ONCE)), null, null, now);
		}
		rows.stream()
			.filter(it -> it.programme().countingMode() == CountingMode.KEYED)
			.collect(Collectors.groupingBy(it -> it.programme().unit()))
			.forEach((unit, some) -> toldApart(unit, some, now));
		answers(rows, now);
		news.of(UUID.randomUUID(), 1, null, List.of(today.minusDays(DAYS), today), now.at());
		recording.tellRows("activities.session.sample", "sessions", rows.size());
	}

	private static Author author(OffsetDateTime at) {
		return new Author(new AccountId(new UUID(0, 0)), new MemberId(new UUID(0, 0)), "Sample data", at);
	}

	private List<SessionStore.Row> programme(ConfigFile.Entry entry, Map<String, ActionNames.Named> coded,
			Map<String, PlaceView> places, LocalDate today, Author author) {
		entry.allow("code", "title", "unit", "partners", "actions", "kind", "audience", "approach", "interactivePart",
				"countingMode", "periodType", "size", "livedExperience", "series");
		String code = entry.text("code");
		var random = new Random(code.hashCode());
		var promised = entry.codes("actions", it -> it);
		if (!coded.keySet().containsAll(promised)) {
			// Another plan than that of the demonstration.
			return List.of();
		}
		var tied = promised.stream().map(it -> Objects.requireNonNull(coded.get(it))).toList();
		var what = new Programmes.Told(code, entry.text("title"), entry.code("unit", UnitId::new),
				entry.codes("partners", UnitId::new), tied.stream().map(ActionNames.Named::id).toList(),
				entry.code("kind", CodeList::checked), entry.code("audience", CodeList::checked),
				entry.optionalCode("approach", CodeList::checked), entry.optionalText("interactivePart"),
				entry.choice("countingMode", CountingMode.class, CountingMode.HEADCOUNT),
				entry.choice("periodType", CountingYear.class, CountingYear.FINANCIAL), today.minusDays(DAYS), null);
		var id = new Programmes.Id(named("programme " + code));
		programmes.add(id, what, tied, Programmes.State.RUNNING, author);
		var programme = new ProgrammeView(id, 1, code, what.title(), what.unit(), what.partnerUnits(), what.actions(),
				tied.stream().map(ActionNames.Named::code).toList(), what.kind(), what.audience(), what.approach(),
				what.interactivePart(), what.countingMode(), what.periodType(), what.fromOn(), null,
				Programmes.State.RUNNING);
		var planned = new ArrayList<Planned>();
		for (var row : entry.entries("series")) {
			planned.addAll(planned(row, programme, places, today, author));
		}
		planned.sort(Comparator.comparing((Planned it) -> it.day().on()).thenComparing(it -> it.day().starts()));
		if (programme.countingMode() == CountingMode.COHORT) {
			cohort(id, entry.number("size", 8), today, author);
		}
		return invent(programme, planned, entry.number("size", 8), entry.flag("livedExperience"), today, random);
	}

	private List<Planned> planned(ConfigFile.Entry entry, ProgrammeView programme, Map<String, PlaceView> places,
			LocalDate today, Author author) {
		entry.allow("place", "title", "days", "opens", "closes", "frequency", "every", "mode", "school", "last",
				"countOffered", "toldLastYear");
		@Nullable PlaceView place = null;
		if (entry.optionalText("place") != null) {
			place = places.get(entry.text("place"));
			if (place == null) {
				return List.of();
			}
		}
		var rows = rows(entry, today);
		var id = new SeriesPlans.Id(named("series %s %s %s".formatted(programme.code(), entry.optionalText("place"),
				entry.codes("days", it -> it))));
		var what = new SeriesPlans.What(programme.id(), null,
				(entry.optionalText("title") != null) ? entry.optionalText("title") : shortTitle(programme, place),
				(place != null) ? place.id() : null, entry.choice("mode", Mode.class, Mode.IN_PERSON), null, List.of(),
				entry.choice("countOffered", SeriesPlans.CountOffered.class, SeriesPlans.CountOffered.PER_SESSION),
				SeriesPlans.When.of(rows.getLast()));
		series.add(id, what, programme.unit(), rows, author);
		if (what.countOffered() == SeriesPlans.CountOffered.PER_YEAR) {
			toldOfAYear(id, programme, place, entry.number("toldLastYear", 0), today, author);
		}
		if (programme.code().equals("NIGHT-FOOTBALL")) {
			card(id, programme, entry.codes("days", it -> it).getFirst(), today, author);
		}
		var view = new SeriesView(id, 1, programme.id(), programme.title(), programme.title(), what.title(),
				programme.unit(), what.place(), what.mode(), null, List.of(), what.countOffered(),
				SeriesPlans.State.ACTIVE, null, null, null, rows);
		OpenDays calendar = hours.days();
		boolean last = !"false".equals(entry.optionalText("last"));
		var days = Planning.days(view, List.of(), Map.of(), calendar, today.minusDays(DAYS), today.minusDays(1), today,
				rules.on(today).notRecordedDays());
		var seen = place;
		return days.stream()
			.filter(day -> day.state() != PlannedDay.State.ASKED)
			.filter(day -> last || day.on().isBefore(today.minusDays(7)))
			.map(day -> new Planned(view, seen, day))
			.toList();
	}

	/** What a group told of the year before, which lets nobody count a single session. */
	private void toldOfAYear(SeriesPlans.Id of, ProgrammeView programme, @Nullable PlaceView place, int number,
			LocalDate today, Author author) {
		LocalDate from = programme.periodType().begin(today).minusYears(1);
		jdbc.sql("""
				insert into activities.series_count (id, version, series, unit, place, area, from_on, to_on, number,
				    after_sign_off, recorded_by, recorded_by_name, recorded_at, changed_at)
				values (:id, 1, :series, :unit, :place, :area, :from, :to, :number, false, :by, :byName, :at, :at)""")
			.param("id", named("number " + of.value()))
			.param("series", of.value())
			.param("unit", programme.unit().value())
			.param("place", (place != null) ? place.id().value() : null)
			.param("area", (place != null) ? place.area().value() : null)
			.param("from", from)
			.param("to", programme.periodType().end(from))
			.param("number", number)
			.param("by", author.account().value())
			.param("byName", author.words())
			.param("at", author.at())
			.update();
	}

	/** A card that hangs there; its link was shown to nobody, so it opens nothing. */
	private void card(SeriesPlans.Id of, ProgrammeView programme, String day, LocalDate today, Author author) {
		UUID id = named("card " + of.value());
		cards.add(new Cards.Id(id), id.toString().substring(0, 8).toUpperCase(Locale.ROOT),
				new Cards.New(programme.id(), of, "Behind the door, %s".formatted(day)), programme.unit(),
				Cards.hash(UUID.randomUUID().toString()), List.of(), today.plusDays(CARD_DAYS), author);
	}

	private static @Nullable String shortTitle(ProgrammeView programme, @Nullable PlaceView place) {
		return (place == null) ? null
				: programme.title() + ", " + place.name().replaceFirst("^(Sample site|Sample|Example) ", "");
	}

	/** One row of hours, or one for each school term. */
	private static List<Schedule> rows(ConfigFile.Entry entry, LocalDate today) {
		LocalDate first = today.minusDays(DAYS);
		if (!entry.flag("school")) {
			return List.of(row(entry, first, null));
		}
		var rows = new ArrayList<Schedule>();
		for (int year = first.getYear(); year <= today.getYear() + 1; year++) {
			rows.add(row(entry, LocalDate.of(year, Month.JANUARY, 8), LocalDate.of(year, Month.MARCH, 28)));
			rows.add(row(entry, LocalDate.of(year, Month.APRIL, 21), LocalDate.of(year, Month.JUNE, 26)));
			rows.add(row(entry, LocalDate.of(year, Month.AUGUST, 20), LocalDate.of(year, Month.OCTOBER, 8)));
			rows.add(row(entry, LocalDate.of(year, Month.OCTOBER, 20), LocalDate.of(year, Month.DECEMBER, 19)));
		}
		return rows.stream().filter(it -> it.until() != null && it.until().isAfter(first)).toList();
	}

	private static Schedule row(ConfigFile.Entry entry, LocalDate from, @Nullable LocalDate until) {
		return new Schedule(Schedule.Group.REGULAR, null, false,
				entry.choice("frequency", Schedule.Frequency.class, Schedule.Frequency.WEEKLY),
				entry.number("every", 1), entry.codes("days", Schedule.ByDay::of), List.of(), from, until,
				entry.code("opens", LocalTime::parse), entry.code("closes", LocalTime::parse), null,
				Schedule.OnHolidays.CLOSED, false, null);
	}

	private List<SessionStore.Row> invent(ProgrammeView programme, List<Planned> planned, int size, boolean led,
			LocalDate today, Random random) {
		var rows = new ArrayList<SessionStore.Row>();
		var people = new HashMap<LocalDate, Integer>();
		int doubles = programme.partnerUnits().isEmpty() ? 0 : DOUBLES / 6;
		int cards = programme.code().equals("NIGHT-FOOTBALL") ? 2 : 0;
		for (Planned one : planned) {
			LocalDate on = one.day().on();
			int chance = random.nextInt(100);
			boolean old = on.isBefore(today.minusDays(rules.on(today).notRecordedDays()));
			if (chance < NOT_RECORDED_PERCENT && old) {
				continue;
			}
			if (chance >= NOT_RECORDED_PERCENT && chance < NOT_RECORDED_PERCENT + DID_NOT_RUN_PERCENT) {
				rows.add(row(one, programme, SessionEntry.didNotRun(one.series().id(), on, reason(programme, random)),
						SessionView.State.DID_NOT_RUN, random));
				continue;
			}
			int heads = Math.max(0,
					(int) Math.round(size * (0.6 + 0.25 * Math.abs(random.nextGaussian()) + summer(on))));
			@Nullable Integer firsts = null;
			if (programme.countingMode() == CountingMode.FIRST_TIMERS) {
				int known = people.getOrDefault(programme.periodType().begin(on), 0);
				firsts = Math.min(heads, Math.max(heads - known, (random.nextInt(4) == 0) ? 1 : 0));
				people.merge(programme.periodType().begin(on), firsts, Integer::sum);
			}
			var entry = counted(one, programme, on, heads, firsts, led, random);
			boolean card = cards > 0 && on.isAfter(today.minusDays(12));
			rows.add(row(one, programme, entry, card ? SessionView.State.TO_CHECK : SessionView.State.HELD, random));
			cards -= card ? 1 : 0;
			if (doubles > 0 && programme.kind().equals("OUTREACH") && on.isAfter(today.minusDays(60))) {
				rows.add(twice(rows.getLast(), programme, random));
				doubles--;
			}
		}
		return rows;
	}

	/** More come in the summer. */
	private static double summer(LocalDate on) {
		return Set.of(Month.MAY, Month.JUNE, Month.JULY, Month.AUGUST).contains(on.getMonth()) ? 0.35 : 0;
	}

	private static String reason(ProgrammeView programme, Random random) {
		boolean outside = programme.kind().equals("OUTREACH");
		var reasons = outside ? List.of("WEATHER", "WEATHER", "WEATHER", "STAFFING", "POLICE_ADVICE")
				: List.of("STAFFING", "STAFFING", "VENUE", "WEATHER", "OTHER");
		return reasons.get(random.nextInt(reasons.size()));
	}

	private static SessionEntry counted(Planned one, ProgrammeView programme, LocalDate on, int heads,
			@Nullable Integer firsts, boolean led, Random random) {
		boolean outreach = programme.kind().equals("OUTREACH");
		boolean webinar = programme.kind().equals("WEBINAR");
		boolean register = programme.kind().equals("PEER_MENTORING");
		return new SessionEntry(one.series().id(), programme.id(), on, null, null, null, null, null, null, null, led,
				(webinar || one.series().countOffered() != SeriesPlans.CountOffered.PER_SESSION) ? Tallies.NONE
						: tallies(programme, one.place(), heads, random),
				firsts, outreach ? Integer.valueOf(heads / 2 + random.nextInt(6)) : null,
				outreach ? Integer.valueOf(heads * 2 + random.nextInt(20)) : null,
				webinar ? Integer.valueOf(14 + random.nextInt(30)) : null,
				webinar ? Integer.valueOf(20 + random.nextInt(90)) : null,
				(outreach || programme.kind().equals("DROP_IN")) ? Integer.valueOf(random.nextInt(4)) : null,
				(outreach || programme.kind().equals("COMMUNITY_EVENT")) ? Integer.valueOf(random.nextInt(40)) : null,
				register ? Integer.valueOf(heads + random.nextInt(5) + 1) : null, null, null, null, null, null, true);
	}

	private static Tallies tallies(ProgrammeView programme, @Nullable PlaceView place, int heads, Random random) {
		int unknown = (random.nextInt(10) == 0) ? heads / 5 : 0;
		int told = heads - unknown;
		@Nullable Integer rest = (unknown > 0) ? Integer.valueOf(unknown) : null;
		return switch (programme.audience()) {
			case "CYP" -> (place != null && place.name().contains("Primary"))
					? new Tallies(told, null, null, null, null, rest) : new Tallies(null, told, null, null, null, rest);
			case "PARENTS", "KINSHIP_CARERS" -> new Tallies(null, null, told, null, null, rest);
			case "FAMILIES" -> new Tallies(told / 2, null, told - told / 2, null, null, rest);
			case "STAFF" -> new Tallies(null, null, null, null, told, rest);
			case "EVERYBODY" -> new Tallies(null, told / 3, told / 4, told - told / 3 - told / 4, null, rest);
			default -> new Tallies(null, null, null, told, null, rest);
		};
	}

	private SessionStore.Row row(Planned one, ProgrammeView programme, SessionEntry entry, SessionView.State state,
			Random random) {
		PlannedDay day = one.day();
		int minutes = Math.floorMod(day.ends().toSecondOfDay() - day.starts().toSecondOfDay(), 86_400) / 60;
		return new SessionStore.Row(new Sessions.Id(new UUID(random.nextLong(), random.nextLong())), entry, programme,
				programme.unit(), day.on(), day.starts(), day.ends(), minutes,
				(one.place() != null) ? one.place().id() : null,
				(one.place() != null) ? one.place().area().value() : null, one.series().mode(), List.of(), state,
				OutOfHours.of(day.on(), day.starts(), day.ends(), rules.on(day.on()), hours.days().holidays()),
				(state == SessionView.State.TO_CHECK) ? SessionView.How.CARD
						: (random.nextInt(12) == 0) ? SessionView.How.BEHALF : SessionView.How.OWN,
				false, 0);
	}

	/** The partner told of it too, as if it were another. */
	private static SessionStore.Row twice(SessionStore.Row row, ProgrammeView programme, Random random) {
		SessionEntry it = row.entry();
		var entry = new SessionEntry(null, it.programme(), it.happenedOn(), null, null, null, null, null, null, null,
				false, it.tallies(), null, it.contacts(), null, null, null, null, null, null, null, null, null, null,
				null, true);
		return new SessionStore.Row(new Sessions.Id(new UUID(random.nextLong(), random.nextLong())), entry, programme,
				programme.partnerUnits().getFirst(), row.on(), row.starts(), row.ends(), row.minutes(), row.place(),
				row.area(), row.mode(), List.of(), SessionView.State.HELD, row.outOfHours(), SessionView.How.OWN, false,
				0);
	}

	private void cohort(Programmes.Id programme, int size, LocalDate today, Author author) {
		LocalDate from = today.minusDays(200);
		boolean runs = programme.value().hashCode() % 2 == 0;
		jdbc.sql(
				"""
						insert into activities.cohort (id, version, programme, label, from_on, to_on, enrolled, completed, left_early,
						    made_by, made_by_name, made_at, changed_at)
						values (:id, 1, :programme, :label, :from, :to, :enrolled, :completed, :left, :by, :byName, :at, :at)""")
			.param("id", named("cohort " + programme.value()))
			.param("programme", programme.value())
			.param("label", "First group")
			.param("from", from)
			.param("to", runs ? null : today.minusDays(20))
			.param("enrolled", size + 3)
			.param("completed", runs ? 0 : size - 1)
			.param("left", runs ? 2 : 4)
			.param("by", author.account().value())
			.param("byName", author.words())
			.param("at", author.at())
			.update();
	}

	/**
	 * Who was there: some come most weeks, and many a few times; now and then somebody is
	 * not told apart.
	 */
	private void toldApart(UnitId unit, List<SessionStore.Row> rows, Author author) {
		var references = IntStream.range(0, PEOPLE)
			.mapToObj(n -> new OwnRef("NAD-%05d".formatted(FIRST_REFERENCE + n)))
			.toList();
		var made = keys.ofSample(unit, references);
		var random = new Random(11);
		for (SessionStore.Row row : rows) {
			int heads = (row.state() == SessionView.State.HELD) ? row.tallies().present(false) : 0;
			var there = new TreeSet<Integer>();
			int told = Math.min(PEOPLE / 2, heads - ((random.nextInt(4) == 0 && heads > 0) ? 1 : 0));
			while (there.size() < told) {
				there.add((int) Math.min(PEOPLE - 1, Math.abs(random.nextGaussian()) * PEOPLE / 3));
			}
			participants.add(row.id(), unit,
					there.stream()
						.map(n -> new ParticipantStore.Row(new Participants.Id(new UUID(random.nextLong(), n)),
								references.get(n).value(), made.get(n), null))
						.toList(),
					null, author);
		}
	}

	/** What people said of a few of them. */
	private void answers(List<SessionStore.Row> rows, Author author) {
		var random = new Random(7);
		rows.stream()
			.filter(it -> it.state() == SessionView.State.HELD && it.tallies().present(false) >= 8)
			.filter(it -> random.nextInt(14) == 0)
			.forEach(it -> {
				int asked = it.tallies().present(false);
				int answered = asked - random.nextInt(3);
				var counts = new Integer[] { 0, random.nextInt(2), random.nextInt(3), answered / 2, 0 };
				counts[4] = answered - counts[1] - counts[2] - counts[3];
				jdbc.sql(
						"""
								insert into activities.session_feedback (id, version, programme, session, from_on, to_on, question,
								    moment, counts, asked, recorded_by, recorded_by_name, recorded_at)
								values (:id, 1, :programme, :session, :on, :on, :question, 'ONCE', :counts, :asked, :by, :byName, :at)""")
					.param("id", new UUID(random.nextLong(), random.nextLong()))
					.param("programme", it.programme().id().value())
					.param("session", it.id().value())
					.param("on", it.on())
					.param("question",
							it.programme().kind().equals("PARENT_SESSION") ? "BETTER_INFORMED" : "WORTHWHILE")
					.param("counts", counts)
					.param("asked", asked)
					.param("by", author.account().value())
					.param("byName", author.words())
					.param("at", author.at())
					.update();
			});
	}

	private static UUID named(String name) {
		return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
	}

	/** A planned day of the past. */
	private record Planned(SeriesView series, @Nullable PlaceView place, PlannedDay day) {
	}

}
