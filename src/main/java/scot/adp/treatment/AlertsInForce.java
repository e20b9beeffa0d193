package scot.adp.treatment;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import scot.adp.identity.Caller;
import scot.adp.identity.CurrentCaller;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Audience;
import scot.adp.platform.Role;
import scot.adp.treatment.AlertRules.Lists;

/**
 * The alerts that stand above every page. They are read with one statement and remembered
 * for some seconds, so that no page waits for them; a change made here is seen at once.
 */
@Service
public class AlertsInForce {

	private static final Duration REMEMBERED = Duration.ofSeconds(5);

	private final AlertRules rules;

	private final CurrentCaller currentCaller;

	private final Clock clock;

	private final LoadingCache<LocalDate, List<DrugAlertView>> remembered;

	AlertsInForce(AlertStore store, AlertRules rules, CurrentCaller currentCaller, Clock clock) {
		this.rules = rules;
		this.currentCaller = currentCaller;
		this.clock = clock;
		this.remembered = Caffeine.newBuilder()
			.expireAfterWrite(REMEMBERED)
			.build(day -> store.running(day).stream().map(row -> row.view(day)).toList());
	}

	/** The most pressing first. */
	@Allowed(operation = "treatment.alert.read", to = Audience.READERS)
	public List<DrugAlertView> all() {
		return pressing();
	}

	/** Those that wait to be issued, for those who approve. */
	@Allowed(operation = "treatment.alert.issue", roles = { Role.ADP_LEAD, Role.ADP_OFFICER, Role.UNIT_LEAD })
	public List<DrugAlertView> drafts() {
		return running().stream().filter(alert -> alert.stage() == DrugAlertView.Stage.DRAFT).toList();
	}

	/** What of them the caller may read, signed in or not, the most pressing first. */
	@Allowed(operation = "treatment.public-alert.read", to = Audience.PUBLIC)
	public Above above() {
		boolean reader = currentCaller.find().filter(Caller::readsRecords).isPresent();
		return new Above(pressing().stream().filter(alert -> reader || alert.forPublic()).toList(), reader);
	}

	/** Reads them anew once the change that is under way is made. */
	void forgetAfterCommit() {
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

			@Override
			public void afterCommit() {
				forget();
			}
		});
	}

	/** Reads them anew the next time. */
	void forget() {
		remembered.invalidateAll();
	}

	private List<DrugAlertView> pressing() {
		var levels = rules.list(Lists.LEVEL).values();
		return running().stream()
			.filter(DrugAlertView::inForce)
			.sorted(Comparator.comparingInt(
					(DrugAlertView alert) -> -levels.indexOf(rules.list(Lists.LEVEL).find(alert.level()).orElse(null))))
			.toList();
	}

	private List<DrugAlertView> running() {
		return remembered.get(LocalDate.now(clock.withZone(AlertRules.ZONE)));
	}

	/**
	 * What stands above a page.
	 *
	 * @param reader whether the caller reads records, and so the pages of alerts
	 */
	public record Above(List<DrugAlertView> alerts, boolean reader) {
	}

}
