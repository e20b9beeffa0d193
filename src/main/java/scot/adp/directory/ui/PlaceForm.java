package scot.adp.directory.ui;

import java.time.LocalDate;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import scot.adp.directory.Areas;
import scot.adp.directory.LocalAreaView;
import scot.adp.directory.Partners;
import scot.adp.directory.PlaceView;
import scot.adp.directory.Places;
import scot.adp.directory.parts.UnitField;
import scot.adp.platform.Problem;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.DayField;
import scot.adp.shell.parts.FormDialog;
import scot.adp.shell.parts.LineField;
import scot.adp.shell.parts.Place;
import scot.adp.shell.parts.Words;
import scot.adp.shell.parts.WordsField;

/** Asks for what is told of a place. */
final class PlaceForm {

	private final LineField name = new LineField(Words.of("places.name"), Places.NAME_LIMIT);

	private final Choice<PlaceView.Kind> kind = new Choice<>(Words.of("places.kind"), Enum::name);

	private final Choice<LocalAreaView> area = new Choice<>(Words.of("places.area"), it -> it.code().value());

	private final LineField street = new LineField(Words.of("places.street"), Places.NAME_LIMIT);

	private final LineField town = new LineField(Words.of("places.town"), Places.NAME_LIMIT);

	private final LineField postcode = new LineField(Words.of("places.postcode"), Places.POSTCODE_LIMIT);

	private final Choice<PlaceView.Masking> masking = new Choice<>(Words.of("places.masking"), Enum::name);

	private final DayField opened = new DayField(Words.of("places.opened"));

	private final Places places;

	PlaceForm(Places places, Areas areas, LocalDate today) {
		this.places = places;
		kind.setItems(PlaceView.Kind.values());
		kind.setItemLabelGenerator(it -> Words.of("places.kind." + it.name()));
		area.setItems(areas.coverage(today));
		area.setItemLabelGenerator(LocalAreaView::name);
		masking.setItems(PlaceView.Masking.values());
		masking.setItemLabelGenerator(it -> Words.of("places.masking." + it.name()));
		masking.setHelperText(Words.of("places.masking.help"));
	}

	/** Asks for a new one. */
	FormDialog add(Partners partners, Runnable afterwards) {
		var unit = new UnitField(Words.of("places.unit"), partners);
		unit.setHelperText(Words.of("places.unit.help"));
		masking.setValue(PlaceView.Masking.OPEN);
		return into(new FormDialog(Words.of("places.add"), Place.of("directory.place"))).field("unit", unit)
			.save(Words.of("places.add"), key -> places.add(key, unit.chosen(), what()), Words.of("places.added"),
					afterwards);
	}

	/** Asks for what one is to be. */
	FormDialog change(PlaceView place, Areas areas, Runnable afterwards) {
		name.setValue(place.name());
		kind.setValue(place.kind());
		areas.find(place.area()).ifPresent(area::setValue);
		street.setValue(Objects.requireNonNullElse(place.street(), ""));
		town.setValue(Objects.requireNonNullElse(place.town(), ""));
		postcode.setValue(Objects.requireNonNullElse(place.postcode(), ""));
		masking.setValue(place.masking());
		opened.setValue(place.openedOn());
		var closed = new DayField(Words.of("places.closed"));
		closed.setHelperText(Words.of("places.closed.help"));
		closed.setValue(place.closedOn());
		var because = new WordsField(Words.of("places.because"), Places.REASON_LIMIT);
		because.setHelperText(Words.of("places.because.help"));
		because.setVisible(false);
		masking.addValueChangeListener(event -> because
			.setVisible(event.getValue() != null && event.getValue().compareTo(place.masking()) < 0));
		return into(new FormDialog(Words.of("places.change.title", place.name()),
				Place.of("directory.place.change", place.id()).at(place.version())))
			.field("closedOn", closed)
			.field("because", because)
			.save(Words.of("places.save"), key -> places.change(key, place.id(), place.version(), what(),
					closed.getValue(), because.getValue()), Words.of("places.saved"), afterwards);
	}

	private FormDialog into(FormDialog dialog) {
		return dialog.field("name", name)
			.field("kind", kind)
			.field("area", area)
			.field("street", street)
			.field("town", town)
			.field("postcode", postcode)
			.field("masking", masking)
			.field("openedOn", opened);
	}

	private Places.What what() {
		new Problem.Faults().when(kind.isEmpty(), "kind", Words.of("places.kind.missing"))
			.when(area.isEmpty(), "area", Words.of("places.area.missing"))
			.when(masking.isEmpty(), "masking", Words.of("places.masking.missing"))
			.raise();
		@Nullable LocalDate since = opened.getValue();
		return new Places.What(name.getValue(), kind.getValue(), area.getValue().code(), street.getValue(),
				town.getValue(), postcode.getValue(), masking.getValue(), since);
	}

}
