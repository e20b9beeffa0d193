package scot.adp.directory.open;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;
import scot.adp.directory.AreaCode;
import scot.adp.directory.Hours;
import scot.adp.directory.HowToCome;
import scot.adp.directory.OpenState;
import scot.adp.directory.OpenWindow;
import scot.adp.directory.Phone;
import scot.adp.directory.PublishedService;
import scot.adp.directory.ServiceLists;
import scot.adp.exchange.SafeText;
import scot.adp.platform.AdpSettings;
import scot.adp.platform.CodeList;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.PlainWords;

/** Puts what is known of services into words for the open pages and their files. */
@Component
@ConditionalOnWebApplication
class FindHelpPages {

	/** How many services stand on a page. */
	static final int AT_ONCE = 50;

	private static final int WEEK = 7;

	private static final double MILE = 1609.344;

	private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.UK);

	private static final String POSTCODE = "[A-Za-z]{1,2}[0-9][A-Za-z0-9]?(\\s*[0-9][A-Za-z]{2})?";

	private final PlainWords words;

	private final ServiceLists lists;

	private final FindHelpRules rules;

	private final Postcodes postcodes;

	private final AdpSettings settings;

	private final Clock clock;

	FindHelpPages(PlainWords words, ServiceLists lists, FindHelpRules rules, Postcodes postcodes, AdpSettings settings,
			Clock clock) {
		this.words = words;
		this.lists = lists;
		this.rules = rules;
		this.postcodes = postcodes;
		this.settings = settings;
		this.clock = clock;
	}

	/** What somebody asks for by the parameters of an address. */
	Asked asked(String where, String when, String audience, String kind, int page, boolean large) {
		return new Asked(where, postcodes.area(where).or(() -> rules.area(where)).orElse(null),
				postcodes.find(where).orElse(null), Asked.When.of(when), known(lists.audiences(), audience),
				known(lists.kinds(), kind), Math.max(1, page), large);
	}

	private static String known(CodeList list, String code) {
		return list.find(code).map(CodeList.Value::code).orElse("");
	}

	/**
	 * Where no place that fits is open, at least who can be rung or met online, whatever
	 * they are for.
	 */
	Search.Answer find(Collection<Entry> entries, Asked asked) {
		var found = rules.search().find(entries, asked, clock.instant());
		var near = (asked.from() != null) ? found.nearest(it -> metres(asked.from(), it)) : found;
		return (near.hasOpen() || !near.anywhere().isEmpty()) ? near
				: near.with(rules.search().find(entries, asked.forAnybody(), clock.instant()).anywhere());
	}

	/**
	 * How far it is to what was found; null where that is not known or not to be told.
	 */
	private @Nullable Double metres(@Nullable Point from, Search.Found found) {
		PublishedService.@Nullable At at = found.times().at();
		return (from != null && at != null) ? postcodes.exactly(at).map(from::metres).orElse(null) : null;
	}

	/**
	 * A page of what was found.
	 * @param entries all that could be, of which there is told what opens next where
	 * nothing is surely open
	 */
	Results results(Asked asked, Search.Answer answer, Collection<Entry> entries) {
		var said = words();
		int pages = Math.max(1, (answer.count() + AT_ONCE - 1) / AT_ONCE);
		int first = (Math.min(asked.page(), pages) - 1) * AT_ONCE;
		return new Results(asked, said(asked, answer), unknownPlace(asked), rows(asked, answer.sure(), first, said),
				rows(asked, answer.anywhere(), first - answer.sure().size(), said),
				rows(asked, answer.phoneFirst(), first - answer.sure().size() - answer.anywhere().size(), said),
				answer.hasOpen() ? null : instead(asked, entries, said), map(asked, answer), pages,
				Stream.of(Asked.When.values())
					.map(it -> new Results.Choice(it.code(), words.text("find-help.when." + it.name()),
							it == asked.when()))
					.toList(),
				choices(lists.audiences(), asked.audience()), choices(lists.kinds(), asked.kind()),
				rules.map()
					.stream()
					.flatMap(it -> Stream.concat(Stream.of(new Results.Near(it.name(), it.near())),
							it.towns().stream().map(town -> new Results.Near(town, null))))
					.toList(),
				week(asked.area()));
	}

	private Results.Instead instead(Asked asked, Collection<Entry> entries, OpeningWords said) {
		var instead = rules.search().instead(entries, asked, clock.instant());
		return new Results.Instead(rules.helplines(), instead.next().stream().map(it -> row(asked, it, said)).toList(),
				instead.elsewhere().stream().map(it -> row(asked, it, said)).toList());
	}

	private EntryPage.@Nullable Link week(@Nullable AreaCode area) {
		return (area != null) ? new EntryPage.Link("/whats-on/" + area.value(),
				words.text("find-help.week-of", rules.areaNames().getOrDefault(area, ""))) : null;
	}

	/**
	 * Those of a part of the list that stand on a page which begins so far after its
	 * first.
	 */
	private List<Results.Row> rows(Asked asked, List<Search.Found> found, int begin, OpeningWords said) {
		int from = Math.clamp(begin, 0, found.size());
		int to = Math.clamp(begin + AT_ONCE, from, found.size());
		return found.subList(from, to).stream().map(it -> row(asked, it, said)).toList();
	}

	private Results.Row row(Asked asked, Search.Found found, OpeningWords said) {
		PublishedService service = found.entry().service();
		PublishedService.@Nullable At at = found.times().at();
		var phones = phones(service, at);
		return new Results.Row(asked.ofEntry(service.slug()), service.slug(), service.name(),
				service.organisationName(), said.found(found), (at != null) ? where(at) : "", about(service),
				ages(service), Math.max(0, (int) found.entry().places().count() - 1),
				phones.isEmpty() ? null : phones.getFirst().number(), service.alert(), service.reportedClosed(),
				away(metres(asked.from(), found)), position(at));
	}

	/** In miles, as signs on roads have it. */
	private @Nullable String away(@Nullable Double metres) {
		return (metres != null) ? words.text("find-help.away", String.format(Locale.UK, "%.1f", metres / MILE)) : null;
	}

	/** By which a device sorts what was found, without telling where it is. */
	private @Nullable String position(PublishedService.@Nullable At at) {
		return (at != null) ? postcodes.exactly(at)
			.map(it -> String.format(Locale.ROOT, "%.5f,%.5f", it.latitude(), it.longitude()))
			.orElse(null) : null;
	}

	private String said(Asked asked, Search.Answer answer) {
		@Nullable AreaCode area = asked.area();
		String where = (area != null) ? words.text("find-help.said.in", rules.areaNames().getOrDefault(area, ""))
				: words.text("find-help.said.everywhere");
		String when = words.text("find-help.said.when." + asked.when().name());
		int sure = answer.sure().size();
		if (sure == 0) {
			return words.text((answer.phoneFirst().isEmpty()) ? "find-help.said.none" : "find-help.said.none-sure",
					where, when);
		}
		return words.text("find-help.said", sure, where, when);
	}

	private @Nullable String unknownPlace(Asked asked) {
		if (asked.where().isBlank()) {
			return null;
		}
		if (asked.area() != null) {
			return (rules.isNamed(asked.where()) || asked.from() != null) ? null : words
				.text("find-help.where.taken-as", asked.where(), rules.areaNames().getOrDefault(asked.area(), ""));
		}
		return asked.where().strip().matches(POSTCODE) ? words.text("find-help.where.postcode")
				: words.text("find-help.where.unknown", asked.where());
	}

	private List<Results.Area> map(Asked asked, Search.Answer answer) {
		return rules.map()
			.stream()
			.map(it -> new Results.Area(it.name(), asked.inArea(it.name()), answer.byArea().getOrDefault(it.area(), 0),
					it.area().equals(asked.area()), it.x(), it.y(), it.width(), it.height()))
			.toList();
	}

	private List<Results.Choice> choices(CodeList list, String chosen) {
		return list.on(today())
			.stream()
			.map(it -> new Results.Choice(it.code(), it.label(), it.code().equals(chosen)))
			.sorted(Comparator.comparing(Results.Choice::label, String.CASE_INSENSITIVE_ORDER))
			.toList();
	}

	/** One service. */
	EntryPage entry(Entry entry, @Nullable Entry successor, Asked asked) {
		PublishedService service = entry.service();
		var said = words();
		return new EntryPage(service.slug(), service.name(), service.organisationName(), about(service),
				service.description().lines().filter(it -> !it.isBlank()).toList(), service.alert(),
				service.reportedClosed(), ended(service),
				(successor != null) ? new EntryPage.Link("/find-help/" + successor.service().slug(),
						words.text("find-help.entry.successor", successor.service().name())) : null,
				entry.times().stream().map(it -> where(service, it, said)).toList(), how(service),
				service.phones().stream().map(FindHelpPages::phone).toList(), service.email(), link(service.url()),
				link(service.referralUrl()), forWhom(service), cost(service), facts(service), checked(entry),
				asked.atPage(asked.page()), "/services/" + service.id().value());
	}

	private @Nullable String ended(PublishedService service) {
		LocalDate closed = service.closedOn();
		return (closed != null) ? words.text("find-help.entry.ended", Dates.full(closed)) : null;
	}

	private EntryPage.Where where(PublishedService service, Entry.Times times, OpeningWords said) {
		PublishedService.@Nullable At at = times.at();
		var state = said.state(service, at, times.opening(clock.instant()), false);
		if (at == null) {
			return new EntryPage.Where("", "", "", List.of(), List.of(), state, said.week(times),
					said.ahead(service.hours()));
		}
		return new EntryPage.Where(name(at), address(at), Objects.requireNonNullElse(at.note(), ""),
				at.features().stream().map(lists.features()::label).toList(),
				at.phones().stream().map(FindHelpPages::phone).toList(), state, said.week(times),
				said.ahead(at.hours()));
	}

	private List<String> how(PublishedService service) {
		return service.howToCome().isEmpty() ? List.of(words.text("find-help.how.unknown"))
				: Stream.of(HowToCome.values())
					.filter(service.howToCome()::contains)
					.map(it -> words.text("find-help.how." + it.name()))
					.toList();
	}

	private List<String> forWhom(PublishedService service) {
		var who = new ArrayList<String>();
		service.audiences().stream().map(lists.audiences()::label).sorted().forEach(who::add);
		String ages = ages(service);
		if (!ages.isEmpty()) {
			who.add(ages);
		}
		return who;
	}

	private String ages(PublishedService service) {
		@Nullable Integer min = service.minAge();
		@Nullable Integer max = service.maxAge();
		if (min != null) {
			return (max != null) ? words.text("find-help.age.between", min, max)
					: words.text("find-help.age.from", min);
		}
		return (max != null) ? words.text("find-help.age.to", max) : "";
	}

	private String cost(PublishedService service) {
		return Objects.requireNonNullElseGet(service.cost(), () -> words.text("find-help.free"));
	}

	private List<EntryPage.Fact> facts(PublishedService service) {
		var facts = new ArrayList<EntryPage.Fact>();
		fact(facts, "find-help.fact.substances", service.substances(), lists.substances());
		fact(facts, "find-help.fact.languages", service.languages(), lists.languages());
		fact(facts, "find-help.fact.formats", service.formats(), lists.formats());
		if (service.model() != null) {
			facts.add(new EntryPage.Fact(words.text("find-help.fact.model"), lists.models().label(service.model())));
		}
		if (!service.areas().isEmpty()) {
			facts.add(new EntryPage.Fact(words.text("find-help.fact.areas"),
					service.areas()
						.stream()
						.map(it -> rules.areaNames().getOrDefault(it, it.value()))
						.collect(Collectors.joining(", "))));
		}
		return facts;
	}

	private void fact(List<EntryPage.Fact> facts, String name, List<String> codes, CodeList list) {
		if (!codes.isEmpty()) {
			facts.add(new EntryPage.Fact(words.text(name),
					codes.stream().map(list::label).sorted().collect(Collectors.joining(", "))));
		}
	}

	/**
	 * Who runs it may have said that it is right, and not said so of the hours of now.
	 */
	private String checked(Entry entry) {
		LocalDate on = entry.service().assurance().assuredOn();
		if (on == null) {
			return words.text("find-help.entry.unchecked");
		}
		boolean unsure = entry.times()
			.stream()
			.anyMatch(it -> it.opening(clock.instant()).state() == OpenState.UNKNOWN);
		return words.text(unsure ? "find-help.entry.checked.not-hours" : "find-help.entry.checked", Dates.full(on));
	}

	/** The form by which somebody says what is wrong. */
	ReportForm report(String slug, String chosen, String typed) {
		return new ReportForm(slug,
				Stream.of(ReportForm.Choice.values())
					.map(it -> new ReportForm.Fault(it.name(), words.text("find-help.report." + it.name()),
							it.name().equals(chosen)))
					.toList(),
				typed);
	}

	/** The week of an area, from today. */
	WeekPage week(AreaCode area, Collection<Entry> entries) {
		var said = words();
		LocalDate today = today();
		var days = new TreeMap<LocalDate, List<Opened>>();
		var phoneFirst = new ArrayList<WeekPage.Line>();
		var anywhere = new ArrayList<WeekPage.Line>();
		for (Entry entry : entries) {
			PublishedService service = entry.service();
			if (gone(service, today) || !entry.serves(area)) {
				continue;
			}
			if (entry.anywhere()) {
				anywhere.add(line(service, null, ""));
				continue;
			}
			entry.places().filter(it -> it.in(area)).forEach(times -> {
				var open = openings(times, today, WEEK);
				open.forEach(window -> days
					.computeIfAbsent(LocalDate.ofInstant(window.startsAt(), Hours.ZONE), it -> new ArrayList<>())
					.add(new Opened(window.startsAt(), line(service, times.at(), said.span(window)))));
				PublishedService.@Nullable At at = times.at();
				if (open.isEmpty() && service.pausedFrom() == null && (at == null || at.pause() == null)
						&& times.windows().stream().anyMatch(it -> it.state() == OpenState.UNKNOWN)) {
					phoneFirst.add(line(service, times.at(), ""));
				}
			});
		}
		Comparator<WeekPage.Line> byName = Comparator.comparing(WeekPage.Line::name, String.CASE_INSENSITIVE_ORDER);
		return new WeekPage(rules.areaNames().getOrDefault(area, ""), area.value(),
				words.text("whats-on.from", DAY.format(today), DAY.format(today.plusDays(WEEK - 1))),
				days.entrySet()
					.stream()
					.map(day -> new WeekPage.Day(DAY.format(day.getKey()),
							day.getValue()
								.stream()
								.sorted(Comparator.comparing(Opened::at).thenComparing(Opened::line, byName))
								.map(Opened::line)
								.toList()))
					.toList(),
				phoneFirst.stream().sorted(byName).toList(), anywhere.stream().sorted(byName).toList(),
				settings.address() + "/find-help");
	}

	private static boolean gone(PublishedService service, LocalDate day) {
		return service.closedOn() != null && !service.closedOn().isAfter(day);
	}

	private static List<OpenWindow> openings(Entry.Times times, LocalDate from, int days) {
		Instant begin = from.atStartOfDay(Hours.ZONE).toInstant();
		Instant end = from.plusDays(days).atStartOfDay(Hours.ZONE).toInstant();
		return times.windows()
			.stream()
			.filter(it -> it.state() == OpenState.OPEN && !it.startsAt().isBefore(begin) && it.startsAt().isBefore(end))
			.toList();
	}

	private WeekPage.Line line(PublishedService service, PublishedService.@Nullable At at, String time) {
		var phones = phones(service, at);
		return new WeekPage.Line(time, service.name(), (at != null) ? where(at) : "",
				phones.isEmpty() ? null : phones.getFirst().number());
	}

	/** Openings as a calendar. */
	String calendar(String name, Collection<Entry> entries, @Nullable AreaCode area, int days, Instant changedAt) {
		LocalDate today = today();
		return CalendarFile.of(name, changedAt, entries.stream()
			.filter(entry -> !gone(entry.service(), today))
			.flatMap(entry -> entry.times()
				.stream()
				.filter(it -> area == null || it.isAPlace() && it.in(area))
				.flatMap(times -> openings(times, today, days).stream().map(it -> event(entry.service(), times, it))))
			.sorted(Comparator.comparing(CalendarFile.Event::startsAt).thenComparing(CalendarFile.Event::uid))
			.toList());
	}

	private CalendarFile.Event event(PublishedService service, Entry.Times times, OpenWindow window) {
		PublishedService.@Nullable At at = times.at();
		return new CalendarFile.Event(
				"%s-%d@find-help".formatted((at != null) ? at.id().value() : service.id().value(),
						window.startsAt().getEpochSecond()),
				window.startsAt(), window.endsAt(), service.name(), (at != null) ? where(at) : "",
				"%s/find-help/%s".formatted(settings.address(), service.slug()));
	}

	/** What was found as values separated by commas, a line for each place. */
	String file(Search.Answer answer) {
		var said = words();
		var lines = new ArrayList<String>();
		lines.add(IntStream.rangeClosed(1, 17)
			.mapToObj(it -> SafeText.csv(words.text("find-help.column." + it)))
			.collect(Collectors.joining(",")));
		Stream.of(answer.sure(), answer.anywhere(), answer.phoneFirst())
			.flatMap(List::stream)
			.forEach(found -> found.entry().times().forEach(times -> lines.add(line(found.entry(), times, said))));
		return '\uFEFF' + String.join("\r\n", lines) + "\r\n";
	}

	private String line(Entry entry, Entry.Times times, OpeningWords said) {
		PublishedService service = entry.service();
		PublishedService.@Nullable At at = times.at();
		LocalDate checked = service.assurance().assuredOn();
		return Stream
			.of(service.name(), service.organisationName(), kinds(service), String.join(", ", forWhom(service)),
					(at != null) ? rules.areaNames().getOrDefault(at.area(), at.area().value()) : "",
					(at != null) ? name(at) : "", (at != null) ? Objects.requireNonNullElse(at.street(), "") : "",
					(at != null) ? Objects.requireNonNullElse(at.town(), "") : "",
					(at != null) ? Objects.requireNonNullElse(at.postcode(), "") : "",
					words.text((at != null && at.addressWithheld()) ? "find-help.yes" : "find-help.no"),
					said.week(times)
						.stream()
						.map(day -> "%s: %s".formatted(day.name(), day.hours()))
						.collect(Collectors.joining("; ")),
					String.join(" ", how(service)), cost(service),
					phones(service, at).stream().map(Phone::number).collect(Collectors.joining(", ")),
					Objects.requireNonNullElse(service.email(), ""), Objects.requireNonNullElse(service.url(), ""),
					(checked != null) ? checked.toString() : "")
			.map(SafeText::csv)
			.collect(Collectors.joining(","));
	}

	private String about(PublishedService service) {
		String kinds = kinds(service);
		return kinds.isEmpty() ? service.organisationName()
				: "%s \u00b7 %s".formatted(kinds, service.organisationName());
	}

	private String kinds(PublishedService service) {
		return service.kinds().stream().map(lists.kinds()::label).sorted().collect(Collectors.joining(", "));
	}

	/** Where something is in a line, as far as it may be told. */
	private String where(PublishedService.At at) {
		return at.addressWithheld() ? name(at)
				: Stream.of(at.name(), at.town()).filter(Objects::nonNull).distinct().collect(Collectors.joining(", "));
	}

	private String name(PublishedService.At at) {
		String area = rules.areaNames().getOrDefault(at.area(), at.area().value());
		return (at.name() == null || at.addressWithheld()) ? words.text("find-help.withheld", area) : at.name();
	}

	private static String address(PublishedService.At at) {
		return at.addressWithheld() ? ""
				: Stream.of(at.street(), at.town(), at.postcode())
					.filter(Objects::nonNull)
					.collect(Collectors.joining(", "));
	}

	/** Those of the place before those of the service. */
	private static List<Phone> phones(PublishedService service, PublishedService.@Nullable At at) {
		return Stream.concat((at != null) ? at.phones().stream() : Stream.of(), service.phones().stream())
			.distinct()
			.toList();
	}

	private static EntryPage.Phone phone(Phone phone) {
		return new EntryPage.Phone(phone.number(), phone.number().replaceAll("[^0-9+]", ""), phone.what());
	}

	/** Only what leads to a page of the web is a link. */
	private static EntryPage.@Nullable Link link(@Nullable String address) {
		return (address != null && address.matches("(?i)https?://.+")) ? new EntryPage.Link(address,
				address.replaceFirst("(?i)^https?://(www\\.)?", "").replaceFirst("/$", "")) : null;
	}

	private OpeningWords words() {
		return new OpeningWords(words, lists, clock.instant());
	}

	private LocalDate today() {
		return LocalDate.now(clock.withZone(Hours.ZONE));
	}

	private record Opened(Instant at, WeekPage.Line line) {
	}

}
