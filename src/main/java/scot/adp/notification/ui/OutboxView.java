package scot.adp.notification.ui;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import scot.adp.exchange.ListColumn;
import scot.adp.exchange.ListExport;
import scot.adp.exchange.ListExports;
import scot.adp.exchange.ui.ListLine;
import scot.adp.exchange.ui.SaveList;
import scot.adp.notification.MessageState;
import scot.adp.notification.MessageView;
import scot.adp.notification.Outbox;
import scot.adp.platform.OpenTo;
import scot.adp.platform.Problem;
import scot.adp.platform.reading.EmailAddress;
import scot.adp.shell.parts.Announcement;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Named;
import scot.adp.shell.parts.Outline;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.Panel;
import scot.adp.shell.parts.Removal;
import scot.adp.shell.parts.WordsField;

/**
 * Messages to send by hand: copy one or open it in the mail program, then say that it is
 * sent.
 */
@Route("outbox")
@Menu(title = "outbox.title", order = 24)
@OpenTo("notification.message.read")
@Outline(Outline.Shape.LIST)
class OutboxView extends Page implements BeforeEnterObserver, HasDynamicTitle {

	private static final int ROWS = 200;

	/** How many are named of those to whom the same is said. */
	private static final int NAMED = 3;

	// Some mail programs take no longer address.
	private static final int ADDRESS_LIMIT = 1900;

	private final Outbox outbox;

	private final ListExports exports;

	private MessageState shown = MessageState.WAITING;

	private Map<MessageView, String> names = Map.of();

	OutboxView(Outbox outbox, ListExports exports) {
		this.outbox = outbox;
		this.exports = exports;
	}

	@Override
	public void beforeEnter(BeforeEnterEvent event) {
		var asked = event.getLocation().getQueryParameters().getParameters();
		shown = asked.containsKey("sent") ? MessageState.SENT
				: asked.containsKey("bounced") ? MessageState.BOUNCED : MessageState.WAITING;
		show();
	}

	@Override
	public String getPageTitle() {
		return getTranslation("outbox.title");
	}

	private void show() {
		clear();
		headed(getTranslation("outbox.title"), getTranslation("outbox.purpose"));
		var counts = outbox.counts(List.of(MessageState.values()));
		int waiting = counts.getOrDefault(MessageState.WAITING, 0);
		int sent = counts.getOrDefault(MessageState.SENT, 0);
		int bounced = counts.getOrDefault(MessageState.BOUNCED, 0);
		var choice = new Div(choice("outbox", "outbox.waiting", waiting, MessageState.WAITING),
				choice("outbox?sent", "outbox.sent", sent, MessageState.SENT),
				choice("outbox?bounced", "outbox.bounced", bounced, MessageState.BOUNCED));
		choice.addClassName("switch");
		add(choice);
		int total = switch (shown) {
			case WAITING -> waiting;
			case BOUNCED -> bounced;
			default -> sent;
		};
		List<MessageView> messages = outbox.page(shown, 0, ROWS);
		if (messages.isEmpty()) {
			var empty = new Paragraph(getTranslation("outbox.none." + shown.name()));
			empty.addClassName("empty");
			add(new Panel(getTranslation("outbox.none"), empty));
			return;
		}
		add(new ListLine(getTranslation("save.count.messages", total), new SaveList(exports, () -> list(shown))));
		names = Named.apart(messages, MessageView::name);
		if (shown == MessageState.WAITING) {
			messages.stream()
				.collect(Collectors.groupingBy(it -> List.of(it.subject(), it.body()), LinkedHashMap::new,
						Collectors.toList()))
				.values()
				.forEach(alike -> add((alike.size() == 1) ? panel(alike.getFirst()) : panel(alike)));
		}
		else {
			messages.forEach(message -> add(panel(message)));
		}
		if (total > messages.size()) {
			add(new Paragraph(getTranslation("outbox.more", messages.size(), total)));
		}
	}

	private ListExport<?> list(MessageState state) {
		List<ListColumn<MessageView>> columns = List.of(
				new ListColumn<>(getTranslation("save.col.to"), 24, MessageView::name),
				new ListColumn<>(getTranslation("save.col.email"), 32, MessageView::email),
				new ListColumn<>(getTranslation("save.col.subject"), 40, MessageView::subject),
				new ListColumn<>(getTranslation("outbox.body"), 80, MessageView::body),
				new ListColumn<>(getTranslation("save.col.put-by"), 32, MessageView::createdBy),
				new ListColumn<>(getTranslation("save.col.put-at"), 20, MessageView::createdAt),
				new ListColumn<>(getTranslation("save.col.sent-at"), 20, MessageView::closedAt));
		return new ListExport<>("outbox", getTranslation("outbox.title"),
				List.of(getTranslation("save.about.outbox." + state.name())), columns,
				(offset, limit) -> outbox.page(state, offset, limit), () -> outbox.count(state))
			.filteredBy(Map.of("state", state.name()));
	}

	private Component choice(String address, String key, int count, MessageState state) {
		var link = new Anchor(address, getTranslation(key, count));
		if (state == shown) {
			link.getElement().setAttribute("aria-current", "true");
		}
		return link;
	}

	private String named(MessageView message) {
		String name = names.getOrDefault(message, message.name());
		return !name.isBlank() ? name
				: Objects.requireNonNullElseGet(message.email(), () -> getTranslation("outbox.no-name"));
	}

	private Component panel(MessageView message) {
		var to = new Paragraph((message.email() != null) ? message.email() : getTranslation("outbox.no-email"));
		to.addClassName("work-detail");
		var body = WordsField.shown(getTranslation("outbox.body"), message.body());
		body.setWidthFull();
		body.setMaxRows(14);
		var subject = new Paragraph(getTranslation("outbox.subject", message.subject()));
		var verbs = new Div();
		verbs.addClassName("verbs");
		if (message.state() == MessageState.WAITING) {
			verbs.add(copied("outbox.copy", message.body(), named(message),
					getTranslation("outbox.copied", message.name())));
			if (message.email() != null) {
				verbs.add(mail(message, message.email()));
			}
			var drop = button("outbox.drop", message);
			drop.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
			drop.addClickListener(event -> drop(message));
			verbs.add(markSent(message), drop);
		}
		else if (message.state() == MessageState.BOUNCED) {
			var drop = button("outbox.drop", message);
			drop.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
			drop.addClickListener(event -> drop(message));
			var again = change("outbox.send-again", message, outbox::sendAgain, "outbox.sends-again");
			again.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
			verbs.add(again, change("outbox.mark-sent", message, outbox::markSent, "outbox.marked"), drop);
		}
		else if (message.byMail()) {
			verbs.add(change("outbox.came-back", message, outbox::noteBounced, "outbox.noted-bounced"));
		}
		var when = new Paragraph(when(message));
		when.addClassName("work-detail");
		return new Panel(named(message), to, subject, body, when, verbs);
	}

	/** The same words to several people, which are sent together. */
	private Component panel(List<MessageView> alike) {
		MessageView one = alike.getFirst();
		String title = getTranslation("outbox.to-many",
				alike.stream().limit(NAMED).map(this::named).collect(Collectors.joining(", ")), alike.size() - NAMED);
		var addresses = alike.stream().map(MessageView::email).filter(Objects::nonNull).distinct().toList();
		var without = alike.stream().filter(it -> it.email() == null).map(this::named).toList();
		var body = WordsField.shown(getTranslation("outbox.body"), one.body());
		body.setWidthFull();
		body.setMaxRows(14);
		var to = WordsField.shown(getTranslation("outbox.addresses", addresses.size()), String.join("; ", addresses));
		to.setWidthFull();
		to.setMaxRows(4);
		var verbs = new Div(copied("outbox.copy", one.body(), title, getTranslation("outbox.copied", title)));
		if (!addresses.isEmpty()) {
			verbs.add(copied("outbox.copy-addresses", String.join("; ", addresses), title,
					getTranslation("outbox.addresses-copied", addresses.size())));
		}
		verbs.addClassName("verbs");
		var seen = alike.stream().collect(Collectors.toMap(MessageView::id, MessageView::version));
		var sent = new Button(getTranslation("outbox.mark-all-sent", alike.size()));
		Named.of(sent, one.subject());
		sent.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
		sent.setDisableOnClick(true);
		String once = UUID.randomUUID().toString();
		sent.addClickListener(event -> {
			try {
				outbox.markSent(once, seen);
				Announcement.done(getTranslation("outbox.marked", title));
			}
			catch (Problem problem) {
				Announcement.done(Objects.requireNonNullElse(problem.getMessage(), ""));
			}
			show();
		});
		var drop = new Button(getTranslation("outbox.drop-all", alike.size()));
		Named.of(drop, one.subject());
		drop.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
		drop.addClickListener(event -> new Removal(getTranslation("outbox.drop.title", title),
				getTranslation("outbox.subject", one.subject()), getTranslation("outbox.drop.what"))
			.ask(getTranslation("outbox.drop.do"), key -> outbox.drop(key, seen),
					getTranslation("outbox.dropped", title), this::show));
		verbs.add(sent, drop);
		var when = new Paragraph(when(one));
		when.addClassName("work-detail");
		var panel = new Panel(title, new Paragraph(getTranslation("outbox.subject", one.subject())), to, body, when);
		if (!without.isEmpty()) {
			panel.add(new Paragraph(getTranslation("outbox.no-email-of", String.join(", ", without))));
		}
		panel.add(verbs);
		return panel;
	}

	private Button copied(String key, String text, String of, String told) {
		var button = new Button(getTranslation(key));
		Named.of(button, of);
		button.addClickListener(event -> {
			button.getElement().executeJs("navigator.clipboard.writeText($0)", text);
			Announcement.done(told);
		});
		return button;
	}

	private String when(MessageView message) {
		if (message.closedAt() == null) {
			return getTranslation("outbox.put", message.createdBy(), Dates.time(message.createdAt()));
		}
		String at = Dates.time(message.closedAt());
		if (message.bounceReason() != null) {
			return switch (message.bounceReason()) {
				case Outbox.CAME_BACK -> getTranslation("outbox.came-back-at", at);
				case Outbox.NO_ADDRESS -> getTranslation("outbox.no-address-at", at);
				default -> getTranslation("outbox.refused-at", at, message.bounceReason());
			};
		}
		return getTranslation(message.byMail() ? "outbox.mailed-at" : "outbox.sent-at", at);
	}

	private Button change(String key, MessageView message, Change change, String done) {
		var button = button(key, message);
		button.setDisableOnClick(true);
		String once = UUID.randomUUID().toString();
		button.addClickListener(event -> {
			try {
				change.make(once, message.id(), message.version());
				Announcement.done(getTranslation(done, message.name()));
			}
			catch (Problem problem) {
				Announcement.done(Objects.requireNonNullElse(problem.getMessage(), ""));
			}
			show();
		});
		return button;
	}

	private Anchor mail(MessageView message, String email) {
		String address = "%s?subject=%s".formatted(EmailAddress.link(email), encoded(message.subject()));
		String whole = address + "&body=" + encoded(message.body().replace("\n", "\r\n"));
		var link = new Anchor((whole.length() <= ADDRESS_LIMIT) ? whole : address, getTranslation("outbox.mail"));
		link.setRouterIgnore(true);
		Named.of(link, named(message));
		return link;
	}

	private Button markSent(MessageView message) {
		var button = change("outbox.mark-sent", message, outbox::markSent, "outbox.marked");
		button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
		return button;
	}

	private void drop(MessageView message) {
		new Removal(getTranslation("outbox.drop.title", message.name()),
				getTranslation("outbox.subject", message.subject()), getTranslation("outbox.drop.what"))
			.ask(getTranslation("outbox.drop.do"), key -> outbox.drop(key, message.id(), message.version()),
					getTranslation("outbox.dropped", message.name()), this::show);
	}

	private Button button(String key, MessageView message) {
		var button = new Button(getTranslation(key));
		Named.of(button, named(message));
		return button;
	}

	private static String encoded(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
	}

	private interface Change {

		MessageView make(String key, Outbox.MessageId id, int expectedVersion);

	}

}
