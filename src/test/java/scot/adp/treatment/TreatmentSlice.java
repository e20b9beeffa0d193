package scot.adp.treatment;

import java.time.OffsetDateTime;
import java.util.UUID;
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
import scot.adp.directory.Areas;
import scot.adp.directory.Partners;
import scot.adp.directory.PlaceCatalogue;
import scot.adp.directory.Places;
import scot.adp.directory.PublishedServices;
import scot.adp.directory.ServiceRegister;
import scot.adp.directory.WorkingDays;
import scot.adp.directory.open.OpenAnswers;
import scot.adp.documents.Documents;
import scot.adp.exchange.FilesIn;
import scot.adp.exchange.Imports;
import scot.adp.identity.AccountId;
import scot.adp.identity.Author;
import scot.adp.identity.CurrentCaller;
import scot.adp.identity.Made;
import scot.adp.identity.Members;
import scot.adp.identity.Memberships;
import scot.adp.identity.spi.OrganisationNames;
import scot.adp.identity.Recording;
import scot.adp.measures.CountTables;
import scot.adp.measures.PeriodReturns;
import scot.adp.measures.spi.SignedOff;
import scot.adp.measures.spi.UnitSources;
import scot.adp.notification.Messages;
import scot.adp.people.Agreements;
import scot.adp.people.Deaths;
import scot.adp.people.IdentityColumns;
import scot.adp.people.PersonCheck;
import scot.adp.people.PersonKeys;
import scot.adp.people.References;
import scot.adp.platform.Identifier;
import scot.adp.platform.MemberId;
import scot.adp.platform.UnitId;
import scot.adp.reporting.spi.SentReturns;
import scot.adp.strategy.spi.ActionNames;
import scot.adp.support.ModuleTest;
import scot.adp.support.MovableClock;
import scot.adp.support.OwnClock;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;

/**
 * The module alone: on a database with no other module's tables, and with stand-ins for
 * what treatment asks of others. All its tests share one program.
 */
@ModuleTest
@Import({ OwnClock.class, TreatmentSlice.People.class })
@TestPropertySource(properties = { "adp.config=config", "adp.sample=false" })
abstract class TreatmentSlice {

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
	Areas areas;

	@MockitoBean
	Places places;

	@MockitoBean
	PlaceCatalogue catalogue;

	@MockitoBean
	ServiceRegister services;

	@MockitoBean
	Partners partners;

	@MockitoBean
	OrganisationNames units;

	@MockitoBean
	PublishedServices publishedServices;

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
	UnitSources unitSources;

	@MockitoBean
	SignedOff signedOff;

	@MockitoBean
	CountTables countTables;

	@MockitoBean
	Memberships memberships;

	@MockitoBean
	Members members;

	@MockitoBean
	Messages messages;

	@MockitoBean
	WorkingDays workingDays;

	@MockitoBean
	PeriodReturns periodReturns;

	@MockitoBean
	OpenAnswers openAnswers;

	@MockitoBean
	Documents documents;

	@MockitoBean
	ActionNames actionNames;

	@MockitoBean
	SentReturns sentReturns;

	UnitId unit;

	Author author;

	@BeforeEach
	void standIns() {
		unit = new UnitId("U-" + UUID.randomUUID().toString().substring(0, 8));
		author = new Author(new AccountId(UUID.randomUUID()), new MemberId(UUID.randomUUID()), "Mairi Test, Nurse",
				OffsetDateTime.now(clock));
		given(recording.author()).willAnswer(call -> author);
		given(recording.author(any())).willAnswer(call -> author);
		given(recording.once(any(Author.class), any(), any(), any(), anyWork()))
			.willAnswer(call -> call.<Supplier<Made<?>>>getArgument(4).get().id());
		given(recording.once(any(String.class), any(), any(), anyChange()))
			.willAnswer(call -> call.<Function<Author, Made<?>>>getArgument(3).apply(author).id());
		given(recording.onceForAnybody(any(), any(), any(), anyWork()))
			.willAnswer(call -> call.<Supplier<Made<?>>>getArgument(3).get().id());
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

	/** The check of persons and files over what stands in for what they ask. */
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
