package scot.adp.treatment.graphql;

import java.time.OffsetDateTime;
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
import scot.adp.platform.BatchResult;
import scot.adp.platform.CodeList;
import scot.adp.platform.CountedConnection;
import scot.adp.platform.NodeSource;
import scot.adp.platform.UnitId;
import scot.adp.treatment.ReachClock;
import scot.adp.treatment.ReachEntry;
import scot.adp.treatment.ReachOutView;
import scot.adp.treatment.ReachOuts;
import scot.adp.treatment.ReachRules.Lists;

/** People to reach. */
@Controller
class ReachController {

	private final ReachOuts reachOuts;

	private final Partners partners;

	ReachController(ReachOuts reachOuts, Partners partners) {
		this.reachOuts = reachOuts;
		this.partners = partners;
	}

	@QueryMapping
	CountedConnection<ReachOutView> peopleToReach(@Argument @Nullable UnitId unit,
			@Argument ReachOuts.@Nullable Kept list, @Argument @Nullable String trigger,
			@Argument @Nullable Integer first, @Argument @Nullable String after,
			DataFetchingFieldSelectionSet selected) {
		int size = CountedConnection.size(first);
		ReachOuts.@Nullable Id last = CountedConnection.key(after, ReachOuts.Id::new);
		var filter = new ReachOuts.Filter((list != null) ? list : ReachOuts.Kept.OPEN, trigger, unit);
		return CountedConnection.of(reachOuts.behind(filter, last, size), size, last != null,
				selected.contains("totalCount") ? reachOuts.total(filter) : -1, row -> row.id().value().toString());
	}

	@BatchMapping(typeName = "ReachOut", field = "unit")
	Map<ReachOutView, UnitView> units(List<ReachOutView> of) {
		var found = partners.units(of.stream().map(ReachOutView::unit).distinct().toList());
		return of.stream()
			.filter(view -> found.containsKey(view.unit()))
			.distinct()
			.collect(Collectors.toMap(Function.identity(), view -> found.get(view.unit())));
	}

	@SchemaMapping(typeName = "ReachOut", field = "trigger")
	CodeList.Value trigger(ReachOutView of) {
		return reachOuts.told(Lists.TRIGGER, of.trigger());
	}

	@SchemaMapping(typeName = "ReachOut", field = "ageBand")
	CodeList.@Nullable Value ageBand(ReachOutView of) {
		String age = of.ageBand();
		return (age == null) ? null
				: reachOuts.ages().find(age).orElseGet(() -> new CodeList.Value(age, age, null, null, false));
	}

	@SchemaMapping(typeName = "ReachOut", field = "followUp")
	CodeList.@Nullable Value followUp(ReachOutView of) {
		return told(Lists.FOLLOW_UP, of.followUp());
	}

	@SchemaMapping(typeName = "ReachOut", field = "outcome")
	CodeList.@Nullable Value outcome(ReachOutView of) {
		return told(Lists.OUTCOME, of.outcome());
	}

	@SchemaMapping(typeName = "ReachOut", field = "closeReason")
	CodeList.@Nullable Value closeReason(ReachOutView of) {
		return told(Lists.CLOSE_REASON, of.closeReason());
	}

	@SchemaMapping(typeName = "ReachOut", field = "times")
	ReachClock times(ReachOutView of) {
		return reachOuts.clock(of);
	}

	@SchemaMapping(typeName = "ReachNotice", field = "source")
	CodeList.Value source(ReachOutView.Notice of) {
		return reachOuts.told(Lists.SOURCE, of.source());
	}

	@SchemaMapping(typeName = "ReachNotice", field = "basis")
	CodeList.Value basis(ReachOutView.Notice of) {
		return reachOuts.told(Lists.BASIS, of.basis());
	}

	@SchemaMapping(typeName = "ReachAttempt", field = "way")
	CodeList.Value way(ReachOutView.Attempt of) {
		return reachOuts.told(Lists.WAY, of.way());
	}

	@SchemaMapping(typeName = "ReachAttempt", field = "result")
	CodeList.Value result(ReachOutView.Attempt of) {
		return reachOuts.told(Lists.RESULT, of.result());
	}

	@SchemaMapping(typeName = "ReachAttempt", field = "done")
	List<CodeList.Value> done(ReachOutView.Attempt of) {
		return of.done().stream().map(code -> reachOuts.told(Lists.DONE, code)).toList();
	}

	private CodeList.@Nullable Value told(Lists list, @Nullable String code) {
		return (code != null) ? reachOuts.told(list, code) : null;
	}

	@MutationMapping
	@Nullable ReachOutView tellOverdose(@Argument TellOverdoseInput input) {
		return reachOuts
			.find(reachOuts.tell(input.idempotencyKey(), input.notice().entry(input.sameAs(), input.apart()),
					ReachOuts.Door.API))
			.orElse(null);
	}

	@MutationMapping
	@Nullable ReachOutView recordReachAttempt(@Argument RecordReachAttemptInput input) {
		reachOuts.tried(input.idempotencyKey(), input.id(), input.expectedVersion(), new ReachEntry.Attempt(input.at(),
				input.way(), input.result(), Objects.requireNonNullElse(input.done(), List.of())));
		return reachOuts.find(input.id()).orElse(null);
	}

	@MutationMapping
	@Nullable ReachOutView closeReachOut(@Argument CloseReachOutInput input) {
		reachOuts.close(input.idempotencyKey(), input.id(), input.expectedVersion(),
				new ReachEntry.Closing(input.outcome(), input.closeReason(), input.override()));
		return reachOuts.find(input.id()).orElse(null);
	}

	@MutationMapping
	List<BatchResult> recordOverdoses(@Argument RecordOverdosesInput input) {
		return reachOuts.recordAll(input.idempotencyKey(),
				input.notices().stream().map(it -> it.entry(null, null)).toList(), Boolean.TRUE.equals(input.dryRun()));
	}

	@Bean
	static NodeSource<ReachOuts.Id> reachOutNodes(ReachOuts reachOuts) {
		return new NodeSource<>("ReachOut", ReachOuts.Id.class, reachOuts::find);
	}

	/** A notice with its key. */
	record TellOverdoseInput(String idempotencyKey, OverdoseNoticeInput notice, ReachOuts.@Nullable Id sameAs,
			@Nullable Boolean apart) {
	}

	/** Notices with the key of all of them. */
	record RecordOverdosesInput(String idempotencyKey, List<OverdoseNoticeInput> notices, @Nullable Boolean dryRun) {
	}

	/** A time at which somebody tried. */
	record RecordReachAttemptInput(String idempotencyKey, ReachOuts.Id id, Integer expectedVersion, OffsetDateTime at,
			String way, String result, @Nullable List<String> done) {
	}

	/** How it ends. */
	record CloseReachOutInput(String idempotencyKey, ReachOuts.Id id, Integer expectedVersion, String outcome,
			String closeReason, @Nullable String override) {
	}

	/** A notice as a client sends it. */
	record OverdoseNoticeInput(UnitId unit, @Nullable String trigger, OffsetDateTime occurredAt,
			OffsetDateTime receivedAt, String source, String basis, @Nullable String senderNumber,
			@Nullable String ownRef, @Nullable String chi, @Nullable String ageBand, @Nullable String locality,
			@Nullable String naloxoneGiven, @Nullable Boolean hospital, @Nullable Boolean confirmed) {

		ReachEntry entry(ReachOuts.@Nullable Id sameAs, @Nullable Boolean apart) {
			return new ReachEntry(unit, Objects.requireNonNullElse(trigger, "OVERDOSE"), occurredAt, source, basis,
					receivedAt, senderNumber, ownRef, chi, ageBand, locality, naloxoneGiven, hospital, sameAs,
					Boolean.TRUE.equals(apart), Boolean.TRUE.equals(confirmed));
		}

		@Override
		public String toString() {
			return "somebody";
		}

	}

}
