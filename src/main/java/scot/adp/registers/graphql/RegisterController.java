package scot.adp.registers.graphql;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import scot.adp.directory.GroupId;
import scot.adp.directory.Partners;
import scot.adp.directory.UnitView;
import scot.adp.registers.RegisterEntryView;
import scot.adp.registers.RegisterKind;
import scot.adp.registers.RegisterPlaceView;
import scot.adp.registers.Registers;
import scot.adp.platform.BatchResult;
import scot.adp.platform.CodeList;
import scot.adp.platform.NodeSource;
import scot.adp.platform.UnitId;

/** Registers and their entries. */
@Controller
class RegisterController {

	private final Registers registers;

	private final Partners partners;

	RegisterController(Registers registers, Partners partners) {
		this.registers = registers;
		this.partners = partners;
	}

	@QueryMapping
	List<RegisterKind> registers() {
		return registers.kinds();
	}

	@QueryMapping
	List<RegisterEntryView> registerEntries(@Argument String register, @Argument UnitId unit, @Argument String item,
			@Argument @Nullable String place) {
		return registers.entries(register, unit, item, RegisterPlaceView.read(place));
	}

	@BatchMapping(typeName = "Register", field = "places")
	Map<RegisterKind, List<RegisterPlaceView>> places(List<RegisterKind> of) {
		var places = registers.places();
		return of.stream()
			.distinct()
			.collect(Collectors.toMap(Function.identity(), it -> places.getOrDefault(it.code(), List.of())));
	}

	@SchemaMapping(typeName = "Register", field = "measure")
	@Nullable String measure(RegisterKind of) {
		return (of.measure() != null) ? of.measure().value() : null;
	}

	@SchemaMapping(typeName = "Register", field = "items")
	List<CodeList.Value> items(RegisterKind of) {
		return of.items().values();
	}

	@SchemaMapping(typeName = "Register", field = "area")
	CodeList.Value area(RegisterKind of) {
		return new CodeList.Value(of.area().code(), of.area().title(), null, null, false);
	}

	@SchemaMapping(typeName = "RegisterPlace", field = "place")
	@Nullable String placeOfPlace(RegisterPlaceView of) {
		return (of.place() != null) ? of.place().toString() : null;
	}

	@BatchMapping(typeName = "RegisterPlace", field = "unit")
	Map<RegisterPlaceView, UnitView> unitsOfPlaces(List<RegisterPlaceView> of) {
		return units(of, RegisterPlaceView::unit);
	}

	@SchemaMapping(typeName = "RegisterPlace", field = "item")
	CodeList.Value itemOfPlace(RegisterPlaceView of) {
		return item(of.kind(), of.item());
	}

	@SchemaMapping(typeName = "RegisterPlace", field = "entry")
	@Nullable RegisterEntryView entry(RegisterPlaceView of) {
		return of.last();
	}

	@BatchMapping(typeName = "RegisterEntry", field = "unit")
	Map<RegisterEntryView, UnitView> unitsOfEntries(List<RegisterEntryView> of) {
		return units(of, RegisterEntryView::unit);
	}

	@SchemaMapping(typeName = "RegisterEntry", field = "register")
	CodeList.Value register(RegisterEntryView of) {
		return registers.kind(of.kind())
			.map(it -> new CodeList.Value(it.code(), it.title(), null, null, false))
			.orElseGet(() -> unknown(of.kind()));
	}

	@SchemaMapping(typeName = "RegisterEntry", field = "item")
	CodeList.Value itemOfEntry(RegisterEntryView of) {
		return item(of.kind(), of.item());
	}

	@SchemaMapping(typeName = "RegisterEntry", field = "state")
	CodeList.Value state(RegisterEntryView of) {
		return registers.kind(of.kind())
			.flatMap(it -> it.state(of.state()))
			.map(it -> new CodeList.Value(it.code(), it.label(), it.from(), it.to(), false))
			.orElseGet(() -> unknown(of.state()));
	}

	@SchemaMapping(typeName = "RegisterEntry", field = "meetingGroup")
	@Nullable String meetingGroup(RegisterEntryView of) {
		return (of.meetingGroup() != null) ? of.meetingGroup().value() : null;
	}

	@BatchMapping(typeName = "RegisterEntry", field = "said")
	Map<RegisterEntryView, List<RegisterEntryView>> said(List<RegisterEntryView> of) {
		var found = registers.history(of.stream().map(RegisterEntryView::id).distinct().toList());
		return of.stream()
			.distinct()
			.collect(Collectors.toMap(Function.identity(), it -> found.getOrDefault(it.id(), List.of())));
	}

	@SchemaMapping(typeName = "RegisterRevision", field = "state")
	CodeList.Value stateOfRevision(RegisterEntryView of) {
		return state(of);
	}

	@MutationMapping
	RegisterEntryView recordRegisterEntry(@Argument RecordRegisterEntryInput input) {
		var id = registers.record(input.idempotencyKey(),
				new Registers.New(input.register(), input.unit(), input.item(), input.title(), input.said().said()));
		return registers.find(id).orElseThrow();
	}

	@MutationMapping
	List<BatchResult> recordRegisterEntries(@Argument RecordRegisterEntriesInput input) {
		return registers.recordAll(input.idempotencyKey(),
				input.entries().stream().map(RegisterEntryInput::entry).toList(), Boolean.TRUE.equals(input.dryRun()));
	}

	@MutationMapping
	RegisterEntryView correctRegisterEntry(@Argument CorrectRegisterEntryInput input) {
		return registers.correct(input.idempotencyKey(), input.id(), input.expectedVersion(), input.said().said(),
				input.reason());
	}

	@MutationMapping
	RegisterEntryView withdrawRegisterEntry(@Argument WithdrawRegisterEntryInput input) {
		return registers.withdraw(input.idempotencyKey(), input.id(), input.expectedVersion(), input.reason());
	}

	private CodeList.Value item(String kind, String item) {
		return registers.kind(kind).flatMap(it -> it.items().find(item)).orElseGet(() -> unknown(item));
	}

	private static CodeList.Value unknown(String code) {
		return new CodeList.Value(code, code, null, null, false);
	}

	private <T> Map<T, UnitView> units(List<T> of, Function<T, UnitId> unit) {
		var found = partners.units(of.stream().map(unit).distinct().toList());
		return of.stream()
			.distinct()
			.filter(it -> found.containsKey(unit.apply(it)))
			.collect(Collectors.toMap(Function.identity(), it -> Objects.requireNonNull(found.get(unit.apply(it)))));
	}

	@Bean
	static NodeSource<Registers.Id> registerNodes(Registers registers) {
		return new NodeSource<>(Registers.TYPE, Registers.Id.class, registers::find);
	}

	/** What a client says of something in a register. */
	record RegisterSaidInput(String state, LocalDate on, @Nullable Integer number, @Nullable String evidence,
			@Nullable GroupId meetingGroup, @Nullable LocalDate meetingOn, @Nullable String words,
			@Nullable LocalDate until) {

		Registers.Said said() {
			return new Registers.Said(state, on, number, evidence, meetingGroup, meetingOn, words, until);
		}

	}

	/** A new entry as a client sends it. */
	record RecordRegisterEntryInput(String idempotencyKey, String register, UnitId unit, String item,
			@Nullable String title, RegisterSaidInput said) {
	}

	/** Entries with the key of all of them. */
	record RecordRegisterEntriesInput(String idempotencyKey, List<RegisterEntryInput> entries,
			@Nullable Boolean dryRun) {
	}

	/** An entry of a batch. */
	record RegisterEntryInput(String register, UnitId unit, String item, @Nullable String title,
			RegisterSaidInput said) {

		Registers.New entry() {
			return new Registers.New(register, unit, item, title, said.said());
		}

	}

	/** An entry that is put right. */
	record CorrectRegisterEntryInput(String idempotencyKey, Registers.Id id, Integer expectedVersion,
			RegisterSaidInput said, String reason) {
	}

	/** An entry that should not be there. */
	record WithdrawRegisterEntryInput(String idempotencyKey, Registers.Id id, Integer expectedVersion, String reason) {
	}

}
