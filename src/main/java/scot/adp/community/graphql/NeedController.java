package scot.adp.community.graphql;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import scot.adp.community.Door;
import scot.adp.community.NeedAnswer;
import scot.adp.community.NeedCheckView;
import scot.adp.community.NeedChecks;
import scot.adp.community.NeedEntry;
import scot.adp.community.NeedRules.Lists;
import scot.adp.platform.BatchResult;
import scot.adp.platform.CodeList;
import scot.adp.platform.CountedConnection;
import scot.adp.platform.NodeSource;
import scot.adp.platform.UnitId;

/** What people need, and how far it is met. */
@Controller
class NeedController {

	private final NeedChecks checks;

	NeedController(NeedChecks checks) {
		this.checks = checks;
	}

	@QueryMapping
	CountedConnection<NeedCheckView> needChecks(@Argument NeedChecks.@Nullable Which which,
			@Argument @Nullable String unmet, @Argument @Nullable Boolean latest, @Argument @Nullable Integer first,
			@Argument @Nullable String after) {
		int size = CountedConnection.size(first);
		NeedChecks.@Nullable Id last = CountedConnection.key(after, NeedChecks.Id::new);
		var filter = new NeedChecks.Filter(Boolean.TRUE.equals(latest), which, unmet);
		return CountedConnection.of(checks.behind(filter, last, size), size, last != null,
				checks.total(filter).checks(), row -> row.id().value().toString());
	}

	@SchemaMapping(typeName = "NeedAnswer", field = "domain")
	CodeList.Value domain(NeedAnswer of) {
		return checks.told(Lists.DOMAIN, of.domain());
	}

	@MutationMapping
	List<BatchResult> recordNeedChecks(@Argument RecordNeedChecksInput input) {
		return checks.recordAll(input.idempotencyKey(), input.checks().stream().map(NeedCheckInput::sent).toList(),
				Boolean.TRUE.equals(input.dryRun()), Door.API);
	}

	@MutationMapping
	@Nullable NeedCheckView changeNeedCheck(@Argument ChangeNeedCheckInput input) {
		checks.change(input.idempotencyKey(), input.id(), input.expectedVersion(), input.check().sent());
		return checks.find(input.id()).orElse(null);
	}

	@MutationMapping
	@Nullable NeedCheckView withdrawNeedCheck(@Argument WithdrawNeedCheckInput input) {
		checks.withdraw(input.idempotencyKey(), input.id(), input.expectedVersion(), input.because());
		return checks.find(input.id()).orElse(null);
	}

	@Bean
	static NodeSource<NeedChecks.Id> needCheckNodes(NeedChecks checks) {
		return new NodeSource<>("NeedCheck", NeedChecks.Id.class, checks::find);
	}

	/** Checks, with the key of all of them. */
	record RecordNeedChecksInput(String idempotencyKey, List<NeedCheckInput> checks, @Nullable Boolean dryRun) {
	}

	/** All that a check is to say. */
	record ChangeNeedCheckInput(String idempotencyKey, NeedChecks.Id id, Integer expectedVersion,
			NeedCheckInput check) {
	}

	/** A check that is to be withdrawn. */
	record WithdrawNeedCheckInput(String idempotencyKey, NeedChecks.Id id, Integer expectedVersion, String because) {
	}

	/** A check, as a client sends it. */
	record NeedCheckInput(UnitId unit, @Nullable String ownRef, @Nullable String chi, LocalDate checkedOn,
			NeedEntry.Stage stage, List<NeedAnswerInput> answers, @Nullable Boolean sure) {

		NeedChecks.Sent sent() {
			return new NeedChecks.Sent(new NeedEntry(unit, ownRef, checkedOn, stage,
					answers.stream().map(NeedAnswerInput::told).toList(), Boolean.TRUE.equals(sure)), chi);
		}

		@Override
		public String toString() {
			return "a need check";
		}

	}

	/** What is answered in one domain, as a client sends it. */
	record NeedAnswerInput(String domain, Boolean need, NeedAnswer.@Nullable Met met) {

		NeedAnswer told() {
			return new NeedAnswer(domain, need, met);
		}

	}

}
