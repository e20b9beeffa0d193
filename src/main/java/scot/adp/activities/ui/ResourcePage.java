package scot.adp.activities.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
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
import scot.adp.activities.ActivityLists;
import scot.adp.activities.OutletStockView;
import scot.adp.activities.Programmes;
import scot.adp.activities.ResourceStock;
import scot.adp.activities.ResourceView;
import scot.adp.activities.Resources;
import scot.adp.directory.Partners;
import scot.adp.directory.UnitView;
import scot.adp.identity.Members;
import scot.adp.platform.OpenTo;
import scot.adp.shell.parts.Crumbs;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Facts;
import scot.adp.shell.parts.Named;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.Panel;
import scot.adp.strategy.parts.ActionRows;

/** One resource: what it is, whether it is still right, where it lies. */
@Route("resources/:resource")
@OpenTo("activities.resource.read")
class ResourcePage extends Page implements BeforeEnterObserver, HasDynamicTitle {

	private final Resources resources;

	private final ResourceStock stock;

	private final Programmes programmes;

	private final ActivityLists lists;

	private final ActionRows actionRows;

	private final Partners partners;

	private final Members members;

	private final LocalDate today;

	private String title = "";

	ResourcePage(Resources resources, ResourceStock stock, Programmes programmes, ActivityLists lists,
			ActionRows actionRows, Partners partners, Members members, Clock clock) {
		this.resources = resources;
		this.stock = stock;
		this.programmes = programmes;
		this.lists = lists;
		this.actionRows = actionRows;
		this.partners = partners;
		this.members = members;
		this.today = LocalDate.now(clock);
	}

	@Override
	public void beforeEnter(BeforeEnterEvent event) {
		show(event.getRouteParameters().get("resource").orElse(""));
	}

	@Override
	public String getPageTitle() {
		return title;
	}

	private void show(String code) {
		ResourceView resource = resources.coded(code).orElseThrow(NotFoundException::new);
		clear();
		title = resource.title();
		headed(title,
				getTranslation("resource.purpose",
						ResourceWords.label(lists, ActivityLists.Kind.RESOURCE_KIND, resource.kind()),
						ResourceWords.label(lists, ActivityLists.Kind.AUDIENCE, resource.audience())));
		reachedBy(Crumbs.of(title, new Anchor("resources", getTranslation("resources.title"))));
		var me = members.me();
		boolean changes = me.may("activities.resource.change") && resources.mayChange(resource)
				&& resource.state() != ResourceView.State.WITHDRAWN;
		add(stands(resource, changes), about(resource, changes), madeFor(resource),
				lies(resource, me.may("activities.stock.record")));
	}

	private ResourceForms forms() {
		return new ResourceForms(resources, programmes, lists, partners, today);
	}

	/** How it stands, and who said so. */
	private Panel stands(ResourceView resource, boolean changes) {
		var panel = new Panel(getTranslation("resource.stands"), new Paragraph(ResourceWords.mark(resource.state())),
				new Paragraph(ResourceWords.why(resource)), ActivityWords.quiet(getTranslation("resource.looked-by",
						resource.lookedByName(), Dates.time(resource.lookedAt()))));
		if (resource.withdrawnBecause() != null) {
			panel.add(ActivityWords.quiet(ResourceWords.label(lists, ActivityLists.Kind.RESOURCE_WITHDRAWN_BECAUSE,
					resource.withdrawnBecause())));
		}
		if (changes) {
			var look = new Button(getTranslation("resource.look"),
					event -> forms().look(resource, () -> show(resource.code())).open());
			if (resource.state() != ResourceView.State.CURRENT) {
				look.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
			}
			panel.add(ActivityWords.verbs(look, new Button(getTranslation("resource.withdraw"),
					event -> forms().withdraw(resource, () -> show(resource.code())).open())));
		}
		return panel;
	}

	private Panel about(ResourceView resource, boolean changes) {
		@Nullable UnitView unit = partners.units(List.of(resource.unit())).get(resource.unit());
		var facts = new Facts()
			.with(getTranslation("programme.unit"), (unit != null) ? unit.name() : resource.unit().value())
			.with(getTranslation("resource.topics"),
					ResourceWords.labels(lists, ActivityLists.Kind.TOPIC, resource.topics()))
			.with(getTranslation("resource.substances"),
					resource.substances().isEmpty() ? null
							: ResourceWords.labels(lists, ActivityLists.Kind.SUBSTANCE, resource.substances()))
			.with(getTranslation("resource.formats"),
					ResourceWords.labels(lists, ActivityLists.Kind.FORMAT, resource.formats()))
			.with(getTranslation("resource.languages"),
					ResourceWords.labels(lists, ActivityLists.Kind.LANGUAGE, resource.languages()))
			.with(getTranslation("resource.accessible"),
					(resource.accessibleOn() != null)
							? getTranslation("resource.accessible.on." + resource.accessible().name(),
									Dates.full(resource.accessibleOn()))
							: getTranslation("resource.accessible.NOT_DONE"))
			.with(getTranslation("resource.added-on"), Dates.full(resource.addedOn()))
			.with(getTranslation("programme.code"), resource.code());
		if (resource.link() != null) {
			var link = new Anchor(resource.link(), resource.link());
			link.setRouterIgnore(true);
			facts.with(getTranslation("resource.link"), link);
		}
		var panel = new Panel(getTranslation("resource.about"), facts);
		if (changes) {
			panel.withAside(new Button(getTranslation("programme.change"),
					event -> forms().change(resource, this::show).open()));
		}
		return panel;
	}

	private Panel madeFor(ResourceView resource) {
		var panel = new Panel(getTranslation("resource.actions"));
		panel.add(resource.actions().isEmpty() ? new Paragraph(getTranslation("programme.actions.none"))
				: actionRows.byIds(resource.actions()));
		return panel;
	}

	/** Where it lies, so that it can be fetched where it is right no more. */
	private Panel lies(ResourceView resource, boolean records) {
		var panel = new Panel(getTranslation("resource.lies"));
		var there = stock.holding(resource.id());
		if (there.isEmpty()) {
			panel.add(new Paragraph(getTranslation("resource.lies.none")));
		}
		else {
			var list = new UnorderedList();
			there.forEach(outlet -> outlet.levels().forEach(level -> list.add(lies(outlet, level))));
			panel.add(new Paragraph(getTranslation("resource.lies.line", there.size())), list);
		}
		if (records && resource.state() != ResourceView.State.WITHDRAWN) {
			panel.add(ActivityWords.verbs(new Button(getTranslation("outlet-stock.record"),
					event -> new StockForms(stock, resources, lists, today)
						.record(null, resource.id(), () -> show(resource.code()))
						.open())));
		}
		return panel;
	}

	private ListItem lies(OutletStockView outlet, OutletStockView.Level level) {
		return new ListItem(
				Named.of(new Anchor("resources/outlets/" + outlet.place().id().value(), outlet.place().name()),
						level.code()),
				new Span(" " + getTranslation("resource.lies.said", level.number(), Dates.full(level.lastOn()))));
	}

}
