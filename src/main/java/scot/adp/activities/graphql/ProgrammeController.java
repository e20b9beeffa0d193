package scot.adp.activities.graphql;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import graphql.schema.DataFetchingFieldSelectionSet;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;
import scot.adp.activities.ActivityLists;
import scot.adp.activities.CountingMode;
import scot.adp.activities.CountingYear;
import scot.adp.activities.FeedbackFigures;
import scot.adp.activities.ProgrammeFigures;
import scot.adp.activities.ProgrammeFigures.Stretch;
import scot.adp.activities.ProgrammeFiguresView;
import scot.adp.activities.ProgrammeView;
import scot.adp.activities.Programmes;
import scot.adp.activities.Sessions;
import scot.adp.activities.SessionsFeedback;
import scot.adp.directory.Partners;
import scot.adp.directory.UnitView;
import scot.adp.measures.Figure;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.PeriodType;
import scot.adp.platform.CodeList;
import scot.adp.platform.CountedConnection;
import scot.adp.platform.NodeSource;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;
import scot.adp.strategy.ActionId;
import scot.adp.strategy.spi.ActionBrief;

/** Programmes, and what was done in them. */
@Controller
class ProgrammeController {

	private static final int QUARTERS = 4;

	private static final int QUARTERS_AT_MOST = 12;

	private final Programmes programmes;

	private final ProgrammeFigures figures;

	private final SessionsFeedback feedback;

	private final ActivityLists lists;

	private final Partners partners;

	private final Clock clock;

	ProgrammeController(Programmes programmes, ProgrammeFigures figures, SessionsFeedback feedback, ActivityLists lists,
			Partners partners, Clock clock, BatchLoaderRegistry loaders) {
		this.programmes = programmes;
		this.figures = figures;
		this.feedback = feedback;
		this.lists = lists;
		this.partners = partners;
		this.clock = clock;
		loaders.<Wanted, ProgrammeFiguresView>forName("programmeFigures")
			.registerMappedBatchLoader((wanted, environment) -> Mono.fromCallable(() -> read(wanted)));
		loaders.<Stretch, List<FeedbackFigures>>forName("programmeFeedback")
			.registerMappedBatchLoader((wanted, environment) -> Mono.fromCallable(() -> {
				var found = read(wanted, feedback::figures);
				wanted.forEach(it -> found.putIfAbsent(it, List.of()));
				return found;
			}));
	}

	@QueryMapping
	CountedConnection<ProgrammeView> programmes(@Argument @Nullable ActionId action, @Argument @Nullable UnitId unit,
			@Argument @Nullable Integer first, @Argument @Nullable String after) {
		int size = CountedConnection.size(first);
		Programmes.@Nullable Id last = CountedConnection.key(after, Programmes.Id::new);
		var filter = new Programmes.Filter((unit != null) ? Set.of(unit) : null, action, null, null, null);
		return CountedConnection.of(programmes.behind(filter, last, size), size, last != null, programmes.count(filter),
				row -> row.id().value().toString());
	}

	@BatchMapping(typeName = "Action", field = "programmes")
	Map<ActionBrief, List<ProgrammeView>> ofActions(List<ActionBrief> of) {
		var found = programmes.ofActions(of.stream().map(ActionBrief::id).distinct().toList());
		return of.stream()
			.collect(Collectors.toMap(Function.identity(), it -> found.getOrDefault(it.id(), List.of()),
					(one, other) -> one));
	}

	@BatchMapping(typeName = "Programme", field = "unit")
	Map<ProgrammeView, UnitView> units(List<ProgrammeView> of) {
		var found = partners.units(of.stream().map(ProgrammeView::unit).distinct().toList());
		return of.stream()
			.distinct()
			.filter(it -> found.containsKey(it.unit()))
			.collect(Collectors.toMap(Function.identity(), it -> found.get(it.unit())));
	}

	@BatchMapping(typeName = "Programme", field = "partnerUnits")
	Map<ProgrammeView, List<UnitView>> partnerUnits(List<ProgrammeView> of) {
		var found = partners.units(of.stream().flatMap(it -> it.partnerUnits().stream()).distinct().toList());
		return of.stream()
			.distinct()
			.collect(Collectors.toMap(Function.identity(),
					it -> it.partnerUnits().stream().map(found::get).filter(Objects::nonNull).toList()));
	}

	@BatchMapping(typeName = "Programme", field = "actions")
	Map<ProgrammeView, List<String>> actions(List<ProgrammeView> of) {
		var names = programmes.names(of.stream().flatMap(it -> it.actions().stream()).distinct().toList());
		return of.stream()
			.distinct()
			.collect(Collectors.toMap(Function.identity(),
					it -> it.actions()
						.stream()
						.map(names::get)
						.filter(Objects::nonNull)
						.map(name -> name.plan().value() + "/" + name.code())
						.toList()));
	}

	@SchemaMapping(typeName = "Programme", field = "kind")
	CodeList.Value kind(ProgrammeView programme) {
		return Codes.told(lists.of(ActivityLists.Kind.KIND), programme.kind());
	}

	@SchemaMapping(typeName = "Programme", field = "audience")
	CodeList.Value audience(ProgrammeView programme) {
		return Codes.told(lists.of(ActivityLists.Kind.AUDIENCE), programme.audience());
	}

	@SchemaMapping(typeName = "Programme", field = "approach")
	CodeList.@Nullable Value approach(ProgrammeView programme) {
		return Codes.toldOrNull(lists.of(ActivityLists.Kind.APPROACH), programme.approach());
	}

	@SchemaMapping(typeName = "Programme", field = "from")
	LocalDate from(ProgrammeView programme) {
		return programme.fromOn();
	}

	@SchemaMapping(typeName = "Programme", field = "to")
	@Nullable LocalDate to(ProgrammeView programme) {
		return programme.toOn();
	}

	@SchemaMapping(typeName = "Programme", field = "figures")
	CompletableFuture<ProgrammeFiguresView> figures(ProgrammeView programme, @Argument LocalDate from,
			@Argument LocalDate to, DataFetchingFieldSelectionSet selected,
			DataLoader<Wanted, ProgrammeFiguresView> programmeFigures) {
		return programmeFigures.load(new Wanted(new Stretch(programme.id(), from, to), ofPlan(selected)));
	}

	@SchemaMapping(typeName = "Programme", field = "quarters")
	CompletableFuture<List<ProgrammeFiguresView>> quarters(ProgrammeView programme, @Argument @Nullable Integer last,
			DataFetchingFieldSelectionSet selected, DataLoader<Wanted, ProgrammeFiguresView> programmeFigures) {
		int number = Objects.requireNonNullElse(last, QUARTERS);
		if (number < 1 || number > QUARTERS_AT_MOST) {
			throw Problem.invalid("last", "Ask for 1 to %d quarters.".formatted(QUARTERS_AT_MOST));
		}
		return programmeFigures.loadMany(Stream.iterate(PeriodType.QUARTER.of(LocalDate.now(clock)), Period::previous)
			.limit(number)
			.map(it -> new Wanted(new Stretch(programme.id(), it.from(), it.to()), ofPlan(selected)))
			.toList()
			.reversed());
	}

	private static boolean ofPlan(DataFetchingFieldSelectionSet selected) {
		return selected.containsAnyOf("planned", "heldOfPlanned", "recordedOfPlanned", "notRecorded", "waiting");
	}

	/** Reads all stretches of one kind at once. */
	private Map<Wanted, ProgrammeFiguresView> read(Set<Wanted> wanted) {
		var found = new HashMap<Wanted, ProgrammeFiguresView>();
		wanted.stream()
			.collect(Collectors.groupingBy(Wanted::withPlan))
			.forEach((withPlan, alike) -> figures.each(alike.stream().map(Wanted::stretch).toList(), withPlan)
				.forEach((stretch, view) -> found.put(new Wanted(stretch, withPlan), view)));
		return found;
	}

	@SchemaMapping(typeName = "Programme", field = "feedback")
	CompletableFuture<List<FeedbackFigures>> feedback(ProgrammeView programme, @Argument LocalDate from,
			@Argument LocalDate to, DataLoader<Stretch, List<FeedbackFigures>> programmeFeedback) {
		return programmeFeedback.load(new Stretch(programme.id(), from, to));
	}

	@SchemaMapping(typeName = "ProgrammeFeedback", field = "question")
	CodeList.Value question(FeedbackFigures of) {
		return Codes.told(lists.of(ActivityLists.Kind.QUESTION), of.question());
	}

	@SchemaMapping(typeName = "ProgrammeFigures", field = "attendances")
	Figure attendances(ProgrammeFiguresView of) {
		return figure(of.attendances());
	}

	@SchemaMapping(typeName = "ProgrammeFigures", field = "people")
	Figure people(ProgrammeFiguresView of) {
		return figure(of.people());
	}

	@SchemaMapping(typeName = "ProgrammeFigures", field = "newThisYear")
	Figure newThisYear(ProgrammeFiguresView of) {
		return figure(of.newThisYear());
	}

	@SchemaMapping(typeName = "ProgrammeFigures", field = "contacts")
	Figure contacts(ProgrammeFiguresView of) {
		return figure(of.contacts());
	}

	private static Figure figure(ProgrammeFiguresView.Count count) {
		if (count.value() != null) {
			return Figure.count(BigDecimal.valueOf(count.value()));
		}
		return Figure.without(switch (Objects.requireNonNull(count.missing())) {
			case NOT_APPLICABLE -> Figure.State.NOT_APPLICABLE;
			case NOT_RECORDED -> Figure.State.MISSING;
			case SUPPRESSED -> Figure.State.HIDDEN;
		});
	}

	/** Reads once for all programmes of the same days. */
	private static <T> Map<Stretch, T> read(Set<Stretch> wanted, Reading<T> reading) {
		var found = new HashMap<Stretch, T>();
		wanted.stream()
			.collect(Collectors.groupingBy(it -> List.of(it.from(), it.to()), LinkedHashMap::new,
					Collectors.toCollection(HashSet::new)))
			.forEach((days, alike) -> {
				var read = reading.of(alike.stream().map(Stretch::programme).toList(), days.getFirst(), days.getLast());
				alike.stream()
					.filter(it -> read.containsKey(it.programme()))
					.forEach(it -> found.put(it, Objects.requireNonNull(read.get(it.programme()))));
			});
		return found;
	}

	@MutationMapping
	ProgrammeView saveProgramme(@Argument SaveProgrammeInput input) {
		if (input.id() == null) {
			var id = programmes.add(input.idempotencyKey(), input.what());
			return programmes.find(id).orElseThrow();
		}
		if (input.expectedVersion() == null) {
			throw Problem.invalid("expectedVersion", "Say which version you decided on.");
		}
		return programmes.change(input.idempotencyKey(), input.id(), input.expectedVersion(), input.what());
	}

	@MutationMapping
	ProgrammeView startProgramme(@Argument StartProgrammeInput input) {
		return programmes.start(input.idempotencyKey(), input.id(), input.expectedVersion());
	}

	@MutationMapping
	ProgrammeView endProgramme(@Argument EndProgrammeInput input) {
		return programmes.end(input.idempotencyKey(), input.id(), input.expectedVersion(), input.on());
	}

	@MutationMapping
	ProgrammeView recordSessionFeedback(@Argument RecordSessionFeedbackInput input) {
		feedback.add(input.idempotencyKey(), new SessionsFeedback.New(input.programme(), input.session(),
				input.fromOn(), input.toOn(), input.question(), input.moment(), input.counts(), input.asked()));
		return programmes.find(input.programme()).orElseThrow();
	}

	@Bean
	static NodeSource<Programmes.Id> programmeNodes(Programmes programmes) {
		return new NodeSource<>("Programme", Programmes.Id.class, programmes::find);
	}

	private interface Reading<T> {

		Map<Programmes.Id, T> of(List<Programmes.Id> programmes, LocalDate from, LocalDate to);

	}

	/** A programme as a client sends it. */
	record SaveProgrammeInput(String idempotencyKey, Programmes.@Nullable Id id, @Nullable Integer expectedVersion,
			String code, String title, UnitId unit, @Nullable List<UnitId> partnerUnits, List<ActionId> actions,
			String kind, String audience, @Nullable String approach, @Nullable String interactivePart,
			CountingMode countingMode, CountingYear periodType, LocalDate from, @Nullable LocalDate to) {

		Programmes.What what() {
			return new Programmes.What(code, title, unit, Objects.requireNonNullElse(partnerUnits, List.of()), actions,
					kind, audience, approach, interactivePart, countingMode, periodType, from, to);
		}

	}

	/** A programme that is to begin. */
	record StartProgrammeInput(String idempotencyKey, Programmes.Id id, Integer expectedVersion) {
	}

	/** A programme that is to end. */
	record EndProgrammeInput(String idempotencyKey, Programmes.Id id, Integer expectedVersion, LocalDate on) {
	}

	/** Answers as a client sends them. */
	record RecordSessionFeedbackInput(String idempotencyKey, Programmes.Id programme, Sessions.@Nullable Id session,
			@Nullable LocalDate fromOn, @Nullable LocalDate toOn, String question, SessionsFeedback.Moment moment,
			List<Integer> counts, @Nullable Integer asked) {
	}

	/**
	 * What is asked of a programme.
	 *
	 * @param withPlan whether anything of what was planned is asked
	 */
	record Wanted(Stretch stretch, boolean withPlan) {
	}

}
