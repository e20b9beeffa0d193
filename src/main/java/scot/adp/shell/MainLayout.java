package scot.adp.shell;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
import com.vaadin.flow.spring.security.AuthenticationContext;
import scot.adp.identity.CurrentCaller;
import scot.adp.shell.parts.FooterLinks;
import scot.adp.shell.parts.NoticeBar;
import scot.adp.shell.parts.SkipLink;

/** The frame of every page: where one is, who one is, where one can go. */
@Layout
class MainLayout extends AppLayout implements AfterNavigationObserver {

	private final AuthenticationContext authentication;

	private final CurrentCaller caller;

	private final FrameWords words;

	private final SearchBox search;

	private final NoticeBar notices;

	private final FooterLinks footer = new FooterLinks();

	private final Nav navigation = new Nav();

	private final Map<Integer, SideNav> groups = new LinkedHashMap<>();

	private List<MenuEntry> entries = List.of();

	MainLayout(AuthenticationContext authentication, CurrentCaller caller, FrameWords words, Search search,
			NoticeBar notices) {
		this.authentication = authentication;
		this.caller = caller;
		this.words = words;
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
		openGroupOf(event.getLocation().getPath());
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
		var open = caller.find().map(MenuEntry::openTo).orElse(List.of());
		if (open.equals(entries)) {
			return;
		}
		entries = open;
		groups.clear();
		for (MenuEntry entry : open) {
			groups.computeIfAbsent(entry.group(), this::sideNav)
				.addItem(new SideNavItem(getTranslation(entry.title()), entry.path()));
		}
		navigation.removeAll();
		navigation.add(brand());
		groups.values().forEach(navigation::add);
	}

	private SideNav sideNav(int group) {
		var nav = new SideNav();
		String name = getTranslation("nav.group." + group);
		if (group == MenuEntry.TODAY) {
			nav.getElement().setAttribute("aria-label", name);
			return nav;
		}
		nav.setLabel(name);
		nav.setCollapsible(true);
		var open = OpenGroups.ofSession();
		nav.setExpanded(open.contains(group));
		nav.getElement()
			.addPropertyChangeListener("collapsed", "collapsed-changed", event -> open.set(group, nav.isExpanded()));
		return nav;
	}

	/** Where one is stands open, whichever way led there. */
	private void openGroupOf(String path) {
		entries.stream()
			.filter(it -> path.equals(it.path()) || path.startsWith(it.path() + "/"))
			.max(Comparator.comparingInt(it -> it.path().length()))
			.map(it -> groups.get(it.group()))
			.filter(SideNav::isCollapsible)
			.ifPresent(it -> it.setExpanded(true));
	}

	private Component header() {
		var toggle = new DrawerToggle();
		toggle.setAriaLabel(getTranslation("nav.toggle"));
		var notice = notice();
		notice.addClassName("demonstration");
		var who = new Div();
		who.addClassName("who");
		caller.find().ifPresent(found -> {
			var name = new Span(FrameWords.who(found));
			var unit = new Span(words.to(found).unit());
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
		var said = words.now();
		var secondFactor = said.secondFactor();
		if (secondFactor.isPresent()) {
			var link = new Anchor(secondFactor.get(), getTranslation("second-factor.give"));
			link.setRouterIgnore(true);
			return new Paragraph(new Text(getTranslation("second-factor.waits") + " "), link);
		}
		return new Paragraph(said.demonstration());
	}

}
