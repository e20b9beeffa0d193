package scot.adp.treatment.graphql;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
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
import scot.adp.directory.Partners;
import scot.adp.directory.ServiceId;
import scot.adp.directory.UnitView;
import scot.adp.platform.BatchResult;
import scot.adp.platform.CodeList;
import scot.adp.platform.NodeSource;
import scot.adp.platform.UnitId;
import scot.adp.treatment.MatAssessmentView;
import scot.adp.treatment.MatAssessments;
import scot.adp.treatment.MatCycleView;
import scot.adp.treatment.MatDocumentView;
import scot.adp.treatment.MatDocuments;
import scot.adp.treatment.MatDocuments.Door;
import scot.adp.treatment.MatImprovementView;
import scot.adp.treatment.MatImprovements;
import scot.adp.treatment.MatNumberView;
import scot.adp.treatment.MatNumbers;
import scot.adp.treatment.MatRoundView;
import scot.adp.treatment.MatRounds;
import scot.adp.treatment.MatRules;
import scot.adp.treatment.MatRules.Lists;
import scot.adp.treatment.MatScores;
import scot.adp.treatment.MatStandardView;
import scot.adp.treatment.Ragb;

/** Evidence for the standards of medication assisted treatment, and their assessment. */
@Controller
class MatController {

	private final MatAssessments assessments;

	private final MatDocuments documents;

	private final MatRounds rounds;

	private final MatNumbers numbers;

	private final MatImprovements improvements;

	private final Partners partners;

	MatController(MatAssessments assessments, MatDocuments documents, MatRounds rounds, MatNumbers numbers,
			MatImprovements improvements, Partners partners) {
		this.assessments = assessments;
		this.documents = documents;
		this.rounds = rounds;
		this.numbers = numbers;
		this.improvements = improvements;
		this.partners = partners;
	}

	@QueryMapping
	@Nullable MatCycleView matCycle(@Argument String code) {
		return assessments.cycleOf(code).orElse(null);
	}

	@QueryMapping
	List<MatAssessments.Moved> matComparison(@Argument String earlier, @Argument String later) {
		return assessments.compare(earlier, later);
	}

	@SchemaMapping(typeName = "MatMove", field = "standard")
	String moved(MatAssessments.Moved of) {
		return of.standard().code();
	}

	@SchemaMapping(typeName = "MatCycle", field = "title")
	String title(MatCycleView of) {
		return of.cycle().period().name();
	}

	@SchemaMapping(typeName = "MatCycle", field = "from")
	LocalDate from(MatCycleView of) {
		return of.cycle().period().from();
	}

	@SchemaMapping(typeName = "MatCycle", field = "to")
	LocalDate to(MatCycleView of) {
		return of.cycle().period().to();
	}

	@SchemaMapping(typeName = "MatCycle", field = "submissionOn")
	LocalDate submissionOn(MatCycleView of) {
		return of.cycle().submission();
	}

	@SchemaMapping(typeName = "MatCycle", field = "criteriaVersion")
	String criteriaVersion(MatCycleView of) {
		return of.cycle().set().code();
	}

	@SchemaMapping(typeName = "MatStandard", field = "code")
	String code(MatStandardView of) {
		return of.asked().standard().code();
	}

	@SchemaMapping(typeName = "MatStandard", field = "number")
	int number(MatStandardView of) {
		return of.asked().standard().number();
	}

	@SchemaMapping(typeName = "MatStandard", field = "title")
	String title(MatStandardView of) {
		return of.asked().standard().title();
	}

	@SchemaMapping(typeName = "MatStandard", field = "meaning")
	String meaning(MatStandardView of) {
		return of.asked().standard().meaning();
	}

	@SchemaMapping(typeName = "MatStandard", field = "improvementsOpen")
	int improvementsOpen(MatStandardView of) {
		return of.improvements();
	}

	@BatchMapping(typeName = "MatStandard", field = "documents")
	Map<MatStandardView, List<MatDocumentView>> documents(List<MatStandardView> of) {
		return byStandard(of, documents::of, MatDocumentView::standard);
	}

	@BatchMapping(typeName = "MatStandard", field = "rounds")
	Map<MatStandardView, List<MatRoundView>> rounds(List<MatStandardView> of) {
		return byStandard(of, rounds::of, MatRoundView::standard);
	}

	@BatchMapping(typeName = "MatStandard", field = "numbers")
	Map<MatStandardView, List<MatNumberView>> numbers(List<MatStandardView> of) {
		return byStandard(of, numbers::of, MatNumberView::standard);
	}

	@BatchMapping(typeName = "MatStandard", field = "improvements")
	Map<MatStandardView, List<MatImprovementView>> improvements(List<MatStandardView> of) {
		return byStandard(of, improvements::of, MatImprovementView::standard);
	}

	/** What standards have, read once for each year that they are of. */
	private static <V> Map<MatStandardView, List<V>> byStandard(List<MatStandardView> of,
			BiFunction<MatRules.Cycle, @Nullable String, List<V>> reading, Function<V, String> standard) {
		var read = new HashMap<String, Map<String, List<V>>>();
		return of.stream().distinct().collect(Collectors.toMap(Function.identity(), it -> {
			var found = read.computeIfAbsent(it.cycle().code(),
					code -> reading.apply(it.cycle(), null).stream().collect(Collectors.groupingBy(standard)));
			return found.getOrDefault(it.asked().standard().code(), List.of());
		}));
	}

	@BatchMapping(typeName = "MatDocument", field = "unit")
	Map<MatDocumentView, UnitView> unitsOfDocuments(List<MatDocumentView> of) {
		return units(of, MatDocumentView::unit);
	}

	@BatchMapping(typeName = "MatRound", field = "unit")
	Map<MatRoundView, UnitView> unitsOfRounds(List<MatRoundView> of) {
		return units(of, MatRoundView::unit);
	}

	@BatchMapping(typeName = "MatNumber", field = "unit")
	Map<MatNumberView, UnitView> unitsOfNumbers(List<MatNumberView> of) {
		return units(of, MatNumberView::unit);
	}

	@BatchMapping(typeName = "MatImprovement", field = "unit")
	Map<MatImprovementView, UnitView> unitsOfImprovements(List<MatImprovementView> of) {
		return units(of, MatImprovementView::unit);
	}

	private <V> Map<V, UnitView> units(Collection<V> of, Function<V, UnitId> unit) {
		var found = partners.units(of.stream().map(unit).distinct().toList());
		return of.stream()
			.distinct()
			.filter(it -> found.containsKey(unit.apply(it)))
			.collect(Collectors.toMap(Function.identity(), it -> Objects.requireNonNull(found.get(unit.apply(it)))));
	}

	@SchemaMapping(typeName = "MatDocument", field = "criterion")
	CodeList.Value criterion(MatDocumentView of) {
		return value(assessments.criteria(), of.criterion());
	}

	@SchemaMapping(typeName = "MatDocument", field = "hasFile")
	boolean hasFile(MatDocumentView of) {
		return of.document() != null && of.stands();
	}

	@SchemaMapping(typeName = "MatRound", field = "respondent")
	CodeList.Value respondent(MatRoundView of) {
		return value(rounds.list(Lists.RESPONDENT), of.respondent());
	}

	@SchemaMapping(typeName = "MatRound", field = "method")
	CodeList.Value method(MatRoundView of) {
		return value(rounds.list(Lists.METHOD), of.method());
	}

	@SchemaMapping(typeName = "MatTheme", field = "theme")
	CodeList.Value theme(MatRoundView.Theme of) {
		return value(rounds.list(Lists.THEME), of.theme());
	}

	@SchemaMapping(typeName = "MatNumber", field = "setting")
	CodeList.@Nullable Value setting(MatNumberView of) {
		return (of.setting() != null) ? value(rounds.list(Lists.SETTING), of.setting()) : null;
	}

	@SchemaMapping(typeName = "MatNumber", field = "warning")
	@Nullable String warning(MatNumberView of) {
		return of.warning().orElse(null);
	}

	private static CodeList.Value value(CodeList list, String code) {
		return list.find(code).orElseGet(() -> new CodeList.Value(code, code, null, null, false));
	}

	@MutationMapping
	@Nullable MatDocumentView recordMatDocument(@Argument RecordMatDocumentInput input) {
		return documents.find(documents.record(input.idempotencyKey(), input.document().entry(), null, Door.API))
			.orElse(null);
	}

	@MutationMapping
	List<BatchResult> recordMatDocuments(@Argument RecordMatDocumentsInput input) {
		return documents.recordAll(input.idempotencyKey(), input.items().stream().map(MatDocumentInput::entry).toList(),
				Boolean.TRUE.equals(input.dryRun()));
	}

	@MutationMapping
	MatDocumentView reviewMatDocument(@Argument ReviewMatDocumentInput input) {
		return documents.review(input.idempotencyKey(), input.id(), input.expectedVersion(), input.reviewedOn(),
				input.reviewOn());
	}

	@MutationMapping
	MatDocumentView withdrawMatDocument(@Argument WithdrawMatDocumentInput input) {
		return documents.withdraw(input.idempotencyKey(), input.id(), input.expectedVersion(), input.because());
	}

	@MutationMapping
	@Nullable MatRoundView recordMatRound(@Argument RecordMatRoundInput input) {
		return rounds.find(rounds.record(input.idempotencyKey(), input.round().entry(), Door.API)).orElse(null);
	}

	@MutationMapping
	List<BatchResult> recordMatRounds(@Argument RecordMatRoundsInput input) {
		return rounds.recordAll(input.idempotencyKey(), input.items().stream().map(MatRoundInput::entry).toList(),
				Boolean.TRUE.equals(input.dryRun()));
	}

	@MutationMapping
	MatRoundView correctMatRound(@Argument CorrectMatRoundInput input) {
		return rounds.correct(input.idempotencyKey(), input.id(), input.expectedVersion(), input.round().entry());
	}

	@MutationMapping
	MatRoundView withdrawMatRound(@Argument WithdrawMatRoundInput input) {
		return rounds.withdraw(input.idempotencyKey(), input.id(), input.expectedVersion(), input.because());
	}

	@MutationMapping
	@Nullable MatNumberView recordMatNumber(@Argument RecordMatNumberInput input) {
		return numbers
			.find(numbers.record(input.idempotencyKey(), new MatNumbers.Entry(input.unit(), input.cycle(),
					input.standard(), input.setting(), input.what(), input.printed()), Door.API))
			.orElse(null);
	}

	@MutationMapping
	MatNumberView withdrawMatNumber(@Argument WithdrawMatNumberInput input) {
		return numbers.withdraw(input.idempotencyKey(), input.id(), input.expectedVersion(), input.because());
	}

	@MutationMapping
	MatAssessmentView scoreMatStandard(@Argument ScoreMatStandardInput input) {
		return assessments.score(input.idempotencyKey(), input.cycle(), input.standard(), input.expectedVersion(),
				new MatScores(input.process(), input.numerical(), input.experiential()),
				Boolean.TRUE.equals(input.monitored()));
	}

	@MutationMapping
	MatAssessmentView confirmAssessment(@Argument ConfirmAssessmentInput input) {
		return assessments.confirm(input.idempotencyKey(), input.cycle(), input.standard(), input.expectedVersion(),
				input.confirmed(), input.because());
	}

	@MutationMapping
	MatAssessmentView reopenAssessment(@Argument ReopenAssessmentInput input) {
		return assessments.reopen(input.idempotencyKey(), input.cycle(), input.standard(), input.expectedVersion(),
				input.because());
	}

	@MutationMapping
	@Nullable MatImprovementView planMatImprovement(@Argument PlanMatImprovementInput input) {
		return improvements
			.find(improvements.plan(input.idempotencyKey(), new MatImprovements.Entry(input.unit(), input.cycle(),
					input.standard(), input.action(), input.what(), input.dueOn())))
			.orElse(null);
	}

	@MutationMapping
	MatImprovementView finishMatImprovement(@Argument FinishMatImprovementInput input) {
		return improvements.done(input.idempotencyKey(), input.id(), input.expectedVersion(), input.on());
	}

	@Bean
	static NodeSource<MatDocuments.Id> matDocumentNodes(MatDocuments documents) {
		return new NodeSource<>("MatDocument", MatDocuments.Id.class, documents::find);
	}

	@Bean
	static NodeSource<MatRounds.Id> matRoundNodes(MatRounds rounds) {
		return new NodeSource<>("MatRound", MatRounds.Id.class, rounds::find);
	}

	@Bean
	static NodeSource<MatNumbers.Id> matNumberNodes(MatNumbers numbers) {
		return new NodeSource<>("MatNumber", MatNumbers.Id.class, numbers::find);
	}

	@Bean
	static NodeSource<MatAssessments.Id> matAssessmentNodes(MatAssessments assessments) {
		return new NodeSource<>("MatAssessment", MatAssessments.Id.class, assessments::find);
	}

	@Bean
	static NodeSource<MatImprovements.Id> matImprovementNodes(MatImprovements improvements) {
		return new NodeSource<>("MatImprovement", MatImprovements.Id.class, improvements::find);
	}

	/** A document, as a client sends it. */
	record MatDocumentInput(@Nullable UnitId unit, @Nullable ServiceId service, String criterion, String title,
			LocalDate reviewedOn, LocalDate reviewOn, @Nullable Boolean confirmed) {

		MatDocuments.Entry entry() {
			return new MatDocuments.Entry(unit, service, null, criterion, title, reviewedOn, reviewOn,
					Boolean.TRUE.equals(confirmed));
		}

	}

	/** A document, with its key. */
	record RecordMatDocumentInput(String idempotencyKey, MatDocumentInput document) {
	}

	/** Documents, with the key of all of them. */
	record RecordMatDocumentsInput(String idempotencyKey, List<MatDocumentInput> items, @Nullable Boolean dryRun) {
	}

	/** Until when a document holds. */
	record ReviewMatDocumentInput(String idempotencyKey, MatDocuments.Id id, Integer expectedVersion,
			LocalDate reviewedOn, LocalDate reviewOn) {
	}

	/** A document that should not be there. */
	record WithdrawMatDocumentInput(String idempotencyKey, MatDocuments.Id id, Integer expectedVersion,
			String because) {
	}

	/** How many people told of a theme. */
	record MatThemeInput(String theme, Integer people) {
	}

	/** A round, as a client sends it. */
	record MatRoundInput(UnitId unit, String standard, String respondent, LocalDate heldOn, String method,
			@Nullable Boolean livedExperience, Integer asked, Integer answered, @Nullable List<MatThemeInput> themes,
			@Nullable String quote, @Nullable Boolean quoteAgreed, @Nullable Boolean confirmed) {

		MatRounds.Entry entry() {
			var told = Optional.ofNullable(themes)
				.orElse(List.of())
				.stream()
				.collect(Collectors.toMap(MatThemeInput::theme, MatThemeInput::people, Integer::sum));
			return new MatRounds.Entry(unit, standard, respondent, heldOn, method, livedExperience, asked, answered,
					told, quote, Boolean.TRUE.equals(quoteAgreed), Boolean.TRUE.equals(confirmed));
		}

	}

	/** A round, with its key. */
	record RecordMatRoundInput(String idempotencyKey, MatRoundInput round) {
	}

	/** Rounds, with the key of all of them. */
	record RecordMatRoundsInput(String idempotencyKey, List<MatRoundInput> items, @Nullable Boolean dryRun) {
	}

	/** A round, put right. */
	record CorrectMatRoundInput(String idempotencyKey, MatRounds.Id id, Integer expectedVersion, MatRoundInput round) {
	}

	/** A round that should not be there. */
	record WithdrawMatRoundInput(String idempotencyKey, MatRounds.Id id, Integer expectedVersion, String because) {
	}

	/** A number of a return. */
	record RecordMatNumberInput(String idempotencyKey, UnitId unit, String cycle, String standard,
			@Nullable String setting, String what, String printed) {
	}

	/** A number that should not be there. */
	record WithdrawMatNumberInput(String idempotencyKey, MatNumbers.Id id, Integer expectedVersion, String because) {
	}

	/** The scores of a standard. */
	record ScoreMatStandardInput(String idempotencyKey, String cycle, String standard, Integer expectedVersion,
			@Nullable Integer process, @Nullable Integer numerical, @Nullable Integer experiential,
			@Nullable Boolean monitored) {
	}

	/** The colour that is confirmed. */
	record ConfirmAssessmentInput(String idempotencyKey, String cycle, String standard, Integer expectedVersion,
			Ragb confirmed, @Nullable String because) {
	}

	/** Why an assessment is opened again. */
	record ReopenAssessmentInput(String idempotencyKey, String cycle, String standard, Integer expectedVersion,
			String because) {
	}

	/** Something that is to be better. */
	record PlanMatImprovementInput(String idempotencyKey, UnitId unit, String cycle, String standard,
			@Nullable String action, String what, LocalDate dueOn) {
	}

	/** That something is done. */
	record FinishMatImprovementInput(String idempotencyKey, MatImprovements.Id id, Integer expectedVersion,
			LocalDate on) {
	}

}
