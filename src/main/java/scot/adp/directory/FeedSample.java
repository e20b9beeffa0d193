package scot.adp.directory;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import scot.adp.exchange.ImportId;
import scot.adp.identity.AccountId;
import scot.adp.identity.Author;
import scot.adp.identity.Recording;
import scot.adp.platform.AdpSettings;
import scot.adp.platform.MemberId;
import scot.adp.platform.StartUpStep;
import scot.adp.platform.UnitId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Invents the directory of another for a first start with sample data, from {@code
 * config/directory/demonstration-feed.json}: what it told before was taken in, and
 * corrected by somebody here since; what it tells now waits to be looked at.
 */
@Component
class FeedSample extends StartUpStep {

	private static final UnitId UNIT = new UnitId("VCSE-COMMUNITY");

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final AdpSettings settings;

	private final FeedStore store;

	private final FeedPlanning planning;

	private final FeedTaking taking;

	private final FeedRules rules;

	private final UnitTree units;

	private final Recording recording;

	private final TransactionTemplate transaction;

	private final JdbcClient jdbc;

	private final Clock clock;

	FeedSample(AdpSettings settings, FeedStore store, FeedPlanning planning, FeedTaking taking, FeedRules rules,
			UnitTree units, Recording recording, TransactionTemplate transaction, JdbcClient jdbc, Clock clock) {
		super(Stage.FIGURES);
		this.settings = settings;
		this.store = store;
		this.planning = planning;
		this.taking = taking;
		this.rules = rules;
		this.units = units;
		this.recording = recording;
		this.transaction = transaction;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	@Override
	protected void perform() {
		Path file = settings.config().resolve("directory").resolve("demonstration-feed.json");
		if (settings.sample() && Files.isReadable(file) && units.all().containsKey(UNIT)
				&& jdbc.sql("select not exists (select from directory.feed)").query(Boolean.class).single()) {
			transaction.executeWithoutResult(status -> invent(file));
		}
	}

	private void invent(Path file) {
		var id = new Feeds.Id(UUID.nameUUIDFromBytes("feed of the sample".getBytes(StandardCharsets.UTF_8)));
		var then = author(OffsetDateTime.now(clock).minusDays(20));
		store.add(id, new Feeds.What("Example Community Directory", null, UNIT, false), then);
		JsonNode told = read(file);
		keep(id, told.path("before"), then);
		FeedView feed = store.find(id).orElseThrow();
		var waiting = store.waiting(id).orElseThrow();
		var plan = planning.of(feed, waiting, Set.of());
		taking.take(feed, plan, new ImportId(UUID.randomUUID()), then, (subject, changes) -> {
		});
		store.taken(id, waiting.sha256(), then);
		plan.steps()
			.stream()
			.map(FeedPlan.Step::id)
			.findFirst()
			.ifPresent(it -> jdbc.sql(
					"update directory.service set version = 2, description = :words, changed_by_name = :by where id = :id")
				.param("words", "Gardening together, and soup at noon. Boots are there to borrow.")
				.param("by", "Sample data, Sample partnership")
				.param("id", it.value())
				.update());
		keep(id, told.path("now"), author(OffsetDateTime.now(clock).minusHours(3)));
		recording.tellRows("directory.feed.sample", "services of a feed", plan.steps().size());
	}

	private void keep(Feeds.Id feed, JsonNode told, Author author) {
		byte[] bytes = told.toString().getBytes(StandardCharsets.UTF_8);
		var reader = new OpenReferral(rules.limits().services());
		reader.read(new ByteArrayInputStream(bytes));
		store.keep(feed, new FeedReading.Id(UUID.randomUUID()), "example-directory.json",
				FeedStore.digest(told.toString()), bytes.length, reader.reading(), author.at());
	}

	private static JsonNode read(Path file) {
		try {
			return JSON.readTree(Files.readString(file));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Author author(OffsetDateTime at) {
		return new Author(new AccountId(new UUID(0, 0)), new MemberId(new UUID(0, 0)),
				"Sample data, Sample partnership", at);
	}

}
