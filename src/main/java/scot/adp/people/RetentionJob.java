package scot.adp.people;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntSupplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import scot.adp.events.DataSet;
import scot.adp.identity.Recording;
import scot.adp.identity.spi.OrganisationNames;
import scot.adp.people.spi.RetainedData;
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

	private static final ZoneId ZONE = ZoneId.of("Europe/London");

	private static final Logger log = LoggerFactory.getLogger(RetentionJob.class);

	private final List<RetainedData> kept;

	private final PeopleRules rules;

	private final RetentionStore store;

	private final Objections objections;

	private final OrganisationNames names;

	private final Pairs pairs;

	private final AgreementEnds ends;

	private final Recording recording;

	private final TransactionTemplate transaction;

	private final Clock clock;

	RetentionJob(ObjectProvider<RetainedData> kept, PeopleRules rules, RetentionStore store, Objections objections,
			OrganisationNames names, Pairs pairs, AgreementEnds ends, Recording recording,
			TransactionTemplate transaction, Clock clock) {
		super(Stage.PLANS);
		this.kept = kept.orderedStream().toList();
		this.rules = rules;
		this.store = store;
		this.objections = objections;
		this.names = names;
		this.pairs = pairs;
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
		Map<DataSet, List<Retention.Hold>> holds = Objects.requireNonNull(transaction.execute(status -> store.holds()));
		int erased = 0;
		var held = new LinkedHashSet<DataSet>();
		var failed = new LinkedHashSet<DataSet>();
		for (RetainedData data : kept) {
			try {
				erased += batch(data, "OBJECTION", "objection", today,
						() -> objections.to(data.dataSet())
							.entrySet()
							.stream()
							.mapToInt(it -> data.erase(it.getValue(), names.unitsOf(Set.of(it.getKey()))))
							.sum());
				var holding = holds.getOrDefault(data.dataSet(), List.of());
				if (!holding.isEmpty()) {
					held.add(data.dataSet());
				}
				if (holding.stream().anyMatch(it -> it.organisation() == null)) {
					continue;
				}
				var stays = names.unitsOf(holding.stream().flatMap(it -> it.ofOne().stream()).toList());
				for (var rule : rules.retention(today)) {
					if (rule.dataSet().equals(data.dataSet())) {
						erased += byRule(data, rule, today, stays);
					}
				}
			}
			catch (RuntimeException ex) {
				log.error("What is kept of {} could not be erased", data.dataSet().value(), ex);
				failed.add(data.dataSet());
			}
		}
		int all = erased;
		transaction.executeWithoutResult(status -> {
			pairs.eraseUnused();
			store.run(all, held, failed);
			if (all > 0) {
				recording.tellRows("people.retention.erase", "records about persons", all);
			}
		});
	}

	private int byRule(RetainedData data, RetentionRuleView rule, LocalDate today, Set<UnitId> stays) {
		LocalDate until = rule.until(today);
		int erased = 0;
		int last;
		do {
			last = batch(data, rule.trigger().name(), rule.code(), today,
					() -> data.erase(rule.trigger(), until, BATCH, stays));
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
