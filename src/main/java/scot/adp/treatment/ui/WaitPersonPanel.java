package scot.adp.treatment.ui;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import scot.adp.directory.ServiceId;
import scot.adp.directory.ServiceView;
import scot.adp.events.DataSet;
import scot.adp.people.OwnRef;
import scot.adp.people.spi.PersonPanel;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Words;
import scot.adp.treatment.WaitRules.Lists;
import scot.adp.treatment.WaitView;
import scot.adp.treatment.Waits;

/** The waits of a person: how long, what is offered, and how they ended. */
@Component
class WaitPersonPanel implements PersonPanel {

	private static final Comparator<LocalDate> LAST_IF_NONE = Comparator.nullsLast(Comparator.naturalOrder());

	private final Waits waits;

	WaitPersonPanel(Waits waits) {
		this.waits = waits;
	}

	@Override
	public int order() {
		return 10;
	}

	@Override
	public String title() {
		return Words.of("waits.person");
	}

	@Override
	public DataSet dataSet() {
		return Waits.DATA_SET;
	}

	@Override
	public String operation() {
		return "treatment.wait.read";
	}

	@Override
	public Optional<Whose> whose(UUID record) {
		return waits.whose(new Waits.Id(record));
	}

	@Override
	public Told of(Whom whom, LocalDate today) {
		var all = waits.of(whom);
		var services = all.isEmpty() ? Map.<ServiceId, String>of()
				: waits.services().stream().collect(Collectors.toMap(ServiceView::id, ServiceView::name));
		var open = all.stream()
			.filter(WaitView::open)
			.sorted(Comparator.comparing(WaitView::lastInsideOn, LAST_IF_NONE))
			.toList();
		return new Told(all.stream().map(wait -> entry(wait, services, today)).toList(), goesOn(open, today),
				open.stream()
					.map(WaitPersonPanel::next)
					.min(Comparator.comparing(Next::on, Comparator.nullsFirst(Comparator.naturalOrder())))
					.orElse(null));
	}

	/** The one that wants it most, and how many more there are. */
	private @Nullable String goesOn(List<WaitView> open, LocalDate today) {
		return open.isEmpty() ? null : Words.of("waits.person.more", goesOn(open.getFirst(), today), open.size() - 1);
	}

	private String goesOn(WaitView wait, LocalDate today) {
		String since = Dates.full(wait.receivedOn());
		@Nullable LocalDate last = wait.lastInsideOn();
		if (last == null) {
			return Words.of("waits.person.away", since);
		}
		int left = wait.left(waits.within(wait.receivedOn()));
		return last.isBefore(today) ? Words.of("waits.person.past", since, -left, Dates.full(last))
				: Words.of("waits.person.left", since, left, Dates.weekday(last));
	}

	/**
	 * Who is away is asked again; else it is the next appointment, or that there is none.
	 */
	private static Next next(WaitView wait) {
		@Nullable LocalDate appointment = wait.nextAppointmentOn();
		@Nullable LocalDate away = wait.awayUntil();
		if (appointment == null && (away != null || wait.awayWithoutEnd())) {
			return new Next(away, Words.of("waits.person.ask", String.valueOf(WaitWords.away(wait))));
		}
		return new Next(appointment,
				(appointment != null) ? String.valueOf(WaitWords.next(wait)) : Words.of("waits.person.none"));
	}

	private Entry entry(WaitView wait, Map<ServiceId, String> services, LocalDate today) {
		var details = new ArrayList<String>();
		details.add(WaitWords.left(waits, wait, today));
		Stream.of(WaitWords.away(wait), WaitWords.next(wait)).filter(Objects::nonNull).forEach(details::add);
		details.add(Stream
			.of(WaitWords.label(waits, Lists.SUBSTANCE, wait.substance()),
					WaitWords.label(waits, Lists.TREATMENT_TYPE, wait.treatmentType()),
					WaitWords.label(waits, Lists.CLOSE_REASON, wait.closeReason()),
					services.getOrDefault(wait.service(), Words.of("wait.service.other")))
			.filter(part -> !part.isEmpty())
			.collect(Collectors.joining(" · ")));
		@Nullable LocalDate end = Stream.of(wait.startedOn(), wait.closedOn(), wait.stoppedOn())
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(null);
		return new Entry(wait.id().value(), wait.receivedOn(), end, end,
				Words.of("waits.person.received", Dates.full(wait.receivedOn())), details,
				"%s/%s".formatted(WaitsView.ROUTE, wait.id().value()),
				(wait.ownRef() != null) ? new OwnRef(wait.ownRef()) : null);
	}

}
