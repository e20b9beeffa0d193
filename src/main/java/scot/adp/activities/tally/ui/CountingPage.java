package scot.adp.activities.tally.ui;

import java.util.List;
import java.util.UUID;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import scot.adp.activities.Cards;
import scot.adp.activities.SessionView;
import scot.adp.activities.Sessions;
import scot.adp.identity.Members;
import scot.adp.platform.OpenTo;
import scot.adp.shell.parts.Announcement;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.FormHead;
import scot.adp.shell.parts.Named;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.Panel;

/**
 * The ways to count on the spot, and what came by card and is far above what is usual: it
 * is confirmed here by one click. The ways lead out of this frame, to pages that open
 * without it.
 */
@Route(CountingPage.ROUTE)
@Menu(title = "counting.title", order = 55)
@OpenTo("activities.session.record")
class CountingPage extends Page implements BeforeEnterObserver, HasDynamicTitle {

	static final String ROUTE = "counting";

	private final Cards cards;

	private final Sessions sessions;

	private final Members members;

	CountingPage(Cards cards, Sessions sessions, Members members) {
		this.cards = cards;
		this.sessions = sessions;
		this.members = members;
	}

	@Override
	public void beforeEnter(BeforeEnterEvent event) {
		show();
	}

	@Override
	public String getPageTitle() {
		return getTranslation("counting.title");
	}

	private void show() {
		clear();
		headed(getTranslation("counting.title"), getTranslation("counting.purpose"));
		add(way("/tally", "counting.open", "counting.open.go", "counting.open.why"));
		if (members.me().may("activities.card.change")) {
			add(way("/tally/cards", "counting.cards", "counting.cards.go", "counting.cards.why"));
		}
		add(way("/tally/sheet", "counting.sheet", "counting.sheet.go", "counting.sheet.why"), toCheck(cards.toCheck()));
	}

	private Panel way(String address, String title, String go, String why) {
		return new Panel(getTranslation(title), new Paragraph(getTranslation(why)),
				new Paragraph(outside(address, getTranslation(go))));
	}

	/** A way to what is no page of this frame. */
	private static Anchor outside(String address, String text) {
		var link = new Anchor(address, text);
		link.setRouterIgnore(true);
		return link;
	}

	private Panel toCheck(List<SessionView> waiting) {
		var panel = new Panel(getTranslation("counting.to-check"));
		if (waiting.isEmpty()) {
			panel.add(new Paragraph(getTranslation("counting.to-check.none")));
			return panel;
		}
		var head = new FormHead();
		var rows = new UnorderedList();
		waiting.forEach(it -> rows.add(row(it, head)));
		panel.add(new Paragraph(getTranslation("counting.to-check.why")), head, rows);
		return panel;
	}

	private ListItem row(SessionView it, FormHead head) {
		String words = getTranslation("counting.to-check.of", it.present(), it.title(), Dates.weekday(it.happenedOn()));
		var confirm = new Button(getTranslation("counting.confirm"));
		confirm.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
		confirm.setDisableOnClick(true);
		String key = UUID.randomUUID().toString();
		confirm.addClickListener(event -> {
			boolean done = head.run(() -> sessions.confirm(key, it.id(), it.version()));
			confirm.setEnabled(!done);
			if (done) {
				Announcement.done(getTranslation("counting.confirmed"));
				show();
			}
		});
		return new ListItem(new Paragraph(words), Named.of(confirm, words),
				Named.of(outside("/tally/put-right/" + it.id().value(), getTranslation("counting.put-right")), words));
	}

}
