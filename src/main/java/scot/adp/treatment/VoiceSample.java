package scot.adp.treatment;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import scot.adp.directory.PlaceCatalogue;
import scot.adp.directory.ServiceView;
import scot.adp.identity.AccountId;
import scot.adp.identity.Author;
import scot.adp.identity.Recording;
import scot.adp.platform.AdpSettings;
import scot.adp.platform.MemberId;
import scot.adp.platform.StartUpStep;
import scot.adp.platform.UnitId;
import scot.adp.treatment.ServiceFeedbackView.Kind;
import scot.adp.treatment.ServiceFeedbackView.Reply;

/**
 * Invents 120 things that people said of services, over two years, for a first start with
 * sample data: each theme, answers of each kind, promises that are kept and past their
 * day, what nobody answered yet, what everybody reads and what waits for a second reader.
 * The same start day gives the same data; nobody said any of it.
 */
@Component
class VoiceSample extends StartUpStep {

	private static final int ITEMS = 120;

	private static final int DAYS = 700;

	/** The newest, most of which nobody answered yet. */
	private static final int NEWEST = 22;

	private static final UnitId PEER_RESEARCH = new UnitId("TPS-PEAR");

	private static final List<UnitId> UNITS = List
		.of("NADARS", "TPS-PEAR", "NADARS", "NAHSCP-PSST", "PHOENIX-HARPER", "NADARS", "NHSAA-WARD5", "NAC-HOUSING")
		.stream()
		.map(UnitId::new)
		.toList();

	private static final List<Said> SAID = List.of(
			new Said("DIGNITY", Kind.CHANGE, "Calling names out across the waiting room tells everybody who is here.",
					"Numbers are called now, and the desk has a screen.",
					"I sat there and wished the floor would open."),
			new Said("ACCESS", Kind.CHANGE, "Phone lines are busy each Monday morning, and nobody rings back.",
					"A second line opened, and whoever leaves a message is rung back the same day.", null),
			new Said("INFORMED_CHOICE", Kind.STRENGTH,
					"The nurse went through all the medicines and let people take time to choose.",
					"It is part of every first visit now.", "First time anybody asked me what I wanted."),
			new Said("PERSON_CENTRED", Kind.CHANGE,
					"Appointments are in school hours or not at all; parents cannot come.",
					"Two evenings a week are open until eight.", null),
			new Said("RIGHT_OPTION", Kind.CHANGE, "People who drink are offered what fits people who use drugs.",
					"A group for alcohol alone began, led by two people who have been there.", null),
			new Said("HARM_REDUCTION", Kind.STRENGTH, "Naloxone is offered without any fuss, at the desk too.",
					"Every member of staff carries it and can train others.",
					"They just hand it you and show you. Brilliant."),
			new Said("END_OF_TREATMENT", Kind.CHANGE, "Nobody talks about what comes after the last appointment.",
					"A plan for afterwards is written with everybody six weeks before.",
					"It was like falling off a cliff."),
			new Said("TOLD_ONCE", Kind.CHANGE, "The same story has to be told to three services in one week.",
					"One assessment is shared, where people agree to it.", "I was sick of my own voice."),
			new Said("STAFF_WHO_STAY", Kind.CHANGE, "Workers change every few months, and trust begins from nothing.",
					"Who leaves introduces who comes, in person.", null),
			new Said("PLACE_AND_TIMES", Kind.CHANGE,
					"The bus from the Garnock Valley takes an hour and a half each way.",
					"The clinic comes to Kilbirnie every second Thursday.", null),
			new Said("INFORMATION", Kind.CHANGE, "Nobody knew that the recovery group meets on Sundays.",
					"The week's groups hang in the waiting room and stand in the directory.", null),
			new Said("MENTAL_HEALTH", Kind.CHANGE, "Low mood is no reason to be sent elsewhere and back again.",
					"A mental health nurse sits in on Tuesdays.", "Passed from pillar to post."),
			new Said("FAMILY_SUPPORT", Kind.STRENGTH, "Parents say that somebody finally asked how they are.",
					"A family worker has a room of her own on Wednesdays.", null),
			new Said("DIGNITY", Kind.STRENGTH, "Staff at the door say hello and mean it.",
					"It was read out at the team meeting, and hangs in the kitchen.", "They treat you like a person."),
			new Said("ACCESS", Kind.STRENGTH, "A start on the day of the first visit kept people coming.",
					"Same-day starts are open on all five days now.", null),
			new Said("INFORMED_CHOICE", Kind.CHANGE, "The long-acting injection was never mentioned.",
					"All options stand on one sheet, which is talked through.", null),
			new Said("PERSON_CENTRED", Kind.STRENGTH, "Somebody asked what happened, and not what is wrong.",
					"The whole team had the training, and new staff have it first.", "For once I did not feel judged."),
			new Said("RIGHT_OPTION", Kind.STRENGTH, "A home detox was offered where a ward would have been too much.",
					"It is offered wherever it is safe.", null),
			new Said("HARM_REDUCTION", Kind.CHANGE, "The needle exchange closes before people come off work.",
					"The pharmacy across the road is open until nine.", null),
			new Said("END_OF_TREATMENT", Kind.STRENGTH, "A peer came along to the first recovery meeting.",
					"Each planned ending has the offer of a peer.", "I would not have gone on my own."),
			new Said("TOLD_ONCE", Kind.STRENGTH, "The housing worker had read what was agreed before the visit.",
					"Shared plans go along wherever people agree.", null),
			new Said("STAFF_WHO_STAY", Kind.STRENGTH, "The same nurse has been there for three years.",
					"It is said to whoever plans posts.", "She knows when I am not right."),
			new Said("PLACE_AND_TIMES", Kind.STRENGTH, "The evening clinic fits people who work.",
					"It goes on through the winter.", null),
			new Said("INFORMATION", Kind.STRENGTH, "The card with the helpline fits into a phone case.",
					"Two thousand more were printed.", null),
			new Said("MENTAL_HEALTH", Kind.STRENGTH, "Anxiety was talked about in the same room as drinking.",
					"Both are part of each review.", null),
			new Said("FAMILY_SUPPORT", Kind.CHANGE, "Grandparents who bring up children are asked nothing.",
					"They have a group of their own in Saltcoats.", "Nobody asks the granny."),
			new Said("DIGNITY", Kind.CHANGE, "Supervised doses are taken in front of the whole shop.",
					"Four pharmacies have a room for it now.", "Everybody in the queue was watching."),
			new Said("ACCESS", Kind.CHANGE, "Arran has nobody on the days without a ferry.",
					"A video appointment is offered on these days.", null),
			new Said("OTHER", Kind.CHANGE, "The water machine has been broken since the spring.", "It is mended.",
					null));

	private final AdpSettings settings;

	private final VoiceStore store;

	private final PlaceCatalogue catalogue;

	private final ChangedRecords changes;

	private final Recording recording;

	private final TransactionTemplate transaction;

	private final JdbcClient jdbc;

	private final Clock clock;

	VoiceSample(AdpSettings settings, VoiceStore store, PlaceCatalogue catalogue, ChangedRecords changes,
			Recording recording, TransactionTemplate transaction, JdbcClient jdbc, Clock clock) {
		super(Stage.SAMPLE);
		this.settings = settings;
		this.store = store;
		this.catalogue = catalogue;
		this.changes = changes;
		this.recording = recording;
		this.transaction = transaction;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	@Override
	protected void perform() {
		if (settings.sample()
				&& jdbc.sql("select not exists (select from treatment.voice)").query(Boolean.class).single()) {
			transaction.executeWithoutResult(status -> fill());
		}
	}

	private void fill() {
		LocalDate today = LocalDate.now(clock);
		var random = new Random(20_261_130);
		Map<UnitId, ServiceView> services = catalogue.services()
			.stream()
			.sorted(Comparator.comparing(ServiceView::name))
			.collect(Collectors.toMap(ServiceView::unit, it -> it, (one, other) -> one));
		for (int nth = 0; nth < ITEMS; nth++) {
			UnitId unit = UNITS.get(nth % UNITS.size());
			// Some weeks have more to say than others, and the newest is of yesterday.
			LocalDate on = today.minusDays(1 + (long) (ITEMS - 1 - nth) * DAYS / ITEMS + random.nextInt(3));
			add(nth, unit, services.get(unit), on, today, random);
		}
		UNITS.stream()
			.distinct()
			.forEach(unit -> changes.ofVoices(UUID.randomUUID(), 1, unit, List.of(today.minusDays(DAYS + 3), today),
					OffsetDateTime.now(clock)));
		recording.tellRows("treatment.voice.sample", "what people say of services", ITEMS);
	}

	private void add(int nth, UnitId unit, @Nullable ServiceView service, LocalDate on, LocalDate today,
			Random random) {
		Said said = SAID.get(nth * 11 % SAID.size());
		var id = new Voices.Id(UUID.randomUUID());
		String how = List.of("INTERVIEW", "CARD", "GROUP", "SURVEY", "PEER_RESEARCH").get(random.nextInt(5));
		int people = switch (how) {
			case "INTERVIEW" -> 1 + random.nextInt(3);
			case "CARD" -> (nth == 34) ? 40 : 4 + random.nextInt(9);
			case "GROUP" -> 5 + random.nextInt(8);
			default -> 6 + random.nextInt(25);
		};
		boolean quoted = said.quote() != null && random.nextInt(3) == 0 && on.isAfter(today.minusMonths(23));
		var themes = (random.nextInt(5) == 0 && !said.theme().equals("DIGNITY")) ? List.of(said.theme(), "DIGNITY")
				: List.of(said.theme());
		var entry = new VoiceEntry(unit, (service != null && nth % 3 != 1) ? service.id() : null, on, how,
				(random.nextInt(5) == 0) ? "FAMILY_OR_NOMINATED" : "SERVICE_USER", themes, said.kind(), people,
				said.words(), quoted ? said.quote() : null, quoted, true);
		store.add(new VoiceStore.Fresh(id, entry, unit, how.equals("PEER_RESEARCH") ? PEER_RESEARCH : unit, false),
				Voices.Door.SAMPLE, null, author(on, today));
		if (nth >= ITEMS - NEWEST && nth % 4 != 0 || nth % 19 == 7) {
			return;
		}
		LocalDate answered = earlier(on.plusDays(6L + random.nextInt((nth % 11 == 3) ? 110 : 45)), today);
		int drawn = random.nextInt(100);
		if (said.kind() == Kind.STRENGTH || drawn < 58) {
			answer(id, Reply.DID, said.answer(), null, answered, today);
		}
		else if (drawn < 74) {
			answer(id, Reply.CANNOT, "There is no money for it this year; it is asked for in the next budget.", null,
					answered, today);
		}
		else {
			LocalDate by = answered.plusDays(60L + random.nextInt(60));
			answer(id, Reply.WILL, "It is agreed and being set up.", by, answered, today);
			if (by.isBefore(today.minusDays(20)) && nth % 3 != 0) {
				answer(id, Reply.DID, said.answer(), null, by.minusDays(5), today);
				answered = by.minusDays(5);
			}
		}
		if (random.nextInt(100) < 72) {
			ServiceFeedbackView now = store.locked(id).orElseThrow();
			store.toldBack(now, earlier(answered.plusDays(3L + random.nextInt(14)), today),
					List.of("POSTER", "GROUP", "IN_PERSON", "ONLINE").get(random.nextInt(4)), author(answered, today));
		}
		ServiceFeedbackView now = store.locked(id).orElseThrow();
		if (nth > ITEMS / 3 && now.answer() != Reply.WILL && (people >= 5 ? nth % 2 == 0 : nth % 5 == 0)) {
			store.release(now, quoted, people >= 5, author(answered, today));
		}
	}

	private void answer(Voices.Id id, Reply reply, String words, @Nullable LocalDate by, LocalDate on,
			LocalDate today) {
		store.answer(store.locked(id).orElseThrow(), new VoiceEntry.Answer(reply, words, by, on), on,
				author(on, today));
	}

	private static LocalDate earlier(LocalDate day, LocalDate today) {
		return day.isAfter(today) ? today : day;
	}

	private Author author(LocalDate on, LocalDate today) {
		var at = earlier(on, today).atTime(LocalTime.of(9, 30)).atZone(AlertRules.ZONE).toOffsetDateTime();
		return new Author(new AccountId(new UUID(0, 0)), new MemberId(new UUID(0, 0)), "Sample data", at);
	}

	/**
	 * Something that was said, and what came of it.
	 *
	 * @param quote in somebody's own words
	 */
	private record Said(String theme, Kind kind, String words, String answer, @Nullable String quote) {
	}

}
