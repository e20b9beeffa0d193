package scot.adp.measures;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import scot.adp.measures.PublishedStore.Key;
import scot.adp.measures.PublishedStore.Printed;
import scot.adp.platform.AdpSettings;
import scot.adp.platform.ConfigFile;
import scot.adp.platform.Problem;
import scot.adp.platform.StartRefused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** What published figures say of each other, by the numbers that were really printed. */
class PublishedChecksTests {

	private static final PublishedPeriod QUARTER = new PublishedPeriod(LocalDate.of(2025, 4, 1),
			LocalDate.of(2025, 6, 30));

	private static final PublishedPeriod YEAR = new PublishedPeriod(LocalDate.of(2021, 4, 1),
			LocalDate.of(2022, 3, 31));

	private final PublishedBook book = shipped();

	/** TRT-N9. */
	@Test
	void partsThatAreListedLeaveOthersWhichIsAWarning() {
		var series = series("PHS-NALOXONE");
		var figures = figures(series, "SCOTLAND", "", QUARTER, Map.of("KITS", "9,672", "COMMUNITY", "7,724", "PRISON",
				"437", "PHARMACY", "1,045", "AMBULANCE", "441"));
		assertThat(PublishedChecks.of(series, figures)).singleElement()
			.satisfies(it -> assertThat(it.words()).isEqualTo("The parts listed make 9,647 of 9,672: 25 are other."))
			.satisfies(it -> assertThat(it.line()).startsWith("Kits issued, Scotland, Apr to Jun 2025: "));
		assertThat(PublishedChecks.workedOut(series, views(series, figures))).singleElement()
			.satisfies(it -> assertThat(it.figure()).isEqualTo("OTHER"))
			.satisfies(it -> assertThat(it.printed()).isEqualTo("25"))
			.satisfies(it -> assertThat(it.workedOut()).isTrue());
	}

	@Test
	void partsOfWhichOneIsNotPrintedSayNothingOfTheRest() {
		var series = series("PHS-NALOXONE");
		assertThat(PublishedChecks.of(series, figures(series, "SCOTLAND", "", QUARTER,
				Map.of("KITS", "28,689", "PRISON", "1,929", "AMBULANCE", "1,225"))))
			.isEmpty();
		assertThat(PublishedChecks.of(series,
				figures(series, "SCOTLAND", "", QUARTER,
						Map.of("KITS", "100", "COMMUNITY", "50", "PRISON", "c", "PHARMACY", "10", "AMBULANCE", "5"))))
			.isEmpty();
		assertThat(PublishedChecks.of(series,
				figures(series, "SCOTLAND", "", QUARTER,
						Map.of("KITS", "100", "COMMUNITY", "90", "PRISON", "c", "PHARMACY", "10", "AMBULANCE", "5"))))
			.extracting(PublishedWarning::words)
			.containsExactly("The parts listed make 105, more than the 100 of the whole.");
	}

	/** People who start for two substances are in both: 101.25 %. */
	@Test
	void partsThatOverlapAreNeverForcedToTheWhole() {
		var series = series("PHS-STARTING");
		var figures = new ArrayList<Printed>();
		figures.addAll(figures(series, "SCOTLAND", "ALL/ALL", YEAR, Map.of("PEOPLE", "18,294")));
		figures.addAll(figures(series, "SCOTLAND", "ALCOHOL/ALL", YEAR,
				Map.of("PEOPLE", "9,563", "SHARE", "52.27", "ALL-PEOPLE", "18,294")));
		figures.addAll(figures(series, "SCOTLAND", "CO_DEPENDENCY/ALL", YEAR, Map.of("PEOPLE", "2,085")));
		figures.addAll(figures(series, "SCOTLAND", "DRUGS/ALL", YEAR, Map.of("PEOPLE", "6,875")));
		assertThat(PublishedChecks.of(series, figures)).isEmpty();
		// Women and men do not overlap.
		figures.addAll(figures(series, "SCOTLAND", "ALL/FEMALE", YEAR, Map.of("PEOPLE", "6,000")));
		figures.addAll(figures(series, "SCOTLAND", "ALL/MALE", YEAR, Map.of("PEOPLE", "12,000")));
		assertThat(PublishedChecks.of(series, figures)).extracting(PublishedWarning::words)
			.containsExactly("The parts by sex make 18,000, and the whole is printed as 18,294.");
	}

	/** TRT-M9. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", value = { "75% (105/145) | recomputes to 72.4%", "91% (132/145) | -",
			"17% (25/145) | -", "72.4% (105/145) | -", "72.6% (105/145) | recomputes to 72.4%" })
	void percentageThatIsPrintedWithItsPartsIsRecomputed(String printed, @Nullable String warning) {
		var series = series("PHS-MAT");
		var found = PublishedChecks.of(series, figures(series, "SCOTLAND", "", YEAR, Map.of("LAST-FIVE", printed)));
		assertThat(found).hasSize((warning == null) ? 0 : 1);
		if (warning != null) {
			assertThat(found.getFirst().words()).contains(warning).startsWith(printed + " is printed, and 105 of 145");
		}
	}

	/** TRT-W20: 283 of 316 is 89.56, printed as 89.5. */
	@ParameterizedTest
	@CsvSource({ "89.5, 0", "89.6, 0", "89.4, 1", "89.7, 1", "90, 0", "91, 1" })
	void shareWithinATenthIsNoWarning(String printed, int warnings) {
		var series = series("PHS-STANDARD");
		var figures = figures(series, "SCOTLAND", "PRISON/ALL", QUARTER,
				Map.of("STARTED", "316", "WITHIN", "283", "STANDARD", printed));
		assertThat(PublishedChecks.of(series, figures)).hasSize(warnings);
	}

	@Test
	void shareThatIsNotPrintedIsWorkedOutFromItsPartsAndSaysSo() {
		var series = series("PHS-WAITS");
		var figures = views(series,
				figures(series, "NORTH-AYRSHIRE", "ALL/ALL", QUARTER, Map.of("DAYS-0-7", "150", "DAYS-8-14", "79",
						"DAYS-15-21", "55", "DAYS-22-28", "15", "DAYS-29-35", "6", "DAYS-36-42", "3", "DAYS-43", "2")));
		assertThat(PublishedChecks.workedOut(series, figures)).filteredOn(it -> it.figure().equals("WITHIN-21"))
			.singleElement()
			.satisfies(it -> assertThat(it.workedOut()).isTrue())
			.satisfies(it -> assertThat(it.display()).isEqualTo("91.6%"))
			.satisfies(it -> assertThat(it.numerator()).isEqualByComparingTo("284"))
			.satisfies(it -> assertThat(it.denominator()).isEqualByComparingTo("310"));
		assertThat(PublishedChecks.workedOut(series, figures.subList(0, 6))).isEmpty();
	}

	/** TRT-N11: a percentage is never compared with 453 per 1,000. */
	@Test
	void figuresOfTwoMethodsAreNotCompared() {
		var series = series("PHS-NALOXONE-YEAR");
		var old = views(series,
				List.of(printed(series, "SCOTLAND", "", YEAR, "REACH", "453", LocalDate.of(2019, 11, 26))))
			.getFirst();
		var today = views(series,
				List.of(printed(series, "SCOTLAND", "", YEAR, "REACH", "84.0%", LocalDate.of(2026, 1, 20))))
			.getFirst();
		assertThat(old.unit()).isEqualTo("per 1,000");
		assertThat(today.unit()).isEqualTo("%");
		var problem = catchThrowableOfType(Problem.class, () -> PublishedChecks.expectAlike(today, old));
		assertThat(problem.fields()).extracting(Problem.Field::reason).containsExactly(PublishedFigures.METHOD_DIFFERS);
		assertThat(problem.getMessage()).contains("They are not compared");
		PublishedChecks.expectAlike(old, old);
	}

	@Test
	void configurationFaultsNameFileLineAndField() {
		for (var wrong : Map.of("figures: [{ code: A, label: A, unit: x }]", "areas", "areas: [NOWHERE]", "areas")
			.entrySet()) {
			assertThatExceptionOfType(StartRefused.class)
				.isThrownBy(() -> new PublishedBook(new AdpSettings(Path.of("none"), Path.of("config"), false, ""))
					.load(List.of(ConfigFile.of(Path.of("test.yaml"),
							"published:\n  - { code: X, title: X, meaning: X, publisher: X, length: YEAR, %s }"
								.formatted(wrong.getKey())))))
				.withMessageContaining(wrong.getValue())
				.withMessageContaining("test.yaml");
		}
	}

	private PublishedSeries series(String code) {
		return book.get(new SeriesCode(code));
	}

	private static PublishedBook shipped() {
		var book = new PublishedBook(new AdpSettings(Path.of("none"), Path.of("config"), false, ""));
		book.load(List.of(ConfigFile.read(Path.of("config/measures/published.yaml"))));
		return book;
	}

	private static List<Printed> figures(PublishedSeries series, String area, String cut, PublishedPeriod period,
			Map<String, String> printed) {
		return printed.entrySet()
			.stream()
			.map(it -> printed(series, area, cut, period, it.getKey(), it.getValue(), LocalDate.of(2026, 1, 20)))
			.toList();
	}

	private static Printed printed(PublishedSeries series, String area, String cut, PublishedPeriod period,
			String figure, String printed, LocalDate on) {
		PublishedText text = PublishedText.read(printed, "", series).found().orElseThrow();
		return new Printed(new Key(area, figure, cut, period), series.figure(figure).orElseThrow().method(on).version(),
				text.printed(), text.value(), text.numerator(), text.denominator(), text.qualifier());
	}

	private static List<PublishedFigure> views(PublishedSeries series, List<Printed> figures) {
		return figures.stream().map(it -> {
			var item = series.figure(it.key().figure()).orElseThrow();
			return new PublishedFigure(new PublishedFigures.Id(UUID.randomUUID()), series.code(), item.code(),
					item.label(), item.method(it.method()).orElseThrow().unit(),
					series.area(it.key().area()).orElseThrow(), series.by(it.key().cut()), it.key().period(),
					it.printed(), it.value(), it.numerator(), it.denominator(), it.qualifier(), it.method(),
					item.measure(), series.publisher(), "A release", LocalDate.of(2026, 1, 20), "The test", false, 1,
					true, false);
		}).toList();
	}

}
