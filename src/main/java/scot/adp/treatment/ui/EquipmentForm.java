package scot.adp.treatment.ui;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import org.jspecify.annotations.Nullable;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.PeriodType;
import scot.adp.platform.CodeList;
import scot.adp.platform.Problem;
import scot.adp.shell.parts.Announcement;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.FormDialog;
import scot.adp.shell.parts.Place;
import scot.adp.shell.parts.Sure;
import scot.adp.shell.parts.WholeNumberField;
import scot.adp.shell.parts.Words;
import scot.adp.treatment.EquipmentCell;
import scot.adp.treatment.EquipmentEntry;
import scot.adp.treatment.EquipmentReturnView;
import scot.adp.treatment.EquipmentReturns;
import scot.adp.treatment.NaloxoneOutletView;
import scot.adp.treatment.NaloxoneRules.Lists;
import scot.adp.treatment.Outlets;
import scot.adp.treatment.Supplies;

/**
 * Asks what an outlet handed out in a month or a quarter, and shows what was filed
 * before.
 */
final class EquipmentForm {

	private final EquipmentReturns returns;

	private final Outlets outlets;

	private final NaloxoneOutletView outlet;

	private final String called;

	private final EquipmentCell cell;

	private final FormDialog dialog;

	private final Choice<Period> period = new Choice<>(Words.of("equipment.period"), it -> it.type().name());

	private final WholeNumberField attendances = new WholeNumberField(Words.of("equipment.attendances"));

	private final WholeNumberField newPeople = new WholeNumberField(Words.of("equipment.new-people"));

	private final WholeNumberField returned = new WholeNumberField(Words.of("equipment.returned"));

	private final Map<String, WholeNumberField> items = new LinkedHashMap<>();

	private final Map<String, WholeNumberField> sexes = new LinkedHashMap<>();

	private final Choice<CodeList.Value> because = new Choice<>(Words.of("equipment.because"), CodeList.Value::code);

	private final Sure sure = new Sure(new Checkbox(Words.of("equipment.sure")));

	private String told = "";

	/**
	 * Makes a form that is not asked yet.
	 * @param called what the outlet is called on the page
	 * @param files whether the reader may file
	 */
	EquipmentForm(EquipmentReturns returns, Outlets outlets, NaloxoneOutletView outlet, String called,
			EquipmentCell cell, boolean files, Runnable afterwards) {
		this.returns = returns;
		this.outlets = outlets;
		this.outlet = outlet;
		this.called = "%s, %s".formatted(called, cell.period().name());
		this.cell = cell;
		this.dialog = new FormDialog(this.called,
				Place.of("treatment.equipment", outlet.id(), cell.month().from().toString()).at(version()));
		if (cell.filed() != null) {
			cell.filed().remarks().forEach(remark -> dialog.saying(remark.message()));
		}
		if (files) {
			ask(afterwards);
		}
		if (cell.filed() != null) {
			dialog.also(history(cell.filed().id()));
		}
	}

	void open() {
		dialog.open();
	}

	private int version() {
		return (cell.filed() != null) ? cell.filed().version() : 0;
	}

	private void ask(Runnable afterwards) {
		dialog.saying(Words.of("equipment.blank"));
		if (cell.filed() == null) {
			period.setItems(Stream
				.of(cell.period(), PeriodType.MONTH.of(cell.month().from()), PeriodType.QUARTER.of(cell.month().from()))
				.distinct()
				.toList());
			period.setItemLabelGenerator(Period::name);
			period.setValue(cell.period());
			dialog.field("period", period);
		}
		Div people = group("equipment.who");
		dialog.field("attendances", attendances, people).field("newPeople", newPeople, people);
		outlets.offered(Lists.SEX)
			.stream()
			.filter(it -> !it.missing())
			.forEach(it -> dialog.field("bySex." + it.code(),
					number(sexes, it, Words.of("equipment.of-sex", it.label())), people));
		Div things = group("equipment.what");
		returns.items()
			.on(cell.period().to())
			.forEach(it -> dialog.field("items." + it.code(), number(items, it, it.label()), things));
		dialog.field("returned", returned, group("equipment.back-again"));
		if (cell.filed() != null) {
			fill(cell.filed());
			because.setItems(returns.reasons().values());
			because.setItemLabelGenerator(CodeList.Value::label);
			because.setWidthFull();
			dialog.field("because", because);
		}
		dialog.also(sure.box());
		dialog.save(Words.of("equipment.save"), sure.asking(key -> file(key, entry())), () -> {
			// Taken as it is; what is worth a look is told at once, and stays to be read.
			Announcement.done(told.isEmpty() ? Words.of("equipment.saved") : told);
			afterwards.run();
		}).verb(Words.of("equipment.nil"), key -> fileNil(key), () -> {
			Announcement.done(Words.of("equipment.nil.done", called));
			afterwards.run();
		});
	}

	/** Fields that stand together, under their name. */
	private Div group(String words) {
		var fields = new Div();
		fields.addClassName("return-fields");
		var group = new Div(new H3(Words.of(words)), fields);
		group.addClassName("return-group");
		group.getElement().setAttribute("role", "group").setAttribute("aria-label", Words.of(words));
		dialog.also(group);
		return fields;
	}

	private static WholeNumberField number(Map<String, WholeNumberField> fields, CodeList.Value of, String called) {
		var field = new WholeNumberField(called);
		fields.put(of.code(), field);
		return field;
	}

	private void fill(EquipmentReturnView filed) {
		attendances.setValue(filed.attendances());
		newPeople.setValue(filed.newPeople());
		returned.setValue(filed.returned());
		items.forEach((code, field) -> field.setValue(filed.items().get(code)));
		sexes.forEach((code, field) -> field.setValue(filed.bySex().get(code)));
	}

	private void file(String key, EquipmentEntry entry) {
		var id = returns.file(key, version(), entry, Supplies.Door.PAGE);
		told = returns.find(id).map(EquipmentForm::remarks).orElse("");
	}

	/**
	 * Numbers that were typed are never thrown away for a button beside the one that was
	 * meant.
	 */
	private void fileNil(String key) {
		boolean typed = Stream
			.concat(Stream.of(attendances, newPeople, returned),
					Stream.concat(items.values().stream(), sexes.values().stream()))
			.anyMatch(field -> !field.isEmpty());
		new Problem.Faults()
			.when(cell.filed() == null && typed, "attendances",
					"There are numbers in this form. Take them out if nothing was handed out, or file them.")
			.raise();
		file(key, EquipmentEntry.nil(outlet.id(), period(), reason()).sure());
	}

	/** What is worth a look in a return; empty where nothing is. */
	static String remarks(EquipmentReturnView filed) {
		return filed.remarks().stream().map(Problem.Field::message).collect(Collectors.joining(" "));
	}

	private EquipmentEntry entry() {
		return new EquipmentEntry(outlet.id(), period(), false, attendances.getValue(), kept(sexes, bySex()),
				newPeople.getValue(), kept(items, handedOut()), returned.getValue(), reason(), sure.given());
	}

	private Map<String, Integer> bySex() {
		return (cell.filed() != null) ? cell.filed().bySex() : Map.of();
	}

	private Map<String, Integer> handedOut() {
		return (cell.filed() != null) ? cell.filed().items() : Map.of();
	}

	/** What the fields say, and what was told of codes that are asked no more. */
	private static Map<String, Integer> kept(Map<String, WholeNumberField> fields, Map<String, Integer> before) {
		var numbers = new HashMap<>(before);
		fields.forEach((code, field) -> {
			if (field.isEmpty()) {
				numbers.remove(code);
			}
			else {
				numbers.put(code, field.getValue());
			}
		});
		return numbers;
	}

	private Period period() {
		return period.getOptionalValue().orElse(cell.period());
	}

	private @Nullable String reason() {
		return because.getOptionalValue().map(CodeList.Value::code).orElse(null);
	}

	private Div history(EquipmentReturns.Id id) {
		var list = new UnorderedList();
		returns.versions(id).forEach(version -> list.add(new ListItem(said(version))));
		var part = new Div(new Paragraph(Words.of("equipment.history")), list);
		part.addClassName("work-detail");
		return part;
	}

	private String said(EquipmentReturnView version) {
		return Stream
			.of(Optional.of(Words.of("equipment.version", Dates.time(version.filedAt()), version.filedBy())),
					Optional.ofNullable(version.because())
						.map(code -> Words.of("equipment.version.because", returns.reasons().label(code))),
					Optional.of(numbers(version)),
					Optional.ofNullable(version.itemsPerAttendance())
						.map(number -> Words.of("equipment.version.each", number.toPlainString())),
					Optional.of(Words.of("equipment.version.late")).filter(words -> version.afterSignOff()))
			.flatMap(Optional::stream)
			.collect(Collectors.joining(" "));
	}

	private String numbers(EquipmentReturnView version) {
		if (version.nil()) {
			return Words.of("equipment.version.nil");
		}
		var parts = Stream.concat(
				Stream
					.of(said("equipment.attended", version.attendances()), said("equipment.new", version.newPeople()),
							said("equipment.back", version.returned()))
					.flatMap(Optional::stream),
				returns.items()
					.values()
					.stream()
					.filter(item -> version.items().containsKey(item.code()))
					.map(item -> Words.of("equipment.said", item.label(),
							version.items().getOrDefault(item.code(), 0))));
		return parts.collect(Collectors.joining(", ", "", "."));
	}

	private static Optional<String> said(String words, @Nullable Integer number) {
		return Optional.ofNullable(number).map(it -> Words.of(words, it));
	}

}
