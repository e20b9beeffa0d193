package scot.adp.community.ui;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;
import scot.adp.community.HelpGivenView;
import scot.adp.community.HelpsGiven;
import scot.adp.events.DataSet;
import scot.adp.people.OwnRef;
import scot.adp.people.spi.PersonPanel;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Words;

/** The help with basic needs that a person got. */
@Component
class HelpPersonPanel implements PersonPanel {

	private final HelpsGiven helps;

	HelpPersonPanel(HelpsGiven helps) {
		this.helps = helps;
	}

	@Override
	public int order() {
		return 40;
	}

	@Override
	public String title() {
		return Words.of("given.person");
	}

	@Override
	public DataSet dataSet() {
		return HelpsGiven.DATA_SET;
	}

	@Override
	public String operation() {
		return "community.help.read";
	}

	@Override
	public Optional<Whose> whose(UUID record) {
		return helps.whose(new HelpsGiven.Id(record));
	}

	@Override
	public Told of(Whom whom, LocalDate today) {
		var all = helps.of(whom);
		return new Told(all.stream().map(this::entry).toList(),
				all.isEmpty() ? null : Words.of("given.person.last", Dates.full(all.getLast().happenedOn())), null);
	}

	private Entry entry(HelpGivenView help) {
		List<String> details = new ArrayList<>();
		if (help.crisis()) {
			details.add(Words.of("given.crisis.yes"));
		}
		return new Entry(help.id().value(), help.happenedOn(), help.happenedOn(), help.happenedOn(),
				HelpForms.said(helps, help), details, "%s/%s".formatted(HelpGivenPage.ROUTE, help.id().value()),
				(help.ownRef() != null) ? new OwnRef(help.ownRef()) : null);
	}

}
