package scot.adp.community.graphql;

import java.math.BigDecimal;
import java.time.LocalDate;
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
import scot.adp.community.Door;
import scot.adp.community.GrantView;
import scot.adp.community.Grants;
import scot.adp.directory.Partners;
import scot.adp.directory.UnitView;
import scot.adp.platform.BatchResult;
import scot.adp.platform.CountedConnection;
import scot.adp.platform.NodeSource;
import scot.adp.platform.UnitId;

/** Grants to community organisations. */
@Controller
class GrantController {

	private final Grants grants;

	private final Partners partners;

	GrantController(Grants grants, Partners partners) {
		this.grants = grants;
		this.partners = partners;
	}

	@QueryMapping
	CountedConnection<GrantView> grants(@Argument GrantView.@Nullable State state, @Argument @Nullable String action,
			@Argument @Nullable Integer first, @Argument @Nullable String after) {
		int size = CountedConnection.size(first);
		Grants.@Nullable Id last = CountedConnection.key(after, Grants.Id::new);
		var filter = new Grants.Filter(state, action, null);
		return CountedConnection.of(grants.behind(filter, last, size), size, last != null,
				grants.total(filter).grants(), row -> row.id().value().toString());
	}

	@BatchMapping(typeName = "Grant", field = "unit")
	Map<GrantView, UnitView> units(List<GrantView> of) {
		var found = partners.units(of.stream().map(GrantView::unit).distinct().toList());
		return of.stream()
			.distinct()
			.filter(it -> found.containsKey(it.unit()))
			.collect(Collectors.toMap(Function.identity(), it -> found.get(it.unit())));
	}

	@SchemaMapping(typeName = "Grant", field = "from")
	LocalDate from(GrantView of) {
		return of.fromOn();
	}

	@SchemaMapping(typeName = "Grant", field = "to")
	LocalDate to(GrantView of) {
		return of.toOn();
	}

	@MutationMapping
	@Nullable GrantView awardGrant(@Argument AwardGrantInput input) {
		return grants.find(grants.award(input.idempotencyKey(), input.award().told(), Door.API)).orElse(null);
	}

	@MutationMapping
	List<BatchResult> recordGrants(@Argument RecordGrantsInput input) {
		return grants.recordAll(input.idempotencyKey(), input.grants().stream().map(GrantToRecordInput::row).toList(),
				Boolean.TRUE.equals(input.dryRun()));
	}

	@MutationMapping
	@Nullable GrantView changeGrant(@Argument ChangeGrantInput input) {
		grants.change(input.idempotencyKey(), input.id(), input.expectedVersion(), input.award().told());
		return grants.find(input.id()).orElse(null);
	}

	@MutationMapping
	@Nullable GrantView reportGrant(@Argument ReportGrantInput input) {
		grants.report(input.idempotencyKey(), input.id(), input.expectedVersion(),
				new Grants.Report(input.spent(), input.participants(), input.cameOfIt(), input.overBecause()));
		return grants.find(input.id()).orElse(null);
	}

	@MutationMapping
	@Nullable GrantView closeGrant(@Argument CloseGrantInput input) {
		grants.settle(input.idempotencyKey(), input.id(), input.expectedVersion(), input.closed());
		return grants.find(input.id()).orElse(null);
	}

	@MutationMapping
	@Nullable GrantView withdrawGrant(@Argument WithdrawGrantInput input) {
		grants.withdraw(input.idempotencyKey(), input.id(), input.expectedVersion(), input.because());
		return grants.find(input.id()).orElse(null);
	}

	@Bean
	static NodeSource<Grants.Id> grantNodes(Grants grants) {
		return new NodeSource<>(Grants.TYPE, Grants.Id.class, grants::find);
	}

	/** A grant that was awarded. */
	record AwardGrantInput(String idempotencyKey, GrantAwardInput award) {
	}

	/** Grants with the key of all of them. */
	record RecordGrantsInput(String idempotencyKey, List<GrantToRecordInput> grants, @Nullable Boolean dryRun) {
	}

	/** A grant of several. */
	record GrantToRecordInput(GrantAwardInput award, @Nullable GrantReportInput report) {

		Grants.Row row() {
			return new Grants.Row(award.told(), (report != null) ? report.told() : null);
		}

	}

	/** What became of a grant of several. */
	record GrantReportInput(BigDecimal spent, @Nullable Integer participants, @Nullable String cameOfIt,
			@Nullable String overBecause) {

		Grants.Report told() {
			return new Grants.Report(spent, participants, cameOfIt, overBecause);
		}

	}

	/** All that an award is to say. */
	record ChangeGrantInput(String idempotencyKey, Grants.Id id, Integer expectedVersion, GrantAwardInput award) {
	}

	/** What became of a grant. */
	record ReportGrantInput(String idempotencyKey, Grants.Id id, Integer expectedVersion, BigDecimal spent,
			@Nullable Integer participants, @Nullable String cameOfIt, @Nullable String overBecause) {
	}

	/** A grant that is to be closed, or opened again. */
	record CloseGrantInput(String idempotencyKey, Grants.Id id, Integer expectedVersion, Boolean closed) {
	}

	/** A grant that is to be withdrawn. */
	record WithdrawGrantInput(String idempotencyKey, Grants.Id id, Integer expectedVersion, String because) {
	}

	/** An award, as a client sends it. */
	record GrantAwardInput(UnitId unit, @Nullable String organisation, @Nullable String organisationName,
			BigDecimal award, LocalDate from, LocalDate to, @Nullable String purpose,
			@Nullable List<String> actionCodes) {

		Grants.Award told() {
			return new Grants.Award(unit, organisation, organisationName, award, from, to, purpose,
					(actionCodes != null) ? actionCodes : List.of());
		}

	}

}
