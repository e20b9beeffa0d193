package scot.adp.families.graphql;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import graphql.schema.DataFetchingFieldSelectionSet;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import scot.adp.directory.Partners;
import scot.adp.directory.UnitView;
import scot.adp.families.CraftEntry;
import scot.adp.families.CraftFact;
import scot.adp.families.CraftRules.Lists;
import scot.adp.families.CraftState;
import scot.adp.families.CraftCourseView;
import scot.adp.families.Crafts;
import scot.adp.platform.BatchResult;
import scot.adp.platform.CodeList;
import scot.adp.platform.CountedConnection;
import scot.adp.platform.NodeSource;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;

/** CRAFT courses. */
@Controller
class CraftController {

	private final Crafts crafts;

	private final Partners partners;

	CraftController(Crafts crafts, Partners partners) {
		this.crafts = crafts;
		this.partners = partners;
	}

	@QueryMapping
	CountedConnection<CraftCourseView> craftCourses(@Argument @Nullable CraftState state,
			@Argument @Nullable Integer first, @Argument @Nullable String after,
			DataFetchingFieldSelectionSet selected) {
		int size = CountedConnection.size(first);
		Crafts.@Nullable Id last = CountedConnection.key(after, Crafts.Id::new);
		return CountedConnection.of(crafts.behind(state, last, size), size, last != null,
				selected.contains("totalCount") ? crafts.total(Crafts.Kept.ALL, state) : -1,
				row -> row.id().value().toString());
	}

	@BatchMapping(typeName = "CraftCourse", field = "unit")
	Map<CraftCourseView, UnitView> units(List<CraftCourseView> of) {
		var found = partners.units(of.stream().map(CraftCourseView::unit).distinct().toList());
		return of.stream()
			.filter(view -> found.containsKey(view.unit()))
			.distinct()
			.collect(Collectors.toMap(Function.identity(), view -> found.get(view.unit())));
	}

	@SchemaMapping(typeName = "CraftCourse", field = "lovedOne")
	CodeList.Value lovedOne(CraftCourseView of) {
		return crafts.told(Lists.LOVED_ONE, of.lovedOne());
	}

	@SchemaMapping(typeName = "CraftCourse", field = "leftReason")
	CodeList.@Nullable Value leftReason(CraftCourseView of) {
		return (of.leftReason() != null) ? crafts.told(Lists.LEFT_REASON, of.leftReason()) : null;
	}

	@SchemaMapping(typeName = "CraftCourse", field = "entered")
	CodeList.@Nullable Value entered(CraftCourseView of) {
		return (of.entered() != null) ? crafts.told(Lists.ENTERED, of.entered()) : null;
	}

	@SchemaMapping(typeName = "CraftCourse", field = "told")
	List<CraftTold> told(CraftCourseView of) {
		return of.told()
			.stream()
			.map(it -> new CraftTold(it.fact().kind(), it.fact().on(), it.fact().code(), it.fact().score(),
					it.recordedAt(), it.recordedBy(), it.withdrawnBecause()))
			.toList();
	}

	@MutationMapping
	List<BatchResult> recordCraftCourses(@Argument RecordCraftCoursesInput input) {
		return crafts.recordAll(input.idempotencyKey(), input.courses().stream().map(CraftCourseInput::entry).toList(),
				Boolean.TRUE.equals(input.dryRun()));
	}

	@MutationMapping
	@Nullable CraftCourseView tellCraftCourse(@Argument TellCraftCourseInput input) {
		crafts.tell(input.idempotencyKey(), input.id(), input.expectedVersion(),
				new CraftFact(input.kind(), input.on(), input.code(), input.score()),
				Boolean.TRUE.equals(input.confirmed()));
		return crafts.find(input.id()).orElse(null);
	}

	@MutationMapping
	@Nullable CraftCourseView takeBackCraftTold(@Argument TakeBackCraftToldInput input) {
		crafts.takeBack(input.idempotencyKey(), input.id(), input.expectedVersion(), input.kind(), input.on(),
				input.because());
		return crafts.find(input.id()).orElse(null);
	}

	@MutationMapping
	@Nullable CraftCourseView withdrawCraftCourse(@Argument WithdrawCraftCourseInput input) {
		crafts.withdraw(input.idempotencyKey(), input.id(), input.expectedVersion(), input.because());
		return crafts.find(input.id()).orElse(null);
	}

	@Bean
	static NodeSource<Crafts.Id> craftCourseNodes(Crafts crafts) {
		return new NodeSource<>("CraftCourse", Crafts.Id.class, crafts::find);
	}

	/** Something that was told. */
	record CraftTold(CraftFact.Kind kind, LocalDate on, @Nullable String code, @Nullable Integer score,
			OffsetDateTime recordedAt, String recordedBy, @Nullable String withdrawnBecause) {
	}

	/** Courses with the key of all of them. */
	record RecordCraftCoursesInput(String idempotencyKey, List<CraftCourseInput> courses, @Nullable Boolean dryRun) {
	}

	/** Something that happened. */
	record TellCraftCourseInput(String idempotencyKey, Crafts.Id id, Integer expectedVersion, CraftFact.Kind kind,
			LocalDate on, @Nullable String code, @Nullable Integer score, @Nullable Boolean confirmed) {
	}

	/** Something that did not happen so. */
	record TakeBackCraftToldInput(String idempotencyKey, Crafts.Id id, Integer expectedVersion, CraftFact.Kind kind,
			LocalDate on, String because) {
	}

	/** A course that is to be withdrawn. */
	record WithdrawCraftCourseInput(String idempotencyKey, Crafts.Id id, Integer expectedVersion, String because) {
	}

	/** A course as a client sends it. */
	record CraftCourseInput(UnitId unit, String ownRef, @Nullable String chi, LocalDate startOn, String lovedOne,
			@Nullable List<LocalDate> sessions, @Nullable LocalDate leftOn, @Nullable String leftReason,
			@Nullable String entered, @Nullable LocalDate enteredOn, @Nullable Boolean confirmed) {

		CraftEntry entry() {
			var facts = new ArrayList<CraftFact>();
			Objects.requireNonNullElse(sessions, List.<LocalDate>of()).forEach(on -> facts.add(CraftFact.session(on)));
			if (leftOn != null) {
				facts.add(new CraftFact(CraftFact.Kind.LEFT, leftOn, leftReason, null));
			}
			if (enteredOn != null) {
				facts.add(new CraftFact(CraftFact.Kind.ENTERED, enteredOn, entered, null));
			}
			return new CraftEntry(unit, ownRef, chi, startOn, lovedOne, facts, Boolean.TRUE.equals(confirmed),
					new Problem.Faults()
						.when(leftOn == null && leftReason != null, "leftOn", "Say on which day they left.")
						.when(enteredOn == null && entered != null, "enteredOn",
								"Say on which day they entered treatment, or on which it was asked.")
						.noted());
		}

		@Override
		public String toString() {
			return "somebody";
		}

	}

}
