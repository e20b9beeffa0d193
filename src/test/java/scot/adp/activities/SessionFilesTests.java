package scot.adp.activities;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import scot.adp.directory.AreaCode;
import scot.adp.directory.PlaceId;
import scot.adp.directory.PlaceView;
import scot.adp.directory.UnitView;
import scot.adp.exchange.ImportId;
import scot.adp.exchange.ImportProblem;
import scot.adp.exchange.IncomingFile;
import scot.adp.platform.OrganisationId;
import scot.adp.platform.Problem;
import scot.adp.strategy.ActionId;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.BDDMockito.given;

/** Sessions that come in files. */
class SessionFilesTests extends ActivitiesSlice {

	private static final String HEAD = "programme,date,from,to,place,children,young_people,parents,adults,staff,not_known,"
			+ "first_timers,contacts,lived_experience,agencies,note\n";

	@Autowired
	SessionFiles files;

	@Autowired
	SessionImporter importer;

	private final PlaceView beach = place("Irvine Beach");

	private String code = "";

	@BeforeEach
	void knowing() {
		var what = what("OUTREACH", CountingMode.HEADCOUNT);
		running(what);
		code = what.code();
		given(places.all()).willReturn(List.of(beach, place("Hall"), place("Hall")));
		given(catalogue.byIds(anyCollection())).willReturn(Map.of(beach.id(), beach));
		given(partners.units()).willReturn(List.of(new UnitView(partner, "The other unit", new OrganisationId("TPS"),
				"Turning Point", null, 0, List.of())));
		given(imports.record(any(), any(UUID.class))).willAnswer(call -> new ImportId(call.getArgument(1)));
	}

	@Test
	void fileIsTakenWholeWithItsPlacesTimesAndUnits() {
		var understood = load(HEAD + code + ",20/11/2026,19:00,9pm,irvine beach,,12,,2,,,,30,yes,The other unit,Cold\n"
				+ code + ",21/11/2026,,,,,0,,,,,,,,,\n");

		assertThat(understood).returns(2, SessionFiles.Understood::sessions)
			.returns(14, SessionFiles.Understood::attendances);
		assertThat(sessions.page(Sessions.Filter.of(programme(), null, null), 0, 10)).anySatisfy(it -> {
			assertThat(it.place()).isEqualTo(beach.id());
			assertThat(it.ends()).hasToString("21:00");
			assertThat(it.agencies()).containsExactly(partner);
			assertThat(it.children()).isNull();
			assertThat(it.livedExperienceLed()).isTrue();
			assertThat(it.how()).isEqualTo(SessionView.How.IMPORT);
		}).anySatisfy(it -> assertThat(it.youngPeople()).isZero());
	}

	@Test
	void eachProblemIsToldByRowAndColumnAndNothingIsKept() {
		String csv = HEAD + "NO-SUCH,20/11/2026,,,,,1,,,,,,,,,\n" + code
				+ ",20/11/2027,late,,Nowhere,,-1,,,,,,,,Nobody,\n" + code + ",19/11/2026,,,Hall,,x,,,,,,,,,\n" + code
				+ ",18/11/2026,,,,,1,,,,,,,,,\n";

		assertThat(tryOut(csv).problems()).extracting(ImportProblem::row).containsExactlyInAnyOrder(2, 3, 3, 3, 4, 4);
		assertThat(tryOut(csv).problems()).extracting(ImportProblem::reason)
			.anyMatch(it -> it.contains("Several places"))
			.anyMatch(it -> it.contains("no unit"));
		assertThatThrownBy(() -> load(csv)).isInstanceOf(Problem.class);
		assertThat(stored()).isZero();
	}

	@Test
	void tryingAFileKeepsNothingAndStillComparesItsRows() {
		String csv = HEAD + code + ",20/11/2026,19:00,21:00,,,5,,,,,,,,,\n" + code
				+ ",20/11/2026,19:00,21:00,,,5,,,,,,,,,\n";

		assertThat(tryOut(csv)).returns(2, SessionFiles.Understood::sessions)
			.extracting(SessionFiles.Understood::unusual)
			.asInstanceOf(InstanceOfAssertFactories.LIST)
			.hasSize(1);
		assertThat(stored()).isZero();
	}

	@Test
	void dryRunNamesWhatAnotherUnitToldOf() {
		var theirs = what("OUTREACH", CountingMode.HEADCOUNT);
		var joint = running(new Programmes.What(theirs.code(), theirs.title(), unit, List.of(partner), sharedActions(),
				"OUTREACH", "CYP", null, null, CountingMode.HEADCOUNT, CountingYear.FINANCIAL, theirs.fromOn(), null));
		as(Set.of(partner), false);
		sessions.record(key(),
				new SessionEntry(null, joint, LocalDate.of(2026, 11, 20), LocalTime.of(19, 0), LocalTime.of(21, 0),
						null, beach.id(), partner, null, null, false, Tallies.heads(9), null, null, null, null, null,
						null, null, null, null, null, null, null, null, false));
		as(Set.of(unit), false);

		assertThat(tryOut(HEAD + code + ",20/11/2026,19:30,21:30,Irvine Beach,,9,,,,,,,,,\n").warnings())
			.extracting(ImportProblem::reason)
			.anyMatch(it -> it.contains("Another unit"));
	}

	@Test
	void longFileIsComparedRowByRowAndTakenBack() {
		var csv = new StringBuilder(HEAD);
		for (int i = 0; i < 1_100; i++) {
			csv.append(code)
				.append(",%02d/11/2026,%02d:%02d,23:00,,,1,,,,,,,,,\n".formatted(1 + i % 20, 8 + i / 100, i % 60));
		}
		try (var file = file(csv.toString())) {
			files.load(key(), file, true);
		}
		assertThat(stored()).isEqualTo(1_100);

		var file = jdbc.sql("select distinct import from activities.session where programme = :of")
			.param("of", programme().value())
			.query(UUID.class)
			.single();
		transaction.executeWithoutResult(status -> importer.takeBack(new ImportId(file)));
		assertThat(jdbc.sql("select count(*) from activities.session where import = :file and state <> 'STRUCK'")
			.param("file", file)
			.query(Integer.class)
			.single()).isZero();
	}

	private List<ActionId> sharedActions() {
		return programmes.find(programme()).orElseThrow().actions();
	}

	private Programmes.Id programme() {
		return new Programmes.Id(jdbc.sql("select id from activities.programme where code = :code")
			.param("code", code)
			.query(UUID.class)
			.single());
	}

	private int stored() {
		return jdbc.sql("select count(*) from activities.session where programme = :of")
			.param("of", programme().value())
			.query(Integer.class)
			.single();
	}

	private SessionFiles.Understood tryOut(String csv) {
		try (var file = file(csv)) {
			return files.tryOut(file);
		}
	}

	private SessionFiles.Understood load(String csv) {
		try (var file = file(csv)) {
			return files.load(key(), file, false);
		}
	}

	private static IncomingFile file(String csv) {
		return IncomingFile.of("sessions.csv", new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)));
	}

	private static PlaceView place(String name) {
		return new PlaceView(new PlaceId(UUID.randomUUID()), 1, name, PlaceView.Kind.VENUE, new AreaCode("IRVINE"),
				null, null, null, PlaceView.Masking.OPEN, null, null, null);
	}

}
