package scot.adp.activities.graphql;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import scot.adp.activities.ActivityLists;
import scot.adp.activities.CampaignEntry;
import scot.adp.activities.CampaignFiguresView;
import scot.adp.activities.CampaignFiguresView.RateBasis;
import scot.adp.activities.CampaignRates;
import scot.adp.activities.CampaignView;
import scot.adp.activities.Campaigns;
import scot.adp.directory.Partners;
import scot.adp.directory.UnitView;
import scot.adp.platform.BatchResult;
import scot.adp.platform.CodeList;
import scot.adp.platform.CountedConnection;
import scot.adp.platform.NodeSource;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;
import scot.adp.strategy.ActionId;
import scot.adp.strategy.spi.ActionBrief;

/** Campaigns, and what channels told of them. */
@Controller
class CampaignController {

	private final Campaigns campaigns;

	private final ActivityLists lists;

	private final Partners partners;

	CampaignController(Campaigns campaigns, ActivityLists lists, Partners partners) {
		this.campaigns = campaigns;
		this.lists = lists;
		this.partners = partners;
	}

	@QueryMapping
	CountedConnection<CampaignView> campaigns(@Argument @Nullable ActionId action, @Argument @Nullable UnitId unit,
			@Argument @Nullable Integer first, @Argument @Nullable String after) {
		int size = CountedConnection.size(first);
		Campaigns.@Nullable Id last = CountedConnection.key(after, Campaigns.Id::new);
		var filter = new Campaigns.Filter((unit != null) ? Set.of(unit) : null, action, null, null);
		return CountedConnection.of(campaigns.behind(filter, last, size), size, last != null, campaigns.count(filter),
				row -> row.id().value().toString());
	}

	@BatchMapping(typeName = "Action", field = "campaigns")
	Map<ActionBrief, List<CampaignView>> ofActions(List<ActionBrief> of) {
		var found = campaigns.ofActions(of.stream().map(ActionBrief::id).distinct().toList());
		return of.stream()
			.collect(Collectors.toMap(Function.identity(), it -> found.getOrDefault(it.id(), List.of()),
					(one, other) -> one));
	}

	@BatchMapping(typeName = "Campaign", field = "unit")
	Map<CampaignView, UnitView> units(List<CampaignView> of) {
		return Each.of(of, CampaignView::unit, partners::units);
	}

	@BatchMapping(typeName = "Campaign", field = "figures")
	Map<CampaignView, List<CampaignFiguresView>> figures(List<CampaignView> of) {
		var found = campaigns.figures(of.stream().map(CampaignView::id).distinct().toList());
		return of.stream()
			.distinct()
			.collect(Collectors.toMap(Function.identity(), it -> found.getOrDefault(it.id(), List.of())));
	}

	@BatchMapping(typeName = "Campaign", field = "rates")
	Map<CampaignView, List<Rate>> rates(List<CampaignView> of) {
		var found = campaigns.figures(of.stream().map(CampaignView::id).distinct().toList());
		return of.stream()
			.distinct()
			.collect(Collectors.toMap(Function.identity(),
					it -> CampaignRates.of(found.getOrDefault(it.id(), List.of()))
						.entrySet()
						.stream()
						.map(rate -> new Rate(rate.getKey(), rate.getValue().engagements(), rate.getValue().basis(),
								rate.getValue().percent()))
						.toList()));
	}

	@SchemaMapping(typeName = "Campaign", field = "actions")
	List<String> actions(CampaignView campaign) {
		return campaign.actionCodes();
	}

	@SchemaMapping(typeName = "Campaign", field = "approach")
	CodeList.@Nullable Value approach(CampaignView campaign) {
		return Codes.toldOrNull(lists.of(ActivityLists.Kind.APPROACH), campaign.approach());
	}

	@SchemaMapping(typeName = "Campaign", field = "from")
	LocalDate from(CampaignView campaign) {
		return campaign.fromOn();
	}

	@SchemaMapping(typeName = "Campaign", field = "to")
	@Nullable LocalDate to(CampaignView campaign) {
		return campaign.toOn();
	}

	@SchemaMapping(typeName = "CampaignFigures", field = "channel")
	CodeList.Value channel(CampaignFiguresView figures) {
		return Codes.told(lists.of(ActivityLists.Kind.CHANNEL), figures.channel());
	}

	@MutationMapping
	CampaignView saveCampaign(@Argument SaveCampaignInput input) {
		if (input.id() == null) {
			return campaigns.find(campaigns.add(input.idempotencyKey(), input.what(null))).orElseThrow();
		}
		if (input.expectedVersion() == null) {
			throw Problem.invalid("expectedVersion", "Say which version you decided on.");
		}
		@Nullable CampaignView before = campaigns.find(input.id()).orElse(null);
		return campaigns.change(input.idempotencyKey(), input.id(), input.expectedVersion(), input.what(before));
	}

	@MutationMapping
	List<BatchResult> recordCampaignFigures(@Argument RecordCampaignFiguresInput input) {
		return campaigns.recordTogether(input.idempotencyKey(),
				input.figures().stream().map(CampaignFiguresInput::entry).toList(),
				Boolean.TRUE.equals(input.dryRun()));
	}

	@Bean
	static NodeSource<Campaigns.Id> campaignNodes(Campaigns campaigns) {
		return new NodeSource<>(Campaigns.TYPE, Campaigns.Id.class, campaigns::find);
	}

	/** Engagements as a share. */
	record Rate(RateBasis basis, long engagements, long of, @Nullable BigDecimal percent) {
	}

	/** A campaign as a client sends it. */
	record SaveCampaignInput(String idempotencyKey, Campaigns.@Nullable Id id, @Nullable Integer expectedVersion,
			String code, String title, UnitId unit, List<ActionId> actions, @Nullable String approach,
			@Nullable String interactivePart, LocalDate from, @Nullable LocalDate to) {

		/** The alert that asked for it stays. */
		Campaigns.What what(@Nullable CampaignView before) {
			return new Campaigns.What(code, title, unit, actions, approach, interactivePart,
					(before != null) ? before.alert() : null, from, to);
		}

	}

	/** Figures with the key of all of them. */
	record RecordCampaignFiguresInput(String idempotencyKey, List<CampaignFiguresInput> figures,
			@Nullable Boolean dryRun) {
	}

	/** Figures of a channel and a month as a client sends them. */
	record CampaignFiguresInput(Campaigns.Id campaign, String channel, LocalDate month, @Nullable RateBasis rateBasis,
			@Nullable Integer impressions, @Nullable Integer reach, Integer engagements, @Nullable Integer clicksToHelp,
			@Nullable String because) {

		CampaignEntry entry() {
			return new CampaignEntry(campaign, channel, month, rateBasis, impressions, reach, engagements, clicksToHelp,
					because);
		}

	}

}
