package scot.adp.registers.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
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
import scot.adp.directory.GroupId;
import scot.adp.directory.Groups;
import scot.adp.directory.Meetings;
import scot.adp.directory.Partners;
import scot.adp.directory.UnitView;
import scot.adp.registers.RegisterEntryView;
import scot.adp.registers.RegisterKind;
import scot.adp.registers.RegisterPlaceView;
import scot.adp.registers.Registers;
import scot.adp.identity.Members;
import scot.adp.platform.OpenTo;
import scot.adp.platform.UnitId;
import scot.adp.shell.parts.Crumbs;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Named;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.Panel;

/** One thing that a register asks a unit for: how it stands, and all that was told. */
@Route("registers/:register/:unit/:item")
@OpenTo("registers.read")
class RegisterPage extends Page implements BeforeEnterObserver, HasDynamicTitle {

	private final Registers registers;

	private final Partners partners;

	private final Meetings meetings;

	private final Groups groups;

	private final Members members;

	private final LocalDate today;

	private String title = "";

	RegisterPage(Registers registers, Partners partners, Meetings meetings, Groups groups, Members members,
			Clock clock) {
		this.registers = registers;
		this.partners = partners;
		this.meetings = meetings;
		this.groups = groups;
		this.members = members;
		this.today = LocalDate.now(clock);
	}

	/** Where it stands, within the program. */
	static String address(RegisterPlaceView of) {
		String address = "%s/%s/%s/%s".formatted(RegistersView.ROUTE, of.kind(), of.unit().value(), of.item());
		return (of.place() != null) ? "%s?thing=%s".formatted(address, of.place()) : address;
	}

	@Override
	public void beforeEnter(BeforeEnterEvent event) {
		var parameters = event.getRouteParameters();
		RegisterKind kind = registers.kind(parameters.get("register").orElse("")).orElseThrow(NotFoundException::new);
		String item = parameters.get("item").orElse("");
		@Nullable UnitView unit = partners.unit(parameters.get("unit").orElse("")).orElse(null);
		if (unit == null || kind.items().find(item).isEmpty()) {
			throw new NotFoundException();
		}
		@Nullable UUID thing = event.getLocation()
			.getQueryParameters()
			.getSingleParameter("thing")
			.map(RegisterPage::thing)
			.orElse(null);
		if ((kind.thing() != null) != (thing != null)
				|| (thing != null && registers.entries(kind.code(), unit.code(), item, thing).isEmpty())) {
			throw new NotFoundException();
		}
		show(kind, unit, item, thing);
	}

	@Override
	public String getPageTitle() {
		return title;
	}

	private static UUID thing(String told) {
		try {
			return UUID.fromString(told);
		}
		catch (IllegalArgumentException ex) {
			throw new NotFoundException();
		}
	}

	private void show(RegisterKind kind, UnitView unit, String item, @Nullable UUID thing) {
		clear();
		var entries = registers.entries(kind.code(), unit.code(), item, thing);
		@Nullable RegisterEntryView last = entries.stream().filter(it -> !it.withdrawn()).findFirst().orElse(null);
		@Nullable String called = entries.isEmpty() ? null : entries.getFirst().title();
		title = getTranslation("register.called", RegisterWords.asked(kind, item, called), unit.name());
		var standing = kind.standing(last, today);
		var place = new RegisterPlaceView(kind.code(), unit.code(), item, called, thing, false, standing, last);
		headed(title, kind.what());
		reachedBy(Crumbs.of(title, new Anchor(RegistersView.ROUTE, getTranslation("registers.title"))));
		scrolledByKeyboard();
		var me = members.me();
		boolean reaches = me.supportTeam() || me.ownUnits().contains(unit.code());
		var forms = new RegisterForms(registers, partners, meetings, groups, today,
				() -> show(kind, unit, item, thing));
		var stands = new Panel(getTranslation("register.stands"), RegisterWords.mark(kind, standing, last));
		if (last != null) {
			stands.add(new Paragraph(RegisterWords.since(kind, last)));
		}
		if (reaches && me.may("registers.record")) {
			var tell = new Button(getTranslation("register.tell"), event -> forms.tell(kind, place, title).open());
			tell.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
			stands.add(verbs(tell));
		}
		add(stands, told(kind, entries, reaches && me.may("registers.correct"), forms));
	}

	private Panel told(RegisterKind kind, List<RegisterEntryView> entries, boolean corrects, RegisterForms forms) {
		if (entries.isEmpty()) {
			var none = new Paragraph(getTranslation("register.none"));
			none.addClassName("empty");
			return new Panel(getTranslation("register.told"), none);
		}
		var history = registers.history(entries.stream().map(RegisterEntryView::id).toList());
		Map<RegisterEntryView, String> called = Named.apart(entries,
				it -> "%s, %s".formatted(RegisterWords.label(kind, it.state()), Dates.full(it.onDay())));
		var list = new UnorderedList();
		list.addClassName("timeline");
		entries.forEach(entry -> {
			var item = new ListItem();
			item.setClassName("superseded", entry.withdrawn());
			item.add(head(kind, entry));
			facts(entry, item);
			var said = history.getOrDefault(entry.id(), List.of());
			item.add(quiet(getTranslation("register.said", entry.saidByName(), Dates.time(entry.saidAt()))));
			if (entry.reason() != null) {
				item.add(quiet(getTranslation(entry.withdrawn() ? "register.because.withdrawn" : "register.because",
						entry.reason())));
			}
			said.stream()
				.skip(1)
				.forEach(before -> item.add(quiet(
						getTranslation("register.before", before.version(), RegisterWords.label(kind, before.state()),
								RegisterWords.since(kind, before), before.saidByName(), Dates.time(before.saidAt())))));
			if (corrects && !entry.withdrawn()) {
				String name = Objects.requireNonNull(called.get(entry));
				item.add(verbs(
						Named.of(new Button(getTranslation("register.correct"),
								event -> forms.correct(kind, entry, name).open()), name),
						Named.of(new Button(getTranslation("register.withdraw"),
								event -> forms.withdraw(entry, name).open()), name)));
			}
			list.add(item);
		});
		return new Panel(getTranslation("register.told"), list);
	}

	private Div head(RegisterKind kind, RegisterEntryView entry) {
		var state = new Span(RegisterWords.label(kind, entry.state()));
		state.addClassName("status-word");
		var since = new Span(RegisterWords.since(kind, entry));
		since.addClassName("timeline-day");
		var head = new Div(state, since);
		head.addClassName("timeline-head");
		return head;
	}

	private void facts(RegisterEntryView entry, ListItem item) {
		if (entry.words() != null) {
			item.add(new Div(entry.words()));
		}
		@Nullable GroupId group = entry.meetingGroup();
		@Nullable LocalDate metOn = entry.meetingOn();
		if (group != null && metOn != null) {
			item.add(new Div(getTranslation("register.decided", groups.names().getOrDefault(group, group.value()),
					Dates.full(metOn))));
		}
		@Nullable String evidence = entry.evidence();
		if (evidence != null) {
			item.add(new Div(RegisterWords.evidence(evidence)));
		}
	}

	private static Div verbs(Button... buttons) {
		var verbs = new Div(buttons);
		verbs.addClassName("verbs");
		return verbs;
	}

	private static Paragraph quiet(String words) {
		var line = new Paragraph(words);
		line.addClassName("work-detail");
		return line;
	}

}
