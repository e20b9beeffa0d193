package scot.adp.measures;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import scot.adp.events.DataSet;
import scot.adp.measures.spi.Counted;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.measures.spi.MeasureSource;
import scot.adp.measures.spi.MeasureSource.Asked;
import scot.adp.measures.spi.MeasureSource.Days;
import scot.adp.measures.spi.Period;

/**
 * Computes anew what is due, one source after another, each in a transaction of its own:
 * it takes the marks, counts the periods that they touch from the rows as they stand, and
 * keeps what differs. A source that fails keeps its marks and does not hold others up.
 */
@Component
class Recomputation implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(Recomputation.class);

	private static final Duration LOOKS_AGAIN = Duration.ofSeconds(20);

	private final List<MeasureSource> sources;

	private final Dictionary dictionary;

	private final CellStore cells;

	private final DueStore due;

	private final TransactionTemplate transaction;

	private final Clock clock;

	private final Semaphore wanted = new Semaphore(0);

	private volatile @Nullable Thread worker;

	Recomputation(List<MeasureSource> sources, Dictionary dictionary, CellStore cells, DueStore due,
			TransactionTemplate transaction, Clock clock) {
		this.sources = List.copyOf(sources);
		this.dictionary = dictionary;
		this.cells = cells;
		this.due = due;
		this.transaction = transaction;
		this.clock = clock;
	}

	/** Marks days of a data set for all that read it. */
	void changed(DataSet dataSet, Days days) {
		sources.stream()
			.filter(source -> source.reads().contains(dataSet))
			.forEach(source -> due.mark(source.name(), dataSet, null, days, now()));
		wakeAfterCommit();
	}

	/**
	 * Marks everything from a source's first row on.
	 * @param measure the only one that is meant; null for all
	 */
	void rebuild(@Nullable MeasureCode measure) {
		sources.stream()
			.filter(source -> measure == null || source.measures().contains(measure))
			.forEach(source -> rebuild(source, measure));
		wakeAfterCommit();
	}

	/**
	 * Marks everything of sources and measures that were never computed, and of measures
	 * of which the dictionary says something else than before.
	 */
	void rebuildNew() {
		var changed = dictionary.changed();
		changed.stream()
			.flatMap(code -> dictionary.find(code).stream())
			.filter(MeasureView::isCounted)
			.forEach(it -> cells.retire(it.code(), it.period(), now()));
		var ran = due.runs().stream().filter(run -> run.ranAt() != null).map(SourceRun::source).toList();
		for (MeasureSource source : sources) {
			if (!ran.contains(source.name())) {
				rebuild(source, null);
			}
			else {
				var computed = cells.computed(active(source).stream().map(MeasureView::code).toList());
				active(source).stream()
					.map(MeasureView::code)
					.filter(code -> !computed.contains(code) || changed.contains(code))
					.forEach(code -> rebuild(source, code));
			}
		}
	}

	/** A day ended: what is late or over today was not yesterday. */
	@Scheduled(cron = "0 5 0 * * *", zone = "Europe/London")
	void dayBegan() {
		LocalDate today = today();
		sources.forEach(source -> due.mark(source.name(), null, null, new Days(today.minusDays(1), today), now()));
		wake();
	}

	/** Works off what is due now, and what becomes due by that. */
	void run() {
		List<String> waiting = due.waiting(now());
		while (!waiting.isEmpty()) {
			for (String name : waiting) {
				sources.stream().filter(source -> source.name().equals(name)).forEach(this::attempt);
			}
			waiting = due.waiting(now()).stream().filter(names()::contains).toList();
		}
	}

	/** Whether something that touches a period of a measure waits to be computed. */
	boolean waits(MeasureView measure, Period period) {
		return sources.stream()
			.filter(source -> source.measures().contains(measure.code()))
			.anyMatch(source -> due.marks(source.name())
				.stream()
				.filter(mark -> mark.measure() == null || mark.measure().equals(measure.code()))
				.map(mark -> source.touched(measure.code(), mark.days()))
				.anyMatch(days -> !days.from().isAfter(period.to()) && !days.to().isBefore(period.from())));
	}

	/** The sources there are. */
	Set<String> names() {
		return sources.stream().map(MeasureSource::name).collect(Collectors.toSet());
	}

	private void attempt(MeasureSource source) {
		try {
			transaction.executeWithoutResult(status -> compute(source));
		}
		catch (RuntimeException | Error ex) {
			// Its message may hold what was recorded.
			log.error("The measures of {} could not be computed: {} at {}", source.name(), ex.getClass().getName(),
					Arrays.stream(ex.getStackTrace())
						.filter(at -> at.getClassName().startsWith("scot.adp"))
						.findFirst()
						.orElse(null));
			transaction.executeWithoutResult(status -> due.failed(source.name(), ex.getClass().getSimpleName(), now()));
		}
	}

	private void compute(MeasureSource source) {
		var marks = due.take(source.name());
		var asked = new LinkedHashSet<Asked>();
		var active = active(source);
		var spans = cells.spans(active.stream().map(MeasureView::code).toList());
		for (MeasureView measure : active) {
			marks.stream()
				.filter(mark -> mark.measure() == null || mark.measure().equals(measure.code()))
				.map(mark -> source.touched(measure.code(), mark.days()))
				.map(days -> withoutGaps(days, spans.get(measure.code())))
				.forEach(days -> asked.addAll(asked(measure, days)));
		}
		int changed = 0;
		if (!asked.isEmpty()) {
			List<Counted> counted = source.count(asked).stream().map(this::estimated).toList();
			expectAll(asked, counted);
			changed = cells.keep(asked, counted, now());
			if (changed > 0) {
				markRatios(asked);
			}
		}
		due.succeeded(source.name(), changed, now());
	}

	/**
	 * A measure has a value of each period from its first one on, nought too, in whatever
	 * order its rows come.
	 * @param span the days that have a value; null for none
	 */
	private Days withoutGaps(Days days, @Nullable Days span) {
		LocalDate from = days.from();
		LocalDate to = days.to();
		if (span == null) {
			to = later(to, today());
		}
		else if (from.isBefore(span.from())) {
			to = later(to, span.from());
		}
		if (span != null && span.to().isBefore(today())) {
			from = earlier(from, span.to());
			to = later(to, today());
		}
		return new Days(from, to);
	}

	private static LocalDate earlier(LocalDate one, LocalDate other) {
		return one.isBefore(other) ? one : other;
	}

	private static LocalDate later(LocalDate one, LocalDate other) {
		return one.isAfter(other) ? one : other;
	}

	private List<Asked> asked(MeasureView measure, Days days) {
		LocalDate to = days.to().isAfter(today()) ? today() : days.to();
		if (days.from().isAfter(to)) {
			return List.of();
		}
		return Period.covering(measure.period(), days.from(), to).stream().map(period -> {
			var method = measure.method(period.from());
			return new Asked(measure.code(), period, method.version(), method.within());
		}).toList();
	}

	/** By how many there are, where that is an estimate. */
	private Counted estimated(Counted counted) {
		MeasureView measure = dictionary.get(counted.measure());
		@Nullable BigDecimal numerator = counted.numerator();
		if (measure.estimates().isEmpty() || numerator == null) {
			return counted;
		}
		return measure.estimate(counted.period().to())
			.map(it -> new Counted(counted.measure(), counted.period(), counted.slice(), Counted.State.NUMBER,
					numerator, it.value(), counted.rows()))
			.orElseGet(() -> Counted.without(counted.measure(), counted.period(), counted.slice(),
					Counted.State.NOT_APPLICABLE));
	}

	private static void expectAll(Collection<Asked> asked, List<Counted> counted) {
		var wholes = counted.stream()
			.filter(it -> it.slice().whole())
			.map(it -> List.of(it.measure(), it.period()))
			.collect(Collectors.toSet());
		asked.forEach(it -> {
			if (!wholes.contains(List.of(it.measure(), it.period()))) {
				throw new IllegalStateException(
						"%s of %s was asked and not told".formatted(it.measure().value(), it.period().name()));
			}
		});
	}

	private void markRatios(Collection<Asked> asked) {
		for (MeasureView ratio : dictionary.all()) {
			asked.stream()
				.filter(it -> ratio.retiredOn() == null && ratio.parts().contains(it.measure()))
				.map(Asked::period)
				.distinct()
				.forEach(period -> due.mark(RatioSource.NAME, null, ratio.code(),
						new Days(period.from(), period.from()), now()));
		}
	}

	private void rebuild(MeasureSource source, @Nullable MeasureCode measure) {
		Optional<LocalDate> rows = source.earliest();
		Optional<LocalDate> stored = cells.earliest(active(source).stream().map(MeasureView::code).toList());
		var from = Stream.concat(rows.stream(), stored.stream()).min(LocalDate::compareTo);
		from.filter(day -> !day.isAfter(today()))
			.ifPresent(day -> due.mark(source.name(), null, measure, new Days(day, today()), now()));
	}

	private List<MeasureView> active(MeasureSource source) {
		var active = new ArrayList<MeasureView>();
		source.measures().forEach(code -> dictionary.find(code).filter(MeasureView::isCounted).ifPresent(active::add));
		return active;
	}

	/** Looks at once, or as soon as the transaction that runs is committed. */
	void wakeAfterCommit() {
		if (!TransactionSynchronizationManager.isSynchronizationActive()) {
			wake();
			return;
		}
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

			@Override
			public void afterCommit() {
				wake();
			}
		});
	}

	private void wake() {
		wanted.release();
	}

	private void work() {
		while (isRunning()) {
			try {
				// Also without a call: other nodes mark too, and failures are tried
				// again.
				boolean called = wanted.tryAcquire(LOOKS_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
				if (called) {
					wanted.drainPermits();
				}
				run();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				return;
			}
			catch (RuntimeException | Error ex) {
				// Whatever it was, the next call is worked off again.
				log.error("What is due of measures could not be read: {}", ex.getClass().getName());
			}
		}
	}

	@Override
	public void start() {
		var thread = new Thread(this::work, "measures");
		thread.setDaemon(true);
		worker = thread;
		thread.start();
	}

	@Override
	public void stop() {
		@Nullable Thread thread = worker;
		worker = null;
		if (thread != null) {
			thread.interrupt();
			try {
				thread.join(Duration.ofSeconds(10));
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}
	}

	@Override
	public boolean isRunning() {
		return worker != null;
	}

	private LocalDate today() {
		return LocalDate.now(clock);
	}

	private OffsetDateTime now() {
		return OffsetDateTime.now(clock);
	}

}
