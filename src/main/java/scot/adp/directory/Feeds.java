package scot.adp.directory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.exchange.ImportId;
import scot.adp.exchange.Imports;
import scot.adp.exchange.IncomingFile;
import scot.adp.exchange.NewImport;
import scot.adp.identity.CurrentCaller;
import scot.adp.identity.Made;
import scot.adp.identity.Recording;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Audience;
import scot.adp.platform.Allowed.Scope;
import scot.adp.platform.Identifier;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.UnitId;
import scot.adp.platform.reading.Blanks;
import scot.adp.platform.reading.WebAddress;

/**
 * Directories of others, by the Open Referral standard or as ALISS, Meeting Guide and
 * BMLT list what they know, whose services the support team takes in. What is read waits
 * until somebody looks at it; it is taken in whole or not at all. What somebody here told
 * is never overwritten, and nothing is published, said to be right or ended by a feed.
 */
@Service
@Transactional
public class Feeds {

	/** How the register of imports knows what is taken in. */
	static final String IMPORT_KIND = "directory.feeds";

	private final FeedStore store;

	private final FeedPlanning planning;

	private final FeedTaking taking;

	private final FeedRules rules;

	private final UnitTree units;

	private final Imports imports;

	private final CurrentCaller currentCaller;

	private final Recording recording;

	private final Clock clock;

	Feeds(FeedStore store, FeedPlanning planning, FeedTaking taking, FeedRules rules, UnitTree units, Imports imports,
			CurrentCaller currentCaller, Recording recording, Clock clock) {
		this.store = store;
		this.planning = planning;
		this.taking = taking;
		this.rules = rules;
		this.units = units;
		this.imports = imports;
		this.currentCaller = currentCaller;
		this.recording = recording;
		this.clock = clock;
	}

	/** All of them by name, those too that are read no more. */
	@Allowed(operation = "directory.feed.read", roles = { Role.ADP_LEAD, Role.ADP_OFFICER })
	@Transactional(readOnly = true)
	public List<FeedView> all() {
		return store.all();
	}

	/** One of them. */
	@Allowed(operation = "directory.feed.read", roles = { Role.ADP_LEAD, Role.ADP_OFFICER })
	@Transactional(readOnly = true)
	public Optional<FeedView> find(Id id) {
		return store.find(id);
	}

	/** Of how many of them something waits to be looked at. */
	@Allowed(operation = "directory.feed.read", roles = { Role.ADP_LEAD, Role.ADP_OFFICER })
	@Transactional(readOnly = true)
	public int waiting() {
		return (int) store.all().stream().filter(it -> it.waitingSince() != null).count();
	}

	/** Hosts of which feeds may be read by their address. */
	@Allowed(operation = "directory.feed.read", roles = { Role.ADP_LEAD, Role.ADP_OFFICER })
	public List<String> hosts() {
		return rules.hosts().stream().sorted().toList();
	}

	/**
	 * Adds the directory of another.
	 * @throws Problem where something is missing or its host is none that is read from
	 */
	@Allowed(operation = "directory.feed.change", roles = { Role.ADP_LEAD, Role.ADP_OFFICER })
	public Id add(String idempotencyKey, What what) {
		What given = what.stripped();
		check(given)
			.when(store.all().stream().anyMatch(it -> it.name().equalsIgnoreCase(given.name())), "name",
					"There is a feed of this name already.")
			.raise();
		return recording.once(idempotencyKey, given, Id::new, author -> {
			var id = new Id(UUID.randomUUID());
			try {
				store.add(id, given, author);
			}
			catch (DuplicateKeyException ex) {
				throw Problem.conflict("Somebody added a feed of this name meanwhile.", null);
			}
			return new Made<>(id, subject(id), changes(given));
		});
	}

	/**
	 * Changes from where one is read, and whose its new services are. Its name stays:
	 * services are known by it.
	 * @param expectedVersion the version that the caller saw
	 */
	@Allowed(operation = "directory.feed.change", roles = { Role.ADP_LEAD, Role.ADP_OFFICER })
	public FeedView change(String idempotencyKey, Id id, int expectedVersion, What what) {
		FeedView before = known(id);
		var given = new What(before.name(), what.address(), what.unit(), what.nightly()).stripped();
		check(given).raise();
		recording.once(idempotencyKey, List.of(id, expectedVersion, given), Id::new, author -> {
			Problem.unlessSeen(expectedVersion, before.version(), "this feed");
			if (given.equals(new What(before.name(), before.address(), before.unit(), before.nightly()))
					&& before.stoppedOn() == null) {
				return Made.found(id);
			}
			changed(store.change(id, expectedVersion, given, null));
			return new Made<>(id, subject(id), changes(given));
		});
		return known(id);
	}

	/** Reads one no more, until it is changed again. What it told stays. */
	@Allowed(operation = "directory.feed.change", roles = { Role.ADP_LEAD, Role.ADP_OFFICER })
	public void stop(String idempotencyKey, Id id, int expectedVersion) {
		FeedView before = known(id);
		recording.once(idempotencyKey, List.of(id, expectedVersion), Id::new, author -> {
			Problem.unlessSeen(expectedVersion, before.version(), "this feed");
			if (before.stoppedOn() != null) {
				return Made.found(id);
			}
			changed(store.change(id, expectedVersion,
					new What(before.name(), before.address(), before.unit(), before.nightly()), today()));
			store.forget(id);
			return new Made<>(id, subject(id), Map.of("stoppedOn", today().toString()));
		});
	}

	/**
	 * Reads a file that a directory gave; what it holds waits to be looked at, in the
	 * place of what waited.
	 * @throws Problem where it is in none of their forms
	 */
	@Allowed(operation = "directory.feed.bring", roles = { Role.ADP_LEAD, Role.ADP_OFFICER })
	public FeedReading bring(String idempotencyKey, Id id, IncomingFile file) {
		FeedView feed = known(id);
		if (feed.stoppedOn() != null) {
			throw Problem.conflict("This feed is read no more. Change it first.", feed.version());
		}
		var reader = new OpenReferral(rules.limits().services());
		try (var content = file.content()) {
			reader.read(content);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		var read = reader.reading();
		recording.once(idempotencyKey, List.of(id, file.sha256()), FeedReading.Id::new, author -> {
			var reading = new FeedReading.Id(UUID.randomUUID());
			store.keep(id, reading, file.name(), file.sha256(), file.size(), read, author.at());
			return new Made<>(reading, subject(id), Map.of("services", String.valueOf(read.services().size())));
		});
		return reading(id).orElseThrow();
	}

	/**
	 * What waits of a feed, with what would become of each of its services now.
	 * @return empty where nothing waits
	 */
	@Allowed(operation = "directory.feed.read", roles = { Role.ADP_LEAD, Role.ADP_OFFICER })
	@Transactional(readOnly = true)
	public Optional<FeedReading> reading(Id id) {
		FeedView feed = known(id);
		return store.waiting(id).map(it -> planning.of(feed, it, null).told());
	}

	/**
	 * Takes in what waits of a feed, whole or not at all.
	 * @param reading what the caller saw
	 * @param same ids there of those that are the same as the service here that they are
	 * like; the others of these come in as drafts of their own
	 * @param confirmed whether somebody said that what cannot be taken is left out
	 * @return what became of each
	 * @throws Problem where something else waits by now, or something cannot be taken and
	 * nobody said that it is left out
	 */
	@Allowed(operation = "directory.feed.take", roles = { Role.ADP_LEAD, Role.ADP_OFFICER })
	public FeedReading take(String idempotencyKey, Id id, FeedReading.Id reading, Set<String> same, boolean confirmed) {
		FeedView feed = known(id);
		var done = new LinkedHashMap<Id, FeedReading>();
		var author = recording.author();
		recording.once(author, idempotencyKey, List.of(id, reading, same.stream().sorted().toList(), confirmed),
				ImportId::new, () -> {
					var waiting = store.locked(id)
						.filter(it -> it.id().equals(reading))
						.orElseThrow(() -> Problem
							.conflict("Something else was read of this feed meanwhile. Look at it first.", null));
					var plan = planning.of(feed, waiting, same);
					FeedReading told = plan.told();
					if (told.count(FeedReading.Fate.REFUSED) > 0 && !confirmed) {
						throw Problem.invalid("confirmed",
								"Some of these services cannot be taken: say that they are left out.");
					}
					if (!plan.changes()) {
						throw Problem.conflict("Nothing of this is new. Throw it away.", null);
					}
					var file = new ImportId(UUID.randomUUID());
					taking.take(feed, plan, file, author, recording::tell);
					store.taken(id, waiting.sha256(), author);
					done.put(id, told);
					var counts = new LinkedHashMap<String, Integer>();
					counts.put("services added", told.count(FeedReading.Fate.NEW));
					counts.put("services changed", told.count(FeedReading.Fate.CHANGED));
					counts.put("services left out", told.count(FeedReading.Fate.REFUSED));
					counts.put("listed no more", told.gone().size());
					// What a feed told before is told anew one day, and is no double
					// then.
					return Made
						.told(imports.record(
								new NewImport(IMPORT_KIND, "%s, %s".formatted(feed.name(), waiting.name()),
										FeedStore.digest(waiting.sha256() + reading.value()), waiting.size(), counts,
										told.count(FeedReading.Fate.CHANGED) == 0
												&& told.count(FeedReading.Fate.NEW) > 0 && told.gone().isEmpty()),
								file.value()));
				});
		return Objects.requireNonNullElseGet(done.get(id), () -> FeedReading.nothing(reading));
	}

	/** Throws away what waits of a feed. */
	@Allowed(operation = "directory.feed.take", roles = { Role.ADP_LEAD, Role.ADP_OFFICER })
	public void drop(String idempotencyKey, Id id, FeedReading.Id reading) {
		known(id);
		recording.once(idempotencyKey, List.of(id, reading), FeedReading.Id::new, author -> {
			var waiting = store.locked(id).filter(it -> it.id().equals(reading));
			if (waiting.isEmpty()) {
				return Made.found(reading);
			}
			store.thrownAway(id, waiting.get().sha256());
			return new Made<>(reading, subject(id), Map.of("reading", "thrown away"));
		});
	}

	/**
	 * Services of the own units, for the support team of all, of which a feed that listed
	 * them says that they are there no more, and nobody here said since that they are
	 * right.
	 */
	@Allowed(operation = "directory.service.assure",
			roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.UNIT_LEAD, Role.UNIT_EDITOR }, scope = Scope.OWN_UNITS)
	@Transactional(readOnly = true)
	public List<FeedDoubt> doubts() {
		return store.doubts(currentCaller.get().supportTeam() ? null : currentCaller.reach());
	}

	/** Which feed told what of a service, and whether it still stands so. */
	@Allowed(operation = "directory.organisation.read", to = Audience.SIGNED_IN)
	@Transactional(readOnly = true)
	public List<FieldSource> sources(ServiceId id) {
		return sources(List.of(id)).getOrDefault(id, List.of());
	}

	/** The same of several; those of which no feed told anything are left out. */
	@Allowed(operation = "directory.organisation.read", to = Audience.SIGNED_IN)
	@Transactional(readOnly = true)
	public Map<ServiceId, List<FieldSource>> sources(Collection<ServiceId> ids) {
		return planning.sources(ids);
	}

	private Problem.Faults check(What given) {
		var faults = new Problem.Faults()
			.words(given.name(), Services.NAME_LIMIT, "name", "Say whose directory it is, such as ALISS.")
			.when(!units.all().containsKey(given.unit()), "unit", "There is no such unit.")
			.when(given.nightly() && given.address() == null, "nightly",
					"Give the address from which it is read each night.");
		if (given.address() != null) {
			var read = WebAddress.read(given.address());
			faults.when(!read.isRead(), "address", read.fault())
				.when(read.isRead() && !given.address().toLowerCase(Locale.ROOT).startsWith("https://"), "address",
						"A feed is read by https alone; give an address that begins with https://.")
				.when(read.isRead() && !rules.hosts().contains(FeedClient.host(given.address())), "address", rules
					.hosts()
					.isEmpty()
							? "No host is named yet from which feeds may be read; ask whoever runs the program to add it to feeds.yaml."
							: "Feeds are read from these hosts alone: %s. Ask whoever runs the program to add another."
								.formatted(String.join(", ", hosts())));
		}
		return faults;
	}

	private static Map<String, String> changes(What given) {
		return Map.of("unit", given.unit().value(), "byAddress", String.valueOf(given.address() != null), "nightly",
				String.valueOf(given.nightly()));
	}

	private static void changed(boolean done) {
		if (!done) {
			throw Problem.conflict("Somebody changed this feed meanwhile. Look at what it says now.", null);
		}
	}

	private FeedView known(Id id) {
		return store.find(id).orElseThrow(() -> Problem.notFound("feed", id.value().toString()));
	}

	static String subject(Id id) {
		return "feed " + id.value();
	}

	private LocalDate today() {
		return LocalDate.now(clock.withZone(Hours.ZONE));
	}

	/** The directory of another. */
	public record Id(UUID value) implements Identifier {
	}

	/**
	 * What is told of the directory of another.
	 *
	 * @param address of its feed, the part before {@code /services}, or of a list itself,
	 * which asks for something or ends with {@code .json}; null where it comes as files
	 * alone
	 * @param unit whose drafts its new services become
	 * @param nightly whether it is read each night
	 */
	public record What(String name, @Nullable String address, UnitId unit, boolean nightly) {

		private What stripped() {
			@Nullable String given = Blanks.stripped(address);
			return new What(Blanks.strip(name), (given != null && !FeedClient.isAskedAsItStands(given))
					? given.replaceFirst("(/services)?/*$", "") : given, unit, nightly);
		}

	}

	/**
	 * What a feed that listed a service says of it.
	 *
	 * @param since when it was first found to say so
	 */
	public record FeedDoubt(ServiceId service, String serviceName, UnitId unit, String feed, Says says,
			LocalDate since) {
	}

	/** What makes a service doubtful. */
	public enum Says {

		/** It is listed no more. */
		GONE,
		/** It is listed as closed. */
		CLOSED,
		/** It is listed as closed for a while. */
		PAUSED

	}

	/**
	 * Where a field of a service came from.
	 *
	 * @param toldOn when the feed told what it told last
	 * @param stands whether it still is what the feed told; where not, somebody here told
	 * something else, which no feed overwrites
	 */
	public record FieldSource(FeedField field, String feed, LocalDate toldOn, boolean stands) {
	}

}
