package scot.adp.treatment.graphql;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
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
import scot.adp.platform.BatchResult;
import scot.adp.platform.CodeList;
import scot.adp.platform.CountedConnection;
import scot.adp.platform.NodeSource;
import scot.adp.platform.UnitId;
import scot.adp.treatment.StayEntry;
import scot.adp.treatment.StayFacts;
import scot.adp.treatment.StayRules.Lists;
import scot.adp.treatment.StayStage;
import scot.adp.treatment.StayView;
import scot.adp.treatment.Stays;
import scot.adp.treatment.SupplyEntry;

/** Residential stays. */
@Controller
class StayController {

	private final Stays stays;

	private final Partners partners;

	StayController(Stays stays, Partners partners) {
		this.stays = stays;
		this.partners = partners;
	}

	@QueryMapping
	CountedConnection<StayView> stays(@Argument @Nullable UnitId unit, @Argument Stays.@Nullable Kept list,
			@Argument @Nullable StayStage stage, @Argument @Nullable Integer leavingWithin,
			@Argument @Nullable Integer first, @Argument @Nullable String after,
			DataFetchingFieldSelectionSet selected) {
		int size = CountedConnection.size(first);
		Stays.@Nullable Id last = CountedConnection.key(after, Stays.Id::new);
		var filter = new Stays.Filter((list != null) ? list : Stays.Kept.ON, stage, null, unit, leavingWithin);
		return CountedConnection.of(stays.behind(filter, last, size), size, last != null,
				selected.contains("totalCount") ? stays.total(filter) : -1, row -> row.id().value().toString());
	}

	@BatchMapping(typeName = "Stay", field = "unit")
	Map<StayView, UnitView> units(List<StayView> of) {
		var found = partners.units(of.stream().map(StayView::unit).distinct().toList());
		return of.stream()
			.filter(view -> found.containsKey(view.unit()))
			.distinct()
			.collect(Collectors.toMap(Function.identity(), view -> found.get(view.unit())));
	}

	@SchemaMapping(typeName = "Stay", field = "kind")
	CodeList.Value kind(StayView of) {
		return stays.told(Lists.KIND, of.kind());
	}

	@SchemaMapping(typeName = "Stay", field = "substance")
	CodeList.@Nullable Value substance(StayView of) {
		return told(Lists.SUBSTANCE, of.substance());
	}

	@SchemaMapping(typeName = "Stay", field = "closeReason")
	CodeList.@Nullable Value closeReason(StayView of) {
		return told(Lists.CLOSE_REASON, of.closeReason());
	}

	@SchemaMapping(typeName = "StayFacts", field = "decision")
	CodeList.@Nullable Value decision(StayFacts of) {
		return told(Lists.DECISION, of.decision());
	}

	@SchemaMapping(typeName = "StayFacts", field = "decisionReason")
	CodeList.@Nullable Value decisionReason(StayFacts of) {
		return told(Lists.DECISION_REASON, of.decisionReason());
	}

	@SchemaMapping(typeName = "StayFacts", field = "route")
	CodeList.@Nullable Value route(StayFacts of) {
		return told(Lists.ROUTE, of.route());
	}

	@SchemaMapping(typeName = "StayFacts", field = "provider")
	CodeList.@Nullable Value provider(StayFacts of) {
		return told(Lists.PROVIDER, of.provider());
	}

	@SchemaMapping(typeName = "StayFacts", field = "declineReason")
	CodeList.@Nullable Value declineReason(StayFacts of) {
		return told(Lists.DECLINE_REASON, of.declineReason());
	}

	@SchemaMapping(typeName = "StayFacts", field = "leftHow")
	CodeList.@Nullable Value leftHow(StayFacts of) {
		return told(Lists.LEFT_HOW, of.leftHow());
	}

	@SchemaMapping(typeName = "StayFacts", field = "destination")
	CodeList.@Nullable Value destination(StayFacts of) {
		return told(Lists.DESTINATION, of.destination());
	}

	@SchemaMapping(typeName = "StayFacts", field = "nextStep")
	CodeList.@Nullable Value nextStep(StayFacts of) {
		return told(Lists.NEXT_STEP, of.nextStep());
	}

	@SchemaMapping(typeName = "StayFollowUp", field = "status")
	CodeList.Value status(StayView.FollowUp of) {
		return stays.told(Lists.STATUS, of.status());
	}

	@SchemaMapping(typeName = "StayAsked", field = "status")
	CodeList.@Nullable Value asked(StayView.Asked of) {
		return told(Lists.STATUS, of.status());
	}

	private CodeList.@Nullable Value told(Lists list, @Nullable String code) {
		return (code != null) ? stays.told(list, code) : null;
	}

	@MutationMapping
	@Nullable StayView planExit(@Argument PlanExitInput input) {
		stays.planExit(input.idempotencyKey(), input.id(), input.expectedVersion(), input.plannedEndOn(),
				input.destination());
		return stays.find(input.id()).orElse(null);
	}

	@MutationMapping
	@Nullable StayView followUpStay(@Argument FollowUpStayInput input) {
		stays.followUp(input.idempotencyKey(), input.id(), input.expectedVersion(), input.on(), input.status());
		return stays.find(input.id()).orElse(null);
	}

	@MutationMapping
	@Nullable StayView takeBackStayFollowUp(@Argument TakeBackStayFollowUpInput input) {
		stays.takeBack(input.idempotencyKey(), input.id(), input.expectedVersion(), input.on(), input.status(),
				input.because());
		return stays.find(input.id()).orElse(null);
	}

	@MutationMapping
	List<BatchResult> recordStays(@Argument RecordStaysInput input) {
		return stays.recordAll(input.idempotencyKey(), input.stays().stream().map(StayInput::entry).toList(),
				Boolean.TRUE.equals(input.dryRun()));
	}

	@Bean
	static NodeSource<Stays.Id> stayNodes(Stays stays) {
		return new NodeSource<>("Stay", Stays.Id.class, stays::find);
	}

	/** The day on which somebody is to leave. */
	record PlanExitInput(String idempotencyKey, Stays.Id id, Integer expectedVersion, LocalDate plannedEndOn,
			@Nullable String destination) {
	}

	/** How somebody is after they left. */
	record FollowUpStayInput(String idempotencyKey, Stays.Id id, Integer expectedVersion, LocalDate on, String status) {
	}

	/** A time at which nobody asked so. */
	record TakeBackStayFollowUpInput(String idempotencyKey, Stays.Id id, Integer expectedVersion, LocalDate on,
			String status, String because) {
	}

	/** Stays with the key of all of them. */
	record RecordStaysInput(String idempotencyKey, List<StayInput> stays, @Nullable Boolean dryRun) {
	}

	/** A stay as a client sends it. */
	record StayInput(UnitId unit, String ownRef, @Nullable String chi, String kind, @Nullable String substance,
			@Nullable String ageBand, @Nullable String sex, @Nullable String simdQuintile, @Nullable String homeArea,
			StayFactsInput facts, @Nullable Boolean confirmed) {

		StayEntry entry() {
			return new StayEntry(unit, ownRef, chi, kind, substance,
					SupplyEntry.Profile.of(ageBand, sex, simdQuintile, homeArea), facts.facts(),
					Boolean.TRUE.equals(confirmed));
		}

		@Override
		public String toString() {
			return "somebody";
		}

	}

	/** What is known of a stay, as a client sends it. */
	record StayFactsInput(@Nullable LocalDate enquiryOn, @Nullable LocalDate assessedOn, @Nullable String decision,
			@Nullable String decisionReason, @Nullable LocalDate planAgreedOn, @Nullable LocalDate fundingOn,
			@Nullable String route, @Nullable Integer costPence, @Nullable Boolean costNotKnown,
			@Nullable String provider, @Nullable LocalDate appliedOn, @Nullable LocalDate acceptedOn,
			@Nullable LocalDate declinedOn, @Nullable String declineReason, @Nullable LocalDate preparationOn,
			@Nullable LocalDate admittedOn, @Nullable LocalDate plannedEndOn, @Nullable LocalDate leftOn,
			@Nullable String leftHow, @Nullable String destination, @Nullable Boolean naloxone,
			@Nullable String nextStep, @Nullable Boolean parent) {

		StayFacts facts() {
			return new StayFacts(enquiryOn, assessedOn, decision, decisionReason, planAgreedOn, fundingOn, route,
					costPence, Boolean.TRUE.equals(costNotKnown), provider, appliedOn, acceptedOn, declinedOn,
					declineReason, preparationOn, admittedOn, plannedEndOn, leftOn, leftHow, destination, naloxone,
					nextStep, parent);
		}

	}

}
