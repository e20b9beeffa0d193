package scot.adp.shell;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import org.jspecify.annotations.Nullable;
import scot.adp.identity.Caller;
import scot.adp.identity.Members;
import scot.adp.platform.OpenTo;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Named;
import scot.adp.shell.parts.Outline;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.Panel;
import scot.adp.shell.spi.HomePage;
import scot.adp.shell.spi.TodayPanel;
import scot.adp.shell.spi.TodayPanel.ComingDate;
import scot.adp.shell.spi.WorkItems;
import scot.adp.shell.spi.WorkItems.Asked;
import scot.adp.shell.spi.WorkItems.Found;
import scot.adp.shell.spi.WorkItems.Work;
import scot.adp.shell.spi.WorkList;

/**
 * What needs the reader today: the next dates, what is theirs to do, what they wait for.
 */
@Route("")
@Menu(title = "today.title", order = 0)
@OpenTo("identity.me.read")
@Outline(Outline.Shape.DAY)
class TodayView extends Page implements BeforeEnterObserver, HasDynamicTitle {

	private static final int DATES = 3;

	private static final int ROWS = 8;

	private static final int ALL = 500;

	private final List<WorkItems> work;

	private final List<TodayPanel> panels;

	private final List<HomePage> homes;

	private final Members members;

	private final Clock clock;

	TodayView(List<WorkItems> work, List<TodayPanel> panels, List<HomePage> homes, Members members, Clock clock) {
		this.work = work.stream().sorted(Comparator.comparing(WorkItems::order)).toList();
		this.panels = panels;
		this.homes = homes;
		this.members = members;
		this.clock = clock;
	}

	@Override
	public void beforeEnter(BeforeEnterEvent event) {
		var address = event.getLocation().getQueryParameters().getParameters();
		Caller caller = members.me();
		var home = elsewhere(caller, address.keySet(), homes.stream());
		if (home.isPresent()) {
			event.rerouteTo(home.get());
			return;
		}
		boolean wholeTeam = address.containsKey("team");
		int rows = address.containsKey("all") ? ALL : ROWS;
		clear();
		headed(getTranslation("today.title"), Dates.weekday(LocalDate.now(clock)));
		var dates = panels.stream()
			.flatMap(panel -> panel.comingDates(DATES).stream())
			.sorted(Comparator.comparing(ComingDate::on))
			.limit(DATES)
			.toList();
		if (!dates.isEmpty()) {
			add(dates(dates));
		}
		boolean supportTeam = caller.supportTeam();
		var asked = new Asked(caller, wholeTeam, rows);
		var found = work.stream().map(items -> items.of(asked)).toList();
		var mine = found.stream().map(Work::mine).toList();
		add(list(getTranslation("today.mine"), mine, clearPage(dates), supportTeam ? scope(wholeTeam) : null,
				wholeTeam ? "?team&all" : "?all"));
		var waiting = found.stream().map(Work::waiting).toList();
		if (waiting.stream().anyMatch(it -> it.total() > 0)) {
			add(list(getTranslation("today.waiting"), waiting, "", together(waiting),
					wholeTeam ? "?team&all" : "?all"));
		}
	}

	/** The route of the page that somebody begins with where it is not this one. */
	static Optional<String> elsewhere(Caller caller, Set<String> asked, Stream<HomePage> homes) {
		boolean lists = caller.readsRecords() && (asked.contains("all") || asked.contains("team"));
		return lists ? Optional.empty() : homes.flatMap(it -> it.route().stream()).findFirst();
	}

	@Override
	public String getPageTitle() {
		return getTranslation("today.title");
	}

	private Component dates(List<ComingDate> dates) {
		var cards = new UnorderedList();
		cards.addClassName("date-cards");
		for (ComingDate date : dates) {
			HtmlContainer occasion = date.occasionHref().isEmpty() ? new Span(date.occasion())
					: new Anchor(date.occasionHref(), date.occasion());
			occasion.addClassName("occasion");
			var readiness = new Span(date.readiness());
			readiness.addClassName("readiness");
			var detail = new Paragraph(date.detail());
			if (!date.linkText().isBlank()) {
				detail.add(Named.of(new Anchor(date.href(), date.linkText()), date.occasion()));
			}
			cards.add(new ListItem(occasion, readiness, detail));
		}
		var heading = new H2(getTranslation("today.dates"));
		heading.addClassName("heard-only");
		return new Section(heading, cards);
	}

	private Component scope(boolean wholeTeam) {
		var me = new Anchor("", getTranslation("today.me"));
		var team = new Anchor("?team", getTranslation("today.team"));
		(wholeTeam ? team : me).getElement().setAttribute("aria-current", "true");
		var scope = new Div(me, team);
		scope.addClassName("switch");
		return scope;
	}

	private static @Nullable Component together(List<Found> found) {
		var verbs = new Div();
		verbs.addClassName("work-verbs");
		found.stream().map(Found::together).filter(Objects::nonNull).forEach(verb -> {
			var link = new Anchor(verb.href(), verb.text());
			link.addClassName("other-verb");
			verbs.add(link);
		});
		return verbs.getChildren().findAny().isPresent() ? verbs : null;
	}

	private Component list(String title, List<Found> found, String nothing, @Nullable Component aside, String allHref) {
		var panel = new Panel(title);
		if (aside != null) {
			panel.withAside(aside);
		}
		var items = found.stream().flatMap(it -> it.items().stream()).toList();
		if (items.isEmpty()) {
			var empty = new Paragraph(nothing);
			empty.addClassName("empty");
			panel.add(empty);
		}
		else {
			panel.add(new WorkList(items));
		}
		for (Found part : found) {
			if (part.total() > part.items().size()) {
				var all = new Anchor(allHref, getTranslation("today.all", part.total()));
				all.addClassName("all");
				panel.add(all);
			}
		}
		return panel;
	}

	private String clearPage(List<ComingDate> dates) {
		return dates.isEmpty() ? getTranslation("today.clear")
				: getTranslation("today.clear.next", Dates.full(dates.getFirst().on()));
	}

}
