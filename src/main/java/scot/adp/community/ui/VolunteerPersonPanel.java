package scot.adp.community.ui;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import scot.adp.community.VolunteerRules.Lists;
import scot.adp.community.VolunteerView;
import scot.adp.community.Volunteers;
import scot.adp.events.DataSet;
import scot.adp.people.OwnRef;
import scot.adp.people.spi.PersonPanel;
import scot.adp.shell.parts.Words;

/** What a person volunteers or volunteered as. */
@Component
class VolunteerPersonPanel implements PersonPanel {

	private final Volunteers volunteers;

	VolunteerPersonPanel(Volunteers volunteers) {
		this.volunteers = volunteers;
	}

	@Override
	public int order() {
		return 42;
	}

	@Override
	public String title() {
		return Words.of("volunteer.person");
	}

	@Override
	public DataSet dataSet() {
		return Volunteers.DATA_SET;
	}

	@Override
	public String operation() {
		return "community.volunteer.read";
	}

	@Override
	public Optional<Whose> whose(UUID record) {
		return volunteers.whose(new Volunteers.Id(record));
	}

	@Override
	public Told of(Whom whom, LocalDate today) {
		var all = volunteers.of(whom);
		@Nullable VolunteerView now = all.reversed().stream().filter(VolunteerView::goesOn).findFirst().orElse(null);
		return new Told(all.stream().map(this::entry).toList(),
				(now != null) ? Words.of("volunteer.person.now", role(now)) : null, null);
	}

	private Entry entry(VolunteerView volunteer) {
		return new Entry(volunteer.id().value(), volunteer.fromOn(), volunteer.endedOn(), volunteer.endedOn(),
				Words.of("volunteer.person.title", role(volunteer), volunteer.number()),
				List.of(Words.of("volunteer.state." + volunteer.state().name())),
				"%s/%s".formatted(VolunteersPage.ROUTE, volunteer.id().value()),
				(volunteer.ownRef() != null) ? new OwnRef(volunteer.ownRef()) : null);
	}

	private String role(VolunteerView volunteer) {
		return volunteers.told(Lists.ROLE, volunteer.role()).label();
	}

}
