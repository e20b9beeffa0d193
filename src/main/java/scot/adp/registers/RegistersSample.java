package scot.adp.registers;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import scot.adp.directory.GroupId;
import scot.adp.directory.MeetingCalendar;
import scot.adp.identity.AccountId;
import scot.adp.identity.Author;
import scot.adp.identity.Recording;
import scot.adp.platform.AdpSettings;
import scot.adp.platform.MemberId;
import scot.adp.platform.StartUpStep;
import scot.adp.platform.UnitId;

/**
 * Invents two years of registers for a first start with sample data: each state, one
 * entry that was put right, one that was withdrawn, and one thing that nobody told. The
 * same start day gives the same data.
 */
@Component
class RegistersSample extends StartUpStep {

	private static final GroupId DECIDES = new GroupId("FAMILIES");

	private static final String EVALUATION = "PILOT_EVALUATION PEER_FACILITATION NAC-EDUCATION-IRA";

	private static final String GAP = "FASD_GAP FIRST NHSAA-PH";

	private static final String PATHWAY = "PATHWAY INTENSIVE_FAMILY NAHSCP-CF";

	private static final String CRAFT = "CRAFT_OPTIONS OPTIONS NAHSCP-CF";

	/** So many days ago the first of it was told. */
	private static final int FIRST = 640;

	private final AdpSettings settings;

	private final RegisterStore store;

	private final MeetingCalendar meetings;

	private final RegisterNews news;

	private final Recording recording;

	private final TransactionTemplate transaction;

	private final JdbcClient jdbc;

	private final Clock clock;

	/** Things by their titles. */
	private final Map<String, UUID> places = new HashMap<>();

	RegistersSample(AdpSettings settings, RegisterStore store, MeetingCalendar meetings, RegisterNews news,
			Recording recording, TransactionTemplate transaction, JdbcClient jdbc, Clock clock) {
		super(Stage.SAMPLE);
		this.settings = settings;
		this.store = store;
		this.meetings = meetings;
		this.news = news;
		this.recording = recording;
		this.transaction = transaction;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	@Override
	protected void perform() {
		if (settings.sample()
				&& jdbc.sql("select not exists (select from registers.register_entry)").query(Boolean.class).single()) {
			transaction.executeWithoutResult(status -> fill());
		}
	}

	private void fill() {
		for (String unit : List.of("NAC-EDUCATION", "NAHSCP-CF", "TPS-PEAR")) {
			tell("PROTOCOL EARLY_INTERVENTION " + unit, "SIGNED", unit.length() * 40, null, "Board paper 14/2");
		}
		tell("PROTOCOL EARLY_INTERVENTION TPS-PEAR", "LEFT", 60, null, null);
		tell("PROTOCOL EARLY_INTERVENTION NAC-CC", "IN_TALKS", 75, null, null);
		tell("PROTOCOL EARLY_INTERVENTION POLICE-LOCAL", "IN_TALKS", 320, null, null);
		tell("PROTOCOL EARLY_INTERVENTION POLICE-LOCAL", "DECLINED", 140, null, null);
		tell(EVALUATION, "NOT_BEGUN", 600, null, null);
		tell(EVALUATION, "UNDER_WAY", 300, null, null);
		tell(EVALUATION, "DRAFTED", 45, null, null);
		int[] trained = { 6, 8, 5, 9, 11 };
		for (int i = 0; i < trained.length; i++) {
			tell("FACILITATORS PEER_FACILITATION NAC-EDUCATION-IRA", "TRAINED", 580 - 110 * i, trained[i], null);
		}
		tell("ATTAINMENT IN_SCHOOL NAC-EDUCATION", "OFFERED", 450, null, null);
		tell("ATTAINMENT IN_SCHOOL NAC-CC", "PLANNED", 90, null, null);
		tell(GAP, "NOT_BEGUN", FIRST, null, null);
		tell(GAP, "UNDER_WAY", 380, null, null);
		var done = tell(GAP, "DONE", 118, null, "Paper 3 of the assessment");
		store.say(done, 2, said("DONE", 125, null, "Paper 3 of the assessment"), false, "It was a week earlier.", false,
				author(110));
		tell(PATHWAY, "DRAFTED", 560, null, null);
		tell(PATHWAY, "AGREED", 330, null, null);
		tell(PATHWAY, "LIVE", 170, null, null);
		var twice = tell(PATHWAY, "STOPPED", 100, null, null);
		store.say(twice, 2, said("STOPPED", 100, null, null), true, "It was another pathway.", false, author(98));
		tell(CRAFT, "NOT_BEGUN", 610, null, null);
		tell(CRAFT, "WRITTEN", 210, null, null);
		tell("TRAINING NALOXONE TPS-PEAR", "OPEN", 260, null, null);
		tell("TRAINING NALOXONE TPS-PEAR", "MET", 150, null, "Course of June");
		tell("TRAINING TRAUMA TPS-PEAR", "OPEN", 40, null, null);
		tell("TRAINING TRAUMA NADARS", "OPEN", 65, null, null);
		tell("TRAINING FASD NAC-EDUCATION", "OPEN", 30, null, null);
		tell("TRAINING WHOLE_FAMILY NAHSCP-CF", "OPEN", 200, null, null);
		tell("TRAINING WHOLE_FAMILY NAHSCP-CF", "WITHDRAWN", 90, null, null);
		String barrier = "No crèche on the days of the recovery group";
		thing("BARRIER PARENTS NADARS", barrier, "RAISED", 152, null);
		thing("BARRIER PARENTS NADARS", barrier, "UNDER_WAY", 96, null);
		thing("BARRIER ISLANDS NADARS", "The last ferry leaves before the evening clinic ends", "RAISED", 150, null);
		String letters = "Letters that only a good reader can answer";
		thing("BARRIER LANGUAGE NAHSCP-CMH", letters, "RAISED", 260, null);
		thing("BARRIER LANGUAGE NAHSCP-CMH", letters, "REMOVED", 118, "People can answer by phone or text now.");
		thing("BARRIER WOMEN TPS-PEAR", "Mixed groups alone", "RAISED", 64, null);
		thing("NATIONAL_CONTRIBUTION CONSULTATION NAADP-SUPPORT", "Charter of Rights: how services report", "GIVEN",
				210, null);
		thing("NATIONAL_CONTRIBUTION PROJECT NAADP-SUPPORT", "Early warning of drug trends", "GIVEN", 420, null);
		thing("NATIONAL_CONTRIBUTION WORKING_GROUP NAADP-SUPPORT", "Residential rehabilitation data", "UNDER_WAY", 33,
				null);
		String[] statements = { "SHAPED_BY_PEOPLE", "CHOICE", "SAME_DAY", "NO_WRONG_DOOR", "WHOLE_PERSON", "FAMILIES",
				"TRAUMA", "PEERS", "AFTER", "LEARNING" };
		for (int i = 0; i < statements.length; i++) {
			String statement = "ROSC_CHECK %s NAADP-SUPPORT".formatted(statements[i]);
			tell(statement, "LEVEL_" + i % 3, 470, null, "Self-assessment of the year before");
			if (i < statements.length - 2) {
				tell(statement, "LEVEL_" + (1 + i % 3), 105, null, "Self-assessment, paper 6");
			}
		}
		tell("RECOVERY_MODEL_LINK SMART NADARS", "AGREEMENT", 310, null, "Agreement of the two services");
		tell("RECOVERY_MODEL_LINK TWELVE_STEP NADARS", "SESSION", 88, null, null);
		tell("RECOVERY_MODEL_LINK FAITH TPS-PEAR", "SESSION", 47, null, null);
		tell("RECOVERY_MODEL_LINK PEER_COMMUNITY TPS-PEAR", "AGREEMENT", 200, null, "Agreement of the two services");
		tell("RECOVERY_MODEL_LINK HARM_REDUCTION NAHSCP-CMH", "IN_TALKS", 30, null, null);
		strategy();
		decided().ifPresent(on -> add(CRAFT, new Registers.Said("DECIDED", on, null, null, DECIDES, on, null, null)));
		LocalDate today = LocalDate.now(clock);
		news.changed(UUID.randomUUID(), 1, new UnitId("NAHSCP-CF"), today.minusDays(FIRST), today,
				OffsetDateTime.now(clock));
		recording.tellRows("registers.sample", "entries of registers", 74);
	}

	/** Assessments, one of them past its review; what people were asked; funding. */
	private void strategy() {
		String support = "IMPACT_ASSESSMENT %s NAADP-SUPPORT";
		said(support.formatted("EQUALITY"), "Move of the evening clinic", "SIGNED_OFF", 400, null,
				"Disabled people reach the new building without steps; buses stop at its door until ten.", -35);
		said(support.formatted("ISLANDS"), "Move of the evening clinic", "SIGNED_OFF", 130, null,
				"The clinic on Arran stays as it is, and travel from Cumbrae is paid.", 235);
		said(support.formatted("CHILDREN"), "Support for children of people in treatment", "NEEDED", 48, null, null,
				null);
		said(support.formatted("FAIRER_SCOTLAND"), "New form for asking for training", "NOT_NEEDED", 72, null,
				"It is a form for staff and decides nothing about anybody's money or help.", null);
		String asked = "ENGAGEMENT %s %s";
		said(asked.formatted("EXPERIENCE", "TPS-PEAR"), "What same-day help should feel like", "HELD", 230, 17, null,
				null);
		said(asked.formatted("EXPERIENCE", "TPS-PEAR"), "What same-day help should feel like", "CHANGED", 120, 17,
				"Nobody has to tell the story twice: what was said at the door goes along, where the person agrees.",
				null);
		said(asked.formatted("YOUNG_PEOPLE", "NAADP-SUPPORT"), "Words that young people would use", "HELD", 39, 24,
				null, null);
		said(asked.formatted("FAMILIES", "NAHSCP-CF"), "A family evening every week", "NO_CHANGE", 90, 9,
				"There is no room on the evening that was asked for; it is asked again in spring.", null);
		String funded = "CONTRACT FUNDING %s";
		said(funded.formatted("TPS-PEAR"), "Peer support", "IN_FORCE", 250, 12, null, 115);
		said(funded.formatted("NADARS"), "Outreach on the islands", "IN_FORCE", 340, 36, null, 756);
	}

	private void said(String what, String title, String state, int daysAgo, @Nullable Integer number,
			@Nullable String words, @Nullable Integer until) {
		var today = LocalDate.now(clock);
		add(what, title, places.computeIfAbsent(what + title, it -> UUID.randomUUID()),
				new Registers.Said(state, today.minusDays(daysAgo), number,
						"SIGNED_OFF".equals(state) ? "Assessment, with the papers of the board" : null, null, null,
						words, (until != null) ? today.plusDays(until) : null));
	}

	/** The last meeting that could decide something. */
	private Optional<LocalDate> decided() {
		LocalDate today = LocalDate.now(clock);
		return meetings.held(DECIDES, today.minusDays(180), today)
			.entrySet()
			.stream()
			.filter(Map.Entry::getValue)
			.map(Map.Entry::getKey)
			.max(LocalDate::compareTo);
	}

	private Registers.Id tell(String what, String state, int daysAgo, @Nullable Integer number,
			@Nullable String evidence) {
		return add(what, said(state, daysAgo, number, evidence));
	}

	private void thing(String what, String title, String state, int daysAgo, @Nullable String words) {
		var place = places.computeIfAbsent(title, it -> UUID.randomUUID());
		var on = LocalDate.now(clock).minusDays(daysAgo);
		add(what, title, place, new Registers.Said(state, on, null,
				"GIVEN".equals(state) ? "Answer of the partnership" : null, null, null, words, null));
	}

	private Registers.Id add(String what, Registers.Said said) {
		return add(what, null, null, said);
	}

	private Registers.Id add(String what, @Nullable String title, @Nullable UUID place, Registers.Said said) {
		var parts = what.split(" ", 3);
		var id = new Registers.Id(UUID.randomUUID());
		LocalDate today = LocalDate.now(clock);
		LocalDate on = (said.onDay() != null) ? said.onDay() : today;
		Author author = author((int) (today.toEpochDay() - on.toEpochDay()));
		store.add(id, parts[0], new UnitId(parts[2]), parts[1], title, place, said, false, null, author);
		return id;
	}

	private Registers.Said said(String state, int daysAgo, @Nullable Integer number, @Nullable String evidence) {
		return new Registers.Said(state, LocalDate.now(clock).minusDays(daysAgo), number, evidence, null, null, null,
				null);
	}

	private Author author(int daysAgo) {
		LocalDate day = LocalDate.now(clock).minusDays(daysAgo);
		return new Author(new AccountId(new UUID(0, 0)), new MemberId(new UUID(0, 0)), "Sample data", OffsetDateTime
			.of(day, LocalTime.NOON, clock.getZone().getRules().getOffset(day.atTime(LocalTime.NOON))));
	}

}
