package scot.adp.directory.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import org.jspecify.annotations.Nullable;
import scot.adp.directory.Areas;
import scot.adp.directory.Assurance;
import scot.adp.directory.EntryLinks;
import scot.adp.directory.EntryReportView;
import scot.adp.directory.EntryReports;
import scot.adp.directory.Feeds;
import scot.adp.directory.HolidayAhead;
import scot.adp.directory.LocalAreaView;
import scot.adp.directory.Partners;
import scot.adp.directory.PlaceId;
import scot.adp.directory.PlaceView;
import scot.adp.directory.Places;
import scot.adp.directory.Schedule;
import scot.adp.directory.ServiceEntry;
import scot.adp.directory.ServiceId;
import scot.adp.directory.ServiceLists;
import scot.adp.directory.ServiceRecord;
import scot.adp.directory.ServiceStatus;
import scot.adp.directory.Services;
import scot.adp.directory.UnitView;
import scot.adp.directory.parts.HoursWords;
import scot.adp.identity.Caller;
import scot.adp.identity.Members;
import scot.adp.platform.AdpSettings;
import scot.adp.platform.OpenTo;
import scot.adp.shell.parts.Announcement;
import scot.adp.shell.parts.Crumbs;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Facts;
import scot.adp.shell.parts.FormHead;
import scot.adp.shell.parts.Named;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.Panel;
import scot.adp.shell.parts.Prose;
import scot.adp.shell.parts.Removal;

/**
 * One service: what people see of it, when it is open, whether somebody says that it is
 * right, and how it stands.
 */
@Route("services/:service")
@OpenTo("directory.organisation.read")
class ServicePage extends Page implements BeforeEnterObserver, HasDynamicTitle {

	private final Services services;

	private final EntryReports reports;

	private final EntryLinks links;

	private final AdpSettings settings;

	private final Feeds feeds;

	private final ServiceLists lists;

	private final Areas areas;

	private final Places places;

	private final Partners partners;

	private final Members members;

	private final LocalDate today;

	private final FormHead faults = new FormHead();

	private String title = "";

	ServicePage(Services services, EntryReports reports, EntryLinks links, AdpSettings settings, Feeds feeds,
			ServiceLists lists, Areas areas, Places places, Partners partners, Members members, Clock clock) {
		this.services = services;
		this.reports = reports;
		this.links = links;
		this.settings = settings;
		this.feeds = feeds;
		this.lists = lists;
		this.areas = areas;
		this.places = places;
		this.partners = partners;
		this.members = members;
		this.today = LocalDate.now(clock);
	}

	@Override
	public void beforeEnter(BeforeEnterEvent event) {
		show(id(event.getRouteParameters().get("service").orElse("")));
	}

	@Override
	public String getPageTitle() {
		return title;
	}

	private static ServiceId id(String text) {
		try {
			return new ServiceId(UUID.fromString(text));
		}
		catch (IllegalArgumentException ex) {
			throw new NotFoundException();
		}
	}

	private void show(ServiceId asked) {
		ServiceRecord service = services.find(asked).orElseThrow(NotFoundException::new);
		clear();
		title = service.entry().name();
		headed(title, getTranslation("service.purpose"));
		reachedBy(Crumbs.of(title, new Anchor("services", getTranslation("services.title"))));
		if (service.shown()) {
			var open = new Anchor("/find-help/" + service.slug(), getTranslation("service.public"));
			open.setRouterIgnore(true);
			add(new Paragraph(open));
		}
		Caller me = members.me();
		boolean own = me.may("directory.service.change")
				&& (me.supportTeam() || me.ownUnits().contains(service.entry().unit()));
		boolean open = own && service.status() != ServiceStatus.CLOSED;
		add(faults, right(service, open), about(service, open, me), hours(service, open), stand(service, open));
		if (own && service.status() != ServiceStatus.DRAFT) {
			add(reports(service));
		}
		var sources = feeds.sources(service.id());
		if (!sources.isEmpty()) {
			add(sources(sources));
		}
	}

	/** Where what is told of it came from, field by field. */
	private Panel sources(List<Feeds.FieldSource> sources) {
		var facts = new Facts();
		for (Feeds.FieldSource source : sources) {
			facts.with(getTranslation("feeds.field." + source.field().name()),
					getTranslation(source.stands() ? "service.source" : "service.source.changed", source.feed(),
							Dates.full(source.toldOn())));
		}
		return new Panel(getTranslation("service.sources"), new Paragraph(getTranslation("service.sources.line")),
				facts);
	}

	private ServiceForms forms() {
		return new ServiceForms(services, lists, areas, places, today);
	}

	/** Whether it is right, with one click to say so. */
	private Panel right(ServiceRecord service, boolean own) {
		Assurance assurance = service.assurance();
		var panel = new Panel(getTranslation("service.right"),
				new Paragraph(getTranslation("service.assurance." + assurance.state().name(),
						day(assurance.assuredOn()), day(assurance.dueOn()), day(assurance.hiddenOn()))));
		if (assurance.assuredOn() != null) {
			panel.add(line(getTranslation("service.said." + Objects.requireNonNull(assurance.how()).name(),
					Dates.full(assurance.assuredOn()))));
		}
		if (own && service.status() != ServiceStatus.DRAFT) {
			var still = new Button(getTranslation("service.still-right"));
			still.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
			String key = UUID.randomUUID().toString();
			boolean ofOwnUnit = members.me().ownUnits().contains(service.entry().unit());
			var said = openReports(service);
			still.addClickListener(event -> {
				if (!ofOwnUnit || !said.isEmpty()) {
					ServiceForms.assure(services, service, ofOwnUnit, said, () -> show(service.id())).open();
				}
				else if (faults.run(() -> services.assure(key, List.of(service.id()), Assurance.How.OWN))) {
					Announcement.done(getTranslation("service.still-right.done"));
					show(service.id());
				}
			});
			var verbs = verbs(still);
			services.saidBefore(service.id()).ifPresent(before -> verbs.add(takeBack(service, before)));
			panel.add(verbs);
			if (members.me().may("directory.entry-link.make")) {
				panel.add(link(service, verbs));
			}
		}
		return panel;
	}

	private Button takeBack(ServiceRecord service, Assurance.Said before) {
		String day = day(service.assurance().assuredOn());
		return new Button(getTranslation("service.unsay"),
				event -> new Removal(getTranslation("service.unsay.title", day),
						getTranslation("service.unsay.line", Dates.full(before.on())))
					.ask(getTranslation("service.unsay"),
							key -> services.takeBackAssurance(key, service.id(),
									Objects.requireNonNull(service.assurance().assuredOn()),
									Objects.requireNonNull(service.assurance().how())),
							getTranslation("service.unsay.done"), () -> show(service.id())));
	}

	/** A link for whoever runs it, which is shown once, where it was asked for. */
	private Div link(ServiceRecord service, Div verbs) {
		var shown = new Div();
		shown.getElement().setAttribute("role", "status");
		String key = UUID.randomUUID().toString();
		var make = new Button(getTranslation("service.link"));
		make.setDisableOnClick(true);
		make.addClickListener(event -> {
			if (!faults.run(() -> links.make(key, service.id()).ifPresent(path -> tell(shown, path)))) {
				make.setEnabled(true);
			}
		});
		verbs.add(make);
		return shown;
	}

	private void tell(Div shown, String path) {
		String address = "%s/%s".formatted(settings.address(), path);
		var copy = new Button(getTranslation("service.link.copy"));
		copy.addClickListener(event -> {
			copy.getElement().executeJs("navigator.clipboard.writeText($0)", address);
			Announcement.done(getTranslation("service.link.copied"));
		});
		var written = new Paragraph(address);
		written.addClassName("cell-wrap");
		shown.add(new Paragraph(getTranslation("service.link.once", EntryLinks.DAYS)), written, verbs(copy));
	}

	private List<EntryReportView> openReports(ServiceRecord service) {
		return reports.open().stream().filter(it -> it.service().equals(service.id())).toList();
	}

	/** What people see of it. */
	private Panel about(ServiceRecord service, boolean own, Caller me) {
		ServiceEntry entry = service.entry();
		@Nullable UnitView unit = partners.units(List.of(entry.unit())).get(entry.unit());
		var facts = new Facts()
			.with(getTranslation("services.unit"), (unit != null) ? unit.name() : entry.unit().value())
			.with(getTranslation("services.kinds"), labels(entry.kinds(), lists.kinds()::label))
			.with(getTranslation("services.audiences"), labels(entry.audiences(), lists.audiences()::label))
			.with(getTranslation("services.ages"), ages(entry))
			.with(getTranslation("services.come"),
					entry.howToCome()
						.stream()
						.map(it -> getTranslation("services.come." + it.name()))
						.collect(Collectors.joining(", ")))
			.with(getTranslation("services.cost"),
					(entry.cost() != null) ? entry.cost() : getTranslation("services.free"))
			.with(getTranslation("services.phone"),
					entry.phones().stream().map(it -> it.number()).collect(Collectors.joining(", ")))
			.with(getTranslation("services.email"), entry.email())
			.with(getTranslation("services.url"), entry.url())
			.with(getTranslation("services.places"), where(entry))
			.with(getTranslation("services.areas"),
					entry.areas()
						.stream()
						.map(it -> areas.find(it).map(LocalAreaView::name).orElse(it.value()))
						.collect(Collectors.joining(", ")))
			.with(getTranslation("services.model"),
					(entry.model() != null) ? lists.models().label(entry.model()) : null)
			.with(getTranslation("services.languages"), labels(entry.languages(), lists.languages()::label))
			.with(getTranslation("services.formats"), labels(entry.formats(), lists.formats()::label))
			.with(getTranslation("services.alert"), entry.alert())
			.with(getTranslation("services.heard"), entry.heardHow());
		var panel = new Panel(getTranslation("service.about"));
		if (entry.description() != null) {
			panel.add(new Prose(entry.description()));
		}
		panel.add(facts);
		places.byIds(entry.places().stream().map(ServiceEntry.Where::place).toList())
			.values()
			.stream()
			.filter(it -> ShowAddress.may(me, it))
			.sorted(Comparator.comparing(PlaceView::name))
			.forEach(it -> panel.add(ShowAddress.of(places, it)));
		if (entry.staffOnly()) {
			panel.add(line(getTranslation("service.staff-only")));
		}
		if (own) {
			panel.withAside(new Button(getTranslation("service.edit"),
					event -> forms().change(service, me.supportTeam(), () -> show(service.id())).open()));
		}
		return panel;
	}

	private String where(ServiceEntry entry) {
		var known = places.byIds(entry.places().stream().map(ServiceEntry.Where::place).toList());
		return entry.places()
			.stream()
			.map(it -> known.get(it.place()))
			.map(it -> (it == null) ? getTranslation("service.place.not-shown")
					: (it.masking() != PlaceView.Masking.OPEN)
							? getTranslation("service.place.masked", it.name(), area(it))
							: (it.address() != null) ? "%s, %s".formatted(it.name(), it.address()) : it.name())
			.collect(Collectors.joining("; "));
	}

	private String area(PlaceView place) {
		return areas.find(place.area()).map(LocalAreaView::name).orElse(place.area().value());
	}

	private @Nullable String ages(ServiceEntry entry) {
		if (entry.minAge() != null) {
			return (entry.maxAge() != null) ? getTranslation("services.ages.between", entry.minAge(), entry.maxAge())
					: getTranslation("services.ages.from", entry.minAge());
		}
		return (entry.maxAge() != null) ? getTranslation("services.ages.to", entry.maxAge()) : null;
	}

	private Panel hours(ServiceRecord service, boolean own) {
		var panel = new Panel(getTranslation("service.hours"));
		if (service.status() != ServiceStatus.DRAFT) {
			panel.add(new Paragraph(
					HoursWords.of(Objects.requireNonNull(services.openings(List.of(service.id())).get(service.id())))));
		}
		var rows = new UnorderedList();
		List<Schedule> hours = service.entry().hours();
		var named = Named.apart(hours, HoursWords::of);
		for (Schedule row : named.keySet()) {
			var item = new ListItem(HoursWords.of(row));
			if (own) {
				String told = Objects.requireNonNull(named.get(row));
				if (ServiceForms.asksFor(row)) {
					item.add(changeRow(service, row, told));
				}
				item.add(removeRow(service, row, told));
			}
			rows.add(item);
		}
		service.entry()
			.places()
			.stream()
			.flatMap(it -> it.hours().stream())
			.forEach(it -> rows.add(new ListItem(getTranslation("service.hours.at-place", HoursWords.of(it)))));
		for (var except : service.exceptions()) {
			String told = HoursWords.of(except.exception(), lists);
			var item = new ListItem(told);
			if (own) {
				var drop = Named.of(new Button(getTranslation("service.except.drop")), told);
				drop.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
				drop.addClickListener(event -> new Removal(getTranslation("service.except.drop.title", told),
						getTranslation("service.except.drop.line"))
					.ask(getTranslation("service.except.drop"),
							key -> services.dropException(key, service.id(), except.exception().id()),
							getTranslation("service.except.dropped"), () -> show(service.id())));
				item.add(drop);
			}
			rows.add(item);
		}
		var known = places.byIds(service.atPlaces().keySet());
		pausedPlaces(service, known, own).forEach(rows::add);
		panel
			.add((rows.getChildren().findAny().isEmpty()) ? new Paragraph(getTranslation("service.hours.none")) : rows);
		if (own) {
			var verbs = verbs(
					new Button(getTranslation("services.except"),
							event -> forms().except(service, () -> show(service.id())).open()),
					new Button(getTranslation("services.hours.add"),
							event -> forms().hours(service, null, () -> show(service.id())).open()));
			var open = known.values()
				.stream()
				.filter(it -> service.pauseAt(Objects.requireNonNull(service.atPlaces().get(it.id()))).isEmpty())
				.sorted(Comparator.comparing(PlaceView::name))
				.toList();
			if (service.status() == ServiceStatus.PUBLISHED && service.pausedFrom() == null
					&& service.atPlaces().size() > 1 && !open.isEmpty()) {
				verbs.add(new Button(getTranslation("services.pause-place"),
						event -> forms().pausePlace(service, open, () -> show(service.id())).open()));
			}
			var ahead = (service.status() != ServiceStatus.DRAFT) ? services.holidays(service.id())
					: List.<HolidayAhead>of();
			if (!ahead.isEmpty()) {
				verbs.add(new Button(getTranslation("services.holidays", ahead.size()),
						event -> HolidaysForm.of(services, service, ahead, () -> show(service.id())).open()));
			}
			panel.add(verbs);
		}
		return panel;
	}

	/** Of its places those that are paused while others are open. */
	private List<ListItem> pausedPlaces(ServiceRecord service, Map<PlaceId, PlaceView> known, boolean own) {
		return service.atPlaces().entrySet().stream().flatMap(it -> service.pauseAt(it.getValue()).map(pause -> {
			@Nullable PlaceView place = known.get(it.getKey());
			String name = (place != null) ? place.name() : getTranslation("service.place.not-shown");
			String reason = lists.reasons().label(pause.because());
			var item = new ListItem(getTranslation("service.place.paused", name,
					(pause.to() != null)
							? getTranslation("service.paused.to", Dates.full(pause.from()), Dates.full(pause.to()),
									reason)
							: getTranslation("service.paused.review", Dates.full(pause.from()), day(pause.reviewOn()),
									reason)));
			if (own) {
				var back = Named.of(new Button(getTranslation("services.resume-place")), name);
				back.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
				back.addClickListener(
						event -> forms().resumePlace(service, it.getValue(), name, () -> show(service.id())).open());
				item.add(back);
			}
			return item;
		}).stream()).toList();
	}

	private Button changeRow(ServiceRecord service, Schedule row, String told) {
		var change = Named.of(new Button(getTranslation("services.hours.change")), told);
		change.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
		change.addClickListener(event -> forms().hours(service, row, () -> show(service.id())).open());
		return change;
	}

	private Button removeRow(ServiceRecord service, Schedule row, String told) {
		var remove = Named.of(new Button(getTranslation("services.hours.remove")), told);
		remove.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
		remove.addClickListener(event -> new Removal(getTranslation("services.hours.remove.title", told),
				getTranslation("services.hours.remove.line"))
			.ask(getTranslation("services.hours.remove"), key -> {
				var rest = service.entry().hours().stream().filter(it -> it != row).toList();
				services.change(key, service.id(), service.version(), service.entry().withHours(rest));
			}, getTranslation("services.hours.removed"), () -> show(service.id())));
		return remove;
	}

	/** How it stands, and what can be done about it. */
	private Panel stand(ServiceRecord service, boolean own) {
		var panel = new Panel(getTranslation("services.stand"),
				new Paragraph(getTranslation("service.status." + service.status().name(), day(service.closedOn()))));
		if (service.pausedFrom() != null) {
			String reason = lists.reasons().label(Objects.requireNonNull(service.pausedBecause()));
			panel.add(new Paragraph((service.pausedTo() != null)
					? getTranslation("service.paused.to", Dates.full(service.pausedFrom()),
							Dates.full(service.pausedTo()), reason)
					: getTranslation("service.paused.review", Dates.full(service.pausedFrom()), day(service.reviewOn()),
							reason)));
		}
		if (service.successor() != null) {
			services.find(service.successor())
				.ifPresent(next -> panel.add(new Paragraph(new Anchor("services/" + next.id().value(),
						getTranslation("service.successor", next.entry().name())))));
		}
		panel.add(line(getTranslation("service.changed", Dates.full(Dates.day(service.changedAt())))));
		if (!own) {
			return panel;
		}
		var verbs = verbs();
		if (service.status() == ServiceStatus.DRAFT) {
			var publish = new Button(getTranslation("service.publish"));
			publish.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
			String key = UUID.randomUUID().toString();
			publish.addClickListener(event -> {
				if (faults.run(() -> services.publish(key, service.id(), service.version()))) {
					Announcement.done(getTranslation("service.published"));
					show(service.id());
				}
			});
			verbs.add(publish);
		}
		else if (service.pausedFrom() == null) {
			verbs.add(new Button(getTranslation("services.pause"),
					event -> forms().pause(service, () -> show(service.id())).open()));
		}
		else {
			verbs.add(new Button(getTranslation("services.resume"),
					event -> forms().resume(service, () -> show(service.id())).open()));
		}
		verbs.add(new Button(getTranslation("services.close"),
				event -> forms().close(service, () -> show(service.id())).open()));
		if (members.me().may("directory.service.merge")) {
			verbs.add(new Button(getTranslation("services.merge"),
					event -> forms().merge(service, id -> UI.getCurrent().navigate("services/" + id.value())).open()));
		}
		panel.add(verbs);
		return panel;
	}

	private Panel reports(ServiceRecord service) {
		var open = openReports(service);
		var panel = new Panel(getTranslation("entry-reports.title"));
		if (open.isEmpty()) {
			panel.add(new Paragraph(getTranslation("entry-reports.none")));
			return panel;
		}
		var list = new UnorderedList();
		var named = Named.apart(open, ServiceForms::told);
		for (EntryReportView report : named.keySet()) {
			var item = new ListItem(ServiceForms.told(report));
			var answer = Named.of(new Button(getTranslation("entry-reports.answer.verb")),
					Objects.requireNonNull(named.get(report)));
			answer.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
			answer.addClickListener(event -> ServiceForms.answer(reports, report, () -> show(service.id())).open());
			item.add(answer);
			list.add(item);
		}
		panel.add(list);
		return panel;
	}

	private static String labels(List<String> codes, Function<String, String> label) {
		return codes.stream().map(label).sorted().collect(Collectors.joining(", "));
	}

	private static String day(@Nullable LocalDate day) {
		return (day != null) ? Dates.full(day) : "";
	}

	private static Div verbs(Button... buttons) {
		var verbs = new Div(buttons);
		verbs.addClassName("verbs");
		return verbs;
	}

	private static Paragraph line(String words) {
		var line = new Paragraph(words);
		line.addClassName("work-detail");
		return line;
	}

}
