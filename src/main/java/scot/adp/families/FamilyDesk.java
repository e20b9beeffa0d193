package scot.adp.families;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import scot.adp.events.DataSet;
import scot.adp.identity.Author;
import scot.adp.identity.CurrentCaller;
import scot.adp.identity.Made;
import scot.adp.identity.Recording;
import scot.adp.identity.spi.OrganisationNames;
import scot.adp.measures.spi.SignedOff;
import scot.adp.measures.spi.UnitSources;
import scot.adp.people.Agreements;
import scot.adp.platform.BatchResult;
import scot.adp.platform.Identifier;
import scot.adp.platform.NodeSource;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;

/**
 * What the services of CRAFT courses and of therapy have alike: which units keep rows,
 * how a batch is taken, and how the audit trail hears of reading.
 */
@Component
class FamilyDesk {

	private final SupportStore results;

	private final FamilyTrial trial;

	private final Agreements agreements;

	private final OrganisationNames units;

	private final UnitSources sources;

	private final SignedOff signedOff;

	private final CurrentCaller currentCaller;

	private final Recording recording;

	private final Clock clock;

	FamilyDesk(SupportStore results, FamilyTrial trial, Agreements agreements, OrganisationNames units,
			UnitSources sources, SignedOff signedOff, CurrentCaller currentCaller, Recording recording, Clock clock) {
		this.results = results;
		this.trial = trial;
		this.agreements = agreements;
		this.units = units;
		this.sources = sources;
		this.signedOff = signedOff;
		this.currentCaller = currentCaller;
		this.recording = recording;
		this.clock = clock;
	}

	LocalDate today() {
		return LocalDate.now(clock);
	}

	/** The units whose rows the caller works with. */
	Set<UnitId> reach() {
		return currentCaller.reach();
	}

	/** Refuses a unit that is none of the caller's. */
	void reaching(UnitId unit) {
		currentCaller.reaching(unit);
	}

	/** Those of the caller's units that an agreement lets keep rows, by name. */
	List<OrganisationNames.UnitName> keeping(DataSet dataSet) {
		return reach().stream()
			.filter(unit -> agreements.lets(unit, dataSet, today()))
			.flatMap(unit -> units.unit(unit).stream())
			.sorted(Comparator.comparing(OrganisationNames.UnitName::name))
			.toList();
	}

	/** Which of some units bring a return in the place of rows. */
	UnitSources.Held held(DataSet dataSet, Collection<UnitId> of) {
		return sources.held(dataSet, of.stream().distinct().toList());
	}

	/** Whether figures of a day are released. */
	boolean signed(DataSet dataSet, @Nullable LocalDate day) {
		return day != null && signedOff.days(dataSet).test(day);
	}

	/** Tells the audit trail which rows are read, and how many of which units. */
	<T> List<T> read(String what, List<T> rows, Function<T, UnitId> unit, Function<T, UUID> id) {
		if (!rows.isEmpty()) {
			Map<String, String> told = counted(rows, unit);
			told.put("ids", rows.stream().map(row -> id.apply(row).toString()).collect(Collectors.joining(" ")));
			recording.tell(what, told);
		}
		return rows;
	}

	/**
	 * Tries something out: nothing of it is kept, and the audit trail hears of whose rows
	 * it was, since what is told of a trial tells what is there.
	 */
	<T> T tried(String what, Collection<UnitId> of, Function<Taking, T> work) {
		var author = recording.author();
		T found = trial.of(() -> work.apply(new Taking(author, Door.API, UUID.randomUUID(), true)));
		var told = counted(of.stream().filter(reach()::contains).toList(), Function.identity());
		if (!told.isEmpty()) {
			recording.tell(what + " tried out", told);
		}
		return found;
	}

	private static <T> Map<String, String> counted(Collection<T> rows, Function<T, UnitId> unit) {
		return rows.stream()
			.collect(Collectors.groupingBy(row -> "rows." + unit.apply(row).value(), TreeMap::new,
					Collectors.collectingAndThen(Collectors.counting(), String::valueOf)));
	}

	/**
	 * Takes what a program sends together, each for itself and once for its key.
	 * @param what what they are, as the path of a fault and the audit trail name them
	 * @param type the type of the API, of whose things ids are told
	 * @param of the unit of each, in their order
	 * @return what came of each, in their order
	 */
	List<BatchResult> together(String key, String what, String type, List<UnitId> of, Object asSent, boolean dryRun,
			Function<Taking, List<Taken>> work) {
		new Problem.Faults()
			.when(of.isEmpty() || of.size() > BatchResult.ITEMS_AT_MOST, what,
					"Send 1 to %d at a time.".formatted(BatchResult.ITEMS_AT_MOST))
			.raise();
		if (of.stream().noneMatch(reach()::contains)) {
			reaching(of.getFirst());
		}
		if (dryRun) {
			var tried = tried(what, of, work);
			var told = new ArrayList<BatchResult>();
			for (int i = 0; i < tried.size(); i++) {
				told.add(new BatchResult(i, null, tried.get(i).faults(), List.of()));
			}
			return told;
		}
		var author = recording.author(of.getFirst());
		var batch = recording.once(author, key, asSent, BatchId::new, () -> {
			var id = new BatchId(UUID.randomUUID());
			var taken = work.apply(new Taking(author, Door.API, id.value(), false));
			results.tell(id.value(), told(taken), author.at());
			return new Made<>(id, what, counted(of.stream().filter(reach()::contains).toList(), Function.identity()));
		});
		return results(of.size(), batch, type);
	}

	private static List<SupportStore.Told> told(List<Taken> taken) {
		var told = new ArrayList<SupportStore.Told>();
		for (int i = 0; i < taken.size(); i++) {
			int line = i;
			if (taken.get(i).id() != null) {
				told.add(new SupportStore.Told(line, taken.get(i).id(), false, null, null, null));
			}
			taken.get(i)
				.faults()
				.forEach(
						it -> told.add(new SupportStore.Told(line, null, false, it.path(), it.message(), it.reason())));
		}
		return told;
	}

	/** What came of each of what was sent together, the same each time. */
	private List<BatchResult> results(int sent, BatchId batch, String type) {
		var told = results.toldOf(batch.value()).stream().collect(Collectors.groupingBy(SupportStore.Told::line));
		var made = new ArrayList<BatchResult>();
		for (int i = 0; i < sent; i++) {
			var of = told.getOrDefault(i, List.of());
			made.add(new BatchResult(i,
					of.stream()
						.map(SupportStore.Told::made)
						.filter(Objects::nonNull)
						.findFirst()
						.map(id -> NodeSource.globalId(type, id))
						.orElse(null),
					of.stream().filter(it -> it.path() != null).map(SupportStore.Told::field).toList(), List.of()));
		}
		return made;
	}

	/** What came in together. */
	record BatchId(UUID value) implements Identifier {
	}

	/** How something came in. */
	enum Door {

		PAGE, FILE, API, SAMPLE

	}

	/**
	 * How records are taken.
	 *
	 * @param in what they came in together; null of one alone
	 * @param quiet whether they are only tried, so that nobody hears of them
	 */
	record Taking(Author author, Door door, @Nullable UUID in, boolean quiet) {
	}

	/**
	 * What came of something that was sent.
	 *
	 * @param id null where something is wrong
	 */
	record Taken(@Nullable UUID id, boolean opened, boolean changed, List<Problem.Field> faults) {

		/** Something that cannot be taken. */
		static Taken refused(Problem.Faults faults) {
			return new Taken(null, false, false, faults.noted());
		}

	}

}
