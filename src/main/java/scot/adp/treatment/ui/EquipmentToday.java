package scot.adp.treatment.ui;

import java.util.List;

import org.springframework.stereotype.Component;
import scot.adp.shell.parts.Words;
import scot.adp.shell.spi.WorkItem;
import scot.adp.shell.spi.WorkItems;
import scot.adp.treatment.EquipmentReturns;

/** What the own unit's outlets still have to tell of injecting equipment. */
@Component
class EquipmentToday implements WorkItems {

	private final EquipmentReturns returns;

	EquipmentToday(EquipmentReturns returns) {
		this.returns = returns;
	}

	@Override
	public Work of(Asked asked) {
		if (!asked.reader().may("treatment.equipment.file")) {
			return Work.NONE;
		}
		EquipmentReturns.Owed owed = returns.owed();
		return (owed.months() == 0) ? Work.NONE
				: Work.mine(Found.first(List.of(WorkItem.plain(Words.of("equipment.title"),
						Words.of("equipment.work", owed.months()), Words.of("equipment.work.detail", owed.outlets()),
						Words.of("equipment.work.verb"), EquipmentPage.ROUTE)), asked.limit()));
	}

	@Override
	public int order() {
		return 42;
	}

	@Override
	public boolean ofUnits() {
		return true;
	}

}
