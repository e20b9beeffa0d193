package scot.adp.directory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * All that is stored of some services, put together, in a statement for each kind of row.
 */
@Component
class ServiceDetails {

	private final ServiceStore store;

	private final ServiceLists lists;

	ServiceDetails(ServiceStore store, ServiceLists lists) {
		this.store = store;
		this.lists = lists;
	}

	/** What is stored of services, as of a day, in the order in which they are given. */
	List<Detail> of(List<ServiceStore.ServiceRow> services, LocalDate day) {
		if (services.isEmpty()) {
			return List.of();
		}
		Collection<ServiceId> ids = services.stream().map(ServiceStore.ServiceRow::id).toList();
		var phones = grouped(store.phones(ids), ServiceStore.PhoneRow::service);
		var places = grouped(store.places(ids), ServiceStore.AtPlaceRow::service);
		var schedules = grouped(store.schedules(ids), ServiceStore.ScheduleRow::service);
		var exceptions = grouped(store.exceptions(ids), ServiceStore.ExceptionRow::service);
		var pauses = grouped(store.pauses(ids, day), ServiceStore.PauseRow::service);
		Map<ServiceId, ServiceStore.SaidRow> said = new HashMap<>();
		store.said(ids).forEach(row -> said.put(row.service(), row));
		return services.stream().map(row -> {
			ServiceStore.@Nullable SaidRow last = said.get(row.id());
			return new Detail(row, phones.getOrDefault(row.id(), List.of()), places.getOrDefault(row.id(), List.of()),
					schedules.getOrDefault(row.id(), List.of()), exceptions.getOrDefault(row.id(), List.of()),
					pauses.getOrDefault(row.id(), List.of()),
					lists.rules()
						.assurance()
						.on(day, (last != null) ? last.said() : null, (last != null) ? last.noticeOn() : null));
		}).toList();
	}

	private static <T> Map<ServiceId, List<T>> grouped(List<T> rows, Function<T, ServiceId> by) {
		return rows.stream().collect(Collectors.groupingBy(by));
	}

	/**
	 * What is stored of a service.
	 *
	 * @param pauses that hold or are to come
	 */
	record Detail(ServiceStore.ServiceRow row, List<ServiceStore.PhoneRow> phones, List<ServiceStore.AtPlaceRow> places,
			List<ServiceStore.ScheduleRow> schedules, List<ServiceStore.ExceptionRow> exceptions,
			List<ServiceStore.PauseRow> pauses, Assurance assurance) {

		/** Numbers of the service, or of one of its places. */
		List<Phone> phones(@Nullable AtPlaceId at) {
			return phones.stream()
				.filter(it -> Objects.equals(it.atPlace(), at))
				.map(ServiceStore.PhoneRow::phone)
				.toList();
		}

		/** Hours that were told of the service, or of one of its places. */
		List<Schedule> ownSchedules(@Nullable AtPlaceId at) {
			return schedules.stream()
				.filter(it -> Objects.equals(it.atPlace(), at))
				.map(ServiceStore.ScheduleRow::schedule)
				.toList();
		}

		/**
		 * Hours that hold at a place: its own, or where it has none those of the service.
		 */
		List<Schedule> schedules(@Nullable AtPlaceId at) {
			var own = ownSchedules(at);
			return own.isEmpty() ? ownSchedules(null) : own;
		}

		/** Exceptions that hold at a place: its own and those of the service. */
		List<HoursException> exceptions(@Nullable AtPlaceId at) {
			return exceptions.stream()
				.filter(it -> it.atPlace() == null || it.atPlace().equals(at))
				.map(ServiceStore.ExceptionRow::exception)
				.toList();
		}

		/** When it is open at a place, or itself where it has none. */
		Hours hours(@Nullable AtPlaceId at, OpenDays calendar) {
			var away = new ArrayList<Hours.Away>();
			if (row.endedOn() != null) {
				away.add(new Hours.Away(OpenReason.SERVICE_CLOSED, row.endedOn(), null, null));
			}
			pauses.stream()
				.filter(it -> it.atPlace() == null || it.atPlace().equals(at))
				.forEach(it -> away.add(new Hours.Away(OpenReason.PAUSED, it.fromOn(), it.toOn(), it.reason())));
			return new Hours(schedules(at), exceptions(at), away, calendar);
		}

		/**
		 * The pause that holds or comes first: of the service, or of one of its places.
		 */
		private ServiceStore.@Nullable PauseRow pause(@Nullable AtPlaceId at) {
			return pauses.stream().filter(it -> Objects.equals(it.atPlace(), at)).findFirst().orElse(null);
		}

		/** As those who work with the program see it. */
		ServiceRecord record(LocalDate day) {
			ServiceStore.@Nullable PauseRow pause = pause(null);
			var where = places.stream()
				.map(it -> new ServiceEntry.Where(it.place(), it.note(), phones(it.id()), ownSchedules(it.id())))
				.toList();
			var entry = new ServiceEntry(row.unit(), row.name(), row.description(), row.kinds(), row.audiences(),
					row.minAge(), row.maxAge(), row.substances(), row.howToCome(), row.referralUrl(), row.cost(),
					row.languages(), row.formats(), phones(null), row.email(), row.url(), row.model(), row.alert(),
					row.alertUntil(), row.areas(), row.staffOnly(), row.heardHow(), where, ownSchedules(null));
			ServiceStatus status = switch (row.state()) {
				case DRAFT -> ServiceStatus.DRAFT;
				case CLOSED -> ServiceStatus.CLOSED;
				case PUBLISHED ->
					(pause != null && !day.isBefore(pause.fromOn())) ? ServiceStatus.PAUSED : ServiceStatus.PUBLISHED;
			};
			return new ServiceRecord(row.id(), row.version(), status, entry, row.slug(),
					places.stream()
						.collect(Collectors.toMap(ServiceStore.AtPlaceRow::place, ServiceStore.AtPlaceRow::id)),
					exceptions.stream()
						.filter(it -> !it.toOn().isBefore(day))
						.map(it -> new ServiceRecord.Except(it.exception(), it.atPlace()))
						.toList(),
					pausedPlaces(), (pause != null) ? pause.fromOn() : null, (pause != null) ? pause.toOn() : null,
					(pause != null) ? pause.reviewOn() : null, (pause != null) ? pause.reason() : null, row.endedOn(),
					row.successor(), row.merged(), assurance,
					confirmedUntil(schedules.stream().map(ServiceStore.ScheduleRow::schedule).toList()),
					row.reportedClosed(), row.changedAt(), row.changedByName());
		}

		private List<ServiceRecord.PausedPlace> pausedPlaces() {
			var paused = new ArrayList<ServiceRecord.PausedPlace>();
			for (var place : places) {
				ServiceStore.@Nullable PauseRow pause = pause(place.id());
				if (pause != null) {
					paused.add(new ServiceRecord.PausedPlace(place.id(), pause.fromOn(), pause.toOn(), pause.reviewOn(),
							pause.reason()));
				}
			}
			return paused;
		}

		/** What anybody may know of it. */
		PublishedService published(UnitView unit, LocalDate day) {
			ServiceStore.@Nullable PauseRow pause = pause(null);
			boolean alert = row.alert() != null && (row.alertUntil() == null || !day.isAfter(row.alertUntil()));
			// A place may be masked when texts are written already: what tells of it is
			// left out then.
			var masked = masked();
			return new PublishedService(row.id(), Objects.requireNonNull(row.slug()), row.unit(), unit.name(),
					unit.organisation(), unit.organisationName(),
					Objects.requireNonNullElse(masked.without(row.name()), unit.name()),
					Objects.requireNonNullElse(masked.without(row.description()), ""), sorted(row.kinds()),
					sorted(row.audiences()), row.minAge(), row.maxAge(), sorted(row.substances()), row.howToCome(),
					row.referralUrl(), row.cost(), row.languages(), sorted(row.formats()), phones(null), row.email(),
					row.url(), row.model(), alert ? row.alert() : null, row.areas(),
					(pause != null) ? pause.fromOn() : null, (pause != null) ? pause.toOn() : null,
					(pause != null) ? pause.reason() : null, row.endedOn(), row.successor(),
					places.stream()
						.filter(it -> it.masking() != PlaceView.Masking.NONE_SHOWN && it.closedOn() == null)
						.map(it -> at(it, masked))
						.toList(),
					told(null, masked), assurance, row.reportedClosed(), row.changedAt());
		}

		private PublishedService.At at(ServiceStore.AtPlaceRow at, MaskedAddress masked) {
			boolean all = at.masking() == PlaceView.Masking.OPEN;
			ServiceStore.@Nullable PauseRow pause = pause(at.id());
			return new PublishedService.At(at.id(), at.place(), all ? at.name() : null, at.kind(), at.area(), !all,
					all ? at.street() : null, all ? at.town() : null, all ? at.postcode() : null,
					all ? at.uprn() : null, all ? at.latitude() : null, all ? at.longitude() : null,
					sorted(at.features()), masked.without(at.note()), phones(at.id(), masked), told(at.id(), masked),
					(pause != null) ? new PublishedService.Pause(pause.fromOn(), pause.toOn(), pause.reason()) : null);
		}

		private PublishedService.HoursTold told(@Nullable AtPlaceId at, MaskedAddress masked) {
			var held = schedules(at).stream().map(it -> without(it, masked)).toList();
			return new PublishedService.HoursTold(held, exceptions(at), confirmedUntil(held));
		}

		private static Schedule without(Schedule row, MaskedAddress masked) {
			return (masked.in(row.note()) || masked.in(row.label())) ? new Schedule(row.group(),
					masked.without(row.label()), row.replaces(), row.frequency(), row.every(), row.byDay(),
					row.byMonthDay(), row.anchorOn(), row.until(), row.opens(), row.closes(), row.confirmedUntil(),
					row.onHolidays(), row.termTimeOnly(), masked.without(row.note())) : row;
		}

		private List<Phone> phones(@Nullable AtPlaceId at, MaskedAddress masked) {
			return phones(at).stream().map(it -> new Phone(it.number(), masked.without(it.what()))).toList();
		}

		private MaskedAddress masked() {
			return MaskedAddress.of(places.stream()
				.filter(it -> it.masking() != PlaceView.Masking.OPEN)
				.map(it -> new MaskedAddress.Address(it.street(), it.postcode()))
				.toList());
		}

		/** The first day at which what is known ends; null where no row says one. */
		static @Nullable LocalDate confirmedUntil(List<Schedule> schedules) {
			return schedules.stream()
				.map(Schedule::confirmedUntil)
				.filter(Objects::nonNull)
				.min(Comparator.naturalOrder())
				.orElse(null);
		}

		private static List<String> sorted(List<String> codes) {
			return codes.stream().sorted().toList();
		}

	}

}
