package scot.adp.activities.ui;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import scot.adp.activities.Mode;
import scot.adp.activities.ProgrammeView;
import scot.adp.activities.SeriesPlans;
import scot.adp.activities.SeriesView;
import scot.adp.directory.Partners;
import scot.adp.directory.PlaceId;
import scot.adp.directory.PlaceView;
import scot.adp.directory.Places;
import scot.adp.directory.Schedule;
import scot.adp.directory.ServiceRegister;
import scot.adp.directory.ServiceView;
import scot.adp.directory.UnitView;
import scot.adp.directory.parts.HoursFields;
import scot.adp.platform.Problem;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.Choices;
import scot.adp.shell.parts.DayField;
import scot.adp.shell.parts.FormDialog;
import scot.adp.shell.parts.LineField;
import scot.adp.shell.parts.Place;
import scot.adp.shell.parts.Words;

/** What is asked about series. */
final class SeriesForms {

	private final SeriesPlans plans;

	private final Places places;

	private final ServiceRegister services;

	private final Partners partners;

	private final LocalDate today;

	SeriesForms(SeriesPlans plans, Places places, ServiceRegister services, Partners partners, LocalDate today) {
		this.plans = plans;
		this.places = places;
		this.services = services;
		this.partners = partners;
		this.today = today;
	}

	/** Asks for one more series of a programme. */
	FormDialog add(ProgrammeView programme, Runnable afterwards) {
		var fields = new Fields(programme, null);
		return fields
			.into(new FormDialog(Words.of("series.add.title", programme.title()),
					Place.of("activities.series", programme.id())))
			.save(Words.of("series.add.save"), key -> plans.add(key, fields.what()), Words.of("series.added"),
					afterwards);
	}

	/** Asks for all that is told of a series, and from when on it is so. */
	FormDialog change(ProgrammeView programme, SeriesView series, Runnable afterwards) {
		var fields = new Fields(programme, series);
		var since = new DayField(Words.of("series.since"));
		since.setHelperText(Words.of("series.since.help"));
		return fields
			.into(new FormDialog(Words.of("series.change.title", series.title()),
					Place.of("activities.series.change", series.id()).at(series.version())))
			.field("since", since)
			.save(Words.of("series.save"),
					key -> plans.change(key, series.id(), series.version(), fields.what(), since.getValue()),
					Words.of("series.saved"), afterwards);
	}

	/** Asks for its last day. */
	FormDialog end(SeriesView series, Runnable afterwards) {
		var on = new DayField(Words.of("series.end.on"));
		on.setMax(today);
		on.setValue(today);
		return new FormDialog(Words.of("series.end.title", series.title()),
				Place.of("activities.series.end", series.id()).at(series.version()))
			.saying(Words.of("series.end.line"))
			.field("on", on)
			.save(Words.of("series.end"), key -> {
				new Problem.Faults().when(on.isEmpty(), "on", Words.of("series.end.missing")).raise();
				plans.end(key, series.id(), series.version(), on.getValue());
			}, Words.of("series.ended"), afterwards);
	}

	/** What is told of a series. */
	private final class Fields {

		private final ProgrammeView programme;

		private final @Nullable SeriesView before;

		private final LineField title = new LineField(Words.of("series.title"), SeriesPlans.TITLE_LIMIT);

		private final Choice<UnitView> unit = new Choice<>(Words.of("series.unit"), it -> it.code().value());

		private final Choice<Mode> mode = ProgrammeForms.choice("activity.mode", List.of(Mode.values()), Mode::name,
				it -> Words.of("activity.mode." + it.name()));

		private final Choice<PlaceView> place = new Choice<>(Words.of("activity.place"), it -> it.id().value());

		private final Choice<ServiceView> service = new Choice<>(Words.of("series.service"), it -> it.id().value());

		private final Choices<UnitView> agencies = new Choices<>(Words.of("series.agencies"), it -> it.code().value());

		private final Choice<SeriesPlans.CountOffered> offered = ProgrammeForms.choice("series.offered",
				List.of(SeriesPlans.CountOffered.values()), Enum::name, it -> Words.of("series.offered." + it.name()));

		private final HoursFields when = new HoursFields();

		Fields(ProgrammeView programme, @Nullable SeriesView before) {
			this.programme = programme;
			this.before = before;
			title.setHelperText(Words.of("series.title.help"));
			var units = partners.units(programme.units());
			unit.setItems(programme.units().stream().map(units::get).filter(Objects::nonNull).toList());
			unit.setItemLabelGenerator(UnitView::name);
			unit.setVisible(programme.units().size() > 1);
			place.setItems(places.all());
			place.setItemLabelGenerator(PlaceView::name);
			place.setClearButtonVisible(true);
			service.setItems(services.all().stream().filter(it -> programme.units().contains(it.unit())).toList());
			service.setItemLabelGenerator(ServiceView::name);
			service.setClearButtonVisible(true);
			service.setHelperText(Words.of("series.service.help"));
			agencies.setItems(partners.units());
			agencies.setItemLabelGenerator(UnitView::name);
			offered.setHelperText(Words.of("series.offered.help"));
			if (before == null) {
				unit.setValue(units.get(programme.unit()));
				mode.setValue(Mode.IN_PERSON);
				offered.setValue(SeriesPlans.CountOffered.PER_SESSION);
				return;
			}
			title.setValue(Objects.requireNonNullElse(before.ownTitle(), ""));
			unit.setValue(units.get(before.unit()));
			mode.setValue(before.mode());
			places.all().stream().filter(it -> it.id().equals(before.place())).findFirst().ifPresent(place::setValue);
			services.all()
				.stream()
				.filter(it -> it.id().equals(before.service()))
				.findFirst()
				.ifPresent(service::setValue);
			agencies.setValue(partners.units()
				.stream()
				.filter(it -> before.agencies().contains(it.code()))
				.collect(Collectors.toSet()));
			offered.setValue(before.countOffered());
			when.show(before.current());
		}

		FormDialog into(FormDialog dialog) {
			dialog.field("title", title)
				.field("unit", unit)
				.field("mode", mode)
				.field("place", place)
				.field("service", service)
				.field("agencies", agencies)
				.field("countOffered", offered);
			when.into(dialog);
			return dialog;
		}

		SeriesPlans.What what() {
			var faults = new Problem.Faults().when(mode.isEmpty(), "mode", Words.of("series.mode.missing"))
				.when(offered.isEmpty(), "countOffered", Words.of("series.offered.missing"))
				.when(when.from() == null, "from", Words.of("series.from.missing"));
			when.check(faults);
			faults.raise();
			return new SeriesPlans.What(programme.id(), unit.getOptionalValue().map(UnitView::code).orElse(null),
					title.getValue(), place(), mode.getValue(),
					service.getOptionalValue().map(ServiceView::id).orElse(null),
					agencies.getValue().stream().map(UnitView::code).toList(), offered.getValue(),
					new SeriesPlans.When(when.frequency(), when.every(),
							when.byDay().stream().map(Schedule.ByDay::code).toList(),
							(before != null) ? before.current().byMonthDay() : List.of(), when.from(), when.until(),
							when.opens(), when.closes(), when.onHolidays(), when.termTimeOnly()));
		}

		/** A place that is not shown to the reader stays. */
		private @Nullable PlaceId place() {
			boolean hidden = before != null && before.place() != null
					&& places.all().stream().noneMatch(it -> it.id().equals(before.place()));
			return place.getOptionalValue()
				.map(PlaceView::id)
				.orElse((hidden && mode.getValue() != Mode.ONLINE) ? Objects.requireNonNull(before).place() : null);
		}

	}

}
