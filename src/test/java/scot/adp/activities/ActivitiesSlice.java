package scot.adp.activities;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.graphql.execution.DefaultBatchLoaderRegistry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.transaction.support.TransactionTemplate;
import scot.adp.directory.Areas;
import scot.adp.directory.DirectoryFigures;
import scot.adp.directory.OpenDays;
import scot.adp.directory.Partners;
import scot.adp.directory.PlaceCatalogue;
import scot.adp.directory.PlaceId;
import scot.adp.directory.Places;
import scot.adp.directory.Schedule;
import scot.adp.directory.ServiceLists;
import scot.adp.directory.ServiceRegister;
import scot.adp.directory.UnitView;
import scot.adp.events.RecordsChanged;
import scot.adp.exchange.Imports;
import scot.adp.identity.AccountId;
import scot.adp.identity.Author;
import scot.adp.identity.Caller;
import scot.adp.identity.CurrentCaller;
import scot.adp.identity.Made;
import scot.adp.identity.Recording;
import scot.adp.measures.spi.SignedOff;
import scot.adp.people.Agreements;
import scot.adp.people.PersonCheck;
import scot.adp.people.PersonKeys;
import scot.adp.people.References;
import scot.adp.platform.Identifier;
import scot.adp.platform.MemberId;
import scot.adp.platform.UnitId;
import scot.adp.strategy.ActionId;
import scot.adp.strategy.ActionRegister;
import scot.adp.strategy.PlanCode;
import scot.adp.strategy.spi.ActionNames;
import scot.adp.support.MovableClock;
import scot.adp.support.OwnClock;
import scot.adp.support.OwnDatabase;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * The module alone: on a database with no other module's tables, and with stand-ins for
 * what activities ask of others, and with the bus. All its tests share one program.
 */
@ApplicationModuleTest(verifyAutomatically = false, webEnvironment = WebEnvironment.NONE, extraIncludes = "bus")
@ContextConfiguration(initializers = OwnDatabase.class)
@Import({ OwnClock.class, ActivitiesSlice.Directory.class, ActivitiesSlice.Heard.class })
@TestPropertySource(properties = { "adp.config=config", "adp.sample=false",
		"spring.autoconfigure.exclude=org.springframework.boot.graphql.autoconfigure.GraphQlAutoConfiguration,"
				+ "com.vaadin.flow.spring.SpringBootAutoConfiguration,"
				+ "com.vaadin.flow.spring.SpringSecurityAutoConfiguration" })
abstract class ActivitiesSlice {

	/** A Sunday. */
	static final LocalDate TODAY = LocalDate.of(2026, 11, 29);

	@Autowired
	TransactionTemplate transaction;

	@Autowired
	Heard heard;

	@Autowired
	ApplicationEventPublisher publisher;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	MovableClock clock;

	@Autowired
	Programmes programmes;

	@Autowired
	SeriesPlans plans;

	@Autowired
	Sessions sessions;

	@Autowired
	ProgrammeFigures figures;

	@MockitoBean
	ActionRegister actionRegister;

	@MockitoBean
	Recording recording;

	@MockitoBean
	CurrentCaller currentCaller;

	@MockitoBean
	Places places;

	@MockitoBean
	PlaceCatalogue catalogue;

	@MockitoBean
	ServiceRegister services;

	@MockitoBean
	ServiceLists hours;

	@MockitoBean
	Partners partners;

	@MockitoBean
	ActionNames actionNames;

	@MockitoBean
	SignedOff signedOff;

	@MockitoBean
	Areas areas;

	@MockitoBean
	Imports imports;

	@MockitoBean
	Agreements agreements;

	@MockitoBean
	PersonKeys keys;

	@MockitoBean
	References references;

	@Autowired
	DirectoryFigures directoryFigures;

	final Map<ActionId, ActionNames.Named> actions = new HashMap<>();

	UnitId unit;

	UnitId partner;

	Author author;

	@BeforeEach
	void standIns() {
		clock.set(TODAY);
		unit = unit();
		partner = unit();
		author = new Author(new AccountId(UUID.randomUUID()), new MemberId(UUID.randomUUID()), "Mairi Test, Worker",
				OffsetDateTime.now(clock));
		given(recording.author()).willAnswer(call -> author);
		given(recording.author(any())).willAnswer(call -> author);
		given(recording.once(any(Author.class), any(), any(), any(), anyWork()))
			.willAnswer(call -> call.<Supplier<Made<?>>>getArgument(4).get().id());
		given(recording.once(any(String.class), any(), any(), anyChange()))
			.willAnswer(call -> call.<Function<Author, Made<?>>>getArgument(3).apply(author).id());
		as(Set.of(unit), false);
		given(hours.days()).willReturn(new OpenDays(Set.of(LocalDate.of(2026, 11, 30)),
				List.of(new OpenDays.SchoolYear(new OpenDays.Span(LocalDate.of(2026, 8, 17), LocalDate.of(2027, 8, 15)),
						List.of(new OpenDays.Span(LocalDate.of(2026, 8, 19), LocalDate.of(2026, 10, 9)),
								new OpenDays.Span(LocalDate.of(2026, 10, 19), LocalDate.of(2026, 12, 22))),
						Set.of()))));
		given(signedOff.days(any())).willReturn(day -> false);
		given(partners.units(anyCollection())).willAnswer(call -> {
			var known = new HashMap<UnitId, UnitView>();
			new HashSet<>(call.<Collection<UnitId>>getArgument(0)).forEach(it -> known.put(it, mock(UnitView.class)));
			return known;
		});
		given(actionNames.byIds(anyCollection())).willAnswer(call -> {
			var found = new HashMap<>(actions);
			found.keySet().retainAll(call.<Collection<ActionId>>getArgument(0));
			return found;
		});
		given(catalogue.byIds(anyCollection())).willReturn(Map.of());
		given(catalogue.positions(anyCollection())).willReturn(Map.of());
		given(catalogue.pauses(anyCollection())).willReturn(Map.of());
		given(catalogue.successors(anyCollection())).willReturn(Map.of());
	}

	@AfterEach
	void backToStart() {
		clock.reset();
	}

	/** Whoever calls from now on works for some units, or in the support team. */
	void as(Set<UnitId> reach, boolean supportTeam) {
		var caller = mock(Caller.class);
		given(caller.supportTeam()).willReturn(supportTeam);
		given(caller.readsAsTeam()).willReturn(supportTeam);
		given(caller.readUnits()).willReturn(reach);
		given(caller.account()).willReturn(author.account());
		given(currentCaller.get()).willReturn(caller);
		given(currentCaller.reach()).willReturn(reach);
	}

	/** What was done in a programme between two days. */
	ProgrammeFiguresView figure(Programmes.Id programme, LocalDate from, LocalDate to) {
		return Objects.requireNonNull(figures.of(List.of(programme), from, to).get(programme));
	}

	static UnitId unit() {
		return new UnitId("U-" + UUID.randomUUID().toString().substring(0, 8));
	}

	static String key() {
		return UUID.randomUUID().toString();
	}

	ActionId action(String code) {
		var id = new ActionId(UUID.randomUUID());
		actions.put(id, new ActionNames.Named(id, new PlanCode("NAADP-2025"), code, "To do " + code, null, false));
		return id;
	}

	Programmes.What what(String kind, CountingMode mode) {
		return new Programmes.What("P-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT),
				"Evenings at the beach", unit, List.of(partner), List.of(action("FAM-1.7")), kind, "CYP", null, null,
				mode, CountingYear.FINANCIAL, LocalDate.of(2025, 4, 1), null);
	}

	/** A programme that runs. */
	Programmes.Id running(Programmes.What what) {
		var id = programmes.add(key(), what);
		programmes.start(key(), id, 1);
		return id;
	}

	Programmes.Id running(String kind, CountingMode mode) {
		return running(what(kind, mode));
	}

	SeriesPlans.What series(Programmes.Id programme, @Nullable PlaceId place, SeriesPlans.When when) {
		return new SeriesPlans.What(programme, null, null, place, Mode.IN_PERSON, null, List.of(),
				SeriesPlans.CountOffered.PER_SESSION, when);
	}

	static SeriesPlans.When weekly(String day, LocalDate from, @Nullable LocalDate until) {
		return new SeriesPlans.When(Schedule.Frequency.WEEKLY, 1, List.of(day), List.of(), from, until,
				LocalTime.of(19, 0), LocalTime.of(21, 0), Schedule.OnHolidays.OPEN, false);
	}

	/** A session that nobody planned. */
	static SessionEntry entry(Programmes.Id programme, LocalDate on, Tallies tallies, @Nullable Integer firstTimers) {
		return new SessionEntry(null, programme, on, LocalTime.of(19, 0), LocalTime.of(21, 0), null, null, null, null,
				null, false, tallies, firstTimers, null, null, null, null, null, null, null, null, null, null, null,
				null, false);
	}

	static Supplier<Made<Identifier>> anyWork() {
		return any();
	}

	static Function<Author, Made<Identifier>> anyChange() {
		return any();
	}

	/** What the directory is counted by is asked already as the program starts. */
	@TestConfiguration
	static class Directory {

		@Bean
		BatchLoaderRegistry batchLoaders() {
			return new DefaultBatchLoaderRegistry();
		}

		@Bean
		PersonCheck personCheck(Agreements agreements, PersonKeys keys, References references) {
			return new PersonCheck(agreements, keys, references);
		}

		@Bean
		DirectoryFigures directoryFigures() {
			var figures = mock(DirectoryFigures.class);
			given(figures.week()).willReturn(new DirectoryFigures.Week(0, 0, 0, 0));
			return figures;
		}

	}

	/** What was published, on whatever thread. */
	static class Heard {

		private final List<RecordsChanged> changed = new CopyOnWriteArrayList<>();

		@EventListener
		void on(RecordsChanged event) {
			changed.add(event);
		}

		/** How many changes of a unit's records were told from a day on. */
		long from(UnitId unit, LocalDate day) {
			return changed.stream().filter(it -> unit.equals(it.envelope().unit()) && it.from().equals(day)).count();
		}

	}

}
