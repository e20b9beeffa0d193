package scot.adp.treatment.ui;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import com.vaadin.flow.component.checkbox.Checkbox;
import org.jspecify.annotations.Nullable;
import scot.adp.directory.Partners;
import scot.adp.directory.ServiceId;
import scot.adp.directory.ServiceRegister;
import scot.adp.directory.ServiceView;
import scot.adp.directory.UnitView;
import scot.adp.platform.CodeList;
import scot.adp.platform.UnitId;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.Choices;
import scot.adp.shell.parts.DayField;
import scot.adp.shell.parts.FormDialog;
import scot.adp.shell.parts.GentleWarning;
import scot.adp.shell.parts.Place;
import scot.adp.shell.parts.Sure;
import scot.adp.shell.parts.WholeNumberField;
import scot.adp.shell.parts.Words;
import scot.adp.shell.parts.WordsField;
import scot.adp.treatment.VoiceEntry;
import scot.adp.treatment.VoiceRules.Lists;
import scot.adp.treatment.ServiceFeedbackView;
import scot.adp.treatment.ServiceFeedbackView.Kind;
import scot.adp.treatment.ServiceFeedbackView.Reply;
import scot.adp.treatment.Voices;

/** What is asked about that which people say of services. */
final class VoiceForms {

	private final Voices voices;

	private final ServiceRegister services;

	private final Partners partners;

	private final LocalDate today;

	private final Runnable afterwards;

	/**
	 * Makes forms that are not asked yet.
	 * @param afterwards what to do once something was saved
	 */
	VoiceForms(Voices voices, ServiceRegister services, Partners partners, LocalDate today, Runnable afterwards) {
		this.voices = voices;
		this.services = services;
		this.partners = partners;
		this.today = today;
		this.afterwards = afterwards;
	}

	/**
	 * Asks what was heard; the day is there already.
	 * @param about the service that is looked at; null for none
	 */
	FormDialog tell(@Nullable ServiceId about) {
		var fields = new Fields(null, about);
		return fields.into(new FormDialog(Words.of("voices.tell"), Place.of("treatment.voice")))
			.save(Words.of("voices.save"),
					fields.sure.asking(key -> voices.record(key, fields.entry(), Voices.Door.PAGE)),
					Words.of("voices.told"), afterwards);
	}

	/** Asks for all that was heard, to be put right. */
	FormDialog correct(ServiceFeedbackView of) {
		var fields = new Fields(of, null);
		return fields
			.into(new FormDialog(Words.of("voices.correct.title"),
					Place.of("treatment.voice.correct", of.id()).at(of.version()))
				.saying(Words.of("voices.correct.help")))
			.save(Words.of("voices.correct.save"),
					fields.sure.asking(key -> voices.correct(key, of.id(), of.version(), fields.entry())),
					Words.of("voices.saved"), afterwards);
	}

	/** Asks what the unit answers. */
	FormDialog answer(ServiceFeedbackView of) {
		var reply = new Choice<Reply>(Words.of("voices.reply"), Reply::name);
		reply.setItems(Reply.values());
		reply.setItemLabelGenerator(it -> Words.of("voices.reply." + it.name()));
		var words = new WordsField(Words.of("voices.words"), Voices.ANSWER_LIMIT);
		words.setHelperText(Words.of("voices.words.help"));
		var promised = new DayField(Words.of("voices.promised-on"));
		promised.setMin(today);
		promised.setHelperText(Words.of("voices.promised-on.help"));
		promised.setVisible(false);
		reply.addValueChangeListener(event -> {
			promised.setVisible(event.getValue() == Reply.WILL);
			if (event.getValue() != Reply.WILL) {
				promised.clear();
			}
		});
		var on = day("voices.answered-on", today, today);
		return new FormDialog(Words.of("voices.answer.title", of.said()),
				Place.of("treatment.voice.answer", of.id()).at(of.version()))
			.field("reply", reply)
			.field("words", words)
			.also(GentleWarning.on(words))
			.field("promisedOn", promised)
			.field("answeredOn", on)
			.save(Words.of("voices.answer.save"),
					key -> voices.answer(key, of.id(), of.version(), new VoiceEntry.Answer(reply.getValue(),
							words.getValue(), promised.getValue(), on.getValue())),
					Words.of("voices.answered"), afterwards);
	}

	/** Asks when and how those who said it heard of the answer. */
	FormDialog toldBack(ServiceFeedbackView of) {
		var on = day("voices.told-on", today, today);
		var how = codes(Lists.TOLD_HOW, "voices.told-how", today);
		return new FormDialog(Words.of("voices.told-back.title", of.said()),
				Place.of("treatment.voice.told-back", of.id()).at(of.version()))
			.field("on", on)
			.field("how", how)
			.save(Words.of("voices.told-back.save"),
					key -> voices.toldBack(key, of.id(), of.version(), on.getValue(), code(how)),
					Words.of("voices.saved"), afterwards);
	}

	/** Asks whether everybody is to read it, and which words. */
	FormDialog release(ServiceFeedbackView of) {
		var quote = yesOrNo("voices.with-quote", of.quote() == null ? null : Boolean.FALSE);
		var form = new FormDialog(Words.of("voices.release.title"),
				Place.of("treatment.voice.release", of.id()).at(of.version()))
			.saying(Words.of("voices.release.help"), Words.of("voices.release.said", of.said()),
					Words.of("voices.release.answer", Objects.requireNonNullElse(of.answerWords(), "")));
		if (of.quote() != null) {
			form.saying(Words.of("voices.quoted", of.quote())).field("withQuote", quote);
		}
		if (voices.small(of)) {
			form.saying(Words.of("voices.release.small", of.weight()));
		}
		return form.save(Words.of("voices.release.save"),
				key -> voices.release(key, of.id(), of.version(), Boolean.TRUE.equals(quote.getValue())),
				Words.of("voices.released"), afterwards);
	}

	/** Asks whether nobody is known by what is to be shown. */
	FormDialog readTwice(ServiceFeedbackView of) {
		var form = new FormDialog(Words.of("voices.read.title"), Place.NOWHERE).saying(Words.of("voices.read.help"),
				Words.of("voices.release.said", of.said()),
				Words.of("voices.release.answer", Objects.requireNonNullElse(of.answerWords(), "")));
		if (of.releaseQuote() && of.quote() != null) {
			form.saying(Words.of("voices.quoted", of.quote()));
		}
		return form.save(Words.of("voices.read.save"), key -> voices.readTwice(key, of.id(), of.version()),
				Words.of("voices.released"), afterwards);
	}

	/** Asks whether nobody is to read it any more. */
	FormDialog keepBack(ServiceFeedbackView of) {
		return new FormDialog(Words.of("voices.keep-back.title"), Place.NOWHERE)
			.saying(Words.of("voices.keep-back.help"))
			.save(Words.of("voices.keep-back.save"), key -> voices.keepBack(key, of.id(), of.version()),
					Words.of("voices.kept-back"), afterwards);
	}

	/** Asks why it should not be there. */
	FormDialog withdraw(ServiceFeedbackView of) {
		var because = new WordsField(Words.of("voices.because"), Voices.REASON_LIMIT);
		return new FormDialog(Words.of("voices.withdraw.title"),
				Place.of("treatment.voice.withdraw", of.id()).at(of.version()))
			.saying(Words.of("voices.withdraw.help"))
			.field("because", because)
			.also(GentleWarning.on(because))
			.save(Words.of("voices.withdraw.save"),
					key -> voices.withdraw(key, of.id(), of.version(), because.getValue()),
					Words.of("voices.withdrawn"), afterwards);
	}

	private static DayField day(String words, @Nullable LocalDate value, LocalDate last) {
		var field = new DayField(Words.of(words));
		field.setMax(last);
		field.setValue(value);
		return field;
	}

	private Choice<CodeList.Value> codes(Lists list, String words, LocalDate on) {
		var field = new Choice<CodeList.Value>(Words.of(words), CodeList.Value::code);
		field.setItems(voices.list(list).on(on));
		field.setItemLabelGenerator(CodeList.Value::label);
		return field;
	}

	private static @Nullable String code(Choice<CodeList.Value> field) {
		return field.getOptionalValue().map(CodeList.Value::code).orElse(null);
	}

	private static Choice<Boolean> yesOrNo(String words, @Nullable Boolean value) {
		var field = new Choice<Boolean>(Words.of(words), it -> it);
		field.setItems(true, false);
		field.setItemLabelGenerator(it -> Words.of(it ? "voices.yes" : "voices.no"));
		if (value != null) {
			field.setValue(value);
		}
		return field;
	}

	/** What can be said of something that was heard. */
	private final class Fields {

		private final Choice<About> about = new Choice<>(Words.of("voices.about"), About::code);

		private final DayField heardOn;

		private final Choice<CodeList.Value> how;

		private final Choice<CodeList.Value> respondent;

		private final Choices<CodeList.Value> themes = new Choices<>(Words.of("voices.themes"), CodeList.Value::code);

		private final Choice<Kind> kind = new Choice<>(Words.of("voices.kind"), Kind::name);

		private final WholeNumberField weight = new WholeNumberField(Words.of("voices.weight"));

		private final WordsField said = new WordsField(Words.of("voices.said"), Voices.SAID_LIMIT);

		private final WordsField quote = new WordsField(Words.of("voices.quote"), Voices.QUOTE_LIMIT);

		private final Choice<Boolean> agreed;

		private final Sure sure = new Sure(new Checkbox(Words.of("voices.sure")));

		Fields(@Nullable ServiceFeedbackView of, @Nullable ServiceId looked) {
			LocalDate on = (of != null) ? of.heardOn() : today;
			var offered = offered();
			about.setItems(offered);
			about.setItemLabelGenerator(About::label);
			about.setHelperText(Words.of("voices.about.help"));
			heardOn = day("voices.heard-on", on, today);
			how = codes(Lists.HOW, "voices.how", on);
			respondent = codes(Lists.RESPONDENT, "voices.respondent", on);
			themes.setItems(voices.list(Lists.THEME).on(on));
			themes.setItemLabelGenerator(CodeList.Value::label);
			kind.setItems(Kind.values());
			kind.setItemLabelGenerator(VoiceWords::kind);
			weight.setHelperText(Words.of("voices.weight.help"));
			said.setHelperText(Words.of("voices.said.help"));
			quote.setHelperText(Words.of("voices.quote.help"));
			agreed = yesOrNo("voices.agreed", (of != null && of.quote() != null) ? true : null);
			agreed.setClearButtonVisible(true);
			if (of == null) {
				weight.setValue(1);
				offered.stream()
					.filter(it -> it.service() != null && it.service().equals(looked))
					.findFirst()
					.ifPresent(about::setValue);
			}
			else {
				fill(of, offered);
			}
		}

		private void fill(ServiceFeedbackView of, List<About> offered) {
			offered.stream()
				.filter(it -> Objects.equals(it.service(), of.service()) && it.unit().equals(of.unit()))
				.findFirst()
				.ifPresent(about::setValue);
			voices.list(Lists.HOW).find(of.how()).ifPresent(how::setValue);
			voices.list(Lists.RESPONDENT).find(of.respondent()).ifPresent(respondent::setValue);
			themes.setValue(voices.list(Lists.THEME)
				.values()
				.stream()
				.filter(it -> of.themes().contains(it.code()))
				.collect(Collectors.toSet()));
			kind.setValue(of.kind());
			weight.setValue(of.weight());
			said.setValue(of.said());
			quote.setValue(Objects.requireNonNullElse(of.quote(), ""));
		}

		/** All services and all units, services first. */
		private List<About> offered() {
			var names = new ArrayList<About>();
			var units = partners.units();
			var called = units.stream().collect(Collectors.toMap(UnitView::code, UnitView::name, (one, other) -> one));
			services.all()
				.stream()
				.filter(it -> it.state() != ServiceView.State.CLOSED)
				.map(it -> new About(it.unit(), it.id(),
						Words.of("voices.about.service", it.name(), called.getOrDefault(it.unit(), it.unit().value()))))
				.sorted(Comparator.comparing(About::label))
				.forEach(names::add);
			units.stream()
				.map(it -> new About(it.code(), null, Words.of("voices.about.unit", it.name())))
				.sorted(Comparator.comparing(About::label))
				.forEach(names::add);
			return names;
		}

		FormDialog into(FormDialog dialog) {
			return dialog.field("service", about)
				.field("said", said)
				.also(GentleWarning.on(said))
				.field("kind", kind)
				.field("themes", themes)
				.field("weight", weight)
				.field("how", how)
				.field("respondent", respondent)
				.field("heardOn", heardOn)
				.field("quote", quote)
				.also(GentleWarning.on(quote))
				.field("agreed", agreed)
				.also(sure.box());
		}

		VoiceEntry entry() {
			@Nullable About of = about.getValue();
			return new VoiceEntry((of != null) ? of.unit() : null, (of != null) ? of.service() : null,
					heardOn.getValue(), code(how), code(respondent),
					themes.getValue().stream().map(CodeList.Value::code).sorted().toList(), kind.getValue(),
					weight.getValue(), said.getValue(), quote.getValue(), Boolean.TRUE.equals(agreed.getValue()),
					sure.given());
		}

	}

	/** A service, or a unit as a whole. */
	private record About(UnitId unit, @Nullable ServiceId service, String label) {

		String code() {
			return (service != null) ? service.value().toString() : unit.value();
		}

	}

}
