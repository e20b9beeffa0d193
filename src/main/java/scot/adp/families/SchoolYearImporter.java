package scot.adp.families;

import java.util.UUID;

import org.springframework.stereotype.Component;
import scot.adp.exchange.ImportId;
import scot.adp.exchange.spi.Importer;
import scot.adp.families.SchoolYearView.State;
import scot.adp.identity.Recording;
import scot.adp.measures.spi.PeriodType;
import scot.adp.platform.Problem;

/**
 * Tells the register of imports what a file of the census is, and takes one back: the
 * rolls go, and what was typed of schools stays.
 */
@Component
class SchoolYearImporter implements Importer {

	private final SchoolStore store;

	private final SchoolRules rules;

	private final FamilyNews changes;

	private final Recording recording;

	SchoolYearImporter(SchoolStore store, SchoolRules rules, FamilyNews changes, Recording recording) {
		this.store = store;
		this.rules = rules;
		this.changes = changes;
		this.recording = recording;
	}

	@Override
	public String kind() {
		return SchoolYearFiles.IMPORT_KIND;
	}

	@Override
	public String title() {
		return "Schools and their rolls";
	}

	@Override
	public void takeBack(ImportId id) {
		store.ofFile(id.value()).ifPresent(it -> {
			var year = PeriodType.SCHOOL_YEAR.of(it.yearFrom());
			if (it.state() == State.SET) {
				throw Problem
					.conflict("The school year %s is set, so its schools count. Open it again on Schools first."
						.formatted(SchoolYearView.written(year)), null);
			}
			store.remove(it);
			changes.ofSchools(UUID.randomUUID(), rules.on(it.yearFrom()).unit(), year, recording.author().at());
		});
	}

}
