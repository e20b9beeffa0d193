package scot.adp.people.ui;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.select.Select;
import org.jspecify.annotations.Nullable;
import scot.adp.directory.Partners;
import scot.adp.directory.UnitView;
import scot.adp.events.DataSet;
import scot.adp.people.AgreementCode;
import scot.adp.people.SharingAgreementView;
import scot.adp.people.SharingAgreementView.Part;
import scot.adp.people.SharingAgreementView.Party;
import scot.adp.people.SharingAgreements;
import scot.adp.platform.CodeIdentifier;
import scot.adp.platform.Problem;
import scot.adp.platform.UnitId;
import scot.adp.platform.reading.Blanks;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.Choices;
import scot.adp.shell.parts.DayField;
import scot.adp.shell.parts.FormDialog;
import scot.adp.shell.parts.LineField;
import scot.adp.shell.parts.Place;
import scot.adp.shell.parts.Words;
import scot.adp.shell.parts.WordsField;

/** Asks for what a sharing agreement says. */
final class AgreementForm {

	private final LineField code = new LineField(Words.of("agreements.code"), CodeIdentifier.LIMIT);

	private final LineField title = new LineField(Words.of("agreements.field.title"), SharingAgreements.LINE_LIMIT);

	private final Choices<UnitView> gives = new Choices<>(Words.of("agreements.gives"), UnitView::code);

	private final Choices<UnitView> takes = new Choices<>(Words.of("agreements.takes"), UnitView::code);

	private final Choices<String> purposes = new Choices<>(Words.of("agreements.purposes"), it -> it);

	private final Choices<DataSet> dataSets = new Choices<>(Words.of("agreements.data-sets"), DataSet::value);

	private final WordsField items = new WordsField(Words.of("agreements.items"), SharingAgreements.TEXT_LIMIT);

	private final Select<Boolean> personLevel = new Select<>();

	private final Choices<String> bases = new Choices<>(Words.of("agreements.bases"), it -> it);

	private final DayField from = new DayField(Words.of("agreements.from"));

	private final DayField to = new DayField(Words.of("agreements.to"));

	private final DayField reviewOn = new DayField(Words.of("agreements.review"));

	private final DayField signedOn = new DayField(Words.of("agreements.signed"));

	private final Choice<String> retentionClass = new Choice<>(Words.of("agreements.class"), it -> it);

	private final LineField contacts = new LineField(Words.of("agreements.contacts"), SharingAgreements.LINE_LIMIT);

	private final LineField document = new LineField(Words.of("agreements.document"), SharingAgreements.LINE_LIMIT);

	private final SharingAgreements agreements;

	private final Partners partners;

	AgreementForm(SharingAgreements agreements, Partners partners) {
		this.agreements = agreements;
		this.partners = partners;
		code.setHelperText(Words.of("agreements.code.help"));
		items.setHelperText(Words.of("agreements.items.help"));
		contacts.setHelperText(Words.of("agreements.contacts.help"));
		document.setHelperText(Words.of("agreements.document.help"));
		signedOn.setHelperText(Words.of("agreements.signed.help"));
		personLevel.setLabel(Words.of("agreements.person-level"));
		personLevel.setHelperText(Words.of("agreements.person-level.help"));
		personLevel.setItems(false, true);
		personLevel.setItemLabelGenerator(it -> Words.of("agreements.person-level." + it));
		Stream
			.<HasSize>of(title, gives, takes, purposes, dataSets, items, personLevel, bases, retentionClass, contacts,
					document)
			.forEach(HasSize::setWidthFull);
		retentionClass.setClearButtonVisible(true);
	}

	/** Asks for a new one. */
	void add(Runnable afterwards) {
		offer(List.of(), List.of(), List.of(), null);
		personLevel.setValue(false);
		dialog(Words.of("agreements.add"), Place.of("people.agreement"))
			.save(Words.of("agreements.save"), key -> agreements.record(key, given(null)), Words.of("agreements.added"),
					afterwards)
			.open();
	}

	/** Asks for what one is to say. */
	void change(SharingAgreementView it, Runnable afterwards) {
		offer(it.purposes(), it.bases(), it.dataSets(), it.retentionClass());
		code.setValue(it.code().value());
		code.setReadOnly(true);
		title.setValue(it.title());
		gives.setValue(units(it, Part::gives));
		takes.setValue(units(it, Part::takes));
		purposes.setValue(Set.copyOf(it.purposes()));
		dataSets.setValue(Set.copyOf(it.dataSets()));
		items.setValue(Objects.requireNonNullElse(it.items(), ""));
		personLevel.setValue(it.personLevel());
		bases.setValue(Set.copyOf(it.bases()));
		from.setValue(it.from());
		to.setValue(it.to());
		reviewOn.setValue(it.reviewOn());
		signedOn.setValue(it.signedOn());
		retentionClass.setValue(it.retentionClass());
		contacts.setValue(it.contacts());
		document.setValue(Objects.requireNonNullElse(it.document(), ""));
		dialog(Words.of("agreements.change.title", it.code().value()),
				Place.of("people.agreement", it.code()).at(it.version()))
			.save(Words.of("agreements.save"), key -> agreements.change(key, it.version(), given(it.code())),
					Words.of("agreements.changed"), afterwards)
			.open();
	}

	private FormDialog dialog(String heading, Place place) {
		return new FormDialog(heading, place).field("code", code)
			.field("title", title)
			.field("parties", gives)
			.field("takes", takes)
			.field("purposes", purposes)
			.field("dataSets", dataSets)
			.field("items", items)
			.field("personLevel", personLevel, String::valueOf)
			.field("bases", bases)
			.field("from", from)
			.field("to", to)
			.field("reviewOn", reviewOn)
			.field("signedOn", signedOn)
			.field("retentionClass", retentionClass)
			.field("contacts", contacts)
			.field("document", document);
	}

	/** What may be chosen today, and what the agreement has from another day. */
	private void offer(Collection<String> hadPurposes, Collection<String> hadBases, Collection<DataSet> hadData,
			@Nullable String hadClass) {
		var choices = agreements.choices();
		var units = partners.units();
		for (var field : List.of(gives, takes)) {
			field.setItems(units);
			field.setItemLabelGenerator(unit -> "%s (%s)".formatted(unit.name(), unit.organisationName()));
		}
		offer(purposes, choices.purposes(), hadPurposes);
		offer(bases, choices.bases(), hadBases);
		dataSets.setItems(Stream.concat(choices.dataSets().keySet().stream(), hadData.stream()).distinct().toList());
		dataSets.setItemLabelGenerator(it -> choices.dataSets().getOrDefault(it, it.value()));
		retentionClass.setItems(
				Stream.concat(choices.classes().keySet().stream(), Stream.ofNullable(hadClass)).distinct().toList());
		retentionClass.setItemLabelGenerator(it -> choices.classes().getOrDefault(it, it));
	}

	private static void offer(Choices<String> field, Map<String, String> titles, Collection<String> had) {
		field.setItems(Stream.concat(titles.keySet().stream(), had.stream()).distinct().toList());
		field.setItemLabelGenerator(it -> titles.getOrDefault(it, it));
	}

	private Set<UnitView> units(SharingAgreementView it, Predicate<Part> which) {
		var codes = it.parties().stream().filter(party -> which.test(party.part())).map(Party::unit).toList();
		return Set.copyOf(partners.units(codes).values());
	}

	private SharingAgreements.New given(@Nullable AgreementCode of) {
		new Problem.Faults().when(from.isEmpty(), "from", Words.of("agreements.from.missing"))
			.when(to.isEmpty(), "to", Words.of("agreements.to.missing"))
			.when(reviewOn.isEmpty(), "reviewOn", Words.of("agreements.review.missing"))
			.when(personLevel.isEmpty(), "personLevel", Words.of("agreements.person-level.missing"))
			.when(of == null && Blanks.isBlank(code.getValue()), "code", Words.of("agreements.code.missing"))
			.raise();
		return new SharingAgreements.New((of != null) ? of : codeGiven(), title.getValue(), parties(),
				List.copyOf(purposes.getValue()), List.copyOf(dataSets.getValue()), items.getValue(),
				personLevel.getValue(), List.copyOf(bases.getValue()), day(from), day(to), day(reviewOn),
				signedOn.getValue(), retentionClass.getValue(), contacts.getValue(), document.getValue());
	}

	private AgreementCode codeGiven() {
		try {
			return new AgreementCode(code.getValue());
		}
		catch (IllegalArgumentException ex) {
			throw Problem.invalid("code", String.valueOf(ex.getMessage()));
		}
	}

	private List<Party> parties() {
		Set<UnitId> giving = gives.getValue().stream().map(UnitView::code).collect(Collectors.toSet());
		Set<UnitId> taking = takes.getValue().stream().map(UnitView::code).collect(Collectors.toSet());
		var parties = new ArrayList<Party>();
		giving.forEach(unit -> parties.add(new Party(unit, taking.contains(unit) ? Part.BOTH : Part.GIVES)));
		taking.stream()
			.filter(unit -> !giving.contains(unit))
			.forEach(unit -> parties.add(new Party(unit, Part.TAKES)));
		return parties;
	}

	private static LocalDate day(DayField field) {
		return Objects.requireNonNull(field.getValue());
	}

}
