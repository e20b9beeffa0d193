package scot.adp.families.graphql;

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
import scot.adp.families.Therapies;
import scot.adp.families.TherapyEntry;
import scot.adp.families.TherapyRules.Lists;
import scot.adp.families.TherapyState;
import scot.adp.families.TherapyStartView;
import scot.adp.families.TherapyTold;
import scot.adp.platform.BatchResult;
import scot.adp.platform.CodeList;
import scot.adp.platform.CountedConnection;
import scot.adp.platform.NodeSource;
import scot.adp.platform.UnitId;

/** Therapy that families are referred to. */
@Controller
class TherapyController {

	private final Therapies therapies;

	private final Partners partners;

	TherapyController(Therapies therapies, Partners partners) {
		this.therapies = therapies;
		this.partners = partners;
	}

	@QueryMapping
	CountedConnection<TherapyStartView> therapyStarts(@Argument @Nullable TherapyState state,
			@Argument @Nullable Integer first, @Argument @Nullable String after,
			DataFetchingFieldSelectionSet selected) {
		int size = CountedConnection.size(first);
		Therapies.@Nullable Id last = CountedConnection.key(after, Therapies.Id::new);
		return CountedConnection.of(therapies.behind(state, last, size), size, last != null,
				selected.contains("totalCount") ? therapies.total(Therapies.Kept.ALL, state) : -1,
				row -> row.id().value().toString());
	}

	@BatchMapping(typeName = "TherapyStart", field = "unit")
	Map<TherapyStartView, UnitView> units(List<TherapyStartView> of) {
		var found = partners.units(of.stream().map(TherapyStartView::unit).distinct().toList());
		return of.stream()
			.filter(view -> found.containsKey(view.unit()))
			.distinct()
			.collect(Collectors.toMap(Function.identity(), view -> found.get(view.unit())));
	}

	@BatchMapping(typeName = "TherapyStart", field = "told")
	Map<TherapyStartView, List<TherapyTold>> told(List<TherapyStartView> of) {
		var found = therapies.toldOf(of);
		return of.stream()
			.distinct()
			.collect(Collectors.toMap(Function.identity(), view -> found.getOrDefault(view.id(), List.of())));
	}

	@SchemaMapping(typeName = "TherapyTold", field = "closeReason")
	CodeList.@Nullable Value toldReason(TherapyTold of) {
		return (of.closeReason() != null) ? therapies.told(Lists.CLOSE_REASON, of.closeReason()) : null;
	}

	@SchemaMapping(typeName = "TherapyStart", field = "who")
	CodeList.Value who(TherapyStartView of) {
		return therapies.told(Lists.WHO, of.who());
	}

	@SchemaMapping(typeName = "TherapyStart", field = "ageBand")
	CodeList.@Nullable Value ageBand(TherapyStartView of) {
		@Nullable String age = of.ageBand();
		return (age == null) ? null
				: therapies.ages().find(age).orElseGet(() -> new CodeList.Value(age, age, null, null, false));
	}

	@SchemaMapping(typeName = "TherapyStart", field = "closeReason")
	CodeList.@Nullable Value closeReason(TherapyStartView of) {
		return (of.closeReason() != null) ? therapies.told(Lists.CLOSE_REASON, of.closeReason()) : null;
	}

	@MutationMapping
	List<BatchResult> recordTherapyStarts(@Argument RecordTherapyStartsInput input) {
		return therapies.recordAll(input.idempotencyKey(),
				input.referrals().stream().map(TherapyStartInput::entry).toList(), Boolean.TRUE.equals(input.dryRun()));
	}

	@MutationMapping
	@Nullable TherapyStartView startTherapy(@Argument StartTherapyInput input) {
		therapies.begin(input.idempotencyKey(), input.id(), input.expectedVersion(), input.startedOn(),
				Boolean.TRUE.equals(input.confirmed()));
		return therapies.find(input.id()).orElse(null);
	}

	@MutationMapping
	@Nullable TherapyStartView closeTherapy(@Argument CloseTherapyInput input) {
		therapies.close(input.idempotencyKey(), input.id(), input.expectedVersion(), input.closedOn(),
				input.closeReason(), Boolean.TRUE.equals(input.confirmed()));
		return therapies.find(input.id()).orElse(null);
	}

	@MutationMapping
	@Nullable TherapyStartView withdrawTherapy(@Argument WithdrawTherapyInput input) {
		therapies.withdraw(input.idempotencyKey(), input.id(), input.expectedVersion(), input.because());
		return therapies.find(input.id()).orElse(null);
	}

	@Bean
	static NodeSource<Therapies.Id> therapyStartNodes(Therapies therapies) {
		return new NodeSource<>("TherapyStart", Therapies.Id.class, therapies::find);
	}

	/** Referrals with the key of all of them. */
	record RecordTherapyStartsInput(String idempotencyKey, List<TherapyStartInput> referrals,
			@Nullable Boolean dryRun) {
	}

	/** The beginning of therapy. */
	record StartTherapyInput(String idempotencyKey, Therapies.Id id, Integer expectedVersion, LocalDate startedOn,
			@Nullable Boolean confirmed) {
	}

	/** Therapy that does not come about. */
	record CloseTherapyInput(String idempotencyKey, Therapies.Id id, Integer expectedVersion, LocalDate closedOn,
			String closeReason, @Nullable Boolean confirmed) {
	}

	/** A referral that is to be withdrawn. */
	record WithdrawTherapyInput(String idempotencyKey, Therapies.Id id, Integer expectedVersion, String because) {
	}

	/** A referral as a client sends it. */
	record TherapyStartInput(UnitId unit, String ownRef, String who, @Nullable String ageBand, LocalDate referredOn,
			@Nullable LocalDate startedOn, @Nullable LocalDate closedOn, @Nullable String closeReason,
			@Nullable Boolean confirmed) {

		TherapyEntry entry() {
			return new TherapyEntry(unit, ownRef, who, ageBand, referredOn, startedOn, closedOn, closeReason,
					Boolean.TRUE.equals(confirmed));
		}

		@Override
		public String toString() {
			return "somebody";
		}

	}

}
