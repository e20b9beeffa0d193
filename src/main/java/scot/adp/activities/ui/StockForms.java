package scot.adp.activities.ui;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;
import scot.adp.activities.ActivityLists;
import scot.adp.activities.OutletStockView;
import scot.adp.activities.ResourceStock;
import scot.adp.activities.ResourceStock.Movement;
import scot.adp.activities.StockMoveView;
import scot.adp.activities.ResourceView;
import scot.adp.activities.Resources;
import scot.adp.activities.StockEntry;
import scot.adp.platform.Problem;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.DayField;
import scot.adp.shell.parts.FormDialog;
import scot.adp.shell.parts.Place;
import scot.adp.shell.parts.WholeNumberField;
import scot.adp.shell.parts.Words;

/** What is asked about what lies at outlets. */
final class StockForms {

	private final ResourceStock stock;

	private final Resources resources;

	private final ActivityLists lists;

	private final LocalDate today;

	StockForms(ResourceStock stock, Resources resources, ActivityLists lists, LocalDate today) {
		this.stock = stock;
		this.resources = resources;
		this.lists = lists;
		this.today = today;
	}

	/**
	 * Asks what was placed, returned or counted.
	 * @param outlet where; null to be chosen
	 * @param of which resource is chosen already; null for none
	 */
	FormDialog record(@Nullable OutletStockView outlet, Resources.@Nullable Id of, Runnable afterwards) {
		var where = new Choice<OutletStockView>(Words.of("outlet-stock.outlet"), it -> it.place().id().value());
		var outlets = (outlet != null) ? List.of(outlet) : stock.outlets();
		where.setItems(outlets);
		where.setItemLabelGenerator(it -> it.place().name());
		where.setValue(outlet);
		where.setVisible(outlet == null);
		var what = new Choice<ResourceView>(Words.of("outlet-stock.resource"), it -> it.id().value());
		var offered = resources.page(Resources.Filter.ALL, 0, Integer.MAX_VALUE);
		what.setItems(offered);
		what.setItemLabelGenerator(ResourceView::title);
		offered.stream().filter(it -> it.id().equals(of)).findFirst().ifPresent(what::setValue);
		var movement = ProgrammeForms.choice("outlet-stock.movement", List.of(Movement.values()), Movement::name,
				it -> Words.of("outlet-stock.movement." + it.name()));
		movement.setValue(Movement.PLACED);
		var number = new WholeNumberField(Words.of("outlet-stock.number"));
		number.setHelperText(Words.of("outlet-stock.number.help"));
		var on = new DayField(Words.of("outlet-stock.on"));
		on.setMax(today);
		on.setValue(today);
		return new FormDialog(
				(outlet != null) ? Words.of("outlet-stock.record.at", outlet.place().name())
						: Words.of("outlet-stock.record"),
				(outlet != null) ? Place.of("activities.stock", outlet.place().id()) : Place.of("activities.stock"))
			.field("place", where)
			.field("resource", what)
			.field("movement", movement)
			.field("number", number)
			.field("on", on)
			.save(Words.of("outlet-stock.save"),
					key -> stock.record(key,
							new StockEntry(where.getOptionalValue().map(it -> it.place().id()).orElse(null),
									what.getOptionalValue().map(ResourceView::id).orElse(null),
									movement.getOptionalValue().orElse(null), number.getValue(), on.getValue(), null)),
					Words.of("outlet-stock.saved"), afterwards);
	}

	/** Asks why a row counts no more. */
	FormDialog strike(StockMoveView move, String named, Runnable afterwards) {
		var because = new ListedFields(lists, today).one(ActivityLists.Kind.STOCK_STRUCK_BECAUSE, "activity.struck",
				null);
		return new FormDialog(Words.of("activity.strike.title", named),
				Place.of("activities.stock.strike", move.id()).at(move.version()))
			.saying(Words.of("activity.strike.line"))
			.field("because", because)
			.save(Words.of("activity.strike"), key -> {
				new Problem.Faults().when(because.isEmpty(), "because", Words.of("activity.struck.missing")).raise();
				stock.strike(key, move.id(), move.version(), because.getValue().code());
			}, Words.of("activity.strike.done"), afterwards);
	}

}
