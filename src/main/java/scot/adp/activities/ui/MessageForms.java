package scot.adp.activities.ui;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Set;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import scot.adp.activities.ActivityLists;
import scot.adp.activities.MessageSetView;
import scot.adp.activities.MessageSets;
import scot.adp.directory.Partners;
import scot.adp.directory.UnitView;
import scot.adp.directory.parts.UnitField;
import scot.adp.platform.CodeList;
import scot.adp.platform.UnitId;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.Choices;
import scot.adp.shell.parts.DayField;
import scot.adp.shell.parts.FormDialog;
import scot.adp.shell.parts.LineField;
import scot.adp.shell.parts.Place;
import scot.adp.shell.parts.Words;
import scot.adp.shell.parts.WordsField;

/** What is asked about agreed words. */
final class MessageForms {

	private final MessageSets messages;

	private final ActivityLists lists;

	private final Partners partners;

	private final LocalDate today;

	MessageForms(MessageSets messages, ActivityLists lists, Partners partners, LocalDate today) {
		this.messages = messages;
		this.lists = lists;
		this.partners = partners;
		this.today = today;
	}

	/**
	 * Asks for new words.
	 * @param own the units that the reader writes for: a single one is chosen already
	 * @param afterwards is given their code
	 */
	FormDialog add(Set<UnitId> own, Consumer<String> afterwards) {
		var fields = new Fields(null, (own.size() == 1) ? own.iterator().next() : null);
		var made = new ArrayList<MessageSets.Id>();
		return fields.into(new FormDialog(Words.of("agreed-message.add"), Place.of("activities.message")))
			.save(Words.of("agreed-message.add.save"), key -> made.add(messages.add(key, fields.what())),
					Words.of("agreed-message.added"),
					() -> messages.find(made.getLast()).map(MessageSetView::code).ifPresent(afterwards));
	}

	/** Asks for all that is told of agreed words. */
	FormDialog change(MessageSetView set, Consumer<String> afterwards) {
		var fields = new Fields(set, set.unit());
		return fields
			.into(new FormDialog(Words.of("agreed-message.change.title", set.title()),
					Place.of("activities.message.change", set.id()).at(set.version())))
			.save(Words.of("agreed-message.save"), key -> messages.change(key, set.id(), set.version(), fields.what()),
					Words.of("agreed-message.saved"),
					() -> messages.find(set.id()).map(MessageSetView::code).ifPresent(afterwards));
	}

	/** Asks which units are to use them. */
	FormDialog ask(MessageSetView set, Runnable afterwards) {
		var units = new Choices<UnitView>(Words.of("agreed-message.units"), it -> it.code().value());
		units.setItems(partners.units()
			.stream()
			.filter(it -> !set.asked().contains(it.code()))
			.sorted(Comparator.comparing(UnitView::name))
			.toList());
		units.setItemLabelGenerator(UnitView::name);
		return new FormDialog(Words.of("agreed-message.ask.title", set.title()),
				Place.of("activities.message.ask", set.id()))
			.saying(Words.of("agreed-message.ask.line"))
			.field("units", units)
			.save(Words.of("agreed-message.ask.save"),
					key -> messages.ask(key, set.id(), units.getValue().stream().map(UnitView::code).toList()),
					Words.of("agreed-message.asked"), afterwards);
	}

	/**
	 * Asks since when a unit uses them, or until when it did.
	 * @param uses whether it is to say that it does
	 */
	FormDialog use(MessageSetView set, Set<UnitId> own, boolean uses, Runnable afterwards) {
		var unit = new UnitField(Words.of("programme.unit"), partners);
		unit.choose((own.size() == 1) ? own.iterator().next() : null);
		var on = new DayField(Words.of(uses ? "agreed-message.use.since" : "agreed-message.use.until"));
		on.setMax(today);
		on.setValue(today);
		return new FormDialog(Words.of(uses ? "agreed-message.use.title" : "agreed-message.stop.title", set.title()),
				uses ? Place.of("activities.message.use", set.id()) : Place.of("activities.message.stop", set.id()))
			.field("unit", unit)
			.field("on", on)
			.save(Words.of(uses ? "agreed-message.use.save" : "agreed-message.stop.save"),
					key -> messages.use(key, set.id(), unit.chosen(), uses, on.getValue()),
					Words.of("agreed-message.saved"), afterwards);
	}

	/** What is told of agreed words. */
	private final class Fields {

		private final LineField title = new LineField(Words.of("programme.title"), MessageSets.TITLE_LIMIT);

		private final LineField code = new LineField(Words.of("programme.code"), MessageSets.CODE_LIMIT);

		private final UnitField unit = new UnitField(Words.of("programme.unit"), partners);

		private final Choice<CodeList.Value> topic;

		private final WordsField agreed = new WordsField(Words.of("agreed-message.words"), MessageSets.WORDS_LIMIT);

		Fields(@Nullable MessageSetView before, @Nullable UnitId usual) {
			topic = new ListedFields(lists, today).one(ActivityLists.Kind.TOPIC, "resource.topics",
					(before != null) ? before.topic() : null);
			code.setHelperText(Words.of("agreed-message.code.help"));
			agreed.setHelperText(Words.of("agreed-message.words.help"));
			unit.choose(usual);
			if (before != null) {
				title.setValue(before.title());
				code.setValue(before.code());
				agreed.setValue(before.agreed());
			}
		}

		FormDialog into(FormDialog dialog) {
			return dialog.field("title", title)
				.field("code", code)
				.field("unit", unit)
				.field("topic", topic)
				.field("agreed", agreed);
		}

		MessageSets.What what() {
			return new MessageSets.What(code.getValue(), title.getValue(), ListedFields.code(topic), unit.chosen(),
					agreed.getValue());
		}

	}

}
