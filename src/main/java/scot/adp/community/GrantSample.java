package scot.adp.community;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import scot.adp.identity.AccountId;
import scot.adp.identity.Author;
import scot.adp.identity.Recording;
import scot.adp.platform.AdpSettings;
import scot.adp.platform.MemberId;
import scot.adp.platform.StartUpStep;
import scot.adp.platform.UnitId;

/**
 * Invents twelve grants of two years for a first start with sample data, in every state.
 * The same start day gives the same data.
 */
@Component
class GrantSample extends StartUpStep {

	private static final UnitId FUNDER = new UnitId("VCSE-THIRD-SECTOR");

	private final AdpSettings settings;

	private final GrantStore store;

	private final GrantRules rules;

	private final Recording recording;

	private final TransactionTemplate transaction;

	private final JdbcClient jdbc;

	private final Clock clock;

	GrantSample(AdpSettings settings, GrantStore store, GrantRules rules, Recording recording,
			TransactionTemplate transaction, JdbcClient jdbc, Clock clock) {
		super(Stage.SAMPLE);
		this.settings = settings;
		this.store = store;
		this.rules = rules;
		this.recording = recording;
		this.transaction = transaction;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	@Override
	protected void perform() {
		if (settings.sample()
				&& jdbc.sql("select not exists (select from community.grant_award)").query(Boolean.class).single()) {
			transaction.executeWithoutResult(status -> fill());
		}
	}

	private void fill() {
		LocalDate today = LocalDate.now(clock);
		var now = new Author(new AccountId(new UUID(0, 0)), new MemberId(new UUID(0, 0)), "Sample data",
				OffsetDateTime.now(clock));
		var all = List.of(
				of("Example Garden Group", 4200, 26, 12, "Raised beds and a weekly garden morning.", "COM-9.6")
					.spent(4150, 38, null)
					.over(),
				of("Example Harbour Choir", 1800, 25, 10, "A choir for people in recovery and their friends.",
						"COM-9.6")
					.spent(1800, 27, null)
					.over(),
				of("Example Football Club", 3000, 22, 9, "Walking football, twice a week.", "COM-9.6")
					.spent(3260, 44, "The hall cost more than was planned.")
					.over(),
				of(null, 12000, 20, 12, "Recovery cafes in two towns.", "COM-9.6").spent(11400, 120, null),
				of("Example Arran Peer Group", 2500, 18, 9, "A group on the island, and the ferry.", "COM-9.6")
					.spent(2380, null, null),
				of("Example Community Kitchen", 5000, 16, 12, "Cooking together, and food to take home.", "COM-9.4")
					.spent(5000, 86, null),
				of("Example Art Space", 2200, 13, 11, "An art group that ends with an exhibition.", "COM-9.3"),
				of("Example Cycle Workshop", 3600, 12, 12, "Bicycles repaired, and a ticket for two.", "COM-9.1"),
				of(null, 8000, 11, 10, "Help with forms and first visits.", "COM-9.3"),
				of("Example Women's Circle", 2900, 7, 12, "A weekly circle with a place for children.", "COM-9.3"),
				of("Example Coast Walkers", 1500, 4, 12, "Walks for who is new, with a lift.", "COM-9.6"),
				of("Example Radio Workshop", 2700, -1, 9, "A radio hour made by people in recovery.", "TRT-5.2"));
		for (int i = 0; i < all.size(); i++) {
			keep(i, all.get(i), today, now);
		}
		recording.tellRows("community.grant.sample", "grants", all.size());
	}

	private void keep(int nth, Invented it, LocalDate today, Author now) {
		var id = new Grants.Id(UUID.nameUUIDFromBytes(("grant " + nth).getBytes(StandardCharsets.UTF_8)));
		LocalDate from = today.withDayOfMonth(1).minusMonths(it.monthsAgo());
		LocalDate to = from.plusMonths(it.months()).minusDays(1);
		store.add(
				id, new Grants.Award(FUNDER, (it.name() == null) ? "VCSE" : null, it.name(),
						BigDecimal.valueOf(it.award()), from, to, it.purpose(), List.of(it.action())),
				rules.reportBy(to), Door.SAMPLE, null, now);
		if (it.spent() != null) {
			store.report(id, new Grants.Report(BigDecimal.valueOf(it.spent()), it.participants(),
					"It went as planned, and most came again.", it.because()), to.plusDays(20), null);
		}
		if (it.closed()) {
			store.close(id, to.plusDays(34));
		}
	}

	private static Invented of(@Nullable String name, int award, int monthsAgo, int months, String purpose,
			String action) {
		return new Invented(name, award, monthsAgo, months, purpose, action, null, null, null, false);
	}

	private record Invented(@Nullable String name, int award, int monthsAgo, int months, String purpose, String action,
			@Nullable Integer spent, @Nullable Integer participants, @Nullable String because, boolean closed) {

		Invented spent(int pounds, @Nullable Integer people, @Nullable String why) {
			return new Invented(name, award, monthsAgo, months, purpose, action, pounds, people, why, false);
		}

		Invented over() {
			return new Invented(name, award, monthsAgo, months, purpose, action, spent, participants, because, true);
		}

	}

}
