package scot.adp.treatment.ui;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import com.vaadin.flow.component.checkbox.Checkbox;
import org.jspecify.annotations.Nullable;
import scot.adp.directory.Areas;
import scot.adp.directory.LocalAreaView;
import scot.adp.platform.CodeList;
import scot.adp.platform.Problem;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.DayField;
import scot.adp.shell.parts.LineField;
import scot.adp.shell.parts.WholeNumberField;
import scot.adp.shell.parts.Words;
import scot.adp.treatment.NaloxoneOutletView;
import scot.adp.treatment.NaloxoneRules.Lists;
import scot.adp.treatment.NaloxoneSupplyView;
import scot.adp.treatment.Outlets;
import scot.adp.treatment.SupplyEntry;

/**
 * What is asked of a supply, for the page on which one is recorded and the form in which
 * one is put right.
 */
final class SupplyFields {

	static final String AT_RISK = "AT_RISK";

	private static final String REPEAT = "REPEAT";

	private static final int REFERENCE_LIMIT = 40;

	private static final int BATCH_LIMIT = 20;

	final Choice<NaloxoneOutletView> outlet = new Choice<>(Words.of("supply.outlet"), it -> it.id().value());

	final WholeNumberField kits = new WholeNumberField(Words.of("stock.kits"));

	final LineField ownRef = new LineField(Words.of("supply.own-ref"), REFERENCE_LIMIT);

	final Choice<CodeList.Value> recipient;

	final Choice<CodeList.Value> supplyType;

	final Choice<CodeList.Value> repeatReason;

	final Choice<CodeList.Value> route;

	final Choice<CodeList.Value> training;

	final Choice<CodeList.Value> source;

	final Choice<CodeList.Value> authority;

	final Choice<CodeList.Value> ageBand;

	final Choice<CodeList.Value> sex;

	final Choice<CodeList.Value> simdQuintile;

	final Choice<CodeList.Value> homeArea;

	final Choice<LocalAreaView> area;

	final DayField happenedOn = new DayField(Words.of("stock.on"));

	final LineField batch = new LineField(Words.of("stock.batch"), BATCH_LIMIT);

	final Checkbox peer = new Checkbox(Words.of("supply.peer"));

	final Checkbox sure = new Checkbox(Words.of("supply.sure"));

	private final Outlets outlets;

	SupplyFields(Outlets outlets, Areas areas, LocalDate today) {
		this.outlets = outlets;
		recipient = OutletForms.codes(outlets, Words.of("supply.recipient"), Lists.RECIPIENT);
		supplyType = OutletForms.codes(outlets, Words.of("supply.type"), Lists.SUPPLY_TYPE);
		repeatReason = OutletForms.codes(outlets, Words.of("supply.reason"), Lists.REPEAT_REASON);
		route = OutletForms.codes(outlets, Words.of("stock.route"), Lists.ROUTE);
		training = OutletForms.codes(outlets, Words.of("supply.training"), Lists.TRAINING);
		source = OutletForms.codes(outlets, Words.of("supply.source"), Lists.SOURCE);
		authority = OutletForms.codes(outlets, Words.of("supply.authority"), Lists.SUPPLY_AUTHORITY);
		ageBand = OutletForms.codes(outlets, Words.of("supply.age"), Lists.AGE_BAND);
		sex = OutletForms.codes(outlets, Words.of("supply.sex"), Lists.SEX);
		simdQuintile = OutletForms.codes(outlets, Words.of("supply.simd"), Lists.SIMD_QUINTILE);
		homeArea = new Choice<>(Words.of("supply.home"), CodeList.Value::code);
		homeArea.setItems(outlets.homes(today));
		homeArea.setItemLabelGenerator(CodeList.Value::label);
		area = new Choice<>(Words.of("supply.area"), it -> it.code().value());
		area.setItems(areas.coverage(today));
		area.setItemLabelGenerator(LocalAreaView::name);
		area.setHelperText(Words.of("supply.area.help"));
		area.setClearButtonVisible(true);
		outlet.setItemLabelGenerator(NaloxoneOutletView::name);
		ownRef.setHelperText(Words.of("supply.own-ref.help"));
		happenedOn.setMax(today);
		List.of(outlet, recipient, supplyType, repeatReason, route, training, source, authority)
			.forEach(it -> it.setRequiredIndicatorVisible(true));
		sure.setVisible(false);
	}

	/** Shows what is asked of whom it was for, and of a repeat. */
	void fit(boolean person) {
		boolean atRisk = person && AT_RISK.equals(WaitForms.code(recipient));
		ownRef.setVisible(atRisk);
		ageBand.setVisible(atRisk);
		sex.setVisible(atRisk);
		simdQuintile.setVisible(atRisk);
		homeArea.setVisible(atRisk);
		repeatReason.setVisible(REPEAT.equals(WaitForms.code(supplyType)));
	}

	/** Fills in what a supply says, codes too that are of no list any more. */
	void fill(NaloxoneSupplyView of, NaloxoneOutletView at) {
		outlet.setValue(at);
		kits.setValue(of.kits());
		ownRef.setValue((of.ownRef() != null) ? of.ownRef() : "");
		happenedOn.setValue(of.happenedOn());
		batch.setValue((of.batch() != null) ? of.batch() : "");
		peer.setValue(of.peer());
		choose(recipient, Lists.RECIPIENT, of.recipient());
		choose(supplyType, Lists.SUPPLY_TYPE, of.supplyType());
		choose(repeatReason, Lists.REPEAT_REASON, of.repeatReason());
		choose(route, Lists.ROUTE, of.route());
		choose(training, Lists.TRAINING, of.training());
		choose(source, Lists.SOURCE, of.source());
		choose(authority, Lists.SUPPLY_AUTHORITY, of.authority());
		choose(ageBand, Lists.AGE_BAND, of.ageBand());
		choose(sex, Lists.SEX, of.sex());
		choose(simdQuintile, Lists.SIMD_QUINTILE, of.simdQuintile());
		homeArea.getListDataView()
			.getItems()
			.filter(it -> it.code().equals(of.homeArea()))
			.findFirst()
			.ifPresent(homeArea::setValue);
		area.getListDataView()
			.getItems()
			.filter(it -> it.code().equals(of.area()) && !it.code().equals(at.area()))
			.findFirst()
			.ifPresent(area::setValue);
	}

	private void choose(Choice<CodeList.Value> field, Lists list, @Nullable String code) {
		if (code == null) {
			return;
		}
		var offered = new ArrayList<>(field.getListDataView().getItems().toList());
		CodeList.Value told = outlets.told(list, code);
		if (offered.stream().noneMatch(it -> it.code().equals(code))) {
			offered.add(told);
			field.setItems(offered);
		}
		OutletForms.first(field, code);
	}

	/**
	 * What stands in them.
	 * @throws Problem where something is missing
	 */
	SupplyEntry read() {
		new Problem.Faults().when(outlet.isEmpty(), "outlet", Words.of("supply.outlet.missing"))
			.when(kits.isEmpty(), "kits", Words.of("stock.kits.missing"))
			.when(happenedOn.isEmpty(), "happenedOn", Words.of("stock.on.missing"))
			.when(recipient.isEmpty(), "recipient", Words.of("supply.recipient.missing"))
			.when(route.isEmpty(), "route", Words.of("stock.route.missing"))
			.when(training.isEmpty(), "training", Words.of("supply.training.missing"))
			.when(supplyType.isEmpty(), "supplyType", Words.of("supply.type.missing"))
			.when(repeatReason.isVisible() && repeatReason.isEmpty(), "repeatReason", Words.of("supply.reason.missing"))
			.when(source.isEmpty(), "source", Words.of("supply.source.missing"))
			.when(authority.isEmpty(), "authority", Words.of("supply.authority.missing"))
			.raise();
		boolean atRisk = ownRef.isVisible();
		return new SupplyEntry(outlet.getValue().id(), happenedOn.getValue(), WaitForms.code(source),
				WaitForms.code(recipient), WaitForms.code(supplyType),
				repeatReason.isVisible() ? WaitForms.given(repeatReason) : null, WaitForms.code(route), kits.getValue(),
				WaitForms.code(training), peer.getValue(), WaitForms.code(authority),
				area.getOptionalValue().map(LocalAreaView::code).orElse(null), OutletForms.given(batch.getValue()),
				atRisk ? OutletForms.given(ownRef.getValue()) : null,
				atRisk ? SupplyEntry.Profile.of(WaitForms.given(ageBand), WaitForms.given(sex),
						WaitForms.given(simdQuintile), WaitForms.given(homeArea)) : null,
				sure.isVisible() && sure.getValue());
	}

}
