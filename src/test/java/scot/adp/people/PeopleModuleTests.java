package scot.adp.people;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanRegistrar;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.support.TransactionTemplate;
import org.yaml.snakeyaml.Yaml;
import scot.adp.directory.Partners;
import scot.adp.events.AgreementEnded;
import scot.adp.events.DataSet;
import scot.adp.events.PersonDied;
import scot.adp.events.PersonDiedWithdrawn;
import scot.adp.events.PersonKey;
import scot.adp.events.SpaceCode;
import scot.adp.identity.AccountId;
import scot.adp.identity.Author;
import scot.adp.identity.Caller;
import scot.adp.identity.CurrentCaller;
import scot.adp.identity.Made;
import scot.adp.identity.Members;
import scot.adp.identity.Membership;
import scot.adp.identity.Recording;
import scot.adp.identity.spi.OrganisationNames;
import scot.adp.people.SharingAgreementView.Part;
import scot.adp.people.SharingAgreementView.Party;
import scot.adp.people.spi.PersonPanel;
import scot.adp.people.spi.Retained;
import scot.adp.people.spi.RetainedData;
import scot.adp.platform.Identifier;
import scot.adp.platform.MemberId;
import scot.adp.platform.OrganisationId;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.StartRefused;
import scot.adp.platform.UnitId;
import scot.adp.support.ModuleTest;
import scot.adp.support.MovableClock;
import scot.adp.support.OwnClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

/**
 * Keys, agreements, retention and endings in their module alone, with a sector whose rows
 * stand in a list.
 */
@ModuleTest
@Import({ OwnClock.class, PeopleModuleTests.Sector.class, PeopleModuleTests.First.class, PeopleModuleTests.Waits.class,
		PeopleModuleTests.Others.class, PeopleModuleTests.Store.class, PeopleModuleTests.Money.class,
		PeopleModuleTests.Quotes.class, PeopleModuleTests.Rounds.class, PeopleModuleTests.Rows.class })
@RecordApplicationEvents
class PeopleModuleTests {

	private static final DataSet SUPPLIES = new DataSet("treatment.supplies");

	private static final UnitId NADARS = new UnitId("NADARS");

	private static final UnitId HOUSING = new UnitId("NAC-HOUSING");

	private static final UnitId PEAR = new UnitId("TPS-PEAR");

	private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

	private static final String CHI = "0101011237";

	@Autowired
	SharingAgreements agreements;

	@Autowired
	Agreements rights;

	@Autowired
	PersonKeys keys;

	@Autowired
	KeyCare care;

	@Autowired
	Endings endings;

	@Autowired
	Deaths deaths;

	@Autowired
	Retention retention;

	@Autowired
	RetentionJob job;

	@Autowired
	RetentionHealth health;

	@Autowired
	SecretFolder folder;

	@Autowired
	KeyRing ring;

	@Autowired
	Sector sector;

	@Autowired
	PersonLevels levels;

	@Autowired
	References references;

	@Autowired
	IdentityColumns columns;

	@Autowired
	First first;

	@Autowired
	Persons persons;

	@Autowired
	Rows rows;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	TransactionTemplate transaction;

	@Autowired
	MovableClock clock;

	@Autowired
	ApplicationEvents events;

	@MockitoBean
	Recording recording;

	@MockitoBean
	CurrentCaller currentCaller;

	@MockitoBean
	OrganisationNames units;

	@MockitoBean
	Members members;

	@MockitoBean
	Partners partners;

	@BeforeEach
	void standIns() {
		clock.set(TODAY);
		sector.rows.clear();
		sector.references.clear();
		first.rows.clear();
		rows.all.clear();
		rows.asked = 0;
		jdbc.sql("delete from people.agreement_party").update();
		jdbc.sql("delete from people.agreement_confirmation").update();
		jdbc.sql("delete from people.agreement").update();
		jdbc.sql("delete from people.pair").update();
		jdbc.sql("delete from people.person_level").update();
		jdbc.sql("delete from people.not_resolved").update();
		jdbc.sql("delete from people.ending_key").update();
		jdbc.sql("delete from people.tombstone").update();
		jdbc.sql("delete from people.retention_run").update();
		jdbc.sql("update people.hold set lifted_at = now() where lifted_at is null").update();
		officerOf(NADARS);
		var names = List.of(name("NADARS", "NAHSCP"), name("NAC-HOUSING", "NAC"), name("TPS-PEAR", "TPS"));
		given(units.units()).willReturn(names);
		names.forEach(it -> given(units.unit(it.unit())).willReturn(Optional.of(it)));
		given(units.unitsOf(any())).willAnswer(call -> names.stream()
			.filter(it -> call.<Collection<OrganisationId>>getArgument(0).contains(it.organisation()))
			.map(OrganisationNames.UnitName::unit)
			.collect(Collectors.toSet()));
		given(units.withBelow(any())).willAnswer(call -> Set.copyOf(call.<Collection<UnitId>>getArgument(0)));
		given(recording.author()).willAnswer(call -> author());
		given(recording.once(any(String.class), any(), any(), anyChange()))
			.willAnswer(call -> call.<Function<Author, Made<?>>>getArgument(3).apply(author()).id());
		given(recording.once(any(Author.class), any(), any(), any(), anyWork()))
			.willAnswer(call -> call.<Supplier<Made<?>>>getArgument(4).get().id());
		doAnswer(call -> {
			call.<Consumer<Author>>getArgument(2).accept(author());
			return null;
		}).when(recording).once(any(String.class), any(), anyConsumer());
		levels("NAHSCP", true);
		levels("NAC", true);
	}

	@AfterEach
	void backToStart() {
		clock.reset();
	}

	@Test
	void a1AgreementPastItsReviewWorksUntilItEnds() {
		agreement("DSA-A1", Part.GIVES, Part.TAKES);

		assertThat(agreements.find(new AgreementCode("DSA-A1"))).map(SharingAgreementView::state)
			.contains(AgreementState.REVIEW_DUE);
		assertThat(within(() -> rights.toWrite(NADARS, SUPPLIES, TODAY))).isEqualTo(new AgreementCode("DSA-A1"));
		assertThat(reason(() -> rights.toWrite(NADARS, SUPPLIES, LocalDate.of(2027, 1, 1))))
			.isEqualTo("AGREEMENT_ENDED");
		PersonKey person = key(CHI);
		assertThat(told(person, "HARM_REDUCTION", TODAY)).isPresent();
		assertThat(told(person, "HARM_REDUCTION", LocalDate.of(2027, 1, 1))).isEmpty();
		assertThat(told(person, "FAMILY_SUPPORT", TODAY)).isEmpty();
	}

	@Test
	void whoTakesAloneOpensNoFlowOutOfRecordsOfOthers() {
		officerOf(HOUSING);
		assertThat(reason(() -> agreement("DSA-TAKEN", Part.GIVES, Part.TAKES))).isEqualTo("NOT_YOURS_TO_GIVE");

		officerOf(NADARS);
		var it = agreement("DSA-GIVEN", Part.GIVES, Part.TAKES);
		officerOf(HOUSING);
		assertThat(reason(() -> agreements.change("longer", it.version(), until(it, LocalDate.of(2028, 12, 31)))))
			.isEqualTo("NOT_YOURS_TO_GIVE");
		var stopped = agreements.suspend("stop", it.code(), it.version(), "An incident");
		assertThat(stopped.state()).isEqualTo(AgreementState.SUSPENDED);
		assertThat(catchThrowableOfType(Problem.class,
				() -> agreements.suspend("go on", it.code(), stopped.version(), null)))
			.hasMessageContaining("who give");
		officerOf(NADARS);
		assertThat(agreements.suspend("go on", it.code(), stopped.version(), null).state().works()).isTrue();

		levels("NAHSCP", false);
		officerOf(HOUSING);
		assertThat(reason(() -> agreement("DSA-OFF-GIVER", Part.GIVES, Part.BOTH))).isEqualTo("PERSON_LEVEL_OFF");
	}

	private static SharingAgreements.New until(SharingAgreementView it, LocalDate to) {
		return new SharingAgreements.New(it.code(), it.title(), it.parties(), it.purposes(), it.dataSets(), it.items(),
				it.personLevel(), it.bases(), it.from(), to, it.reviewOn(), it.signedOn(), it.retentionClass(),
				it.contacts(), it.document());
	}

	@Test
	void personsAreOffUntilTheOrganisationSaysOtherwise() {
		agreement("DSA-OFF", Part.GIVES, Part.TAKES);
		levels("NAHSCP", false);

		assertThat(reason(() -> rights.toWrite(NADARS, SUPPLIES, TODAY))).isEqualTo("PERSON_LEVEL_OFF");
		assertThat(reason(() -> rights.toWrite(new UnitId("TPS-PEAR"), SUPPLIES, TODAY))).isEqualTo("PERSON_LEVEL_OFF");
		levels("NAHSCP", true);
		assertThat(reason(() -> rights.toWrite(HOUSING, SUPPLIES, TODAY))).isEqualTo("NO_AGREEMENT");
	}

	@Test
	void unitReadsRecordsOfAnotherUnderAnAgreementInForceAlone() {
		assertThat(shares(NADARS, HOUSING, TODAY)).isFalse();
		agreement("DSA-READ", Part.GIVES, Part.TAKES);

		assertThat(shares(NADARS, HOUSING, TODAY)).isTrue();
		assertThat(shares(NADARS, HOUSING, LocalDate.of(2027, 1, 1))).isFalse();
	}

	@Test
	void whoGivesReadsNothingOfWhoTakes() {
		agreement("DSA-ONE-WAY", Part.GIVES, Part.TAKES);

		assertThat(shares(HOUSING, NADARS, TODAY)).isFalse();
	}

	@Test
	void agreementForAnotherPurposeLetsNobodyRead() {
		agreement("DSA-OTHER", Part.GIVES, Part.TAKES);

		assertThat(within(() -> rights.shares(NADARS, HOUSING, Set.of(SUPPLIES), "FAMILY_SUPPORT", TODAY))).isFalse();
	}

	@Test
	void agreementHasToNameAllThatIsRead() {
		agreement("DSA-PART", Part.GIVES, Part.TAKES);

		assertThat(within(() -> rights.shares(NADARS, HOUSING, Set.of(SUPPLIES, new DataSet("treatment.waits")),
				"HARM_REDUCTION", TODAY)))
			.isFalse();
	}

	@Test
	void twoSectorsKnowOnePersonUnderAnAgreementAlone() {
		agreement("DSA-LINK", Part.BOTH, Part.BOTH);
		PersonKey atNadars = key(CHI);
		PersonKey told = told(atNadars, "HARM_REDUCTION", TODAY).orElseThrow();

		assertThat(told.space()).isEqualTo(new SpaceCode("DSA-LINK"));
		assertThat(told.value()).isNotEqualTo(atNadars.value());
		assertThat(within(() -> keys.resolve(told, SUPPLIES, HOUSING, TODAY))).contains(atNadars);
		assertThat(within(() -> keys.resolve(told, SUPPLIES, new UnitId("TPS-PEAR"), TODAY))).isEmpty();
		assertThat(within(() -> keys.resolve(told, SUPPLIES, HOUSING, LocalDate.of(2027, 1, 1)))).isEmpty();
		assertThat(care.unresolved()).extracting(KeyCare.Unresolved::events).containsExactly(2L);
	}

	@Test
	void endedAgreementTellsOthersAndItsKeysAreGoneAfterThirtyDays() {
		var it = agreement("DSA-END", Part.GIVES, Part.TAKES);
		sector.add(key(CHI), TODAY);
		agreements.end("end", it.code(), it.version(), "No longer needed");

		assertThat(events.stream(AgreementEnded.class)).extracting(AgreementEnded::agreement)
			.containsExactly(new SpaceCode("DSA-END"));
		clock.set(TODAY.plusDays(29));
		job.run();
		assertThat(pairs("DSA-END")).isEqualTo(1);
		assertThat(folder.secrets(new SpaceCode("DSA-END"))).isNotEmpty();
		clock.set(TODAY.plusDays(30));
		job.run();
		assertThat(pairs("DSA-END")).isZero();
		assertThat(folder.secrets(new SpaceCode("DSA-END"))).isEmpty();
		assertThat(events.stream(AgreementEnded.class)).hasSize(1);
	}

	@Test
	void a3WhoObjectsIsErasedAndPassedOverInSilenceFromThenOn() {
		agreement("DSA-A3", Part.GIVES, Part.TAKES);
		PersonKey person = key("0101201234");
		sector.add(person, TODAY);

		object("0101201234");

		assertThat(sector.rows).isEmpty();
		assertThat(pairs("DSA-A3")).as("who is gone is linked to nobody").isZero();
		assertThat(within(() -> keys.ofChis(SUPPLIES, NADARS, TODAY, List.of(chi("0101201234"), chi(CHI)))))
			.satisfiesExactly(it -> assertThat(it).isEmpty(), it -> assertThat(it).isPresent());
		assertThat(tombstones()).containsExactly("OBJECTION 1");

		// As a restore brings it back.
		sector.add(person, TODAY);
		job.run();
		assertThat(sector.rows).isEmpty();
	}

	@Test
	void a3HoldsAcrossWrappingsAndRestoresOfWhatWasBefore() {
		PersonKey before = key("0101011008");
		object("0101011008");
		assertThat(folder.objections()).extracting(it -> it.person()).contains(before);

		care.rotate("rotate-a3", before.space());
		assertThat(within(() -> keys.ofChis(SUPPLIES, NADARS, TODAY, List.of(chi("0101011008")))))
			.containsExactly(Optional.empty());
		// As a restore of the data of before the wrapping brings it back.
		jdbc.sql("delete from people.secret where space = :space and version > :version")
			.param("space", before.space().value())
			.param("version", before.keyVersion())
			.update();
		sector.add(before, TODAY);
		job.run();
		assertThat(sector.rows).isEmpty();
		assertThat(within(() -> keys.ofChis(SUPPLIES, NADARS, TODAY, List.of(chi("0101011008")))))
			.containsExactly(Optional.empty());
		care.rotate("rotate-a3-again", before.space());
		assertThat(within(() -> keys.ofChis(SUPPLIES, NADARS, TODAY, List.of(chi("0101011008")))))
			.containsExactly(Optional.empty());
	}

	@Test
	void objectionsThatAreGoneFromTheFolderAreToldOf() throws IOException {
		object("0101011016");
		assertThat(care.objectionsMissing()).isFalse();

		Path file = folder.path().resolve("objections");
		byte[] there = Files.readAllBytes(file);
		try {
			Files.delete(file);
			assertThat(care.objectionsMissing()).isTrue();
			var lines = new ArrayList<>(new String(there, StandardCharsets.UTF_8).lines().toList());
			String last = lines.removeLast();
			lines.add(last.replaceAll("[0-9a-f]{32}", "0".repeat(32)));
			Files.write(file, lines);
			assertThat(care.objectionsMissing()).as("as many, and others").isTrue();
			lines.set(lines.size() - 1, last);
			lines.add(last.replaceAll("[0-9a-f]{32}", "0".repeat(32)));
			Files.write(file, lines);
			assertThat(care.objectionsMissing()).as("one more, of a change that failed").isFalse();
			Files.writeString(file, "no objection");
			assertThat(care.objectionsMissing()).isTrue();
			assertThat(care.spaces()).isNotEmpty();
			assertThatExceptionOfType(StartRefused.class).isThrownBy(() -> job.perform())
				.satisfies(refused -> assertThat(refused.whatToDo()).contains("adpkeys"));
		}
		finally {
			Files.write(file, there);
		}
		assertThat(care.objectionsMissing()).isFalse();
	}

	@Test
	void agreementWorksOnceEachWhoGivesConfirmedWhatItSaysNow() {
		var it = signed("DSA-BOTH", Part.BOTH, Part.GIVES);
		assertThat(it.state()).isEqualTo(AgreementState.DRAFT);
		assertThat(it.awaiting()).containsExactly(new OrganisationId("NAC"));
		assertThat(reason(() -> rights.toWrite(NADARS, SUPPLIES, TODAY))).isEqualTo("NO_AGREEMENT");
		assertThat(catchThrowableOfType(Problem.class, () -> agreements.confirm("mine", it.code(), it.version())))
			.hasMessageContaining("your organisation");
		assertThat(agreements.due()).isEmpty();

		officerOf(HOUSING);
		assertThat(agreements.due()).extracting(SharingAgreementView::code).containsExactly(it.code());
		var both = agreements.confirm("theirs", it.code(), it.version());
		assertThat(both.state().works()).isTrue();
		assertThat(within(() -> rights.toWrite(NADARS, SUPPLIES, TODAY))).isEqualTo(it.code());

		// Who changes what flows has confirmed that; the other has not.
		var longer = agreements.change("longer-both", both.version(), until(both, LocalDate.of(2027, 12, 31)));
		assertThat(longer.awaiting()).containsExactly(new OrganisationId("NAHSCP"));
		assertThat(longer.state().works()).isFalse();
		officerOf(NADARS);
		assertThat(agreements.confirm("again", it.code(), longer.version()).state().works()).isTrue();

		levels("NAC", false);
		officerOf(HOUSING);
		var other = agreements.suspend("suspend-both", it.code(), longer.version(), "An incident");
		assertThat(other.state()).isEqualTo(AgreementState.SUSPENDED);
	}

	@Test
	void whoConfirmsKeepsRecordsAboutPersons() {
		var it = signed("DSA-OFF-2", Part.GIVES, Part.GIVES);
		levels("NAC", false);
		officerOf(HOUSING);

		assertThat(reason(() -> agreements.confirm("off", it.code(), it.version()))).isEqualTo("PERSON_LEVEL_OFF");
	}

	@Test
	void objectionUnderAHoldIsNotedAndFollowedWhenItIsLifted() {
		PersonKey person = key("2902004575");
		sector.add(person, TODAY);
		var hold = retention.hold("hold-objection", SUPPLIES, "An inquiry");

		assertThat(object("2902004575")).isEqualTo(new KeyCare.Objected(0, true));
		job.run();
		assertThat(sector.rows).hasSize(1);
		assertThat(within(() -> keys.ofChis(SUPPLIES, NADARS, TODAY, List.of(chi("2902004575"))))).as("kept out")
			.containsExactly(Optional.empty());

		retention.lift("lift-objection", hold);
		job.run();
		assertThat(sector.rows).isEmpty();
		assertThat(tombstones()).containsExactly("OBJECTION 1");
	}

	@Test
	void holdOutlivesARestoreOfDataFromBeforeIt() {
		sector.add(key(CHI), LocalDate.of(2020, 3, 31));
		var hold = retention.hold("hold-restored", SUPPLIES, "An inquiry");
		jdbc.sql("delete from people.hold where id = :id").param("id", hold.value()).update();

		job.run();
		assertThat(sector.rows).hasSize(1);
		assertThat(retention.rules()).filteredOn(it -> it.dataSet().equals(SUPPLIES))
			.isNotEmpty()
			.allSatisfy(it -> assertThat(it.heldBecause()).contains("restored data does not know of"));

		retention.lift("lift-restored", hold);
		job.run();
		assertThat(sector.rows).isEmpty();
	}

	@Test
	void subjectOfAnEventIsResolvedByWhoTakesByItsAgreementAndByNobodyElse() {
		var person = key(CHI);
		for (Part nadars : List.of(Part.GIVES, Part.BOTH)) {
			for (Part housing : Part.values()) {
				String code = "DSA-%s-%s".formatted(nadars, housing);
				agreement(code, nadars, housing);
				key(CHI);
				var told = within(() -> keys.told(List.of(person), SUPPLIES, NADARS, "HARM_REDUCTION", TODAY))
					.get(person);
				var resolving = units.units()
					.stream()
					.map(OrganisationNames.UnitName::unit)
					.filter(unit -> within(() -> keys.resolve(Objects.requireNonNull(told), SUPPLIES, unit, TODAY))
						.isPresent())
					.toList();
				var taking = new ArrayList<UnitId>();
				if (nadars.takes()) {
					taking.add(NADARS);
				}
				if (housing.takes()) {
					taking.add(HOUSING);
				}
				assertThat(resolving).as(code).containsExactlyInAnyOrderElementsOf(taking);
				jdbc.sql("delete from people.agreement_party").update();
				jdbc.sql("delete from people.agreement_confirmation").update();
				jdbc.sql("delete from people.agreement").update();
			}
		}
	}

	@Test
	void eventThatWaitedWhileKeysWereWrappedAnewIsStillResolved() {
		agreement("DSA-WAITS", Part.BOTH, Part.BOTH);
		PersonKey person = key(CHI);
		PersonKey told = told(person, "HARM_REDUCTION", TODAY).orElseThrow();

		care.rotate("rotate-shared", told.space());
		care.rotate("rotate-own", person.space());

		assertThat(within(() -> keys.resolve(told, SUPPLIES, HOUSING, TODAY))).contains(key(CHI));
		assertThat(told(person, "HARM_REDUCTION", TODAY)).isPresent();
	}

	@Test
	void keysAreNotMadeWhileTheirSecretIsWrapped() throws Exception {
		PersonKey before = key(CHI);
		var wrapped = new CountDownLatch(1);
		var goOn = new CountDownLatch(1);
		var wrapping = CompletableFuture.runAsync(() -> transaction.executeWithoutResult(status -> {
			ring.rotate(before.space());
			wrapped.countDown();
			await(goOn);
		}), Thread::startVirtualThread);
		await(wrapped);
		var made = CompletableFuture.supplyAsync(() -> key(CHI), Thread::startVirtualThread);
		assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> made.get(200, TimeUnit.MILLISECONDS));
		goOn.countDown();
		wrapping.get(30, TimeUnit.SECONDS);

		assertThat(made.get(30, TimeUnit.SECONDS).keyVersion()).isGreaterThan(before.keyVersion());
	}

	@Test
	void rowsUnderANumberOfAUnitAndUnderTheChiNumberAreOfOnePerson() {
		PersonKey byChi = key("1506840027");
		PersonKey byOwn = within(() -> keys.ofReferences(SUPPLIES, NADARS, List.of(new OwnRef("NAD-00777")))).getFirst()
			.orElseThrow();
		sector.add(byChi, TODAY);
		sector.add(byOwn, TODAY);
		sector.references.put(byChi, "NAD-00777");
		sector.references.put(byOwn, "NAD-00777");
		endings.record("died-777", NADARS, Endings.Someone.of("1506840027", null), TODAY);

		var answer = care.keptOf(new KeyCare.Sought(NADARS, Endings.Someone.of(null, "NAD-00777")),
				KeyCare.Reason.ACCESS_REQUEST);
		assertThat(answer.held()).flatExtracting(KeyCare.Held::lines).hasSize(2);
		assertThat(answer.notSearched()).isEqualTo(lost());
		assertThat(lookUp("1506840027").deaths()).hasSize(1);
		assertThat(object("1506840027").rows()).isEqualTo(2);
		assertThat(sector.rows).isEmpty();
	}

	/** What an earlier test gave up the secret of. */
	private List<DataSet> lost() {
		return ring.whole(new SpaceCode("TRT")) ? List.of()
				: List.of(SUPPLIES, new DataSet("treatment.first-supplies"), new DataSet("treatment.waits"),
						new DataSet("treatment.reach"), new DataSet("treatment.stays"),
						new DataSet("treatment.episodes"), new DataSet("treatment.joint-care"));
	}

	@Test
	void runThatFailedIsSeenByWhoLooksAfterTheProgram() {
		job.run();
		assertThat(health.health().getStatus()).isEqualTo(Status.UP);

		sector.fails = true;
		clock.set(TODAY.plusDays(1));
		job.run();
		sector.fails = false;
		assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
		clock.set(TODAY.plusDays(2));
		job.run();
		assertThat(health.health().getStatus()).isEqualTo(Status.UP);
		clock.set(TODAY.plusDays(5));
		assertThat(health.health().getStatus()).as("nothing ran for three days").isEqualTo(Status.DOWN);
	}

	@Test
	void countsOfDaysThatAreOverArePutTogetherAndGoAfterAYear() {
		jdbc.sql("delete from people.keys_made").update();
		key(CHI);
		key("0101901119");
		clock.set(TODAY.plusDays(1));
		job.run();
		assertThat(jdbc.sql("select keys from people.keys_made").query(Integer.class).list()).containsExactly(2);
		assertThat(care.linkable()).containsExactly(new KeyCare.Linkable(SUPPLIES, 2, 2));

		clock.set(TODAY.plusMonths(14));
		job.run();
		assertThat(jdbc.sql("select count(*) from people.keys_made").query(Integer.class).single()).isZero();
	}

	@Test
	void officerReadsErasesAndHoldsForTheOwnOrganisationAlone() {
		PersonKey person = key("0101011024");
		sector.rows.add(new Row(person, LocalDate.of(2020, 1, 1), NADARS));
		sector.rows.add(new Row(person, LocalDate.of(2020, 1, 1), PEAR));
		officerOf(PEAR);

		assertThat(lookUp("0101011024").held()).extracting(KeyCare.Held::lines)
			.containsExactly(List.of("A row of TPS-PEAR"));
		assertThat(catchThrowableOfType(Problem.class, () -> care
			.keptOf(new KeyCare.Sought(NADARS, Endings.Someone.of(null, "NAD-00123")), KeyCare.Reason.ACCESS_REQUEST)))
			.hasMessageContaining("another organisation");
		var hold = retention.hold("hold-pear", SUPPLIES, "An inquiry");
		job.run();
		assertThat(sector.rows).extracting(Row::unit).containsExactly(PEAR);
		officerOf(NADARS);
		assertThat(retention.rules()).filteredOn(it -> it.dataSet().equals(SUPPLIES))
			.isNotEmpty()
			.allSatisfy(it -> assertThat(it.hold()).isNull());
		assertThat(catchThrowableOfType(Problem.class, () -> retention.lift("lift-pear", hold))).isNotNull();

		object("0101011024");
		job.run();
		assertThat(sector.rows).extracting(Row::unit).containsExactly(PEAR);
		assertThat(within(() -> keys.ofChis(SUPPLIES, PEAR, TODAY, List.of(chi("0101011024")))))
			.containsExactly(Optional.of(person));
	}

	@Test
	void r1WhatWasKeptLongEnoughGoesOnTheDayAfterAndLeavesATombstone() {
		PersonKey person = key(CHI);
		sector.add(person, LocalDate.of(2024, 3, 31));
		clock.set(LocalDate.of(2027, 3, 31));
		job.run();
		assertThat(sector.rows).hasSize(1);

		clock.set(LocalDate.of(2027, 4, 1));
		job.run();

		assertThat(sector.rows).isEmpty();
		assertThat(tombstones()).containsExactly("CLOSED 1");
		assertThat(retention.lastRun()).map(Retention.Run::erased).contains(1);
		assertThat(sector.signed).as("R4: what was signed stays").isEqualTo(7);
	}

	@Test
	void r3HoldKeepsWhatIsOverdueAndTheJobSaysSo() {
		sector.add(key(CHI), LocalDate.of(2020, 3, 31));
		var hold = retention.hold("hold", SUPPLIES, "An inquiry");
		job.run();

		assertThat(sector.rows).hasSize(1);
		assertThat(retention.lastRun()).map(Retention.Run::held).contains(List.of(SUPPLIES));
		assertThat(retention.rules()).filteredOn(it -> it.dataSet().equals(SUPPLIES))
			.isNotEmpty()
			.allSatisfy(it -> assertThat(it.heldBecause()).isEqualTo("NAHSCP: An inquiry"));

		retention.lift("lift", hold);
		job.run();
		assertThat(sector.rows).isEmpty();
	}

	@Test
	void manyRowsGoInBatchesAndOneDataSetThatFailsIsToldOf() {
		PersonKey person = key(CHI);
		for (int i = 0; i < RetentionJob.BATCH + 5; i++) {
			sector.add(person, LocalDate.of(2020, 1, 1));
		}
		job.run();
		assertThat(tombstones()).containsExactly("CLOSED 1000", "CLOSED 5");

		sector.add(person, LocalDate.of(2020, 1, 1));
		sector.fails = true;
		clock.set(TODAY.plusDays(1));
		job.run();
		sector.fails = false;
		assertThat(retention.lastRun()).map(Retention.Run::failed).contains(List.of(SUPPLIES));
	}

	@Test
	void rotationMakesAllThatIsKeptNewerAndFindsEverybodyAgain() {
		agreement("DSA-ROT", Part.BOTH, Part.BOTH);
		PersonKey before = key(CHI);
		PersonKey told = told(before, "HARM_REDUCTION", TODAY).orElseThrow();
		sector.add(before, TODAY);

		care.rotate("rotate", before.space());

		PersonKey after = key(CHI);
		assertThat(after.keyVersion()).isEqualTo(before.keyVersion() + 1);
		assertThat(sector.rows).extracting(Row::person).containsExactly(after);
		assertThat(within(() -> keys.same(before, after))).isTrue();
		assertThat(within(() -> keys.resolve(told, SUPPLIES, HOUSING, TODAY))).contains(after);
	}

	@Test
	void secretsThatWereEverWrittenAreNeverOverwritten() {
		PersonKey before = key(CHI);
		// As a wrapping leaves it whose transaction fails at its end.
		transaction.executeWithoutResult(status -> {
			care.rotate("rotate-failed", before.space());
			status.setRollbackOnly();
		});
		var there = folder.secrets(before.space());

		care.rotate("rotate-well", before.space());

		assertThat(folder.secrets(before.space())).containsAllEntriesOf(there).hasSize(there.size() + 1);
		assertThat(within(() -> keys.same(before, key(CHI)))).isTrue();
	}

	@Test
	void twoWrappingsAtOnceMakeTwoSecretsThatBothFit() throws Exception {
		PersonKey before = key(CHI);
		var first = new CountDownLatch(1);
		var wrapped = new CountDownLatch(1);
		var one = CompletableFuture.runAsync(() -> transaction.executeWithoutResult(status -> {
			ring.rotate(before.space());
			wrapped.countDown();
			await(first);
		}));
		await(wrapped);
		var two = CompletableFuture
			.runAsync(() -> transaction.executeWithoutResult(status -> ring.rotate(before.space())));
		first.countDown();
		CompletableFuture.allOf(one, two).get(30, TimeUnit.SECONDS);

		assertThat(ring.fits(before.space())).isTrue();
		assertThat(key(CHI).keyVersion()).isGreaterThanOrEqualTo(before.keyVersion() + 2);
		assertThat(within(() -> keys.same(before, key(CHI)))).isTrue();
	}

	@Test
	void lostSecretStopsNewNumbersUntilSomebodyDecides() {
		PersonKey before = key(CHI);
		var there = folder.secrets(before.space());
		folder.destroy(before.space());

		assertThat(reason(() -> keys.ofChis(SUPPLIES, NADARS, TODAY, List.of(chi(CHI))))).isEqualTo("SECRET_MISSING");
		assertThat(care.spaces()).filteredOn(it -> it.space().equals(before.space()))
			.isNotEmpty()
			.allSatisfy(it -> assertThat(it.there()).isFalse());

		care.beginAnew("anew", before.space());
		PersonKey after = key(CHI);
		assertThat(after.value()).isNotEqualTo(before.value());
		assertThat(after.keyVersion()).isGreaterThan(before.keyVersion());
		assertThat(there).isNotEmpty();
	}

	@Test
	void k3NumberOfAnotherFormIsRefusedAndNotRepeated() {
		for (String given : List.of(CHI, "J SMITH", "NAD-1", "NAD-123456", "nad-12345")) {
			Problem problem = catchThrowableOfType(Problem.class,
					() -> references.read("ownRef", NADARS, TODAY, given));
			assertThat(problem.fields().getFirst().reason()).isEqualTo("LOOKS_LIKE_IDENTITY");
			assertThat(problem.getMessage()).contains("NAD-#####").doesNotContain(given);
		}
		assertThat(references.read("ownRef", NADARS, TODAY, " NAD-00123 ")).isEqualTo(new OwnRef("NAD-00123"));
	}

	@Test
	void k4FileWithAColumnThatTellsWhoSomebodyIsIsRefusedByItsHeadings() {
		for (String heading : List.of("dob", "Name", "post code", "Address", "notes", "Date of birth", "patient_name",
				"client name", "ClientName", "address line 1", "Initials", "NHS number", "Remarks", "mobile no.")) {
			assertThat(reason(() -> {
				columns.refuse(List.of("own_ref", heading));
				return heading;
			})).as(heading).isEqualTo("LOOKS_LIKE_IDENTITY");
		}
		columns.refuse(
				List.of("own_ref", "happened_on", "chi", "locality", "outlet_name", "route", "Batch", "home_locality"));
	}

	@Test
	void deathIsToldOnceInEachSpaceAndTakenBack() {
		agreement("DSA-DIED", Part.GIVES, Part.TAKES);
		var id = endings.record("died", NADARS, Endings.Someone.of(CHI, ""), TODAY);

		assertThat(events.stream(PersonDied.class)).extracting(it -> String.valueOf(it.envelope().person()))
			.hasSize(3)
			.allSatisfy(it -> assertThat(it).doesNotContain(CHI))
			.anySatisfy(it -> assertThat(it).contains("TRT"))
			.anySatisfy(it -> assertThat(it).contains("COM"))
			.anySatisfy(it -> assertThat(it).contains("DSA-DIED"));
		assertThat(events.stream(PersonDied.class)).extracting(it -> it.envelope().record()).doesNotHaveDuplicates();

		endings.takeBack("back", id, Endings.Mistake.WRONG_PERSON);
		assertThat(events.stream(PersonDiedWithdrawn.class)).extracting(it -> it.envelope().revision())
			.containsExactly(2, 2, 2);
		assertThat(
				catchThrowableOfType(Problem.class, () -> endings.takeBack("again", id, Endings.Mistake.WRONG_PERSON)))
			.isNotNull();
	}

	@Test
	void deathIsToldWhateverEndedOrWasSwitchedOffSince() {
		var it = agreement("DSA-LATE", Part.GIVES, Part.TAKES);
		key(CHI);
		agreements.end("end-late", it.code(), it.version(), "No longer needed");
		levels("NAHSCP", false);

		endings.record("died-late", NADARS, Endings.Someone.of(CHI, null), TODAY);

		assertThat(events.stream(PersonDied.class)).extracting(event -> event.envelope().person())
			.filteredOn(person -> person != null && person.space().equals(key(CHI).space()))
			.containsExactly(key(CHI));
	}

	@Test
	void deathThatAnotherUnitLearnedOfStandsWhenOneIsTakenBack() {
		var first = endings.record("died-1", NADARS, Endings.Someone.of(CHI, null), TODAY);
		var second = endings.record("died-2", HOUSING, Endings.Someone.of(CHI, null), TODAY);

		endings.takeBack("back-1", first, Endings.Mistake.WRONG_PERSON);
		assertThat(events.stream(PersonDiedWithdrawn.class)).isEmpty();
		assertThat(within(() -> deaths.known(key(CHI)))).isTrue();
		endings.takeBack("back-2", second, Endings.Mistake.WRONG_NEWS);
		assertThat(events.stream(PersonDiedWithdrawn.class)).as("one in each space").hasSize(2);
		assertThat(jdbc.sql("select count(*) from people.ending_key").query(Integer.class).single()).isZero();
	}

	@Test
	void agreementThatSomebodyChangedMeanwhileIsNotSaidToBeStopped() {
		var it = agreement("DSA-RACE", Part.GIVES, Part.TAKES);
		// Between the look at the version and the change.
		given(units.unit(HOUSING)).willAnswer(call -> {
			CompletableFuture.runAsync(() -> jdbc.sql(
					"update people.agreement set version = 2, changed_at = now() where code = 'DSA-RACE' and version = 1")
				.update()).join();
			return Optional.of(name("NAC-HOUSING", "NAC"));
		});
		officerOf(HOUSING);

		assertThat(catchThrowableOfType(Problem.class,
				() -> agreements.suspend("suspend-race", it.code(), it.version(), "An incident")))
			.hasMessageContaining("meanwhile");
		assertThat(agreements.find(it.code())).map(SharingAgreementView::suspendedOn).isEmpty();
	}

	@Test
	void pairsGoWithTheLastRowAndKeysOfADeathWithTheAgreement() {
		var it = agreement("DSA-PAIR", Part.GIVES, Part.TAKES);
		PersonKey person = key(CHI);
		sector.add(person, LocalDate.of(2020, 1, 1));
		endings.record("died-pair", NADARS, Endings.Someone.of(CHI, null), TODAY);
		assertThat(pairs("DSA-PAIR")).isEqualTo(1);

		job.run();
		assertThat(pairs("DSA-PAIR")).isZero();
		agreements.end("end-pair", it.code(), it.version(), "No longer needed");
		clock.set(TODAY.plusDays(30));
		job.run();
		assertThat(jdbc.sql("select distinct space from people.ending_key").query(String.class).list())
			.containsExactlyInAnyOrder(person.space().value(), "COM");
	}

	@Test
	void numberOfAPersonIsNowhereInTheDatabase() {
		agreement("DSA-NONE", Part.GIVES, Part.TAKES);
		sector.add(key(CHI), TODAY);
		endings.record("died", NADARS, Endings.Someone.of(CHI, null), TODAY);
		object("3112990013");

		var tables = jdbc.sql("""
				select table_schema || '.' || table_name from information_schema.tables
				where table_schema in ('people', 'platform', 'bus') and table_type = 'BASE TABLE'""")
			.query(String.class)
			.list();
		assertThat(tables).isNotEmpty()
			.allSatisfy(table -> assertThat(
					jdbc.sql("select count(*) from %s t where t::text ~ '%s|3112990013'".formatted(table, CHI))
						.query(Integer.class)
						.single())
				.as(table)
				.isZero());
	}

	@Test
	void personIsOpenedByARecordOfTheOwnUnitAndThatIsOnRecordOnce() {
		worksAt(NADARS);
		UUID first = rows.add(NADARS, "NAD-00031", key(CHI), TODAY.minusDays(40), TODAY.minusDays(3));
		UUID second = rows.add(NADARS, "NAD-00031", key(CHI), TODAY.minusDays(2), null);

		var person = persons.open(first).orElseThrow();

		assertThat(person.parts()).singleElement()
			.satisfies(part -> assertThat(part.told().entries()).extracting(PersonPanel.Entry::record)
				.containsExactly(first, second));
		verify(recording, times(1)).tell("person of record " + first,
				Map.of("unit", "NADARS", "rows.treatment.supplies",
						Stream.of(first, second).map(UUID::toString).sorted().collect(Collectors.joining(" "))));
	}

	@Test
	void personOfAnotherUnitIsNotThereAndNothingIsOnRecord() {
		worksAt(HOUSING);
		UUID record = rows.add(NADARS, "NAD-00032", key(CHI), TODAY, null);

		assertThat(persons.open(record)).isEmpty();
		assertThat(persons.find(NADARS, Endings.Someone.of(null, "NAD-00032"))).isEmpty();
		verify(recording, never()).tell(any(), any());
	}

	@Test
	void personIsNotThereWhereTheOrganisationKeepsNone() {
		worksAt(NADARS);
		UUID record = rows.add(NADARS, "NAD-00033", key(CHI), TODAY, null);
		assertThat(persons.units()).extracting(Persons.Own::unit).containsExactly(NADARS);
		levels("NAHSCP", false);

		assertThat(persons.open(record)).isEmpty();
		assertThat(persons.find(NADARS, Endings.Someone.of(null, "NAD-00033"))).isEmpty();
		assertThat(persons.units()).isEmpty();
	}

	@Test
	void panelIsAskedOnlyForWhoMayReadItsRows() {
		worksAt(NADARS);
		UUID record = rows.add(NADARS, "NAD-00034", key(CHI), TODAY, null);
		var caller = currentCaller.get();
		given(caller.may(Rows.OPERATION)).willReturn(false);

		assertThat(persons.open(record)).isEmpty();
		assertThat(rows.asked).isZero();
	}

	@Test
	void personIsFoundByTheOwnNumberThroughTheLatestRow() {
		worksAt(NADARS);
		rows.add(NADARS, "NAD-00035", key(CHI), TODAY.minusDays(9), TODAY);
		UUID latest = rows.add(NADARS, "NAD-00035", key(CHI), TODAY.minusDays(1), null);

		assertThat(persons.find(NADARS, Endings.Someone.of(null, " NAD-00035 "))).contains(latest);
		assertThat(persons.find(NADARS, Endings.Someone.of(null, "NAD-00036"))).isEmpty();
	}

	@Test
	void whatIsTypedInThePlaceOfANumberIsNotRepeated() {
		worksAt(NADARS);

		assertThat(catchThrowableOfType(Problem.class,
				() -> persons.find(NADARS, Endings.Someone.of(null, "Jean Example"))))
			.hasMessageNotContaining("Jean")
			.satisfies(problem -> assertThat(problem.fields().getFirst().reason()).isEqualTo("LOOKS_LIKE_IDENTITY"));
	}

	@Test
	void rowsUnderAChiNumberAndUnderTwoOwnNumbersAreOfOnePerson() {
		worksAt(NADARS);
		PersonKey key = key(CHI);
		UUID one = rows.add(NADARS, "NAD-00037", key, TODAY.minusDays(9), TODAY);
		UUID other = rows.add(NADARS, "NAD-00038", key, TODAY.minusDays(8), TODAY);
		UUID nameless = rows.add(NADARS, null, key, TODAY.minusDays(7), TODAY);
		rows.add(HOUSING, "HOU-000037", key, TODAY.minusDays(7), TODAY);
		sector.references.put(key, "NAD-00037");

		var found = persons.find(NADARS, Endings.Someone.of(null, "NAD-00037")).orElseThrow();
		var person = persons.open(found).orElseThrow();

		assertThat(person.parts().getFirst().told().entries()).extracting(PersonPanel.Entry::record)
			.containsExactly(one, other, nameless);
		assertThat(person.references()).extracting(OwnRef::value).containsExactly("NAD-00037", "NAD-00038");
	}

	@Test
	void personIsKnownToOthersOnlyByAChiNumberUnderAnAgreement() {
		agreement("DSA-PAGE", Part.GIVES, Part.TAKES);
		UUID byChi = rows.add(NADARS, null, key("1203841019"), TODAY, null);
		PersonKey own = within(() -> keys.ofReferences(SUPPLIES, NADARS, List.of(new OwnRef("NAD-00039")))).getFirst()
			.orElseThrow();
		UUID byOwn = rows.add(NADARS, "NAD-00039", own, TODAY, null);
		worksAt(NADARS);

		assertThat(persons.open(byChi).orElseThrow().shares()).singleElement().satisfies(share -> {
			assertThat(share.takers()).containsExactly("NAC-HOUSING");
			assertThat(share.known()).isTrue();
		});
		assertThat(persons.open(byOwn).orElseThrow().shares()).extracting(PersonView.Share::known)
			.containsExactly(false);
	}

	@Test
	void rowsTellUntilWhenTheyAreKept() {
		worksAt(NADARS);
		UUID record = rows.add(NADARS, "NAD-00040", key(CHI), TODAY.minusDays(40), LocalDate.of(2026, 11, 1));
		rows.add(NADARS, "NAD-00040", key(CHI), TODAY, null);

		assertThat(persons.open(record).orElseThrow().kept())
			.filteredOn(it -> it.rule().trigger() == RetainedData.Trigger.CLOSED)
			.singleElement()
			.satisfies(it -> assertThat(it.firstGoes()).isEqualTo(LocalDate.of(2029, 11, 2)))
			.satisfies(it -> assertThat(it.held()).isFalse());
	}

	@Test
	void pageTellsThatTheOrganisationHoldsTheRowsLonger() {
		UUID record = rows.add(NADARS, "NAD-00041", key(CHI), TODAY, TODAY);
		retention.hold("hold-page", SUPPLIES, "An inquiry");
		worksAt(NADARS);

		assertThat(persons.open(record).orElseThrow().kept()).isNotEmpty().allMatch(PersonView.Kept::held);
	}

	@Test
	void deathIsToldToTheUnitThatLearnedOfItAndNotToAnother() {
		PersonKey key = key("0101901119");
		UUID here = rows.add(NADARS, null, key, TODAY, TODAY);
		UUID there = rows.add(HOUSING, null, key, TODAY, TODAY);
		worksAt(NADARS);
		var id = endings.record("died-page", NADARS, Endings.Someone.of("0101901119", null), TODAY);

		assertThat(persons.open(here).orElseThrow().endings()).extracting(PersonEndingView::id).containsExactly(id);
		worksAt(HOUSING);
		assertThat(persons.open(there).orElseThrow().endings()).isEmpty();
		worksAt(NADARS);
		endings.takeBack("alive-page", id, Endings.Mistake.WRONG_PERSON);
		assertThat(persons.open(here).orElseThrow().endings()).isEmpty();
	}

	@Test
	void objectionLeavesTheTombstoneOfItsRule() {
		sector.add(key("1203841027"), TODAY);

		object("1203841027");

		assertThat(jdbc.sql("select rule_version from people.tombstone").query(String.class).list())
			.containsExactly("treatment.supplies/STANDARD/OBJECTION/2026-01-01");
	}

	@Test
	void nightCatchesUpWithWhoObjectedByTheSameRule() {
		PersonKey person = key("0707720036");
		object("0707720036");
		sector.add(person, TODAY);

		job.run();

		assertThat(sector.rows).isEmpty();
		assertThat(jdbc.sql("select rule_version from people.tombstone").query(String.class).list())
			.containsExactly("treatment.supplies/STANDARD/OBJECTION/2026-01-01");
	}

	@Test
	void whoDiedGoesFromTheDataSetThatHasARuleForItAndFromNoOther() {
		PersonKey person = key("0101901119");
		sector.add(person, TODAY);
		first.add(person, TODAY);
		endings.record("died-rule", NADARS, Endings.Someone.of("0101901119", null), TODAY);

		clock.set(TODAY.plusDays(90));
		job.run();
		assertThat(first.rows).as("it can be taken back for so long").hasSize(1);
		clock.set(TODAY.plusDays(91));
		job.run();
		assertThat(first.rows).isEmpty();
		assertThat(sector.rows).hasSize(1);
	}

	@Test
	void whatWasTakenBackOfADeathErasesNothing() {
		first.add(key("0101901119"), TODAY);
		var id = endings.record("died-wrong", NADARS, Endings.Someone.of("0101901119", null), TODAY);
		endings.takeBack("alive", id, Endings.Mistake.WRONG_NEWS);

		clock.set(TODAY.plusDays(91));
		job.run();

		assertThat(first.rows).hasSize(1);
	}

	private void worksAt(UnitId unit) {
		officerOf(unit);
		var caller = currentCaller.get();
		given(caller.may(any())).willReturn(true);
		given(currentCaller.reach()).willReturn(Set.of(unit));
	}

	private void officerOf(UnitId unit) {
		var caller = mock(Caller.class);
		given(currentCaller.get()).willReturn(caller);
		given(caller.memberships())
			.willReturn(List.of(new Membership(new MemberId(UUID.randomUUID()), "Officer", unit, Role.IG_OFFICER)));
	}

	private KeyCare.Answer lookUp(String chi) {
		return care.keptOf(new KeyCare.Sought(null, Endings.Someone.of(chi, null)), KeyCare.Reason.OBJECTION);
	}

	private KeyCare.Objected object(String chi) {
		return care.object("objection", SUPPLIES, lookUp(chi).whom());
	}

	private static void await(CountDownLatch latch) {
		try {
			assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** One that all who give confirmed. */
	private SharingAgreementView agreement(String code, Part nadars, Part housing) {
		var it = signed(code, nadars, housing);
		if (it.awaiting().isEmpty()) {
			return it;
		}
		officerOf(HOUSING);
		var confirmed = agreements.confirm("confirm " + code, it.code(), it.version());
		officerOf(NADARS);
		return confirmed;
	}

	private SharingAgreementView signed(String code, Part nadars, Part housing) {
		return agreements.record(code,
				new SharingAgreements.New(new AgreementCode(code), "Supplies",
						List.of(new Party(NADARS, nadars), new Party(HOUSING, housing)), List.of("HARM_REDUCTION"),
						List.of(SUPPLIES), null, true, List.of("PUBLIC_TASK"), LocalDate.of(2026, 1, 1),
						LocalDate.of(2026, 12, 31), LocalDate.of(2026, 10, 1), LocalDate.of(2026, 1, 1), null,
						"Governance leads", null));
	}

	private boolean shares(UnitId giver, UnitId reader, LocalDate on) {
		return within(() -> rights.shares(giver, reader, Set.of(SUPPLIES), "HARM_REDUCTION", on));
	}

	private void levels(String organisation, boolean allowed) {
		int version = jdbc.sql("select coalesce(max(version), 0) from people.person_level where organisation = :code")
			.param("code", organisation)
			.query(Integer.class)
			.single();
		assertThat(levels.set(new OrganisationId(organisation), version, allowed, "DPIA-1", author())).isTrue();
	}

	private PersonKey key(String chi) {
		return within(() -> keys.ofChis(SUPPLIES, NADARS, TODAY, List.of(chi(chi)))).getFirst().orElseThrow();
	}

	private Optional<PersonKey> told(PersonKey person, String purpose, LocalDate on) {
		return within(() -> keys.told(person, SUPPLIES, NADARS, purpose, on));
	}

	private Chi chi(String number) {
		return keys.chi("chi", number, TODAY);
	}

	private <T> T within(Supplier<T> work) {
		return Objects.requireNonNull(transaction.execute(status -> work.get()));
	}

	private String reason(Supplier<?> work) {
		Problem problem = catchThrowableOfType(Problem.class, () -> within(work));
		return String.valueOf(problem.fields().getFirst().reason());
	}

	private int pairs(String agreement) {
		return jdbc.sql("select count(*) from people.pair where agreement = :agreement")
			.param("agreement", agreement)
			.query(Integer.class)
			.single();
	}

	private List<String> tombstones() {
		return jdbc.sql("select cause || ' ' || rows from people.tombstone order by rows desc")
			.query(String.class)
			.list();
	}

	private static OrganisationNames.UnitName name(String unit, String organisation) {
		return new OrganisationNames.UnitName(new UnitId(unit), unit, new OrganisationId(organisation), organisation);
	}

	private static Author author() {
		return new Author(new AccountId(UUID.randomUUID()), new MemberId(UUID.randomUUID()), "Somebody, Officer",
				OffsetDateTime.parse("2026-11-23T12:00:00Z"));
	}

	@SuppressWarnings("unchecked")
	private static <I extends Identifier> Function<Author, Made<I>> anyChange() {
		return any(Function.class);
	}

	@SuppressWarnings("unchecked")
	private static <I extends Identifier> Supplier<Made<I>> anyWork() {
		return any(Supplier.class);
	}

	@SuppressWarnings("unchecked")
	private static Consumer<Author> anyConsumer() {
		return any(Consumer.class);
	}

	/** What the sector shows of a person. */
	static class Rows implements PersonPanel {

		static final String OPERATION = "treatment.supply.read";

		final Map<UUID, Whose> all = new HashMap<>();

		private final Map<UUID, Entry> entries = new HashMap<>();

		int asked;

		UUID add(UnitId unit, @Nullable String reference, PersonKey key, LocalDate from, @Nullable LocalDate until) {
			var id = UUID.randomUUID();
			@Nullable OwnRef own = (reference != null) ? new OwnRef(reference) : null;
			all.put(id, new Whose(unit, own, key));
			entries.put(id, new Entry(id, from, until, until, "A row", List.of(), null, own));
			return id;
		}

		@Override
		public int order() {
			return 1;
		}

		@Override
		public String title() {
			return "Rows";
		}

		@Override
		public DataSet dataSet() {
			return SUPPLIES;
		}

		@Override
		public String operation() {
			return OPERATION;
		}

		@Override
		public Optional<Whose> whose(UUID record) {
			return Optional.ofNullable(all.get(record));
		}

		@Override
		public Told of(Whom whom, LocalDate today) {
			asked++;
			return new Told(all.entrySet()
				.stream()
				.filter(it -> it.getValue().unit().equals(whom.unit())
						&& (whom.references().stream().anyMatch(own -> own.equals(it.getValue().reference()))
								|| whom.keys().contains(it.getValue().key())))
				.map(it -> Objects.requireNonNull(entries.get(it.getKey())))
				.toList(), null, null);
		}

	}

	/** A row of the sector. */
	record Row(PersonKey person, LocalDate closedOn, UnitId unit) {
	}

	/** A sector whose rows stand in a list, with a figure that was signed. */
	@Primary
	static class Sector implements RetainedData {

		final List<Row> rows = new ArrayList<>();

		final Map<PersonKey, String> references = new HashMap<>();

		final int signed = 7;

		boolean fails;

		void add(PersonKey person, LocalDate closedOn) {
			rows.add(new Row(person, closedOn, NADARS));
		}

		@Override
		public DataSet dataSet() {
			return SUPPLIES;
		}

		@Override
		public int erase(Trigger trigger, LocalDate until, int limit, Collection<UnitId> held) {
			if (fails) {
				throw new IllegalStateException("planted");
			}
			var due = rows.stream()
				.filter(it -> trigger == Trigger.CLOSED && !it.closedOn().isAfter(until) && !held.contains(it.unit()))
				.limit(limit)
				.toList();
			due.forEach(rows::remove);
			return due.size();
		}

		@Override
		public int erase(Collection<PersonKey> people, Collection<UnitId> units) {
			int before = rows.size();
			rows.removeIf(it -> people.contains(it.person()) && units.contains(it.unit()));
			return before - rows.size();
		}

		@Override
		public Set<PersonKey> kept(Collection<PersonKey> people) {
			return rows.stream().map(Row::person).filter(people::contains).collect(Collectors.toSet());
		}

		@Override
		public Set<PersonKey> olderThan(SpaceCode space, int version, int limit) {
			return rows.stream()
				.map(Row::person)
				.filter(it -> it.space().equals(space) && it.keyVersion() < version)
				.collect(Collectors.toSet());
		}

		@Override
		public Set<PersonKey> keysOf(UnitId unit, OwnRef reference) {
			return known(Set.of(reference.value()));
		}

		@Override
		public Set<PersonKey> sameAs(Collection<PersonKey> people, Collection<UnitId> units) {
			return known(people.stream().flatMap(it -> Optional.ofNullable(references.get(it)).stream()).toList());
		}

		private Set<PersonKey> known(Collection<String> numbers) {
			return references.entrySet()
				.stream()
				.filter(it -> numbers.contains(it.getValue()))
				.map(Map.Entry::getKey)
				.collect(Collectors.toSet());
		}

		@Override
		public void replace(Map<PersonKey, PersonKey> newer) {
			rows.replaceAll(it -> new Row(newer.getOrDefault(it.person(), it.person()), it.closedOn(), it.unit()));
		}

		@Override
		public Map<AgreementCode, Long> heldUnder(Collection<AgreementCode> agreements, Collection<UnitId> units) {
			return Map.of();
		}

		@Override
		public List<String> keptOf(PersonKey person, Collection<UnitId> units) {
			return rows.stream()
				.filter(it -> it.person().equals(person) && units.contains(it.unit()))
				.map(it -> "A row of " + it.unit().value())
				.toList();
		}

	}

	/** Another data set of the sector, of which there is nothing. */
	static class First extends Sector {

		@Override
		public DataSet dataSet() {
			return new DataSet("treatment.first-supplies");
		}

	}

	/** One more, of which there is nothing either. */
	static class Waits extends Sector {

		@Override
		public DataSet dataSet() {
			return new DataSet("treatment.waits");
		}

	}

	/**
	 * Those of other modules that the configuration names, of which there is nothing
	 * either.
	 */
	static class Others implements BeanRegistrar {

		/** Those that have a stand-in each. */
		private static final Set<String> OF_THEIR_OWN = Set.of("treatment.supplies", "treatment.first-supplies",
				"treatment.waits");

		@Override
		public void register(BeanRegistry registry, Environment environment) {
			codes().filter(it -> !OF_THEIR_OWN.contains(it))
				.forEach(code -> registry.registerBean(code, Other.class,
						spec -> spec.supplier(context -> new Other(new DataSet(code)))));
		}

		private static Stream<String> codes() {
			try (var rules = Files.newBufferedReader(Path.of("config/people/rules.yaml"))) {
				Map<String, List<Map<String, ?>>> read = new Yaml().load(rules);
				return Objects.requireNonNull(read.get("spaces"))
					.stream()
					.filter(it -> it.containsKey("dataSets"))
					.flatMap(it -> ((List<?>) it.get("dataSets")).stream())
					.map(it -> String.valueOf(((Map<?, ?>) it).get("code")))
					.toList()
					.stream();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

	/** One of them. */
	static class Other extends Sector {

		private final DataSet of;

		Other(DataSet of) {
			this.of = of;
		}

		@Override
		public DataSet dataSet() {
			return of;
		}

	}

	/** What else is kept for a time and tells of nobody. */
	static class Money extends Store {

		@Override
		public DataSet dataSet() {
			return new DataSet("community.grants");
		}

	}

	/** Words that are kept for a time and tell of nobody. */
	static class Quotes extends Store {

		@Override
		public DataSet dataSet() {
			return new DataSet("treatment.voices");
		}

	}

	/** Words of rounds that are kept for a time and tell of nobody. */
	static class Rounds extends Store {

		@Override
		public DataSet dataSet() {
			return new DataSet("treatment.mat");
		}

	}

	/** What is kept for a time and tells of nobody. */
	static class Store implements Retained {

		@Override
		public DataSet dataSet() {
			return new DataSet("treatment.stock");
		}

		@Override
		public int erase(RetainedData.Trigger trigger, LocalDate until, int limit, Collection<UnitId> held) {
			return 0;
		}

	}

}
