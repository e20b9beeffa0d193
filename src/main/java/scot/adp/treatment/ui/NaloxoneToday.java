package scot.adp.treatment.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;
import scot.adp.shell.parts.Words;
import scot.adp.shell.spi.WorkItem;
import scot.adp.shell.spi.WorkItems;
import scot.adp.treatment.NaloxoneOutletView;
import scot.adp.treatment.NaloxoneRules.Lists;
import scot.adp.treatment.Outlets;
import scot.adp.treatment.Stock;
import scot.adp.treatment.StockLevel;

/** Kits of the own unit that run short or expire. */
@Component
class NaloxoneToday implements WorkItems {

	private final Stock stock;

	private final Outlets outlets;

	private final Clock clock;

	NaloxoneToday(Stock stock, Outlets outlets, Clock clock) {
		this.stock = stock;
		this.outlets = outlets;
		this.clock = clock;
	}

	@Override
	public Work of(Asked asked) {
		if (!asked.reader().may("treatment.stock.record")) {
			return Work.NONE;
		}
		var wanting = stock.wanting().stream().collect(Collectors.groupingBy(StockLevel::outlet));
		if (wanting.isEmpty()) {
			return Work.NONE;
		}
		LocalDate soon = LocalDate.now(clock).plusDays(outlets.expiresWithinDays());
		var items = outlets.byIds(wanting.keySet())
			.values()
			.stream()
			.sorted(Comparator.comparing(NaloxoneOutletView::name))
			.map(outlet -> WorkItem.plain(Words.of("naloxone.work"), outlet.name(),
					wanting.getOrDefault(outlet.id(), List.of())
						.stream()
						.map(level -> told(level, soon))
						.collect(Collectors.joining(" ")),
					Words.of("naloxone.work.verb"), "naloxone/outlets/" + outlet.id().value()))
			.toList();
		return Work.mine(Found.first(items, asked.limit()));
	}

	@Override
	public int order() {
		return 40;
	}

	@Override
	public boolean ofUnits() {
		return true;
	}

	private String told(StockLevel level, LocalDate soon) {
		String route = outlets.told(Lists.ROUTE, level.route()).label();
		int expiring = level.expiringBy(soon);
		String low = level.low() ? Words.of("naloxone.work.low", route, level.kits(), level.reorderLevel()) : "";
		return (expiring > 0) ? "%s %s".formatted(low, Words.of("naloxone.work.expiring", route, expiring)).strip()
				: low;
	}

}
