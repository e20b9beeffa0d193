package scot.adp.community;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import scot.adp.community.VolunteerView.State;
import scot.adp.exchange.ImportId;
import scot.adp.exchange.ImportProblem;
import scot.adp.exchange.IncomingFile;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;

/** Files of hours, in their module alone. */
class HourFilesTests extends CommunitySlice {

	private static final String REF = "NAD-90001";

	@Autowired
	HourFiles files;

	@Autowired
	HourImporter importer;

	@Autowired
	Volunteers volunteers;

	private LocalDate today;

	@BeforeEach
	void somebody() {
		today = LocalDate.now(clock);
		jdbc.sql("delete from community.volunteer").update();
		given(agreements.lets(any(), any(), any())).willReturn(true);
		given(imports.record(any(), any())).willAnswer(call -> new ImportId(call.getArgument(1)));
		add(unit);
	}

	@Test
	void rowsAreUnderstoodAndNothingIsKept() {
		assertThat(within(() -> files.tryOut(file(row("2.5"), row("1"))))).satisfies(found -> {
			assertThat(found.problems()).isEmpty();
			assertThat(found.rows()).isEqualTo(2);
			assertThat(found.hours()).isEqualByComparingTo("3.5");
		});
		assertThat(quarters()).isZero();
	}

	@Test
	void rowsOfADayAreAddedUp() {
		load(false, row("2.5"), row("1"));

		assertThat(quarters()).isEqualTo(14);
	}

	@Test
	void v1FourteenHoursAndElevenMakeTwentyFiveAndAreRefused() {
		assertThat(within(() -> files.tryOut(file(row("14"), row("11"))))).satisfies(found -> {
			assertThat(found.problems()).singleElement().satisfies(it -> {
				assertThat(it.row()).isEqualTo(3);
				assertThat(it.reason()).contains("25 hours");
			});
			assertThat(found.unusual()).singleElement().extracting(ImportProblem::row).isEqualTo(2);
		});
	}

	@Test
	void v1ThirteenHoursAreAsked() {
		assertThat(within(() -> files.tryOut(file(row("13")))).unusual()).hasSize(1);
	}

	@Test
	void whatIsUnusualIsTakenOnceItIsSaidToBeRight() {
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> load(false, row("13")));
		load(true, row("13"));

		assertThat(quarters()).isEqualTo(52);
	}

	@Test
	void hoursOnTopOfOthersAreAsked() {
		load(false, row("2"));

		assertThat(within(() -> files.tryOut(file(row("3"), "%s,%s,1".formatted(REF, today.minusDays(1))))).unusual())
			.singleElement()
			.satisfies(it -> assertThat(it.reason()).contains("on top"));
	}

	@Test
	void somebodyElsesNumberIsRefusedAndNotRepeated() {
		assertThat(within(() -> files.tryOut(file("NAD-77777," + today + ",2"))).problems()).singleElement()
			.satisfies(it -> assertThat(it.toString()).doesNotContain("77777"));
	}

	@Test
	void partsOfAQuarterAreRefused() {
		assertThat(within(() -> files.tryOut(file(row("1.3"))).problems())).singleElement()
			.satisfies(it -> assertThat(it.reason()).contains("quarters"));
	}

	@Test
	void nothingIsKeptWhereOneRowIsWrong() {
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> load(true, row("2"), row("1.3")));

		assertThat(quarters()).isZero();
	}

	@Test
	void unitOfOthersIsRefused() {
		var file = IncomingFile.of("hours.csv", bytes("unit,ref,on,hours\nOTHER,%s,%s,2\n".formatted(REF, today)));

		assertThat(within(() -> files.tryOut(file)).problems()).singleElement()
			.satisfies(it -> assertThat(it.reason()).contains("none of your units"));
	}

	@Test
	void fileThatIsTakenBackLeavesWhatOthersTold() {
		load(false, row("2"));
		UUID last = load(true, row("3"));

		within(() -> {
			importer.takeBack(new ImportId(last));
			return true;
		});

		assertThat(quarters()).isEqualTo(8);
	}

	private void add(UnitId host) {
		within(() -> volunteers.add(key(), new Volunteers.New(host, REF, null, today.minusDays(30),
				new Volunteers.What("CAFE", false, "NOT_NEEDED", null, null, false, State.ACTIVE)), Door.PAGE));
	}

	private String row(String hours) {
		return "%s,%s,%s".formatted(REF, today, hours);
	}

	private UUID load(boolean confirmed, String... rows) {
		String key = key();
		within(() -> files.load(key, file(rows), confirmed));
		return ((ImportId) Objects.requireNonNull(made.get(key))).value();
	}

	private int quarters() {
		return jdbc.sql("select coalesce(sum(quarters), 0) from community.volunteer_hours")
			.query(Integer.class)
			.single();
	}

	private IncomingFile file(String... rows) {
		String lines = Stream.of(rows)
			.map(row -> "%s,%s".formatted(unit.value(), row))
			.collect(Collectors.joining("\n"));
		return IncomingFile.of("hours.csv", bytes("unit,ref,on,hours\n" + lines + "\n"));
	}

	private static ByteArrayInputStream bytes(String text) {
		return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
	}

}
