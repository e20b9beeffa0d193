package scot.adp.events;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import scot.adp.platform.CodeIdentifier;

/**
 * Records of one kind, such as {@code treatment.supplies}: what measures are computed
 * from, and what a unit brings as rows or as a return.
 */
public record DataSet(String value) implements CodeIdentifier {

	/**
	 * Of whose changes another system may hear. Not those of which the days of a record
	 * tell of a person: a custody, a stay, a first supply. What is not named here stays.
	 */
	public static final Set<DataSet> MAY_LEAVE = Stream
		.of("strategy.help", "strategy.milestones", "strategy.updates", "treatment.stock", "treatment.supplies")
		.map(DataSet::new)
		.collect(Collectors.toUnmodifiableSet());

	public DataSet {
		value = CodeIdentifier.checked(value);
	}

}
