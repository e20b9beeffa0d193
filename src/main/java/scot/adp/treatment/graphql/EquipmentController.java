package scot.adp.treatment.graphql;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import scot.adp.measures.spi.PeriodType;
import scot.adp.platform.BatchResult;
import scot.adp.platform.CodeList;
import scot.adp.platform.CountedConnection;
import scot.adp.platform.NodeSource;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;
import scot.adp.treatment.EquipmentEntry;
import scot.adp.treatment.EquipmentReturnView;
import scot.adp.treatment.EquipmentReturns;
import scot.adp.treatment.NaloxoneOutletView;
import scot.adp.treatment.NaloxoneRules.Lists;
import scot.adp.treatment.Outlets;
import scot.adp.treatment.Supplies;

/** What outlets tell of injecting equipment. */
@Controller
class EquipmentController {

	private final EquipmentReturns returns;

	private final Outlets outlets;

	EquipmentController(EquipmentReturns returns, Outlets outlets) {
		this.returns = returns;
		this.outlets = outlets;
	}

	@QueryMapping
	CountedConnection<EquipmentReturnView> equipmentReturns(@Argument @Nullable UnitId unit,
			@Argument @Nullable LocalDate from, @Argument @Nullable LocalDate to, @Argument @Nullable Integer first,
			@Argument @Nullable String after) {
		int size = CountedConnection.size(first);
		EquipmentReturns.@Nullable Id last = CountedConnection.key(after, EquipmentReturns.Id::new);
		var filter = new EquipmentReturns.Filter(unit, from, to);
		return CountedConnection.of(returns.behind(filter, last, size), size, last != null, returns.total(filter),
				row -> row.id().value().toString());
	}

	@MutationMapping
	@Nullable EquipmentReturnView fileEquipmentReturn(@Argument FileInput input) {
		var id = returns.file(input.idempotencyKey(), input.expectedVersion(), input.told().entry(), Supplies.Door.API);
		return returns.find(id).orElse(null);
	}

	@MutationMapping
	List<BatchResult> recordEquipmentReturns(@Argument RecordInput input) {
		return returns.recordAll(input.idempotencyKey(), input.returns().stream().map(ReturnInput::entry).toList(),
				Boolean.TRUE.equals(input.dryRun()));
	}

	@BatchMapping(typeName = "EquipmentReturn", field = "outlet")
	Map<EquipmentReturnView, NaloxoneOutletView> outlets(List<EquipmentReturnView> of) {
		var found = outlets.byIds(of.stream().map(EquipmentReturnView::outlet).distinct().toList());
		return of.stream()
			.filter(it -> found.containsKey(it.outlet()))
			.collect(Collectors.toMap(Function.identity(), it -> found.get(it.outlet())));
	}

	@BatchMapping(typeName = "EquipmentReturn", field = "earlier")
	Map<EquipmentReturnView, List<EquipmentReturnView>> earlier(List<EquipmentReturnView> of) {
		var found = returns.earlier(of.stream().map(EquipmentReturnView::id).distinct().toList());
		return of.stream().collect(Collectors.toMap(Function.identity(), it -> found.getOrDefault(it.id(), List.of())));
	}

	@SchemaMapping(typeName = "EquipmentReturn", field = "period")
	PeriodType period(EquipmentReturnView of) {
		return of.period().type();
	}

	@SchemaMapping(typeName = "EquipmentReturn", field = "from")
	LocalDate from(EquipmentReturnView of) {
		return of.period().from();
	}

	@SchemaMapping(typeName = "EquipmentReturn", field = "to")
	LocalDate to(EquipmentReturnView of) {
		return of.period().to();
	}

	@SchemaMapping(typeName = "EquipmentReturn", field = "itemsPerAttendance")
	@Nullable BigDecimal itemsPerAttendance(EquipmentReturnView of) {
		return of.itemsPerAttendance();
	}

	@SchemaMapping(typeName = "EquipmentReturn", field = "remarks")
	List<Problem.Field> remarks(EquipmentReturnView of) {
		return of.remarks();
	}

	@SchemaMapping(typeName = "EquipmentReturn", field = "bySex")
	List<Count> bySex(EquipmentReturnView of) {
		return counts(of.bySex(), code -> outlets.told(Lists.SEX, code));
	}

	@SchemaMapping(typeName = "EquipmentReturn", field = "items")
	List<Count> items(EquipmentReturnView of) {
		return counts(of.items(), code -> told(returns.items(), code));
	}

	@SchemaMapping(typeName = "EquipmentReturn", field = "because")
	CodeList.@Nullable Value because(EquipmentReturnView of) {
		return (of.because() != null) ? told(returns.reasons(), of.because()) : null;
	}

	@SchemaMapping(typeName = "EquipmentVersion", field = "bySex")
	List<Count> bySexThen(EquipmentReturnView of) {
		return bySex(of);
	}

	@SchemaMapping(typeName = "EquipmentVersion", field = "items")
	List<Count> itemsThen(EquipmentReturnView of) {
		return items(of);
	}

	@SchemaMapping(typeName = "EquipmentVersion", field = "because")
	CodeList.@Nullable Value becauseThen(EquipmentReturnView of) {
		return because(of);
	}

	private static List<Count> counts(Map<String, Integer> numbers, Function<String, CodeList.Value> of) {
		return numbers.entrySet()
			.stream()
			.sorted(Comparator.comparing(Map.Entry::getKey))
			.map(it -> new Count(of.apply(it.getKey()), it.getValue()))
			.toList();
	}

	private static CodeList.Value told(CodeList list, String code) {
		return list.find(code).orElse(new CodeList.Value(code, code, null, null, false));
	}

	@Bean
	static NodeSource<EquipmentReturns.Id> equipmentNodes(EquipmentReturns returns) {
		return new NodeSource<>(EquipmentReturns.TYPE, EquipmentReturns.Id.class, returns::find);
	}

	/** How many of something. */
	record Count(CodeList.Value of, int number) {
	}

	/** A return with its key. */
	record FileInput(String idempotencyKey, Integer expectedVersion, ReturnInput told) {
	}

	/** Returns with the key of all of them. */
	record RecordInput(String idempotencyKey, List<ReturnInput> returns, @Nullable Boolean dryRun) {
	}

	/** A return as a client sends it. */
	record ReturnInput(Outlets.Id outlet, PeriodType period, LocalDate day, @Nullable Boolean nil,
			@Nullable Integer attendances, @Nullable List<CountInput> bySex, @Nullable Integer newPeople,
			@Nullable List<CountInput> items, @Nullable Integer returned, @Nullable String because,
			@Nullable Boolean confirmed) {

		EquipmentEntry entry() {
			return new EquipmentEntry(outlet, period.of(day), Boolean.TRUE.equals(nil), attendances,
					numbers("bySex", bySex), newPeople, numbers("items", items), returned, because,
					Boolean.TRUE.equals(confirmed));
		}

		private static Map<String, Integer> numbers(String path, @Nullable List<CountInput> given) {
			if (given == null) {
				return Map.of();
			}
			return given.stream().collect(Collectors.toMap(CountInput::of, CountInput::number, (one, other) -> {
				throw Problem.invalid(path, "A code stands here twice.");
			}));
		}

	}

	/** How many of something as a client sends it. */
	record CountInput(String of, Integer number) {
	}

}
