package scot.adp.directory.graphql;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;
import scot.adp.directory.AreaCode;
import scot.adp.directory.Assurance;
import scot.adp.directory.Feeds;
import scot.adp.directory.HowToCome;
import scot.adp.directory.OpenReason;
import scot.adp.directory.OpenState;
import scot.adp.directory.Opening;
import scot.adp.directory.Phone;
import scot.adp.directory.PlaceId;
import scot.adp.directory.PlaceView;
import scot.adp.directory.Places;
import scot.adp.directory.Schedule;
import scot.adp.directory.ServiceEntry;
import scot.adp.directory.ServiceId;
import scot.adp.directory.ServiceRecord;
import scot.adp.directory.ServiceRegister;
import scot.adp.directory.ServiceStatus;
import scot.adp.directory.ServiceView;
import scot.adp.directory.Services;
import scot.adp.directory.TimeOfDay;
import scot.adp.platform.CountedConnection;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;

/** What services are told by, and what is said of them. */
@Controller
class ServiceController {

	private final Services services;

	private final ServiceRegister register;

	private final Feeds feeds;

	private final Places places;

	private final Clock clock;

	ServiceController(Services services, ServiceRegister register, Feeds feeds, Places places, Clock clock,
			BatchLoaderRegistry loaders) {
		this.services = services;
		this.register = register;
		this.feeds = feeds;
		this.places = places;
		this.clock = clock;
		loaders.<OpeningOf, Opening>forName("serviceOpenings")
			.registerMappedBatchLoader((wanted, environment) -> Mono.fromCallable(() -> read(wanted)));
	}

	@QueryMapping
	CountedConnection<ServiceView> services(@Argument @Nullable String search, @Argument @Nullable AreaCode area,
			@Argument @Nullable List<String> kinds, @Argument @Nullable OffsetDateTime openAt,
			@Argument @Nullable Integer forAge, @Argument Assurance.@Nullable State assurance,
			@Argument @Nullable OffsetDateTime changedSince, @Argument @Nullable Integer first,
			@Argument @Nullable String after) {
		int size = CountedConnection.size(first);
		@Nullable ServiceId last = CountedConnection.key(after, ServiceId::new);
		var filter = new Services.Filter(search, area, (kinds != null) ? kinds : List.of(),
				(openAt != null) ? openAt.toInstant() : null, forAge, assurance,
				(changedSince != null) ? changedSince.toInstant() : null);
		var page = services.behind(filter, last, size);
		return CountedConnection.of(page.rows(), size, last != null, page.total(), row -> row.id().value().toString());
	}

	@QueryMapping
	ServiceView service(@Argument String slug) {
		return services.bySlug(slug).flatMap(register::find).orElseThrow(() -> Problem.notFound("service", slug));
	}

	@MutationMapping
	ServiceView saveService(@Argument SaveServiceInput input) {
		@Nullable ServiceId id = input.id();
		if (id == null) {
			new Problem.Faults()
				.when(input.expectedVersion() != null, "id", "Say which service it is, or leave its version out.")
				.raise();
			id = services.add(input.idempotencyKey(), input.entry());
		}
		else {
			if (input.expectedVersion() == null) {
				throw Problem.invalid("expectedVersion", "Say which version you decided on.");
			}
			services.change(input.idempotencyKey(), id, input.expectedVersion(), input.entry());
		}
		return register.find(id).orElseThrow();
	}

	@SchemaMapping(typeName = "Service", field = "openAt")
	CompletableFuture<OpenAnswer> openAt(ServiceView service, @Argument @Nullable OffsetDateTime at,
			DataLoader<OpeningOf, Opening> serviceOpenings) {
		return serviceOpenings.load(new OpeningOf(service.id(), (at != null) ? at.toInstant() : null))
			.thenApply(OpenAnswer::of);
	}

	@SchemaMapping(typeName = "Service", field = "openNow")
	CompletableFuture<OpenAnswer> openNow(ServiceView service, DataLoader<OpeningOf, Opening> serviceOpenings) {
		return openAt(service, null, serviceOpenings);
	}

	@SchemaMapping(typeName = "Service", field = "nextOpening")
	CompletableFuture<Optional<OffsetDateTime>> nextOpening(ServiceView service,
			DataLoader<OpeningOf, Opening> serviceOpenings) {
		return serviceOpenings.load(new OpeningOf(service.id(), null))
			.thenApply(it -> Optional.ofNullable(OpenAnswer.of(it).nextOpening()));
	}

	/** Reads whether services are open, all of one moment at once. */
	private Map<OpeningOf, Opening> read(Set<OpeningOf> wanted) {
		Instant now = clock.instant();
		var found = new HashMap<OpeningOf, Opening>();
		wanted.stream()
			.collect(Collectors.groupingBy(it -> Objects.requireNonNullElse(it.at(), now)))
			.forEach((at, alike) -> {
				var read = services.openings(alike.stream().map(OpeningOf::service).toList(), at);
				alike.forEach(it -> found.put(it, Objects.requireNonNull(read.get(it.service()))));
			});
		return found;
	}

	@MutationMapping
	List<ServiceView> assureServices(@Argument AssureServicesInput input) {
		services.assure(input.idempotencyKey(), input.services(), input.how());
		var found = register.byIds(input.services());
		return input.services().stream().map(found::get).filter(Objects::nonNull).toList();
	}

	@MutationMapping
	ServiceView takeBackAssurance(@Argument TakeBackAssuranceInput input) {
		services.takeBackAssurance(input.idempotencyKey(), input.id(), input.assuredOn(), input.how());
		return register.find(input.id()).orElseThrow();
	}

	@MutationMapping
	ServiceView pauseService(@Argument PauseServiceInput input) {
		services.pause(input.idempotencyKey(), input.id(), null, input.expectedVersion(), input.from(), input.to(),
				input.reviewOn(), input.reason());
		return register.find(input.id()).orElseThrow();
	}

	@MutationMapping
	ServiceView resumeService(@Argument ResumeServiceInput input) {
		services.resume(input.idempotencyKey(), input.id(), null, input.expectedVersion(), input.from());
		return register.find(input.id()).orElseThrow();
	}

	@MutationMapping
	ServiceView closeService(@Argument CloseServiceInput input) {
		services.close(input.idempotencyKey(), input.id(), input.expectedVersion(), input.on(), input.successor());
		return register.find(input.id()).orElseThrow();
	}

	@BatchMapping(typeName = "Service", field = "entry")
	Map<ServiceView, EntryAnswer> entries(List<ServiceView> of) {
		var found = services.byIds(of.stream().map(ServiceView::id).toList());
		var told = places.byIds(found.values()
			.stream()
			.flatMap(it -> it.entry().places().stream())
			.map(ServiceEntry.Where::place)
			.distinct()
			.toList());
		return of.stream()
			.filter(it -> found.containsKey(it.id()))
			.collect(Collectors.toMap(Function.identity(),
					it -> EntryAnswer.of(Objects.requireNonNull(found.get(it.id())), told)));
	}

	@BatchMapping(typeName = "Service", field = "sources")
	Map<ServiceView, List<Feeds.FieldSource>> sources(List<ServiceView> of) {
		var found = feeds.sources(of.stream().map(ServiceView::id).toList());
		return of.stream()
			.distinct()
			.collect(Collectors.toMap(Function.identity(), it -> found.getOrDefault(it.id(), List.of())));
	}

	/** A service and a moment; null for now. */
	record OpeningOf(ServiceId service, @Nullable Instant at) {
	}

	/** What is told of a service, as clients read it. */
	record EntryAnswer(ServiceStatus status, @Nullable String slug, List<String> kinds, List<String> areas,
			Assurance assurance, @Nullable String description, List<String> audiences, @Nullable Integer minAge,
			@Nullable Integer maxAge, List<String> substances, List<HowToCome> howToCome, @Nullable String referralUrl,
			@Nullable String cost, List<String> languages, List<String> formats, List<Phone> phones,
			@Nullable String email, @Nullable String url, @Nullable String model, @Nullable String alert,
			@Nullable LocalDate alertUntil, boolean staffOnly, @Nullable String heardHow, List<PlaceAnswer> places,
			List<HoursAnswer> hours) {

		private static EntryAnswer of(ServiceRecord service, Map<PlaceId, PlaceView> told) {
			ServiceEntry entry = service.entry();
			return new EntryAnswer(service.status(), service.slug(), entry.kinds().stream().sorted().toList(),
					entry.areas().stream().map(AreaCode::value).toList(), service.assurance(), entry.description(),
					entry.audiences().stream().sorted().toList(), entry.minAge(), entry.maxAge(), entry.substances(),
					entry.howToCome(), entry.referralUrl(), entry.cost(), entry.languages(), entry.formats(),
					entry.phones(), entry.email(), entry.url(), entry.model(), entry.alert(), entry.alertUntil(),
					entry.staffOnly(), entry.heardHow(),
					entry.places()
						.stream()
						.filter(it -> told.containsKey(it.place()))
						.map(it -> new PlaceAnswer(told.get(it.place()), it.note(), it.phones(),
								it.hours().stream().map(HoursAnswer::of).toList()))
						.toList(),
					entry.hours().stream().map(HoursAnswer::of).toList());
		}

	}

	/** A place of a service, as clients read it. */
	record PlaceAnswer(@Nullable PlaceView place, @Nullable String note, List<Phone> phones, List<HoursAnswer> hours) {
	}

	/** A row of hours, as clients read it. */
	record HoursAnswer(Schedule.Group group, @Nullable String label, boolean replaces, Schedule.Frequency frequency,
			int every, List<String> byDay, List<Integer> byMonthDay, @Nullable LocalDate anchorOn,
			@Nullable LocalDate until, String opens, String closes, @Nullable LocalDate confirmedUntil,
			Schedule.OnHolidays onHolidays, boolean termTimeOnly, @Nullable String note) {

		private static HoursAnswer of(Schedule row) {
			return new HoursAnswer(row.group(), row.label(), row.replaces(), row.frequency(), row.every(),
					row.byDay().stream().map(Schedule.ByDay::code).toList(), row.byMonthDay(), row.anchorOn(),
					row.until(), row.opens().toString(), row.closes().toString(), row.confirmedUntil(),
					row.onHolidays(), row.termTimeOnly(), row.note());
		}

	}

	/** Whether something is open, with moments as clients read them. */
	record OpenAnswer(OpenState state, @Nullable OpenReason reason, @Nullable OffsetDateTime until,
			@Nullable OffsetDateTime nextOpening) {

		private static OpenAnswer of(Opening opening) {
			return new OpenAnswer(opening.state(), opening.reason(), moment(opening.until()),
					moment(opening.nextOpening()));
		}

		private static @Nullable OffsetDateTime moment(@Nullable Instant at) {
			return (at != null) ? at.atOffset(ZoneOffset.UTC) : null;
		}

	}

	/** Entries that are right, as a client sends them. */
	record AssureServicesInput(String idempotencyKey, List<ServiceId> services, Assurance.How how) {
	}

	/** What was said of an entry too soon, as a client sends it. */
	record TakeBackAssuranceInput(String idempotencyKey, ServiceId id, LocalDate assuredOn, Assurance.How how) {
	}

	/** A pause, as a client sends it. */
	record PauseServiceInput(String idempotencyKey, ServiceId id, Integer expectedVersion, LocalDate from,
			@Nullable LocalDate to, @Nullable LocalDate reviewOn, String reason) {
	}

	/** That a service is back, as a client sends it. */
	record ResumeServiceInput(String idempotencyKey, ServiceId id, Integer expectedVersion, LocalDate from) {
	}

	/** The end of a service, as a client sends it. */
	record CloseServiceInput(String idempotencyKey, ServiceId id, Integer expectedVersion, LocalDate on,
			@Nullable ServiceId successor) {
	}

	/** All that is told of a service, as a client sends it. */
	record SaveServiceInput(String idempotencyKey, @Nullable ServiceId id, @Nullable Integer expectedVersion,
			UnitId unit, String name, @Nullable List<String> kinds, @Nullable List<AreaCode> areas,
			@Nullable String description, @Nullable List<String> audiences, @Nullable Integer minAge,
			@Nullable Integer maxAge, @Nullable List<String> substances, @Nullable List<HowToCome> howToCome,
			@Nullable String referralUrl, @Nullable String cost, @Nullable List<String> languages,
			@Nullable List<String> formats, @Nullable List<PhoneInput> phones, @Nullable String email,
			@Nullable String url, @Nullable String model, @Nullable String alert, @Nullable LocalDate alertUntil,
			@Nullable Boolean staffOnly, @Nullable String heardHow, @Nullable List<HoursInput> hours,
			@Nullable List<PlaceInput> places) {

		ServiceEntry entry() {
			return new ServiceEntry(unit, name, description, given(kinds), given(audiences), minAge, maxAge,
					given(substances), given(howToCome), referralUrl, cost, given(languages), given(formats),
					given(phones).stream().map(PhoneInput::phone).toList(), email, url, model, alert, alertUntil,
					given(areas), Boolean.TRUE.equals(staffOnly), heardHow,
					given(places).stream().map(PlaceInput::where).toList(),
					given(hours).stream().map(it -> it.schedule("hours")).toList());
		}

		private static <T> List<T> given(@Nullable List<T> list) {
			return (list != null) ? list : List.of();
		}

	}

	/** A number to ring, as a client sends it. */
	record PhoneInput(String number, @Nullable String what) {

		Phone phone() {
			return new Phone(number, what);
		}

	}

	/** A place of a service, as a client sends it. */
	record PlaceInput(PlaceId place, @Nullable String note, @Nullable List<PhoneInput> phones,
			@Nullable List<HoursInput> hours) {

		ServiceEntry.Where where() {
			return new ServiceEntry.Where(place, note,
					SaveServiceInput.given(phones).stream().map(PhoneInput::phone).toList(),
					SaveServiceInput.given(hours).stream().map(it -> it.schedule("places")).toList());
		}

	}

	/** A row of hours, as a client sends it. */
	record HoursInput(Schedule.@Nullable Group group, @Nullable String label, @Nullable Boolean replaces,
			Schedule.Frequency frequency, @Nullable Integer every, @Nullable List<String> byDay,
			@Nullable List<Integer> byMonthDay, @Nullable LocalDate anchorOn, @Nullable LocalDate until, String opens,
			String closes, @Nullable LocalDate confirmedUntil, Schedule.@Nullable OnHolidays onHolidays,
			@Nullable Boolean termTimeOnly, @Nullable String note) {

		Schedule schedule(String path) {
			return new Schedule(Objects.requireNonNullElse(group, Schedule.Group.REGULAR), label,
					Boolean.TRUE.equals(replaces), frequency, Objects.requireNonNullElse(every, 1),
					SaveServiceInput.given(byDay).stream().map(it -> day(path, it)).toList(),
					SaveServiceInput.given(byMonthDay), anchorOn, until, time(path, opens), time(path, closes),
					confirmedUntil, Objects.requireNonNullElse(onHolidays, Schedule.OnHolidays.ASK),
					Boolean.TRUE.equals(termTimeOnly), note);
		}

		private static Schedule.ByDay day(String path, String text) {
			try {
				return Schedule.ByDay.of(text);
			}
			catch (IllegalArgumentException ex) {
				throw Problem.invalid(path, "Write a day as TU, 2TU or -1FR.");
			}
		}

		private static LocalTime time(String path, String text) {
			var time = TimeOfDay.read(text);
			if (time.isEmpty()) {
				throw Problem.invalid(path, "Write a time as 19:00.");
			}
			return time.getFirst();
		}

	}

}
