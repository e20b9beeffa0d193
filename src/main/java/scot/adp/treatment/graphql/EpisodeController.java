package scot.adp.treatment.graphql;

import java.time.LocalDate;
import java.time.OffsetDateTime;
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
import scot.adp.directory.Partners;
import scot.adp.directory.UnitView;
import scot.adp.identity.Members;
import scot.adp.platform.BatchResult;
import scot.adp.platform.CodeList;
import scot.adp.platform.CountedConnection;
import scot.adp.platform.NodeSource;
import scot.adp.platform.UnitId;
import scot.adp.treatment.Caseload;
import scot.adp.treatment.EpisodeEntry;
import scot.adp.treatment.EpisodeFact;
import scot.adp.treatment.EpisodeFact.Kind;
import scot.adp.treatment.EpisodeRules.EndClass;
import scot.adp.treatment.EpisodeRules.Lists;
import scot.adp.treatment.EpisodeWaits;
import scot.adp.treatment.Episodes;
import scot.adp.treatment.FirstPrescription;
import scot.adp.treatment.Retention;
import scot.adp.treatment.Retention.Part;
import scot.adp.treatment.SupplyEntry;
import scot.adp.treatment.TreatmentEpisodeView;
import scot.adp.treatment.WaitRules;
import scot.adp.treatment.Waits;

/** Episodes of treatment and the caseload. */
@Controller
class EpisodeController {

	private static final double MINUTES = 60;

	private final Episodes episodes;

	private final EpisodeWaits waits;

	private final Partners partners;

	private final Members members;

	EpisodeController(Episodes episodes, EpisodeWaits waits, Partners partners, Members members) {
		this.episodes = episodes;
		this.waits = waits;
		this.partners = partners;
		this.members = members;
	}

	@QueryMapping
	CountedConnection<TreatmentEpisodeView> episodes(@Argument @Nullable UnitId unit,
			@Argument Episodes.@Nullable Kept list, @Argument @Nullable String substance,
			@Argument @Nullable Integer first, @Argument @Nullable String after,
			DataFetchingFieldSelectionSet selected) {
		int size = CountedConnection.size(first);
		Episodes.@Nullable Id last = CountedConnection.key(after, Episodes.Id::new);
		var filter = new Episodes.Filter((list != null) ? list : Episodes.Kept.OPEN, substance, unit);
		return CountedConnection.of(episodes.behind(filter, last, size), size, last != null,
				selected.contains("totalCount") ? episodes.total(filter) : -1, row -> row.id().value().toString());
	}

	@QueryMapping
	Caseload caseload() {
		return episodes.caseload();
	}

	@BatchMapping(typeName = "Unit", field = "caseload")
	Map<UnitView, Integer> caseloads(List<UnitView> units) {
		return members.me().may("treatment.episode.count") ? UnitCounts.of(units, episodes::open) : Map.of();
	}

	@SchemaMapping(typeName = "Caseload", field = "silent")
	int silent(Caseload of) {
		return episodes.look().silent();
	}

	@SchemaMapping(typeName = "Caseload", field = "bySubstance")
	List<PartOf> bySubstance(Caseload of) {
		return parts(of.bySubstance(), episodes.list(WaitRules.Lists.SUBSTANCE));
	}

	@SchemaMapping(typeName = "Caseload", field = "bySetting")
	List<PartOf> bySetting(Caseload of) {
		return parts(of.bySetting(), episodes.list(Lists.SETTING));
	}

	@SchemaMapping(typeName = "Caseload", field = "byMedicine")
	List<PartOf> byMedicine(Caseload of) {
		return parts(of.byMedicine(), episodes.list(Lists.MEDICINE));
	}

	private static List<PartOf> parts(Map<String, Integer> numbers, CodeList list) {
		return numbers.entrySet()
			.stream()
			.map(it -> new PartOf(it.getKey().isEmpty() ? null : told(list, it.getKey()), it.getValue()))
			.toList();
	}

	@SchemaMapping(typeName = "Caseload", field = "cohorts")
	List<CohortOf> cohorts(Caseload of) {
		return of.cohorts().stream().map(it -> {
			Retention kept = it.retention();
			return new CohortOf(it.month().atDay(1), kept.months(), kept.cohort(), kept.in(Part.RETAINED),
					kept.in(Part.PLANNED), kept.in(Part.TRANSFERRED), kept.in(Part.CUSTODY), kept.in(Part.LEFT),
					kept.in(Part.DIED), kept.in(Part.UNKNOWN));
		}).toList();
	}

	@BatchMapping(typeName = "TreatmentEpisode", field = "unit")
	Map<TreatmentEpisodeView, UnitView> units(List<TreatmentEpisodeView> of) {
		var found = partners.units(of.stream().map(TreatmentEpisodeView::unit).distinct().toList());
		return of.stream()
			.filter(view -> found.containsKey(view.unit()))
			.distinct()
			.collect(Collectors.toMap(Function.identity(), view -> found.get(view.unit())));
	}

	@BatchMapping(typeName = "TreatmentEpisode", field = "wait")
	Map<TreatmentEpisodeView, String> waits(List<TreatmentEpisodeView> of) {
		var found = waits.waits(of.stream().map(TreatmentEpisodeView::id).toList());
		return of.stream()
			.filter(view -> found.containsKey(view.id()))
			.distinct()
			.collect(Collectors.toMap(Function.identity(),
					view -> NodeSource.globalId(Waits.TYPE, Objects.requireNonNull(found.get(view.id())).value())));
	}

	@SchemaMapping(typeName = "TreatmentEpisode", field = "substance")
	CodeList.Value substance(TreatmentEpisodeView of) {
		return told(episodes.list(WaitRules.Lists.SUBSTANCE), of.substance());
	}

	@SchemaMapping(typeName = "TreatmentEpisode", field = "treatmentTypes")
	List<CodeList.Value> treatmentTypes(TreatmentEpisodeView of) {
		return of.treatmentTypes().stream().map(it -> told(episodes.list(WaitRules.Lists.TREATMENT_TYPE), it)).toList();
	}

	@SchemaMapping(typeName = "TreatmentEpisode", field = "setting")
	CodeList.Value setting(TreatmentEpisodeView of) {
		return told(episodes.list(Lists.SETTING), of.setting());
	}

	@SchemaMapping(typeName = "TreatmentEpisode", field = "medicine")
	CodeList.@Nullable Value medicine(TreatmentEpisodeView of) {
		return (of.medicine() != null) ? told(episodes.list(Lists.MEDICINE), of.medicine()) : null;
	}

	@SchemaMapping(typeName = "TreatmentEpisode", field = "endReason")
	CodeList.@Nullable Value endReason(TreatmentEpisodeView of) {
		return (of.endReason() != null) ? told(episodes.list(Lists.END_REASON), of.endReason()) : null;
	}

	@SchemaMapping(typeName = "TreatmentEpisode", field = "endClass")
	@Nullable EndClass endClass(TreatmentEpisodeView of) {
		return episodes.endClass(of.endReason());
	}

	@SchemaMapping(typeName = "TreatmentEpisode", field = "firstPrescription")
	@Nullable FirstPrescription firstPrescription(TreatmentEpisodeView of) {
		return episodes.firstPrescription(of).orElse(null);
	}

	@SchemaMapping(typeName = "FirstPrescription", field = "hours")
	double hours(FirstPrescription of) {
		return of.between().toMinutes() / MINUTES;
	}

	private static CodeList.Value told(CodeList list, String code) {
		return list.find(code).orElseGet(() -> new CodeList.Value(code, code, null, null, false));
	}

	@MutationMapping
	@Nullable TreatmentEpisodeView startEpisode(@Argument StartEpisodeInput input) {
		return episodes.find(episodes.tell(input.idempotencyKey(), input.episode().entry(), Episodes.Door.API))
			.orElse(null);
	}

	@MutationMapping
	@Nullable TreatmentEpisodeView endEpisode(@Argument EndEpisodeInput input) {
		episodes.add(input.idempotencyKey(), input.id(), input.expectedVersion(),
				List.of(EpisodeFact.ended(input.endedOn(), input.endReason(), input.offeredElsewhere())));
		return episodes.find(input.id()).orElse(null);
	}

	@MutationMapping
	List<BatchResult> recordEpisodes(@Argument RecordEpisodesInput input) {
		return episodes.recordAll(input.idempotencyKey(), input.episodes().stream().map(EpisodeInput::entry).toList(),
				Boolean.TRUE.equals(input.dryRun()));
	}

	@Bean
	static NodeSource<Episodes.Id> episodeNodes(Episodes episodes) {
		return new NodeSource<>("TreatmentEpisode", Episodes.Id.class, episodes::find);
	}

	/** Some of a caseload. */
	record PartOf(CodeList.@Nullable Value code, int episodes) {
	}

	/** Those who began in a month, some months later. */
	record CohortOf(LocalDate month, int months, int began, int retained, int planned, int transferred, int custody,
			int left, int died, int unknown) {
	}

	/** An episode with its key. */
	record StartEpisodeInput(String idempotencyKey, EpisodeInput episode) {
	}

	/** Episodes with the key of all of them. */
	record RecordEpisodesInput(String idempotencyKey, List<EpisodeInput> episodes, @Nullable Boolean dryRun) {
	}

	/** How an episode ends. */
	record EndEpisodeInput(String idempotencyKey, Episodes.Id id, Integer expectedVersion, LocalDate endedOn,
			String endReason, @Nullable Boolean offeredElsewhere) {
	}

	/** A medicine from a day on. */
	record EpisodeMedicineInput(String medicine, @Nullable LocalDate from) {
	}

	/** An episode as a client sends it. */
	record EpisodeInput(UnitId unit, String ownRef, @Nullable String chi, LocalDate startedOn,
			@Nullable String substance, @Nullable List<String> treatmentTypes, @Nullable String setting,
			@Nullable List<EpisodeMedicineInput> medicines, @Nullable OffsetDateTime firstContactAt,
			@Nullable OffsetDateTime firstPrescriptionAt, @Nullable Boolean sameDayOffered,
			@Nullable Boolean sharedCare, @Nullable LocalDate lastContactOn, @Nullable LocalDate endedOn,
			@Nullable String endReason, @Nullable String ageBand, @Nullable String sex, @Nullable String simdQuintile,
			@Nullable String homeArea, @Nullable Boolean confirmed) {

		EpisodeEntry entry() {
			var facts = new ArrayList<EpisodeFact>();
			if (substance != null) {
				facts.add(EpisodeFact.value(Kind.SUBSTANCE, substance));
			}
			if (treatmentTypes != null) {
				facts.add(EpisodeFact.treatment(treatmentTypes));
			}
			if (setting != null) {
				facts.add(EpisodeFact.value(Kind.SETTING, setting));
			}
			Objects.requireNonNullElse(medicines, List.<EpisodeMedicineInput>of())
				.forEach(it -> facts
					.add(EpisodeFact.medicine(Objects.requireNonNullElse(it.from(), startedOn), it.medicine())));
			if (firstContactAt != null) {
				facts.add(EpisodeFact.moment(Kind.FIRST_CONTACT, firstContactAt));
			}
			if (firstPrescriptionAt != null) {
				facts.add(EpisodeFact.moment(Kind.FIRST_PRESCRIPTION, firstPrescriptionAt));
			}
			if (sameDayOffered != null) {
				facts.add(EpisodeFact.answer(Kind.SAME_DAY_OFFERED, sameDayOffered));
			}
			if (sharedCare != null) {
				facts.add(EpisodeFact.answer(Kind.SHARED_CARE, sharedCare));
			}
			if (lastContactOn != null) {
				facts.add(EpisodeFact.contact(lastContactOn));
			}
			if (endedOn != null || endReason != null) {
				facts.add(EpisodeFact.ended(endedOn, endReason, null));
			}
			return new EpisodeEntry(unit, ownRef, chi, startedOn, facts,
					SupplyEntry.Profile.of(ageBand, sex, simdQuintile, homeArea), Boolean.TRUE.equals(confirmed));
		}

		@Override
		public String toString() {
			return "an episode";
		}

	}

}
