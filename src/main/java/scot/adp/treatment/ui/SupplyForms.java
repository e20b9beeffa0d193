package scot.adp.treatment.ui;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import scot.adp.directory.Areas;
import scot.adp.platform.CodeList;
import scot.adp.platform.Problem;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.FormDialog;
import scot.adp.shell.parts.Place;
import scot.adp.shell.parts.Sure;
import scot.adp.shell.parts.Words;
import scot.adp.treatment.NaloxoneOutletView;
import scot.adp.treatment.NaloxoneRules.Lists;
import scot.adp.treatment.NaloxoneSupplyView;
import scot.adp.treatment.Outlets;
import scot.adp.treatment.Supplies;

/** What is asked about a supply that was entered wrongly. */
final class SupplyForms {

	private SupplyForms() {
	}

	/**
	 * Asks for all that a supply is to say. It may tell of a person, so it is kept
	 * nowhere before it is saved.
	 */
	static FormDialog putRight(Supplies supplies, Outlets outlets, Areas areas, NaloxoneSupplyView supply, String said,
			LocalDate today, Runnable afterwards) {
		var fields = new SupplyFields(outlets, areas, today);
		var ids = new ArrayList<>(supplies.beginning().outlets());
		ids.add(supply.outlet());
		var known = outlets.byIds(ids.stream().distinct().toList());
		fields.outlet.setItems(known.values().stream().sorted(Comparator.comparing(NaloxoneOutletView::name)).toList());
		@Nullable NaloxoneOutletView at = known.get(supply.outlet());
		if (at != null) {
			fields.fill(supply, at);
		}
		fields.supplyType.addValueChangeListener(event -> fields.fit(true));
		fields.recipient.addValueChangeListener(event -> fields.fit(true));
		fields.fit(true);
		var because = OutletForms.codes(outlets, Words.of("supplies.because"), Lists.CORRECTED_BECAUSE);
		because.setClearButtonVisible(true);
		because.setHelperText(Words.of("supplies.put-right.because"));
		var sure = new Sure(fields.sure);
		return new FormDialog(Words.of("supplies.put-right.title", said), Place.NOWHERE)
			.saying(Words.of("supplies.put-right.help"))
			.field("outlet", fields.outlet)
			.field("happenedOn", fields.happenedOn)
			.field("kits", fields.kits)
			.field("recipient", fields.recipient)
			.field("ownRef", fields.ownRef)
			.field("route", fields.route)
			.field("training", fields.training)
			.field("supplyType", fields.supplyType)
			.field("repeatReason", fields.repeatReason)
			.field("source", fields.source)
			.field("authority", fields.authority)
			.field("area", fields.area)
			.field("batch", fields.batch)
			.also(fields.peer)
			.field("ageBand", fields.ageBand)
			.field("sex", fields.sex)
			.field("simdQuintile", fields.simdQuintile)
			.field("homeArea", fields.homeArea)
			.field("because", because)
			.also(fields.sure)
			.save(Words.of("supplies.put-right.save"),
					sure.asking(key -> supplies.change(key, supply.id(), supply.version(),
							new Supplies.Sent(fields.read(), null), WaitForms.given(because))),
					Words.of("supplies.put-right.done"), afterwards);
	}

	/** Asks why a supply is withdrawn. */
	static FormDialog withdraw(Supplies supplies, Outlets outlets, NaloxoneSupplyView supply, String said,
			Runnable afterwards) {
		Choice<CodeList.Value> because = OutletForms.codes(outlets, Words.of("supplies.because"),
				Lists.WITHDRAWN_BECAUSE);
		because.setItems(outlets.offered(Lists.WITHDRAWN_BECAUSE)
			.stream()
			.filter(it -> !Set.of("UNDONE", "IMPORT_TAKEN_BACK").contains(it.code()))
			.toList());
		return new FormDialog(Words.of("supplies.withdraw.title", said),
				Place.of("treatment.supply.withdraw", supply.id()).at(supply.version()))
			.saying(Words.of("supplies.withdraw.help"))
			.field("because", because)
			.save(Words.of("supplies.withdraw"), key -> {
				new Problem.Faults().when(because.isEmpty(), "because", Words.of("supplies.because.missing")).raise();
				supplies.withdraw(key, supply.id(), supply.version(), because.getValue().code());
			}, Words.of("supplies.withdrawn"), afterwards);
	}

	/** What stands in a supply, in few words. */
	static String said(Outlets outlets, NaloxoneSupplyView supply) {
		return Words.of("supplies.said", supply.kits(), outlets.told(Lists.ROUTE, supply.route()).label(),
				Dates.full(supply.happenedOn()));
	}

}
