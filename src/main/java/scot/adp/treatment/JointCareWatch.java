package scot.adp.treatment;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.events.CoOccurringGapFound;
import scot.adp.identity.MemberView;
import scot.adp.identity.Memberships;
import scot.adp.identity.Recording;
import scot.adp.identity.spi.OrganisationNames;
import scot.adp.notification.MessageKind;
import scot.adp.notification.Messages;
import scot.adp.platform.Role;
import scot.adp.platform.UnitId;

/**
 * Tells once that nobody leads somebody's care and somebody should: in the transaction in
 * which both had declined, else on the night after the working days of the rule. The
 * managers of both services hear of it, and neither who it is.
 */
@Component
class JointCareWatch {

	private final JointCareStore store;

	private final JointCareSharing sharing;

	private final OrganisationNames units;

	private final Memberships memberships;

	private final Messages messages;

	private final ChangedRecords changes;

	private final Recording recording;

	private final Clock clock;

	JointCareWatch(JointCareStore store, JointCareSharing sharing, OrganisationNames units, Memberships memberships,
			Messages messages, ChangedRecords changes, Recording recording, Clock clock) {
		this.store = store;
		this.sharing = sharing;
		this.units = units;
		this.memberships = memberships;
		this.messages = messages;
		this.changes = changes;
		this.recording = recording;
		this.clock = clock;
	}

	/** Looks whether one has a gap of which nobody was told. */
	@Transactional(propagation = Propagation.MANDATORY)
	void look(JointCares.Id one, OffsetDateTime at) {
		tell(one, at);
	}

	@Scheduled(cron = "0 9 0 * * *", zone = "Europe/London")
	@SchedulerLock(name = "treatment.joint-care")
	@Transactional
	void dayBegan() {
		int found = tell(null, OffsetDateTime.now(clock));
		if (found > 0) {
			recording.tellRows("treatment.joint-care.gap", "joint care that nobody leads", found);
		}
	}

	private int tell(JointCares.@Nullable Id one, OffsetDateTime at) {
		var gaps = store.newGaps(one, LocalDate.now(clock));
		gaps.forEach(it -> changes.gapFound(it, at));
		return gaps.size();
	}

	/**
	 * Reads the row itself: where a service leads by now, nobody is told any more. The
	 * other manager is led to the page only where an agreement lets that service read it.
	 */
	@ApplicationModuleListener(id = "treatment.co-occurring-gap-found")
	void on(CoOccurringGapFound event) {
		store.locked(new JointCares.Id(event.envelope().record().value()), LocalDate.now(clock))
			.map(JointCareStore.Stored::view)
			.filter(it -> it.goesOn() && it.stage() == JointCareStage.GAP)
			.ifPresent(this::tellManagers);
	}

	private void tellManagers(JointCareView of) {
		var leads = memberships.current(Set.of(Role.UNIT_LEAD));
		Stream.of(of.unit(), of.partner()).forEach(unit -> {
			boolean reads = unit.equals(of.unit()) || sharing.shares(of.unit(), of.partner());
			var people = leads.stream()
				.filter(it -> it.unit().equals(unit))
				.map(MemberView::account)
				.collect(Collectors.toSet());
			if (!people.isEmpty()) {
				messages.put(MessageKind.WARNING, people, "Nobody leads somebody's joint care",
						"%s asked %s to look after somebody together, and no service leads. Agree today who does.%s"
							.formatted(name(of.askedBy()), name(of.askedOf()),
									reads ? ""
											: " Ask the other service who it is: no agreement lets you read it here."),
						reads ? "treatment/joint-care/" + of.id().value() : "");
			}
		});
	}

	private String name(UnitId unit) {
		return units.unit(unit).map(OrganisationNames.UnitName::name).orElse(unit.value());
	}

}
