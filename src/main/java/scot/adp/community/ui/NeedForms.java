package scot.adp.community.ui;

import java.time.LocalDate;
import java.util.Objects;
import java.util.function.BiConsumer;

import scot.adp.community.Door;
import scot.adp.community.NeedCheckView;
import scot.adp.community.NeedChecks;
import scot.adp.community.NeedRules.Lists;
import scot.adp.platform.CodeList;
import scot.adp.platform.Problem;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.FormDialog;
import scot.adp.shell.parts.Place;
import scot.adp.shell.parts.Sure;
import scot.adp.shell.parts.Words;

/**
 * What is asked about a need check. It tells of one person, so it is kept nowhere before
 * it is saved.
 */
final class NeedForms {

	private final NeedChecks checks;

	private final LocalDate today;

	private final Runnable afterwards;

	/**
	 * Makes forms that are not asked yet.
	 * @param afterwards what to do once something was saved
	 */
	NeedForms(NeedChecks checks, LocalDate today, Runnable afterwards) {
		this.checks = checks;
		this.today = today;
		this.afterwards = afterwards;
	}

	/**
	 * Joins the fields of the domains, of which the first shows what is wrong with all.
	 */
	static void join(NeedFields fields, BiConsumer<String, Choice<NeedFields.Said>> form) {
		boolean first = true;
		for (var field : fields.answers().entrySet()) {
			form.accept(first ? "answers" : "answers." + field.getKey(), field.getValue());
			first = false;
		}
	}

	/** Asks the same person again. */
	FormDialog again(NeedCheckView check) {
		var fields = new NeedFields(checks, checks.beginning().let(), today);
		fields.of(check);
		fields.follows(check);
		var sure = new Sure(fields.sure);
		var form = new FormDialog(Words.of("need.again.title", NeedWords.person(check)), Place.NOWHERE)
			.saying(NeedWords.when(check, today))
			.field("ownRef", fields.ownRef)
			.field("stage", fields.stage)
			.field("checkedOn", fields.checkedOn)
			.field("unit", fields.unit);
		join(fields, form::field);
		return form.also(fields.sure)
			.save(Words.of("need.new.save"),
					sure.asking(key -> checks.record(key, new NeedChecks.Sent(fields.read(), null), Door.PAGE)),
					Words.of("need.again.done", NeedWords.person(check)), afterwards);
	}

	/** Asks for all that a check is to say. */
	FormDialog putRight(NeedCheckView check) {
		var fields = new NeedFields(checks, checks.beginning().let(), today);
		fields.fill(check);
		var sure = new Sure(fields.sure);
		var form = new FormDialog(Words.of("need.put-right.title", NeedWords.called(check)), Place.NOWHERE)
			.field("unit", fields.unit)
			.field("ownRef", fields.ownRef)
			.field("stage", fields.stage)
			.field("checkedOn", fields.checkedOn);
		join(fields, form::field);
		return form.also(fields.sure)
			.save(Words.of("need.put-right.save"), sure.asking(
					key -> checks.change(key, check.id(), check.version(), new NeedChecks.Sent(fields.read(), null))),
					Words.of("need.put-right.done"), afterwards);
	}

	/** Asks why a check is withdrawn. */
	FormDialog withdraw(NeedCheckView check) {
		var because = CodeChoice.offering(new Choice<>(Words.of("need.withdraw.because"), CodeList.Value::code),
				checks.offered(Lists.WITHDRAWN_BECAUSE)
					.stream()
					.filter(it -> !it.code().equals("IMPORT_TAKEN_BACK"))
					.toList());
		return new FormDialog(Words.of("need.withdraw.title", NeedWords.called(check)), Place.NOWHERE)
			.saying(Words.of("need.withdraw.help"))
			.field("because", because)
			.save(Words.of("need.withdraw.save"), key -> {
				new Problem.Faults().when(because.isEmpty(), "because", Words.of("need.withdraw.missing")).raise();
				checks.withdraw(key, check.id(), check.version(), Objects.requireNonNull(CodeChoice.given(because)));
			}, Words.of("need.withdrawn"), afterwards);
	}

}
