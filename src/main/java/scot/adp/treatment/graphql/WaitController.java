package scot.adp.treatment.graphql;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
import scot.adp.directory.ServiceId;
import scot.adp.directory.ServiceRegister;
import scot.adp.directory.ServiceView;
import scot.adp.directory.UnitView;
import scot.adp.identity.Members;
import scot.adp.measures.spi.PeriodType;
import scot.adp.platform.BatchResult;
import scot.adp.platform.CodeList;
import scot.adp.platform.CountedConnection;
import scot.adp.platform.NodeSource;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;
import scot.adp.treatment.ClockRule;
import scot.adp.treatment.EpisodeWaits;
import scot.adp.treatment.Episodes;
import scot.adp.treatment.NaloxoneRules;
import scot.adp.treatment.Outlets;
import scot.adp.treatment.SupplyEntry;
import scot.adp.treatment.WaitBand;
import scot.adp.treatment.WaitClock;
import scot.adp.treatment.WaitEntry;
import scot.adp.treatment.WaitFact;
import scot.adp.treatment.WaitRules.Lists;
import scot.adp.treatment.WaitView;
import scot.adp.treatment.Waits;

/** Referrals that wait for treatment. */
@Controller
class WaitController {

	private final Waits waits;

	private final EpisodeWaits episodes;

	private final ServiceRegister services;

	private final Outlets outlets;

	private final Members members;

	WaitController(Waits waits, EpisodeWaits episodes, ServiceRegister services, Outlets outlets, Members members) {
		this.waits = waits;
		this.episodes = episodes;
		this.services = services;
		this.outlets = outlets;
		this.members = members;
	}

	@QueryMapping
	CountedConnection<WaitView> waits(@Argument @Nullable UnitId unit, @Argument Waits.@Nullable Kept list,
			@Argument @Nullable ServiceId service, @Argument @Nullable String substance,
			@Argument @Nullable Integer passesWithin, @Argument @Nullable Integer first,
			@Argument @Nullable String after, DataFetchingFieldSelectionSet selected) {
		int size = CountedConnection.size(first);
		Waits.@Nullable Id last = CountedConnection.key(after, Waits.Id::new);
		var filter = new Waits.Filter((list != null) ? list : Waits.Kept.ALL, unit, service, substance, passesWithin,
				null);
		return CountedConnection.of(waits.behind(filter, last, size), size, last != null,
				selected.contains("totalCount") ? waits.total(filter) : -1, row -> row.id().value().toString());
	}

	@QueryMapping
	List<WaitBand> waitBands(@Argument LocalDate quarter, @Argument @Nullable List<Waits.Dimension> by) {
		return waits.bands(PeriodType.QUARTER.of(quarter), (by != null) ? Set.copyOf(by) : Set.of());
	}

	@QueryMapping
	@Nullable ClockRule clockRule(@Argument String code) {
		return waits.rule(code).orElse(null);
	}

	@BatchMapping(typeName = "Unit", field = "openWaits")
	Map<UnitView, Integer> openWaits(List<UnitView> units) {
		return members.me().may("treatment.wait.count") ? UnitCounts.of(units, waits::open) : Map.of();
	}

	@BatchMapping(typeName = "Wait", field = "episode")
	Map<WaitView, String> episodes(List<WaitView> of) {
		var found = episodes.episodes(of.stream().map(WaitView::id).toList());
		return of.stream()
			.filter(view -> found.containsKey(view.id()))
			.distinct()
			.collect(Collectors.toMap(Function.identity(),
					view -> NodeSource.globalId(Episodes.TYPE, Objects.requireNonNull(found.get(view.id())).value())));
	}

	@BatchMapping(typeName = "Wait", field = "clock")
	Map<WaitView, WaitClock> clocks(List<WaitView> of) {
		var clocks = waits.clocks(of);
		return of.stream()
			.filter(view -> clocks.containsKey(view.id()))
			.collect(Collectors.toMap(Function.identity(), view -> clocks.get(view.id())));
	}

	@BatchMapping(typeName = "Wait", field = "service")
	Map<WaitView, ServiceView> services(List<WaitView> of) {
		var found = services.byIds(of.stream().map(WaitView::service).distinct().toList());
		return of.stream()
			.filter(view -> found.containsKey(view.service()))
			.collect(Collectors.toMap(Function.identity(), view -> found.get(view.service())));
	}

	@SchemaMapping(typeName = "Wait", field = "serviceType")
	CodeList.Value serviceType(WaitView of) {
		return told(Lists.SERVICE_TYPE, of.serviceType());
	}

	@SchemaMapping(typeName = "Wait", field = "substance")
	CodeList.Value substance(WaitView of) {
		return told(Lists.SUBSTANCE, of.substance());
	}

	@SchemaMapping(typeName = "Wait", field = "referralSource")
	CodeList.@Nullable Value referralSource(WaitView of) {
		return (of.referralSource() != null) ? told(Lists.REFERRAL_SOURCE, of.referralSource()) : null;
	}

	@SchemaMapping(typeName = "Wait", field = "treatmentType")
	CodeList.@Nullable Value treatmentType(WaitView of) {
		return (of.treatmentType() != null) ? told(Lists.TREATMENT_TYPE, of.treatmentType()) : null;
	}

	@SchemaMapping(typeName = "Wait", field = "closeReason")
	CodeList.@Nullable Value closeReason(WaitView of) {
		return (of.closeReason() != null) ? told(Lists.CLOSE_REASON, of.closeReason()) : null;
	}

	@SchemaMapping(typeName = "Wait", field = "ageBand")
	CodeList.@Nullable Value ageBand(WaitView of) {
		return Profiles.told(outlets, NaloxoneRules.Lists.AGE_BAND, of.ageBand());
	}

	@SchemaMapping(typeName = "Wait", field = "sex")
	CodeList.@Nullable Value sex(WaitView of) {
		return Profiles.told(outlets, NaloxoneRules.Lists.SEX, of.sex());
	}

	@SchemaMapping(typeName = "Wait", field = "simdQuintile")
	CodeList.@Nullable Value simdQuintile(WaitView of) {
		return Profiles.told(outlets, NaloxoneRules.Lists.SIMD_QUINTILE, of.simdQuintile());
	}

	@SchemaMapping(typeName = "Wait", field = "simdVersion")
	CodeList.@Nullable Value simdVersion(WaitView of) {
		return Profiles.told(outlets, NaloxoneRules.Lists.SIMD_VERSION, of.simdVersion());
	}

	@SchemaMapping(typeName = "Wait", field = "homeArea")
	CodeList.@Nullable Value homeArea(WaitView of) {
		return Profiles.home(outlets, of.homeArea(), of.receivedOn());
	}

	private CodeList.Value told(Lists list, String code) {
		return waits.told(list, code);
	}

	@MutationMapping
	@Nullable WaitView openWait(@Argument OpenWaitInput input) {
		return waits.find(waits.open(input.idempotencyKey(), input.referral().sent(), Waits.Door.API).id())
			.orElse(null);
	}

	@MutationMapping
	@Nullable WaitView addWaitFacts(@Argument WaitFactsInput input) {
		waits.add(input.idempotencyKey(), input.id(), input.expectedVersion(),
				facts(input.offers(), input.nonAttendances(), input.unavailable()),
				Boolean.TRUE.equals(input.confirmed()));
		return waits.find(input.id()).orElse(null);
	}

	@MutationMapping
	@Nullable WaitView startTreatment(@Argument StartTreatmentInput input) {
		waits.start(input.idempotencyKey(), input.id(), input.expectedVersion(), input.startedOn(),
				input.treatmentType(), Boolean.TRUE.equals(input.confirmed()));
		return waits.find(input.id()).orElse(null);
	}

	@MutationMapping
	@Nullable WaitView closeWait(@Argument CloseWaitInput input) {
		waits.close(input.idempotencyKey(), input.id(), input.expectedVersion(), input.closedOn(), input.closeReason(),
				Boolean.TRUE.equals(input.confirmed()));
		return waits.find(input.id()).orElse(null);
	}

	@MutationMapping
	@Nullable WaitView correctWait(@Argument CorrectWaitInput input) {
		var instead = ends(input.startedOn(), input.treatmentType(), input.closedOn(), input.closeReason());
		var faults = dayless(input.startedOn(), input.treatmentType(), input.closedOn(), input.closeReason());
		if (!faults.isEmpty()) {
			throw Problem.invalid(faults);
		}
		new Problem.Faults().when(instead.size() > 1, "closedOn", "Say one of both.").raise();
		waits.correct(input.idempotencyKey(), input.id(), input.expectedVersion(), input.kind(), input.on(),
				instead.isEmpty() ? null : instead.getFirst(), input.because());
		return waits.find(input.id()).orElse(null);
	}

	@MutationMapping
	@Nullable WaitView withdrawWait(@Argument WithdrawWaitInput input) {
		waits.withdraw(input.idempotencyKey(), input.id(), input.expectedVersion(), input.because());
		return waits.find(input.id()).orElse(null);
	}

	@MutationMapping
	List<BatchResult> recordWaits(@Argument RecordWaitsInput input) {
		return waits.recordAll(input.idempotencyKey(), input.waits().stream().map(WaitInput::sent).toList(),
				Boolean.TRUE.equals(input.dryRun()), Waits.Door.API);
	}

	@Bean
	static NodeSource<Waits.Id> waitNodes(Waits waits) {
		return new NodeSource<>("Wait", Waits.Id.class, waits::find);
	}

	private static List<WaitFact> facts(@Nullable List<WaitOfferInput> offers,
			@Nullable List<WaitNonAttendanceInput> missed, @Nullable List<WaitUnavailableInput> away) {
		var facts = new ArrayList<WaitFact>();
		if (offers != null) {
			offers.forEach(it -> facts.add(new WaitFact(WaitFact.Kind.OFFER, it.offeredOn(), it.appointmentOn(),
					it.outcome(), it.answeredOn())));
		}
		if (missed != null) {
			missed.forEach(it -> facts.add(WaitFact.notAttended(it.on(), it.kind())));
		}
		if (away != null) {
			away.forEach(it -> facts.add(WaitFact.unavailable(it.from(), it.to(), it.reason())));
		}
		return facts;
	}

	private static List<WaitFact> ends(@Nullable LocalDate startedOn, @Nullable String treatmentType,
			@Nullable LocalDate closedOn, @Nullable String closeReason) {
		var facts = new ArrayList<WaitFact>();
		if (startedOn != null) {
			facts.add(new WaitFact(WaitFact.Kind.STARTED, startedOn, null, treatmentType, null));
		}
		if (closedOn != null) {
			facts.add(new WaitFact(WaitFact.Kind.CLOSED, closedOn, null, closeReason, null));
		}
		return facts;
	}

	/** What is told without its day is asked for. */
	private static List<Problem.Field> dayless(@Nullable LocalDate startedOn, @Nullable String treatmentType,
			@Nullable LocalDate closedOn, @Nullable String closeReason) {
		return new Problem.Faults()
			.when(startedOn == null && treatmentType != null, "startedOn", "Say on which day treatment began.")
			.when(closedOn == null && closeReason != null, "closedOn", "Say on which day the wait was closed.")
			.noted();
	}

	/** A wait with its key. */
	record OpenWaitInput(String idempotencyKey, WaitInput referral) {
	}

	/** Waits with the key of all of them. */
	record RecordWaitsInput(String idempotencyKey, List<WaitInput> waits, @Nullable Boolean dryRun) {
	}

	/** What happened in a wait. */
	record WaitFactsInput(String idempotencyKey, Waits.Id id, Integer expectedVersion,
			@Nullable List<WaitOfferInput> offers, @Nullable List<WaitNonAttendanceInput> nonAttendances,
			@Nullable List<WaitUnavailableInput> unavailable, @Nullable Boolean confirmed) {
	}

	/** The first treatment. */
	record StartTreatmentInput(String idempotencyKey, Waits.Id id, Integer expectedVersion, LocalDate startedOn,
			String treatmentType, @Nullable Boolean confirmed) {
	}

	/** The end without treatment. */
	record CloseWaitInput(String idempotencyKey, Waits.Id id, Integer expectedVersion, LocalDate closedOn,
			String closeReason, @Nullable Boolean confirmed) {
	}

	/** What was told wrongly. */
	record CorrectWaitInput(String idempotencyKey, Waits.Id id, Integer expectedVersion, WaitFact.Kind kind,
			LocalDate on, @Nullable LocalDate startedOn, @Nullable String treatmentType, @Nullable LocalDate closedOn,
			@Nullable String closeReason, String because) {
	}

	/** A wait that is to be withdrawn. */
	record WithdrawWaitInput(String idempotencyKey, Waits.Id id, Integer expectedVersion, String because) {
	}

	/** An appointment that was offered. */
	record WaitOfferInput(LocalDate offeredOn, LocalDate appointmentOn, @Nullable String outcome,
			@Nullable LocalDate answeredOn) {
	}

	/** An appointment that was missed. */
	record WaitNonAttendanceInput(LocalDate on, String kind) {
	}

	/** Days away. */
	record WaitUnavailableInput(LocalDate from, @Nullable LocalDate to, @Nullable String reason) {
	}

	/** A wait as a client sends it. */
	record WaitInput(ServiceId service, LocalDate receivedOn, String serviceType, String substance,
			@Nullable String referralSource, String ownRef, @Nullable String chi, @Nullable String ageBand,
			@Nullable String sex, @Nullable String simdQuintile, @Nullable String homeArea,
			@Nullable List<WaitOfferInput> offers, @Nullable List<WaitNonAttendanceInput> nonAttendances,
			@Nullable List<WaitUnavailableInput> unavailable, @Nullable LocalDate startedOn,
			@Nullable String treatmentType, @Nullable LocalDate closedOn, @Nullable String closeReason,
			@Nullable Boolean confirmed) {

		Waits.Sent sent() {
			var facts = facts(offers, nonAttendances, unavailable);
			facts.addAll(ends(startedOn, treatmentType, closedOn, closeReason));
			return new Waits.Sent(
					new WaitEntry(service, receivedOn, serviceType, substance, referralSource, ownRef,
							SupplyEntry.Profile.of(ageBand, sex, simdQuintile, homeArea), facts,
							Boolean.TRUE.equals(confirmed)),
					chi, dayless(startedOn, treatmentType, closedOn, closeReason));
		}

		@Override
		public String toString() {
			return "a wait";
		}

	}

}
