package scot.adp.treatment;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.directory.PlaceCatalogue;
import scot.adp.directory.PlaceView;
import scot.adp.directory.ServiceView;
import scot.adp.events.Envelope;
import scot.adp.events.EventId;
import scot.adp.events.ListedCode;
import scot.adp.events.NaloxoneStockLow;
import scot.adp.events.RecordId;
import scot.adp.identity.AccountId;
import scot.adp.identity.MemberView;
import scot.adp.identity.Memberships;
import scot.adp.notification.MessageKind;
import scot.adp.notification.Messages;
import scot.adp.platform.Role;
import scot.adp.platform.UnitId;
import scot.adp.treatment.NaloxoneRules.Lists;

/**
 * Tells once that kits run short: the outlet's unit and whoever looks after naloxone, in
 * the transaction of what brought it below its level. Once there are enough again it is
 * told anew.
 */
@Component
class StockWatch {

	private static final Set<Role> TOLD = Set.of(Role.UNIT_LEAD, Role.UNIT_EDITOR);

	private final OutletStore store;

	private final NaloxoneRules rules;

	private final PlaceCatalogue catalogue;

	private final Memberships memberships;

	private final Messages messages;

	private final ApplicationEventPublisher events;

	StockWatch(OutletStore store, NaloxoneRules rules, PlaceCatalogue catalogue, Memberships memberships,
			Messages messages, ApplicationEventPublisher events) {
		this.store = store;
		this.rules = rules;
		this.catalogue = catalogue;
		this.memberships = memberships;
		this.messages = messages;
		this.events = events;
	}

	/** Looks at outlets of whose kits something was told. */
	@Transactional(propagation = Propagation.MANDATORY)
	void look(Collection<Outlets.Id> outlets, OffsetDateTime at) {
		var levels = store.levels(outlets, at.toLocalDate()).values().stream().flatMap(List::stream).toList();
		var low = store.newlyLow(levels, at);
		if (low.isEmpty()) {
			return;
		}
		Map<Outlets.Id, OutletStore.Row> rows = store.byIds(low.stream().map(StockLevel::outlet).distinct().toList())
			.stream()
			.collect(Collectors.toMap(OutletStore.Row::id, Function.identity()));
		var members = memberships.current(TOLD);
		low.forEach(level -> tell(level, Objects.requireNonNull(rows.get(level.outlet())), members, at));
	}

	private void tell(StockLevel level, OutletStore.Row outlet, List<MemberView> members, OffsetDateTime at) {
		events.publishEvent(
				new NaloxoneStockLow(new Envelope(new EventId(UUID.randomUUID()), new RecordId(outlet.id().value()), 1,
						at.toInstant(), outlet.unit(), 1, null), new ListedCode(level.route())));
		Set<UnitId> units = Stream.concat(Stream.of(outlet.unit()), rules.coordinators().stream())
			.collect(Collectors.toCollection(LinkedHashSet::new));
		Set<AccountId> people = members.stream()
			.filter(member -> units.contains(member.unit()))
			.map(MemberView::account)
			.collect(Collectors.toCollection(LinkedHashSet::new));
		if (people.isEmpty()) {
			return;
		}
		String route = rules.list(Lists.ROUTE).label(level.route());
		messages.put(MessageKind.NOTICE, people, "Naloxone runs short at an outlet",
				"%s has %s of %s left. Order more: fewer than %d are too few there.".formatted(named(outlet),
						(level.kits() == 1) ? "1 kit" : "%,d kits".formatted(Math.max(0, level.kits())), route,
						level.reorderLevel()),
				"naloxone/outlets/" + outlet.id().value());
	}

	/** Its name, unless its place is one that is not shown. */
	private String named(OutletStore.Row outlet) {
		@Nullable String place = catalogue.places()
			.stream()
			.filter(it -> it.id().equals(outlet.place()) && it.masking() != PlaceView.Masking.NONE_SHOWN)
			.map(PlaceView::name)
			.findFirst()
			.orElse(null);
		@Nullable String service = catalogue.services()
			.stream()
			.filter(it -> it.id().equals(outlet.service()))
			.map(ServiceView::name)
			.findFirst()
			.orElse(null);
		if (place == null && service == null) {
			return "One of your outlets";
		}
		return Stream.of(service, place).filter(Objects::nonNull).collect(Collectors.joining(", "));
	}

}
