package scot.adp.directory;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import scot.adp.platform.Problem;
import scot.adp.platform.reading.EmailAddress;
import scot.adp.platform.reading.WebAddress;
import scot.adp.shell.parts.NameLike;

/**
 * Tells what becomes of each service of a feed, as things stand here now. Nothing is
 * written, and nothing that somebody here told is given up: a field is the feed's as long
 * as it stands as that feed told it last.
 */
@Component
class FeedPlanning {

	/** How the support team heard what a feed tells. */
	private static final String HEARD = "By the feed of %s";

	/** What a fault calls a field. */
	private static final Map<String, FeedField> FIELDS = Map.ofEntries(Map.entry("name", FeedField.NAME),
			Map.entry("description", FeedField.DESCRIPTION), Map.entry("cost", FeedField.COST),
			Map.entry("alert", FeedField.ALERT), Map.entry("kinds", FeedField.KINDS),
			Map.entry("audiences", FeedField.AUDIENCES), Map.entry("substances", FeedField.SUBSTANCES),
			Map.entry("languages", FeedField.LANGUAGES), Map.entry("formats", FeedField.FORMATS),
			Map.entry("model", FeedField.MODEL), Map.entry("minAge", FeedField.AGES),
			Map.entry("maxAge", FeedField.AGES), Map.entry("url", FeedField.URL), Map.entry("email", FeedField.EMAIL),
			Map.entry("phones", FeedField.PHONES), Map.entry("areas", FeedField.AREAS),
			Map.entry("places", FeedField.PLACES), Map.entry("hours", FeedField.HOURS));

	/** What the standard calls a field. */
	private static final Map<FeedField, String> THERE = Map.ofEntries(Map.entry(FeedField.NAME, "name"),
			Map.entry(FeedField.DESCRIPTION, "description"), Map.entry(FeedField.COST, "fees_description"),
			Map.entry(FeedField.ALERT, "alert"), Map.entry(FeedField.KINDS, "attributes"),
			Map.entry(FeedField.AUDIENCES, "attributes"), Map.entry(FeedField.SUBSTANCES, "attributes"),
			Map.entry(FeedField.FORMATS, "attributes"), Map.entry(FeedField.MODEL, "attributes"),
			Map.entry(FeedField.LANGUAGES, "languages"), Map.entry(FeedField.AGES, "minimum_age"),
			Map.entry(FeedField.URL, "url"), Map.entry(FeedField.EMAIL, "email"), Map.entry(FeedField.PHONES, "phones"),
			Map.entry(FeedField.AREAS, "service_areas"), Map.entry(FeedField.PLACES, "service_at_locations"),
			Map.entry(FeedField.HOURS, "schedules"), Map.entry(FeedField.HOW_TO_COME, "adp_how_to_come"));

	/** That nothing is told would say here that it is free. */
	private static final String COST_UNKNOWN = "Ask what it costs.";

	private static final int TERMS_TOLD = 40;

	private final FeedStore store;

	private final ServiceStore services;

	private final ServiceDetails details;

	private final ServicePlaceStore places;

	private final ServiceCheck check;

	private final ServiceLists lists;

	private final FeedRules rules;

	private final Areas areas;

	private final AreaFinder finder;

	private final Clock clock;

	FeedPlanning(FeedStore store, ServiceStore services, ServiceDetails details, ServicePlaceStore places,
			ServiceCheck check, ServiceLists lists, FeedRules rules, Areas areas, AreaFinder finder, Clock clock) {
		this.store = store;
		this.services = services;
		this.details = details;
		this.places = places;
		this.check = check;
		this.lists = lists;
		this.rules = rules;
		this.areas = areas;
		this.finder = finder;
		this.clock = clock;
	}

	/**
	 * What becomes of what waits.
	 * @param same ids there of those that are the same as the one here that they are
	 * like; the others of these become drafts. Null as long as nobody said so
	 */
	FeedPlan of(FeedView feed, FeedStore.Waiting waiting, @Nullable Set<String> same) {
		return new Plan(feed, same).of(waiting);
	}

	/** Which feed told what of services. */
	Map<ServiceId, List<Feeds.FieldSource>> sources(Collection<ServiceId> ids) {
		LocalDate today = LocalDate.now(clock.withZone(Hours.ZONE));
		var told = store.sources(ids);
		return details.of(services.services(told.keySet()), today)
			.stream()
			.map(it -> it.record(today))
			.collect(Collectors.toMap(ServiceRecord::id,
					service -> told.getOrDefault(service.id(), Map.of())
						.values()
						.stream()
						.map(it -> new Feeds.FieldSource(it.field(), it.feedName(), it.toldOn(),
								it.digest().equals(it.field().digest(service.entry().stripped()))))
						.sorted(Comparator.comparing(Feeds.FieldSource::field))
						.toList()));
	}

	/** Looks at all of a feed together. */
	private final class Plan {

		private final FeedView feed;

		private final @Nullable Set<String> same;

		private final LocalDate today = LocalDate.now(clock.withZone(Hours.ZONE));

		private final Map<ServiceId, ServiceRecord> here;

		private final Map<String, FeedStore.Listed> listed;

		private final Map<ServiceId, Map<FeedField, FeedStore.SourceRow>> sources;

		private final Map<ServiceId, Set<FeedPlan.Closed>> toldClosed;

		private final Map<PlaceId, PlaceView> known;

		private final Map<String, PlaceId> meant;

		private final MaskedAddress masked;

		private final Map<PlaceId, Places.What> newPlaces = new LinkedHashMap<>();

		private final Map<String, PlaceId> means = new LinkedHashMap<>();

		private final Map<String, AreaCode> areaWords = new HashMap<>();

		private final Map<String, ServiceId> taken = new HashMap<>();

		private final Set<String> terms = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

		Plan(FeedView feed, @Nullable Set<String> same) {
			this.feed = feed;
			this.same = same;
			here = details.of(services.services(), today)
				.stream()
				.map(it -> it.record(today))
				.filter(it -> !it.merged())
				.collect(Collectors.toMap(ServiceRecord::id, Function.identity()));
			listed = store.listed(feed.id(), feed.name());
			sources = store.sources(listed.values().stream().map(FeedStore.Listed::service).toList());
			toldClosed = store.closed(listed.values().stream().map(FeedStore.Listed::service).toList());
			known = places.places().stream().collect(Collectors.toMap(PlaceView::id, Function.identity()));
			meant = store.places(feed.id());
			masked = MaskedAddress.at(known.values());
			areas.coverage(today).forEach(it -> {
				areaWords.put(FeedRules.word(it.name()), it.code());
				areaWords.put(FeedRules.word(it.code().value()), it.code());
			});
			here.values()
				.stream()
				.filter(it -> it.status() != ServiceStatus.CLOSED)
				.forEach(it -> taken.put(named(it.entry()), it.id()));
		}

		FeedPlan of(FeedStore.Waiting waiting) {
			var told = new ArrayList<FeedReading.Told>();
			var steps = new ArrayList<FeedPlan.Step>();
			waiting.content()
				.refused()
				.forEach(it -> told.add(new FeedReading.Told(it.id(), it.name(), null, FeedReading.Fate.REFUSED, null,
						null, List.of(), List.of(), 0, List.of(new FeedReading.Note(it.field(), it.reason())), false)));
			for (FeedService service : waiting.content().services()) {
				told.add(new One(service).settle(steps));
			}
			told.sort((one, other) -> one.fate().compareTo(other.fate()));
			var newHere = steps.stream().flatMap(it -> it.newPlaces().stream()).collect(Collectors.toSet());
			return new FeedPlan(
					new FeedReading(waiting.id(), waiting.readAt(), waiting.name(), told, newHere.size(),
							waiting.content().all() ? gone(waiting) : List.of(),
							terms.stream().limit(TERMS_TOLD).toList(), waiting.content().all()),
					steps, newPlaces, means);
		}

		private List<FeedReading.Gone> gone(FeedStore.Waiting waiting) {
			var there = new HashSet<String>();
			waiting.content().services().forEach(it -> there.add(it.id()));
			waiting.content().refused().stream().map(OpenReferral.Refused::id).forEach(there::add);
			return listed.entrySet()
				.stream()
				.filter(it -> !there.contains(it.getKey()) && it.getValue().says() != Feeds.Says.GONE)
				.map(it -> here.get(it.getValue().service()))
				.filter(Objects::nonNull)
				.filter(it -> it.status() != ServiceStatus.CLOSED)
				.distinct()
				.map(it -> new FeedReading.Gone(it.id(), it.entry().name()))
				.toList();
		}

		private static String named(ServiceEntry entry) {
			return entry.unit().value() + " " + FeedRules.word(entry.name());
		}

		/** Looks at one of its services. */
		private final class One {

			private final FeedService service;

			private final List<FeedReading.Note> notes = new ArrayList<>();

			private final Set<FeedField> tells = EnumSet.noneOf(FeedField.class);

			private final Set<PlaceId> placesAdded = new LinkedHashSet<>();

			private boolean elsewhere;

			private List<FeedPlan.Closed> closed = List.of();

			private Map<FeedService.Location, PlaceId> where = Map.of();

			One(FeedService service) {
				this.service = service;
				service.notes().forEach(it -> note(it.field(), it.reason()));
			}

			FeedReading.Told settle(List<FeedPlan.Step> steps) {
				if (ours()) {
					return told(FeedReading.Fate.OURS, here(uuid()), Set.of(), Set.of(), false);
				}
				FeedStore.@Nullable Listed there = listed.get(service.id());
				@Nullable ServiceRecord was = (there != null) ? leading(there.service()) : null;
				if (there != null && (was == null || was.status() == ServiceStatus.CLOSED)) {
					return told(FeedReading.Fate.SAME, was, Set.of(), Set.of(), false);
				}
				Feeds.@Nullable Says says = says();
				if (was == null && says == Feeds.Says.CLOSED) {
					return told(FeedReading.Fate.ENDED, null, Set.of(), Set.of(), false);
				}
				if (tellsAddress()) {
					return told(FeedReading.Fate.REFUSED, was, Set.of(), Set.of(), false);
				}
				ServiceEntry offered = offered((was != null) ? was.entry() : null);
				if (was == null && elsewhere) {
					return told(FeedReading.Fate.ELSEWHERE, null, Set.of(), Set.of(), false);
				}
				@Nullable ServiceRecord like = (was == null) ? like(offered) : null;
				if (like != null && same != null && same.contains(service.id())) {
					was = like;
				}
				else if (like != null && named(like.entry()).equals(named(offered))) {
					note("name",
							"The unit has a service of this name already; say that it is the same, or change its name there.");
					return told(FeedReading.Fate.LIKE, like, Set.of(), Set.of(), false);
				}
				return (was != null) ? known(was, offered, says, (there != null) ? there.says() : null, steps)
						: anew(offered, like, says, steps);
			}

			private FeedReading.Told anew(ServiceEntry offered, @Nullable ServiceRecord like, Feeds.@Nullable Says says,
					List<FeedPlan.Step> steps) {
				tells.add(FeedField.COST);
				ServiceEntry entry = withoutFaults(base(), offered, tells);
				if (refused(entry)) {
					return told(FeedReading.Fate.REFUSED, null, Set.of(), Set.of(), false);
				}
				if (taken.putIfAbsent(named(entry), NONE) != null) {
					note("name", "The feed has another service of this name, which would be the same unit's.");
					return told(FeedReading.Fate.REFUSED, null, Set.of(), Set.of(), false);
				}
				noteState(says);
				tells.removeIf(it -> it.isEmpty(entry));
				steps.add(new FeedPlan.Step(service, new ServiceId(UUID.randomUUID()), null, entry, Set.copyOf(tells),
						says, placesOf(entry), closed(null, entry)));
				boolean undecided = like != null && same == null;
				return told(undecided ? FeedReading.Fate.LIKE : FeedReading.Fate.NEW, undecided ? like : null, Set.of(),
						Set.of(), false);
			}

			private FeedReading.Told known(ServiceRecord was, ServiceEntry offered, Feeds.@Nullable Says says,
					Feeds.@Nullable Says before, List<FeedPlan.Step> steps) {
				ServiceEntry now = was.entry().stripped();
				var from = sources.getOrDefault(was.id(), Map.of());
				var changed = EnumSet.noneOf(FeedField.class);
				var kept = EnumSet.noneOf(FeedField.class);
				var still = EnumSet.noneOf(FeedField.class);
				for (FeedField field : tells) {
					FeedStore.@Nullable SourceRow source = from.get(field);
					boolean feeds = source != null && source.feed().equals(feed.id())
							&& source.digest().equals(field.digest(now));
					if (field.same(now, offered)) {
						if (feeds) {
							still.add(field);
						}
					}
					else if (feeds || (source == null && field.isEmpty(now))) {
						changed.add(field);
					}
					else {
						kept.add(field);
					}
				}
				if (changed.contains(FeedField.HOURS) && kept.contains(FeedField.PLACES)) {
					changed.remove(FeedField.HOURS);
					kept.add(FeedField.HOURS);
				}
				if (changed.contains(FeedField.NAME)
						&& taken.getOrDefault(named(FeedField.merged(now, offered, Set.of(FeedField.NAME))),
								was.id()) != was.id()) {
					changed.remove(FeedField.NAME);
					note("name", "The unit has another service of this name, so it keeps the one that it has.");
				}
				ServiceEntry entry = withoutFaults(now, offered, changed);
				still.addAll(changed);
				boolean heard = says != before || listed.get(service.id()) == null;
				if (heard) {
					noteState(says);
				}
				steps.add(new FeedPlan.Step(service, was.id(), was, entry, Set.copyOf(still), says, placesOf(entry),
						closed(was.id(), entry)));
				return told(changed.isEmpty() ? FeedReading.Fate.SAME : FeedReading.Fate.CHANGED, was, changed, kept,
						heard);
			}

			private void noteState(Feeds.@Nullable Says says) {
				if (says != null) {
					note("status",
							(says == Feeds.Says.PAUSED)
									? "The feed says that it is closed for a while; pause it here if that is so."
									: "The feed says that it is closed; end it here if that is so.");
				}
			}

			private ServiceEntry base() {
				var base = ServiceEntry.named(feed.unit(), service.name());
				return new ServiceEntry(base.unit(), base.name(), null, List.of(), List.of(), null, null, List.of(),
						List.of(), null, null, List.of(), List.of(), List.of(), null, null, null, null, null, List.of(),
						false, HEARD.formatted(feed.name()), List.of(), List.of());
			}

			/** Days to come on which it is closed besides, that were not told before. */
			private List<FeedPlan.Closed> closed(@Nullable ServiceId id, ServiceEntry entry) {
				var before = (id != null) ? toldClosed.getOrDefault(id, Set.of()) : Set.<FeedPlan.Closed>of();
				var at = entry.places().stream().map(ServiceEntry.Where::place).collect(Collectors.toSet());
				var told = new ArrayList<FeedPlan.Closed>();
				service.closed().forEach(it -> told.add(closed(null, it)));
				where.forEach((location, place) -> {
					if (at.contains(place)) {
						location.closed().forEach(it -> told.add(closed(place, it)));
					}
				});
				closed = told.stream()
					.filter(it -> !it.to().isBefore(today))
					.filter(it -> before.stream().noneMatch(it::sameDays))
					.distinct()
					.toList();
				return closed;
			}

			private FeedPlan.Closed closed(@Nullable PlaceId place, FeedService.ClosedDays days) {
				return new FeedPlan.Closed(place, days.from(), days.to(), rules.reason(days.reason()));
			}

			private Set<PlaceId> placesOf(ServiceEntry entry) {
				return entry.places()
					.stream()
					.map(ServiceEntry.Where::place)
					.filter(placesAdded::contains)
					.collect(Collectors.toSet());
			}

			/** Takes fields only as far as nothing is wrong with them. */
			private ServiceEntry withoutFaults(ServiceEntry base, ServiceEntry offered, Set<FeedField> taken) {
				ServiceEntry entry = FeedField.merged(base, offered, taken);
				for (var fault : faults(entry).noted()) {
					@Nullable FeedField field = FIELDS.get(fault.path());
					if (field != null && taken.remove(field)) {
						note(THERE.getOrDefault(field, fault.path()), fault.message());
						if (field == FeedField.PLACES && taken.remove(FeedField.HOURS)) {
							note("schedules", "Its places are not taken, so neither are their hours.");
						}
					}
				}
				return FeedField.merged(base, offered, taken);
			}

			private boolean refused(ServiceEntry entry) {
				var faults = faults(entry).noted();
				faults.forEach(it -> note(it.path(), it.message()));
				return !faults.isEmpty();
			}

			private Problem.Faults faults(ServiceEntry entry) {
				return check.faults(entry, known, masked, today);
			}

			private boolean ours() {
				@Nullable UUID id = uuid();
				return id != null && here.containsKey(new ServiceId(id)) && !listed.containsKey(service.id());
			}

			private @Nullable UUID uuid() {
				try {
					return UUID.fromString(service.id());
				}
				catch (IllegalArgumentException ex) {
					return null;
				}
			}

			private @Nullable ServiceRecord here(@Nullable UUID id) {
				return (id != null) ? here.get(new ServiceId(id)) : null;
			}

			/** The service, or the one that it was found to be the same as. */
			private @Nullable ServiceRecord leading(ServiceId id) {
				@Nullable ServiceRecord found = here.get(id);
				return (found != null) ? found : services.leadsTo(id).map(here::get).orElse(null);
			}

			private Feeds.@Nullable Says says() {
				return switch (Objects.requireNonNullElse(service.status(), "active")) {
					case "defunct" -> Feeds.Says.CLOSED;
					case "temporarily closed" -> Feeds.Says.PAUSED;
					default -> null;
				};
			}

			/**
			 * Whether it would tell everybody where something is that is not to be found.
			 */
			private boolean tellsAddress() {
				var told = service.places()
					.stream()
					.filter(it -> !it.withheld())
					.filter(it -> masked.in(it.street()) || masked.in(it.name())
							|| (it.street() == null && masked.in(it.postcode())))
					.toList();
				if (!told.isEmpty()) {
					note("service_at_locations",
							"This tells the address of a place that is not to be found. Ask the directory to take it out.");
				}
				return !told.isEmpty();
			}

			/**
			 * One here that goes by the same name, or is at the same place and called
			 * nearly so.
			 */
			private @Nullable ServiceRecord like(ServiceEntry offered) {
				var listedHere = listed.values().stream().map(FeedStore.Listed::service).collect(Collectors.toSet());
				String name = FeedRules.word(offered.name());
				var at = offered.places().stream().map(ServiceEntry.Where::place).collect(Collectors.toSet());
				return here.values()
					.stream()
					.filter(it -> it.status() != ServiceStatus.CLOSED && !listedHere.contains(it.id()))
					.filter(it -> {
						String other = FeedRules.word(it.entry().name());
						return other.equals(name) || ((other.contains(name) || name.contains(other))
								&& it.entry().places().stream().anyMatch(where -> at.contains(where.place())));
					})
					.min((one, other) -> Boolean.compare(!named(one.entry()).equals(named(offered)),
							!named(other.entry()).equals(named(offered))))
					.orElse(null);
			}

			/** All that the feed tells of it, in our words. */
			private ServiceEntry offered(@Nullable ServiceEntry base) {
				tells.add(FeedField.NAME);
				var means = meanings();
				where = where();
				var areaCodes = areas(where);
				var usual = FeedHours.read(service.hours(), today);
				var hours = hours(usual, where, base);
				@Nullable String cost = cost();
				@Nullable String description = says(FeedField.DESCRIPTION, service.description());
				if (!NameLike.in(description).isEmpty()) {
					note("description", "This looks as if it tells of one person. Look at it before you publish it.");
				}
				return new ServiceEntry(feed.unit(), service.name(), description, codes(means, FeedField.KINDS),
						codes(means, FeedField.AUDIENCES), says(FeedField.AGES, service.minAge()),
						says(FeedField.AGES, service.maxAge()), codes(means, FeedField.SUBSTANCES),
						listed(FeedField.HOW_TO_COME, service.howToCome()), null, cost,
						listed(FeedField.LANGUAGES, languages()), codes(means, FeedField.FORMATS),
						listed(FeedField.PHONES, service.phones()), says(FeedField.EMAIL, email()),
						says(FeedField.URL, url()), codes(means, FeedField.MODEL).stream().findFirst().orElse(null),
						says(FeedField.ALERT, service.alert()), null, listed(FeedField.AREAS, areaCodes), false, null,
						listed(FeedField.PLACES, hours.places()), hours.hours())
					.stripped();
			}

			private <T> @Nullable T says(FeedField field, @Nullable T value) {
				if (value != null) {
					tells.add(field);
				}
				return value;
			}

			private <T> List<T> listed(FeedField field, List<T> values) {
				if (!values.isEmpty()) {
					tells.add(field);
				}
				return values;
			}

			private Map<FeedField, Set<String>> meanings() {
				var means = new HashMap<FeedField, Set<String>>();
				for (FeedService.Term term : service.terms()) {
					rules.meaning(term)
						.ifPresentOrElse(
								it -> means.computeIfAbsent(it.field(), field -> new TreeSet<>()).add(it.code()),
								() -> terms.add(term.name()));
				}
				return means;
			}

			private List<String> codes(Map<FeedField, Set<String>> means, FeedField field) {
				return listed(field, List.copyOf(means.getOrDefault(field, Set.of())).stream().sorted().toList());
			}

			private List<String> languages() {
				return service.languages()
					.stream()
					.flatMap(it -> rules.language(it).stream())
					.distinct()
					.sorted()
					.toList();
			}

			/** What is not said to be free is not told to be. */
			private @Nullable String cost() {
				if (Boolean.TRUE.equals(service.free())) {
					tells.add(FeedField.COST);
					return null;
				}
				if (service.fees() != null) {
					tells.add(FeedField.COST);
					return service.fees().equalsIgnoreCase("free") ? null : service.fees();
				}
				return COST_UNKNOWN;
			}

			private @Nullable String email() {
				@Nullable String email = service.email();
				if (email == null) {
					return null;
				}
				if (!EmailAddress.read(email).isRead()) {
					note("email", "This is no e-mail address.");
					return null;
				}
				if (OnePersonsAddress.is(email)) {
					note("email", "This looks like the address of one person. Give that of a team or a post.");
					return null;
				}
				return email;
			}

			private @Nullable String url() {
				@Nullable String url = service.url();
				if (url != null && !WebAddress.read(url).isRead()) {
					note("url", "This is no web address.");
					return null;
				}
				return url;
			}

			/** Where it is of what is ours. */
			private Map<FeedService.Location, PlaceId> where() {
				var where = new LinkedHashMap<FeedService.Location, PlaceId>();
				for (FeedService.Location location : service.places()) {
					Optional<PlaceId> place = Optional.ofNullable(meant.get(location.id()))
						.or(() -> Optional.ofNullable(means.get(location.id())))
						.filter(known::containsKey)
						.or(() -> found(location));
					place.ifPresent(it -> {
						if (!where.containsValue(it)) {
							where.put(location, it);
						}
					});
				}
				return where;
			}

			private Optional<PlaceId> found(FeedService.Location location) {
				Optional<AreaCode> area = Optional.ofNullable(location.area())
					.map(it -> areaWords.get(FeedRules.word(it)))
					.or(() -> finder.areaOf(location.postcode(), location.town()));
				if (area.isEmpty()) {
					return Optional.empty();
				}
				if (!location.withheld() && location.name() != null) {
					String name = FeedRules.word(location.name());
					var there = known.values()
						.stream()
						.filter(it -> it.masking() == PlaceView.Masking.OPEN && it.area().equals(area.get()))
						.filter(it -> alike(it, location, name))
						.toList();
					if (there.size() == 1) {
						means.put(location.id(), there.getFirst().id());
						return Optional.of(there.getFirst().id());
					}
				}
				return Optional.of(add(location, area.get()));
			}

			private static boolean alike(PlaceView place, FeedService.Location location, String name) {
				boolean postcode = place.postcode() != null && location.postcode() != null
						&& FeedRules.word(place.postcode()).equals(FeedRules.word(location.postcode()));
				boolean street = place.street() != null && location.street() != null
						&& FeedRules.word(place.street()).equals(FeedRules.word(location.street()));
				return FeedRules.word(place.name()).equals(name)
						&& (postcode || place.postcode() == null || location.postcode() == null)
						|| (postcode && street);
			}

			private PlaceId add(FeedService.Location location, AreaCode area) {
				var id = new PlaceId(UUID.randomUUID());
				String told = Objects.requireNonNullElse(location.name(), areaName(area));
				String name = location.withheld() ? "%s, address withheld".formatted(service.name()) : told;
				var what = new Places.What(cut(name), location.virtual() ? PlaceView.Kind.ONLINE : PlaceView.Kind.VENUE,
						area, location.virtual() ? null : fits(location.street(), Places.NAME_LIMIT),
						fits(location.town(), Places.NAME_LIMIT),
						location.virtual() ? null : fits(location.postcode(), Places.POSTCODE_LIMIT),
						location.withheld() ? PlaceView.Masking.AREA_ONLY : PlaceView.Masking.OPEN, null,
						facts(location));
				newPlaces.put(id, what);
				known.put(id, new PlaceView(id, 1, what.name(), what.kind(), area, what.street(), what.town(),
						what.postcode(), what.masking(), null, null, feed.unit()));
				placesAdded.add(id);
				means.put(location.id(), id);
				return id;
			}

			private static PlaceFacts facts(FeedService.Location location, FeedRules rules) {
				boolean position = !location.virtual() && location.latitude() != null && location.longitude() != null
						&& location.latitude() >= 49 && location.latitude() <= 61 && location.longitude() >= -9
						&& location.longitude() <= 3;
				return new PlaceFacts(position ? location.latitude() : null, position ? location.longitude() : null,
						(location.uprn() != null && location.uprn().matches("[0-9]{1,12}")) ? location.uprn() : null,
						null,
						location.features()
							.stream()
							.flatMap(it -> rules.feature(it).stream())
							.distinct()
							.sorted()
							.toList());
			}

			private PlaceFacts facts(FeedService.Location location) {
				return location.withheld() ? PlaceFacts.NONE : facts(location, rules);
			}

			private static @Nullable String fits(@Nullable String text, int limit) {
				return (text != null && Problem.length(text) <= limit) ? text : null;
			}

			private static String cut(String text) {
				return (text.length() <= Places.NAME_LIMIT) ? text : text.substring(0, Places.NAME_LIMIT).strip();
			}

			private String areaName(AreaCode area) {
				return areas.find(area).map(LocalAreaView::name).orElse(area.value());
			}

			/**
			 * Which of our areas it serves; it is elsewhere where it serves others alone.
			 */
			private List<AreaCode> areas(Map<FeedService.Location, PlaceId> where) {
				var codes = new LinkedHashSet<AreaCode>();
				boolean everywhere = false;
				for (FeedService.Area told : service.areas()) {
					@Nullable AreaCode code = areaWords.get(FeedRules.word(Objects.requireNonNullElse(told.code(), told.name())));
					if (code != null) {
						codes.add(code);
					}
					else if (finder.isAll(told.name())) {
						areas.coverage(today).forEach(it -> codes.add(it.code()));
					}
					else {
						everywhere |= rules.everywhere(told.name());
					}
				}
				boolean placeless = service.places().isEmpty() && service.areas().isEmpty();
				elsewhere = where.isEmpty() && codes.isEmpty() && !everywhere && !placeless;
				if (!elsewhere && where.size() < service.places().size()) {
					note("service_at_locations",
							"Some of its places are in none of our areas, or nothing tells in which.");
				}
				return codes.stream().sorted((one, other) -> one.value().compareTo(other.value())).toList();
			}

			/** Hours that were not understood are not known: no old ones stay. */
			private ServiceEntry hours(FeedHours.Understood usual, Map<FeedService.Location, PlaceId> where,
					@Nullable ServiceEntry base) {
				var reasons = new LinkedHashSet<>(usual.reasons());
				var at = new ArrayList<ServiceEntry.Where>();
				boolean any = !service.hours().isEmpty();
				for (var one : where.entrySet()) {
					var own = FeedHours.read(one.getKey().hours(), today);
					reasons.addAll(own.reasons());
					any |= !one.getKey().hours().isEmpty();
					at.add(new ServiceEntry.Where(one.getValue(), note(one.getKey()), one.getKey().phones(),
							own.rows()));
				}
				reasons.forEach(it -> note("schedules", it + " Its hours are unknown."));
				if (any) {
					tells.add(FeedField.HOURS);
				}
				var plain = at.stream()
					.map(it -> new ServiceEntry.Where(it.place(), it.note(), it.phones(),
							reasons.isEmpty() ? it.hours() : List.of()))
					.toList();
				return confirmed(ServiceEntry.named(feed.unit(), service.name())
					.withHours(reasons.isEmpty() ? usual.rows() : List.of()), plain, base);
			}

			private @Nullable String note(FeedService.Location location) {
				return (location.note() != null && location.note().length() <= Services.LINE_LIMIT) ? location.note()
						: null;
			}

			/**
			 * Hours without an end count as confirmed for some months from when somebody
			 * there said that they are right, or else from when they came in first.
			 */
			private ServiceEntry confirmed(ServiceEntry told, List<ServiceEntry.Where> at,
					@Nullable ServiceEntry base) {
				int months = lists.rules().confirmedMonths();
				if (service.assuredOn() == null && base != null
						&& FeedField.HOURS.same(until(base, null), until(with(told, at), null))) {
					return with(told, base.places(), at).withHours(base.hours());
				}
				LocalDate from = Objects.requireNonNullElse(service.assuredOn(), today);
				return until(with(told, at), from.plusMonths(months));
			}

			private static ServiceEntry with(ServiceEntry told, List<ServiceEntry.Where> at) {
				return new ServiceEntry(told.unit(), told.name(), null, List.of(), List.of(), null, null, List.of(),
						List.of(), null, null, List.of(), List.of(), List.of(), null, null, null, null, null, List.of(),
						false, null, at, told.hours());
			}

			/** Places as they are told, with the hours that they have here. */
			private static ServiceEntry with(ServiceEntry told, List<ServiceEntry.Where> here,
					List<ServiceEntry.Where> at) {
				return with(told,
						at.stream()
							.map(it -> new ServiceEntry.Where(it.place(), it.note(), it.phones(),
									here.stream()
										.filter(known -> known.place().equals(it.place()))
										.findFirst()
										.map(ServiceEntry.Where::hours)
										.orElse(List.of())))
							.toList());
			}

			/** The same, with another end of what is known where no end is told. */
			private static ServiceEntry until(ServiceEntry entry, @Nullable LocalDate day) {
				return with(entry, entry.places()
					.stream()
					.map(it -> new ServiceEntry.Where(it.place(), it.note(), it.phones(), until(it.hours(), day)))
					.toList()).withHours(until(entry.hours(), day));
			}

			private static List<Schedule> until(List<Schedule> rows, @Nullable LocalDate day) {
				return rows.stream()
					.map(it -> (it.until() != null || it.frequency() == Schedule.Frequency.ONCE
							|| (day != null && it.confirmedUntil() != null)) ? it : it.confirmedTo(day))
					.toList();
			}

			private void note(String field, String reason) {
				var note = new FeedReading.Note(field, reason);
				if (!notes.contains(note)) {
					notes.add(note);
				}
			}

			private FeedReading.Told told(FeedReading.Fate fate, @Nullable ServiceRecord of,
					Collection<FeedField> changed, Collection<FeedField> kept, boolean heardAnew) {
				return new FeedReading.Told(service.id(), service.name(), service.organisation(), fate,
						(of != null) ? of.id() : null, (of != null) ? of.entry().name() : null,
						changed.stream().sorted().toList(), kept.stream().sorted().toList(), closed.size(),
						List.copyOf(notes), heardAnew);
			}

		}

	}

	private static final ServiceId NONE = new ServiceId(new UUID(0, 0));

}
