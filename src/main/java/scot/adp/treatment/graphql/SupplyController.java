package scot.adp.treatment.graphql;

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
import scot.adp.directory.AreaCode;
import scot.adp.platform.BatchResult;
import scot.adp.platform.CodeList;
import scot.adp.platform.CountedConnection;
import scot.adp.platform.NodeSource;
import scot.adp.treatment.NaloxoneOutletView;
import scot.adp.treatment.NaloxoneRules.Lists;
import scot.adp.treatment.NaloxoneSupplyView;
import scot.adp.treatment.Outlets;
import scot.adp.treatment.Supplies;
import scot.adp.treatment.SupplyBeforeView;
import scot.adp.treatment.SupplyEntry;

/** Kits that were handed over. */
@Controller
class SupplyController {

	private final Supplies supplies;

	private final Outlets outlets;

	SupplyController(Supplies supplies, Outlets outlets) {
		this.supplies = supplies;
		this.outlets = outlets;
	}

	@QueryMapping
	CountedConnection<NaloxoneSupplyView> naloxoneSupplies(@Argument Outlets.@Nullable Id outlet,
			@Argument @Nullable LocalDate from, @Argument @Nullable LocalDate to, @Argument @Nullable Integer first,
			@Argument @Nullable String after) {
		int size = CountedConnection.size(first);
		Supplies.@Nullable Id last = CountedConnection.key(after, Supplies.Id::new);
		var filter = new Supplies.Filter(outlet, from, to, false);
		return CountedConnection.of(supplies.behind(filter, last, size), size, last != null,
				supplies.total(filter).supplies(), row -> row.id().value().toString());
	}

	@BatchMapping(typeName = "NaloxoneSupply", field = "outlet")
	Map<NaloxoneSupplyView, NaloxoneOutletView> outlets(List<NaloxoneSupplyView> of) {
		var found = outlets.byIds(of.stream().map(NaloxoneSupplyView::outlet).distinct().toList());
		return of.stream()
			.filter(supply -> found.containsKey(supply.outlet()))
			.collect(Collectors.toMap(Function.identity(), supply -> found.get(supply.outlet())));
	}

	@SchemaMapping(typeName = "NaloxoneSupply", field = "source")
	CodeList.Value source(NaloxoneSupplyView supply) {
		return outlets.told(Lists.SOURCE, supply.source());
	}

	@SchemaMapping(typeName = "NaloxoneSupply", field = "recipient")
	CodeList.Value recipient(NaloxoneSupplyView supply) {
		return outlets.told(Lists.RECIPIENT, supply.recipient());
	}

	@SchemaMapping(typeName = "NaloxoneSupply", field = "supplyType")
	CodeList.Value supplyType(NaloxoneSupplyView supply) {
		return outlets.told(Lists.SUPPLY_TYPE, supply.supplyType());
	}

	@SchemaMapping(typeName = "NaloxoneSupply", field = "repeatReason")
	CodeList.@Nullable Value repeatReason(NaloxoneSupplyView supply) {
		return (supply.repeatReason() != null) ? outlets.told(Lists.REPEAT_REASON, supply.repeatReason()) : null;
	}

	@SchemaMapping(typeName = "NaloxoneSupply", field = "route")
	CodeList.Value route(NaloxoneSupplyView supply) {
		return outlets.told(Lists.ROUTE, supply.route());
	}

	@SchemaMapping(typeName = "NaloxoneSupply", field = "training")
	CodeList.Value training(NaloxoneSupplyView supply) {
		return outlets.told(Lists.TRAINING, supply.training());
	}

	@SchemaMapping(typeName = "NaloxoneSupply", field = "authority")
	CodeList.Value authority(NaloxoneSupplyView supply) {
		return outlets.told(Lists.SUPPLY_AUTHORITY, supply.authority());
	}

	@SchemaMapping(typeName = "NaloxoneSupply", field = "ageBand")
	CodeList.@Nullable Value ageBand(NaloxoneSupplyView supply) {
		return Profiles.told(outlets, Lists.AGE_BAND, supply.ageBand());
	}

	@SchemaMapping(typeName = "NaloxoneSupply", field = "sex")
	CodeList.@Nullable Value sex(NaloxoneSupplyView supply) {
		return Profiles.told(outlets, Lists.SEX, supply.sex());
	}

	@SchemaMapping(typeName = "NaloxoneSupply", field = "simdQuintile")
	CodeList.@Nullable Value simdQuintile(NaloxoneSupplyView supply) {
		return Profiles.told(outlets, Lists.SIMD_QUINTILE, supply.simdQuintile());
	}

	@SchemaMapping(typeName = "NaloxoneSupply", field = "simdVersion")
	CodeList.@Nullable Value simdVersion(NaloxoneSupplyView supply) {
		return Profiles.told(outlets, Lists.SIMD_VERSION, supply.simdVersion());
	}

	@SchemaMapping(typeName = "NaloxoneSupply", field = "homeArea")
	CodeList.@Nullable Value homeArea(NaloxoneSupplyView supply) {
		return Profiles.home(outlets, supply.homeArea(), supply.happenedOn());
	}

	@MutationMapping
	BatchResult recordSupply(@Argument RecordSupplyInput input) {
		return supplies.record(input.idempotencyKey(), input.supply().sent(), Supplies.Door.API).result();
	}

	@MutationMapping
	List<BatchResult> recordSupplies(@Argument RecordSuppliesInput input) {
		return supplies.recordAll(input.idempotencyKey(), input.supplies().stream().map(SupplyInput::sent).toList(),
				Boolean.TRUE.equals(input.dryRun()), Supplies.Door.API);
	}

	@MutationMapping
	@Nullable NaloxoneSupplyView changeNaloxoneSupply(@Argument ChangeNaloxoneSupplyInput input) {
		supplies.change(input.idempotencyKey(), input.id(), input.expectedVersion(), input.supply().sent(),
				input.because());
		return supplies.find(input.id()).orElse(null);
	}

	@BatchMapping(typeName = "NaloxoneSupply", field = "before")
	Map<NaloxoneSupplyView, List<SupplyBeforeView>> before(List<NaloxoneSupplyView> of) {
		var before = supplies.before(of.stream().map(NaloxoneSupplyView::id).toList());
		return of.stream()
			.collect(Collectors.toMap(Function.identity(), it -> before.getOrDefault(it.id(), List.of())));
	}

	@BatchMapping(typeName = "NaloxoneSupplyBefore", field = "outlet")
	Map<SupplyBeforeView, NaloxoneOutletView> outletsBefore(List<SupplyBeforeView> of) {
		var found = outlets.byIds(of.stream().map(SupplyBeforeView::outlet).distinct().toList());
		return of.stream()
			.filter(it -> found.containsKey(it.outlet()))
			.collect(Collectors.toMap(Function.identity(), it -> found.get(it.outlet())));
	}

	@SchemaMapping(typeName = "NaloxoneSupplyBefore", field = "recipient")
	CodeList.Value recipientBefore(SupplyBeforeView of) {
		return outlets.told(Lists.RECIPIENT, of.recipient());
	}

	@SchemaMapping(typeName = "NaloxoneSupplyBefore", field = "supplyType")
	CodeList.Value supplyTypeBefore(SupplyBeforeView of) {
		return outlets.told(Lists.SUPPLY_TYPE, of.supplyType());
	}

	@SchemaMapping(typeName = "NaloxoneSupplyBefore", field = "route")
	CodeList.Value routeBefore(SupplyBeforeView of) {
		return outlets.told(Lists.ROUTE, of.route());
	}

	@SchemaMapping(typeName = "NaloxoneSupplyBefore", field = "because")
	CodeList.@Nullable Value because(SupplyBeforeView of) {
		return (of.because() != null) ? outlets.told(Lists.CORRECTED_BECAUSE, of.because()) : null;
	}

	@MutationMapping
	@Nullable NaloxoneSupplyView withdrawSupply(@Argument WithdrawSupplyInput input) {
		supplies.withdraw(input.idempotencyKey(), input.id(), input.expectedVersion(), input.because());
		return supplies.find(input.id()).orElse(null);
	}

	@Bean
	static NodeSource<Supplies.Id> supplyNodes(Supplies supplies) {
		return new NodeSource<>("NaloxoneSupply", Supplies.Id.class, supplies::find);
	}

	/** A supply with its key. */
	record RecordSupplyInput(String idempotencyKey, SupplyInput supply) {
	}

	/** Supplies with the key of all of them. */
	record RecordSuppliesInput(String idempotencyKey, List<SupplyInput> supplies, @Nullable Boolean dryRun) {
	}

	/** All that a supply is to say. */
	record ChangeNaloxoneSupplyInput(String idempotencyKey, Supplies.Id id, Integer expectedVersion, SupplyInput supply,
			@Nullable String because) {
	}

	/** A supply that is to be withdrawn. */
	record WithdrawSupplyInput(String idempotencyKey, Supplies.Id id, Integer expectedVersion, String because) {
	}

	/** A supply as a client sends it. */
	record SupplyInput(Outlets.Id outlet, LocalDate happenedOn, String source, String recipient, String supplyType,
			@Nullable String repeatReason, String route, Integer kits, String countedIn, String training,
			@Nullable Boolean peer, String authority, @Nullable AreaCode area, @Nullable String batch,
			@Nullable String ownRef, @Nullable String chi, @Nullable String ageBand, @Nullable String sex,
			@Nullable String simdQuintile, @Nullable String homeArea, @Nullable Boolean confirmed) {

		Supplies.Sent sent() {
			return new Supplies.Sent(new SupplyEntry(outlet, happenedOn, source, recipient, supplyType, repeatReason,
					route, kits, training, Boolean.TRUE.equals(peer), authority, area, batch, ownRef,
					SupplyEntry.Profile.of(ageBand, sex, simdQuintile, homeArea), Boolean.TRUE.equals(confirmed)), chi,
					countedIn);
		}

		@Override
		public String toString() {
			return "a supply";
		}

	}

}
