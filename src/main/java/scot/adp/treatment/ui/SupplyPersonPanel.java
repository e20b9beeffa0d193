package scot.adp.treatment.ui;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import scot.adp.events.DataSet;
import scot.adp.people.OwnRef;
import scot.adp.people.spi.PersonPanel;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Words;
import scot.adp.treatment.NaloxoneOutletView;
import scot.adp.treatment.NaloxoneRules.Lists;
import scot.adp.treatment.NaloxoneSupplyView;
import scot.adp.treatment.Outlets;
import scot.adp.treatment.Supplies;

/** The naloxone that a person was supplied with. */
@Component
class SupplyPersonPanel implements PersonPanel {

	private final Supplies supplies;

	private final Outlets outlets;

	SupplyPersonPanel(Supplies supplies, Outlets outlets) {
		this.supplies = supplies;
		this.outlets = outlets;
	}

	@Override
	public int order() {
		return 20;
	}

	@Override
	public String title() {
		return Words.of("supplies.person");
	}

	@Override
	public DataSet dataSet() {
		return Supplies.DATA_SET;
	}

	/** That somebody was ever supplied is kept for longer, by a key and a quarter. */
	@Override
	public List<DataSet> dataSets() {
		return List.of(Supplies.DATA_SET, Supplies.FIRST_SUPPLIES);
	}

	@Override
	public String operation() {
		return "treatment.supply.read";
	}

	@Override
	public Optional<Whose> whose(UUID record) {
		return supplies.whose(new Supplies.Id(record));
	}

	@Override
	public Told of(Whom whom, LocalDate today) {
		var all = supplies.of(whom);
		var there = outlets.byIds(all.stream().map(NaloxoneSupplyView::outlet).distinct().toList());
		return new Told(all.stream().map(supply -> entry(supply, there)).toList(),
				all.isEmpty() ? null : Words.of("supplies.person.last", Dates.full(all.getLast().happenedOn())), null);
	}

	private Entry entry(NaloxoneSupplyView supply, Map<Outlets.Id, NaloxoneOutletView> there) {
		@Nullable NaloxoneOutletView outlet = there.get(supply.outlet());
		String details = Stream
			.of(label(Lists.SUPPLY_TYPE, supply.supplyType()), label(Lists.REPEAT_REASON, supply.repeatReason()),
					label(Lists.TRAINING, supply.training()),
					(outlet != null) ? outlet.name() : Words.of("supplies.closed-outlet"))
			.filter(part -> !part.isEmpty())
			.collect(Collectors.joining(" · "));
		return new Entry(supply.id().value(), supply.happenedOn(), supply.happenedOn(), supply.happenedOn(),
				SupplyForms.said(outlets, supply), List.of(details), "naloxone/supplies/" + supply.id().value(),
				(supply.ownRef() != null) ? new OwnRef(supply.ownRef()) : null);
	}

	private String label(Lists list, @Nullable String code) {
		return (code != null) ? outlets.told(list, code).label() : "";
	}

}
