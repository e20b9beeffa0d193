package scot.adp.people;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import scot.adp.events.DataSet;
import scot.adp.events.PersonKey;
import scot.adp.identity.Recording;
import scot.adp.people.spi.RetainedData;
import scot.adp.platform.StartUpStep;

/**
 * Erases each night what has been kept long enough, and whatever is there again of people
 * who objected. It runs at each start too, before anybody can sign in: what a restore
 * brought back is gone before it is seen.
 */
@Component
class RetentionJob extends StartUpStep {

	static final int BATCH = 1000;

	private static final ZoneId ZONE = ZoneId.of("Europe/London");

	private static final Logger log = LoggerFactory.getLogger(RetentionJob.class);

	private final List<RetainedData> kept;

	private final PeopleRules rules;

	private final RetentionStore store;

	private final SecretFolder folder;

	private final AgreementEnds ends;

	private final Recording recording;

	private final TransactionTemplate transaction;

	private final Clock clock;

	RetentionJob(ObjectProvider<RetainedData> kept, PeopleRules rules, RetentionStore store, SecretFolder folder,
			AgreementEnds ends, Recording recording, TransactionTemplate transaction, Clock clock) {
		super(Stage.PLANS);
		this.kept = kept.orderedStream().toList();
		this.rules = rules;
		this.store = store;
		this.folder = folder;
		this.ends = ends;
		this.recording = recording;
		this.transaction = transaction;
		this.clock = clock;
	}

	@Override
	protected void perform() {
		run();
	}

	/** Runs it, for each data set by itself: one that fails leaves the others alone. */
	@Scheduled(cron = "0 10 2 * * *", zone = "Europe/London")
	void run() {
		LocalDate today = LocalDate.now(clock.withZone(ZONE));
		transaction.executeWithoutResult(status -> {
			ends.tell(today);
			ends.destroy(today);
		});
		var holds = transaction.execute(status -> store.holds());
		Map<DataSet, Set<PersonKey>> objected = folder.objections()
			.stream()
			.collect(Collectors.groupingBy(SecretFolder.Objection::dataSet,
					Collectors.mapping(SecretFolder.Objection::person, Collectors.toSet())));
		int erased = 0;
		var held = new LinkedHashSet<DataSet>();
		var failed = new LinkedHashSet<DataSet>();
		for (RetainedData data : kept) {
			try {
				var people = objected.getOrDefault(data.dataSet(), Set.of());
				if (!people.isEmpty()) {
					erased += batch(data, "OBJECTION", "objection", today, () -> data.erase(people));
				}
				for (var rule : rules.retention(today)) {
					if (!rule.dataSet().equals(data.dataSet())) {
						continue;
					}
					if (holds.containsKey(data.dataSet())) {
						held.add(data.dataSet());
						continue;
					}
					erased += byRule(data, rule, today);
				}
			}
			catch (RuntimeException ex) {
				log.error("What is kept of {} could not be erased", data.dataSet().value(), ex);
				failed.add(data.dataSet());
			}
		}
		int all = erased;
		transaction.executeWithoutResult(status -> {
			store.run(all, held, failed);
			if (all > 0) {
				recording.tellRows("people.retention.erase", "records about persons", all);
			}
		});
	}

	private int byRule(RetainedData data, RetentionRuleView rule, LocalDate today) {
		LocalDate until = rule.until(today);
		int erased = 0;
		int last;
		do {
			last = batch(data, rule.trigger().name(), rule.code(), today,
					() -> data.erase(rule.trigger(), until, BATCH));
			erased += last;
		}
		while (last == BATCH);
		return erased;
	}

	private int batch(RetainedData data, String cause, String ruleVersion, LocalDate today, IntSupplier erase) {
		Integer rows = transaction.execute(status -> {
			int gone = erase.getAsInt();
			if (gone > 0) {
				store.tombstone(data.dataSet(), cause, ruleVersion, today, gone);
			}
			return gone;
		});
		return (rows != null) ? rows : 0;
	}

}
