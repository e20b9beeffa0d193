package scot.adp.directory.ui;

import java.io.ByteArrayInputStream;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.UploadHandler;
import org.jspecify.annotations.Nullable;
import scot.adp.directory.FeedField;
import scot.adp.directory.FeedReader;
import scot.adp.directory.FeedReading;
import scot.adp.directory.FeedReading.Fate;
import scot.adp.directory.FeedView;
import scot.adp.directory.Feeds;
import scot.adp.directory.Partners;
import scot.adp.exchange.IncomingFile;
import scot.adp.identity.Members;
import scot.adp.platform.OpenTo;
import scot.adp.shell.parts.Announcement;
import scot.adp.shell.parts.Crumbs;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Facts;
import scot.adp.shell.parts.FormHead;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.Panel;
import scot.adp.shell.parts.Removal;

/**
 * The directory of another: how it comes, and what would become of each of its services
 * before anybody takes them in.
 */
@Route("services/feeds/:feed")
@OpenTo("directory.feed.read")
class FeedPage extends Page implements BeforeEnterObserver, HasDynamicTitle {

	/** How many of a kind are named. */
	private static final int NAMED = 100;

	private final Feeds feeds;

	private final FeedReader reader;

	private final Partners partners;

	private final Members members;

	private final FormHead faults = new FormHead();

	private String title = "";

	FeedPage(Feeds feeds, FeedReader reader, Partners partners, Members members) {
		this.feeds = feeds;
		this.reader = reader;
		this.partners = partners;
		this.members = members;
	}

	@Override
	public void beforeEnter(BeforeEnterEvent event) {
		show(id(event.getRouteParameters().get("feed").orElse("")));
	}

	@Override
	public String getPageTitle() {
		return title;
	}

	private static Feeds.Id id(String text) {
		try {
			return new Feeds.Id(UUID.fromString(text));
		}
		catch (IllegalArgumentException ex) {
			throw new NotFoundException();
		}
	}

	private void show(Feeds.Id id) {
		FeedView feed = feeds.find(id).orElseThrow(NotFoundException::new);
		clear();
		title = feed.name();
		headed(title, getTranslation("feed.purpose"));
		reachedBy(Crumbs.of(title, new Anchor("services", getTranslation("services.title")),
				new Anchor("services/feeds", getTranslation("feeds.title"))));
		add(faults, about(feed));
		feeds.reading(id).ifPresent(it -> add(waiting(feed, it)));
		if (feed.stoppedOn() == null) {
			add(bring(feed));
		}
	}

	private Panel about(FeedView feed) {
		var facts = new Facts()
			.with(getTranslation("feeds.address"),
					(feed.address() != null) ? feed.address() : getTranslation("feeds.by-file"))
			.with(getTranslation("feeds.nightly"),
					(feed.address() != null) ? getTranslation(feed.nightly() ? "feeds.nightly.yes" : "feeds.nightly.no")
							: null)
			.with(getTranslation("feeds.unit"),
					Optional.ofNullable(partners.units(List.of(feed.unit())).get(feed.unit()))
						.map(it -> it.name())
						.orElse(feed.unit().value()))
			.with(getTranslation("feeds.services"), getTranslation("feeds.services.count", feed.services()))
			.with(getTranslation("feeds.stand"), FeedForms.state(feed))
			.with(getTranslation("feeds.read"), (feed.readAt() != null)
					? "%s, %s".formatted(Dates.full(Dates.day(feed.readAt())), Dates.hour(feed.readAt())) : null)
			.with(getTranslation("feeds.taken"), (feed.takenAt() != null)
					? "%s, %s".formatted(Dates.full(Dates.day(feed.takenAt())), feed.takenByName()) : null);
		var panel = new Panel(getTranslation("feed.about"), facts);
		if (members.me().may("directory.feed.change")) {
			var forms = new FeedForms(feeds, partners);
			panel.withAside(new Button(getTranslation("feed.change"),
					event -> forms.change(feed, () -> show(feed.id())).open()));
			var verbs = new Div();
			verbs.addClassName("verbs");
			if (feed.address() != null && feed.stoppedOn() == null) {
				verbs.add(readNow(feed));
			}
			if (feed.stoppedOn() == null) {
				verbs.add(new Button(getTranslation("feed.stop"),
						event -> new Removal(getTranslation("feeds.stop.title", feed.name()),
								getTranslation("feeds.stop.line"))
							.ask(getTranslation("feeds.stop.save"), key -> feeds.stop(key, feed.id(), feed.version()),
									getTranslation("feeds.stopped"), () -> show(feed.id()))));
			}
			panel.add(verbs);
		}
		return panel;
	}

	private Button readNow(FeedView feed) {
		var now = new Button(getTranslation("feed.read-now"));
		now.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
		now.setDisableOnClick(true);
		String key = UUID.randomUUID().toString();
		now.addClickListener(event -> {
			if (faults.run(() -> reader.readNow(key, feed.id()))) {
				FeedView read = feeds.find(feed.id()).orElseThrow();
				Announcement.done((read.outcome() == FeedView.Outcome.UNCHANGED) ? getTranslation("feed.unchanged")
						: FeedForms.state(read));
				show(feed.id());
			}
			now.setEnabled(true);
		});
		return now;
	}

	private Panel bring(FeedView feed) {
		var upload = new Upload(
				UploadHandler.inMemory((metadata, content) -> brought(feed, metadata.fileName(), content)));
		upload.setMaxFiles(1);
		upload.setMaxFileSize(IncomingFile.SIZE_LIMIT);
		upload.setAcceptedFileExtensions(".json", ".ndjson", ".jsonl");
		return new Panel(getTranslation("feed.bring"), new Paragraph(getTranslation("feed.bring.line")), upload);
	}

	private void brought(FeedView feed, String name, byte[] content) {
		if (faults.run(() -> {
			try (var file = IncomingFile.of(name, new ByteArrayInputStream(content))) {
				feeds.bring(UUID.randomUUID().toString(), feed.id(), file);
			}
		})) {
			Announcement.done(getTranslation("feed.brought"));
			show(feed.id());
		}
	}

	/** What would become of each, and the say over it. */
	private Panel waiting(FeedView feed, FeedReading reading) {
		var panel = new Panel(getTranslation("feed.waiting"));
		panel.add(new Paragraph(getTranslation("feed.waiting.from", reading.name(),
				Dates.full(Dates.day(reading.readAt())), Dates.hour(reading.readAt()))));
		panel.add(new Paragraph(getTranslation("feed.waiting.count", reading.count(Fate.NEW),
				reading.count(Fate.CHANGED), reading.count(Fate.SAME), reading.count(Fate.LIKE),
				reading.count(Fate.REFUSED), reading.gone().size(), reading.places())));
		int aside = reading.count(Fate.ELSEWHERE) + reading.count(Fate.ENDED) + reading.count(Fate.OURS);
		if (aside > 0) {
			panel.add(new Paragraph(getTranslation("feed.waiting.aside", reading.count(Fate.ELSEWHERE),
					reading.count(Fate.ENDED), reading.count(Fate.OURS))));
		}
		if (!reading.all()) {
			panel.add(new Paragraph(getTranslation("feed.waiting.part")));
		}
		var same = new HashSet<String>();
		section(panel, "feed.refused", reading, Fate.REFUSED, it -> List.of());
		section(panel, "feed.like", reading, Fate.LIKE, it -> like(it, same));
		section(panel, "feed.changed", reading, Fate.CHANGED, it -> List.of());
		section(panel, "feed.new", reading, Fate.NEW, it -> List.of());
		var keeping = reading.services()
			.stream()
			.filter(it -> it.fate() == Fate.SAME && (!it.kept().isEmpty() || it.heardAnew() || it.closedDays() > 0))
			.toList();
		section(panel, "feed.kept", keeping, it -> List.of());
		if (!reading.gone().isEmpty()) {
			panel.add(new H3(getTranslation("feed.gone", reading.gone().size())),
					new Paragraph(getTranslation("feed.gone.line")), list(reading.gone(),
							it -> new ListItem(new Anchor("services/" + it.service().value(), it.name()))));
		}
		if (!reading.terms().isEmpty()) {
			panel.add(new H3(getTranslation("feed.terms")),
					new Paragraph(getTranslation("feed.terms.line", String.join(", ", reading.terms()))));
		}
		if (members.me().may("directory.feed.take")) {
			panel.add(decide(feed, reading, same));
		}
		return panel;
	}

	private void section(Panel panel, String words, FeedReading reading, Fate fate,
			Function<FeedReading.Told, List<Component>> more) {
		section(panel, words, reading.services().stream().filter(it -> it.fate() == fate).toList(), more);
	}

	private void section(Panel panel, String words, List<FeedReading.Told> told,
			Function<FeedReading.Told, List<Component>> more) {
		if (!told.isEmpty()) {
			panel.add(new H3(getTranslation(words, told.size())), list(told, it -> item(it, more.apply(it))));
		}
	}

	private <T> Component list(Collection<T> told, Function<T, ListItem> item) {
		var list = new UnorderedList();
		list.addClassNames("help-list", "plain-list");
		told.stream().limit(NAMED).map(item).forEach(list::add);
		if (told.size() > NAMED) {
			list.add(new ListItem(getTranslation("feed.more", told.size() - NAMED)));
		}
		return list;
	}

	private ListItem item(FeedReading.Told told, List<Component> more) {
		var item = new ListItem();
		String name = Optional.ofNullable(told.name()).orElse(getTranslation("feed.nameless"));
		item.add((told.service() != null && told.fate() != Fate.LIKE)
				? new Anchor("services/" + told.service().value(), name) : new Span(name));
		detail(item, told.organisation());
		detail(item, fields("feed.fields.changed", told.changed()));
		detail(item, fields("feed.fields.kept", told.kept()));
		detail(item, (told.closedDays() > 0) ? getTranslation("feed.closed-days", told.closedDays()) : null);
		told.notes().forEach(it -> detail(item, getTranslation("feed.note", it.field(), it.reason())));
		more.forEach(item::add);
		return item;
	}

	private @Nullable String fields(String words, List<FeedField> fields) {
		return fields.isEmpty() ? null
				: getTranslation(words,
						fields.stream()
							.map(it -> getTranslation("feeds.field." + it.name()))
							.collect(Collectors.joining(", "))
							.toLowerCase(Locale.UK));
	}

	private static void detail(ListItem item, @Nullable String words) {
		if (words != null) {
			var line = new Span(words);
			line.addClassName("work-detail");
			item.add(line);
		}
	}

	private List<Component> like(FeedReading.Told told, Set<String> same) {
		String id = Optional.ofNullable(told.id()).orElseThrow();
		var box = new Checkbox(getTranslation("feed.like.same", told.serviceName()));
		box.addValueChangeListener(event -> {
			if (event.getValue()) {
				same.add(id);
			}
			else {
				same.remove(id);
			}
		});
		return List.of(box);
	}

	private Component decide(FeedView feed, FeedReading reading, Set<String> same) {
		var verbs = new Div();
		verbs.addClassName("verbs");
		boolean refused = reading.count(Fate.REFUSED) > 0;
		if (reading.takeable()) {
			var take = new Button(getTranslation(refused ? "feed.take.but" : "feed.take"));
			take.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
			String key = UUID.randomUUID().toString();
			take.addClickListener(event -> {
				var done = new FeedReading[1];
				if (faults.run(() -> done[0] = feeds.take(key, feed.id(), reading.id(), Set.copyOf(same), refused))) {
					Announcement
						.done(getTranslation("feed.taken-in", done[0].count(Fate.NEW), done[0].count(Fate.CHANGED)));
					show(feed.id());
				}
			});
			verbs.add(take);
		}
		else {
			verbs.add(new Paragraph(getTranslation("feed.nothing-new")));
		}
		var drop = new Button(getTranslation("feed.drop"));
		drop.addClickListener(event -> new Removal(getTranslation("feed.drop.title", reading.name()),
				getTranslation("feed.drop.line"))
			.ask(getTranslation("feed.drop.yes"), key -> feeds.drop(key, feed.id(), reading.id()),
					getTranslation("feed.dropped"), () -> show(feed.id())));
		verbs.add(drop);
		return verbs;
	}

}
