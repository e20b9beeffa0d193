package scot.adp.directory.ui;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import scot.adp.directory.Areas;
import scot.adp.directory.Assurance;
import scot.adp.directory.AtPlaceId;
import scot.adp.directory.EntryReportView;
import scot.adp.directory.EntryReports;
import scot.adp.directory.HowToCome;
import scot.adp.directory.LocalAreaView;
import scot.adp.directory.Partners;
import scot.adp.directory.Phone;
import scot.adp.directory.PlaceView;
import scot.adp.directory.Places;
import scot.adp.directory.Schedule;
import scot.adp.directory.ServiceEntry;
import scot.adp.directory.ServiceId;
import scot.adp.directory.ServiceLists;
import scot.adp.directory.ServiceRecord;
import scot.adp.directory.ServiceStatus;
import scot.adp.directory.Services;
import scot.adp.directory.TimeOfDay;
import scot.adp.directory.parts.HoursFields;
import scot.adp.directory.parts.UnitField;
import scot.adp.platform.CodeList;
import scot.adp.platform.Problem;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.Choices;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.DayField;
import scot.adp.shell.parts.EmailAddressField;
import scot.adp.shell.parts.FormDialog;
import scot.adp.shell.parts.GentleWarning;
import scot.adp.shell.parts.LineField;
import scot.adp.shell.parts.Place;
import scot.adp.shell.parts.WholeNumberField;
import scot.adp.shell.parts.Words;
import scot.adp.shell.parts.WordsField;

/** What is asked about services. */
final class ServiceForms {

	private static final int TIME_LIMIT = 10;

	private static final int ADDRESS_LIMIT = 2000;

	private final Services services;

	private final ServiceLists lists;

	private final Areas areas;

	private final Places places;

	private final LocalDate today;

	ServiceForms(Services services, ServiceLists lists, Areas areas, Places places, LocalDate today) {
		this.services = services;
		this.lists = lists;
		this.areas = areas;
		this.places = places;
		this.today = today;
	}

	/** Asks for the name of a new one; the rest is told on its page. */
	FormDialog add(Partners partners, boolean supportTeam, Consumer<ServiceId> afterwards) {
		var unit = new UnitField(Words.of("services.unit"), partners);
		var name = new LineField(Words.of("services.name"), Services.NAME_LIMIT);
		var heard = new LineField(Words.of("services.heard"), Services.LINE_LIMIT);
		heard.setHelperText(Words.of("services.heard.help"));
		heard.setVisible(supportTeam);
		var made = new ArrayList<ServiceId>();
		return new FormDialog(Words.of("services.add"), Place.of("directory.service"))
			.saying(Words.of("services.add.line"))
			.field("unit", unit)
			.field("name", name)
			.field("heardHow", heard)
			.save(Words.of("services.add"), key -> {
				new Problem.Faults().when(unit.chosen() == null, "unit", Words.of("services.unit.missing")).raise();
				var entry = ServiceEntry.named(Objects.requireNonNull(unit.chosen()), name.getValue());
				made.add(services.add(key, heard(entry, heard.getValue())));
			}, Words.of("services.added"), () -> afterwards.accept(made.getLast()));
	}

	private static ServiceEntry heard(ServiceEntry of, @Nullable String heard) {
		return new ServiceEntry(of.unit(), of.name(), of.description(), of.kinds(), of.audiences(), of.minAge(),
				of.maxAge(), of.substances(), of.howToCome(), of.referralUrl(), of.cost(), of.languages(), of.formats(),
				of.phones(), of.email(), of.url(), of.model(), of.alert(), of.alertUntil(), of.areas(), of.staffOnly(),
				heard, of.places(), of.hours());
	}

	/** Asks for all that is told of a service but its hours. */
	FormDialog change(ServiceRecord service, boolean supportTeam, Runnable afterwards) {
		ServiceEntry entry = service.entry();
		var name = line("services.name", Services.NAME_LIMIT, entry.name());
		var description = new WordsField(Words.of("services.description"), Services.TEXT_LIMIT);
		description.setValue(Objects.requireNonNullElse(entry.description(), ""));
		var kinds = codes("services.kinds", lists.kinds(), entry.kinds());
		var audiences = codes("services.audiences", lists.audiences(), entry.audiences());
		var minAge = new WholeNumberField(Words.of("services.min-age"));
		minAge.setValue(entry.minAge());
		var maxAge = new WholeNumberField(Words.of("services.max-age"));
		maxAge.setValue(entry.maxAge());
		var come = new Choices<HowToCome>(Words.of("services.come"), HowToCome::name);
		come.setItems(List.of(HowToCome.values()));
		come.setItemLabelGenerator(it -> Words.of("services.come." + it.name()));
		come.setValue(entry.howToCome());
		var cost = line("services.cost", Services.LINE_LIMIT, entry.cost());
		cost.setHelperText(Words.of("services.cost.help"));
		var phone = line("services.phone", Services.PHONE_LIMIT,
				entry.phones().isEmpty() ? null : entry.phones().getFirst().number());
		var email = new EmailAddressField(Words.of("services.email"));
		email.setValue(Objects.requireNonNullElse(entry.email(), ""));
		email.setHelperText(Words.of("services.email.help"));
		var url = line("services.url", ADDRESS_LIMIT, entry.url());
		var where = new Choices<PlaceView>(Words.of("services.places"), it -> it.id().value());
		var known = places.all();
		where.setItems(known);
		where.setItemLabelGenerator(PlaceView::name);
		where.setValue(entry.places()
			.stream()
			.flatMap(it -> known.stream().filter(place -> place.id().equals(it.place())))
			.collect(Collectors.toSet()));
		var served = new Choices<LocalAreaView>(Words.of("services.areas"), it -> it.code().value());
		served.setItems(areas.coverage(today));
		served.setItemLabelGenerator(LocalAreaView::name);
		served.setValue(areas.coverage(today)
			.stream()
			.filter(it -> entry.areas().contains(it.code()))
			.collect(Collectors.toSet()));
		var substances = codes("services.substances", lists.substances(), entry.substances());
		var model = new Choice<CodeList.Value>(Words.of("services.model"), CodeList.Value::code);
		model.setItems(sorted(lists.models().on(today)));
		model.setItemLabelGenerator(CodeList.Value::label);
		model.setClearButtonVisible(true);
		lists.models().find(entry.model()).ifPresent(model::setValue);
		var languages = codes("services.languages", lists.languages(), entry.languages());
		var formats = codes("services.formats", lists.formats(), entry.formats());
		var alert = line("services.alert", Services.LINE_LIMIT, entry.alert());
		alert.setHelperText(Words.of("services.alert.help"));
		var alertUntil = new DayField(Words.of("services.alert-until"));
		alertUntil.setValue(entry.alertUntil());
		var staffOnly = yesNo("services.staff-only", entry.staffOnly());
		var heard = line("services.heard", Services.LINE_LIMIT, entry.heardHow());
		heard.setHelperText(Words.of("services.heard.help"));
		heard.setVisible(supportTeam || entry.heardHow() != null);
		return new FormDialog(Words.of("services.change.title", entry.name()),
				Place.of("directory.service.change", service.id()).at(service.version()))
			.field("name", name)
			.field("description", description)
			.also(GentleWarning.on(description))
			.field("kinds", kinds)
			.field("audiences", audiences)
			.field("minAge", minAge)
			.field("maxAge", maxAge)
			.field("howToCome", come)
			.field("cost", cost)
			.field("phones", phone)
			.field("email", email)
			.field("url", url)
			.field("places", where)
			.field("areas", served)
			.field("substances", substances)
			.field("model", model)
			.field("languages", languages)
			.field("formats", formats)
			.field("alert", alert)
			.field("alertUntil", alertUntil)
			.field("staffOnly", staffOnly)
			.field("heardHow", heard)
			.save(Words.of("services.save"), key -> services.change(key, service.id(), service.version(),
					new ServiceEntry(entry.unit(), name.getValue(), blank(description.getValue()),
							kept(entry.kinds(), kinds), kept(entry.audiences(), audiences), minAge.getValue(),
							maxAge.getValue(), kept(entry.substances(), substances),
							Arrays.stream(HowToCome.values()).filter(come.getValue()::contains).toList(),
							entry.referralUrl(), blank(cost.getValue()), kept(entry.languages(), languages),
							kept(entry.formats(), formats), phones(entry, phone.getValue()), blank(email.getValue()),
							blank(url.getValue()), model.getOptionalValue().map(CodeList.Value::code).orElse(null),
							blank(alert.getValue()), alertUntil.getValue(),
							areas.coverage(today)
								.stream()
								.filter(it -> served.getValue().contains(it))
								.map(LocalAreaView::code)
								.toList(),
							Boolean.TRUE.equals(staffOnly.getValue()), blank(heard.getValue()),
							where(entry, where.getValue(), known), entry.hours())),
					Words.of("services.saved"), afterwards);
	}

	/** Whether {@link #hours} asks for all that a row tells. */
	static boolean asksFor(Schedule row) {
		return row.byMonthDay().isEmpty() && row.replaces() == (row.label() != null);
	}

	/**
	 * Asks for a row of hours.
	 * @param before the one that is changed; null for one more
	 */
	FormDialog hours(ServiceRecord service, @Nullable Schedule before, Runnable afterwards) {
		var when = new HoursFields();
		var confirmed = new DayField(Words.of("services.hours.confirmed"));
		confirmed.setHelperText(Words.of("services.hours.confirmed.help"));
		var season = line("services.hours.season", Services.NAME_LIMIT, null);
		season.setHelperText(Words.of("services.hours.season.help"));
		int at = (before != null) ? service.entry().hours().indexOf(before) : -1;
		if (before != null) {
			when.show(before);
			confirmed.setValue(before.confirmedUntil());
			season.setValue(Objects.requireNonNullElse(before.label(), ""));
		}
		// What holds on holidays for one row mostly does for the next.
		Optional.ofNullable(before)
			.or(() -> service.entry().hours().stream().reduce((one, other) -> other))
			.map(Schedule::onHolidays)
			.ifPresent(when::onHolidays);
		var dialog = new FormDialog(Words.of("services.hours.add.title", service.entry().name()),
				((before != null) ? Place.of("directory.service.hours", service.id(), String.valueOf(at))
						: Place.of("directory.service.hours", service.id()))
					.at(service.version()));
		when.into(dialog);
		return dialog.field("confirmedUntil", confirmed)
			.field("hours", season)
			.save(Words.of((before != null) ? "services.hours.change.save" : "services.hours.add"), key -> {
				var faults = new Problem.Faults();
				when.check(faults);
				faults.raise();
				boolean named = !season.getValue().isBlank();
				var group = (before != null && before.label() != null) ? before.group() : Schedule.Group.HOLIDAY;
				var row = new Schedule(named ? group : Schedule.Group.REGULAR, blank(season.getValue()), named,
						when.frequency(), when.every(), when.byDay(), List.of(), when.from(), when.until(),
						when.opens(), when.closes(), confirmed.getValue(), when.onHolidays(), when.termTimeOnly(),
						(before != null) ? before.note() : null);
				var rows = new ArrayList<>(service.entry().hours());
				if (at < 0) {
					rows.add(row);
				}
				else {
					rows.set(at, row);
				}
				services.change(key, service.id(), service.version(), service.entry().withHours(rows));
			}, Words.of((before != null) ? "services.hours.changed" : "services.hours.added"), afterwards);
	}

	/** Asks when it is closed, or open besides. */
	FormDialog except(ServiceRecord service, Runnable afterwards) {
		var from = new DayField(Words.of("services.except.from"));
		from.setMin(today);
		from.setValue(today);
		var to = new DayField(Words.of("services.except.to"));
		to.setHelperText(Words.of("services.except.to.help"));
		var reason = reason();
		reason.setHelperText(Words.of("services.except.reason.help"));
		reason.setClearButtonVisible(true);
		var opens = line("services.except.opens", TIME_LIMIT, null);
		var closes = line("services.except.closes", TIME_LIMIT, null);
		return new FormDialog(Words.of("services.except.title", service.entry().name()),
				Place.of("directory.service.except", service.id()))
			.field("from", from)
			.field("to", to)
			.field("reason", reason)
			.field("opens", opens)
			.field("closes", closes)
			.save(Words.of("services.except.save"), key -> {
				var starts = TimeOfDay.read(opens.getValue());
				var ends = TimeOfDay.read(closes.getValue());
				new Problem.Faults().when(from.getValue() == null, "from", Words.of("services.except.from.missing"))
					.when(!opens.getValue().isBlank() && starts.isEmpty(), "opens",
							Words.of("services.hours.time.fault"))
					.when(!closes.getValue().isBlank() && ends.isEmpty(), "closes",
							Words.of("services.hours.time.fault"))
					.raise();
				LocalDate first = Objects.requireNonNull(from.getValue());
				services.except(key, service.id(), null, first, Objects.requireNonNullElse(to.getValue(), first),
						reason.getOptionalValue().map(CodeList.Value::code).orElse(null), first(starts), first(ends));
			}, Words.of("services.except.saved"), afterwards);
	}

	/** Asks for how long it is paused, and why. */
	FormDialog pause(ServiceRecord service, Runnable afterwards) {
		var dialog = new FormDialog(Words.of("services.pause.title", service.entry().name()),
				Place.of("directory.service.pause", service.id()));
		return pause(service, dialog, () -> null, Words.of("services.pause"), afterwards);
	}

	/** Asks which of its places is paused, for how long, and why. */
	FormDialog pausePlace(ServiceRecord service, List<PlaceView> open, Runnable afterwards) {
		var at = new Choice<PlaceView>(Words.of("services.pause.at"), it -> it.id().value());
		at.setItems(open);
		at.setItemLabelGenerator(PlaceView::name);
		var dialog = new FormDialog(Words.of("services.pause-place.title", service.entry().name()),
				Place.of("directory.service.pause-place", service.id()))
			.field("at", at);
		return pause(service, dialog, () -> {
			new Problem.Faults().when(at.isEmpty(), "at", Words.of("services.pause.at.missing")).raise();
			return service.atPlaces().get(at.getValue().id());
		}, Words.of("services.pause-place"), afterwards);
	}

	private FormDialog pause(ServiceRecord service, FormDialog dialog, Supplier<@Nullable AtPlaceId> at, String verb,
			Runnable afterwards) {
		var from = new DayField(Words.of("services.pause.from"));
		from.setValue(today);
		var to = new DayField(Words.of("services.pause.to"));
		to.setHelperText(Words.of("services.pause.to.help"));
		var review = new DayField(Words.of("services.pause.review"));
		review.setHelperText(Words.of("services.pause.review.help"));
		var reason = reason();
		return dialog.field("from", from)
			.field("to", to)
			.field("reviewOn", review)
			.field("reason", reason)
			.save(verb, key -> {
				new Problem.Faults().when(from.getValue() == null, "from", Words.of("services.pause.from.missing"))
					.when(reason.isEmpty(), "reason", Words.of("services.reason.missing"))
					.raise();
				services.pause(key, service.id(), at.get(), service.version(), Objects.requireNonNull(from.getValue()),
						to.getValue(), review.getValue(), reason.getValue().code());
			}, Words.of("services.paused"), afterwards);
	}

	/** Asks from when on it is back. */
	FormDialog resume(ServiceRecord service, Runnable afterwards) {
		return resume(service, null, service.entry().name(), Place.of("directory.service.resume", service.id()),
				afterwards);
	}

	/** Asks from when on one of its places is back. */
	FormDialog resumePlace(ServiceRecord service, AtPlaceId at, String name, Runnable afterwards) {
		return resume(service, at, name, Place.of("directory.service.resume", service.id(), String.valueOf(at)),
				afterwards);
	}

	private FormDialog resume(ServiceRecord service, @Nullable AtPlaceId at, String name, Place kept,
			Runnable afterwards) {
		var from = new DayField(Words.of("services.resume.from"));
		from.setMin(today);
		from.setValue(today);
		return new FormDialog(Words.of("services.resume.title", name), kept).field("from", from)
			.save(Words.of("services.resume"), key -> {
				new Problem.Faults().when(from.getValue() == null, "from", Words.of("services.resume.from.missing"))
					.raise();
				services.resume(key, service.id(), at, service.version(), Objects.requireNonNull(from.getValue()));
			}, Words.of("services.resumed"), afterwards);
	}

	/** Asks since when it is there no more, and what leads on. */
	FormDialog close(ServiceRecord service, Runnable afterwards) {
		var on = new DayField(Words.of("services.close.on"));
		on.setMax(today);
		on.setValue(today);
		var successor = new Choice<ServiceRecord>(Words.of("services.close.successor"), it -> it.id().value());
		successor.setItems(services.all().stream().filter(it -> it.shown() && !it.id().equals(service.id())).toList());
		successor.setItemLabelGenerator(it -> it.entry().name());
		successor.setHelperText(Words.of("services.close.successor.help"));
		successor.setClearButtonVisible(true);
		return new FormDialog(Words.of("services.close.title", service.entry().name()),
				Place.of("directory.service.close", service.id()))
			.saying(Words.of("services.close.line"))
			.field("on", on)
			.field("successor", successor)
			.save(Words.of("services.close"), key -> {
				new Problem.Faults().when(on.getValue() == null, "on", Words.of("services.close.on.missing")).raise();
				services.close(key, service.id(), service.version(), Objects.requireNonNull(on.getValue()),
						successor.getOptionalValue().map(ServiceRecord::id).orElse(null));
			}, Words.of("services.closed"), afterwards);
	}

	/**
	 * Asks whether all entries of a unit are right, and names each of them, and what
	 * people say is wrong with them.
	 * @param own whether they are the asked person's own; else it is asked how they know
	 * @param said what people said of entries and nobody answered yet
	 */
	static FormDialog assure(Services services, String unit, List<ServiceRecord> entries, boolean own,
			List<EntryReportView> said, Runnable afterwards) {
		return assure(services, Words.of("assurance.all.title", entries.size(), unit),
				Place.of("directory.assurance", unit), entries, own, said, afterwards)
			.saying(Words.of("assurance.all.line"),
					entries.stream().map(it -> it.entry().name()).collect(Collectors.joining("; ")) + ".");
	}

	/** Asks the same of one entry. */
	static FormDialog assure(Services services, ServiceRecord entry, boolean own, List<EntryReportView> said,
			Runnable afterwards) {
		return assure(services, Words.of("assurance.one.title", entry.entry().name()),
				Place.of("directory.assurance.one", entry.id()), List.of(entry), own, said, afterwards);
	}

	private static FormDialog assure(Services services, String title, Place kept, List<ServiceRecord> entries,
			boolean own, List<EntryReportView> said, Runnable afterwards) {
		var how = choice("assurance.how",
				own ? List.of(Assurance.How.OWN) : List.of(Assurance.How.PHONE, Assurance.How.VISIT), Enum::name,
				it -> Words.of("assurance.how." + it.name()));
		if (own) {
			how.setValue(Assurance.How.OWN);
		}
		var ids = entries.stream().map(ServiceRecord::id).toList();
		var dialog = new FormDialog(title, kept);
		var open = said.stream().filter(it -> ids.contains(it.service())).toList();
		if (!open.isEmpty()) {
			dialog.saying(Words.of("assurance.reported", open.size()));
			open.forEach(it -> dialog.saying("%s: %s".formatted(it.serviceName(), told(it))));
		}
		return dialog.field("how", how).save(Words.of("assurance.save", entries.size()), key -> {
			new Problem.Faults().when(how.isEmpty(), "how", Words.of("assurance.how.missing")).raise();
			services.assure(key, ids, how.getValue());
		}, Words.of("assurance.done", entries.size()), afterwards);
	}

	/** Asks of which other entry it is a double. */
	FormDialog merge(ServiceRecord service, Consumer<ServiceId> afterwards) {
		var into = new Choice<ServiceRecord>(Words.of("services.merge.into"), it -> it.id().value());
		into.setItems(services.all()
			.stream()
			.filter(it -> it.status() != ServiceStatus.CLOSED && !it.id().equals(service.id()))
			.toList());
		into.setItemLabelGenerator(it -> it.entry().name());
		into.setHelperText(Words.of("services.merge.into.help"));
		return new FormDialog(Words.of("services.merge.title", service.entry().name()),
				Place.of("directory.service.merge", service.id()))
			.saying(Words.of("services.merge.line"))
			.field("into", into)
			.save(Words.of("services.merge"), key -> {
				new Problem.Faults().when(into.isEmpty(), "into", Words.of("services.merge.into.missing")).raise();
				services.merge(key, service.id(), service.version(), into.getValue().id());
			}, Words.of("services.merged"), () -> afterwards.accept(into.getValue().id()));
	}

	/** What a report says. */
	static String told(EntryReportView report) {
		String what = Words.of("entry-reports.what." + report.what().name());
		String day = Dates.full(Dates.day(report.madeAt()));
		if (report.stoppedOn() != null) {
			return Words.of("entry-reports.told.stopped", day, Dates.full(report.stoppedOn()));
		}
		return (report.words() != null) ? Words.of("entry-reports.told.words", day, what, report.words())
				: Words.of("entry-reports.told", day, what);
	}

	/** Asks what came of a report. */
	static FormDialog answer(EntryReports reports, EntryReportView report, Runnable afterwards) {
		var right = choice("entry-reports.right", List.of(true, false), String::valueOf,
				it -> Words.of(it ? "entry-reports.right.yes" : "entry-reports.right.no"));
		var outcome = new WordsField(Words.of("entry-reports.outcome"), EntryReports.WORDS_LIMIT);
		return new FormDialog(Words.of("entry-reports.answer.title", report.serviceName()),
				Place.of("directory.entry-report", report.id()))
			.field("right", right)
			.field("outcome", outcome)
			.save(Words.of("entry-reports.answer"), key -> {
				new Problem.Faults().when(right.isEmpty(), "right", Words.of("entry-reports.right.missing")).raise();
				reports.answer(key, report.id(), report.version(), Boolean.TRUE.equals(right.getValue()),
						outcome.getValue());
			}, Words.of("entry-reports.answered"), afterwards);
	}

	private Choice<CodeList.Value> reason() {
		var reason = new Choice<CodeList.Value>(Words.of("services.reason"), CodeList.Value::code);
		reason.setItems(lists.reasons().on(today));
		reason.setItemLabelGenerator(CodeList.Value::label);
		return reason;
	}

	private Choices<CodeList.Value> codes(String words, CodeList list, List<String> chosen) {
		var field = new Choices<CodeList.Value>(Words.of(words), CodeList.Value::code);
		field.setItems(sorted(list.on(today)));
		field.setItemLabelGenerator(CodeList.Value::label);
		field.setValue(list.values().stream().filter(it -> chosen.contains(it.code())).collect(Collectors.toSet()));
		return field;
	}

	private static List<CodeList.Value> sorted(List<CodeList.Value> values) {
		return values.stream().sorted(Comparator.comparing(CodeList.Value::label)).toList();
	}

	/** Those that stay keep their order, so that an untouched form changes nothing. */
	private static List<String> kept(List<String> before, Choices<CodeList.Value> field) {
		var chosen = field.getValue().stream().map(CodeList.Value::code).sorted().toList();
		var kept = new ArrayList<>(before.stream().filter(chosen::contains).toList());
		chosen.stream().filter(it -> !kept.contains(it)).forEach(kept::add);
		return kept;
	}

	private static List<Phone> phones(ServiceEntry entry, String first) {
		var phones = new ArrayList<>(entry.phones());
		@Nullable String what = phones.isEmpty() ? null : phones.removeFirst().what();
		if (!first.isBlank()) {
			phones.addFirst(new Phone(first.strip(), what));
		}
		return phones;
	}

	/**
	 * Places that stay keep what is told of them; one that is not shown to the reader
	 * stays.
	 */
	private static List<ServiceEntry.Where> where(ServiceEntry entry, Collection<PlaceView> chosen,
			List<PlaceView> known) {
		var ids = chosen.stream().map(PlaceView::id).toList();
		var offered = known.stream().map(PlaceView::id).toList();
		var where = new ArrayList<>(entry.places()
			.stream()
			.filter(it -> ids.contains(it.place()) || !offered.contains(it.place()))
			.toList());
		ids.stream()
			.filter(id -> where.stream().noneMatch(it -> it.place().equals(id)))
			.forEach(id -> where.add(new ServiceEntry.Where(id, null, List.of(), List.of())));
		return where;
	}

	private static LineField line(String words, int limit, @Nullable String value) {
		var field = new LineField(Words.of(words), limit);
		field.setValue(Objects.requireNonNullElse(value, ""));
		return field;
	}

	private static Choice<Boolean> yesNo(String words, boolean value) {
		var field = choice(words, List.of(true, false), String::valueOf,
				it -> Words.of(it ? "services.yes" : "services.no"));
		field.setValue(value);
		return field;
	}

	private static <T> Choice<T> choice(String words, List<T> items, Function<T, ?> code, Function<T, String> label) {
		var field = new Choice<T>(Words.of(words), code);
		field.setItems(items);
		field.setItemLabelGenerator(label::apply);
		return field;
	}

	private static @Nullable String blank(@Nullable String text) {
		return (text == null || text.isBlank()) ? null : text;
	}

	private static @Nullable LocalTime first(List<LocalTime> times) {
		return times.isEmpty() ? null : times.getFirst();
	}

}
