package scot.adp.families;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import scot.adp.events.Envelope;
import scot.adp.events.PersonKey;
import scot.adp.events.RehabEnded;
import scot.adp.events.RehabExitPlanned;
import scot.adp.families.AftercareView.Heard;
import scot.adp.identity.AccountId;
import scot.adp.identity.Author;
import scot.adp.identity.Recording;
import scot.adp.people.PersonKeys;
import scot.adp.platform.MemberId;

/**
 * Hears when somebody leaves a residential stay, and moves the days of their aftercare,
 * where a unit follows them and an agreement in force lets it know who they are.
 */
@Component
class StayListener {

	private final AftercareStore store;

	private final Aftercares aftercares;

	private final PersonKeys keys;

	private final Recording recording;

	private final Clock clock;

	StayListener(AftercareStore store, Aftercares aftercares, PersonKeys keys, Recording recording, Clock clock) {
		this.store = store;
		this.aftercares = aftercares;
		this.keys = keys;
		this.recording = recording;
		this.clock = clock;
	}

	@ApplicationModuleListener(id = "families.rehab-exit-planned")
	void on(RehabExitPlanned event) {
		hear(event.envelope(), switch (event.state()) {
			case PLANNED -> Heard.What.PLANNED;
			case MOVED -> Heard.What.MOVED;
			case CANCELLED -> Heard.What.CANCELLED;
		}, event.plannedOn());
	}

	@ApplicationModuleListener(id = "families.rehab-ended")
	void on(RehabEnded event) {
		hear(event.envelope(), switch (event.how()) {
			case PLANNED -> Heard.What.LEFT;
			case EARLY -> Heard.What.LEFT_EARLY;
		}, event.endedOn());
	}

	private void hear(Envelope envelope, Heard.What what, LocalDate on) {
		@Nullable PersonKey person = envelope.person();
		var units = store.following();
		if (person == null || units.isEmpty()) {
			return;
		}
		var author = new Author(new AccountId(new UUID(0, 0)), new MemberId(new UUID(0, 0)), "The service of the stay",
				OffsetDateTime.now(clock));
		keys.resolve(person, FamilyNews.AFTERCARE, units, LocalDate.now(clock)).forEach((unit, own) -> {
			var followed = store.following(unit, own);
			followed.forEach(id -> aftercares.heard(id, envelope.record().value(), what, on, author));
			if (!followed.isEmpty()) {
				recording.tellRows("families.aftercare.hear", "aftercare of whom a stay told", followed.size());
			}
		});
	}

}
