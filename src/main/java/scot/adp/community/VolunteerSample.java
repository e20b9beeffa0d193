package scot.adp.community;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import scot.adp.community.VolunteerView.State;
import scot.adp.events.PersonKey;
import scot.adp.identity.AccountId;
import scot.adp.identity.Author;
import scot.adp.identity.Recording;
import scot.adp.people.OwnRef;
import scot.adp.people.PersonKeys;
import scot.adp.platform.AdpSettings;
import scot.adp.platform.MemberId;
import scot.adp.platform.StartUpStep;
import scot.adp.platform.UnitId;

/**
 * Invents 70 volunteers and two years of their hours for a first start with sample data,
 * some 4,000 entries. The same start day gives the same data.
 */
@Component
class VolunteerSample extends StartUpStep {

	private static final int VOLUNTEERS = 70;

	private static final int ENTRIES = 4_000;

	private static final int DAYS = 720;

	private static final UnitId HOST = new UnitId("NADARS");

	private final AdpSettings settings;

	private final VolunteerStore store;

	private final PersonKeys keys;

	private final CommunityNews changes;

	private final Recording recording;

	private final TransactionTemplate transaction;

	private final JdbcClient jdbc;

	private final Clock clock;

	VolunteerSample(AdpSettings settings, VolunteerStore store, PersonKeys keys, CommunityNews changes,
			Recording recording, TransactionTemplate transaction, JdbcClient jdbc, Clock clock) {
		super(Stage.SAMPLE);
		this.settings = settings;
		this.store = store;
		this.keys = keys;
		this.changes = changes;
		this.recording = recording;
		this.transaction = transaction;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	@Override
	protected void perform() {
		if (settings.sample()
				&& jdbc.sql("select not exists (select from community.volunteer)").query(Boolean.class).single()) {
			transaction.executeWithoutResult(status -> fill());
		}
	}

	private void fill() {
		LocalDate today = LocalDate.now(clock);
		var random = new Random(20_261_202);
		var now = new Author(new AccountId(new UUID(0, 0)), new MemberId(new UUID(0, 0)), "Sample data",
				OffsetDateTime.now(clock));
		var hours = new ArrayList<VolunteerStore.Hours>();
		for (int i = 0; i < VOLUNTEERS; i++) {
			LocalDate from = today.minusDays(DAYS - (long) i * 9);
			boolean over = i % 6 == 4;
			LocalDate until = over ? from.plusDays((today.toEpochDay() - from.toEpochDay()) * 3 / 4) : today;
			State state = (i % 23 == 21) ? State.CHECKS
					: (i % 23 == 22) ? State.APPLIED : (i % 17 == 13) ? State.PAUSED : State.ACTIVE;
			boolean regulated = i % 3 == 0;
			var id = new Volunteers.Id(UUID.nameUUIDFromBytes(("volunteer " + i).getBytes(StandardCharsets.UTF_8)));
			String reference = "NAD-%05d".formatted(11_000 + i);
			PersonKey person = keys.ofSample(HOST, List.of(new OwnRef(reference))).getFirst();
			store.add(List.of(new VolunteerStore.Row(id,
					new Volunteers.New(HOST, reference, null, from, what(random, i, regulated, state, today)),
					reference, person, null)), Door.SAMPLE, null, now);
			if (over) {
				store.end(id, until,
						HelpSample.pick(random, "PAID_WORK", 40, "EDUCATION", 25, "HEALTH", 15, "OTHER", 20));
			}
			if (state == State.ACTIVE || state == State.PAUSED) {
				work(random, id, from, until, hours);
			}
		}
		store.add(hours, null, now);
		changes.changed(UUID.randomUUID(), 1, HOST, CommunityNews.VOLUNTEERS, today.minusDays(DAYS), today, now.at());
		recording.tellRows("community.volunteer.sample", "volunteers", VOLUNTEERS);
	}

	private static Volunteers.What what(Random random, int turn, boolean regulated, State state, LocalDate today) {
		String role = HelpSample.pick(random, "PEER_MENTOR", 34, "GROUP_HOST", 22, "CAFE", 16, "OUTREACH", 14, "DRIVER",
				6, "BOARD", 8);
		boolean waits = state == State.CHECKS || state == State.APPLIED;
		@Nullable LocalDate expires = (regulated && !waits) ? today.plusDays(10L * turn - 20) : null;
		return new Volunteers.What(role, regulated, !regulated ? "NOT_NEEDED" : waits ? "APPLIED" : "VALID", expires,
				waits ? null : today.plusDays(turn * 2L - 30), turn % 4 == 0, state);
	}

	/** One or two days a week, from an hour to five. */
	private static void work(Random random, Volunteers.Id id, LocalDate from, LocalDate until,
			List<VolunteerStore.Hours> hours) {
		for (LocalDate day = from; day.isBefore(until) && hours.size() < ENTRIES; day = day.plusDays(1)) {
			boolean usual = day.getDayOfWeek() == DayOfWeek.of(1 + Math.floorMod(id.value().hashCode(), 5));
			if (usual ? random.nextInt(10) < 8 : random.nextInt(20) == 0) {
				hours.add(new VolunteerStore.Hours(new VolunteerStore.Day(id, day), 4 + random.nextInt(14), false));
			}
		}
	}

}
