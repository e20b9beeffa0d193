package scot.adp.activities;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import scot.adp.activities.CampaignFiguresView.RateBasis;
import scot.adp.activities.ResourceView.Accessible;
import scot.adp.directory.PlaceCatalogue;
import scot.adp.directory.PlaceView;
import scot.adp.events.ListedCode;
import scot.adp.events.RecordId;
import scot.adp.identity.AccountId;
import scot.adp.identity.Author;
import scot.adp.identity.Recording;
import scot.adp.platform.AdpSettings;
import scot.adp.platform.CodeList;
import scot.adp.platform.ConfigFile;
import scot.adp.platform.MemberId;
import scot.adp.platform.StartUpStep;
import scot.adp.platform.UnitId;
import scot.adp.strategy.spi.ActionNames;

/**
 * Invents resources, what lies at outlets and campaigns for a first start with sample
 * data, from {@code config/activities/demonstration-materials.yaml}: some are due, one
 * alert asks for a look, some outlets have nothing left, and figures were put right. The
 * same start day gives the same data.
 */
@Component
class MaterialsSample extends StartUpStep {

	private static final String PLAN = "NAADP-2025";

	private static final int ROWS = 1100;

	private static final int DAYS = 720;

	private final AdpSettings settings;

	private final ResourceStore resources;

	private final ResourceStockStore stock;

	private final CampaignStore campaigns;

	private final MessageSetStore messages;

	private final ActionTies ties;

	private final ActionNames actions;

	private final PlaceCatalogue catalogue;

	private final SessionNews news;

	private final Recording recording;

	private final TransactionTemplate transaction;

	private final JdbcClient jdbc;

	private final Clock clock;

	MaterialsSample(AdpSettings settings, ResourceStore resources, ResourceStockStore stock, CampaignStore campaigns,
			MessageSetStore messages, ActionTies ties, ActionNames actions, PlaceCatalogue catalogue, SessionNews news,
			Recording recording, TransactionTemplate transaction, JdbcClient jdbc, Clock clock) {
		super(Stage.SAMPLE);
		this.settings = settings;
		this.resources = resources;
		this.stock = stock;
		this.campaigns = campaigns;
		this.messages = messages;
		this.ties = ties;
		this.actions = actions;
		this.catalogue = catalogue;
		this.news = news;
		this.recording = recording;
		this.transaction = transaction;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	@Override
	protected void perform() {
		if (settings.sample()
				&& jdbc.sql("select not exists (select from activities.resource)").query(Boolean.class).single()) {
			transaction.executeWithoutResult(status -> fill());
		}
	}

	private void fill() {
		LocalDate today = LocalDate.now(clock);
		var coded = actions.current()
			.stream()
			.filter(it -> it.plan().value().equals(PLAN))
			.collect(Collectors.toMap(ActionNames.Named::code, Function.identity()));
		var root = ConfigFile.read(settings.config().resolve("activities").resolve("demonstration-materials.yaml"))
			.root()
			.allow("heard", "resources", "campaigns", "messages");
		var printed = new HashMap<Resources.Id, UnitId>();
		int made = 0;
		for (var entry : root.entries("resources")) {
			made += resource(entry, coded, printed, today) ? 1 : 0;
		}
		if (made == 0) {
			// Another plan than that of the demonstration.
			return;
		}
		stock(printed, today);
		var figures = new ArrayList<CampaignStore.Row>();
		for (var entry : root.entries("campaigns")) {
			figures.addAll(campaign(entry, coded, today));
		}
		campaigns.add(figures.stream().filter(it -> it.version() == 1).toList(), null, author(today));
		campaigns.add(figures.stream().filter(it -> it.version() > 1).toList(), null, author(today));
		root.entries("messages").forEach(it -> message(it, today));
		heard(root.entry("heard"), today);
		for (var set : List.of(SessionNews.RESOURCES, SessionNews.STOCK, SessionNews.CAMPAIGNS, SessionNews.MESSAGES)) {
			news.of(set, UUID.randomUUID(), 1, null, List.of(today.minusDays(DAYS), today), author(today).at());
		}
		recording.tellRows("activities.resource.sample", "resources", made);
	}

	private static Author author(LocalDate on) {
		return new Author(new AccountId(new UUID(0, 0)), new MemberId(new UUID(0, 0)), "Sample data",
				OffsetDateTime.of(on, LocalTime.of(9, 0), ZoneOffset.UTC));
	}

	private boolean resource(ConfigFile.Entry entry, Map<String, ActionNames.Named> coded,
			Map<Resources.Id, UnitId> printed, LocalDate today) {
		entry.allow("code", "title", "unit", "kind", "topics", "substances", "audience", "formats", "languages",
				"actions", "accessible", "added", "review", "withdrawn");
		var tied = entry.codes("actions", it -> it).stream().map(coded::get).filter(Objects::nonNull).toList();
		if (tied.isEmpty()) {
			return false;
		}
		String code = entry.text("code");
		LocalDate added = today.minusDays(entry.number("added", 0));
		LocalDate reviewBy = today.plusDays(Integer.parseInt(entry.text("review")));
		var accessible = entry.choice("accessible", Accessible.class, Accessible.NOT_DONE);
		LocalDate looked = later(added, reviewBy.minusYears(1));
		var what = new Resources.Told(code, entry.text("title"), entry.code("unit", UnitId::new),
				entry.code("kind", CodeList::checked), entry.codes("topics", CodeList::checked),
				entry.codes("substances", CodeList::checked), entry.code("audience", CodeList::checked),
				entry.codes("formats", CodeList::checked), entry.codes("languages", CodeList::checked), null,
				accessible, (accessible == Accessible.NOT_DONE) ? null : looked, reviewBy);
		var id = new Resources.Id(named("resource " + code));
		resources.add(id, what, added, author(looked));
		ties.keep("resource", id, tied);
		@Nullable String withdrawn = entry.optionalText("withdrawn");
		if (withdrawn != null) {
			resources.withdraw(id, 1, today.minusDays(60), withdrawn, author(today.minusDays(60)));
		}
		if (what.formats().contains("PRINT")) {
			printed.put(id, what.unit());
		}
		return true;
	}

	private void message(ConfigFile.Entry entry, LocalDate today) {
		entry.allow("code", "title", "topic", "unit", "agreed", "reviewed", "asked", "using");
		var id = new MessageSets.Id(named("message " + entry.text("code")));
		LocalDate on = today.minusDays(entry.number("reviewed", 0));
		messages.add(
				id, new MessageSets.Told(entry.text("code"), entry.text("title"),
						entry.code("topic", CodeList::checked), entry.code("unit", UnitId::new), entry.text("agreed")),
				on, author(on));
		messages.ask(id, entry.codes("asked", UnitId::new), on.plusDays(1), author(on));
		entry.codes("using", UnitId::new).forEach(unit -> messages.use(id, unit, on.plusDays(9), author(on)));
	}

	/** Some days ago, in the afternoon. */
	private void heard(ConfigFile.Entry entry, LocalDate today) {
		entry.allow("text", "substances", "ago", "days");
		var alert = UUID.nameUUIDFromBytes(("alert " + entry.text("text")).getBytes(StandardCharsets.UTF_8));
		LocalDate on = today.minusDays(entry.number("ago", 0));
		resources.heard(new ResourceStore.Alert(new RecordId(alert), entry.codes("substances", ListedCode::new),
				on.plusDays(entry.number("days", 0))), author(on).at().plusHours(8));
	}

	private static LocalDate later(LocalDate one, LocalDate other) {
		return one.isAfter(other) ? one : other;
	}

	/**
	 * Rounds of two years: most outlets each some weeks, a few not for long, and what was
	 * withdrawn still lies at some.
	 */
	private void stock(Map<Resources.Id, UnitId> printed, LocalDate today) {
		var outlets = catalogue.places()
			.stream()
			.filter(it -> it.kind() == PlaceView.Kind.OUTLET)
			.sorted(Comparator.comparing(PlaceView::name))
			.toList();
		var ids = printed.keySet().stream().sorted(Comparator.comparing(it -> it.value().toString())).toList();
		if (outlets.isEmpty() || ids.isEmpty()) {
			return;
		}
		var known = resources.byIds(ids);
		var random = new Random(14);
		var levels = new HashMap<ResourceStockStore.Where, Integer>();
		var rows = new ArrayList<ResourceStockStore.Row>();
		for (int n = 0; n < ROWS; n++) {
			int which = random.nextInt(outlets.size());
			PlaceView outlet = outlets.get(which);
			LocalDate on = today.minusDays(DAYS - (long) n * (DAYS - 2) / ROWS);
			// Nobody went to these for long.
			if (which % 8 == 5 && on.isAfter(today.minusDays(140))) {
				which = (which + 1) % outlets.size();
				outlet = outlets.get(which);
			}
			// Each outlet has a few of them.
			Resources.Id id = ids.get((which * 5 + random.nextInt(5)) % ids.size());
			ResourceView resource = Objects.requireNonNull(known.get(id));
			var where = new ResourceStockStore.Where(outlet.id(), id);
			int there = levels.getOrDefault(where, 0);
			boolean placed = !on.isBefore(resource.addedOn())
					&& (resource.withdrawnOn() == null || on.isBefore(resource.withdrawnOn()));
			int chance = random.nextInt(10);
			StockCount.Move move;
			if (placed && (there < 10 || chance < 5)) {
				move = new StockCount.Move(on, ResourceStock.Movement.PLACED, 10 * (1 + random.nextInt(8)));
			}
			else if (there > 0 && chance < 6) {
				move = new StockCount.Move(on, ResourceStock.Movement.RETURNED, 1 + random.nextInt(there));
			}
			else {
				move = new StockCount.Move(on, ResourceStock.Movement.COUNTED,
						(there > 0) ? random.nextInt(there + 1) : 0);
			}
			levels.put(where, switch (move.movement()) {
				case PLACED -> there + move.number();
				case RETURNED -> there - move.number();
				case COUNTED -> move.number();
			});
			rows.add(new ResourceStockStore.Row(new ResourceStock.Id(new UUID(random.nextLong(), random.nextLong())),
					outlet.id(), id, Objects.requireNonNull(printed.get(id)), move, false));
		}
		stock.add(rows, null, author(today));
	}

	private List<CampaignStore.Row> campaign(ConfigFile.Entry entry, Map<String, ActionNames.Named> coded,
			LocalDate today) {
		entry.allow("code", "title", "unit", "actions", "channels", "approach", "interactivePart", "from", "to");
		var tied = entry.codes("actions", it -> it).stream().map(coded::get).filter(Objects::nonNull).toList();
		if (tied.isEmpty()) {
			return List.of();
		}
		String code = entry.text("code");
		@Nullable String to = entry.optionalText("to");
		LocalDate from = today.minusDays(Integer.parseInt(entry.text("from")));
		@Nullable LocalDate last = (to != null) ? today.minusDays(Integer.parseInt(to)) : null;
		var what = new Campaigns.Told(code, entry.text("title"), entry.code("unit", UnitId::new),
				entry.optionalCode("approach", CodeList::checked), entry.optionalText("interactivePart"), null, from,
				last);
		var id = new Campaigns.Id(named("campaign " + code));
		campaigns.add(id, what, author(from.isAfter(today) ? today : from));
		ties.keep("campaign", id, tied);
		var random = new Random(code.hashCode());
		var rows = new ArrayList<CampaignStore.Row>();
		for (String channel : entry.codes("channels", CodeList::checked)) {
			for (LocalDate month = from.withDayOfMonth(1); month.plusMonths(1).isBefore(today)
					&& (last == null || !month.isAfter(last)); month = month.plusMonths(1)) {
				// Of a few months nobody told yet.
				if (random.nextInt(12) > 0) {
					rows.add(told(id, what.unit(), channel, month, random));
				}
			}
		}
		if (!rows.isEmpty() && random.nextInt(4) == 0) {
			CampaignStore.Row first = rows.getFirst();
			rows.add(new CampaignStore.Row(id, what.unit(), first.channel(), first.month(), 2,
					again(first.entry(), random), false));
		}
		return rows;
	}

	private static CampaignStore.Row told(Campaigns.Id id, UnitId unit, String channel, LocalDate month,
			Random random) {
		boolean reach = List.of("RADIO", "POSTERS", "SNAPCHAT").contains(channel);
		int seen = 2_000 + random.nextInt(20_000);
		int engagements = seen * (8 + random.nextInt(30)) / 1_000;
		@Nullable Integer clicks = List.of("RADIO", "POSTERS").contains(channel) ? null
				: Integer.valueOf(engagements / (6 + random.nextInt(8)));
		return new CampaignStore.Row(id, unit, channel, month, 1,
				new CampaignEntry(id, channel, month, reach ? RateBasis.REACH : RateBasis.IMPRESSIONS,
						reach ? null : Integer.valueOf(seen), reach ? Integer.valueOf(seen) : null, engagements, clicks,
						null),
				false);
	}

	private static CampaignEntry again(CampaignEntry it, Random random) {
		return new CampaignEntry(it.campaign(), it.channel(), it.month(), it.rateBasis(), it.impressions(), it.reach(),
				Objects.requireNonNullElse(it.engagements(), 0) + 5 + random.nextInt(20), it.clicksToHelp(),
				"LATER_COUNT");
	}

	private static UUID named(String name) {
		return UUID.nameUUIDFromBytes(("materials " + name).getBytes(StandardCharsets.UTF_8));
	}

}
