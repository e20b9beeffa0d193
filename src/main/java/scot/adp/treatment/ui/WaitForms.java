package scot.adp.treatment.ui;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import com.vaadin.flow.component.checkbox.Checkbox;
import org.jspecify.annotations.Nullable;
import scot.adp.platform.CodeList;
import scot.adp.platform.Problem;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.DayField;
import scot.adp.shell.parts.FormDialog;
import scot.adp.shell.parts.Place;
import scot.adp.shell.parts.Sure;
import scot.adp.shell.parts.Words;
import scot.adp.treatment.WaitDetail;
import scot.adp.treatment.WaitFact;
import scot.adp.treatment.WaitRules.Lists;
import scot.adp.treatment.WaitView;
import scot.adp.treatment.Waits;

/**
 * What is asked about a wait. Days and codes here tell of one person, so they are kept
 * nowhere before they are saved.
 */
final class WaitForms {

	private static final Set<String> NOT_BY_HAND = Set.of("UNDONE", "IMPORT_TAKEN_BACK");

	private final Waits waits;

	private final LocalDate today;

	private final Runnable afterwards;

	/**
	 * Makes forms that are not asked yet.
	 * @param afterwards what to do once something was saved
	 */
	WaitForms(Waits waits, LocalDate today, Runnable afterwards) {
		this.waits = waits;
		this.today = today;
		this.afterwards = afterwards;
	}

	/** Asks for an offer, and for what came of it where that is known. */
	FormDialog offer(WaitView wait) {
		return add("wait.add.offer", wait, new Offer(null));
	}

	/** Asks what came of an offer. */
	FormDialog answer(WaitView wait, WaitFact offer) {
		var fields = new Offer(offer);
		fields.offered.setReadOnly(true);
		fields.appointment.setReadOnly(true);
		return add("wait.answer", wait, fields);
	}

	/** Asks how an appointment was missed. */
	FormDialog missed(WaitView wait) {
		return add("wait.add.missed", wait, new Missed(null));
	}

	/** Asks from when to when the person is away. */
	FormDialog away(WaitView wait) {
		return add("wait.add.away", wait, new Away(null));
	}

	/** Asks when days away were over. */
	FormDialog back(WaitView wait, WaitFact away) {
		var fields = new Away(away);
		fields.from.setReadOnly(true);
		return add("wait.back", wait, fields);
	}

	/** Asks for the first treatment. */
	FormDialog start(WaitView wait) {
		var fields = new Ending(Lists.TREATMENT_TYPE, null, "wait.start.on", "wait.treatment");
		var sure = sure();
		return into(new FormDialog(Words.of("wait.start.title", WaitWords.called(wait)), Place.NOWHERE), fields, sure)
			.save(Words.of("wait.start"), sure.asking(key -> {
				WaitFact fact = fields.read();
				waits.start(key, wait.id(), wait.version(), fact.on(), Objects.requireNonNull(fact.code()),
						sure.given());
			}), Words.of("wait.start.done", WaitWords.called(wait)), afterwards);
	}

	/** Asks why a wait ends without treatment. */
	FormDialog close(WaitView wait) {
		var fields = new Ending(Lists.CLOSE_REASON, null, "wait.close.on", "wait.close.reason");
		var sure = sure();
		return into(new FormDialog(Words.of("wait.close.title", WaitWords.called(wait)), Place.NOWHERE), fields, sure)
			.saying(Words.of("wait.close.help"))
			.save(Words.of("wait.close"), sure.asking(key -> {
				WaitFact fact = fields.read();
				waits.close(key, wait.id(), wait.version(), fact.on(), Objects.requireNonNull(fact.code()),
						sure.given());
			}), Words.of("wait.close.done", WaitWords.called(wait)), afterwards);
	}

	/** Asks what a fact has to be, and why it was wrong. */
	FormDialog correct(WaitView wait, WaitDetail.Told told) {
		Fields fields = switch (told.fact().kind()) {
			case OFFER -> new Offer(told.fact());
			case NOT_ATTENDED -> new Missed(told.fact());
			case UNAVAILABLE -> new Away(told.fact());
			case STARTED -> new Ending(Lists.TREATMENT_TYPE, told.fact(), "wait.start.on", "wait.treatment");
			case CLOSED -> new Ending(Lists.CLOSE_REASON, told.fact(), "wait.close.on", "wait.close.reason");
		};
		var because = because();
		var dialog = new FormDialog(Words.of("wait.correct.title", WaitWords.told(waits, told.fact())), Place.NOWHERE)
			.saying(Words.of("wait.correct.help"));
		fields.into(dialog);
		return dialog.field("because", because).save(Words.of("wait.correct.save"), key -> {
			String why = chosen(because);
			WaitFact right = fields.read();
			waits.correct(key, wait.id(), wait.version(), told.id(), right, why);
		}, Words.of("wait.corrected"), afterwards);
	}

	/** Asks why a fact is taken back. */
	FormDialog takeBack(WaitView wait, WaitDetail.Told told) {
		var because = because();
		return new FormDialog(Words.of("wait.take-back.title", WaitWords.told(waits, told.fact())), Place.NOWHERE)
			.saying(Words.of("wait.take-back.help"))
			.field("because", because)
			.save(Words.of("wait.take-back"),
					key -> waits.correct(key, wait.id(), wait.version(), told.id(), null, chosen(because)),
					Words.of("wait.taken-back"), afterwards);
	}

	/** Asks what a wait has to be opened with, and why that was wrong. */
	FormDialog correct(WaitView wait) {
		var received = day("wait.received", wait.receivedOn(), today);
		var type = codes(Lists.SERVICE_TYPE, "wait.service-type", wait.serviceType());
		var substance = codes(Lists.SUBSTANCE, "wait.substance", wait.substance());
		var source = codes(Lists.REFERRAL_SOURCE, "wait.source", wait.referralSource());
		source.setClearButtonVisible(true);
		var because = because();
		return new FormDialog(Words.of("wait.correct.opening", WaitWords.called(wait)), Place.NOWHERE)
			.field("receivedOn", received)
			.field("serviceType", type)
			.field("substance", substance)
			.field("referralSource", source)
			.field("because", because)
			.save(Words.of("wait.correct.save"), key -> {
				missing(received.isEmpty(), "receivedOn", "wait.received.missing");
				String why = chosen(because);
				waits.correct(key, wait.id(), wait.version(),
						new Waits.Opening(received.getValue(), code(type), code(substance), given(source)), why);
			}, Words.of("wait.corrected"), afterwards);
	}

	/** Asks why a wait is withdrawn. */
	FormDialog withdraw(WaitView wait) {
		var because = because();
		return new FormDialog(Words.of("wait.withdraw.title", WaitWords.called(wait)), Place.NOWHERE)
			.saying(Words.of("wait.withdraw.help"))
			.field("because", because)
			.save(Words.of("wait.withdraw"), key -> waits.withdraw(key, wait.id(), wait.version(), chosen(because)),
					Words.of("wait.withdraw.done"), afterwards);
	}

	private FormDialog add(String words, WaitView wait, Fields fields) {
		var sure = sure();
		return into(new FormDialog(Words.of(words + ".title", WaitWords.called(wait)), Place.NOWHERE), fields, sure)
			.save(Words.of(words), sure.asking(key -> {
				WaitFact fact = fields.read();
				waits.add(key, wait.id(), wait.version(), List.of(fact), sure.given());
			}), Words.of("wait.added"), afterwards);
	}

	private static FormDialog into(FormDialog dialog, Fields fields, Sure sure) {
		fields.into(dialog);
		return dialog.also(sure.box());
	}

	private static Sure sure() {
		return new Sure(new Checkbox(Words.of("wait.sure")));
	}

	private DayField day(String words, @Nullable LocalDate value, @Nullable LocalDate latest) {
		var field = new DayField(Words.of(words));
		field.setMax(latest);
		field.setValue(value);
		field.setWidthFull();
		return field;
	}

	/** One of a list. */
	Choice<CodeList.Value> codes(Lists list, String words, @Nullable String chosen) {
		var field = new Choice<CodeList.Value>(Words.of(words), CodeList.Value::code);
		CodeList values = waits.list(list);
		field.setItems(values.on(today));
		field.setItemLabelGenerator(CodeList.Value::label);
		field.setWidthFull();
		values.find(chosen).filter(value -> value.holds(today)).ifPresent(field::setValue);
		return field;
	}

	private Choice<CodeList.Value> because() {
		var because = codes(Lists.CORRECTED_BECAUSE, "wait.because", null);
		because.setItems(because.getListDataView().getItems().filter(it -> !NOT_BY_HAND.contains(it.code())).toList());
		return because;
	}

	private static String chosen(Choice<CodeList.Value> because) {
		missing(because.isEmpty(), "because", "wait.because.missing");
		return code(because);
	}

	private static void missing(boolean missing, String field, String words) {
		new Problem.Faults().when(missing, field, Words.of(words)).raise();
	}

	static String code(Choice<CodeList.Value> field) {
		return field.getOptionalValue().map(CodeList.Value::code).orElse("");
	}

	static @Nullable String given(Choice<CodeList.Value> field) {
		return field.getOptionalValue().map(CodeList.Value::code).orElse(null);
	}

	/** The fields of a fact. */
	private interface Fields {

		void into(FormDialog dialog);

		/** What stands in them. */
		WaitFact read();

	}

	private final class Offer implements Fields {

		private final DayField offered;

		private final DayField appointment;

		private final Choice<CodeList.Value> outcome;

		private final DayField answered;

		Offer(@Nullable WaitFact of) {
			offered = day("wait.offer.on", (of != null) ? of.on() : today, today);
			appointment = day("wait.offer.appointment", (of != null) ? of.until() : null, null);
			outcome = codes(Lists.OFFER_OUTCOME, "wait.offer.outcome", (of != null) ? of.code() : null);
			outcome.setClearButtonVisible(true);
			outcome.setHelperText(Words.of("wait.offer.outcome.help"));
			answered = day("wait.offer.answered", (of != null && of.answeredOn() != null) ? of.answeredOn() : today,
					today);
			outcome.addValueChangeListener(event -> fit());
			fit();
		}

		private void fit() {
			answered.setVisible(!outcome.isEmpty());
		}

		@Override
		public void into(FormDialog dialog) {
			dialog.field("offeredOn", offered)
				.field("appointmentOn", appointment)
				.field("outcome", outcome)
				.field("answeredOn", answered);
		}

		@Override
		public WaitFact read() {
			new Problem.Faults().when(offered.isEmpty(), "offeredOn", Words.of("wait.offer.on.missing"))
				.when(appointment.isEmpty(), "appointmentOn", Words.of("wait.offer.appointment.missing"))
				.when(!outcome.isEmpty() && answered.isEmpty(), "answeredOn", Words.of("wait.offer.answered.missing"))
				.raise();
			return outcome.isEmpty() ? WaitFact.offer(offered.getValue(), appointment.getValue())
					: WaitFact.offer(offered.getValue(), appointment.getValue(), code(outcome), answered.getValue());
		}

	}

	private final class Missed implements Fields {

		private final DayField on;

		private final Choice<CodeList.Value> how;

		Missed(@Nullable WaitFact of) {
			on = day("wait.missed.on", (of != null) ? of.on() : today, today);
			how = codes(Lists.NON_ATTENDANCE, "wait.missed.how", (of != null) ? of.code() : null);
		}

		@Override
		public void into(FormDialog dialog) {
			dialog.field("nonAttendanceOn", on).field("nonAttendanceKind", how);
		}

		@Override
		public WaitFact read() {
			new Problem.Faults().when(on.isEmpty(), "nonAttendanceOn", Words.of("wait.missed.on.missing"))
				.when(how.isEmpty(), "nonAttendanceKind", Words.of("wait.missed.how.missing"))
				.raise();
			return WaitFact.notAttended(on.getValue(), code(how));
		}

	}

	private final class Away implements Fields {

		private final DayField from;

		private final DayField to;

		private final Choice<CodeList.Value> why;

		Away(@Nullable WaitFact of) {
			from = day("wait.away.from", (of != null) ? of.on() : today, null);
			to = day("wait.away.to", (of != null) ? of.until() : null, null);
			to.setHelperText(Words.of("wait.away.to.help"));
			why = codes(Lists.UNAVAILABLE_REASON, "wait.away.why", (of != null) ? of.code() : null);
		}

		@Override
		public void into(FormDialog dialog) {
			dialog.field("unavailableFrom", from).field("unavailableTo", to).field("unavailableReason", why);
		}

		@Override
		public WaitFact read() {
			missing(from.isEmpty(), "unavailableFrom", "wait.away.from.missing");
			return WaitFact.unavailable(from.getValue(), to.getValue(), given(why));
		}

	}

	/** The end of a wait, with treatment or without. */
	private final class Ending implements Fields {

		private final boolean treated;

		private final DayField on;

		private final Choice<CodeList.Value> what;

		Ending(Lists list, @Nullable WaitFact of, String onWords, String whatWords) {
			treated = list == Lists.TREATMENT_TYPE;
			on = day(onWords, (of != null) ? of.on() : today, today);
			what = codes(list, whatWords, (of != null) ? of.code() : null);
		}

		@Override
		public void into(FormDialog dialog) {
			dialog.field(treated ? "startedOn" : "closedOn", on).field(treated ? "treatmentType" : "closeReason", what);
		}

		@Override
		public WaitFact read() {
			new Problem.Faults().when(on.isEmpty(), treated ? "startedOn" : "closedOn", Words.of("wait.end.on.missing"))
				.when(what.isEmpty(), treated ? "treatmentType" : "closeReason",
						Words.of(treated ? "wait.treatment.missing" : "wait.close.reason.missing"))
				.raise();
			return treated ? WaitFact.started(on.getValue(), code(what)) : WaitFact.closed(on.getValue(), code(what));
		}

	}

}
