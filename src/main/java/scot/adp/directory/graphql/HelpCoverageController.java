package scot.adp.directory.graphql;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;
import scot.adp.directory.AreaCode;
import scot.adp.directory.Areas;
import scot.adp.directory.CoverageCell;
import scot.adp.directory.HelpCoverage;
import scot.adp.directory.LocalAreaView;

/** Where and when something is open. */
@Controller
class HelpCoverageController {

	private final HelpCoverage coverage;

	private final Areas areas;

	HelpCoverageController(HelpCoverage coverage, Areas areas) {
		this.coverage = coverage;
		this.areas = areas;
	}

	@QueryMapping
	List<CoverageCell> helpCoverage(@Argument @Nullable List<String> kinds, @Argument @Nullable LocalDate on) {
		return coverage.of((kinds != null) ? kinds : List.of(), on).cells();
	}

	@BatchMapping(typeName = "CoverageCell", field = "area")
	Map<CoverageCell, LocalAreaView> area(List<CoverageCell> cells) {
		Map<AreaCode, LocalAreaView> known = areas.all()
			.stream()
			.collect(Collectors.toMap(LocalAreaView::code, Function.identity()));
		return cells.stream().collect(Collectors.toMap(Function.identity(), it -> known.get(it.area())));
	}

}
