package scot.adp.directory.ui;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import org.jspecify.annotations.Nullable;
import scot.adp.directory.Assurance;
import scot.adp.directory.EntryReportView;
import scot.adp.directory.EntryReports;
import scot.adp.directory.Feeds;
import scot.adp.directory.Partners;
import scot.adp.directory.ServiceRecord;
import scot.adp.directory.Services;
import scot.adp.directory.UnitView;
import scot.adp.identity.Caller;
import scot.adp.identity.Members;
import scot.adp.platform.OpenTo;
import scot.adp.platform.UnitId;
import scot.adp.shell.parts.Announcement;
import scot.adp.shell.parts.Crumbs;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.FormHead;
import scot.adp.shell.parts.Named;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.Panel;

/**
 * Entries of which it is time to say that they are right, unit by unit, and what people
 * say is wrong.
 */
@Route("services/assurance")
@OpenTo("directory.service.assure")
class AssuranceView extends Page implements HasDynamicTitle {

	/** The most that can be said to be right at once. */
	private static final int AT_ONCE = 100;

	private final Services services;

	private final EntryReports reports;

	private final Feeds feeds;

	private final Partners partners;

	private final Caller me;

	private final FormHead faults = new FormHead();

	AssuranceView(Services services, EntryReports reports, Feeds feeds, Partners partners, Members members) {
		this.services = services;
		this.reports = reports;
		this.feeds = feeds;
		this.partners = partners;
		this.me = members.me();
		show();
	}

	@Override
	public String getPageTitle() {
		return getTranslation("assurance.title");
	}

	private void show() {
		clear();
		headed(getTranslation("assurance.title"), getTranslation("assurance.purpose"));
		reachedBy(
				Crumbs.of(getTranslation("assurance.title"), new Anchor("services", getTranslation("services.title"))));
		add(faults);
		var said = reports.open();
		if (!said.isEmpty()) {
			add(reports(said));
		}
		var doubts = feeds.doubts();
		if (!doubts.isEmpty()) {
			add(doubts(doubts));
		}
		Map<UnitId, List<ServiceRecord>> byUnit = services.entriesToAssure()
			.stream()
			.collect(Collectors.groupingBy(it -> it.entry().unit(), LinkedHashMap::new, Collectors.toList()));
		var units = partners.units(List.copyOf(byUnit.keySet()));
		byUnit.forEach((unit, entries) -> add(panel(unit, units.get(unit), entries, said)));
		if (byUnit.isEmpty()) {
			add(new Panel(getTranslation("assurance.right"), new Paragraph(getTranslation("assurance.none"))));
		}
	}

	private Panel panel(UnitId code, @Nullable UnitView unit, List<ServiceRecord> entries, List<EntryReportView> said) {
		String name = (unit != null) ? unit.name() : code.value();
		var panel = new Panel(name);
		var list = new UnorderedList();
		list.addClassNames("help-list", "plain-list");
		var named = Named.apart(entries, it -> it.entry().name());
		for (ServiceRecord entry : named.keySet()) {
			var state = new Span(told(entry.assurance()));
			state.addClassName("work-detail");
			var still = Named.of(new Button(getTranslation("service.still-right")),
					Objects.requireNonNull(named.get(entry)));
			still.addThemeVariants(ButtonVariant.LUMO_SMALL);
			String key = UUID.randomUUID().toString();
			still.addClickListener(event -> {
				if (!own(code) || said.stream().anyMatch(it -> it.service().equals(entry.id()))) {
					ServiceForms.assure(services, entry, own(code), said, this::show).open();
				}
				else if (faults.run(() -> services.assure(key, List.of(entry.id()), Assurance.How.OWN))) {
					Announcement.done(getTranslation("assurance.done", 1));
					show();
				}
			});
			list.add(new ListItem(new Anchor("services/" + entry.id().value(), entry.entry().name()), state, still));
		}
		panel.add(list);
		if (entries.size() > 1) {
			var all = Named.of(new Button(getTranslation("assurance.all")), name);
			all.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
			all.addClickListener(event -> ServiceForms
				.assure(services, name, entries.stream().limit(AT_ONCE).toList(), own(code), said, this::show)
				.open());
			var verbs = new Div(all);
			verbs.addClassName("verbs");
			panel.add(verbs);
		}
		return panel;
	}

	private boolean own(UnitId unit) {
		return me.ownUnits().contains(unit);
	}

	private String told(Assurance assurance) {
		String asked = (assurance.assuredOn() != null)
				? getTranslation("services.assured", Dates.full(assurance.assuredOn()))
				: getTranslation("services.assurance.NONE");
		if (assurance.hiddenOn() != null) {
			return getTranslation(
					(assurance.state() == Assurance.State.HIDDEN) ? "assurance.hidden" : "assurance.hidden-next",
					Dates.full(assurance.hiddenOn()), asked);
		}
		return getTranslation("assurance.state", getTranslation("services.assurance." + assurance.state().name()),
				asked);
	}

	/** What other directories say is there no more; nothing ends by it. */
	private Panel doubts(List<Feeds.FeedDoubt> said) {
		var list = new UnorderedList();
		list.addClassNames("help-list", "plain-list");
		for (Feeds.FeedDoubt doubt : said) {
			var words = new Span(
					getTranslation("feeds.says." + doubt.says().name(), doubt.feed(), Dates.full(doubt.since())));
			words.addClassName("work-detail");
			list.add(new ListItem(new Anchor("services/" + doubt.service().value(), doubt.serviceName()), words));
		}
		return new Panel(getTranslation("feeds.doubts"), new Paragraph(getTranslation("feeds.doubts.line")), list);
	}

	private Panel reports(List<EntryReportView> said) {
		var list = new UnorderedList();
		list.addClassNames("help-list", "plain-list");
		var named = Named.apart(said, ServiceForms::told);
		for (EntryReportView report : named.keySet()) {
			var words = new Span(ServiceForms.told(report));
			words.addClassName("work-detail");
			var answer = Named.of(new Button(getTranslation("entry-reports.answer.verb")),
					Objects.requireNonNull(named.get(report)));
			answer.addThemeVariants(ButtonVariant.LUMO_SMALL);
			answer.addClickListener(event -> ServiceForms.answer(reports, report, this::show).open());
			list.add(new ListItem(new Anchor("services/" + report.service().value(), report.serviceName()), words,
					answer));
		}
		return new Panel(getTranslation("entry-reports.title"), list);
	}

}
