package scot.adp.families.graphql;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import scot.adp.activities.Programmes;
import scot.adp.directory.Areas;
import scot.adp.directory.LocalAreaView;
import scot.adp.directory.PlaceId;
import scot.adp.directory.PlaceView;
import scot.adp.directory.Places;
import scot.adp.families.SchoolTookEntry;
import scot.adp.families.SchoolYearView;
import scot.adp.families.SchoolYearView.School;
import scot.adp.families.Schools;
import scot.adp.measures.spi.Period;
import scot.adp.platform.BatchResult;
import scot.adp.platform.Problem;

/** Schools, and what they took up. */
@Controller
class SchoolController {

	private final Schools schools;

	private final Places places;

	private final Areas areas;

	SchoolController(Schools schools, Places places, Areas areas) {
		this.schools = schools;
		this.places = places;
		this.areas = areas;
	}

	@QueryMapping
	SchoolYearView schoolCoverage(@Argument String year, @Argument Programmes.@Nullable Id programme) {
		var found = schools.of(year(year));
		return (programme != null) ? found.only(programme) : found;
	}

	private static Period year(String text) {
		return SchoolYearView.read(text)
			.orElseThrow(() -> Problem.invalid("year", "Write the school year as 2026/27."));
	}

	@SchemaMapping(typeName = "SchoolCoverage", field = "year")
	String written(SchoolYearView of) {
		return of.name();
	}

	@BatchMapping(typeName = "SchoolUptake", field = "place")
	Map<School, PlaceView> places(List<School> of) {
		var found = places.byIds(of.stream().map(School::id).distinct().toList());
		return of.stream()
			.filter(it -> found.containsKey(it.id()))
			.distinct()
			.collect(Collectors.toMap(Function.identity(), it -> found.get(it.id())));
	}

	@SchemaMapping(typeName = "SchoolUptake", field = "area")
	Optional<LocalAreaView> area(School of) {
		return areas.find(of.area());
	}

	@MutationMapping
	List<BatchResult> tellSchools(@Argument TellSchoolsInput input) {
		return schools.tell(input.idempotencyKey(), year(input.year()),
				input.cells().stream().map(SchoolCellInput::entry).toList(), Boolean.TRUE.equals(input.dryRun()));
	}

	@MutationMapping
	SchoolYearView setSchoolYear(@Argument SetSchoolYearInput input) {
		var year = year(input.year());
		if (Boolean.TRUE.equals(input.draft())) {
			schools.openAgain(input.idempotencyKey(), year, input.expectedVersion());
		}
		else {
			schools.set(input.idempotencyKey(), year, input.expectedVersion(), Boolean.TRUE.equals(input.confirmed()));
		}
		return schools.of(year);
	}

	/** Cells of a year with the key of all of them. */
	record TellSchoolsInput(String idempotencyKey, String year, List<SchoolCellInput> cells, @Nullable Boolean dryRun) {
	}

	/** A cell as a client sends it. */
	record SchoolCellInput(PlaceId school, Programmes.Id programme, @Nullable Boolean took, @Nullable Integer pupils,
			@Nullable Boolean trainedLead, @Nullable String because, @Nullable Integer expectedVersion) {

		SchoolTookEntry entry() {
			return new SchoolTookEntry(school, programme, took, pupils, trainedLead, because, expectedVersion);
		}

	}

	/** A year that is to count, or to be a draft again. */
	record SetSchoolYearInput(String idempotencyKey, String year, Integer expectedVersion, @Nullable Boolean draft,
			@Nullable Boolean confirmed) {
	}

}
