package scot.adp.community.graphql;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import scot.adp.community.HelpEntry;
import scot.adp.community.HelpGivenView;
import scot.adp.community.HelpRules.Lists;
import scot.adp.community.HelpsGiven;
import scot.adp.community.Pounds;
import scot.adp.directory.ServiceId;
import scot.adp.directory.ServiceRegister;
import scot.adp.directory.ServiceView;
import scot.adp.platform.BatchResult;
import scot.adp.platform.CodeList;
import scot.adp.platform.CountedConnection;
import scot.adp.platform.NodeSource;
import scot.adp.platform.UnitId;

/** Help with basic needs. */
@Controller
class HelpGivenController {

	private final HelpsGiven helps;

	private final ServiceRegister services;

	HelpGivenController(HelpsGiven helps, ServiceRegister services) {
		this.helps = helps;
		this.services = services;
	}

	@QueryMapping
	CountedConnection<HelpGivenView> helpGiven(@Argument @Nullable String domain, @Argument @Nullable Boolean crisis,
			@Argument @Nullable LocalDate from, @Argument @Nullable LocalDate to, @Argument @Nullable Boolean cameBack,
			@Argument @Nullable Integer first, @Argument @Nullable String after) {
		int size = CountedConnection.size(first);
		HelpsGiven.@Nullable Id last = CountedConnection.key(after, HelpsGiven.Id::new);
		var filter = new HelpsGiven.Filter(domain, Boolean.TRUE.equals(crisis), from, to,
				Boolean.TRUE.equals(cameBack));
		return CountedConnection.of(helps.behind(filter, last, size), size, last != null, helps.total(filter).helps(),
				row -> row.id().value().toString());
	}

	@BatchMapping(typeName = "HelpGiven", field = "onward")
	Map<HelpGivenView, ServiceView> onward(List<HelpGivenView> of) {
		var found = services.byIds(of.stream().map(HelpGivenView::onward).filter(Objects::nonNull).distinct().toList());
		return of.stream()
			.filter(it -> it.onward() != null && found.containsKey(it.onward()))
			.collect(Collectors.toMap(Function.identity(), it -> found.get(it.onward())));
	}

	@SchemaMapping(typeName = "HelpGiven", field = "domain")
	CodeList.Value domain(HelpGivenView of) {
		return helps.told(Lists.DOMAIN, of.domain());
	}

	@SchemaMapping(typeName = "HelpGiven", field = "form")
	CodeList.Value form(HelpGivenView of) {
		return helps.told(Lists.FORM, of.form());
	}

	@MutationMapping
	List<BatchResult> recordHelp(@Argument RecordHelpInput input) {
		return helps.recordAll(input.idempotencyKey(), input.helps().stream().map(HelpInput::sent).toList(),
				Boolean.TRUE.equals(input.dryRun()), Door.API);
	}

	@MutationMapping
	@Nullable HelpGivenView changeHelpGiven(@Argument ChangeHelpGivenInput input) {
		helps.change(input.idempotencyKey(), input.id(), input.expectedVersion(), input.help().sent());
		return helps.find(input.id()).orElse(null);
	}

	@MutationMapping
	@Nullable HelpGivenView withdrawHelpGiven(@Argument WithdrawHelpGivenInput input) {
		helps.withdraw(input.idempotencyKey(), input.id(), input.expectedVersion(), input.because());
		return helps.find(input.id()).orElse(null);
	}

	@Bean
	static NodeSource<HelpsGiven.Id> helpGivenNodes(HelpsGiven helps) {
		return new NodeSource<>("HelpGiven", HelpsGiven.Id.class, helps::find);
	}

	/** Help with the key of all of it. */
	record RecordHelpInput(String idempotencyKey, List<HelpInput> helps, @Nullable Boolean dryRun) {
	}

	/** All that help is to say. */
	record ChangeHelpGivenInput(String idempotencyKey, HelpsGiven.Id id, Integer expectedVersion, HelpInput help) {
	}

	/** Help that is to be withdrawn. */
	record WithdrawHelpGivenInput(String idempotencyKey, HelpsGiven.Id id, Integer expectedVersion, String because) {
	}

	/** Help as a client sends it. */
	record HelpInput(UnitId unit, LocalDate happenedOn, String domain, String form, @Nullable BigDecimal confirmed,
			@Nullable BigDecimal confirmedPerWeek, @Nullable BigDecimal estimated,
			@Nullable BigDecimal estimatedPerWeek, @Nullable Boolean crisis, @Nullable ServiceId onward,
			@Nullable String ownRef, @Nullable String chi, @Nullable Boolean sure) {

		HelpsGiven.Sent sent() {
			return new HelpsGiven.Sent(new HelpEntry(unit, happenedOn, domain, form,
					new Pounds(confirmed, confirmedPerWeek), new Pounds(estimated, estimatedPerWeek),
					Boolean.TRUE.equals(crisis), onward, ownRef, Boolean.TRUE.equals(sure)), chi);
		}

		@Override
		public String toString() {
			return "help";
		}

	}

}
