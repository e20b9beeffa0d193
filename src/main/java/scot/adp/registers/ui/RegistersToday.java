package scot.adp.registers.ui;

import java.util.ArrayList;

import org.springframework.stereotype.Component;
import scot.adp.registers.Registers;
import scot.adp.shell.parts.Words;
import scot.adp.shell.spi.WorkItem;
import scot.adp.shell.spi.WorkItems;

/** What of registers waits for the own units: untold, due again or overdue. */
@Component
class RegistersToday implements WorkItems {

	private final Registers registers;

	RegistersToday(Registers registers) {
		this.registers = registers;
	}

	@Override
	public Work of(Asked asked) {
		var items = new ArrayList<WorkItem>();
		if (asked.reader().may("registers.record")) {
			registers.waiting()
				.forEach((standing,
						number) -> items.add(WorkItem.plain(Words.of("registers.work"),
								Words.of("registers.work.title." + standing, number), Words.of("registers.work.detail"),
								Words.of("registers.work.verb"),
								"%s?show=%s".formatted(RegistersView.ROUTE, standing.name()))));
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
