package scot.adp.community.ui;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import scot.adp.community.NeedCheckView;
import scot.adp.community.NeedChecks;
import scot.adp.events.DataSet;
import scot.adp.people.OwnRef;
import scot.adp.people.spi.PersonPanel;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Words;

/** What a person needs, and how far it is met. */
@Component
class NeedPersonPanel implements PersonPanel {

	private final NeedChecks checks;

	NeedPersonPanel(NeedChecks checks) {
		this.checks = checks;
	}

	@Override
	public int order() {
		return 44;
	}

	@Override
	public String title() {
		return Words.of("need.person");
	}

	@Override
	public DataSet dataSet() {
		return NeedChecks.DATA_SET;
	}

	@Override
	public String operation() {
		return "community.need.read";
	}

	@Override
	public Optional<Whose> whose(UUID record) {
		return checks.whose(new NeedChecks.Id(record));
	}

	@Override
	public Told of(Whom whom, LocalDate today) {
		var all = checks.of(whom);
		if (all.isEmpty()) {
			return Told.NOTHING;
		}
		NeedCheckView last = all.getLast();
		@Nullable LocalDate due = last.dueOn();
		return new Told(all.stream().map(it -> entry(it, last)).toList(),
				(due != null) ? Words.of("need.person.now") : null,
				(due != null) ? new Next(due,
						Words.of(due.isBefore(today) ? "need.person.overdue" : "need.person.next", Dates.full(due)))
						: null);
	}

	/** All are kept until the time after the last is over. */
	private Entry entry(NeedCheckView check, NeedCheckView last) {
		return new Entry(check.id().value(), check.checkedOn(), check.checkedOn(), last.checkedOn(),
				Words.of("need.person.check", NeedWords.stage(check.stage())), List.of(NeedWords.said(checks, check)),
				"%s/%s".formatted(NeedsPage.ROUTE, check.id().value()),
				(check.ownRef() != null) ? new OwnRef(check.ownRef()) : null);
	}

}
