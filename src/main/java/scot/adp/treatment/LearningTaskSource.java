package scot.adp.treatment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
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
import scot.adp.measures.spi.Slice;

/**
 * Counts what units were asked since something was learned, and how much of it they
 * answered, in the year in which it was issued.
 */
@Component
class LearningTaskSource implements MeasureSource {

	/** Answered, of what was asked. */
	static final MeasureCode ANSWERED = new MeasureCode("LRN-01");

	private final LearningTaskStore store;

	LearningTaskSource(LearningTaskStore store) {
		this.store = store;
	}

	@Override
	public String name() {
		return "treatment.learning";
	}

	@Override
	public Set<DataSet> reads() {
		return Set.of(ChangedRecords.LEARNING);
	}

	@Override
	public Set<MeasureCode> measures() {
		return Set.of(ANSWERED);
	}

	@Override
	public Optional<LocalDate> earliest() {
		return store.earliest();
	}

	@Override
	public List<Counted> count(Collection<Asked> asked) {
		var periods = asked.stream().map(Asked::period).toList();
		return count(asked, store.asked(periods.stream().map(Period::from).min(LocalDate::compareTo).orElseThrow(),
				periods.stream().map(Period::to).max(LocalDate::compareTo).orElseThrow()));
	}

	/** Counts what is asked; a pure function of the tasks. */
	static List<Counted> count(Collection<Asked> asked, Collection<LearningTaskStore.Asked> tasks) {
		var counted = new ArrayList<Counted>();
		for (Asked one : asked) {
			Map<Slice, long[]> sums = new LinkedHashMap<>();
			sums.put(Slice.WHOLE, new long[2]);
			tasks.stream()
				.filter(it -> !it.issuedOn().isBefore(one.period().from()) && !it.issuedOn().isAfter(one.period().to()))
				.forEach(it -> List.of(Slice.WHOLE, Slice.of(it.unit())).forEach(slice -> {
					long[] sum = sums.computeIfAbsent(slice, of -> new long[2]);
					sum[0] += it.answered() ? 1 : 0;
					sum[1]++;
				}));
			sums.forEach((slice, sum) -> counted
				.add(Counted.ratio(one.measure(), one.period(), slice, sum[0], sum[1], sum[1])));
		}
		return counted;
	}

}
