package scot.adp.directory.ui;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import scot.adp.directory.FeedView;
import scot.adp.directory.Feeds;
import scot.adp.directory.Partners;
import scot.adp.directory.parts.UnitField;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;
import scot.adp.platform.reading.WebAddress;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.FormDialog;
import scot.adp.shell.parts.LineField;
import scot.adp.shell.parts.Place;
import scot.adp.shell.parts.Words;

/** What is asked of the directory of another. */
class FeedForms {

	private static final int NAME_LIMIT = 100;

	private final Feeds feeds;

	private final Partners partners;

	FeedForms(Feeds feeds, Partners partners) {
		this.feeds = feeds;
		this.partners = partners;
	}

	/** How it stands, in a few words. */
	static String state(FeedView feed) {
		if (feed.waitingSince() != null) {
			return Words.of("feeds.state.waits");
		}
		if (feed.stoppedOn() != null) {
			return Words.of("feeds.state.stopped", Dates.full(feed.stoppedOn()));
		}
		if (feed.fault() != null) {
			return Words.of("feeds.fault." + feed.fault().name());
		}
		return Words.of((feed.readAt() != null) ? "feeds.state.read" : "feeds.state.never");
	}

	FormDialog add(Consumer<Feeds.Id> afterwards) {
		var name = new LineField(Words.of("feeds.name"), NAME_LIMIT);
		name.setHelperText(Words.of("feeds.name.help"));
		var asked = new Asked();
		var made = new AtomicReference<Feeds.Id>();
		return new FormDialog(Words.of("feeds.add.title"), Place.of("directory.feed.add"))
			.saying(Words.of("feeds.add.line"))
			.field("name", name)
			.field("address", asked.address)
			.field("unit", asked.unit)
			.field("nightly", asked.nightly)
			.save(Words.of("feeds.add.save"), key -> made.set(feeds.add(key, asked.what(name.getValue()))),
					Words.of("feeds.added"), () -> afterwards.accept(Objects.requireNonNull(made.get())));
	}

	FormDialog change(FeedView feed, Runnable afterwards) {
		var asked = new Asked();
		asked.address.setValue(Objects.requireNonNullElse(feed.address(), ""));
		asked.unit.choose(feed.unit());
		asked.nightly.setValue(feed.nightly());
		return new FormDialog(Words.of("feeds.change.title", feed.name()), Place.of("directory.feed.change", feed.id()))
			.field("address", asked.address)
			.field("unit", asked.unit)
			.field("nightly", asked.nightly)
			.save(Words.of("feeds.change.save"),
					key -> feeds.change(key, feed.id(), feed.version(), asked.what(feed.name())),
					Words.of("feeds.changed"), afterwards);
	}

	/** The fields of both. */
	private final class Asked {

		private final LineField address = new LineField(Words.of("feeds.address"), WebAddress.LENGTH_AT_MOST);

		private final UnitField unit = new UnitField(Words.of("feeds.unit"), partners);

		private final Choice<Boolean> nightly = new Choice<>(Words.of("feeds.nightly"), String::valueOf);

		Asked() {
			var hosts = feeds.hosts();
			nightly.setItems(true, false);
			nightly.setItemLabelGenerator(it -> Words.of(it ? "feeds.nightly.yes" : "feeds.nightly.no"));
			nightly.setValue(false);
			address.setHelperText(hosts.isEmpty() ? Words.of("feeds.address.none")
					: Words.of("feeds.address.help", String.join(", ", hosts)));
			unit.setHelperText(Words.of("feeds.unit.help"));
		}

		Feeds.What what(String name) {
			UnitId chosen = unit.chosen();
			new Problem.Faults().when(chosen == null, "unit", Words.of("feeds.unit.missing")).raise();
			return new Feeds.What(name, address.getValue(), Objects.requireNonNull(chosen),
					Boolean.TRUE.equals(nightly.getValue()));
		}

	}

}
