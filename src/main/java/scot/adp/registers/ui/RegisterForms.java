package scot.adp.registers.ui;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import scot.adp.directory.GroupId;
import scot.adp.directory.Groups;
import scot.adp.directory.MeetingView;
import scot.adp.directory.Meetings;
import scot.adp.directory.Partners;
import scot.adp.directory.parts.UnitField;
import scot.adp.registers.RegisterEntryView;
import scot.adp.registers.RegisterKind;
import scot.adp.registers.RegisterPlaceView;
import scot.adp.registers.Registers;
import scot.adp.platform.CodeList;
import scot.adp.platform.UnitId;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.DayField;
import scot.adp.shell.parts.FormDialog;
import scot.adp.shell.parts.LineField;
import scot.adp.shell.parts.Place;
import scot.adp.shell.parts.WholeNumberField;
import scot.adp.shell.parts.Words;
import scot.adp.shell.parts.WordsField;

/** What is asked about entries of registers. */
final class RegisterForms {

	/** So many years back meetings are offered that decided something. */
	private static final int MEETINGS_BACK = 3;

	private final Registers registers;

	private final Partners partners;

	private final Meetings meetings;

	private final Groups groups;

	private final LocalDate today;

	private final Runnable afterwards;

	/**
	 * Makes forms that are not asked yet.
	 * @param afterwards what to do once something was saved
	 */
	RegisterForms(Registers registers, Partners partners, Meetings meetings, Groups groups, LocalDate today,
			Runnable afterwards) {
		this.registers = registers;
		this.partners = partners;
		this.meetings = meetings;
		this.groups = groups;
		this.today = today;
		this.afterwards = afterwards;
	}

	/** Asks how something of a unit stands: the day is there already. */
	FormDialog tell(RegisterKind kind, RegisterPlaceView of, String called) {
		var fields = new Fields(kind, null);
		return fields
			.into(new FormDialog(Words.of("register.tell.title", called),
					(of.place() != null)
							? Place.of("families.register", kind.code(), of.unit().value(), of.item(), of.place())
							: Place.of("families.register", kind.code(), of.unit().value(), of.item())))
			.save(Words.of("register.save"),
					key -> registers.record(key,
							new Registers.New(kind.code(), of.unit(), of.item(), of.title(), fields.said())),
					Words.of("register.saved"), afterwards);
	}

	/**
	 * Asks how something stands of a unit that is to be chosen.
	 * @param own the unit of whoever is asked, which is chosen; null for none
	 */
	FormDialog add(RegisterKind kind, @Nullable UnitId own) {
		var unit = new UnitField(Words.of("register.unit"), partners);
		unit.choose(own);
		var item = new Choice<CodeList.Value>(Words.of("register.item"), CodeList.Value::code);
		var items = kind.items().on(today);
		item.setItems(items);
		item.setItemLabelGenerator(CodeList.Value::label);
		if (items.size() == 1) {
			item.setValue(items.getFirst());
			item.setVisible(false);
		}
		var title = new LineField(Objects.requireNonNullElse(kind.thing(), ""), Registers.TITLE_LIMIT);
		var dialog = new FormDialog(Words.of("register.tell.title", kind.title()),
				Place.of("families.register.add", kind.code()))
			.field("unit", unit)
			.field("item", item);
		if (kind.thing() != null) {
			title.setHelperText(Words.of("register.thing.help"));
			dialog.field("title", title);
		}
		var fields = new Fields(kind, null);
		return fields.into(dialog)
			.save(Words.of("register.save"), key -> registers.record(key, new Registers.New(kind.code(), unit.chosen(),
					item.getOptionalValue().map(CodeList.Value::code).orElse(null), title.getValue(), fields.said())),
					Words.of("register.saved"), afterwards);
	}

	/** Asks for all that an entry is to say, and why. */
	FormDialog correct(RegisterKind kind, RegisterEntryView entry, String called) {
		var fields = new Fields(kind, entry);
		var reason = reason();
		return fields
			.into(new FormDialog(Words.of("register.correct.title", called),
					Place.of("registers.correct", entry.id()).at(entry.version())))
			.field("reason", reason)
			.save(Words.of("register.correct.save"),
					key -> registers.correct(key, entry.id(), entry.version(), fields.said(), reason.getValue()),
					Words.of("register.saved"), afterwards);
	}

	/** Asks why an entry should not be there. */
	FormDialog withdraw(RegisterEntryView entry, String called) {
		var reason = reason();
		return new FormDialog(Words.of("register.withdraw.title", called),
				Place.of("families.register.withdraw", entry.id()).at(entry.version()))
			.saying(Words.of("register.withdraw.help"))
			.field("reason", reason)
			.save(Words.of("register.withdraw.save"),
					key -> registers.withdraw(key, entry.id(), entry.version(), reason.getValue()),
					Words.of("register.withdrawn"), afterwards);
	}

	private static WordsField reason() {
		return new WordsField(Words.of("register.reason"), Registers.REASON_LIMIT);
	}

	/** What is said of something. */
	private final class Fields {

		private final RegisterKind kind;

		private final Choice<RegisterKind.State> state;

		private final DayField on = new DayField(Words.of("register.on"));

		private final WholeNumberField number;

		private final Choice<MeetingView> meeting;

		private final LineField evidence = new LineField(Words.of("register.evidence"), Registers.EVIDENCE_LIMIT);

		private final WordsField words;

		private final DayField until;

		private final boolean asksMeeting;

		private final boolean asksWords;

		Fields(RegisterKind kind, @Nullable RegisterEntryView before) {
			this.kind = kind;
			this.asksMeeting = kind.states().stream().anyMatch(RegisterKind.State::meeting);
			this.asksWords = kind.states().stream().anyMatch(it -> it.words() != null);
			words = new WordsField(kind.states()
				.stream()
				.flatMap(it -> Stream.ofNullable(it.words()))
				.distinct()
				.collect(Collectors.joining(" / ")), Registers.WORDS_LIMIT);
			until = new DayField(Objects.requireNonNullElse(kind.until(), ""));
			state = new Choice<>(Words.of("register.state"), RegisterKind.State::code);
			state.setItems(kind.states()
				.stream()
				.filter(it -> kind.states(today).contains(it) || (before != null && before.state().equals(it.code())))
				.toList());
			state.setItemLabelGenerator(RegisterKind.State::label);
			if (before == null) {
				kind.states(today).stream().filter(RegisterKind.State::lack).findFirst().ifPresent(state::setValue);
			}
			on.setMax(today);
			on.setValue((before != null) ? before.onDay() : today);
			number = new WholeNumberField(
					Objects.requireNonNullElseGet(kind.number(), () -> Words.of("register.number")));
			evidence.setHelperText(Words.of("register.evidence.help"));
			meeting = meeting(before);
			if (before != null) {
				kind.state(before.state()).ifPresent(state::setValue);
				number.setValue(before.number());
				words.setValue(Objects.requireNonNullElse(before.words(), ""));
				until.setValue(before.untilDay());
				evidence.setValue(Objects.requireNonNullElse(before.evidence(), ""));
			}
		}

		private Choice<MeetingView> meeting(@Nullable RegisterEntryView before) {
			var field = new Choice<MeetingView>(Words.of("register.meeting"),
					it -> "%s/%s".formatted(it.group().value(), it.on()));
			if (asksMeeting) {
				var names = groups.names();
				var offered = meetings.meetings(null)
					.stream()
					.filter(it -> !it.on().isAfter(today) && it.on().isAfter(today.minusYears(MEETINGS_BACK)))
					.sorted(Comparator.comparing(MeetingView::on).reversed())
					.toList();
				field.setItems(offered);
				field.setItemLabelGenerator(it -> Words.of("register.meeting.of",
						names.getOrDefault(it.group(), it.group().value()), Dates.full(it.on())));
				field.setHelperText(Words.of("register.meeting.help"));
				field.setClearButtonVisible(true);
				if (before != null) {
					decided(before, offered).ifPresent(field::setValue);
				}
			}
			return field;
		}

		private Optional<MeetingView> decided(RegisterEntryView before, List<MeetingView> offered) {
			return offered.stream()
				.filter(it -> it.group().equals(before.meetingGroup()) && it.on().equals(before.meetingOn()))
				.findFirst();
		}

		FormDialog into(FormDialog dialog) {
			dialog.field("state", state).field("onDay", on);
			if (kind.until() != null) {
				dialog.field("until", until);
			}
			if (kind.number() != null) {
				dialog.field("number", number);
			}
			if (asksMeeting) {
				dialog.field("meeting", meeting);
			}
			if (asksWords) {
				dialog.field("words", words);
			}
			return dialog.field("evidence", evidence);
		}

		Registers.Said said() {
			@Nullable MeetingView decided = meeting.getValue();
			@Nullable GroupId group = (decided != null) ? decided.group() : null;
			return new Registers.Said(state.getOptionalValue().map(RegisterKind.State::code).orElse(null),
					on.getValue(), number.getValue(), evidence.getValue(), group,
					(decided != null) ? decided.on() : null, words.getValue(), until.getValue());
		}

	}

}
