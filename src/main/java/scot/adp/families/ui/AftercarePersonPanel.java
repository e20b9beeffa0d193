package scot.adp.families.ui;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;
import scot.adp.events.DataSet;
import scot.adp.families.AftercareRules.Lists;
import scot.adp.families.AftercareView;
import scot.adp.families.Aftercares;
import scot.adp.people.OwnRef;
import scot.adp.people.spi.PersonPanel;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Words;

/** The aftercare of a person. */
@Component
class AftercarePersonPanel implements PersonPanel {

	private final Aftercares aftercares;

	AftercarePersonPanel(Aftercares aftercares) {
		this.aftercares = aftercares;
	}

	@Override
	public int order() {
		return 31;
	}

	@Override
	public String title() {
		return Words.of("aftercare.person");
	}

	@Override
	public DataSet dataSet() {
		return Aftercares.DATA_SET;
	}

	@Override
	public String operation() {
		return "families.aftercare.read";
	}

	@Override
	public Optional<Whose> whose(UUID record) {
		return aftercares.whose(new Aftercares.Id(record));
	}

	@Override
	public Told of(Whom whom, LocalDate today) {
		var all = aftercares.of(whom);
		var on = all.stream().filter(it -> it.goesOn() && it.nextDueOn() != null).findFirst();
		return new Told(all.stream().map(this::entry).toList(),
				on.map(it -> Words.of("aftercare.person.goes-on", Dates.full(AftercareWords.day(it)))).orElse(null),
				on.map(it -> new Next(it.nextDueOn(), Objects.requireNonNull(AftercareWords.due(it)))).orElse(null));
	}

	private Entry entry(AftercareView of) {
		return new Entry(of.id().value(), AftercareWords.day(of), of.endedOn(), of.keptFrom(),
				Words.of("aftercare.person.entry", AftercareWords.label(aftercares, Lists.STAY, of.stay())),
				List.of(AftercareWords.stands(aftercares, of)),
				"%s/%s".formatted(AftercareBoard.ROUTE, of.id().value()),
				(of.ownRef() != null) ? new OwnRef(of.ownRef()) : null);
	}

}
