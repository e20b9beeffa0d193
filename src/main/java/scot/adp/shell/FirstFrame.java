package scot.adp.shell;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationListener;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import com.vaadin.flow.shared.Registration;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import scot.adp.identity.AcceptableUse;
import scot.adp.identity.Caller;
import scot.adp.identity.CurrentCaller;
import scot.adp.platform.OpenTo;
import scot.adp.platform.database.Readings;
import scot.adp.shell.FirstHtml.Place;
import scot.adp.shell.parts.NoticeBar;
import scot.adp.shell.parts.Outline;
import scot.adp.shell.parts.Outline.Shape;
import scot.adp.shell.parts.PublicLayout;
import scot.adp.shell.parts.Words;
import scot.adp.shell.spi.HomePage;
import scot.adp.shell.spi.Notice;

/**
 * Shows the frame, the program's name and the outline of the page before any script ran.
 * Screen readers pass it over, and it goes when the page itself is there. It tells what
 * the menu and the notices above every page tell, and nothing of any other record.
 */
@Component
class FirstFrame implements VaadinServiceInitListener {

	/** The element that goes. */
	static final String ID = "first-frame";

	/** Milliseconds after which a bar tells that something takes long. */
	private static final int LONG = 700;

	private static final int LONGER = 2500;

	private static final int LONGEST = 6000;

	/** What is drawn twice stands where it will stay. */
	private static final String GO = """
			const frame = document.getElementById($0);
			const go = () => frame && frame.remove();
			if (document.hidden) go(); else requestAnimationFrame(() => requestAnimationFrame(go));
			""";

	private final ObjectProvider<CurrentCaller> callers;

	private final ObjectProvider<AcceptableUse> use;

	private final ObjectProvider<FrameWords> words;

	private final ObjectProvider<Partnership> partnership;

	private final ObjectProvider<HomePage> homes;

	private final ObjectProvider<Notice> notices;

	private final Readings readings;

	FirstFrame(ObjectProvider<CurrentCaller> callers, ObjectProvider<AcceptableUse> use,
			ObjectProvider<FrameWords> words, ObjectProvider<Partnership> partnership, ObjectProvider<HomePage> homes,
			ObjectProvider<Notice> notices, Readings readings) {
		this.callers = callers;
		this.use = use;
		this.words = words;
		this.partnership = partnership;
		this.homes = homes;
		this.notices = notices;
		this.readings = readings;
	}

	@Override
	public void serviceInit(ServiceInitEvent event) {
		event.addIndexHtmlRequestListener(this::show);
		event.getSource().addUIInitListener(init -> {
			UI ui = init.getUI();
			var bar = ui.getLoadingIndicatorConfiguration();
			bar.setFirstDelay(LONG);
			bar.setSecondDelay(LONGER);
			bar.setThirdDelay(LONGEST);
			new Gone(ui);
		});
	}

	private void show(IndexHtmlResponse page) {
		boolean mine = readings.begin();
		try {
			draw(page);
		}
		finally {
			if (mine) {
				readings.end();
			}
		}
	}

	private void draw(IndexHtmlResponse page) {
		var caller = callers.getObject().find();
		var place = place(page.getVaadinRequest(), caller);
		var head = page.getDocument().head();
		// The style sheet begins with the theme, which is fetched at the same time so.
		head.appendElement("link").attr("rel", "preload").attr("as", "style").attr("href", "./aura/aura.css");
		String title = (place.title() != null) ? place.title() : Words.of("app.name");
		head.prependElement("title").text(title);
		// What was read out already need not be said again.
		head.appendElement("meta").attr("name", "first-title").attr("content", title);
		Element body = page.getDocument().body();
		var contact = partnership.getObject().read();
		body.prependChild(FirstHtml.withoutScripts(contact.team(), contact.email()));
		body.prependChild(FirstHtml.frame(place, caller.orElse(null), words.getObject(), notices()));
	}

	/** What stands above the page, in the order in which it will stand there. */
	private List<String> notices() {
		return NoticeBar.said(notices).map(said -> said.getElement().getOuterHTML()).toList();
	}

	private Place place(VaadinRequest request, Optional<Caller> caller) {
		@Nullable Class<?> page = target(request, caller).orElse(null);
		@Nullable Route route = (page != null) ? page.getAnnotation(Route.class) : null;
		if (page == null || route == null || !isOpen(page, caller)) {
			return new Place(UI.class, Shape.WORDS, null, List.of(), null);
		}
		@Nullable Outline outline = page.getAnnotation(Outline.class);
		Shape shape = (outline != null) ? outline.value() : Shape.WORDS;
		if (shape == Shape.RECORD && route.layout() == PublicLayout.class) {
			shape = Shape.WORDS;
		}
		var menu = caller.map(MenuEntry::openTo).orElse(List.of());
		var entry = menu.stream().filter(it -> it.page() == page).findFirst();
		return new Place(route.layout(), shape, entry.map(it -> Words.of(it.title())).orElse(null), menu, page);
	}

	/** The page that will be shown, as far as the address and the reader tell. */
	private Optional<Class<?>> target(VaadinRequest request, Optional<Caller> caller) {
		@Nullable String path = request.getPathInfo();
		var page = at((path != null) ? path.replaceFirst("^/", "") : "");
		if (caller.isEmpty() || page.isEmpty()) {
			return page;
		}
		if (page.get().getAnnotation(Route.class).layout() != PublicLayout.class && use.getObject().missing()) {
			return Optional.of(AcceptableUseView.class);
		}
		if (page.get() == TodayView.class) {
			return TodayView.elsewhere(caller.get(), request.getParameterMap().keySet(), homes.stream())
				.map(this::at)
				.orElse(page);
		}
		return page;
	}

	private Optional<Class<?>> at(String path) {
		return RouteConfiguration.forApplicationScope().getRoute(path).map(it -> it);
	}

	private static boolean isOpen(Class<?> page, Optional<Caller> caller) {
		@Nullable OpenTo open = page.getAnnotation(OpenTo.class);
		return page.isAnnotationPresent(AnonymousAllowed.class)
				|| (open != null && caller.filter(it -> it.may(open.value())).isPresent());
	}

	/** Takes the first frame away once a page is there. */
	private static final class Gone implements AfterNavigationListener {

		private static final long serialVersionUID = 1L;

		private final UI ui;

		private final Registration listening;

		Gone(UI ui) {
			this.ui = ui;
			this.listening = ui.addAfterNavigationListener(this);
		}

		@Override
		public void afterNavigation(AfterNavigationEvent event) {
			listening.remove();
			ui.getPage().executeJs(GO, ID);
		}

	}

}
