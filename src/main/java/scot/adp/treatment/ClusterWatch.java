package scot.adp.treatment;

import java.time.OffsetDateTime;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.directory.Areas;
import scot.adp.identity.MemberView;
import scot.adp.identity.Memberships;
import scot.adp.notification.MessageKind;
import scot.adp.notification.Messages;
import scot.adp.platform.Role;
import scot.adp.platform.UnitId;

/**
 * Tells of overdoses near each other, in the transaction of what made them a cluster:
 * whoever approves alerts, and who leads the units that keep them; nobody else, and
 * without a number. Of one locality once within the days of the rule.
 */
@Component
class ClusterWatch {

	private final ReachStore store;

	private final ReachRules rules;

	private final AlertRules alerts;

	private final Areas areas;

	private final Memberships members;

	private final Messages messages;

	ClusterWatch(ReachStore store, ReachRules rules, AlertRules alerts, Areas areas, Memberships members,
			Messages messages) {
		this.store = store;
		this.rules = rules;
		this.alerts = alerts;
		this.areas = areas;
		this.members = members;
		this.messages = messages;
	}

	/** Looks whether there is one now of which nobody was told. */
	@Transactional(propagation = Propagation.MANDATORY)
	void look(OffsetDateTime at) {
		ReachRules.Rule rule = rules.on(ReachEntry.day(at));
		OffsetDateTime since = at.minusDays(rule.clusterDays());
		store.clusters(rule.clusterEvents(), rule.clusterDays(), since)
			.stream()
			.filter(it -> store.newlyTold(it.locality(), since, at))
			.forEach(this::tell);
	}

	private void tell(ReachOuts.Cluster cluster) {
		Set<UnitId> units = store.units(cluster);
		var told = members.current()
			.stream()
			.filter(it -> alerts.approves(it.unit(), it.role())
					|| (it.role() == Role.UNIT_LEAD && units.contains(it.unit())))
			.map(MemberView::account)
			.collect(Collectors.toSet());
		messages.put(MessageKind.WARNING, told, "Several overdoses near each other",
				"In %s several people had an overdose within a few days. Decide whether an alert is needed."

					.formatted(areas.name(cluster.locality()).orElse(cluster.locality())),
				"alerts/new");
	}

}
