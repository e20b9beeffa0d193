package scot.adp.activities;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.activities.CampaignFiguresView.RateBasis;
import scot.adp.activities.CampaignStore.Key;
import scot.adp.activities.CampaignStore.Row;
import scot.adp.directory.Partners;
import scot.adp.events.RecordId;
import scot.adp.identity.Author;
import scot.adp.identity.CurrentCaller;
import scot.adp.identity.Made;
import scot.adp.identity.Recording;
import scot.adp.measures.spi.SignedOff;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Audience;
import scot.adp.platform.Allowed.Scope;
import scot.adp.platform.Auditable;
import scot.adp.platform.BatchResult;
import scot.adp.platform.Identifier;
import scot.adp.platform.NodeSource;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.UnitId;
import scot.adp.platform.reading.Blanks;
import scot.adp.strategy.ActionId;

/**
 * Campaigns in social and other media, tied to actions of the plan, and what channels
 * told of each month. Its unit looks after a campaign; everybody who reads records reads
 * it.
 */
@Service
@Transactional
public class Campaigns {

	/** The most characters of a title. */
	public static final int TITLE_LIMIT = 120;

	/** The most characters of a code. */
	public static final int CODE_LIMIT = 40;

	/** What GraphQL calls one. */
	public static final String TYPE = "Campaign";

	/** The word for programs where what was told before is put right without a reason. */
	static final String REASON_NEEDED = "REASON_NEEDED";

	private static final String TABLE = "campaign";

	/**
	 * A unit that ran one within so many years is asked whether an alert wants another.
	 */
	private static final int YEARS_ASKED = 2;

	private final CampaignStore store;

	private final ResourceStore alerts;

	private final ActionTies ties;

	private final ActivityRules rules;

	private final Partners partners;

	private final CurrentCaller currentCaller;

	private final Recording recording;

	private final SignedOff signedOff;

	private final SessionNews news;

	private final Clock clock;

	Campaigns(CampaignStore store, ResourceStore alerts, ActionTies ties, ActivityRules rules, Partners partners,
			CurrentCaller currentCaller, Recording recording, SignedOff signedOff, SessionNews news, Clock clock) {
		this.store = store;
		this.alerts = alerts;
		this.ties = ties;
		this.rules = rules;
		this.partners = partners;
		this.currentCaller = currentCaller;
		this.recording = recording;
		this.signedOff = signedOff;
		this.news = news;
		this.clock = clock;
	}

	/** A page of campaigns, those that run first, then the latest. */
	@Allowed(operation = "activities.campaign.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public List<CampaignView> page(Filter filter, int offset, int limit) {
		return store.page(filter, offset, limit);
	}

	/**
	 * Campaigns behind one, those that run first; one more than the limit where there are
	 * more.
	 * @param last null to begin with the first
	 */
	@Allowed(operation = "activities.campaign.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public List<CampaignView> behind(Filter filter, @Nullable Id last, int limit) {
		return store.behind(filter, last, limit + 1);
	}

	/** How many campaigns there are. */
	@Allowed(operation = "activities.campaign.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public int count(Filter filter) {
		return store.count(filter);
	}

	/** A campaign by id. */
	@Allowed(operation = "activities.campaign.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public Optional<CampaignView> find(Id id) {
		return Optional.ofNullable(store.byIds(List.of(id)).get(id));
	}

	/** A campaign by the code by which files and addresses name it. */
	@Allowed(operation = "activities.campaign.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public Optional<CampaignView> coded(String code) {
		return Optional.ofNullable(store.byCodes(List.of(code)).get(code));
	}

	/** Campaigns of actions, those that run first; actions without any are left out. */
	@Allowed(operation = "activities.campaign.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public Map<ActionId, List<CampaignView>> ofActions(Collection<ActionId> actions) {
		return store.ofActions(actions);
	}

	/**
	 * What holds of campaigns, the latest month first; those without any are left out.
	 */
	@Allowed(operation = "activities.campaign.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public Map<Id, List<CampaignFiguresView>> figures(Collection<Id> of) {
		return store.figures(of)
			.stream()
			.collect(Collectors.groupingBy(CampaignFiguresView::campaign, LinkedHashMap::new, Collectors.toList()));
	}

	/** What was told of a campaign before it was put right. */
	@Allowed(operation = "activities.campaign.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public List<CampaignFiguresView> earlier(Id id) {
		return store.earlier(id);
	}

	/** Campaigns chosen so, added up by month, from a month on. */
	@Allowed(operation = "activities.campaign.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public List<Month> months(Filter filter, LocalDate from) {
		return store.months(filter, from.withDayOfMonth(1));
	}

	/** Whether the caller may change a campaign, so that a page offers it. */
	@Allowed(operation = "activities.campaign.change",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.ADP_LEAD, Role.ADP_OFFICER }, scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public boolean mayChange(CampaignView campaign) {
		return currentCaller.get().supportTeam() || currentCaller.reach().contains(campaign.unit());
	}

	/**
	 * Drug alerts in force for which a unit of the caller's that runs campaigns made none
	 * yet, the latest first.
	 */
	@Allowed(operation = "activities.campaign.change",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.ADP_LEAD, Role.ADP_OFFICER }, scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public List<AlertHeard> proposed() {
		LocalDate today = LocalDate.now(clock);
		return alerts.untold(currentCaller.get().ownUnits(), today, today.minusYears(YEARS_ASKED));
	}

	/**
	 * Adds a campaign.
	 * @throws Problem where something is missing or wrong, or the unit is another's
	 */
	@Allowed(operation = "activities.campaign.change",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.ADP_LEAD, Role.ADP_OFFICER }, scope = Scope.OWN_UNITS)
	public Id add(String idempotencyKey, What what) {
		What form = what.stripped();
		@Nullable UnitId unit = form.unit();
		if (unit != null) {
			currentCaller.reaching(unit);
		}
		var author = recording.author(unit);
		return recording.once(author, idempotencyKey, form, Id::new, () -> {
			var named = ties.named(form.actions());
			var faults = check(form, null);
			ties.check(faults, named, form.actions(), List.of());
			faults.raise();
			Told given = form.told();
			var id = new Id(UUID.randomUUID());
			store.add(id, given, author);
			ties.keep(TABLE, id, named.values());
			changed(id, 1, given.unit(), given.fromOn(), author);
			return new Made<>(id, subject(id), Map.of("unit", given.unit().value(), "code", given.code()));
		});
	}

	/**
	 * Changes what is told of a campaign: all of it, also what stays.
	 * @param expectedVersion the version that the caller saw
	 * @throws Problem where something is wrong, it is another unit's, or was changed
	 * meanwhile
	 */
	@Allowed(operation = "activities.campaign.change",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.ADP_LEAD, Role.ADP_OFFICER }, scope = Scope.OWN_UNITS)
	public CampaignView change(String idempotencyKey, Id id, int expectedVersion, What what) {
		CampaignView before = find(id).orElseThrow(() -> Problem.notFound("campaign", id.value().toString()));
		currentCaller.reaching(before.unit());
		What form = what.stripped();
		if (form.unit() != null && !form.unit().equals(before.unit())) {
			currentCaller.reaching(form.unit());
		}
		var author = recording.author(before.unit());
		recording.once(author, idempotencyKey, List.of(id, expectedVersion, form), Id::new, () -> {
			store.hold(List.of(id));
			CampaignView stored = find(id).orElseThrow();
			Problem.unlessSeen(expectedVersion, stored.version(), "this campaign");
			if (form.equals(What.of(stored).stripped())) {
				return Made.found(id);
			}
			var named = ties.named(form.actions());
			var faults = check(form, stored);
			ties.check(faults, named, form.actions(), stored.actions());
			faults.raise();
			Told given = form.told();
			store.change(id, expectedVersion, given, author);
			ties.keep(TABLE, id, named.values());
			changed(id, expectedVersion + 1, given.unit(),
					stored.fromOn().isBefore(given.fromOn()) ? stored.fromOn() : given.fromOn(), author);
			return new Made<>(id, subject(id), Map.of("campaign", Auditable.CHANGED));
		});
		return find(id).orElseThrow();
	}

	/** What it counts for is counted anew, from a day on as far as today. */
	private void changed(Id id, int revision, UnitId unit, LocalDate from, Author author) {
		LocalDate today = LocalDate.now(clock);
		news.of(SessionNews.CAMPAIGNS, id.value(), revision, unit,
				List.of(from.isAfter(today) ? today : from, from.isAfter(today) ? from : today), author.at());
	}

	private Problem.Faults check(What given, @Nullable CampaignView before) {
		LocalDate today = LocalDate.now(clock);
		@Nullable UnitId unit = given.unit();
		@Nullable LocalDate from = given.fromOn();
		boolean codeTaken = !given.code().isEmpty() && store.taken(given.code(), (before != null) ? before.id() : null);
		var faults = new Problem.Faults().words(given.title(), TITLE_LIMIT, "title", "Say what it is called.")
			.when(!given.code().matches("[A-Z0-9][A-Z0-9-]{1,39}"), "code",
					"Give a code of capital letters, digits and hyphens, 2 to 40, such as STAY-SAFE-2026.")
			.when(codeTaken, "code", "Another campaign has this code.", "TAKEN")
			.when(unit == null, "unit", "Say which unit runs it.")
			.when(unit != null && !partners.units(List.of(unit)).containsKey(unit), "unit", "There is no such unit.")
			.when(given.actions().isEmpty(), "actions", "Say which actions of the plan it is done for.")
			.when(from == null, "fromOn", "Say on which day it begins.")
			.when(from != null && given.toOn() != null && given.toOn().isBefore(from), "toOn",
					"Its last day is before its first.")
			.text(given.interactivePart(), Programmes.PART_LIMIT, "interactivePart");
		if (given.approach() != null && !(before != null && given.approach().equals(before.approach()))) {
			rules.list(ActivityLists.Kind.APPROACH).check(faults, "approach", given.approach(), today);
		}
		return faults;
	}

	/**
	 * Records what a channel told of a month, or puts right what it told before, which
	 * stays readable.
	 * @throws Problem where something is missing or wrong, or the campaign is another
	 * unit's
	 */
	@Allowed(operation = "activities.campaign.record", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER,
			Role.PARTNER_SYSTEM, Role.ADP_LEAD, Role.ADP_OFFICER }, scope = Scope.OWN_UNITS)
	public void record(String idempotencyKey, CampaignEntry entry) {
		reaching(List.of(entry));
		var author = recording.author();
		recording.once(author, idempotencyKey, entry, Id::new, () -> {
			var checked = check(List.of(entry)).getFirst();
			if (!checked.faults().isEmpty()) {
				throw Problem.invalid(checked.faults());
			}
			Id campaign = Objects.requireNonNull(entry.campaign());
			if (checked.rows().isEmpty()) {
				return Made.found(campaign);
			}
			keep(checked.rows(), null, author);
			return Made.told(campaign);
		});
	}

	/**
	 * Records up to {@value BatchResult#ITEMS_AT_MOST} channels and months, each for
	 * itself: what is right is kept, what is known is passed over, of the rest it is told
	 * what is wrong.
	 * @param dryRun whether it is only tried, and nothing kept
	 * @return what came of each, in their order, with the campaign that it is of
	 */
	@Allowed(operation = "activities.campaign.record", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER,
			Role.PARTNER_SYSTEM, Role.ADP_LEAD, Role.ADP_OFFICER }, scope = Scope.OWN_UNITS)
	public List<BatchResult> recordTogether(String idempotencyKey, List<CampaignEntry> entries, boolean dryRun) {
		new Problem.Faults()
			.when(entries.isEmpty() || entries.size() > BatchResult.ITEMS_AT_MOST, "figures",
					"Send 1 to %d at a time.".formatted(BatchResult.ITEMS_AT_MOST))
			.raise();
		reaching(entries);
		if (dryRun) {
			return results(entries, check(entries), true);
		}
		var told = new ArrayList<BatchResult>();
		var author = recording.author();
		recording.once(author, idempotencyKey, entries, Id::new, () -> {
			var checked = check(entries);
			keep(checked.stream().flatMap(it -> it.rows().stream()).toList(), null, author);
			told.addAll(results(entries, checked, false));
			return Made.told(new Id(UUID.randomUUID()));
		});
		// Who sends the same again finds what was kept, and hears of the rest once more.
		return told.isEmpty() ? results(entries, check(entries), false) : told;
	}

	private static List<BatchResult> results(List<CampaignEntry> entries, List<Checked> checked, boolean dryRun) {
		return IntStream.range(0, checked.size()).mapToObj(i -> {
			@Nullable Id campaign = entries.get(i).campaign();
			boolean kept = checked.get(i).faults().isEmpty() && !dryRun;
			return new BatchResult(i, (kept && campaign != null) ? NodeSource.globalId(TYPE, campaign.value()) : null,
					checked.get(i).faults(), checked.get(i).remarks());
		}).toList();
	}

	/** Keeps figures that were checked, and tells of them unit by unit. */
	void keep(List<Row> rows, @Nullable UUID file, Author author) {
		if (rows.isEmpty()) {
			return;
		}
		store.add(rows, file, author);
		rows.stream()
			.collect(Collectors.groupingBy(Row::unit, LinkedHashMap::new, Collectors.toList()))
			.forEach((unit, some) -> {
				recording.tell("campaign figures of " + unit.value(), Map.of("rows", String.valueOf(some.size()),
						"putRight", String.valueOf(some.stream().filter(it -> it.version() > 1).count())));
				news.of(SessionNews.CAMPAIGNS, UUID.randomUUID(), 1, unit,
						some.stream().map(Row::month).distinct().toList(), author.at());
			});
	}

	/** What is of none of the caller's units is refused as a whole. */
	private void reaching(Collection<CampaignEntry> entries) {
		store.byIds(entries.stream().map(CampaignEntry::campaign).filter(Objects::nonNull).distinct().toList())
			.values()
			.stream()
			.map(CampaignView::unit)
			.distinct()
			.forEach(currentCaller::reaching);
	}

	/**
	 * Checks figures as if each were told behind those before it, in few statements for
	 * any number of them.
	 */
	List<Checked> check(List<CampaignEntry> entries) {
		LocalDate today = LocalDate.now(clock);
		var ids = entries.stream().map(CampaignEntry::campaign).filter(Objects::nonNull).distinct().toList();
		store.hold(ids);
		var known = store.byIds(ids);
		Map<Key, Before> before = new HashMap<>();
		store.figures(ids).forEach(it -> before.put(Key.of(it), new Before(it.version(), it)));
		var released = signedOff.days(SessionNews.CAMPAIGNS);
		boolean everywhere = currentCaller.get().supportTeam();
		var reach = currentCaller.reach();
		var checked = new ArrayList<Checked>();
		for (CampaignEntry it : entries) {
			@Nullable CampaignView campaign = (it.campaign() != null) ? known.get(it.campaign()) : null;
			var faults = new Problem.Faults().when(it.campaign() == null, "campaign", "Say of which campaign.")
				.when(it.campaign() != null && campaign == null, "campaign", "There is no such campaign.")
				.when(campaign != null && !everywhere && !reach.contains(campaign.unit()), "campaign",
						"This campaign is another unit's.");
			checkNumbers(faults, it, campaign, today);
			if (!faults.noted().isEmpty()) {
				checked.add(new Checked(List.of(), faults.noted(), List.of()));
				continue;
			}
			var key = Key.of(it);
			@Nullable Before told = before.get(key);
			if (told != null && told.figures() != null && it.says(told.figures())) {
				checked.add(new Checked(List.of(), List.of(), List.of()));
				continue;
			}
			if (told != null) {
				faults.when(it.because() == null, "because",
						"Other figures were told of this channel and month. Say why they are put right.",
						REASON_NEEDED);
				if (it.because() != null) {
					rules.list(ActivityLists.Kind.FIGURES_BECAUSE).check(faults, "because", it.because(), today);
				}
			}
			else {
				faults.when(it.because() != null, "because",
						"Nothing was told before, so there is nothing to put right.");
			}
			if (!faults.noted().isEmpty()) {
				checked.add(new Checked(List.of(), faults.noted(), List.of()));
				continue;
			}
			int version = (told != null) ? told.version() + 1 : 1;
			before.put(key, new Before(version, null));
			checked.add(new Checked(List.of(new Row(key.campaign(), Objects.requireNonNull(campaign).unit(),
					key.channel(), key.month(), version, it, released.test(key.month()))), List.of(), remarks(it)));
		}
		return checked;
	}

	private void checkNumbers(Problem.Faults faults, CampaignEntry it, @Nullable CampaignView campaign,
			LocalDate today) {
		@Nullable LocalDate month = (it.month() != null) ? it.month().withDayOfMonth(1) : null;
		boolean over = campaign != null && campaign.toOn() != null && month != null
				&& month.isAfter(campaign.toOn().plusMonths(1));
		boolean early = campaign != null && month != null && month.isBefore(campaign.fromOn().withDayOfMonth(1));
		faults.when(month == null, "month", "Say of which month.")
			.when(month != null && month.isAfter(today), "month", "This month is to come.", "IN_FUTURE")
			.when(early, "month", "The campaign had not begun by then.")
			.when(over, "month", "The campaign was over by then.")
			.when(it.engagements() == null, "engagements", "Say how many engagements; 0 where there were none.")
			.when(it.basis() == RateBasis.IMPRESSIONS && it.impressions() == null, "impressions",
					"Say how often it was shown; where the channel does not tell, say how many accounts it reached.")
			.when(it.basis() == RateBasis.REACH && it.reach() == null, "reach", "Say how many accounts it reached.");
		rules.list(ActivityLists.Kind.CHANNEL).check(faults, "channel", it.channel(), (month != null) ? month : today);
		int most = rules.on(today).impressionsAtMost();
		var numbers = new LinkedHashMap<String, @Nullable Integer>();
		numbers.put("impressions", it.impressions());
		numbers.put("reach", it.reach());
		numbers.put("engagements", it.engagements());
		numbers.put("clicksToHelp", it.clicksToHelp());
		numbers.forEach((path, number) -> faults.when(number != null && (number < 0 || number > most), path,
				"Give a number from 0 to %,d.".formatted(most)));
	}

	private static List<Problem.Field> remarks(CampaignEntry it) {
		@Nullable Integer basis = (it.basis() == RateBasis.IMPRESSIONS) ? it.impressions() : it.reach();
		@Nullable Integer engagements = it.engagements();
		@Nullable Integer clicks = it.clicksToHelp();
		return new Problem.Faults()
			.when(basis != null && engagements != null && engagements > basis, "engagements",
					"There are more engagements than it was seen. Look again whether both are right.")
			.when(it.impressions() != null && it.reach() != null && it.reach() > it.impressions(), "reach",
					"It reached more accounts than it was shown. Look again whether both are right.")
			.when(clicks != null && basis != null && clicks > basis, "clicksToHelp",
					"There are more clicks than it was seen. Look again whether both are right.")
			.noted();
	}

	static String subject(Id id) {
		return "campaign " + id.value();
	}

	/** A campaign. */
	public record Id(UUID value) implements Identifier {
	}

	/**
	 * What is told of a campaign.
	 *
	 * @param code by which files name it; capital letters, digits and hyphens
	 * @param interactivePart what goes with an approach that does little alone
	 * @param alert the drug alert that asked for it; null where none did
	 * @param toOn its last day; null while nobody knows
	 */
	public record What(String code, String title, @Nullable UnitId unit, List<ActionId> actions,
			@Nullable String approach, @Nullable String interactivePart, @Nullable RecordId alert,
			@Nullable LocalDate fromOn, @Nullable LocalDate toOn) {

		/** The same as is told of a campaign now. */
		public static What of(CampaignView it) {
			return new What(it.code(), it.title(), it.unit(), it.actions(), it.approach(), it.interactivePart(),
					it.alert(), it.fromOn(), it.toOn());
		}

		private What stripped() {
			return new What(Blanks.strip(code).toUpperCase(Locale.ROOT), Blanks.strip(title), unit,
					actions.stream().distinct().sorted(Comparator.comparing(ActionId::value)).toList(), approach,
					Blanks.stripped(interactivePart), alert, fromOn, toOn);
		}

		private Told told() {
			return new Told(code, title, Objects.requireNonNull(unit), approach, interactivePart, alert,
					Objects.requireNonNull(fromOn), toOn);
		}

	}

	/** What is told of a campaign and was checked. */
	record Told(String code, String title, UnitId unit, @Nullable String approach, @Nullable String interactivePart,
			@Nullable RecordId alert, LocalDate fromOn, @Nullable LocalDate toOn) {
	}

	/**
	 * Which campaigns.
	 *
	 * @param units of one of these; null for any
	 * @param search part of a title or a code; null for all
	 */
	public record Filter(@Nullable Set<UnitId> units, @Nullable ActionId action, CampaignView.@Nullable State state,
			@Nullable String search) {

		/** All of them. */
		public static final Filter ALL = new Filter(null, null, null, null);

	}

	/**
	 * A month of campaigns.
	 *
	 * @param month its first day
	 * @param campaigns of how many anything was told
	 * @param clicks that led to help
	 */
	public record Month(LocalDate month, int campaigns, long engagements, long clicks) {
	}

	/**
	 * Figures that were looked at.
	 *
	 * @param rows what is to be kept; none where something is wrong or it is known
	 * @param remarks what is worth a look, though it can be kept
	 */
	record Checked(List<Row> rows, List<Problem.Field> faults, List<Problem.Field> remarks) {
	}

	/**
	 * What was told before.
	 *
	 * @param figures null where the same batch tells them
	 */
	private record Before(int version, @Nullable CampaignFiguresView figures) {
	}

}
