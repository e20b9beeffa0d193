package scot.adp.people;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import scot.adp.events.DataSet;
import scot.adp.identity.Recording;
import scot.adp.identity.spi.OrganisationNames;
import scot.adp.people.spi.Retained;
import scot.adp.people.spi.RetainedData;
import scot.adp.platform.StartRefused;
import scot.adp.platform.StartUpStep;
import scot.adp.platform.UnitId;

/**
 * Erases each night what has been kept long enough, and whatever is there again of people
 * who objected. It runs at each start too, before anybody can sign in: what a restore
 * brought back is gone before it is seen.
 */
@Component
class RetentionJob extends StartUpStep {

	static final int BATCH = 1000;

	/** How a run tells of what is kept beside records and could not be erased. */
	private static final DataSet AGREEMENTS = new DataSet("people.agreements");

	private static final DataSet PAIRS = new DataSet("people.pairs");

	private static final ZoneId ZONE = ZoneId.of("Europe/London");

	private static final Logger log = LoggerFactory.getLogger(RetentionJob.class);

	private final List<Retained> kept;

	private final PeopleRules rules;

	private final RetentionStore store;

	private final Objections objections;

	private final EndingStore endings;

	private final Holds holds;

	private final SecretFolder folder;

	private final OrganisationNames names;

	private final Pairs pairs;

	private final AgreementEnds ends;

	private final Recording recording;

	private final TransactionTemplate transaction;

	private final Clock clock;

	RetentionJob(ObjectProvider<Retained> kept, PeopleRules rules, RetentionStore store, Objections objections,
			EndingStore endings, Holds holds, SecretFolder folder, OrganisationNames names, Pairs pairs,
			AgreementEnds ends, Recording recording, TransactionTemplate transaction, Clock clock) {
		super(Stage.PLANS);
		this.kept = kept.orderedStream().toList();
		this.rules = rules;
		this.store = store;
		this.objections = objections;
		this.endings = endings;
		this.holds = holds;
		this.folder = folder;
		this.names = names;
		this.pairs = pairs;
		this.ends = ends;
		this.recording = recording;
		this.transaction = transaction;
		this.clock = clock;
	}

	/**
	 * Runs it before anybody signs in.
	 * @throws StartRefused where nobody carries a rule out, or nobody can tell who
	 * objected
	 */
	@Override
	protected void perform() {
		var carriedOut = kept.stream().map(Retained::dataSet).collect(Collectors.toSet());
		rules.retention()
			.stream()
			.map(RetentionRuleView::dataSet)
			.filter(dataSet -> !carriedOut.contains(dataSet))
			.findFirst()
			.ifPresent(dataSet -> {
				throw new StartRefused(
						"people/retention.yaml has a rule for %s, which nothing here keeps".formatted(dataSet.value()),
						"Take the rule out, or correct its dataSet.");
			});
		try {
			folder.objections();
			folder.holds();
		}
		catch (IllegalStateException ex) {
			throw new StartRefused(String.valueOf(ex.getMessage()),
					"Put the folder back from its copy, with: adp restore FILE.adpkeys");
		}
		run();
	}

	/** Runs it, for each data set by itself: one that fails leaves the others alone. */
	void run() {
		LocalDate today = LocalDate.now(clock.withZone(ZONE));
		var failed = new LinkedHashSet<DataSet>();
		if (!done(() -> transaction.executeWithoutResult(status -> {
			ends.tell(today);
			ends.destroy(today);
			tidy(today);
			holds.mend(today);
		}), "What follows from the end of agreements")) {
			failed.add(AGREEMENTS);
		}
		int erased = 0;
		var held = new LinkedHashSet<DataSet>();
		for (Retained data : kept) {
			var rows = new AtomicInteger();
			if (!done(() -> rows.addAndGet(erase(data, today, held)), data.dataSet().value())) {
				failed.add(data.dataSet());
			}
			erased += rows.get();
		}
		int all = erased;
		if (!done(() -> transaction.executeWithoutResult(status -> pairs.eraseUnused()), "Pairs of keys")) {
			failed.add(PAIRS);
		}
		transaction.executeWithoutResult(status -> {
			store.run(all, held, failed);
			if (all > 0) {
				recording.tellRows("people.retention.erase", "records about persons", all);
			}
		});
	}

	/** Of what fails its kind alone is told: words of the database may hold a key. */
	private static boolean done(Runnable work, String what) {
		try {
			work.run();
			return true;
		}
		catch (RuntimeException ex) {
			log.error("{} could not be erased: {}", what, ex.getClass().getName());
			return false;
		}
	}

	private int erase(Retained data, LocalDate today, Set<DataSet> held) {
		var holding = Objects
			.requireNonNull(transaction.execute(status -> holds.all().getOrDefault(data.dataSet(), List.of())));
		if (!holding.isEmpty()) {
			held.add(data.dataSet());
		}
		boolean everything = holding.stream().anyMatch(it -> it.organisation() == null);
		if (everything) {
			return 0;
		}
		var stays = holds.units(holding);
		int erased = 0;
		for (var rule : rules.retention(today)) {
			if (rule.dataSet().equals(data.dataSet())) {
				erased += byRule(data, rule, today, holding, stays);
			}
		}
		return erased;
	}

	/**
	 * Whatever happened to a person is known of them, and their rows go by their keys.
	 */
	private int byRule(Retained data, RetentionRuleView rule, LocalDate today, List<Retention.Hold> holding,
			Set<UnitId> stays) {
		return switch (rule.trigger()) {
			case OBJECTION -> (data instanceof RetainedData people) ? ofWhomObjected(people, rule, holding, today) : 0;
			case DEATH -> (data instanceof RetainedData people) ? ofWhoDied(people, rule, today, stays) : 0;
			case CLOSED, LAST_ENTRY -> overTime(data, rule, today, stays);
		};
	}

	/** What is held stays, and goes with the run after the hold was lifted. */
	private int ofWhomObjected(RetainedData data, RetentionRuleView rule, List<Retention.Hold> holding,
			LocalDate today) {
		var holders = holding.stream().flatMap(it -> it.ofOne().stream()).collect(Collectors.toSet());
		return batch(data, rule, today,
				() -> objections.to(data.dataSet())
					.entrySet()
					.stream()
					.filter(it -> !holders.contains(it.getKey()))
					.mapToInt(it -> data.erase(it.getValue(), names.unitsOf(Set.of(it.getKey()))))
					.sum());
	}

	private int ofWhoDied(RetainedData data, RetentionRuleView rule, LocalDate today, Set<UnitId> stays) {
		var units = new HashSet<>(names
			.unitsOf(names.units().stream().map(OrganisationNames.UnitName::organisation).collect(Collectors.toSet())));
		units.removeAll(stays);
		return batch(data, rule, today, () -> {
			var died = endings.died(rules.space(data.dataSet()), rule.until(today));
			return died.isEmpty() ? 0 : data.erase(died, units);
		});
	}

	/** Puts the counts of days that are over together, and forgets those of long ago. */
	private void tidy(LocalDate today) {
		store.tidy("keys_made", "made_on", "data_set, basis", "keys", today, today.minusMonths(13));
		store.tidy("not_resolved", "heard_on", "agreement, data_set", "events", today, today.minusDays(100));
	}

	private int overTime(Retained data, RetentionRuleView rule, LocalDate today, Set<UnitId> stays) {
		LocalDate until = rule.until(today);
		int erased = 0;
		int last;
		do {
			last = batch(data, rule, today, () -> data.erase(rule.trigger(), until, BATCH, stays));
			erased += last;
		}
		while (last == BATCH);
		return erased;
	}

	private int batch(Retained data, RetentionRuleView rule, LocalDate today, IntSupplier erase) {
		Integer rows = transaction.execute(status -> {
			int gone = erase.getAsInt();
			if (gone > 0) {
				store.tombstone(rule, today, gone);
			}
			return gone;
		});
		return (rows != null) ? rows : 0;
	}

}
