package scot.adp.treatment.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
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
import scot.adp.treatment.ReachOutView;
import scot.adp.treatment.ReachOuts;
import scot.adp.treatment.ReachRules.Lists;

/** When a person was to be reached. */
@Component
class ReachPersonPanel implements PersonPanel {

	private final ReachOuts reachOuts;

	private final Clock clock;

	ReachPersonPanel(ReachOuts reachOuts, Clock clock) {
		this.reachOuts = reachOuts;
		this.clock = clock;
	}

	@Override
	public int order() {
		return 5;
	}

	@Override
	public String title() {
		return Words.of("reach.person");
	}

	@Override
	public DataSet dataSet() {
		return ReachOuts.DATA_SET;
	}

	@Override
	public String operation() {
		return "treatment.reach.read";
	}

	@Override
	public Optional<Whose> whose(UUID record) {
		return reachOuts.whose(new ReachOuts.Id(record));
	}

	@Override
	public Told of(Whom whom, LocalDate today) {
		var all = reachOuts.of(whom);
		var on = all.stream().filter(it -> it.goesOn() && it.nextDueAt() != null).findFirst();
		return new Told(all.stream().map(this::entry).toList(),
				on.map(it -> Words.of("reach.person.goes-on", Dates.full(it.day()))).orElse(null),
				on.map(it -> new Next(Dates.day(Objects.requireNonNull(it.nextDueAt())),
						Objects.requireNonNull(ReachWords.due(it, OffsetDateTime.now(clock)))))
					.orElse(null));
	}

	private Entry entry(ReachOutView of) {
		var below = new ArrayList<>(List.of(ReachWords.stands(reachOuts, of)));
		@Nullable String last = ReachWords.last(reachOuts, of);
		if (last != null) {
			below.add(last);
		}
		return new Entry(of.id().value(), of.day(), (of.closedAt() != null) ? Dates.day(of.closedAt()) : of.stoppedOn(),
				of.keptFrom(), ReachWords.label(reachOuts, Lists.TRIGGER, of.trigger()), below,
				"%s/%s".formatted(ReachBoard.ROUTE, of.id().value()),
				(of.ownRef() != null) ? new OwnRef(of.ownRef()) : null);
	}

}
