package scot.adp.families;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import scot.adp.events.DataSet;
import scot.adp.events.NonFatalOverdoseReported;
import scot.adp.events.NonFatalOverdoseReported.ChildConcern;
import scot.adp.identity.MemberView;
import scot.adp.identity.Memberships;
import scot.adp.identity.Recording;
import scot.adp.identity.spi.OrganisationNames;
import scot.adp.notification.MessageKind;
import scot.adp.notification.Messages;
import scot.adp.people.Agreements;
import scot.adp.platform.Role;
import scot.adp.platform.UnitId;
import scot.adp.shell.parts.Dates;

/**
 * Has the leads of units let one worker ring another where a child may be affected by an
 * overdose. Only units that an agreement names hear of it, and nobody hears here who it
 * is.
 */
@Component
class OverdoseListener {

	/** What the agreement has to be for. */
	private static final String FAMILY_SUPPORT = "FAMILY_SUPPORT";

	private static final DataSet OVERDOSES = new DataSet("treatment.reach");

	private final Agreements agreements;

	private final OrganisationNames organisations;

	private final Memberships memberships;

	private final Messages messages;

	private final Recording recording;

	private final Clock clock;

	OverdoseListener(Agreements agreements, OrganisationNames organisations, Memberships memberships, Messages messages,
			Recording recording, Clock clock) {
		this.agreements = agreements;
		this.organisations = organisations;
		this.memberships = memberships;
		this.messages = messages;
		this.recording = recording;
		this.clock = clock;
	}

	@ApplicationModuleListener(id = "families.non-fatal-overdose-reported")
	void on(NonFatalOverdoseReported event) {
		if (event.childConcern() != ChildConcern.YES) {
			return;
		}
		UnitId from = Objects.requireNonNull(event.envelope().unit());
		var units = agreements.takers(from, OVERDOSES, FAMILY_SUPPORT, LocalDate.now(clock));
		var people = memberships.current(Set.of(Role.UNIT_LEAD))
			.stream()
			.filter(it -> units.contains(it.unit()))
			.map(MemberView::account)
			.collect(Collectors.toSet());
		if (!people.isEmpty()) {
			String service = organisations.unit(from).map(OrganisationNames.UnitName::name).orElse(from.value());
			messages.put(MessageKind.WARNING, people, "A service is worried about a child",
					"%s looked into an overdose of %s, is worried about a child and has referred that under the procedures for children. Have one worker ring its duty worker: who it is, they tell you themselves."
						.formatted(service, Dates.full(Dates.day(event.overdoseAt().atOffset(ZoneOffset.UTC)))),
					"families");
			recording.tellRows("families.overdose.hear", "leads who were asked to have a service rung", people.size());
		}
	}

}
