package scot.adp.treatment.ui;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import scot.adp.directory.Areas;
import scot.adp.directory.LocalAreaView;
import scot.adp.directory.Partners;
import scot.adp.directory.PlaceView;
import scot.adp.directory.Places;
import scot.adp.directory.ServiceRegister;
import scot.adp.directory.ServiceView;
import scot.adp.directory.parts.UnitField;
import scot.adp.platform.CodeList;
import scot.adp.platform.Problem;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.Choices;
import scot.adp.shell.parts.DayField;
import scot.adp.shell.parts.FormDialog;
import scot.adp.shell.parts.LineField;
import scot.adp.shell.parts.Place;
import scot.adp.shell.parts.WholeNumberField;
import scot.adp.shell.parts.Words;
import scot.adp.treatment.NaloxoneOutletView;
import scot.adp.treatment.NaloxoneRules.Lists;
import scot.adp.treatment.Outlets;
import scot.adp.treatment.Stock;
import scot.adp.treatment.StockLevel;

/** What is asked about outlets and their kits. */
final class OutletForms {

	private static final int BATCH_LIMIT = 20;

	private OutletForms() {
	}

	/** Asks for a new outlet. */
	static FormDialog add(Outlets outlets, Areas areas, Places places, ServiceRegister services, Partners partners,
			LocalDate today, Runnable afterwards) {
		var unit = new UnitField(Words.of("outlets.unit"), partners);
		var place = new Choice<PlaceView>(Words.of("outlets.place"), it -> it.id().value());
		place.setItems(places.all());
		place.setItemLabelGenerator(PlaceView::name);
		place.setClearButtonVisible(true);
		var service = new Choice<ServiceView>(Words.of("outlets.service"), it -> it.id().value());
		service.setItems(services.all());
		service.setItemLabelGenerator(ServiceView::name);
		service.setClearButtonVisible(true);
		var area = new Choice<LocalAreaView>(Words.of("outlets.area"), it -> it.code().value());
		area.setItems(areas.coverage(today));
		area.setItemLabelGenerator(LocalAreaView::name);
		area.setHelperText(Words.of("outlets.area.help"));
		var opened = new DayField(Words.of("outlets.opened"));
		opened.setMax(today);
		opened.setValue(today);
		opened.setHelperText(Words.of("outlets.opened.help"));
		var what = new What(outlets, null);
		var dialog = new FormDialog(Words.of("outlets.add"), Place.of("treatment.outlet")).field("unit", unit)
			.field("place", place)
			.field("service", service)
			.field("area", area);
		what.into(dialog);
		dialog.field("openedOn", opened);
		return dialog.save(Words.of("outlets.add"), key -> {
			var faults = new Problem.Faults().when(unit.chosen() == null, "unit", Words.of("outlets.unit.missing"));
			what.check(faults);
			faults.raise();
			outlets.add(key,
					new Outlets.New(Objects.requireNonNull(unit.chosen()),
							service.getOptionalValue().map(ServiceView::id).orElse(null),
							place.getOptionalValue().map(PlaceView::id).orElse(null),
							area.getOptionalValue().map(LocalAreaView::code).orElse(null), what.kind(), what.open(),
							what.routes(), what.level(), opened.getValue()));
		}, Words.of("outlets.added"), afterwards);
	}

	/** Asks what an outlet is to be. */
	static FormDialog change(Outlets outlets, NaloxoneOutletView outlet, Runnable afterwards) {
		var what = new What(outlets, outlet);
		var closed = new DayField(Words.of("outlets.closed"));
		closed.setValue(outlet.closedOn());
		closed.setMin(outlet.openedOn());
		var dialog = new FormDialog(Words.of("outlets.change"),
				Place.of("treatment.outlet.change", outlet.id()).at(outlet.version()));
		what.into(dialog);
		dialog.field("closedOn", closed);
		return dialog.save(Words.of("outlets.save"), key -> {
			var faults = new Problem.Faults();
			what.check(faults);
			faults.raise();
			outlets.change(key, outlet.id(), outlet.version(),
					new Outlets.Change(what.kind(), what.open(), what.routes(), what.level(), closed.getValue()));
		}, Words.of("outlets.saved"), afterwards);
	}

	/** Asks what happened to kits. */
	static FormDialog move(Outlets outlets, Stock stock, NaloxoneOutletView outlet, LocalDate today,
			Runnable afterwards) {
		var kind = new Choice<Stock.Kind>(Words.of("stock.kind"), Stock.Kind::name);
		kind.setItems(List.of(Stock.Kind.RECEIVED, Stock.Kind.MOVED, Stock.Kind.EXPIRED, Stock.Kind.DAMAGED));
		kind.setItemLabelGenerator(it -> Words.of("stock.kind." + it.name()));
		var kits = new Kits(outlets, stock, outlet, today);
		var batch = new LineField(Words.of("stock.batch"), BATCH_LIMIT);
		var expires = new DayField(Words.of("stock.expires"));
		var to = new Choice<NaloxoneOutletView>(Words.of("stock.to"), it -> it.id().value());
		to.setItems(outlets.all().stream().filter(it -> !it.id().equals(outlet.id())).toList());
		to.setItemLabelGenerator(NaloxoneOutletView::name);
		to.setVisible(false);
		kind.addValueChangeListener(event -> {
			to.setVisible(event.getValue() == Stock.Kind.MOVED);
			expires.setVisible(event.getValue() == null || event.getValue() == Stock.Kind.RECEIVED
					|| event.getValue() == Stock.Kind.MOVED);
		});
		var dialog = new FormDialog(Words.of("stock.move"), Place.of("treatment.stock", outlet.id())).field("kind",
				kind);
		kits.into(dialog).field("batch", batch).field("expiresOn", expires).field("toOutlet", to);
		return dialog.save(Words.of("stock.save"), key -> {
			var faults = new Problem.Faults().when(kind.isEmpty(), "kind", Words.of("stock.kind.missing"));
			kits.check(faults);
			faults.raise();
			stock.record(key,
					new Stock.Move(outlet.id(), kind.getValue(), kits.route(), kits.number(), given(batch.getValue()),
							expires.isVisible() ? expires.getValue() : null,
							to.isVisible() ? to.getOptionalValue().map(NaloxoneOutletView::id).orElse(null) : null,
							null, kits.day()));
		}, Words.of("stock.saved"), afterwards);
	}

	/** Asks how many kits were found. */
	static FormDialog count(Outlets outlets, Stock stock, NaloxoneOutletView outlet, LocalDate today,
			Runnable afterwards) {
		var kits = new Kits(outlets, stock, outlet, today);
		var reason = codes(outlets, Words.of("stock.reason"), Lists.DIFFERENCE_REASON);
		reason.setHelperText(Words.of("stock.reason.help"));
		reason.setClearButtonVisible(true);
		var dialog = new FormDialog(Words.of("stock.count"), Place.of("treatment.count", outlet.id()));
		kits.into(dialog).field("reason", reason);
		return dialog.save(Words.of("stock.save"), key -> {
			var faults = new Problem.Faults();
			kits.check(faults);
			faults.raise();
			stock.record(key, new Stock.Move(outlet.id(), Stock.Kind.COUNTED, kits.route(), kits.number(), null, null,
					null, reason.getOptionalValue().map(CodeList.Value::code).orElse(null), kits.day()));
		}, Words.of("stock.saved"), afterwards);
	}

	static Choice<CodeList.Value> codes(Outlets outlets, String label, Lists list) {
		var field = new Choice<CodeList.Value>(label, CodeList.Value::code);
		field.setItems(outlets.offered(list));
		field.setItemLabelGenerator(CodeList.Value::label);
		return field;
	}

	/** Chooses what has a code, or else the first that is offered. */
	static void first(Choice<CodeList.Value> field, @Nullable String code) {
		var offered = field.getListDataView().getItems().toList();
		field.setValue(offered.stream().filter(it -> it.code().equals(code)).findFirst().orElse(offered.getFirst()));
	}

	static @Nullable String given(String text) {
		return text.isBlank() ? null : text.strip();
	}

	/** What an outlet is. */
	private static final class What {

		private final Choice<CodeList.Value> kind;

		private final Choice<Boolean> open = new Choice<>(Words.of("outlets.public"), String::valueOf);

		private final Choices<CodeList.Value> routes;

		private final WholeNumberField level = new WholeNumberField(Words.of("outlets.level.field"));

		What(Outlets outlets, @Nullable NaloxoneOutletView now) {
			kind = codes(outlets, Words.of("outlets.kind"), Lists.OUTLET_KIND);
			open.setItems(List.of(true, false));
			open.setItemLabelGenerator(it -> Words.of(it ? "outlets.open" : "outlets.not-open"));
			routes = new Choices<>(Words.of("outlets.routes"), CodeList.Value::code);
			routes.setItems(outlets.offered(Lists.ROUTE));
			routes.setItemLabelGenerator(CodeList.Value::label);
			if (now != null) {
				kind.setValue(outlets.told(Lists.OUTLET_KIND, now.kind()));
				open.setValue(now.openToPublic());
				routes.setValue(
						now.routes().stream().map(it -> outlets.told(Lists.ROUTE, it)).collect(Collectors.toSet()));
				level.setValue(now.reorderLevel());
			}
			else {
				routes.setValue(Set.copyOf(outlets.offered(Lists.ROUTE)));
			}
		}

		void into(FormDialog dialog) {
			dialog.field("kind", kind).field("routes", routes).field("reorderLevel", level).field("openToPublic", open);
		}

		void check(Problem.Faults faults) {
			faults.when(kind.isEmpty(), "kind", Words.of("outlets.kind.missing"))
				.when(open.isEmpty(), "openToPublic", Words.of("outlets.public.missing"))
				.when(level.isEmpty(), "reorderLevel", Words.of("outlets.level.missing"));
		}

		String kind() {
			return kind.getValue().code();
		}

		boolean open() {
			return open.getValue();
		}

		List<String> routes() {
			return routes.getValue().stream().map(CodeList.Value::code).sorted().toList();
		}

		int level() {
			return level.getValue();
		}

	}

	/** Which kits, how many and when. */
	private static final class Kits {

		private final Choice<CodeList.Value> route;

		private final WholeNumberField kits = new WholeNumberField(Words.of("stock.kits"));

		private final DayField day = new DayField(Words.of("stock.on"));

		Kits(Outlets outlets, Stock stock, NaloxoneOutletView outlet, LocalDate today) {
			route = new Choice<>(Words.of("stock.route"), CodeList.Value::code);
			// Kits of a kind that it has no more are still counted and moved on.
			route.setItems(
					Stream
						.concat(outlet.routes().stream(),
								stock.levels(List.of(outlet.id()))
									.getOrDefault(outlet.id(), List.of())
									.stream()
									.map(StockLevel::route))
						.distinct()
						.map(it -> outlets.told(Lists.ROUTE, it))
						.toList());
			route.setItemLabelGenerator(CodeList.Value::label);
			day.setValue(today);
			day.setMax(today);
		}

		FormDialog into(FormDialog dialog) {
			return dialog.field("route", route).field("kits", kits).field("happenedOn", day);
		}

		void check(Problem.Faults faults) {
			faults.when(route.isEmpty(), "route", Words.of("stock.route.missing"))
				.when(kits.isEmpty(), "kits", Words.of("stock.kits.missing"))
				.when(day.isEmpty(), "happenedOn", Words.of("stock.on.missing"));
		}

		String route() {
			return route.getValue().code();
		}

		int number() {
			return Optional.ofNullable(kits.getValue()).orElse(0);
		}

		LocalDate day() {
			return day.getValue();
		}

	}

}
