package scot.adp.activities;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.activities.ResourceView.Accessible;
import scot.adp.directory.Partners;
import scot.adp.identity.Author;
import scot.adp.identity.CurrentCaller;
import scot.adp.identity.Made;
import scot.adp.identity.Recording;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Audience;
import scot.adp.platform.Allowed.Scope;
import scot.adp.platform.Auditable;
import scot.adp.platform.CodeList;
import scot.adp.platform.Identifier;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.UnitId;
import scot.adp.platform.reading.Blanks;
import scot.adp.platform.reading.WebAddress;
import scot.adp.strategy.ActionId;

/**
 * Leaflets, films, lessons: what is handed out or shown, and whether it is still right.
 * Its unit looks after it; everybody who reads records reads what it is.
 */
@Service
@Transactional
public class Resources {

	/** The most characters of a title. */
	public static final int TITLE_LIMIT = 120;

	/** The most characters of a code. */
	public static final int CODE_LIMIT = 40;

	/** What GraphQL calls one. */
	public static final String TYPE = "Resource";

	private static final String TABLE = "resource";

	private final ResourceStore store;

	private final ActionTies ties;

	private final ActivityRules rules;

	private final Partners partners;

	private final CurrentCaller currentCaller;

	private final Recording recording;

	private final SessionNews news;

	private final Clock clock;

	Resources(ResourceStore store, ActionTies ties, ActivityRules rules, Partners partners, CurrentCaller currentCaller,
			Recording recording, SessionNews news, Clock clock) {
		this.store = store;
		this.ties = ties;
		this.rules = rules;
		this.partners = partners;
		this.currentCaller = currentCaller;
		this.recording = recording;
		this.news = news;
		this.clock = clock;
	}

	/** A page of resources, what is to be looked at first. */
	@Allowed(operation = "activities.resource.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public List<ResourceView> page(Filter filter, int offset, int limit) {
		return store.page(filter, offset, limit);
	}

	/**
	 * Resources behind one, what is to be looked at first; one more than the limit where
	 * there are more.
	 * @param last null to begin with the first
	 */
	@Allowed(operation = "activities.resource.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public List<ResourceView> behind(Filter filter, @Nullable Id last, int limit) {
		return store.behind(filter, last, limit + 1);
	}

	/** How many resources there are. */
	@Allowed(operation = "activities.resource.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public int count(Filter filter) {
		return store.count(filter);
	}

	/** A resource by id. */
	@Allowed(operation = "activities.resource.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public Optional<ResourceView> find(Id id) {
		return Optional.ofNullable(store.byIds(List.of(id)).get(id));
	}

	/** A resource by the code by which files and addresses name it. */
	@Allowed(operation = "activities.resource.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public Optional<ResourceView> coded(String code) {
		return Optional.ofNullable(store.byCodes(List.of(code)).get(code));
	}

	/** Resources by id; unknown ids are left out. */
	@Allowed(operation = "activities.resource.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public Map<Id, ResourceView> byIds(Collection<Id> ids) {
		return store.byIds(ids);
	}

	/** Resources of actions that are in use; actions without any are left out. */
	@Allowed(operation = "activities.resource.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public Map<ActionId, List<ResourceView>> ofActions(Collection<ActionId> actions) {
		return store.ofActions(actions);
	}

	/** Resources that name one of some substances and are in use. */
	@Allowed(operation = "activities.resource.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public List<ResourceView> ofSubstances(Collection<String> substances) {
		return store.ofSubstances(substances);
	}

	/** What the caller's own units owe their resources. */
	@Allowed(operation = "activities.resource.change",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.ADP_LEAD, Role.ADP_OFFICER }, scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public Owed owed() {
		return store.owed(currentCaller.get().ownUnits());
	}

	/** The day until which what is looked at today holds, unless another is chosen. */
	@Allowed(operation = "activities.resource.read", to = Audience.READERS)
	public LocalDate nextReview() {
		LocalDate today = LocalDate.now(clock);
		return today.plusMonths(rules.on(today).reviewMonths());
	}

	/** Whether the caller may change a resource, so that a page offers it. */
	@Allowed(operation = "activities.resource.change",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.ADP_LEAD, Role.ADP_OFFICER }, scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public boolean mayChange(ResourceView resource) {
		return currentCaller.get().supportTeam() || currentCaller.reach().contains(resource.unit());
	}

	/**
	 * Adds a resource, which counts as looked at.
	 * @throws Problem where something is missing or wrong, or the unit is another's
	 */
	@Allowed(operation = "activities.resource.change",
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
			LocalDate today = LocalDate.now(clock);
			store.add(id, given, today, author);
			ties.keep(TABLE, id, named.values());
			changed(id, 1, given.unit(), today, author);
			return new Made<>(id, subject(id),
					Map.of("unit", given.unit().value(), "code", given.code(), "kind", given.kind()));
		});
	}

	/**
	 * Changes what is told of a resource: all of it, also what stays. That somebody
	 * looked is said by {@link #look} alone.
	 * @param expectedVersion the version that the caller saw
	 * @throws Problem where something is wrong, it is another unit's or withdrawn, or was
	 * changed meanwhile
	 */
	@Allowed(operation = "activities.resource.change",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.ADP_LEAD, Role.ADP_OFFICER }, scope = Scope.OWN_UNITS)
	public ResourceView change(String idempotencyKey, Id id, int expectedVersion, What what) {
		ResourceView before = answering(id);
		What form = what.stripped();
		if (form.unit() != null && !form.unit().equals(before.unit())) {
			currentCaller.reaching(form.unit());
		}
		var author = recording.author(before.unit());
		recording.once(author, idempotencyKey, List.of(id, expectedVersion, form), Id::new, () -> {
			ResourceView stored = standing(id, expectedVersion);
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
			changed(id, expectedVersion + 1, given.unit(), stored.addedOn(), author);
			return new Made<>(id, subject(id), changes(stored, given));
		});
		return find(id).orElseThrow();
	}

	/**
	 * Says that somebody looked at a resource and it is right, whatever alerts name until
	 * now.
	 * @param reviewBy the day on which it is to be looked at again
	 * @param accessible whether everybody can read it, looked at on the same day
	 * @throws Problem where the day is not to come, it is another unit's or withdrawn, or
	 * was changed meanwhile
	 */
	@Allowed(operation = "activities.resource.change",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.ADP_LEAD, Role.ADP_OFFICER }, scope = Scope.OWN_UNITS)
	public ResourceView look(String idempotencyKey, Id id, int expectedVersion, @Nullable LocalDate reviewBy,
			Accessible accessible) {
		ResourceView before = answering(id);
		var author = recording.author(before.unit());
		recording.once(author, idempotencyKey, List.of(id, expectedVersion, String.valueOf(reviewBy), accessible),
				Id::new, () -> {
					ResourceView stored = standing(id, expectedVersion);
					LocalDate today = LocalDate.now(clock);
					new Problem.Faults().when(reviewBy == null, "reviewBy", "Say when it is to be looked at again.")
						.when(reviewBy != null && !reviewBy.isAfter(today), "reviewBy",
								"Choose a day to come, by which it is looked at again.")
						.raise();
					@Nullable LocalDate checked = (accessible == Accessible.NOT_DONE) ? null
							: (accessible == stored.accessible()) ? stored.accessibleOn() : today;
					store.looked(id, expectedVersion, Objects.requireNonNull(reviewBy), accessible, checked, author);
					changed(id, expectedVersion + 1, stored.unit(), stored.addedOn(), author);
					return new Made<>(id, subject(id),
							Map.of("looked", stored.state().name(), "reviewBy", String.valueOf(reviewBy)));
				});
		return find(id).orElseThrow();
	}

	/**
	 * Says that a resource is used no more. What lies of it at outlets is to be returned.
	 * @param because a code of its list
	 * @throws Problem where the reason is none, it is another unit's or withdrawn
	 * already, or was changed meanwhile
	 */
	@Allowed(operation = "activities.resource.change",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.ADP_LEAD, Role.ADP_OFFICER }, scope = Scope.OWN_UNITS)
	public ResourceView withdraw(String idempotencyKey, Id id, int expectedVersion, @Nullable String because) {
		ResourceView before = answering(id);
		var author = recording.author(before.unit());
		recording.once(author, idempotencyKey, List.of(id, expectedVersion, String.valueOf(because)), Id::new, () -> {
			ResourceView stored = standing(id, expectedVersion);
			LocalDate today = LocalDate.now(clock);
			var faults = new Problem.Faults();
			rules.list(ActivityLists.Kind.RESOURCE_WITHDRAWN_BECAUSE).check(faults, "because", because, today);
			faults.raise();
			store.withdraw(id, expectedVersion, today, Objects.requireNonNull(because), author);
			changed(id, expectedVersion + 1, stored.unit(), stored.addedOn(), author);
			return new Made<>(id, subject(id), Map.of("withdrawn", because));
		});
		return find(id).orElseThrow();
	}

	private void changed(Id id, int revision, UnitId unit, LocalDate from, Author author) {
		news.of(SessionNews.RESOURCES, id.value(), revision, unit, List.of(from, LocalDate.now(clock)), author.at());
	}

	private ResourceView standing(Id id, int expectedVersion) {
		store.hold(List.of(id));
		ResourceView stored = find(id).orElseThrow();
		Problem.unlessSeen(expectedVersion, stored.version(), "this resource");
		if (stored.state() == ResourceView.State.WITHDRAWN) {
			throw Problem.conflict("This resource was withdrawn. Add another one.", stored.version());
		}
		return stored;
	}

	private ResourceView answering(Id id) {
		ResourceView found = find(id).orElseThrow(() -> Problem.notFound("resource", id.value().toString()));
		currentCaller.reaching(found.unit());
		return found;
	}

	private Problem.Faults check(What given, @Nullable ResourceView before) {
		LocalDate today = LocalDate.now(clock);
		@Nullable UnitId unit = given.unit();
		boolean codeTaken = !given.code().isEmpty() && store.taken(given.code(), (before != null) ? before.id() : null);
		boolean checked = given.accessible() != Accessible.NOT_DONE;
		var faults = new Problem.Faults().words(given.title(), TITLE_LIMIT, "title", "Say what it is called.")
			.when(!given.code().matches("[A-Z0-9][A-Z0-9-]{1,39}"), "code",
					"Give a code of capital letters, digits and hyphens, 2 to 40, such as NALOXONE-LEAFLET.")
			.when(codeTaken, "code", "Another resource has this code.", "TAKEN")
			.when(unit == null, "unit", "Say which unit looks after it.")
			.when(unit != null && !partners.units(List.of(unit)).containsKey(unit), "unit", "There is no such unit.")
			.when(given.topics().isEmpty(), "topics", "Say what it is about.")
			.when(given.formats().isEmpty(), "formats", "Say in which formats there is one.")
			.when(given.languages().isEmpty(), "languages", "Say in which languages there is one.")
			.when(given.reviewBy() == null, "reviewBy", "Say when it is to be looked at again.")
			.when(before == null && given.reviewBy() != null && !given.reviewBy().isAfter(today), "reviewBy",
					"Choose a day to come, by which it is looked at again.")
			.when(checked && given.accessibleOn() == null, "accessibleOn",
					"Say on which day it was checked whether everybody can read it.")
			.when(!checked && given.accessibleOn() != null, "accessibleOn", "Nobody checked, so leave the day empty.")
			.when(given.accessibleOn() != null && given.accessibleOn().isAfter(today), "accessibleOn",
					"This day is to come.", "IN_FUTURE");
		if (given.link() != null) {
			var link = WebAddress.read(given.link());
			faults.when(!link.isRead(), "link", "This is no web address; give one such as https://...");
		}
		one(faults, ActivityLists.Kind.RESOURCE_KIND, "kind", given.kind(), today);
		one(faults, ActivityLists.Kind.AUDIENCE, "audience", given.audience(), today);
		all(faults, ActivityLists.Kind.TOPIC, "topics", given.topics(), (before != null) ? before.topics() : List.of());
		all(faults, ActivityLists.Kind.SUBSTANCE, "substances", given.substances(),
				(before != null) ? before.substances() : List.of());
		all(faults, ActivityLists.Kind.FORMAT, "formats", given.formats(),
				(before != null) ? before.formats() : List.of());
		all(faults, ActivityLists.Kind.LANGUAGE, "languages", given.languages(),
				(before != null) ? before.languages() : List.of());
		return faults;
	}

	private void one(Problem.Faults faults, ActivityLists.Kind list, String path, @Nullable String code,
			LocalDate day) {
		rules.list(list).check(faults, path, code, day);
	}

	/** Codes that were chosen before stay, though their days are over. */
	private void all(Problem.Faults faults, ActivityLists.Kind list, String path, List<String> codes,
			List<String> before) {
		LocalDate today = LocalDate.now(clock);
		var offered = rules.list(list).on(today).stream().map(CodeList.Value::code).toList();
		faults.when(!codes.stream().allMatch(code -> offered.contains(code) || before.contains(code)), path,
				"One of these is not in the list.", CodeList.NOT_VALID);
	}

	private static Map<String, String> changes(ResourceView before, Told now) {
		var changed = new LinkedHashMap<String, String>();
		if (!before.unit().equals(now.unit())) {
			changed.put("unit", now.unit().value());
		}
		if (before.accessible() != now.accessible()) {
			changed.put("accessible", now.accessible().name());
		}
		if (!before.reviewBy().equals(now.reviewBy())) {
			changed.put("reviewBy", now.reviewBy().toString());
		}
		if (!Set.copyOf(before.substances()).equals(Set.copyOf(now.substances()))) {
			changed.put("substances", Auditable.CHANGED);
		}
		if (changed.isEmpty()) {
			changed.put("resource", Auditable.CHANGED);
		}
		return changed;
	}

	static String subject(Id id) {
		return "resource " + id.value();
	}

	/** A resource. */
	public record Id(UUID value) implements Identifier {
	}

	/**
	 * What is told of a resource.
	 *
	 * @param code by which files name it; capital letters, digits and hyphens
	 * @param accessibleOn when that was checked; null where nobody did
	 */
	public record What(String code, String title, @Nullable UnitId unit, List<ActionId> actions, @Nullable String kind,
			List<String> topics, List<String> substances, @Nullable String audience, List<String> formats,
			List<String> languages, @Nullable String link, Accessible accessible, @Nullable LocalDate accessibleOn,
			@Nullable LocalDate reviewBy) {

		/** The same as is told of a resource now. */
		public static What of(ResourceView it) {
			return new What(it.code(), it.title(), it.unit(), it.actions(), it.kind(), it.topics(), it.substances(),
					it.audience(), it.formats(), it.languages(), it.link(), it.accessible(), it.accessibleOn(),
					it.reviewBy());
		}

		private What stripped() {
			@Nullable String address = Blanks.stripped(link);
			return new What(Blanks.strip(code).toUpperCase(Locale.ROOT), Blanks.strip(title), unit,
					actions.stream().distinct().sorted(Comparator.comparing(ActionId::value)).toList(), kind,
					ordered(topics), ordered(substances), audience, ordered(formats), ordered(languages), address,
					accessible, accessibleOn, reviewBy);
		}

		private static List<String> ordered(List<String> codes) {
			return codes.stream().distinct().sorted().toList();
		}

		private Told told() {
			return new Told(code, title, Objects.requireNonNull(unit), Objects.requireNonNull(kind), topics, substances,
					Objects.requireNonNull(audience), formats, languages, link, accessible, accessibleOn,
					Objects.requireNonNull(reviewBy));
		}

	}

	/** What is told of a resource and was checked. */
	record Told(String code, String title, UnitId unit, String kind, List<String> topics, List<String> substances,
			String audience, List<String> formats, List<String> languages, @Nullable String link, Accessible accessible,
			@Nullable LocalDate accessibleOn, LocalDate reviewBy) {
	}

	/**
	 * Which resources.
	 *
	 * @param units of one of these; null for any
	 * @param state how they stand; null for all that are in use
	 * @param search part of a title or a code; null for all
	 */
	public record Filter(@Nullable Set<UnitId> units, @Nullable ActionId action, @Nullable String kind,
			ResourceView.@Nullable State state, @Nullable String search) {

		/** All that are in use. */
		public static final Filter ALL = new Filter(null, null, null, null, null);

	}

	/**
	 * What a unit owes its resources.
	 *
	 * @param toCheck those that an alert names
	 * @param due those that nobody looked at for long
	 */
	public record Owed(int toCheck, int due) {
	}

}
