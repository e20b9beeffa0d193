package scot.adp.directory.ui;

import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import scot.adp.directory.Areas;
import scot.adp.directory.LocalAreaView;
import scot.adp.directory.Partners;
import scot.adp.directory.PlaceAddress;
import scot.adp.directory.PlaceFacts;
import scot.adp.directory.PlaceId;
import scot.adp.directory.PlaceView;
import scot.adp.directory.Places;
import scot.adp.directory.ServiceLists;
import scot.adp.directory.parts.UnitField;
import scot.adp.platform.CodeList;
import scot.adp.platform.Problem;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.Choices;
import scot.adp.shell.parts.DayField;
import scot.adp.shell.parts.FormDialog;
import scot.adp.shell.parts.LineField;
import scot.adp.shell.parts.Place;
import scot.adp.shell.parts.Words;
import scot.adp.shell.parts.WordsField;

/** Asks for what is told of a place. */
final class PlaceForm {

	private static final int POSITION_LIMIT = 50;

	private final LineField name = new LineField(Words.of("places.name"), Places.NAME_LIMIT);

	private final Choice<PlaceView.Kind> kind = new Choice<>(Words.of("places.kind"), Enum::name);

	private final Choice<LocalAreaView> area = new Choice<>(Words.of("places.area"), it -> it.code().value());

	private final LineField street = new LineField(Words.of("places.street"), Places.NAME_LIMIT);

	private final LineField town = new LineField(Words.of("places.town"), Places.NAME_LIMIT);

	private final LineField postcode = new LineField(Words.of("places.postcode"), Places.POSTCODE_LIMIT);

	private final Choice<PlaceView.Masking> masking = new Choice<>(Words.of("places.masking"), Enum::name);

	private final DayField opened = new DayField(Words.of("places.opened"));

	private final LineField position = new LineField(Words.of("places.position"), POSITION_LIMIT);

	private final LineField uprn = new LineField(Words.of("places.uprn"), Places.NUMBER_LIMIT);

	private final LineField school = new LineField(Words.of("places.school"), Places.NUMBER_LIMIT);

	private final Choices<CodeList.Value> features = new Choices<>(Words.of("places.features"), CodeList.Value::code);

	private final Places places;

	private final ServiceLists lists;

	PlaceForm(Places places, Areas areas, ServiceLists lists, LocalDate today) {
		this.places = places;
		this.lists = lists;
		position.setHelperText(Words.of("places.position.help"));
		features.setItems(lists.features().on(today));
		features.setItemLabelGenerator(CodeList.Value::label);
		school.setVisible(false);
		kind.addValueChangeListener(event -> school.setVisible(event.getValue() == PlaceView.Kind.SCHOOL));
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

	/** Asks for what one is to be; where it is, is read for it. */
	FormDialog change(PlaceView place, Areas areas, Runnable afterwards) {
		PlaceAddress known = places.address(place.id());
		PlaceFacts facts = known.facts();
		name.setValue(place.name());
		kind.setValue(place.kind());
		areas.find(place.area()).ifPresent(area::setValue);
		street.setValue(Objects.requireNonNullElse(known.street(), ""));
		town.setValue(Objects.requireNonNullElse(known.town(), ""));
		postcode.setValue(Objects.requireNonNullElse(known.postcode(), ""));
		position.setValue((facts.latitude() != null) ? "%s, %s".formatted(facts.latitude(), facts.longitude()) : "");
		uprn.setValue(Objects.requireNonNullElse(facts.uprn(), ""));
		school.setValue(Objects.requireNonNullElse(facts.schoolCode(), ""));
		features.setValue(lists.features()
			.values()
			.stream()
			.filter(it -> facts.features().contains(it.code()))
			.collect(Collectors.toSet()));
		masking.setValue(place.masking());
		opened.setValue(place.openedOn());
		var closed = new DayField(Words.of("places.closed"));
		closed.setHelperText(Words.of("places.closed.help"));
		closed.setValue(place.closedOn());
		var successor = new Choice<PlaceView>(Words.of("places.successor"), it -> it.id().value());
		successor.setItems(places.all().stream().filter(it -> !it.id().equals(place.id())).toList());
		successor.setItemLabelGenerator(PlaceView::name);
		successor.setHelperText(Words.of("places.successor.help"));
		successor.setClearButtonVisible(true);
		@Nullable PlaceId led = known.successor();
		if (led != null) {
			places.find(led).ifPresent(successor::setValue);
		}
		var because = new WordsField(Words.of("places.because"), Places.REASON_LIMIT);
		because.setHelperText(Words.of("places.because.help"));
		because.setVisible(false);
		masking.addValueChangeListener(event -> because
			.setVisible(event.getValue() != null && event.getValue().compareTo(place.masking()) < 0));
		return into(new FormDialog(Words.of("places.change.title", place.name()),
				Place.of("directory.place.change", place.id()).at(place.version())))
			.field("closedOn", closed)
			.field("successor", successor)
			.field("because", because)
			.save(Words.of("places.save"),
					key -> places.change(key, place.id(), place.version(), what(), closed.getValue(),
							successor.getOptionalValue().map(PlaceView::id).orElse(null), because.getValue()),
					Words.of("places.saved"), afterwards);
	}

	private FormDialog into(FormDialog dialog) {
		return dialog.field("name", name)
			.field("kind", kind)
			.field("area", area)
			.field("street", street)
			.field("town", town)
			.field("postcode", postcode)
			.field("latitude", position)
			.field("uprn", uprn)
			.field("schoolCode", school)
			.field("features", features)
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
				town.getValue(), postcode.getValue(), masking.getValue(), since, facts());
	}

	/** As a map shows a position: degrees north and east. */
	private PlaceFacts facts() {
		var numbers = Stream.of(position.getValue().split("[,;\\s]+")).filter(it -> !it.isBlank()).toList();
		boolean numeric = numbers.stream().allMatch(it -> it.matches("[+-]?[0-9]{1,3}(\\.[0-9]{1,12})?"));
		new Problem.Faults()
			.when(!numbers.isEmpty() && (numbers.size() != 2 || !numeric), "latitude",
					Words.of("places.position.fault"))
			.raise();
		boolean known = !numbers.isEmpty();
		return new PlaceFacts(known ? Double.valueOf(numbers.getFirst()) : null,
				known ? Double.valueOf(numbers.getLast()) : null, uprn.getValue(),
				(kind.getValue() == PlaceView.Kind.SCHOOL) ? school.getValue() : null,
				features.getValue().stream().map(CodeList.Value::code).sorted().toList());
	}

}
