package scot.adp.community.ui;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import scot.adp.community.Door;
import scot.adp.community.GrantView;
import scot.adp.community.Grants;
import scot.adp.directory.OrganisationView;
import scot.adp.directory.Partners;
import scot.adp.directory.parts.UnitField;
import scot.adp.platform.CodeList;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.DayField;
import scot.adp.shell.parts.FormDialog;
import scot.adp.shell.parts.LineField;
import scot.adp.shell.parts.Place;
import scot.adp.shell.parts.WholeNumberField;
import scot.adp.shell.parts.TypedPounds;
import scot.adp.shell.parts.Words;
import scot.adp.shell.parts.WordsField;

/** What is asked about grants. */
final class GrantForms {

	private static final int CODES_LIMIT = 200;

	private final Grants grants;

	private final Partners partners;

	private final Runnable afterwards;

	/**
	 * Makes forms that are not asked yet.
	 * @param afterwards what to do once something was saved
	 */
	GrantForms(Grants grants, Partners partners, Runnable afterwards) {
		this.grants = grants;
		this.partners = partners;
		this.afterwards = afterwards;
	}

	/**
	 * Asks for a new grant.
	 * @param own the unit that looks after it, where the reader has one alone
	 */
	FormDialog award(@Nullable UnitId own) {
		var fields = new Fields(null, own);
		return fields.into(new FormDialog(Words.of("grant.add"), Place.of("community.grant")))
			.save(Words.of("grant.add.save"), key -> grants.award(key, fields.award(), Door.PAGE),
					Words.of("grant.added"), afterwards);
	}

	/** Asks for all that is told of an award. */
	FormDialog change(GrantView grant) {
		var fields = new Fields(grant, grant.unit());
		return fields
			.into(new FormDialog(Words.of("grant.change.title", called(grant)),
					Place.of("community.grant.change", grant.id()).at(grant.version())))
			.save(Words.of("grant.change.save"), key -> grants.change(key, grant.id(), grant.version(), fields.award()),
					Words.of("grant.saved"), afterwards);
	}

	/** Asks what became of a grant. */
	FormDialog report(GrantView grant) {
		var spent = new LineField(Words.of("grant.spent"), TypedPounds.LIMIT);
		spent.setHelperText(Words.of("grant.spent.help", pounds(grant.award())));
		var because = new WordsField(Words.of("grant.over"), Grants.WORDS_LIMIT);
		because.setHelperText(Words.of("grant.over.help"));
		var participants = new WholeNumberField(Words.of("grant.participants"));
		participants.setHelperText(Words.of("grant.participants.help"));
		var came = new WordsField(Words.of("grant.came"), Grants.WORDS_LIMIT);
		spent.setValue(TypedPounds.typed(grant.spent()));
		participants.setValue(grant.participants());
		came.setValue(Objects.requireNonNullElse(grant.cameOfIt(), ""));
		because.setValue(Objects.requireNonNullElse(grant.overBecause(), ""));
		return new FormDialog(Words.of("grant.report.title", called(grant)),
				Place.of("community.grant.report", grant.id()).at(grant.version()))
			.field("spent", spent)
			.field("overBecause", because)
			.field("participants", participants)
			.field("cameOfIt", came)
			.save(Words.of("grant.report.save"), key -> {
				var faults = new Problem.Faults();
				@Nullable BigDecimal pounds = TypedPounds.read(faults, "spent", spent);
				faults.raise();
				faults.when(pounds == null, "spent", Words.of("grant.spent.missing")).raise();
				grants.report(key, grant.id(), grant.version(), new Grants.Report(Objects.requireNonNull(pounds),
						participants.getValue(), came.getValue(), because.getValue()));
			}, Words.of("grant.reported"), afterwards);
	}

	/** Asks why a grant is withdrawn. */
	FormDialog withdraw(GrantView grant) {
		var because = CodeChoice.offering(new Choice<>(Words.of("grant.withdraw.because"), CodeList.Value::code),
				grants.offered());
		return new FormDialog(Words.of("grant.withdraw.title", called(grant)),
				Place.of("community.grant.withdraw", grant.id()).at(grant.version()))
			.saying(Words.of("grant.withdraw.help"))
			.field("because", because)
			.save(Words.of("grant.withdraw.save"), key -> {
				new Problem.Faults().when(because.isEmpty(), "because", Words.of("grant.withdraw.missing")).raise();
				grants.withdraw(key, grant.id(), grant.version(), Objects.requireNonNull(CodeChoice.given(because)));
			}, Words.of("grant.withdrawn"), afterwards);
	}

	/** What a grant is called: who has it, and how much it is. */
	static String called(GrantView grant) {
		return Words.of("grant.called", grant.holder(), pounds(grant.award()));
	}

	/** An amount as it is read, without pence where there are none. */
	static String pounds(BigDecimal amount) {
		return "£" + ((amount.stripTrailingZeros().scale() > 0) ? "%,.2f" : "%,.0f").formatted(amount);
	}

	/** The fields of an award. */
	private final class Fields {

		private final UnitField unit = new UnitField(Words.of("grant.unit"), partners);

		private final Choice<OrganisationView> organisation = new Choice<>(Words.of("grant.organisation"),
				OrganisationView::code);

		private final LineField name = new LineField(Words.of("grant.name"), Grants.NAME_LIMIT);

		private final LineField award = new LineField(Words.of("grant.award"), TypedPounds.LIMIT);

		private final DayField fromOn = new DayField(Words.of("grant.from"));

		private final DayField toOn = new DayField(Words.of("grant.to"));

		private final WordsField purpose = new WordsField(Words.of("grant.purpose"), Grants.WORDS_LIMIT);

		private final LineField actions = new LineField(Words.of("grant.actions"), CODES_LIMIT);

		Fields(@Nullable GrantView grant, @Nullable UnitId own) {
			var all = partners.organisations();
			organisation.setItems(all);
			organisation.setItemLabelGenerator(OrganisationView::name);
			organisation.setClearButtonVisible(true);
			name.setHelperText(Words.of("grant.name.help"));
			actions.setHelperText(Words.of("grant.actions.help"));
			unit.choose(own);
			if (grant == null) {
				return;
			}
			all.stream()
				.filter(it -> it.code().value().equals(grant.organisation()))
				.findFirst()
				.ifPresent(organisation::setValue);
			name.setValue((grant.organisation() == null) ? grant.holder() : "");
			award.setValue(TypedPounds.typed(grant.award()));
			fromOn.setValue(grant.fromOn());
			toOn.setValue(grant.toOn());
			purpose.setValue(Objects.requireNonNullElse(grant.purpose(), ""));
			actions.setValue(String.join(", ", grant.actionCodes()));
		}

		FormDialog into(FormDialog form) {
			return form.field("organisation", organisation)
				.field("organisationName", name)
				.field("award", award)
				.field("fromOn", fromOn)
				.field("toOn", toOn)
				.field("purpose", purpose)
				.field("actionCodes", actions)
				.field("unit", unit);
		}

		Grants.Award award() {
			var faults = new Problem.Faults();
			@Nullable BigDecimal pounds = TypedPounds.read(faults, "award", award);
			if (faults.noted().isEmpty()) {
				faults.when(pounds == null, "award", Words.of("grant.award.missing"));
			}
			@Nullable UnitId of = unit.chosen();
			faults.when(of == null, "unit", Words.of("grant.unit.missing"))
				.when(fromOn.isEmpty(), "fromOn", Words.of("grant.from.missing"))
				.when(toOn.isEmpty(), "toOn", Words.of("grant.to.missing"))
				.raise();
			return new Grants.Award(Objects.requireNonNull(of),
					organisation.getOptionalValue().map(it -> it.code().value()).orElse(null), name.getValue(),
					Objects.requireNonNull(pounds), fromOn.getValue(), toOn.getValue(), purpose.getValue(),
					Arrays.asList(actions.getValue().split("[,;\\s]+")));
		}

	}

}
