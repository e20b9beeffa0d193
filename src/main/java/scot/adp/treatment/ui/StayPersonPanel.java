package scot.adp.treatment.ui;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import scot.adp.events.DataSet;
import scot.adp.people.OwnRef;
import scot.adp.people.spi.PersonPanel;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Words;
import scot.adp.treatment.StayRules.Lists;
import scot.adp.treatment.StayView;
import scot.adp.treatment.Stays;

/** The residential stays of a person. */
@Component
class StayPersonPanel implements PersonPanel {

	private final Stays stays;

	StayPersonPanel(Stays stays) {
		this.stays = stays;
	}

	@Override
	public int order() {
		return 6;
	}

	@Override
	public String title() {
		return Words.of("stay.person");
	}

	@Override
	public DataSet dataSet() {
		return Stays.DATA_SET;
	}

	@Override
	public String operation() {
		return "treatment.stay.read";
	}

	@Override
	public Optional<Whose> whose(UUID record) {
		return stays.whose(new Stays.Id(record));
	}

	@Override
	public Told of(Whom whom, LocalDate today) {
		var all = stays.of(whom).stream().filter(it -> from(it) != null).toList();
		var on = all.stream().filter(it -> it.goesOn() && it.stoppedOn() == null).findFirst();
		return new Told(all.stream().map(this::entry).toList(),
				on.map(it -> Words.of("stay.person.goes-on", Dates.full(Objects.requireNonNull(from(it)))))
					.orElse(null),
				on.map(StayPersonPanel::next).orElse(null));
	}

	private static @Nullable Next next(StayView of) {
		@Nullable String due = StayWords.due(of);
		@Nullable LocalDate on = of.leavingSoon() ? of.facts().plannedEndOn() : of.nextDueOn();
		return (due == null || on == null) ? null : new Next(on, due);
	}

	/** The first day that is known. */
	private static @Nullable LocalDate from(StayView of) {
		return StayWords.days(of.facts()).values().stream().min(LocalDate::compareTo).orElse(of.sinceOn());
	}

	private Entry entry(StayView of) {
		var below = new ArrayList<>(List.of(StayWords.stands(stays, of)));
		if (of.nights() != null) {
			below.add(Words.of("stay.nights", of.nights()));
		}
		return new Entry(of.id().value(), Objects.requireNonNull(from(of)),
				(of.closedOn() != null) ? of.closedOn() : of.stoppedOn(), of.keptFrom(),
				StayWords.label(stays, Lists.KIND, of.kind()), below,
				"%s/%s".formatted(StayBoard.ROUTE, of.id().value()),
				(of.ownRef() != null) ? new OwnRef(of.ownRef()) : null);
	}

}
