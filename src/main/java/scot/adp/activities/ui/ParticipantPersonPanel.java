package scot.adp.activities.ui;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import scot.adp.activities.Participants;
import scot.adp.events.DataSet;
import scot.adp.people.OwnRef;
import scot.adp.people.spi.PersonPanel;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Words;

/** The sessions at which a person was, of programmes that tell adults apart. */
@Component
class ParticipantPersonPanel implements PersonPanel {

	private final Participants participants;

	ParticipantPersonPanel(Participants participants) {
		this.participants = participants;
	}

	@Override
	public int order() {
		return 30;
	}

	@Override
	public String title() {
		return Words.of("participants.person");
	}

	@Override
	public DataSet dataSet() {
		return Participants.DATA_SET;
	}

	@Override
	public String operation() {
		return "activities.participant.read";
	}

	@Override
	public Optional<Whose> whose(UUID record) {
		return participants.whose(new Participants.Id(record));
	}

	/** All rows are kept for as long as the last of them. */
	@Override
	public Told of(Whom whom, LocalDate today) {
		var all = participants.of(whom);
		if (all.isEmpty()) {
			return Told.NOTHING;
		}
		Participants.Attended last = all.getLast();
		return new Told(all.stream().map(it -> entry(it, last.happenedOn())).toList(),
				Words.of("participants.person.last", last.programme(), Dates.full(last.happenedOn())), null);
	}

	private static Entry entry(Participants.Attended attended, LocalDate keptFrom) {
		@Nullable String reference = attended.ownRef();
		return new Entry(attended.id().value(), attended.happenedOn(), attended.happenedOn(), keptFrom,
				attended.programme(), List.of(Dates.full(attended.happenedOn())),
				"sessions/%s/people".formatted(attended.session().value()),
				(reference != null) ? new OwnRef(reference) : null);
	}

}
