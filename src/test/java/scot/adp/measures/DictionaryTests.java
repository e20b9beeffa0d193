package scot.adp.measures;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import scot.adp.measures.spi.HeldRecords;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.measures.spi.MeasureSource;
import scot.adp.support.AdpTest;

import static org.assertj.core.api.Assertions.assertThat;

/** What the files of the partnership say of measures, held against what there is. */
@AdpTest
class DictionaryTests {

	/** Of what no single record can be. */
	private static final Set<String> TOTALS_ALONE = Set.of("families.safeguarding", "families.exploitation",
			"families.attainment", "families.maternity", "families.kinship", "treatment.peers", "treatment.offers",
			"treatment.brief-interventions", "treatment.nights");

	@Autowired
	Dictionary dictionary;

	@Autowired
	ReturnForms forms;

	@Autowired
	List<MeasureSource> sources;

	@Autowired
	List<HeldRecords> records;

	@Autowired
	JdbcClient jdbc;

	@Test
	void everyMeasureIsCountedByOneSourceOrSaysWhyNot() {
		assertThat(counted()).isNotEmpty().allSatisfy(measure -> {
			long of = sources.stream().filter(source -> source.measures().contains(measure.code())).count();
			assertThat(of).as(measure.code().value()).isEqualTo(1);
		});
		assertThat(dictionary.all()).filteredOn(measure -> measure.candidate() != null)
			.isNotEmpty()
			.allSatisfy(measure -> assertThat(measure.candidate()).isNotBlank());
	}

	@Test
	void everyMeasureOfASourceIsDescribed() {
		assertThat(sources.stream().flatMap(source -> source.measures().stream())).isNotEmpty()
			.allSatisfy(code -> assertThat(dictionary.find(code)).as(code.value()).isPresent());
	}

	/** Few people live in an area; islands stand apart. */
	@Test
	void nineIsTheLeastThatIsToldOfPeopleByWhereTheyLive() {
		assertThat(counted()).filteredOn(measure -> measure.counts() == MeasureView.Counts.PEOPLE)
			.flatExtracting(measure -> measure.breakdowns()
				.stream()
				.map(MeasureView.Breakdown::code)
				.filter(Set.of("area", "locality")::contains)
				.map(by -> measure.threshold(by) + " of " + measure.code().value())
				.toList())
			.isNotEmpty()
			.allMatch(it -> it.startsWith("9 of "), "9 in parts by where people live");
	}

	@Test
	void everyDataSetOfASourceHasTheMeasuresThatItTells() {
		assertThat(sources).isNotEmpty()
			.allSatisfy(source -> assertThat(source.measures())
				.containsAll(source.reads().stream().flatMap(it -> source.measures(it).stream()).toList()));
	}

	@Test
	void everyPromiseThatAMeasureSpeaksForIsInAPlan() {
		assertThat(of("action")).containsAll(promises(MeasureView::actions));
		assertThat(of("outcome")).containsAll(promises(MeasureView::outcomes));
		assertThat(of("principle_item")).containsAll(promises(MeasureView::principles));
	}

	/**
	 * Registrations were a share of concerns, and are one of children since August 2023.
	 */
	@Test
	void f10_registrationsBreakWhereTheirBasisChanged() {
		var registrations = dictionary.get(new MeasureCode("FAM-3.1.c"));

		assertThat(registrations.method(LocalDate.of(2022, 8, 1)).version())
			.isNotEqualTo(registrations.method(LocalDate.of(2023, 8, 1)).version());
	}

	@Test
	void everyReturnIsCountedAndItsRecordsAreKnown() {
		assertThat(forms.all()).isNotEmpty().allSatisfy(form -> {
			assertThat(sources).as(form.title()).anyMatch(source -> source.reads().contains(form.dataSet()));
			assertThat(records.stream().anyMatch(it -> it.dataSet().equals(form.dataSet()))).as(form.title())
				.isNotEqualTo(TOTALS_ALONE.contains(form.dataSet().value()));
		});
	}

	private List<MeasureView> counted() {
		return dictionary.all().stream().filter(MeasureView::isCounted).toList();
	}

	private List<String> promises(Function<MeasureView, List<String>> of) {
		return counted().stream().flatMap(measure -> of.apply(measure).stream()).distinct().toList();
	}

	private List<String> of(String table) {
		return jdbc.sql("select plan || '/' || code from strategy." + table).query(String.class).list();
	}

}
