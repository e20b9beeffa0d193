package scot.adp.families.graphql;

import java.math.BigDecimal;
import java.time.LocalDate;
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
import scot.adp.directory.AreaCode;
import scot.adp.directory.Areas;
import scot.adp.directory.LocalAreaView;
import scot.adp.directory.Partners;
import scot.adp.directory.UnitView;
import scot.adp.families.FamilyMemberView;
import scot.adp.families.FamilyRules.Lists;
import scot.adp.families.FamilySupportView;
import scot.adp.families.FamilySupports;
import scot.adp.families.SupportEntry;
import scot.adp.families.SupportFact;
import scot.adp.families.SupportFact.Kind;
import scot.adp.families.SupportState;
import scot.adp.platform.BatchResult;
import scot.adp.platform.CodeList;
import scot.adp.platform.CountedConnection;
import scot.adp.platform.NodeSource;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;

/** Families that are supported. */
@Controller
class FamilyController {

	private final FamilySupports supports;

	private final Partners partners;

	private final Areas areas;

	FamilyController(FamilySupports supports, Partners partners, Areas areas) {
		this.supports = supports;
		this.partners = partners;
		this.areas = areas;
	}

	@QueryMapping
	CountedConnection<FamilySupportView> familySupport(@Argument @Nullable Boolean joint,
			@Argument @Nullable SupportState state, @Argument @Nullable String tier, @Argument @Nullable Integer first,
			@Argument @Nullable String after, DataFetchingFieldSelectionSet selected) {
		int size = CountedConnection.size(first);
		FamilySupports.@Nullable Id last = CountedConnection.key(after, FamilySupports.Id::new);
		var filter = new FamilySupports.Filter(
				Boolean.TRUE.equals(joint) ? FamilySupports.Kept.JOINT : FamilySupports.Kept.ALL, state, tier, null);
		return CountedConnection.of(supports.behind(filter, last, size), size, last != null,
				selected.contains("totalCount") ? supports.total(filter) : -1, row -> row.id().value().toString());
	}

	@BatchMapping(typeName = "FamilySupport", field = "members")
	Map<FamilySupportView, List<FamilyMemberView>> members(List<FamilySupportView> of) {
		var found = supports.members(of);
		return of.stream()
			.collect(Collectors.toMap(Function.identity(), view -> found.getOrDefault(view.id(), List.of())));
	}

	@BatchMapping(typeName = "FamilySupport", field = "unit")
	Map<FamilySupportView, UnitView> units(List<FamilySupportView> of) {
		var found = partners.units(of.stream().map(FamilySupportView::unit).distinct().toList());
		return of.stream()
			.filter(view -> found.containsKey(view.unit()))
			.collect(Collectors.toMap(Function.identity(), view -> found.get(view.unit())));
	}

	@BatchMapping(typeName = "FamilySupport", field = "area")
	Map<FamilySupportView, LocalAreaView> areas(List<FamilySupportView> of) {
		var found = areas.all().stream().collect(Collectors.toMap(LocalAreaView::code, Function.identity()));
		return of.stream()
			.filter(view -> view.area() != null && found.containsKey(view.area()))
			.collect(Collectors.toMap(Function.identity(), view -> found.get(view.area())));
	}

	@BatchMapping(typeName = "FamilySupport", field = "jointWith")
	Map<FamilySupportView, List<UnitView>> jointWith(List<FamilySupportView> of) {
		var found = partners.units(of.stream().flatMap(view -> view.jointWith().stream()).distinct().toList());
		return of.stream()
			.collect(Collectors.toMap(Function.identity(),
					view -> view.jointWith().stream().map(found::get).filter(Objects::nonNull).toList()));
	}

	@SchemaMapping(typeName = "FamilySupport", field = "tier")
	CodeList.Value tier(FamilySupportView of) {
		return supports.told(Lists.TIER, of.tier());
	}

	@SchemaMapping(typeName = "FamilySupport", field = "source")
	CodeList.@Nullable Value source(FamilySupportView of) {
		return told(Lists.SOURCE, of.source());
	}

	@SchemaMapping(typeName = "FamilySupport", field = "affectedSince")
	CodeList.@Nullable Value affectedSince(FamilySupportView of) {
		return told(Lists.AFFECTED_SINCE, of.affectedSince());
	}

	@SchemaMapping(typeName = "FamilySupport", field = "reasons")
	List<CodeList.Value> reasons(FamilySupportView of) {
		return of.reasons().stream().map(it -> supports.told(Lists.REASON, it)).toList();
	}

	@SchemaMapping(typeName = "FamilySupport", field = "wellbeing")
	List<CodeList.Value> wellbeing(FamilySupportView of) {
		return of.wellbeing().stream().map(it -> supports.told(Lists.WELLBEING, it)).toList();
	}

	@SchemaMapping(typeName = "FamilySupport", field = "declineReason")
	CodeList.@Nullable Value declineReason(FamilySupportView of) {
		return told(Lists.DECLINED, of.declineReason());
	}

	@SchemaMapping(typeName = "FamilySupport", field = "closure")
	CodeList.@Nullable Value closure(FamilySupportView of) {
		return told(Lists.CLOSURE, of.closure());
	}

	@SchemaMapping(typeName = "FamilySupport", field = "atHomeStart")
	CodeList.@Nullable Value atHomeStart(FamilySupportView of) {
		return told(Lists.ANSWER, of.atHomeStart());
	}

	@SchemaMapping(typeName = "FamilySupport", field = "atHome6")
	CodeList.@Nullable Value atHome6(FamilySupportView of) {
		return told(Lists.ANSWER, of.atHome6());
	}

	@SchemaMapping(typeName = "FamilySupport", field = "atHome12")
	CodeList.@Nullable Value atHome12(FamilySupportView of) {
		return told(Lists.ANSWER, of.atHome12());
	}

	@SchemaMapping(typeName = "FamilySupport", field = "engaged6")
	CodeList.@Nullable Value engaged6(FamilySupportView of) {
		return told(Lists.ANSWER, of.engaged6());
	}

	@SchemaMapping(typeName = "FamilyMember", field = "role")
	CodeList.Value role(FamilyMemberView of) {
		return supports.told(Lists.ROLE, of.role());
	}

	@SchemaMapping(typeName = "FamilyMember", field = "ageBand")
	CodeList.Value ageBand(FamilyMemberView of) {
		return supports.told(Lists.AGE_BAND, of.ageBand());
	}

	private CodeList.@Nullable Value told(Lists list, @Nullable String code) {
		return (code != null) ? supports.told(list, code) : null;
	}

	@MutationMapping
	@Nullable FamilySupportView openFamilySupport(@Argument OpenFamilySupportInput input) {
		return supports.find(supports.open(input.idempotencyKey(), input.family().sent(), FamilySupports.Door.API).id())
			.orElse(null);
	}

	@MutationMapping
	@Nullable FamilySupportView tellFamilySupport(@Argument TellFamilySupportInput input) {
		supports.add(input.idempotencyKey(), input.id(), input.expectedVersion(),
				List.of(fact(input.kind(), input.on(), input.code(), input.moment(), input.score())),
				Boolean.TRUE.equals(input.confirmed()));
		return supports.find(input.id()).orElse(null);
	}

	@MutationMapping
	@Nullable FamilySupportView takeBackFamilyTold(@Argument TakeBackFamilyToldInput input) {
		supports.takeBack(input.idempotencyKey(), input.id(), input.expectedVersion(), input.kind(), input.on(),
				input.because());
		return supports.find(input.id()).orElse(null);
	}

	@MutationMapping
	@Nullable FamilySupportView correctFamilyTold(@Argument CorrectFamilyToldInput input) {
		supports.correct(input.idempotencyKey(), input.id(), input.expectedVersion(), input.on(), input.moment(),
				input.instead().fact(input.kind()), input.because());
		return supports.find(input.id()).orElse(null);
	}

	@MutationMapping
	@Nullable FamilySupportView describeFamilySupport(@Argument DescribeFamilySupportInput input) {
		supports.describe(input.idempotencyKey(), input.id(), input.expectedVersion(), input.opening());
		return supports.find(input.id()).orElse(null);
	}

	@MutationMapping
	@Nullable FamilySupportView addFamilyMember(@Argument AddFamilyMemberInput input) {
		supports.addMember(input.idempotencyKey(), input.id(), input.expectedVersion(), input.member().sent());
		return supports.find(input.id()).orElse(null);
	}

	@MutationMapping
	@Nullable FamilySupportView changeFamilyMember(@Argument ChangeFamilyMemberInput input) {
		supports.changeMember(input.idempotencyKey(), input.id(), input.expectedVersion(), input.position(),
				input.ageBand(), input.careExperienced());
		return supports.find(input.id()).orElse(null);
	}

	@MutationMapping
	@Nullable FamilySupportView withdrawFamilySupport(@Argument WithdrawFamilySupportInput input) {
		supports.withdraw(input.idempotencyKey(), input.id(), input.expectedVersion(), input.because());
		return supports.find(input.id()).orElse(null);
	}

	@MutationMapping
	List<BatchResult> recordFamilySupport(@Argument RecordFamilySupportInput input) {
		return supports.recordAll(input.idempotencyKey(),
				input.families().stream().map(FamilySupportInput::sent).toList(), Boolean.TRUE.equals(input.dryRun()),
				FamilySupports.Door.API);
	}

	private static SupportFact fact(Kind kind, LocalDate on, @Nullable String code, SupportFact.@Nullable Moment moment,
			@Nullable Double score) {
		return new SupportFact(kind, on, code, moment, (score != null) ? BigDecimal.valueOf(score) : null);
	}

	@Bean
	static NodeSource<FamilySupports.Id> familySupportNodes(FamilySupports supports) {
		return new NodeSource<>("FamilySupport", FamilySupports.Id.class, supports::find);
	}

	/** A family with its key. */
	record OpenFamilySupportInput(String idempotencyKey, FamilySupportInput family) {
	}

	/** Families with the key of all of them. */
	record RecordFamilySupportInput(String idempotencyKey, List<FamilySupportInput> families,
			@Nullable Boolean dryRun) {
	}

	/** Something that happened. */
	record TellFamilySupportInput(String idempotencyKey, FamilySupports.Id id, Integer expectedVersion, Kind kind,
			LocalDate on, @Nullable String code, SupportFact.@Nullable Moment moment, @Nullable Double score,
			@Nullable Boolean confirmed) {
	}

	/** Something that did not happen so. */
	record TakeBackFamilyToldInput(String idempotencyKey, FamilySupports.Id id, Integer expectedVersion, Kind kind,
			LocalDate on, String because) {
	}

	/** Something that was told wrongly, and what to say in its place. */
	record CorrectFamilyToldInput(String idempotencyKey, FamilySupports.Id id, Integer expectedVersion, Kind kind,
			LocalDate on, SupportFact.@Nullable Moment moment, FamilyToldInput instead, String because) {
	}

	/** What happened in truth. */
	record FamilyToldInput(LocalDate on, @Nullable String code, SupportFact.@Nullable Moment moment,
			@Nullable Double score) {

		private SupportFact fact(Kind kind) {
			return FamilyController.fact(kind, on, code, moment, score);
		}

	}

	/** What is known of a family beside what happened. */
	record DescribeFamilySupportInput(String idempotencyKey, FamilySupports.Id id, Integer expectedVersion,
			@Nullable LocalDate requestedOn, @Nullable String source, @Nullable String affectedSince,
			@Nullable List<String> reasons, @Nullable List<String> wellbeing, @Nullable AreaCode area,
			@Nullable Boolean promiseInPlan) {

		private FamilySupports.Opening opening() {
			return new FamilySupports.Opening(requestedOn, source, affectedSince,
					Objects.requireNonNullElse(reasons, List.of()), Objects.requireNonNullElse(wellbeing, List.of()),
					area, promiseInPlan);
		}

		@Override
		public String toString() {
			return "what is known of a family";
		}

	}

	/** How old somebody of a family is by now. */
	record ChangeFamilyMemberInput(String idempotencyKey, FamilySupports.Id id, Integer expectedVersion,
			Integer position, String ageBand, @Nullable Boolean careExperienced) {

		@Override
		public String toString() {
			return "somebody of a family";
		}

	}

	/** Somebody who belongs to a family. */
	record AddFamilyMemberInput(String idempotencyKey, FamilySupports.Id id, Integer expectedVersion,
			FamilyMemberInput member) {

		@Override
		public String toString() {
			return "somebody of a family";
		}

	}

	/** A family that is to be withdrawn. */
	record WithdrawFamilySupportInput(String idempotencyKey, FamilySupports.Id id, Integer expectedVersion,
			String because) {
	}

	/** Somebody of a family as a client sends them. */
	record FamilyMemberInput(String role, String ageBand, @Nullable Boolean careExperienced, @Nullable String chi) {

		private FamilySupports.SentMember sent() {
			return new FamilySupports.SentMember(new SupportEntry.Member(role, ageBand, careExperienced), chi);
		}

		@Override
		public String toString() {
			return "somebody";
		}

	}

	/** A family as a client sends it. */
	record FamilySupportInput(UnitId unit, String ownRef, @Nullable LocalDate requestedOn,
			@Nullable LocalDate acceptedOn, @Nullable LocalDate firstSupportOn, String tier, @Nullable String source,
			@Nullable String affectedSince, @Nullable List<String> reasons, @Nullable List<String> wellbeing,
			@Nullable AreaCode area, @Nullable Boolean promiseInPlan, @Nullable List<UnitId> jointWith,
			@Nullable List<FamilyMemberInput> members, @Nullable LocalDate closedOn, @Nullable String closure,
			@Nullable LocalDate declinedOn, @Nullable String declineReason, @Nullable Boolean confirmed) {

		FamilySupports.Sent sent() {
			var facts = new ArrayList<SupportFact>();
			add(facts, Kind.ACCEPTED, acceptedOn, null);
			add(facts, Kind.STARTED, firstSupportOn, null);
			add(facts, Kind.CLOSED, closedOn, closure);
			add(facts, Kind.DECLINED, declinedOn, declineReason);
			return new FamilySupports.Sent(
					new SupportEntry(unit, ownRef, requestedOn, tier, source, affectedSince,
							Objects.requireNonNullElse(reasons, List.of()),
							Objects.requireNonNullElse(wellbeing, List.of()), area, promiseInPlan,
							Objects.requireNonNullElse(jointWith, List.of()), facts, Boolean.TRUE.equals(confirmed)),
					Objects.requireNonNullElse(members, List.<FamilyMemberInput>of())
						.stream()
						.map(FamilyMemberInput::sent)
						.toList(),
					new Problem.Faults()
						.when(closedOn == null && closure != null, "closedOn", "Say on which day the support ended.")
						.when(declinedOn == null && declineReason != null, "declinedOn",
								"Say on which day it was decided.")
						.noted());
		}

		private static void add(List<SupportFact> facts, Kind kind, @Nullable LocalDate on, @Nullable String code) {
			if (on != null) {
				facts.add(SupportFact.of(kind, on, code));
			}
		}

		@Override
		public String toString() {
			return "a family";
		}

	}

}
