package scot.adp.community.ui;

import java.time.LocalDate;
import java.util.List;

import com.vaadin.flow.component.checkbox.Checkbox;
import org.jspecify.annotations.Nullable;
import scot.adp.community.HelpEntry;
import scot.adp.community.HelpGivenView;
import scot.adp.community.HelpRules.Lists;
import scot.adp.community.HelpsGiven;
import scot.adp.community.OwnUnit;
import scot.adp.community.Pounds;
import scot.adp.directory.ServiceRegister;
import scot.adp.directory.ServiceView;
import scot.adp.platform.CodeList;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;
import scot.adp.platform.reading.Blanks;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.DayField;
import scot.adp.shell.parts.LineField;
import scot.adp.shell.parts.TypedPounds;
import scot.adp.shell.parts.Words;

/** What is asked of help, to record it and to put it right. */
final class HelpFields {

	private static final int REFERENCE_LIMIT = 40;

	final Choice<OwnUnit> unit = new Choice<>(Words.of("given.unit"), OwnUnit::unit);

	final Choice<CodeList.Value> domain;

	final Choice<CodeList.Value> form;

	final LineField confirmed = new LineField(Words.of("given.confirmed"), TypedPounds.LIMIT);

	final LineField confirmedPerWeek = new LineField(Words.of("given.confirmed-per-week"), TypedPounds.LIMIT);

	final LineField estimated = new LineField(Words.of("given.estimated"), TypedPounds.LIMIT);

	final LineField estimatedPerWeek = new LineField(Words.of("given.estimated-per-week"), TypedPounds.LIMIT);

	final LineField ownRef = new LineField(Words.of("given.own-ref"), REFERENCE_LIMIT);

	final Checkbox crisis = new Checkbox(Words.of("given.crisis"));

	final Choice<ServiceView> onward = new Choice<>(Words.of("given.onward"), it -> it.id().value());

	final DayField happenedOn = new DayField(Words.of("given.on"));

	final Checkbox sure = new Checkbox(Words.of("given.sure"));

	private final HelpsGiven helps;

	HelpFields(HelpsGiven helps, List<OwnUnit> units, ServiceRegister services, LocalDate today) {
		this.helps = helps;
		domain = CodeChoice.offering(new Choice<>(Words.of("given.domain"), CodeList.Value::code),
				helps.offered(Lists.DOMAIN));
		form = CodeChoice.offering(new Choice<>(Words.of("given.form"), CodeList.Value::code),
				helps.offered(Lists.FORM));
		unit.setItems(units);
		unit.setItemLabelGenerator(OwnUnit::name);
		unit.addValueChangeListener(event -> fit());
		onward.setItems(services.all());
		onward.setItemLabelGenerator(ServiceView::name);
		onward.setClearButtonVisible(true);
		estimated.setHelperText(Words.of("given.estimated.help"));
		happenedOn.setMax(today);
		sure.setVisible(false);
		choose(units.isEmpty() ? null : units.getFirst().unit());
	}

	/** Only where an agreement lets the unit is it asked who somebody is. */
	private void fit() {
		@Nullable OwnUnit of = unit.getValue();
		boolean persons = of != null && of.persons();
		ownRef.setVisible(persons);
		ownRef.setPlaceholder((persons && of.example() != null) ? of.example() : "");
	}

	/** Chooses a unit, where it is among those that are offered. */
	void choose(@Nullable UnitId code) {
		unit.getListDataView().getItems().filter(it -> it.unit().equals(code)).findFirst().ifPresent(unit::setValue);
		fit();
	}

	/** Fills in what was recorded, codes too that are of no list any more. */
	void fill(HelpGivenView of) {
		choose(of.unit());
		CodeChoice.choose(domain, helps.told(Lists.DOMAIN, of.domain()));
		CodeChoice.choose(form, helps.told(Lists.FORM, of.form()));
		confirmed.setValue(TypedPounds.typed(of.confirmed()));
		confirmedPerWeek.setValue(TypedPounds.typed(of.confirmedPerWeek()));
		estimated.setValue(TypedPounds.typed(of.estimated()));
		estimatedPerWeek.setValue(TypedPounds.typed(of.estimatedPerWeek()));
		ownRef.setValue((of.ownRef() != null) ? of.ownRef() : "");
		crisis.setValue(of.crisis());
		onward.getListDataView()
			.getItems()
			.filter(it -> it.id().equals(of.onward()))
			.findFirst()
			.ifPresent(onward::setValue);
		happenedOn.setValue(of.happenedOn());
	}

	/**
	 * What stands in them.
	 * @throws Problem where something is missing
	 */
	HelpEntry read() {
		var faults = new Problem.Faults().when(unit.isEmpty(), "unit", Words.of("given.unit.missing"))
			.when(domain.isEmpty(), "domain", Words.of("given.domain.missing"))
			.when(form.isEmpty(), "form", Words.of("given.form.missing"))
			.when(happenedOn.isEmpty(), "happenedOn", Words.of("given.on.missing"));
		var certain = new Pounds(TypedPounds.read(faults, "confirmed", confirmed),
				TypedPounds.read(faults, "confirmedPerWeek", confirmedPerWeek));
		var expected = new Pounds(TypedPounds.read(faults, "estimated", estimated),
				TypedPounds.read(faults, "estimatedPerWeek", estimatedPerWeek));
		faults.raise();
		String reference = ownRef.isVisible() ? Blanks.strip(ownRef.getValue()) : "";
		return new HelpEntry(unit.getValue().unit(), happenedOn.getValue(), domain.getValue().code(),
				form.getValue().code(), certain, expected, crisis.getValue(),
				onward.getOptionalValue().map(ServiceView::id).orElse(null), reference.isEmpty() ? null : reference,
				sure.isVisible() && sure.getValue());
	}

}
