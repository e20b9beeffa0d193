package scot.adp.community;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import scot.adp.events.DataSet;
import scot.adp.identity.CurrentCaller;
import scot.adp.identity.Made;
import scot.adp.identity.Recording;
import scot.adp.people.PersonKeys;
import scot.adp.platform.BatchResult;
import scot.adp.platform.Identifier;
import scot.adp.platform.NodeSource;
import scot.adp.platform.Problem;
import scot.adp.platform.Trial;
import scot.adp.platform.UnitId;

/**
 * Records about single persons that are sent, one alone or up to
 * {@value BatchResult#ITEMS_AT_MOST} of which each stands or falls for itself. Who sends
 * the same again hears the same.
 */
@Component
class Batches {

	private final BatchLines lines;

	private final PersonKeys keys;

	private final CurrentCaller currentCaller;

	private final Recording recording;

	private final Trial trial;

	Batches(BatchLines lines, PersonKeys keys, CurrentCaller currentCaller, Recording recording, Trial trial) {
		this.lines = lines;
		this.keys = keys;
		this.currentCaller = currentCaller;
		this.recording = recording;
		this.trial = trial;
	}

	/**
	 * Keeps one record.
	 * @throws Problem where anything is wrong with it
	 */
	<S, I extends Identifier> I one(String key, S sent, Door door, Of<S> of, Function<UUID, I> id) {
		UnitId unit = of.unit().apply(sent);
		currentCaller.reaching(unit);
		var author = recording.author(unit);
		return recording.once(author, key, of.asSent().apply(List.of(sent)), id, () -> {
			var taking = of.look().apply(List.of(sent), currentCaller.reach());
			var faults = taking.faults().getFirst();
			if (!faults.isEmpty()) {
				throw Problem.invalid(faults);
			}
			taking.keep(door, null, author);
			return Made.told(id.apply(Objects.requireNonNull(taking.made().get(0)).value()));
		});
	}

	/**
	 * Keeps those records that are right, and tells of the others what is wrong.
	 * @param dryRun whether it is only tried, and nothing kept
	 * @return what came of each, in their order
	 * @throws Problem where there are none, or too many
	 */
	<S> List<BatchResult> all(String key, List<S> sent, boolean dryRun, Door door, Of<S> of) {
		new Problem.Faults()
			.when(sent.isEmpty() || sent.size() > BatchResult.ITEMS_AT_MOST, of.argument(),
					"Send 1 to %d at a time.".formatted(BatchResult.ITEMS_AT_MOST))
			.raise();
		var reach = currentCaller.reach();
		UnitId unit = sent.stream()
			.map(of.unit())
			.filter(reach::contains)
			.findFirst()
			.orElseGet(() -> of.unit().apply(sent.getFirst()));
		currentCaller.reaching(unit);
		if (dryRun) {
			var faults = trial.of(() -> of.look().apply(sent, reach).faults());
			return IntStream.range(0, sent.size())
				.mapToObj(i -> new BatchResult(i, null, faults.get(i), List.of()))
				.toList();
		}
		var author = recording.author(unit);
		var batch = recording.once(author, key, of.asSent().apply(sent), Id::new, () -> {
			var id = new Id(UUID.randomUUID());
			var taking = of.look().apply(sent, reach);
			taking.keep(door, id.value(), author);
			lines.tell(id.value(), taking.faults(),
					taking.made()
						.entrySet()
						.stream()
						.collect(Collectors.toMap(Map.Entry::getKey, it -> it.getValue().value())),
					author.at());
			return Made.told(id);
		});
		var told = lines.of(batch.value());
		var made = lines.made(batch.value());
		return IntStream.range(0, sent.size())
			.mapToObj(
					i -> new BatchResult(i,
							made.containsKey(i) ? NodeSource.globalId(of.type(), Objects.requireNonNull(made.get(i)))
									: null,
							told.getOrDefault(i, List.of()), List.of()))
			.toList();
	}

	/** What stands for numbers that were sent in what is kept of a change. */
	List<?> sealed(DataSet dataSet, List<@Nullable String> numbers) {
		var given = numbers.stream().filter(Objects::nonNull).map(Objects::requireNonNull).toList();
		return given.isEmpty() ? List.of() : keys.sealed(dataSet, given);
	}

	/**
	 * What is recorded.
	 *
	 * @param type GraphQL's name of a record
	 * @param argument what a fault calls all of them
	 * @param unit whose record one is
	 * @param asSent what the key of a change stands for
	 * @param look looks at those of some units
	 */
	record Of<S>(String type, String argument, Function<S, UnitId> unit, Function<List<S>, List<?>> asSent,
			BiFunction<List<S>, Set<UnitId>, ? extends Takings> look) {
	}

	/** What came in together. */
	record Id(UUID value) implements Identifier {
	}

}
