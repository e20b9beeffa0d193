package scot.adp.community;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import scot.adp.events.DataSet;
import scot.adp.events.PersonDied;
import scot.adp.events.PersonDiedWithdrawn;
import scot.adp.events.PersonKey;
import scot.adp.people.Deaths;
import scot.adp.people.PersonKeys;
import scot.adp.people.PersonRows.Stopped;

/**
 * Hears that somebody died, and asks nothing more of their way into work, of what they
 * learn, need and volunteer as; without a message, and without a word of why. What is
 * recorded of them later is asked about as little. Help that was given counts as it did,
 * and nobody is to follow it up.
 */
@Component
class CommunityEndings {

	private final PathStore paths;

	private final LearnerStore learners;

	private final NeedStore needs;

	private final VolunteerStore volunteers;

	private final HelpGivenStore helps;

	private final PersonKeys keys;

	private final Deaths deaths;

	private final CommunityNews changes;

	private final Clock clock;

	CommunityEndings(PathStore paths, LearnerStore learners, NeedStore needs, VolunteerStore volunteers,
			HelpGivenStore helps, PersonKeys keys, Deaths deaths, CommunityNews changes, Clock clock) {
		this.paths = paths;
		this.learners = learners;
		this.needs = needs;
		this.volunteers = volunteers;
		this.helps = helps;
		this.keys = keys;
		this.deaths = deaths;
		this.changes = changes;
		this.clock = clock;
	}

	@ApplicationModuleListener(id = "community.person-died")
	void on(PersonDied event) {
		var person = event.envelope().person();
		if (person != null) {
			stop(keys.newest(person), event.learnedOn());
		}
	}

	@ApplicationModuleListener(id = "community.person-died-withdrawn")
	void on(PersonDiedWithdrawn event) {
		var person = event.envelope().person();
		if (person != null && !deaths.known(person)) {
			var now = keys.newest(person);
			tell(CommunityNews.PATHS, paths.goOn(now));
			tell(CommunityNews.LEARNERS, learners.goOn(now));
			tell(CommunityNews.NEEDS, needs.goOn(now));
			tell(CommunityNews.VOLUNTEERS, volunteers.goOn(now));
			helps.goOn(now);
		}
	}

	/**
	 * Asks nothing of those of some people, just recorded, who are known to have died.
	 */
	void stopKnown(Collection<@Nullable PersonKey> people) {
		deaths.learnedOn(people.stream().filter(Objects::nonNull).distinct().toList()).forEach(this::stop);
	}

	private void stop(PersonKey person, LocalDate on) {
		tell(CommunityNews.PATHS, paths.stop(person, on));
		tell(CommunityNews.LEARNERS, learners.stop(person, on));
		tell(CommunityNews.NEEDS, needs.stop(person, on));
		tell(CommunityNews.VOLUNTEERS, volunteers.stop(person, on));
		// No figure of help asks whether anything is to follow.
		helps.stop(person, on);
	}

	/** Whether anything is asked counts in each period until today. */
	private void tell(DataSet of, List<Stopped> rows) {
		var now = OffsetDateTime.now(clock);
		LocalDate today = now.toLocalDate();
		Stopped.since(rows)
			.forEach((unit, first) -> changes.changed(UUID.randomUUID(), 1, unit, of, first,
					today.isBefore(first) ? first : today, now));
	}

}
