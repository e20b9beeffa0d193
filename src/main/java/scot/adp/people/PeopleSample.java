package scot.adp.people;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import scot.adp.events.DataSet;
import scot.adp.identity.Recording;
import scot.adp.people.SharingAgreementView.Part;
import scot.adp.people.SharingAgreementView.Party;
import scot.adp.platform.AdpSettings;
import scot.adp.platform.OrganisationId;
import scot.adp.platform.StartUpStep;
import scot.adp.platform.UnitId;

/**
 * Invented agreements of the sample partnership, where there are none yet: some in force,
 * one whose review is due, one that waits to be confirmed, one about to end and one that
 * ended.
 */
@Component
class PeopleSample extends StartUpStep {

	private static final String BY = "Sample data";

	/** One that waits for an organisation to confirm it. */
	private static final AgreementCode WAITING = new AgreementCode("DSA-017");

	private static final List<DataSet> SUPPLIES = List.of(new DataSet("treatment.supplies"));

	private static final List<DataSet> WAITS = List.of(new DataSet("treatment.waits"));

	private static final List<DataSet> EPISODES = List.of(new DataSet("treatment.episodes"));

	private static final List<DataSet> REACH = List.of(new DataSet("treatment.reach"));

	private static final List<DataSet> STAYS = List.of(new DataSet("treatment.stays"));

	private static final List<DataSet> JOINT_CARE = List.of(new DataSet("treatment.joint-care"));

	private static final List<DataSet> LEAVING = List.of(new DataSet("treatment.stays"),
			new DataSet("families.aftercare"));

	private static final List<DataSet> TAKING_PART = List.of(new DataSet("activities.participant"));

	private static final List<DataSet> COMMUNITY = List.of(new DataSet("community.help"), new DataSet("community.path"),
			new DataSet("community.learners"), new DataSet("community.needs"), new DataSet("community.volunteers"));

	private static final List<DataSet> SHARED_FAMILIES = List.of(new DataSet("families.support"),
			new DataSet("families.members"));

	private static final List<DataSet> FAMILIES = List.of(new DataSet("families.support"),
			new DataSet("families.members"), new DataSet("families.aftercare"), new DataSet("families.craft"),
			new DataSet("families.therapy"));

	private final AgreementStore store;

	private final PersonLevels levels;

	private final AdpSettings settings;

	private final Recording recording;

	private final TransactionTemplate transaction;

	private final Clock clock;

	PeopleSample(AgreementStore store, PersonLevels levels, AdpSettings settings, Recording recording,
			TransactionTemplate transaction, Clock clock) {
		super(Stage.PLANS);
		this.store = store;
		this.levels = levels;
		this.settings = settings;
		this.recording = recording;
		this.transaction = transaction;
		this.clock = clock;
	}

	@Override
	protected void perform() {
		if (settings.sample()) {
			transaction.executeWithoutResult(status -> load());
		}
	}

	private void load() {
		if (store.count(true, null) + store.count(false, null) > 0) {
			return;
		}
		LocalDate today = LocalDate.now(clock);
		var now = OffsetDateTime.now(clock);
		for (String organisation : List.of("NAHSCP", "NAC")) {
			levels.set(new OrganisationId(organisation), 0, true, "DPIA-2026-03, with the information governance team",
					null, BY, now);
		}
		var rows = List.of(agreement("DSA-014", "Naloxone for people who leave custody or a tenancy", true,
				List.of(party("NADARS", Part.GIVES), party("NAC-HOUSING", Part.TAKES)),
				List.of("HARM_REDUCTION", "LEAVING"), today.minusMonths(8), today.plusMonths(16), today.plusMonths(4)),
				agreement("DSA-011", "Supplies of naloxone, kept by the recovery service", true,
						List.of(party("NADARS", Part.BOTH), party("NAHSCP-CJ", Part.TAKES)), List.of("HARM_REDUCTION"),
						today.minusMonths(14), today.plusMonths(22), today.minusDays(20)),
				agreement("DSA-019", "Waiting times, kept by the recovery services", true,
						List.of(party("NADARS", Part.BOTH), party("NAHSCP-CJ", Part.BOTH)), List.of("TREATMENT"), WAITS,
						today.minusMonths(30), today.plusMonths(18), today.plusMonths(6)),
				agreement("DSA-020", "People to reach after an overdose, kept by the recovery service", true,
						List.of(party("NADARS", Part.BOTH), party("NAHSCP-CJ", Part.TAKES)),
						List.of("OVERDOSE_RESPONSE"), REACH, today.minusMonths(28), today.plusMonths(20),
						today.plusMonths(8)),
				agreement("DSA-030", "Children after an overdose, with children and families", true,
						List.of(party("NADARS", Part.GIVES), party("NAHSCP-CF", Part.TAKES)), List.of("FAMILY_SUPPORT"),
						REACH, today.minusMonths(12), today.plusMonths(12), today.plusMonths(6)),
				agreement("DSA-022", "Residential stays, kept by the recovery service", true,
						List.of(party("NADARS", Part.BOTH), party("NAHSCP-CJ", Part.TAKES)), List.of("TREATMENT"),
						STAYS, today.minusMonths(29), today.plusMonths(19), today.plusMonths(7)),
				agreement("DSA-027", "Home from a residential stay, with children and families", true,
						List.of(party("NADARS", Part.BOTH), party("NAHSCP-CF", Part.BOTH)), List.of("LEAVING"), LEAVING,
						today.minusMonths(14), today.plusMonths(10), today.plusMonths(4)),
				agreement("DSA-028", "Episodes of treatment, kept by the recovery service", true,
						List.of(party("NADARS", Part.BOTH), party("NAHSCP-CJ", Part.TAKES)), List.of("TREATMENT"),
						EPISODES, today.minusMonths(40), today.plusMonths(20), today.plusMonths(8)),
				agreement("DSA-029", "Joint care, kept by the recovery service and community mental health", true,
						List.of(party("NADARS", Part.BOTH), party("NAHSCP-CMH", Part.BOTH)), List.of("TREATMENT"),
						JOINT_CARE, today.minusMonths(26), today.plusMonths(22), today.plusMonths(9)),
				agreement("DSA-021", "Who takes part in recovery workshops, kept by the recovery service", true,
						List.of(party("NADARS", Part.BOTH), party("NAHSCP-CJ", Part.TAKES)), List.of("TREATMENT"),
						TAKING_PART, today.minusMonths(25), today.plusMonths(11), today.plusMonths(5)),
				agreement("DSA-023", "Help and the way into work, kept by the services that give it", true,
						List.of(party("NADARS", Part.BOTH), party("NAC-EMPLOYABILITY", Part.BOTH)),
						List.of("TREATMENT"), COMMUNITY, today.minusMonths(26), today.plusMonths(14),
						today.plusMonths(3)),
				agreement("DSA-024", "Families that are supported, kept by the services that support them", true,
						List.of(party("NAHSCP-CF", Part.BOTH), party("NADARS", Part.BOTH)), List.of("FAMILY_SUPPORT"),
						FAMILIES, today.minusMonths(26), today.plusMonths(10), today.plusMonths(3)),
				agreement("DSA-026", "Families that children and families and housing support by one plan", true,
						List.of(party("NAHSCP-CF", Part.GIVES), party("NAC-HOUSING", Part.TAKES)),
						List.of("FAMILY_SUPPORT"), SHARED_FAMILIES, today.minusMonths(13), today.plusMonths(11),
						today.plusMonths(5)),
				agreement("DSA-009", "Counts of kits handed out by partners", false,
						List.of(party("TPS-PEAR", Part.GIVES), party("NADARS", Part.TAKES)), List.of("HARM_REDUCTION"),
						today.minusMonths(11), today.plusDays(20), today.plusDays(10)),
				agreement(WAITING.value(), "Naloxone for people in supported housing", true,
						List.of(party("NADARS", Part.TAKES), party("NAC-HOUSING-SUPPORT", Part.GIVES)),
						List.of("HARM_REDUCTION"), today.minusDays(3), today.plusYears(2), today.plusYears(1)),
				agreement("DSA-002", "Counts of kits, first year", false,
						List.of(party("NADARS", Part.GIVES), party("NAC-HOUSING", Part.TAKES)),
						List.of("HARM_REDUCTION"), today.minusMonths(30), today.minusMonths(6), today.minusMonths(7)));
		var givers = List.of(new OrganisationId("NAHSCP"), new OrganisationId("NAC"));
		rows.forEach(it -> {
			store.add(it, UUID.randomUUID(), null, BY, now);
			if (!it.code().equals(WAITING)) {
				store.confirm(it.code(), givers, null, BY, now);
			}
		});
		recording.tellRows("people.agreement.sample", "agreements", rows.size());
	}

	private static Party party(String unit, Part part) {
		return new Party(new UnitId(unit), part);
	}

	private static SharingAgreements.New agreement(String code, String title, boolean personLevel, List<Party> parties,
			List<String> purposes, LocalDate from, LocalDate to, LocalDate review) {
		return agreement(code, title, personLevel, parties, purposes, SUPPLIES, from, to, review);
	}

	private static SharingAgreements.New agreement(String code, String title, boolean personLevel, List<Party> parties,
			List<String> purposes, List<DataSet> dataSets, LocalDate from, LocalDate to, LocalDate review) {
		return new SharingAgreements.New(new AgreementCode(code), title, parties, purposes, dataSets, null, personLevel,
				List.of("PUBLIC_TASK"), from, to, review, from, "STANDARD",
				"Information governance leads of both partners", "Agreements register, " + code)
			.ordered();
	}

}
