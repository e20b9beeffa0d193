package scot.adp.families.ui;

import java.util.ArrayList;

import org.springframework.stereotype.Component;
import scot.adp.families.RegisterPlaceView.Standing;
import scot.adp.families.Registers;
import scot.adp.shell.parts.Words;
import scot.adp.shell.spi.WorkItem;
import scot.adp.shell.spi.WorkItems;

/** What registers ask the own units for and nobody told. */
@Component
class RegistersToday implements WorkItems {

	private final Registers registers;

	RegistersToday(Registers registers) {
		this.registers = registers;
	}

	@Override
	public Work of(Asked asked) {
		var items = new ArrayList<WorkItem>();
		if (asked.reader().may("families.register.record")) {
			int untold = registers.untold();
			if (untold > 0) {
				items.add(WorkItem.plain(Words.of("registers.work"), Words.of("registers.work.title", untold),
						Words.of("registers.work.detail"), Words.of("registers.work.verb"),
						"%s?show=%s".formatted(RegistersView.ROUTE, Standing.NOT_TOLD.name())));
			}
		}
		return Work.mine(Found.first(items, asked.limit()));
	}

	@Override
	public int order() {
		return 33;
	}

	@Override
	public boolean ofUnits() {
		return true;
	}

}
