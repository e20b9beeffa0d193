package scot.adp.community.ui;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;

import scot.adp.community.HelpGivenView;
import scot.adp.community.HelpRules.Lists;
import scot.adp.community.HelpsGiven;
import scot.adp.directory.ServiceRegister;
import scot.adp.platform.CodeList;
import scot.adp.platform.Problem;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.FormDialog;
import scot.adp.shell.parts.Place;
import scot.adp.shell.parts.Sure;
import scot.adp.shell.parts.Words;

/** What is asked about help that was entered wrongly. */
final class HelpForms {

	private HelpForms() {
	}

	/**
	 * Asks for all that help is to say. It may tell of a person, so it is kept nowhere
	 * before it is saved.
	 */
	static FormDialog putRight(HelpsGiven helps, ServiceRegister services, HelpGivenView help, LocalDate today,
			Runnable afterwards) {
		var fields = new HelpFields(helps, helps.beginning().units(), services, today);
		fields.fill(help);
		var sure = new Sure(fields.sure);
		return new FormDialog(Words.of("given.put-right.title", said(helps, help)), Place.NOWHERE)
			.field("unit", fields.unit)
			.field("happenedOn", fields.happenedOn)
			.field("domain", fields.domain)
			.field("form", fields.form)
			.field("confirmed", fields.confirmed)
			.field("confirmedPerWeek", fields.confirmedPerWeek)
			.field("estimated", fields.estimated)
			.field("estimatedPerWeek", fields.estimatedPerWeek)
			.field("ownRef", fields.ownRef)
			.also(fields.crisis)
			.field("onward", fields.onward)
			.also(fields.sure)
			.save(Words.of("given.put-right.save"), sure
				.asking(key -> helps.change(key, help.id(), help.version(), new HelpsGiven.Sent(fields.read(), null))),
					Words.of("given.put-right.done"), afterwards);
	}

	/** Asks why help is withdrawn. */
	static FormDialog withdraw(HelpsGiven helps, HelpGivenView help, Runnable afterwards) {
		var because = CodeChoice.offering(new Choice<>(Words.of("given.because"), CodeList.Value::code),
				helps.offered(Lists.WITHDRAWN_BECAUSE).stream().filter(it -> !it.code().equals("UNDONE")).toList());
		return new FormDialog(Words.of("given.withdraw.title", said(helps, help)),
				Place.of("community.help.withdraw", help.id()).at(help.version()))
			.saying(Words.of("given.withdraw.help"))
			.field("because", because)
			.save(Words.of("given.withdraw"), key -> {
				new Problem.Faults().when(because.isEmpty(), "because", Words.of("given.because.missing")).raise();
				helps.withdraw(key, help.id(), help.version(), Objects.requireNonNull(CodeChoice.given(because)));
			}, Words.of("given.withdrawn"), afterwards);
	}

	/** Pounds and pence as they are read. */
	static String pounds(BigDecimal amount) {
		return String.format(Locale.UK, "£%,.2f", amount);
	}

	/** What stands in help, in few words. */
	static String said(HelpsGiven helps, HelpGivenView help) {
		return Words.of("given.said", helps.told(Lists.DOMAIN, help.domain()).label(),
				helps.told(Lists.FORM, help.form()).label(), Dates.full(help.happenedOn()));
	}

}
