package scot.adp.shell;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.spring.security.AuthenticationContext;
import org.jspecify.annotations.Nullable;
import scot.adp.identity.Caller;
import scot.adp.identity.CurrentCaller;
import scot.adp.identity.Memberships;
import scot.adp.identity.spi.OrganisationNames.UnitName;
import scot.adp.identity.spi.OrganisationNames;
import scot.adp.platform.OpenTo;
import scot.adp.shell.parts.FooterLinks;
import scot.adp.shell.parts.NoticeBar;
import scot.adp.shell.parts.SkipLink;

/** The frame of every page: where one is, who one is, where one can go. */
@Layout
class MainLayout extends AppLayout implements AfterNavigationObserver {

	/** The group of the page that everyone's day begins with: it needs no heading. */
	private static final int TODAY = 0;

	private final AuthenticationContext authentication;

	private final CurrentCaller caller;

	private final OrganisationNames units;

	private final Memberships memberships;

	private final SearchBox search;

	private final NoticeBar notices;

	private final FooterLinks footer = new FooterLinks();

	private final Nav navigation = new Nav();

	private List<Entry> entries = List.of();

	MainLayout(AuthenticationContext authentication, CurrentCaller caller, OrganisationNames units,
			Memberships memberships, Search search, NoticeBar notices) {
		this.authentication = authentication;
		this.caller = caller;
		this.units = units;
		this.memberships = memberships;
		this.notices = notices;
		this.search = new SearchBox(search);
		setPrimarySection(Section.DRAWER);
		this.search.setVisible(caller.find().filter(found -> found.may("shell.search")).isPresent());
		navigation.setAriaLabel(getTranslation("nav.label"));
		navigation.addClassName("nav");
		navigate();
		addToDrawer(navigation);
		addToNavbar(header());
	}

	@Override
	public void showRouterLayoutContent(HasElement content) {
		super.showRouterLayoutContent(content);
		// Around the page that was just put in.
		getElement().insertChild(0, notices.getElement());
		getElement().appendChild(footer.getElement());
	}

	@Override
	public void afterNavigation(AfterNavigationEvent event) {
		search.leave();
		notices.refresh();
		footer.shownOn(event.getLocation().getPath());
		navigate();
	}

	private Component brand() {
		var name = new Span(getTranslation("app.name"));
		name.addClassName("brand-name");
		var place = new Span(getTranslation("app.place"));
		place.addClassName("brand-place");
		var brand = new Div(name, place);
		brand.addClassName("brand");
		return brand;
	}

	/** Shows where one can go now; a membership may have begun or ended meanwhile. */
	private void navigate() {
		var open = caller.find().map(MainLayout::entries).orElse(List.of());
		if (open.equals(entries)) {
			return;
		}
		entries = open;
		var groups = new LinkedHashMap<Integer, SideNav>();
		for (Entry entry : open) {
			groups.computeIfAbsent(group(entry.order()), this::sideNav)
				.addItem(new SideNavItem(getTranslation(entry.title()), entry.path()));
		}
		navigation.removeAll();
		navigation.add(brand());
		groups.values().forEach(navigation::add);
	}

	/**
	 * The pages of the menu that are open to somebody. Vaadin's own list is read from the
	 * program's archive each time, which takes longer than most pages.
	 */
	private static List<Entry> entries(Caller caller) {
		return RouteConfiguration.forApplicationScope()
			.getAvailableRoutes()
			.stream()
			.filter(route -> route.getMenuData() != null && opens(route.getNavigationTarget(), caller))
			.map(route -> new Entry(route.getTemplate().replaceAll("/?:[^/]+\\?", ""), route.getMenuData().title(),
					route.getMenuData().order()))
			.sorted(Comparator.comparing(Entry::order).thenComparing(Entry::path))
			.toList();
	}

	private static boolean opens(Class<?> page, Caller caller) {
		@Nullable OpenTo open = page.getAnnotation(OpenTo.class);
		return open != null && caller.may(open.value()) && (page != TodayView.class || caller.readsRecords());
	}

	/**
	 * A page's order tells its group: the tens. The module that brings a group names it,
	 * {@code nav.group.<tens>}.
	 */
	private static int group(double order) {
		return (int) order / 10;
	}

	private SideNav sideNav(int group) {
		var nav = new SideNav();
		String name = getTranslation("nav.group." + group);
		if (group != TODAY) {
			nav.setLabel(name);
		}
		else {
			nav.getElement().setAttribute("aria-label", name);
		}
		return nav;
	}

	private Component header() {
		var toggle = new DrawerToggle();
		toggle.setAriaLabel(getTranslation("nav.toggle"));
		var notice = notice();
		notice.addClassName("demonstration");
		var who = new Div();
		who.addClassName("who");
		caller.find().ifPresent(found -> {
			var name = new Span("%s, %s".formatted(found.name(), found.post()));
			var unit = new Span(units.unit(found.memberships().getFirst().unit()).map(MainLayout::named).orElse(""));
			unit.addClassName("who-unit");
			who.add(name, unit);
		});
		var signOut = new Button(getTranslation("sign-out"), event -> authentication.logout());
		signOut.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
		signOut.setId("sign-out");
		var header = new Header(new SkipLink(), toggle, notice, search, who, signOut, new SessionWarning());
		header.addClassName("top");
		return header;
	}

	/** What one should know on every page: what is asleep, or that all is invented. */
	private Paragraph notice() {
		var secondFactor = caller.wantsSecondFactor();
		if (secondFactor.isPresent()) {
			var link = new Anchor(secondFactor.get(), getTranslation("second-factor.give"));
			link.setRouterIgnore(true);
			return new Paragraph(new Text(getTranslation("second-factor.waits") + " "), link);
		}
		if (memberships.haveSample()) {
			return new Paragraph(getTranslation("app.demonstration.sample"));
		}
		return new Paragraph(memberships.haveDemonstration() ? getTranslation("app.demonstration") : "");
	}

	private static String named(UnitName unit) {
		return unit.name() + ", " + unit.organisationName();
	}

	/** A page of the menu. */
	private record Entry(String path, String title, double order) {
	}

}
