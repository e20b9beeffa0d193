package scot.adp.measures;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.identity.Recording;
import scot.adp.measures.spi.MeasureCode;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Audience;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;

/**
 * What is measured, and how the computing of it goes. Numbers are read by
 * {@link Figures}.
 */
@Service
@Transactional
public class Measures {

	private final Dictionary dictionary;

	private final Recomputation recomputation;

	private final DueStore due;

	private final Recording recording;

	Measures(Dictionary dictionary, Recomputation recomputation, DueStore due, Recording recording) {
		this.dictionary = dictionary;
		this.recomputation = recomputation;
		this.due = due;
		this.recording = recording;
	}

	/** Some of the measures that a filter leaves, by code. */
	@Allowed(operation = "measures.measure.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public List<MeasureView> page(Filter filter, int offset, int limit) {
		return filtered(filter).stream().skip(offset).limit(limit).toList();
	}

	/**
	 * Those behind a code; one more than the limit where there are more.
	 * @param behind null from the first one on
	 */
	@Allowed(operation = "measures.measure.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public List<MeasureView> behind(Filter filter, @Nullable String behind, int limit) {
		return filtered(filter).stream()
			.filter(it -> behind == null || it.code().value().compareTo(behind) > 0)
			.limit(limit + 1L)
			.toList();
	}

	/** How many a filter leaves. */
	@Allowed(operation = "measures.measure.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public int count(Filter filter) {
		return filtered(filter).size();
	}

	/** A measure by code, a retired one too. */
	@Allowed(operation = "measures.measure.read", to = Audience.READERS)
	@Transactional(propagation = Propagation.SUPPORTS)
	public Optional<MeasureView> find(MeasureCode code) {
		return dictionary.find(code);
	}

	/** The codes of all measures. */
	@Allowed(operation = "measures.measure.read", to = Audience.READERS)
	@Transactional(propagation = Propagation.SUPPORTS)
	public List<MeasureCode> codes() {
		return dictionary.all().stream().map(MeasureView::code).toList();
	}

	/**
	 * What speaks for outcomes, headline measures first.
	 * @param outcomes each as {@code PLAN/CODE}; one for which nothing speaks gets an
	 * empty list
	 */
	@Allowed(operation = "measures.measure.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public Map<String, List<MeasureView>> ofOutcomes(Collection<String> outcomes) {
		return speaking(outcomes, MeasureView::outcomes);
	}

	/** What speaks for actions, in the same way. */
	@Allowed(operation = "measures.measure.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public Map<String, List<MeasureView>> ofActions(Collection<String> actions) {
		return speaking(actions, MeasureView::actions);
	}

	/** What speaks for ways of living principles, in the same way. */
	@Allowed(operation = "measures.measure.read", to = Audience.READERS)
	@Transactional(readOnly = true)
	public Map<String, List<MeasureView>> ofPrinciples(Collection<String> ways) {
		return speaking(ways, MeasureView::principles);
	}

	/** How the sources of measures did last, by name. */
	@Allowed(operation = "measures.run.read",
			roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.ADP_ANALYST, Role.ADP_ADMIN })
	@Transactional(readOnly = true)
	public List<SourceRun> runs() {
		return due.runs();
	}

	/**
	 * Has measures computed anew from the first row on, in the background. Where nothing
	 * was wrong, nothing changes.
	 * @param idempotencyKey new for each time
	 * @param measure the only one that is meant; null for all
	 * @throws Problem where there is no such measure
	 */
	@Allowed(operation = "measures.cell.rebuild", roles = { Role.ADP_LEAD, Role.ADP_ANALYST })
	public void rebuild(String idempotencyKey, @Nullable MeasureCode measure) {
		if (measure != null) {
			dictionary.get(measure);
		}
		recording.once(idempotencyKey, (measure != null) ? List.of(measure) : List.of(), author -> {
			recomputation.rebuild(measure);
			recording.tell((measure != null) ? "measure " + measure.value() : "measures", Map.of("rebuild", "asked"));
		});
	}

	private List<MeasureView> filtered(Filter filter) {
		return dictionary.all().stream().filter(filter::leaves).toList();
	}

	private Map<String, List<MeasureView>> speaking(Collection<String> promises,
			Function<MeasureView, List<String>> ofMeasure) {
		var found = new LinkedHashMap<String, List<MeasureView>>();
		for (String promise : promises) {
			found.put(promise,
					dictionary.all()
						.stream()
						.filter(it -> it.retiredOn() == null && ofMeasure.apply(it).contains(promise))
						.sorted(Comparator.comparing(it -> !it.headline()))
						.toList());
		}
		return found;
	}

	/**
	 * Which measures are meant.
	 *
	 * @param text in code or title; null for any
	 * @param headline only those that are or are not; null for all
	 * @param outcome as {@code PLAN/CODE}; null for any
	 */
	public record Filter(@Nullable String text, @Nullable Boolean headline, @Nullable String outcome) {

		/** All measures in use. */
		public static final Filter ALL = new Filter(null, null, null);

		boolean leaves(MeasureView measure) {
			return measure.retiredOn() == null && (headline == null || headline == measure.headline())
					&& (outcome == null || measure.outcomes().contains(outcome))
					&& (text == null || holds(measure.code().value(), text) || holds(measure.title(), text));
		}

		private static boolean holds(String whole, String part) {
			return whole.toLowerCase(Locale.UK).contains(part.strip().toLowerCase(Locale.UK));
		}

	}

}
