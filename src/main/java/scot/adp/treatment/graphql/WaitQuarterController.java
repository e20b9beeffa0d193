package scot.adp.treatment.graphql;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import scot.adp.directory.Partners;
import scot.adp.directory.UnitView;
import scot.adp.platform.CodeList;
import scot.adp.platform.UnitId;
import scot.adp.treatment.WaitQuarterView;
import scot.adp.treatment.WaitQuarters;

/** Who confirmed the waits of a quarter: each service its own, then the partnership. */
@Controller
class WaitQuarterController {

	private final WaitQuarters quarters;

	private final Partners partners;

	WaitQuarterController(WaitQuarters quarters, Partners partners) {
		this.quarters = quarters;
		this.partners = partners;
	}

	@QueryMapping
	WaitQuarterView waitQuarter(@Argument LocalDate day) {
		return quarters.find(day);
	}

	@MutationMapping
	WaitQuarterView checkWaitQuarter(@Argument CheckInput input) {
		quarters.check(new WaitQuarters.Say(input.idempotencyKey(), input.unit(), input.from(), input.expectedVersion(),
				false, input.reopenedBecause()));
		return quarters.find(input.from());
	}

	@MutationMapping
	WaitQuarterView confirmWaitQuarter(@Argument ConfirmInput input) {
		quarters.confirm(new WaitQuarters.Say(input.idempotencyKey(), null, input.from(), input.expectedVersion(),
				Boolean.TRUE.equals(input.without()), input.reopenedBecause()));
		return quarters.find(input.from());
	}

	@SchemaMapping(typeName = "WaitQuarter", field = "from")
	LocalDate from(WaitQuarterView of) {
		return of.quarter().from();
	}

	@SchemaMapping(typeName = "WaitQuarter", field = "to")
	LocalDate to(WaitQuarterView of) {
		return of.quarter().to();
	}

	@SchemaMapping(typeName = "WaitQuarter", field = "version")
	int version(WaitQuarterView of) {
		return of.number();
	}

	@SchemaMapping(typeName = "WaitQuarterService", field = "version")
	int serviceVersion(WaitQuarterView.Service of) {
		return of.number();
	}

	@SchemaMapping(typeName = "WaitQuarterSaid", field = "reopenedBecause")
	CodeList.@Nullable Value reopenedBecause(WaitQuarterView.Said of) {
		@Nullable String because = of.because();
		return (because != null) ? quarters.reasons()
			.find(because)
			.orElseGet(() -> new CodeList.Value(because, because, null, null, false)) : null;
	}

	@BatchMapping(typeName = "WaitQuarterService", field = "unit")
	Map<WaitQuarterView.Service, UnitView> units(List<WaitQuarterView.Service> of) {
		var found = partners.units(of.stream().map(WaitQuarterView.Service::unit).distinct().toList());
		return of.stream()
			.distinct()
			.filter(it -> found.containsKey(it.unit()))
			.collect(Collectors.toMap(Function.identity(), it -> found.get(it.unit())));
	}

	@BatchMapping(typeName = "WaitQuarterSaid", field = "without")
	Map<WaitQuarterView.Said, List<UnitView>> without(List<WaitQuarterView.Said> of) {
		var found = partners.units(of.stream().flatMap(it -> it.without().stream()).distinct().toList());
		return of.stream()
			.distinct()
			.collect(Collectors.toMap(Function.identity(),
					it -> it.without().stream().filter(found::containsKey).map(found::get).toList()));
	}

	/** What a unit says of its own waits. */
	record CheckInput(String idempotencyKey, UnitId unit, LocalDate from, Integer expectedVersion,
			@Nullable String reopenedBecause) {
	}

	/** What is said for all. */
	record ConfirmInput(String idempotencyKey, LocalDate from, Integer expectedVersion, @Nullable Boolean without,
			@Nullable String reopenedBecause) {
	}

}
