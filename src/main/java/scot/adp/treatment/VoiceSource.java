package scot.adp.treatment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.springframework.stereotype.Component;
import scot.adp.events.DataSet;
import scot.adp.measures.spi.Counted;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.measures.spi.MeasureSource;
import scot.adp.measures.spi.Period;

/**
 * Counts what people say of services: rows are read in one statement, however many
 * periods are asked, and counted by {@link VoiceTally}.
 */
@Component
class VoiceSource implements MeasureSource {

	private final VoiceStore store;

	private final Clock clock;

	VoiceSource(VoiceStore store, Clock clock) {
		this.store = store;
		this.clock = clock;
	}

	@Override
	public String name() {
		return "treatment.voices";
	}

	@Override
	public Set<DataSet> reads() {
		return Set.of(ChangedRecords.VOICES);
	}

	@Override
	public Set<MeasureCode> measures() {
		return VoiceTally.MEASURES;
	}

	@Override
	public Map<Period, Long> late(MeasureCode measure, Collection<Period> periods) {
		var late = new HashMap<Period, Long>();
		periods.forEach(period -> late.put(period, store.late(period.from(), period.to())));
		late.values().removeIf(number -> number == 0);
		return late;
	}

	@Override
	public Optional<LocalDate> earliest() {
		return store.earliest();
	}

	@Override
	public List<Counted> count(Collection<Asked> asked) {
		var periods = asked.stream().map(Asked::period).toList();
		LocalDate from = periods.stream().map(Period::from).min(LocalDate::compareTo).orElseThrow();
		LocalDate to = periods.stream().map(Period::to).max(LocalDate::compareTo).orElseThrow();
		return VoiceTally.count(asked, store.heard(from, to), LocalDate.now(clock));
	}

}
