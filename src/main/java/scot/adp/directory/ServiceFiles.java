package scot.adp.directory;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.exchange.HeadedRows;
import scot.adp.exchange.ImportId;
import scot.adp.exchange.ImportProblem;
import scot.adp.exchange.Imports;
import scot.adp.exchange.IncomingFile;
import scot.adp.exchange.NewImport;
import scot.adp.identity.Author;
import scot.adp.identity.Caller;
import scot.adp.identity.CurrentCaller;
import scot.adp.identity.Made;
import scot.adp.identity.Recording;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Scope;
import scot.adp.platform.Auditable;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.UnitId;
import scot.adp.shell.parts.NameLike;

/**
 * Takes services in from files, whole or not at all: a row for each time and place of a
 * service, and what is told of it beside the first or beside each of them. What is new
 * becomes a draft. What is known, by its number in another list or else by its unit and
 * name, is told anew by the cells that are filled in, once somebody says so; that it is
 * right, no file says.
 */
@Service
@Transactional
public class ServiceFiles {

	/** How the register of imports knows them. */
	static final String IMPORT_KIND = "directory.services";

	/** The columns that a file has to have. */
	public static final List<String> REQUIRED = List.of("name", "unit_code");

	/** The columns that it may have. */
	public static final List<String> OPTIONAL = List.of("kinds", "audiences", "description", "place", "postcode",
			"area", "day", "every_weeks", "opens", "closes", "first_date", "until", "rule", "on_holidays", "ages",
			"how_to_come", "phone", "email", "url", "external_scheme", "external_id");

	private static final int MOST = 2_000;

	/** How the support team heard what a file tells. */
	private static final String HEARD = "By a file";

	/** What a fault calls a field, as its column is called. */
	private static final Map<String, String> COLUMNS = Map.of("minAge", "ages", "maxAge", "ages", "howToCome",
			"how_to_come", "phones", "phone", "areas", "area", "places", "place", "hours", "day", "unit", "unit_code");

	private final Services services;

	private final ServiceWriting writing;

	private final ServiceCheck check;

	private final ServiceLists lists;

	private final ServicePlaceStore placeStore;

	private final Places places;

	private final Areas areas;

	private final UnitTree units;

	private final OpeningWindows windows;

	private final Imports imports;

	private final CurrentCaller currentCaller;

	private final Recording recording;

	private final Clock clock;

	ServiceFiles(Services services, ServiceWriting writing, ServiceCheck check, ServiceLists lists,
			ServicePlaceStore placeStore, Places places, Areas areas, UnitTree units, OpeningWindows windows,
			Imports imports, CurrentCaller currentCaller, Recording recording, Clock clock) {
		this.services = services;
		this.writing = writing;
		this.check = check;
		this.lists = lists;
		this.placeStore = placeStore;
		this.places = places;
		this.areas = areas;
		this.units = units;
		this.windows = windows;
		this.imports = imports;
		this.currentCaller = currentCaller;
		this.recording = recording;
		this.clock = clock;
	}

	/**
	 * Reads a file and tells what it holds, all that is wrong with it and what it
	 * changes; nothing is stored.
	 * @throws Problem where the file cannot be taken at all
	 */
	@Allowed(operation = "directory.service.import",
			roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.UNIT_LEAD, Role.UNIT_EDITOR }, scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public Understood tryOut(IncomingFile file) {
		return new Reading().read(file);
	}

	/**
	 * Takes a file in, whole or not at all, and notes it among the imports.
	 * @param confirmed whether somebody said that what is unusual is right
	 * @throws Problem where anything in it is wrong or it was taken in before
	 */
	@Allowed(operation = "directory.service.import",
			roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.UNIT_LEAD, Role.UNIT_EDITOR }, scope = Scope.OWN_UNITS)
	public Understood load(String idempotencyKey, IncomingFile file, boolean confirmed) {
		var taken = new ArrayList<Understood>();
		var author = recording.author();
		recording.once(author, idempotencyKey, List.of(file.sha256(), confirmed), ImportId::new, () -> {
			var reading = new Reading();
			var understood = reading.read(file);
			if (understood.problemCount() > 0) {
				throw Problem.invalid("file",
						"%,d cells of this file cannot be taken. Try it out first; nothing was stored."
							.formatted(understood.problemCount()));
			}
			if (!understood.unusual().isEmpty() && !confirmed) {
				throw Problem.invalid("file", "Something in this file is unusual: say that it is right.");
			}
			var id = new ImportId(UUID.randomUUID());
			reading.keep(id, author);
			taken.add(understood);
			var counts = new LinkedHashMap<String, Integer>();
			counts.put("services added", understood.added());
			counts.put("services changed", understood.changed());
			counts.put("places added", understood.places());
			// What was told before a change is kept nowhere that it could be read from.
			return Made.told(imports.record(
					NewImport.of(IMPORT_KIND, file, counts, understood.changed() == 0 && understood.added() > 0),
					id.value()));
		});
		return taken.isEmpty() ? tryOut(file) : taken.getFirst();
	}

	/**
	 * What a file was understood to hold.
	 *
	 * @param added how many services are not known yet
	 * @param changed of how many something else is told
	 * @param same how many are known to be as they are told
	 * @param places how many places are not known yet
	 * @param problems what cannot be taken, the first of them
	 * @param unusual what is to be confirmed
	 */
	public record Understood(int added, int changed, int same, int places, List<ImportProblem> problems,
			int problemCount, List<ImportProblem> unusual, List<ImportProblem> warnings) {
	}

	/** One reading of a file. */
	private final class Reading {

		private final HeadedRows rows = new HeadedRows(null, REQUIRED, OPTIONAL, this::take).secretly(found -> {
		});

		private final LocalDate today = LocalDate.now(clock.withZone(Hours.ZONE));

		private final Caller caller = currentCaller.get();

		private final Map<UnitId, Boolean> reached = new HashMap<>();

		private final Map<Object, Draft> drafts = new LinkedHashMap<>();

		private final Map<String, List<PlaceView>> byName;

		private final Map<PlaceId, PlaceView> known;

		private final List<PlaceView> added = new ArrayList<>();

		private final Map<String, AreaCode> areaWords = new HashMap<>();

		private final Map<ServiceId, ServiceRecord> before;

		private final Map<Object, ServiceId> named = new HashMap<>();

		private final Map<ServiceWriting.ExternalId, ServiceId> listed = writing.listed();

		private final Map<ServiceId, ServiceEntry> entries = new LinkedHashMap<>();

		Reading() {
			// Whoever brings a file names no place that they may not know of.
			var told = places.all();
			byName = told.stream().collect(Collectors.groupingBy(it -> word(it.name())));
			known = placeStore.places().stream().collect(Collectors.toMap(PlaceView::id, Function.identity()));
			areas.coverage(today).forEach(it -> {
				areaWords.put(word(it.name()), it.code());
				areaWords.put(word(it.code().value()), it.code());
			});
			before = services.all().stream().collect(Collectors.toMap(ServiceRecord::id, Function.identity()));
			before.values()
				.stream()
				.filter(it -> it.status() != ServiceStatus.CLOSED)
				.forEach(it -> named.put(name(it.entry().unit(), it.entry().name()), it.id()));
		}

		Understood read(IncomingFile file) {
			HeadedRows.read(file, rows);
			drafts.values().stream().filter(it -> !it.line.isFaulty()).forEach(this::settle);
			var told = drafts.values().stream().map(it -> it.unit).collect(Collectors.toSet());
			if (MaskedAddress.at(known.values().stream().filter(it -> told.contains(it.unit())).toList())
				.in(file.name())) {
				throw Problem.invalid("file",
						"The name of this file tells the address of a place that is not to be found; call it something else.");
			}
			int anew = (int) entries.keySet().stream().filter(it -> !before.containsKey(it)).count();
			int same = (int) entries.entrySet().stream().filter(it -> isSame(it.getKey(), it.getValue())).count();
			return new Understood(anew, entries.size() - anew - same, same, added.size(), rows.problems(),
					rows.problemCount(), rows.unusual(), rows.warnings());
		}

		void keep(ImportId id, Author author) {
			for (PlaceView place : added) {
				placeStore.add(place.id(), place.unit(), new Places.What(place.name(), place.kind(), place.area(), null,
						null, place.postcode(), place.masking(), null), author);
				recording.tell("place " + place.id().value(),
						Map.of("kind", place.kind().name(), "area", place.area().value()));
			}
			var anew = new ArrayList<ServiceId>();
			var touched = new ArrayList<ServiceId>();
			entries.forEach((service, entry) -> {
				@Nullable ServiceRecord was = before.get(service);
				if (was == null) {
					writing.add(service, entry, author);
					anew.add(service);
					recording.tell(Services.subject(service),
							Map.of("unit", entry.unit().value(), "state", ServiceStatus.DRAFT.name()));
				}
				else if (!isSame(service, entry)) {
					writing.change(service, was.version(), entry, author);
					touched.add(service);
					recording.tell(Services.subject(service), Map.of("service", Auditable.CHANGED));
				}
			});
			writing.addedBy(id, anew);
			drafts.values().stream().filter(it -> it.listed != null && !listed.containsKey(it.listed)).forEach(it -> {
				writing.list(Objects.requireNonNull(it.id), Objects.requireNonNull(it.listed), id);
				recording.tell(Services.subject(it.id), Map.of("listedBy", it.listed.scheme()));
			});
			touched.addAll(anew);
			windows.of(touched);
		}

		private boolean isSame(ServiceId id, ServiceEntry entry) {
			@Nullable ServiceRecord was = before.get(id);
			return was != null && was.entry().stripped().equals(entry);
		}

		private void take(HeadedRows.Line line) {
			var name = line.text("name", Services.NAME_LIMIT).orElse(null);
			line.asks("name", name);
			@Nullable UnitId unit = unit(line);
			var described = line.text("description", Services.TEXT_LIMIT);
			var kinds = line.allListed("kinds", lists.kinds());
			var audiences = line.allListed("audiences", lists.audiences());
			var come = come(line);
			@Nullable Ages ages = ages(line);
			var phones = line.several("phone").stream().map(it -> new Phone(it, null)).toList();
			var email = line.text("email");
			var url = line.text("url");
			ServiceWriting.@Nullable ExternalId external = external(line);
			@Nullable AreaCode area = area(line);
			@Nullable PlaceView place = place(line, unit, area);
			var hours = FileHours.read(line, today.plusMonths(lists.rules().confirmedMonths()));
			if (name == null || unit == null) {
				return;
			}
			Draft draft = drafts.computeIfAbsent((external != null) ? external : name(unit, name),
					key -> new Draft(line, unit, name, external));
			if (drafts.size() > MOST) {
				throw Problem.invalid("file", "This file tells of more than %,d services. Split it.".formatted(MOST));
			}
			draft.calledBy.take(line, name);
			draft.runBy.take(line, unit);
			draft.description.take(line, described.orElse(null));
			draft.kinds.take(line, kinds.isEmpty() ? null : kinds);
			draft.audiences.take(line, audiences.isEmpty() ? null : audiences);
			draft.come.take(line, come.isEmpty() ? null : come);
			draft.ages.take(line, ages);
			draft.phones.take(line, phones.isEmpty() ? null : phones);
			draft.email.take(line, email.orElse(null));
			draft.url.take(line, url.orElse(null));
			if (place != null) {
				draft.places.add(place.id());
			}
			else if (area != null) {
				draft.areas.add(area);
			}
			if (!hours.isEmpty()) {
				draft.hours.computeIfAbsent(Optional.ofNullable(place).map(PlaceView::id), at -> new ArrayList<>())
					.addAll(hours);
			}
			email.filter(OnePersonsAddress::is)
				.ifPresent(it -> line.unusual("email",
						"This looks like the address of one person. Give that of a team or a post."));
			described.filter(it -> !NameLike.in(it).isEmpty())
				.ifPresent(it -> line.unusual("description",
						"This looks as if it tells of one person. Nothing of a person belongs here."));
		}

		private @Nullable UnitId unit(HeadedRows.Line line) {
			@Nullable String code = line.code("unit_code").orElse(null);
			line.asks("unit_code", code);
			if (code == null) {
				return null;
			}
			var found = units.all().keySet().stream().filter(it -> it.value().equalsIgnoreCase(code)).findFirst();
			if (found.isEmpty()) {
				line.problem("unit_code", "There is no such unit.");
			}
			else if (!reached.computeIfAbsent(found.get(), this::reaches)) {
				line.problem("unit_code", "This is a unit that you do not write for.");
				return null;
			}
			return found.orElse(null);
		}

		private boolean reaches(UnitId unit) {
			try {
				currentCaller.reaching(unit);
				return true;
			}
			catch (Problem problem) {
				return false;
			}
		}

		private ServiceWriting.@Nullable ExternalId external(HeadedRows.Line line) {
			@Nullable String scheme = line.text("external_scheme", Services.NAME_LIMIT).orElse(null);
			@Nullable String value = line.text("external_id", Services.NAME_LIMIT).orElse(null);
			if ((scheme == null) != (value == null) && !line.isFaulty()) {
				line.problem((scheme == null) ? "external_scheme" : "external_id",
						"Tell whose list it is and its number there, or leave both empty.");
			}
			return (scheme != null && value != null) ? new ServiceWriting.ExternalId(scheme, value) : null;
		}

		private @Nullable AreaCode area(HeadedRows.Line line) {
			@Nullable String text = line.text("area").orElse(null);
			@Nullable AreaCode area = (text != null) ? areaWords.get(word(text)) : null;
			if (text != null && area == null) {
				line.problem("area", "Use one of these: %s.".formatted(
						areas.coverage(today).stream().map(LocalAreaView::name).collect(Collectors.joining(", "))));
			}
			return area;
		}

		/** A place by its name; one that is not known yet where the area says where. */
		private @Nullable PlaceView place(HeadedRows.Line line, @Nullable UnitId unit, @Nullable AreaCode area) {
			@Nullable String text = line.text("place", Places.NAME_LIMIT).orElse(null);
			@Nullable String postcode = line.text("postcode", Places.POSTCODE_LIMIT).orElse(null);
			if (text == null) {
				if (postcode != null) {
					line.problem("place", "Say what the place is called.");
				}
				return null;
			}
			var called = byName.getOrDefault(word(text), List.of());
			var there = called.stream()
				.filter(it -> area == null || it.area().equals(area))
				.filter(it -> postcode == null || it.postcode() == null || word(it.postcode()).equals(word(postcode)))
				.toList();
			if (there.size() == 1) {
				return there.getFirst();
			}
			if (there.size() > 1) {
				line.problem("place", "Several places go by this name; tell the postcode and the area.");
			}
			else if (!called.isEmpty()) {
				line.problem("place", "The place of this name has another postcode or lies in another area.");
			}
			else if (area == null) {
				line.problem("place",
						"There is no place of this name. Write it as in the list of places, or tell its area to add it.");
			}
			else if (unit != null) {
				var made = new PlaceView(new PlaceId(UUID.randomUUID()), 1, text, PlaceView.Kind.VENUE, area, null,
						null, postcode, PlaceView.Masking.OPEN, null, null, unit);
				byName.put(word(text), List.of(made));
				known.put(made.id(), made);
				added.add(made);
				line.unusual("place", "There is no place of this name yet. It will be added, for everybody to see.");
				if (masked(unit, List.of()).in(text) || masked(unit, List.of()).in(postcode)) {
					line.problem(masked(unit, List.of()).in(text) ? "place" : "postcode",
							"This tells the address of a place that is not to be found.");
				}
				return made;
			}
			return null;
		}

		private static List<HowToCome> come(HeadedRows.Line line) {
			var come = new LinkedHashSet<HowToCome>();
			for (String text : line.several("how_to_come")) {
				String code = word(text).toUpperCase(Locale.ROOT);
				for (HowToCome one : HowToCome.values()) {
					if (one.name().replace("_", "").equals(code)) {
						come.add(one);
						code = "";
					}
				}
				if (!code.isEmpty()) {
					line.problem("how_to_come", "Use one of these: SELF, REFERRAL, DROP_IN.");
				}
			}
			return come.stream().sorted().toList();
		}

		/** Ages as 16-25, 18+ or up to 25. */
		private static @Nullable Ages ages(HeadedRows.Line line) {
			@Nullable String text = line.text("ages").orElse(null);
			if (text == null) {
				return null;
			}
			var numbers = Pattern.compile("\\d{1,3}")
				.matcher(text)
				.results()
				.map(it -> Integer.valueOf(it.group()))
				.toList();
			String words = text.toLowerCase(Locale.ROOT).replaceAll("\\d{1,3}", "#").replace(" ", "");
			return switch (words) {
				case "#-#", "#–#", "#to#" -> new Ages(numbers.getFirst(), numbers.getLast());
				case "#+", "#andover", "from#" -> new Ages(numbers.getFirst(), null);
				case "upto#" -> new Ages(null, numbers.getFirst());
				case "under#" -> new Ages(null, numbers.getFirst() - 1);
				default -> {
					line.problem("ages", "Write ages as 16-25, 18+ or up to 25.");
					yield null;
				}
			};
		}

		/** Looks at all that is told of a service. */
		private void settle(Draft draft) {
			@Nullable ServiceId of = (draft.listed != null) ? listed.get(draft.listed) : null;
			@Nullable ServiceId called = named.get(name(draft.unit, draft.name));
			var id = Objects.requireNonNullElseGet((of != null) ? of : called, () -> new ServiceId(UUID.randomUUID()));
			@Nullable ServiceRecord was = before.get(id);
			HeadedRows.Line line = draft.line;
			if (was == null && of != null || was != null && was.status() == ServiceStatus.CLOSED) {
				line.problem("name", "This entry has ended. Take its rows out, or give it a number of its own.");
				return;
			}
			if (was != null && !was.entry().unit().equals(draft.unit)) {
				line.problem("unit_code", "The entry that is listed under this number is another unit's.");
				return;
			}
			if (called != null && !called.equals(id)) {
				line.problem("name", "This unit has another service of this name already.");
				return;
			}
			draft.id = id;
			named.put(name(draft.unit, draft.name), id);
			ServiceEntry entry = draft.entry((was != null) ? was.entry() : ServiceEntry.named(draft.unit, draft.name),
					caller.ownUnits().contains(draft.unit));
			var faults = check.faults(entry, known, masked(draft.unit, entry.places()), today);
			faults.noted().forEach(it -> line.problem(COLUMNS.getOrDefault(it.path(), it.path()), it.message()));
			if (entries.put(id, entry) != null) {
				line.problem("name", "This service stands in the file twice, under several numbers.");
			}
			else if (was != null && !unconfirmed(entry).equals(unconfirmed(was.entry()))) {
				line.unusual("name",
						"This service is known, and something else is told of it. It will be changed, and the file cannot be taken back.");
			}
		}

		/** Addresses that what is told may not hold: of its places, and of its unit's. */
		private MaskedAddress masked(UnitId unit, Collection<ServiceEntry.Where> own) {
			var there = own.stream().map(ServiceEntry.Where::place).collect(Collectors.toSet());
			return MaskedAddress
				.at(known.values().stream().filter(it -> unit.equals(it.unit()) || there.contains(it.id())).toList());
		}

	}

	/** The same, without for how long somebody says so. */
	private static ServiceEntry unconfirmed(ServiceEntry entry) {
		var plain = entry.stripped();
		return plain.withHours(plain.hours().stream().map(it -> it.confirmedTo(null)).toList());
	}

	private static String word(String text) {
		return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "");
	}

	private static Object name(UnitId unit, String name) {
		return List.of(unit, name.toLowerCase(Locale.ROOT));
	}

	private record Ages(@Nullable Integer least, @Nullable Integer greatest) {
	}

	/** What the rows of a service tell together. */
	private static final class Draft {

		private final HeadedRows.Line line;

		private final UnitId unit;

		private final String name;

		private final ServiceWriting.@Nullable ExternalId listed;

		private final Told<String> calledBy = new Told<>("name");

		private final Told<UnitId> runBy = new Told<>("unit_code");

		private final Told<String> description = new Told<>("description");

		private final Told<List<String>> kinds = new Told<>("kinds");

		private final Told<List<String>> audiences = new Told<>("audiences");

		private final Told<List<HowToCome>> come = new Told<>("how_to_come");

		private final Told<Ages> ages = new Told<>("ages");

		private final Told<List<Phone>> phones = new Told<>("phone");

		private final Told<String> email = new Told<>("email");

		private final Told<String> url = new Told<>("url");

		private final Set<PlaceId> places = new LinkedHashSet<>();

		private final Set<AreaCode> areas = new LinkedHashSet<>();

		private final Map<Optional<PlaceId>, List<Schedule>> hours = new LinkedHashMap<>();

		private @Nullable ServiceId id;

		Draft(HeadedRows.Line line, UnitId unit, String name, ServiceWriting.@Nullable ExternalId listed) {
			this.line = line;
			this.unit = unit;
			this.name = name;
			this.listed = listed;
		}

		/** What is told from now on: what no cell tells stays. */
		ServiceEntry entry(ServiceEntry base, boolean own) {
			var age = Optional.ofNullable(ages.value);
			var told = new ServiceEntry(unit, name, description.or(base.description()),
					Objects.requireNonNullElse(kinds.value, base.kinds()),
					Objects.requireNonNullElse(audiences.value, base.audiences()),
					age.isPresent() ? age.get().least() : base.minAge(),
					age.isPresent() ? age.get().greatest() : base.maxAge(), base.substances(),
					Objects.requireNonNullElse(come.value, base.howToCome()), base.referralUrl(), base.cost(),
					base.languages(), base.formats(), numbers(base.phones()), email.or(base.email()),
					url.or(base.url()), base.model(), base.alert(), base.alertUntil(),
					areas.isEmpty() ? base.areas() : List.copyOf(areas), base.staffOnly(),
					(own || base.heardHow() != null) ? base.heardHow() : HEARD, where(base), usual(base));
			return told.stripped();
		}

		private List<Phone> numbers(List<Phone> before) {
			if (phones.value == null) {
				return before;
			}
			return phones.value.stream()
				.map(told -> before.stream().filter(it -> it.number().equals(told.number())).findFirst().orElse(told))
				.toList();
		}

		/** Whether all places have the same hours, so that they are the service's. */
		private boolean alike() {
			return !hours.containsKey(Optional.<PlaceId>empty())
					&& places.stream().allMatch(it -> hours.containsKey(Optional.of(it)))
					&& Set.copyOf(hours.values()).size() == 1;
		}

		/** Hours of seasons and holidays are told on the page alone, and stay. */
		private List<Schedule> usual(ServiceEntry base) {
			if (hours.isEmpty()) {
				return base.hours();
			}
			var rows = new ArrayList<Schedule>(alike() ? hours.values().iterator().next()
					: hours.getOrDefault(Optional.<PlaceId>empty(), List.of()));
			base.hours().stream().filter(it -> it.group() != Schedule.Group.REGULAR).forEach(rows::add);
			return rows;
		}

		private List<ServiceEntry.Where> where(ServiceEntry base) {
			var before = base.places()
				.stream()
				.collect(Collectors.toMap(ServiceEntry.Where::place, Function.identity()));
			return (places.isEmpty() ? base.places().stream().map(ServiceEntry.Where::place).toList() : places).stream()
				.map(it -> before.getOrDefault(it, new ServiceEntry.Where(it, null, List.of(), List.of())))
				.map(it -> hours.isEmpty() ? it
						: new ServiceEntry.Where(it.place(), it.note(), it.phones(),
								alike() ? List.of() : hours.getOrDefault(Optional.of(it.place()), List.of())))
				.toList();
		}

	}

	/** What a column tells of a service, once or alike in each of its rows. */
	private static final class Told<T> {

		private final String column;

		private @Nullable T value;

		Told(String column) {
			this.column = column;
		}

		void take(HeadedRows.Line line, @Nullable T told) {
			if (value == null) {
				value = told;
			}
			else if (told != null && !told.equals(value)) {
				line.problem(column, "Another row of this service tells something else.");
			}
		}

		@Nullable T or(@Nullable T other) {
			return (value != null) ? value : other;
		}

	}

}
