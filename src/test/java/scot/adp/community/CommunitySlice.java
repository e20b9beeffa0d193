package scot.adp.community;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.transaction.support.TransactionTemplate;
import scot.adp.directory.Partners;
import scot.adp.directory.PlaceCatalogue;
import scot.adp.directory.ServiceRegister;
import scot.adp.events.DataSet;
import scot.adp.events.PersonKey;
import scot.adp.events.SpaceCode;
import scot.adp.exchange.FilesIn;
import scot.adp.exchange.Imports;
import scot.adp.identity.AccountId;
import scot.adp.identity.Author;
import scot.adp.identity.CurrentCaller;
import scot.adp.identity.Made;
import scot.adp.identity.Recording;
import scot.adp.measures.PeriodReturns;
import scot.adp.measures.spi.Counted;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.measures.spi.MeasureSource;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.PeriodType;
import scot.adp.measures.spi.SignedOff;
import scot.adp.measures.spi.Slice;
import scot.adp.measures.spi.UnitSources;
import scot.adp.people.AgreementCode;
import scot.adp.people.Agreements;
import scot.adp.people.Deaths;
import scot.adp.people.IdentityColumns;
import scot.adp.people.OwnRef;
import scot.adp.people.PersonCheck;
import scot.adp.people.PersonKeys;
import scot.adp.people.References;
import scot.adp.platform.Identifier;
import scot.adp.platform.MemberId;
import scot.adp.platform.UnitId;
import scot.adp.support.ModuleTest;
import scot.adp.support.MovableClock;
import scot.adp.support.OwnClock;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.ArgumentMatchers.anyList;
import static org.mockito.BDDMockito.given;

/**
 * The module alone: on a database with no other module's tables, and with stand-ins for
 * what it asks of others. All its tests share one program.
 */
@ModuleTest
@Import({ OwnClock.class, CommunitySlice.People.class })
@TestPropertySource(properties = { "adp.config=config", "adp.sample=false" })
abstract class CommunitySlice {

	@Autowired
	TransactionTemplate transaction;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	MovableClock clock;

	@MockitoBean
	Recording recording;

	@MockitoBean
	CurrentCaller currentCaller;

	@MockitoBean
	Partners partners;

	@MockitoBean
	PlaceCatalogue catalogue;

	@MockitoBean
	ServiceRegister services;

	@MockitoBean
	Agreements agreements;

	@MockitoBean
	PersonKeys keys;

	@MockitoBean
	Deaths deaths;

	@MockitoBean
	References references;

	@MockitoBean
	IdentityColumns identityColumns;

	@MockitoBean
	Imports imports;

	@MockitoBean
	UnitSources sources;

	@MockitoBean
	SignedOff signedOff;

	@MockitoBean
	PeriodReturns periodReturns;

	UnitId unit;

	Author author;

	/** What was made once for each key. */
	final Map<String, Identifier> made = new ConcurrentHashMap<>();

	@BeforeEach
	void standIns() {
		unit = new UnitId("U-" + UUID.randomUUID().toString().substring(0, 8));
		author = new Author(new AccountId(UUID.randomUUID()), new MemberId(UUID.randomUUID()), "Mairi Test, Worker",
				OffsetDateTime.now(clock));
		given(recording.author()).willAnswer(call -> author);
		given(recording.author(any())).willAnswer(call -> author);
		given(recording.once(any(Author.class), any(), any(), any(), anyWork())).willAnswer(call -> made
			.computeIfAbsent(call.getArgument(1), key -> call.<Supplier<Made<?>>>getArgument(4).get().id()));
		given(recording.once(any(String.class), any(), any(), anyChange()))
			.willAnswer(call -> call.<Function<Author, Made<?>>>getArgument(3).apply(author).id());
		given(currentCaller.reach()).willAnswer(call -> Set.of(unit));
		given(sources.held(any(), anyCollection())).willReturn(UnitSources.Held.BY_RECORDS);
		given(sources.returned(any(), any(), any())).willReturn(List.of());
		given(signedOff.days(any())).willReturn(day -> false);
		given(agreements.toWrite(any(), any(), any())).willReturn(new AgreementCode("DSA-023"));
		given(references.read(any(), any(), any(), any())).willAnswer(call -> new OwnRef(call.getArgument(3)));
		given(keys.told(any(PersonKey.class), any(), any(), any(), any())).willReturn(Optional.empty());
		given(keys.ofReferences(any(DataSet.class), any(), anyList())).willAnswer(call -> {
			var of = new ArrayList<Optional<PersonKey>>();
			call.<List<OwnRef>>getArgument(2).forEach(it -> of.add(Optional.of(person(it.value()))));
			return of;
		});
		jdbc.sql("delete from community.help").update();
		jdbc.sql("delete from community.work_path").update();
	}

	@AfterEach
	void backToStart() {
		clock.reset();
	}

	static String key() {
		return UUID.randomUUID().toString();
	}

	static Supplier<Made<Identifier>> anyWork() {
		return any();
	}

	static Function<Author, Made<Identifier>> anyChange() {
		return any();
	}

	/** The key of whom the unit calls so. */
	PersonKey person(String reference) {
		return new PersonKey(new SpaceCode("COM"),
				"%32s".formatted(Integer.toHexString((unit + reference).hashCode())).replace(' ', '0'), 1);
	}

	<T> T within(Supplier<T> work) {
		return transaction.execute(status -> work.get());
	}

	/** The whole of a measure in the quarter of a day. */
	Counted whole(MeasureSource source, MeasureCode measure, LocalDate day) {
		Period quarter = PeriodType.QUARTER.of(day);
		return source.count(List.of(new MeasureSource.Asked(measure, quarter, 1, null)))
			.stream()
			.filter(it -> it.slice().equals(Slice.WHOLE))
			.findFirst()
			.orElseThrow();
	}

	/** The check of persons over what stands in for what it asks. */
	@TestConfiguration
	static class People {

		@Bean
		FilesIn filesIn(Imports imports, Recording recording) {
			return new FilesIn(imports, recording);
		}

		@Bean
		PersonCheck personCheck(Agreements agreements, PersonKeys keys, References references) {
			return new PersonCheck(agreements, keys, references);
		}

	}

}
