package scot.adp.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.spring.security.AuthenticationContext;
import scot.adp.identity.AcceptableUse;
import scot.adp.identity.UseRules;
import scot.adp.platform.OpenTo;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.FormHead;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.PublicLayout;

/**
 * The rules that somebody accepts before anything else opens; {@code ?to=} tells where
 * they wanted to go.
 */
@Route(value = AcceptableUseView.ROUTE, layout = PublicLayout.class)
@OpenTo("identity.use.read")
class AcceptableUseView extends Page implements BeforeEnterObserver, HasDynamicTitle {

	static final String ROUTE = "acceptable-use";

	static final String TO = "to";

	private final AcceptableUse use;

	private final AuthenticationContext authentication;

	AcceptableUseView(AcceptableUse use, AuthenticationContext authentication) {
		this.use = use;
		this.authentication = authentication;
	}

	@Override
	public void beforeEnter(BeforeEnterEvent event) {
		clear();
		UseRules rules = use.rules();
		boolean missing = use.missing();
		headed(getTranslation("use.title"), getTranslation(missing ? "use.purpose" : "use.purpose.read"));
		var list = new OrderedList();
		list.addClassName("prose");
		rules.paragraphs().forEach(it -> list.add(new ListItem(it)));
		add(list, new Paragraph(getTranslation("use.version", rules.version(), Dates.full(rules.from()))));
		if (!missing) {
			return;
		}
		String to = event.getLocation().getQueryParameters().getSingleParameter(TO).orElse("");
		var head = new FormHead();
		var accept = new Button(getTranslation("use.accept"));
		accept.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
		accept.setDisableOnClick(true);
		accept.addClickListener(click -> {
			if (head.run(() -> use.accept(rules.version()))) {
				var place = new Location(Addresses.within(to));
				UI.getCurrent().navigate(place.getPath(), place.getQueryParameters());
			}
			else {
				accept.setEnabled(true);
			}
		});
		var leave = new Button(getTranslation("use.leave"), click -> authentication.logout());
		var verbs = new Div(accept, leave);
		verbs.addClassName("verbs");
		add(head, verbs);
	}

	@Override
	public String getPageTitle() {
		return getTranslation("use.title");
	}

}
