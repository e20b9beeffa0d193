package scot.adp.shell;

import java.util.Comparator;
import java.util.List;

import com.vaadin.flow.router.RouteConfiguration;
import org.jspecify.annotations.Nullable;
import scot.adp.identity.Caller;
import scot.adp.platform.OpenTo;

/**
 * A page of the menu.
 *
 * @param title the key of its words
 * @param order its place, whose tens are its group
 */
record MenuEntry(String path, String title, double order, Class<?> page) {

	/** The group of the page that everyone's day begins with: it needs no heading. */
	static final int TODAY = 0;

	/**
	 * The pages of the menu that are open to somebody. Vaadin's own list is read from the
	 * program's archive each time, which takes longer than most pages.
	 */
	static List<MenuEntry> openTo(Caller caller) {
		return RouteConfiguration.forApplicationScope()
			.getAvailableRoutes()
			.stream()
			.filter(route -> route.getMenuData() != null && opens(route.getNavigationTarget(), caller))
			.map(route -> new MenuEntry(route.getTemplate().replaceAll("/?:[^/]+\\?", ""), route.getMenuData().title(),
					route.getMenuData().order(), route.getNavigationTarget()))
			.sorted(Comparator.comparing(MenuEntry::order).thenComparing(MenuEntry::path))
			.toList();
	}

	private static boolean opens(Class<?> page, Caller caller) {
		@Nullable OpenTo open = page.getAnnotation(OpenTo.class);
		return open != null && caller.may(open.value()) && (page != TodayView.class || caller.readsRecords());
	}

	/**
	 * The tens of its order. The module that brings a group names it,
	 * {@code nav.group.<tens>}.
	 */
	int group() {
		return (int) order / 10;
	}

}
