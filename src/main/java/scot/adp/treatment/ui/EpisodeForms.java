package scot.adp.treatment.ui;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import org.jspecify.annotations.Nullable;
import scot.adp.directory.TimeOfDay;
import scot.adp.directory.UnitView;
import scot.adp.platform.CodeList;
import scot.adp.platform.Problem;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.Choices;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.DayField;
import scot.adp.shell.parts.FormDialog;
import scot.adp.shell.parts.LineField;
import scot.adp.shell.parts.Place;
import scot.adp.shell.parts.Sure;
import scot.adp.shell.parts.Words;
import scot.adp.treatment.EpisodeEntry;
import scot.adp.treatment.EpisodeFact;
import scot.adp.treatment.EpisodeFact.Kind;
import scot.adp.treatment.EpisodeRules.Lists;
import scot.adp.treatment.Episodes;
import scot.adp.treatment.TreatmentEpisodeView;
import scot.adp.treatment.WaitRules;

/**
 * What is asked about episodes. Days and codes here tell of one person, so they are kept
 * nowhere before they are saved.
 */
final class EpisodeForms {

	private static final int REFERENCE_LIMIT = 40;

	private static final int TIME_LIMIT = 8;

	private static final ZoneId ZONE = ZoneId.of("Europe/London");

	private static final String COMMUNITY = "COMMUNITY";

	private static final String BY_THE_PROGRAM = "IMPORT_TAKEN_BACK";

	private final Episodes episodes;

	private final LocalDate today;

	private final Runnable afterwards;

	/**
	 * Makes forms that are not asked yet.
	 * @param afterwards what to do once something was saved
	 */
	EpisodeForms(Episodes episodes, LocalDate today, Runnable afterwards) {
		this.episodes = episodes;
		this.today = today;
		this.afterwards = afterwards;
	}

	/**
	 * Asks who starts: reference, day, what for and how; the rest where somebody knows
	 * it.
	 */
	FormDialog start(List<UnitView> keeping) {
		var unit = new Choice<UnitView>(Words.of("episode.unit"), it -> it.code().value());
		unit.setItems(keeping);
		unit.setItemLabelGenerator(UnitView::name);
		unit.setWidthFull();
		unit.setVisible(keeping.size() > 1);
		ReachForms.own(keeping).ifPresent(unit::setValue);
		var ownRef = new LineField(Words.of("episode.own-ref"), REFERENCE_LIMIT);
		var started = day("episode.started-on", today);
		var substance = codes(episodes.list(WaitRules.Lists.SUBSTANCE), "episode.substance");
		var types = new Choices<CodeList.Value>(Words.of("episode.treatment"), CodeList.Value::code);
		types.setItems(episodes.list(WaitRules.Lists.TREATMENT_TYPE).on(today));
		types.setItemLabelGenerator(CodeList.Value::label);
		types.setWidthFull();
		var setting = codes(episodes.list(Lists.SETTING), "episode.setting");
		episodes.list(Lists.SETTING).find(COMMUNITY).ifPresent(setting::setValue);
		var medicine = codes(episodes.list(Lists.MEDICINE), "episode.medicine");
		var firsts = new Firsts(null);
		var chi = new LineField(Words.of("episode.chi"), REFERENCE_LIMIT);
		chi.setHelperText(Words.of("episode.chi.help"));
		var more = new Div();
		more.addClassName("dialog-form");
		var sure = new Sure(new Checkbox(Words.of("episode.sure")));
		var form = new FormDialog(Words.of("episode.start"), Place.NOWHERE).field("unit", unit)
			.field("ownRef", ownRef)
			.field("startedOn", started)
			.field("substance", substance)
			.field("treatmentTypes", types)
			.field("setting", setting)
			.field("medicine", medicine)
			.also(new Details(Words.of("episode.more"), more));
		firsts.into(form, more);
		return form.field("chi", chi, more).also(sure.box()).save(Words.of("episode.save"), sure.asking(key -> {
			new Problem.Faults().when(unit.isEmpty(), "unit", Words.of("episode.unit.missing"))
				.when(ownRef.isEmpty(), "ownRef", Words.of("episode.own-ref.missing"))
				.when(started.isEmpty(), "startedOn", Words.of("episode.started-on.missing"))
				.when(substance.isEmpty(), "substance", Words.of("episode.substance.missing"))
				.when(types.isEmpty(), "treatmentTypes", Words.of("episode.treatment.missing"))
				.when(setting.isEmpty(), "setting", Words.of("episode.setting.missing"))
				.raise();
			var facts = new ArrayList<>(List.of(EpisodeFact.value(Kind.SUBSTANCE, substance.getValue().code()),
					EpisodeFact.treatment(types.getValue().stream().map(CodeList.Value::code).toList()),
					EpisodeFact.value(Kind.SETTING, setting.getValue().code())));
			if (!medicine.isEmpty()) {
				facts.add(EpisodeFact.medicine(started.getValue(), medicine.getValue().code()));
			}
			facts.addAll(firsts.read());
			episodes.tell(key, new EpisodeEntry(unit.getValue().code(), ownRef.getValue().strip(),
					chi.isEmpty() ? null : chi.getValue().strip(), started.getValue(), facts, null, sure.given()),
					Episodes.Door.PAGE);
		}), Words.of("episode.started"), afterwards);
	}

	/** Somebody was in touch. */
	FormDialog contact(TreatmentEpisodeView of) {
		var on = day("episode.contact-on", today);
		return new FormDialog(Words.of("episode.contact.title", EpisodeWords.called(of)), Place.NOWHERE)
			.field("lastContactOn", on)
			.save(Words.of("episode.save"), key -> {
				new Problem.Faults().when(on.isEmpty(), "lastContactOn", Words.of("episode.day.missing")).raise();
				add(key, of, List.of(EpisodeFact.contact(on.getValue())));
			}, Words.of("episode.saved"), afterwards);
	}

	/** Another medicine from a day on. */
	FormDialog medicine(TreatmentEpisodeView of) {
		var medicine = codes(episodes.list(Lists.MEDICINE), "episode.medicine");
		var from = day("episode.medicine-from", today);
		return new FormDialog(Words.of("episode.medicine.title", EpisodeWords.called(of)), Place.NOWHERE)
			.field("medicine", medicine)
			.field("medicineFrom", from)
			.save(Words.of("episode.save"), key -> {
				new Problem.Faults().when(medicine.isEmpty(), "medicine", Words.of("episode.medicine.missing"))
					.when(from.isEmpty(), "medicineFrom", Words.of("episode.day.missing"))
					.raise();
				add(key, of, List.of(EpisodeFact.medicine(from.getValue(), medicine.getValue().code())));
			}, Words.of("episode.saved"), afterwards);
	}

	/** It ends: the day, and why. */
	FormDialog end(TreatmentEpisodeView of) {
		var on = day("episode.ended-on", (of.endedOn() != null) ? of.endedOn() : today);
		var reason = codes(episodes.list(Lists.END_REASON), "episode.end-reason");
		var elsewhere = yesOrNo("episode.elsewhere", null);
		elsewhere.setHelperText(Words.of("episode.elsewhere.help"));
		elsewhere.setVisible(false);
		reason.addValueChangeListener(
				event -> elsewhere.setVisible(!reason.isEmpty() && episodes.asksElsewhere(reason.getValue().code())));
		return new FormDialog(Words.of("episode.end.title", EpisodeWords.called(of)), Place.NOWHERE)
			.field("endedOn", on)
			.field("endReason", reason)
			.field("offeredElsewhere", elsewhere)
			.save(Words.of("episode.end.save"), key -> {
				new Problem.Faults().when(on.isEmpty(), "endedOn", Words.of("episode.day.missing"))
					.when(reason.isEmpty(), "endReason", Words.of("episode.end-reason.missing"))
					.raise();
				add(key, of, List.of(EpisodeFact.ended(on.getValue(), reason.getValue().code(),
						elsewhere.isVisible() ? elsewhere.getValue() : null)));
			}, Words.of("episode.saved"), afterwards);
	}

	/** What is known of the beginning, and where treatment is given now. */
	FormDialog more(TreatmentEpisodeView of) {
		var setting = codes(episodes.list(Lists.SETTING), "episode.setting");
		episodes.list(Lists.SETTING).find(of.setting()).ifPresent(setting::setValue);
		var firsts = new Firsts(of);
		var form = new FormDialog(Words.of("episode.more.title", EpisodeWords.called(of)), Place.NOWHERE)
			.field("setting", setting);
		firsts.into(form, null);
		return form.save(Words.of("episode.save"), key -> {
			new Problem.Faults().when(setting.isEmpty(), "setting", Words.of("episode.setting.missing")).raise();
			var facts = new ArrayList<EpisodeFact>();
			facts.add(EpisodeFact.value(Kind.SETTING, setting.getValue().code()));
			facts.addAll(firsts.read());
			add(key, of, facts);
		}, Words.of("episode.saved"), afterwards);
	}

	/** Something that was told wrongly. */
	FormDialog takeBack(TreatmentEpisodeView of, TreatmentEpisodeView.Told told) {
		return why(Words.of("episode.take-back.title", EpisodeWords.told(episodes, told.fact())),
				Words.of("episode.take-back.help"), Words.of("episode.take-back"),
				(key, because) -> episodes.takeBack(key, of.id(), of.version(), told.id(), because));
	}

	/** Entered wrongly. */
	FormDialog withdraw(TreatmentEpisodeView of) {
		return why(Words.of("episode.withdraw.title", EpisodeWords.called(of)), Words.of("episode.withdraw.help"),
				Words.of("episode.withdraw"), (key, because) -> episodes.withdraw(key, of.id(), of.version(), because));
	}

	private void add(String key, TreatmentEpisodeView of, List<EpisodeFact> facts) {
		episodes.add(key, of.id(), of.version(), facts);
	}

	private FormDialog why(String title, String help, String verb, Why change) {
		var because = codes(episodes.list(Lists.CORRECTED_BECAUSE), "episode.because");
		because.setItems(episodes.list(Lists.CORRECTED_BECAUSE)
			.on(today)
			.stream()
			.filter(it -> !it.code().equals(BY_THE_PROGRAM))
			.toList());
		return new FormDialog(title, Place.NOWHERE).saying(help).field("because", because).save(verb, key -> {
			new Problem.Faults().when(because.isEmpty(), "because", Words.of("episode.because.missing")).raise();
			change.make(key, because.getValue().code());
		}, Words.of("episode.saved"), afterwards);
	}

	private Choice<CodeList.Value> codes(CodeList list, String words) {
		var field = new Choice<CodeList.Value>(Words.of(words), CodeList.Value::code);
		field.setItems(list.on(today));
		field.setItemLabelGenerator(CodeList.Value::label);
		field.setWidthFull();
		return field;
	}

	private static Choice<Boolean> yesOrNo(String words, @Nullable Boolean value) {
		return ReachForms.yesOrNo(words, value);
	}

	private DayField day(String words, @Nullable LocalDate value) {
		return ReachForms.day(words, value, today);
	}

	/** What is told of the beginning: first contact, first prescription, and more. */
	private final class Firsts {

		private final DayField contactOn;

		private final LineField contactTime;

		private final DayField prescribedOn;

		private final LineField prescribedTime;

		private final Choice<Boolean> sameDay;

		private final Choice<Boolean> shared;

		Firsts(@Nullable TreatmentEpisodeView of) {
			@Nullable OffsetDateTime contact = (of != null) ? of.firstContactAt() : null;
			@Nullable OffsetDateTime prescribed = (of != null) ? of.firstPrescriptionAt() : null;
			contactOn = day("episode.first-contact-on", (contact != null) ? Dates.day(contact) : null);
			contactTime = time("episode.first-contact-time", contact);
			prescribedOn = day("episode.prescribed-on", (prescribed != null) ? Dates.day(prescribed) : null);
			prescribedTime = time("episode.prescribed-time", prescribed);
			sameDay = yesOrNo("episode.same-day", (of != null) ? of.sameDayOffered() : null);
			shared = yesOrNo("episode.shared", (of != null) ? of.sharedCare() : null);
		}

		/** Puts them into a form, into a part of it where there is one. */
		void into(FormDialog form, @Nullable Div part) {
			if (part == null) {
				form.field("firstContactAt", contactOn)
					.field("contactTime", contactTime)
					.field("firstPrescriptionAt", prescribedOn)
					.field("prescribedTime", prescribedTime)
					.field("sameDayOffered", sameDay)
					.field("sharedCare", shared);
				return;
			}
			form.field("firstContactAt", contactOn, part)
				.field("contactTime", contactTime, part)
				.field("firstPrescriptionAt", prescribedOn, part)
				.field("prescribedTime", prescribedTime, part)
				.field("sameDayOffered", sameDay, part)
				.field("sharedCare", shared, part);
		}

		List<EpisodeFact> read() {
			var faults = new Problem.Faults();
			@Nullable OffsetDateTime contact = at(faults, "contactTime", contactOn, contactTime);
			@Nullable OffsetDateTime prescribed = at(faults, "prescribedTime", prescribedOn, prescribedTime);
			faults.raise();
			var facts = new ArrayList<EpisodeFact>();
			if (contact != null) {
				facts.add(EpisodeFact.moment(Kind.FIRST_CONTACT, contact));
			}
			if (prescribed != null) {
				facts.add(EpisodeFact.moment(Kind.FIRST_PRESCRIPTION, prescribed));
			}
			if (sameDay.getValue() != null) {
				facts.add(EpisodeFact.answer(Kind.SAME_DAY_OFFERED, sameDay.getValue()));
			}
			if (shared.getValue() != null) {
				facts.add(EpisodeFact.answer(Kind.SHARED_CARE, shared.getValue()));
			}
			return facts;
		}

		private static LineField time(String words, @Nullable OffsetDateTime value) {
			var field = new LineField(Words.of(words), TIME_LIMIT);
			field.setHelperText(Words.of("reach.time.help"));
			if (value != null) {
				field.setValue(Dates.hour(value));
			}
			return field;
		}

		/** A day and a time of day as they were typed; null where neither was. */
		private static @Nullable OffsetDateTime at(Problem.Faults faults, String path, DayField day, LineField time) {
			if (day.isEmpty() && time.isEmpty()) {
				return null;
			}
			List<LocalTime> read = TimeOfDay.read(time.getValue());
			boolean whole = !day.isEmpty() && !read.isEmpty();
			faults.when(!whole, path, Words.of("episode.moment.fault"));
			return whole ? day.getValue().atTime(read.getFirst()).atZone(ZONE).toOffsetDateTime() : null;
		}

	}

	/** Makes a change that takes a reason. */
	private interface Why {

		void make(String key, String because);

	}

}
