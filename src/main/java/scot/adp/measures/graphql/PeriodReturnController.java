package scot.adp.measures.graphql;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import scot.adp.directory.Partners;
import scot.adp.directory.UnitView;
import scot.adp.events.DataSet;
import scot.adp.measures.ComingReturn;
import scot.adp.measures.PeriodReturnView;
import scot.adp.measures.PeriodReturns;
import scot.adp.measures.ReturnForm;
import scot.adp.measures.ReturnTime;
import scot.adp.measures.UnitSourceView;
import scot.adp.platform.BatchResult;
import scot.adp.platform.UnitId;

/** Returns of units, and by what they bring their data. */
@Controller
class PeriodReturnController {

	private final PeriodReturns returns;

	private final Partners partners;

	PeriodReturnController(PeriodReturns returns, Partners partners) {
		this.returns = returns;
		this.partners = partners;
	}

	@BatchMapping(typeName = "Unit", field = "returnsAsked")
	Map<UnitView, List<PeriodReturnView>> returnsAsked(List<UnitView> of) {
		var found = returns.ofUnits(of.stream().map(UnitView::code).toList());
		var asked = new HashMap<UnitView, List<PeriodReturnView>>();
		of.stream().filter(it -> found.containsKey(it.code())).forEach(it -> asked.put(it, found.get(it.code())));
		return asked;
	}

	@BatchMapping(typeName = "Unit", field = "returnsComing")
	Map<UnitView, List<ComingReturn>> returnsComing(List<UnitView> of) {
		var found = returns.comingOf(of.stream().map(UnitView::code).toList());
		var coming = new HashMap<UnitView, List<ComingReturn>>();
		of.stream().filter(it -> found.containsKey(it.code())).forEach(it -> coming.put(it, found.get(it.code())));
		return coming;
	}

	@BatchMapping(typeName = "ComingReturn", field = "unit")
	Map<ComingReturn, UnitView> comingUnit(List<ComingReturn> of) {
		var found = partners.units(of.stream().map(ComingReturn::unit).toList());
		return of.stream()
			.distinct()
			.filter(it -> found.containsKey(it.unit()))
			.collect(Collectors.toMap(it -> it, it -> found.get(it.unit())));
	}

	@SchemaMapping(typeName = "ComingReturn", field = "from")
	LocalDate from(ComingReturn of) {
		return of.period().from();
	}

	@SchemaMapping(typeName = "ComingReturn", field = "to")
	LocalDate to(ComingReturn of) {
		return of.period().to();
	}

	@SchemaMapping(typeName = "ComingReturn", field = "name")
	String name(ComingReturn of) {
		return of.period().name();
	}

	@BatchMapping(typeName = "ReturnForm", field = "took")
	Map<ReturnForm, ReturnTime> took(List<ReturnForm> of) {
		var took = returns.took();
		return of.stream().distinct().filter(took::containsKey).collect(Collectors.toMap(it -> it, it -> took.get(it)));
	}

	@BatchMapping(typeName = "PeriodReturn", field = "unit")
	Map<PeriodReturnView, UnitView> unit(List<PeriodReturnView> of) {
		var found = partners.units(of.stream().map(PeriodReturnView::unit).toList());
		return of.stream()
			.distinct()
			.filter(it -> found.containsKey(it.unit()))
			.collect(Collectors.toMap(it -> it, it -> found.get(it.unit())));
	}

	@SchemaMapping(typeName = "PeriodReturn", field = "from")
	LocalDate from(PeriodReturnView of) {
		return of.period().from();
	}

	@SchemaMapping(typeName = "PeriodReturn", field = "to")
	LocalDate to(PeriodReturnView of) {
		return of.period().to();
	}

	@SchemaMapping(typeName = "PeriodReturn", field = "name")
	String name(PeriodReturnView of) {
		return of.period().name();
	}

	@SchemaMapping(typeName = "PeriodReturn", field = "fields")
	List<ReturnForm.Field> fields(PeriodReturnView of) {
		return of.form().fields(of.period());
	}

	@SchemaMapping(typeName = "PeriodReturn", field = "answers")
	@Nullable List<PeriodReturns.Answer> answers(PeriodReturnView of) {
		@Nullable Map<String, Integer> answers = of.answers();
		return (answers == null) ? null
				: of.form()
					.fields(of.period())
					.stream()
					.flatMap(field -> Stream.ofNullable(answers.get(field.code()))
						.map(value -> new PeriodReturns.Answer(field.code(), value)))
					.toList();
	}

	@MutationMapping
	PeriodReturnView fileReturn(@Argument PeriodReturns.Filed input) {
		return returns.file(input);
	}

	@MutationMapping
	List<BatchResult> fileReturns(@Argument FileReturnsInput input) {
		return returns.fileAll(input.idempotencyKey(), input.returns().stream().map(ReturnToFileInput::filed).toList(),
				Boolean.TRUE.equals(input.dryRun()));
	}

	@MutationMapping
	PeriodReturnView confirmReturn(@Argument PeriodReturns.Confirmed input) {
		return returns.confirm(input);
	}

	@MutationMapping
	UnitSourceView chooseUnitSource(@Argument PeriodReturns.NewSource input) {
		return returns.choose(input);
	}

	/** Returns with the key of all of them. */
	record FileReturnsInput(String idempotencyKey, List<ReturnToFileInput> returns, @Nullable Boolean dryRun) {
	}

	/** A return of several. */
	record ReturnToFileInput(UnitId unit, DataSet dataSet, LocalDate from, Integer expectedVersion,
			@Nullable Boolean nil, @Nullable List<PeriodReturns.Answer> answers, @Nullable String reason,
			@Nullable Boolean confirmed) {

		PeriodReturns.Filed filed() {
			return new PeriodReturns.Filed("", unit, dataSet, from, expectedVersion, nil, answers, reason, confirmed,
					null);
		}

	}

}
