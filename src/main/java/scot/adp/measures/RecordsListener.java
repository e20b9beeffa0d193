package scot.adp.measures;

import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import scot.adp.events.RecordsChanged;
import scot.adp.measures.spi.MeasureSource.Days;

/** Hears that records changed, and marks what is computed from them. */
@Component
class RecordsListener {

	private final Recomputation recomputation;

	RecordsListener(Recomputation recomputation) {
		this.recomputation = recomputation;
	}

	@ApplicationModuleListener(id = "measures.records-changed")
	void on(RecordsChanged event) {
		recomputation.changed(event.dataSet(), new Days(event.from(), event.to()));
	}

}
