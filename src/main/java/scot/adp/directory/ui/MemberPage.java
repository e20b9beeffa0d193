package scot.adp.directory.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import com.vaadin.flow.component.UI;
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
import com.vaadin.flow.router.Route;
import org.jspecify.annotations.Nullable;
import scot.adp.directory.Partners;
import scot.adp.directory.UnitView;
import scot.adp.identity.EndMembership;
import scot.adp.identity.MemberView;
import scot.adp.identity.Members;
import scot.adp.identity.People;
import scot.adp.identity.PersonView;
import scot.adp.identity.spi.OwnedWork.Owned;
import scot.adp.platform.MemberId;
import scot.adp.platform.OpenTo;
import scot.adp.platform.Problem;
import scot.adp.shell.parts.Announcement;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.DayField;
import scot.adp.shell.parts.Facts;
import scot.adp.shell.parts.FormHead;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.Panel;
import scot.adp.shell.parts.Place;
import scot.adp.shell.parts.Removal;

/** One membership: the post, what it leads, being away, and its end with a hand-over. */
@Route("people/:member")
@OpenTo("identity.member.read")
class MemberPage extends Page implements BeforeEnterObserver, HasDynamicTitle {

	private final People people;

	private final Members members;

	private final Partners partners;

	private final Clock clock;

	private String title = "";

	MemberPage(People people, Members members, Partners partners, Clock clock) {
		this.people = people;
		this.members = members;
		this.partners = partners;
		this.clock = clock;
	}

	@Override
	public void beforeEnter(BeforeEnterEvent event) {
		String text = event.getRouteParameters().get("member").orElseThrow();
		try {
			show(new MemberId(UUID.fromString(text)));
		}
		catch (IllegalArgumentException ex) {
			throw Problem.notFound("member", text);
		}
	}

	@Override
	public String getPageTitle() {
		return title;
	}

	/** From when to when a membership holds. */
	static String period(MemberView member) {
		String from = Dates.full(member.from());
		return (member.to() != null) ? new Span().getTranslation("people.from-to", from, Dates.full(member.to()))
				: new Span().getTranslation("people.from", from);
	}

	/** When a membership ended; empty where it has not. */
	static String ended(MemberView member, LocalDate today) {
		LocalDate to = member.to();
		return (to != null && to.isBefore(today)) ? new Span().getTranslation("people.ended", Dates.full(to)) : "";
	}

	/** Until when somebody is away; empty where they are not. */
	static String away(MemberView member) {
		return (member.awayUntil() != null)
				? new Span().getTranslation("people.away-until", Dates.full(member.awayUntil())) : "";
	}

	private void show(MemberId id) {
		PersonView person = people.find(id).orElseThrow(() -> Problem.notFound("member", id.value().toString()));
		MemberView member = person.member();
		var caller = members.me();
		boolean own = caller.account().equals(member.account());
		String ended = ended(member, LocalDate.now(clock));
		boolean over = !ended.isEmpty();
		clear();
		title = member.name();
		headed(title, over ? "%s. %s.".formatted(member.post(), ended) : member.post());
		reachedBy(new Anchor("people", getTranslation("people.back")));
		var main = new Div();
		main.addClassName("main-column");
		if (caller.may("identity.member.end")) {
			var owned = people.owned(id);
			main.add(work(person, owned));
			if (!over) {
				main.add(end(member, owned));
			}
		}
		else if (caller.readsRecords()) {
			main.add(new Panel(getTranslation("people.leads-what", member.name()),
					new Paragraph(new Anchor("actions?person=" + id.value(),
							getTranslation("people.load", person.load().leads(), person.load().standsIn())))));
		}
		var aside = new Div(facts(person));
		aside.addClassName("aside");
		if ((caller.supportTeam() || own) && caller.may("identity.member.away") && !over) {
			aside.add(awayPanel(member, own));
		}
		var columns = new Div(main, aside);
		columns.addClassName("columns");
		add(columns);
	}

	private Panel facts(PersonView person) {
		MemberView member = person.member();
		@Nullable UnitView unit = partners.units(List.of(member.unit())).get(member.unit());
		var facts = new Facts().with(getTranslation("people.post"), member.post())
			.with(getTranslation("people.unit"),
					(unit != null) ? "%s, %s".formatted(unit.name(), unit.organisationName()) : member.unit().value())
			.with(getTranslation("people.role"), getTranslation("role." + member.role().name()))
			.with(getTranslation("people.since"), period(member))
			.with(getTranslation("people.email"), person.email())
			.with(getTranslation("people.sign-in"),
					getTranslation(person.signsIn() ? "people.sign-in.yes" : "people.sign-in.no"));
		return new Panel(getTranslation("people.about"), facts);
	}

	private Panel work(PersonView person, List<Owned> owned) {
		var panel = new Panel(getTranslation("people.leads-what", person.member().name()));
		if (owned.isEmpty()) {
			panel.add(new Paragraph(getTranslation("people.leads-nothing")));
			return panel;
		}
		var list = new UnorderedList();
		list.addClassName("plain");
		for (Owned one : owned) {
			var code = new Span(one.code());
			code.addClassName("code");
			var item = new ListItem(code, new Anchor(one.href(), one.title()));
			if (!one.asLead()) {
				var role = new Span(getTranslation("people.as-deputy"));
				role.addClassName("work-detail");
				item.add(role);
			}
			list.add(item);
		}
		panel.add(list);
		return panel;
	}

	private Panel awayPanel(MemberView member, boolean own) {
		var until = new DayField(getTranslation("people.away.until"));
		until.setValue(member.awayUntil());
		until.setMin(LocalDate.now(clock));
		until.setHelperText(getTranslation("people.away.help"));
		var head = new FormHead(Place.of("directory.away", member.id()).at(member.version()).named(until.getLabel()))
			.field("until", until);
		String key = UUID.randomUUID().toString();
		var save = new Button(getTranslation("people.away.save"), event -> {
			if (head.run(() -> {
				new Problem.Faults().when(until.isEmpty(), "until", getTranslation("people.away.missing")).raise();
				people.setAway(key, member.id(), member.version(), until.getValue());
			})) {
				Announcement.done(getTranslation("people.away.saved"));
				show(member.id());
			}
		});
		var form = new Div(head, until, save);
		form.addClassName("update-form");
		if (member.awayUntil() != null) {
			var back = new Button(getTranslation("people.away.back"), event -> {
				if (head.run(() -> people.setAway(key + "-back", member.id(), member.version(), null))) {
					Announcement.done(getTranslation("people.away.ended"));
					show(member.id());
				}
			});
			form.add(new Paragraph(away(member)), back);
		}
		return new Panel(getTranslation(own ? "people.away.mine" : "people.away.title"), form);
	}

	private Panel end(MemberView member, List<Owned> owned) {
		var form = new Div();
		form.addClassName("update-form");
		var lastDay = new DayField(getTranslation("people.end.day"));
		lastDay.setValue(Objects.requireNonNullElseGet(member.to(), () -> LocalDate.now(clock)));
		lastDay.setMin(member.from());
		lastDay.setHelperText(getTranslation("people.end.day.help"));
		var fields = new LinkedHashMap<Owned, Choice<MemberView>>();
		var head = new FormHead(Place.of("directory.end", member.id()).at(member.version()).named(lastDay.getLabel()))
			.field("lastDay", lastDay);
		form.add(head, lastDay);
		var led = owned.stream().filter(Owned::asLead).toList();
		if (!led.isEmpty()) {
			form.add(new Paragraph(getTranslation("people.end.first", led.size())));
			var candidates = members.byIds(led.stream().flatMap(one -> one.candidates().stream()).distinct().toList());
			for (Owned one : led) {
				var field = newLead(one, candidates);
				fields.put(one, field);
				head.field("lead" + fields.size(), field);
			}
			if (led.size() > 1) {
				var all = forAll(fields, candidates);
				head.field("all", all);
				form.add(all);
			}
			fields.values().forEach(form::add);
		}
		var end = new Button(getTranslation("people.end.do"));
		end.addClickListener(event -> {
			if (head.runBeside(() -> given(lastDay, fields).raise())) {
				askToEnd(member, lastDay.getValue(), fields, head);
			}
		});
		form.add(end);
		return new Panel(getTranslation("people.end.title"), form);
	}

	private Problem.Faults given(DayField lastDay, Map<Owned, Choice<MemberView>> leads) {
		var missing = new Problem.Faults().when(lastDay.isEmpty(), "lastDay", getTranslation("people.end.day.missing"));
		int number = 0;
		for (var lead : leads.entrySet()) {
			missing.when(lead.getValue().isEmpty(), "lead" + ++number,
					getTranslation("people.end.lead.missing", lead.getKey().code()));
		}
		return missing;
	}

	private void askToEnd(MemberView member, LocalDate lastDay, Map<Owned, Choice<MemberView>> fields, FormHead head) {
		var leads = new HashMap<String, MemberId>();
		fields.forEach((one, field) -> field.getOptionalValue().ifPresent(chosen -> leads.put(one.key(), chosen.id())));
		new Removal(getTranslation("people.end.ask", member.name()), named(member),
				getTranslation("people.end.what", Dates.full(lastDay), leads.size()))
			.ask(getTranslation("people.end.do"),
					key -> people.end(new EndMembership(key, member.id(), member.version(), lastDay, leads)),
					getTranslation("people.end.done", member.name(), Dates.full(lastDay)), () -> {
						head.forget();
						UI.getCurrent().navigate(PeopleView.class);
					});
	}

	/** A field for the new lead of one thing; the deputy is offered first and chosen. */
	private Choice<MemberView> newLead(Owned owned, Map<MemberId, MemberView> known) {
		var offered = new ArrayList<MemberView>();
		@Nullable MemberId deputy = owned.deputy();
		owned.candidates().stream().map(known::get).filter(Objects::nonNull).forEach(offered::add);
		@Nullable MemberView first = (deputy != null && owned.candidates().contains(deputy)) ? known.get(deputy) : null;
		if (first != null) {
			offered.remove(first);
			offered.addFirst(first);
		}
		var field = new Choice<MemberView>(getTranslation("people.end.lead", owned.code(), owned.title()),
				MemberView::id);
		field.setItems(offered);
		field.setItemLabelGenerator(MemberPage::named);
		field.setRequiredIndicatorVisible(true);
		field.setWidthFull();
		field.setValue(first);
		if (first != null) {
			field.setHelperText(getTranslation("people.end.deputy"));
		}
		return field;
	}

	/** A field that fills all others with one person who could lead everything. */
	private Choice<MemberView> forAll(Map<Owned, Choice<MemberView>> fields, Map<MemberId, MemberView> known) {
		Set<MemberId> common = new HashSet<>(known.keySet());
		fields.keySet().forEach(owned -> common.retainAll(owned.candidates()));
		var all = new Choice<MemberView>(getTranslation("people.end.all"), MemberView::id);
		all.setItems(fields.keySet()
			.iterator()
			.next()
			.candidates()
			.stream()
			.filter(common::contains)
			.map(known::get)
			.filter(Objects::nonNull)
			.toList());
		all.setItemLabelGenerator(MemberPage::named);
		all.setClearButtonVisible(true);
		all.setWidthFull();
		all.addValueChangeListener(event -> {
			if (event.getValue() != null) {
				fields.values().forEach(field -> field.setValue(event.getValue()));
			}
		});
		return all;
	}

	private static String named(MemberView member) {
		return "%s, %s".formatted(member.name(), member.post());
	}

}
