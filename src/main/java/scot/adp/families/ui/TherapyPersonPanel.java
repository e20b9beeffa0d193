package scot.adp.families.ui;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;
import scot.adp.events.DataSet;
import scot.adp.families.TherapyState;
import scot.adp.families.TherapyStartView;
import scot.adp.families.Therapies;
import scot.adp.people.OwnRef;
import scot.adp.people.spi.PersonPanel;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Words;

/** The therapy that somebody of a family was referred to, on the page of the family. */
@Component
class TherapyPersonPanel implements PersonPanel {

	private final Therapies therapies;

	TherapyPersonPanel(Therapies therapies) {
		this.therapies = therapies;
	}

	@Override
	public int order() {
		return 33;
	}

	@Override
	public String title() {
		return Words.of("therapy.person");
	}

	@Override
	public DataSet dataSet() {
		return Therapies.DATA_SET;
	}

	@Override
	public String operation() {
		return "families.therapy.read";
	}

	@Override
	public Optional<Whose> whose(UUID record) {
		return therapies.whose(new Therapies.Id(record));
	}

	@Override
	public Told of(Whom whom, LocalDate today) {
		var all = therapies.of(whom);
		var waits = all.stream().filter(TherapyStartView::waits).toList();
		return new Told(all.stream().map(this::entry).toList(),
				waits.isEmpty() ? null : Words.of("therapy.person.goes-on", Dates.full(waits.getFirst().referredOn())),
				null);
	}

	private Entry entry(TherapyStartView of) {
		return new Entry(of.id().value(), of.referredOn(), (of.state() == TherapyState.WAITING) ? null : of.last(),
				of.keptFrom(), Words.of("therapy.person.entry", TherapyWords.who(therapies, of)),
				List.of(TherapyWords.stands(therapies, of)), "%s/%s".formatted(TherapyBoard.ROUTE, of.id().value()),
				(of.ownRef() != null) ? new OwnRef(of.ownRef()) : null);
	}

}
