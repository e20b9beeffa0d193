package scot.adp.treatment.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import org.jspecify.annotations.Nullable;
import scot.adp.directory.AreaCode;
import scot.adp.directory.Areas;
import scot.adp.directory.LocalAreaView;
import scot.adp.identity.Members;
import scot.adp.people.Persons;
import scot.adp.platform.OpenTo;
import scot.adp.shell.parts.Crumbs;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Facts;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.Panel;
import scot.adp.treatment.NaloxoneOutletView;
import scot.adp.treatment.NaloxoneRules.Lists;
import scot.adp.treatment.NaloxoneSupplyView;
import scot.adp.treatment.Outlets;
import scot.adp.treatment.Supplies;
import scot.adp.treatment.SupplyBeforeView;

/**
 * One supply: what it says and what it said before; where it was wrong it is put right.
 */
@Route("naloxone/supplies/:supply")
@OpenTo("treatment.supply.read")
class OneSupplyPage extends Page implements BeforeEnterObserver, HasDynamicTitle {

	private final Supplies supplies;

	private final Outlets outlets;

	private final Areas areas;

	private final Members members;

	private final Persons persons;

	private final LocalDate today;

	private String title = "";

	OneSupplyPage(Supplies supplies, Outlets outlets, Areas areas, Members members, Persons persons, Clock clock) {
		this.supplies = supplies;
		this.outlets = outlets;
		this.areas = areas;
		this.members = members;
		this.persons = persons;
		this.today = LocalDate.now(clock);
	}

	@Override
	public void beforeEnter(BeforeEnterEvent event) {
		show(id(event.getRouteParameters().get("supply").orElse("")));
	}

	@Override
	public String getPageTitle() {
		return title;
	}

	private static Supplies.Id id(String text) {
		try {
			return new Supplies.Id(UUID.fromString(text));
		}
		catch (IllegalArgumentException ex) {
			throw new NotFoundException();
		}
	}

	private void show(Supplies.Id id) {
		NaloxoneSupplyView supply = supplies.find(id).orElseThrow(NotFoundException::new);
		var before = supplies.before(List.of(id)).getOrDefault(id, List.of());
		var there = outlets
			.byIds(Stream.concat(Stream.of(supply.outlet()), before.stream().map(SupplyBeforeView::outlet))
				.distinct()
				.toList());
		clear();
		title = SupplyForms.said(outlets, supply);
		headed(title, getTranslation("supplies.one.purpose"));
		reachedBy(Crumbs.of(title, new Anchor("naloxone/supplies", getTranslation("supplies.title"))));
		if (!supply.stands()) {
			var gone = new Paragraph(getTranslation("supplies.one.withdrawn",
					label(Lists.WITHDRAWN_BECAUSE, supply.withdrawnBecause())));
			gone.addClassName("notice");
			add(gone);
		}
		PersonLink
			.of(members, persons, supply.unit(), id.value(),
					supply.stands() && (supply.ownRef() != null || supply.linked()))
			.ifPresent(this::add);
		add(said(supply, there));
		if (!before.isEmpty()) {
			add(before(supply, before, there));
		}
	}

	private Panel said(NaloxoneSupplyView supply, Map<Outlets.Id, NaloxoneOutletView> there) {
		var panel = new Panel(getTranslation("supplies.supply"), new Facts()
			.with(getTranslation("supply.outlet"), named(supply.outlet(), there))
			.with(getTranslation("stock.on"), Dates.full(supply.happenedOn()))
			.with(getTranslation("stock.kits"), String.valueOf(supply.kits()))
			.with(getTranslation("stock.route"), label(Lists.ROUTE, supply.route()))
			.with(getTranslation("supply.recipient"), label(Lists.RECIPIENT, supply.recipient()))
			.with(getTranslation("supply.own-ref"), supply.ownRef())
			.with(getTranslation("supply.type"), label(Lists.SUPPLY_TYPE, supply.supplyType()))
			.with(getTranslation("supply.reason"), label(Lists.REPEAT_REASON, supply.repeatReason()))
			.with(getTranslation("supply.training"), label(Lists.TRAINING, supply.training()))
			.with(getTranslation("supply.source"), label(Lists.SOURCE, supply.source()))
			.with(getTranslation("supply.authority"), label(Lists.SUPPLY_AUTHORITY, supply.authority()))
			.with(getTranslation("supply.area"), area(supply.area()))
			.with(getTranslation("stock.batch"), supply.batch())
			.with(getTranslation("supplies.one.peer"), supply.peer() ? getTranslation("supplies.one.peer.yes") : null)
			.with(getTranslation("supply.age"), label(Lists.AGE_BAND, supply.ageBand()))
			.with(getTranslation("supply.sex"), label(Lists.SEX, supply.sex()))
			.with(getTranslation("supply.simd"), label(Lists.SIMD_QUINTILE, supply.simdQuintile()))
			.with(getTranslation("supply.home"),
					(supply.homeArea() != null) ? outlets.home(supply.homeArea(), supply.happenedOn()).label() : null)
			.with(getTranslation("supplies.by"),
					getTranslation("supplies.one.recorded", supply.recordedBy(), Dates.time(supply.recordedAt())))
			.with(getTranslation("supplies.one.signed"),
					supply.afterSignOff() ? getTranslation("supplies.late") : null));
		if (supply.stands() && members.me().may("treatment.supply.correct")) {
			Runnable again = () -> show(supply.id());
			var right = new Button(getTranslation("supplies.put-right"),
					event -> SupplyForms.putRight(supplies, outlets, areas, supply, title, today, again).open());
			var withdraw = new Button(getTranslation("supplies.withdraw"),
					event -> SupplyForms.withdraw(supplies, outlets, supply, title, again).open());
			var verbs = new Div(right, withdraw);
			verbs.addClassName("verbs");
			panel.withAside(verbs);
		}
		return panel;
	}

	/** Each line tells what another version said: what differs from the one after it. */
	private Panel before(NaloxoneSupplyView supply, List<SupplyBeforeView> before,
			Map<Outlets.Id, NaloxoneOutletView> there) {
		var list = new UnorderedList();
		list.addClassName("work");
		var after = told(supply, there);
		for (SupplyBeforeView said : before) {
			var was = told(said, there);
			var lines = new ArrayList<String>();
			for (var one : was.entrySet()) {
				if (!one.getValue().equals(after.get(one.getKey()))) {
					lines.add(getTranslation("supplies.before.was", one.getKey(),
							one.getValue().isEmpty() ? getTranslation("supplies.before.nothing") : one.getValue()));
				}
			}
			if (lines.isEmpty()) {
				lines.add(getTranslation("supplies.before.person"));
			}
			var what = new Div(new Span(String.join("; ", lines)));
			what.addClassName("work-what");
			var who = new Paragraph(
					getTranslation("supplies.before.changed", said.changedBy(), Dates.time(said.changedAt()),
							(said.because() != null) ? label(Lists.CORRECTED_BECAUSE, said.because()) : ""));
			who.addClassName("work-detail");
			what.add(who);
			list.add(new ListItem(what));
			after = was;
		}
		return new Panel(getTranslation("supplies.before"), list);
	}

	private Map<String, String> told(NaloxoneSupplyView of, Map<Outlets.Id, NaloxoneOutletView> there) {
		return told(named(of.outlet(), there), of.happenedOn(), of.kits(), of.route(), of.recipient(), of.supplyType(),
				of.repeatReason(), of.training(), of.source(), of.authority(), of.area(), of.batch(), of.peer());
	}

	private Map<String, String> told(SupplyBeforeView of, Map<Outlets.Id, NaloxoneOutletView> there) {
		return told(named(of.outlet(), there), of.happenedOn(), of.kits(), of.route(), of.recipient(), of.supplyType(),
				of.repeatReason(), of.training(), of.source(), of.authority(), of.area(), of.batch(), of.peer());
	}

	private Map<String, String> told(String outlet, LocalDate on, int kits, String route, String recipient, String type,
			@Nullable String reason, String training, String source, String authority, AreaCode area,
			@Nullable String batch, boolean peer) {
		return Stream
			.of(Map.entry("supply.outlet", outlet), Map.entry("stock.on", Dates.full(on)),
					Map.entry("stock.kits", String.valueOf(kits)), Map.entry("stock.route", text(Lists.ROUTE, route)),
					Map.entry("supply.recipient", text(Lists.RECIPIENT, recipient)),
					Map.entry("supply.type", text(Lists.SUPPLY_TYPE, type)),
					Map.entry("supply.reason", text(Lists.REPEAT_REASON, reason)),
					Map.entry("supply.training", text(Lists.TRAINING, training)),
					Map.entry("supply.source", text(Lists.SOURCE, source)),
					Map.entry("supply.authority", text(Lists.SUPPLY_AUTHORITY, authority)),
					Map.entry("supply.area", area(area)), Map.entry("stock.batch", (batch != null) ? batch : ""),
					Map.entry("supplies.one.peer", peer ? getTranslation("supplies.one.peer.yes") : ""))
			.collect(Collectors.toMap(it -> getTranslation(it.getKey()), Map.Entry::getValue, (one, other) -> one,
					LinkedHashMap::new));
	}

	private String text(Lists list, @Nullable String code) {
		@Nullable String label = label(list, code);
		return (label != null) ? label : "";
	}

	private @Nullable String label(Lists list, @Nullable String code) {
		return (code != null) ? outlets.told(list, code).label() : null;
	}

	private String area(AreaCode code) {
		return areas.find(code).map(LocalAreaView::name).orElse(code.value());
	}

	private String named(Outlets.Id id, Map<Outlets.Id, NaloxoneOutletView> there) {
		@Nullable NaloxoneOutletView found = there.get(id);
		return (found != null) ? found.name() : getTranslation("supplies.closed-outlet");
	}

}
