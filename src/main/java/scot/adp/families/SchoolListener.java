package scot.adp.families;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.UUID;

import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import scot.adp.directory.PlaceId;
import scot.adp.events.PlaceChanged;
import scot.adp.measures.spi.PeriodType;

/**
 * Has the years of a school counted anew when it merged, closed or moved. Which school
 * leads on is asked of the directory whenever a year is read, so nothing of it is kept
 * here, and late or twice makes no difference.
 */
@Component
class SchoolListener {

	private final SchoolStore store;

	private final SchoolRules rules;

	private final FamilyNews changes;

	private final Clock clock;

	SchoolListener(SchoolStore store, SchoolRules rules, FamilyNews changes, Clock clock) {
		this.store = store;
		this.rules = rules;
		this.changes = changes;
		this.clock = clock;
	}

	@ApplicationModuleListener(id = "families.school-changed")
	void on(PlaceChanged event) {
		store.yearsOf(new PlaceId(event.envelope().record().value()))
			.forEach(it -> changes.ofSchools(UUID.randomUUID(), rules.on(it).unit(), PeriodType.SCHOOL_YEAR.of(it),
					OffsetDateTime.now(clock)));
	}

}
