package scot.adp.families.ui;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;
import scot.adp.events.DataSet;
import scot.adp.families.CraftCourseView;
import scot.adp.families.Crafts;
import scot.adp.people.OwnRef;
import scot.adp.people.spi.PersonPanel;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Words;

/** The CRAFT courses of a person. */
@Component
class CraftPersonPanel implements PersonPanel {

	private final Crafts crafts;

	CraftPersonPanel(Crafts crafts) {
		this.crafts = crafts;
	}

	@Override
	public int order() {
		return 32;
	}

	@Override
	public String title() {
		return Words.of("craft.person");
	}

	@Override
	public DataSet dataSet() {
		return Crafts.DATA_SET;
	}

	@Override
	public String operation() {
		return "families.craft.read";
	}

	@Override
	public Optional<Whose> whose(UUID record) {
		return crafts.whose(new Crafts.Id(record));
	}

	@Override
	public Told of(Whom whom, LocalDate today) {
		var all = crafts.of(whom);
		var on = all.stream().filter(it -> it.nextDueOn() != null).findFirst();
		var goes = all.stream().filter(it -> it.known() && it.endedOn() == null).findFirst();
		return new Told(all.stream().map(this::entry).toList(),
				goes.map(it -> Words.of("craft.person.goes-on", Dates.full(it.startOn()))).orElse(null),
				on.map(it -> new Next(it.nextDueOn(), Objects.requireNonNull(CraftWords.due(it)))).orElse(null));
	}

	private Entry entry(CraftCourseView of) {
		return new Entry(of.id().value(), of.startOn(), of.endedOn(), of.keptFrom(), Words.of("craft.person.entry"),
				List.of(CraftWords.stands(crafts, of), CraftWords.entry(crafts, of)),
				"%s/%s".formatted(CraftBoard.ROUTE, of.id().value()),
				(of.ownRef() != null) ? new OwnRef(of.ownRef()) : null);
	}

}
