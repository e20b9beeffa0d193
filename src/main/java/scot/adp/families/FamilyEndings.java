package scot.adp.families;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;

import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import scot.adp.events.DataSet;
import scot.adp.events.PersonDied;
import scot.adp.events.PersonDiedWithdrawn;
import scot.adp.people.Deaths;
import scot.adp.people.PersonKeys;
import scot.adp.people.PersonRows.Stopped;

/**
 * Hears that somebody of a family died, and asks nothing of the family until somebody
 * tells that support goes on, nothing more after a stay, of a course or of therapy that
 * they wait for; without a message, and without a word of why.
 */
@Component
class FamilyEndings {

	private final SupportStore store;

	private final AftercareStore aftercare;

	private final CraftStore crafts;

	private final TherapyStore therapy;

	private final PersonKeys keys;

	private final Deaths deaths;

	private final FamilyNews changes;

	private final Clock clock;

	FamilyEndings(SupportStore store, AftercareStore aftercare, CraftStore crafts, TherapyStore therapy,
			PersonKeys keys, Deaths deaths, FamilyNews changes, Clock clock) {
		this.store = store;
		this.aftercare = aftercare;
		this.crafts = crafts;
		this.therapy = therapy;
		this.keys = keys;
		this.deaths = deaths;
		this.changes = changes;
		this.clock = clock;
	}

	@ApplicationModuleListener(id = "families.person-died")
	void on(PersonDied event) {
		var person = event.envelope().person();
		if (person != null) {
			var now = keys.newest(person);
			tell(FamilyNews.SUPPORT, store.stop(now, event.learnedOn()));
			tell(FamilyNews.AFTERCARE, aftercare.stop(now, event.learnedOn()));
			tell(FamilyNews.CRAFT, crafts.stop(now, event.learnedOn()));
			tell(FamilyNews.THERAPY, therapy.stop(now, event.learnedOn()));
		}
	}

	@ApplicationModuleListener(id = "families.person-died-withdrawn")
	void on(PersonDiedWithdrawn event) {
		var person = event.envelope().person();
		if (person != null && !deaths.known(person)) {
			var now = keys.newest(person);
			tell(FamilyNews.SUPPORT, store.goOn(now));
			tell(FamilyNews.AFTERCARE, aftercare.goOn(now));
			tell(FamilyNews.CRAFT, crafts.goOn(now));
			tell(FamilyNews.THERAPY, therapy.goOn(now));
		}
	}

	private void tell(DataSet of, List<Stopped> rows) {
		var now = OffsetDateTime.now(clock);
		Stopped.since(rows).forEach((unit, first) -> changes.stopped(of, unit, first, now));
	}

}
